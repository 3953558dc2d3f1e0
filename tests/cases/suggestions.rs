//! From an article to cases: who is found in it, what becomes of each value,
//! and that nobody is entered twice.

use crate::support::{Page, TestApp, app::Visitor, make};
use habeas::{cases::Case, sources::Source};

const ARTICLE: &str = "\
Read also: Ferry line opens between two islands

Three Norwegians are being held in Azerbaijan, the foreign ministry in Oslo said on Tuesday.

Leif Hagen, a Norwegian engineer, was arrested in Baku on 4 December 2022 and accused of espionage. \
His lawyer, Rauf Mirzali, said he denies it. A court in Baku sentenced Hagen to ten years in prison on 3 March 2023.

President Ilqar Hasanov said the courts were independent.";

const LATER: &str = "\
Leif Hagen, a Norwegian engineer, was arrested in Azerbaijan on 5 January 2023 and accused of espionage, \
his family told the newspaper.";

async fn open(editor: &Visitor<'_>, source: &Source, query: &str) -> Page {
    let page = editor.get(&format!("/sources/{}/suggestions{query}", source.id)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

/// Creates the case that the article suggests, as it stands in the form.
async fn entered(editor: &Visitor<'_>, source: &Source) -> Page {
    let page = open(editor, source, "").await;
    let saved = editor.submit(&page, &format!("/sources/{}/suggestions", source.id), &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let list = editor.get("/cases").await;
    editor.get(list.links().iter().find(|href| href.starts_with("/cases/0")).unwrap()).await
}

#[actix_web::test]
async fn an_article_becomes_a_case_with_every_value_cited() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let source = make::source(&app, app.alpha, "Norwegians held", ARTICLE);
    let page = open(&editor, &source, "").await;
    let text = page.text();
    assert!(text.contains("Leif Hagen"), "{text}");
    // The lawyer and the president are found, and are no cases.
    assert!(text.contains("Rauf Mirzali") && text.contains("other people, not cases"), "{text}");
    assert!(page.html().contains(r#"<span class="grey">"#), "nothing is greyed");
    let case = entered(&editor, &source).await;
    let text = case.text();
    assert_eq!(case.heading(), "Leif Hagen");
    for said in ["Norway", "Azerbaijan", "4 December 2022", "Espionage", "Imprisonment, 10 years", "3 March 2023"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("0 of"), "facts without a source: {text}");
    // It is not offered a second time.
    let again = open(&editor, &source, "").await.text();
    assert!(again.contains("entered as AZE-2022-0001"), "{again}");
}

#[actix_web::test]
async fn what_is_not_ticked_is_not_cited_and_what_was_corrected_is_kept_as_typed() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let source = make::source(&app, app.alpha, "Norwegians held", ARTICLE);
    let page = open(&editor, &source, "").await;
    let action = format!("/sources/{}/suggestions", source.id);
    let pairs = [
        ("place", "Prison 5"),
        ("as_stated", ""),
        ("categories", ""),
        ("started", ""),
        ("take", "name"),
        ("take", "started"),
    ];
    let saved = editor.submit(&page, &action, &pairs).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let list = editor.get("/cases").await;
    let case = editor.get(list.links().iter().find(|href| href.starts_with("/cases/0")).unwrap()).await;
    assert_eq!(case.text().matches("one independent source").count(), 1, "{}", case.text());
    // What was emptied is not cited, though it was ticked: the words say something else.
    assert!(case.text().contains("Prison 5") && !case.text().contains("Espionage"), "{}", case.text());
}

#[actix_web::test]
async fn words_that_do_not_stand_in_the_article_are_refused_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let source = make::source(&app, app.alpha, "Norwegians held", ARTICLE);
    let page = open(&editor, &source, "").await;
    let action = format!("/sources/{}/suggestions", source.id);
    let refused = editor.submit(&page, &action, &[("quote-name", "Nobody said so"), ("place", "Prison 5")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html().contains("Prison 5"), "what was typed is lost");
    assert!(refused.text().contains("do not stand in the text"), "{}", refused.text());
    assert_eq!(editor.get("/cases").await.rows().len(), 0);
}

#[actix_web::test]
async fn a_later_article_that_disagrees_contradicts_and_overwrites_nothing() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let case = {
        let source = make::source(&app, app.alpha, "Norwegians held", ARTICLE);
        entered(&editor, &source).await
    };
    let id = case
        .links()
        .iter()
        .find_map(|href| Some(href.strip_prefix("/cases/")?.strip_suffix("/history")?.to_owned()))
        .unwrap();
    let later = make::source(&app, app.alpha, "A year on", LATER);
    let page = open(&editor, &later, "").await;
    assert!(page.text().contains("known already"), "{}", page.text());
    // Whoever creates a second case is asked first.
    let asked = editor.submit(&page, &format!("/sources/{}/suggestions", later.id), &[]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text().contains("is probably the same person"), "{}", asked.text());
    let page = open(&editor, &later, &format!("?person=0&case={id}")).await;
    assert!(page.text().contains("differs") && page.text().contains("4 December 2022"), "{}", page.text());
    let added = editor.submit(&page, &format!("/cases/{id}/suggestions"), &[]).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let case = editor.get(&format!("/cases/{id}")).await.text();
    assert!(case.contains("4 December 2022") && case.contains("5 January 2023"), "{case}");
    assert!(case.contains("2 sources") || case.contains("A year on"), "{case}");
    assert_eq!(editor.get("/cases").await.rows().len(), 1);
}

#[actix_web::test]
async fn a_name_is_found_in_another_script_and_the_list_says_why() {
    let app = TestApp::new().await;
    let editor = app.editor();
    make::case(&app, app.alpha, "Tatiana Kovalenko", "BLR", "UKR", "2023");
    make::case(&app, app.alpha, "Zhang Weiming", "CHN", "AUS", "2023");
    make::case(&app, app.beta, "Tatyana Kovalenko", "BLR", "UKR", "2023");
    for (typed, found) in
        [("Татьяна Коваленко", "Kovalenko"), ("章伟明", "Weiming"), ("Tatjana Kowalenko", "Kovalenko")]
    {
        let page = editor.follow(&editor.post("/cases/search", &[("q", typed)]).await).await;
        assert!(page.text().contains(found), "{typed}: {}", page.text());
        assert_eq!(page.rows().len(), 1, "{typed}: a case of another organisation is shown");
    }
    let page = editor.follow(&editor.post("/cases/search", &[("q", "Tatjana Kowalenko")]).await).await;
    assert!(page.text().contains("another spelling"), "{}", page.text());
}

#[actix_web::test]
async fn a_silent_case_warns_nobody_outside_its_team() {
    let app = TestApp::new().await;
    let silent: Case = make::case(&app, app.alpha, "Leif Hagen", "AZE", "NOR", "2022");
    make::lead(&app, &silent, "editor");
    let silence = [("publicity", "silence"), ("reason", "asked by phone"), ("confirmed", "yes")];
    assert_eq!(app.editor().post(&format!("/cases/{}/publicity", silent.id), &silence).await.status, 303);
    let source = make::source(&app, app.alpha, "Norwegians held", ARTICLE);
    let colleague = app.visitor("second editor");
    let page = open(&colleague, &source, "").await;
    assert!(!page.text().contains("known already"), "{}", page.text());
    let inside = open(&app.editor(), &source, "").await;
    assert!(inside.text().contains("known already"), "{}", inside.text());
}

#[actix_web::test]
async fn the_card_of_the_source_is_filled_in_from_what_the_article_says_of_itself() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let text = include_str!("../fixtures/article-en.txt");
    let source = make::source(&app, app.alpha, "Paris and Baku", text);
    let page = open(&editor, &source, "").await;
    for said in ["Martin Ryan", "Théo Clerc", "Anass Derraz", "English"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let saved = editor.submit(&page, &format!("/sources/{}/suggestions/card", source.id), &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let card = editor.get(&format!("/sources/{}", source.id)).await.text();
    assert!(card.contains("before 12 Nov 2024") && card.contains("English"), "{card}");
    let again = open(&editor, &source, "").await;
    assert!(!again.text().contains("About the article"), "what is filled in is proposed again: {}", again.text());
    // Somebody who opened the page before overwrites nothing.
    let typed = [("take", "published"), ("published", "2 May 2020")];
    let late = editor.post(&format!("/sources/{}/suggestions/card", source.id), &typed).await;
    assert_eq!(late.status, 303, "{}", late.text());
    let card = editor.get(&format!("/sources/{}", source.id)).await.text();
    assert!(card.contains("before 12 Nov 2024") && !card.contains("2020"), "{card}");
}

#[actix_web::test]
async fn only_the_organisation_that_keeps_a_source_reads_people_out_of_it() {
    let app = TestApp::new().await;
    let source = make::source(&app, app.alpha, "Norwegians held", ARTICLE);
    let path = format!("/sources/{}/suggestions", source.id);
    assert_eq!(app.stranger().get(&path).await.status, 404);
    assert_eq!(app.reader().get(&path).await.status, 403);
    assert_eq!(app.stranger().post(&path, &[("person", "0")]).await.status, 404);
    assert_eq!(app.reader().post(&path, &[("person", "0")]).await.status, 403);
}

#[actix_web::test]
async fn a_part_of_a_sentence_without_a_sentence_is_asked_for_at_the_field() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let source = make::source(&app, app.alpha, "Norwegians held", ARTICLE);
    let page = open(&editor, &source, "").await;
    let action = format!("/sources/{}/suggestions", source.id);
    let refused = editor.submit(&page, &action, &[("sentence", "")]).await;
    assert_eq!(refused.status, 422, "years and a date would be dropped");
    assert!(refused.text().contains("Choose which"), "{}", refused.text());
    let refused = editor.submit(&page, &action, &[("imposed", "3 March 2021")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("The sentence lies before the arrest"), "{}", refused.text());
}

#[actix_web::test]
async fn both_nationalities_of_an_article_go_to_a_case_that_has_none() {
    const DUAL: &str = "\
Sara Lund, a Norwegian-Iranian teacher, was arrested in Iran on 4 May 2023 and accused of espionage, her family said.";
    let app = TestApp::new().await;
    let editor = app.editor();
    let case = make::case(&app, app.alpha, "Sara Lund", "IRN", "GBR", "2023");
    let source = make::source(&app, app.alpha, "Teacher held", DUAL);
    let page = open(&editor, &source, &format!("?person=0&case={}", case.id)).await;
    assert!(page.text().contains("Second nationality"), "{}", page.text());
    let added = editor.submit(&page, &format!("/cases/{}/suggestions", case.id), &[]).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let text = editor.get(&format!("/cases/{}", case.id)).await.text();
    for country in ["Norway", "Iran", "United Kingdom", "Espionage"] {
        assert!(text.contains(country), "{country}: {text}");
    }
}

#[actix_web::test]
async fn a_case_shared_to_read_takes_nothing_from_an_article() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Leif Hagen", "AZE", "NOR", "2022");
    make::lead(&app, &case, "editor");
    let share = [("organisation", app.beta.as_str()), ("right", "read"), ("confirmed", "yes")];
    let shared = app.editor().post(&format!("/cases/{}/shares", case.id), &share).await;
    assert_eq!(shared.status, 303, "{}", shared.text());
    let source = make::source(&app, app.beta, "Norwegians held", ARTICLE);
    let partner = app.stranger();
    let path = format!("/sources/{}/suggestions?person=0&case={}", source.id, case.id);
    assert_eq!(partner.get(&path).await.status, 403);
    assert_eq!(partner.post(&format!("/cases/{}/suggestions", case.id), &[("take", "name")]).await.status, 403);
    // That it is known is said; what would be refused is not offered.
    let page = partner.get(&format!("/sources/{}/suggestions?person=0", source.id)).await.text();
    assert!(page.contains(&case.reference) && !page.contains("Yes, add to this case"), "{page}");
}
