//! Taking old values out of history while the chain holds: a mark with a seal
//! of its own takes the place of the text and of its salt, the digest stays. So
//! whoever blanks a text without the key is found out, and nobody can try by
//! the digest what an erased text was.

use super::{Record, Tx, chain::Message};
use crate::{
    db::Subject,
    error::Result,
    keys::Keys,
    schema::{changes, revisions},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;

/// How every mark begins; the databases let no other text take the place of one.
const START: &str = "{\"erased\":\"";

/// What stands where a text was.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    /// The removal that tells when and by whom.
    erased: String,
    key: String,
    mac: String,
}

fn message(row: &str, removal: &str) -> Message {
    Message::new("habeas erased 1").add(row).add(removal)
}

/// The mark for one row: of no use in the place of another.
fn mark(keys: &Keys, row: &str, removal: &str) -> String {
    let (key, mac) = keys.mac(message(row, removal).bytes());
    json!(Mark { erased: removal.to_owned(), key, mac }).to_string()
}

/// Whether a text is a mark made by who has the key.
pub(super) fn holds(keys: &Keys, row: &str, text: &str) -> bool {
    let Ok(mark) = serde_json::from_str::<Mark>(text) else { return false };
    keys.mac_by(&mark.key, message(row, &mark.erased).bytes()).is_some_and(|mac| mac == mark.mac)
}

/// Text for `LIKE` that means itself anywhere.
fn anywhere(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

impl Tx<'_> {
    /// Takes out of history all that was ever said under this subject, and the
    /// reasons given for it; notes that this was done.
    ///
    /// # Errors
    /// When the database fails.
    pub fn erase_history(
        &mut self,
        (subject, subject_id): (Subject, &str),
        record: (&str, &str),
        removal: &str,
    ) -> Result<()> {
        let rows: Vec<(String, String)> = changes::table
            .filter(changes::subject_id.eq(subject_id))
            .filter(changes::diff.not_like(format!("{START}%")))
            .select((changes::id, changes::revision_id))
            .load(self.conn)?;
        let reasons = self.blank(rows, removal)?;
        self.blank_reasons(reasons, removal)?;
        self.note_of((subject, subject_id), record, "erased", &json!({ "removal": removal }))
    }

    /// Takes out of the organisation's history, whoever it is about, what says one
    /// of these words and is meant by the test; what other people of that name are
    /// called stays, and so does what was said under the subjects of these ids. How
    /// many changes there were.
    ///
    /// # Errors
    /// When the database fails.
    pub fn erase_mentions(
        &mut self,
        organisation: &str,
        words: &[String],
        is_meant: &dyn Fn(&str) -> bool,
        (removal, kept): (&str, &BTreeSet<String>),
    ) -> Result<usize> {
        let untouched: BTreeSet<String> = changes::table
            .filter(changes::subject_id.eq_any(kept))
            .select(changes::revision_id)
            .load::<String>(self.conn)?
            .into_iter()
            .collect();
        let (mut found, mut reasons) = (BTreeSet::new(), BTreeSet::new());
        for word in words {
            // As it stands inside JSON.
            let quoted = json!(word).to_string();
            let rows: Vec<(String, String, String)> = changes::table
                .inner_join(revisions::table)
                .filter(revisions::organisation_id.eq(organisation))
                .filter(changes::kind.ne_all(["names", "users", "memberships"]))
                .filter(changes::subject_id.ne_all(kept))
                .filter(changes::diff.like(anywhere(quoted.trim_matches('"'))).escape('\\'))
                .select((changes::id, changes::revision_id, changes::diff))
                .load(self.conn)?;
            found.extend(rows.into_iter().filter(|(.., diff)| is_meant(diff)).map(|(id, revision, _)| (id, revision)));
            let rows: Vec<(String, Option<String>)> = revisions::table
                .filter(revisions::organisation_id.eq(organisation))
                .filter(revisions::reason.like(anywhere(word)).escape('\\'))
                .select((revisions::id, revisions::reason))
                .load(self.conn)?;
            let meant = |reason: &Option<String>| reason.as_deref().is_some_and(is_meant);
            reasons.extend(rows.into_iter().filter(|(_, reason)| meant(reason)).map(|(id, _)| id));
        }
        reasons.retain(|revision| !untouched.contains(revision));
        let count = found.len();
        self.blank(found, removal)?;
        self.blank_reasons(reasons, removal)?;
        Ok(count)
    }

    /// Changes a row of which history must not keep the old values: only that
    /// these fields changed. What it said before, of this row and in the reasons
    /// given, is erased where it is meant by the test.
    ///
    /// # Errors
    /// `Stale` where somebody changed it meanwhile.
    pub fn redact<R: Record>(
        &mut self,
        before: &R,
        after: R,
        is_meant: &dyn Fn(&str) -> bool,
        removal: &str,
    ) -> Result<R> {
        let fields: Vec<String> = super::diff(before, &after).into_iter().map(|(name, _)| name).collect();
        if fields.is_empty() {
            return Ok(after);
        }
        let rows: Vec<(String, String, String, Option<String>)> = changes::table
            .inner_join(revisions::table)
            .filter(changes::record_id.eq(before.id()))
            .filter(changes::subject_id.eq(before.subject().1))
            .filter(changes::kind.eq(R::KIND))
            .filter(changes::diff.not_like(format!("{START}%")))
            .select((changes::id, changes::revision_id, changes::diff, revisions::reason))
            .load(self.conn)?;
        let reasons = rows.iter().filter(|(.., reason)| reason.as_deref().is_some_and(is_meant));
        let reasons = reasons.map(|(_, revision, ..)| revision.clone()).collect();
        let meant = rows.into_iter().filter(|(_, _, diff, _)| is_meant(diff));
        self.blank(meant.map(|(id, revision, ..)| (id, revision)).collect::<Vec<_>>(), removal)?;
        self.blank_reasons(reasons, removal)?;
        self.put(before, after, "redacted", &json!({ "fields": fields }))
    }

    /// Puts marks into changes; the revisions that they are of.
    fn blank(&mut self, rows: impl IntoIterator<Item = (String, String)>, removal: &str) -> Result<BTreeSet<String>> {
        let mut of = BTreeSet::new();
        for (id, revision) in rows {
            let text = mark(self.keys, &id, removal);
            diesel::update(changes::table.filter(changes::id.eq(&id)))
                .set((changes::diff.eq(text), changes::salt.eq("")))
                .execute(self.conn)?;
            of.insert(revision);
        }
        Ok(of)
    }

    fn blank_reasons(&mut self, of: BTreeSet<String>, removal: &str) -> Result<()> {
        // Why the erasure is made is not erased with it.
        for id in of.into_iter().filter(|id| id != self.revision.id.as_str()) {
            let text = mark(self.keys, &id, removal);
            diesel::update(
                revisions::table
                    .filter(revisions::id.eq(&id))
                    .filter(revisions::reason.is_not_null())
                    .filter(revisions::salt.ne("")),
            )
            .set((revisions::reason.eq(text), revisions::salt.eq("")))
            .execute(self.conn)?;
        }
        Ok(())
    }
}
