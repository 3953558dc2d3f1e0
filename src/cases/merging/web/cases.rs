//! `/duplicates/cases/{twins}/merge`: two cases of one person, field by field.

use super::{
    super::{Twins, cases, choice::values, hush},
    form::{self, Head, Subject},
};
use crate::{
    access::{Lead, May, Organisation},
    cases::{
        Case,
        dossier::Dossier,
        parts::web::name_of,
        shares::{self, Share},
    },
    db::Db,
    error::{Error, Result},
    history::Record,
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
pub async fn new(twins: May<Lead, Twins>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let typed = Form::default();
    let (it, _) = subject(&twins, &page, &db, &typed).await?;
    form::choose(&page, it, &typed)
}

/// Says what follows, and with a "yes" does it.
///
/// # Errors
/// `Stale` where somebody changed one of them meanwhile.
pub async fn create(twins: May<Lead, Twins>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let (it, partners) = subject(&twins, &page, &db, &typed).await?;
    if !form::is_current(&it, &typed) {
        return Err(Error::Stale);
    }
    if !typed.is_confirmed() {
        let follows = follows(&page, &twins, &it, &partners, form::left_stays(&typed));
        return form::confirm(&page, it, &typed, follows);
    }
    let choices = form::choices(&it.rows, &typed);
    let (stays, goes) = match form::left_stays(&typed) {
        true => (twins.left.0.clone(), twins.right.0.clone()),
        false => (twins.right.0.clone(), twins.left.0.clone()),
    };
    let merge = db.write(twins.author(), typed.reason(), move |tx| cases::merge(tx, &stays, &goes, &choices)).await?;
    Ok(redirect_saying(&format!("/merges/{}", merge.id), "flash-merged"))
}

type Partners = Vec<(Share, Organisation)>;

async fn subject(twins: &May<Lead, Twins>, page: &Page, db: &Db, typed: &Form) -> Result<(Subject, Partners)> {
    let both = vec![twins.left.0.clone(), twins.right.0.clone()];
    let (mut dossiers, partners) = db
        .read(move |conn| {
            let mut partners = Vec::new();
            for case in &both {
                partners.extend(shares::with_names(conn, case.id)?);
            }
            Ok((Dossier::load_all(conn, both)?, partners))
        })
        .await?;
    let (Some(right), Some(left)) = (dossiers.pop(), dossiers.pop()) else { return Err(Error::NotFound) };
    let rows = form::rows(page, (Case::KIND, Case::FIELDS), &values(&left.case), &values(&right.case), typed);
    let head =
        |it: &Dossier| Head { name: name_of(it), reference: it.case.reference.clone(), version: it.case.version };
    let it = Subject {
        action: format!("/duplicates/cases/{}/merge", twins.key()),
        back: format!("/cases/{}", twins.left.0.id),
        title: "merge-cases-title",
        united: united(page, &left, &right),
        left: head(&left),
        right: head(&right),
        rows,
    };
    Ok((it, partners))
}

/// What is united, of which there is any.
fn united(page: &Page, left: &Dossier, right: &Dossier) -> Vec<String> {
    type Count = fn(&Dossier) -> usize;
    let counts: [(&str, Count); 3] = [
        ("merge-stays-in-custody", |it| it.custody.len()),
        ("merge-charges", |it| it.charges.len()),
        ("merge-sources", |it| it.sources.len()),
    ];
    let sums = counts.into_iter().map(|(key, of)| (key, i64::try_from(of(left) + of(right)).unwrap_or(i64::MAX)));
    let lines = sums.filter(|(_, sum)| *sum > 0).map(|(key, sum)| page.t1(key, "count", sum));
    lines.chain([page.t("merge-united-case").to_owned()]).collect()
}

fn follows(page: &Page, twins: &Twins, it: &Subject, partners: &Partners, left_stays: bool) -> Vec<String> {
    let (stays, goes) = if left_stays { (&it.left, &it.right) } else { (&it.right, &it.left) };
    let named = ("stays", stays.reference.as_str().into());
    let mut all = vec![page.t2("merge-follows-cases", named, ("goes", goes.reference.as_str().into()))];
    all.extend(it.united.iter().cloned());
    all.push(page.t("merge-follows-citations").to_owned());
    let (left, right) = (&twins.left.0, &twins.right.0);
    if left.is_silent() || right.is_silent() {
        all.push(page.t("merge-follows-silent").to_owned());
    } else {
        let level = hush::stricter(left.publicity, right.publicity);
        all.push(page.t1("merge-follows-publicity", "level", level.label(page.lang())));
        all.push(page.t("merge-follows-team").to_owned());
        let mut names: Vec<&str> = partners.iter().map(|(_, with)| with.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if !names.is_empty() {
            all.push(page.t1("merge-follows-shares", "partners", names.join(", ")));
        }
    }
    all.push(page.t("merge-follows-undo").to_owned());
    all
}
