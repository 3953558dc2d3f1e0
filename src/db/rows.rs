//! Many rows at once, in and out.

/// Inserts many rows with one statement each batch: the enum cannot, so this
/// asks which database it is. 200 rows keep below both parameter limits.
macro_rules! insert_rows {
    ($conn:expr, $table:ident, $rows:expr) => {
        for batch in $rows.chunks(200) {
            match $conn {
                $crate::db::AnyConnection::Sqlite(conn) => {
                    for row in batch {
                        diesel::RunQueryDsl::execute(
                            diesel::insert_into($crate::schema::$table::table).values(row),
                            conn,
                        )?;
                    }
                }
                $crate::db::AnyConnection::Postgres(conn) => {
                    diesel::RunQueryDsl::execute(
                        diesel::insert_into($crate::schema::$table::table).values(batch),
                        conn,
                    )?;
                }
            }
        }
    };
}
pub(crate) use insert_rows;

/// Rows of a query whose column is one of these values. One or two are asked
/// for with `=`: that statement stays prepared, while one with a list of values
/// is read by the database anew each time.
macro_rules! one_or_many {
    ($conn:expr, $query:expr, $column:expr, $values:expr) => {{
        let values: &[_] = $values;
        match values {
            [one] => $query.filter($column.eq(one)).load($conn)?,
            [one, other] => $query.filter($column.eq(one).or($column.eq(other))).load($conn)?,
            many => $query.filter($column.eq_any(many)).load($conn)?,
        }
    }};
}
pub(crate) use one_or_many;

/// The names of those of these tables that have a row of this owner: one
/// question, where asking each table for rows that mostly are not there would
/// take as many.
macro_rules! filled {
    ($conn:expr, $owner:ident = $id:expr, [$($table:ident),+ $(,)?]) => {{
        use diesel::prelude::*;
        let ($($table,)+): ($(filled!(@bool $table),)+) = diesel::select(($(
            diesel::dsl::exists($crate::schema::$table::table.filter($crate::schema::$table::$owner.eq($id))),
        )+))
        .get_result($conn)?;
        let all: std::collections::BTreeSet<&'static str> =
            [$((stringify!($table), $table)),+].into_iter().filter(|(_, has)| *has).map(|(name, _)| name).collect();
        all
    }};
    (@bool $table:ident) => { bool };
}
pub(crate) use filled;
