//! What a member must learn about their own account, since somebody else may
//! have done it: a sign-in from a new device, a change of password or factors.
//! `tell` is the one door; whatever else is to carry the news begins there.

pub mod store;
pub mod web;

/// What can happen to an account. The code is the last part of the message's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Somebody signed in on a device from which nobody had.
    NewDevice,
    /// The password was changed.
    PasswordChanged,
    /// An app or a passkey was added.
    FactorAdded,
    /// An app or a passkey was removed.
    FactorRemoved,
    /// An administrator removed all factors.
    FactorsReset,
    /// New recovery codes were made.
    CodesMade,
    /// A recovery code was used.
    CodeUsed,
    /// A link for a new password was made.
    LinkMade,
    /// An administrator ended the sessions.
    SessionsEnded,
    /// Another e-mail address was asked for.
    EmailAsked,
    /// The account is signed in to with another address.
    EmailChanged,
}

impl News {
    /// The word kept in the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::NewDevice => "new-device",
            Self::PasswordChanged => "password-changed",
            Self::FactorAdded => "factor-added",
            Self::FactorRemoved => "factor-removed",
            Self::FactorsReset => "factors-reset",
            Self::CodesMade => "codes-made",
            Self::CodeUsed => "code-used",
            Self::LinkMade => "link-made",
            Self::SessionsEnded => "sessions-ended",
            Self::EmailAsked => "email-asked",
            Self::EmailChanged => "email-changed",
        }
    }

    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::NewDevice,
        Self::PasswordChanged,
        Self::FactorAdded,
        Self::FactorRemoved,
        Self::FactorsReset,
        Self::CodesMade,
        Self::CodeUsed,
        Self::LinkMade,
        Self::SessionsEnded,
        Self::EmailAsked,
        Self::EmailChanged,
    ];
}

#[cfg(test)]
mod tests {
    use super::News;
    use crate::{dates::Lang, locale};

    #[test]
    fn all_news_have_words() {
        for news in News::ALL {
            for lang in [Lang::En, Lang::Fr] {
                let key = format!("news-{}", news.code());
                assert_ne!(locale::format(lang, &key, &[("detail", "x".into())]), key);
            }
        }
    }
}
