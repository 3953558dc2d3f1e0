//! The form for one person of an article: each field with the words that the suggestion rests on.

use super::{
    super::{
        ALWAYS, FIELDS, KIND, Suggestion,
        known::Known,
        meeting::{self, Meets},
    },
    show::Desk,
};
use crate::{
    cases::parts::web::name_of,
    fields::{
        Problems,
        read::{self, Typed},
    },
    web::{
        form::{Form, FormField, Summary, from_typed},
        page::Page,
    },
};

/// A field of the form with the words that a suggestion rests on.
pub(super) struct Line {
    pub(super) field: FormField,
    pub(super) evidence: Option<Evidence>,
}

pub(super) struct Evidence {
    pub(super) name: &'static str,
    pub(super) quote: String,
    pub(super) start: usize,
    pub(super) because: String,
    pub(super) who: String,
    pub(super) is_taken: bool,
    /// What the case says now, and `same`, `adds` or `differs`.
    pub(super) meets: Option<(String, &'static str)>,
}

/// The form for one person.
pub(super) struct Chosen {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) action: String,
    pub(super) first: Vec<Line>,
    pub(super) more: Vec<Line>,
    pub(super) known: Vec<Known>,
    /// The case that exists: id, reference and name.
    pub(super) case: Option<(String, String, String)>,
    pub(super) summary: Option<Summary>,
}

/// The form for the person who was chosen; `typed` where it could not be saved.
pub(super) fn chosen(
    page: &Page,
    desk: Desk,
    suggested: Vec<Suggestion>,
    typed: Option<&Form>,
    problems: &Problems,
) -> Option<Chosen> {
    let number = desk.person?;
    let person = desk.reading.people.get(number)?;
    let start = typed.cloned().unwrap_or_else(|| prefilled(&desk, &suggested, page));
    let values = read::read(KIND, FIELDS, &start, page.lang(), &mut Problems::default());
    let meets = |field: &str| {
        let dossier = desk.dossier.as_ref()?;
        let target = meeting::target(dossier, field, &values)?;
        let how = match meeting::meets(dossier, &target, values.get(field)?) {
            Meets::Same => "same",
            Meets::Adds => "adds",
            Meets::Differs => "differs",
        };
        Some((meeting::in_words(dossier, &target, page.lang()).unwrap_or_default(), how))
    };
    let is_taken = |field: &str| typed.is_none_or(|form| form.all("take").contains(&field));
    let mut lines: Vec<Line> = from_typed(KIND, FIELDS, &start, page.lang(), problems)
        .into_iter()
        .map(|field| {
            let evidence = suggested.iter().find(|one| one.field == field.name).map(|one| Evidence {
                name: one.field,
                quote: one.quote.clone(),
                start: one.start,
                because: one.because.clone(),
                who: one.who.clone().unwrap_or_default(),
                is_taken: is_taken(one.field),
                meets: meets(one.field),
            });
            Line { field, evidence }
        })
        .collect();
    let (first, more): (Vec<Line>, Vec<Line>) = if desk.dossier.is_some() {
        // A case that exists takes what the article says, and nothing else.
        lines.retain(|line| line.evidence.as_ref().is_some_and(|evidence| evidence.meets.is_some()));
        (lines, Vec::new())
    } else {
        let is_first = |line: &Line| {
            line.evidence.is_some() || ALWAYS.contains(&line.field.name.as_str()) || line.field.error.is_some()
        };
        lines.into_iter().partition(is_first)
    };
    let case = desk.dossier.as_ref().map(|it| (it.case.id.to_string(), it.case.reference.clone(), name_of(it)));
    Some(Chosen {
        number,
        name: person.name.clone(),
        action: match &case {
            Some((id, ..)) => format!("/cases/{id}/suggestions"),
            None => format!("/sources/{}/suggestions", desk.source.id),
        },
        first,
        more,
        known: desk.known,
        case,
        summary: Summary::of(problems, page.lang()),
    })
}

/// The form as the article fills it in.
fn prefilled(desk: &Desk, suggested: &[Suggestion], page: &Page) -> Form {
    let mut pairs = vec![("gender", "unknown"), ("file_status", "verifying")];
    if !suggested.iter().any(|one| one.field == "status") {
        pairs.push(("status", "unknown"));
    }
    let published = desk.source.published.as_ref().map(|date| date.words(page.lang())).unwrap_or_default();
    pairs.push(("as_of", &published));
    let fixed = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    Form::from_pairs(fixed.chain(suggested.iter().map(|one| (one.field.to_owned(), one.value.clone()))).collect())
}
