//! Cookie → viewer. Sessions are rows of which only a hash of the cookie is
//! stored; one query finds the person, the organisation and the role.

use super::news::{self, Notice};
use crate::{
    access::{Halfway, Identity, Organisation, Standing, User, Viewer, Way},
    clock,
    config::Config,
    dates::Lang,
    db::{AnyConnection, Db},
    error::Result,
    history::Unrecorded,
    id::Id,
    schema::{audiences, credentials, factors, memberships, notices as told, organisations, sessions, users},
    words::{Role, Term},
};
use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    http::header,
};
use chrono::NaiveDateTime;
use data_encoding::{BASE64URL_NOPAD as B64, HEXLOWER};
use diesel::{prelude::*, sql_types::Text};
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

/// Who a request is from.
pub struct Visit {
    /// Who looks.
    pub viewer: Viewer,
    /// Where an anonymous visitor gets a new token to make form tokens from.
    pub cookie: Option<Cookie<'static>>,
    /// What the member has not been told yet.
    pub news: Vec<Notice>,
}

impl Visit {
    fn of(viewer: Viewer) -> Self {
        Self { viewer, cookie: None, news: Vec::new() }
    }
}

/// Who this request is from.
///
/// # Errors
/// When the database fails.
pub async fn load(req: &HttpRequest, db: &Db, config: &Config) -> Result<Visit> {
    let chosen = req.cookie(&cookie_name(config, "language")).map(|c| c.value().to_owned());
    let accepted = req.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if let Some(session) = req.cookie(&cookie_name(config, "session")) {
        let token = session.value().to_owned();
        let key = hash(&token);
        let found = db.read_briefly(move |conn| find(conn, &key)).await?;
        if let Some(found) = found {
            if clock::now() - found.seen_at > chrono::TimeDelta::minutes(1) {
                touch(db, &token).await?;
            }
            let lang = language(chosen.as_deref().unwrap_or(&found.identity.user.language), accepted);
            let viewer = match found.way {
                Some(way) => Viewer::halfway(Halfway { identity: found.identity, way }, lang, &token),
                None => {
                    Viewer::new(Some(found.identity), lang, &token).standing(found.standing).with_unread(found.unread)
                }
            };
            return Ok(Visit { news: found.news, ..Visit::of(viewer) });
        }
    }
    let lang = language(chosen.as_deref().unwrap_or_default(), accepted);
    if let Some(visitor) = req.cookie(&cookie_name(config, "visitor")) {
        return Ok(Visit::of(Viewer::new(None, lang, visitor.value())));
    }
    let token = new_token();
    let viewer = Viewer::new(None, lang, &token);
    Ok(Visit { cookie: Some(cookie(config, "visitor", token)), ..Visit::of(viewer) })
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

/// A session, and whose it is.
struct Found {
    identity: Identity,
    seen_at: NaiveDateTime,
    /// Where the factor is still missing.
    way: Option<Way>,
    standing: Standing,
    news: Vec<Notice>,
    /// Notices of the portal that were not seen.
    unread: i64,
}

type Columns = (NaiveDateTime, NaiveDateTime, Option<NaiveDateTime>, bool, bool);
type Row = (User, Organisation, Term<Role>, bool, Columns, Option<i64>);

fn find(conn: &mut AnyConnection, key: &str) -> Result<Option<Found>> {
    let now = clock::now();
    let columns =
        (sessions::created_at, sessions::seen_at, sessions::confirmed_at, sessions::by_link, sessions::has_notice);
    // Not `first`: SQLite prepares a statement with a bound limit again at every run.
    // Counted in the same question: every page shows it.
    let unread = told::table.filter(told::user_id.eq(users::id)).filter(told::seen_at.is_null()).count().single_value();
    let alone = "user:".into_sql::<Text>().concat(users::id);
    let has_private = diesel::dsl::exists(audiences::table.filter(audiences::audience.eq(alone)));
    let row: Option<Row> = sessions::table
        .inner_join(users::table.inner_join(memberships::table.inner_join(organisations::table)))
        .filter(sessions::token_hash.eq(key))
        .filter(sessions::seen_at.gt(now - chrono::TimeDelta::minutes(IDLE_MINUTES)))
        .filter(sessions::created_at.gt(now - chrono::TimeDelta::hours(ABSOLUTE_HOURS)))
        .filter(users::is_active.eq(true))
        .order(memberships::created_at)
        .select((User::as_select(), Organisation::as_select(), memberships::role, has_private, columns, unread))
        .get_result(conn)
        .optional()?;
    let Some((user, organisation, role, has_private, columns, unread)) = row else {
        return Ok(None);
    };
    let (created_at, seen_at, confirmed_at, by_link, has_notice) = columns;
    let way = match confirmed_at {
        Some(_) => None,
        None => Some(way(conn, user.id, by_link)?),
    };
    let news = if has_notice && way.is_none() { news::unseen(conn, user.id)? } else { Vec::new() };
    let ends_at = Some(created_at + chrono::TimeDelta::hours(ABSOLUTE_HOURS));
    let standing = Standing { confirmed_at, ends_at };
    let identity = Identity { user, organisation, role, has_private };
    Ok(Some(Found { identity, seen_at, way, standing, news, unread: unread.unwrap_or_default() }))
}

/// What somebody must do whose password was right: show a factor, or enrol the
/// first one. Who had factors before needs a link for that, for a password
/// alone may be known to somebody else.
pub fn way(conn: &mut AnyConnection, user: Id<User>, by_link: bool) -> Result<Way> {
    let kinds: Vec<String> = factors::table.filter(factors::user_id.eq(user)).select(factors::kind).load(conn)?;
    if !kinds.is_empty() {
        return Ok(Way::Show { has_passkey: kinds.iter().any(|kind| kind == "passkey") });
    }
    let enrolled: Option<Option<NaiveDateTime>> =
        credentials::table.find(user.as_str()).select(credentials::enrolled_at).get_result(conn).optional()?;
    Ok(if by_link || enrolled.flatten().is_none() { Way::Enrol } else { Way::Ask })
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
