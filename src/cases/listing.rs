//! The list's own row of each case, derived inside every write: what the list
//! shows, filters and sorts by, ready for one indexed query.

use super::{Case, audience::Audience, days, dossier::Dossier, facts, news, public};
use crate::{
    access::{PUBLIC, RULES},
    clock,
    dates::{Lang, PartialDate},
    db::{AnyConnection, Touched, insert_rows, one_or_many},
    error::Result,
    id::Id,
    names,
    schema::{listing_facets, listings},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A day number for "not known": sorts before every real day.
pub const NO_DAY: i32 = 0;

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = listings)]
pub struct Listing {
    /// The case.
    pub case_id: Id<Case>,
    /// Who sees this row.
    pub audience: String,
    /// The case's reference.
    pub reference: String,
    /// The name under which the person is listed.
    pub name: String,
    /// Its language tag.
    pub name_language: String,
    /// The form in Latin letters, where the name is in others.
    pub name_latin: String,
    /// What the list is sorted by: folded, family name first.
    pub sort_name: String,
    /// Alpha-3 codes, `|` between them.
    pub nationalities: String,
    /// As stated.
    pub occupation: String,
    /// Alpha-3.
    pub detaining_country: String,
    /// The current custody status.
    pub custody: String,
    /// EDTF: as of when that is known.
    pub custody_as_of: String,
    /// The same as a day number.
    pub as_of_day: i32,
    /// Held in the strict sense.
    pub is_held: bool,
    /// Held in the wide sense.
    pub is_wide: bool,
    /// The current stage.
    pub stage: String,
    /// The state of our file.
    pub file_status: String,
    /// EDTF: since when.
    pub started: String,
    /// Its first possible day.
    pub start_day: i32,
    /// Its last possible day.
    pub start_last_day: i32,
    /// Codes of the charges, `|` between them.
    pub charges: String,
    /// What the charges rest on: `convicted`, `formal`, `alleged`, or empty.
    pub charge_say: String,
    /// Days of ended stretches: at least.
    pub days_min: i32,
    /// Days of ended stretches: at most; −1 where nothing is known.
    pub days_max: i32,
    /// For what still lasts, days that had been held at the most on day 0: the day number it may have begun.
    pub running_from_first: i32,
    /// The day number by which it had begun.
    pub running_from_last: i32,
    /// Linked sources.
    pub sources_total: i32,
    /// Origins among them.
    pub sources_independent: i32,
    /// Facts that need a source and have none.
    pub uncited: i32,
    /// The last change.
    pub changed_at: NaiveDateTime,
    /// Who made it.
    pub changed_by: String,
    /// The newest dated fact, as a day number.
    pub news_day: i32,
}

impl Listing {
    /// Days held so far: at least and at most; `None` where nothing is known.
    pub fn days(&self, today: NaiveDate) -> Option<(i64, i64)> {
        if self.days_max < 0 {
            return None;
        }
        let (mut min, mut max) = (i64::from(self.days_min), i64::from(self.days_max));
        if self.running_from_first != NO_DAY {
            let today = i64::from(clock::day_number(today));
            min += (today - i64::from(self.running_from_last)).max(0);
            max += (today - i64::from(self.running_from_first)).max(0);
        }
        Some((min, max))
    }
}

fn day(date: Option<NaiveDate>) -> i32 {
    date.map_or(NO_DAY, clock::day_number)
}

