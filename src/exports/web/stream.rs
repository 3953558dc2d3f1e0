//! A file that is sent while it is made. The maker waits for the browser, so
//! memory stays small; and a file that cannot be finished breaks the transfer,
//! because a short file looks like a whole one.

use crate::{
    access::Author,
    db::Db,
    error::{Error, Result},
    exports::{
        Export,
        cases::{self, Selection, Written},
    },
    id::Id,
};
use actix_web::web::Bytes;
use futures_util::{Stream, stream};
use std::{io, time::Duration};
use tokio::{
    runtime::Handle,
    sync::mpsc::{Receiver, Sender, channel},
    time::timeout,
};

/// Pieces made ahead of the browser; a piece is a chunk of rows.
const AHEAD: usize = 4;
/// How long the maker waits for a browser that takes nothing.
const PATIENCE: Duration = Duration::from_secs(120);

/// What the maker says.
enum Message {
    /// The next bytes.
    Piece(Bytes),
    /// That was all.
    End,
    /// It cannot be finished.
    Failed(Error),
}

/// Starts to make the file. Answers once the first bytes are there, so that a
/// database that is not available is still a page that says so.
pub async fn start(
    db: Db,
    what: Selection,
    (export, author): (Export, Author),
) -> Result<impl Stream<Item = Result<Bytes>>> {
    let (to, mut from) = channel(AHEAD);
    let runtime = Handle::current();
    drop(actix_web::rt::task::spawn_blocking(move || {
        let mut pipe = Pipe { to, runtime };
        let (profile, id) = (export.profile.clone(), export.id);
        let written = cases::write_noted(&db, &what, (export, &author), &mut pipe, &mut |_| {});
        log(&written, &profile, id);
        // Nobody is left to be told when the browser has gone.
        let _ = pipe.say(match written {
            Ok(_) => Message::End,
            Err(e) => Message::Failed(e),
        });
    }));
    match from.recv().await {
        Some(Message::Failed(e)) => Err(e),
        first => Ok(stream::unfold((first, Some(from)), |(first, from)| step(first, from))),
    }
}

/// The bytes to come, an error in their place, or the end.
type Rest = (Option<Message>, Option<Receiver<Message>>);

async fn step(first: Option<Message>, from: Option<Receiver<Message>>) -> Option<(Result<Bytes>, Rest)> {
    let mut from = from?;
    let message = match first {
        Some(message) => Some(message),
        None => from.recv().await,
    };
    match message {
        Some(Message::Piece(bytes)) => Some((Ok(bytes), (None, Some(from)))),
        Some(Message::End) => None,
        Some(Message::Failed(e)) => Some((Err(e), (None, None))),
        None => Some((Err(Error::internal("the export ended without saying so")), (None, None))),
    }
}

fn log(written: &Result<Written>, profile: &str, export: Id<Export>) {
    match written {
        Ok(Written { rows, .. }) => tracing::info!(%export, rows, profile, "exported cases"),
        Err(cause) => tracing::warn!(%export, profile, %cause, "an export of cases broke off"),
    }
}

/// What the maker writes into.
struct Pipe {
    to: Sender<Message>,
    runtime: Handle,
}

impl Pipe {
    fn say(&self, message: Message) -> io::Result<()> {
        match self.runtime.block_on(timeout(PATIENCE, self.to.send(message))) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::new(io::ErrorKind::BrokenPipe, "the browser has gone")),
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the browser takes nothing")),
        }
    }
}

impl io::Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.say(Message::Piece(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
