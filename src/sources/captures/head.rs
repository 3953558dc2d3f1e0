//! What a web page says about itself in its head: publisher, author, day,
//! address. Read from the first part of the page, without a tree; all of it is
//! only proposed.

use super::extract::{Stated, short};
use crate::{dates::PartialDate, reading::html};

/// So much of a page is looked through, in bytes.
const HEAD: usize = 256 * 1024;
/// So many tags.
const TAGS: usize = 400;

/// The encoding that a page names in its first bytes.
pub fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let name = after.trim_start_matches(['"', '\'', ' ']);
    let name: String =
        name.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(30).collect();
    (!name.is_empty()).then_some(name)
}

/// What the page says about itself.
pub fn stated(page: &str) -> Stated {
    let head = page.get(..page.floor_char_boundary(HEAD)).unwrap_or_default();
    let mut stated = Stated::default();
    let (mut rest, mut seen) = (head, 0);
    while let Some((_, tag)) = rest.split_once('<').filter(|_| seen < TAGS) {
        rest = tag;
        let is = |name: &str| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if !(is("meta") || is("link")) {
            continue;
        }
        seen += 1;
        let pairs = attributes(tag);
        let get = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
        if is("link") {
            if get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
                put(&mut stated.url, get("href").and_then(address));
            }
            continue;
        }
        let name = get("property").or(get("name")).or(get("itemprop")).unwrap_or_default().to_ascii_lowercase();
        let content = get("content").unwrap_or_default();
        take(&mut stated, &name, content);
    }
    stated
}

fn take(stated: &mut Stated, name: &str, content: &str) {
    match name {
        "og:title" | "citation_title" | "dc.title" => put(&mut stated.title, plain(content)),
        "og:site_name" | "citation_journal_title" | "dc.publisher" => put(&mut stated.publisher, plain(content)),
        // Some sites give the address of a profile here.
        "author" | "article:author" | "citation_author" | "dc.creator" if !content.contains("://") => {
            put(&mut stated.author, plain(content));
        }
        "article:published_time" | "datepublished" | "date" | "dc.date" | "citation_publication_date" => {
            put(&mut stated.published, day(content));
        }
        "og:url" => put(&mut stated.url, address(content)),
        _ => {}
    }
}

/// The first one stands.
fn put(place: &mut Option<String>, value: Option<String>) {
    if place.is_none() {
        *place = value;
    }
}

/// Entities resolved, one line.
fn plain(content: &str) -> Option<String> {
    short(&html::to_text(content.get(..content.floor_char_boundary(2_000))?).text)
}

fn address(content: &str) -> Option<String> {
    let address = html::to_text(content).text;
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    (is_address && address.len() <= 1_000 && !address.contains(char::is_whitespace)).then_some(address)
}

/// The day in `2024-03-18T09:00:00+01:00` or `2024/03/18`.
pub(super) fn day(content: &str) -> Option<String> {
    let day = content.trim().get(..10)?.replace('/', "-");
    PartialDate::from_edtf(&day).ok().filter(PartialDate::is_exact_day).map(|date| date.edtf().to_owned())
}

/// Names and values of a tag, up to its end.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let tag = tag.get(..tag.floor_char_boundary(4_096)).unwrap_or_default();
    let mut pairs = Vec::new();
    let mut rest = tag.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    while pairs.len() < 20 {
        rest = rest.trim_start();
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        let Some(end) = rest.find(|c: char| c == '=' || c == '>' || c.is_whitespace()) else { break };
        let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = after.strip_prefix('>').map_or(after, |_| ">");
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => match value.get(1..).and_then(|inside| inside.split_once(quote)) {
                Some(parted) => parted,
                // It is never closed: nobody knows where it ends.
                None => break,
            },
            _ => {
                let end = value.find(|c: char| c == '>' || c.is_whitespace()).unwrap_or(value.len());
                value.split_at_checked(end).unwrap_or((value, ""))
            }
        };
        pairs.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = after;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_publisher_author_day_and_address() {
        let page = "<!doctype html><html lang=fr><head><meta charset=utf-8><META property='og:site_name' content=\"L&rsquo;Écho\">\
            <meta name=author content=Jean><meta content=\"2024-03-18T09:00:00+01:00\" property=article:published_time>\
            <meta name=author content=\"Second\"><link rel=canonical href=https://example.org/a></head>";
        let stated = stated(page);
        assert_eq!(stated.publisher.as_deref(), Some("L’Écho"));
        assert_eq!(stated.author.as_deref(), Some("Jean"), "the first one stands");
        assert_eq!(stated.published.as_deref(), Some("2024-03-18"));
        assert_eq!(stated.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(declared(page.as_bytes()).as_deref(), Some("utf-8"));
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        let page = "<meta name=date content='soon'><meta property=og:url content='javascript:alert(1)'><meta name=author \
            content='https://example.org/people/1'><meta name=\"dc.title\" content=\"never closed";
        assert_eq!(stated(page), Stated::default());
        let deep = "<meta ".repeat(100_000);
        assert_eq!(stated(&deep), Stated::default());
    }
}
