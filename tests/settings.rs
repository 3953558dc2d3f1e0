//! Settings: what is wrong stops the start with a sentence that says how to mend it.

use habeas::config::{Config, SETTINGS, help};
use std::collections::BTreeMap;

fn from(pairs: &[(&str, &str)]) -> Result<Config, String> {
    Config::from(&pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<BTreeMap<_, _>>())
}

#[test]
fn nothing_needs_to_be_set() {
    let config = from(&[]).unwrap();
    assert_eq!(config.database_url, "sqlite:data/habeas.db");
    assert_eq!(config.base_url, "http://127.0.0.1:8080");
    assert!(!config.is_https());
}

#[test]
fn what_is_wrong_is_named_with_its_mend() {
    for (name, value, says) in [
        ("HABEAS_ADRR", "127.0.0.1:80", "not a setting"),
        ("HABEAS_ADDR", "localhost", "an address and a port"),
        ("HABEAS_BASE_URL", "cases.example.org", "https://"),
        ("HABEAS_LEAVE_URL", "javascript:alert(1)", "a whole address"),
        ("HABEAS_LOG_FORMAT", "xml", "text, json"),
        ("HABEAS_TRUSTED_PROXIES", "10.0.0.1, proxy", "addresses such as"),
        ("DATABASE_URL", "host=db dbname=habeas", "sqlite:PATH or postgres://"),
        ("DATABASE_URL", "sqlite:", "sqlite:PATH or postgres://"),
        ("DATABASE_URL", "mysql://root@localhost/x", "sqlite:PATH or postgres://"),
        ("DATABASE_URL", "postgres://habeas@db.example.org/habeas", "without TLS"),
        ("DATABASE_URL", "postgres://habeas@/habeas?host=10.0.0.5", "without TLS"),
        ("DATABASE_URL", "postgres://habeas@localhost/habeas?h%6Fstaddr=10.0.0.5", "without TLS"),
        ("DATABASE_URL", "postgres://localhost:5432,db.example.org:5432/habeas", "without TLS"),
        ("DATABASE_READ_URL", "postgres://habeas@localhost/replica", "needs PostgreSQL"),
        ("HABEAS_MAIL_FROM", "habeas", "an address such as"),
        ("HABEAS_SMTP_URL", "smtps://mail.example.org", "HABEAS_MAIL_FROM is not"),
        ("HABEAS_CONFIG", "/no/such/file.toml", "cannot be read"),
    ] {
        let problem = from(&[(name, value)]).unwrap_err();
        assert!(problem.contains(says), "{name}={value}: {problem}");
        assert!(problem.contains(name) || name == "HABEAS_CONFIG", "{name} is not named: {problem}");
    }
}

#[test]
fn a_database_at_home_or_allowed_is_taken() {
    for url in [
        "postgres://habeas@localhost/habeas",
        "postgres://habeas@%2Frun%2Fpostgresql/habeas",
        "postgresql://127.0.0.1:5433/habeas",
        "postgres://habeas@/habeas?host=/run/postgresql&connect_timeout=5",
    ] {
        assert!(from(&[("DATABASE_URL", url)]).is_ok(), "{url}");
    }
    let remote = ("DATABASE_URL", "postgres://habeas@db.example.org/habeas");
    assert!(from(&[remote, ("HABEAS_ALLOW_CLEARTEXT_POSTGRES", "yes")]).is_ok());
}

#[test]
fn mail_never_leaves_this_machine_in_clear_text() {
    let from = |url: &str| from(&[("HABEAS_SMTP_URL", url), ("HABEAS_MAIL_FROM", "habeas@example.org")]);
    for url in [
        "smtps://ada:secret@mail.example.org:465",
        "smtp://ada:secret@mail.example.org:587?tls=required",
        "smtp://127.0.0.1:2525",
        "smtp://localhost",
    ] {
        assert!(from(url).is_ok(), "{url}");
    }
    for url in ["smtp://ada:secret@mail.example.org:587", "smtp://mail.example.org?tls=opportunistic", "http://x", "x"]
    {
        let problem = from(url).unwrap_err();
        assert!(problem.contains("HABEAS_SMTP_URL") && !problem.contains("secret"), "{url}: {problem}");
    }
}

#[test]
fn every_setting_is_in_the_help_and_in_the_sample() {
    let sample = std::fs::read_to_string(".env.sample").unwrap();
    for setting in SETTINGS {
        assert!(help().contains(setting.variable), "{} is not in the help", setting.variable);
        assert!(sample.contains(setting.variable), "{} is not in .env.sample", setting.variable);
    }
}
