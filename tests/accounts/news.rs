//! What a member is told of their account: a sign-in from a new device, and
//! what somebody did to it.

use super::{code, give_app, give_password, halfway};
use crate::support::{Page, TestApp, app::Visitor};
use diesel::prelude::*;
use habeas::{history::Unrecorded, schema::factors};

/// Signs in with password and code, on the device of `visitor` or on a new one.
async fn enter<'a>(app: &'a TestApp, secret: &str, device: Option<&str>) -> (Visitor<'a>, Page) {
    // The test signs in more often than a code changes.
    app.db
        .write_unrecorded_now(Unrecorded::Factor, |conn| {
            Ok(diesel::update(factors::table).set(factors::last_step.eq(0)).execute(conn)?)
        })
        .unwrap();
    let half = halfway(app, "editor").await;
    let shown = code(secret);
    let token = habeas::web::csrf::token(half.secret());
    let cookie = format!("session={}; device={}", half.secret(), device.unwrap_or("none"));
    let headers: &[(&str, &str)] = &[("cookie", &cookie)];
    let headers = if device.is_some() { headers } else { &[] };
    let page = half.post_raw("/sign-in/factor", &[("code", shown.as_str()), ("csrf", &token)], headers).await;
    assert_eq!(page.status, 303, "{}", page.text());
    (app.anonymous().with_session_of(&page), page)
}

fn device(page: &Page) -> Option<String> {
    let cookies = page.headers.get_all("set-cookie").map(|value| value.to_str().unwrap());
    cookies.filter_map(|it| it.strip_prefix("device=")).map(|it| it.split(';').next().unwrap().to_owned()).next()
}

const NEWS: &str = "Somebody signed in on a device";

#[actix_web::test]
async fn a_sign_in_from_a_new_device_is_told_until_it_was_read() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let secret = give_app(&app, "editor");
    let (first, page) = enter(&app, &secret, None).await;
    let known = device(&page).expect("the device gets no mark");
    assert!(!first.get("/cases").await.text().contains(NEWS), "the first device of all is no news");
    let (again, page) = enter(&app, &secret, Some(&known)).await;
    assert_eq!(device(&page), None);
    assert!(!again.get("/cases").await.text().contains(NEWS), "a device that is known is no news");

    let (other, _) = enter(&app, &secret, None).await;
    for visitor in [&first, &other] {
        assert!(visitor.get("/cases").await.text().contains(NEWS));
    }
    assert!(!app.reader().get("/cases").await.text().contains(NEWS), "a colleague reads it");
    let page = first.get("/cases?sort=days").await;
    let read = first.submit(&page, "/account/news", &[]).await;
    assert_eq!((read.status.as_u16(), read.location()), (303, "/cases?sort=days".to_owned()));
    for visitor in [&first, &other] {
        assert!(!visitor.get("/cases").await.text().contains(NEWS), "it is told again");
    }
    assert!(first.get("/account").await.text().contains(NEWS), "the account does not remember it");
}

#[actix_web::test]
async fn a_change_is_told_to_the_other_sessions_and_not_to_who_made_it() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    give_app(&app, "editor");
    let (here, elsewhere) = (app.editor(), app.editor());
    let account = here.get("/account").await;
    let made = here.submit(&account, "/account/recovery-codes", &[]).await;
    let here = here.clone().with_session_of(&made);
    assert!(!here.get("/cases").await.text().contains("New recovery codes were made"));
    assert!(elsewhere.get("/cases").await.text().contains("New recovery codes were made"));
}
