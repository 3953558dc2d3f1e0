//! A person is erased: no byte of the name is left, in the rows, in history, in
//! the search, on the disk; what others rest on stays; and it shows.

use crate::support::{TestApp, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, citations::Citation, events::Event, parts::Part},
    history::verify::verify,
    id::Id,
    people::{Person, names::Name},
    schema::{changes, citations, removals, search_tokens, source_texts, sources},
    words::Term,
};

const ARTICLE: &str = "Xandria holds two men.\n\nIlyas Berkutov and Théo Brémond were taken in May. \
Mr Berkutov saw a lawyer; Brémond did not.";

struct World {
    app: TestApp,
    case: Case,
    other: Case,
    person: Person,
}

/// Two people in one article, one of whom is named elsewhere too.
async fn world() -> World {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let other = make::case(&app, app.alpha, "Théo Brémond", "QXA", "FRA", "2024-02");
    let shared = make::source(&app, app.alpha, "Berkutov and Brémond held", ARTICLE);
    let own = make::source(&app, app.alpha, "A life of Ilyas Berkutov", "Berkutov was born in Qazzara, a canary text.");
    let author = Author::system_for(Job::Seed, app.alpha);
    app.db
        .write_now(&author, Some("about Ilyas Berkutov"), |tx| {
            tx.insert(Name {
                full: "Ilyas Berkutov".into(),
                family1: Some("Berkutov".into()),
                given: Some("Ilyas".into()),
                ..Name::blank(&case)
            })?;
            let event = tx.insert(Event { what: Some("a canary event".into()), ..Event::blank(&case) })?;
            tx.update(&event, Event { what: Some("a canary event again".into()), ..event.clone() })?;
            for (case, source) in [(&case, &shared), (&case, &own), (&other, &shared)] {
                habeas::cases::citations::store::link(tx, case.id, source.id)?;
            }
            let quote = "Ilyas Berkutov and Théo Brémond were taken in May.";
            let start = ARTICLE.find(quote).unwrap();
            let start = ARTICLE[..start].chars().count();
            for case in [&case, &other] {
                tx.insert(Citation {
                    id: Id::new(),
                    version: 1,
                    case_id: case.id,
                    source_id: shared.id,
                    kind: "cases".into(),
                    record_id: case.id.to_string(),
                    field: "place_of_arrest".into(),
                    stance: Term::known("supports"),
                    asserted: None,
                    quote: quote.into(),
                    quote_start: Some(i32::try_from(start).unwrap()),
                    quote_end: Some(i32::try_from(start + quote.chars().count()).unwrap()),
                    locator: None,
                    attribution: Term::known("journalist_own"),
                    attribution_who: None,
                    credibility: None,
                    verdict: None,
                    verdict_reason: None,
                    recorded_at: habeas::clock::now(),
                })?;
            }
            let met = Event { what: Some("met Berkutov Ilyas in court".into()), ..Event::blank(&other) };
            tx.insert(met)?;
            tx.update(&other, Case { narrative: Some("His cellmate is Ильяс Беркутов.".into()), ..other.clone() })
        })
        .unwrap();
    let person = app.db.read_now(|conn| Ok(Person::load(conn, &[case.person_id.to_string()])?.remove(0))).unwrap();
    let other = app
        .db
        .read_now(|conn| {
            use habeas::schema::cases;
            Ok(cases::table.filter(cases::id.eq(other.id)).select(Case::as_select()).first(conn)?)
        })
        .unwrap();
    for case in [&case, &other] {
        make::lead(&app, case, "administrator");
    }
    World { app, case, other, person }
}

