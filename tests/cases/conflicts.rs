//! Two people save the same record: the second is told, and loses nothing.

use crate::support::{TestApp, make};

#[actix_web::test]
async fn the_second_of_two_editors_sees_both_versions_and_can_still_save() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let (one, two) = (app.editor(), app.visitor("second editor"));
    let action = format!("/cases/{}/person", case.id);
    let (first, second) = (one.get(&format!("{action}/edit")).await, two.get(&format!("{action}/edit")).await);
    assert_eq!(one.submit(&first, &action, &[("occupation", "nurse")]).await.status, 303);
    let conflict = two.submit(&second, &action, &[("occupation", "doctor of medicine")]).await;
    assert_eq!(conflict.status, 409);
    let text = conflict.text();
    assert!(text.contains("nurse") && text.contains("doctor of medicine"), "{text}");
    let page = two.get(&format!("/cases/{}", case.id)).await;
    assert!(page.text().contains("nurse"), "the first save stands");
    // "Save mine" sends the same form from the version that is now known.
    let done = two.submit(&conflict, &action, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let history = two.get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("nurse") && history.contains("doctor of medicine"), "{history}");
}

#[actix_web::test]
async fn of_many_parallel_saves_every_one_is_kept_or_told() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let editor = app.editor();
    let action = format!("/cases/{}/person", case.id);
    let form = editor.get(&format!("{action}/edit")).await;
    let names: Vec<String> = (0..8).map(|i| format!("occupation {i}")).collect();
    let fields: Vec<[(&str, &str); 1]> = names.iter().map(|name| [("occupation", name.as_str())]).collect();
    let saves = fields.iter().map(|fields| editor.submit(&form, &action, fields));
    let pages = futures_util::future::join_all(saves).await;
    assert_eq!(pages.iter().filter(|p| p.status == 303).count(), 1, "exactly one wins");
    assert!(pages.iter().all(|p| p.status == 303 || p.status == 409));
}
