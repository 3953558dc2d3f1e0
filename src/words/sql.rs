//! Terms in the database: a text column that holds the code, or the codes joined by `|`.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

use super::term::no_such_code;
use super::{Lexicon, Term, Terms};

impl<V: Lexicon, DB: Backend> ToSql<Text, DB> for Term<V>
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <str as ToSql<Text, DB>>::to_sql(self.code(), out)
    }
}

impl<V: Lexicon, DB: Backend> FromSql<Text, DB> for Term<V>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let code = <String as FromSql<Text, DB>>::from_sql(bytes)?;
        Self::of(&code).ok_or_else(|| no_such_code::<V>(&code).into())
    }
}

impl<V: Lexicon, DB: Backend> ToSql<Text, DB> for Terms<V>
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <str as ToSql<Text, DB>>::to_sql(self.text(), out)
    }
}

impl<V: Lexicon, DB: Backend> FromSql<Text, DB> for Terms<V>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, DB>>::from_sql(bytes)?;
        Self::parse(&text).map_err(|code| no_such_code::<V>(&code).into())
    }
}
