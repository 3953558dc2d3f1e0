//! The time. Seconds only: SQLite would keep nanoseconds and PostgreSQL
//! microseconds, and a row read back must equal the row written.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// Now, in UTC, whole seconds.
pub fn now() -> NaiveDateTime {
    let now = Utc::now();
    DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now).naive_utc()
}

/// Today, in UTC.
pub fn today() -> NaiveDate {
    now().date()
}

/// A day as a whole number, for columns that sort and subtract the same on both databases.
pub fn day_number(day: NaiveDate) -> i32 {
    use chrono::Datelike;
    day.num_days_from_ce()
}

/// Microseconds since 1970: for marks that must order writes within one second.
pub fn micros() -> i64 {
    Utc::now().timestamp_micros()
}
