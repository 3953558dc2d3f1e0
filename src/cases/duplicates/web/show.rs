//! `GET /duplicates/{pair}`: two people side by side, and what may be decided.

use super::{
    super::{Pair, likeness::Likeness, store},
    side::{Reasons, Side},
};
use crate::{
    access::{Edit, Lead, May},
    accounts,
    db::Db,
    error::{Error, Result},
    fields::Problems,
    locale,
    web::{form::FormField, page::Page},
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// What was decided of the two.
struct Decided {
    who: String,
    at: chrono::NaiveDateTime,
    reason: String,
}

#[derive(Template)]
#[template(path = "duplicates/show.html")]
pub(super) struct Show {
    page: Page,
    key: String,
    left: Side,
    right: Side,
    why: Option<Reasons>,
    decided: Option<Decided>,
    reason: FormField,
    may_merge: bool,
}

/// The two.
///
/// # Errors
/// When the database fails.
pub async fn show(pair: May<Edit, Pair>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    page.html(&view(&pair, &page, &db, ("", &Problems::default())).await?)
}

/// The page; with a reason that could not be kept, and what is wrong with it.
pub(super) async fn view(
    pair: &May<Edit, Pair>,
    page: &Page,
    db: &Db,
    (typed, problems): (&str, &Problems),
) -> Result<Show> {
    let (scope, left, right) = (page.viewer().scope(), pair.left.id, pair.right.id);
    let (mut known, decided, names) = db
        .read(move |conn| {
            let known = store::known(conn, &[left, right], Some(scope))?;
            let decided = store::distinction(conn, left, right)?;
            let names = accounts::store::names(conn, decided.iter().map(|it| it.decided_by.as_str()))?;
            Ok((known, decided, names))
        })
        .await?;
    let (left, right) = (known.remove(&left).ok_or(Error::NotFound)?, known.remove(&right).ok_or(Error::NotFound)?);
    let likeness = Likeness::of(&left.context, &right.context);
    let mut reason = FormField::plain(page.lang(), "reason", "reason", "line", typed, problems);
    reason.optional = locale::find(page.lang(), "optional");
    reason.hint = None;
    Ok(Show {
        key: pair.key(),
        why: likeness.map(|likeness| Reasons::of(&likeness, page.lang())),
        decided: decided.map(|it| Decided {
            who: names.get(&it.decided_by).cloned().unwrap_or_default(),
            at: it.decided_at,
            reason: it.reason.unwrap_or_default(),
        }),
        left: Side::of(page, &left),
        right: Side::of(page, &right),
        reason,
        may_merge: pair.may::<Lead>(),
        page: page.clone(),
    })
}
