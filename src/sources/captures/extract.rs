//! From bytes to text: what kind they are by their look, what they say, and
//! what they say about themselves. Pure, but for PDF files, which are read in
//! a process of their own (`pdf.rs`).

use super::{head, mail};
use crate::{
    reading::{
        decode::{self, Decoded, Refusal},
        html,
    },
    sources::TEXT_MAX,
    text::clean_text,
};

/// What bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text without markup.
    Text,
    /// A web page, or a piece of one.
    Html,
    /// A mail, as programs save it.
    Mail,
    /// A PDF file.
    Pdf,
}

/// What was noticed while the text was derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The encoding was guessed from the look of the letters.
    Guessed,
    /// Bytes that stand for nothing became �.
    Damaged,
    /// It looks as if it had been decoded wrongly before: "Ã©" for "é".
    Mojibake,
    /// The text was cut at the most that a source takes.
    Cut,
    /// There are no letters in it: a scan, or pictures.
    NoText,
    /// It opens with a password only.
    Password,
    /// The file is broken, or of a kind that cannot be read.
    Unreadable,
    /// It has too many pages, or reading it took too long.
    TooMuch,
    /// A mail had files attached, which were not read.
    Attachments,
}

impl Note {
    /// Its code; `capture-note-…` in the locales.
    pub fn code(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Damaged => "damaged",
            Self::Mojibake => "mojibake",
            Self::Cut => "cut",
            Self::NoText => "no-text",
            Self::Password => "password",
            Self::Unreadable => "unreadable",
            Self::TooMuch => "too-much",
            Self::Attachments => "attachments",
        }
    }
}

/// What a page or a mail says about itself, beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// Its title or subject.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Which site or paper.
    pub publisher: Option<String>,
    /// Its language, as it writes it.
    pub language: Option<String>,
    /// The day it was published, `2024-03-18`.
    pub published: Option<String>,
    /// The address that it gives itself.
    pub url: Option<String>,
}

/// What was made of bytes.
#[derive(Debug, Clone)]
pub struct Extract {
    /// What they are.
    pub kind: Kind,
    /// The text; empty where there is none.
    pub text: String,
    /// In which encoding it was written.
    pub encoding: Option<&'static str>,
    /// What it says about itself.
    pub stated: Stated,
    /// What was noticed.
    pub notes: Vec<Note>,
}

impl Kind {
    /// By the first bytes, then by the name of the file; `None` for what is not taken.
    pub fn of(bytes: &[u8], name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
        if start.windows(5).any(|window| window == b"%PDF-") {
            return Some(Self::Pdf);
        }
        match ending.as_str() {
            "eml" => Some(Self::Mail),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "txt" | "text" => Some(Self::Text),
            // A PDF file that does not begin like one is broken, and is kept all the same.
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    /// What was pasted: markup, where it holds tags that pages are made of.
    pub fn of_pasted(text: &str) -> Self {
        const TAGS: [&str; 10] =
            ["</p>", "<p>", "<div", "</div>", "</span>", "<br", "</a>", "<html", "</h1>", "<!doctype html"];
        let head = text.get(..text.floor_char_boundary(200_000)).unwrap_or_default().to_ascii_lowercase();
        let count: usize = TAGS.iter().map(|tag| head.matches(tag).count()).sum();
        let starts = head.trim_start().starts_with('<');
        if count >= 3 || (starts && count >= 1) { Self::Html } else { Self::Text }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Mail => "message/rfc822",
            Self::Pdf => "application/pdf",
        }
    }

    /// What has this media type.
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        [Self::Text, Self::Html, Self::Mail, Self::Pdf].into_iter().find(|kind| kind.media_type() == media_type)
    }

    /// What derives the text, and its version: raise it when the same bytes give another text.
    pub fn extractor(self) -> &'static str {
        match self {
            Self::Text => "text 1",
            Self::Html => "html 1",
            Self::Mail => "mail 1",
            Self::Pdf => "pdf 1",
        }
    }
}

