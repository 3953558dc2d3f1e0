//! Words: every message in both languages, with the same arguments; every key
//! that the code and the templates name is there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(format!("locales/{lang}")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let parsed = fluent_bundle::FluentResource::try_new(text.clone());
        assert!(parsed.is_ok(), "{}: {:?}", path.display(), parsed.err().map(|(_, errors)| errors));
        let mut key = String::new();
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = line.split(" =").next().unwrap().to_owned();
                assert!(all.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands twice in {lang}");
            }
            let arguments: &mut BTreeSet<String> = match all.get_mut(&key) {
                Some(arguments) => arguments,
                None => continue,
            };
            arguments.extend(
                line.split('$')
                    .skip(1)
                    .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()),
            );
        }
    }
    all
}

#[test]
fn english_and_french_have_the_same_messages_with_the_same_arguments() {
    let (english, french) = (messages("en"), messages("fr"));
    let only = |a: &BTreeMap<String, BTreeSet<String>>, b: &BTreeMap<String, BTreeSet<String>>| {
        a.keys().filter(|k| !b.contains_key(*k)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(only(&english, &french), Vec::<String>::new(), "only in English");
    assert_eq!(only(&french, &english), Vec::<String>::new(), "only in French");
    for (key, arguments) in &english {
        assert_eq!(arguments, &french[key], "the arguments of {key}");
    }
}

/// Keys named as literals: `t("key")`, `text(lang, "key")` and the like.
fn named(text: &str, openings: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for opening in openings {
        for rest in text.split(opening).skip(1) {
            let key: String =
                rest.chars().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').collect();
            if rest[key.len()..].starts_with('"') && !key.is_empty() {
                found.insert(key);
            }
        }
    }
    found
}

fn all_files(folder: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(all_files(path.to_str().unwrap()));
        } else {
            texts.push(fs::read_to_string(&path).unwrap_or_default());
        }
    }
    texts
}

#[test]
fn every_key_that_is_named_exists() {
    let english = messages("en");
    let openings = [
        "t(\"",
        "t1(\"",
        "t2(\"",
        "text(lang, \"",
        "format(lang, \"",
        "page_word(page, \"",
        "warn(\"",
        "Invalid(\"",
        "redirect_saying(&to, \"",
    ];
    let mut missing = BTreeSet::new();
    for text in all_files("templates").into_iter().chain(all_files("src")) {
        missing
            .extend(named(&text, &openings).into_iter().filter(|key| key.contains('-') && !english.contains_key(key)));
        missing.extend(
            named(&text, &["\"flash-"])
                .into_iter()
                .map(|k| format!("flash-{k}"))
                .filter(|key| !english.contains_key(key)),
        );
    }
    assert!(missing.is_empty(), "no such message: {missing:?}");
}

#[test]
fn every_field_of_every_record_has_a_label_in_both_languages() {
    use habeas::{cases::parts::fields_of, dates::Lang};
    let kinds = [
        "cases",
        "people",
        "names",
        "nationalities",
        "custody",
        "stages",
        "charges",
        "court_events",
        "sentences",
        "releases",
        "events",
        "group_members",
        "contacts",
        "channels",
        "contact_log",
        "lawyers",
        "consular",
        "health",
        "treatment",
        "actions",
        "assessments",
        "criteria",
        "identity_documents",
        "case_groups",
        "tasks",
        "case_answers",
        "notes",
        "citations",
        "sources",
    ];
    for kind in kinds {
        let fields = fields_of(kind);
        assert!(!fields.is_empty(), "{kind} has no fields");
        let is_sealed = fields.iter().any(|field| field.is_sealed());
        assert_eq!(is_sealed, habeas::cases::sealed::KINDS.contains(&kind), "a new key seals {kind} again");
        for field in fields {
            for lang in [Lang::En, Lang::Fr] {
                assert_ne!(field.label(kind, lang), field.name, "{kind}.{} in {lang:?}", field.name);
            }
        }
        for lang in ["en", "fr"] {
            let key = format!("kind-{}", kind.replace('_', "-"));
            assert!(messages(lang).contains_key(&key), "{key} in {lang}");
        }
    }
}
