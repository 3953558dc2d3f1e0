//! Lines that show by their make what they are: bylines, datelines, counters, initials, another language.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::lines::{Line, Word};
use super::{Grey, Why};
use crate::reading::language::Language;
use crate::reading::lexicon::Lexicon;
use crate::reading::tags::Tag;
use crate::reading::tokens::fold;

/// Bylines stand among the first lines.
const TOP: usize = 12;
const BYLINE_WORDS: usize = 14;
/// Fewer words do not show a language.
const LANGUAGE_WORDS: usize = 6;

/// Where a line stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) number: usize,
    pub(super) count: usize,
    pub(super) lines: &'a [Line],
}

pub(super) fn find(text: &str, line: &Line, place: Place<'_>, language: Language, greys: &mut Vec<Grey>) {
    let whole = |why| Grey { start: line.start, end: line.end, why };
    if is_byline(line, place) {
        greys.push(whole(Why::Byline));
    } else if is_counter(text, line) {
        greys.push(whole(Why::Player));
    } else if is_signature(line, place) {
        greys.push(whole(Why::Signature));
    } else if is_masthead(line, place) {
        greys.push(whole(Why::Menu));
    } else if is_comment_count(line) {
        // What readers write stands behind their number, to the end of the page.
        let end = if place.number * 3 > place.count { text.len() } else { line.end };
        greys.push(Grey { start: line.start, end, why: Why::Comments });
    } else if is_post_credit(text, line) {
        greys.push(whole(Why::Credit));
    } else if is_age(line) || is_desk(line, place) {
        greys.push(whole(Why::Byline));
    } else if is_share_row(text, line) {
        greys.push(whole(Why::Menu));
    } else if is_other_language(line, language) {
        greys.push(whole(Why::OtherLanguage));
    } else if let Some(end) = stamp(text, line).or_else(|| label(text, line)) {
        greys.push(Grey { start: line.start, end, why: Why::Dateline });
    }
}

fn key(word: Option<&Word>) -> &str {
    word.map_or("", |word| &word.key)
}

/// "By Jane Doe and John Roe", "Par Jeanne Dupont", or a name alone above "Updated:".
fn is_byline(line: &Line, place: Place<'_>) -> bool {
    if place.number >= TOP || line.stops || line.words.len() > BYLINE_WORDS {
        return false;
    }
    let begins = matches!(key(line.words.first()), "by" | "par" | "por" | "von");
    let written = line.words.len() > 1
        && line.words.len() <= 7
        && matches!(
            key(line.words.first()),
            "escrito" | "texto" | "redaccion" | "written" | "reporting" | "ecrit" | "propos"
        )
        && matches!(key(line.words.get(1)), "por" | "by" | "par" | "de" | "recueillis");
    if written {
        return true;
    }
    let short = place.number > 0 || line.words.len() <= 4;
    if begins && line.words.get(1).is_some_and(|word| word.capital) && short {
        return true;
    }
    let name = (2..=4).contains(&line.words.len()) && line.words.iter().all(|word| word.capital);
    let next = place.lines.get(place.number + 1);
    name && matches!(
        next.map_or("", |next| key(next.words.first())),
        "updated" | "published" | "posted" | "publie" | "publicado" | "veroffentlicht"
    )
}

/// "3:59 min", "0:00", "* * *", "Updated:".
fn is_counter(text: &str, line: &Line) -> bool {
    let raw = text.get(line.start..line.end).unwrap_or_default();
    let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
    let dot = raw.starts_with(['•', '·', '|']) && line.words.len() <= 3 && !line.stops;
    if dot {
        return true;
    }
    let digits = raw.chars().any(|c| c.is_ascii_digit());
    let unit = || line.words.iter().all(|w| matches!(&*w.key, "min" | "sec" | "mins" | "h") || is_number(&w.key));
    let update = line.words.len() == 1 && matches!(key(line.words.first()), "updated" | "published" | "actualise");
    letters == 0 || update || (digits && raw.contains(':') && unit())
}

fn is_number(key: &str) -> bool {
    key.bytes().all(|b| b.is_ascii_digit())
}

/// The initials at the end of an agency's text: "ab-cde".
fn is_signature(line: &Line, place: Place<'_>) -> bool {
    let last = place.number + 3 >= place.count && place.count > 3;
    let small = |word: &Word| word.key.len() <= 4 && !word.capital && word.key.bytes().all(|b| b.is_ascii_lowercase());
    last && !line.stops && line.words.len() <= 3 && line.end - line.start <= 10 && line.words.iter().all(small)
}

/// "The Village Gazette Newspaper", "Anytown, Ohio  Est. May 19, 1883": no sentence, at the very top.
fn is_masthead(line: &Line, place: Place<'_>) -> bool {
    let top = place.number < 4 && !line.stops && line.words.len() <= 10;
    let says = line.words.iter().any(|w| matches!(&*w.key, "est" | "newspaper" | "zeitung" | "fondee" | "fonde"));
    let old = || line.words.iter().any(|w| w.key.len() == 4 && (w.key.starts_with("18") || w.key.starts_with("19")));
    let paper = || line.words.last().is_some_and(|w| w.key == "newspaper");
    top && says && (old() || paper())
}

