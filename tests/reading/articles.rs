//! The invented articles of `tests/fixtures/articles`, in the format of the labelled sets.

use std::path::Path;

use habeas::reading::{Language, Options, Person, Reading, Role, read, score};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/articles");

fn reading(id: &str) -> Reading {
    let text = std::fs::read_to_string(Path::new(FOLDER).join(format!("{id}.txt"))).expect("the fixture is there");
    read(&text, &Options::default())
}

fn person<'r>(reading: &'r Reading, name: &str) -> &'r Person {
    reading.people.iter().find(|person| person.name == name).unwrap_or_else(|| panic!("{name} is not among the people"))
}

fn cases(reading: &Reading) -> Vec<&str> {
    reading.people.iter().filter(|person| person.is_case()).map(|person| person.name.as_str()).collect()
}

#[test]
fn the_figures_stay_where_they_are() {
    let score = score::folder(Path::new(FOLDER), |_, _| true).unwrap();
    let figures = score.figures;
    let at_least = [
        ("recall", figures.recall.fraction(1.0), 0.95),
        ("precision", figures.precision.fraction(1.0), 0.95),
        ("nationality", figures.nationality.fraction(1.0), 0.95),
        ("country", figures.country.fraction(1.0), 0.95),
        ("category", figures.category.fraction(1.0), 0.90),
        ("status", figures.status.fraction(1.0), 0.95),
        ("arrested_exact", figures.arrested_exact.fraction(1.0), 0.90),
        ("boilerplate_recall", figures.boilerplate_recall.fraction(1.0), 0.95),
    ];
    for (name, figure, least) in at_least {
        assert!(figure >= least, "{name} is {figure}\n{score}");
    }
    assert!(figures.body_greyed.fraction(0.0) <= 0.02, "{score}");
    assert!(figures.negatives_false.fraction(0.0) <= 0.1, "{score}");
    assert_eq!(figures.invented_years, 0, "{score}");
}

/// Texts labelled before they were read: `rough` and `plain` were looked at since, `unseen` never.
#[test]
fn texts_that_the_rules_were_not_written_for_do_not_get_worse() {
    for (folder, recall, precision) in [("rough", 0.78, 0.90), ("plain", 0.80, 0.90), ("unseen", 0.70, 0.80)] {
        let path = Path::new(FOLDER).with_file_name(folder);
        let figures = score::folder(&path, |_, _| true).unwrap().figures;
        // The figures alone: who reads the misses has seen the texts.
        assert!(figures.recall.fraction(0.0) >= recall, "{folder}: {figures}");
        assert!(figures.precision.fraction(0.0) >= precision, "{folder}: {figures}");
        assert_eq!(figures.invented_years, 0, "{folder}: {figures}");
    }
}

#[test]
fn trades_and_what_befell_others_accuse_nobody() {
    let text = "In December 2022, Azerbaijani justice imprisoned a Norwegian engineer, Leif Hagen, accusing him of spying \
        for Oslo. In 2023, two other Norwegians, graffiti artist Tore Vik and trader Samir Lund, met with the anger of \
        the courts in separate cases and are being held in Azerbaijan at present. At the end of May the dissident Rashad \
        Quliyev was assassinated in Bergen. His friends are convinced that the murder was ordered by the regime. A \
        project of influence, which the intelligence services help along, speaks to all who want to leave Norway.";
    let reading = read(text, &Options::default());
    assert_eq!(cases(&reading), ["Leif Hagen", "Tore Vik", "Samir Lund"]);
    assert_eq!(person(&reading, "Leif Hagen").charges[0].value.category, "espionage");
    for name in ["Tore Vik", "Samir Lund"] {
        assert_eq!(person(&reading, name).charges, [], "{name}");
    }
}

#[test]
fn languages_are_recognised() {
    for (id, language) in
        [("couple", Language::En), ("fr-couple", Language::Fr), ("es-dos", Language::Es), ("de-arzt", Language::De)]
    {
        assert_eq!(reading(id).language, Some(language), "{id}");
    }
}

#[test]
fn a_piece_on_a_crisis_gives_its_three_cases_and_no_other() {
    let reading = reading("summit");
    assert_eq!(cases(&reading), ["Leif Hagen", "Tore Vik", "Samir Lund"]);
    let hagen = person(&reading, "Leif Hagen");
    assert_eq!(hagen.country.as_ref().unwrap().value, "AZE");
    assert_eq!(hagen.nationalities[0].value, "NOR");
    assert_eq!(hagen.arrested.as_ref().unwrap().value.edtf, "2022-12");
    let charge = &hagen.charges[0].value;
    assert_eq!((charge.category, charge.alleged_by.as_deref()), ("espionage", Some("Azerbaijani justice")));
    assert_eq!((charge.formality, hagen.custody.as_ref().unwrap().value), ("unknown", "detained"));
    for name in ["Tore Vik", "Samir Lund"] {
        let person = person(&reading, name);
        assert_eq!(person.charges, [], "{name}: a profession is no accusation");
        assert_eq!(person.sentence, None);
    }
    assert_eq!(person(&reading, "Rauf Mirzali").role.value, Role::Victim);
    assert_eq!(reading.metadata.published.unwrap().value.edtf(), "[2024-11-04..2024-11-11]");
    assert_eq!(reading.metadata.missing_percent, Some(41.2));
    assert!(!reading.metadata.machine_translation.is_empty());
}

#[test]
fn relatives_lawyers_and_officials_keep_their_roles() {
    let reading = reading("couple");
    assert_eq!(person(&reading, "Hannah Thackeray").role.value, Role::Relative);
    assert_eq!(person(&reading, "Bounmy Keola").role.value, Role::Lawyer);
}

#[test]
fn neither_a_demand_nor_a_maximum_is_a_sentence() {
    assert_eq!(person(&reading("fr-requis"), "Jean-Rémy Chappuis").sentence, None);
    assert_eq!(person(&reading("couple"), "Maureen Thackeray").sentence, None);
    let voss = reading("de-arzt");
    assert_eq!(person(&voss, "Henning Voss").sentence.as_ref().unwrap().value.months, Some(84));
    let cook = reading("es-narco");
    assert_eq!(person(&cook, "Rubén Cascales").sentence.as_ref().unwrap().value.months, Some(180));
}

#[test]
fn a_mirror_case_is_held_in_the_other_country() {
    let reading = reading("swap");
    assert_eq!(person(&reading, "Hossein Tabesh").country.as_ref().unwrap().value, "SWE");
    assert_eq!(person(&reading, "Anders Falk").country.as_ref().unwrap().value, "IRN");
}

#[test]
fn nationals_of_the_country_are_held_at_home() {
    assert_eq!(person(&reading("local"), "Dorin Havrilescu").role.value, Role::HeldAtHome);
    assert_eq!(person(&reading("deported"), "Wanjiru Otieno").role.value, Role::HeldAtHome);
}

#[test]
fn a_day_without_a_year_stays_open_unless_the_day_of_the_text_is_known() {
    let text = std::fs::read_to_string(Path::new(FOLDER).join("deported.txt")).unwrap();
    let arrested = |options: &Options| {
        let reading = read(&text, options);
        person(&reading, "Sandro Bellini").arrested.clone().unwrap().value.edtf
    };
    assert_eq!(arrested(&Options::default()), "XXXX-04-02");
    let published = habeas::dates::PartialDate::from_edtf("2019-04-15").ok();
    assert_eq!(arrested(&Options { published, ..Options::default() }), "2019-04-02");
}