async fn erase(world: &World) -> crate::support::Page {
    let administrator = world.app.administrator();
    let address = format!("/cases/{}/person/erasure", world.case.id);
    let page = administrator.get(&address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let fields = [("reason", "request of 3 May"), ("reference", world.person.reference.as_str())];
    administrator.submit(&page, &address, &fields).await
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

const WORDS: [&str; 7] = ["Беркутов", "БЕРКУТОВ", "беркутов", "Berkutov", "berkutov", "canary", "ilyas"];

#[actix_web::test]
async fn after_erasure_no_byte_of_the_name_is_left_and_the_chain_holds() {
    let world = world().await;
    let (app, before) = (&world.app, world.app.bytes());
    for word in ["Беркутов", "Berkutov", "berkutov", "canary"] {
        assert!(holds(&before, word), "{word} was to be erased and was never there");
    }
    let done = erase(&world).await;
    assert_eq!((done.status.as_u16(), done.location().as_str()), (303, "/bin"), "{}", done.text());
    assert!(done.header("set-cookie").contains("flash-erased;"), "{}", done.header("set-cookie"));
    let after = app.bytes();
    for word in WORDS {
        let at = after.windows(word.len()).position(|window| window == word.as_bytes());
        let around = at
            .map(|at| String::from_utf8_lossy(&after[at.saturating_sub(80)..(at + 80).min(after.len())]).into_owned());
        assert_eq!(around, None, "{word} is still there");
    }
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
    assert_eq!(app.editor().get(&format!("/cases/{}", world.case.id)).await.status, 404);
    for words in ["Berkutov", "Беркутов", "Berkut"] {
        let reader = app.reader();
        let found = reader.post("/cases/search", &[("q", words)]).await;
        assert!(reader.follow(&found).await.rows().is_empty(), "{words} finds something");
    }
    let bin = app.administrator().get("/bin").await.text();
    for word in [&world.person.reference, &world.case.reference, "request of 3 May", "administrator"] {
        assert!(bin.contains(word), "{word}: {bin}");
    }
}

#[actix_web::test]
async fn what_others_rest_on_stays_with_the_name_blacked_out() {
    let world = world().await;
    assert_eq!(erase(&world).await.status, 303);
    let app = &world.app;
    let (texts, titles, quotes): (Vec<String>, Vec<String>, Vec<String>) = app
        .db
        .read_now(|conn| {
            Ok((
                source_texts::table.select(source_texts::body).load(conn)?,
                sources::table.select(sources::title).load(conn)?,
                citations::table.select(citations::quote).load(conn)?,
            ))
        })
        .unwrap();
    let black = ARTICLE.replace("Ilyas Berkutov", "█████ ████████").replace("Berkutov", "████████");
    assert_eq!(texts, [black]);
    assert_eq!(titles, ["████████ and Brémond held"]);
    assert_eq!(quotes, ["█████ ████████ and Théo Brémond were taken in May."]);
    let page = app.editor().get(&format!("/cases/{}", world.other.id)).await.text();
    assert!(page.contains("met ████████ █████ in court"), "{page}");
    assert!(page.contains("His cellmate is █████ ████████."), "{page}");
    let history = app.editor().get(&format!("/cases/{}/history", world.other.id)).await.text();
    assert!(history.contains("A name was blacked out"), "{history}");
    // The other man's own history is whole but for what named the first.
    let kept: i64 = app
        .db
        .read_now(|conn| {
            let of = changes::table.filter(changes::subject_id.eq(world.other.id)).filter(changes::salt.ne(""));
            Ok(of.count().get_result(conn)?)
        })
        .unwrap();
    assert!(kept >= 4, "{kept}");
    let reader = app.reader();
    let found = reader.post("/cases/search", &[("q", "Brémond")]).await;
    assert_eq!(reader.follow(&found).await.rows().len(), 1);
    let tokens: Vec<String> =
        app.db.read_now(|conn| Ok(search_tokens::table.select(search_tokens::token).load(conn)?)).unwrap();
    assert!(tokens.contains(&"bremond".to_owned()) && !tokens.contains(&"berkutov".to_owned()), "{tokens:?}");
}

#[actix_web::test]
async fn a_namesake_keeps_the_name() {
    let world = world().await;
    let app = &world.app;
    let namesake = make::case(app, app.alpha, "Ильяс Беркутов", "QXC", "RUS", "2020");
    let stranger = make::case(app, app.beta, "Ильяс Беркутов", "QXC", "RUS", "2020");
    assert_eq!(erase(&world).await.status, 303);
    let page = app.reader().get(&format!("/cases/{}", namesake.id)).await.text();
    assert!(page.contains("Ильяс Беркутов"), "{page}");
    assert!(app.stranger().get(&format!("/cases/{}", stranger.id)).await.text().contains("Ильяс Беркутов"));
    let reader = app.reader();
    let found = reader.post("/cases/search", &[("q", "Беркутов")]).await;
    assert_eq!(reader.follow(&found).await.rows().len(), 1);
}

#[actix_web::test]
async fn a_case_in_the_bin_goes_with_its_person() {
    let world = world().await;
    let (app, case) = (&world.app, &world.case);
    let second =
        Case { id: Id::new(), reference: "QXA-2025-0009".into(), previous_case: Some(case.id), ..case.clone() };
    let author = Author::system_for(Job::Seed, app.alpha);
    app.db.write_now(&author, None, |tx| tx.insert(second.clone())).unwrap();
    let version = [("version", "1"), ("reason", "of Berkutov")];
    make::lead(app, &second, "administrator");
    assert_eq!(app.administrator().post(&format!("/cases/{}/removal", second.id), &version).await.status, 303);
    assert_eq!(erase(&world).await.status, 303);
    let left: Vec<(String, bool)> = app
        .db
        .read_now(|conn| {
            let all = removals::table.order(removals::reference);
            Ok(all.select((removals::reference, removals::purged_at.is_not_null())).load(conn)?)
        })
        .unwrap();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left.iter().all(|(_, is_gone)| *is_gone), "{left:?}");
    assert!(!holds(&app.bytes(), "Berkutov"));
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
}

#[actix_web::test]
async fn erasure_asks_for_a_reason_without_the_name_and_for_the_reference() {
    let world = world().await;
    let (app, address) = (&world.app, format!("/cases/{}/person/erasure", world.case.id));
    let administrator = app.administrator();
    let page = administrator.get(&address).await;
    for (reason, reference, words) in [
        ("", world.person.reference.as_str(), "Say why"),
        ("as Mr Berkutov asked", world.person.reference.as_str(), "names the person"),
        ("a request", "P-999999", "Type the reference"),
        ("a request", "", "Type the reference"),
    ] {
        let answer = administrator.submit(&page, &address, &[("reason", reason), ("reference", reference)]).await;
        assert_eq!(answer.status, 422, "{reason} {reference}");
        assert!(answer.text().contains(words), "{}", answer.text());
        assert!(answer.html().contains(reason), "what was typed stays");
    }
    assert_eq!(app.editor().get(&address).await.status, 403);
    assert_eq!(app.stranger().get(&address).await.status, 404);
    let fields = [("reason", "a request"), ("reference", world.person.reference.as_str())];
    assert_eq!(app.editor().post(&address, &fields).await.status, 403);
    assert_eq!(administrator.get(&format!("/cases/{}", world.case.id)).await.status, 200);
    let french = app.administrator().in_french().get(&address).await;
    assert!(french.text().contains("irréversible"), "{}", french.text());
}

#[actix_web::test]
async fn the_report_tells_all_that_is_held_and_masks_the_names_of_others() {
    let world = world().await;
    let (app, address) = (&world.app, format!("/cases/{}/person/report", world.case.id));
    let page = app.administrator().get(&address).await;
    let text = page.text();
    for word in [
        "Ильяс Беркутов",
        "Ilyas Berkutov",
        &world.case.reference,
        "a canary event again",
        "a canary event →",
        "were taken in May",
        "A life of Ilyas Berkutov",
        "[another person]",
        "Kazakhstan",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("Théo Brémond") && !text.contains(&world.other.reference), "{text}");
    assert!(!text.contains("editor"), "who entered it is not said");
    let file = app.administrator().get(&format!("{address}/text")).await;
    assert!(file.header("content-disposition").contains("attachment"), "{}", file.header("content-disposition"));
    assert!(file.header("content-disposition").contains(&world.person.reference));
    let file = file.html();
    assert!(file.contains("a canary event again") && !file.contains("Théo Brémond"), "{file}");
    assert!(!file.contains("&#"), "plain text is not escaped: {file}");
    assert_eq!(app.editor().get(&address).await.status, 403);
    assert_eq!(app.stranger().get(&address).await.status, 404);
    let french = app.administrator().in_french().get(&address).await.text();
    assert!(french.contains("[une autre personne]"), "{french}");
}

/// The same person in a silent case that the editor's team keeps: of it the coordinator must not learn.
#[actix_web::test]
async fn a_silent_case_of_another_team_stays_whole_and_its_team_is_asked() {
    let world = world().await;
    let (app, case) = (&world.app, &world.case);
    let silent = Case {
        id: Id::new(),
        reference: "QXA-2025-0077".into(),
        previous_case: Some(case.id),
        narrative: Some("Ilyas Berkutov must not be named.".into()),
        ..case.clone()
    };
    let source = make::source(app, app.alpha, "A letter of Ilyas Berkutov", "Berkutov writes from Qazzara.");
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), Some("Berkutov again"), |tx| {
            tx.insert(silent.clone())?;
            tx.insert(Event { what: Some("Berkutov called".into()), ..Event::blank(&silent) })?;
            habeas::cases::citations::store::link(tx, silent.id, source.id)?;
            Ok(())
        })
        .unwrap();
    make::lead(app, &silent, "editor");
    let silence = [("publicity", "silence"), ("reason", "his mother called"), ("confirmed", "yes")];
    assert_eq!(app.editor().post(&format!("/cases/{}/publicity", silent.id), &silence).await.status, 303);
    let page = app.administrator().get(&format!("/cases/{}/person/erasure", case.id)).await;
    assert!(!page.html().contains("QXA-2025-0077") && page.text().contains("told to nobody"), "{}", page.text());
    let done = erase(&world).await;
    assert_eq!((done.status.as_u16(), done.location().as_str()), (303, "/bin"), "{}", done.text());
    // To whoever asked, it looks like any other erasure.
    let administrator = app.administrator();
    for path in ["/bin", "/cases", "/sources", "/home", "/review", "/notices", "/groups"] {
        let html = administrator.get(path).await.html();
        assert!(!html.contains("Berkutov") && !html.contains("QXA-2025-0077"), "{path}");
    }
    assert!(administrator.get("/bin").await.text().contains(&world.person.reference));
    assert_eq!(administrator.get(&format!("/cases/{}", case.id)).await.status, 404);
    let to = administrator.post("/cases/search", &[("q", "Berkutov")]).await;
    assert!(administrator.follow(&to).await.rows().is_empty());
    // Its own team has all of it, and a task.
    let editor = app.editor();
    let kept = editor.get(&format!("/cases/{}", silent.id)).await;
    for words in ["Ильяс Беркутов", "Ilyas Berkutov must not be named.", "Berkutov called"] {
        assert!(kept.text().contains(words), "{words}: {}", kept.text());
    }
    assert!(kept.text().contains("decide about this case"), "{}", kept.text());
    assert!(editor.get(&format!("/sources/{}", source.id)).await.html().contains("Berkutov writes"));
    let history = editor.get(&format!("/cases/{}/history", silent.id)).await.text();
    assert!(history.contains("Berkutov again") && history.contains("his mother called"), "{history}");
    let french = editor.in_french().get(&format!("/cases/{}", silent.id)).await.text();
    assert!(french.contains("L’effacement de cette personne a été demandé"), "{french}");
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
    // The case of somebody else, in which he was named, is blacked out as ever.
    assert!(app.editor().get(&format!("/cases/{}", world.other.id)).await.text().contains("His cellmate is █████"));
}
