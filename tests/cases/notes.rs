//! What colleagues say to each other: who reads it, who is told, and what history keeps.

use crate::support::{TestApp, app::Visitor, make, page::Page};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, charges::Charge, health::HealthConcern, parts::Part, shares::Share},
    schema::{notes, notices},
    words::{Role, Term},
};

fn write<T>(app: &TestApp, f: impl FnOnce(&mut habeas::history::Tx) -> habeas::error::Result<T>) -> T {
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, f).unwrap()
}

fn case(app: &TestApp) -> Case {
    let case = make::case(app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::lead(app, &case, "editor");
    case
}

async fn say(who: &Visitor<'_>, case: &Case, fields: &[(&str, &str)]) -> Page {
    who.post(&format!("/cases/{}/notes", case.id), fields).await
}

async fn page_of(who: &Visitor<'_>, case: &Case) -> String {
    who.get(&format!("/cases/{}/notes", case.id)).await.text()
}

fn last(app: &TestApp) -> String {
    app.db.read_now(|conn| Ok(notes::table.order(notes::id.desc()).select(notes::id).first(conn)?)).unwrap()
}

/// The notices about notes, as they lie in the database.
fn told(app: &TestApp) -> Vec<(String, String, String)> {
    let all = notices::table.filter(notices::kind.eq("mention")).order(notices::id);
    let columns = (notices::user_id, notices::address, notices::about);
    app.db.read_now(move |conn| Ok(all.select(columns).load(conn)?)).unwrap()
}

#[actix_web::test]
async fn a_note_is_for_ones_own_organisation_and_is_found_nowhere_else() {
    let app = TestApp::new().await;
    let case = case(&app);
    write(&app, |tx| tx.insert(Share::new(case.id, app.beta, true)));
    let (editor, list) = (app.editor(), format!("/cases/{}/notes", case.id));
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    let saved = editor.submit(&page, &list, &[("body", "Quetzalcoatl says\nthe clerk is away")]).await;
    assert!(editor.told(&saved).await.contains("The note is added"));
    for name in ["reader", "second editor", "administrator", "auditor"] {
        assert!(page_of(&app.visitor(name), &case).await.contains("the clerk is away"), "{name}");
    }
    for path in ["", "/history"] {
        let text = app.reader().get(&format!("/cases/{}{path}", case.id)).await.text();
        assert!(text.contains("Quetzalcoatl"), "{path}: {text}");
    }
    let partner = app.visitor("partner");
    assert_eq!(partner.get(&list).await.status, 404);
    assert_eq!(say(&partner, &case, &[("body", "hello")]).await.status, 404);
    assert_eq!(app.stranger().get(&list).await.status, 404);
    for name in ["partner", "stranger", "partner reader"] {
        let other = app.visitor(name);
        for path in
            [format!("/cases/{}", case.id), format!("/cases/{}/history", case.id), "/home".into(), "/cases".into()]
        {
            let page = other.get(&path).await;
            assert!(!page.html().contains("Quetzalcoatl"), "{name} at {path}: {}", page.text());
            assert!(!page.html().contains(&last(&app)), "{name} at {path}");
        }
        assert!(!other.get(&format!("/cases/{}/history", case.id)).await.text().contains("Note"), "{name}");
    }
    // Nor by those who look through other eyes, nor in a file, nor by searching.
    for seen in ["partner", "public"] {
        let page = editor.get(&format!("/cases/{}?as={seen}", case.id)).await;
        assert!(!page.html().contains("Quetzalcoatl"), "{seen}");
    }
    let file = editor.download("profile=data").await;
    assert!(file.status == 200 && !file.html().contains("Quetzalcoatl"), "{}", file.status);
    let found = editor.post("/cases/search", &[("q", "Quetzalcoatl")]).await;
    assert!(!editor.follow(&found).await.html().contains(&case.reference));
    // A reader reads, and says nothing.
    assert_eq!(say(&app.reader(), &case, &[("body", "hello")]).await.status, 403);
    assert!(!app.reader().get(&list).await.html().contains("name=\"body\""));
}

#[actix_web::test]
async fn who_is_named_is_told_without_a_name_and_who_cannot_be_told_apart_is_refused() {
    let app = TestApp::new().await;
    let case = case(&app);
    let editor = app.editor();
    write(&app, |tx| tx.insert(Share::new(case.id, app.beta, true)));
    for (body, says) in [
        ("", "Write what you wish to say"),
        ("@partner, please look", "called “partner”"),
        ("@Zoe, please look", "called “Zoe”"),
    ] {
        let refused = say(&editor, &case, &[("body", body)]).await;
        assert_eq!(refused.status, 422, "{body}");
        assert!(refused.html().contains("id=\"body-error\"") && refused.text().contains(says), "{}", refused.text());
        assert!(refused.html().contains(body), "what was typed stays");
    }
    let (partner, keeper) = (app.user("partner").id.to_string(), app.user("keeper").id.to_string());
    for nobody in [partner.as_str(), keeper.as_str(), "nonsense"] {
        let refused = say(&editor, &case, &[("body", "look"), ("mention", nobody)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.html().contains("id=\"mention-error\""), "{}", refused.text());
    }
    assert!(told(&app).is_empty());
    let to = app.user("reader").id.to_string();
    let saved = say(&editor, &case, &[("body", "@second editor: the family called"), ("mention", &to)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let address = format!("/cases/{}/notes", case.id);
    let wanted = |name: &str| (app.user(name).id.to_string(), address.clone(), case.reference.clone());
    let mut all = told(&app);
    all.sort();
    let mut expected = vec![wanted("second editor"), wanted("reader")];
    expected.sort();
    assert_eq!(all, expected);
    let notice = app.visitor("second editor").get("/notices").await.text();
    assert!(notice.contains(&case.reference) && !notice.contains("family") && !notice.contains("Беркутов"), "{notice}");
    assert!(page_of(&editor, &case).await.contains("for reader, second editor"));
    // Two of one name: the list says which.
    write(&app, |tx| {
        let twin = habeas::accounts::new_user("twin@example.org", "reader", "en");
        let twin = tx.insert(twin)?;
        tx.insert(habeas::accounts::new_membership(app.alpha, twin.id, Term::<Role>::of("reader").unwrap()))
    });
    let refused = say(&editor, &case, &[("body", "@reader, see this")]).await;
    assert!(refused.text().contains("Several colleagues are called “reader”"), "{}", refused.text());
    assert_eq!(say(&editor, &case, &[("body", "@reader, see this"), ("mention", &to)]).await.status, 303);
}

#[actix_web::test]
async fn a_restricted_note_is_for_the_team_in_history_too_and_names_only_them() {
    let app = TestApp::new().await;
    let case = case(&app);
    let editor = app.editor();
    let second = app.user("second editor").id.to_string();
    let fields = [("body", "The aunt is afraid"), ("is_restricted", "on"), ("mention", second.as_str())];
    let refused = say(&editor, &case, &fields).await;
    assert!(refused.text().contains("the note is only for them"), "{}", refused.text());
    assert_eq!(say(&editor, &case, &fields[..2]).await.status, 303);
    let note = last(&app);
    // And it is taken back: history does not open then.
    for is_gone in [false, true] {
        if is_gone {
            let address = format!("/cases/{}/notes/{note}", case.id);
            let page = editor.get(&address).await;
            assert_eq!(editor.submit(&page, &format!("{address}/removal"), &[]).await.status, 303);
        }
        for name in ["reader", "second editor", "administrator"] {
            for path in ["", "/notes", "/history"] {
                let page = app.visitor(name).get(&format!("/cases/{}{path}", case.id)).await;
                assert!(!page.html().contains("aunt"), "{name} at {path}: {}", page.text());
            }
        }
        assert_eq!(page_of(&editor, &case).await.contains("aunt"), !is_gone);
        assert!(editor.get(&format!("/cases/{}/history", case.id)).await.text().contains("aunt"));
    }
    make::join(&app, &case, "second editor");
    assert_eq!(say(&editor, &case, &fields).await.status, 303);
    assert_eq!(told(&app).len(), 1);
    // Who is not in the team cannot make one: the box is not theirs.
    let page = app.administrator().get(&format!("/cases/{}/notes", case.id)).await;
    assert!(!page.html().contains("name=\"is_restricted\""));
}

#[actix_web::test]
async fn a_note_is_its_authors_to_change_and_a_change_is_no_news_of_the_case() {
    let app = TestApp::new().await;
    let case = case(&app);
    let (editor, second) = (app.editor(), app.visitor("second editor"));
    assert_eq!(second.post(&format!("/cases/{}/following", case.id), &[]).await.status, 303);
    assert_eq!(say(&editor, &case, &[("body", "Called the clerk")]).await.status, 303);
    let address = format!("/cases/{}/notes/{}", case.id, last(&app));
    assert!(!second.get("/notices").await.text().contains("changed"), "who follows the case is not told");
    for other in [&second, &app.administrator()] {
        assert_eq!(other.get(&address).await.status, 404);
        assert_eq!(other.post(&address, &[("body", "x"), ("version", "1")]).await.status, 404);
        assert_eq!(other.post(&format!("{address}/removal"), &[("version", "1")]).await.status, 404);
    }
    let page = editor.get(&address).await;
    assert_eq!(editor.submit(&page, &address, &[("body", "")]).await.status, 422);
    let saved = editor.submit(&page, &address, &[("body", "Called the court, @reader")]).await;
    assert!(editor.told(&saved).await.contains("The note is changed"));
    assert_eq!(told(&app).len(), 1);
    assert_eq!(editor.submit(&page, &address, &[("body", "late")]).await.status, 409);
    let text = page_of(&second, &case).await;
    assert!(text.contains("Called the court") && text.contains("changed"), "{text}");
    let page = editor.get(&address).await;
    let gone = editor.submit(&page, &format!("{address}/removal"), &[]).await;
    assert!(editor.told(&gone).await.contains("taken back"));
    assert!(!page_of(&second, &case).await.contains("Called the court"));
    assert_eq!(editor.get(&address).await.status, 404);
    let history = second.get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("Called the clerk") && history.contains("Called the court"), "{history}");
}

#[actix_web::test]
async fn a_fact_is_discussed_settled_and_opened_again() {
    let app = TestApp::new().await;
    let case = case(&app);
    let charge = write(&app, |tx| tx.insert(Charge { statute: Some("Article 275".into()), ..Charge::blank(&case) }));
    let (editor, second, page) = (app.editor(), app.visitor("second editor"), format!("/cases/{}", case.id));
    let fact = format!("charges.{}.statute", charge.id);
    let refused = say(&editor, &case, &[("body", "really?"), ("fact", "charges.nothing.statute")]).await;
    assert!(refused.html().contains("id=\"fact-error\"") && refused.html().contains("really?"), "{}", refused.text());
    let saved = say(&editor, &case, &[("body", "The old code says 228"), ("fact", &fact)]).await;
    assert!(saved.location().contains("/discussions/"), "{}", saved.text());
    let address = saved.location();
    let mark = |page: &Page| page.links().iter().filter(|link| **link == address).count();
    assert_eq!(mark(&second.get(&page).await), 1, "a mark at the fact");
    let shown = second.get(&address).await;
    assert!(shown.text().contains("The old code says 228") && shown.text().contains("Article 275"), "{}", shown.text());
    let empty = second.submit(&shown, &format!("{page}/notes"), &[]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.html().contains("Article 275"), "on the page of the discussion");
    assert_eq!(
        second.submit(&shown, &format!("{page}/notes"), &[("body", "No: the new one")]).await.location(),
        address
    );
    assert!(second.get(&page).await.text().contains("2 notes on this fact"));
    let shown = second.get(&address).await;
    let settled = second.submit(&shown, &format!("{address}/settlement"), &[]).await;
    assert!(second.told(&settled).await.contains("settled"));
    assert_eq!(second.submit(&shown, &format!("{address}/settlement"), &[]).await.status, 409);
    assert!(!editor.get(&page).await.text().contains("under discussion"));
    // A new note opens it again; so does the button.
    let shown = editor.get(&address).await;
    assert!(shown.text().contains("second editor"));
    editor.submit(&shown, &format!("{page}/notes"), &[("body", "Not so fast")]).await;
    assert!(editor.get(&page).await.text().contains("1 fact is under discussion"));
    let history = editor.get(&format!("{page}/history")).await.text();
    assert!(history.contains("Settled") && history.contains("Opened again"), "{history}");
    assert_eq!(app.reader().post(&format!("{address}/settlement"), &[("version", "3")]).await.status, 403);
    write(&app, |tx| tx.insert(Share::new(case.id, app.beta, true)));
    for name in ["partner", "stranger"] {
        assert_eq!(app.visitor(name).get(&address).await.status, 404);
        assert_eq!(mark(&app.visitor(name).get(&page).await), 0);
    }
    write(&app, |tx| tx.remove(&charge));
    assert!(editor.get(&address).await.text().contains("no longer there"));
}

#[actix_web::test]
async fn what_is_said_of_a_restricted_fact_is_for_the_team() {
    let app = TestApp::new().await;
    let case = case(&app);
    let row = write(&app, |tx| tx.insert(HealthConcern { what: Some("asthma".into()), ..HealthConcern::blank(&case) }));
    let (editor, fact) = (app.editor(), format!("health.{}.what", row.id));
    let saved = say(&editor, &case, &[("body", "The inhaler was taken away"), ("fact", &fact)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let address = saved.location();
    assert!(editor.get(&address).await.text().contains("inhaler"));
    for name in ["second editor", "administrator", "reader"] {
        let other = app.visitor(name);
        assert_eq!(other.get(&address).await.status, 404, "{name}");
        for path in ["", "/notes", "/history"] {
            let page = other.get(&format!("/cases/{}{path}", case.id)).await;
            assert!(!page.html().contains("inhaler") && !page.html().contains(&address), "{name} at {path}");
        }
        let refused = say(&other, &case, &[("body", "x"), ("fact", &fact)]).await;
        assert!([403, 422].contains(&refused.status.as_u16()), "{name}: {}", refused.status);
    }
}

#[actix_web::test]
async fn a_silent_case_takes_its_notices_back() {
    let app = TestApp::new().await;
    let case = case(&app);
    let editor = app.editor();
    assert_eq!(say(&editor, &case, &[("body", "@second editor, @editor: see")]).await.status, 303);
    assert_eq!(told(&app).len(), 1, "nobody tells themselves");
    let fields = [("publicity", "silence"), ("reason", "the family asks"), ("confirmed", "yes")];
    assert_eq!(editor.post(&format!("/cases/{}/publicity", case.id), &fields).await.status, 303);
    assert!(told(&app).is_empty());
    let second = app.visitor("second editor");
    assert_eq!(second.get(&format!("/cases/{}/notes", case.id)).await.status, 404);
    assert_eq!(say(&second, &case, &[("body", "x")]).await.status, 404);
    let refused = say(&editor, &case, &[("body", "@second editor, see")]).await;
    assert_eq!(refused.status, 422, "who does not know of the case cannot be named");
    let french = app.editor().in_french().get(&format!("/cases/{}/notes", case.id)).await.text();
    assert!(french.contains("Ajouter une note") && french.contains("Seule votre organisation le lit"), "{french}");
}
