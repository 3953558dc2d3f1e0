//! Names and nationalities of the persons of cases.

use super::{Chunk, Pick, rows};
use crate::{
    cases::parts::Part,
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    id::Id,
    people::{names::Name, nationalities::Nationality},
    schema::{cases, names, nationalities},
    words::{Answer, Country, NationalityStatus, Script, Term},
};
use diesel::prelude::*;

type Text = Option<String>;

pub(super) fn names(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    type Row = (String, Id<Name>, String, (Text, Text, Text, Text), Term<Script>, bool);
    let query = names::table.inner_join(cases::table.on(cases::person_id.eq(names::person_id))).select((
        cases::id,
        names::id,
        names::full,
        (names::given, names::particle, names::family1, names::family2),
        names::script,
        names::is_primary,
    ));
    let blank = Name::blank(&chunk.blank);
    for row in rows!(conn, query, cases::id, pick) {
        let (case, id, full, (given, particle, family1, family2), script, is_primary): Row = row?;
        if let Some(it) = chunk.of(&case) {
            let person_id = it.person.id;
            it.names.push(Name {
                id,
                person_id,
                full,
                given,
                particle,
                family1,
                family2,
                script,
                is_primary,
                ..blank.clone()
            });
        }
    }
    Ok(())
}

pub(super) fn nationalities(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    type Row = (String, Id<Nationality>, Term<Country>, Term<NationalityStatus>, Option<PartialDate>, Term<Answer>);
    let query =
        nationalities::table.inner_join(cases::table.on(cases::person_id.eq(nationalities::person_id))).select((
            cases::id,
            nationalities::id,
            nationalities::country,
            nationalities::status,
            nationalities::acquired,
            nationalities::recognised_by_detaining,
        ));
    let blank = Nationality::blank(&chunk.blank);
    for row in rows!(conn, query, cases::id, pick) {
        let (case, id, country, status, acquired, recognised_by_detaining): Row = row?;
        if let Some(it) = chunk.of(&case) {
            let person_id = it.person.id;
            it.nationalities.push(Nationality {
                id,
                person_id,
                country,
                status,
                acquired,
                recognised_by_detaining,
                ..blank.clone()
            });
        }
    }
    Ok(())
}
