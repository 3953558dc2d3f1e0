//! The keys that never stand in the database: with the database alone nobody
//! reads what is sealed, and nobody forges history. They are kept in one file
//! that only its owner can read; whoever loses it loses what was sealed.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use data_encoding::{BASE64_NOPAD as B64, HEXLOWER};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{io::Write, path::Path};

/// The keys in force, newest last. Old ones stay, to read what they sealed.
#[derive(Clone)]
pub struct Keys {
    seal: Vec<Key>,
    chain: Vec<Key>,
}

#[derive(Clone)]
struct Key {
    id: String,
    bytes: [u8; 32],
}

/// The file: keys as base64, newest last.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    seal: Vec<String>,
    chain: Vec<String>,
}

impl Keys {
    /// Reads the file, or makes it with new keys where there is none.
    ///
    /// # Errors
    /// A sentence for the person at the terminal.
    pub fn open(path: &Path) -> Result<Self, String> {
        let unreadable = |e: &dyn std::fmt::Display| {
            format!(
                "The keys in {} cannot be read ({e}). Put the file back from its copy, or set HABEAS_KEYS to where it is.",
                path.display()
            )
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Self::make(path),
            Err(e) => return Err(unreadable(&e)),
        };
        let file: File = toml::from_str(&text).map_err(|e| unreadable(&e.message()))?;
        let keys = Self { seal: Key::all(&file.seal), chain: Key::all(&file.chain) };
        if keys.seal.len() != file.seal.len() || keys.chain.len() != file.chain.len() {
            return Err(unreadable(&"a key is not 32 bytes in base64"));
        }
        if keys.seal.is_empty() || keys.chain.is_empty() {
            return Err(unreadable(&"it needs at least one key under seal, and one under chain"));
        }
        Ok(keys)
    }

    fn make(path: &Path) -> Result<Self, String> {
        let keys = Self { seal: vec![Key::new()], chain: vec![Key::new()] };
        keys.write(path, true).map_err(|e| {
            format!("New keys cannot be written to {} ({e}). Correct HABEAS_KEYS or HABEAS_DATA_DIR.", path.display())
        })?;
        Ok(keys)
    }

    /// Adds a key that seals from now on, and writes the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn rotate(&mut self, path: &Path) -> std::io::Result<()> {
        self.seal.push(Key::new());
        // Written beside and moved over, so that no moment is without keys.
        let beside = path.with_extension("new");
        self.write(&beside, false)?;
        std::fs::rename(beside, path)
    }

    fn write(&self, path: &Path, must_be_new: bool) -> std::io::Result<()> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let texts = |keys: &[Key]| keys.iter().map(|key| B64.encode(&key.bytes)).collect();
        let file = File { seal: texts(&self.seal), chain: texts(&self.chain) };
        let text = toml::to_string(&file).map_err(std::io::Error::other)?;
        let mut options = std::fs::OpenOptions::new();
        options.write(true);
        if must_be_new {
            options.create_new(true)
        } else {
            options.create(true).truncate(true)
        };
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut out = options.open(path)?;
        out.write_all(
            b"# The keys of Habeas. Keep a copy apart from the database: without them what is sealed stays closed.\n",
        )?;
        out.write_all(text.as_bytes())?;
        out.sync_all()
    }

    /// Seals a text for one place, such as `contacts/safe_channel/<id>`; only there can it be opened.
    pub fn seal(&self, place: &str, text: &str) -> String {
        let Some(key) = self.seal.last() else { return String::new() };
        let nonce: [u8; 24] = random();
        let cipher = XChaCha20Poly1305::new(&key.bytes.into());
        let aad = format!("{place}/{}", key.id);
        // Fails for texts beyond 256 GB only.
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: text.as_bytes(), aad: aad.as_bytes() })
            .unwrap_or_default();
        format!("sealed:{}:{}", key.id, B64.encode(&[nonce.as_slice(), &sealed].concat()))
    }

    /// Opens what was sealed for this place; `None` for anything else, or where its key is gone.
    pub fn unseal(&self, place: &str, sealed: &str) -> Option<String> {
        let (id, text) = sealed.strip_prefix("sealed:")?.split_once(':')?;
        let key = self.seal.iter().find(|key| key.id == id)?;
        let bytes = B64.decode(text.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(24)?;
        let nonce: [u8; 24] = nonce.try_into().ok()?;
        let aad = format!("{place}/{id}");
        let cipher = XChaCha20Poly1305::new(&key.bytes.into());
        let open = cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: aad.as_bytes() }).ok()?;
        String::from_utf8(open).ok()
    }

    /// Whether this is sealed with the newest key.
    pub fn is_newest(&self, sealed: &str) -> bool {
        self.seal.last().is_some_and(|key| sealed.starts_with(&format!("sealed:{}:", key.id)))
    }

    /// The seal of a message under the newest key of the chain: the key's name, and HMAC-SHA-256 in hexadecimal.
    pub fn mac(&self, message: &[u8]) -> (String, String) {
        self.chain.last().map(|key| (key.id.clone(), key.mac(message))).unwrap_or_default()
    }

    /// The same under a named key; `None` where it is gone.
    pub fn mac_by(&self, id: &str, message: &[u8]) -> Option<String> {
        self.chain.iter().find(|key| key.id == id).map(|key| key.mac(message))
    }
}

impl Key {
    fn new() -> Self {
        Self::of(random())
    }

    /// The name says which key it is and nothing of what it is.
    fn of(bytes: [u8; 32]) -> Self {
        let id = HEXLOWER.encode(&Sha256::digest(bytes)).chars().take(8).collect();
        Self { id, bytes }
    }

    fn all(texts: &[String]) -> Vec<Self> {
        texts.iter().filter_map(|text| B64.decode(text.trim().as_bytes()).ok()?.try_into().ok()).map(Self::of).collect()
    }

    fn mac(&self, message: &[u8]) -> String {
        // HMAC takes a key of any length.
        let Ok(mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.bytes) else { return String::new() };
        HEXLOWER.encode(&mac.chain_update(message).finalize().into_bytes())
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Bytes from the operating system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without randomness there is no security, so stopping is right.
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn what_is_sealed_opens_in_its_place_alone_and_after_a_new_key() {
        let folder = std::env::temp_dir().join(format!("habeas-keys-{}", std::process::id()));
        let path = folder.join("keys.toml");
        let mut keys = Keys::open(&path).unwrap();
        let sealed = keys.seal("contacts/safe/1", "call Tuesday");
        assert!(!sealed.contains("Tuesday"));
        keys.rotate(&path).unwrap();
        let keys = Keys::open(&path).unwrap();
        assert_eq!(keys.unseal("contacts/safe/1", &sealed).as_deref(), Some("call Tuesday"));
        assert_eq!(keys.unseal("contacts/safe/2", &sealed), None);
        assert!(!keys.is_newest(&sealed) && keys.is_newest(&keys.seal("x", "y")));
        let (id, mac) = keys.mac(b"one");
        assert_eq!(keys.mac_by(&id, b"one"), Some(mac));
        assert_eq!(keys.mac_by("gone", b"one"), None);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&path, "seal = ['short']\nchain = []").unwrap();
        assert!(Keys::open(&path).unwrap_err().contains("32 bytes"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
