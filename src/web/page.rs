//! What every page needs: who looks, in which language, where they are.

use super::{csrf, news::Notice, seal, statics};
use crate::{
    access::{Identity, RoleRight, Viewer},
    dates::Lang,
    error::{Error, Result},
    locale,
};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder,
    cookie::{Cookie, SameSite},
    dev::Payload,
    http::StatusCode,
};
use askama::Template;
use std::{
    future::{Ready, ready},
    rc::Rc,
};

/// The name of the cookie that carries one message to the next page.
const FLASH: &str = "flash";

/// The frame of a page; templates call its methods.
#[derive(Debug, Clone)]
pub struct Page {
    viewer: Viewer,
    path: String,
    query: String,
    flash: Option<Rc<str>>,
    may_edit: Option<bool>,
    news: Rc<[Notice]>,
}

impl Page {
    pub(crate) fn of(req: &HttpRequest) -> Self {
        let viewer = Viewer::of(req);
        let flash = req.cookie(FLASH).and_then(|cookie| match cookie.value() {
            key if key.starts_with("flash-") => locale::find(viewer.lang, key).map(Rc::from),
            // Words that name somebody are sealed, so that nobody else reads or makes them.
            sealed => seal::open(&viewer.secret, sealed).map(Rc::from),
        });
        let news = req.extensions().get::<Rc<[Notice]>>().cloned().unwrap_or_default();
        Self { viewer, path: req.path().to_owned(), query: req.query_string().to_owned(), flash, may_edit: None, news }
    }

    /// The same page, which leaves what the last action said to the next one.
    pub(crate) fn keeping_flash(self) -> Self {
        Self { flash: None, ..self }
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.viewer.lang
    }
    /// `en` or `fr`.
    pub fn code(&self) -> &'static str {
        match self.viewer.lang {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }
    /// The message under this key.
    pub fn t<'a>(&self, key: &'a str) -> &'a str {
        locale::text(self.viewer.lang, key)
    }
    /// A message with one argument.
    pub fn t1(&self, key: &str, name: &str, value: impl Into<locale::Value>) -> String {
        locale::format(self.viewer.lang, key, &[(name, value.into())])
    }
    /// "since 14 Mar 2024", or what fits a date that is not one point.
    pub fn since(&self, date: &crate::dates::PartialDate) -> String {
        self.t1(if date.is_point() { "since" } else { "since-loosely" }, "date", date.short_words(self.viewer.lang))
    }
    /// A message with two arguments.
    pub fn t2(&self, key: &str, a: (&str, locale::Value), b: (&str, locale::Value)) -> String {
        locale::format(self.viewer.lang, key, &[a, b])
    }
    /// A number as the language writes it.
    pub fn number(&self, number: &i64) -> String {
        locale::number(self.viewer.lang, *number)
    }
    /// A day and time, UTC, in words.
    pub fn moment(&self, at: &chrono::NaiveDateTime) -> String {
        moment(self.viewer.lang, at)
    }
    /// A day in words: "today", "3 days ago", or the date.
    pub fn ago(&self, at: &chrono::NaiveDateTime) -> String {
        let day = at.date();
        match (crate::clock::today() - day).num_days() {
            0 => self.t("today").to_owned(),
            1 => self.t("yesterday").to_owned(),
            days @ 2..=120 => self.t1("days-ago", "days", days),
            _ => crate::dates::PartialDate::day(day).short_words(self.viewer.lang),
        }
    }
    /// Who is signed in.
    pub fn identity(&self) -> Option<&Identity> {
        self.viewer.identity()
    }
    /// Whether the password was right and the factor is still missing.
    pub fn is_entering(&self) -> bool {
        self.viewer.entering().is_some()
    }
    /// What happened to the account and was not read yet, the oldest first.
    pub fn news(&self) -> &[Notice] {
        &self.news
    }
    /// Notices that the member has not seen.
    pub fn unread(&self) -> i64 {
        self.viewer.unread
    }
    /// Who looks.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }
    /// Whether the role allows it on the organisation's own things: decides which buttons appear.
    pub fn may<R: RoleRight>(&self) -> bool {
        self.viewer.may::<R>()
    }
    /// Whether the visitor may edit: what the page is about, where it is about one thing.
    pub fn may_edit(&self) -> bool {
        self.may_edit.unwrap_or_else(|| self.may::<crate::access::Edit>())
    }
    /// The same page, about a thing that the visitor may or may not edit.
    pub fn about(mut self, may_edit: bool) -> Self {
        self.may_edit = Some(may_edit);
        self
    }
    /// Whether the visitor may manage members.
    pub fn may_manage(&self) -> bool {
        self.may::<crate::access::Manage>()
    }
    /// A token for a form.
    pub fn csrf(&self) -> String {
        csrf::token(&self.viewer.secret)
    }
    /// Text sealed for this visitor, to stand in a URL.
    pub fn seal(&self, text: &str) -> String {
        seal::seal(&self.viewer.secret, text)
    }
    /// What this visitor's page sealed.
    pub fn open(&self, sealed: &str) -> Option<String> {
        seal::open(&self.viewer.secret, sealed)
    }
    /// The address of this page.
    pub fn path(&self) -> &str {
        &self.path
    }
    /// The address with its query, to come back to.
    pub fn here(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }
    /// A value of the address; `""` where it has none of this name.
    pub fn asked(&self, name: &str) -> String {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&self.query).unwrap_or_default();
        pairs.into_iter().find(|(n, _)| n == name).map(|(_, value)| value).unwrap_or_default()
    }
    /// Whether this entry of the main menu is where we are.
    pub fn is_in(&self, start: &str) -> bool {
        self.path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
    /// What the last action left to say.
    pub fn flash(&self) -> Option<&str> {
        self.flash.as_deref()
    }
    /// The address of a static file.
    pub fn file(&self, name: &str) -> &'static str {
        statics::path(name)
    }

    /// The page, answered with 200.
    ///
    /// # Errors
    /// When the template cannot be rendered.
    pub fn html(&self, template: &impl Template) -> Result<HttpResponse> {
        self.answer(StatusCode::OK, template)
    }

    /// The page with another status: 422 for a form to be corrected, 409 for a conflict.
    ///
    /// # Errors
    /// When the template cannot be rendered.
    pub fn answer(&self, status: StatusCode, template: &impl Template) -> Result<HttpResponse> {
        let mut answer = HttpResponseBuilder::new(status);
        answer.content_type("text/html; charset=utf-8");
        if self.flash.is_some() {
            let mut gone = Cookie::build(FLASH, "").path("/").finish();
            gone.make_removal();
            answer.cookie(gone);
        }
        Ok(answer.body(template.render()?))
    }

    /// A form to be corrected.
    ///
    /// # Errors
    /// When the template cannot be rendered.
    pub fn unprocessable(&self, template: &impl Template) -> Result<HttpResponse> {
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, template)
    }
}

