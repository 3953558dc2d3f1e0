//! Citations: exact quotes, several facts at once, sources that disagree.

use crate::support::{Page, TestApp, make};

const TEXT: &str =
    "Relations are bad.\n\nIn March 2024 the courts of Xandria jailed Olena Verbova, a nurse, “for spying”.";

async fn facts(app: &TestApp, case: &str) -> (Page, Vec<String>) {
    let page = app.editor().get(&format!("/cases/{case}/citations/new")).await;
    let addresses = page
        .html()
        .split("name=\"fact\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    (page, addresses)
}

#[actix_web::test]
async fn one_quote_carries_several_facts() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let source = make::source(&app, app.alpha, "Nurse held", TEXT);
    let editor = app.editor();
    let address = format!("/cases/{}/citations", case.id);
    let (_, facts) = facts(&app, case.id.as_str()).await;
    let fact = |field: &str| facts.iter().find(|f| f.ends_with(field)).unwrap().as_str();
    let before = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(before.contains("no source yet"), "{before}");

    let fields = [
        ("source", source.id.as_str()),
        ("fact", fact(".started")),
        ("fact", fact(".detaining_country")),
        ("quote", "In March 2024 the courts of Xandria  jailed Olena Verbova"),
        ("attribution", "journalist_own"),
        ("stance", "supports"),
    ];
    let saved = editor.post(&address, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    assert!(page.text().contains("cited 2 times"), "{}", page.text());
    assert!(page.text().contains("one independent source"), "{}", page.text());
}

#[actix_web::test]
async fn a_quote_that_is_not_in_the_text_is_refused_and_kept() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let source = make::source(&app, app.alpha, "Nurse held", TEXT);
    let (_, facts) = facts(&app, case.id.as_str()).await;
    let fields = [
        ("source", source.id.as_str()),
        ("fact", facts[0].as_str()),
        ("quote", "In April 2024 she was freed"),
        ("attribution", "family"),
        ("stance", "supports"),
    ];
    let page = app.editor().post(&format!("/cases/{}/citations", case.id), &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.html().contains("In April 2024 she was freed"), "the quote is lost");
    // A source of another organisation cannot be cited.
    let foreign = make::source(&app, app.beta, "Theirs", TEXT);
    let fields = [
        ("source", foreign.id.as_str()),
        ("fact", facts[0].as_str()),
        ("quote", "In March 2024"),
        ("attribution", "family"),
        ("stance", "supports"),
    ];
    let page = app.editor().post(&format!("/cases/{}/citations", case.id), &fields).await;
    assert_eq!(page.status, 422, "{}", page.text());
}

#[actix_web::test]
async fn sources_that_disagree_stand_side_by_side_until_somebody_decides() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let first = make::source(&app, app.alpha, "Nurse held", TEXT);
    let second = make::source(&app, app.alpha, "State agency", "She was arrested on 2 April 2024 while leaving.");
    let editor = app.editor();
    let address = format!("/cases/{}/citations", case.id);
    let (_, facts) = facts(&app, case.id.as_str()).await;
    let started = facts.iter().find(|f| f.ends_with(".started")).unwrap().as_str();
    let supports = [
        ("source", first.id.as_str()),
        ("fact", started),
        ("quote", "In March 2024"),
        ("attribution", "family"),
        ("stance", "supports"),
    ];
    assert_eq!(editor.post(&address, &supports).await.status, 303);
    let contradicts = [
        ("source", second.id.as_str()),
        ("fact", started),
        ("quote", "arrested on 2 April 2024"),
        ("attribution", "authorities_detaining"),
        ("stance", "contradicts"),
        ("asserted", "2 April 2024"),
    ];
    assert_eq!(editor.post(&address, &contradicts).await.status, 303);
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    let text = page.text();
    assert!(
        text.contains("Sources disagree") && text.contains("2 April 2024") && text.contains("March 2024"),
        "{text}"
    );

    let acceptance = page
        .html()
        .split("action=\"")
        .map(|r| r.split('"').next().unwrap().to_owned())
        .find(|a| a.ends_with("/acceptance"))
        .unwrap();
    let without_reason = editor.post(&acceptance, &[]).await;
    assert_eq!(without_reason.status, 400);
    let done = editor.post(&acceptance, &[("reason", "the lawyer confirms April")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let text = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("the lawyer confirms April"), "{text}");
    let history = editor.get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("2 April 2024") && history.contains("the lawyer confirms April"), "{history}");
}

