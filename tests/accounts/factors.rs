//! The second factor: everybody has one, each code opens once, and what must
//! not be done on an old sign-in asks for both again.

use super::{PASSWORD, code, give_app, give_password, halfway, membership_of};
use crate::support::{Page, TestApp};
use actix_web::{App, http::Method};
use chrono::TimeDelta;
use diesel::prelude::*;
use habeas::{
    accounts::factors::{self, app as codes, recovery},
    clock,
    history::Unrecorded,
    routes,
    schema::{factors as rows, guesses, recovery_codes, sessions},
    web::{routes::Line, session::hash},
};
use std::cell::RefCell;

fn table() -> Vec<Line> {
    let table = RefCell::new(Vec::new());
    let _ = App::new().configure(|config| *table.borrow_mut() = routes::register(config));
    table.into_inner()
}

/// As if the last password and factor had been given so many minutes ago.
fn age(app: &TestApp, secret: &str, minutes: i64) {
    let (key, at) = (hash(secret), clock::now() - TimeDelta::minutes(minutes));
    app.db
        .write_unrecorded_now(Unrecorded::Session, |conn| {
            Ok(diesel::update(sessions::table.find(key)).set(sessions::confirmed_at.eq(at)).execute(conn)?)
        })
        .unwrap();
}

#[actix_web::test]
async fn whoever_has_no_factor_is_sent_to_enrolment_from_every_page() {
    let app = TestApp::new().await;
    give_password(&app, "administrator");
    let mut walked = 0;
    let visitor = halfway(&app, "administrator").await;
    for line in table().into_iter().filter(|line| line.who != "anyone" && !line.who.contains("must enrol")) {
        let path = line.path.replace(['{', '}'], "");
        let page = match line.method {
            Method::GET => visitor.get(&path).await,
            _ => visitor.post(&path, &[]).await,
        };
        walked += 1;
        if line.who == "whoever gave the password" {
            continue;
        }
        assert_eq!((page.status.as_u16(), page.location()), (303, "/account/factors/new".into()), "{path}");
    }
    assert!(walked > 80, "only {walked} routes were walked");
}

#[actix_web::test]
async fn the_first_factor_opens_the_portal_with_a_new_token_and_ten_codes() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let half = halfway(&app, "editor").await;
    let begun = half.post("/account/factors/secret", &[]).await;
    let page = half.follow(&begun).await;
    assert!(page.html().contains("<svg class=\"qr\"") && !page.html().contains("style="), "{}", page.html());
    let secret = |page: &Page| {
        let html = page.html();
        html.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "")
    };
    let shown = secret(&page);
    let wrong = half.submit(&page, "/account/factors/app", &[("code", "000000")]).await;
    assert_eq!((wrong.status.as_u16(), secret(&wrong)), (422, shown.clone()));
    let done = half.submit(&wrong, "/account/factors/app", &[("code", &code(&shown)), ("name", "My phone")]).await;
    assert_eq!(done.status, 200, "{}", done.text());
    let listed: Vec<String> = done.text().split_whitespace().filter(|w| w.len() == 27).map(str::to_owned).collect();
    assert_eq!(listed.len(), recovery::COUNT, "{}", done.text());

    assert_eq!(half.get("/cases").await.status, 401, "the token from before the factor still opens");
    let whole = app.anonymous().with_session_of(&done);
    assert_eq!(whole.get("/cases").await.status, 200);
    assert!(whole.get("/account").await.text().contains("My phone"));
    let (kept, hashes): (Vec<String>, Vec<String>) = app
        .db
        .read_now(|conn| {
            Ok((
                rows::table.select(rows::sealed).load(conn)?,
                recovery_codes::table.select(recovery_codes::code_hash).load(conn)?,
            ))
        })
        .unwrap();
    assert!(kept.iter().all(|sealed| sealed.starts_with("sealed:") && !sealed.contains(&shown)));
    assert!(listed.iter().all(|code| !hashes.contains(code)), "codes are kept as they are");
}

