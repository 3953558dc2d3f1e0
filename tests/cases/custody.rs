//! Where somebody is, as stays begin and end: held, limited, free, not known.

use crate::support::{Page, TestApp, Visitor, make};
use habeas::cases::Case;

async fn change(editor: &Visitor<'_>, case: &Case, fields: &[(&str, &str)]) -> Page {
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    let base = format!("/cases/{}/custody/", case.id);
    let edit = page.links().into_iter().find(|link| link.starts_with(&base) && link.ends_with("/edit")).unwrap();
    let form = editor.get(&edit).await;
    editor.submit(&form, edit.trim_end_matches("/edit"), fields).await
}

#[actix_web::test]
async fn a_stay_that_is_over_holds_nobody() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2023-12-04");
    let editor = app.editor();
    assert_eq!(editor.get("/cases?custody=held").await.rows().len(), 1);
    let ended = change(&editor, &case, &[("ended", "26 May 2025")]).await;
    assert_eq!(ended.status, 303, "{}", ended.text());
    assert_eq!(editor.get("/cases?custody=held").await.rows().len(), 0);
    let text = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("Enter what came after it"), "{text}");
    let csv = editor.download("profile=data").await.html();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let at = |name: &str, headers: &csv::StringRecord| headers.iter().position(|h| h == name).unwrap();
    let headers = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!(&row[at("custody_code", &headers)], "unknown");
    assert_eq!(&row[at("is_held_strict", &headers)], "unknown");
}

#[actix_web::test]
async fn an_exit_ban_that_is_lifted_is_one_no_more() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2023-12-04");
    let editor = app.editor();
    assert_eq!(change(&editor, &case, &[("status", "exit_ban")]).await.status, 303);
    assert_eq!(editor.get("/cases?custody=wide").await.rows().len(), 1);
    let release = [("kinds", "exit_ban_lifted"), ("confirmed_by_family", "yes"), ("restrictions_ended", "1 May 2024")];
    let saved = editor.post(&format!("/cases/{}/release", case.id), &release).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(editor.get("/cases?custody=wide").await.rows().len(), 0);
    let text = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("149"), "days under restrictions, from 4 December to 1 May: {text}");
}

#[actix_web::test]
async fn an_arrest_does_not_move_behind_the_release() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2023-12-04");
    let editor = app.editor();
    let hearing = [("kind", "trial_hearing"), ("happened", "1 June 2024"), ("is_public", "unknown")];
    let saved = editor.post(&format!("/cases/{}/court", case.id), &hearing).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let refused = change(&editor, &case, &[("started", "1 June 2025")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("A hearing or a release of this case lies before this day"), "{}", refused.text());
    assert_eq!(change(&editor, &case, &[("started", "1 June 2024")]).await.status, 303);
}

#[actix_web::test]
async fn about_may_is_found_by_who_looks_for_april() {
    let app = TestApp::new().await;
    make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2022-05~");
    let editor = app.editor();
    assert_eq!(editor.get("/cases?until=April%202022").await.rows().len(), 1);
    assert_eq!(editor.get("/cases?until=March%202022").await.rows().len(), 0);
}

#[actix_web::test]
async fn both_axes_of_time_and_both_ends_of_the_figure_are_shown() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2023-12");
    let text = app.editor().get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("entered on"), "when it was learned: {text}");
    assert!(text.contains("At the least") && text.contains("At the most"), "{text}");
}

#[actix_web::test]
async fn who_is_held_once_more_has_a_new_case_and_one_history() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2019");
    make::lead(&app, &case, "editor");
    let editor = app.editor();
    let address = format!("/cases/{}/again", case.id);
    let form = editor.get(&address).await;
    assert_eq!(form.status, 200, "{}", form.text());
    let refused = editor.submit(&form, &address, &[("started", "31 February 2024")]).await;
    assert_eq!(refused.status, 422);
    let made = editor.submit(&form, &address, &[("started", "3 May 2024"), ("status", "pretrial")]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let text = editor.get(&made.location()).await.text();
    assert!(text.contains("Olena Verbova") && text.contains(&case.reference), "{text}");
    assert!(editor.get(&format!("/cases/{}", case.id)).await.text().contains("2024-0001"), "each leads to the other");
}

#[actix_web::test]
async fn a_second_case_of_a_silent_one_is_silent_for_the_same_team() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2019");
    make::lead(&app, &case, "editor");
    make::join(&app, &case, "second editor");
    let editor = app.editor();
    let silence = [("publicity", "silence"), ("reason", "asked by phone"), ("confirmed", "yes")];
    assert_eq!(editor.post(&format!("/cases/{}/publicity", case.id), &silence).await.status, 303);
    let address = format!("/cases/{}/again", case.id);
    let form = editor.get(&address).await;
    let made = editor.submit(&form, &address, &[("started", "3 May 2024")]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    assert_eq!(app.visitor("second editor").get(&made.location()).await.status, 200);
    assert_eq!(app.reader().get(&made.location()).await.status, 404);
    assert_eq!(app.administrator().get(&made.location()).await.status, 404);
}