/// Makes the row of a case from all of it.
pub fn row(dossier: &Dossier, audience: &str, changed_at: NaiveDateTime, changed_by: &str) -> Listing {
    let case = &dossier.case;
    let custody = dossier.current_custody();
    let primary = dossier.primary_name();
    let as_of = dossier.custody_as_of();
    let start = dossier.start();
    let around = start.map_or((None, None), PartialDate::search_bounds);
    let (days_min, days_max, running_from_first, running_from_last) = days_row(dossier);
    let charges: BTreeSet<&str> =
        dossier.charges.iter().flat_map(|c| c.categories.iter().map(|t| t.code()).collect::<Vec<_>>()).collect();
    Listing {
        case_id: case.id,
        audience: audience.to_owned(),
        reference: case.reference.clone(),
        name: primary.map_or_else(|| dossier.person.name_unknown_label.clone().unwrap_or_default(), |n| n.full.clone()),
        name_language: primary.map_or("", |n| n.tag()).to_owned(),
        name_latin: dossier.latin_name().map(|n| n.full.clone()).unwrap_or_default(),
        sort_name: dossier
            .latin_name()
            .or(primary)
            .map(|n| names::sort_key(&n.full, n.family1.as_deref()))
            .unwrap_or_default(),
        nationalities: dossier.nationalities.iter().map(|n| n.country.code()).collect::<Vec<_>>().join("|"),
        occupation: dossier.person.occupation.clone().unwrap_or_default(),
        detaining_country: case.detaining_country.code().to_owned(),
        custody: custody.map_or("unknown", |row| row.status.code()).to_owned(),
        custody_as_of: as_of.as_ref().map(|d| d.edtf().to_owned()).unwrap_or_default(),
        as_of_day: day(as_of.as_ref().and_then(|d| d.latest().or_else(|| d.earliest()))),
        is_held: custody.is_some_and(|row| row.status.extra("held") == "yes"),
        is_wide: custody.is_some_and(|row| row.status.extra("wide") == "yes"),
        stage: dossier.current_stage().map_or("none_known", |row| row.stage.code()).to_owned(),
        file_status: case.file_status.code().to_owned(),
        started: start.map(|d| d.edtf().to_owned()).unwrap_or_default(),
        start_day: day(around.0.or(around.1)),
        start_last_day: day(around.1.or(around.0)),
        charges: charges.into_iter().collect::<Vec<_>>().join("|"),
        charge_say: charge_say(dossier).to_owned(),
        days_min,
        days_max,
        running_from_first,
        running_from_last,
        sources_total: i32::try_from(dossier.sources.len()).unwrap_or(i32::MAX),
        sources_independent: i32::try_from(dossier.independent_sources()).unwrap_or(i32::MAX),
        uncited: i32::try_from(facts::uncited(dossier)).unwrap_or(i32::MAX),
        changed_at,
        changed_by: changed_by.to_owned(),
        news_day: clock::day_number(news::last(dossier, clock::today())),
    }
}

fn charge_say(dossier: &Dossier) -> &'static str {
    let any = |test: &dyn Fn(&super::charges::Charge) -> bool| dossier.charges.iter().any(test);
    if any(&|c| c.outcome.is("convicted")) {
        "convicted"
    } else if any(&|c| c.formality.is("formal") || c.formality.is("amended")) {
        "formal"
    } else if dossier.charges.is_empty() {
        ""
    } else {
        "alleged"
    }
}

/// Days as the list needs them: a constant for what has ended, and the bounds
/// of the start for what still lasts, so that the figure grows by itself.
fn days_row(dossier: &Dossier) -> (i32, i32, i32, i32) {
    let today = clock::today();
    let to_int = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
    match days::of(dossier, true, today) {
        None => (0, -1, NO_DAY, NO_DAY),
        Some(held) if !held.ongoing => (to_int(held.min), to_int(held.max), NO_DAY, NO_DAY),
        Some(held) => {
            let number = i64::from(clock::day_number(today));
            (0, 0, to_int(number - held.max), to_int(number - held.min))
        }
    }
}

fn facets(dossier: &Dossier) -> BTreeSet<String> {
    let nationalities = dossier.nationalities.iter().map(|n| format!("nationality:{}", n.country.code()));
    let groups = dossier
        .charges
        .iter()
        .flat_map(|c| c.categories.iter().map(|t| format!("charge_group:{}", t.extra("group"))).collect::<Vec<_>>());
    nationalities.chain(groups).collect()
}

