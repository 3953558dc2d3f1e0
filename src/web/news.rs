//! What happened to a member's account: told on the next page they open, until
//! they say that they have read it. Written by `accounts/news`.

use crate::{access::User, dates::Lang, db::AnyConnection, error::Result, id::Id, locale, schema::account_news};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// One thing that happened.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = account_news)]
pub struct Notice {
    /// Its id, later in sort order than those before it.
    pub id: Id<Notice>,
    /// The last part of the message's key: `new-device`, `factor-added` and the like.
    pub kind: String,
    /// Which device or factor, in the words of whoever named it; may be empty.
    pub detail: String,
    /// UTC.
    pub made_at: NaiveDateTime,
}

impl Notice {
    /// What happened, in words.
    pub fn words(&self, lang: Lang) -> String {
        let detail = if self.detail.is_empty() { locale::text(lang, "news-unnamed") } else { &self.detail };
        locale::format(lang, &format!("news-{}", self.kind), &[("detail", detail.into())])
    }
}

/// What this member has not been told yet, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn unseen(conn: &mut AnyConnection, user: Id<User>) -> Result<Vec<Notice>> {
    Ok(account_news::table
        .filter(account_news::user_id.eq(user))
        .filter(account_news::seen_at.is_null())
        .order(account_news::id)
        .select(Notice::as_select())
        .load(conn)?)
}
