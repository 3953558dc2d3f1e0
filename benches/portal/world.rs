//! What is in the database that is measured: whom to sign in as, and values to
//! draw from, so that no two requests need be the same and none is invented.

use crate::{Result, drive::Rng};
use chrono::TimeDelta;
use diesel::prelude::*;
use habeas::{
    access::User,
    accounts::sessions::{self, Session, Stage},
    app::PROJECTIONS,
    config::Config,
    db::{AnyConnection, Db},
    history::Unrecorded,
    id::Id,
    schema::{case_sources, cases, events, listing_facets, listings, memberships, names, people},
    web::session,
};
use std::collections::{BTreeMap, HashMap};

/// Names are drawn from so many cases.
const NAMED: usize = 4_000;

/// One row of the list, as far as filters are drawn from it.
#[derive(Debug, Clone)]
pub struct Drawn {
    country: String,
    custody: String,
    nationality: String,
    charge_group: String,
}

/// What there is.
pub struct World {
    /// All cases of the organisation with the most of them: case and person.
    pub cases: Vec<(String, String)>,
    /// Given and family names, as recorded.
    pub names: Vec<(String, String)>,
    /// Occupations, as recorded.
    pub occupations: Vec<String>,
    /// The cookie of an administrator who is signed in.
    pub session: String,
    organisation: String,
    drawn: Vec<Drawn>,
    /// How many cases a filter lets through, by filter.
    counts: HashMap<String, usize>,
}

/// Opens the database beside the portal.
pub fn open(url: &str) -> Result<Db> {
    let settings = BTreeMap::from([("DATABASE_URL".to_owned(), url.to_owned())]);
    Ok(Db::connect(&Config::from(&settings)?, PROJECTIONS).map_err(|e| e.to_string())?)
}

/// How many cases there are; none in a database without a schema.
pub fn count(url: &str) -> Result<i64> {
    Ok(open(url)?
        .read_now(|conn| Ok(listings::table.count().get_result(conn).unwrap_or(0)))
        .map_err(|e| e.to_string())?)
}

impl World {
    /// Looks around, and signs an administrator in.
    pub fn new(url: &str) -> Result<Self> {
        let db = open(url)?;
        let (organisation, user) = db.read_now(|conn| Ok(administrator(conn))).map_err(|e| e.to_string())??;
        let session = session::new_token();
        let mut new = Session::new(user, &session, "bench", Stage::Whole);
        // Exports ask for a fresh sign-in, and a bench takes longer than one is fresh.
        new.confirmed_at = new.confirmed_at.map(|at| at + TimeDelta::hours(12));
        db.write_unrecorded_now(Unrecorded::Session, move |conn| sessions::store::begin(conn, new))
            .map_err(|e| e.to_string())?;
        db.read_now(|conn| Ok(Self::read(conn, organisation, session))).map_err(|e| e.to_string())?
    }

