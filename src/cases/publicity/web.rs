//! `/cases/{case}/publicity`: what may be said of a case, and who confirmed it.
//! Setting it to silence takes it from everybody but its team in the same
//! moment; lifting silence takes two people wherever there are two.

use crate::cases::{
    Case, audience::Audience, consents::Consent, dossier::Dossier, outgoing, outgoing::Export, parts::Part, public,
    reviews, reviews::Review, shares, tasks, team,
};
use crate::{
    access::{Edit, Lead, May, PUBLIC, View},
    accounts, clock,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    history::Tx,
    id::Id,
    schema::{audiences, changes, revisions},
    text,
    web::{
        form::{Choice, Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
    words::{Publicity, ReviewOutcome, Term},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/publicity", show)
        .post("/cases/{case}/publicity", update)
        .post("/cases/{case}/reviews", review);
}

/// What stands between a case and the public.
struct Gate {
    key: &'static str,
    is_open: bool,
}

/// A review as the page shows it.
struct Line {
    it: Review,
    by: String,
}

#[derive(Template)]
#[template(path = "cases/publicity/show.html")]
struct ShowPublicity {
    page: Page,
    case: Case,
    may_lead: bool,
    may_review: bool,
    may_confide: bool,
    is_author: bool,
    gates: Vec<Gate>,
    is_public: bool,
    has_open_name: bool,
    reviews: Vec<Line>,
    fields: Vec<FormField>,
    review_fields: Vec<FormField>,
    shared_with: Vec<String>,
    files: Vec<Export>,
    summary: Option<Summary>,
}

async fn show(case: May<View, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    if !case.sight().is_own() {
        return Err(Error::NotFound);
    }
    let shown = view(&case, &page, &db, &Form::default(), &Problems::default()).await?;
    page.html(&shown)
}

struct Loaded {
    dossier: Dossier,
    consents: Vec<Consent>,
    reviews: Vec<Review>,
    names: BTreeMap<String, String>,
    audiences: Vec<Audience>,
    is_author: bool,
    shares: Vec<String>,
    files: Vec<Export>,
}

async fn load(case: &Case, page: &Page, db: &Db) -> Result<Loaded> {
    let (owned, me) = (case.clone(), page.identity().map(|me| me.user.id));
    db.read(move |conn| {
        let reviews = reviews::of(conn, owned.id)?;
        let now = clock::now();
        Ok(Loaded {
            names: accounts::store::names(conn, reviews.iter().map(|review| review.user_id.as_str()))?,
            audiences: audiences::table
                .filter(audiences::case_id.eq(owned.id.as_str()))
                .select(Audience::as_select())
                .load(conn)?,
            is_author: me.map_or(Ok(true), |me| reviews::is_author(conn, &owned, me))?,
            shares: shares::with_names(conn, owned.id)?
                .into_iter()
                .filter(|(share, _)| share.holds(now))
                .map(|(_, to)| to.name)
                .collect(),
            files: outgoing::store::of_case(conn, &owned)?,
            consents: Consent::load(conn, &[owned.id.to_string()])?,
            dossier: Dossier::load(conn, &owned)?,
            reviews,
        })
    })
    .await
}

async fn view(
    case: &May<impl crate::access::Right<Case>, Case>,
    page: &Page,
    db: &Db,
    typed: &Form,
    problems: &Problems,
) -> Result<ShowPublicity> {
    let loaded = load(case, page, db).await?;
    let lang = page.lang();
    let today = clock::today();
    let agreed = loaded.consents.iter().any(|consent| consent.allows("media_name", today));
    let print = public::print(&loaded.dossier);
    let is_confirmed = loaded.reviews.first().is_some_and(|r| r.outcome.is("confirmed") && r.print == print);
    let chosen = if typed.one("publicity").is_empty() { case.publicity.code() } else { typed.one("publicity") };
    let levels = Term::<Publicity>::all()
        .map(|term| Choice {
            value: term.code().to_owned(),
            label: term.label(lang).to_owned(),
            is_chosen: term.code() == chosen,
        })
        .collect();
    let outcomes = Term::<ReviewOutcome>::all()
        .map(|term| Choice {
            value: term.code().to_owned(),
            label: term.label(lang).to_owned(),
            is_chosen: term.code() == typed.one("outcome"),
        })
        .collect();
    let plain = |name: &str, label: &str, look: &'static str, value: &str| {
        FormField::plain(lang, name, label, look, value, problems)
    };
    Ok(ShowPublicity {
        has_open_name: public::name(&loaded.dossier).is_some(),
        may_lead: case.may::<Lead>(),
        may_review: case.may::<Edit>() && !loaded.is_author,
        may_confide: case.may::<crate::access::Confide>(),
        is_author: loaded.is_author,
        gates: vec![
            Gate { key: "gate-publicity", is_open: case.may_be_public() },
            Gate { key: "gate-consent", is_open: agreed },
            Gate { key: "gate-review", is_open: is_confirmed },
        ],
        is_public: loaded.audiences.iter().any(|row| row.audience == PUBLIC),
        reviews: loaded
            .reviews
            .into_iter()
            .map(|it| Line { by: loaded.names.get(it.user_id.as_str()).cloned().unwrap_or_default(), it })
            .collect(),
        fields: vec![
            plain("publicity", "access-publicity", "select", chosen).choices(levels),
            plain("reason", "publicity-reason", "line", typed.one("reason")),
        ],
        review_fields: vec![
            plain("outcome", "review-outcome", "select", "").choices(outcomes),
            plain("note", "review-note", "text", typed.one("note")),
        ],
        shared_with: loaded.shares,
        files: loaded.files,
        summary: Summary::of(problems, lang),
        case: Case::clone(case),
        page: page.clone(),
    })
}

async fn update(case: May<Lead, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    let level = Term::<Publicity>::of(form.one("publicity"));
    if level.is_none() {
        problems.error("publicity", page.t("error-choose-one"));
    }
    // What two leads decide at the same time is decided by who saw the other's word.
    if level.is_some() && !["", case.publicity.code()].contains(&form.one("shown")) {
        problems.error("publicity", page.t1("publicity-changed", "level", case.publicity.label(page.lang())));
    }
    if form.reason().is_none() {
        problems.error("reason", page.t("publicity-reason-missing"));
    }
    let is_silencing = level.is_some_and(|level| level.is("silence")) && !case.is_silent();
    let is_lifting = level.is_some_and(|level| !level.is("silence")) && case.is_silent();
    if is_silencing {
        problems.ask("publicity", page.t("publicity-ask-silence"));
    }
    if is_lifting {
        problems.ask("publicity", page.t("publicity-ask-lift"));
        let (id, me) = (case.id, page.identity().map(|me| me.user.id.to_string()).unwrap_or_default());
        let (set_by, team) =
            db.read(move |conn| Ok((silenced_by(conn, id)?, team::of(conn, &[id.to_string()])?))).await?;
        if set_by == Some(me) && team.len() > 1 {
            problems.error("publicity", page.t("publicity-lift-by-another"));
        }
    }
    let may_save = problems.is_clear() && (problems.questions.is_empty() || form.is_confirmed());
    let (Some(level), true) = (level, may_save) else {
        let shown = view(&case, &page, &db, &form, &problems).await?;
        return page.unprocessable(&shown);
    };
    let before = case.clone();
    let me = page.identity().map(|me| me.user.id).ok_or(Error::SignIn)?;
    db.write(case.author(), form.reason(), move |tx| {
        if is_silencing {
            silence(tx, &before, me)?;
        }
        tx.update(&before, Case { publicity: level, ..before.clone() })
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}/publicity", case.id), "flash-publicity-changed"))
}

/// Who sets silence keeps sight of the case, and what was shared is taken back.
fn silence(tx: &mut Tx, case: &Case, by: Id<crate::access::User>) -> Result<()> {
    let id = case.id.to_string();
    let has_lead = team::of(tx.conn(), std::slice::from_ref(&id))?.iter().any(|member| member.is_lead);
    team::join(tx, case.id, by, !has_lead)?;
    tasks::recall::make(tx, case)?;
    for share in shares::of(tx.conn(), &[id])? {
        tx.remove(&share)?;
    }
    Ok(())
}

/// Who made the case silent, if history knows.
fn silenced_by(conn: &mut crate::db::AnyConnection, case: Id<Case>) -> Result<Option<String>> {
    let rows: Vec<(String, String)> = changes::table
        .inner_join(revisions::table)
        .filter(changes::subject_id.eq(case.as_str()))
        .filter(changes::kind.eq("cases"))
        .order(changes::id.desc())
        .select((revisions::author_id, changes::diff))
        .load(conn)?;
    let to_silence = |diff: &str| {
        let diff: serde_json::Value = serde_json::from_str(diff).unwrap_or_default();
        diff.pointer("/publicity/1").and_then(|to| to.as_str()) == Some("silence")
    };
    Ok(rows.into_iter().find(|(_, diff)| to_silence(diff)).map(|(author, _)| author))
}

/// A second person says whether what would be public may go out.
async fn review(case: May<Edit, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    if !case.sight().is_own() {
        return Err(Error::NotFound);
    }
    let Some(outcome) = Term::<ReviewOutcome>::of(form.one("outcome")) else {
        let mut problems = Problems::default();
        problems.error("outcome", page.t("error-choose-one"));
        let shown = view(&case, &page, &db, &form, &problems).await?;
        return page.unprocessable(&shown);
    };
    let note = text::clean_text(form.one("note"), 2_000).ok().filter(|note| !note.is_empty());
    let (owned, me) = (case.clone(), page.identity().map(|me| me.user.id).ok_or(Error::SignIn)?);
    db.write(case.author(), form.reason(), move |tx| {
        if reviews::is_author(tx.conn(), &owned, me)? {
            return Err(Error::Invalid("review-own-work"));
        }
        let dossier = Dossier::load(tx.conn(), &owned)?;
        tx.insert(Review {
            id: Id::new(),
            version: 1,
            case_id: owned.id,
            user_id: me,
            outcome,
            print: public::print(&dossier),
            note,
            made_at: clock::now(),
        })
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}/publicity", case.id), "flash-reviewed"))
}

impl ShowPublicity {
    /// The key of what the level means.
    fn effect(&self) -> &'static str {
        match self.case.publicity.code() {
            "silence" => "publicity-effect-silence",
            "quiet" => "publicity-effect-quiet",
            "anonymous" => "publicity-effect-anonymous",
            "public_basic" => "publicity-effect-public-basic",
            "public_full" => "publicity-effect-public-full",
            _ => "publicity-effect-not-asked",
        }
    }
}
