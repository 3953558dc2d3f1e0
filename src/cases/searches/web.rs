//! `/searches`: saved searches, made from the list and opened again in it.

use super::{Held, MANY, NAME_MAX, News, Saved, SavedSearch, news, store};
use crate::{
    access::{Acts, Member, View},
    cases::list::Filter,
    clock,
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    history::Unrecorded,
    id::Id,
    search::Finder,
    text,
    web::{
        form::Form,
        page::{Page, redirect, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/searches", index)
        .post("/searches", create)
        .post("/searches/{search}", update)
        .post("/searches/{search}/opening", open)
        .post("/searches/{search}/removal", remove);
}

/// One saved search as the page shows it.
struct Row {
    it: Saved,
    may_change: bool,
    news: String,
}

#[derive(Template)]
#[template(path = "cases/searches/index.html")]
struct ListSearches {
    page: Page,
    rows: Vec<Row>,
}

async fn index(
    _: Acts<View>,
    me: Member,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
) -> Result<HttpResponse> {
    let (scope, user, keys, finder) = (page.viewer().scope(), me.user.id, db.keys().clone(), finder.get_ref().clone());
    let found = db
        .read(move |conn| {
            let all = store::of(conn, &keys, scope, user)?;
            all.into_iter()
                .map(|saved| {
                    let news = match saved.looked_at {
                        Some(at) => news(conn, &finder, scope, &saved.held, user, at)?,
                        None => News::default(),
                    };
                    Ok((saved, news))
                })
                .collect::<Result<Vec<_>>>()
        })
        .await?;
    let row = |(it, news): (Saved, News)| Row {
        may_change: may_change(&me, &it.it),
        news: page.t2("search-news", ("new", news.new.into()), ("changed", news.changed.into())),
        it,
    };
    page.html(&ListSearches { rows: found.into_iter().map(row).collect(), page: page.clone() })
}

/// Whoever saved it changes it; what the team uses, its administrators too.
fn may_change(me: &Member, search: &SavedSearch) -> bool {
    search.user_id == me.user.id || (search.is_shared && me.role.is("coordinator"))
}

/// A name that was typed; the list's own words where none was.
fn name_of(form: &Form, page: &Page) -> String {
    let name = text::clean_line(form.one("name"), NAME_MAX).unwrap_or_default();
    if name.is_empty() { page.t("search-unnamed").to_owned() } else { name }
}

/// Saves the list as it stands: its filters, its order, and the words that stand sealed in its address.
async fn create(_: Acts<View>, me: Member, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let get = |name: &str| form.one(name).to_owned();
    let filter = Filter::read(&get, page.lang());
    let mut pairs: Vec<(String, String)> =
        filter.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let is_word = |value: &str| !value.is_empty() && value.chars().all(|c| c.is_ascii_lowercase());
    pairs.extend(["sort", "order"].map(|name| (name.to_owned(), get(name))).into_iter().filter(|(_, v)| is_word(v)));
    let sealed = get("search");
    let words = page.open(&sealed).unwrap_or_default();
    if !sealed.is_empty() && words.is_empty() {
        return Err(Error::Invalid("error-search-lost"));
    }
    let held = Held { name: name_of(&form, &page), pairs, words };
    let search = SavedSearch {
        id: Id::new(),
        version: 1,
        organisation_id: me.organisation.id,
        user_id: me.user.id,
        is_shared: !form.one("is_shared").is_empty(),
        held: String::new(),
        created_at: clock::now(),
    };
    let (scope, user, keys) = (page.viewer().scope(), me.user.id, db.keys().clone());
    let is_told = !form.one("is_told").is_empty();
    let search = search.holding(&keys, &held)?;
    db.write(me.author(), None, move |tx| {
        if store::of(tx.conn(), &keys, scope, user)?.len() >= MANY {
            return Err(Error::Invalid("error-searches-full"));
        }
        let saved = tx.insert(search)?;
        store::look(tx.conn(), saved.id, user, Some(clock::now()), is_told)
    })
    .await?;
    Ok(redirect_saying("/searches", "flash-search-saved"))
}

/// Opens it in the list: the words are sealed for this visitor's address.
async fn open(
    _: Acts<View>,
    me: Member,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<String>,
    _form: Form,
) -> Result<HttpResponse> {
    let (scope, user, keys, id) = (page.viewer().scope(), me.user.id, db.keys().clone(), path.into_inner());
    let saved = db
        .write_unrecorded(Unrecorded::Notice, move |conn| {
            let saved = store::one(conn, &keys, scope, user, &id)?;
            store::look(conn, saved.it.id, user, Some(clock::now()), saved.is_told)?;
            Ok(saved)
        })
        .await?;
    let mut pairs = saved.held.pairs;
    if !saved.held.words.is_empty() {
        pairs.push(("search".to_owned(), page.seal(&saved.held.words)));
    }
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    Ok(redirect(&if query.is_empty() { "/cases".to_owned() } else { format!("/cases?{query}") }))
}

/// Another name, for oneself or the team, told or not.
async fn update(
    _: Acts<View>,
    me: Member,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let (scope, user, keys, id) = (page.viewer().scope(), me.user.id, db.keys().clone(), path.into_inner());
    let opened = keys.clone();
    let saved = db.read(move |conn| store::one(conn, &opened, scope, user, &id)).await?;
    let (search, is_told) = (saved.it.id, !form.one("is_told").is_empty());
    let name = name_of(&form, &page);
    let mut after = saved.it.clone();
    // What others see under a name is theirs to find again: only who may changes it.
    if may_change(&me, &saved.it) && form.version() == saved.it.version {
        after.is_shared = !form.one("is_shared").is_empty();
        if name != saved.held.name {
            after = after.holding(&keys, &Held { name, ..saved.held })?;
        }
    } else if may_change(&me, &saved.it) {
        return Err(Error::Stale);
    }
    if after == saved.it {
        db.write_unrecorded(Unrecorded::Notice, move |conn| store::look(conn, search, user, None, is_told)).await?;
    } else {
        db.write(me.author(), None, move |tx| {
            tx.update(&saved.it, after)?;
            store::look(tx.conn(), search, user, None, is_told)
        })
        .await?;
    }
    Ok(redirect_saying("/searches", "flash-saved"))
}

async fn remove(
    _: Acts<View>,
    me: Member,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<String>,
    _form: Form,
) -> Result<HttpResponse> {
    let (scope, user, keys, id) = (page.viewer().scope(), me.user.id, db.keys().clone(), path.into_inner());
    let saved = db.read(move |conn| store::one(conn, &keys, scope, user, &id)).await?;
    if !may_change(&me, &saved.it) {
        return Err(Error::Forbidden);
    }
    db.write(me.author(), None, move |tx| store::remove(tx, &saved.it)).await?;
    Ok(redirect_saying("/searches", "flash-search-removed"))
}
