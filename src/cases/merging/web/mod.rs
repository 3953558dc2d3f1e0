//! The pages of merging: what each of two says, what will follow, and what was
//! merged, which can be taken back.

mod cases;
mod done;
mod form;
mod people;

use super::Merge;
use crate::web::{page::Page, routes::Routes};

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/duplicates/{pair}/merge", people::new)
        .post("/duplicates/{pair}/merge", people::create)
        .get("/duplicates/cases/{twins}/merge", cases::new)
        .post("/duplicates/cases/{twins}/merge", cases::create)
        .get("/merges", done::index)
        .get("/merges/{merge}", done::show)
        .post("/merges/{merge}/undoing", done::undo);
}

impl Merge {
    /// "C-00012 into C-00007".
    fn words(&self, page: &Page) -> String {
        let goes = ("goes", self.absorbed_reference.as_str().into());
        page.t2("merges-into", goes, ("stays", self.survivor_reference.as_str().into()))
    }

    /// A line of a list: its id, what went into what, and when, UTC.
    pub(in crate::cases) fn row(&self, page: &Page) -> (String, String, chrono::NaiveDateTime) {
        (self.id.to_string(), self.words(page), self.made_at)
    }
}
