//! The row that writes: real forms, taken from the page and sent back with a
//! change. Every save that was acknowledged must be in the database, once while
//! the portal runs and again after it was killed.

use crate::{
    Bench, Result,
    drive::{Rng, Worker, drive},
    form,
    reading::figures,
    report::Line,
    world::{self, World},
};
use serde_json::json;

/// People whose form each client has open.
const FORMS: usize = 150;
/// The text of every event that is added.
const WHAT: &str = "Entered while saving was measured";

/// The form of one person, and what was acknowledged.
pub struct Open {
    case: String,
    person: String,
    fields: Vec<(String, String)>,
    first_version: i32,
    version: i32,
    occupation: String,
    history: i64,
    events: i64,
    events_before: i64,
}

/// What a client holds: its forms, and which one is next.
pub struct Desk {
    token: String,
    forms: Vec<Open>,
    turn: usize,
}

/// Saves one at a time or several at once, on different cases.
pub fn save(bench: &mut Bench, clients: usize, seed: u64) -> Result<()> {
    let world = &bench.world;
    let db = world::open(&bench.url)?;
    // The first half of the cases for one row, the second for the other.
    let open = |worker: &mut Worker| -> Result<Desk> {
        let mut desk = Desk { token: String::new(), forms: Vec::new(), turn: 0 };
        let all = bench.clients + 1;
        let own = if clients == 1 { bench.clients } else { worker.number };
        for (case, person) in world.own_cases(own, all, FORMS) {
            worker.client.page(&format!("/cases/{case}/person/edit"))?;
            let page = worker.client.text();
            desk.token = form::token(&page).ok_or("the page has no form token")?;
            let mut it = Open::new(case, person, &page)?;
            db.read_now(|conn| {
                Ok(world::person(conn, &it.person).and_then(|(_, _, history)| {
                    it.history = history;
                    it.events_before = world::events(conn, &it.case, WHAT)?;
                    Ok(())
                }))
            })
            .map_err(|e| e.to_string())??;
            desk.forms.push(it);
        }
        Ok(desk)
    };
    let (sample, desks) =
        drive((&bench.server, &world.session), clients, bench.seconds, seed, open, |worker, desk| {
            desk.save(worker, world)
        })?;
    drop(db);
    bench.saved.extend(desks.into_iter().flat_map(|desk| desk.forms));
    verify(bench)?;
    let (rate, p50) = (sample.rate(), sample.percentile(50));
    let is_alone = clients == 1;
    bench.report.add(Line {
        work: format!(
            "save with history, {}",
            if is_alone { "one at a time".into() } else { format!("{clients} at once") }
        ),
        figure: format!(
            "p50 {p50:.1} ms, p95 {:.1} ms, {rate:.0}/s; all {} are there",
            sample.percentile(95),
            sample.count()
        ),
        bound: if is_alone { "p50 ≤ 5 ms" } else { "≥ 1,000/s" }.into(),
        is_met: Some(if is_alone { p50 <= 5.0 } else { rate >= 1_000.0 }),
        is_met_here: Some(if is_alone { p50 * bench.speed <= 5.0 } else { rate >= 1_000.0 * bench.speed }),
        data: json!({ "sample": figures(&sample), "clients": clients }),
    })?;
    Ok(())
}

impl Open {
    fn new(case: String, person: String, page: &str) -> Result<Self> {
        let mut fields = form::fields(page, &format!("/cases/{case}/person"));
        fields.push(("confirmed".to_owned(), "yes".to_owned()));
        let of = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone());
        let version = of("version").and_then(|v| v.parse().ok()).ok_or("the form of a person has no version")?;
        let occupation = of("occupation").ok_or("the form of a person has no occupation")?;
        Ok(Self {
            case,
            person,
            fields,
            first_version: version,
            version,
            occupation,
            history: 0,
            events: 0,
            events_before: 0,
        })
    }
}

impl Desk {
    /// Changes a person's occupation or adds an event, by turns.
    fn save(&mut self, worker: &mut Worker, world: &World) -> Result<()> {
        let turn = self.turn;
        self.turn += 1;
        let many = self.forms.len().max(1);
        let it = self.forms.get_mut(turn % many).ok_or("no form is open")?;
        if (turn + turn / many).is_multiple_of(2) {
            it.change_occupation(worker, world, &self.token)
        } else {
            it.add_event(worker, &self.token)
        }
    }
}

impl Open {
    fn change_occupation(&mut self, worker: &mut Worker, world: &World, token: &str) -> Result<()> {
        let new = other(&mut worker.rng, &world.occupations, &self.occupation)?;
        for (name, value) in &mut self.fields {
            match name.as_str() {
                "csrf" => token.clone_into(value),
                "version" => *value = self.version.to_string(),
                "occupation" => new.clone_into(value),
                _ => {}
            }
        }
        let sent = serde_urlencoded::to_string(&self.fields)?;
        worker.client.post(&format!("/cases/{}/person", self.case), &sent)?;
        self.version += 1;
        self.occupation = new;
        Ok(())
    }

    fn add_event(&mut self, worker: &mut Worker, token: &str) -> Result<()> {
        let day = 1 + worker.rng.below(28);
        let month = ["January", "March", "May"].get(worker.rng.below(3)).copied().unwrap_or("May");
        let sent = serde_urlencoded::to_string([
            ("csrf", token),
            ("version", "1"),
            ("kind", "statement_detaining_state"),
            ("happened", &format!("{day} {month} 2026")),
            ("place", "Capital"),
            ("what", WHAT),
            ("confirmed", "yes"),
        ])?;
        worker.client.post(&format!("/cases/{}/events", self.case), &sent)?;
        self.events += 1;
        Ok(())
    }
}

fn other(rng: &mut Rng, all: &[String], than: &str) -> Result<String> {
    for _ in 0..1_000 {
        let one = rng.pick(all)?;
        if one != than {
            return Ok(one.clone());
        }
    }
    Err("there is only one occupation".into())
}

/// Whether the database says of everything that was saved what was acknowledged.
pub fn verify(bench: &Bench) -> Result<()> {
    let db = world::open(&bench.url)?;
    for it in &bench.saved {
        let (found, events) = db
            .read_now(|conn| {
                Ok(world::person(conn, &it.person).and_then(|found| Ok((found, world::events(conn, &it.case, WHAT)?))))
            })
            .map_err(|e| e.to_string())??;
        let wanted = (
            it.version,
            Some(it.occupation.clone()).filter(|text| !text.is_empty()),
            it.history + i64::from(it.version - it.first_version),
        );
        if found != wanted || events != it.events_before + it.events {
            return Err(
                format!("a save of {} was acknowledged and is not there: {found:?}, {events} events", it.case).into()
            );
        }
    }
    Ok(())
}
