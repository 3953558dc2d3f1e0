//! `POST /sources`, `POST /sources/{source}`: reads the form, checks it and
//! keeps the source with its text; or shows the form again as it was typed.

use super::form::{PICKS, TEXT, choices, typed_form};
use crate::{
    access::{Acts, Edit, May, Organisation, Scope},
    clock,
    dates::Lang,
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{
        Field, Input, Problems,
        read::{self, Typed},
        show,
    },
    history::{Record, Tx},
    id::Id,
    locale::{self, Value as Arg},
    sources::{Source, TEXT_MAX, quotes, store},
    text::{TextProblem, clean_text},
    web::{
        form::{Choice, Form},
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use serde_json::{Map, Value, json};

/// What was typed, read.
struct Draft {
    values: Map<String, Value>,
    text: String,
    problems: Problems,
    /// Another source with the same text, which is not yet said to be its origin.
    same: Option<Source>,
    choices: Vec<Choice>,
}

/// Adds a source.
///
/// # Errors
/// When the database fails.
pub async fn create(editor: Acts<Edit>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let draft = draft(&page, &db, &typed, None).await?;
    if !may_save(&draft, &typed) {
        return again(&page, None, &typed, draft);
    }
    let source = made(draft.values, editor.organisation.id)?;
    let text = draft.text;
    let saved = db
        .write(editor.author(), typed.reason(), move |tx| {
            let number = tx.next_number("source")?;
            let kept = with_text(tx, Source { number, ..source }, &text)?;
            tx.insert(kept)
        })
        .await?;
    let to = match typed.one("case").parse::<Id<Source>>() {
        Ok(case) => format!("/sources/{}?case={case}#cite", saved.id),
        Err(_none) => format!("/sources/{}", saved.id),
    };
    Ok(redirect_saying(&to, "flash-source-added"))
}

/// Changes a source.
///
/// # Errors
/// When the database fails.
pub async fn update(source: May<Edit, Source>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let draft = draft(&page, &db, &typed, Some(&source)).await?;
    if !may_save(&draft, &typed) {
        return again(&page, Some(&source), &typed, draft);
    }
    if source.version != typed.version() {
        return stale(&page, &source, &typed, &draft);
    }
    let before = source.clone();
    let (after, text) = (read::apply(&before, draft.values.clone())?, draft.text.clone());
    let written = db
        .write(source.author(), typed.reason(), move |tx| {
            let after = with_text(tx, after, &text)?;
            tx.update(&before, after)
        })
        .await;
    match written {
        Err(Error::Stale) => {
            let (scope, id) = (page.viewer().scope(), source.id);
            let now = db.read(move |conn| store::find(conn, scope, id.as_str())).await?.ok_or(Error::NotFound)?;
            stale(&page, &now, &typed, &draft)
        }
        other => {
            other?;
            Ok(redirect_saying(&format!("/sources/{}", source.id), "flash-source-saved"))
        }
    }
}

fn may_save(draft: &Draft, typed: &Form) -> bool {
    draft.problems.is_clear() && (draft.problems.questions.is_empty() || typed.is_confirmed())
}

fn again(page: &Page, source: Option<&Source>, typed: &Form, draft: Draft) -> Result<HttpResponse> {
    let mut form = typed_form(page, source, typed, &draft.problems, &draft.choices);
    if let (Some(same), true) = (&draft.same, typed.one("republication_of").is_empty()) {
        // The offer: chosen already, so that one more click takes it.
        for field in form.more.iter_mut().filter(|field| field.name == "republication_of") {
            for choice in &mut field.choices {
                choice.is_chosen = choice.value == same.id.as_str();
            }
        }
        form.is_open = true;
    }
    form.same = draft.same;
    page.unprocessable(&form)
}

/// Somebody saved it meanwhile: what was typed stands there still, and the
/// next click saves it over the version that is now known.
fn stale(page: &Page, now: &Source, typed: &Form, draft: &Draft) -> Result<HttpResponse> {
    let mut form = typed_form(page, Some(now), typed, &Problems::default(), &draft.choices);
    form.version = now.version;
    form.is_stale = true;
    form.theirs = theirs(page, now, draft)?;
    page.answer(StatusCode::CONFLICT, &form)
}

/// What stands in the source now, where it differs from what was typed.
fn theirs(page: &Page, now: &Source, draft: &Draft) -> Result<Vec<(&'static str, String)>> {
    let lang = page.lang();
    let standing = serde_json::to_value(now)?;
    let differs = |field: &&Field| standing.get(field.name) != draft.values.get(field.name);
    let words = |field: &Field| {
        let words = standing.get(field.name).and_then(|value| show::words(field, value, lang));
        let choice = draft
            .choices
            .iter()
            .find(|choice| matches!(field.input, Input::Pick) && Some(&choice.value) == words.as_ref());
        choice.map(|choice| choice.label.clone()).or(words).unwrap_or_else(|| page.t("source-nothing").to_owned())
    };
    let mut theirs: Vec<(&'static str, String)> =
        Source::FIELDS.iter().filter(differs).map(|field| (field.label(Source::KIND, lang), words(field))).collect();
    if now.text_sha256.as_deref().unwrap_or_default() != hash_of(&draft.text) {
        theirs.push((
            TEXT.label(Source::KIND, lang),
            page.t1("source-other-text", "count", locale::number(lang, i64::from(now.text_chars))),
        ));
    }
    Ok(theirs)
}

/// The hash under which a text is kept; nothing where there is none.
fn hash_of(text: &str) -> String {
    if text.is_empty() { String::new() } else { store::sha256(text) }
}

async fn draft(page: &Page, db: &Db, typed: &Form, own: Option<&Source>) -> Result<Draft> {
    let lang = page.lang();
    let mut problems = Problems::default();
    let values = read::read(Source::KIND, Source::FIELDS, typed, lang, &mut problems);
    let text = match clean_text(typed.one(TEXT.name), TEXT_MAX) {
        Ok(text) => text,
        Err(TextProblem::TooLong { max, is }) => {
            let number = |n: usize| Arg::Text(locale::number(lang, i64::try_from(n).unwrap_or(i64::MAX)));
            problems.error(
                TEXT.name,
                locale::format(lang, "source-text-too-long", &[("max", number(max)), ("is", number(is))]),
            );
            String::new()
        }
    };
    let (scope, own) = (page.viewer().scope(), own.cloned());
    let chosen: Vec<String> = PICKS.iter().map(|name| typed.one(name).trim().to_owned()).collect();
    db.read(move |conn| {
        let mut draft = Draft { values, text, problems, same: None, choices: Vec::new() };
        let same = same_text(conn, scope, own.as_ref(), &draft.text)?;
        let offered = same.iter().map(|same| same.id.to_string());
        draft.choices = choices(conn, scope, own.as_ref(), &chosen.iter().cloned().chain(offered).collect::<Vec<_>>())?;
        check_picks(conn, scope, own.as_ref(), &mut draft, lang)?;
        if let Some(same) =
            same.filter(|same| !chosen.iter().any(|id| id == same.id.as_str()) && !is_copy_of(same, own.as_ref()))
        {
            let args = [("reference", same.reference().into()), ("title", same.title.as_str().into())];
            draft.problems.ask(TEXT.name, locale::format(lang, "source-ask-same-text", &args));
            draft.same = Some(same);
        }
        if let Some(own) = &own {
            check_quotes(conn, scope, own, &mut draft, lang)?;
        }
        Ok(draft)
    })
    .await
}

fn same_text(conn: &mut AnyConnection, scope: Scope, own: Option<&Source>, text: &str) -> Result<Option<Source>> {
    if text.is_empty() {
        return Ok(None);
    }
    let sha256 = store::sha256(text);
    if own.is_some_and(|own| own.text_sha256.as_ref() == Some(&sha256)) {
        return Ok(None); // Somebody was asked when this text came in.
    }
    store::with_same_text(conn, scope, &sha256, own.map_or_else(Id::new, |own| own.id))
}

fn is_copy_of(other: &Source, own: Option<&Source>) -> bool {
    own.is_some_and(|own| other.republication_of == Some(own.id) || other.translation_of == Some(own.id))
}

/// A source goes back to another, never to itself, and not both to each other.
fn check_picks(
    conn: &mut AnyConnection,
    scope: Scope,
    own: Option<&Source>,
    draft: &mut Draft,
    lang: Lang,
) -> Result<()> {
    for name in PICKS {
        let Some(id) = draft.values.get(name).and_then(Value::as_str).map(ToOwned::to_owned) else { continue };
        if !draft.choices.iter().any(|choice| choice.value == id) {
            draft.problems.error(name, locale::text(lang, "error-choose-one"));
        } else if store::by_ids(conn, scope, &[id])?.iter().any(|other| is_copy_of(other, own)) {
            draft.problems.error(name, locale::text(lang, "source-each-other"));
        }
    }
    Ok(())
}

/// A new text must still hold what was quoted from the old one.
fn check_quotes(conn: &mut AnyConnection, scope: Scope, own: &Source, draft: &mut Draft, lang: Lang) -> Result<()> {
    let is_same = own.text_sha256.as_deref().unwrap_or_default() == hash_of(&draft.text);
    if is_same || !draft.problems.is_clear() {
        return Ok(());
    }
    let quoted = store::quoted(conn, scope, own.id)?;
    let gone = quoted.iter().filter(|(quote, _)| quotes::position(&draft.text, quote, None).is_none()).count();
    if gone > 0 {
        let count = i64::try_from(gone).unwrap_or(i64::MAX);
        draft.problems.ask(TEXT.name, locale::format(lang, "source-ask-quotes-gone", &[("count", count.into())]));
    }
    Ok(())
}

/// A new source from what was read. It has no number and no text yet.
fn made(mut values: Map<String, Value>, organisation: Id<Organisation>) -> Result<Source> {
    values.extend([
        ("id".to_owned(), json!(Id::<Source>::new())),
        ("version".to_owned(), json!(1)),
        ("organisation_id".to_owned(), json!(organisation)),
        ("number".to_owned(), json!(0)),
        ("text_chars".to_owned(), json!(0)),
        ("created_at".to_owned(), json!(clock::now())),
    ]);
    Ok(serde_json::from_value(Value::Object(values))?)
}

fn with_text(tx: &mut Tx, source: Source, text: &str) -> Result<Source> {
    let text_sha256 = if text.is_empty() { None } else { Some(store::keep_text(tx, text)?) };
    let text_chars = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
    Ok(Source { text_sha256, text_chars, ..source })
}
