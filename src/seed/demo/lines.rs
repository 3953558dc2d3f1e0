//! Reading the world's files: one record a line, tab-separated: its kind, its
//! key, then `field=value`. A day to come is written `@+19`: in nineteen days.

use crate::{
    dates::PartialDate,
    error::{Error, Result},
    fields::{Field, Input},
    history::Record,
};
use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    /// What kind of record.
    pub kind: &'static str,
    /// Its key among the records of the case, or of the file.
    pub key: &'static str,
    /// Cells without a name.
    pub bare: Vec<&'static str>,
    named: Vec<(&'static str, &'static str)>,
}

/// Names of cells that are no fields of the record.
const ASIDE: [&str; 3] = ["why", "text", "same_person"];

impl Line {
    /// The cell of this name.
    pub fn get(&self, name: &str) -> Option<&'static str> {
        self.named.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// What to say where the line does not hold.
    pub fn wrong(&self, why: impl std::fmt::Display) -> Error {
        Error::internal(format!("demonstration world, {} {} {:?}: {why}", self.kind, self.key, self.bare))
    }
}

/// The lines of a file, without blank ones and remarks.
pub fn read(file: &'static str) -> Vec<Line> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(line).collect()
}

fn line(text: &'static str) -> Line {
    let mut cells = text.split('\t');
    let (kind, key) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let (mut bare, mut named) = (Vec::new(), Vec::new());
    for cell in cells {
        match cell.split_once('=') {
            Some(pair) => named.push(pair),
            None => bare.push(cell),
        }
    }
    Line { kind, key, bare, named }
}

/// The lines in blocks, each beginning with a line of this kind.
pub fn blocks<'a>(lines: &'a [Line], kind: &str) -> Vec<&'a [Line]> {
    let starts: Vec<usize> = lines.iter().enumerate().filter(|(_, line)| line.kind == kind).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| lines.get(*start..end)).collect()
}

/// The values of a line as a record keeps them. `pick` gives the id behind the key of another record.
pub fn values(
    line: &Line,
    fields: &[Field],
    today: NaiveDate,
    pick: impl Fn(&str) -> Option<String>,
) -> Result<Map<String, Value>> {
    let mut values = Map::new();
    for (name, text) in line.named.iter().filter(|(name, _)| !ASIDE.contains(name)) {
        let input = fields.iter().find(|field| field.name == *name).map(|field| field.input);
        let value = match input {
            Some(Input::Number(..)) => json!(text.parse::<i32>().map_err(|e| line.wrong(e))?),
            Some(Input::Check) => json!(*text == "yes"),
            Some(Input::Pick) => json!(pick(text).ok_or_else(|| line.wrong(format!("{name}: no record {text}")))?),
            Some(Input::Date) => {
                json!(date(text, today).ok_or_else(|| line.wrong(format!("{name}: {text} is no date")))?)
            }
            _ => json!(text),
        };
        values.insert((*name).to_owned(), value);
    }
    Ok(values)
}

fn date(text: &str, today: NaiveDate) -> Option<PartialDate> {
    match text.strip_prefix("@+") {
        Some(days) => today.checked_add_days(Days::new(days.parse().ok()?)).map(PartialDate::day),
        None => PartialDate::from_edtf(text).ok(),
    }
}

/// Lays values over a blank record. What is no column, no code or no date is refused.
pub fn over<R: Record>(line: &Line, blank: &R, values: Map<String, Value>) -> Result<R> {
    let Value::Object(mut record) = serde_json::to_value(blank)? else { return Err(line.wrong("not a record")) };
    for (name, value) in values {
        if !record.contains_key(&name) {
            return Err(line.wrong(format!("no column {name}")));
        }
        record.insert(name, value);
    }
    serde_json::from_value(Value::Object(record)).map_err(|e| line.wrong(e))
}
