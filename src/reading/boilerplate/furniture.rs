//! What stands around an article whatever its words: rows of links, labels, and the short lines at its head and foot.

use super::lines::{Line, Word};
use super::{Grey, Why, credits};
use crate::reading::language::Language;

/// A line of the foot has no more words, if it is no row of links.
const FOOT_WORDS: usize = 14;
/// A line of the head has no more words.
const HEAD_WORDS: usize = 4;
/// A title has no more words.
const TITLE_WORDS: usize = 24;
/// A line that opens with a label is greyed whole up to so many words.
const LABELLED_WORDS: usize = 26;
/// Longer lines are paragraphs.
const PARAGRAPH_WORDS: usize = 15;
/// Fewer lines are no page with a head and a foot.
const PAGE_LINES: usize = 5;

/// Words that open a line which is no part of the text, with what follows their colon.
const LABELS: &[&str] = &[
    "tags",
    "tag",
    "topics",
    "keywords",
    "filed under",
    "posted in",
    "categories",
    "category",
    "section",
    "previous",
    "next",
    "related",
    "see also",
    "share",
    "share this",
    "follow us",
    "more",
    "also read",
    "read also",
    "read more",
    "watch",
    "listen",
    "box office",
    "contact",
    "contacts",
    "advertisement",
    "ad",
    "sponsored",
    "promoted",
    "trending",
    "most read",
    "popular",
    "credit",
    "credits",
    "photo",
    "photos",
    "image",
    "picture",
    "caption",
    "mots cles",
    "mot cle",
    "themes",
    "theme",
    "etiquettes",
    "rubrique",
    "categorie",
    "a lire",
    "lire aussi",
    "lire egalement",
    "a lire aussi",
    "a lire egalement",
    "a voir",
    "voir aussi",
    "precedent",
    "suivant",
    "publicite",
    "pub",
    "partager",
    "les plus lus",
    "plus lus",
    "a suivre",
    "legende",
    "credit photo",
    "etiquetas",
    "temas",
    "palabras clave",
    "archivado en",
    "publicidad",
    "anuncio",
    "lea tambien",
    "lee tambien",
    "ver tambien",
    "comparte",
    "compartir",
    "lo mas leido",
    "mas leidas",
    "mas leidos",
    "anterior",
    "siguiente",
    "seccion",
    "foto",
    "fotos",
    "schlagworte",
    "schlagworter",
    "themen",
    "stichworte",
    "anzeige",
    "werbung",
    "lesen sie auch",
    "mehr zum thema",
    "meistgelesen",
    "teilen",
    "vorheriger",
    "nachster",
    "rubrik",
    "kategorie",
    "bild",
    "bilder",
    "kontakt",
    "mehr dazu",
    "auch interessant",
    "sponsor",
    "suscripciones",
    "abonos",
    "abonnement",
    "subscriptions",
];

/// Words that only links and buttons begin with at the foot of a page.
fn opens_button(word: &str) -> bool {
    matches!(
        word,
        "subscribe"
            | "follow"
            | "share"
            | "print"
            | "newsletter"
            | "contact"
            | "copyright"
            | "abonnez"
            | "suivez"
            | "partager"
            | "partagez"
            | "imprimer"
            | "inscrivez"
            | "retrouvez"
            | "deposer"
            | "suscribete"
            | "siguenos"
            | "comparte"
            | "unete"
            | "abonnieren"
            | "folgen"
            | "teilen"
            | "drucken"
            | "impressum"
            | "datenschutz"
            | "advertise"
            | "donate"
            | "unsubscribe"
            | "captcha"
            | "download"
            | "sign"
            | "join"
            | "get"
            | "report"
    )
}

/// Greys the furniture of a page.
pub(super) fn find(text: &str, lines: &[Line], language: Language, greys: &mut Vec<Grey>) {
    for (number, line) in lines.iter().enumerate() {
        let why = if is_rights(text, line) {
            Why::Credit
        } else if is_row(text, line) {
            Why::Menu
        } else if is_labelled(text, line) {
            Why::Link
        } else if number > 0 && is_shouted_label(line) {
            Why::Menu
        } else {
            continue;
        };
        greys.push(Grey { start: line.start, end: line.end, why });
    }
    if lines.len() >= PAGE_LINES {
        head(text, lines, language, greys);
        section(text, lines, language, greys);
        foot(text, lines, language, greys);
    }
}

fn raw<'t>(text: &'t str, line: &Line) -> &'t str {
    text.get(line.start..line.end).unwrap_or_default()
}

