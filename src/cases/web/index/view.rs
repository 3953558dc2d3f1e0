//! How the list is shown: headings, filters in force, rows in words.

use super::{Asked, Chip, Heading, Row, with};
use crate::{
    cases::{
        list::{Filter, Held, Sort},
        listing::{self, Listing},
    },
    clock,
    dates::PartialDate,
    locale,
    search::{How, alike},
    web::{
        page::Page,
        pager::{Pager, SIZES, Window},
    },
    words::{Country, Custody, Lexicon, Term},
};

/// One value that a filter offers.
pub(super) struct Offer {
    /// What is sent.
    pub(super) value: &'static str,
    /// What is read.
    pub(super) label: &'static str,
    /// Whether it is the one.
    pub(super) is_chosen: bool,
}

pub(super) fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Changed => "cases-column-changed",
        Sort::Name => "cases-column-person",
        Sort::Country => "cases-column-country",
        Sort::Start => "cases-column-since",
        Sort::Custody => "cases-column-status",
        Sort::Days => "cases-column-days",
        Sort::Nationality => "cases-column-nationality",
        Sort::Charges => "cases-column-charges",
        Sort::Sources => "cases-column-sources",
    }
}

/// "26 cases, sorted by last change, latest first".
pub(super) fn caption(page: &Page, asked: &Asked, (count, is_all): (i64, bool)) -> String {
    let total = if is_all {
        page.t1("cases-count", "count", count)
    } else {
        // A search stops where it has enough, and does not know whether there are more.
        let key = if asked.words.is_empty() { "cases-more-than" } else { "cases-at-least" };
        page.t1(key, "count", locale::number(page.lang(), count))
    };
    if !asked.words.is_empty() && !asked.is_sorted {
        return format!("{total}, {}", page.t("sort-best"));
    }
    let (by, order) = (page.t(sort_label(asked.sort)), page.t(if asked.down { "sort-down" } else { "sort-up" }));
    format!("{total}, {}", page.t2("cases-sorted", ("by", by.into()), ("order", order.into())))
}

/// The headings of the columns; `sort` is nothing where the best match stands first.
pub(super) fn headings(page: &Page, pairs: &[(String, String)], sort: Option<Sort>, down: bool) -> Vec<Heading> {
    [Sort::Name, Sort::Country, Sort::Custody, Sort::Charges, Sort::Days, Sort::Sources, Sort::Changed]
        .into_iter()
        .map(|column| {
            let is_it = Some(column) == sort
                || (column == Sort::Country && sort == Some(Sort::Start))
                || (column == Sort::Name && sort == Some(Sort::Nationality));
            let starts_down = matches!(column, Sort::Changed | Sort::Days | Sort::Sources);
            let next = if (is_it && !down) || (!is_it && starts_down) { "down" } else { "up" };
            Heading {
                label: locale::find(page.lang(), sort_label(column)).unwrap_or_default(),
                href: with(pairs, &[("sort", column.code()), ("order", next)]),
                sorted: is_it.then_some(if down { "descending" } else { "ascending" }),
                is_number: column == Sort::Days,
            }
        })
        .collect()
}

pub(super) fn chips(page: &Page, filter: &Filter, query: &str, pairs: &[(String, String)]) -> Vec<Chip> {
    let lang = page.lang();
    let words = |name: &str, value: &str| match name {
        "custody" => match filter.held {
            Some(Held::Strict) => page.t("custody-held").to_owned(),
            Some(Held::Wide) => page.t("custody-wide").to_owned(),
            Some(Held::One(term)) => term.label(lang).to_owned(),
            None => value.to_owned(),
        },
        "country" => page.t1("chip-country", "country", filter.country.map_or("", |c| c.label(lang))),
        "nationality" => page.t1("chip-nationality", "country", filter.nationality.map_or("", |c| c.label(lang))),
        "stage" => filter.stage.map_or("", |c| c.label(lang)).to_owned(),
        "charge_group" => filter.charge_group.map_or("", |c| c.label(lang)).to_owned(),
        "file_status" => filter.file_status.map_or("", |c| c.label(lang)).to_owned(),
        "since" => page.t1("chip-since", "date", filter.since.as_ref().map(|d| d.words(lang)).unwrap_or_default()),
        "until" => page.t1("chip-until", "date", filter.until.as_ref().map(|d| d.words(lang)).unwrap_or_default()),
        "untouched" => page.t1("chip-untouched", "days", filter.untouched.unwrap_or_default()),
        _ => page.t("chip-no-source").to_owned(),
    };
    let mut chips: Vec<Chip> = filter
        .pairs()
        .into_iter()
        .map(|(name, value)| Chip { label: words(name, &value), href: with(pairs, &[(name, "")]) })
        .collect();
    if !query.is_empty() {
        chips.insert(0, Chip { label: page.t1("chip-search", "words", query), href: with(pairs, &[("search", "")]) });
    }
    chips
}

