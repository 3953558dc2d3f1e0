//! Codes of an app (TOTP, RFC 6238): six digits that change every thirty
//! seconds, made from a secret that the app learns once, from a picture.

use chrono::NaiveDateTime;
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::{Builder, Secret, Totp};

/// A new secret: 160 random bits, as the text that people can type.
pub fn new_secret() -> String {
    data_encoding::BASE32_NOPAD.encode(&crate::web::csrf::random::<20>())
}

fn totp(secret: &str, account: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).with_issuer(Some("Habeas")).with_account_name(account).build().ok()
}

/// The step to which the code belongs: that of this moment, or the one before or after it.
pub fn step(secret: &str, code: &str, now: NaiveDateTime) -> Option<i64> {
    let seconds = u64::try_from(now.and_utc().timestamp()).ok()?;
    totp(secret, "")?.check(code, seconds).and_then(|step| i64::try_from(step).ok())
}

/// The code that the app would show; for tests and for nothing else.
pub fn code(secret: &str, now: NaiveDateTime) -> String {
    let seconds = u64::try_from(now.and_utc().timestamp()).unwrap_or_default();
    totp(secret, "").map(|totp| totp.generate(seconds).to_string()).unwrap_or_default()
}

/// The address that an app reads from the picture.
pub fn url(secret: &str, account: &str) -> Option<String> {
    totp(secret, account)?.to_url().ok()
}

/// The secret in groups of four, as people type it.
pub fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// A QR code to be drawn: the squares as a path of SVG.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Squares on each side, the quiet margin among them.
    pub size: usize,
    /// One line for each run of dark squares.
    pub path: String,
}

/// Empty squares around the code, as readers need them.
const MARGIN: usize = 4;

/// The picture of an address.
pub fn picture(url: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{} {}h{}v1h-{}z", x + MARGIN, y + MARGIN, run.len(), run.len()));
            }
            x += run.len();
        }
    }
    Some(Picture { size: width + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::{code, grouped, new_secret, picture, step, url};
    use chrono::{DateTime, NaiveDateTime};

    fn at(seconds: i64) -> NaiveDateTime {
        DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, cut to six digits; the secret is "12345678901234567890".
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for (seconds, wanted) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(code(secret, at(seconds)), wanted);
            assert_eq!(step(secret, wanted, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_holds_one_step_early_or_late_and_no_more() {
        let secret = new_secret();
        let now = 1_800_000_000;
        let shown = code(&secret, at(now));
        for (seconds, is_taken) in [(-60, false), (-30, true), (0, true), (29, true), (30, true), (60, false)] {
            assert_eq!(step(&secret, &shown, at(now + seconds)).is_some(), is_taken, "{seconds}");
        }
        for typed in ["", "12345", "1234567", "abcdef", "１２３４５６"] {
            assert_eq!(step(&secret, typed, at(now)), None, "{typed}");
        }
    }

    #[test]
    fn the_secret_can_be_typed_and_drawn() {
        let secret = new_secret();
        assert_eq!(secret.len(), 32);
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
        let url = url(&secret, "ada@example.org").unwrap();
        assert!(url.starts_with("otpauth://totp/Habeas:") && url.contains(&secret), "{url}");
        let drawn = picture(&url).unwrap();
        assert!(drawn.size > 30 && drawn.path.starts_with("M4 4h7v1h-7z"), "{drawn:?}");
    }
}
