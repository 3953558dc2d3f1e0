//! The case itself, its person, and the person's names and nationalities are
//! edited like parts.

use super::{Part, rules};
use crate::{
    cases::{Case, dossier::Dossier},
    dates::Lang,
    db::AnyConnection,
    error::Result,
    fields::{Field, Problems},
    history::{Record, Tx},
    id::Id,
    load_rows, locale,
    people::{Person, names::Name, nationalities::Nationality},
    text,
    words::{Script, Term},
};

impl Part for Case {
    type Writer = crate::access::Edit;
    const SEGMENT: &'static str = "file";
    const FIELDS: &'static [Field] = Self::FIELDS;
    const HEADLINE: &'static str = "";
    fn blank(case: &Case) -> Self {
        case.clone()
    }
    fn heading(&self, _: Lang) -> String {
        self.reference.clone()
    }
    fn check(&self, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
        let was = &dossier.case.file_status;
        let may_follow = was.extra("next").split('|').any(|code| self.file_status.is(code));
        if *was != self.file_status && !may_follow {
            problems.error("file_status", locale::format(lang, "rule-file-status", &[("was", was.label(lang).into())]));
        }
        if self.previous_case == Some(self.id) {
            problems.error("previous_case", locale::text(lang, "rule-previous-itself"));
        }
        if dossier.nationalities.len() == 1
            && dossier.nationalities.iter().all(|n| n.country.code() == self.detaining_country.code())
        {
            problems.ask("detaining_country", locale::text(lang, "ask-own-country"));
        }
    }
    fn rows(dossier: &Dossier) -> Vec<&Self> {
        vec![&dossier.case]
    }
    fn picks(field: &str, dossier: &Dossier, _: Lang) -> Vec<(String, String)> {
        match field {
            "previous_case" => {
                dossier.other_cases.iter().map(|(id, reference)| (id.to_string(), reference.clone())).collect()
            }
            _ => Vec::new(),
        }
    }
    fn load(conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<Self>> {
        Ok(load_rows!(conn, cases, id, owners))
    }
}

impl Part for Person {
    type Writer = crate::access::Edit;
    const SEGMENT: &'static str = "person";
    const FIELDS: &'static [Field] = Self::FIELDS;
    const HEADLINE: &'static str = "";
    fn blank(case: &Case) -> Self {
        Self {
            id: case.person_id,
            version: 1,
            organisation_id: case.organisation_id,
            reference: String::new(),
            name_unknown_label: None,
            gender: Term::unknown(),
            birth: None,
            birth_stated: None,
            occupation: None,
            occupation_group: None,
            created_at: case.created_at,
        }
    }
    fn heading(&self, _: Lang) -> String {
        self.reference.clone()
    }
    fn check(&self, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
        rules::not_future(problems, "birth", self.birth.as_ref(), lang);
        rules::in_order(problems, "birth", self.birth.as_ref(), dossier.start(), "rule-birth-after-arrest", lang);
        if dossier.names.is_empty() && self.name_unknown_label.is_none() {
            problems.error("name_unknown_label", locale::text(lang, "rule-name-or-label"));
        }
    }
    fn rows(dossier: &Dossier) -> Vec<&Self> {
        vec![&dossier.person]
    }
    fn load(conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<Self>> {
        Ok(load_rows!(conn, people, id, owners))
    }
}

impl Part for Name {
    type Writer = crate::access::Edit;
    const SEGMENT: &'static str = "names";
    const FIELDS: &'static [Field] = Self::FIELDS;
    const HEADLINE: &'static str = "full";
    fn blank(case: &Case) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            person_id: case.person_id,
            full: String::new(),
            kind: Term::known("primary"),
            given: None,
            patronymic: None,
            particle: None,
            family1: None,
            family2: None,
            name_order: Term::unknown(),
            script: Term::known("Latn"),
            language: None,
            romanisation: None,
            transliteration_of: None,
            is_primary: false,
            is_publishable: false,
            note: None,
        }
    }
    fn heading(&self, _: Lang) -> String {
        self.full.clone()
    }
    fn check(&self, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
        let written = text::script_of(&self.full);
        if Term::<Script>::of(written).is_some()
            && written != self.script.code()
            && !is_han(written, self.script.code())
        {
            problems.ask(
                "script",
                locale::format(
                    lang,
                    "ask-script",
                    &[("script", Term::<Script>::of(written).map_or(written, |s| s.label(lang)).into())],
                ),
            );
        }
        if self.transliteration_of == Some(self.id) {
            problems.error("transliteration_of", locale::text(lang, "rule-transliteration-itself"));
        }
        let is_twice =
            dossier.names.iter().any(|other| other.id != self.id && other.full == self.full && other.kind == self.kind);
        if is_twice {
            problems.error("full", locale::text(lang, "rule-name-twice"));
        }
    }
    fn rows(dossier: &Dossier) -> Vec<&Self> {
        dossier.names.iter().collect()
    }
    fn picks(field: &str, dossier: &Dossier, _: Lang) -> Vec<(String, String)> {
        match field {
            "transliteration_of" => dossier.names.iter().map(|n| (n.id.to_string(), n.full.clone())).collect(),
            _ => Vec::new(),
        }
    }
    fn load(conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<Self>> {
        Ok(load_rows!(conn, names, person_id, owners))
    }
    /// Other names stay, and are no longer forms of this one.
    fn let_go(&self, tx: &mut Tx, dossier: &Dossier) -> Result<()> {
        for other in dossier.names.iter().filter(|other| other.transliteration_of == Some(self.id)) {
            tx.update(other, Self { transliteration_of: None, ..other.clone() })?;
        }
        Ok(())
    }
    /// A person is listed under one name: the one marked last.
    fn follow(&self, tx: &mut Tx, dossier: &Dossier) -> Result<()> {
        if self.is_primary {
            for other in dossier.names.iter().filter(|other| other.is_primary && other.id() != self.id()) {
                tx.update(other, Self { is_primary: false, ..other.clone() })?;
            }
        }
        Ok(())
    }
}

/// The script of Chinese names is `Hans`, `Hant` or `Hani`, and no program can tell which.
fn is_han(written: &str, said: &str) -> bool {
    written.starts_with("Han") && written != "Hang" && said.starts_with("Han") && said != "Hang"
}

impl Part for Nationality {
    type Writer = crate::access::Edit;
    const SEGMENT: &'static str = "nationalities";
    const FIELDS: &'static [Field] = Self::FIELDS;
    const HEADLINE: &'static str = "country";
    fn blank(case: &Case) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            person_id: case.person_id,
            country: Term::known("XXX"),
            status: Term::known("held"),
            acquired: None,
            acquired_stated: None,
            lost: None,
            lost_stated: None,
            recognised_by_detaining: Term::unknown(),
            note: None,
        }
    }
    fn heading(&self, lang: Lang) -> String {
        self.country.label(lang).to_owned()
    }
    fn check(&self, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
        rules::in_order(
            problems,
            "lost",
            self.acquired.as_ref(),
            self.lost.as_ref(),
            "rule-lost-before-acquired",
            lang,
        );
        rules::after_birth(problems, "acquired", dossier, self.acquired.as_ref(), lang);
        if dossier.nationalities.iter().any(|other| other.id != self.id && other.country == self.country) {
            problems.error("country", locale::text(lang, "rule-nationality-twice"));
        }
    }
    fn rows(dossier: &Dossier) -> Vec<&Self> {
        dossier.nationalities.iter().collect()
    }
    fn load(conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<Self>> {
        Ok(load_rows!(conn, nationalities, person_id, owners))
    }
}
