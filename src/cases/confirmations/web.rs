//! `/cases/{case}/confirmations`: the facts of a case beside their sources, for
//! somebody who did not write them.

use super::{Confirmation, Standing, print, standing, store};
use crate::{
    access::{Edit, May, View},
    accounts,
    cases::{
        Case,
        dossier::Dossier,
        facts::{self, Card, Fact},
        notes::web::own,
    },
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    history::Tx,
    id::Id,
    web::{
        form::{Form, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::{BTreeMap, BTreeSet};

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/confirmations", index)
        .post("/cases/{case}/confirmations", create)
        .post("/cases/{case}/confirmations/{confirmation}/removal", remove);
}

/// A fact as the page shows it.
struct Line {
    /// What is sent where it is ticked: the address and the print of what is shown.
    choice: String,
    fact: Fact,
    standing: Standing,
    /// The words of its sources: number and quote.
    quotes: Vec<(usize, String)>,
    /// The confirmation that holds, with who made it.
    confirmed: Option<(Confirmation, String)>,
}

impl Line {
    fn is_waiting(&self) -> bool {
        self.standing == Standing::Waits
    }

    /// The print of the value that is shown.
    fn print(&self) -> &str {
        self.choice.rsplit('|').next().unwrap_or_default()
    }

    /// The message that says how it stands.
    fn words(&self) -> &'static str {
        match self.standing {
            Standing::Confirmed => "confirmation-by",
            Standing::Waits => "confirmation-waits",
            Standing::Own => "confirmation-own-work",
            Standing::Contested => "confirmation-contested",
            Standing::Unsourced => "confirmation-unsourced",
        }
    }
}

#[derive(Template)]
#[template(path = "cases/confirmations/index.html")]
struct ListFacts {
    page: Page,
    case: Case,
    cards: Vec<(String, Vec<Line>)>,
    waiting: i64,
    may_edit: bool,
    summary: Option<Summary>,
}

/// What the page is made of.
struct Desk {
    dossier: Dossier,
    all: Vec<Confirmation>,
    authors: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

async fn load<R: 'static>(case: &May<R, Case>, page: &Page, db: &Db) -> Result<Desk> {
    own(case)?;
    let (owned, scope) = (Case::clone(case), page.viewer().scope());
    db.read(move |conn| {
        let all = store::of_case(conn, owned.id)?;
        let names = accounts::store::names_for(conn, scope, all.iter().map(|it| it.user_id.as_str()))?;
        let (authors, dossier) = (store::authors(conn, &owned)?, Dossier::load_for(conn, scope, &owned)?);
        Ok(Desk { dossier, all, authors, names })
    })
    .await
}

impl Desk {
    fn standing(&self, page: &Page, fact: &Fact) -> Standing {
        let me = page.identity().map(|me| me.user.id.to_string()).unwrap_or_default();
        standing(&self.dossier, fact, &self.all, (&self.authors, &me))
    }

    fn line(&self, page: &Page, fact: &Fact) -> Line {
        let standing = self.standing(page, fact);
        let confirmed = self.all.iter().find(|it| it.is_of(fact) && standing == Standing::Confirmed);
        let of_fact = self.dossier.citations.iter().filter(|it| {
            it.record_id == fact.record && it.field == fact.field && it.kind == fact.kind && it.is_support()
        });
        let number = |id| self.dossier.sources.iter().position(|source| source.id == id).map(|at| at + 1);
        Line {
            choice: format!("{}|{}", fact.address(), print(&self.dossier, fact)),
            standing,
            quotes: of_fact.filter_map(|it| Some((number(it.source_id)?, it.quote.clone()))).collect(),
            confirmed: confirmed
                .map(|it| (it.clone(), self.names.get(it.user_id.as_str()).cloned().unwrap_or_default())),
            fact: fact.clone(),
        }
    }

    /// What needs a source, in the order of the page.
    fn facts(cards: &[Card]) -> impl Iterator<Item = (&Card, &Fact)> {
        cards.iter().flat_map(|card| card.all().filter(|fact| fact.needs_source).map(move |fact| (card, fact)))
    }
}

fn view(case: &Case, page: &Page, desk: &Desk, may_edit: bool, problems: &Problems) -> ListFacts {
    let cards = facts::open(&desk.dossier, page.lang());
    let mut shown: Vec<(String, Vec<Line>)> = Vec::new();
    for (card, fact) in Desk::facts(&cards) {
        let line = desk.line(page, fact);
        match shown.last_mut().filter(|(heading, _)| *heading == card.heading) {
            Some((_, lines)) => lines.push(line),
            None => shown.push((card.heading.clone(), vec![line])),
        }
    }
    let waiting = shown.iter().flat_map(|(_, lines)| lines).filter(|it| it.standing == Standing::Waits).count();
    ListFacts {
        waiting: i64::try_from(waiting).unwrap_or_default(),
        cards: shown,
        may_edit,
        summary: Summary::of(problems, page.lang()),
        case: case.clone(),
        page: page.clone(),
    }
}

async fn index(case: May<View, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let desk = load(&case, &page, &db).await?;
    page.html(&view(&case, &page, &desk, case.may::<Edit>(), &Problems::default()))
}

async fn create(case: May<Edit, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let desk = load(&case, &page, &db).await?;
    let cards = facts::open(&desk.dossier, page.lang());
    let lines: Vec<Line> = Desk::facts(&cards).map(|(_, fact)| desk.line(&page, fact)).collect();
    let mut problems = Problems::default();
    // The same fact sent twice is one.
    let ticked: BTreeSet<&str> = form.all("fact").into_iter().collect();
    let mut confirmed = Vec::new();
    for choice in &ticked {
        match lines.iter().find(|line| line.choice == *choice).map(|line| (line, line.standing)) {
            Some((line, Standing::Waits)) => confirmed.push((line.fact.clone(), line.print().to_owned())),
            // Somebody else was faster: that is what was wanted.
            Some((_, Standing::Confirmed)) => {}
            Some(_) => problems.error("fact", page.t("confirmation-own")),
            None => problems.error("fact", page.t("confirmation-changed")),
        }
    }
    if ticked.is_empty() {
        problems.error("fact", page.t("confirmation-none-ticked"));
    }
    if !problems.is_clear() {
        return page.unprocessable(&view(&case, &page, &desk, true, &problems));
    }
    let id = case.id;
    let done = db.write(case.author(), form.reason(), move |tx| {
        let all = store::of_case(tx.conn(), id)?;
        let is_new = |(fact, print): &&(Fact, String)| !all.iter().any(|it| it.is_of(fact) && it.print == *print);
        let new: Vec<_> = confirmed.iter().filter(is_new).collect();
        if new.is_empty() {
            return Err(Error::Stale);
        }
        new.into_iter().try_for_each(|(fact, print)| confirm(tx, id, (fact, print), &all))
    });
    match done.await {
        // Somebody else did it in the same moment: that is what was wanted.
        Ok(()) | Err(Error::Stale) => {}
        Err(e) => return Err(e),
    }
    Ok(redirect_saying(&format!("/cases/{}/confirmations", case.id), "flash-confirmed"))
}

/// Confirms a fact; a confirmation of the value that it had before is taken out, so that history has both.
/// `all`: the confirmations of the case as they are in this transaction.
fn confirm(tx: &mut Tx, case: Id<Case>, (fact, print): (&Fact, &str), all: &[Confirmation]) -> Result<()> {
    let user_id = tx.author().parse().map_err(|_not_a_member| Error::Forbidden)?;
    if let Some(before) = all.iter().find(|it| it.is_of(fact)) {
        tx.remove(before)?;
    }
    tx.insert(Confirmation {
        id: Id::new(),
        version: 1,
        case_id: case,
        kind: fact.kind.to_owned(),
        record_id: fact.record.clone(),
        field: fact.field.to_owned(),
        print: print.to_owned(),
        user_id,
        made_at: tx.at(),
    })
    .map(drop)
}

/// Takes a confirmation back.
async fn remove(
    case: May<Edit, Case>,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    own(&case)?;
    let (id, wanted) = (case.id, path.1.clone());
    db.write(case.author(), form.reason(), move |tx| {
        let all = store::of_case(tx.conn(), id)?;
        let it = all.iter().find(|it| it.id.as_str() == wanted).ok_or(Error::NotFound)?;
        tx.remove(it)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}/confirmations", case.id), "flash-confirmation-removed"))
}
