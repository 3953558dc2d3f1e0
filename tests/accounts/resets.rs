//! The way back: links that work once, that get nobody around a factor, and
//! with which no administrator chooses a password.

use super::{PASSWORD, code, give_app, give_password, halfway, membership_of, sign_in};
use crate::support::{Page, TestApp};
use diesel::prelude::*;
use habeas::{accounts::factors, clock, history::Unrecorded, schema::resets};

const NEW: &str = "nine copper kites over the bay";

fn link(page: &Page) -> String {
    let html = page.html();
    let token = html.split("/resets/").nth(1).unwrap_or_else(|| panic!("no link:\n{}", page.text()));
    let token: String = token.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    format!("/resets/{token}")
}

#[actix_web::test]
async fn a_link_for_a_new_password_works_once_and_still_asks_for_the_factor() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let secret = give_app(&app, "editor");
    let before = app.editor();
    let path = format!("/team/{}/password-reset", membership_of(&app, "editor"));
    assert_eq!(app.reader().post(&path, &[]).await.status, 403);
    let made = app.administrator().post(&path, &[]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let address = link(&made);
    assert_eq!(before.get("/cases").await.status, 200, "nothing happens before the link is used");
    let weak = app.anonymous().post(&address, &[("password_new", "short"), ("password_again", "short")]).await;
    assert_eq!(weak.status, 422);
    let fields = [("password_new", NEW), ("password_again", NEW)];
    let visitors: Vec<_> = (0..20).map(|_| app.anonymous()).collect();
    let answers = futures_util::future::join_all(visitors.iter().map(|it| it.post(&address, &fields))).await;
    let won: Vec<&Page> = answers.iter().filter(|page| page.status == 303).collect();
    assert_eq!(won.len(), 1, "{:?}", answers.iter().map(|page| page.status.as_u16()).collect::<Vec<_>>());
    assert_eq!(before.get("/cases").await.status, 401, "an old session outlives the reset");
    let half = app.anonymous().with_session_of(won[0]);
    assert!(half.get("/cases").await.location().starts_with("/sign-in/factor"), "the factor was skipped");
    assert_eq!(half.get("/account/factors/new").await.location(), "/sign-in/factor?next=%2Faccount%2Ffactors%2Fnew");
    assert_eq!(half.post("/sign-in/factor", &[("code", &code(&secret))]).await.status, 303);
    assert_eq!(sign_in(&app, "editor@example.org", PASSWORD).await.status, 422, "the old password still opens");
    assert_eq!(app.anonymous().get(&address).await.status, 404);
}

#[actix_web::test]
async fn whoever_lost_the_factor_enrols_with_a_link_and_the_password() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let secret = give_app(&app, "editor");
    let before = app.editor();
    let path = format!("/team/{}/factor-reset", membership_of(&app, "editor"));
    let made = app.administrator().post(&path, &[]).await;
    let address = link(&made);
    assert_eq!(before.get("/cases").await.status, 401, "a session outlives its factor");
    let user = app.user("editor").id;
    assert!(app.db.read_now(|conn| factors::store::of(conn, user)).unwrap().is_empty());

    // Without the link the password alone is not enough.
    let half = halfway(&app, "editor").await;
    assert_eq!(half.get("/cases").await.location(), "/sign-in/link");
    assert_eq!(half.post("/account/factors/secret", &[]).await.location(), "/sign-in/link");
    assert_eq!(half.post("/sign-in/factor", &[("code", &code(&secret))]).await.status, 422, "a removed factor opens");
    // Nor the link without the password.
    let wrong = app.anonymous().post(&address, &[("password", "not the password"), ("password_new", NEW)]).await;
    assert_eq!(wrong.status, 422);
    let opened = app.anonymous().post(&address, &[("password", PASSWORD), ("password_new", NEW)]).await;
    assert_eq!((opened.status.as_u16(), opened.location()), (303, "/account/factors/new".to_owned()));
    assert_eq!(app.anonymous().post(&address, &[("password", PASSWORD)]).await.status, 404, "the link works twice");
    let half = app.anonymous().with_session_of(&opened);
    let begun = half.post("/account/factors/secret", &[]).await;
    let page = half.follow(&begun).await;
    let html = page.html();
    let secret = html.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    let done = half.submit(&page, "/account/factors/app", &[("code", &code(&secret))]).await;
    let whole = app.anonymous().with_session_of(&done);
    let cases = whole.get("/cases").await;
    assert_eq!(cases.status, 200);
    assert!(cases.text().contains("An administrator removed all second factors"), "{}", cases.text());
    assert_eq!(sign_in(&app, "editor@example.org", NEW).await.status, 422, "the link changed the password");
}

#[actix_web::test]
async fn links_end_with_time_with_a_newer_one_and_with_the_account() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let member = membership_of(&app, "editor");
    let make = async || link(&app.administrator().post(&format!("/team/{member}/password-reset"), &[]).await);
    let (older, newer) = (make().await, make().await);
    assert_eq!(app.anonymous().get(&older).await.status, 404, "an older link works beside a newer one");
    assert_eq!(app.anonymous().get(&newer).await.status, 200);
    let now = clock::now();
    app.db
        .write_unrecorded_now(Unrecorded::Session, |conn| {
            Ok(diesel::update(resets::table).set(resets::expires_at.eq(now)).execute(conn)?)
        })
        .unwrap();
    assert_eq!(app.anonymous().get(&newer).await.status, 404);
    let last = make().await;
    app.administrator().post(&format!("/team/{member}/deactivation"), &[]).await;
    assert_eq!(app.anonymous().get(&last).await.status, 404, "a deactivated member comes back by a link");
    let own = membership_of(&app, "administrator");
    for path in [format!("/team/{own}/password-reset"), format!("/team/{member}/factor-reset")] {
        assert_eq!(app.administrator().post(&path, &[]).await.status, 400, "{path}");
    }
    let foreign = membership_of(&app, "stranger");
    assert_eq!(app.administrator().post(&format!("/team/{foreign}/factor-reset"), &[]).await.status, 404);
}
