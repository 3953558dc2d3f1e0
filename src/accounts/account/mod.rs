//! A member's own page: name, language, password, and where they are signed in.

pub mod web;
