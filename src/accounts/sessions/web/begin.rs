//! How sessions begin: with a new token each time, so that whatever somebody
//! knew of this browser before is worth nothing.

use super::super::{DEVICE_DAYS, Session, Stage, device, store};
use crate::{
    access::{User, Viewer},
    accounts::{
        guesses,
        news::{self, News},
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    history::Unrecorded,
    id::Id,
    web::session,
};
use actix_web::{HttpRequest, HttpResponse, cookie::time::Duration, http::header::USER_AGENT};

/// What the browser is given by `signed_in`.
pub(crate) struct Begun {
    /// The session's token.
    pub token: String,
    /// The mark by which the device is known again, where it has none yet.
    device: Option<String>,
}

fn words(req: &HttpRequest) -> String {
    device(req.headers().get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default())
}

/// Begins a session for somebody whose factor is still missing.
pub(crate) async fn begin(req: &HttpRequest, db: &Db, user: Id<User>, stage: Stage) -> Result<Begun> {
    let (token, words) = (session::new_token(), words(req));
    // Whatever session this browser held until now ends: nobody else knows the new token.
    let old = session::hash(&Viewer::of(req).secret);
    let new = Session::new(user, &token, &words, stage);
    db.write_unrecorded(Unrecorded::Session, move |conn| {
        store::end(conn, &old)?;
        store::begin(conn, new)?;
        store::sweep(conn)?;
        guesses::store::sweep(conn)
    })
    .await?;
    Ok(Begun { token, device: None })
}

/// Begins a whole session: password and factor were right.
pub(crate) async fn enter(req: &HttpRequest, db: &Db, config: &Config, user: Id<User>) -> Result<Begun> {
    let (token, words) = (session::new_token(), words(req));
    let known = req.cookie(&session::cookie_name(config, "device")).map(|cookie| cookie.value().to_owned());
    let device = known.clone().unwrap_or_else(session::new_token);
    let key = session::hash(&format!("{device} {user}"));
    let old = session::hash(&Viewer::of(req).secret);
    let new = Session::new(user, &token, &words, Stage::Whole);
    db.write_unrecorded(Unrecorded::Session, move |conn| {
        store::end(conn, &old)?;
        if store::meet(conn, user, &key)? {
            news::store::tell(conn, user, News::NewDevice, &words, None)?;
        }
        store::begin(conn, new)
    })
    .await?;
    tracing::info!(user = %user, "signed in");
    Ok(Begun { token, device: known.is_none().then_some(device) })
}

/// Gives this session a new token, after a factor or the password changed. It
/// is no fresher for that, or changes would keep it fresh for ever.
///
/// # Errors
/// `SignIn` where the session has ended meanwhile.
pub(crate) async fn renew(req: &HttpRequest, db: &Db) -> Result<Begun> {
    again(req, db, false).await
}

/// The same after password and factor were given again: it is fresh from now on.
///
/// # Errors
/// `SignIn` where the session has ended meanwhile.
pub(crate) async fn refresh(req: &HttpRequest, db: &Db) -> Result<Begun> {
    again(req, db, true).await
}

async fn again(req: &HttpRequest, db: &Db, is_confirmed: bool) -> Result<Begun> {
    let token = session::new_token();
    let (old, new) = (session::hash(&Viewer::of(req).secret), session::hash(&token));
    let is_there = db
        .write_unrecorded(Unrecorded::Session, move |conn| {
            if is_confirmed {
                store::confirm(conn, &old)?;
            }
            store::renew(conn, &old, &new)
        })
        .await?;
    if is_there { Ok(Begun { token, device: None }) } else { Err(Error::SignIn) }
}

/// Gives the browser its new session in place of the visitor it was.
pub(crate) fn signed_in(answer: &mut HttpResponse, config: &Config, begun: Begun) -> Result<()> {
    answer.add_cookie(&session::cookie(config, "session", begun.token))?;
    if let Some(device) = begun.device {
        let mut cookie = session::cookie(config, "device", device);
        cookie.set_max_age(Duration::days(DEVICE_DAYS));
        answer.add_cookie(&cookie)?;
    }
    remove_cookie(answer, config, "visitor")
}

/// Takes a cookie back.
pub(crate) fn remove_cookie(answer: &mut HttpResponse, config: &Config, name: &str) -> Result<()> {
    let mut gone = session::cookie(config, name, String::new());
    gone.make_removal();
    Ok(answer.add_cookie(&gone)?)
}
