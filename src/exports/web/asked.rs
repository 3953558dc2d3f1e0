//! Which cases are asked for: the filters of the list, and what was searched.

use crate::{
    cases::list::{Filter, Held},
    db::Db,
    error::{Error, Result},
    exports::cases::Selection,
    search::{Finder, HITS_MAX},
    web::page::Page,
};

/// What the address asks for.
pub(super) struct Asked {
    pub(super) filter: Filter,
    /// What was searched for, opened.
    pub(super) words: String,
    /// The same as it stands in the address.
    sealed: String,
}

impl Asked {
    /// Reads the address. What is not understood is refused: a filter left
    /// out would let out more than was meant.
    pub(super) fn read(page: &Page, get: &dyn Fn(&str) -> String) -> Result<Self> {
        let filter = Filter::read(get, page.lang());
        if !filter.ignored.is_empty() {
            return Err(Error::Invalid("export-filter-lost"));
        }
        let sealed = get("search");
        let words = if sealed.is_empty() {
            String::new()
        } else {
            page.open(&sealed).ok_or(Error::Invalid("export-search-lost"))?
        };
        Ok(Self { filter, words, sealed })
    }

    /// The address again, as pairs.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> =
            self.filter.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        if !self.sealed.is_empty() {
            pairs.push(("search".to_owned(), self.sealed.clone()));
        }
        pairs
    }

    /// Which cases these are, and whether the search found more than it keeps.
    pub(super) async fn selection(&self, page: &Page, db: &Db, finder: &Finder) -> Result<(Selection, bool)> {
        let (scope, filter) = (page.viewer().scope(), self.filter.clone());
        if self.words.is_empty() {
            return Ok((Selection { scope, filter, among: None }, false));
        }
        let (words, finder) = (self.words.clone(), finder.clone());
        let mut hits = db.read(move |conn| finder.find(conn, scope, &words)).await?;
        let is_cut = hits.len() >= HITS_MAX;
        hits.truncate(HITS_MAX - 1);
        let among = Some(hits.into_iter().map(|hit| hit.case).collect());
        Ok((Selection { scope, filter, among }, is_cut))
    }
}

/// The filters in force, one sentence each.
pub(super) fn filter_words(page: &Page, filter: &Filter, words: &str) -> Vec<String> {
    let lang = page.lang();
    let search = (!words.is_empty()).then(|| page.t1("chip-search", "words", words));
    let held = filter.held.map(|held| match held {
        Held::Strict => page.t("custody-held").to_owned(),
        Held::Wide => page.t("custody-wide").to_owned(),
        Held::One(term) => term.label(lang).to_owned(),
    });
    [
        search,
        held,
        filter.country.map(|country| page.t1("chip-country", "country", country.label(lang))),
        filter.nationality.map(|country| page.t1("chip-nationality", "country", country.label(lang))),
        filter.stage.map(|stage| stage.label(lang).to_owned()),
        filter.charge_group.map(|group| group.label(lang).to_owned()),
        filter.since.as_ref().map(|date| page.t1("chip-since", "date", date.words(lang))),
        filter.until.as_ref().map(|date| page.t1("chip-until", "date", date.words(lang))),
        filter.file_status.map(|status| status.label(lang).to_owned()),
        filter.no_source.then(|| page.t("chip-no-source").to_owned()),
        filter.untouched.map(|days| page.t1("chip-untouched", "days", days)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
