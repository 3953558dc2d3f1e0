//! What everybody sees: a case that publicity, consent and a second person let
//! out, no more of it, and no longer than was agreed to.

use super::sharing::{doors, led, past_midnight};
use crate::support::TestApp;

#[actix_web::test]
async fn the_public_sees_what_publicity_consent_and_review_let_out_and_no_more() {
    let app = TestApp::new().await;
    let (case, source) = led(&app);
    let (lead, visitor) = (app.editor(), app.anonymous());
    let administrator = app.administrator();
    let publicity = format!("/cases/{}/publicity", case.id);
    let is_out = || async { visitor.get(&format!("/cases/{}", case.id)).await.status == 200 };
    assert_eq!(administrator.post("/installation/public-pages", &[("public_pages", "on")]).await.status, 303);
    let made = [("publicity", "public_basic"), ("reason", "the family wishes it")];
    assert_eq!(lead.post(&publicity, &made).await.status, 303);
    assert!(!is_out().await, "without consent");
    let consent = [
        ("given_by", "Zelda Vandermeer"),
        ("capacity", "parent"),
        ("agreed", "media_name"),
        ("name_form", "full"),
        ("given", "14 February 2024"),
    ];
    assert_eq!(lead.post(&format!("/cases/{}/consents", case.id), &consent).await.status, 303);
    assert!(!is_out().await, "without review");
    let reviews = format!("/cases/{}/reviews", case.id);
    let own = lead.post(&reviews, &[("outcome", "confirmed")]).await;
    assert!(own.text().contains("You wrote part of this case"), "{}", own.text());
    assert!(!is_out().await, "reviewed by its author");
    let second = app.visitor("second editor");
    assert_eq!(second.post(&reviews, &[("outcome", "confirmed")]).await.status, 303);
    assert!(is_out().await, "all three are open");
    let page = visitor.get(&format!("/cases/{}", case.id)).await;
    assert!(page.text().contains("Name withheld") && !page.html().contains("Vandermeer"), "{}", page.text());
    let text = page.text();
    assert!(
        !page.html().contains("Zelda") && !text.contains("France") && !text.contains("Pre-trial"),
        "uncited: {text}"
    );
    let row = visitor.get("/cases").await.rows().join(" ");
    assert!(row.contains("Xandria") && !row.contains("France") && !row.contains("Pre-trial"), "uncited: {row}");
    let open = doors(&visitor, &case, source.id).await;
    assert_eq!(open, ["page", "list", "list by country", "search by reference"], "{open:?}");
    // A change of what is open takes it back in, until somebody reads it again.
    let edit = lead.get(&format!("/cases/{}/file/edit", case.id)).await;
    let changed =
        lead.submit(&edit, &format!("/cases/{}/file", case.id), &[("summary_en", "A painter is held.")]).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    assert!(!is_out().await, "changed since the review");
    assert_eq!(second.post(&reviews, &[("outcome", "confirmed")]).await.status, 303);
    assert!(visitor.get(&format!("/cases/{}", case.id)).await.text().contains("A painter is held."));
    // Silence, and the switch of the whole installation, hold at once.
    assert_eq!(administrator.post("/installation/public-pages", &[("public_pages", "off")]).await.status, 303);
    assert_eq!(visitor.get(&format!("/cases/{}", case.id)).await.status, 401);
    assert_eq!(administrator.post("/installation/public-pages", &[("public_pages", "on")]).await.status, 303);
    let silence = [("publicity", "silence"), ("reason", "asked by phone"), ("confirmed", "yes")];
    assert_eq!(lead.post(&publicity, &silence).await.status, 303);
    assert_eq!(doors(&visitor, &case, source.id).await, [""; 0]);
}

