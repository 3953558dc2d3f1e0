//! Bytes to text: UTF-8, UTF-16 with its mark, and the old code pages by their look. What is no text is refused.

#[cfg(test)]
mod tests;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};
use serde::Serialize;

/// So many bytes show the encoding.
const SAMPLE: usize = 64 * 1024;
/// Signs of text that was decoded wrongly once before.
const MOJIBAKE: [&str; 12] = ["Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã±", "Ã³", "â€™", "â€œ", "â€“", "Ð°Ð", "Ã§", "Ã¡"];

/// A text and how it was found in the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The name of the encoding, as browsers write it.
    pub encoding: &'static str,
    /// Whether the encoding was guessed from the look of the letters.
    pub guessed: bool,
    /// Bytes that stand for nothing in the encoding became �.
    pub damaged: bool,
    /// The text looks as if it had been decoded wrongly before it came here: "Ã©" for "é".
    pub mojibake: bool,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing.
    Empty,
    /// A picture, a program, an archive: not text.
    Binary,
}

/// Reads bytes as text. `declared` is the encoding the server or the page names, if any.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return finish(encoding, bytes.get(mark..).unwrap_or_default(), false);
    }
    if let Some(encoding) = wide(bytes) {
        return finish(encoding, bytes, true);
    }
    if is_binary(bytes) {
        return Err(Refusal::Binary);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return finish(UTF_8, bytes, false);
    }
    if let Some(encoding) =
        declared.and_then(|name| Encoding::for_label(name.trim().as_bytes())).filter(|e| *e != UTF_8)
    {
        return finish(encoding, bytes, false);
    }
    if nearly_utf8(bytes) {
        return finish(UTF_8, bytes, false);
    }
    finish(guess(bytes), bytes, true)
}

/// UTF-16 without its mark: every second byte of a western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096))?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let half = sample.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if half < 8 {
        None
    } else if odd * 10 > half * 7 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Zero bytes, the first bytes of known formats, or many control characters.
fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 9] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x7fELF",
        b"MZ\x90",
        b"\x1f\x8b",
        b"\xd0\xcf\x11\xe0",
    ];
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let control = sample.iter().filter(|b| matches!(b, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)).count();
    MAGIC.iter().any(|magic| bytes.starts_with(magic)) || sample.contains(&0) || control * 50 > sample.len()
}

/// One bad byte in much good UTF-8 is damage, not another encoding.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 8
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    settle(found, sample)
}

/// Turkish and western pages differ in six letters only; those letters settle it.
fn settle(found: &'static Encoding, sample: &[u8]) -> &'static Encoding {
    let high = sample.iter().filter(|b| **b >= 0x80).count();
    let letters = sample.iter().filter(|b| **b >= 0xc0).count();
    let plain = sample.iter().filter(|b| b.is_ascii_alphabetic()).count();
    // A page nearly all of whose letters are high is Cyrillic and not western.
    if found == WINDOWS_1252 && letters > plain * 2 {
        return WINDOWS_1251;
    }
    let turkish = sample.iter().filter(|b| matches!(b, 0xfd | 0xfe | 0xf0 | 0xdd | 0xde | 0xd0)).count();
    if found == WINDOWS_1252 && turkish * 4 > high && turkish > 2 { WINDOWS_1254 } else { found }
}

fn finish(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Result<Decoded, Refusal> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    if text.contains('\0') {
        return Err(Refusal::Binary);
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let mojibake = is_mojibake(&text);
    Ok(Decoded { text, encoding: encoding.name(), guessed, damaged, mojibake })
}

/// Whether a text was decoded wrongly before.
pub fn is_mojibake(text: &str) -> bool {
    let end = text.floor_char_boundary(SAMPLE);
    let sample = text.get(..end).unwrap_or(text);
    let signs: usize = MOJIBAKE.iter().map(|sign| sample.matches(sign).count()).sum();
    signs >= 2
}
