//! Who may go where: the route table as a snapshot, and every route tried as
//! every kind of visitor. A new route is in both by being registered.

use crate::support::{TestApp, make};
use actix_web::{App, http::Method};
use habeas::{
    access::{Author, Job},
    cases::{Case, citations, shares, team},
    routes,
    sources::Source,
    web::routes::Line,
    words::Term,
};
use std::{cell::RefCell, io::Write};

/// Every route of the portal.
pub fn table() -> Vec<Line> {
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

/// The kinds of visitor that every route is tried by: two organisations, every role, and nobody.
const VISITORS: [&str; 11] = [
    "anonymous",
    "editor",
    "second editor",
    "reader",
    "researcher",
    "auditor",
    "administrator",
    "keeper",
    "stranger",
    "partner",
    "partner reader",
];

/// How the case of the matrix stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    /// As cases begin: alpha sees it, the editor leads it.
    Own,
    /// Beta may read it.
    SharedToRead,
    /// Beta may work on it.
    SharedToEdit,
    /// Only its team knows of it.
    Silent,
}

/// Whether a member may enter by this line of the table. `None`: the handler
/// itself decides, from what it is asked for.
fn may(line: &Line, name: &str, state: State) -> Verdict {
    use Verdict::{Absent, In, No, Out};
    if name == "anonymous" {
        return if line.who == "anyone" { In } else { Out };
    }
    let (is_alpha, role) = match name {
        "editor" | "second editor" => (true, "case worker"),
        "administrator" => (true, "coordinator"),
        "stranger" => (false, "coordinator"),
        "partner" => (false, "case worker"),
        "partner reader" => (false, "reader"),
        other => (true, other),
    };
    let edits = matches!(role, "case worker" | "coordinator" | "researcher");
    let confides = matches!(role, "case worker" | "coordinator");
    let is_lead = name == "editor";
    let allowed = |is: bool| if is { In } else { No };
    // The sessions of this test have just begun.
    let who = line.who.strip_suffix(", freshly signed in").unwrap_or(&line.who);
    match who {
        "anyone" | "any member" | "whoever gave the password" => In,
        "any member, freshly signed in, or whoever must enrol a factor" => In,
        "may look at what is shown" | "may view for the organisation" => allowed(role != "keeper"),
        "may edit for the organisation" => allowed(edits),
        "may manage for the organisation" => allowed(role == "coordinator" || role == "keeper"),
        "may administer for the organisation" => allowed(matches!(name, "administrator" | "keeper")),
        who if who.ends_with(" the case") => {
            let sees = match state {
                State::Silent => is_lead,
                State::Own => is_alpha,
                State::SharedToRead | State::SharedToEdit => true,
            };
            if !sees || role == "keeper" {
                return Absent;
            }
            let may_edit = edits && (is_alpha || state == State::SharedToEdit);
            match who {
                "may look at the case" | "may view the case" => In,
                "may edit the case" => allowed(may_edit),
                "may audit the case" => allowed(is_alpha && (is_lead || ["coordinator", "auditor"].contains(&role))),
                "may lead the case" => allowed(is_alpha && (is_lead || role == "coordinator")),
                // The coordinator of the matrix is in no team.
                "may manage the case" => allowed(is_alpha && role == "coordinator" && is_lead),
                "may work with what is restricted of the case" => allowed(is_lead && confides),
                other => panic!("the matrix does not know who “{other}” is"),
            }
        }
        who if who.ends_with(" the source") => {
            let sees = match state {
                State::Silent => is_lead,
                State::Own => is_alpha,
                State::SharedToRead | State::SharedToEdit => true,
            };
            if !sees || role == "keeper" {
                return Absent;
            }
            allowed(who == "may view the source" || (edits && is_alpha))
        }
        // Of these the matrix has none: what is not there is a 404 before any right is asked for.
        who if [
            " the group",
            " the member",
            " the invitation",
            " the removal",
            " the pair",
            " the two cases",
            " the merge",
        ]
        .iter()
        .any(|thing| who.ends_with(thing)) =>
        {
            Absent
        }
        other => panic!("the matrix does not know who “{other}” is"),
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Verdict {
    /// Let in; what the handler answers depends on what it is sent.
    In,
    /// Told that it is not for them.
    No,
    /// Told nothing: as if it were not there.
    Absent,
    /// Asked to sign in.
    Out,
}

impl Verdict {
    fn allows(self, status: u16) -> bool {
        match self {
            Self::In => [200, 303, 400, 401, 403, 404, 409, 410, 422, 429].contains(&status),
            Self::No => status == 403,
            Self::Absent => status == 404,
            Self::Out => status == 401,
        }
    }
}

#[actix_web::test]
async fn every_route_answers_each_kind_of_visitor_as_the_table_says() {
    let (mut cells, mut wrong) = (0, Vec::new());
    for state in [State::Own, State::SharedToRead, State::SharedToEdit, State::Silent] {
        let app = TestApp::new().await;
        let (case, source) = stage(&app, state).await;
        for line in table().iter().filter(|line| line.path != "/sign-out") {
            // Taking the source from the case would change who sees it in the lines after.
            let keeps = line.path != "/cases/{case}/sources/{source}/removal";
            let path = if keeps { line.path.clone() } else { line.path.replace("{source}", "{other}") };
            let path = path
                .replace("{case}", case.id.as_str())
                .replace("{source}", source.id.as_str())
                .replace("{hash}/{name:.+}", "x/css/habeas.css");
            let path = placeholder(&path);
            // What does not depend on the case is tried once.
            if state != State::Own && !path.contains(case.id.as_str()) && !path.contains(source.id.as_str()) {
                continue;
            }
            for name in VISITORS {
                let visitor = if name == "anonymous" { app.anonymous() } else { app.visitor(name) };
                let page = match line.method {
                    Method::GET => visitor.get(&path).await,
                    _ => visitor.post(&path, &[]).await,
                };
                cells += 1;
                let verdict = may(line, name, state);
                let status = page.status.as_u16();
                // A member who may enter is never told that it is not for them; but for what the page itself keeps apart.
                let is_told_no = verdict == Verdict::In && line.who != "anyone" && status == 403;
                if !verdict.allows(status) || is_told_no {
                    wrong.push(format!(
                        "{} {} as {name}, {state:?}: {status}, expected {verdict:?} (the route says: {})",
                        line.method, line.path, line.who
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
    // Past the harness, which would keep it to itself: a shrinking matrix is to be seen.
    let _ = writeln!(std::io::stderr(), "the matrix of rights has {cells} cells");
    assert!(cells > 4_500, "the matrix has only {cells} cells");
}

/// A case of alpha that the editor leads, with a source, in this state.
async fn stage(app: &TestApp, state: State) -> (Case, Source) {
    let case = make::case(app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let source = make::source(app, app.alpha, "Held in Xandria", "Ilyas Berkutov is held.");
    let lead = app.user("editor").id;
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            team::join(tx, case.id, lead, true)?;
            citations::store::link(tx, case.id, source.id)?;
            if matches!(state, State::SharedToRead | State::SharedToEdit) {
                tx.insert(shares::Share::new(case.id, app.beta, state == State::SharedToEdit))?;
            }
            if state == State::Silent {
                tx.update(&case, Case { publicity: Term::known("silence"), ..case.clone() })?;
            }
            Ok(())
        })
        .unwrap();
    (case, source)
}

/// Ids that no row has.
pub fn placeholder(path: &str) -> String {
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
