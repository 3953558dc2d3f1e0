//! `habeas read FILE`: what an article says of the people in it, as JSON; and
//! `habeas read --score DIR`: how the rules do on labelled articles.

use super::{Done, Failure, say};
use crate::reading::{
    self, Options,
    decode::{self, Refusal},
    html,
};
use std::{fs, path::Path};

pub(super) fn file(file: &Path) -> Done {
    let cannot = |why: String| Failure::failed(format!("{} cannot be read ({why}).", file.display()));
    let bytes = fs::read(file).map_err(|e| cannot(e.to_string()))?;
    let decoded = decode::decode(&bytes, None).map_err(|refusal| cannot(refused(refusal).to_owned()))?;
    let is_page = file.extension().is_some_and(|ext| ["html", "htm"].iter().any(|page| ext.eq_ignore_ascii_case(page)));
    let text = if is_page { html::to_text(&decoded.text).text } else { decoded.text };
    let reading = reading::read(&text, &Options::default());
    say(&serde_json::to_string_pretty(&reading).map_err(|e| cannot(e.to_string()))?)
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
