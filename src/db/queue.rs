//! One thread that writes to the embedded database. Saves that arrive while
//! others are being written are committed together, so that one wait for the
//! disk serves them all. Each runs behind a savepoint of its own: one that is
//! refused takes nothing of the others with it, and none is acknowledged before
//! the commit.

use super::{AnyConnection, Manager};
use crate::error::{Error, Result};
use diesel::{prelude::*, r2d2::Pool};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};
use tokio::sync::oneshot;

/// The most saves of one commit.
const TOGETHER: usize = 64;

/// The way to the thread, which ends when nobody can send to it any more.
#[derive(Clone)]
pub(super) struct Queue(Sender<Box<dyn Job>>);

impl Queue {
    /// Starts the thread.
    pub(super) fn start(writers: Pool<Manager>) -> std::io::Result<Self> {
        let (to, jobs) = channel();
        thread::Builder::new().name("writer".into()).spawn(move || write_all(&jobs, &writers))?;
        Ok(Self(to))
    }

    /// Runs one save; answers when it is on the disk.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.send(work, false).await
    }

    /// Runs what no transaction may surround, between two batches: saves wait for it.
    pub(super) async fn alone<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.send(work, true).await
    }

    async fn send<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
        is_alone: bool,
    ) -> Result<T> {
        let (answer, answered) = oneshot::channel();
        let save = Save { work: Some(work), done: None, answer, is_alone };
        self.0.send(Box::new(save)).map_err(|_unsent| Error::internal("the thread that writes has ended"))?;
        answered.await.map_err(|_dropped| Error::internal("a save was dropped"))?
    }
}

fn write_all(jobs: &Receiver<Box<dyn Job>>, writers: &Pool<Manager>) {
    let mut next = None;
    while let Some(first) = next.take().or_else(|| jobs.recv().ok()) {
        let mut batch = vec![first];
        if !batch.iter().any(|job| job.is_alone()) {
            while batch.len() < TOGETHER
                && let Ok(job) = jobs.try_recv()
            {
                if job.is_alone() {
                    next = Some(job);
                    break;
                }
                batch.push(job);
            }
        }
        let done = commit(writers, &mut batch);
        for job in batch {
            job.settle(done.as_ref().err());
        }
    }
}

fn commit(writers: &Pool<Manager>, batch: &mut [Box<dyn Job>]) -> Result<()> {
    let conn: &mut AnyConnection = &mut *writers.get()?;
    match batch {
        [one] if one.is_alone() => one.run(conn),
        batch => conn.transaction(|conn| batch.iter_mut().try_for_each(|job| job.run(conn))),
    }
}

/// A save of any result.
trait Job: Send {
    /// Whether no transaction may surround it.
    fn is_alone(&self) -> bool;
    /// Does it. An error says that nothing of the batch can be kept.
    fn run(&mut self, conn: &mut AnyConnection) -> Result<()>;
    /// Tells who waits for it; `lost` is why the batch was not kept.
    fn settle(self: Box<Self>, lost: Option<&Error>);
}

struct Save<T, F> {
    work: Option<F>,
    done: Option<Result<T>>,
    answer: oneshot::Sender<Result<T>>,
    is_alone: bool,
}

impl<T: Send, F: FnOnce(&mut AnyConnection) -> Result<T> + Send> Job for Save<T, F> {
    fn is_alone(&self) -> bool {
        self.is_alone
    }

    fn run(&mut self, conn: &mut AnyConnection) -> Result<()> {
        let Some(work) = self.work.take() else { return Ok(()) };
        if self.is_alone {
            let done = catch_unwind(AssertUnwindSafe(|| work(conn)));
            self.done = Some(done.unwrap_or_else(|_said_by_the_hook| Err(Error::internal("a job panicked"))));
            return Ok(());
        }
        let mut fatal = None;
        let done = conn.transaction(|conn| {
            // Not to take the saves of others along.
            let done = catch_unwind(AssertUnwindSafe(|| work(conn)))
                .unwrap_or_else(|_said_by_the_hook| Err(Error::internal("a save panicked")));
            if let Err(Error::Unavailable(why)) = &done {
                fatal = Some(why.clone());
            }
            done
        });
        // A full disk makes SQLite give up the whole transaction, the savepoint with
        // it; the error of going back to that is not the one to tell.
        let Some(why) = fatal else {
            self.done = Some(done);
            return Ok(());
        };
        self.done = Some(Err(Error::Unavailable(why.clone())));
        Err(Error::Unavailable(why))
    }

    fn settle(self: Box<Self>, lost: Option<&Error>) {
        let done = match (self.done, lost) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(Error::Unavailable(why))) => Err(Error::Unavailable(why.clone())),
            (_, Some(other)) => Err(Error::internal(other.to_string())),
            (Some(done), None) => done,
            (None, None) => Err(Error::internal("a save was passed over")),
        };
        // The browser may have gone; the save stands all the same.
        let _ = self.answer.send(done);
    }
}
