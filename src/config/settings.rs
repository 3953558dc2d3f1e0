//! Every setting there is, as `habeas --help` and `.env.sample` show it.

/// One documented setting: environment name, TOML key, default, what it does.
pub struct Setting {
    /// The environment variable.
    pub variable: &'static str,
    /// The key in the TOML file.
    pub key: &'static str,
    /// What holds when nothing is set, in words.
    pub default: &'static str,
    /// One sentence.
    pub what: &'static str,
}

/// All settings, in the order in which `habeas --help` and `.env.sample` show them.
pub const SETTINGS: &[Setting] = &[
    Setting {
        variable: "DATABASE_URL",
        key: "database_url",
        default: "sqlite:DATA_DIR/habeas.db",
        what: "Where the data is: sqlite:PATH or postgres://user@host/database.",
    },
    Setting {
        variable: "DATABASE_READ_URL",
        key: "database_read_url",
        default: "same as DATABASE_URL",
        what: "A PostgreSQL replica that answers all reads.",
    },
    Setting { variable: "HABEAS_ADDR", key: "addr", default: "127.0.0.1:8080", what: "Address and port to listen on." },
    Setting {
        variable: "HABEAS_BASE_URL",
        key: "base_url",
        default: "http:// and the address",
        what: "The address people type; with https:// cookies are marked secure.",
    },
    Setting {
        variable: "HABEAS_DATA_DIR",
        key: "data_dir",
        default: "data",
        what: "Folder for the embedded database.",
    },
    Setting {
        variable: "HABEAS_KEYS",
        key: "keys",
        default: "DATA_DIR/keys.toml",
        what: "File with the keys of what is sealed and of the history; made at the first start. Keep a copy apart from the database.",
    },
    Setting {
        variable: "HABEAS_TRUSTED_PROXIES",
        key: "trusted_proxies",
        default: "none",
        what: "Comma-separated addresses whose X-Forwarded-For is believed.",
    },
    Setting {
        variable: "HABEAS_SMTP_URL",
        key: "smtp_url",
        default: "no mail",
        what: "The mail server that takes notices: smtps://user:password@host:465, or smtp://user:password@host:587?tls=required.",
    },
    Setting {
        variable: "HABEAS_MAIL_FROM",
        key: "mail_from",
        default: "none",
        what: "The address that notices come from; needed where HABEAS_SMTP_URL is set.",
    },
    Setting {
        variable: "HABEAS_READER",
        key: "reader",
        default: "the program that is running",
        what: "The habeas program that is started, apart from everything else, to read a PDF file.",
    },
    Setting {
        variable: "HABEAS_LOG_FORMAT",
        key: "log_format",
        default: "text",
        what: "text or json, one line an event, on standard error.",
    },
    Setting { variable: "HABEAS_LOG_LEVEL", key: "log_level", default: "info", what: "error, warn, info or debug." },
    Setting {
        variable: "HABEAS_LEAVE_URL",
        key: "leave_url",
        default: "an empty page of the portal",
        what: "Where the button that leaves quickly goes: a harmless page such as a weather report.",
    },
    Setting {
        variable: "HABEAS_ALLOW_CLEARTEXT_POSTGRES",
        key: "allow_cleartext_postgres",
        default: "no",
        what: "yes allows a PostgreSQL server on another machine without TLS.",
    },
];

/// The settings as lines for `habeas --help`.
pub fn help() -> String {
    let mut lines = vec!["Settings (environment, or key in the TOML file that HABEAS_CONFIG names):".to_owned()];
    for s in SETTINGS {
        lines.push(format!("  {:<32} {}\n  {:<32} [{}; default: {}]", s.variable, s.what, "", s.key, s.default));
    }
    lines.join("\n")
}
