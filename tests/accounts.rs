//! Coming in and being kept out: passwords, guesses, invitations, the last administrator.

mod emails;
mod factors;
mod news;
mod resets;
mod sessions;

use crate::support::{Page, TestApp, app::Visitor};
use diesel::prelude::*;
use habeas::{
    accounts::{
        self,
        factors::{APP, Factor, app as codes, store as factor_store},
    },
    clock,
    history::Unrecorded,
    schema::memberships,
};

const PASSWORD: &str = "a lantern under the old bridge";

fn give_password(app: &TestApp, name: &str) {
    let (user, hash) = (app.user(name).id, accounts::passwords::hash(PASSWORD).unwrap());
    app.db.write_unrecorded_now(Unrecorded::Password, |conn| accounts::store::set_password(conn, user, &hash)).unwrap();
}

/// Enrols an app for this member; its secret.
fn give_app(app: &TestApp, name: &str) -> String {
    let secret = codes::new_secret();
    let new = Factor::new(app.db.keys(), app.user(name).id, APP, "Phone", &secret);
    app.db.write_unrecorded_now(Unrecorded::Factor, |conn| factor_store::add(conn, &new)).unwrap();
    secret
}

/// What the app shows now.
fn code(secret: &str) -> String {
    codes::code(secret, clock::now())
}

/// Somebody who has given the password, and no factor yet.
async fn halfway<'a>(app: &'a TestApp, name: &str) -> Visitor<'a> {
    let page = sign_in(app, &app.user(name).email, PASSWORD).await;
    assert_eq!(page.status, 303, "{}", page.text());
    app.anonymous().with_session_of(&page)
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Page {
    app.anonymous().post("/sign-in", &[("email", email), ("password", password), ("next", "/cases")]).await
}

fn sets_session(page: &Page) -> bool {
    page.headers
        .get_all("set-cookie")
        .any(|c| c.to_str().unwrap().starts_with("session=") && !c.to_str().unwrap().starts_with("session=;"))
}

#[actix_web::test]
async fn the_right_password_opens_and_every_wrong_way_looks_the_same() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let good = sign_in(&app, "Editor@Example.org ", PASSWORD).await;
    assert_eq!(good.status, 303, "{}", good.text());
    assert!(sets_session(&good));
    assert_eq!(good.location(), "/account/factors/new", "nobody is in without a second factor");
    let wrong = sign_in(&app, "editor@example.org", "another password").await;
    let unknown = sign_in(&app, "nobody@example.org", "another password").await;
    assert_eq!((wrong.status, unknown.status), (unknown.status, wrong.status));
    assert!(!sets_session(&wrong) && !sets_session(&unknown));
    assert_eq!(wrong.text(), unknown.text(), "the page tells which addresses exist");
}

#[actix_web::test]
async fn nobody_is_sent_to_another_site() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    for next in ["//evil.example", "/\\evil.example", "https:evil", "http://evil.example", "javascript:alert(1)"] {
        let fields = [("email", "editor@example.org"), ("password", PASSWORD), ("next", next)];
        let page = app.anonymous().post("/sign-in", &fields).await;
        assert_eq!(page.status, 303, "{next}");
        assert!(
            page.location().starts_with('/') && !page.location().starts_with("//") && !page.location().contains('\\'),
            "{next} → {}",
            page.location()
        );
        assert!(page.location().ends_with("next=%2F"), "{next} → {}", page.location());
    }
}

#[actix_web::test]
async fn guessing_is_slowed_and_says_how_long_to_wait() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let mut slowed = None;
    for attempt in 1..=12 {
        let page = sign_in(&app, "editor@example.org", "guess number something").await;
        if page.status == 429 {
            slowed = Some((attempt, page));
            break;
        }
    }
    let (attempt, page) = slowed.expect("twelve wrong guesses were never slowed");
    assert!((5..=8).contains(&attempt), "slowed at attempt {attempt}");
    assert!(page.header("retry-after").parse::<u32>().unwrap() > 0);
    assert!(page.text().contains("not locked"), "{}", page.text());
}

