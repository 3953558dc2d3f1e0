//! Mail: what waits is sent, tried again, and given up where everybody sees it;
//! and a mail says nothing of anybody.

use crate::support::{TestApp, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    clock,
    config::Config,
    digests,
    history::Unrecorded,
    notices::{self, Kind, News, mail::Mailer, store::outbox as post},
    schema::{notices as told, outbox},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

/// A mail server that keeps what it is given, or takes nothing.
struct Sink {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    async fn new(refuses: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (port, taken) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Vec::new())));
        let kept = taken.clone();
        actix_web::rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                actix_web::rt::spawn(talk(stream, kept.clone(), refuses));
            }
        });
        Self { port, taken }
    }

    fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

async fn talk(stream: tokio::net::TcpStream, taken: Arc<Mutex<Vec<String>>>, refuses: bool) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut mail = String::new();
    let mut is_data = false;
    write.write_all(b"220 sink\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = if is_data {
            mail.push_str(&line);
            mail.push('\n');
            if line != "." {
                continue;
            }
            is_data = false;
            taken.lock().unwrap().push(std::mem::take(&mut mail));
            "250 taken"
        } else {
            match line.get(..4).unwrap_or_default().to_uppercase().as_str() {
                "RCPT" if refuses => "450 not now, the box is full",
                "DATA" => {
                    is_data = true;
                    "354 go on"
                }
                "QUIT" => "221 bye",
                "RCPT" => {
                    mail.push_str(&line);
                    mail.push('\n');
                    "250 yes"
                }
                _ => "250 yes",
            }
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
    }
}

fn settings(sink: &Sink) -> Vec<(&'static str, String)> {
    vec![
        ("HABEAS_SMTP_URL", sink.url()),
        ("HABEAS_MAIL_FROM", "habeas@example.org".to_owned()),
        ("HABEAS_BASE_URL", "https://cases.example.org".to_owned()),
    ]
}

async fn with_mail(sink: &Sink) -> (TestApp, Mailer) {
    let settings = settings(sink);
    let pairs: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let all: BTreeMap<String, String> = settings.iter().map(|(n, v)| ((*n).to_owned(), v.clone())).collect();
    // The portal of the tests is spoken to without TLS, so its own address stays as it is.
    let app = TestApp::with(&pairs[..2]).await;
    (app, Mailer::of(&Config::from(&all).unwrap()).unwrap().unwrap())
}

fn tell(app: &TestApp, who: &str, kind: Kind) {
    let case = make::case(app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let user = app.user(who).id;
    let news = News {
        kind,
        organisation: app.alpha.to_string(),
        address: format!("/cases/{}", case.id),
        about: case.reference.clone(),
    };
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            tx.insert(habeas::cases::groups::Group {
                id: habeas::id::Id::new(),
                version: 1,
                organisation_id: app.alpha,
                reference: case.reference.clone(),
                title: "any write".into(),
                kind: habeas::words::Term::known("same_arrest"),
                country: None,
                happened: None,
                happened_stated: None,
                note: None,
                created_at: clock::now(),
            })?;
            notices::tell(tx, &news, &[user])
        })
        .unwrap();
}

fn waiting(app: &TestApp) -> i64 {
    app.db.read_now(|conn| Ok(outbox::table.filter(outbox::sent_at.is_null()).count().get_result(conn)?)).unwrap()
}

#[actix_web::test]
async fn a_mail_says_that_something_changed_and_nothing_of_anybody() {
    let sink = Sink::new(false).await;
    let (app, mailer) = with_mail(&sink).await;
    tell(&app, "reader", Kind::Mention);
    tell(&app, "reader", Kind::Mention);
    assert_eq!(waiting(&app), 1, "two mails wait that say the same");
    assert_eq!(mailer.send_due(&app.db, clock::now()).await.unwrap(), 1);
    assert_eq!(mailer.send_due(&app.db, clock::now()).await.unwrap(), 0, "sent twice");
    let mails = sink.taken();
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert!(mail.starts_with("RCPT TO:<reader@example.org>"), "{mail}");
    for words in [
        "Subject: Habeas: something changed\n",
        "From: habeas@example.org",
        "https://cases.example.org/notices",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(mail.contains(words), "{words}: {mail}");
    }
    for word in ["Беркутов", "Berkutov", "QXA", "P-000001", "/cases/", "Alpha"] {
        assert!(!mail.contains(word), "{word} stands in the mail: {mail}");
    }
    // The next one keeps its distance.
    tell(&app, "reader", Kind::Mention);
    assert_eq!(mailer.send_due(&app.db, clock::now()).await.unwrap(), 0);
    let later = clock::now() + chrono::TimeDelta::minutes(16);
    assert_eq!(mailer.send_due(&app.db, later).await.unwrap(), 1);
}

