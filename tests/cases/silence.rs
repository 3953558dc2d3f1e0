//! What is left of a case once it is silent: nothing, in the places that
//! remember. Notices, drafts, the bin, its sources, what is held on a person.

use super::sharing::led;
use crate::support::{TestApp, make};
use habeas::{cases::removal::purge, search::Finder};

const TITLE: &str = "Painter held in Xandria";
const SILENCE: [(&str, &str); 3] = [("publicity", "silence"), ("reason", "asked by phone"), ("confirmed", "yes")];

#[actix_web::test]
async fn notices_and_drafts_forget_a_case_that_is_no_more_shown() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let (lead, colleague) = (app.editor(), app.visitor("second editor"));
    let address = format!("/cases/{}", case.id);
    colleague.post(&format!("{address}/following"), &[]).await;
    lead.post(&format!("{address}/following"), &[]).await;
    let form = colleague.get(&format!("{address}/events/new")).await;
    let action = format!("{address}/events");
    let mut typed = form.form(&action);
    typed.retain(|(name, _)| name != "what");
    typed.push(("what".to_owned(), "half a sentence".to_owned()));
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(colleague.post("/drafts", &typed).await.status, 303, "kept");
    let event = [("kind", "letter"), ("what", "a letter came")];
    assert_eq!(app.administrator().post(&action, &event).await.status, 303);
    assert!(colleague.get("/notices").await.html().contains(&case.reference), "told while it is shown");
    assert!(colleague.get("/account").await.html().contains(&case.reference), "offered while it is shown");

    assert_eq!(lead.post(&format!("{address}/publicity"), &SILENCE).await.status, 303);
    for path in ["/notices", "/account", "/cases", "/sources", "/groups", "/bin"] {
        assert!(!colleague.get(path).await.html().contains(&case.reference), "{path} remembers");
    }
    assert!(lead.get("/notices").await.html().contains(&case.reference), "its team is told as before");
}

#[actix_web::test]
async fn a_silent_case_in_the_bin_keeps_its_silence_and_so_does_its_trace() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let (lead, colleague) = (app.editor(), app.visitor("second editor"));
    let address = format!("/cases/{}", case.id);
    assert_eq!(lead.post(&format!("{address}/publicity"), &SILENCE).await.status, 303);
    let page = lead.get(&format!("{address}/removal")).await;
    assert_eq!(lead.submit(&page, &format!("{address}/removal"), &[]).await.status, 303);
    let tells = |html: &str| html.contains(&case.reference) || html.contains(TITLE);
    for visitor in [&colleague, &app.administrator()] {
        for path in ["/bin", "/sources", "/cases"] {
            assert!(!tells(&visitor.get(path).await.html()), "{path} tells of it");
        }
    }
    assert!(lead.get("/bin").await.html().contains(&case.reference), "who threw it away can put it back");
    app.behind("UPDATE removals SET removed_at = '2026-01-01 00:00:00'").unwrap();
    assert_eq!(purge::all_due(&app.db, &Finder::default()).await.unwrap(), 1);
    assert!(!colleague.get("/bin").await.html().contains(&case.reference), "its trace is no word either");
    assert!(lead.get("/bin").await.html().contains(&case.reference));
}

#[actix_web::test]
async fn what_is_held_on_a_person_is_answered_by_a_coordinator_in_the_team() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let contact =
        [("name", "Zelda Canary"), ("relation", "parent"), ("informed", "little"), ("consent_to_hold", "yes")];
    let address = format!("/cases/{}", case.id);
    assert_eq!(app.editor().post(&format!("{address}/contacts"), &contact).await.status, 303);
    let concern = [("kind", "illness"), ("what", "a canary illness")];
    app.editor().post(&format!("{address}/health"), &concern).await;
    let coordinator = app.administrator();
    for path in ["report", "report/text", "erasure"] {
        let page = coordinator.get(&format!("{address}/person/{path}")).await;
        assert_eq!(page.status, 403, "{path}");
    }
    assert!(!coordinator.get(&address).await.html().contains("person/report"), "nor is it offered");
    make::join(&app, &case, "administrator");
    let report = coordinator.get(&format!("{address}/person/report")).await;
    assert_eq!(report.status, 200);
    assert!(report.text().contains("[another person]"), "{}", report.text());
    assert!(!report.html().contains("Zelda Canary"), "who is spoken with is somebody else");
    assert_eq!(coordinator.get(&format!("{address}/person/erasure")).await.status, 200);
}
