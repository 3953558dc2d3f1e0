//! Where the person is, one row an episode: prison, house arrest, exit ban,
//! free but still in the country. The latest dated row is the status.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    clock,
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Problems},
    id::Id,
    locale, part,
    words::{Authority, Custody, EpisodeReason, PlaceKind, Regime, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One stay under one kind of restriction, or of freedom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::custody, treat_none_as_null = true)]
pub struct Episode {
    /// Its id.
    pub id: Id<Episode>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// Where the person is.
    pub status: Term<Custody>,
    /// When it began.
    pub started: Option<PartialDate>,
    /// As a source says it.
    pub started_stated: Option<String>,
    /// When it ended; empty while it lasts or is thought to last.
    pub ended: Option<PartialDate>,
    /// As a source says it.
    pub ended_stated: Option<String>,
    /// The day as of which this is known.
    pub as_of: Option<PartialDate>,
    /// The place's name.
    pub place: Option<String>,
    /// What kind of place.
    pub place_kind: Option<Term<PlaceKind>>,
    /// Town or region.
    pub locality: Option<String>,
    /// Who runs it.
    pub authority: Option<Term<Authority>>,
    /// Under which regime.
    pub regime: Option<Term<Regime>>,
    /// Why it began.
    pub reason_in: Option<Term<EpisodeReason>>,
    /// Why it ended.
    pub reason_out: Option<Term<EpisodeReason>>,
    /// Remarks.
    pub note: Option<String>,
    /// When we learned it: UTC.
    pub recorded_at: NaiveDateTime,
}

part! {
    Episode, custody, Subject::Case, case_id, "custody";
    fields: [
        Field::term::<Custody>("status").required().must().public(),
        Field::date("started").must().public(),
        Field::date("ended").must().public(),
        Field::date("as_of"),
        Field::line("place").wanted().public(),
        Field::term::<PlaceKind>("place_kind").wanted().public(),
        Field::line("locality").wanted().public(),
        Field::term::<Authority>("authority").wanted().public(),
        Field::term::<Regime>("regime").wanted().public(),
        Field::term::<EpisodeReason>("reason_in").wanted().public(),
        Field::term::<EpisodeReason>("reason_out").wanted().public(),
        Field::text("note"),
    ];
    blank: |case| Episode {
        id: Id::new(), version: 1, case_id: case.id, status: Term::unknown(), started: None, started_stated: None,
        ended: None, ended_stated: None, as_of: None, place: None, place_kind: None, locality: None, authority: None,
        regime: None, reason_in: None, reason_out: None, note: None, recorded_at: clock::now(),
    };
    heading: |row, lang| row.status.label(lang).to_owned();
    headline: "status";
    check: check;
}

impl Episode {
    /// Whether its end lies behind us.
    pub fn is_over(&self, today: chrono::NaiveDate) -> bool {
        self.ended.as_ref().and_then(PartialDate::latest).is_some_and(|last| last <= today)
    }

    /// Whether a hearing or release of the case would lie before every stay, with this one as it is now.
    fn comes_too_late(&self, dossier: &Dossier) -> bool {
        let Some(started) = &self.started else { return false };
        let others =
            || dossier.custody.iter().filter(|stay| stay.id != self.id).filter_map(|stay| stay.started.as_ref());
        let hearings = dossier.court_events.iter().filter_map(|hearing| hearing.happened.as_ref());
        let releases = dossier.releases.iter().filter_map(|release| release.date());
        hearings
            .chain(releases)
            .any(|date| date.certainly_before(started) && others().all(|other| date.certainly_before(other)))
    }
}

fn check(row: &Episode, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::in_order(problems, "ended", row.started.as_ref(), row.ended.as_ref(), "rule-end-before-start", lang);
    rules::after_birth(problems, "started", dossier, row.started.as_ref(), lang);
    rules::not_future(problems, "started", row.started.as_ref(), lang);
    if row.comes_too_late(dossier) {
        problems.error("started", locale::text(lang, "rule-arrest-after-hearing"));
    }
    if row.status.extra("home") == "yes"
        && dossier.current_custody().is_some_and(|now| now.status.is("unknown") && now.id != row.id)
    {
        problems.ask("status", locale::text(lang, "ask-free-from-unknown"));
    }
    let latest = dossier.current_custody().filter(|now| now.id != row.id);
    if latest.is_some_and(|now| {
        now.status.is("left_country") || now.status.is("executed") || now.status.is("died_in_custody")
    }) && !row
        .started
        .as_ref()
        .zip(latest.and_then(|l| l.started.as_ref()))
        .is_some_and(|(a, b)| a.certainly_before(b))
    {
        problems.ask("status", locale::text(lang, "ask-after-the-end"));
    }
    if row.status.is("serving") && dossier.sentences.is_empty() {
        problems.ask("status", locale::text(lang, "ask-serving-without-sentence"));
    }
}
