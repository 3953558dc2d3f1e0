//! The real application, in process, on a fresh database: SQLite, or
//! PostgreSQL where TEST_DATABASE_URL names a server.

use super::page::Page;
use actix_http::Request;
use actix_web::{
    body::to_bytes,
    http::{Method, StatusCode, header},
    test::{self, TestRequest},
};
use diesel::{Connection, RunQueryDsl, connection::SimpleConnection, prelude::*};
use habeas::{
    access::{Author, Job, Organisation, User},
    accounts::{new_membership, new_organisation, new_user},
    app::{self, State},
    config::Config,
    db::Db,
    history::Unrecorded,
    id::Id,
    schema::sessions,
    search::Finder,
    web::session,
    words::{Role, Term},
};
use std::{
    collections::BTreeMap,
    future::Future,
    path::PathBuf,
    pin::Pin,
    rc::Rc,
    sync::{LazyLock, Mutex},
};

type Call = Rc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = Page>>>>;

/// An application and two organisations with their members.
pub struct TestApp {
    /// The database.
    pub db: Db,
    /// Where it is.
    pub url: String,
    /// The search.
    pub finder: Finder,
    /// The organisation that most tests act in.
    pub alpha: Id<Organisation>,
    /// Another one.
    pub beta: Id<Organisation>,
    call: Call,
    place: Place,
    users: BTreeMap<&'static str, User>,
}

enum Place {
    File(std::path::PathBuf),
    Postgres { server: String, name: String },
}

/// PostgreSQL copies one migrated database for each test, and refuses to copy one that is in use.
static TEMPLATE: Mutex<Option<String>> = Mutex::new(None);

/// One file of keys for the whole run: databases made from one template share what is sealed.
static KEYS: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = std::env::temp_dir().join(format!("habeas-test-keys-{}.toml", std::process::id()));
    habeas::keys::Keys::open(&path).unwrap();
    path
});

