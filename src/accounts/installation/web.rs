//! `/installation`: organisations and settings, for administrators.

use super::{Installation, find};
use crate::{
    access::{Acts, Administer, Organisation},
    accounts::{
        self,
        invitations::{self, Invitation},
        new_organisation, read_email, read_line,
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    id::Id,
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
    words::{Role, Term},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/installation", index)
        .post("/installation/organisations", create)
        .post("/installation/public-pages", public_pages);
}

#[derive(Template)]
#[template(path = "accounts/installation/index.html")]
struct ShowInstallation {
    page: Page,
    organisations: Vec<Organisation>,
    has_public_pages: bool,
    summary: Option<Summary>,
    fields: Vec<FormField>,
}

async fn index(_: Acts<Administer>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    render(&page, &db, &Form::default(), &Problems::default()).await
}

async fn render(page: &Page, db: &Db, typed: &Form, problems: &Problems) -> Result<HttpResponse> {
    let (organisations, settings) = db.read(|conn| Ok((accounts::store::organisations(conn)?, find(conn)?))).await?;
    let lang = page.lang();
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.answer(
        status,
        &ShowInstallation {
            organisations,
            has_public_pages: settings.is_some_and(|it| it.has_public_pages),
            summary: Summary::of(problems, lang),
            fields: vec![
                FormField::plain(
                    lang,
                    "organisation",
                    "account-organisation",
                    "line",
                    typed.one("organisation"),
                    problems,
                ),
                FormField::plain(lang, "email", "installation-coordinator", "email", typed.one("email"), problems),
            ],
            page: page.clone(),
        },
    )
}

/// Makes an organisation and invites its first coordinator: an organisation
/// without one would be a house without a door.
async fn create(
    me: Acts<Administer>,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    form: Form,
) -> Result<HttpResponse> {
    let lang = page.lang();
    let mut problems = Problems::default();
    let name = read_line(&form, "organisation", "account-organisation", lang, &mut problems);
    let email = read_email(&form, "email", lang, &mut problems);
    let (known, address) = (name.clone(), email.clone().unwrap_or_default());
    let (is_taken, has_account) = db
        .read(move |conn| {
            let is_taken = accounts::store::organisations(conn)?.iter().any(|it| it.name == known);
            Ok((is_taken, accounts::store::has_email(conn, &address)?))
        })
        .await?;
    if is_taken {
        problems.error("organisation", page.t("installation-name-taken"));
    }
    if has_account {
        problems.error("email", page.t("installation-has-account"));
    }
    let (Some(email), true) = (email, problems.is_clear()) else {
        return render(&page, &db, &form, &problems).await;
    };
    let organisation = new_organisation(&name);
    let (new, token) = Invitation::new(organisation.id, &email, Term::<Role>::known("coordinator"));
    let it = db
        .write(me.author(), form.reason(), move |tx| {
            tx.insert(organisation)?;
            invitations::store::invite(tx, new)
        })
        .await?;
    invitations::web::created(&page, &it, &invitations::link(&config.base_url, &token))
}

async fn public_pages(me: Acts<Administer>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let has_public_pages = match form.one("public_pages") {
        "on" => true,
        "off" => false,
        _ => return Err(Error::Invalid("error-choose-one")),
    };
    db.write(me.author(), form.reason(), move |tx| match find(tx.conn())? {
        Some(before) => tx.update(&before, Installation { has_public_pages, ..before.clone() }),
        None => tx.insert(Installation { id: Id::new(), version: 1, has_public_pages }),
    })
    .await?;
    Ok(redirect_saying("/installation", "flash-saved"))
}
