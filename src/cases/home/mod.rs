//! A member's own page: what they are to do, what changed, what grows stale, and
//! what waits for their eyes.

pub mod store;
pub mod web;

/// Days without news after which a case that somebody leads is stale.
pub const STALE: i64 = 60;
/// Days for which a change is told.
pub const RECENT: i64 = 14;
/// Rows of each list.
pub const MANY: i64 = 30;
