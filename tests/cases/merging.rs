//! Two records of one person made one, and two again: nothing is lost, nobody
//! is shown more than before.

use super::duplicates::{pair, twice};
use crate::support::{Page, TestApp, app::Visitor, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, citations, discussions, dossier::Dossier, merging, notes, removal, shares::Share},
    history::{Record, Tx, verify::verify},
    id::Id,
    schema::changes,
    search::Finder,
    words::Term,
};

fn write(app: &TestApp, f: impl FnOnce(&mut Tx) -> habeas::error::Result<()>) {
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, f).unwrap();
}

/// The case as the database has it now.
fn now(app: &TestApp, case: &Case) -> Case {
    app.db.read_now(|conn| merging::store::cases_by_id(conn, &[case.id.to_string()])).unwrap().remove(0)
}

/// All that a case holds, without the counts of changes.
fn held(app: &TestApp, case: &Case) -> serde_json::Value {
    let case = now(app, case);
    let it = app.db.read_now(|conn| Dossier::load(conn, &case)).unwrap();
    let mut all = serde_json::json!([
        it.case,
        it.person,
        it.names,
        it.nationalities,
        it.custody,
        it.charges,
        it.events,
        it.citations,
    ]);
    without_versions(&mut all);
    all
}

fn without_versions(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            fields.remove("version");
            fields.values_mut().for_each(without_versions);
        }
        serde_json::Value::Array(all) => all.iter_mut().for_each(without_versions),
        _ => {}
    }
}

/// Goes through the form and the confirmation; where it led.
pub async fn merged(editor: &Visitor<'_>, address: &str, chosen: &[(&str, &str)]) -> Page {
    let form = editor.get(address).await;
    assert_eq!(form.status, 200, "{}", form.text());
    let asked = editor.submit(&form, address, chosen).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    assert!(asked.text().contains("What will happen"), "{}", asked.text());
    let done = editor.submit(&asked, address, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    done
}

/// Merges the two people and then their two cases; the page of the second merge.
async fn all_merged(editor: &Visitor<'_>, first: &Case, second: &Case) -> String {
    merged(editor, &format!("{}/merge", pair(first, second)), &[]).await;
    let twins = format!("/duplicates/cases/{}/merge", merging::twins(first.id, second.id));
    merged(editor, &twins, &[]).await.location()
}

async fn undone(editor: &Visitor<'_>, merge: &str) -> Page {
    editor.submit(&editor.get(merge).await, &format!("{merge}/undoing"), &[]).await
}

/// Two cases that the editor leads, the second with a charge and a citation of the birth date of its person.
async fn led(app: &TestApp) -> (Case, Case) {
    let (first, second) = twice(app);
    for case in [&first, &second] {
        make::lead(app, case, "editor");
    }
    let source = make::source(app, app.alpha, "Held in Xandria", "Ilyas Berkutov, born in 1961, is held.");
    write(app, |tx| citations::store::link(tx, second.id, source.id).map(drop));
    let editor = app.editor();
    let charge =
        [("categories", "espionage"), ("alleged_by", "court"), ("formality", "formal"), ("outcome", "pending")];
    assert_eq!(editor.post(&format!("/cases/{}/charges", second.id), &charge).await.status, 303);
    for (case, born) in [(&first, "1962"), (&second, "1961")] {
        let page = editor.get(&format!("/cases/{}/person/edit", case.id)).await;
        let saved = editor.submit(&page, &format!("/cases/{}/person", case.id), &[("birth", born)]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
    }
    let cited = [
        ("source", source.id.to_string()),
        ("fact", format!("people.{}.birth", second.person_id)),
        ("quote", "born in 1961".to_owned()),
        ("attribution", "journalist_own".to_owned()),
        ("stance", "supports".to_owned()),
    ];
    let cited: Vec<(&str, &str)> = cited.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = editor.post(&format!("/cases/{}/citations", second.id), &cited).await;
    assert_eq!(done.status, 303, "{}", done.text());
    (first, second)
}

#[actix_web::test]
async fn two_people_and_their_cases_become_one_with_all_that_both_had() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let editor = app.editor();
    all_merged(&editor, &first, &second).await;
    let page = editor.get(&format!("/cases/{}", first.id)).await;
    let text = page.text();
    for said in ["Ильяс Беркутов", "Ilyas Berkutov", "Espionage", "1962", "Held in Xandria"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // The source that says 1961 is kept, and seen to disagree.
    assert!(text.contains("born in 1961") || text.contains("disagree"), "{text}");
    // The old address leads to the case, and the old reference finds it.
    let old = editor.get(&format!("/cases/{}", second.id)).await;
    assert_eq!(old.location(), format!("/cases/{}", first.id));
    let found = editor.post("/cases/search", &[("q", second.reference.as_str())]).await;
    let found = editor.follow(&found).await;
    assert!(found.html().contains(&first.reference), "{}", found.text());
    let list = editor.get("/cases").await;
    assert!(!list.html().contains(&second.reference), "{}", list.text());
    // History of both is there, and holds.
    let history = editor.get(&format!("/cases/{}/history", first.id)).await;
    assert!(history.text().contains("Moved by a merge"), "{}", history.text());
    assert!(history.links().iter().any(|link| link.starts_with("/merges/")), "the merge is linked");
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
}

#[actix_web::test]
async fn an_undone_merge_leaves_each_what_it_had() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let before = (held(&app, &first), held(&app, &second));
    let editor = app.editor();
    let people = merged(&editor, &format!("{}/merge", pair(&first, &second)), &[("choice:birth", "right")]).await;
    let twins = format!("/duplicates/cases/{}/merge", merging::twins(first.id, second.id));
    let cases = merged(&editor, &twins, &[("stays", "right")]).await;
    assert_eq!(editor.get(&format!("/cases/{}", first.id)).await.location(), format!("/cases/{}", second.id));
    assert_eq!(undone(&editor, &cases.location()).await.status, 303);
    assert_eq!(undone(&editor, &people.location()).await.status, 303);
    assert_eq!(held(&app, &first), before.0);
    assert_eq!(held(&app, &second), before.1);
    for case in [&first, &second] {
        assert_eq!(editor.get(&format!("/cases/{}", case.id)).await.status, 200);
    }
    let again = editor.get(&people.location()).await;
    assert!(!again.html().contains("/undoing"), "there is nothing to undo any more: {}", again.text());
    assert_eq!(editor.post(&format!("{}/undoing", people.location()), &[]).await.status, 409);
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
}

#[actix_web::test]
async fn what_was_changed_since_stays_and_is_said() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let editor = app.editor();
    let people = merged(&editor, &format!("{}/merge", pair(&first, &second)), &[("choice:birth", "right")]).await;
    let page = editor.get(&format!("/cases/{}/person/edit", first.id)).await;
    let action = format!("/cases/{}/person", first.id);
    assert_eq!(editor.submit(&page, &action, &[("birth", "1960")]).await.status, 303);
    let show = editor.get(&people.location()).await;
    assert!(show.text().contains("2 changes were made since"), "{}", show.text());
    let done = undone(&editor, &people.location()).await;
    assert!(editor.told(&done).await.contains("Date of birth"), "what stays is named");
    let text = editor.get(&format!("/cases/{}", first.id)).await.text();
    assert!(text.contains("1960"), "{text}");
    assert!(editor.get(&format!("/cases/{}", second.id)).await.text().contains("1961"));
}

