//! The small words of names, in the scripts we meet them in.

/// Words that lead a family name: nobility, origin, "son of".
const PARTICLES: &[&str] = &[
    // Romance
    "de", "da", "do", "dos", "das", "di", "du", "des", "del", "della", "delle", "dello", "degli", "dei", "d'", "la",
    "las", "los", "le", "lo", // Germanic
    "van", "von", "vom", "zu", "zum", "zur", "der", "den", "het", "ter", "ten", "te", "tot", "'t", "op", "af",
    "av", // Arabic, Hebrew, Berber, Welsh, Malay
    "al", "el", "ul", "bin", "ben", "ibn", "bint", "bt", "bte", "ould", "wuld", "wald", "mint", "aït", "ait", "bat",
    "ap", "ferch", "anak", // The same in Cyrillic, Arabic, Hebrew
    "де", "ди", "фон", "ван", "дер", "аль", "эль", "бен", "бин", "ибн", "بن", "ابن", "بنت", "ولد", "آل", "בן", "בת",
    "אבו",
];

/// First halves of names that mean nothing alone: servant of, father of, mother of.
const BINDING: &[&str] = &[
    "abd",
    "abdel",
    "abdul",
    "abdal",
    "abdol",
    "abu",
    "abou",
    "abo",
    "umm",
    "oum",
    "عبد",
    "أبو",
    "ابو",
    "أم",
    "абд",
    "абдул",
    "абу",
];

const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "júnior", "filho", "neto"];

const ARTICLES: &[&str] =
    &["al", "el", "ul", "as", "ash", "ar", "az", "an", "at", "ad", "es", "аль", "эль", "ас", "аш"];

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&plain(word).as_str())
}

pub(super) fn is_binding(word: &str) -> bool {
    BINDING.contains(&plain(word).as_str())
}

pub(super) fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&plain(word).as_str())
}

/// Whether a word begins with an article and a hyphen: al-Sisi, аль-Асад.
pub(super) fn has_article(word: &str) -> bool {
    let word = plain(word);
    word.split_once('-').is_some_and(|(first, _)| ARTICLES.contains(&first))
}

/// Lower case, but with its marks: Vietnamese Văn is no Dutch van.
fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Small words written together with what follows them: "Van de Casteele" gives `VandeCasteele` and `deCasteele`.
pub(super) fn joined(words: &[&str]) -> Vec<String> {
    let small = |word: &&&str| is_particle(word) || is_binding(word);
    let mut list = Vec::new();
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        let led = rest.iter().take_while(small).count();
        if led > 0 && small(&first) && led < rest.len() {
            list.push(rest.iter().take(led + 1).copied().collect());
        }
        rest = after;
    }
    list
}
