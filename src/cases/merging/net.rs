//! What a merge did with each row, all in all: history has its changes one by
//! one, and a row may have been moved and then removed.

use crate::history::Change;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What was done with one row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Net {
    /// The kind of record.
    pub kind: String,
    /// Its id.
    pub record: String,
    /// Whether it was not there before.
    pub is_added: bool,
    /// Whether it is not there after.
    pub is_removed: bool,
    /// What the fields that were changed said before; all fields, where it was removed.
    pub old: Map<String, Value>,
    /// What those said after.
    pub new: Map<String, Value>,
}

/// What these changes, the first one first, did; the row that was changed last comes first.
pub fn of(changes: &[Change]) -> Vec<Net> {
    let mut rows: BTreeMap<(&str, &str), (usize, Net)> = BTreeMap::new();
    for (place, change) in changes.iter().enumerate() {
        let (at, net) = rows.entry((&change.kind, &change.record_id)).or_insert_with(|| {
            let is_added = change.action == "added";
            (0, Net { kind: change.kind.clone(), record: change.record_id.clone(), is_added, ..Net::default() })
        });
        *at = place;
        net.follow(change);
    }
    let mut all: Vec<(usize, Net)> = rows.into_values().collect();
    all.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
    all.into_iter().map(|(_, net)| net).collect()
}

impl Net {
    fn follow(&mut self, change: &Change) {
        let diff: Map<String, Value> = serde_json::from_str(&change.diff).unwrap_or_default();
        self.is_removed = change.action == "removed";
        for (name, value) in diff {
            match change.action.as_str() {
                "added" => drop(self.new.insert(name, value)),
                "removed" => drop(self.old.entry(name).or_insert(value)),
                _ => {
                    let (Some(old), Some(new)) = (value.get(0), value.get(1)) else { continue };
                    self.old.entry(name.clone()).or_insert_with(|| old.clone());
                    self.new.insert(name, new.clone());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, of};
    use crate::id::Id;
    use serde_json::{Value, json};

    fn change(record: &str, action: &str, diff: &Value) -> Change {
        Change {
            id: Id::new(),
            revision_id: Id::new(),
            kind: "case_team".to_owned(),
            record_id: record.to_owned(),
            action: action.to_owned(),
            diff: diff.to_string(),
        }
    }

    #[test]
    fn a_row_that_was_moved_and_then_removed_comes_back_where_it_was_first() {
        let moved = change("m", "moved", &json!({ "case_id": ["a", "b"] }));
        let removed = change("m", "removed", &json!({ "case_id": "b", "user_id": "u" }));
        let added = change("n", "added", &json!({ "case_id": "b" }));
        let all = of(&[moved, removed, added]);
        assert_eq!(all.iter().map(|net| net.record.as_str()).collect::<Vec<_>>(), ["n", "m"]);
        assert!(all[0].is_added && !all[0].is_removed);
        assert!(all[1].is_removed && !all[1].is_added);
        assert_eq!(Value::Object(all[1].old.clone()), json!({ "case_id": "a", "user_id": "u" }));
    }
}
