//! Text that must pass through a URL without being read there: what somebody
//! searched for. Sealed with a key made from the visitor's session, so that it
//! is noise in a log, in a browser's history and to anybody else.

use super::csrf::{derive, random};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use data_encoding::BASE64URL_NOPAD as B64;

/// Seals the text for this visitor.
pub fn seal(secret: &str, text: &str) -> String {
    let nonce: [u8; 24] = random();
    let cipher = XChaCha20Poly1305::new(&derive(secret, "seal").into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), text.as_bytes()).unwrap_or_default();
    B64.encode(&[nonce.as_slice(), &sealed].concat())
}

/// Opens what this visitor's page sealed; `None` for anything else.
pub fn open(secret: &str, sealed: &str) -> Option<String> {
    let bytes = B64.decode(sealed.as_bytes()).ok()?;
    let (nonce, sealed) = bytes.split_at_checked(24)?;
    let nonce: [u8; 24] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new(&derive(secret, "seal").into());
    String::from_utf8(cipher.decrypt(&XNonce::from(nonce), sealed).ok()?).ok()
}

/// An address in which what was sealed for one secret is sealed for another: a
/// session got a new token, and the way on must still lead where it was meant to.
pub fn again(address: &str, old: &str, new: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let Ok(pairs) = serde_urlencoded::from_str::<Vec<(String, String)>>(query) else { return address.to_owned() };
    let pairs: Vec<(String, String)> = pairs
        .into_iter()
        .map(|(name, value)| match open(old, &value) {
            Some(text) => (name, seal(new, &text)),
            None => (name, value),
        })
        .collect();
    format!("{path}?{}", serde_urlencoded::to_string(&pairs).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{again, open, seal};

    #[test]
    fn what_was_sealed_for_the_old_token_opens_with_the_new_one() {
        let address = format!("/cases?sort=days&search={}", seal("old", "Олена"));
        let after = again(&address, "old", "new");
        let sealed = after.strip_prefix("/cases?sort=days&search=").unwrap();
        assert_eq!(open("new", sealed).as_deref(), Some("Олена"));
        assert_eq!(again("/cases", "old", "new"), "/cases");
        assert_eq!(again("/cases?sort=days", "old", "new"), "/cases?sort=days");
    }
}