#[actix_web::test]
async fn merging_takes_the_lead_of_all_that_it_changes() {
    let app = TestApp::new().await;
    let (first, second) = twice(&app);
    make::lead(&app, &first, "editor");
    make::lead(&app, &second, "second editor");
    let address = format!("{}/merge", pair(&first, &second));
    for name in ["editor", "second editor", "researcher", "reader"] {
        assert_eq!(app.visitor(name).get(&address).await.status, 403, "{name}");
        assert_eq!(app.visitor(name).post(&address, &[("confirmed", "yes")]).await.status, 403, "{name}");
    }
    assert_eq!(app.stranger().get(&address).await.status, 404);
    let done = merged(&app.administrator(), &address, &[]).await;
    assert_eq!(app.editor().get(&done.location()).await.status, 403);
    assert_eq!(app.stranger().get(&done.location()).await.status, 404);
    assert!(!app.stranger().get("/merges").await.html().contains("P-0000"));
}

#[actix_web::test]
async fn a_form_that_grew_old_merges_nothing() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let (editor, address) = (app.editor(), format!("{}/merge", pair(&first, &second)));
    let form = editor.get(&address).await;
    let page = editor.get(&format!("/cases/{}/person/edit", first.id)).await;
    editor.submit(&page, &format!("/cases/{}/person", first.id), &[("occupation", "welder")]).await;
    assert_eq!(editor.submit(&form, &address, &[]).await.status, 409);
}

