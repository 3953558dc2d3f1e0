//! `/team/retention`: after how long somebody is asked about a closed case.

use super::{CHOICES, read};
use crate::{
    access::{Acts, Manage, Organisation},
    accounts::store,
    db::Db,
    error::Result,
    fields::{Problems, read::Typed},
    web::{
        form::{Choice, Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes.get("/team/retention", edit).post("/team/retention", update);
}

#[derive(Template)]
#[template(path = "accounts/retention/edit.html")]
struct EditRetention {
    page: Page,
    field: FormField,
    summary: Option<Summary>,
}

fn view(page: &Page, chosen: &str, problems: &Problems) -> EditRetention {
    let choice = |value: String, label: String| Choice { is_chosen: value == chosen, value, label };
    let months =
        CHOICES.map(|months| choice(months.to_string(), page.t1("retention-months", "count", i64::from(months))));
    let never = choice("never".to_owned(), page.t("retention-never").to_owned());
    let field = FormField::plain(page.lang(), "retention_months", "retention-after", "select", chosen, problems);
    EditRetention {
        field: field.choices(months.into_iter().chain([never]).collect()),
        summary: Summary::of(problems, page.lang()),
        page: page.clone(),
    }
}

async fn edit(_: Acts<Manage>, page: Page) -> Result<HttpResponse> {
    let months = page.identity().and_then(|me| me.organisation.retention_months);
    let chosen = months.map_or("never".to_owned(), |months| months.to_string());
    page.html(&view(&page, &chosen, &Problems::default()))
}

async fn update(me: Acts<Manage>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let typed = form.one("retention_months");
    let Ok(retention_months) = read(typed) else {
        let mut problems = Problems::default();
        problems.error("retention_months", page.t("error-choose-one"));
        return page.unprocessable(&view(&page, typed, &problems));
    };
    let organisation = me.organisation.id;
    db.write(me.author(), form.reason(), move |tx| {
        let before = store::organisation(tx.conn(), organisation)?;
        tx.update(&before, Organisation { retention_months, ..before.clone() })
    })
    .await?;
    Ok(redirect_saying("/team", "flash-saved"))
}