#[test]
fn a_quote_is_found_where_it_stands() {
    use habeas::sources::quotes::{between, position};
    let text = "Он сказал: «Свободу!»  Then\nhe said “freedom” — twice. freedom";
    for quote in ["«Свободу!» Then he said", "he said \"freedom\" - twice", "  freedom  "] {
        let (start, end) = position(text, quote, None).unwrap();
        assert!(end > start && end <= text.chars().count(), "{quote}");
        assert_eq!(position(&between(text, start, end), quote, None).map(|(s, _)| s), Some(0), "{quote}");
    }
    assert_eq!(position(text, "slavery", None), None);
    assert_eq!(position(text, "   ", None), None);
    let last = text.chars().count() - 7;
    assert_eq!(position(text, "freedom", Some(last)), Some((last, last + 7)), "the nearest of several");
}

/// The case with its start cited, and the address of the stay's form.
async fn cited(app: &TestApp) -> (String, String) {
    let case = make::case(app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let source = make::source(app, app.alpha, "Nurse held", TEXT);
    let (_, facts) = facts(app, case.id.as_str()).await;
    let started = facts.iter().find(|f| f.ends_with(".started")).unwrap().as_str();
    let fields = [
        ("source", source.id.as_str()),
        ("fact", started),
        ("quote", "In March 2024"),
        ("attribution", "family"),
        ("stance", "supports"),
    ];
    let to = format!("/cases/{}", case.id);
    assert_eq!(app.editor().post(&format!("{to}/citations"), &fields).await.status, 303);
    let base = format!("{to}/custody/");
    let links = app.editor().get(&to).await.links();
    let edit = links.into_iter().find(|link| link.starts_with(&base) && link.ends_with("/edit")).unwrap();
    (to, edit)
}

async fn begin(app: &TestApp, edit: &str, started: &str, reason: &str) {
    let editor = app.editor();
    let form = editor.get(edit).await;
    let to = edit.trim_end_matches("/edit");
    let saved = editor.submit(&form, to, &[("started", started), ("reason", reason)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
}

#[actix_web::test]
async fn a_source_goes_on_saying_what_it_said_when_the_value_is_changed() {
    let app = TestApp::new().await;
    let (case, edit) = cited(&app).await;
    let independent = "one independent source";
    assert!(app.editor().get(&case).await.text().contains(independent));
    begin(&app, &edit, "2019", "").await;
    let text = app.editor().get(&case).await.text();
    assert!(!text.contains(independent), "no source says 2019: {text}");
    assert!(text.contains("Sources disagree") && text.contains("March 2024"), "{text}");
    // Put back, it is said again.
    begin(&app, &edit, "March 2024", "").await;
    let text = app.editor().get(&case).await.text();
    assert!(text.contains(independent) && !text.contains("Sources disagree"), "{text}");
    // With a reason the matter is settled, and the reason stands beside it.
    begin(&app, &edit, "May 2018", "the court file says so").await;
    let text = app.editor().get(&case).await.text();
    assert!(!text.contains(independent) && text.contains("the court file says so"), "{text}");
}

#[actix_web::test]
async fn a_more_exact_value_is_neither_said_nor_denied_by_the_old_source() {
    let app = TestApp::new().await;
    let (case, edit) = cited(&app).await;
    begin(&app, &edit, "4 March 2024", "").await;
    let text = app.editor().get(&case).await.text();
    assert!(!text.contains("one independent source") && !text.contains("Sources disagree"), "{text}");
    begin(&app, &edit, "March 2024", "").await;
    let text = app.editor().get(&case).await.text();
    assert!(text.contains("one independent source"), "{text}");
}
