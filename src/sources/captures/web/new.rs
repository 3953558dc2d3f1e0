//! `GET /sources/{source}/captures/new`: the same article again, as it is now:
//! pasted, or a file. What was captured before stays.

use super::taking::{self, Refused};
use crate::{
    access::{Edit, May},
    config::Config,
    db::Db,
    drafts::{self, Offer},
    error::Result,
    fields::{Problems, read::Typed},
    history::Tx,
    id::Id,
    sources::{
        Source,
        captures::{Incoming, store},
        store::{current, keep_text},
    },
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect_saying},
        upload::Upload,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "sources/captures/new.html")]
struct NewCapture {
    page: Page,
    source: Source,
    text: FormField,
    /// The message at the file.
    file_error: Option<&'static str>,
    summary: Option<Summary>,
    draft: Offer,
}

fn view(page: &Page, source: &Source, typed: &Form, problems: &Problems) -> NewCapture {
    let mut text = FormField::plain(page.lang(), "text", "capture-text", "text", typed.one("text"), problems);
    text.rows = 16;
    NewCapture {
        source: source.clone(),
        text,
        file_error: None,
        summary: Summary::of(problems, page.lang()),
        draft: drafts::again(page, typed),
        page: page.clone(),
    }
}

pub(super) async fn new(source: May<Edit, Source>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let name = format!("{} – {}", page.t("capture-new"), source.reference());
    let opened = drafts::open(&db, &page, &name).await?;
    let mut form = view(&page, &source, &opened.typed.unwrap_or_default(), &Problems::default());
    form.draft = opened.offer;
    page.html(&form)
}

pub(super) async fn create(
    source: May<Edit, Source>,
    page: Page,
    db: web::Data<Db>,
    typed: Form,
) -> Result<HttpResponse> {
    match taking::pasted(typed.one("text"), None).await? {
        Ok(incoming) => {
            let (id, sent) = (source.id, drafts::Sent::of(&typed, &source.author()));
            db.write(source.author(), typed.reason(), move |tx| {
                sent.is_saved(tx.conn())?;
                add(tx, id, incoming)
            })
            .await?;
            Ok(redirect_saying(&format!("/sources/{}", source.id), "flash-capture-added"))
        }
        Err(refused) => {
            let mut problems = Problems::default();
            problems.error("text", page.t(refused));
            page.unprocessable(&view(&page, &source, &typed, &problems))
        }
    }
}

pub(super) async fn create_from_file(
    source: May<Edit, Source>,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    upload: Upload,
) -> Result<HttpResponse> {
    let refuse = |refused: Refused| {
        let mut problems = Problems::default();
        problems.error("files", page.t(refused));
        let mut form = view(&page, &source, &upload.form, &problems);
        form.file_error = Some(refused);
        page.unprocessable(&form)
    };
    let Some(file) = upload.files.first().cloned() else { return refuse("capture-no-file") };
    match taking::chosen(&config, file).await? {
        Ok(incoming) => {
            let (id, has_text) = (source.id, !incoming.extract.text.is_empty());
            db.write(source.author(), upload.form.reason(), move |tx| add(tx, id, incoming)).await?;
            let said = if has_text { "flash-capture-added" } else { "flash-capture-without-text" };
            Ok(redirect_saying(&format!("/sources/{}", source.id), said))
        }
        Err(refused) => refuse(refused),
    }
}

/// The newest capture, whose text becomes the source's. One without a text leaves that as it is.
fn add(tx: &mut Tx, id: Id<Source>, incoming: Incoming) -> Result<()> {
    let before = current(tx.conn(), id)?;
    let text = &incoming.extract.text;
    if !text.is_empty() {
        let text_chars = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
        let text_sha256 = Some(keep_text(tx, text)?);
        tx.update(&before, Source { text_sha256, text_chars, ..before.clone() })?;
    }
    store::keep(tx, id, Some(&before), incoming)?;
    Ok(())
}
