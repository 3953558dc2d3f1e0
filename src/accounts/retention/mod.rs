//! How long an organisation keeps closed cases before somebody is asked whether
//! they stay. Nothing is ever deleted by itself: `cases/tasks/rules.rs` makes a
//! task, and a person decides.
//!
//! "Kept … for no longer than is necessary": GDPR, article 5(1)(e).

pub mod web;

/// What can be chosen, in months.
pub const CHOICES: [i32; 5] = [6, 12, 24, 60, 120];

/// What was typed is none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOffered;

/// What was chosen: `never`, or one of [`CHOICES`].
///
/// # Errors
/// For everything else.
pub fn read(typed: &str) -> Result<Option<i32>, NotOffered> {
    match typed {
        "never" => Ok(None),
        months => CHOICES.into_iter().find(|it| it.to_string() == months).map(Some).ok_or(NotOffered),
    }
}

#[cfg(test)]
mod tests {
    use super::{NotOffered, read};

    #[test]
    fn only_what_is_offered_is_taken() {
        assert_eq!(read("never"), Ok(None));
        assert_eq!(read("24"), Ok(Some(24)));
        for wrong in ["", "0", "-6", "7", "024", "6 months"] {
            assert_eq!(read(wrong), Err(NotOffered), "{wrong}");
        }
    }
}