fn place() -> (Place, String) {
    let unique = uuid::Uuid::now_v7().simple().to_string();
    match std::env::var("TEST_DATABASE_URL") {
        Err(_) => {
            let folder = std::env::temp_dir().join(format!("habeas-test-{unique}"));
            std::fs::create_dir_all(&folder).unwrap();
            let url = format!("sqlite:{}", folder.join("habeas.db").display());
            (Place::File(folder), url)
        }
        Ok(server) => {
            let name = format!("habeas_{unique}");
            let mut template = TEMPLATE.lock().unwrap();
            let mut conn = PgConnection::establish(&server).unwrap();
            if template.is_none() {
                let made = format!("habeas_template_{unique}");
                diesel::sql_query(format!("CREATE DATABASE {made}")).execute(&mut conn).unwrap();
                let db = Db::open(&config(&with_name(&server, &made), &[]), app::PROJECTIONS).unwrap();
                drop(db);
                *template = Some(made);
            }
            let from = template.as_deref().unwrap();
            let copy = format!("CREATE DATABASE {name} TEMPLATE {from}");
            // The pool that migrated the template closes its connections in the background.
            while diesel::sql_query(&copy).execute(&mut conn).is_err() {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            let url = with_name(&server, &name);
            (Place::Postgres { server, name }, url)
        }
    }
}

fn with_name(url: &str, name: &str) -> String {
    let (before, _) = url.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}

fn config(url: &str, more: &[(&str, &str)]) -> Config {
    let settings = [
        ("DATABASE_URL", url.to_owned()),
        ("HABEAS_KEYS", KEYS.display().to_string()),
        ("HABEAS_READER", env!("CARGO_BIN_EXE_habeas").to_owned()),
    ];
    let more = more.iter().map(|(name, value)| (*name, (*value).to_owned()));
    Config::from(&settings.into_iter().chain(more).map(|(name, value)| (name.to_owned(), value)).collect()).unwrap()
}

impl TestApp {
    /// An empty world with two organisations.
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// The same with these settings.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        // What a handler could not tell its visitor is told to whoever runs the test.
        let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init();
        let (place, url) = place();
        let config = config(&url, settings);
        let state = State::open(config).unwrap();
        let (db, finder) = (state.db.get_ref().clone(), state.finder.get_ref().clone());
        let service = Rc::new(test::init_service(app::app(state)).await);
        let call: Call = Rc::new(move |request| {
            let service = service.clone();
            Box::pin(async move {
                let reply = test::call_service(&*service, request).await;
                let (status, headers) = (reply.status(), reply.headers().clone());
                let body = to_bytes(reply.into_body()).await.unwrap_or_default();
                Page::new(status, headers, body.to_vec())
            })
        });
        let (alpha, beta) = (new_organisation("Alpha"), new_organisation("Beta"));
        let members = [
            ("administrator", alpha.id, "coordinator"),
            ("editor", alpha.id, "case_worker"),
            ("reader", alpha.id, "reader"),
            ("second editor", alpha.id, "case_worker"),
            ("researcher", alpha.id, "researcher"),
            ("auditor", alpha.id, "auditor"),
            ("keeper", alpha.id, "none"),
            ("stranger", beta.id, "coordinator"),
            ("partner", beta.id, "case_worker"),
            ("partner reader", beta.id, "reader"),
        ];
        let users: BTreeMap<&str, User> = members
            .iter()
            .map(|(name, ..)| (*name, new_user(&format!("{}@example.org", name.replace(' ', "-")), name, "en")))
            .collect();
        let ids = (alpha.id, beta.id);
        db.write_now(&Author::system(Job::Seed), None, |tx| {
            tx.insert(alpha)?;
            tx.insert(beta)?;
            for (name, house, role) in members {
                // The keeper looks after the installation and sees no case; the coordinator does both.
                let is_administrator = ["administrator", "keeper"].contains(&name);
                let user = tx.insert(User { is_administrator, ..users[name].clone() })?;
                tx.insert(new_membership(house, user.id, Term::<Role>::of(role).unwrap()))?;
            }
            Ok(())
        })
        .unwrap();
        Self { db, finder, alpha: ids.0, beta: ids.1, url, call, place, users }
    }

    /// Runs statements as somebody at the database itself, past the program.
    pub fn behind(&self, statements: &str) -> QueryResult<()> {
        match &self.place {
            Place::File(folder) => {
                let mut conn = SqliteConnection::establish(folder.join("habeas.db").to_str().unwrap()).unwrap();
                conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF; PRAGMA secure_delete = ON")?;
                conn.batch_execute(statements)
            }
            Place::Postgres { server, name } => {
                PgConnection::establish(&with_name(server, name)).unwrap().batch_execute(statements)
            }
        }
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self.place, Place::Postgres { .. })
    }

    /// Everything that lies on the disk, or in a dump.
    pub fn bytes(&self) -> Vec<u8> {
        match &self.place {
            Place::File(folder) => {
                let copy = folder.join("copy.db");
                let _ = std::fs::remove_file(&copy);
                let mut all = std::fs::read(folder.join("habeas.db")).unwrap();
                all.extend(std::fs::read(folder.join("habeas.db-wal")).unwrap_or_default());
                self.behind(&format!("VACUUM INTO '{}'", copy.display())).unwrap();
                all.extend(std::fs::read(copy).unwrap());
                all
            }
            Place::Postgres { server, name } => {
                let mut dump = std::process::Command::new("pg_dump");
                let dump = dump.arg("--dbname").arg(with_name(server, name)).output().unwrap();
                assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
                dump.stdout
            }
        }
    }

    /// Who acts: somebody of whom there is a session.
    pub fn user(&self, name: &str) -> &User {
        &self.users[name]
    }

    /// A visitor who is not signed in.
    pub fn anonymous(&self) -> Visitor<'_> {
        Visitor { app: self, token: None, language: "en", visitor: session::new_token() }
    }
    /// A case worker of alpha.
    pub fn editor(&self) -> Visitor<'_> {
        self.visitor("editor")
    }
    /// A reader of alpha.
    pub fn reader(&self) -> Visitor<'_> {
        self.visitor("reader")
    }
    /// The coordinator of alpha, who looks after the installation too.
    pub fn administrator(&self) -> Visitor<'_> {
        self.visitor("administrator")
    }
    /// The coordinator of another organisation.
    pub fn stranger(&self) -> Visitor<'_> {
        self.visitor("stranger")
    }

    /// A member whose session was begun without a password, to save the time of hashing.
    pub fn visitor(&self, name: &str) -> Visitor<'_> {
        let token = session::new_token();
        let (hash, user) = (session::hash(&token), self.users[name].id);
        let now = habeas::clock::now();
        self.db
            .write_unrecorded_now(Unrecorded::Session, move |conn| {
                diesel::insert_into(sessions::table)
                    .values((
                        sessions::token_hash.eq(hash),
                        sessions::user_id.eq(user),
                        sessions::created_at.eq(now),
                        sessions::seen_at.eq(now),
                        sessions::device.eq("test"),
                        // As if a factor had been shown just now.
                        sessions::confirmed_at.eq(now),
                    ))
                    .execute(conn)?;
                Ok(())
            })
            .unwrap();
        Visitor { app: self, token: Some(token), language: "en", visitor: String::new() }
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        match &self.place {
            Place::File(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Place::Postgres { server, name } => {
                if let Ok(mut conn) = PgConnection::establish(server) {
                    let _ = diesel::sql_query(format!("DROP DATABASE {name} WITH (FORCE)")).execute(&mut conn);
                }
            }
        }
    }
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Visitor<'a> {
    app: &'a TestApp,
    token: Option<String>,
    language: &'static str,
    visitor: String,
}

