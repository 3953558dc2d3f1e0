//! One test binary: one link, one shared world-building kit.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that panics has failed, which is its job"
)]

mod support;

mod access;
mod accounts;
mod architecture;
mod cases;
mod drafts;
mod erasure;
mod exports;
mod history;
mod kill;
mod migrations;
mod notices;
mod outage;
mod pentest_like;
mod reading;
mod removal;
mod retention;
mod searches;
mod settings;
mod sources;
mod start;
mod tasks;
mod vocabulary;
