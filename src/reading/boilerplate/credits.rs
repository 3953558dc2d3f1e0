//! Credits of pictures and agencies, and the captions they stand behind.

use super::lines::{Line, Word};
use super::{Grey, Why};
use crate::reading::language::Language;
use crate::reading::lexicon::{Hit, Lexicon};
use crate::reading::tags::Tag;
use crate::reading::tokens::tokenise;

/// A caption is no longer than this.
const CAPTION_BYTES: usize = 420;
/// Words of a photographer's name.
const NAME_WORDS: usize = 5;

const AGENCIES: [&str; 32] = [
    "afp",
    "ap",
    "reuters",
    "efe",
    "dpa",
    "epa",
    "getty",
    "tass",
    "xinhua",
    "ansa",
    "anp",
    "tt",
    "apa",
    "belga",
    "sipa",
    "maxppp",
    "keystone",
    "lusa",
    "upi",
    "bss",
    "ria",
    "imago",
    "shutterstock",
    "rtr",
    "rtrs",
    "kna",
    "epd",
    "sid",
    "afpe",
    "ats",
    "ntb",
    "pa",
];

fn is_agency(word: &Word) -> bool {
    word.capital && AGENCIES.contains(&&*word.key)
}

/// Greys the credits of a line and, before a credit, the caption.
pub(super) fn find(text: &str, line: &Line, language: Language, greys: &mut Vec<Grey>) {
    for at in 0..line.words.len() {
        let Some(word) = line.words.get(at).filter(|word| is_agency(word)) else {
            continue;
        };
        let Some((start, end)) = bracket(text, line, word)
            .or_else(|| slashed(text, line, at))
            .or_else(|| dashed(text, line, at))
            .or_else(|| alone(text, line, at))
        else {
            continue;
        };
        greys.push(Grey { start, end, why: Why::Credit });
        if text.get(start..end).is_some_and(|credit| credit.contains(['/', '(', '-', '–', '—'])) {
            caption(text, line, start, language, greys);
        }
    }
    square(text, line, greys);
    if let Some(start) = lead(text, line) {
        greys.push(Grey { start, end: line.end, why: Why::Credit });
        caption(text, line, start, language, greys);
    }
    if let Some((start, end)) = attribution(text, line, language) {
        greys.push(Grey { start, end, why: Why::Attribution });
    }
}

/// "(Reuters)", "(Press Service via AP)": the brackets around an agency, if they hold little else.
fn bracket(text: &str, line: &Line, word: &Word) -> Option<(usize, usize)> {
    let before = text.get(line.start..word.start)?;
    let after = text.get(word.end..line.end)?;
    let open = before.rfind('(')?;
    let close = after.find(')')?;
    let inside = before.get(open..)?;
    let short = inside.split_whitespace().count() <= 8 && after.get(..close)?.len() <= 40;
    (!inside.contains(')') && short).then_some((line.start + open, word.end + close + 1))
}

/// "[File: Jane Doe/Reuters]", "[Photo/Agency]", "ab/cd (dpa, afp)".
fn square(text: &str, line: &Line, greys: &mut Vec<Grey>) {
    let raw = text.get(line.start..line.end).unwrap_or_default();
    for (open, close) in [('[', ']'), ('(', ')')] {
        let mut from = 0;
        while let Some(at) = raw.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
            let Some(to) = raw.get(at..).and_then(|rest| rest.find(close)).map(|to| at + to + 1) else {
                break;
            };
            let first = line.words.partition_point(|w| w.start < line.start + at);
            let inside = line.words.iter().skip(first).take_while(|w| w.end <= line.start + to);
            let keys: Vec<&str> = inside.map(|word| word.key.as_str()).collect();
            let credit = keys
                .iter()
                .any(|key| matches!(*key, "file" | "photo" | "reuters" | "afp" | "ap" | "getty" | "handout" | "epa"));
            let agencies = !keys.is_empty() && keys.iter().all(|key| AGENCIES.contains(key));
            if agencies || (open == '[' && credit && keys.len() <= 10) {
                // The initials of the desk may stand before the bracket: "ab/cd (dpa, afp)".
                let before = raw.get(..at).unwrap_or_default();
                let desk = before.trim_end().rsplit(' ').next().filter(|desk| desk.contains('/') && desk.len() <= 9);
                let start = desk.filter(|_| agencies).map_or(at, |desk| before.trim_end().len() - desk.len());
                greys.push(Grey { start: line.start + start, end: line.start + to, why: Why::Credit });
            }
            from = to;
        }
    }
}

/// "JANE DOE / AFP", "Jane Doe/AP Photo", "AFP/Getty Images".
fn slashed(text: &str, line: &Line, at: usize) -> Option<(usize, usize)> {
    let word = line.words.get(at)?;
    let before = text.get(line.start..word.start)?.trim_end();
    if !before.ends_with('/') {
        return None;
    }
    let first = line.words.get(..at)?;
    let capitals = first.iter().rev().take(1).all(|word| word.capitals);
    let fits = |word: &&Word| word.capital && (word.capitals || !capitals);
    let count = first.iter().rev().take(NAME_WORDS).take_while(fits).count();
    let from = sentence_start(text, line, at, at.saturating_sub(count));
    let start = line.words.get(from)?.start;
    Some((start, after_agency(line, at)))
}