    fn read(conn: &mut AnyConnection, organisation: String, session: String) -> Result<Self> {
        let cases: Vec<(String, String)> = cases::table
            .filter(cases::organisation_id.eq(&organisation))
            .order(cases::id)
            .select((cases::id, cases::person_id))
            .load(conn)?;
        let mut rng = Rng::new(1);
        let some: Vec<&(String, String)> = (0..NAMED).map(|_| rng.pick(&cases)).collect::<Result<_>>()?;
        let (mut named, mut occupations, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
        for chunk in some.chunks(500) {
            let (ids, persons): (Vec<&String>, Vec<&String>) =
                chunk.iter().map(|(case, person)| (case, person)).unzip();
            let full: Vec<(Option<String>, Option<String>)> = names::table
                .filter(names::person_id.eq_any(&persons))
                .select((names::given, names::family1))
                .load(conn)?;
            named.extend(full.into_iter().filter_map(|(given, family)| given.zip(family)));
            let work: Vec<Option<String>> =
                people::table.filter(people::id.eq_any(&persons)).select(people::occupation).load(conn)?;
            occupations.extend(work.into_iter().flatten());
            drawn.extend(draw(conn, &ids)?);
        }
        let counts = count_filters(conn, &organisation)?;
        Ok(Self { cases, names: named, occupations, session, organisation, drawn, counts })
    }

    /// A page of the list whose filter and order stand in an index: its query, and how many rows it must have.
    pub fn indexed_list(&self, rng: &mut Rng) -> Result<(String, usize)> {
        let row = rng.pick(&self.drawn)?;
        let (name, value, sort) = match rng.below(10) {
            0..=3 => ("country", row.country.as_str(), "start"),
            4..=5 => ("custody", *rng.pick(&["held", "wide"])?, "changed"),
            6..=7 => ("custody", row.custody.as_str(), "changed"),
            _ => ("", "", *rng.pick(&["changed", "name", "start", "sources"])?),
        };
        Ok(self.query(rng, name, value, sort))
    }

    /// A page of the list with any filter in any order.
    pub fn any_list(&self, rng: &mut Rng) -> Result<(String, usize)> {
        let row = rng.pick(&self.drawn)?;
        let sort = *rng.pick(&["changed", "name", "start", "sources", "days", "country", "custody"])?;
        let (name, value) = match rng.below(10) {
            0..=2 => ("country", row.country.as_str()),
            3 => ("custody", *rng.pick(&["held", "wide"])?),
            4..=5 => ("custody", row.custody.as_str()),
            6..=7 if !row.nationality.is_empty() => ("nationality", row.nationality.as_str()),
            8 if !row.charge_group.is_empty() => ("charge_group", row.charge_group.as_str()),
            _ => ("", ""),
        };
        // All of it by days held is no order that anybody waits for in a list of 100,000.
        let sort = if name.is_empty() && sort == "days" { "start" } else { sort };
        Ok(self.query(rng, name, value, sort))
    }

    fn query(&self, rng: &mut Rng, name: &str, value: &str, sort: &str) -> (String, usize) {
        let count = self.counts.get(&format!("{name}:{value}")).copied().unwrap_or(self.cases.len());
        let page = if rng.below(2) == 0 { 1 } else { 1 + rng.below(count.div_ceil(50).min(10)) };
        let order = if matches!(sort, "name" | "country" | "custody") { "up" } else { "down" };
        let filter = if name.is_empty() { String::new() } else { format!("{name}={value}&") };
        let rows = count.saturating_sub((page - 1) * 50).min(50);
        (format!("{filter}sort={sort}&order={order}&page={page}"), rows)
    }

    /// The organisation whose cases these are.
    pub fn organisation(&self) -> &str {
        &self.organisation
    }

    /// So many cases of different people for this client, which shares them with no other.
    pub fn own_cases(&self, client: usize, clients: usize, many: usize) -> Vec<(String, String)> {
        let mut seen = std::collections::HashSet::new();
        // Spread over the whole table, as the cases that people work on are.
        let step = (self.cases.len() / (many * clients).max(1)).max(1);
        let mine = self.cases.iter().step_by(step).skip(client).step_by(clients);
        mine.filter(|(_, person)| seen.insert(person.clone())).take(many).cloned().collect()
    }
}

fn administrator(conn: &mut AnyConnection) -> Result<(String, Id<User>)> {
    let mut sizes: Vec<(String, i64)> = cases::table
        .group_by(cases::organisation_id)
        .select((cases::organisation_id, diesel::dsl::count(cases::id)))
        .load(conn)?;
    sizes.sort_by_key(|(_, size)| *size);
    let (organisation, _) = sizes.pop().ok_or("there is no case in the database")?;
    let user = memberships::table
        .filter(memberships::organisation_id.eq(&organisation))
        .filter(memberships::role.eq("coordinator"))
        .order(memberships::created_at)
        .select(memberships::user_id)
        .first(conn)?;
    Ok((organisation, user))
}

fn draw(conn: &mut AnyConnection, ids: &[&String]) -> Result<Vec<Drawn>> {
    let facets: Vec<(String, String)> = listing_facets::table
        .filter(listing_facets::case_id.eq_any(ids))
        .select((listing_facets::case_id, listing_facets::facet))
        .load(conn)?;
    let rows: Vec<(String, String, String)> = listings::table
        .filter(listings::case_id.eq_any(ids))
        .select((listings::case_id, listings::detaining_country, listings::custody))
        .load(conn)?;
    let facet = |id: &str, name: &str| {
        let of = facets.iter().filter(|(case, _)| case == id);
        of.filter_map(|(_, facet)| facet.strip_prefix(name)?.strip_prefix(':')).next().unwrap_or_default().to_owned()
    };
    let one = |(id, country, custody): (String, String, String)| Drawn {
        nationality: facet(&id, "nationality"),
        charge_group: facet(&id, "charge_group"),
        country,
        custody,
    };
    Ok(rows.into_iter().map(one).collect())
}

fn count_filters(conn: &mut AnyConnection, organisation: &str) -> Result<HashMap<String, usize>> {
    let rows: Vec<(String, String, bool, bool)> = listings::table
        .filter(listings::audience.eq(organisation))
        .select((listings::detaining_country, listings::custody, listings::is_held, listings::is_wide))
        .load(conn)?;
    let mut counts = HashMap::new();
    let mut add = |filter: String| *counts.entry(filter).or_insert(0) += 1;
    for (country, custody, is_held, is_wide) in rows {
        add(format!("country:{country}"));
        add(format!("custody:{custody}"));
        for code in [("held", is_held), ("wide", is_wide)].into_iter().filter(|(_, is_it)| *is_it).map(|(code, _)| code)
        {
            add(format!("custody:{code}"));
        }
    }
    let facets: Vec<String> = listing_facets::table
        .filter(listing_facets::audience.eq(organisation))
        .select(listing_facets::facet)
        .load(conn)?;
    facets.into_iter().for_each(add);
    Ok(counts)
}

/// What a person's record says now: version and occupation, and how many changes history has of it.
pub fn person(conn: &mut AnyConnection, id: &str) -> Result<(i32, Option<String>, i64)> {
    use habeas::schema::changes;
    let (version, occupation) = people::table.find(id).select((people::version, people::occupation)).first(conn)?;
    let changed = changes::table
        .filter(changes::subject_id.eq(id))
        .filter(changes::record_id.eq(id))
        .filter(changes::action.eq("changed"))
        .count()
        .get_result(conn)?;
    Ok((version, occupation, changed))
}

/// How many events of this text a case has.
pub fn events(conn: &mut AnyConnection, case: &str, what: &str) -> Result<i64> {
    Ok(events::table.filter(events::case_id.eq(case)).filter(events::what.eq(what)).count().get_result(conn)?)
}

/// Words about the size of the database.
pub fn size(url: &str) -> Result<String> {
    let db = open(url)?;
    let count = |conn: &mut AnyConnection| -> QueryResult<(i64, i64)> {
        Ok((cases::table.count().get_result(conn)?, case_sources::table.count().get_result(conn)?))
    };
    let (cases, links) = db.read_now(|conn| Ok(count(conn)?)).map_err(|e| e.to_string())?;
    Ok(format!("{cases} cases, {links} links to sources"))
}