pub(super) fn choices<V: Lexicon>(page: &Page, chosen: Option<Term<V>>) -> Vec<Offer> {
    let lang = page.lang();
    Term::all()
        .map(|term| Offer { value: term.code(), label: term.label(lang), is_chosen: chosen == Some(term) })
        .collect()
}

pub(super) fn custody_choices(page: &Page, held: Option<Held>) -> Vec<Offer> {
    let one = if let Some(Held::One(term)) = held { Some(term) } else { None };
    let mut all = vec![
        Offer { value: "held", label: page.t("custody-held"), is_chosen: held == Some(Held::Strict) },
        Offer { value: "wide", label: page.t("custody-wide"), is_chosen: held == Some(Held::Wide) },
    ];
    all.extend(choices::<Custody>(page, one));
    all
}

pub(super) fn pager(
    page: &Page,
    pairs: &[(String, String)],
    window: Window,
    has_more: bool,
    count: i64,
    is_capped: bool,
) -> Pager {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let pages = usize::try_from(count).unwrap_or(0).div_ceil(window.rows).max(1);
    let words = if is_capped {
        page.t1("pager-page", "page", number(window.page))
    } else {
        page.t2("pager-page-of", ("page", number(window.page).into()), ("pages", number(pages.max(window.page)).into()))
    };
    let to = |n: usize| with(pairs, &[("page", &if n > 1 { n.to_string() } else { String::new() })]);
    Pager {
        words,
        previous: (window.page > 1).then(|| (page.t("pager-previous").to_owned(), to(window.page - 1))),
        next: has_more.then(|| (page.t("pager-next").to_owned(), to(window.page + 1))),
        label: page.t("pager-label").to_owned(),
        sizes: SIZES
            .iter()
            .map(|size| (*size, with(pairs, &[("rows", &size.to_string())]), *size == window.rows))
            .collect(),
        sizes_label: page.t("pager-rows").to_owned(),
    }
}

pub(super) fn row(it: Listing, how: Option<How>, page: &Page) -> Row {
    let lang = page.lang();
    let label = |code: &str| Term::<Country>::of(code).map_or("", |c| c.label(lang));
    let custody = Term::<Custody>::of(&it.custody).unwrap_or_else(Term::unknown);
    let mut who: Vec<&str> = it.nationalities.split('|').filter(|c| !c.is_empty()).map(label).collect();
    if !it.occupation.is_empty() {
        who.push(&it.occupation);
    }
    let since = PartialDate::from_edtf(&it.started).map(|date| page.since(&date)).unwrap_or_default();
    let days = match it.days(clock::today()) {
        None => "–".to_owned(),
        Some((min, max)) if min == max => locale::number(lang, min),
        Some((min, max)) => format!("{}–{}", locale::number(lang, min), locale::number(lang, max)),
    };
    Row {
        who: who.join(", "),
        country: Term::<Country>::of(&it.detaining_country).map_or("", |c| c.label(lang)),
        since,
        status: custody.label(lang),
        shape: custody.shape(),
        as_of: as_of(&it, page),
        charges: it
            .charges
            .split('|')
            .filter_map(Term::<crate::words::Charge>::of)
            .map(|c| c.label(lang))
            .collect::<Vec<_>>()
            .join(", "),
        say: match it.charge_say.as_str() {
            "convicted" => locale::text(lang, "charge-say-convicted"),
            "formal" => locale::text(lang, "charge-say-formal"),
            "alleged" => locale::text(lang, "charge-say-alleged"),
            _ => "",
        },
        days,
        why: match how {
            Some(How::Beginning) => locale::text(lang, "found-beginning"),
            Some(How::Alike(reason)) => locale::text(lang, alike::message(reason)),
            Some(How::Near) => locale::text(lang, "found-near"),
            Some(How::Source) => locale::text(lang, "found-source"),
            _ => "",
        },
        it,
    }
}

/// How old the knowledge is: it matters most where somebody may still be held.
fn as_of(it: &Listing, page: &Page) -> String {
    if it.as_of_day == listing::NO_DAY {
        return String::new();
    }
    let days = i64::from(clock::day_number(clock::today())) - i64::from(it.as_of_day);
    if days > 120 && (it.is_wide || it.custody == "unknown") {
        page.t1("no-news-for", "days", days)
    } else if (0..=120).contains(&days) {
        page.t1("as-of-days", "days", days)
    } else {
        page.t1("as-of", "date", listing::words(&it.custody_as_of, page.lang()))
    }
}
