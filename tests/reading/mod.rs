//! Articles of our own, laws that hold for any text, and bad input.

mod articles;
mod bad_input;
mod laws;
mod plain;
