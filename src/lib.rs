//! Habeas: cases of people held in a country that is not theirs, each fact
//! tied to the source that says it.
//!
//! The modules stand in order: each may use those above it. Pure rooms come
//! first, then the database, rights and history, then the kit for pages, then
//! the features, then what puts them together. ARCHITECTURE.md has the map.

pub mod error;

pub mod config;
pub mod id;
pub mod keys;

pub mod clock;
pub mod dates;
pub mod text;
pub mod words;

pub mod locale;
pub mod names;

pub mod fields;
pub mod schema;

pub mod db;

pub mod access;
pub mod history;

pub mod web;

pub mod drafts;
pub mod notices;

pub mod accounts;
pub mod people;
pub mod reading;
pub mod search;
pub mod sources;

pub mod cases;
pub mod digests;
pub mod exports;

pub mod seed;
pub mod setup;

pub mod health;
pub mod routes;

pub mod app;
pub mod jobs;

pub mod cli;
