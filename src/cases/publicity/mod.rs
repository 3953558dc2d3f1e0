//! What may be said of a case. The levels are words of a vocabulary; what each
//! does is decided in `audience`.

pub mod web;
