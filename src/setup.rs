//! The first start: a link, printed at the terminal and good once, makes the
//! organisation and its first administrator. There is no default account.

use crate::{
    access::{Author, Job, Organisation, Public, User},
    accounts::{
        self, languages, passwords, read_email, read_line,
        sessions::{self, Stage},
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    history::Tx,
    id::Id,
    seed,
    web::{
        form::{Choice, Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
        session,
    },
    words::Term,
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;
use subtle::ConstantTimeEq;

/// The one-time link of this start; it is written nowhere.
pub struct Setup {
    token: String,
}

impl Setup {
    /// A new secret.
    #[expect(clippy::new_without_default, reason = "two defaults would not be equal")]
    pub fn new() -> Self {
        Self { token: session::new_token() }
    }

    /// The address to open in a browser.
    pub fn link(&self, config: &Config) -> String {
        format!("{}/setup/{}", config.base_url, self.token)
    }

    fn is_it(&self, token: &str) -> bool {
        self.token.as_bytes().ct_eq(token.as_bytes()).into()
    }
}

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes.get("/setup/{token}", new).post("/setup/{token}", create);
}

#[derive(Template)]
#[template(path = "setup/new.html")]
struct NewPortal {
    page: Page,
    summary: Option<Summary>,
    fields: Vec<FormField>,
}

/// Nobody learns whether the token was wrong or the portal is set up already.
async fn guard(db: &Db, setup: &Setup, req: &HttpRequest) -> Result<()> {
    let is_it = setup.is_it(req.match_info().get("token").unwrap_or_default());
    let has_users = db.read(accounts::store::has_users).await?;
    if is_it && !has_users { Ok(()) } else { Err(Error::NotFound) }
}

/// `GET /setup/{token}`
///
/// # Errors
/// `NotFound` for any other token, and once somebody can sign in.
pub async fn new(
    _: Public,
    page: Page,
    req: HttpRequest,
    db: web::Data<Db>,
    setup: web::Data<Setup>,
) -> Result<HttpResponse> {
    guard(&db, &setup, &req).await?;
    let start = Form::from_pairs(vec![("language".into(), page.code().into()), ("world".into(), "empty".into())]);
    render(&page, &start, &Problems::default())
}

fn render(page: &Page, typed: &Form, problems: &Problems) -> Result<HttpResponse> {
    let lang = page.lang();
    let field = |name, label, look| FormField::plain(lang, name, label, look, typed.one(name), problems);
    let world = |code: &str, label: &str| Choice {
        value: code.to_owned(),
        label: page.t(label).to_owned(),
        is_chosen: typed.one("world") == code,
    };
    let [password, again] = passwords::web::fields(page, problems);
    let fields = vec![
        field("organisation", "account-organisation", "line").autocomplete("organization"),
        field("name", "account-name", "name").autocomplete("name"),
        field("email", "sign-in-email", "email").autocomplete("username"),
        password,
        again,
        field("language", "account-language", "select").choices(languages(typed.one("language"))),
        field("world", "setup-world", "select")
            .choices(vec![world("empty", "setup-empty"), world("demo", "setup-demo")]),
    ];
    let summary = Summary::of(problems, lang);
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.answer(status, &NewPortal { page: page.clone(), summary, fields })
}

/// What the form says.
struct First {
    organisation: String,
    name: String,
    email: String,
    language: &'static str,
}

/// `POST /setup/{token}`
///
/// # Errors
/// `NotFound` for any other token, and for all but the first who send the form.
pub async fn create(
    _: Public,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let setup = req.app_data::<web::Data<Setup>>().ok_or_else(|| Error::internal("the set-up link is app data"))?;
    guard(&db, setup, &req).await?;
    let mut problems = Problems::default();
    let Some(first) = read(&form, &page, &mut problems) else { return render(&page, &form, &problems) };
    let hash = passwords::web::hash(form.one("password_new")).await?;
    let language = first.language;
    let (organisation, user) = db.write(Author::system(Job::SetUp), None, move |tx| begin(tx, &first, &hash)).await?;
    let flash = if form.one("world") == "demo" { fill(&db, organisation).await? } else { "flash-welcome" };
    let token = sessions::web::begin(&req, &db, user, Stage::Password).await?;
    let mut answer = redirect_saying("/cases", flash);
    sessions::web::signed_in(&mut answer, &config, token)?;
    answer.add_cookie(&session::language_cookie(&config, language))?;
    Ok(answer)
}

fn read(form: &Form, page: &Page, problems: &mut Problems) -> Option<First> {
    let lang = page.lang();
    let organisation = read_line(form, "organisation", "account-organisation", lang, problems);
    let name = read_line(form, "name", "account-name", lang, problems);
    let email = read_email(form, "email", lang, problems);
    let about = passwords::About { email: form.one("email"), name: &name, organisation: &organisation };
    passwords::web::check(form, page, &about, problems);
    let language = if form.one("language") == "fr" { "fr" } else { "en" };
    let first = First { organisation, name, email: email?, language };
    problems.is_clear().then_some(first)
}

/// The organisation and its first administrator, in one transaction that only one can win.
fn begin(tx: &mut Tx, first: &First, hash: &str) -> Result<(Id<Organisation>, Id<User>)> {
    if !accounts::store::claim_set_up(tx)? {
        return Err(Error::NotFound);
    }
    let organisation = tx.insert(accounts::new_organisation(&first.organisation))?;
    let user = accounts::new_user(&first.email, &first.name, first.language);
    let user = tx.insert(User { is_administrator: true, ..user })?;
    accounts::store::set_password(tx.conn(), user.id, hash)?;
    tx.insert(accounts::new_membership(organisation.id, user.id, Term::known("coordinator")))?;
    Ok((organisation.id, user.id))
}

/// Puts the invented cases in. Without them the portal is empty, but it is there.
async fn fill(db: &web::Data<Db>, organisation: Id<Organisation>) -> Result<&'static str> {
    let db = db.clone();
    let done = web::block(move || seed::demo(&db, organisation)).await?;
    Ok(match done {
        Ok(_) => "flash-welcome-demo",
        Err(cause) => {
            tracing::error!(%cause, "the demonstration world could not be made");
            "flash-welcome-no-demo"
        }
    })
}