#[actix_web::test]
async fn everybody_is_told_as_they_chose() {
    let sink = Sink::new(false).await;
    let (app, mailer) = with_mail(&sink).await;
    let reader = app.reader();
    let account = reader.get("/account").await;
    assert!(account.text().contains("How I am told") && !account.text().contains("not set up"), "{}", account.text());
    let held = |page: &crate::support::Page, name: &str| {
        page.form("/account/notices").into_iter().find(|(n, _)| n == name).unwrap().1
    };
    assert_eq!((held(&account, "how-case"), held(&account, "how-mention")), ("digest".into(), "now".into()));
    let chosen = [("how-case", "now"), ("how-mention", "never"), ("how-search", "loudly")];
    assert_eq!(reader.submit(&account, "/account/notices", &chosen).await.status, 303);
    let account = reader.get("/account").await;
    assert_eq!((held(&account, "how-case"), held(&account, "how-mention")), ("now".into(), "never".into()));
    assert_eq!(held(&account, "how-search"), "digest", "what is no choice is the usual");
    tell(&app, "reader", Kind::Mention);
    assert_eq!(waiting(&app), 0);
    tell(&app, "reader", Kind::Case);
    assert_eq!(waiting(&app), 1);
    let text = reader.get("/notices").await.text();
    assert_eq!(text.matches("new · ").count(), 2, "the portal tells in any case: {text}");
    assert_eq!(mailer.send_due(&app.db, clock::now()).await.unwrap(), 1);
    // Once a day for all the rest.
    tell(&app, "editor", Kind::Case);
    assert_eq!(waiting(&app), 0);
    let seven = (clock::today() + chrono::TimeDelta::days(1)).and_hms_opt(7, 0, 0).unwrap();
    digests::make(&app.db, &app.finder, seven - chrono::TimeDelta::days(1)).await.unwrap();
    assert_eq!(digests::make(&app.db, &app.finder, seven).await.unwrap(), 10);
    assert_eq!(waiting(&app), 1, "only whoever has something to see");
    mailer.send_due(&app.db, seven).await.unwrap();
    let last = sink.taken().pop().unwrap();
    assert!(last.contains("editor@example.org") && last.contains("since yesterday"), "{last}");
}

#[actix_web::test]
async fn what_no_server_takes_is_tried_again_and_given_up_where_it_is_seen() {
    let sink = Sink::new(true).await;
    let (app, mailer) = with_mail(&sink).await;
    tell(&app, "reader", Kind::Mention);
    let start = clock::now();
    let mut now = start;
    let mut waits = Vec::new();
    loop {
        assert_eq!(mailer.send_due(&app.db, now).await.unwrap(), 0);
        let (next, given_up): (chrono::NaiveDateTime, Option<chrono::NaiveDateTime>) = app
            .db
            .read_now(|conn| Ok(outbox::table.select((outbox::next_at, outbox::given_up_at)).get_result(conn)?))
            .unwrap();
        if given_up.is_some() {
            break;
        }
        waits.push((next - now).num_minutes());
        now = next;
    }
    assert_eq!(&waits[..5], &[1, 2, 4, 8, 16]);
    assert!(waits.iter().all(|wait| *wait <= 360) && waits.len() < 30, "{waits:?}");
    assert!((now - start).num_hours() >= 72, "given up too early");
    assert!(sink.taken().is_empty());
    let administrator = app.administrator();
    let page = administrator.get("/notices/mail").await;
    assert!(
        page.text().contains("Given up after three days") && page.text().contains("the box is full"),
        "{}",
        page.text()
    );
    assert_eq!(app.editor().get("/notices/mail").await.status, 403);
    assert!(!app.stranger().get("/notices/mail").await.text().contains("box is full"), "of another organisation");
    assert_eq!(app.db.read_now(post::given_up).unwrap(), 1);
    let id: String = app.db.read_now(|conn| Ok(outbox::table.select(outbox::id).get_result(conn)?)).unwrap();
    assert_eq!(app.stranger().post(&format!("/notices/mail/{id}/retrial"), &[]).await.status, 404);
    assert_eq!(administrator.submit(&page, &format!("/notices/mail/{id}/retrial"), &[]).await.status, 303);
    assert_eq!(app.db.read_now(post::given_up).unwrap(), 0);
    assert_eq!(waiting(&app), 1);
}

