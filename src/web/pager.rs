//! Pages of a list: which one, how many rows, and the links between them.

use super::page::Page;
use askama::Template;

/// The row counts a list offers.
pub const SIZES: [usize; 3] = [25, 50, 100];

/// Counts are exact up to here; beyond, "more than 1,000" costs less and says enough.
pub const CAP: usize = 1_000;

/// Which rows of a list are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// From 1.
    pub page: usize,
    /// One of `SIZES`.
    pub rows: usize,
}

impl Window {
    /// Reads what the URL says; anything else is the first page of 50.
    pub fn new(page: &str, rows: &str) -> Self {
        let page = page.parse().ok().filter(|p| (1..=1_000_000).contains(p)).unwrap_or(1);
        let rows = rows.parse().ok().filter(|r| SIZES.contains(r)).unwrap_or(50);
        Self { page, rows }
    }
    /// Rows before this page.
    pub fn skip(self) -> i64 {
        i64::try_from((self.page - 1) * self.rows).unwrap_or(i64::MAX)
    }
    /// Rows to ask for: one more than shown tells whether there is a next page.
    pub fn ask(self) -> i64 {
        i64::try_from(self.rows + 1).unwrap_or(i64::MAX)
    }
}

/// The links under a list.
#[derive(Template)]
#[template(path = "parts/pager.html")]
pub struct Pager {
    /// "Page 2 of 9", or "Page 2".
    pub words: String,
    /// Label and address of the page before.
    pub previous: Option<(String, String)>,
    /// Label and address of the page after.
    pub next: Option<(String, String)>,
    /// What the links are for.
    pub label: String,
    /// Row count, address, whether it is the one shown.
    pub sizes: Vec<(usize, String, bool)>,
    /// "Rows on a page".
    pub sizes_label: String,
}
impl askama::filters::HtmlSafe for Pager {}

impl Pager {
    /// The links of a list that has `count` rows, or more than `CAP` of them.
    /// `to` makes the address of a page with so many rows.
    pub fn of(page: &Page, window: Window, has_more: bool, count: i64, to: impl Fn(Window) -> String) -> Self {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let pages = usize::try_from(count).unwrap_or(0).div_ceil(window.rows).max(window.page);
        let words = if count > number(CAP) {
            page.t1("pager-page", "page", number(window.page))
        } else {
            page.t2("pager-page-of", ("page", number(window.page).into()), ("pages", number(pages).into()))
        };
        let other = |n: usize| to(Window { page: n, ..window });
        Self {
            words,
            previous: (window.page > 1).then(|| (page.t("pager-previous").to_owned(), other(window.page - 1))),
            next: has_more.then(|| (page.t("pager-next").to_owned(), other(window.page + 1))),
            label: page.t("pager-label").to_owned(),
            sizes: SIZES
                .iter()
                .map(|rows| (*rows, to(Window { page: 1, rows: *rows }), *rows == window.rows))
                .collect(),
            sizes_label: page.t("pager-rows").to_owned(),
        }
    }
}
