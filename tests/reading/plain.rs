//! What no word by the name says, and the text says all the same.

use habeas::reading::{Language, Options, Person, read};

fn cases(text: &str, language: Language) -> Vec<Person> {
    let reading = read(text, &Options { language: Some(language), ..Options::default() });
    reading.people.into_iter().filter(Person::is_case).collect()
}

fn only(text: &str, language: Language) -> Person {
    let mut cases = cases(text, language);
    assert_eq!(cases.len(), 1, "{cases:?}");
    cases.remove(0)
}

#[test]
fn whose_consul_speaks_for_somebody_says_where_they_come_from() {
    let text = "Nurse held for a year in Lima\n\nIda Holm, 41, was arrested at the airport of Lima in March 2021 and is in \
        prison there. The Norwegian embassy said that it was in touch with the family. The Norwegian foreign ministry \
        asked Peru for her release.";
    let person = only(text, Language::En);
    assert_eq!(person.nationalities.iter().map(|fact| fact.value).collect::<Vec<_>>(), ["NOR"]);
    assert_eq!(person.country.unwrap().value, "PER");
}

#[test]
fn somebody_new_is_not_the_one_named_before() {
    let text = "The Swedish botanist Ida Holm was arrested in Peru in May 2021 and is in prison in Lima. A Danish tourist \
        in the same prison was freed last year.";
    let person = only(text, Language::En);
    assert_eq!(person.nationalities.iter().map(|fact| fact.value).collect::<Vec<_>>(), ["SWE"]);
    assert_eq!(person.custody.unwrap().value, "detained");
}

#[test]
fn what_is_asked_for_has_not_happened() {
    let text = "Norway urged Peru on Tuesday to immediately and unconditionally free the Norwegian teacher Ida Holm, \
        who was arrested in Lima in May 2021.";
    assert_eq!(only(text, Language::En).custody.unwrap().value, "detained");
}

#[test]
fn a_day_of_points_is_a_day() {
    let text = "Die norwegische Lehrerin Ida Holm wurde am 11.01.2019 in Lima festgenommen. Sie sitzt in Peru in Haft.";
    assert_eq!(only(text, Language::De).arrested.unwrap().value.edtf, "2019-01-11");
}

#[test]
fn ten_years_are_no_date() {
    let text = "La botaniste norvégienne Ida Holm, venue étudier les villages des années 1990, a été arrêtée à Lima. Elle \
        est en prison au Pérou.";
    assert!(only(text, Language::Fr).arrested.is_none());
}

#[test]
fn a_nickname_stands_within_its_name() {
    let text = "The Norwegian sailor Erik \"Sunny\" Berg was arrested in Peru in May 2021 and is in prison in Lima.";
    let person = only(text, Language::En);
    assert!(person.name.starts_with("Erik") && person.name.ends_with("Berg"), "{}", person.name);
}