impl Visitor<'_> {
    /// The same person, reading French.
    pub fn in_french(mut self) -> Self {
        self.language = "fr";
        self
    }

    /// The secret from which this visitor's form tokens are made.
    pub fn secret(&self) -> &str {
        self.token.as_deref().unwrap_or(&self.visitor)
    }

    fn request(&self, method: Method, path: &str) -> TestRequest {
        let cookie = match &self.token {
            Some(token) => format!("session={token}; language={}", self.language),
            None => format!("visitor={}; language={}", self.visitor, self.language),
        };
        TestRequest::default().method(method).uri(path).insert_header((header::COOKIE, cookie))
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Page {
        (self.app.call)(self.request(Method::GET, path).to_request()).await
    }

    /// Sends a form with a good token.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut fields: Vec<(&str, String)> = fields.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
        fields.push(("csrf", habeas::web::csrf::token(self.secret())));
        let request = self.request(Method::POST, path).set_form(fields).to_request();
        (self.app.call)(request).await
    }

    /// Sends a form with files, each a name and its bytes, with a good token.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
        let token = habeas::web::csrf::token(self.secret());
        self.upload_raw(path, &[fields, &[("csrf", &token)]].concat(), files).await
    }

    /// Sends a form with files as it is.
    pub async fn upload_raw(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--parting\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--parting\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--parting--\r\n");
        let request = self
            .request(Method::POST, path)
            .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=parting"))
            .set_payload(body);
        (self.app.call)(request.to_request()).await
    }

    /// Sends a form as it is, with these headers.
    pub async fn post_raw(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let mut request = self.request(Method::POST, path).set_form(fields.to_vec());
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        (self.app.call)(request.to_request()).await
    }

    /// Sends a body as it is, as if from this address; the content type is that of a form unless a header says otherwise.
    pub async fn send(&self, path: &str, body: &str, headers: &[(&str, &str)], from: Option<&str>) -> Page {
        let mut request = self.request(Method::POST, path).set_payload(body.to_owned());
        request = request.insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"));
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        if let Some(ip) = from {
            request = request.peer_addr(std::net::SocketAddr::new(ip.parse().unwrap(), 40_000));
        }
        (self.app.call)(request.to_request()).await
    }

    /// The file of cases that these pairs ask for, for oneself.
    pub async fn download(&self, query: &str) -> Page {
        let mut fields: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
        for (name, usual) in [("recipient", "myself"), ("purpose", "analysis")] {
            if !fields.iter().any(|(known, _)| known == name) {
                fields.push((name.to_owned(), usual.to_owned()));
            }
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post("/exports/cases", &fields).await
    }

    /// Fills in the form on a page (the one that posts to `action`) and sends it:
    /// what the page holds already, with these values changed. A field that the
    /// page does not have fails the test.
    pub async fn submit(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let mut held = page.form(action);
        for (name, _) in fields {
            assert!(page.has_field(action, name), "the form to {action} has no field {name}:\n{}", page.text());
            held.retain(|(n, _)| n != name);
        }
        held.extend(fields.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        let request = self.request(Method::POST, action).set_form(held).to_request();
        (self.app.call)(request).await
    }

    /// Somebody whose browser holds this session's token, whoever put it there.
    pub fn holding(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// The same person, with the session that this answer began or renewed.
    pub fn with_session_of(mut self, page: &Page) -> Self {
        let cookies = page.headers.get_all("set-cookie").filter_map(|value| value.to_str().ok());
        for cookie in cookies {
            if let Some(token) = cookie.strip_prefix("session=").and_then(|rest| rest.split(';').next()) {
                self.token = (!token.is_empty()).then(|| token.to_owned());
            }
        }
        self
    }

    /// Opens the page to which a form led, with what it left to say there; that alone.
    pub async fn told(&self, page: &Page) -> String {
        assert_eq!(page.status, StatusCode::SEE_OTHER, "no redirect:\n{}", page.text());
        let flash =
            page.headers.get_all("set-cookie").filter_map(|c| c.to_str().ok()).find(|c| c.starts_with("flash="));
        let flash = flash.unwrap().split(';').next().unwrap().to_owned();
        let to = page.location();
        let request = self.request(Method::GET, to.split('#').next().unwrap());
        let own = match &self.token {
            Some(token) => format!("session={token}; language={}; {flash}", self.language),
            None => flash,
        };
        (self.app.call)(request.insert_header((header::COOKIE, own)).to_request()).await.said()
    }

    /// Opens the page to which a form led.
    pub async fn follow(&self, page: &Page) -> Page {
        assert_eq!(page.status, StatusCode::SEE_OTHER, "no redirect:\n{}", page.text());
        self.get(page.location().split('#').next().unwrap()).await
    }
}
