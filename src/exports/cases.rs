//! Writing `cases.csv`: from one chunk of case ids to the next, so that memory
//! does not grow with the number of cases. Chunks are made on several threads
//! and written in order.

use super::{
    Export, Profile,
    row::Row,
    sheet::Sheet,
    store::{self, Pick},
};
use crate::{
    access::{Author, Scope},
    cases::{
        Case,
        list::{self, Filter},
        outgoing,
    },
    clock,
    db::Db,
    error::{Error, Result},
    id::Id,
};
use chrono::NaiveDate;
use std::{
    io::Write,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

/// Cases read at once: few, so that all of them stay in the processor's cache.
const CHUNK: usize = 100;
/// Threads that read and format.
const THREADS: usize = 2;
/// Bytes a row comes to, roughly.
const ROW_BYTES: usize = 1_200;

/// Which cases an export holds.
#[derive(Debug, Clone)]
pub struct Selection {
    /// Of whom.
    pub scope: Scope,
    /// The filters of the list.
    pub filter: Filter,
    /// Only these, where a search found them.
    pub among: Option<Vec<String>>,
}

/// An export that was written to its end.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// The id in its rows.
    pub export: Id<Export>,
    /// How many cases it holds.
    pub rows: u64,
}

/// What a file held, as far as it came.
#[derive(Debug)]
pub(super) struct Held {
    /// The id in its rows.
    pub(super) export: Id<Export>,
    ids: Vec<Id<Case>>,
}

impl Held {
    pub(super) fn new(export: Id<Export>) -> Self {
        Self { export, ids: Vec::new() }
    }
}

/// Notes the export, writes the file, and notes what it held, also where it
/// could not be finished: part of it may be out.
///
/// # Errors
/// When the database fails or `out` takes no more. What was written until then
/// is not a whole file.
pub fn write_noted(
    db: &Db,
    what: &Selection,
    (export, author): (Export, &Author),
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> Result<Written> {
    let profile = Profile::of(&export.profile).ok_or_else(|| Error::internal("an export without a profile"))?;
    let export = db.write_now(author, None, |tx| tx.insert(export))?;
    let mut held = Held::new(export.id);
    let written = write(db, what, profile, &mut held, out, progress);
    let noted = db.write_now(author, None, |tx| outgoing::store::end(tx, &export, held.ids));
    let written = written?;
    noted?;
    Ok(written)
}

/// Writes the file, heading first, in the order of case ids. `progress` is
/// told after each chunk how many rows there are by then.
///
/// Each case is read as of one moment, but not all cases as of the same one.
///
/// # Errors
/// When the database fails or `out` takes no more. What was written until then
/// is not a whole file.
pub(super) fn write(
    db: &Db,
    what: &Selection,
    profile: Profile,
    held: &mut Held,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> Result<Written> {
    let work = Work { db, scope: what.scope, profile, export: held.export, today: clock::today() };
    let mut ids = Ids::of(db, what)?;
    // Asked before the first byte: a database that is not available can still be told in plain words.
    let mut coming = ids.next(db, what)?;
    out.write_all(&Sheet::head(profile)?)?;
    let mut written = Written { export: work.export, rows: 0 };
    thread::scope(|threads| {
        let makers: Vec<Maker> = (0..THREADS).map(|_| Maker::start(threads, &work)).collect();
        // Chunks go to the makers in turn and come back in the same turn.
        let (mut asked, mut got) = (makers.iter().cycle(), makers.iter().cycle());
        let mut on_the_way = 0;
        loop {
            while on_the_way < 2 * THREADS
                && let Some(pick) = coming.take()
                && let Some(maker) = asked.next()
            {
                maker.ask(pick)?;
                on_the_way += 1;
                coming = ids.next(db, what)?;
            }
            let Some(maker) = got.next().filter(|_| on_the_way > 0) else { return Ok(()) };
            let Made { ids, bytes } = maker.made()?;
            on_the_way -= 1;
            written.rows += u64::try_from(ids.len()).unwrap_or_default();
            // Before they go: what breaks off on the way has gone in part.
            held.ids.extend(ids);
            out.write_all(&bytes)?;
            progress(written.rows);
        }
    })
    .and_then(|()| Ok(out.flush()?))
    .map(|()| written)
}

/// The ids that are still to come.
enum Ids {
    /// All that the filter lets through, after this one.
    After(Option<Id<Case>>),
    /// These.
    These(std::vec::IntoIter<Id<Case>>),
    /// None.
    Over,
}

impl Ids {
    fn of(db: &Db, what: &Selection) -> Result<Self> {
        Ok(match &what.among {
            None => Self::After(None),
            Some(ids) => {
                Self::These(db.read_now(|conn| store::among(conn, what.scope, &what.filter, ids))?.into_iter())
            }
        })
    }

    /// The next chunk; `None` at the end.
    fn next(&mut self, db: &Db, what: &Selection) -> Result<Option<Pick>> {
        let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
        let chunk: Vec<Id<Case>> = match self {
            Self::After(last) => db.read_now(|conn| list::ids_after(conn, what.scope, &what.filter, *last, limit))?,
            Self::These(ids) => ids.take(CHUNK).collect(),
            Self::Over => Vec::new(),
        };
        let is_whole = what.filter.is_empty() && what.among.is_none();
        let (first, last) = (chunk.first().copied(), chunk.last().copied());
        if let Self::After(after) = self {
            *after = last;
        }
        if chunk.len() < CHUNK {
            *self = Self::Over;
        }
        Ok(first.zip(last).map(|(first, last)| if is_whole { Pick::Range(first, last) } else { Pick::List(chunk) }))
    }
}

/// What all threads know.
struct Work<'a> {
    db: &'a Db,
    scope: Scope,
    profile: Profile,
    export: Id<Export>,
    today: NaiveDate,
}

/// The rows of a chunk: of which cases, and their bytes.
struct Made {
    ids: Vec<Id<Case>>,
    bytes: Vec<u8>,
}

impl Work<'_> {
    fn make(&self, pick: &Pick) -> Result<Made> {
        let cases = self.db.read_now(|conn| store::cases(conn, self.scope, pick))?;
        let mut sheet = Sheet::new(self.profile, cases.len() * ROW_BYTES);
        for (case, changed_at) in &cases {
            sheet.add(&Row::new(case, *changed_at, self.export, self.today))?;
        }
        Ok(Made { ids: cases.iter().map(|(it, _)| it.case.id).collect(), bytes: sheet.bytes()? })
    }
}

/// A thread that makes rows of picked cases.
struct Maker {
    asks: SyncSender<Pick>,
    made: Receiver<Result<Made>>,
}

impl Maker {
    fn start<'scope>(threads: &'scope thread::Scope<'scope, '_>, work: &'scope Work<'scope>) -> Self {
        let (asks, asked) = sync_channel::<Pick>(2);
        let (make, made) = sync_channel(1);
        threads.spawn(move || {
            // Nobody asks any more, or nobody takes it: the export is over.
            while let Ok(pick) = asked.recv() {
                if make.send(work.make(&pick)).is_err() {
                    break;
                }
            }
        });
        Self { asks, made }
    }

    fn ask(&self, pick: Pick) -> Result<()> {
        self.asks.send(pick).map_err(|_thread_ended| Error::internal("a thread of the export ended"))
    }

    fn made(&self) -> Result<Made> {
        self.made.recv().map_err(|_thread_ended| Error::internal("a thread of the export ended"))?
    }
}
