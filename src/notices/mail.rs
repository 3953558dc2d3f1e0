//! Sending what waits in the outbox, by SMTP. A mail says that something
//! changed and where the portal is: no name, no case, no reference.

use super::{
    Letter,
    store::{
        letters,
        outbox::{self, Mail},
    },
};
use crate::{config::Config, dates::Lang, db::Db, error::Result, history::Unrecorded, keys::Keys, locale};
use chrono::{NaiveDateTime, TimeDelta};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use std::time::Duration;

/// Days after which a mail is given up.
pub const DAYS: i64 = 3;
/// The longest wait between two tries, in minutes.
const LONGEST: i64 = 360;
/// Seconds between two looks into the outbox.
const PAUSE: u64 = 20;

/// The way to the mail server.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    base_url: String,
}

/// Says that no person wrote it, so that no machine answers.
#[derive(Clone)]
struct AutoSubmitted;
impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Mailer {
    /// The way that the settings name; `None` where they name none.
    ///
    /// # Errors
    /// A sentence for the person at the terminal.
    pub fn of(config: &Config) -> std::result::Result<Option<Self>, String> {
        let (Some(url), Some(from)) = (&config.smtp_url, &config.mail_from) else { return Ok(None) };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|e| {
            format!("HABEAS_SMTP_URL cannot be used ({e}). Write it like smtps://user:password@host:465")
        })?;
        let from = from
            .parse()
            .map_err(|e| format!("HABEAS_MAIL_FROM is no address ({e}). Write it like habeas@example.org"))?;
        let transport = builder.timeout(Some(Duration::from_secs(30))).build();
        Ok(Some(Self { transport, from, base_url: config.base_url.clone() }))
    }

    /// Sends what is due; how many were sent.
    ///
    /// # Errors
    /// When the database fails. What the mail server refuses is tried again.
    pub async fn send_due(&self, db: &Db, now: NaiveDateTime) -> Result<usize> {
        let due = db.write_unrecorded(Unrecorded::Notice, move |conn| outbox::claim(conn, now)).await?;
        let mut count = 0;
        for (mail, email, language) in due {
            let id = mail.id;
            match self.send(&mail, &email, &language, db.keys()).await {
                Ok(()) => {
                    count += 1;
                    db.write_unrecorded(Unrecorded::Notice, move |conn| outbox::sent(conn, id, now)).await?;
                }
                Err(problem) => {
                    let next = next(&mail, now);
                    tracing::warn!(mail = %id, given_up = next.is_none(), "a mail was not taken");
                    db.write_unrecorded(Unrecorded::Notice, move |conn| outbox::failed(conn, id, next, now, &problem))
                        .await?;
                }
            }
        }
        Ok(count)
    }

    async fn send(&self, mail: &Mail, email: &str, language: &str, keys: &Keys) -> std::result::Result<(), String> {
        let (subject, body) = self.words(mail, if language == "fr" { Lang::Fr } else { Lang::En }, keys)?;
        let domain = self.from.email.domain();
        let to = email.parse().map_err(|e| format!("the address cannot be used: {e}"))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(format!("<{}@{domain}>", mail.id)))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(|e| e.to_string())?;
        match self.transport.send(message).await {
            Ok(_taken) => Ok(()),
            Err(e) => Err(one_line(&e)),
        }
    }

    /// Subject and text of a mail. None names anybody, and only a letter to a new address holds a link that does
    /// something.
    fn words(&self, mail: &Mail, lang: Lang, keys: &Keys) -> std::result::Result<(&'static str, String), String> {
        let t = |key: &str| locale::find(lang, key).ok_or_else(|| format!("there are no words for {key}"));
        let base = &self.base_url;
        let (key, link) = match Letter::of(&mail.letter) {
            None => ("mail".to_owned(), format!("{base}/notices")),
            Some(letter) => {
                let token = match letter {
                    Letter::EmailLink => keys.unseal(&letters::place(mail.user_id), &mail.sealed),
                    _ => Some(String::new()),
                };
                let link = letter.link(base, &token.ok_or("the key of its link is gone")?);
                (format!("mail-{}", letter.code()), link)
            }
        };
        let subject = t(&format!("{key}-subject{}", if mail.is_digest { "-digest" } else { "" }))?;
        Ok((subject, format!("{}\n\n{link}\n\n{}\n", t(&format!("{key}-what"))?, t(&format!("{key}-why"))?)))
    }

    /// Looks into the outbox again and again, for as long as the portal runs.
    pub async fn run(self, db: Db) {
        loop {
            if let Err(e) = self.send_due(&db, crate::clock::now()).await {
                tracing::error!(cause = %e, "the outbox cannot be read");
            }
            tokio::time::sleep(Duration::from_secs(PAUSE)).await;
        }
    }
}

/// The error and what caused it, in one line that is not too long.
fn one_line(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(it) = cause {
        text.push_str(": ");
        text.push_str(&it.to_string());
        cause = it.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

/// When a mail is tried again: after a minute, two, four and so on; not at all after three days.
fn next(mail: &Mail, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let minutes = 1_i64.checked_shl(u32::try_from(mail.tries).unwrap_or(0).min(20)).unwrap_or(LONGEST).min(LONGEST);
    let next = now + TimeDelta::minutes(minutes);
    (now < mail.made_at + TimeDelta::days(DAYS)).then_some(next)
}
