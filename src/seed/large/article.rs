//! The article about a few cases: text put together from sentences, with the
//! places where each says something that can be quoted.

use super::{
    life::Life,
    maker::Maker,
    random::{Ids, Random},
};
use crate::{
    cases::{citations::Citation, citations::store::CaseSource},
    dates::{Lang, PartialDate},
    id::Id,
    sources::{Source, store},
    words::Term,
};
use chrono::NaiveDateTime;

/// A text that is being written.
#[derive(Debug, Default)]
pub struct Article {
    /// What stands in it so far.
    pub text: String,
    chars: usize,
}

impl Article {
    /// Adds a sentence; where it begins and ends, in characters.
    fn say(&mut self, sentence: &str, gap: &str) -> (usize, usize) {
        if !self.text.is_empty() {
            self.text.push_str(gap);
            self.chars += gap.chars().count();
        }
        let start = self.chars;
        self.text.push_str(sentence);
        self.chars += sentence.chars().count();
        (start, self.chars)
    }
}

/// Writes the article about these lives: the source, its text, and what each case cites of it.
pub fn write(
    maker: &Maker,
    lives: &[Life],
    id: Id<Source>,
    ids: &mut Ids,
    random: &mut Random,
) -> (Source, String, Vec<Citation>) {
    let (publisher, language) = maker.words.some("paper", random);
    let lang = if language == "fr" { Lang::Fr } else { Lang::En };
    let town = lives.first().map_or("", |life| life.town);
    let title = fill(maker.words.some(&format!("title-{language}"), random).0, &[("town", town)]);
    let mut article = Article::default();
    let mut citations = Vec::new();
    article.say(&title, "");
    for life in lives {
        let mut gap = "\n\n";
        for what in ["start", "status", "charge", "nation"] {
            let is_empty = match what {
                "start" => life.custody.first().is_none_or(|row| row.started.is_none()),
                "charge" => life.charges.is_empty(),
                _ => false,
            };
            if is_empty || (what != "start" && random.chance(30)) {
                continue;
            }
            let (template, fact) = maker.words.some(&format!("{what}-{language}"), random);
            let sentence = tell(template, life, lang);
            let (start, end) = article.say(&sentence, gap);
            gap = " ";
            citations.extend(cite(life, fact, (sentence, start, end), id, ids, random));
        }
        for _ in 0..=random.below(3) {
            article.say(maker.words.some(&format!("filler-{language}"), random).0, gap);
        }
    }
    let published = lives.iter().map(|life| life.start).max().map(|day| random.after(day, 90).min(maker.today));
    let source = Source {
        title,
        publisher: Some(publisher.to_owned()),
        url: Some(format!("https://press.example.org/{}", id.as_str())),
        language: Term::of(language),
        published: published.map(PartialDate::day),
        retrieved: published.map(|day| PartialDate::day(random.after(day, 20))),
        completeness: Term::known(if random.chance(90) { "full" } else { "paywalled_part" }),
        reliability: Term::of(random.share(&[("B", 50), ("C", 30), ("A", 8), ("D", 8), ("F", 4)])),
        connection: Some(Term::known("reporter")),
        text_sha256: Some(store::sha256(&article.text)),
        text_chars: i32::try_from(article.chars).unwrap_or(i32::MAX),
        ..blank(id, maker.now)
    };
    (source, article.text, citations)
}

fn fill(template: &str, with: &[(&str, &str)]) -> String {
    with.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

fn tell(template: &str, life: &Life, lang: Lang) -> String {
    let date =
        life.custody.first().and_then(|row| row.started.as_ref()).map(|date| date.words(lang)).unwrap_or_default();
    let charge = life.charges.first().and_then(|row| row.as_stated.as_deref()).unwrap_or_default();
    let place = life.custody.last().and_then(|row| row.place.as_deref()).unwrap_or("prison");
    let occupation = life.person.occupation.as_deref().unwrap_or("foreigner");
    fill(
        template,
        &[
            ("name", &life.latin),
            ("occupation", occupation),
            ("town", life.town),
            ("date", &date),
            ("charge", charge),
            ("place", place),
        ],
    )
}

fn cite(
    life: &Life,
    fact: &str,
    (quote, start, end): (String, usize, usize),
    source: Id<Source>,
    ids: &mut Ids,
    random: &mut Random,
) -> Option<Citation> {
    let (kind, field) = fact.split_once('.')?;
    let record = match (kind, field) {
        ("custody", "started") => life.custody.first()?.id.to_string(),
        ("custody", _) => life.custody.last()?.id.to_string(),
        ("charges", _) => life.charges.first()?.id.to_string(),
        _ => life.nationalities.first()?.id.to_string(),
    };
    // Some papers have another day than the one that was accepted.
    let differs = (field == "started" && random.chance(6))
        .then(|| PartialDate::day(random.after(life.start, 5)).edtf().to_owned());
    Some(Citation {
        id: ids.next(),
        version: 1,
        case_id: life.case.id,
        source_id: source,
        kind: kind.to_owned(),
        record_id: record,
        field: field.to_owned(),
        stance: Term::known(if differs.is_some() { "contradicts" } else { "supports" }),
        asserted: differs,
        quote,
        quote_start: i32::try_from(start).ok(),
        quote_end: i32::try_from(end).ok(),
        locator: None,
        attribution: Term::known(random.share(&[
            ("journalist_own", 50),
            ("family", 20),
            ("lawyer", 15),
            ("authorities_detaining", 15),
        ])),
        attribution_who: None,
        credibility: Term::of(random.share(&[("1", 20), ("2", 50), ("3", 20), ("6", 10)])),
        verdict: None,
        verdict_reason: None,
        recorded_at: life.case.created_at,
    })
}

/// Links a case to a source.
pub fn link(life: &Life, source: Id<Source>, ids: &mut Ids) -> CaseSource {
    CaseSource { id: ids.next(), version: 1, case_id: life.case.id, source_id: source }
}

fn blank(id: Id<Source>, now: NaiveDateTime) -> Source {
    Source {
        id,
        version: 1,
        organisation_id: Id::from_uuid(uuid::Uuid::nil()),
        number: 0,
        kind: Term::known("press"),
        title: String::new(),
        publisher: None,
        author: None,
        url: None,
        archive_url: None,
        language: None,
        published: None,
        published_stated: None,
        retrieved: None,
        retrieved_stated: None,
        republication_of: None,
        translation_of: None,
        translation_kind: None,
        completeness: Term::unknown(),
        missing_percent: None,
        reliability: None,
        connection: None,
        note: None,
        text_sha256: None,
        text_chars: 0,
        created_at: now,
        removed_at: None,
    }
}
