//! Measures the portal as people meet it: the release program on a database of
//! many cases, over loopback, signed in. `bin/bench` runs it; ARCHITECTURE.md
//! has the figures to reach.

mod article;
mod bare;
mod client;
mod drive;
mod export;
mod form;
mod reading;
mod report;
mod saving;
mod server;
mod world;

use clap::Parser;
use reading::Typed;
use report::{Line, Report, say};
use serde_json::json;
use server::Server;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    thread,
    time::Duration,
};
use world::World;

/// Ends the run with a sentence.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Measures the portal on a database of many cases.
#[derive(Parser)]
#[command(name = "bin/bench")]
struct Options {
    /// Cases in the database, which is made once and kept.
    #[arg(long, default_value_t = 100_000)]
    cases: usize,
    /// Seconds for each row of the table.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// Connections at once.
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// On PostgreSQL: the server of DATABASE_URL, or one of bin/postgres.
    #[arg(long)]
    postgres: bool,
    /// Only rows whose name contains this word; more than once for several.
    #[arg(long)]
    only: Vec<String>,
    /// The program to measure, where it is not the one just built.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_habeas"))]
    program: PathBuf,
    /// Serves the bare limit instead.
    #[arg(long, hide = true)]
    bare: Option<String>,
    #[arg(long, hide = true, default_value = "127.0.0.1:0")]
    listen: String,
    /// Cargo says so to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What the rows share.
pub struct Bench {
    url: String,
    folder: PathBuf,
    server: Server,
    world: World,
    clients: usize,
    seconds: f64,
    report: Report,
    /// The bare limit: the same rows by the same index, and nothing else.
    bare: Server,
    /// How fast this machine is at this moment beside the one on which the figures to reach were set.
    speed: f64,
    /// How fast it was before each row.
    paces: Vec<f64>,
    saved: Vec<saving::Open>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let done = match &options.bare {
        Some(url) => bare::serve(url, &options.listen).map(|()| true),
        None => run(&options),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(why) => {
            // Where even this cannot be written, the status still says it.
            let _ = say(&format!("bin/bench: {why}"));
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<bool> {
    let folder = PathBuf::from("data/bench");
    fs::create_dir_all(&folder)?;
    let url = if options.postgres { postgres(options, &folder)? } else { sqlite(options, &folder)? };
    let wants = |name: &str| options.only.is_empty() || options.only.iter().any(|word| name.contains(word.as_str()));
    let log = folder.join("portal.log");
    let mut starts = Vec::new();
    // The first start may still have to read the program from the disk.
    for _ in 0..4 {
        starts.push(Server::portal(&options.program, &url, &log)?.start);
    }
    starts.drain(..1);
    starts.sort_by(f64::total_cmp);
    let world = World::new(&url)?;
    let server = Server::portal(&options.program, &url, &log)?;
    let bare = Server::bare(&url, &folder.join("bare.log"))?;
    let mut bench = Bench {
        url,
        folder,
        server,
        world,
        clients: options.clients,
        seconds: options.seconds,
        report: Report::default(),
        bare,
        speed: 1.0,
        paces: Vec::new(),
        saved: Vec::new(),
    };
    if wants("start") {
        let start = starts.get(1).copied().unwrap_or_default();
        bench.report.add(Line {
            work: "start to first page".into(),
            figure: format!("{start:.3} s"),
            bound: "≤ 0.3 s".into(),
            is_met: Some(start <= 0.3),
            is_met_here: Some(start <= 0.3),
            data: json!({ "seconds": starts }),
        })?;
    }
    if wants("memory") {
        let mut client = client::Client::new(bench.server.addr, &bench.world.session)?;
        client.page("/cases")?;
        thread::sleep(Duration::from_secs(10));
        memory(&mut bench, "memory at rest", 80.0)?;
    }
    rows(&mut bench, &wants)?;
    finish(bench, options)
}

fn rows(bench: &mut Bench, wants: &dyn Fn(&str) -> bool) -> Result<()> {
    let clients = bench.clients;
    if wants("list") {
        reading::list(bench)?;
        reading::any_list(bench)?;
    }
    for (name, typed) in [
        ("exact", Typed::Exact),
        ("prefix", Typed::Prefix),
        ("misspelt", Typed::Misspelt),
        ("another script", Typed::OtherScript),
    ] {
        if wants(&format!("search, {name}")) {
            reading::pace(bench)?;
            reading::search(bench, typed)?;
        }
    }
    if wants("reading") {
        reading::pace(bench)?;
        article::read(bench)?;
    }
    if wants("case page") {
        reading::pace(bench)?;
        reading::page(bench)?;
    }
    if wants("save") {
        reading::pace(bench)?;
        saving::save(bench, 1, 31)?;
        reading::pace(bench)?;
        saving::save(bench, clients, 32)?;
    }
    if wants("csv") {
        reading::pace(bench)?;
        export::csv(bench)?;
    }
    if wants("memory") {
        thread::sleep(Duration::from_secs(2));
        memory(bench, "memory after the run", 80.0)?;
    }
    Ok(())
}

fn memory(bench: &mut Bench, work: &str, bound: f64) -> Result<()> {
    let now = bench.server.memory()?;
    bench.report.add(Line {
        work: work.into(),
        figure: format!("{:.0} MB (own {:.0} MB, most {:.0} MB)", now.resident, now.own, now.most),
        bound: format!("≤ {bound} MB"),
        is_met: Some(now.resident <= bound),
        is_met_here: Some(now.resident <= bound),
        data: json!({ "resident_mb": now.resident, "own_mb": now.own, "most_mb": now.most }),
    })?;
    Ok(())
}

fn finish(bench: Bench, options: &Options) -> Result<bool> {
    let Bench { url, folder, server, report, bare, speed, paces, world, clients, seconds, saved } = bench;
    // Without a chance to tidy up: what was acknowledged must be there all the same.
    drop(server);
    let kind = if options.postgres { "PostgreSQL" } else { "SQLite" };
    let cores = thread::available_parallelism()?;
    let about = format!("{kind}, {}, {cores} cores, {clients} connections, {seconds} s a row", world::size(&url)?);
    let again = Bench {
        server: Server::portal(&options.program, &url, &folder.join("portal.log"))?,
        url,
        folder,
        world,
        clients,
        seconds,
        report,
        bare,
        speed,
        paces,
        saved,
    };
    saving::verify(&again)?;
    again.report.finish(&about, &again.paces, &again.folder.join("result.json"))?;
    Ok(again.report.is_met())
}

/// The seeded database, made where it is missing; the run works on a copy.
fn sqlite(options: &Options, folder: &Path) -> Result<String> {
    let seeded = folder.join(format!("large-{}.db", options.cases));
    if !seeded.exists() {
        // Under another name until it is whole.
        let begun = folder.join("seeding.db");
        remove(&begun)?;
        seed(options, folder, &format!("sqlite:{}", begun.display()))?;
        fs::rename(&begun, &seeded)?;
    }
    let copy = folder.join("run.db");
    remove(&copy)?;
    fs::copy(&seeded, &copy)?;
    Ok(format!("sqlite:{}", copy.display()))
}

fn remove(database: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let path = format!("{}{ending}", database.display());
        if Path::new(&path).exists() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn postgres(options: &Options, folder: &Path) -> Result<String> {
    let url = std::env::var("DATABASE_URL").or_else(|_not_set| std::env::var("TEST_DATABASE_URL"));
    let url = url.map_err(|_not_set| "set DATABASE_URL, or start this through bin/bench --postgres")?;
    if world::count(&url)? == 0 {
        seed(options, folder, &url)?;
    }
    Ok(url)
}

/// Who may sign in stands beside the database afterwards.
fn seed(options: &Options, folder: &Path, url: &str) -> Result<()> {
    say(&format!("making {} cases", options.cases))?;
    let signs = fs::File::create(folder.join("sign-in.txt"))?;
    let status = Command::new(&options.program)
        .args(["seed", "large", "--cases", &options.cases.to_string()])
        .env("DATABASE_URL", url)
        .stdout(signs)
        .status()?;
    if status.success() { Ok(()) } else { Err("habeas seed large failed".into()) }
}
