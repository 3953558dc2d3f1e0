//! What a setting may be, in sentences that say how to mend it.

pub(super) fn parsed<T: std::str::FromStr>(name: &str, value: &str, wanted: &str) -> Result<T, String> {
    value.parse().map_err(|_not_one| format!("{name} is “{value}”. It takes {wanted}."))
}

pub(super) fn one_of(name: &str, get: &dyn Fn(&str) -> Option<String>, allowed: &[&str]) -> Result<String, String> {
    let value = get(name).unwrap_or_else(|| allowed.first().copied().unwrap_or_default().to_owned());
    if allowed.contains(&value.as_str()) {
        Ok(value)
    } else {
        Err(format!("{name} is “{value}”. It takes one of: {}.", allowed.join(", ")))
    }
}

/// The bundled PostgreSQL client has no TLS, so a server elsewhere would be
/// spoken to in clear text without a word: refuse unless told otherwise.
pub(super) fn check_database(name: &str, url: &str, cleartext: bool) -> Result<(), String> {
    if url.strip_prefix("sqlite:").is_some_and(|path| !path.is_empty()) {
        return Ok(());
    }
    let Some(rest) = url.strip_prefix("postgres://").or_else(|| url.strip_prefix("postgresql://")) else {
        return Err(format!("{name} is “{url}”. It takes sqlite:PATH or postgres://user@host/database."));
    };
    match hosts(rest).into_iter().find(|host| !is_here(host)) {
        Some(host) if !cleartext => Err(format!(
            "{name} points to another machine ({host}), and this build speaks to PostgreSQL without TLS. Reach it through a tunnel on this machine, or set HABEAS_ALLOW_CLEARTEXT_POSTGRES=yes where the network between is your own."
        )),
        _ => Ok(()),
    }
}

/// Every host that the address names, without scheme: several may stand before the path with commas between, and more
/// behind the question mark (PostgreSQL's manual, 34.1.1.2).
fn hosts(rest: &str) -> Vec<String> {
    let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = before.split('/').next().unwrap_or_default();
    let listed = authority.rsplit('@').next().unwrap_or_default().split(',').map(ToOwned::to_owned);
    let more: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let named = more.into_iter().filter(|(key, _)| key == "host" || key == "hostaddr");
    listed.chain(named.flat_map(|(_, all)| all.split(',').map(ToOwned::to_owned).collect::<Vec<_>>())).collect()
}

/// A host of this machine: a socket's folder, or one of its own addresses, with or without a port.
fn is_here(host: &str) -> bool {
    host.is_empty()
        || host.starts_with('/')
        || host.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%2f"))
        || ["[::1]", "::1"].contains(&host)
        || host.starts_with("[::1]:")
        || ["localhost", "127.0.0.1"].contains(&host.split(':').next().unwrap_or_default())
}

/// A mail must not travel in clear text beyond this machine, nor a password on the way to it.
pub(super) fn check_mail(url: Option<&str>, from: Option<&str>) -> Result<(), String> {
    if let Some(from) = from.filter(|from| !from.contains('@') || from.chars().any(char::is_control)) {
        return Err(format!("HABEAS_MAIL_FROM is “{from}”. It takes an address such as habeas@example.org."));
    }
    let Some(url) = url else { return Ok(()) };
    if from.is_none() {
        return Err("HABEAS_SMTP_URL is set, but HABEAS_MAIL_FROM is not. Set it to the address that mails come from, such as habeas@example.org.".into());
    }
    // The address may hold a password, so it is not repeated.
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    if !["smtp", "smtps"].contains(&scheme) || rest.is_empty() {
        return Err("HABEAS_SMTP_URL is not the address of a mail server. Write it like smtps://user:password@host:465, or smtp://user:password@host:587?tls=required".into());
    }
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let is_here =
        host.starts_with("[::1]") || ["localhost", "127.0.0.1"].contains(&host.split(':').next().unwrap_or_default());
    if scheme == "smtps" || url.ends_with("tls=required") || is_here {
        Ok(())
    } else {
        Err("HABEAS_SMTP_URL would send mails, and the password with them, in clear text. Begin it with smtps://, or end it with ?tls=required".into())
    }
}
