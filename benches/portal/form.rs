//! Reading a form off a page as a browser does, to send it back with a change.

/// The fields of the form that posts to this address, as they stand.
pub fn fields(page: &str, action: &str) -> Vec<(String, String)> {
    let Some((_, form)) = page.split_once(&format!("action=\"{action}\"")) else { return Vec::new() };
    let form = form.split_once("</form>").map_or(form, |(form, _)| form);
    let mut fields = Vec::new();
    // The name of the select that is open, and whether a choice of it was chosen.
    let mut select: Option<(String, Option<String>)> = None;
    for piece in form.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let of = |name: &str| attribute(tag, name);
        match tag.split([' ', '\n']).next().unwrap_or_default() {
            "input" => {
                let is_box = of("type").is_some_and(|kind| kind == "checkbox" || kind == "radio");
                if let Some(name) = of("name").filter(|_| !is_box || tag.ends_with(" checked")) {
                    fields.push((name, of("value").unwrap_or_default()));
                }
            }
            "select" => select = of("name").map(|name| (name, None)),
            "option" => {
                if let Some((_, chosen)) = &mut select
                    && (chosen.is_none() || tag.ends_with(" selected"))
                {
                    *chosen = of("value");
                }
            }
            "/select" => {
                if let Some((name, chosen)) = select.take() {
                    fields.push((name, chosen.unwrap_or_default()));
                }
            }
            "textarea" => {
                if let Some(name) = of("name") {
                    fields.push((name, unescape(text.strip_prefix('\n').unwrap_or(text))));
                }
            }
            _ => {}
        }
    }
    fields
}

/// The value of an attribute, without its escapes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| unescape(value))
}

fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let pairs = [
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The token that every form of the page carries.
pub fn token(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("name=\"csrf\" value=\"")?;
    rest.split_once('"').map(|(token, _)| token.to_owned())
}
