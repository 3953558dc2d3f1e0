//! `/notices`: what somebody is told; how they wish to be told; and, for
//! administrators, the mails that could not be sent.

use super::{
    How, Kind,
    store::{
        self, Notice,
        outbox::{self, Mail},
    },
};
use crate::{
    access::{Acts, Manage, Member},
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    history::Unrecorded,
    web::{
        form::Form,
        page::{Page, own_path, redirect, redirect_saying},
        pager::{Pager, SIZES, Window},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/notices", index)
        .post("/notices/reading", read_all)
        .get("/notices/mail", mail)
        .post("/notices/mail/{mail}/retrial", retry)
        .post("/notices/mail/{mail}/removal", remove)
        .post("/notices/{notice}/reading", read)
        .post("/account/notices", choose);
}

/// One notice as the page shows it.
struct Line {
    it: Notice,
    words: String,
}

#[derive(Template)]
#[template(path = "notices/index.html")]
struct ListNotices {
    page: Page,
    lines: Vec<Line>,
    pager: Pager,
    mails: bool,
}

async fn index(
    me: Member,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let window = Window::new(get("page"), get("rows"));
    let (user, scope) = (me.user.id, page.viewer().scope());
    let mut found = db.read(move |conn| store::of(conn, user, scope, window)).await?;
    let has_more = found.len() > window.rows;
    found.truncate(window.rows);
    let to = |n: usize| format!("/notices?page={n}&rows={}", window.rows);
    let pager = Pager {
        words: page.t1("pager-page", "page", i64::try_from(window.page).unwrap_or(1)),
        previous: (window.page > 1).then(|| (page.t("pager-newer").to_owned(), to(window.page - 1))),
        next: has_more.then(|| (page.t("pager-older").to_owned(), to(window.page + 1))),
        label: page.t("pager-label").to_owned(),
        sizes: SIZES.iter().map(|size| (*size, format!("/notices?rows={size}"), *size == window.rows)).collect(),
        sizes_label: page.t("pager-rows").to_owned(),
    };
    let line = |it: Notice| Line { words: words(&page, &it), it };
    page.html(&ListNotices {
        lines: found.into_iter().map(line).collect(),
        pager,
        mails: db.mails(),
        page: page.clone(),
    })
}

fn words(page: &Page, notice: &Notice) -> String {
    let key = Kind::of(&notice.kind).map_or("account", Kind::code);
    page.t1(&format!("notice-says-{key}"), "about", notice.about.as_str())
}

/// Marks one as seen, and goes to where it is to be seen.
async fn read(me: Member, db: web::Data<Db>, path: web::Path<String>, _form: Form) -> Result<HttpResponse> {
    let (user, id) = (me.user.id, path.into_inner());
    let address = db
        .write_unrecorded(Unrecorded::Notice, move |conn| {
            let notice = store::one(conn, user, &id)?.ok_or(Error::NotFound)?;
            store::see(conn, user, Some(notice.id))?;
            Ok(notice.address)
        })
        .await?;
    Ok(redirect(&own_path(&address)))
}

async fn read_all(me: Member, db: web::Data<Db>, _form: Form) -> Result<HttpResponse> {
    let user = me.user.id;
    db.write_unrecorded(Unrecorded::Notice, move |conn| store::see(conn, user, None)).await?;
    Ok(redirect_saying("/notices", "flash-notices-seen"))
}

/// `POST /account/notices`: how a member wishes to be told by mail.
async fn choose(me: Member, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let how = |kind: Kind| How::of(form.one(&format!("how-{}", kind.code()))).unwrap_or(kind.usual());
    let chosen: Vec<(Kind, How)> = Kind::ALL.map(|kind| (kind, how(kind))).into();
    let user = me.user.id;
    db.write_unrecorded(Unrecorded::Notice, move |conn| store::choose(conn, user, &chosen)).await?;
    Ok(redirect_saying("/account#notices", "flash-saved"))
}

#[derive(Template)]
#[template(path = "notices/mail.html")]
struct ShowMail {
    page: Page,
    mails: bool,
    waiting: i64,
    lists: Vec<Outbox>,
}

/// The mails of one kind: those tried again, or those given up.
struct Outbox {
    title: &'static str,
    mails: Vec<(Mail, String)>,
    is_over: bool,
}

async fn mail(_: Acts<Manage>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let scope = page.viewer().scope();
    let found = db.read(move |conn| outbox::standing(conn, scope)).await?;
    page.html(&ShowMail {
        mails: db.mails(),
        waiting: found.waiting,
        lists: vec![
            Outbox { title: "mail-tried", mails: found.tried, is_over: false },
            Outbox { title: "mail-given-up", mails: found.given_up, is_over: true },
        ],
        page: page.clone(),
    })
}

async fn retry(
    _: Acts<Manage>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<String>,
    _form: Form,
) -> Result<HttpResponse> {
    let (scope, id) = (page.viewer().scope(), path.into_inner());
    db.write_unrecorded(Unrecorded::Notice, move |conn| outbox::retry(conn, scope, &id)).await?;
    Ok(redirect_saying("/notices/mail", "flash-mail-again"))
}

async fn remove(
    _: Acts<Manage>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<String>,
    _form: Form,
) -> Result<HttpResponse> {
    let (scope, id) = (page.viewer().scope(), path.into_inner());
    db.write_unrecorded(Unrecorded::Notice, move |conn| outbox::remove(conn, scope, &id)).await?;
    Ok(redirect_saying("/notices/mail", "flash-mail-removed"))
}
