//! The lists are data that nobody compiles, so these tests read every row of them.

use std::collections::BTreeSet;

use super::{
    Charge, ChargeGroup, Country, Credibility, Custody, FileStatus, Term, Terms, Tri, Vocabulary, Word, all,
    declared_unknown,
};
use crate::dates::Lang;

/// Words that French and English write alike, as `vocabulary:code`. Anything else with equal
/// labels is a translation that was forgotten.
const ALIKE: &str = "authority:police charge:homicide contact_party:consul court_event:verdict credibility:5 \
    episode_reason:extradition event:verdict name_kind:alias place_kind:prison response:positive \
    romanisation:iso9 romanisation:bgn_pcgn romanisation:ala_lc romanisation:din31635 romanisation:dmg \
    romanisation:ijmes romanisation:pinyin romanisation:jyutping romanisation:hepburn sentence:confiscation \
    script:Beng script:Deva script:Gujr script:Hang script:Khmr script:Knda script:Laoo script:Latn \
    script:Mlym script:Tfng \
    language:bm language:bn language:ca language:fil language:hi language:ig language:kab language:kk \
    language:km language:ln language:lo language:om language:prs language:rw language:sd language:so \
    language:sw language:tt language:wo language:yo";

/// The same for countries, by code.
const ALIKE_COUNTRIES: &str = "ABW AFG AGO AIA BDI BFA BGD BHS BLZ BRN BWA CAN CIV COG CRI CUB CUW DJI FRA GAB GHA \
    GIB GLP GTM GUM GUY HKG HND IRN JEY KAZ KEN KIR LAO LBR LIE LKA LSO LUX MAC MCO MDG MDV MLI MOZ MSR MTQ MWI \
    MYT NER NGA NIC NIU NRU OMN PAK PAN PHL PRT PRY PSE QAT QXA QYL QZZ RWA SLE SUR SWZ SYC TGO TKL TON TUV UKR \
    URY VEN VNM VUT WSM XKX ZWE";

fn well_formed(vocabulary: &str, code: &str) -> bool {
    let upper = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let snake = |text: &str| {
        text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    match vocabulary {
        "country" => code.len() == 3 && upper(code),
        "reliability" => code.len() == 1 && upper(code),
        "credibility" => code.len() == 1 && digits(code),
        "levinson" => code.strip_prefix('L').is_some_and(|rest| rest.len() == 2 && digits(rest)),
        "script" => {
            let mut bytes = code.bytes();
            code.len() == 4
                && bytes.next().is_some_and(|byte| byte.is_ascii_uppercase())
                && bytes.all(|byte| byte.is_ascii_lowercase())
        }
        "language" => (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase()),
        "wgad_finding" => {
            snake(code)
                || code
                    .strip_prefix("wgad_")
                    .is_some_and(|rest| "I II III IV V".split(' ').any(|numeral| numeral == rest))
        }
        _ => snake(code),
    }
}

fn each_word(mut check: impl FnMut(&'static Vocabulary, &'static Word)) {
    for vocabulary in all() {
        for word in vocabulary.words() {
            check(vocabulary, word);
        }
    }
}

#[test]
fn every_file_is_declared_once_and_is_regular() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/words");
    let mut on_disk = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("the folder of the lists") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a readable list");
        let width = text.lines().next().map_or(0, |header| header.split('\t').count());
        assert!(text.starts_with("code\ten\tfr"), "{name}: header");
        assert!(text.ends_with('\n') && !text.contains(['\r', '"', '\'']), "{name}: line ends and quotes");
        for line in text.lines() {
            assert_eq!(line.split('\t').count(), width, "{name}: {line}");
            assert!(line.split('\t').all(|cell| cell.trim() == cell), "{name}: {line}");
        }
        on_disk.insert(name);
    }
    let names: Vec<&str> = all().iter().map(|vocabulary| vocabulary.name()).collect();
    let declared: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(declared.len(), names.len());
    assert_eq!(declared, on_disk);
}

#[test]
fn codes_are_well_formed_and_unique() {
    for vocabulary in all() {
        let codes: BTreeSet<&str> = vocabulary.words().iter().map(Word::code).collect();
        assert_eq!(codes.len(), vocabulary.words().len(), "{}", vocabulary.name());
        assert!(codes.len() > 2, "{}", vocabulary.name());
    }
    each_word(|vocabulary, word| {
        assert!(well_formed(vocabulary.name(), word.code()), "{}:{}", vocabulary.name(), word.code());
    });
}

