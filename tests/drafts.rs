//! Drafts: what is being typed is kept on the server, for whoever types it alone.

use crate::support::{Page, TestApp, make};
use diesel::prelude::*;
use habeas::{
    cases::{
        channels::Channel, health::HealthConcern, identity_documents::IdentityDocument, parts::Part,
        treatment::TreatmentConcern,
    },
    clock,
    drafts::SEALED,
    history::Unrecorded,
    routes,
    schema::drafts,
};
use std::{cell::RefCell, collections::BTreeSet};

fn value(page: &Page, action: &str, field: &str) -> String {
    page.form(action).into_iter().find(|(name, _)| name == field).map(|(_, value)| value).unwrap_or_default()
}

/// What a script would send of this form, with these values typed.
fn typed(page: &Page, action: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut held = page.form(action);
    held.retain(|(name, _)| name != "csrf" && !fields.iter().any(|(n, _)| n == name));
    held.extend(fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    held.push(("draft-by".to_owned(), "script".to_owned()));
    held
}

fn pairs(held: &[(String, String)]) -> Vec<(&str, &str)> {
    held.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect()
}

fn count(app: &TestApp) -> i64 {
    app.db.read_now(|conn| Ok(drafts::table.count().get_result(conn)?)).unwrap()
}

#[actix_web::test]
async fn what_is_typed_waits_on_the_server_and_is_gone_when_it_is_saved() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let form = editor.get("/cases/new").await;
    let fields = [
        ("name", "Ильяс Беркутов"),
        ("detaining_country", "QXA"),
        ("categories", "espionage"),
        ("categories", "treason"),
    ];
    let kept = editor.post("/drafts", &pairs(&typed(&form, "/cases", &fields))).await;
    assert_eq!(kept.status, 204, "{}", kept.text());
    let more = [fields.as_slice(), &[("occupation", "geologist")]].concat();
    assert_eq!(editor.post("/drafts", &pairs(&typed(&form, "/cases", &more))).await.status, 204);
    assert_eq!(count(&app), 1, "one form is one draft");
    // Another session of the same person: the one that typed it may have ended.
    let later = app.editor();
    let page = later.get("/cases/new").await;
    assert!(page.text().contains("You have a draft of"), "{}", page.text());
    assert_eq!(value(&page, "/cases", "name"), "", "a draft is not carried on unasked");
    let on = page.links().into_iter().find(|l| l.contains("?draft=")).unwrap();
    let carried = later.get(&on).await;
    assert!(!carried.text().contains("You have a draft of"), "the draft waits for itself");
    assert_eq!(value(&carried, "/cases", "name"), "Ильяс Беркутов");
    assert_eq!(value(&carried, "/cases", "occupation"), "geologist");
    let codes = carried.form("/cases").into_iter().filter(|(n, _)| n == "categories").count();
    assert_eq!(codes, 2, "of several words one is lost");
    // An error on the way keeps it one draft.
    let refused = later.submit(&carried, "/cases", &[("name", "")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(value(&refused, "/cases", "draft"), value(&carried, "/cases", "draft"));
    let saved = later.submit(&refused, "/cases", &[("name", "Ilyas Berkutov")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(count(&app), 0, "what is saved is still kept as a draft");
}

#[actix_web::test]
async fn nothing_of_a_draft_stands_open_in_the_database() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let form = editor.get("/cases/new").await;
    let fields = [("name", "Ильяс Беркутов"), ("occupation", "geologist"), ("password_new", "hunter2")];
    editor.post("/drafts", &pairs(&typed(&form, "/cases", &fields))).await;
    let row: (String, String, String) = app
        .db
        .read_now(|conn| Ok(drafts::table.select((drafts::address, drafts::name, drafts::held)).first(conn)?))
        .unwrap();
    assert_eq!(row.0, "/cases/new");
    for text in [row.1, row.2] {
        assert!(text.starts_with("sealed:"), "{text}");
    }
    let page = editor.get("/cases/new").await;
    let on = page.links().into_iter().find(|l| l.contains("?draft=")).unwrap();
    assert!(!editor.get(&on).await.html().contains("hunter2"), "a password is kept");
}

#[actix_web::test]
async fn without_a_script_a_button_keeps_it_and_the_account_lists_it() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let editor = app.editor();
    let address = format!("/cases/{}/events/new", case.id);
    let action = format!("/cases/{}/events", case.id);
    let form = editor.get(&address).await;
    assert!(form.html().contains("formaction=\"/drafts\""), "{}", form.html());
    let mut held = typed(&form, &action, &[("what", "a long report")]);
    held.retain(|(name, _)| name != "draft-by");
    let kept = editor.post("/drafts", &pairs(&held)).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert!(kept.location().starts_with(&format!("{address}?draft=")), "{}", kept.location());
    assert_eq!(value(&editor.follow(&kept).await, &action, "what"), "a long report");
    let account = editor.get("/account").await;
    assert!(account.text().contains("Drafts") && account.text().contains(&case.reference), "{}", account.text());
    assert!(account.links().contains(&kept.location()));
    let removal = account.html().split("action=\"").find(|r| r.starts_with("/drafts/")).unwrap().to_owned();
    let removal = removal.split('"').next().unwrap();
    // Nobody else sees it, carries it on, overwrites it or throws it away.
    let other = app.visitor("second editor");
    assert!(!other.get(&address).await.text().contains("You have a draft"));
    assert_eq!(value(&other.follow(&kept).await, &action, "what"), "");
    assert_eq!(other.post("/drafts", &pairs(&held)).await.status, 404);
    assert_eq!(other.post(removal, &[]).await.status, 404);
    assert_eq!(editor.post(removal, &[("back", "//evil.example")]).await.location(), "/");
    assert_eq!(count(&app), 0);
}

#[actix_web::test]
async fn a_draft_of_a_change_is_put_together_with_what_others_saved_since() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let editor = app.editor();
    let action = format!("/cases/{}/person", case.id);
    let form = editor.get(&format!("{action}/edit")).await;
    let held = typed(&form, &action, &[("occupation", "geologist"), ("reason", "a letter")]);
    assert_eq!(editor.post("/drafts", &pairs(&held)).await.status, 204);
    let other = app.administrator();
    let theirs = other.get(&format!("{action}/edit")).await;
    assert_eq!(other.submit(&theirs, &action, &[("birth", "1970")]).await.status, 303);
    let page = editor.get(&format!("{action}/edit")).await;
    let on = page.links().into_iter().find(|l| l.contains("?draft=")).unwrap();
    let carried = editor.get(&on).await;
    assert_eq!(value(&carried, &action, "reason"), "a letter");
    let saved = editor.submit(&carried, &action, &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = editor.get(&format!("{action}/edit")).await;
    assert_eq!(
        (value(&now, &action, "birth"), value(&now, &action, "occupation")),
        ("1970".into(), "geologist".into())
    );
}

#[actix_web::test]
async fn drafts_have_bounds_and_end_after_a_month() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let form = editor.get("/sources/new").await;
    let long = "a".repeat(habeas::drafts::MAX + 1);
    assert_eq!(editor.post("/drafts", &pairs(&typed(&form, "/sources", &[("text", &long)]))).await.status, 413);
    for address in ["", "/account", "//evil.example/new", "/cases/new?x=y"] {
        let held = typed(&form, "/sources", &[("draft-for", address)]);
        assert_eq!(editor.post("/drafts", &pairs(&held)).await.status, 400, "{address}");
    }
    assert_eq!(app.anonymous().post("/drafts", &[("draft-for", "/cases/new")]).await.status, 401);
    assert_eq!(count(&app), 0);
    for n in 0..habeas::drafts::MANY {
        let kept = editor.post("/drafts", &[("draft-for", "/sources/new"), ("title", &n.to_string())]).await;
        assert_eq!(kept.status, 303);
    }
    assert_eq!(editor.post("/drafts", &[("draft-for", "/sources/new"), ("title", "one more")]).await.status, 400);
    app.db
        .write_unrecorded_now(Unrecorded::Draft, |conn| {
            let old = clock::now() - chrono::TimeDelta::days(habeas::drafts::DAYS + 1);
            diesel::update(drafts::table).set(drafts::changed_at.eq(old)).execute(conn)?;
            Ok(())
        })
        .unwrap();
    assert_eq!(editor.post("/drafts", &[("draft-for", "/sources/new"), ("title", "new")]).await.status, 303);
    assert_eq!(count(&app), 1, "old drafts are not swept away");
}

fn sealed_of<P: Part>() -> Vec<(&'static str, &'static str)> {
    P::FIELDS.iter().filter(|field| field.is_sealed()).map(|field| (P::SEGMENT, field.name)).collect()
}

#[test]
fn every_field_that_is_sealed_is_kept_out_of_drafts() {
    let fields = [
        sealed_of::<Channel>(),
        sealed_of::<HealthConcern>(),
        sealed_of::<IdentityDocument>(),
        sealed_of::<TreatmentConcern>(),
    ];
    assert_eq!(fields.concat().into_iter().collect::<BTreeSet<_>>(), SEALED.into_iter().collect());
    // A part with something sealed has a page that shows it: no part is left out above.
    let paths = RefCell::new(Vec::new());
    let _ = actix_web::App::new().configure(|config| {
        paths.borrow_mut().extend(routes::register(config).into_iter().map(|line| line.path));
    });
    let paths = paths.into_inner();
    let revealed: BTreeSet<&str> =
        paths.iter().filter(|path| path.contains("/reveal/")).filter_map(|path| path.split('/').nth(3)).collect();
    assert_eq!(revealed, SEALED.iter().map(|(segment, _)| *segment).collect());
}
