//! The token in every form: made from the visitor's cookie, masked anew for
//! each page so that compression cannot give it away.

use data_encoding::BASE64URL_NOPAD as B64;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// 32 bytes that only the holder of this cookie value can have, for this purpose.
pub fn derive(secret: &str, purpose: &str) -> [u8; 32] {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return [0; 32]; // HMAC takes a key of any length.
    };
    mac.chain_update(purpose.as_bytes()).finalize().into_bytes().into()
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without randomness there is no security, so stopping is right.
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A token for a form on this visitor's page.
pub fn token(secret: &str) -> String {
    let mask: [u8; 32] = random();
    let real = derive(secret, "form");
    let masked = real.iter().zip(mask).map(|(a, b)| a ^ b);
    B64.encode(&mask.into_iter().chain(masked).collect::<Vec<u8>>())
}

/// Whether the token was made for this visitor.
pub fn holds(secret: &str, token: &str) -> bool {
    let Ok(bytes) = B64.decode(token.as_bytes()) else { return false };
    let Some((mask, masked)) = bytes.split_at_checked(32) else { return false };
    let real: Vec<u8> = mask.iter().zip(masked).map(|(a, b)| a ^ b).collect();
    !secret.is_empty() && bool::from(real.ct_eq(&derive(secret, "form")))
}
