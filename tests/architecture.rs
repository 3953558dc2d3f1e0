//! The shape of the code, held by a test: which module may use which, where
//! queries and web words may stand, how large a file may grow.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix("src").unwrap_or(path).display().to_string()
}

/// The top module of a file: `src/cases/web/show.rs` → `cases`.
fn module(path: &Path) -> String {
    name(path).split(['/', '.']).next().unwrap().to_owned()
}

/// The modules in the order of `lib.rs`: each may use those before it.
fn order() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).map(ToOwned::to_owned).collect()
}

/// The code of a file without its inline tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

fn is_test(path: &Path) -> bool {
    name(path).contains("tests")
}

#[test]
fn modules_use_only_those_that_stand_before_them() {
    let order = order();
    let place = |module: &str| order.iter().position(|m| m == module);
    let mut wrong = Vec::new();
    for path in files("src", "rs").into_iter().filter(|p| !is_test(p)) {
        let own = module(&path);
        let Some(at) = place(&own) else { continue };
        for line in uses(&code(&path)) {
            if let Some(used) = place(&line).filter(|used| *used > at) {
                wrong.push(format!("{} uses {}, which stands after {own}", name(&path), order[used]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The top modules of ours that a file names, by `crate::x` or inside `use crate::{…}`.
fn uses(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some((_, after)) = rest.split_once("crate::") {
        rest = after;
        if let Some(list) = after.strip_prefix('{') {
            let (mut depth, mut word, mut is_inside_path) = (1, String::new(), false);
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                let is_letter = c.is_alphanumeric() || c == '_';
                if depth == 1 && is_letter && !is_inside_path {
                    word.push(c);
                } else if !is_letter && !word.is_empty() {
                    found.push(std::mem::take(&mut word));
                }
                // The rest of a path belongs to the module just named.
                match c {
                    ':' => is_inside_path = true,
                    ',' if depth == 1 => is_inside_path = false,
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            found.push(after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

#[test]
fn no_feature_uses_the_pages_of_another() {
    let features = ["drafts", "notices", "accounts", "search", "sources", "cases", "digests", "exports"];
    let mut wrong = Vec::new();
    for path in files("src", "rs").into_iter().filter(|p| !is_test(p)) {
        let own = module(&path);
        if !features.contains(&own.as_str()) {
            continue;
        }
        for other in features.iter().filter(|f| **f != own) {
            if code(&path).contains(&format!("crate::{other}::web")) {
                wrong.push(format!("{} uses the pages of {other}", name(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn queries_stand_in_stores_and_web_words_in_web_rooms() {
    let may_query = |n: &str| {
        n.contains("store")
            || n == "db.rs"
            || n.starts_with("db/")
            || n.starts_with("history/")
            || n.starts_with("seed/")
            || [
                "search/index.rs",
                "search/fulltext.rs",
                "search/postings.rs",
                "cases/list.rs",
                "cases/listing.rs",
                "cases/looks.rs",
                "cases/parts/mod.rs",
                "web/session.rs",
            ]
            .contains(&n)
    };
    let may_web = |n: &str| {
        n.starts_with("web/")
            || n.contains("web")
            || n.starts_with("cli/")
            || n.starts_with("access/")
            || [
                "app.rs",
                "routes.rs",
                "db.rs",
                "error.rs",
                "history/mod.rs",
                "health.rs",
                "setup.rs",
                "main.rs",
                "cases/citations/reading.rs",
            ]
            .contains(&n)
    };
    let mut wrong = Vec::new();
    for path in files("src", "rs").into_iter().filter(|p| !is_test(p)) {
        let (n, code) = (name(&path), code(&path));
        for word in ["diesel::insert_into", "diesel::update", "diesel::delete", "sql_query"] {
            if code.contains(word) && !may_query(&n) {
                wrong.push(format!("{n} has {word}"));
            }
        }
        if code.contains("actix_web") && !may_web(&n) {
            wrong.push(format!("{n} names actix_web"));
        }
        if (code.contains("AnyConnection::Sqlite(") || code.contains("AnyConnection::Postgres("))
            && !(n == "db.rs" || n.starts_with("db/") || n.starts_with("search/") || n.starts_with("cli/check"))
        {
            wrong.push(format!("{n} asks which database it is"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn statements_are_never_put_together_from_what_people_type() {
    for path in files("src", "rs") {
        assert!(!code(&path).contains("sql_query(format!"), "{} formats a statement", name(&path));
    }
}

#[test]
fn templates_escape_everything_and_hold_no_script_or_style() {
    for path in files("templates", "html") {
        let text = fs::read_to_string(&path).unwrap();
        for word in ["|safe", "| safe", "<style", " style=", " onclick=", " onchange=", "<script>", "javascript:"] {
            assert!(!text.contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn the_style_sheet_knows_no_left_and_right() {
    let css = fs::read_to_string("static/css/habeas.css").unwrap();
    for word in [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align: left",
        "text-align: right",
        "float:",
        "border-left",
        "border-right",
    ] {
        assert!(!css.contains(word), "{word} does not turn with the writing direction");
    }
}

#[test]
fn files_stay_small_enough_to_read() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        // The table of columns of the schema is generated.
        let limit = if name(&path) == "schema.rs" { 1500 } else { 300 };
        if lines > limit {
            wrong.push(format!("{} has {lines} lines", name(&path)));
        }
    }
    for path in files("templates", "html") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        if lines > 150 {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in files("src", "rs").into_iter().filter(|p| !is_test(p)) {
        let first = fs::read_to_string(&path).unwrap().lines().next().unwrap_or_default().to_owned();
        assert!(first.starts_with("//!"), "{} does not say what it is for", name(&path));
    }
}

#[test]
fn no_room_without_a_name() {
    for path in files("src", "rs") {
        for word in ["utils", "helpers", "common", "misc", "services", "managers"] {
            assert!(
                !name(&path).split(['/', '.']).any(|part| part == word),
                "{} is a room without a name",
                name(&path)
            );
        }
    }
}
