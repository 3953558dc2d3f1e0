//! Who may go where: the route table as a snapshot, and every route tried as
//! every kind of visitor. A new route is in both by being registered.

use crate::support::{TestApp, make};
use actix_web::{App, http::Method};
use habeas::{routes, web::routes::Line};
use std::cell::RefCell;

fn table() -> Vec<Line> {
    let table = RefCell::new(Vec::new());
    let _ = App::new().configure(|config| *table.borrow_mut() = routes::register(config));
    table.into_inner()
}

#[test]
fn the_route_table_is_as_reviewed() {
    let lines: Vec<String> =
        table().into_iter().map(|line| format!("{:<5} {:<60} {}", line.method.as_str(), line.path, line.who)).collect();
    insta::assert_snapshot!("routes", lines.join("\n"));
}

/// What a visitor may expect on a route, by who may be there. `None`: the
/// handler decides, but never by letting in whom the proof keeps out.
fn expected(line: &Line, visitor: &str) -> &'static [u16] {
    const IN: &[u16] = &[200, 303, 400, 404, 409, 422, 429];
    match (line.who.as_str(), visitor) {
        ("anyone", _) => &[200, 303, 400, 401, 403, 404, 409, 410, 422, 429],
        (_, "anonymous") => &[401],
        ("any member", _) => IN,
        (who, "stranger") if who.contains(" the case") || who.contains(" the source") || who.contains(" the group") => {
            &[404]
        }
        (_, "stranger") => IN,
        // A thing that is not there is a 404 before any right is asked for.
        (who, "reader" | "editor")
            if [" the member", " the invitation", " the group", " the removal"]
                .iter()
                .any(|thing| who.ends_with(thing)) =>
        {
            &[200, 303, 403, 404, 422]
        }
        (who, "reader") if who.starts_with("may edit") || who.starts_with("may manage") => &[403],
        (who, "editor") if who.starts_with("may manage") => &[403],
        _ => IN,
    }
}

#[actix_web::test]
async fn every_route_answers_each_kind_of_visitor_as_the_table_says() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let source = make::source(&app, app.alpha, "Held in Xandria", "Ilyas Berkutov is held.");
    let visitors = [
        ("anonymous", app.anonymous()),
        ("stranger", app.stranger()),
        ("reader", app.reader()),
        ("editor", app.editor()),
        ("administrator", app.administrator()),
    ];
    let mut cells = 0;
    let mut wrong = Vec::new();
    for line in table() {
        // Signing out would end the session that the next route needs.
        if line.path == "/sign-out" {
            continue;
        }
        let path = line
            .path
            .replace("{case}", case.id.as_str())
            .replace("{source}", source.id.as_str())
            .replace("{hash}/{name:.+}", "x/css/habeas.css");
        let path = placeholder(&path);
        for (name, visitor) in &visitors {
            let page = match line.method {
                Method::GET => visitor.get(&path).await,
                _ => visitor.post(&path, &[]).await,
            };
            cells += 1;
            if !expected(&line, name).contains(&page.status.as_u16()) {
                wrong.push(format!(
                    "{} {} as {name}: {} (the route says: {})",
                    line.method, line.path, page.status, line.who
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cells > 300, "the matrix has only {cells} cells");
}

/// Ids that no row has.
fn placeholder(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str("019abcde-0000-7000-8000-000000000000");
        rest = after.split_once('}').unwrap().1;
    }
    out + rest
}

#[actix_web::test]
async fn a_post_without_a_token_or_from_another_site_changes_nothing() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let editor = app.editor();
    let address = format!("/cases/{}/charges", case.id);
    let fields =
        [("categories", "espionage"), ("alleged_by", "court"), ("formality", "formal"), ("outcome", "pending")];
    let page = editor.post_raw(&address, &fields, &[]).await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("Nothing is lost"), "{}", page.text());
    assert!(page.html().contains("espionage"), "what was typed comes back");
    let token = habeas::web::csrf::token(editor.secret());
    let mut with_token = fields.to_vec();
    with_token.push(("csrf", &token));
    for headers in [[("sec-fetch-site", "cross-site")], [("origin", "https://evil.example")]] {
        let page = editor.post_raw(&address, &with_token, &headers).await;
        assert_eq!(page.status, 403, "{headers:?}");
        assert!(page.text().contains("another site"), "{}", page.text());
    }
    let stolen = habeas::web::csrf::token(app.reader().secret());
    let mut with_stolen = fields.to_vec();
    with_stolen.push(("csrf", &stolen));
    assert_eq!(editor.post_raw(&address, &with_stolen, &[]).await.status, 403, "another member's token");
    assert!(!editor.get(&format!("/cases/{}", case.id)).await.text().contains("Espionage"));
}

#[actix_web::test]
async fn every_answer_carries_the_headers_of_security() {
    let app = TestApp::new().await;
    let reader = app.reader();
    for path in [
        "/cases",
        "/no-such-page",
        "/cases/019abcde-0000-7000-8000-000000000000",
        "/healthz",
        "/static/x/css/habeas.css",
    ] {
        let page = reader.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "no-referrer", "{path}");
        assert!(page.header("cache-control").contains("no-store"), "{path}");
        assert_eq!(page.header("access-control-allow-origin"), "", "{path}");
    }
}

#[actix_web::test]
async fn a_session_that_ended_asks_to_sign_in_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let page = app
        .anonymous()
        .post(&format!("/cases/{}/events", case.id), &[("kind", "hearing"), ("what", "a long text that took an hour")])
        .await;
    assert_eq!(page.status, 401);
    assert!(page.html().contains("a long text that took an hour"));
    assert!(page.html().contains("name=\"resume\""));
}