/// Derives the text of bytes that are no PDF file.
///
/// # Errors
/// `Empty` where nothing can be read in them, `Binary` where they are no text.
pub fn read(kind: Kind, bytes: &[u8]) -> Result<Extract, Refusal> {
    match kind {
        Kind::Mail => mail::read(bytes),
        Kind::Html => {
            let decoded = decode::decode(bytes, head::declared(bytes).as_deref())?;
            let (page, stated) = (html::to_text(&decoded.text), head::stated(&decoded.text));
            let stated = Stated { title: page.title.or(stated.title), language: page.language, ..stated };
            finish(kind, &page.text, Some(decoded), stated)
        }
        Kind::Text | Kind::Pdf => {
            let decoded = decode::decode(bytes, None)?;
            let text = decoded.text.clone();
            finish(kind, &text, Some(decoded), Stated::default())
        }
    }
}

/// What a page or a mail states about itself, without its text; `None` where it cannot be read.
pub fn stated(kind: Kind, bytes: &[u8]) -> Option<Stated> {
    match kind {
        // The head is at the beginning: a long page is not gone through for it.
        Kind::Html => read(kind, bytes.get(..bytes.len().min(512 * 1024))?).ok().map(|it| it.stated),
        Kind::Mail => read(kind, bytes).ok().map(|it| it.stated),
        Kind::Text | Kind::Pdf => None,
    }
}

/// What was made of the pages of a PDF file.
pub fn of_pdf(read: Result<String, Note>) -> Extract {
    let empty = |note| Extract {
        kind: Kind::Pdf,
        text: String::new(),
        encoding: None,
        stated: Stated::default(),
        notes: vec![note],
    };
    match read {
        Ok(text) => finish(Kind::Pdf, &text, None, Stated::default()).unwrap_or_else(|_empty| empty(Note::NoText)),
        Err(note) => empty(note),
    }
}

/// Cleans a text as every pasted one is cleaned, and notes what became of it.
pub(super) fn finish(kind: Kind, text: &str, decoded: Option<Decoded>, stated: Stated) -> Result<Extract, Refusal> {
    // Cleaning goes through the text several times, so it is cut first.
    let end = text.char_indices().nth(TEXT_MAX).map_or(text.len(), |(at, _)| at);
    let cut = text.get(..end).unwrap_or_default();
    let clean = clean_text(cut, usize::MAX).unwrap_or_default();
    if clean.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut notes = Vec::new();
    if let Some(decoded) = &decoded {
        notes.extend(decoded.guessed.then_some(Note::Guessed));
        notes.extend(decoded.damaged.then_some(Note::Damaged));
    }
    notes.extend(decode::is_mojibake(&clean).then_some(Note::Mojibake));
    notes.extend((end < text.len()).then_some(Note::Cut));
    Ok(Extract { kind, text: clean, encoding: decoded.map(|it| it.encoding), stated, notes })
}

impl Extract {
    /// A text as it was typed into a form.
    pub fn plain(text: String) -> Self {
        Self { kind: Kind::Text, text, encoding: Some("UTF-8"), stated: Stated::default(), notes: Vec::new() }
    }

    /// What a source with this text is called until somebody says it better: what it says itself, its first line,
    /// or the name of its file.
    pub fn title(&self, file_name: &str) -> Option<String> {
        let line = self.text.lines().map(str::trim).find(|line| !line.is_empty());
        let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
        [self.stated.title.as_deref(), line, Some(stem)].into_iter().flatten().find_map(short)
    }
}

/// One line of at most 200 characters, cut at a word.
pub(super) fn short(text: &str) -> Option<String> {
    let line = crate::text::clean_line(text, usize::MAX).unwrap_or_default();
    if line.is_empty() {
        return None;
    }
    let Some((end, _)) = line.char_indices().nth(200) else { return Some(line) };
    let head = line.get(..end)?;
    let head = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    Some(format!("{head}…"))
}
