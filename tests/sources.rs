//! Sources: recorded with their text, found again, cited from the page where they are read.

mod captures;
mod inbox;
mod origin;
mod pdf;

use crate::support::{Page, TestApp, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::citations::store::link,
    schema::listings,
    sources::Source,
};

const TEXT: &str = "Отношения плохи.\n\nIn March 2024 the courts jailed Olena Verbova, a nurse.\nShe denies it.\n\nIn March 2024 two others left.";

/// What the form needs at least.
fn fields<'a>(title: &'a str, text: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("title", title), ("kind", "press"), ("completeness", "full"), ("text", text)]
}

fn count(page: &Page, what: &str) -> usize {
    page.html().matches(what).count()
}

#[actix_web::test]
async fn a_source_is_recorded_listed_and_found_by_its_words_and_reference() {
    let app = TestApp::new().await;
    let editor = app.editor();
    assert!(editor.get("/sources").await.text().contains("No source yet"));
    let form = editor.get("/sources/new").await;
    let saved = editor.submit(&form, "/sources", &fields("Медсестра", TEXT)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = editor.follow(&saved).await;
    assert_eq!(page.heading(), "Медсестра");
    assert!(page.html().contains("a nurse.\nShe denies it."), "{}", page.html());
    make::source(&app, app.beta, "Theirs", TEXT);
    assert_eq!(editor.get("/sources").await.rows().len(), 1, "a source of another organisation is shown");
    for (words, found) in [("отношения nurse", 1), ("s-000001", 1), ("S-2", 0), ("slavery", 0), ("theirs", 0)]
    {
        let sealed = editor.post("/sources/search", &[("q", words)]).await;
        assert!(!sealed.location().contains(words), "{words} stands in the address");
        let page = editor.follow(&sealed).await;
        assert_eq!(page.rows().len(), found, "{words}: {}", page.text());
    }
    assert_eq!(editor.get("/sources?page=9").await.status, 303);
    let french = editor.clone().in_french().get(&saved.location()).await.text();
    assert!(french.contains("À propos de cette source"), "{french}");
}

#[actix_web::test]
async fn a_text_too_long_is_refused_with_its_size_and_kept() {
    let app = TestApp::new().await;
    let text = "a ".repeat(1_000_001);
    let page = app.editor().post("/sources", &fields("Long", &text)).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("2,000,001 characters"), "the size is not said");
    assert!(page.html().contains(text.trim()), "the text is lost");
}

#[actix_web::test]
async fn the_same_text_asks_and_offers_to_be_a_reprint() {
    let app = TestApp::new().await;
    let first = make::source(&app, app.alpha, "Agency", TEXT);
    let editor = app.editor();
    let asked = editor.post("/sources", &fields("Reprint", TEXT)).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text().contains("S-000001 “Agency” has exactly the same text"), "{}", asked.text());
    // The offer stands in the form: sending it again takes it.
    let saved = editor.submit(&asked, "/sources", &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = editor.follow(&saved).await;
    assert!(page.links().contains(&format!("/sources/{}", first.id)), "{}", page.text());
    let original = editor.get(&format!("/sources/{}", first.id)).await;
    assert!(original.text().contains("Reprints and translations"), "{}", original.text());
    // It may be a text of its own all the same.
    let own = editor.submit(&asked, "/sources", &[("republication_of", ""), ("confirmed", "yes")]).await;
    assert_eq!(own.status, 303, "{}", own.text());
    // The original cannot be a reprint of its reprint, nor of itself.
    let reprint = saved.location().replace("/sources/", "");
    for other in [reprint.as_str(), first.id.as_str()] {
        let form = editor.get(&format!("/sources/{}/edit", first.id)).await;
        let refused = editor.submit(&form, &format!("/sources/{}", first.id), &[("republication_of", other)]).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
    }
}

