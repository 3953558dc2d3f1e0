//! Statements that take long are said in the log, without the values that they
//! were asked for: a missing index shows itself before anybody complains.

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use std::time::{Duration, Instant};

/// How long a statement may take before it is said.
const SLOW: Duration = Duration::from_millis(500);

/// Watches every connection that is opened from now on.
///
/// # Errors
/// Where the list of watchers is broken.
pub fn watch() -> diesel::QueryResult<()> {
    set_default_instrumentation(|| Some(Box::new(Watch { began: None })))
}

struct Watch {
    began: Option<Instant>,
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { .. } => self.began = Some(Instant::now()),
            InstrumentationEvent::FinishQuery { query, .. } => {
                let took = self.began.take().map_or(Duration::ZERO, |began| began.elapsed());
                if took >= SLOW {
                    let text = query.to_string();
                    tracing::warn!(
                        milliseconds = took.as_millis(),
                        statement = without_values(&text),
                        "slow statement"
                    );
                }
            }
            _ => {}
        }
    }
}

/// The statement alone: what it was asked for may name somebody.
fn without_values(text: &str) -> &str {
    text.split_once(" -- binds:").map_or(text, |(statement, _values)| statement)
}

#[cfg(test)]
mod tests {
    use super::without_values;
    use crate::schema::names;
    use diesel::{debug_query, prelude::*, sqlite::Sqlite};

    #[test]
    fn what_a_statement_was_asked_for_is_not_said() {
        let query = names::table.filter(names::full.eq("Jana Novotna")).select(names::id);
        let text = debug_query::<Sqlite, _>(&query).to_string();
        assert!(text.contains("Novotna"));
        assert!(!without_values(&text).contains("Novotna"), "{}", without_values(&text));
        assert!(without_values(&text).starts_with("SELECT"));
    }
}