#[actix_web::test]
async fn an_open_case_that_meets_a_silent_one_is_silent() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    make::join(&app, &first, "second editor");
    write(&app, |tx| {
        let before = now(&app, &second);
        tx.update(&before, Case { publicity: Term::known("silence"), ..before.clone() })?;
        tx.insert(Share::new(first.id, app.beta, true))?;
        Ok(())
    });
    assert!(app.administrator().get("/cases").await.html().contains(&first.reference));
    let editor = app.editor();
    // The names of somebody whom only a silent case knows would be open with the case.
    let form = editor.get(&format!("{}/merge", pair(&first, &second))).await;
    let asked = editor.submit(&form, &format!("{}/merge", pair(&first, &second)), &[]).await;
    assert!(asked.text().contains("these cases become silent"), "{}", asked.text());
    let people = merged(&editor, &format!("{}/merge", pair(&first, &second)), &[]).await;
    for name in ["administrator", "second editor", "partner"] {
        assert_eq!(app.visitor(name).get(&format!("/cases/{}", first.id)).await.status, 404, "{name}");
        assert_eq!(app.visitor(name).get(&format!("/cases/{}", second.id)).await.status, 404, "{name}");
        assert!(!app.visitor(name).get("/cases").await.html().contains(&first.reference), "{name}");
    }
    assert_eq!(app.administrator().get(&people.location()).await.status, 404);
    assert!(!app.administrator().get("/merges").await.html().contains("P-0000"));
    assert_eq!(editor.get(&format!("/cases/{}", first.id)).await.status, 200, "the team of the silent one sees it");
    // Nothing was changed since: what was open is open again.
    assert_eq!(undone(&editor, &people.location()).await.status, 303);
    assert_eq!(app.administrator().get(&format!("/cases/{}", first.id)).await.status, 200);
    assert_eq!(app.visitor("partner").get(&format!("/cases/{}", first.id)).await.status, 200);
    assert_eq!(app.administrator().get(&format!("/cases/{}", second.id)).await.status, 404);
}

#[actix_web::test]
async fn what_became_silent_and_was_changed_since_stays_silent() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    write(&app, |tx| {
        let before = now(&app, &second);
        tx.update(&before, Case { publicity: Term::known("silence"), ..before.clone() })?;
        Ok(())
    });
    let editor = app.editor();
    let merge = all_merged(&editor, &first, &second).await;
    let event = [("kind", "letter"), ("what", "a letter that only the silent case knows of")];
    assert_eq!(editor.post(&format!("/cases/{}/events", first.id), &event).await.status, 303);
    let done = undone(&editor, &merge).await;
    assert_eq!(done.status, 303, "{}", done.text());
    for case in [&first, &second] {
        assert_eq!(app.administrator().get(&format!("/cases/{}", case.id)).await.status, 404);
        assert_eq!(editor.get(&format!("/cases/{}", case.id)).await.status, 200, "its team has it still");
    }
    let kept = editor.get(&format!("/cases/{}", first.id)).await;
    assert!(kept.text().contains("a letter that only the silent case knows of"), "{}", kept.text());
}

#[actix_web::test]
async fn the_history_of_an_open_case_does_not_tell_that_it_was_one_with_a_silent_one() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    write(&app, |tx| {
        let before = now(&app, &second);
        tx.update(&before, Case { publicity: Term::known("silence"), ..before.clone() }).map(drop)
    });
    let (editor, history) = (app.editor(), format!("/cases/{}/history", first.id));
    let before = app.administrator().get(&history).await;
    let people = merged(&editor, &format!("{}/merge", pair(&first, &second)), &[("choice:birth", "right")]).await;
    let twins = format!("/duplicates/cases/{}/merge", merging::twins(first.id, second.id));
    let cases = merged(&editor, &twins, &[]).await;
    for merge in [&cases, &people] {
        assert_eq!(undone(&editor, &merge.location()).await.status, 303);
    }
    let after = app.administrator().get(&history).await;
    assert_eq!(after.status, 200, "what was open is open again");
    assert_eq!(after.text(), before.text());
    assert!(!app.administrator().get("/merges").await.html().contains(&second.reference));
    assert_eq!(app.administrator().get(&cases.location()).await.status, 404);
    assert!(editor.get("/merges").await.html().contains(&second.reference), "who sees both is told");
    assert_ne!(editor.get(&history).await.text(), before.text());
}

#[actix_web::test]
async fn what_colleagues_said_of_two_goes_on_about_one_and_comes_apart_again() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let user = app.user("editor").id;
    write(&app, |tx| {
        for (case, body) in [(&first, "said of the first"), (&second, "said of the second")] {
            let fact = (Case::KIND, case.id.as_str(), "detaining_country");
            let topic = discussions::store::of_fact(tx, case.id, fact)?;
            for (discussion_id, about) in [(Some(topic.id), "the country"), (None, "all of it")] {
                tx.insert(notes::Note {
                    id: Id::new(),
                    version: 1,
                    case_id: case.id,
                    discussion_id,
                    user_id: user,
                    body: format!("{body}, {about}"),
                    mentions: String::new(),
                    is_restricted: false,
                    made_at: tx.at(),
                    changed_at: None,
                    removed_at: None,
                })?;
            }
        }
        Ok(())
    });
    let topics = |case: &Case| {
        let id = case.id;
        app.db.read_now(|conn| discussions::store::by_cases(conn, &[id.to_string()])).unwrap()
    };
    let editor = app.editor();
    let merge = all_merged(&editor, &first, &second).await;
    let [topic] = topics(&first).try_into().unwrap();
    let page = editor.get(&format!("/cases/{}/discussions/{}", first.id, topic.id)).await.text();
    assert!(page.contains("said of the first, the country") && page.contains("said of the second, the country"));
    let page = editor.get(&format!("/cases/{}/notes", first.id)).await.text();
    assert!(page.contains("said of the first, all") && page.contains("said of the second, all"), "{page}");
    assert_eq!(undone(&editor, &merge).await.status, 303);
    assert_eq!((topics(&first).len(), topics(&second).len()), (1, 1));
    for (case, said, other) in [(&first, "of the first", "of the second"), (&second, "of the second", "of the first")] {
        let page = editor.get(&format!("/cases/{}/notes", case.id)).await.text();
        assert!(page.contains(said) && !page.contains(other), "{page}");
    }
}

