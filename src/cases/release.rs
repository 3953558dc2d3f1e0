//! How it ended, or partly ended. Three dates that are not the same: left
//! custody, restrictions ended, left the country.

use super::{
    Case,
    custody::Episode,
    dossier::Dossier,
    parts::{Part, rules},
};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    error::Result,
    fields::{Field, Problems},
    history::Tx,
    id::Id,
    locale, part,
    words::{Answer, Attribution, Custody, Release as Kind, ReleaseCondition, Term, Terms},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One release.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::releases, treat_none_as_null = true)]
pub struct Release {
    /// Its id.
    pub id: Id<Release>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// In what way; a pardon may also be an exchange.
    pub kinds: Terms<Kind>,
    /// When the person left custody.
    pub left_custody: Option<PartialDate>,
    /// As a source says it.
    pub left_custody_stated: Option<String>,
    /// When the last restriction ended.
    pub restrictions_ended: Option<PartialDate>,
    /// As a source says it.
    pub restrictions_ended_stated: Option<String>,
    /// When the person left the country.
    pub left_country: Option<PartialDate>,
    /// As a source says it.
    pub left_country_stated: Option<String>,
    /// What the person must still do or not do.
    pub conditions: Terms<ReleaseCondition>,
    /// Where to.
    pub destination: Option<String>,
    /// Who said so.
    pub announced_by: Option<Term<Attribution>>,
    /// Whether the family confirms it.
    pub confirmed_by_family: Term<Answer>,
    /// Decree, law, court order.
    pub instrument: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Release, releases, Subject::Case, case_id, "release";
    fields: [
        Field::terms::<Kind>("kinds").required().must().public(),
        Field::date("left_custody").must().public(),
        Field::date("restrictions_ended").must().public(),
        Field::date("left_country").must().public(),
        Field::terms::<ReleaseCondition>("conditions").must().public(),
        Field::line("destination").wanted(),
        Field::term::<Attribution>("announced_by").wanted().public(),
        Field::term::<Answer>("confirmed_by_family").required(),
        Field::line("instrument").wanted().public(),
        Field::text("note"),
    ];
    blank: |case| Release {
        id: Id::new(), version: 1, case_id: case.id, kinds: Terms::default(), left_custody: None,
        left_custody_stated: None, restrictions_ended: None, restrictions_ended_stated: None, left_country: None,
        left_country_stated: None, conditions: Terms::default(), destination: None, announced_by: None,
        confirmed_by_family: Term::known("unknown"), instrument: None, note: None,
    };
    heading: |row, lang| row.kinds.labels(lang);
    headline: "kinds";
    check: check;
    follow: move_on;
}

impl Release {
    /// The first date that is known of it.
    pub fn date(&self) -> Option<&PartialDate> {
        self.left_custody.as_ref().or(self.restrictions_ended.as_ref()).or(self.left_country.as_ref())
    }
}

fn check(row: &Release, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    if row.date().is_none() {
        problems.error("left_custody", locale::text(lang, "rule-release-needs-date"));
    }
    for (field, date) in [
        ("left_custody", &row.left_custody),
        ("restrictions_ended", &row.restrictions_ended),
        ("left_country", &row.left_country),
    ] {
        rules::after_arrest(problems, field, dossier, date.as_ref(), "rule-release-before-arrest", lang);
        rules::not_future(problems, field, date.as_ref(), lang);
    }
    rules::in_order(
        problems,
        "left_country",
        row.left_custody.as_ref(),
        row.left_country.as_ref(),
        "rule-left-before-release",
        lang,
    );
}

/// A release changes where the person is: the open stay ends, and new ones say what followed, so that "released" is
/// never shown beside "held", nor taken for "free to leave". All of them can be corrected like any other.
fn move_on(row: &Release, tx: &mut Tx, dossier: &Dossier) -> Result<()> {
    let Some(now) = dossier.last_custody() else { return Ok(()) };
    let is_known = now.status.is("left_country")
        || now.started.as_ref().zip(row.date()).is_some_and(|(a, b)| b.certainly_before(a));
    if is_known {
        return Ok(());
    }
    let (first, phases) = row.phases(now);
    if let Some(end) = first.filter(|_| now.ended.is_none()) {
        tx.update(now, Episode { ended: Some(end), reason_out: Some(Term::known("release")), ..now.clone() })?;
    }
    let blank = Episode { reason_in: Some(Term::known("release")), ..Episode::blank(&dossier.case) };
    for (at, (status, started)) in phases.iter().enumerate() {
        let ended = phases.get(at + 1).map(|(_, next)| next.clone());
        // Who leaves the country straight from prison was free there on no day.
        if ended.as_ref() != Some(started) {
            let started = Some(started.clone());
            tx.insert(Episode { id: Id::new(), status: *status, started, ended, ..blank.clone() })?;
        }
    }
    Ok(())
}

/// Where somebody is from when on.
type Phases = Vec<(Term<Custody>, PartialDate)>;

impl Release {
    /// When the stay of `now` ended, if it did, and what came after: out of custody, out of restrictions, out of the
    /// country, as far as their dates are known and they were in force.
    fn phases(&self, now: &Episode) -> (Option<PartialDate>, Phases) {
        let was_held = now.status.extra("held") == "yes";
        let is_limited = |status: &Term<Custody>| status.extra("held") != "yes" && status.extra("wide") == "yes";
        let mut phases: Phases = Vec::new();
        if let Some(left) = self.left_custody.clone().filter(|_| was_held) {
            phases.push((self.state_after(), left));
        }
        let limited = phases.first().map_or(&now.status, |(status, _)| status);
        if let Some(free) = self.restrictions_ended.clone().filter(|_| is_limited(limited)) {
            phases.push((Term::known("free_in_country"), free));
        }
        let first = phases.first().map(|(_, day)| day.clone());
        phases.extend(self.left_country.clone().map(|left| (Term::known("left_country"), left)));
        (first, phases)
    }
}

impl Release {
    /// Where somebody released in this way is until more is known.
    fn state_after(&self) -> Term<Custody> {
        let by_kind = [
            ("died", "died_in_custody"),
            ("executed", "executed"),
            ("escaped", "escaped"),
            ("house_arrest", "house_arrest"),
            ("furlough", "furlough"),
            ("bail", "bail"),
        ];
        let state = by_kind.iter().find(|(kind, _)| self.kinds.contains(kind)).map(|(_, state)| *state);
        let bound = ["exit_ban", "passport_held"].iter().any(|condition| self.conditions.contains(condition));
        Term::known(state.unwrap_or(if bound { "exit_ban" } else { "free_in_country" }))
    }
}
