//! The filters of the list, and how they stand in a URL.

use crate::{
    dates::{self, Lang, PartialDate},
    words::{ChargeGroup, Country, Custody, FileStatus, Stage, Term},
};

/// Which custody statuses are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Deprived of liberty.
    Strict,
    /// Under any restriction.
    Wide,
    /// One status.
    One(Term<Custody>),
}

/// The filters of the list. Every field is optional; unknown values in a URL are ignored and said so.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Detaining country.
    pub country: Option<Term<Country>>,
    /// One of the nationalities.
    pub nationality: Option<Term<Country>>,
    /// Custody.
    pub held: Option<Held>,
    /// Stage.
    pub stage: Option<Term<Stage>>,
    /// Group of charges.
    pub charge_group: Option<Term<ChargeGroup>>,
    /// Arrested on this day or later, as typed.
    pub since: Option<PartialDate>,
    /// Arrested on this day or earlier, as typed.
    pub until: Option<PartialDate>,
    /// State of our file.
    pub file_status: Option<Term<FileStatus>>,
    /// Only cases without a source.
    pub no_source: bool,
    /// Not changed for so many days.
    pub untouched: Option<i64>,
    /// Values of the URL that say nothing: parameter names.
    pub ignored: Vec<&'static str>,
}

impl Filter {
    /// Reads the filters of a URL: `get(parameter)` is its value or `""`.
    pub fn read(get: &dyn Fn(&str) -> String, lang: Lang) -> Self {
        let mut ignored = Vec::new();
        let mut one = |name: &'static str, ok: &mut dyn FnMut(&str) -> bool| {
            let value = get(name);
            if !value.is_empty() && !ok(&value) {
                ignored.push(name);
            }
        };
        let mut filter = Self::default();
        one("country", &mut |v| {
            filter.country = Term::of(v);
            filter.country.is_some()
        });
        one("nationality", &mut |v| {
            filter.nationality = Term::of(v);
            filter.nationality.is_some()
        });
        one("custody", &mut |v| {
            filter.held = match v {
                "held" => Some(Held::Strict),
                "wide" => Some(Held::Wide),
                code => Term::of(code).map(Held::One),
            };
            filter.held.is_some()
        });
        one("stage", &mut |v| {
            filter.stage = Term::of(v);
            filter.stage.is_some()
        });
        one("charge_group", &mut |v| {
            filter.charge_group = Term::of(v);
            filter.charge_group.is_some()
        });
        one("since", &mut |v| {
            filter.since = dates::parse(v, lang).ok();
            filter.since.is_some()
        });
        one("until", &mut |v| {
            filter.until = dates::parse(v, lang).ok();
            filter.until.is_some()
        });
        one("file_status", &mut |v| {
            filter.file_status = Term::of(v);
            filter.file_status.is_some()
        });
        one("no_source", &mut |v| {
            filter.no_source = v == "yes";
            filter.no_source
        });
        one("untouched", &mut |v| {
            filter.untouched = v.parse().ok().filter(|d| (1..=36_500).contains(d));
            filter.untouched.is_some()
        });
        filter.ignored = ignored;
        filter
    }

    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    /// The filters as they stand in a URL.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut put = |name: &'static str, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        put("country", self.country.map(|t| t.code().to_owned()));
        put("nationality", self.nationality.map(|t| t.code().to_owned()));
        put(
            "custody",
            self.held.map(|held| match held {
                Held::Strict => "held".to_owned(),
                Held::Wide => "wide".to_owned(),
                Held::One(term) => term.code().to_owned(),
            }),
        );
        put("stage", self.stage.map(|t| t.code().to_owned()));
        put("charge_group", self.charge_group.map(|t| t.code().to_owned()));
        put("since", self.since.as_ref().map(|d| d.edtf().to_owned()));
        put("until", self.until.as_ref().map(|d| d.edtf().to_owned()));
        put("file_status", self.file_status.map(|t| t.code().to_owned()));
        put("no_source", self.no_source.then(|| "yes".to_owned()));
        put("untouched", self.untouched.map(|d| d.to_string()));
        pairs
    }
}
