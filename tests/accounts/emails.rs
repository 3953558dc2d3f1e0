//! Another address to sign in with: only the link that went there makes it so,
//! once, for the account that asked; and nobody learns who else has an account.

use super::{PASSWORD, give_app, give_password, membership_of, sign_in};
use crate::support::{Page, TestApp};
use diesel::prelude::*;
use habeas::{
    clock,
    history::Unrecorded,
    notices::store::letters,
    schema::{email_changes, outbox, sessions},
};

const NEW: &str = "new@example.org";

async fn with_mail() -> TestApp {
    TestApp::with(&[("HABEAS_SMTP_URL", "smtp://127.0.0.1:9"), ("HABEAS_MAIL_FROM", "habeas@example.org")]).await
}

/// The letters that wait, each with where it goes.
fn letters_of(app: &TestApp) -> Vec<(String, String)> {
    let all = outbox::table.filter(outbox::letter.ne("")).order(outbox::id).select((outbox::letter, outbox::address));
    app.db.read_now(|conn| Ok(all.load(conn)?)).unwrap()
}

/// The address of the link that waits to be sent to this member.
fn link(app: &TestApp, name: &str) -> String {
    let user = app.user(name).id;
    let waits = outbox::table.filter(outbox::user_id.eq(user)).filter(outbox::letter.eq("email-link"));
    let sealed: String = app.db.read_now(|conn| Ok(waits.select(outbox::sealed).get_result(conn)?)).unwrap();
    format!("/account/email/{}", app.db.keys().unseal(&letters::place(user), &sealed).unwrap())
}

/// The address of the link that an administrator is shown.
fn shown(page: &Page) -> String {
    let html = page.html();
    let token = html.split("/account/email/").nth(1).unwrap_or_else(|| panic!("no link:\n{}", page.text()));
    let token: String = token.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    format!("/account/email/{token}")
}