/// A case and a source that is cited for when its custody started.
async fn cited(app: &TestApp) -> (String, String) {
    let case = make::case(app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let source = make::source(app, app.alpha, "Nurse held", TEXT);
    let editor = app.editor();
    let page = editor.get(&format!("/sources/{}?case={}", source.id, case.id)).await;
    let html = page.html();
    let fact =
        html.split("name=\"fact\" value=\"").filter_map(|f| f.split('"').next()).find(|f| f.ends_with(".started"));
    let action = format!("/cases/{}/citations", case.id);
    let second = TEXT.chars().count() - "In March 2024 two others left.".len();
    let given = [("quote", "In March 2024"), ("near", &second.to_string()), ("fact", fact.unwrap())];
    let saved = editor.submit(&page, &action, &given).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(saved.location(), format!("/sources/{}?case={}#cite", source.id, case.id));
    (case.id.to_string(), source.id.to_string())
}

#[actix_web::test]
async fn facts_are_cited_beside_the_text_and_marked_where_the_words_stand() {
    let app = TestApp::new().await;
    let (case, source) = cited(&app).await;
    let page = app.editor().get(&format!("/sources/{source}?case={case}")).await;
    let second = TEXT.chars().count() - "In March 2024 two others left.".len();
    assert!(page.html().contains(&format!("id=\"at-{second}\">In March 2024</mark> two others")), "{}", page.html());
    assert_eq!(count(&page, "<mark"), 1);
    assert_eq!(count(&page, "cited from this source"), 1, "{}", page.text());
    assert!(page.text().contains("Cited once"), "{}", page.text());
    // A reader reads and is offered no form.
    let page = app.reader().get(&format!("/sources/{source}")).await;
    assert_eq!(count(&page, "<mark"), 1);
    assert!(!page.html().contains("/citations\""), "a reader is offered to cite");
    assert_eq!(app.stranger().get(&format!("/sources/{source}")).await.status, 404);
}

#[actix_web::test]
async fn a_case_is_found_beside_the_text_without_its_name_in_the_address() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let theirs = make::case(&app, app.beta, "Olena Verbova", "QXA", "UKR", "2024-03");
    let source = make::source(&app, app.alpha, "Nurse held", TEXT);
    let (editor, action) = (app.editor(), format!("/sources/{}/case", source.id));
    let found = editor.post(&action, &[("q", "verbova")]).await;
    assert_eq!(found.status, 200);
    assert!(found.links().contains(&format!("/sources/{}?case={}#cite", source.id, case.id)), "{}", found.text());
    assert!(!found.html().contains(theirs.id.as_str()), "a case of another organisation is offered");
    let exact = editor.post(&action, &[("q", &case.reference.to_lowercase())]).await;
    assert_eq!(exact.location(), format!("/sources/{}?case={}#cite", source.id, case.id));
    assert_eq!(editor.post(&action, &[("q", "nobody at all")]).await.status, 422);
    assert_eq!(editor.get(&format!("/sources/{}?case={}", source.id, theirs.id)).await.status, 404);
    let linked = editor.post(&format!("/cases/{}/sources", case.id), &[("source", source.id.as_str())]).await;
    assert_eq!(linked.status, 303);
}

