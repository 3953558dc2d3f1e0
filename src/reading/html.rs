//! HTML to text in one pass, without a tree: a page nested a million deep costs no more than a flat one.
//!
//! Everything the page shows is kept, menus too; they are greyed later, not dropped. Scripts, styles and what else
//! a reader never sees go. The text is never shown as HTML again.

mod entities;
#[cfg(test)]
mod tests;

use entities::decode_entity;

/// More of a page is not read.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// A longer tag is no tag.
const LONGEST_TAG: usize = 64 * 1024;

/// What a page says beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The text, paragraphs parted by empty lines.
    pub text: String,
    /// The title of the page.
    pub title: Option<String>,
    /// The language the page names, as written.
    pub language: Option<String>,
    /// The page was longer than what is read.
    pub truncated: bool,
}

/// Reads a page.
pub fn to_text(html: &str) -> Page {
    let end = html.floor_char_boundary(MOST_BYTES);
    let mut reader = Reader { page: Page { truncated: end < html.len(), ..Page::default() }, ..Reader::default() };
    let mut rest = html.get(..end).unwrap_or_default();
    reader.after_last_end = rest.rfind('>').map_or(rest.len(), |last| rest.len() - last - 1);
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        reader.text(text);
        rest = reader.markup(tail);
    }
    reader.text(rest);
    reader.finish()
}

#[derive(Default)]
struct Reader {
    page: Page,
    title: String,
    in_title: bool,
    /// How many bytes stand behind the last `>` of the page.
    after_last_end: usize,
    /// White space is due before the next word.
    gap: Gap,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Reader {
    /// Text between tags: entities are resolved, white space becomes one space.
    fn text(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            let (head, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.words(head);
            let (decoded, len) = decode_entity(tail);
            match decoded {
                Some(c) if c.is_whitespace() => self.due(Gap::Space),
                Some(c) => self.push(c),
                None => self.push('&'),
            }
            rest = tail.get(len..).unwrap_or_default();
        }
        self.words(rest);
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.due(Gap::Space);
            } else if !c.is_control() {
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        let gap = std::mem::take(&mut self.gap);
        let target = if self.in_title { &mut self.title } else { &mut self.page.text };
        if !target.is_empty() {
            target.push_str(match gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        target.push(c);
    }

    fn due(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// One tag or comment; gives back what follows it.
    fn markup<'h>(&mut self, html: &'h str) -> &'h str {
        if let Some(rest) = html.strip_prefix("<!--") {
            return rest.split_once("-->").map_or("", |(_, after)| after);
        }
        let starts = html.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        // Where no `>` is left, nothing is a tag any more.
        let open = html.len() > self.after_last_end;
        let Some(end) = (starts && open).then(|| tag_end(html)).flatten() else {
            self.push('<');
            return html.get(1..).unwrap_or_default();
        };
        let inside = html.get(1..end).unwrap_or_default();
        let after = html.get(end + 1..).unwrap_or_default();
        let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |tag| (true, tag));
        let name: String = inside.chars().take(16).take_while(char::is_ascii_alphanumeric).collect();
        self.tag(&name.to_ascii_lowercase(), closing, inside);
        let hidden = matches!(
            &*name.to_ascii_lowercase(),
            "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "object" | "textarea" | "select" | "head"
        );
        if hidden && !closing && !inside.ends_with('/') && !name.eq_ignore_ascii_case("head") {
            return skip(after, &name);
        }
        after
    }

    fn tag(&mut self, name: &str, closing: bool, inside: &str) {
        match name {
            "title" => {
                self.in_title = !closing && self.page.title.is_none() && self.title.is_empty();
                self.gap = Gap::None;
            }
            "html" if !closing => self.page.language = attribute(inside, "lang").or(self.page.language.take()),
            "br" | "li" | "tr" | "dt" | "dd" | "option" | "hr" => self.due(Gap::Line),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section" | "article" | "header" | "footer"
            | "nav" | "aside" | "ul" | "ol" | "dl" | "table" | "blockquote" | "figure" | "figcaption" | "form"
            | "main" | "body" => {
                self.due(Gap::Paragraph);
            }
            "td" | "th" | "button" | "img" => self.due(Gap::Space),
            _ => {}
        }
    }

    fn finish(mut self) -> Page {
        let title = self.title.trim();
        self.page.title = (!title.is_empty()).then(|| title.to_owned());
        self.page
    }
}

/// The place of the `>` that ends a tag; quotation marks hide one.
fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    let mut value = false;
    for (at, c) in html.char_indices().skip(1).take(LONGEST_TAG) {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') if value => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        value = c == '=' || (value && c.is_whitespace());
    }
    // An open quotation mark would swallow the page: the first `>` ends the tag after all.
    html.find('>')
}

/// What follows the end tag of an element whose content nobody sees.
fn skip<'h>(html: &'h str, name: &str) -> &'h str {
    let mut rest = html;
    while let Some(at) = rest.find("</") {
        rest = rest.get(at + 2..).unwrap_or_default();
        let found = rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        let ends = rest.get(name.len()..).is_some_and(|tail| !tail.starts_with(|c: char| c.is_ascii_alphanumeric()));
        if found && ends {
            return rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find(&format!(" {name}="))?;
    let value = tag.get(at + name.len() + 2..)?.trim_start_matches(['"', '\'']);
    let value: String = value.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').take(20).collect();
    (!value.is_empty()).then_some(value)
}
