//! The real program, started on a fresh database and spoken to over loopback.

use habeas::accounts::factors::app;
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

/// A running portal with a folder of its own; gone with the test.
pub struct Portal {
    child: Child,
    port: u16,
    folder: PathBuf,
    link: String,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Portal {
    /// Starts on an empty database.
    pub fn start() -> Self {
        let folder = std::env::temp_dir().join(format!("habeas-process-{}", uuid::Uuid::now_v7().simple()));
        std::fs::create_dir_all(&folder).unwrap();
        let port = free_port();
        let (child, link) = spawn(port, &folder, true);
        Self { child, port, folder, link }
    }

    /// Kills it like a power cut.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop; its exit code.
    pub fn stop(&mut self) -> Option<i32> {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        self.child.wait().unwrap().code()
    }

    /// Starts it again on the same database and port.
    pub fn restart(&mut self) {
        let (child, link) = spawn(self.port, &self.folder, false);
        (self.child, self.link) = (child, link);
    }

    /// Where its files are.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Runs another command on the same database.
    pub fn command(&self, args: &[&str]) -> Output {
        command(self.port, &self.folder).args(args).output().unwrap()
    }

    /// Creates the first administrator by the printed link, enrols an app, and so signs in.
    pub fn set_up(&self) -> Client {
        let client = self.at_the_link();
        assert_eq!(self.begin(&client), Some(303), "set-up failed");
        client.learn_token(&client.get("/account/factors/new"));
        assert_eq!(client.try_post("/account/factors/secret", &[]), Some(303), "no secret");
        let page = client.get("/account/factors/app");
        let shown = page.split("class=\"secret\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
        let code = app::code(&shown.replace(' ', ""), habeas::clock::now());
        assert_eq!(client.try_post("/account/factors/app", &[("code", &code)]), Some(200), "no factor");
        let page = client.get("/cases/new");
        client.learn_token(&page);
        client
    }

    fn link_path(&self) -> String {
        self.link.split_once("//").unwrap().1.split_once('/').map(|(_, p)| format!("/{p}")).unwrap()
    }

    /// Somebody who has opened the printed link.
    pub fn at_the_link(&self) -> Client {
        let client = Client { port: self.port, cookies: Arc::default(), token: Arc::default() };
        let page = client.get(&self.link_path());
        client.learn_token(&page);
        client
    }

    /// Sends the form behind the link; its status.
    pub fn begin(&self, client: &Client) -> Option<u16> {
        let fields = [
            ("organisation", "Committee North"),
            ("name", "Ada Example"),
            ("email", "ada@example.org"),
            ("password_new", "correct horse battery staple"),
            ("password_again", "correct horse battery staple"),
            ("language", "en"),
            ("world", "empty"),
        ];
        client.try_post(&self.link_path(), &fields)
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn command(port: u16, folder: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_habeas"));
    command.env_clear().env("HABEAS_DATA_DIR", folder).env("HABEAS_ADDR", format!("127.0.0.1:{port}"));
    command
}

/// Starts the program and waits until it says that it listens; the set-up link, where it prints one.
fn spawn(port: u16, folder: &std::path::Path, is_new: bool) -> (Child, String) {
    let mut child = command(port, folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut link = String::new();
    for line in lines.by_ref().map_while(Result::ok) {
        if let Some(at) = line.find("http://").filter(|at| line[*at..].contains("/setup/")) {
            link = line[at..].trim().to_owned();
        }
        // A new portal prints its link after the line that it listens.
        if !link.is_empty() || !is_new {
            break;
        }
    }
    for _ in 0..200 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    // Keep reading, so that the program never waits for its own output.
    std::thread::spawn(move || lines.for_each(drop));
    (child, link)
}

/// A signed-in visitor over plain HTTP.
#[derive(Clone)]
pub struct Client {
    port: u16,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    token: Arc<Mutex<String>>,
}

impl Client {
    /// The page at this path.
    pub fn get(&self, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "").map(|(_, _, body)| body).unwrap_or_default()
    }

    /// Sends a form; its status, or nothing where the connection broke.
    pub fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Option<u16> {
        self.post(path, fields).map(|(status, _, _)| status)
    }

    /// Sends a form; status, head and body, or nothing where the connection broke.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Option<(u16, String, String)> {
        let mut fields = fields.to_vec();
        let token = self.token.lock().unwrap().clone();
        fields.push(("csrf", &token));
        let body = serde_urlencoded::to_string(&fields).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.send(&head, &body)
    }

    /// Creates a case; its path.
    pub fn new_case(&self, name: &str, country: &str) -> String {
        let fields = [
            ("name", name),
            ("gender", "unknown"),
            ("detaining_country", country),
            ("status", "pretrial"),
            ("file_status", "active"),
        ];
        let (status, head, body) = self.post("/cases", &fields).unwrap();
        assert_eq!(status, 303, "{body}");
        let location =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("location: ").map(ToOwned::to_owned)).unwrap();
        location.trim().to_owned()
    }

    fn learn_token(&self, page: &str) {
        let token =
            page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        *self.token.lock().unwrap() = token.to_owned();
    }

    fn send(&self, head: &str, body: &str) -> Option<(u16, String, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
        let cookies =
            self.cookies.lock().unwrap().iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        write!(stream, "{head}Host: 127.0.0.1\r\nConnection: close\r\nCookie: {cookies}\r\n\r\n{body}").ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n")?;
        for line in
            head.lines().filter_map(|l| l.strip_prefix("set-cookie: ").or_else(|| l.strip_prefix("Set-Cookie: ")))
        {
            if let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
            }
        }
        let status = head.split_whitespace().nth(1)?.parse().ok()?;
        Some((status, head.to_owned(), body.to_owned()))
    }
}