#[actix_web::test]
async fn a_code_opens_once_also_when_twenty_send_it_at_once() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let secret = give_app(&app, "editor");
    let mut visitors = Vec::new();
    for _ in 0..20 {
        visitors.push(halfway(&app, "editor").await);
    }
    let shown = code(&secret);
    let fields = [("code", shown.as_str()), ("next", "/cases")];
    let tries = visitors.iter().map(|it| it.post("/sign-in/factor", &fields));
    let answers = futures_util::future::join_all(tries).await;
    let won: Vec<&Page> = answers.iter().filter(|page| page.status == 303).collect();
    assert_eq!(won.len(), 1, "{:?}", answers.iter().map(|page| page.status.as_u16()).collect::<Vec<_>>());
    assert_eq!(won[0].location(), "/cases");
    assert_eq!(app.anonymous().with_session_of(won[0]).get("/cases").await.status, 200);
    assert!(answers.iter().all(|page| [303, 422, 429].contains(&page.status.as_u16())));
}

#[actix_web::test]
async fn the_row_itself_lets_one_of_many_use_a_step() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    let user = app.user("editor").id;
    let id = app.db.read_now(|conn| factors::store::of(conn, user)).unwrap()[0].id;
    let tries = (0..20).map(|_| {
        let db = app.db.clone();
        async move {
            db.write_unrecorded(Unrecorded::Factor, move |conn| factors::store::use_step(conn, id, 59_000_000))
                .await
                .unwrap()
        }
    });
    let taken = futures_util::future::join_all(tries).await;
    assert_eq!(taken.into_iter().filter(|it| *it).count(), 1);
    let earlier =
        app.db.write_unrecorded_now(Unrecorded::Factor, |conn| factors::store::use_step(conn, id, 58_999_999));
    assert!(!earlier.unwrap(), "a code from before the last one was taken");
}

#[actix_web::test]
async fn fifty_wrong_codes_at_once_get_no_more_tries_than_five() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let secret = give_app(&app, "editor");
    let half = halfway(&app, "editor").await;
    let tries = (0..50).map(|n| {
        let half = half.clone();
        async move { half.post("/sign-in/factor", &[("code", format!("{n:06}").as_str())]).await }
    });
    let answers = futures_util::future::join_all(tries).await;
    let passed = answers.iter().filter(|page| page.status == 422).count();
    assert!((1..=5).contains(&passed), "{passed} of 50 were tried");
    let late = half.post("/sign-in/factor", &[("code", &code(&secret))]).await;
    assert_eq!(late.status, 429, "the right code is not slowed");
    assert!(late.header("retry-after").parse::<u32>().unwrap() > 0);
    let keys: Vec<String> = app.db.read_now(|conn| Ok(guesses::table.select(guesses::key).load(conn)?)).unwrap();
    assert!(keys.iter().any(|key| key.starts_with("factor:")), "{keys:?}");
    // From anywhere: whoever tries here knows the password already.
    let again = halfway(&app, "editor").await;
    assert_eq!(again.post("/sign-in/factor", &[("code", "123456")]).await.status, 429);
}

