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
