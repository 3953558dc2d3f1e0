//! The options of a list of all countries, which the page of the list has
//! twice. They are made once for each language and only copied after that:
//! made anew they would be a third of the work of the page.

use crate::{
    dates::Lang,
    words::{Country, Term},
};
use std::{collections::BTreeMap, fmt, sync::LazyLock};

/// All countries as options, in the order of their names.
pub(super) struct Countries {
    pub(super) lang: Lang,
    pub(super) chosen: Option<Term<Country>>,
}

/// The options, and where in them ` selected` belongs, by code.
struct Options {
    html: String,
    places: BTreeMap<&'static str, usize>,
}

static ENGLISH: LazyLock<Options> = LazyLock::new(|| Options::new(Lang::En));
static FRENCH: LazyLock<Options> = LazyLock::new(|| Options::new(Lang::Fr));

impl Options {
    fn new(lang: Lang) -> Self {
        let mut all: Vec<Term<Country>> = Term::all().collect();
        all.sort_by_cached_key(|term| crate::text::fold(term.label(lang)));
        let (mut html, mut places) = (String::new(), BTreeMap::new());
        for term in all {
            html.push_str("<option value=\"");
            html.push_str(term.code());
            html.push('"');
            places.insert(term.code(), html.len());
            html.push('>');
            html.push_str(&term.label(lang).replace('&', "&amp;").replace('<', "&lt;"));
            html.push_str("</option>");
        }
        Self { html, places }
    }
}

impl fmt::Display for Countries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = match self.lang {
            Lang::En => &*ENGLISH,
            Lang::Fr => &*FRENCH,
        };
        let place = self.chosen.and_then(|term| options.places.get(term.code()));
        match place.and_then(|at| options.html.split_at_checked(*at)) {
            Some((before, after)) => {
                f.write_str(before)?;
                f.write_str(" selected")?;
                f.write_str(after)
            }
            None => f.write_str(&options.html),
        }
    }
}

impl askama::filters::HtmlSafe for Countries {}