#[actix_web::test]
async fn a_public_case_is_public_no_longer_than_the_family_agreed_to() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let (lead, visitor) = (app.editor(), app.anonymous());
    app.administrator().post("/installation/public-pages", &[("public_pages", "on")]).await;
    let open = [("publicity", "public_basic"), ("reason", "the family wishes it")];
    assert_eq!(lead.post(&format!("/cases/{}/publicity", case.id), &open).await.status, 303);
    let today = habeas::clock::today().to_string();
    let consent = |until: &str| {
        let until = until.to_owned();
        let (lead, path) = (lead.clone(), format!("/cases/{}/consents", case.id));
        async move {
            let typed = [
                ("given_by", "Zelda Vandermeer"),
                ("capacity", "parent"),
                ("agreed", "media_name"),
                ("name_form", "full"),
                ("given", "14 February 2024"),
                ("review_on", until.as_str()),
            ];
            assert_eq!(lead.post(&path, &typed).await.status, 303, "{until}");
        }
    };
    consent("1 March 2024").await;
    let reviews = format!("/cases/{}/reviews", case.id);
    assert_eq!(app.visitor("second editor").post(&reviews, &[("outcome", "confirmed")]).await.status, 303);
    assert_eq!(visitor.get(&format!("/cases/{}", case.id)).await.status, 401, "it has run out");
    consent(&today).await;
    assert_eq!(visitor.get(&format!("/cases/{}", case.id)).await.status, 200);
    let ends: Vec<Option<chrono::NaiveDateTime>> = app
        .db
        .read_now(|conn| {
            use diesel::prelude::*;
            use habeas::schema::audiences;
            let rows = audiences::table.filter(audiences::audience.eq("public"));
            Ok(rows.select(audiences::ends_at).load(conn)?)
        })
        .unwrap();
    assert_eq!(ends, [habeas::clock::today().succ_opt().unwrap().and_hms_opt(0, 0, 0)], "midnight after its last day");
    past_midnight(&app);
    assert_eq!(visitor.get(&format!("/cases/{}", case.id)).await.status, 401);
    app.db
        .write_unrecorded_now(habeas::history::Unrecorded::Derived, habeas::cases::audience::store::close_ended)
        .unwrap();
    assert!(!visitor.get("/cases").await.html().contains(&case.reference));
}

#[actix_web::test]
async fn of_two_who_decide_on_publicity_the_second_sees_the_word_of_the_first() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let address = format!("/cases/{}/publicity", case.id);
    let (lead, coordinator) = (app.editor(), app.administrator());
    let (one, two) = (lead.get(&address).await, coordinator.get(&address).await);
    let quiet = [("publicity", "quiet"), ("reason", "the lawyer asks")];
    assert_eq!(lead.submit(&one, &address, &quiet).await.status, 303);
    let open = [("publicity", "public_full"), ("reason", "the family wishes it")];
    let asked = coordinator.submit(&two, &address, &open).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text().contains("Somebody changed this") && asked.html().contains("the family wishes it"));
    assert_eq!(coordinator.submit(&asked, &address, &[]).await.status, 303, "once it was seen it is their word");
}

#[actix_web::test]
async fn a_review_without_an_outcome_is_asked_for_one_and_keeps_its_note() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let reviews = format!("/cases/{}/reviews", case.id);
    let asked = app.visitor("second editor").post(&reviews, &[("outcome", ""), ("note", "read twice")]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.html().contains("read twice") && asked.text().contains("Choose from the list"), "{}", asked.text());
}

#[actix_web::test]
async fn a_preview_shows_what_others_would_see_and_nobody_else_may_ask_for_it() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let lead = app.editor();
    let consent = [
        ("given_by", "Zelda Vandermeer"),
        ("capacity", "parent"),
        ("name_form", "full"),
        ("given", "14 February 2024"),
    ];
    assert_eq!(lead.post(&format!("/cases/{}/consents", case.id), &consent).await.status, 303);
    let page = |seen: &'static str| {
        let lead = &lead;
        let path = format!("/cases/{}{seen}", case.id);
        async move { lead.get(&path).await }
    };
    assert!(page("").await.html().contains("Zelda"));
    for seen in ["?as=reader", "?as=partner", "?as=public"] {
        let shown = page(seen).await;
        assert_eq!(shown.status, 200);
        assert!(!shown.html().contains("Zelda") && !shown.html().contains("/charges/new"), "{seen}");
    }
    assert!(!page("?as=public").await.html().contains("Vandermeer"), "a name that may not be given");
    assert!(page("?as=partner").await.html().contains("Vandermeer"));
}
