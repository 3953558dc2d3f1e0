//! Every setting, documented once: from the environment, or from the TOML
//! file that `HABEAS_CONFIG` names. The environment wins. A setting that is
//! unknown or wrong stops the start with a sentence that says how to mend it.

mod checks;
mod settings;

pub use settings::{SETTINGS, Setting, help};

use checks::{check_database, check_mail, one_of, parsed};
use serde::Deserialize;
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf};

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Where reads go.
    pub database_read_url: String,
    /// Where the server listens.
    pub addr: SocketAddr,
    /// The portal's own address, without a slash at the end.
    pub base_url: String,
    /// The folder of the embedded database.
    pub data_dir: PathBuf,
    /// The file with the keys.
    pub keys: PathBuf,
    /// Proxies whose word on the visitor's address is taken.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Where the button that leaves quickly goes; empty for a page of our own.
    pub leave_url: String,
    /// The mail server, where there is one.
    pub smtp_url: Option<String>,
    /// The address that mails come from.
    pub mail_from: Option<String>,
    /// This program, which is started again to read a PDF file apart from everything else.
    pub reader: PathBuf,
    /// Log lines as JSON.
    pub log_json: bool,
    /// Log level.
    pub log_level: String,
}

#[derive(Deserialize, Default)]
struct File(BTreeMap<String, toml::Value>);

/// The program that is running.
fn own_program() -> PathBuf {
    std::env::current_exe().unwrap_or_else(|_unknown| "habeas".into())
}

impl Config {
    /// Reads the process environment, and the TOML file it may name.
    ///
    /// # Errors
    /// A sentence for the person at the terminal.
    pub fn load() -> Result<Self, String> {
        let environment =
            std::env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?))).collect();
        Self::from(&environment)
    }

    /// Reads settings from the given variables.
    ///
    /// # Errors
    /// A sentence that names the setting and says how to mend it.
    pub fn from(environment: &BTreeMap<String, String>) -> Result<Self, String> {
        for name in environment.keys().filter(|name| name.starts_with("HABEAS_")) {
            // Variables that only one command reads are listed beside the settings.
            let known = SETTINGS.iter().any(|s| s.variable == name) || name == "HABEAS_CONFIG";
            if !known {
                return Err(format!(
                    "{name} is not a setting of Habeas. Remove it, or look up the right name with: habeas --help"
                ));
            }
        }
        let file = match environment.get("HABEAS_CONFIG") {
            Some(path) => read_file(path)?,
            None => File::default(),
        };
        let get = |variable: &str| -> Option<String> {
            let setting = SETTINGS.iter().find(|s| s.variable == variable)?;
            environment.get(variable).cloned().or_else(|| file.0.get(setting.key).map(plain)).filter(|v| !v.is_empty())
        };
        Self::check(&get)
    }

    fn check(get: &dyn Fn(&str) -> Option<String>) -> Result<Self, String> {
        let data_dir = PathBuf::from(get("HABEAS_DATA_DIR").unwrap_or_else(|| "data".into()));
        let database_url =
            get("DATABASE_URL").unwrap_or_else(|| format!("sqlite:{}", data_dir.join("habeas.db").display()));
        let cleartext = one_of("HABEAS_ALLOW_CLEARTEXT_POSTGRES", get, &["no", "yes"])? == "yes";
        check_database("DATABASE_URL", &database_url, cleartext)?;
        let database_read_url = get("DATABASE_READ_URL").unwrap_or_else(|| database_url.clone());
        check_database("DATABASE_READ_URL", &database_read_url, cleartext)?;
        if database_read_url != database_url && database_url.starts_with("sqlite:") {
            return Err("DATABASE_READ_URL needs PostgreSQL: an embedded database has no replica. Remove DATABASE_READ_URL, or set DATABASE_URL to postgres://…".into());
        }
        let addr: SocketAddr = parsed(
            "HABEAS_ADDR",
            &get("HABEAS_ADDR").unwrap_or_else(|| "127.0.0.1:8080".into()),
            "an address and a port such as 127.0.0.1:8080",
        )?;
        let base_url = get("HABEAS_BASE_URL").unwrap_or_else(|| format!("http://{addr}"));
        if !(base_url.starts_with("http://") || base_url.starts_with("https://")) {
            return Err(format!(
                "HABEAS_BASE_URL is “{base_url}”. Write the address people type, such as https://cases.example.org"
            ));
        }
        let leave_url = get("HABEAS_LEAVE_URL").unwrap_or_default();
        if !(leave_url.is_empty() || leave_url.starts_with("https://") || leave_url.starts_with("http://")) {
            return Err(format!(
                "HABEAS_LEAVE_URL is “{leave_url}”. Write a whole address, such as https://weather.example.org"
            ));
        }
        let trusted_proxies = get("HABEAS_TRUSTED_PROXIES")
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|ip| !ip.is_empty())
            .map(|ip| parsed("HABEAS_TRUSTED_PROXIES", ip, "addresses such as 127.0.0.1, separated by commas"))
            .collect::<Result<_, _>>()?;
        let (smtp_url, mail_from) = (get("HABEAS_SMTP_URL"), get("HABEAS_MAIL_FROM"));
        check_mail(smtp_url.as_deref(), mail_from.as_deref())?;
        Ok(Self {
            database_url,
            database_read_url,
            addr,
            base_url: base_url.trim_end_matches('/').to_owned(),
            keys: get("HABEAS_KEYS").map_or_else(|| data_dir.join("keys.toml"), PathBuf::from),
            data_dir,
            trusted_proxies,
            leave_url,
            smtp_url,
            mail_from,
            reader: get("HABEAS_READER").map_or_else(own_program, PathBuf::from),
            log_json: one_of("HABEAS_LOG_FORMAT", get, &["text", "json"])? == "json",
            log_level: one_of("HABEAS_LOG_LEVEL", get, &["info", "error", "warn", "debug"])?,
        })
    }

    /// Whether browsers reach the portal over TLS, so that cookies can insist on it.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The domain to which passkeys are bound; `None` where browsers allow none:
    /// on a bare address, or without TLS anywhere but on this machine.
    pub fn domain(&self) -> Option<&str> {
        let (scheme, rest) = self.base_url.split_once("://")?;
        let host = rest.split('/').next()?.split(':').next()?;
        let is_name = host.contains(|c: char| c.is_ascii_alphabetic()) && !host.starts_with('[');
        let is_safe = scheme == "https" || host == "localhost" || host.ends_with(".localhost");
        (is_name && is_safe).then_some(host)
    }
}

fn plain(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn read_file(path: &str) -> Result<File, String> {
    let text = std::fs::read_to_string(path).map_err(|e| {
        format!("HABEAS_CONFIG names {path}, which cannot be read ({e}). Correct the path or remove the setting.")
    })?;
    let file: File = toml::from_str(&text).map_err(|e| format!("{path} is not a TOML file: {e}"))?;
    match file.0.keys().find(|key| !SETTINGS.iter().any(|s| s.key == key.as_str())) {
        Some(key) => Err(format!(
            "{path} sets “{key}”, which is not a setting of Habeas. Remove the line, or look up the right name with: habeas --help"
        )),
        None => Ok(file),
    }
}