#[actix_web::test]
async fn a_recovery_code_opens_once_and_its_owner_learns_of_it() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    let editor = app.editor();
    let account = editor.get("/account").await;
    let made = editor.submit(&account, "/account/recovery-codes", &[]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let one: String = made.text().split_whitespace().find(|word| word.len() == 27).unwrap().to_owned();
    let half = halfway(&app, "editor").await;
    let page = half.post("/sign-in/factor", &[("code", &one.to_uppercase().replace('-', " "))]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let whole = app.anonymous().with_session_of(&page);
    assert!(whole.get("/cases").await.text().contains("A recovery code was used. Left: 9"), "nobody is told");
    let again = halfway(&app, "editor").await.post("/sign-in/factor", &[("code", &one)]).await;
    assert_eq!(again.status, 422, "the code opens twice");
    let other = app.user("reader").id;
    let foreign = app.db.write_unrecorded_now(Unrecorded::Factor, |conn| {
        factors::store::use_code(
            conn,
            other,
            &recovery::hash(made.text().split_whitespace().filter(|w| w.len() == 27).nth(1).unwrap()).unwrap(),
        )
    });
    assert!(!foreign.unwrap(), "the code of one member opened for another");
}

#[actix_web::test]
async fn an_old_sign_in_asks_again_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    give_password(&app, "administrator");
    let secret = give_app(&app, "administrator");
    let administrator = app.administrator();
    let role = format!("/team/{}/role", membership_of(&app, "reader"));
    age(&app, administrator.secret(), 11);
    let sent = administrator.post(&role, &[("role", "researcher"), ("version", "1"), ("reason", "because")]).await;
    assert_eq!(
        (sent.status.as_u16(), sent.location()),
        (307, format!("/sign-in/confirmation?to={}", role.replace('/', "%2F")))
    );
    // The browser sends the form along by itself.
    let asked =
        administrator.post(&sent.location(), &[("role", "researcher"), ("version", "1"), ("reason", "because")]).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    let address = "/sign-in/confirmation";
    for (password, shown) in [("not the password", code(&secret)), (PASSWORD, "000000".to_owned())] {
        let wrong = administrator.submit(&asked, address, &[("password", password), ("code", &shown)]).await;
        assert_eq!(wrong.status, 422, "{}", wrong.text());
        assert!(wrong.html().contains("because"), "what was typed is lost");
    }
    let back = administrator.submit(&asked, address, &[("password", PASSWORD), ("code", &code(&secret))]).await;
    assert_eq!(back.status, 200, "{}", back.text());
    assert_eq!(administrator.get("/cases").await.status, 401, "the token from before still opens");
    let confirmed = administrator.clone().with_session_of(&back);
    let done = confirmed.submit(&back, &role, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(
        confirmed.get("/team").await.rows().iter().any(|row| row.contains("reader@") && row.contains("Researcher"))
    );

    age(&app, confirmed.secret(), 11);
    let download = confirmed.download("profile=data").await;
    assert_eq!(download.location(), "/exports/cases/new?", "the whole file on an old sign-in");
    for path in ["/exports/cases/new", "/account/password", "/account/factors/new"] {
        let page = confirmed.get(path).await;
        assert!(page.location().starts_with("/sign-in/confirmation?next="), "{path}: {}", page.location());
    }
    assert_eq!(confirmed.get("/account").await.status, 200, "what is harmless asks for nothing");
}

#[actix_web::test]
async fn what_was_searched_is_still_found_after_confirming() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let secret = give_app(&app, "editor");
    let editor = app.editor();
    let found = editor.post("/cases/search", &[("q", "Олена")]).await;
    let query = found.location().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    assert!(query.contains("search="), "{}", found.location());
    age(&app, editor.secret(), 11);
    let sent = editor.get(&format!("/exports/cases/new?{query}")).await;
    let asked = editor.follow(&sent).await;
    let back =
        editor.submit(&asked, "/sign-in/confirmation", &[("password", PASSWORD), ("code", &code(&secret))]).await;
    let page = editor.clone().with_session_of(&back).follow(&back).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("Олена"), "{}", page.text());
}

