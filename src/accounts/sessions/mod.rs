//! Sessions: somebody signed in on some device, or half so, while the second
//! factor is missing. How long they last stands in `web/session.rs`, which reads
//! them on each request.

pub mod resume;
pub mod store;
pub mod web;

use crate::{access::User, clock, id::Id, web::session};
use chrono::NaiveDateTime;
use diesel::prelude::*;

pub use store::DEVICE_DAYS;

/// Somebody is signed in here.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::sessions)]
pub struct Session {
    /// SHA-256 of what the cookie holds, in hexadecimal.
    pub token_hash: String,
    /// Who.
    pub user_id: Id<User>,
    /// UTC.
    pub created_at: NaiveDateTime,
    /// UTC; at most a minute late.
    pub seen_at: NaiveDateTime,
    /// Browser and system in words, such as `Firefox, Linux`.
    pub device: String,
    /// UTC, when password and factor were last given; `None` while the factor is missing.
    pub confirmed_at: Option<NaiveDateTime>,
    /// Begun by a link from an administrator, with which new factors may be enrolled.
    pub by_link: bool,
    /// Something waits to be told.
    pub has_notice: bool,
}

/// How far somebody has come who begins a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right, or chosen by an invitation; the factor is missing.
    Password,
    /// The same, by a link that lets factors be enrolled anew.
    Link,
    /// Password and factor were right.
    Whole,
}

impl Session {
    /// A session that begins now; the token itself is not kept.
    pub fn new(user: Id<User>, token: &str, device: &str, stage: Stage) -> Self {
        let now = clock::now();
        Self {
            token_hash: session::hash(token),
            user_id: user,
            created_at: now,
            seen_at: now,
            device: device.to_owned(),
            confirmed_at: (stage == Stage::Whole).then_some(now),
            by_link: stage == Stage::Link,
            has_notice: false,
        }
    }

    /// What stands in a URL for this session: a part of the hash, of no use to anybody else.
    pub fn handle(&self) -> &str {
        self.token_hash.get(..16).unwrap_or_default()
    }
}

/// Browser and system as far as somebody needs them to know a device again.
pub fn device(user_agent: &str) -> String {
    // The order matters: each of these also names those after it.
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find =
        |list: &[(&str, &'static str)]| list.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name);
    let words: Vec<&str> = [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_device_is_known_by_browser_and_system() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assert_eq!(device(firefox), "Firefox, Linux");
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(device(edge), "Edge, Windows");
        assert_eq!(device("curl/8"), "");
    }
}
