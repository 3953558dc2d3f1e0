//! A member's own page: name, language, password, factors, where they are
//! signed in, and what happened to the account.

pub mod web;
