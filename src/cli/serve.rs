//! `habeas serve`: the portal, until it is told to stop; then what is being
//! saved is still saved.

use super::{Done, Failure, cannot_open, say, upkeep};
use crate::{
    accounts,
    app::{self, State},
    config::Config,
    db, digests, jobs,
    notices::mail::Mailer,
};
use actix_web::{
    HttpServer,
    dev::ServerHandle,
    rt::{System, spawn},
};
use std::{net::TcpListener, time::Duration};

/// How long a request that is being answered may take to end after the order to stop, in seconds.
const GRACE: u64 = 20;

pub(super) fn run(mut config: Config) -> Done {
    let listener = TcpListener::bind(config.addr).map_err(|e| {
        Failure::failed(format!(
            "Habeas cannot listen on {} ({e}). Stop what listens there, or set HABEAS_ADDR to another port.",
            config.addr
        ))
    })?;
    let actual = listener.local_addr()?;
    // Port 0 asks the system for a free one: then the link must say which.
    if config.base_url == format!("http://{}", config.addr) {
        config.base_url = format!("http://{actual}");
    }
    config.addr = actual;
    db::slow::watch().map_err(|e| Failure::failed(e.to_string()))?;
    let state = State::open(config.clone()).map_err(|e| cannot_open(&config, e))?;
    let link = link(&state)?;
    let mailer = Mailer::of(&config).map_err(Failure::usage)?;
    System::new().block_on(serve(listener, state, link, mailer))
}

/// What is printed for the first administrator, while there is none.
fn link(state: &State) -> Result<Option<String>, Failure> {
    let has_users = state.db.read_now(accounts::store::has_users)?;
    Ok((!has_users).then(|| state.setup.link(&state.config)))
}

async fn serve(listener: TcpListener, state: State, link: Option<String>, mailer: Option<Mailer>) -> Done {
    let addr = state.config.addr;
    let (db, finder) = (state.db.clone(), state.finder.clone());
    spawn(digests::run(db.get_ref().clone(), finder.get_ref().clone()));
    if let Some(mailer) = mailer {
        spawn(mailer.run(db.get_ref().clone()));
    }
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let is_embedded = state.config.database_url.starts_with("sqlite:");
    let rounds = state.clone();
    let server = HttpServer::new(move || app::app(state.clone()))
        .workers(cores)
        // Each keeps some memory; more of them than this would only wait for a connection.
        .worker_max_blocking_threads(if is_embedded { 3 } else { 16 })
        .keep_alive(Duration::from_secs(15))
        .client_request_timeout(Duration::from_secs(15))
        .shutdown_timeout(GRACE)
        .disable_signals()
        .listen(listener)?
        .run();
    spawn(stop_when_told(server.handle()));
    spawn(jobs::run(rounds));
    say(&format!("Habeas listens on http://{addr}"))?;
    if let Some(link) = link {
        say(&format!("Set-up link (works once): {link}"))?;
    }
    tracing::info!(%addr, "listening");
    spawn(upkeep::seal_again_and_again(db.clone()));
    spawn(upkeep::empty_the_bin(db.clone(), finder));
    server.await?;
    upkeep::seal_once(&db).await;
    tracing::info!("stopped");
    Ok(())
}

/// The first signal lets running requests end; a second one does not wait for them.
async fn stop_when_told(server: ServerHandle) {
    if signal().await.is_err() {
        return;
    }
    tracing::info!("stopping; running requests may end");
    let again = server.clone();
    spawn(async move {
        if signal().await.is_ok() {
            again.stop(false).await;
        }
    });
    server.stop(true).await;
}

#[cfg(unix)]
async fn signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut end, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    futures_util::future::select(Box::pin(end.recv()), Box::pin(interrupt.recv())).await;
    Ok(())
}

#[cfg(not(unix))]
async fn signal() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
