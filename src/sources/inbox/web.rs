//! `GET /sources/inbox/new`: one page where articles come in. Pasted text and
//! files are two forms, so that neither is lost with the other.

use super::add;
use crate::{
    access::{Acts, Edit},
    config::Config,
    db::Db,
    drafts::{self, Offer},
    error::Result,
    fields::{
        Field, Input, Problems,
        read::{self, Typed},
    },
    history::Record,
    sources::{Source, captures::web::taking},
    web::{
        form::{Form, FormField, Summary, from_typed},
        page::{Page, redirect_saying},
        routes::Routes,
        upload::Upload,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// What is asked beside the text.
const FIELDS: &[Field] = &[Field::new("url", Input::Url)];

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/sources/inbox/new", new)
        .post("/sources/inbox", create)
        .post("/sources/inbox/files", create_from_files);
}

#[derive(Template)]
#[template(path = "sources/inbox/new.html")]
struct Inbox {
    page: Page,
    text: FormField,
    fields: Vec<FormField>,
    /// What came in with the same form.
    came: Vec<Source>,
    /// Each file that did not, and why.
    refused: Vec<(String, String)>,
    is_without_files: bool,
    summary: Option<Summary>,
    draft: Offer,
    /// The case to cite it for afterwards, or nothing.
    case: String,
}

impl Inbox {
    fn files_failed(&self) -> bool {
        self.is_without_files || !self.refused.is_empty()
    }
}

fn view(page: &Page, typed: &Form, problems: &Problems) -> Inbox {
    let lang = page.lang();
    let mut text = FormField::plain(lang, "text", "inbox-text", "text", typed.one("text"), problems);
    text.rows = 14;
    Inbox {
        text,
        fields: from_typed(Source::KIND, FIELDS, typed, lang, problems),
        came: Vec::new(),
        refused: Vec::new(),
        is_without_files: problems.at("files").is_some(),
        summary: Summary::of(problems, lang),
        draft: drafts::again(page, typed),
        case: typed.one("case").to_owned(),
        page: page.clone(),
    }
}

async fn new(
    _: Acts<Edit>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let case = query.get("case").cloned().unwrap_or_default();
    let opened = drafts::open(&db, &page, page.t("inbox-title")).await?;
    let start = Form::from_pairs(vec![("case".into(), case)]);
    let mut form = view(&page, &opened.typed.unwrap_or(start), &Problems::default());
    form.draft = opened.offer;
    page.html(&form)
}

/// Takes in what was pasted.
async fn create(editor: Acts<Edit>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    let values = read::read(Source::KIND, FIELDS, &typed, page.lang(), &mut problems);
    let url = values.get("url").and_then(|url| url.as_str()).map(ToOwned::to_owned);
    let incoming = match taking::pasted(typed.one("text"), url).await? {
        Ok(incoming) => Some(incoming),
        Err(refused) => {
            problems.error("text", page.t(refused));
            None
        }
    };
    let Some(incoming) = incoming.filter(|_| problems.is_clear()) else {
        return page.unprocessable(&view(&page, &typed, &problems));
    };
    let (house, untitled) = (editor.organisation.id, page.t("inbox-untitled").to_owned());
    let sent = drafts::Sent::of(&typed, &editor.author());
    let saved = db
        .write(editor.author(), None, move |tx| {
            sent.is_saved(tx.conn())?;
            add(tx, house, &untitled, incoming)
        })
        .await?;
    Ok(onward(&saved, typed.one("case")))
}

/// Takes in files. Those that cannot be taken are told one by one, and keep none of the others out.
async fn create_from_files(
    editor: Acts<Edit>,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    upload: Upload,
) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    if upload.files.is_empty() {
        problems.error("files", page.t("capture-no-file"));
        return page.unprocessable(&view(&page, &upload.form, &problems));
    }
    let (mut came, mut refused) = (Vec::new(), Vec::new());
    for file in upload.files {
        let name = file.name.clone();
        match taking::chosen(&config, file).await? {
            Ok(incoming) => {
                let (house, untitled) = (editor.organisation.id, page.t("inbox-untitled").to_owned());
                came.push(db.write(editor.author(), None, move |tx| add(tx, house, &untitled, incoming)).await?);
            }
            Err(why) => {
                let words = page.t2("inbox-refused", ("name", name.as_str().into()), ("why", page.t(why).into()));
                problems.error("files", &words);
                refused.push((name, words));
            }
        }
    }
    match came.as_slice() {
        [only] if refused.is_empty() => Ok(onward(only, upload.form.one("case"))),
        _ => {
            // The page that tells which came in is the answer itself: none of the files can be sent twice by mistake,
            // for a browser does not keep them.
            let mut form = view(&page, &upload.form, &problems);
            (form.came, form.refused) = (came, refused);
            if problems.is_clear() { page.html(&form) } else { page.unprocessable(&form) }
        }
    }
}

/// To the people in it; to the case that it was entered for; or to the source, which says why it has no text.
fn onward(source: &Source, case: &str) -> HttpResponse {
    if source.text_sha256.is_none() {
        return redirect_saying(&format!("/sources/{}#captures", source.id), "flash-capture-without-text");
    }
    match case.parse::<crate::id::Id<Source>>() {
        Ok(case) => redirect_saying(&format!("/sources/{}?case={case}#cite", source.id), "flash-source-added"),
        Err(_none) => redirect_saying(&format!("/sources/{}/suggestions", source.id), "flash-source-added"),
    }
}
