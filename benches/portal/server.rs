//! The servers under measurement: processes of their own, whose memory can be read.

use crate::{Result, client::Client};
use std::{
    fs::{self, File},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub addr: SocketAddr,
    /// From the start of the process to the first whole page, in seconds.
    pub start: f64,
}

/// Memory of a process in megabytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// All that is resident.
    pub resident: f64,
    /// Its own: without mapped files.
    pub own: f64,
    /// The most that was ever resident.
    pub most: f64,
}

impl Server {
    /// Starts the portal with its settings as they are by default, its log in a file.
    pub fn portal(program: &Path, database: &str, log: &Path) -> Result<Self> {
        let addr = free()?;
        let mut command = Command::new(program);
        command
            .arg("serve")
            .env_remove("HABEAS_CONFIG")
            .env("DATABASE_URL", database)
            .env("HABEAS_ADDR", addr.to_string())
            .env("HABEAS_DATA_DIR", log.parent().unwrap_or(log));
        Self::spawn(command, addr, log, "/sign-in")
    }

    /// Starts the bare limit: this program again, as a server.
    pub fn bare(database: &str, log: &Path) -> Result<Self> {
        let addr = free()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["--bare", database, "--listen", &addr.to_string()]);
        Self::spawn(command, addr, log, "/")
    }

    fn spawn(mut command: Command, addr: SocketAddr, log: &Path, first: &str) -> Result<Self> {
        let log_file = File::create(log)?;
        let began = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(log_file.try_clone()?).stderr(log_file).spawn()?;
        let mut server = Self { child, addr, start: 0.0 };
        while server.start == 0.0 {
            if let Ok(mut client) = Client::new(addr, "") {
                client.page(first)?;
                server.start = began.elapsed().as_secs_f64();
            } else if server.child.try_wait()?.is_some() || began.elapsed() > Duration::from_secs(60) {
                return Err(format!("the server did not start:\n{}", fs::read_to_string(log)?).into());
            } else {
                thread::sleep(Duration::from_millis(1));
            }
        }
        Ok(server)
    }

    /// Its memory now.
    pub fn memory(&self) -> Result<Memory> {
        memory(self.child.id())
    }

    /// Processor time it has spent so far, in seconds.
    pub fn cpu(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // After the program's name in brackets: the 12th and 13th field, in hundredths of a second.
        let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11).take(2);
        Ok(fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0)
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The memory of this process.
pub fn memory(pid: u32) -> Result<Memory> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes =
            line.and_then(|rest| rest.trim_start_matches(':').trim().split(' ').next()?.parse::<f64>().ok());
        kilobytes.unwrap_or_default() / 1_024.0
    };
    Ok(Memory { resident: of("VmRSS"), own: of("RssAnon"), most: of("VmHWM") })
}

fn free() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