/// The name does not reach back over the end of a sentence.
fn sentence_start(text: &str, line: &Line, at: usize, from: usize) -> usize {
    (from..at)
        .rev()
        .find(|word| {
            let end = line.words.get(*word).map_or(0, |w| w.end);
            let next = line.words.get(word + 1).map_or(end, |w| w.start);
            *word + 1 < at && text.get(end..next).is_some_and(|gap| gap.contains(['.', ':', '(', ')']))
        })
        .map_or(from, |word| word + 1)
}

fn after_agency(line: &Line, at: usize) -> usize {
    let goes_on = |word: &&Word| matches!(&*word.key, "photo" | "photos" | "images" | "image") || is_agency(word);
    let more = line.words.iter().skip(at + 1).take_while(goes_on).count();
    line.words.get(at + more).map_or(line.end, |word| word.end)
}

/// "AFP - JANE DOE" at the end of a line.
fn dashed(text: &str, line: &Line, at: usize) -> Option<(usize, usize)> {
    let word = line.words.get(at)?;
    let after = text.get(word.end..line.end)?.trim_start();
    let names = line.words.get(at + 1..)?;
    let all = !names.is_empty() && names.len() <= NAME_WORDS && names.iter().all(|name| name.capital);
    (after.starts_with(['-', '–', '—']) && all).then_some((word.start, line.end))
}

/// An agency as the last word behind a full stop, or alone on its line.
fn alone(text: &str, line: &Line, at: usize) -> Option<(usize, usize)> {
    let word = line.words.get(at)?;
    let before = text.get(line.start..word.start)?.trim_end();
    let last = at + 1 == line.words.len() && word.capitals;
    (last && (before.is_empty() || before.ends_with(['.', '”', '"', ']']))).then_some((word.start, line.end))
}

/// "Photo: Jane Doe", "Photo by Jane Doe", "Crédit photo", "Foto:".
fn lead(text: &str, line: &Line) -> Option<usize> {
    let found = line.words.iter().enumerate().find_map(|(at, word)| {
        let after = text.get(word.end..line.end)?.trim_start();
        let next = line.words.get(at + 1).map_or("", |next| &next.key);
        let photo = matches!(&*word.key, "photo" | "photograph" | "foto" | "picture" | "image" | "bild");
        let says = photo && (after.starts_with([':', '©']) || (next == "by" && word.capital));
        says.then_some(at)
    })?;
    let rest = line.words.len() - found;
    let before = found.checked_sub(1).and_then(|at| line.words.get(at));
    let credit = before.filter(|word| matches!(&*word.key, "credit" | "credits"));
    let start = credit.or_else(|| line.words.get(found))?.start;
    (rest <= 9).then_some(start)
}

/// What stands in the line before its credit is a caption, unless it is an article or says who is held.
fn caption(text: &str, line: &Line, credit: usize, language: Language, greys: &mut Vec<Grey>) {
    let Some(before) = text.get(line.start..credit) else {
        return;
    };
    let stops = before.trim_end_matches([' ', '.', '(']).matches(". ").count();
    let few = line.words.iter().filter(|word| word.start < credit).count() < 3;
    if before.len() > CAPTION_BYTES
        || stops > 1
        || few
        || says_held(before, language)
        || is_dateline(text, line, credit)
    {
        return;
    }
    greys.push(Grey { start: line.start, end: credit, why: Why::Caption });
}

/// "SYDNEY (AP) — …" opens a report.
fn is_dateline(text: &str, line: &Line, credit: usize) -> bool {
    let after = text.get(credit..line.end).unwrap_or_default();
    let tail = after.find(')').and_then(|close| after.get(close + 1..)).unwrap_or_default();
    tail.trim_start_matches(['.', ' ']).starts_with(['-', '–', '—'])
}

/// A caption that speaks of people held is read like the text.
pub(super) fn says_held(caption: &str, language: Language) -> bool {
    let tokens = tokenise(caption, language);
    let lexicon = Lexicon::of(language);
    let mut hits: Vec<Hit> = Vec::new();
    (0..tokens.len()).for_each(|at| lexicon.find(&tokens, at, &mut hits));
    hits.iter().any(|hit| matches!(hit.tag, Tag::Event(..)))
}

/// ", Agency X reports." at the end of a sentence.
fn attribution(text: &str, line: &Line, language: Language) -> Option<(usize, usize)> {
    if language != Language::En {
        return None;
    }
    line.words.iter().enumerate().filter(|(_, word)| word.key == "reports").find_map(|(at, word)| {
        let ends = text.get(word.end..line.end)?.starts_with(['.', '"', '”']) || word.end == line.end;
        let names = line.words.get(..at)?.iter().rev().take_while(|name| name.capital).count();
        let first = line.words.get(at.checked_sub(names)?)?;
        let comma = text.get(line.start..first.start)?.trim_end().ends_with(',');
        let fits = ends && comma && (1..=3).contains(&names);
        fits.then_some((first.start, word.end))
    })
}
