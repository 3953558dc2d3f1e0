//! What the address of the list asks for, read and written back.

use crate::{
    cases::list::{Filter, Sort},
    web::{page::Page, pager::Window},
};
use std::collections::HashMap;

/// The list as it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// Which cases.
    pub(super) filter: Filter,
    /// Their order.
    pub(super) sort: Sort,
    /// Whether highest or latest come first.
    pub(super) down: bool,
    /// Whether somebody chose the order. A search has its own where nobody did.
    pub(super) is_sorted: bool,
    /// Which page of them.
    pub(super) window: Window,
    /// The words of the search as they stand in the address.
    pub(super) sealed: String,
    /// The same as they were typed.
    pub(super) words: String,
}

impl Asked {
    pub(super) fn read(query: &HashMap<String, String>, page: &Page) -> Self {
        let get = |name: &str| query.get(name).cloned().unwrap_or_default();
        let chosen = Sort::ALL.iter().find(|(code, _)| *code == get("sort")).map(|(_, sort)| *sort);
        let sort = chosen.unwrap_or(Sort::Changed);
        let down = match get("order").as_str() {
            "up" => false,
            "down" => true,
            _ => matches!(sort, Sort::Changed | Sort::Start | Sort::Days | Sort::Sources),
        };
        let sealed = get("search");
        Self {
            filter: Filter::read(&get, page.lang()),
            sort,
            down,
            is_sorted: chosen.is_some(),
            window: Window::new(&get("page"), &get("rows")),
            words: page.open(&sealed).unwrap_or_default(),
            sealed,
        }
    }

    /// The same as it stands in the address, without what goes without saying.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> =
            self.filter.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let mut say = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if !self.sealed.is_empty() {
            say("search", self.sealed.clone());
        }
        let is_usual = self.sort == Sort::Changed && self.down;
        if !is_usual || (self.is_sorted && !self.words.is_empty()) {
            say("sort", self.sort.code().to_owned());
            say("order", if self.down { "down" } else { "up" }.to_owned());
        }
        if self.window.rows != 50 {
            say("rows", self.window.rows.to_string());
        }
        if self.window.page > 1 {
            say("page", self.window.page.to_string());
        }
        pairs
    }
}
