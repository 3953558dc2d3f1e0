//! Terms and sets of terms as text: in JSON and in a database.

use diesel::connection::SimpleConnection;
use diesel::prelude::{
    AsChangeset, Connection, ExpressionMethods, Identifiable, Insertable, PgConnection, QueryDsl, Queryable,
    RunQueryDsl, Selectable, SelectableHelper, SqliteConnection,
};

use super::{Charge, Country, Custody, Lexicon, Term, Terms};
use crate::dates::Lang;

#[test]
fn sets_are_ordered_and_hold_each_code_once() {
    let set = Terms::<Country>::parse("IRN|FRA|IRN").expect("known codes");
    assert_eq!(set.text(), "FRA|IRN");
    assert_eq!(set.labels(Lang::Fr), "France, Iran");
    assert!(set.contains("IRN") && !set.contains("IR") && !set.contains(""));
    assert_eq!(set.iter().collect::<Terms<_>>(), set);
    assert!(Terms::<Country>::default().is_empty() && Terms::<Country>::default().iter().next().is_none());
    assert_eq!(Terms::<Country>::parse("FRA|"), Err(String::new()));
    assert_eq!(Terms::<Country>::parse("FRA|QQQ"), Err("QQQ".to_owned()));
}

#[test]
fn exchanged_as_text() {
    let term = Term::<Custody>::of("exit_ban").expect("a known code");
    let json = serde_json::to_string(&term).expect("JSON");
    assert_eq!(json, "\"exit_ban\"");
    assert_eq!(serde_json::from_str::<Term<Custody>>(&json).expect("a term"), term);
    let set: Terms<Custody> = Term::of("bail").into_iter().chain([term]).collect();
    let json = serde_json::to_string(&set).expect("JSON");
    assert_eq!(json, "\"bail|exit_ban\"");
    assert_eq!(serde_json::from_str::<Terms<Custody>>(&json).expect("a set"), set);
    let error = serde_json::from_str::<Term<Custody>>("\"gone\"").expect_err("no such code");
    assert!(error.to_string().contains("the vocabulary custody has no code \"gone\""));
    assert!(serde_json::from_str::<Terms<Custody>>("\"bail|gone\"").is_err());
}

diesel::table! {
    words_probe (id) {
        id -> Integer,
        custody -> Text,
        country -> Nullable<Text>,
        charges -> Text,
    }
}

#[derive(diesel::MultiConnection)]
enum Either {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Identifiable)]
#[diesel(table_name = words_probe, treat_none_as_null = true)]
struct Probe {
    id: i32,
    custody: Term<Custody>,
    country: Option<Term<Country>>,
    charges: Terms<Charge>,
}

#[test]
fn stored_as_text() {
    let sqlite = SqliteConnection::establish(":memory:").expect("a database in memory");
    let mut connection = Either::Sqlite(sqlite);
    connection
        .batch_execute("CREATE TABLE words_probe (id INTEGER PRIMARY KEY, custody TEXT NOT NULL, country TEXT, charges TEXT NOT NULL)")
        .expect("a table");
    let mut probe = Probe {
        id: 1,
        custody: Term::unknown(),
        country: Term::of("QZZ"),
        charges: ["treason", "espionage"].into_iter().filter_map(Term::of).collect(),
    };
    diesel::insert_into(words_probe::table).values(&probe).execute(&mut connection).expect("a row");
    let read = |connection: &mut Either| {
        words_probe::table
            .select(Probe::as_select())
            .filter(words_probe::custody.eq(Term::<Custody>::unknown()))
            .first(connection)
    };
    assert_eq!(read(&mut connection).expect("the row"), probe);
    probe.country = None;
    probe.charges = Terms::default();
    diesel::update(&probe).set(&probe).execute(&mut connection).expect("a change");
    assert_eq!(read(&mut connection).expect("the row"), probe);
    let list: Vec<Probe> = words_probe::table
        .filter(words_probe::custody.eq_any(Term::<Custody>::all().collect::<Vec<_>>()))
        .load(&mut connection)
        .expect("the rows");
    assert_eq!(list, [probe]);

    connection.batch_execute("UPDATE words_probe SET charges = 'treason|gone'").expect("a bad row");
    let error = read(&mut connection).expect_err("no such code");
    let told = format!("{error:?}");
    assert!(told.contains("the vocabulary charge has no code"), "{told}");
}

#[test]
fn named_for_people_who_debug() {
    assert_eq!(format!("{:?}", Term::<Custody>::unknown()), "custody:unknown");
    assert_eq!(Custody::vocabulary().name(), "custody");
}