#[actix_web::test]
async fn a_new_text_without_the_quoted_words_asks_first() {
    let app = TestApp::new().await;
    let (case, source) = cited(&app).await;
    let (editor, action) = (app.editor(), format!("/sources/{source}"));
    let form = editor.get(&format!("/sources/{source}/edit")).await;
    let longer = format!("Updated.\n\n{TEXT}");
    assert_eq!(editor.submit(&form, &action, &[("text", &longer)]).await.status, 303, "nothing was lost");
    let page = editor.get(&format!("/sources/{source}?case={case}")).await;
    assert_eq!(count(&page, "<mark"), 1, "the mark moves with the words");
    let form = editor.get(&format!("/sources/{source}/edit")).await;
    let asked = editor.submit(&form, &action, &[("text", "Withdrawn.")]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text().contains("One quote that is cited does not stand in the new text"), "{}", asked.text());
    let saved = editor.submit(&asked, &action, &[("confirmed", "yes")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = editor.get(&format!("/sources/{source}?case={case}")).await;
    assert!(page.text().contains("not in the newest capture"), "{}", page.text());
}

#[actix_web::test]
async fn two_who_change_a_source_at_once_see_what_differs_and_lose_nothing() {
    let app = TestApp::new().await;
    let source = make::source(&app, app.alpha, "Nurse held", TEXT);
    let (editor, action) = (app.editor(), format!("/sources/{}", source.id));
    let form = editor.get(&format!("{action}/edit")).await;
    assert_eq!(editor.submit(&form, &action, &[("publisher", "Daily A")]).await.status, 303);
    let late = editor.submit(&form, &action, &[("publisher", "Daily B"), ("published", "March 2024")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Daily A") && late.html().contains("Daily B"), "{}", late.text());
    let chosen = [("choice:publisher", "mine")];
    assert_eq!(editor.submit(&late, &action, &chosen).await.status, 303);
    assert!(editor.get(&action).await.text().contains("Daily B"));
}

#[actix_web::test]
async fn a_citation_is_changed_and_removed_on_its_own_page() {
    let app = TestApp::new().await;
    let (case, source) = cited(&app).await;
    let editor = app.editor();
    let page = editor.get(&format!("/sources/{source}?case={case}")).await;
    let edit = page.links().into_iter().find(|l| l.ends_with("/edit") && l.contains("/citations/")).unwrap();
    let form = editor.get(&edit).await;
    assert!(form.text().contains("S-000001 · Nurse held"), "{}", form.text());
    let action = edit.trim_end_matches("/edit").to_owned();
    let wrong = editor.submit(&form, &action, &[("quote", "not in it")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.html().contains("not in it") && wrong.text().contains("do not stand in the text"));
    assert_eq!(editor.submit(&form, &action, &[("quote", "the courts jailed")]).await.status, 303);
    let form = editor.get(&edit).await;
    let removal = format!("{action}/removal");
    assert_eq!(editor.submit(&form, &removal, &[("reason", "wrong person")]).await.status, 303);
    assert!(editor.get(&format!("/sources/{source}")).await.text().contains("Not cited yet"));
}

#[actix_web::test]
async fn what_was_typed_beside_the_text_comes_back_when_it_cannot_be_saved() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let source = make::source(&app, app.alpha, "Nurse held", TEXT);
    let editor = app.editor();
    let page = editor.get(&format!("/sources/{}?case={}", source.id, case.id)).await;
    let action = format!("/cases/{}/citations", case.id);
    let refused = editor.submit(&page, &action, &[("quote", "In March 2024"), ("near", "20")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Choose at least one fact"), "{}", refused.text());
    let held = refused.form(&action);
    for pair in [("quote", "In March 2024"), ("near", "20"), ("back", "source"), ("source", source.id.as_str())] {
        assert!(held.iter().any(|(n, v)| (n.as_str(), v.as_str()) == pair), "{pair:?} is lost: {held:?}");
    }
}

#[actix_web::test]
async fn a_group_is_made_changed_and_shows_its_cases() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let editor = app.editor();
    let form = editor.get("/groups/new").await;
    assert_eq!(editor.submit(&form, "/groups", &[("title", "")]).await.status, 422);
    let saved = editor.submit(&form, "/groups", &[("title", "Arrests of March"), ("happened", "March 2024")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let path = saved.location();
    let id = path.replace("/groups/", "");
    assert!(editor.follow(&saved).await.text().contains("No case in this group yet"));
    let member = [("group_id", id.as_str()), ("role", "detainee")];
    assert_eq!(editor.post(&format!("/cases/{}/groups", case.id), &member).await.status, 303);
    let page = app.reader().get(&path).await;
    assert!(page.text().contains("G-0001") && page.links().contains(&format!("/cases/{}", case.id)), "{}", page.text());
    let form = editor.get(&format!("{path}/edit")).await;
    assert_eq!(editor.submit(&form, &path, &[("title", "Arrests")]).await.status, 303);
    assert_eq!(editor.submit(&form, &path, &[("title", "Late")]).await.status, 409);
    let list = app.reader().get("/groups").await.rows();
    assert!(list.len() == 1 && list[0].contains("Arrests") && list[0].ends_with('1'), "{list:?}");
    assert_eq!(app.stranger().get(&path).await.status, 404);
    assert_eq!(app.reader().get(&format!("{path}/edit")).await.status, 403);
}

#[actix_web::test]
async fn the_translation_of_a_reprint_goes_back_to_the_first_text() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let [agency, reprint, translation] =
        ["Agency", "Reprint", "Translation"].map(|title| make::source(&app, app.alpha, title, title));
    let author = Author::system_for(Job::Seed, app.alpha);
    let repeated = app
        .db
        .write_now(&author, None, |tx| {
            let repeated = tx.update(&reprint, Source { republication_of: Some(agency.id), ..reprint.clone() })?;
            tx.update(&translation, Source { translation_of: Some(reprint.id), ..translation.clone() })?;
            // The reprint in the middle is not linked to the case.
            for source_id in [agency.id, translation.id] {
                link(tx, case.id, source_id)?;
            }
            Ok(repeated)
        })
        .unwrap();
    let independent = || {
        let column = listings::table
            .filter(listings::case_id.eq(case.id))
            .select((listings::sources_total, listings::sources_independent));
        app.db.read_now(|conn| Ok(column.get_result::<(i32, i32)>(conn)?)).unwrap()
    };
    assert_eq!(independent(), (2, 1));
    let file = app.reader().download("profile=data").await;
    let mut file = csv::Reader::from_reader(file.body.as_slice());
    let at = file.headers().unwrap().iter().position(|name| name == "sources_independent").unwrap();
    assert_eq!(&file.records().next().unwrap().unwrap()[at], "1");
    // What it repeats turns out to be a text of its own.
    app.db
        .write_now(&author, None, |tx| tx.update(&repeated, Source { republication_of: None, ..repeated.clone() }))
        .unwrap();
    assert_eq!(independent(), (2, 2));
}

#[actix_web::test]
async fn a_long_text_in_any_script_is_measured_and_kept() {
    let app = TestApp::new().await;
    // Each letter travels as six characters.
    let text = "я".repeat(2_000_001);
    let page = app.editor().post("/sources", &fields("Long", &text)).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("2,000,001 characters"), "the size is not said");
    assert!(page.html().contains(&text), "the text is lost");
}
