//! The figure of days held, and the stretches that make it up.

use crate::{
    cases::{days, dossier::Dossier},
    clock,
    dates::{
        PartialDate,
        days::{Bound, DaysHeld, formula},
    },
    locale,
    web::page::Page,
};

/// The figure of days held.
pub struct Days {
    /// "985" or "1,060–1,090".
    pub figure: String,
    /// The stretches that make it up, the longest that they may have been.
    pub formula: Vec<(String, String)>,
    /// The shortest that they may have been; empty where the figure is no range.
    pub least: Vec<(String, String)>,
    /// Whether it still grows, as far as is known.
    pub is_running: bool,
}

/// The figure, strict or wide; `None` where nothing is known.
pub fn days_figure(page: &Page, dossier: &Dossier, strict: bool) -> Option<Days> {
    let today = clock::today();
    let DaysHeld { min, max, ongoing } = days::of(dossier, strict, today)?;
    let lang = page.lang();
    let number = |n| locale::number(lang, n);
    let figure = if min == max { number(min) } else { format!("{}–{}", number(min), number(max)) };
    let word = |day| PartialDate::day(day).short_words(lang);
    let pieces = |bound| {
        let all = formula(&days::spans(dossier), strict, today, bound);
        all.into_iter().map(|(a, b)| (word(a), word(b))).collect()
    };
    let least = if min == max { Vec::new() } else { pieces(Bound::Min) };
    Some(Days { figure, formula: pieces(Bound::Max), least, is_running: ongoing })
}
