//! From the codes of the vocabularies to the short codes of the labels.

use crate::reading::Person;

/// The alpha-2 code of a country.
pub(super) fn alpha2(alpha3: &str) -> &str {
    let list = include_str!("../data/alpha2.tsv").lines().filter_map(|line| line.split_once('\t'));
    list.filter(|(three, _)| *three == alpha3).map(|(_, two)| two).next().unwrap_or("??")
}

/// The label's word for a category of accusation.
pub(super) fn category(code: &str) -> &'static str {
    match code {
        "espionage" => "espionage",
        "treason" | "state_secrets" | "national_security" | "subversion" | "mercenary_combat" => "national-security",
        "terrorism" => "terrorism",
        "extremism" | "false_news" | "insult" | "propaganda" => "speech",
        "public_order" => "protest",
        "blasphemy" | "proselytism" | "corruption_on_earth" => "blasphemy/religion",
        "immigration" => "immigration",
        "drugs_use" | "drugs_trafficking" => "drugs",
        "violence" | "homicide" | "sexual_offence" => "violence",
        "theft_fraud" | "economic" | "commercial_dispute" | "smuggling_customs" => "fraud/economic",
        "unknown" | "no_charge" => "unknown",
        _ => "other",
    }
}

/// The label's word for where the person is.
pub(super) fn status(person: &Person) -> &'static str {
    let stage = person.stage.as_ref().map(|fact| fact.value);
    match person.custody.as_ref().map(|fact| fact.value) {
        Some("serving" | "death_row" | "convicted_waiting") => "convicted",
        Some("house_arrest") => "house-arrest",
        Some("exit_ban") => "exit-ban",
        Some("died_in_custody" | "executed") => "died",
        Some("free_in_country" | "left_country") if person.release_type == Some("deported") => "deported",
        Some("free_in_country" | "left_country" | "bail") => "released",
        Some(_) if stage == Some("trial") => "on-trial",
        Some(_) => "detained",
        None if stage == Some("trial") => "on-trial",
        None => "unknown",
    }
}
