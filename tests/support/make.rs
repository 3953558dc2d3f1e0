//! Records with sensible, invented defaults, written as a member would.

use super::TestApp;
use habeas::{
    access::{Author, Job, Organisation},
    cases::{Case, custody::Episode, opening::blank_case, parts::Part},
    dates::PartialDate,
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
    sources::{self, Source},
    text,
    words::{Script, Term},
};

/// A case with one name, one nationality and one stay in custody.
pub fn case(
    app: &TestApp,
    organisation: Id<Organisation>,
    name: &str,
    country: &str,
    nationality: &str,
    since: &str,
) -> Case {
    let stub = blank_case(organisation, country);
    app.db
        .write_now(&Author::system_for(Job::Seed, organisation), None, |tx| {
            let number = tx.next_number("person")?;
            tx.insert(Person { reference: format!("P-{number:06}"), ..Person::blank(&stub) })?;
            let script = Term::<Script>::of(text::script_of(name)).unwrap();
            tx.insert(Name { full: name.to_owned(), is_primary: true, script, ..Name::blank(&stub) })?;
            tx.insert(Nationality { country: Term::of(nationality).unwrap(), ..Nationality::blank(&stub) })?;
            let reference = habeas::cases::store::next_reference(tx, country, 2024)?;
            let case = tx.insert(Case { reference, ..stub.clone() })?;
            let started = PartialDate::from_edtf(since).ok();
            tx.insert(Episode { status: Term::known("pretrial"), started, ..Episode::blank(&stub) })?;
            Ok(case)
        })
        .unwrap()
}

/// A source with this text.
pub fn source(app: &TestApp, organisation: Id<Organisation>, title: &str, body: &str) -> Source {
    app.db
        .write_now(&Author::system_for(Job::Seed, organisation), None, |tx| {
            let sha256 = sources::store::keep_text(tx, body)?;
            let number = tx.next_number("source")?;
            tx.insert(Source {
                title: title.to_owned(),
                text_sha256: Some(sha256),
                text_chars: i32::try_from(body.chars().count()).unwrap(),
                ..Source::blank(organisation, number)
            })
        })
        .unwrap()
}

/// Makes this member the lead of a case.
pub fn lead(app: &TestApp, case: &Case, name: &str) {
    in_team(app, case, name, true);
}

/// Takes this member into the team of a case.
pub fn join(app: &TestApp, case: &Case, name: &str) {
    in_team(app, case, name, false);
}

fn in_team(app: &TestApp, case: &Case, name: &str, is_lead: bool) {
    let user = app.user(name).id;
    app.db
        .write_now(&Author::system_for(Job::Seed, case.organisation_id), None, |tx| {
            habeas::cases::team::join(tx, case.id, user, is_lead)
        })
        .unwrap();
}