impl FromRequest for Page {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(req)))
    }
}

/// On to another page.
pub fn redirect(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("location", to)).finish()
}

/// On to another page, which says what was done. `flash` is a message key that begins with `flash-`.
pub fn redirect_saying(to: &str, flash: &'static str) -> HttpResponse {
    let cookie = Cookie::build(FLASH, flash).path("/").http_only(true).same_site(SameSite::Lax).finish();
    HttpResponse::SeeOther().insert_header(("location", to)).cookie(cookie).finish()
}

/// On to another page, which says these words; at most 500 characters of them.
pub fn redirect_telling(page: &Page, to: &str, words: &str) -> HttpResponse {
    let words: String = words.chars().take(500).collect();
    let cookie = Cookie::build(FLASH, page.seal(&words)).path("/").http_only(true).same_site(SameSite::Lax).finish();
    HttpResponse::SeeOther().insert_header(("location", to)).cookie(cookie).finish()
}

/// A day and time, UTC, in words.
pub fn moment(lang: Lang, at: &chrono::NaiveDateTime) -> String {
    let day = crate::dates::PartialDate::day(at.date()).short_words(lang);
    format!("{day}, {} UTC", at.format("%H:%M"))
}

/// An address within the portal; anything else becomes the start page.
pub fn own_path(typed: &str) -> String {
    let is_own =
        typed.starts_with('/') && !typed.starts_with("//") && !typed.chars().any(|c| c.is_control() || c == '\\');
    if is_own { typed.to_owned() } else { "/".to_owned() }
}

/// Remembers for the request what `Page::of` and the proofs read.
pub(crate) fn remember(req: &HttpRequest, viewer: Viewer) {
    req.extensions_mut().insert(viewer);
}
