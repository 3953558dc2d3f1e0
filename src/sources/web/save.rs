//! `POST /sources`, `POST /sources/{source}`: reads the form, checks it and
//! keeps the source with its text; or shows the form again as it was typed.

use super::form::{PICKS, TEXT, choices, typed_form};
use crate::{
    access::{Acts, Edit, May, Organisation, Scope},
    clock,
    dates::Lang,
    db::{AnyConnection, Db},
    drafts,
    error::{Error, Result},
    fields::{
        Field, Problems,
        read::{self, Typed},
    },
    history::{self, Record, Since, Tx},
    id::Id,
    locale::{self, Value as Arg},
    sources::{Source, TEXT_MAX, captures, quotes, store},
    text::{TextProblem, clean_text},
    web::{
        form::{Choice, Form},
        merge::{self, Met, Place, Subject},
        page::{Page, redirect_saying, redirect_telling},
    },
};
use actix_web::{HttpResponse, web};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// As often as a save is put together anew because somebody else was faster.
const TRIES: usize = 5;

/// What is entered about a source, with its text.
static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| Source::FIELDS.iter().copied().chain([TEXT]).collect());

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
        return again(&page, None, &typed, draft, None);
    }
    let source = made(draft.values, editor.organisation.id)?;
    let text = draft.text;
    let (sent, raw) = (drafts::Sent::of(&typed, &editor.author()), typed.one(TEXT.name).to_owned());
    let saved = db
        .write(editor.author(), typed.reason(), move |tx| {
            sent.is_saved(tx.conn())?;
            let number = tx.next_number("source")?;
            let kept = with_text(tx, Source { number, ..source }, &text)?;
            let saved = tx.insert(kept)?;
            captures::store::keep_pasted(tx, &saved, None, &raw, text)?;
            Ok(saved)
        })
        .await?;
    let to = match typed.one("case").parse::<Id<Source>>() {
        Ok(case) => format!("/sources/{}?case={case}#cite", saved.id),
        Err(_none) => format!("/sources/{}", saved.id),
    };
    Ok(redirect_saying(&to, "flash-source-added"))
}

/// Changes a source: keeps what others changed meanwhile, and asks where they and the form changed the same.
///
/// # Errors
/// When the database fails.
pub async fn update(source: May<Edit, Source>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    for _ in 0..TRIES {
        let (now, since, choices) = stands(&page, &db, source.id, &typed).await?;
        let picks = |_: &str| choices.iter().map(|it| (it.value.clone(), it.label.clone())).collect();
        let subject = Subject { kind: Source::KIND, fields: &FIELDS, picks: &picks };
        let (met, told) = match merge::meet(&typed, &subject, &since, &page) {
            Met::Form(met, told) => (met, told),
            Met::Clash(clashes) => return merge::ask(&page, place(&page, &now), &typed, &subject, &since, clashes),
        };
        let draft = draft(&page, &db, &met, Some(&now)).await?;
        if !may_save(&draft, &met) {
            return again(&page, Some(&now), &met, draft, told);
        }
        let (after, text) = (read::apply(&now, draft.values)?, draft.text);
        let (sent, raw) = (drafts::Sent::of(&met, &source.author()), met.one(TEXT.name).to_owned());
        let written = db
            .write(source.author(), met.reason(), move |tx| {
                let after = with_text(tx, after, &text)?;
                sent.is_saved(tx.conn())?;
                let saved = tx.update(&now, after)?;
                captures::store::keep_pasted(tx, &saved, Some(&now), &raw, text)
            })
            .await;
        let to = format!("/sources/{}", source.id);
        match (written, told) {
            (Err(Error::Stale), _) => {}
            (Err(e), _) => return Err(e),
            (Ok(_), None) => return Ok(redirect_saying(&to, "flash-source-saved")),
            (Ok(_), Some(told)) => {
                return Ok(redirect_telling(&page, &to, &format!("{} {told}", page.t("flash-source-saved"))));
            }
        }
    }
    Err(Error::Stale)
}

/// The source as it is, what became of it since the form was made, and the sources that can be chosen.
async fn stands(page: &Page, db: &Db, id: Id<Source>, typed: &Form) -> Result<(Source, Since, Vec<Choice>)> {
    let (scope, version) = (page.viewer().scope(), typed.version());
    let mut chosen: Vec<String> = PICKS.iter().map(|name| typed.one(name).trim().to_owned()).collect();
    db.read(move |conn| {
        let now = store::find(conn, scope, id.as_str())?.ok_or(Error::NotFound)?;
        let mut since = history::since(conn, scope, &now, version)?;
        if now.version == version {
            return Ok((now, since, Vec::new()));
        }
        for record in std::iter::once(&mut since.now).chain(&mut since.then) {
            let sha256 = record.get("text_sha256").and_then(Value::as_str).map(ToOwned::to_owned);
            let text = store::text(conn, &Source { text_sha256: sha256, ..now.clone() })?;
            record.insert(TEXT.name.to_owned(), json!(text));
            chosen.extend(PICKS.iter().filter_map(|name| record.get(*name)?.as_str().map(ToOwned::to_owned)));
        }
        for step in since.steps.iter_mut().filter(|step| step.fields.contains("text_sha256")) {
            step.fields.insert(TEXT.name.to_owned());
        }
        let choices = choices(conn, scope, Some(&now), &chosen)?;
        Ok((now, since, choices))
    })
    .await
}

fn place(page: &Page, source: &Source) -> Place {
    let own = format!("/sources/{}", source.id);
    Place {
        about: source.reference(),
        crumbs: vec![
            ("/sources".to_owned(), page.t("source-list-title").to_owned()),
            (own.clone(), source.title.clone()),
        ],
        action: own.clone(),
        back: own,
        history: None,
    }
}

fn may_save(draft: &Draft, typed: &Form) -> bool {
    draft.problems.is_clear() && (draft.problems.questions.is_empty() || typed.is_confirmed())
}

fn again(
    page: &Page,
    source: Option<&Source>,
    typed: &Form,
    draft: Draft,
    told: Option<String>,
) -> Result<HttpResponse> {
    let mut form = typed_form(page, source, typed, &draft.problems, &draft.choices);
    form.notice = told;
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
