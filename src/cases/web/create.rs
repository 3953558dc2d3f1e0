//! `GET /cases/new`, `POST /cases`: the fast path. A name or "not known", a
//! country, and what is known; from a source, if one is at hand.

use crate::{
    access::{Acts, Edit, Organisation},
    cases::{Case, charges::Charge, citations, custody::Episode, parts::Part, store, team},
    clock,
    dates::{Lang, PartialDate},
    db::Db,
    drafts::{self, Offer},
    error::Result,
    fields::{
        Field, Input, Problems,
        read::{self, Typed},
    },
    id::Id,
    locale, names,
    people::{Person, names::Name, nationalities::Nationality},
    sources::{self, Source},
    text,
    web::{
        form::{Form, FormField, Summary, from_typed},
        page::{Page, redirect_saying},
    },
    words::{Charge as ChargeCategory, Country, Custody, FileStatus, Gender, Script, Term, Terms},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::Datelike;
use serde_json::{Map, Value};
use std::collections::HashMap;

const KIND: &str = "new_case";

/// What the first form asks for; everything else is added on the case page.
const FIELDS: &[Field] = &[
    Field::new("name", Input::Name),
    Field::line("name_unknown_label"),
    Field::term::<Gender>("gender").required(),
    Field::term::<Country>("nationality"),
    Field::term::<Country>("second_nationality"),
    Field::line("occupation"),
    Field::term::<Country>("detaining_country").required(),
    Field::term::<Custody>("status").required(),
    Field::date("started"),
    Field::date("as_of"),
    Field::line("as_stated"),
    Field::terms::<ChargeCategory>("categories"),
    Field::term::<FileStatus>("file_status").required(),
];

#[derive(Template)]
#[template(path = "cases/new.html")]
struct NewCase {
    page: Page,
    fields: Vec<FormField>,
    summary: Option<Summary>,
    source: Option<Source>,
    draft: Offer,
}

/// The form, or the draft of it that is carried on.
///
/// # Errors
/// When the database fails.
pub async fn new(
    _: Acts<Edit>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let start = Form::from_pairs(vec![
        ("gender".into(), "unknown".into()),
        ("status".into(), "unknown".into()),
        ("file_status".into(), "verifying".into()),
        ("source".into(), query.get("source").cloned().unwrap_or_default()),
    ]);
    let opened = drafts::open(&db, &page, page.t("cases-new")).await?;
    let typed = opened.typed.unwrap_or(start);
    page.html(&NewCase {
        fields: from_typed(KIND, FIELDS, &typed, page.lang(), &Problems::default()),
        summary: None,
        source: source_of(&db, &page, typed.one("source")).await?,
        draft: opened.offer,
        page: page.clone(),
    })
}

async fn source_of(db: &Db, page: &Page, id: &str) -> Result<Option<Source>> {
    if id.is_empty() {
        return Ok(None);
    }
    let (scope, id) = (page.viewer().scope(), id.to_owned());
    db.read(move |conn| sources::store::find(conn, scope, &id)).await
}

/// Creates the person, the name, the nationalities, the case, where the person is and what for.
///
/// # Errors
/// When the database fails.
pub async fn create(editor: Acts<Edit>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let lang = page.lang();
    let source = source_of(&db, &page, form.one("source")).await?;
    let mut problems = Problems::default();
    let values = read::read(KIND, FIELDS, &form, lang, &mut problems);
    check(&values, lang, &mut problems);
    let may_save = problems.is_clear() && (problems.questions.is_empty() || form.is_confirmed());
    if !may_save {
        let fields = from_typed(KIND, FIELDS, &form, lang, &problems);
        return page.unprocessable(&NewCase {
            fields,
            summary: Summary::of(&problems, lang),
            source,
            draft: drafts::again(&page, &form),
            page: page.clone(),
        });
    }
    let organisation = editor.organisation.id;
    let (linked, lead) = (source.as_ref().map(|s| s.id), editor.user.id);
    let sent = drafts::Sent::of(&form, &editor.author());
    let case = db
        .write(editor.author(), form.reason(), move |tx| {
            let person_number = tx.next_number("person")?;
            let draft = Draft::of(&values, organisation, person_number)?;
            let year = draft.year();
            let reference = store::next_reference(tx, draft.case.detaining_country.code(), year)?;
            let case = Case { reference, ..draft.case };
            tx.insert(draft.person)?;
            if let Some(name) = draft.name {
                tx.insert(name)?;
            }
            for nationality in draft.nationalities {
                tx.insert(nationality)?;
            }
            let case = tx.insert(case)?;
            team::join(tx, case.id, lead, true)?;
            tx.insert(draft.custody)?;
            if let Some(charge) = draft.charge {
                tx.insert(charge)?;
            }
            if let Some(source) = linked {
                citations::store::link(tx, case.id, source)?;
            }
            sent.is_saved(tx.conn())?;
            Ok(case)
        })
        .await?;
    let to = match source {
        Some(source) => format!("/sources/{}?case={}", source.id, case.id),
        None => format!("/cases/{}", case.id),
    };
    Ok(redirect_saying(&to, "flash-case-created"))
}

fn get<'a>(values: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    values.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn check(values: &Map<String, Value>, lang: Lang, problems: &mut Problems) {
    if get(values, "name").is_none() && get(values, "name_unknown_label").is_none() && problems.at("name").is_none() {
        problems.error("name", locale::text(lang, "rule-name-or-label"));
    }
    let starts_later = get(values, "started")
        .and_then(|d| PartialDate::from_edtf(d).ok())
        .and_then(|d| d.earliest())
        .is_some_and(|first| first > clock::today());
    if starts_later {
        problems.error("started", locale::text(lang, "rule-future"));
    }
    let is_own = get(values, "nationality").is_some()
        && get(values, "nationality") == get(values, "detaining_country")
        && get(values, "second_nationality").is_none();
    if is_own {
        problems.ask("nationality", locale::text(lang, "ask-own-country"));
    }
    if get(values, "second_nationality").is_some() && get(values, "second_nationality") == get(values, "nationality") {
        problems.error("second_nationality", locale::text(lang, "rule-nationality-twice"));
    }
}