/// A case and the audiences that it is shown to.
pub type Shown = (Dossier, Vec<Audience>);
/// Makes the rows of these cases again. Runs inside each write.
///
/// # Errors
/// When the database fails.
pub fn put(conn: &mut AnyConnection, shown: &[Shown], touched: &Touched) -> Result<()> {
    let ids: Vec<String> = shown.iter().map(|(dossier, _)| dossier.case.id.to_string()).collect();
    let changed = (listings::changed_at, listings::changed_by);
    let kept_rows = listings::table.select(((listings::case_id, listings::audience), changed));
    let mut kept: BTreeMap<(String, String), (NaiveDateTime, String)> =
        one_or_many!(conn, kept_rows, listings::case_id, &ids).into_iter().collect();
    let (mut new, mut new_facets) = (Vec::new(), Vec::new());
    for (dossier, audiences) in shown {
        for to in audiences {
            let (mut row, facets) = match to.audience.as_str() {
                PUBLIC => (public_row(dossier, touched.at), facets(&public::opened(dossier))),
                audience => (row(dossier, audience, touched.at, &touched.author), facets(dossier)),
            };
            if let Some((at, by)) = kept.remove(&(row.case_id.to_string(), row.audience.clone())) {
                // What the program reminds of is no change of the case.
                if touched.author == RULES {
                    (row.changed_at, row.changed_by) = (at, by);
                }
                diesel::update(listings::table.find((row.case_id, &row.audience))).set(&row).execute(conn)?;
                replace_facets(conn, &row, &facets)?;
            } else {
                let of = |facet| Facet { audience: row.audience.clone(), facet, case_id: row.case_id };
                new_facets.extend(facets.into_iter().map(of));
                new.push(row);
            }
        }
    }
    for (case, audience) in kept.keys() {
        let facets = listing_facets::table.filter(listing_facets::case_id.eq(case));
        diesel::delete(facets.filter(listing_facets::audience.eq(audience))).execute(conn)?;
        diesel::delete(listings::table.find((case, audience))).execute(conn)?;
    }
    insert_rows!(conn, listings, new);
    insert_rows!(conn, listing_facets, new_facets);
    Ok(())
}

/// The row that everybody sees: made of what is open, and of nothing else.
fn public_row(dossier: &Dossier, changed_at: NaiveDateTime) -> Listing {
    let dossier = &public::opened(dossier);
    let name = public::name(dossier);
    let full = name.map(|n| n.full.clone()).unwrap_or_default();
    Listing {
        sort_name: name.map(|n| names::sort_key(&n.full, n.family1.as_deref())).unwrap_or_default(),
        name_language: name.map_or("", |n| n.tag()).to_owned(),
        name: full,
        name_latin: String::new(),
        file_status: String::new(),
        uncited: 0,
        changed_by: String::new(),
        ..row(dossier, PUBLIC, changed_at, "")
    }
}

/// Takes a case out of the list: it is in the bin, or gone.
///
/// # Errors
/// When the database fails.
pub fn take_out(conn: &mut AnyConnection, case: Id<Case>) -> Result<()> {
    diesel::delete(listing_facets::table.filter(listing_facets::case_id.eq(case))).execute(conn)?;
    diesel::delete(listings::table.filter(listings::case_id.eq(case))).execute(conn)?;
    Ok(())
}

/// One word that a case can be filtered by.
#[derive(Insertable)]
#[diesel(table_name = listing_facets)]
struct Facet {
    audience: String,
    facet: String,
    case_id: Id<Case>,
}

fn replace_facets(conn: &mut AnyConnection, row: &Listing, facets: &BTreeSet<String>) -> Result<()> {
    let id = row.case_id;
    let own = || {
        listing_facets::table.filter(listing_facets::case_id.eq(id)).filter(listing_facets::audience.eq(&row.audience))
    };
    let kept: Vec<String> = own().select(listing_facets::facet).load(conn)?;
    for gone in kept.iter().filter(|facet| !facets.contains(*facet)) {
        diesel::delete(own().filter(listing_facets::facet.eq(gone))).execute(conn)?;
    }
    let new: Vec<Facet> = facets
        .iter()
        .filter(|facet| !kept.contains(facet))
        .map(|facet| Facet { audience: row.audience.clone(), facet: facet.clone(), case_id: id })
        .collect();
    insert_rows!(conn, listing_facets, new);
    Ok(())
}

/// The date in words, from what the row keeps.
pub fn words(edtf: &str, lang: Lang) -> String {
    PartialDate::from_edtf(edtf).map(|date| date.short_words(lang)).unwrap_or_default()
}
