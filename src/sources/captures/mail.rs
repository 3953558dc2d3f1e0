//! A mail as programs save it (RFC 5322): its text, or its page, and what the
//! header says. Files that are attached are not read, and it is said.

use super::{
    extract::{Extract, Kind, Note, Stated, finish, short},
    head,
};
use crate::reading::{
    decode::{self, Decoded, Refusal},
    html,
};
use mail_parser::{Message, MessageParser, PartType};

/// More parts are no letter.
const PARTS: usize = 200;

pub fn read(bytes: &[u8]) -> Result<Extract, Refusal> {
    if bytes.contains(&0) {
        return Err(Refusal::Binary);
    }
    let message = MessageParser::default().parse(bytes).filter(|it| it.parts.len() <= PARTS).ok_or(Refusal::Binary)?;
    // A file that is no mail has no header that a mail must have.
    if message.from().is_none() && message.date().is_none() && message.subject().is_none() {
        return Err(Refusal::Binary);
    }
    let body = body(&message).ok_or(Refusal::Empty)?;
    let stated = Stated {
        title: message.subject().and_then(short),
        author: message.from().and_then(|from| from.first()).and_then(|who| who.name()).and_then(short),
        published: message.date().and_then(|date| head::day(&date.to_rfc3339())),
        language: None,
        ..body.stated
    };
    let decoded = decoded(&body.text);
    let mut extract = finish(Kind::Mail, &body.text, Some(decoded), stated)?;
    extract.notes.extend((message.attachment_count() > 0).then_some(Note::Attachments));
    Ok(extract)
}

struct Body {
    text: String,
    stated: Stated,
}

/// The plain part where there is one, else the page.
fn body(message: &Message) -> Option<Body> {
    let plain = message.text_body.iter().filter_map(|at| message.parts.get(usize::try_from(*at).ok()?));
    let plain: Vec<&str> = plain
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let text = plain.join("\n\n");
    if !text.trim().is_empty() {
        return Some(Body { text, stated: Stated::default() });
    }
    let page = message.body_html(0)?;
    let stated = head::stated(&page);
    Some(Body {
        text: html::to_text(&page).text,
        stated: Stated { publisher: stated.publisher, url: stated.url, ..Stated::default() },
    })
}

/// The parts of a mail name their encodings one by one.
fn decoded(text: &str) -> Decoded {
    Decoded {
        text: String::new(),
        encoding: "UTF-8",
        guessed: false,
        damaged: text.contains('\u{fffd}'),
        mojibake: decode::is_mojibake(text),
    }
}
