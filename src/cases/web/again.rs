//! `/cases/{case}/again`: somebody who was free is held once more. That is a
//! new case of the same person, and it says which one came before.

use super::create::{FIELDS as ALL, KIND, check_start};
use crate::{
    access::{Lead, May},
    cases::{Case, opening::Opening},
    db::Db,
    drafts::{self, Offer},
    error::{Error, Result},
    fields::{Field, Problems, read},
    web::{
        form::{Form, FormField, Summary, from_typed},
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::sync::LazyLock;

/// What is known of the person stays as it is, so it is not asked again.
static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let of_person = ["name", "name_unknown_label", "gender", "nationality", "second_nationality", "occupation"];
    ALL.iter().filter(|field| !of_person.contains(&field.name)).copied().collect()
});

#[derive(Template)]
#[template(path = "cases/again.html")]
struct Again {
    page: Page,
    case: Case,
    fields: Vec<FormField>,
    summary: Option<Summary>,
    draft: Offer,
}

/// The form, or the draft of it that is carried on.
///
/// # Errors
/// When the database fails.
pub async fn new(case: May<Lead, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let start = Form::from_pairs(vec![
        ("detaining_country".into(), case.detaining_country.code().into()),
        ("status".into(), "unknown".into()),
        ("file_status".into(), "verifying".into()),
    ]);
    let opened = drafts::open(&db, &page, page.t("held-again-title")).await?;
    let typed = opened.typed.unwrap_or(start);
    page.html(&Again {
        fields: from_typed(KIND, &FIELDS, &typed, page.lang(), &Problems::default()),
        summary: None,
        draft: opened.offer,
        case: case.clone(),
        page: page.clone(),
    })
}

/// Creates the case, where the person is and what for. What is silent stays so.
///
/// # Errors
/// When the database fails.
pub async fn create(case: May<Lead, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let lang = page.lang();
    let mut problems = Problems::default();
    let values = read::read(KIND, &FIELDS, &form, lang, &mut problems);
    check_start(&values, lang, &mut problems);
    let may_save = problems.is_clear() && (problems.questions.is_empty() || form.is_confirmed());
    if !may_save {
        return page.unprocessable(&Again {
            fields: from_typed(KIND, &FIELDS, &form, lang, &problems),
            summary: Summary::of(&problems, lang),
            draft: drafts::again(&page, &form),
            case: case.clone(),
            page: page.clone(),
        });
    }
    let opening = Opening::again(&values, &case)?;
    let lead = page.identity().ok_or(Error::SignIn)?.user.id;
    let (before, sent) = (case.clone(), drafts::Sent::of(&form, &case.author()));
    let new = db
        .write(case.author(), form.reason(), move |tx| {
            let new = opening.write_again(tx, lead, &before)?;
            sent.is_saved(tx.conn())?;
            Ok(new)
        })
        .await?;
    Ok(redirect_saying(&format!("/cases/{}", new.id), "flash-case-created"))
}
