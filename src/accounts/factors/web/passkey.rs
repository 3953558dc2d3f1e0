//! Making a passkey: the browser asks what to ask the device, and sends its answer.

use super::{
    super::{Factor, PASSKEY, passkeys, passkeys::Passkeys, store},
    add, choose, name, name_field,
    tried::{self, challenge_key},
};
use crate::{
    access::Enrols,
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    web::{
        entering::{Carried, PasskeyForm},
        form::Form,
        page::Page,
    },
};
use actix_web::{HttpRequest, HttpResponse, web};

/// The form, which a script shows where the browser can make passkeys.
pub(super) fn form(page: &Page) -> PasskeyForm {
    PasskeyForm {
        action: "/account/factors/passkey",
        challenge: "/account/factors/challenge",
        verb: "create",
        label: page.t("passkey-make").to_owned(),
        failed: page.t("passkey-failed").to_owned(),
        csrf: page.csrf(),
        carried: Carried::default(),
        field: Some(name_field(page, &Form::default(), &Problems::default())),
    }
}

/// `POST /account/factors/challenge`: what the browser is to ask the device, as JSON.
///
/// # Errors
/// `NotFound` where browsers allow no passkeys.
pub(super) async fn challenge(
    me: Enrols,
    page: Page,
    _form: Form,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let passkeys = Passkeys::of(&config).ok_or(Error::NotFound)?;
    let user = me.user.id;
    let factors = db.read(move |conn| store::of(conn, user)).await?;
    let (asked, kept) = passkeys.make(&me.user, &passkeys::of(&factors, db.keys()))?;
    let key = challenge_key(&page.viewer().secret, "create");
    tried::keep(&db, key, &serde_json::to_string(&kept)?).await?;
    Ok(HttpResponse::Ok().content_type("application/json; charset=utf-8").body(asked))
}

/// `POST /account/factors/passkey`: the device has made one.
///
/// # Errors
/// When the database fails.
pub(super) async fn create(
    me: Enrols,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let passkeys = Passkeys::of(&config).ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let name = name(&form, &page, PASSKEY, &mut problems);
    if let Some(message) = problems.at("name") {
        return choose(&me, &page, &config, Some(message.to_owned()));
    }
    let asked = tried::take(&db, challenge_key(&page.viewer().secret, "create")).await?;
    let made = asked
        .and_then(|asked| serde_json::from_str(&asked).ok())
        .and_then(|asked| passkeys.made(&asked, form.one("credential")));
    let Some(passkey) = made else {
        return choose(&me, &page, &config, Some(page.t("passkey-failed").to_owned()));
    };
    let secret = serde_json::to_string(&passkey)?;
    let mut new = Factor::new(db.keys(), me.user.id, PASSKEY, &name, &secret);
    new.credential = Some(passkeys::credential(&passkey));
    add(&me, &page, &req, &db, &config, new).await
}
