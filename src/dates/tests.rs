//! Examples and laws of the date room.

mod days;
mod laws;
mod typed;
mod value;