#[actix_web::test]
async fn an_invitation_is_used_once_even_by_two_at_once() {
    let app = TestApp::new().await;
    let administrator = app.administrator();
    let made = administrator.post("/team/invitations", &[("email", "new@example.org"), ("role", "reader")]).await;
    let html = made.html();
    let token = html.split("/invitations/").nth(1).unwrap_or_else(|| panic!("no link:\n{}", made.text()));
    let token: String = token.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
    let address = format!("/invitations/{token}");
    assert_eq!(app.anonymous().get(&address).await.status, 200);
    let fields = [("name", "Newcomer"), ("password_new", PASSWORD), ("password_again", PASSWORD)];
    let (first, second) = (app.anonymous(), app.anonymous());
    let pages = futures_util::future::join(first.post(&address, &fields), second.post(&address, &fields)).await;
    let won = [&pages.0, &pages.1].iter().filter(|p| p.status == 303).count();
    assert_eq!(won, 1, "{} {}", pages.0.status, pages.1.status);
    assert_ne!(app.anonymous().get(&address).await.status, 200, "the link still opens");
    let team = administrator.get("/team").await.text();
    assert!(team.contains("Newcomer") && team.contains("new@example.org"), "{team}");
}

#[actix_web::test]
async fn weak_passwords_and_bad_addresses_are_refused_with_a_reason() {
    let app = TestApp::new().await;
    for email in ["", "no-at-sign", "a@b\r\nBcc: x@y.org"] {
        let page = app.administrator().post("/team/invitations", &[("email", email), ("role", "reader")]).await;
        assert_eq!(page.status, 422, "{email:?}");
    }
    give_password(&app, "reader");
    for (new, again) in [("short", "short"), ("password1234", "password1234"), (PASSWORD, "something else entirely")] {
        let fields = [("password_now", PASSWORD), ("password_new", new), ("password_again", again)];
        let page = app.reader().post("/account/password", &fields).await;
        assert_eq!(page.status, 422, "{new}");
    }
}

fn membership_of(app: &TestApp, name: &str) -> String {
    let user = app.user(name).id;
    app.db
        .read_now(|conn| {
            Ok(memberships::table.filter(memberships::user_id.eq(user)).select(memberships::id).first(conn)?)
        })
        .unwrap()
}

#[actix_web::test]
async fn the_last_administrator_stays_and_a_deactivated_member_is_out_at_once() {
    let app = TestApp::new().await;
    let administrator = app.administrator();
    let own = membership_of(&app, "administrator");
    let page = administrator.post(&format!("/team/{own}/role"), &[("role", "reader")]).await;
    assert_ne!(page.status, 303, "the last administrator became a reader");
    let page = administrator.post(&format!("/team/{own}/deactivation"), &[]).await;
    assert_ne!(page.status, 303, "the last administrator was deactivated");

    let reader = app.reader();
    assert_eq!(reader.get("/cases").await.status, 200);
    let member = membership_of(&app, "reader");
    let page = administrator.post(&format!("/team/{member}/deactivation"), &[]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    assert_eq!(reader.get("/cases").await.status, 401, "a deactivated member still sees the cases");

    let editor = app.editor();
    let member = membership_of(&app, "editor");
    assert_eq!(administrator.post(&format!("/team/{member}/role"), &[("role", "reader")]).await.status, 303);
    assert_eq!(editor.get("/cases/new").await.status, 403, "the new role holds from the next request on");
    let foreign = membership_of(&app, "stranger");
    assert_eq!(administrator.post(&format!("/team/{foreign}/deactivation"), &[]).await.status, 404);
}

#[actix_web::test]
async fn signing_out_ends_the_session_on_the_server() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let out = editor.post("/sign-out", &[]).await;
    assert_eq!(out.status, 303);
    assert_eq!(editor.get("/cases").await.status, 401, "the old cookie still opens");
}