#[actix_web::test]
async fn without_a_mail_server_nothing_is_queued_and_the_portal_says_so() {
    let app = TestApp::new().await;
    tell(&app, "reader", Kind::Mention);
    assert_eq!(waiting(&app), 0);
    let reader = app.reader();
    assert!(reader.get("/notices").await.text().contains("Mail is not set up"));
    assert!(reader.get("/account").await.text().contains("Mail is not set up"));
    assert!(app.administrator().get("/notices/mail").await.text().contains("HABEAS_SMTP_URL"));
    assert!(reader.in_french().get("/notices").await.text().contains("Le courrier n’est pas configuré"));
}

#[actix_web::test]
async fn whoever_left_gets_no_mail_and_a_write_that_fails_tells_nobody() {
    let sink = Sink::new(false).await;
    let (app, mailer) = with_mail(&sink).await;
    tell(&app, "reader", Kind::Mention);
    let user = app.user("reader").id;
    app.db
        .write_unrecorded_now(Unrecorded::Notice, |conn| {
            use habeas::schema::users;
            diesel::update(users::table.find(user)).set(users::is_active.eq(false)).execute(conn)?;
            Ok(())
        })
        .unwrap();
    assert_eq!(mailer.send_due(&app.db, clock::now()).await.unwrap(), 0);
    assert_eq!(waiting(&app), 0);
    let before: i64 = app.db.read_now(|conn| Ok(told::table.count().get_result(conn)?)).unwrap();
    let news =
        News { kind: Kind::Mention, organisation: app.alpha.to_string(), address: "/".into(), about: String::new() };
    let to = app.user("editor").id;
    let failed = app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
        notices::tell(tx, &news, &[to])?;
        Err::<(), _>(habeas::error::Error::Stale)
    });
    assert!(failed.is_err());
    let after: i64 = app.db.read_now(|conn| Ok(told::table.count().get_result(conn)?)).unwrap();
    assert_eq!((after, waiting(&app)), (before, 0));
}

#[actix_web::test]
async fn another_address_gets_its_link_and_the_old_one_a_word() {
    let sink = Sink::new(false).await;
    let (app, mailer) = with_mail(&sink).await;
    let asked = app.editor().post("/account/email", &[("email", "new@example.net")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert_eq!(mailer.send_due(&app.db, clock::now()).await.unwrap(), 2);
    let mails: Vec<String> = sink.taken().iter().map(|mail| mail.replace("=\n", "").replace("=3D", "=")).collect();
    let to = |address: &str| mails.iter().find(|mail| mail.contains(&format!("RCPT TO:<{address}>"))).unwrap();
    let (new, old) = (to("new@example.net"), to("editor@example.org"));
    let path = new.split("https://cases.example.org").nth(1).unwrap().split_whitespace().next().unwrap();
    assert!(path.starts_with("/account/email/"), "{new}");
    assert!(!old.contains("/account/email/") && !old.contains("new@example.net"), "{old}");
    for mail in &mails {
        assert!(mail.contains("Auto-Submitted: auto-generated") && !mail.contains("editor\n"), "{mail}");
    }
    let kept: Vec<String> = app.db.read_now(|conn| Ok(outbox::table.select(outbox::sealed).load(conn)?)).unwrap();
    assert!(kept.iter().all(String::is_empty), "the link is kept although it was sent");
    assert_eq!(app.editor().post(path, &[]).await.status, 303);
    assert_eq!(mailer.send_due(&app.db, clock::now()).await.unwrap(), 1);
    let last = sink.taken().pop().unwrap();
    assert!(last.contains("RCPT TO:<editor@example.org>") && !last.contains("new@example.net"), "{last}");
}
