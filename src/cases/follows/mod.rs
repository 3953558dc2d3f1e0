//! Followed cases: whoever follows one is told that it changed, but not of what
//! they changed themselves.

pub mod store;
pub mod web;

use crate::{
    db::{AnyConnection, Subject, Touched},
    error::Result,
    notices::{self, Kind, News},
};

/// Tells those who follow the cases that a write touched. Runs inside each write.
///
/// # Errors
/// When the database fails.
pub fn tell(conn: &mut AnyConnection, touched: &Touched) -> Result<()> {
    // Worlds that are made whole are no news.
    if touched.author.starts_with("system:") {
        return Ok(());
    }
    let (cases, people) = (touched.ids(Subject::Case), touched.ids(Subject::Person));
    for follower in store::followers(conn, &cases, &people)? {
        // Own changes are known.
        if follower.user.as_str() == touched.author {
            continue;
        }
        let news = News {
            kind: Kind::Case,
            organisation: follower.organisation,
            address: format!("/cases/{}", follower.case),
            about: follower.reference,
        };
        notices::tell_after(conn, touched, &news, &[follower.user])?;
    }
    Ok(())
}
