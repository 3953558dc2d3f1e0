//! The canonical text is what JSON and both databases hold, nothing else.

use super::{DateError, PartialDate};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        Self::from_edtf(&text)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.text
    }
}

impl<DB: Backend> ToSql<Text, DB> for PartialDate
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <str as ToSql<Text, DB>>::to_sql(self.edtf(), out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for PartialDate
where
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, DB>>::from_sql(raw)?;
        Ok(Self::from_edtf(&text)?)
    }
}
