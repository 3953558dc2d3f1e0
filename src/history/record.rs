//! What a row must know for history to keep it, and the macro that says it.

use crate::db::{AnyConnection, Subject};
use diesel::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// A row that history keeps: it knows its id, its version, what it belongs to
/// and how to write itself. `record!` writes the implementation.
pub trait Record: Serialize + DeserializeOwned + Clone + Send + 'static {
    /// The table's name: the word for this kind of row everywhere.
    const KIND: &'static str;
    /// Its id as text.
    fn id(&self) -> &str;
    /// Counts its changes, from 1.
    fn version(&self) -> i32;
    /// Sets the count.
    fn set_version(&mut self, version: i32);
    /// Under which history it is filed, and that thing's id.
    fn subject(&self) -> (Subject, &str);
    /// Inserts the row.
    ///
    /// # Errors
    /// What the database says.
    fn insert(&self, conn: &mut AnyConnection) -> QueryResult<usize>;
    /// Writes the row where it still has this version.
    ///
    /// # Errors
    /// What the database says.
    fn update(&self, was: i32, conn: &mut AnyConnection) -> QueryResult<usize>;
    /// Deletes the row where it still has this version.
    ///
    /// # Errors
    /// What the database says.
    fn delete(&self, was: i32, conn: &mut AnyConnection) -> QueryResult<usize>;
    /// Inserts many rows at once.
    ///
    /// # Errors
    /// What the database says.
    fn insert_all(rows: &[Self], conn: &mut AnyConnection) -> QueryResult<()>;
}

/// Concrete statements compile faster than generic ones, so this writes them.
/// `record!(Charge, charges, Subject::Case, case_id)`.
#[macro_export]
macro_rules! record {
    ($type:ty, $table:ident, $subject:expr, $owner:ident) => {
        impl $crate::history::Record for $type {
            const KIND: &'static str = stringify!($table);
            fn id(&self) -> &str {
                self.id.as_str()
            }
            fn version(&self) -> i32 {
                self.version
            }
            fn set_version(&mut self, version: i32) {
                self.version = version;
            }
            fn subject(&self) -> ($crate::db::Subject, &str) {
                ($subject, self.$owner.as_str())
            }
            fn insert(&self, conn: &mut $crate::db::AnyConnection) -> diesel::QueryResult<usize> {
                use diesel::prelude::*;
                diesel::insert_into($crate::schema::$table::table).values(self).execute(conn)
            }
            fn update(&self, was: i32, conn: &mut $crate::db::AnyConnection) -> diesel::QueryResult<usize> {
                use diesel::prelude::*;
                use $crate::schema::$table;
                diesel::update($table::table.filter($table::id.eq(self.id)).filter($table::version.eq(was)))
                    .set(self)
                    .execute(conn)
            }
            fn delete(&self, was: i32, conn: &mut $crate::db::AnyConnection) -> diesel::QueryResult<usize> {
                use diesel::prelude::*;
                use $crate::schema::$table;
                diesel::delete($table::table.filter($table::id.eq(self.id)).filter($table::version.eq(was)))
                    .execute(conn)
            }
            fn insert_all(rows: &[Self], conn: &mut $crate::db::AnyConnection) -> diesel::QueryResult<()> {
                $crate::db::insert_rows!(conn, $table, rows);
                Ok(())
            }
        }
    };
}