/// The rows of a new case.
struct Draft {
    person: Person,
    name: Option<Name>,
    nationalities: Vec<Nationality>,
    case: Case,
    custody: Episode,
    charge: Option<Charge>,
}

impl Draft {
    fn of(values: &Map<String, Value>, organisation: Id<Organisation>, number: i64) -> Result<Self> {
        let text = |name: &str| get(values, name).map(ToOwned::to_owned);
        let date = |name: &str| get(values, name).and_then(|d| PartialDate::from_edtf(d).ok());
        let stub = blank_case(organisation, get(values, "detaining_country").unwrap_or("XXX"));
        let person = Person {
            reference: format!("P-{number:06}"),
            name_unknown_label: text("name_unknown_label"),
            gender: get(values, "gender").and_then(Term::of).unwrap_or_else(Term::unknown),
            occupation: text("occupation"),
            ..Person::blank(&stub)
        };
        let name = text("name").map(|full| name_of(&stub, full));
        let nationalities = ["nationality", "second_nationality"]
            .iter()
            .filter_map(|field| get(values, field).and_then(Term::<Country>::of))
            .map(|country| Nationality { country, ..Nationality::blank(&stub) })
            .collect();
        let custody = Episode {
            status: get(values, "status").and_then(Term::<Custody>::of).unwrap_or_else(Term::unknown),
            started: date("started"),
            started_stated: text("started_stated"),
            as_of: date("as_of"),
            ..Episode::blank(&stub)
        };
        let categories = get(values, "categories")
            .map(Terms::<ChargeCategory>::parse)
            .transpose()
            .map_err(crate::error::Error::internal)?;
        let charge = (text("as_stated").is_some() || categories.is_some()).then(|| Charge {
            as_stated: text("as_stated"),
            categories: categories.unwrap_or_else(|| std::iter::once(Term::unknown()).collect()),
            ..Charge::blank(&stub)
        });
        let case = Case {
            file_status: get(values, "file_status").and_then(Term::of).unwrap_or_else(|| Term::known("verifying")),
            ..stub
        };
        Ok(Self { person, name, nationalities, case, custody, charge })
    }

    /// The year that the reference carries: of the start, else this one.
    fn year(&self) -> i32 {
        self.custody
            .started
            .as_ref()
            .and_then(|d| d.earliest().or(d.latest()))
            .map_or_else(|| clock::today().year(), |d| d.year())
    }
}

/// A case with nothing known but the country.
pub fn blank_case(organisation: Id<Organisation>, country: &str) -> Case {
    Case {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        person_id: Id::new(),
        reference: String::new(),
        detaining_country: Term::of(country).unwrap_or_else(|| Term::known("XXX")),
        country_of_arrest: None,
        place_of_arrest: None,
        holder: Term::known("state"),
        holder_name: None,
        case_types: Terms::default(),
        scope_basis: Terms::default(),
        acknowledgement: Term::unknown(),
        file_status: Term::known("verifying"),
        publicity: Term::known("not_asked"),
        verification: Term::known("unverified"),
        first_report: None,
        first_report_stated: None,
        summary_en: None,
        summary_fr: None,
        narrative: None,
        previous_case: None,
        created_at: clock::now(),
        removed_at: None,
    }
}

/// The first name of a person, its parts guessed from how it is written.
fn name_of(case: &Case, full: String) -> Name {
    let parts = names::split(&full, names::Order::Unknown);
    let some = |text: String| Some(text).filter(|t| !t.is_empty());
    let script = Term::<Script>::of(text::script_of(&full)).unwrap_or_else(|| Term::known("Latn"));
    Name {
        // A guess is entered only where the writing itself shows which part is which.
        given: some(parts.given).filter(|_| parts.sure),
        patronymic: some(parts.middle).filter(|_| parts.sure),
        particle: some(parts.particle).filter(|_| parts.sure),
        family1: some(parts.family).filter(|_| parts.sure),
        script,
        is_primary: true,
        full,
        ..Name::blank(case)
    }
}
