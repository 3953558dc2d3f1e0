//! `habeas read FILE`: what an article says of the people in it, as JSON;
//! `habeas read --score DIR`: how the rules do on labelled articles; and the
//! process of its own in which a PDF file is read.

use super::{Done, Failure, say};
use crate::{
    reading::{
        self, Options,
        decode::{self, Refusal},
        html,
    },
    sources::captures::{BYTES_MAX, pdf as file_of_pages},
};
use std::{fs, io::Read, path::Path};

pub(super) fn file(file: &Path) -> Done {
    let cannot = |why: String| Failure::failed(format!("{} cannot be read ({why}).", file.display()));
    let bytes = fs::read(file).map_err(|e| cannot(e.to_string()))?;
    let decoded = decode::decode(&bytes, None).map_err(|refusal| cannot(refused(refusal).to_owned()))?;
    let is_page = file.extension().is_some_and(|ext| ["html", "htm"].iter().any(|page| ext.eq_ignore_ascii_case(page)));
    let text = if is_page { html::to_text(&decoded.text).text } else { decoded.text };
    let reading = reading::read(&text, &Options::default());
    say(&serde_json::to_string_pretty(&reading).map_err(|e| cannot(e.to_string()))?)
}

/// The PDF file on standard input, as text: what the portal starts for each one. The code tells why there is none.
pub(super) fn pdf() -> Done {
    let most = u64::try_from(BYTES_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    std::io::stdin().take(most).read_to_end(&mut bytes)?;
    let text = file_of_pages::read_here(&bytes)
        .map_err(|code| Failure { code, sentence: "The PDF file cannot be read.".to_owned() })?;
    say(&text)
}

fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => "it is empty",
        Refusal::Binary => "it is no text; save it as text or HTML first",
    }
}

pub(super) fn score(folder: &Path, is_json: bool) -> Done {
    let score = reading::score::folder(folder, |_, _| true)
        .map_err(|e| Failure::failed(format!("{} cannot be scored ({e}).", folder.display())))?;
    if is_json {
        let figures = serde_json::to_string(&score.figures).map_err(|e| Failure::failed(e.to_string()))?;
        return say(&figures);
    }
    say(&score.to_string())
}
