//! "Her husband", "his employer": the words mean somebody else than the pronoun.

use super::{By, Cast, Unit};
use crate::reading::document::Document;
use crate::reading::lexicon::Hit;
use crate::reading::tags::{Gender, Tag};

/// Whether a noun for a person stands behind the pronoun, with nothing or one word between.
pub(super) fn is_owner(document: &Document<'_>, hit: Hit) -> bool {
    let owns = document.is(hit.from, Tag::Whose);
    owns && noun(document, hit).is_some()
}

fn noun(document: &Document<'_>, hit: Hit) -> Option<(usize, Gender)> {
    let kin = |at: usize| {
        document.tags(at).find_map(|tag| match tag {
            Tag::Kin(gender) => Some((at, gender)),
            Tag::Job(_) => Some((at, Gender::Unknown)),
            _ => None,
        })
    };
    let employer = |at: usize| {
        document.token(at).is_some_and(|t| {
            matches!(
                &*t.lower,
                "employer"
                    | "boss"
                    | "colleague"
                    | "cellmate"
                    | "captors"
                    | "employeur"
                    | "codétenu"
                    | "collègue"
                    | "empleador"
                    | "jefe"
                    | "compañero"
                    | "arbeitgeber"
                    | "kollege"
                    | "mithäftling"
            )
        })
    };
    let open = |at: usize| document.token(at).is_some_and(|t| t.is_word() && !t.is_capital());
    kin(hit.to)
        .or_else(|| employer(hit.to).then_some((hit.to, Gender::Unknown)))
        .or_else(|| kin(hit.to + 1).filter(|_| open(hit.to)))
}

/// The relative as somebody of the sentence: one named lately whom the word fits, else nobody who is named.
pub(super) fn unit(cast: &Cast<'_, '_>, lately: &[usize], owner: Option<usize>, hit: Hit) -> Unit {
    let found = noun(cast.document, hit);
    let to = found.map_or(hit.to, |(at, _)| at + 1);
    let fits = |person: &usize| {
        let gender = cast.gender(*person);
        let same = found.is_some_and(|(_, wanted)| wanted != Gender::Unknown && wanted == gender);
        same && Some(*person) != owner && cast.may_be_held(*person)
    };
    let people: Vec<usize> = lately.iter().copied().find(fits).into_iter().collect();
    let by = if people.is_empty() { By::Nobody } else { By::Noun };
    Unit { tokens: hit.from..to, people, by, mentions: Vec::new(), count: Some(1) }
}
