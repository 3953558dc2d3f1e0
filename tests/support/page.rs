//! An answer, read as a person reads it: by its text, its headings and its forms.

use actix_web::http::{StatusCode, header::HeaderMap};
use scraper::{ElementRef, Html, Selector};

/// What came back.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub body: Vec<u8>,
}

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

impl Page {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: Vec<u8>) -> Self {
        Self { status, headers, body }
    }

    /// The source of the page.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn parsed(&self) -> Html {
        Html::parse_document(&self.html())
    }

    /// The words of the main region, in one line.
    pub fn text(&self) -> String {
        let parsed = self.parsed();
        let main = parsed.select(&select("main")).next().unwrap_or_else(|| parsed.root_element());
        words(main)
    }

    /// What the last action left to say.
    pub fn said(&self) -> String {
        self.parsed().select(&select(".flash")).next().map(words).unwrap_or_default()
    }

    /// The level-one heading.
    pub fn heading(&self) -> String {
        self.parsed().select(&select("h1")).next().map(words).unwrap_or_default()
    }

    /// A header, `""` where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads.
    pub fn location(&self) -> String {
        self.header("location").to_owned()
    }

    /// The rows of the table, each as one line.
    pub fn rows(&self) -> Vec<String> {
        self.parsed().select(&select("tbody tr")).map(words).collect()
    }

    /// What the form to this address holds as the page came.
    pub fn form(&self, action: &str) -> Vec<(String, String)> {
        let parsed = self.parsed();
        let form =
            find(&parsed, action).unwrap_or_else(|| panic!("no form to {action} on this page:\n{}", self.text()));
        let mut held = Vec::new();
        for field in form.select(&select("input, textarea, select, button")) {
            let attr = |name: &str| field.value().attr(name);
            let Some(name) = attr("name") else { continue };
            match field.value().name() {
                "textarea" => {
                    held.push((name.to_owned(), field.text().collect::<String>().trim_start_matches('\n').to_owned()))
                }
                "select" => {
                    let chosen = field
                        .select(&select("option[selected]"))
                        .next()
                        .or_else(|| field.select(&select("option")).next());
                    held.push((
                        name.to_owned(),
                        chosen.and_then(|o| o.value().attr("value")).unwrap_or_default().to_owned(),
                    ));
                }
                "input" => match attr("type").unwrap_or("text") {
                    "checkbox" | "radio" if attr("checked").is_none() => {}
                    "submit" => {}
                    _ => held.push((name.to_owned(), attr("value").unwrap_or_default().to_owned())),
                },
                _ => {}
            }
        }
        held
    }

    /// The addresses of all forms that are posted.
    pub fn actions(&self) -> Vec<String> {
        let (parsed, form) = (self.parsed(), select("form"));
        let posted = parsed.select(&form).filter(|form| form.value().attr("method") == Some("post"));
        posted.filter_map(|form| form.value().attr("action")).map(ToOwned::to_owned).collect()
    }

    /// The addresses of what a browser loads by itself: scripts, styles, pictures, frames.
    pub fn loads(&self) -> Vec<String> {
        let (parsed, loading) = (self.parsed(), select("[src], link[href], object[data]"));
        let of =
            |it: ElementRef| ["src", "href", "data"].iter().find_map(|name| it.value().attr(name).map(str::to_owned));
        parsed.select(&loading).filter_map(of).collect()
    }

    /// Whether the form to this address has a field of this name.
    pub fn has_field(&self, action: &str, name: &str) -> bool {
        let parsed = self.parsed();
        find(&parsed, action).is_some_and(|form| {
            form.select(&select("input, textarea, select, button")).any(|f| f.value().attr("name") == Some(name))
        })
    }

    /// The addresses of all links.
    pub fn links(&self) -> Vec<String> {
        self.parsed().select(&select("a[href]")).filter_map(|a| a.value().attr("href")).map(ToOwned::to_owned).collect()
    }
}

fn find<'a>(parsed: &'a Html, action: &str) -> Option<ElementRef<'a>> {
    parsed.select(&select("form")).find(|form| form.value().attr("action") == Some(action))
}

fn words(element: ElementRef) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