#[actix_web::test]
async fn factors_are_added_and_removed_but_the_last_one_stays() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    let user = app.user("editor").id;
    let first = app.db.read_now(|conn| factors::store::of(conn, user)).unwrap()[0].id;
    let (editor, elsewhere, colleague) = (app.editor(), app.editor(), app.reader());
    let removal = format!("/account/factors/{first}/removal");
    assert_eq!(editor.post(&removal, &[]).await.status, 400, "the last factor was removed");
    assert_eq!(colleague.post(&removal, &[]).await.status, 404, "a colleague's factor");

    let begun = editor.post("/account/factors/secret", &[]).await;
    let page = editor.follow(&begun).await;
    let html = page.html();
    let secret = html.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    let added = editor.submit(&page, "/account/factors/app", &[("code", &code(&secret)), ("name", "Tablet")]).await;
    assert_eq!((added.status.as_u16(), added.location()), (303, "/account".to_owned()), "{}", added.text());
    assert_eq!(editor.get("/cases").await.status, 401, "the token from before still opens");
    let editor = editor.clone().with_session_of(&added);
    assert!(elsewhere.get("/cases").await.text().contains("A second factor was added: Tablet"));
    // Changing something is not confirming: it must not keep a session fresh for ever.
    age(&app, editor.secret(), 9);
    let made = editor.post("/account/recovery-codes", &[]).await;
    let editor = editor.clone().with_session_of(&made);
    let key = hash(editor.secret());
    let at = app.db.read_now(|conn| Ok(sessions::table.find(key).select(sessions::confirmed_at).first(conn)?)).unwrap();
    let at: Option<chrono::NaiveDateTime> = at;
    assert!(clock::now() - at.unwrap() >= TimeDelta::minutes(9), "a change made the session fresh");
    let removed = editor.post(&removal, &[]).await;
    assert_eq!(removed.status, 303, "{}", removed.text());
    assert_eq!(elsewhere.get("/cases").await.status, 401, "other sessions outlive a factor");
    let left = app.db.read_now(|conn| factors::store::of(conn, user)).unwrap();
    assert_eq!(left.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Tablet"]);
    assert_eq!(left[0].secret(app.db.keys()), Some(secret));
}

#[actix_web::test]
async fn two_removals_at_once_leave_a_factor() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    give_app(&app, "editor");
    let user = app.user("editor").id;
    let both = app.db.read_now(|conn| factors::store::of(conn, user)).unwrap();
    let visitors = [app.editor(), app.editor()];
    let paths = both.iter().map(|it| format!("/account/factors/{}/removal", it.id)).collect::<Vec<_>>();
    futures_util::future::join(visitors[0].post(&paths[0], &[]), visitors[1].post(&paths[1], &[])).await;
    assert_eq!(app.db.read_now(|conn| factors::store::of(conn, user)).unwrap().len(), 1);
}

#[actix_web::test]
async fn passkeys_are_offered_only_where_browsers_allow_them() {
    let app = TestApp::new().await;
    // The tests' portal has a bare address.
    assert_eq!(app.anonymous().post("/sign-in/challenge", &[]).await.status, 404);
    assert!(!app.anonymous().get("/sign-in").await.html().contains("data-passkey"));
    let made_up = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"authenticatorData":"","clientDataJSON":"","signature":""}}"#;
    for credential in ["{}", "x", made_up] {
        let page = app.anonymous().post("/sign-in", &[("credential", credential)]).await;
        assert_eq!(page.status, 422, "{credential}");
    }
}

#[test]
fn the_domain_of_passkeys_is_a_name_and_safe() {
    let domain = |url: &str| {
        let settings = [("HABEAS_BASE_URL".to_owned(), url.to_owned())].into();
        habeas::config::Config::from(&settings).unwrap().domain().map(str::to_owned)
    };
    assert_eq!(domain("https://cases.example.org").as_deref(), Some("cases.example.org"));
    assert_eq!(domain("https://cases.example.org:8443/").as_deref(), Some("cases.example.org"));
    assert_eq!(domain("http://localhost:8080").as_deref(), Some("localhost"));
    for url in ["http://127.0.0.1:8080", "https://192.0.2.1", "http://cases.example.org", "https://[::1]:8443"] {
        assert_eq!(domain(url), None, "{url}");
    }
    assert_eq!(codes::new_secret().len(), 32);
}
