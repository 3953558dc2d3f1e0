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
mod exports;
mod kill;
mod migrations;
mod outage;
mod settings;
mod sources;
mod start;
mod vocabulary;
