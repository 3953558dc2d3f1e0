//! A try to show a factor, at the second door and wherever somebody must
//! confirm that it is they. Codes are counted like passwords, apart from them.

use super::super::{APP, Factor, app, passkeys, passkeys::Passkeys, recovery, store};
use crate::{
    access::{User, Viewer},
    accounts::{
        guesses,
        news::{self, News},
        sessions,
    },
    clock,
    config::Config,
    db::Db,
    error::{Error, Result},
    history::Unrecorded,
    id::Id,
    web::session,
};
use actix_web::HttpRequest;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// It is they.
    Right,
    /// It is not; the message that says what to do.
    Wrong(&'static str),
    /// It was not looked at: seconds to wait.
    Wait(i64),
}

/// The code of an app, or a recovery code.
pub(crate) async fn code(req: &HttpRequest, db: &Db, config: &Config, user: Id<User>, typed: &str) -> Result<Tried> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.is_empty() {
        return Ok(Tried::Wrong("factor-code-empty"));
    }
    let keys = guesses::Keys::factor(user, sessions::web::visitor(req, config));
    let counted = keys.clone();
    match db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::begin(conn, &counted)).await {
        Err(Error::TooMany(seconds)) => return Ok(Tried::Wait(seconds)),
        counted => counted?,
    }
    let tried = match recovery::hash(&plain) {
        Some(hash) => recovery_code(db, user, hash).await?,
        None => app_code(db, user, plain).await?,
    };
    if tried == Tried::Right {
        db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::forgive(conn, &keys)).await?;
    }
    Ok(tried)
}

async fn app_code(db: &Db, user: Id<User>, code: String) -> Result<Tried> {
    let factors = db.read(move |conn| store::of(conn, user)).await?;
    let now = clock::now();
    let shown = |it: &Factor| it.secret(db.keys()).and_then(|secret| app::step(&secret, &code, now));
    let found = factors.iter().filter(|it| it.kind == APP).find_map(|it| shown(it).map(|step| (it.id, step)));
    let Some((id, step)) = found else { return Ok(Tried::Wrong("factor-code-wrong")) };
    let is_first = db.write_unrecorded(Unrecorded::Factor, move |conn| store::use_step(conn, id, step)).await?;
    Ok(if is_first { Tried::Right } else { Tried::Wrong("factor-code-used") })
}

async fn recovery_code(db: &Db, user: Id<User>, hash: String) -> Result<Tried> {
    let is_it = db
        .write_unrecorded(Unrecorded::Factor, move |conn| {
            if !store::use_code(conn, user, &hash)? {
                return Ok(false);
            }
            let left = store::codes_left(conn, user)?.to_string();
            news::store::tell(conn, user, News::CodeUsed, &left, None)?;
            Ok(true)
        })
        .await?;
    Ok(if is_it { Tried::Right } else { Tried::Wrong("factor-code-wrong") })
}

/// Under which key it is kept what this browser was asked.
pub(crate) fn challenge_key(secret: &str, purpose: &str) -> String {
    format!("{purpose}:{}", session::hash(secret))
}

/// Keeps what this browser was asked, sealed.
pub(crate) async fn keep(db: &Db, key: String, state: &str) -> Result<()> {
    let sealed = db.keys().seal(&key, state);
    db.write_unrecorded(Unrecorded::Factor, move |conn| store::ask(conn, &key, &sealed)).await
}

/// What this browser was asked, given out once.
pub(crate) async fn take(db: &Db, key: String) -> Result<Option<String>> {
    let asked = key.clone();
    let sealed = db.write_unrecorded(Unrecorded::Factor, move |conn| store::take(conn, &asked)).await?;
    Ok(sealed.and_then(|sealed| db.keys().unseal(&key, &sealed)))
}

/// The answer of a passkey: whose it is, where it holds. With an owner, only theirs does.
pub(crate) async fn passkey(
    req: &HttpRequest,
    db: &Db,
    config: &Config,
    owner: Option<Id<User>>,
    answer: &str,
) -> Result<Option<Id<User>>> {
    let key = challenge_key(&Viewer::of(req).secret, "get");
    let (Some(passkeys), Some(asked), Some(answer)) =
        (Passkeys::of(config), take(db, key).await?, passkeys::Answer::read(answer))
    else {
        return Ok(None);
    };
    let credential = answer.credential();
    let found = db.read(move |conn| store::by_credential(conn, &credential)).await?;
    let Some(factor) = found.filter(|it| owner.is_none_or(|owner| owner == it.user_id)) else { return Ok(None) };
    let (Some(passkey), Ok(asked)) = (passkeys::read(&factor, db.keys()), serde_json::from_str(&asked)) else {
        return Ok(None);
    };
    let Some(after) = passkeys.holds(asked, &answer, &passkey) else { return Ok(None) };
    let sealed = factor.reseal(db.keys(), &serde_json::to_string(&after)?);
    let is_there =
        db.write_unrecorded(Unrecorded::Factor, move |conn| store::use_passkey(conn, factor.id, &sealed)).await?;
    Ok(is_there.then_some(factor.user_id))
}
