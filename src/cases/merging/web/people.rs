//! `/duplicates/{pair}/merge`: two records of one person, field by field.

use super::{
    super::{
        choice::values,
        people::{self, NAME},
    },
    form::{self, Head, Row, Subject},
};
use crate::{
    access::{Lead, May},
    cases::{
        Case,
        duplicates::{Pair, store, store::Known},
    },
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    history::Record,
    people::Person,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};

/// The form.
///
/// # Errors
/// When the database fails.
pub async fn new(pair: May<Lead, Pair>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let typed = Form::default();
    form::choose(&page, subject(&pair, &page, &db, &typed).await?, &typed)
}

/// Says what follows, and with a "yes" does it.
///
/// # Errors
/// `Stale` where somebody changed one of them meanwhile.
pub async fn create(pair: May<Lead, Pair>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let it = subject(&pair, &page, &db, &typed).await?;
    if !form::is_current(&it, &typed) {
        return Err(Error::Stale);
    }
    if !typed.is_confirmed() {
        let follows = follows(&page, &pair, &it, form::left_stays(&typed));
        return form::confirm(&page, it, &typed, follows);
    }
    let choices = form::choices(&it.rows, &typed);
    let (stays, goes) = match form::left_stays(&typed) {
        true => (pair.left.clone(), pair.right.clone()),
        false => (pair.right.clone(), pair.left.clone()),
    };
    let merge = db.write(pair.author(), typed.reason(), move |tx| people::merge(tx, &stays, &goes, &choices)).await?;
    Ok(redirect_saying(&format!("/merges/{}", merge.id), "flash-merged"))
}

async fn subject(pair: &May<Lead, Pair>, page: &Page, db: &Db, typed: &Form) -> Result<Subject> {
    let (scope, left, right) = (page.viewer().scope(), pair.left.id, pair.right.id);
    let mut known = db.read(move |conn| store::known(conn, &[left, right], Some(scope))).await?;
    let (left, right) = (known.remove(&left).ok_or(Error::NotFound)?, known.remove(&right).ok_or(Error::NotFound)?);
    let (one, other) = (values(&left.person), values(&right.person));
    let mut rows = form::rows(page, (Person::KIND, Person::FIELDS), &one, &other, typed);
    rows.insert(0, listed(page, &left, &right, typed));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Subject {
        action: format!("/duplicates/{}/merge", pair.key()),
        back: format!("/duplicates/{}", pair.key()),
        title: "merge-people-title",
        united: vec![
            page.t1("merge-names", "count", count(left.names.len() + right.names.len())),
            page.t1("merge-cases", "count", count(left.cases.len() + right.cases.len())),
            page.t("merge-united-person").to_owned(),
        ],
        left: head(page, &left),
        right: head(page, &right),
        rows,
    })
}

fn head(page: &Page, it: &Known) -> Head {
    let label = || it.person.name_unknown_label.clone().unwrap_or_else(|| page.t("name-not-known").to_owned());
    Head {
        name: it.names.first().map_or_else(label, |name| name.full.clone()),
        reference: it.person.reference.clone(),
        version: it.person.version,
    }
}

/// Under which name the person is listed; both are kept.
fn listed(page: &Page, left: &Known, right: &Known, typed: &Form) -> Row {
    let name = |it: &Known| it.names.first().map(|name| name.full.clone()).unwrap_or_default();
    let taken = if typed.one(&format!("choice:{NAME}")) == "right" || left.names.is_empty() { "right" } else { "left" };
    Row {
        name: NAME.to_owned(),
        label: page.t("merge-listed-as").to_owned(),
        is_same: name(left) == name(right),
        left: name(left),
        right: name(right),
        may_take_both: false,
        taken,
    }
}

fn follows(page: &Page, pair: &Pair, it: &Subject, left_stays: bool) -> Vec<String> {
    let (stays, goes) = if left_stays { (&it.left, &it.right) } else { (&it.right, &it.left) };
    let named = ("stays", stays.reference.as_str().into());
    let mut all = vec![page.t2("merge-follows-people", named, ("goes", goes.reference.as_str().into()))];
    all.extend(it.united.iter().cloned());
    all.push(page.t("merge-follows-citations").to_owned());
    let is_hidden = |cases: &[(Case, _)]| cases.iter().all(|(case, _)| case.is_silent());
    if is_hidden(&pair.left_cases) != is_hidden(&pair.right_cases) {
        let open: Vec<&str> =
            pair.cases().filter(|(case, _)| !case.is_silent()).map(|(case, _)| case.reference.as_str()).collect();
        all.push(page.t1("merge-follows-hushed", "cases", open.join(", ")));
    }
    all.push(page.t("merge-follows-undo").to_owned());
    all
}
