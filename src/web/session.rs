//! Cookie → viewer. Sessions are rows of which only a hash of the cookie is
//! stored; one query finds the person, the organisation and the role.

use crate::{
    access::{Identity, Organisation, User, Viewer},
    clock,
    config::Config,
    dates::Lang,
    db::{AnyConnection, Db},
    error::Result,
    history::Unrecorded,
    schema::{memberships, notices, organisations, sessions, users},
    words::{Role, Term},
};
use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    http::header,
};
use chrono::NaiveDateTime;
use data_encoding::{BASE64URL_NOPAD as B64, HEXLOWER};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// A session ends after this many minutes without a request.
pub const IDLE_MINUTES: i64 = 30;
/// A session ends after this many hours in any case.
pub const ABSOLUTE_HOURS: i64 = 12;

/// The hash under which a token is stored.
pub fn hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

/// A new secret token: 32 random bytes as text.
pub fn new_token() -> String {
    B64.encode(&super::csrf::random::<32>())
}

/// The name of a cookie: with the `__Host-` prefix wherever TLS allows it.
pub fn cookie_name(config: &Config, name: &str) -> String {
    if config.is_https() { format!("__Host-{name}") } else { name.to_owned() }
}

/// A cookie that scripts and other sites cannot read.
pub fn cookie<'a>(config: &Config, name: &str, value: String) -> Cookie<'a> {
    Cookie::build(cookie_name(config, name), value)
        .path("/")
        .http_only(true)
        .secure(config.is_https())
        .same_site(SameSite::Lax)
        .finish()
}

/// The language cookie: a year, readable by nobody else.
pub fn language_cookie<'a>(config: &Config, code: &str) -> Cookie<'a> {
    let mut cookie = cookie(config, "language", code.to_owned());
    cookie.set_max_age(Duration::days(365));
    cookie
}

/// Who this request is from. `Some(cookie)` where an anonymous visitor gets a
/// new token to make form tokens from.
///
/// # Errors
/// When the database fails.
pub async fn load(req: &HttpRequest, db: &Db, config: &Config) -> Result<(Viewer, Option<Cookie<'static>>)> {
    let chosen = req.cookie(&cookie_name(config, "language")).map(|c| c.value().to_owned());
    let accepted = req.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if let Some(session) = req.cookie(&cookie_name(config, "session")) {
        let token = session.value().to_owned();
        let key = hash(&token);
        let found = db.read_briefly(move |conn| find(conn, &key)).await?;
        if let Some((identity, seen_at, unread)) = found {
            if clock::now() - seen_at > chrono::TimeDelta::minutes(1) {
                touch(db, &token).await?;
            }
            let lang = language(chosen.as_deref().unwrap_or(&identity.user.language), accepted);
            return Ok((Viewer::new(Some(identity), lang, &token).with_unread(unread), None));
        }
    }
    let lang = language(chosen.as_deref().unwrap_or_default(), accepted);
    if let Some(visitor) = req.cookie(&cookie_name(config, "visitor")) {
        return Ok((Viewer::new(None, lang, visitor.value()), None));
    }
    let token = new_token();
    Ok((Viewer::new(None, lang, &token), Some(cookie(config, "visitor", token))))
}

fn language(chosen: &str, accepted: &str) -> Lang {
    match chosen {
        "fr" => Lang::Fr,
        "en" => Lang::En,
        _ => {
            let first = accepted.split(',').map(str::trim).find(|l| l.starts_with("fr") || l.starts_with("en"));
            if first.is_some_and(|l| l.starts_with("fr")) { Lang::Fr } else { Lang::En }
        }
    }
}

fn find(conn: &mut AnyConnection, key: &str) -> Result<Option<(Identity, NaiveDateTime, i64)>> {
    let now = clock::now();
    // Not `first`: SQLite prepares a statement with a bound limit again at every run.
    // Counted in the same question: every page shows it.
    let unread =
        notices::table.filter(notices::user_id.eq(users::id)).filter(notices::seen_at.is_null()).count().single_value();
    let row: Option<(User, Organisation, Term<Role>, NaiveDateTime, Option<i64>)> = sessions::table
        .inner_join(users::table.inner_join(memberships::table.inner_join(organisations::table)))
        .filter(sessions::token_hash.eq(key))
        .filter(sessions::seen_at.gt(now - chrono::TimeDelta::minutes(IDLE_MINUTES)))
        .filter(sessions::created_at.gt(now - chrono::TimeDelta::hours(ABSOLUTE_HOURS)))
        .filter(users::is_active.eq(true))
        .order(memberships::created_at)
        .select((User::as_select(), Organisation::as_select(), memberships::role, sessions::seen_at, unread))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(user, organisation, role, seen_at, unread)| {
        (Identity { user, organisation, role }, seen_at, unread.unwrap_or_default())
    }))
}

/// Notes, once a minute at most, that the session is in use.
async fn touch(db: &Db, token: &str) -> Result<()> {
    let key = hash(token);
    db.write_unrecorded(Unrecorded::Session, move |conn| {
        diesel::update(sessions::table.find(key)).set(sessions::seen_at.eq(clock::now())).execute(conn)?;
        Ok(())
    })
    .await
}