#[actix_web::test]
async fn who_left_the_team_by_a_merge_and_came_back_stays_when_it_is_undone() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    make::join(&app, &first, "second editor");
    write(&app, |tx| {
        let before = now(&app, &second);
        tx.update(&before, Case { publicity: Term::known("silence"), ..before.clone() }).map(drop)
    });
    let editor = app.editor();
    let merge = all_merged(&editor, &first, &second).await;
    make::join(&app, &first, "second editor");
    assert_eq!(undone(&editor, &merge).await.status, 303);
    let second_editor = app.visitor("second editor");
    assert_eq!(second_editor.get(&format!("/cases/{}", first.id)).await.status, 200);
    assert_eq!(second_editor.get(&format!("/cases/{}", second.id)).await.status, 404);
}

#[actix_web::test]
async fn two_people_come_apart_only_after_their_cases() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let editor = app.editor();
    let people = merged(&editor, &format!("{}/merge", pair(&first, &second)), &[]).await.location();
    let twins = format!("/duplicates/cases/{}/merge", merging::twins(first.id, second.id));
    let cases = merged(&editor, &twins, &[]).await.location();
    let page = editor.get(&people).await;
    assert!(page.text().contains("Undo that one first"), "{}", page.text());
    let refused = editor.post(&format!("{people}/undoing"), &[]).await;
    assert!(refused.status != 303 && refused.text().contains("Undo that one first"), "{}", refused.text());
    assert_eq!(undone(&editor, &cases).await.status, 303);
    assert_eq!(undone(&editor, &people).await.status, 303);
    let french = app.editor().in_french().get(&cases).await.text();
    assert!(french.contains("Annulée") || french.contains("Annulé"), "{french}");
}

#[actix_web::test]
async fn what_is_erased_takes_with_it_what_went_into_it() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let editor = app.editor();
    all_merged(&editor, &first, &second).await;
    let address = format!("/cases/{}/removal", first.id);
    let form = editor.get(&address).await;
    assert_eq!(editor.submit(&form, &address, &[("reason", "entered twice")]).await.status, 303);
    let bin = editor.get("/bin").await;
    assert!(!bin.html().contains(&second.reference), "{}", bin.text());
    app.behind("UPDATE removals SET removed_at = '2026-01-01 00:00:00'").unwrap();
    assert_eq!(removal::purge::all_due(&app.db, &Finder::default()).await.unwrap(), 1);
    assert!(app.db.read_now(|conn| merging::store::cases_by_id(conn, &[second.id.to_string()])).unwrap().is_empty());
    let left: Vec<String> = app.db.read_now(|conn| Ok(changes::table.select(changes::diff).load(conn)?)).unwrap();
    assert!(!left.iter().any(|diff| diff.contains("Беркутов") || diff.contains("Berkutov")), "{left:?}");
    assert_eq!(editor.get(&format!("/cases/{}", second.id)).await.status, 404);
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
}

#[actix_web::test]
async fn a_case_that_went_into_one_that_went_into_another_is_found_there() {
    let app = TestApp::new().await;
    let (first, second) = led(&app).await;
    let third = make::case(&app, app.alpha, "Ilias Berkutow", "QXA", "KAZ", "2023-12");
    make::lead(&app, &third, "editor");
    let editor = app.editor();
    all_merged(&editor, &first, &second).await;
    merged(&editor, &format!("{}/merge", pair(&first, &third)), &[("stays", "right")]).await;
    let twins = format!("/duplicates/cases/{}/merge", merging::twins(first.id, third.id));
    merged(&editor, &twins, &[("stays", "right")]).await;
    for old in [&first, &second] {
        assert_eq!(editor.get(&format!("/cases/{}", old.id)).await.location(), format!("/cases/{}", third.id));
        let found = editor.post("/cases/search", &[("q", old.reference.as_str())]).await;
        assert!(editor.follow(&found).await.html().contains(&third.reference), "{}", old.reference);
    }
}