/// "1 day ago", "3 hours ago 12".
fn is_age(line: &Line) -> bool {
    let number = line.words.first().is_some_and(|word| is_number(&word.key));
    number
        && line.words.len() <= 5
        && !line.stops
        && line.words.iter().any(|word| matches!(&*word.key, "ago" | "minutes" | "hours"))
}

/// The name of the paper or its desk, alone on a line near the top: "The Town News".
fn is_desk(line: &Line, place: Place<'_>) -> bool {
    let last = line.words.last().map_or("", |word| &word.key);
    let paper = matches!(
        last,
        "news" | "times" | "post" | "herald" | "gazette" | "tribune" | "journal" | "online" | "politics"
    );
    place.number > 0
        && place.number < TOP
        && line.words.len() <= 4
        && paper
        && line.words.iter().all(|word| word.capital)
        && !line.stops
}

/// "3 comments", "12 commentaires".
fn is_comment_count(line: &Line) -> bool {
    let [count, word] = line.words.as_slice() else {
        return false;
    };
    is_number(&count.key)
        && matches!(
            &*word.key,
            "comment" | "comments" | "commentaire" | "commentaires" | "comentarios" | "kommentare" | "reactions"
        )
}

/// "— Jane Doe (@jane) May 2, 2021": whose post was set into the page.
fn is_post_credit(text: &str, line: &Line) -> bool {
    let raw = text.get(line.start..line.end).unwrap_or_default();
    raw.starts_with(['—', '–', '-']) && raw.contains("(@") && line.words.len() <= 14
}

/// "Facebook Twitter WhatsApp", an address of the web alone on its line.
fn is_share_row(text: &str, line: &Line) -> bool {
    let raw = text.get(line.start..line.end).unwrap_or_default();
    let address = !raw.contains(' ') && (raw.contains("://") || raw.starts_with("www.") || raw.contains('@'));
    let share = |word: &Word| {
        matches!(
            &*word.key,
            "facebook"
                | "twitter"
                | "x"
                | "whatsapp"
                | "telegram"
                | "linkedin"
                | "email"
                | "e"
                | "mail"
                | "print"
                | "share"
                | "copy"
                | "link"
                | "pinterest"
                | "reddit"
                | "instagram"
                | "youtube"
                | "messenger"
                | "bluesky"
                | "threads"
                | "flipboard"
        )
    };
    address || (line.words.len() >= 2 && !line.stops && line.words.iter().all(share))
}

/// A line without a single small word of the language of the text, and with some of another.
fn is_other_language(line: &Line, language: Language) -> bool {
    if line.words.len() < LANGUAGE_WORDS {
        return false;
    }
    let others = other_words();
    let foreign = line.words.iter().filter(|word| others.contains(word.key.as_str())).count();
    let lower = line.words.iter().filter(|word| !word.capital && !is_number(&word.key)).count();
    let own = Lexicon::of(language);
    let small = line.words.iter().filter(|word| own.means(&fold(&word.key), Tag::Function)).count();
    if foreign >= 2 && foreign >= small {
        return true;
    }
    let small = small > 0;
    lower * 2 >= line.words.len() && lower >= LANGUAGE_WORDS - 2 && !small
}

fn other_words() -> &'static HashSet<String> {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lines = include_str!("../data/other_languages.tsv").lines();
        lines.filter(|line| !line.starts_with('#')).map(crate::text::fold).collect()
    })
}

/// "date 2023-04-17", "Published: 3 May 2021 at 10:00": the words up to the date, and the date.
fn stamp(text: &str, line: &Line) -> Option<usize> {
    let first = key(line.words.first());
    let says = matches!(
        first,
        "date"
            | "published"
            | "updated"
            | "posted"
            | "publie"
            | "mis"
            | "modifie"
            | "publicado"
            | "actualizado"
            | "stand"
            | "veroffentlicht"
            | "aktualisiert"
    );
    let numbers = line.words.iter().take(10).rposition(|word| word.key.bytes().any(|b| b.is_ascii_digit()))?;
    if !says {
        return None;
    }
    // A stamp alone on its line is greyed as a whole, with the theme that may follow.
    if line.words.len() <= 10 && !line.stops {
        return Some(line.end);
    }
    let early = line.words.iter().take(4).rposition(|word| word.key.bytes().any(|b| b.is_ascii_digit()));
    let last = line.words.get(early.unwrap_or(numbers))?;
    text.get(..last.end).map(str::len)
}

/// "UPDATE, FEB 18:" at the start of a line.
fn label(text: &str, line: &Line) -> Option<usize> {
    let raw = text.get(line.start..line.end)?;
    let colon = raw.find(':')?;
    let head = raw.get(..colon)?;
    let words = head.split_whitespace().count();
    let caps = head.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let dated = head.chars().any(|c| c.is_ascii_digit());
    (words <= 6 && caps && dated && head.chars().any(char::is_alphabetic)).then(|| line.start + colon + 1)
}
