//! Names and nationalities of the persons of cases.

use super::Chunk;
use crate::{
    cases::parts::Part,
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    id::Id,
    people::{names::Name, nationalities::Nationality},
    schema::{cases, names, nationalities, people},
    words::{Answer, Country, NationalityStatus, Script, Term},
};
use diesel::prelude::*;

type Text = Option<String>;

pub(super) fn names(conn: &mut AnyConnection, chunk: &mut Chunk) -> Result<()> {
    type Row = (String, Id<Name>, String, (Text, Text, Text, Text), Term<Script>, bool);
    let rows: Vec<Row> = names::table
        .inner_join(people::table.inner_join(cases::table))
        .filter(cases::id.eq_any(chunk.ids()))
        .select((
            cases::id,
            names::id,
            names::full,
            (names::given, names::particle, names::family1, names::family2),
            names::script,
            names::is_primary,
        ))
        .load(conn)?;
    let blank = Name::blank(&chunk.blank);
    for (case, id, full, (given, particle, family1, family2), script, is_primary) in rows {
        if let Some(it) = chunk.of(&case) {
            let person_id = it.person.id;
            it.names.push(Name { id, person_id, full, given, particle, family1, family2, script, is_primary, ..blank.clone() });
        }
    }
    Ok(())
}

pub(super) fn nationalities(conn: &mut AnyConnection, chunk: &mut Chunk) -> Result<()> {
    type Row = (String, Id<Nationality>, Term<Country>, Term<NationalityStatus>, Option<PartialDate>, Term<Answer>);
    let rows: Vec<Row> = nationalities::table
        .inner_join(people::table.inner_join(cases::table))
        .filter(cases::id.eq_any(chunk.ids()))
        .select((
            cases::id,
            nationalities::id,
            nationalities::country,
            nationalities::status,
            nationalities::acquired,
            nationalities::recognised_by_detaining,
        ))
        .load(conn)?;
    let blank = Nationality::blank(&chunk.blank);
    for (case, id, country, status, acquired, recognised_by_detaining) in rows {
        if let Some(it) = chunk.of(&case) {
            let person_id = it.person.id;
            it.nationalities.push(Nationality { id, person_id, country, status, acquired, recognised_by_detaining, ..blank.clone() });
        }
    }
    Ok(())
}
