//! History that shows tampering: whatever is altered behind the program's back
//! is found, and named; what the program itself writes holds, however many write.

use crate::support::{TestApp, make, process::Portal};
use diesel::{connection::SimpleConnection, prelude::*};
use habeas::{
    access::{Author, Job},
    cases::{Case, events::Event, parts::Part},
    history::{
        seal,
        verify::{Broken, Sound, verify},
    },
};

/// A case with four revisions, sealed after the third, and another case.
struct World {
    app: TestApp,
    case: Case,
    other: Case,
}

const CHAIN: i64 = 4;

async fn world() -> World {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let other = make::case(&app, app.alpha, "Théo Brémond", "QXB", "FRA", "2024-02");
    for (what, reason) in [("the first thing", "a call"), ("the second thing", ""), ("the third thing", "a letter")] {
        if what == "the third thing" {
            seal::seal(&app.db).unwrap().unwrap();
        }
        let fields = [("kind", "letter"), ("what", what), ("reason", reason)];
        let page = app.editor().post(&format!("/cases/{}/events", case.id), &fields).await;
        assert_eq!(page.status, 303, "{}", page.text());
    }
    World { app, case, other }
}

fn verdict(app: &TestApp) -> Result<Sound, Broken> {
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap()
}

/// Takes away all that the database itself holds against it, as its owner can.
fn unguard(app: &TestApp) {
    if app.is_postgres() {
        for table in
            ["changes", "revisions", "chain_heads", "chain_links", "seals", "sealed_heads", "seal_head", "looks"]
        {
            app.behind(&format!("ALTER TABLE {table} DISABLE TRIGGER USER")).unwrap();
        }
        app.behind("ALTER TABLE changes DROP CONSTRAINT changes_revision_id_fkey").unwrap();
        return;
    }
    for trigger in [
        "changes_fixed",
        "changes_stay",
        "revisions_fixed",
        "revisions_stay",
        "chain_heads_link",
        "chain_heads_forward",
        "chain_heads_stay",
        "chain_links_fixed",
        "chain_links_stay",
        "seals_fixed",
        "seals_stay",
        "sealed_heads_fixed",
        "sealed_heads_stay",
        "seal_head_forward",
        "seal_head_stays",
    ] {
        app.behind(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
}

/// What stands for the case, and for its revision that says something.
fn fill(statements: &str, case: &Case) -> String {
    let revision = |what: &str| {
        format!("(SELECT revision_id FROM changes WHERE subject_id = '{}' AND diff LIKE '%{what}%')", case.id)
    };
    statements
        .replace("{case}", case.id.as_str())
        .replace("{person}", case.person_id.as_str())
        .replace("{first}", &revision("the first thing"))
        .replace("{second}", &revision("the second thing"))
        .replace("{third}", &revision("the third thing"))
}

#[actix_web::test]
async fn a_world_that_nobody_tampered_with_is_sound() {
    let World { app, .. } = world().await;
    let sound = verdict(&app).unwrap();
    assert!(sound.links >= 8 && sound.changes > sound.links && sound.seals == 1, "{sound:?}");
    seal::seal(&app.db).unwrap().unwrap();
    assert!(seal::seal(&app.db).unwrap().is_none(), "nothing changed, so there is nothing to seal");
    assert_eq!(verdict(&app).unwrap().seals, 2);
}

#[actix_web::test]
async fn whatever_is_altered_behind_the_program_is_found_and_named() {
    let tampering: &[(&str, &str, &str, i64, &str)] = &[
        (
            "a value of a change",
            "UPDATE changes SET diff = replace(diff, 'the first thing', 'nothing') WHERE revision_id = {first}",
            "case",
            2,
            "altered",
        ),
        ("an author", "UPDATE revisions SET author_id = 'system:seed' WHERE id = {second}", "case", 3, "altered"),
        ("a date", "UPDATE revisions SET made_at = '2001-01-01 00:00:00' WHERE id = {second}", "case", 3, "altered"),
        ("an organisation", "UPDATE revisions SET organisation_id = NULL WHERE id = {second}", "case", 3, "altered"),
        ("a reason", "UPDATE revisions SET reason = 'no call' WHERE id = {first}", "case", 2, "the reason"),
        ("a reason taken out", "UPDATE revisions SET reason = NULL WHERE id = {first}", "case", 2, "the reason"),
        ("a reason put in", "UPDATE revisions SET reason = 'so it is' WHERE id = {second}", "case", 3, "the reason"),
        ("what was done", "UPDATE changes SET action = 'removed' WHERE revision_id = {second}", "case", 3, "altered"),
        (
            "which row it was done to",
            "UPDATE changes SET record_id = 'x' WHERE revision_id = {second}",
            "case",
            3,
            "altered",
        ),
        ("a change that is gone", "DELETE FROM changes WHERE revision_id = {second}", "case", 3, "gone"),
        (
            "one of several changes that is gone",
            "DELETE FROM changes WHERE subject_id = '{case}' AND kind = 'custody'",
            "case",
            1,
            "altered",
        ),
        ("a revision that is gone", "DELETE FROM revisions WHERE id = {second}", "case", 3, "its revision is gone"),
        (
            "two changes that changed places",
            "CREATE TABLE kept AS SELECT {first} AS one, {second} AS two; \
             UPDATE changes SET revision_id = 'x' WHERE revision_id = (SELECT one FROM kept); \
             UPDATE changes SET revision_id = (SELECT one FROM kept) WHERE revision_id = (SELECT two FROM kept); \
             UPDATE changes SET revision_id = (SELECT two FROM kept) WHERE revision_id = 'x'",
            "case",
            2,
            "altered",
        ),
        (
            "two links that changed places",
            "UPDATE chain_links SET number = 99 WHERE subject_id = '{case}' AND number = 2; \
             UPDATE chain_links SET number = 2 WHERE subject_id = '{case}' AND number = 3; \
             UPDATE chain_links SET number = 3 WHERE subject_id = '{case}' AND number = 99",
            "case",
            2,
            "altered",
        ),
        (
            "a link that is gone",
            "DELETE FROM chain_links WHERE subject_id = '{case}' AND number = 2",
            "case",
            2,
            "missing",
        ),
        (
            "a change that nobody made",
            "INSERT INTO changes SELECT 'forged', revision_id, subject, 'nobody', kind, record_id, action, diff, salt, digest \
             FROM changes WHERE revision_id = {first}",
            "case",
            0,
            "in no chain",
        ),
        (
            "a value blanked without the key",
            "UPDATE changes SET diff = '{\"erased\":\"x\",\"key\":\"k\",\"mac\":\"m\"}', salt = '' WHERE revision_id = {first}",
            "case",
            2,
            "altered",
        ),
        (
            "the newest link with all that it held, and the head set back",
            "DELETE FROM chain_links WHERE subject_id = '{case}' AND number = 4; \
             UPDATE chain_heads SET number = 3, \
                mac = (SELECT mac FROM chain_links WHERE subject_id = '{case}' AND number = 3) WHERE subject_id = '{case}'; \
             DELETE FROM changes WHERE revision_id = {third}",
            "case",
            3,
            "cut off",
        ),
        (
            "the end of the chain",
            "DELETE FROM chain_links WHERE subject_id = '{case}' AND number = 4",
            "case",
            4,
            "cut off",
        ),
        (
            "a whole chain",
            "DELETE FROM chain_links WHERE subject_id = '{case}'; DELETE FROM chain_heads WHERE subject_id = '{case}'; \
             DELETE FROM changes WHERE subject_id = '{case}'",
            "subject",
            3,
            "cut off or taken out",
        ),
        (
            "the head of a chain",
            "DELETE FROM chain_heads WHERE subject_id = '{case}'",
            "case",
            4,
            "head of the chain is gone",
        ),
        (
            "all links of a chain",
            "DELETE FROM chain_links WHERE subject_id = '{person}'; DELETE FROM changes WHERE subject_id = '{person}'",
            "person",
            1,
            "its links are gone",
        ),
        (
            "how far a chain is sealed",
            "UPDATE chain_heads SET sealed = number WHERE subject_id = '{case}'",
            "case",
            4,
            "no seal",
        ),
        ("a seal", "UPDATE seals SET made_at = '2001-01-01 00:00:00'", "seals", 1, "altered"),
        ("what a seal covers", "UPDATE sealed_heads SET mac = 'x' WHERE subject_id = '{case}'", "seals", 1, "altered"),
        (
            "the newest seal",
            "DELETE FROM seals; DELETE FROM sealed_heads; UPDATE chain_heads SET sealed = 0",
            "seals",
            1,
            "missing",
        ),
        (
            "the newest seal, and its head set back",
            "DELETE FROM seals; DELETE FROM sealed_heads; UPDATE seal_head SET number = 0; UPDATE chain_heads SET sealed = 0",
            "seals",
            0,
            "cut off",
        ),
    ];
    for (what, statements, subject, number, why) in tampering {
        let World { app, case, .. } = world().await;
        unguard(&app);
        let run = fill(statements, &case);
        app.behind(&run).unwrap_or_else(|e| panic!("{what}: {e}\n{run}"));
        let broken = match verdict(&app) {
            Err(broken) => broken,
            Ok(sound) => panic!("{what}: nobody noticed ({sound:?})"),
        };
        assert_eq!((broken.subject.as_str(), broken.number), (*subject, *number), "{what}: {broken}");
        assert!(broken.to_string().contains(why), "{what}: {broken}");
        if *subject == "case" && *number > 0 {
            assert_eq!(broken.subject_id, case.id.as_str(), "{what}: {broken}");
        }
    }
}

#[actix_web::test]
async fn setting_a_chain_back_to_an_old_copy_is_found_once_it_was_sealed() {
    let World { app, case, .. } = world().await;
    let id = case.id;
    // A copy of the head as it was, tip and all, is what nobody can make without the key.
    app.behind(&format!("CREATE TABLE old AS SELECT * FROM chain_heads WHERE subject_id = '{id}'")).unwrap();
    app.editor().post(&format!("/cases/{id}/events"), &[("kind", "letter"), ("what", "the fourth thing")]).await;
    seal::seal(&app.db).unwrap().unwrap();
    unguard(&app);
    app.behind(&format!(
        "DELETE FROM changes WHERE subject_id = '{id}' AND diff LIKE '%the fourth thing%'; \
         DELETE FROM chain_links WHERE subject_id = '{id}' AND number = {CHAIN} + 1; \
         DELETE FROM chain_heads WHERE subject_id = '{id}'; INSERT INTO chain_heads SELECT * FROM old"
    ))
    .unwrap();
    let broken = verdict(&app).unwrap_err();
    assert_eq!((broken.subject_id.as_str(), broken.number), (id.as_str(), CHAIN + 1), "{broken}");
}

#[actix_web::test]
async fn the_database_itself_refuses_to_change_history() {
    let World { app, case, .. } = world().await;
    for statements in [
        "UPDATE changes SET diff = '{}'",
        "UPDATE changes SET diff = '{\"erased\":\"x\"}'",
        "UPDATE changes SET diff = '{\"erased\":\"x\"}', salt = '', digest = ''",
        "UPDATE changes SET action = 'added'",
        "DELETE FROM changes",
        "UPDATE revisions SET author_id = 'x'",
        "UPDATE revisions SET reason = NULL",
        "UPDATE revisions SET reason = '{\"erased\":\"x\"}', salt = '', author_id = 'x'",
        "DELETE FROM revisions",
        "UPDATE chain_links SET mac = 'x'",
        "DELETE FROM chain_links",
        "UPDATE chain_heads SET number = number - 1",
        "UPDATE chain_heads SET number = number + 2",
        "UPDATE chain_heads SET sealed = -1",
        "DELETE FROM chain_heads",
        "UPDATE seals SET heads = 0",
        "DELETE FROM seals",
        "UPDATE sealed_heads SET number = 0",
        "DELETE FROM sealed_heads",
        "UPDATE seal_head SET number = 0",
        "DELETE FROM seal_head",
    ] {
        assert!(app.behind(&fill(statements, &case)).is_err(), "it was allowed: {statements}");
    }
    assert!(verdict(&app).is_ok());
}

#[actix_web::test]
async fn many_who_write_at_once_keep_every_chain_whole() {
    let World { app, case, other } = world().await;
    let author = Author::system_for(Job::Seed, app.alpha);
    let event = |case: &Case, n: usize| Event { what: Some(format!("number {n}")), ..Event::blank(case) };
    // Twenty on one case.
    std::thread::scope(|scope| {
        for n in 0..20 {
            let (db, case, author) = (&app.db, &case, &author);
            scope.spawn(move || db.write_now(author, None, |tx| tx.insert(event(case, n))).unwrap());
        }
    });
    // Twenty on two cases each, some in one order and some in the other.
    std::thread::scope(|scope| {
        for n in 0..20 {
            let (db, author) = (&app.db, &author);
            let both = if n % 2 == 0 { [&case, &other] } else { [&other, &case] };
            scope.spawn(move || {
                db.write_now(author, None, |tx| both.iter().try_for_each(|case| tx.insert(event(case, n)).map(drop)))
                    .unwrap();
            });
        }
    });
    let sound = verdict(&app).unwrap();
    let links: i64 = app
        .db
        .read_now(|conn| {
            use habeas::schema::chain_links;
            Ok(chain_links::table.filter(chain_links::subject_id.eq(case.id)).count().get_result(conn)?)
        })
        .unwrap();
    assert_eq!(links, CHAIN + 40, "{sound:?}");
}

#[actix_web::test]
async fn sealing_while_others_save_leaves_nothing_out() {
    let World { app, case, .. } = world().await;
    let author = Author::system_for(Job::Seed, app.alpha);
    std::thread::scope(|scope| {
        for n in 0..10 {
            let (db, case, author) = (&app.db, &case, &author);
            scope.spawn(move || {
                let event = Event { what: Some(format!("number {n}")), ..Event::blank(case) };
                db.write_now(author, None, |tx| tx.insert(event)).unwrap();
            });
            scope.spawn(move || seal::seal(db).unwrap());
        }
    });
    seal::seal(&app.db).unwrap();
    assert_eq!(app.db.read_now(seal::unsealed).unwrap(), 0);
    verdict(&app).unwrap();
}

#[actix_web::test]
async fn an_administrator_prints_the_seal_and_nobody_else_sees_it() {
    let World { app, .. } = world().await;
    let page = app.administrator().get("/history/seal").await;
    let seal = app.db.read_now(seal::newest).unwrap().unwrap();
    assert!(page.text().contains(&format!("habeas check --chain --head {}", seal.head())), "{}", page.text());
    assert!(page.text().contains("Seal 1"), "{}", page.text());
    assert_eq!(app.editor().get("/history/seal").await.status, 403);
    let page = app.administrator().in_french().get("/history/seal").await;
    assert!(page.text().contains("Sceau 1"), "{}", page.text());
}

#[test]
fn the_command_names_what_was_tampered_with_and_knows_an_earlier_seal() {
    let mut portal = Portal::start();
    let client = portal.set_up();
    let case = client.new_case("Théo Brémond", "AZE");
    assert_eq!(client.try_post(&format!("{case}/events"), &[("kind", "letter"), ("what", "it was so")]), Some(303));
    portal.stop();
    let says = |args: &[&str]| {
        let output = portal.command(args);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, out) = says(&["check", "--chain"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("as it was written"), "{out}");
    let line = out.lines().find(|line| line.contains("sealed up to")).unwrap_or_else(|| panic!("no seal: {out}"));
    let head = line.rsplit(' ').next().unwrap();
    assert_eq!(head.len(), 24, "{line}");
    assert!(says(&["check"]).1.contains(head), "a plain check prints it too");
    let (code, out) = says(&["check", "--chain", "--head", &format!("{} {}", &head[..12], &head[12..])]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("the earlier seal is in the history"), "{out}");
    assert_eq!(says(&["check", "--chain", "--head", "0123456789abcdef"]).0, Some(1));
    assert_eq!(says(&["check", "--chain", "--head", "xyz"]).0, Some(1));
    assert_eq!(says(&["check", "--head", head]).0, Some(2), "a head without going through the chain means little");

    let mut conn = SqliteConnection::establish(portal.folder().join("habeas.db").to_str().unwrap()).unwrap();
    conn.batch_execute(
        "DROP TRIGGER changes_fixed; UPDATE changes SET diff = replace(diff, 'it was so', 'it was not')",
    )
    .unwrap();
    let (code, out) = says(&["check", "--chain"]);
    assert_eq!(code, Some(1));
    let id = case.rsplit('/').next().unwrap();
    assert!(out.contains(&format!("tampered with, first at case {id}, number 2, revision ")), "{out}");
}