/// "© 2024 The Paper. All rights reserved", "(c) 2019".
fn is_rights(text: &str, line: &Line) -> bool {
    let raw = raw(text, line);
    line.words.len() <= LABELLED_WORDS && (raw.starts_with('©') || raw.starts_with("(c) ") || raw.starts_with("(C) "))
}

/// "Home | World | Sport", "Photo gallery (12) · Print · Send to a friend", "Home > World".
fn is_row(text: &str, line: &Line) -> bool {
    let raw = raw(text, line);
    let signs = [" | ", " · ", " • ", " › ", " » ", " > ", " // ", " ¦ ", " / "];
    let count = |sign: &str| raw.matches(sign).count();
    let strong = signs.iter().map(|sign| count(sign)).max().unwrap_or_default();
    let dashes = count(" – ").max(count(" — ")).max(count(" - "));
    let parts = line.words.len() / (strong.max(dashes) + 1);
    !line.stops && ((strong >= 2 && parts <= 6) || (dashes >= 2 && parts <= 4 && line.words.len() <= FOOT_WORDS))
}

/// "TAGS: Human rights, Norway", "Previous: Seven punctures in one day".
fn is_labelled(text: &str, line: &Line) -> bool {
    let raw = raw(text, line);
    let Some(colon) = raw.find([':', '|']) else {
        return false;
    };
    let end = line.start + colon;
    let head: Vec<&str> = line.words.iter().take_while(|word| word.end <= end).map(|word| word.key.as_str()).collect();
    let label = head.join(" ");
    line.words.len() <= LABELLED_WORDS && head.len() <= 3 && LABELS.contains(&label.as_str())
}

/// "OBITUARIES", "TRENDING NOW": capitals alone on a line that is not the title.
fn is_shouted_label(line: &Line) -> bool {
    let long = |word: &Word| word.capitals || word.key.len() <= 2;
    (1..=3).contains(&line.words.len())
        && !line.stops
        && line.words.iter().all(long)
        && line.words.iter().any(|w| w.capitals)
}

/// A line that is no sentence and says of nobody that anything happened to him.
fn is_idle(text: &str, line: &Line, language: Language) -> bool {
    let raw = raw(text, line);
    !raw.contains(". ") && !credits::says_held(raw, language)
}

/// The name of the paper and its like between the title and the first paragraph.
fn head(text: &str, lines: &[Line], language: Language, greys: &mut Vec<Grey>) {
    let first = lines.iter().position(|line| line.words.len() >= PARAGRAPH_WORDS).unwrap_or_default();
    for line in lines.iter().take(first).skip(1) {
        if !line.stops && line.words.len() <= HEAD_WORDS && is_idle(text, line, language) {
            greys.push(Grey { start: line.start, end: line.end, why: Why::Menu });
        }
    }
}

/// "Long read", "Faits divers": a short line above the title.
fn section(text: &str, lines: &[Line], language: Language, greys: &mut Vec<Grey>) {
    let [first, rest @ ..] = lines else {
        return;
    };
    // Between the label and the title may stand other furniture, which is greyed already.
    let covered = |line: &&Line| greys.iter().any(|grey| grey.start <= line.start && line.end <= grey.end);
    let Some(title) = rest.iter().find(|line| !covered(line)) else {
        return;
    };
    let label = |line: &Line| !line.stops && line.words.len() <= HEAD_WORDS && is_idle(text, line, language);
    let titled = title.words.len() > first.words.len() + 1 && title.words.len() <= TITLE_WORDS && !title.stops;
    if label(first) && titled {
        greys.push(Grey { start: first.start, end: first.end, why: Why::Menu });
    }
}

/// From the last line up to the last paragraph: what is no sentence, or only a button.
fn foot(text: &str, lines: &[Line], language: Language, greys: &mut Vec<Grey>) {
    let last = lines.iter().rposition(|line| line.words.len() >= PARAGRAPH_WORDS).unwrap_or_default();
    for line in lines.iter().skip(last + 1).rev() {
        let button = line.words.first().is_some_and(|word| opens_button(&word.key)) && line.words.len() <= FOOT_WORDS;
        let idle = !line.stops && line.words.len() <= FOOT_WORDS && is_idle(text, line, language);
        let covered = greys.iter().any(|grey| grey.start <= line.start && line.end <= grey.end);
        if !(button || idle || covered) {
            break;
        }
        greys.push(Grey { start: line.start, end: line.end, why: Why::Menu });
    }
}
