//! The rules of integrity that several parts share. Fuzzy dates block only
//! when their bounds cannot be reconciled.

use super::super::dossier::Dossier;
use crate::{
    clock,
    dates::{Lang, PartialDate},
    fields::Problems,
    locale,
};

/// `second` must not certainly lie before `first`.
pub fn in_order(
    problems: &mut Problems,
    field: &str,
    first: Option<&PartialDate>,
    second: Option<&PartialDate>,
    key: &str,
    lang: Lang,
) {
    if first.zip(second).is_some_and(|(first, second)| second.certainly_before(first)) {
        problems.error(field, locale::text(lang, key));
    }
}

/// Nothing happens to a person before birth.
pub fn after_birth(problems: &mut Problems, field: &str, dossier: &Dossier, date: Option<&PartialDate>, lang: Lang) {
    in_order(problems, field, dossier.person.birth.as_ref(), date, "rule-before-birth", lang);
}

/// What is said to have happened cannot lie in the future.
pub fn not_future(problems: &mut Problems, field: &str, date: Option<&PartialDate>, lang: Lang) {
    let today = clock::today();
    if date.and_then(PartialDate::earliest).is_some_and(|first| first > today) {
        problems.error(field, locale::text(lang, "rule-future"));
    }
}

/// Release and hearing follow the first restriction of liberty.
pub fn after_arrest(
    problems: &mut Problems,
    field: &str,
    dossier: &Dossier,
    date: Option<&PartialDate>,
    key: &str,
    lang: Lang,
) {
    in_order(problems, field, dossier.first_start(), date, key, lang);
}