#[test]
fn labels_are_complete_and_distinct() {
    for lang in [Lang::En, Lang::Fr] {
        for vocabulary in all() {
            let labels: BTreeSet<&str> = vocabulary.words().iter().map(|word| word.label(lang)).collect();
            assert_eq!(labels.len(), vocabulary.words().len(), "{} {lang:?}", vocabulary.name());
            assert!(!labels.contains(""), "{} {lang:?}", vocabulary.name());
        }
    }
    // French puts a no-break space before a colon.
    each_word(|_, word| assert!(!word.label(Lang::Fr).contains(" :"), "{word:?}"));
}

#[test]
fn french_is_not_english() {
    let mut alike: BTreeSet<String> = ALIKE.split_whitespace().map(str::to_owned).collect();
    alike.extend(ALIKE_COUNTRIES.split_whitespace().map(|code| format!("country:{code}")));
    let mut found = BTreeSet::new();
    each_word(|vocabulary, word| {
        if word.label(Lang::En) == word.label(Lang::Fr) {
            found.insert(format!("{}:{}", vocabulary.name(), word.code()));
        }
    });
    assert_eq!(found, alike);
}

#[test]
fn grades_keep_their_sense_in_french() {
    let french = |code: &str| Term::<Credibility>::of(code).map(|term| term.label(Lang::Fr));
    assert_eq!(french("2"), Some("Probablement vraie"));
    assert_eq!(french("5"), Some("Improbable"));
    let english = |code: &str| Term::<Credibility>::of(code).map(|term| term.label(Lang::En));
    assert_eq!(english("2"), Some("Probably true"));
    assert_eq!(english("5"), Some("Improbable"));
}

#[test]
fn unknown_is_declared_where_it_is() {
    let mut having = Vec::new();
    for vocabulary in all() {
        if vocabulary.get("unknown").is_some() {
            having.push(vocabulary.name());
        }
    }
    assert_eq!(declared_unknown(), having);
    assert!(Term::<Custody>::unknown().is("unknown"));
}

#[test]
fn custody_flags_agree_with_the_badge() {
    for term in Term::<Custody>::all() {
        for flag in ["held", "wide", "home"] {
            assert!(["yes", "no", "unknown"].contains(&term.extra(flag)), "{term:?} {flag}");
        }
        let fits = match term.shape() {
            "held" => term.is_held() == Tri::Yes && term.is_wide() == Tri::Yes,
            "limited" => term.is_wide() == Tri::Yes && (term.is_held() == Tri::No || term.is("house_arrest")),
            "free" => term.is_held() == Tri::No && term.is_wide() == Tri::No,
            shape => shape == "unknown" && term.is_held() != Tri::Yes,
        };
        assert!(fits, "{term:?}");
        // An exit ban, bail or shelter is never freedom.
        assert!(term.is_wide() != Tri::Yes || term.extra("home") == "no", "{term:?}");
    }
}

#[test]
fn columns_point_to_codes_that_exist() {
    for term in Term::<Charge>::all() {
        assert!(Term::<ChargeGroup>::of(term.extra("group")).is_some(), "{term:?}");
    }
    for term in Term::<FileStatus>::all() {
        assert!(Terms::<FileStatus>::parse(term.extra("next")).is_ok_and(|next| !next.contains(term.code())));
    }
    let columns: [(&str, &str, &[&str]); 6] = [
        ("release", "final", &["yes", "no", "check"]),
        ("country", "place", &["yes", "no"]),
        ("script", "dir", &["ltr", "rtl"]),
        ("task_status", "computed", &["yes", "no"]),
        ("event", "shape", &["liberty", "law", "access", "welfare", "states", "public", "file"]),
        ("custody", "shape", &["held", "limited", "free", "unknown"]),
    ];
    let mut seen = 0;
    each_word(|vocabulary, word| {
        for (name, column, allowed) in columns {
            if name == vocabulary.name() {
                assert!(allowed.contains(&word.extra(column)), "{word:?}");
                seen += 1;
            }
        }
    });
    assert!(seen > 300);
}

#[test]
fn countries_are_complete() {
    let places = Term::<Country>::all().filter(|term| term.extra("place") == "yes").count();
    assert_eq!(places, 249 + 4, "ISO 3166-1, Kosovo and three invented countries");
    let alpha2: BTreeSet<&str> = Term::<Country>::all().map(|term| term.extra("alpha2")).collect();
    assert_eq!(alpha2.len(), places + 1, "no two-letter code twice; one empty for those that are no place");
    let codes: Vec<&str> = Term::<Country>::all().map(|term| term.code()).collect();
    assert!(codes.is_sorted());
}
