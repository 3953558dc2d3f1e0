//! A value that is kept sealed. Only sealed text fits into it, so that no form,
//! seed or import can write an open one into the database by mistake.

use super::{Field, Level};
use crate::keys::Keys;
use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    serialize::{self, Output, ToSql},
    sql_types::Text,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt;

/// Sealed text, as [`Keys::seal`] makes it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, AsExpression, FromSqlRow)]
#[serde(try_from = "String", into = "String")]
#[diesel(sql_type = Text)]
pub struct Sealed(String);

/// The text is not sealed. Says nothing of what it is.
#[derive(Debug)]
pub struct NotSealed;

impl fmt::Display for NotSealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that must be sealed is not")
    }
}

impl std::error::Error for NotSealed {}

impl Sealed {
    /// Seals a text for one field of one record.
    pub fn new(keys: &Keys, kind: &str, field: &str, record: &str, text: &str) -> Self {
        Self(keys.seal(&place(kind, field, record), text))
    }

    /// What was sealed for this field of this record; `None` where its key is gone, or it was sealed for another.
    pub fn open(&self, keys: &Keys, kind: &str, field: &str, record: &str) -> Option<String> {
        keys.unseal(&place(kind, field, record), &self.0)
    }

    /// Whether the newest key sealed it.
    pub fn is_newest(&self, keys: &Keys) -> bool {
        keys.is_newest(&self.0)
    }
}

/// Where a value belongs: it can be opened there alone.
fn place(kind: &str, field: &str, record: &str) -> String {
    format!("{kind}/{field}/{record}")
}

/// Seals what was typed into the sealed fields of a record, before it is laid over the record.
pub fn seal(keys: &Keys, kind: &str, fields: &[Field], record: &str, values: &mut Map<String, Value>) {
    for field in fields.iter().filter(|field| field.level == Level::Sealed) {
        if let Some(Value::String(text)) = values.get_mut(field.name) {
            *text = Sealed::new(keys, kind, field.name, record, text).0;
        }
    }
}

impl TryFrom<String> for Sealed {
    type Error = NotSealed;

    fn try_from(text: String) -> Result<Self, NotSealed> {
        let is_sealed = text.strip_prefix("sealed:").is_some_and(|rest| rest.contains(':'));
        if is_sealed { Ok(Self(text)) } else { Err(NotSealed) }
    }
}

impl From<Sealed> for String {
    fn from(sealed: Sealed) -> Self {
        sealed.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

impl<DB: Backend> ToSql<Text, DB> for Sealed
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <str as ToSql<Text, DB>>::to_sql(&self.0, out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for Sealed
where
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::try_from(<String as FromSql<Text, DB>>::from_sql(raw)?)?)
    }
}