#[actix_web::test]
async fn the_link_makes_it_the_address_once_and_for_that_account_alone() {
    let app = with_mail().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    let editor = app.editor();
    let refused = editor.post("/account/email", &[("email", "no address")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html().contains("value=\"no address\""), "what was typed stays: {}", refused.html());
    let same = editor.post("/account/email", &[("email", "Editor@Example.org")]).await;
    assert!(same.status == 422 && same.text().contains("already"), "{}", same.text());
    let asked = editor.post("/account/email", &[("email", " New@Example.org ")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let wanted = [("email-asked", ""), ("email-link", NEW)].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(letters_of(&app), wanted, "the old address hears of it too");
    let page = editor.get("/account/email").await;
    assert!(page.text().contains(NEW) && page.text().contains("waits for its link"), "{}", page.text());
    assert_eq!(sign_in(&app, NEW, PASSWORD).await.status, 422, "nothing changes before the link is opened");

    let address = link(&app, "editor");
    assert_eq!(app.anonymous().get(&address).await.status, 401);
    for name in ["second editor", "administrator", "stranger"] {
        assert_eq!(app.visitor(name).get(&address).await.status, 404, "{name}");
        assert_eq!(app.visitor(name).post(&address, &[]).await.status, 404, "{name}");
    }
    let opened = editor.get(&address).await;
    assert!(opened.status == 200 && opened.text().contains(NEW), "{}", opened.text());
    assert_eq!(sign_in(&app, NEW, PASSWORD).await.status, 422, "looking at it changes nothing");
    let answers = futures_util::future::join_all((0..8).map(|_| editor.post(&address, &[]))).await;
    assert_eq!(answers.iter().filter(|page| page.status == 303).count(), 1, "it works once");
    assert_eq!(sign_in(&app, NEW, PASSWORD).await.status, 303);
    assert_eq!(sign_in(&app, "editor@example.org", PASSWORD).await.status, 422, "the old one opens nothing");
    assert_eq!(editor.get(&address).await.status, 404);
    assert!(letters_of(&app).contains(&("email-changed".to_owned(), "editor@example.org".to_owned())));
    let account = editor.get("/account").await.text();
    assert!(account.contains("changed to new@example.org"), "{account}");
}

#[actix_web::test]
async fn whether_somebody_has_an_address_is_not_told() {
    let app = with_mail().await;
    let (editor, other) = (app.editor(), app.visitor("second editor"));
    let free = editor.post("/account/email", &[("email", NEW)]).await;
    let taken = other.post("/account/email", &[("email", "stranger@example.org")]).await;
    assert_eq!((free.status, free.location()), (taken.status, taken.location()));
    assert_eq!(editor.told(&free).await, other.told(&taken).await);
    let links = letters_of(&app).into_iter().filter(|(letter, _)| letter == "email-link").collect::<Vec<_>>();
    assert_eq!(links, [("email-link".to_owned(), NEW.to_owned())], "who has the address gets no link");
    // An administrator learns as little; the link opens, and cannot be used.
    let path = |name| format!("/team/{}/email-change", membership_of(&app, name));
    let made = app.administrator().post(&path("reader"), &[("email", "stranger@example.org")]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let address = shown(&made);
    assert_eq!(app.reader().get(&address).await.status, 200);
    assert_eq!(app.reader().post(&address, &[]).await.status, 404);
}

#[actix_web::test]
async fn a_link_ends_with_time_with_a_newer_one_and_where_it_is_taken_back() {
    let app = with_mail().await;
    let editor = app.editor();
    let ask = async |email: &str| editor.post("/account/email", &[("email", email)]).await;
    ask(NEW).await;
    let older = link(&app, "editor");
    ask("newer@example.org").await;
    let newer = link(&app, "editor");
    assert_eq!(editor.get(&older).await.status, 404);
    assert_eq!(editor.get(&newer).await.status, 200);
    for _ in 0..2 {
        assert_eq!(editor.post("/account/email/removal", &[]).await.status, 303, "twice is once");
    }
    assert_eq!(editor.post(&newer, &[]).await.status, 404);
    assert!(!letters_of(&app).iter().any(|(letter, _)| letter == "email-link"), "it is not sent any more");
    ask(NEW).await;
    let last = link(&app, "editor");
    let now = clock::now();
    app.db
        .write_unrecorded_now(Unrecorded::Session, |conn| {
            Ok(diesel::update(email_changes::table).set(email_changes::expires_at.eq(now)).execute(conn)?)
        })
        .unwrap();
    assert_eq!(editor.post(&last, &[]).await.status, 404);
    for _ in 0..2 {
        assert_eq!(ask(NEW).await.status, 303);
    }
    let sixth = ask(NEW).await;
    assert!(sixth.status == 422 && sixth.text().contains("Five links"), "{}", sixth.text());
}

#[actix_web::test]
async fn where_no_mail_is_sent_the_page_says_so_and_an_administrator_makes_the_link() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    let page = app.editor().get("/account/email").await;
    assert!(page.text().contains("sends no mail") && page.text().contains("habeas email editor@"), "{}", page.text());
    assert_eq!(app.editor().post("/account/email", &[("email", NEW)]).await.status, 422);
    let french = app.editor().in_french().get("/account/email").await.text();
    assert!(french.contains("n’envoie pas de courriel"), "{french}");

    let path = format!("/team/{}/email-change", membership_of(&app, "editor"));
    assert_eq!(app.reader().post(&path, &[("email", NEW)]).await.status, 403);
    assert_eq!(app.stranger().post(&path, &[("email", NEW)]).await.status, 404);
    let wrong = app.administrator().post(&path, &[("email", "no address")]).await;
    assert!(wrong.status == 422 && wrong.html().contains("no address"), "{}", wrong.html());
    let own = format!("/team/{}/email-change", membership_of(&app, "administrator"));
    assert_eq!(app.administrator().post(&own, &[("email", NEW)]).await.status, 400);
    let made = app.administrator().post(&path, &[("email", NEW)]).await;
    let address = shown(&made);
    assert_eq!(app.administrator().get(&address).await.status, 404, "it is no administrator's to use");
    assert!(app.editor().get("/account").await.text().contains("was asked for: new@example.org"));
    assert_eq!(app.editor().post(&address, &[]).await.status, 303);
    assert_eq!(sign_in(&app, NEW, PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn an_old_sign_in_asks_for_no_other_address() {
    let app = with_mail().await;
    let editor = app.editor();
    let then = clock::now() - chrono::TimeDelta::hours(1);
    app.db
        .write_unrecorded_now(Unrecorded::Session, |conn| {
            Ok(diesel::update(sessions::table).set(sessions::confirmed_at.eq(then)).execute(conn)?)
        })
        .unwrap();
    let page = editor.post("/account/email", &[("email", NEW)]).await;
    assert_eq!(page.status, 307, "{}", page.text());
    assert!(letters_of(&app).is_empty());
}
