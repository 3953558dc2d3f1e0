//! Downloads: what the page promises is what the file holds, and nobody gets
//! a case of somebody else.

use crate::support::{TestApp, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, outgoing::Export, parts::Part, shares::Share, tasks::Task},
    people::names::Name,
    schema::{export_cases, exports, tasks},
};

/// What the form of the page before the download holds, with this profile.
fn asked(fields: Vec<(String, String)>, profile: &str) -> String {
    let fields: Vec<(String, String)> =
        fields.into_iter().filter(|(name, _)| !["profile", "csrf"].contains(&name.as_str())).collect();
    let pairs = serde_urlencoded::to_string(&fields).unwrap();
    format!("{pairs}&profile={profile}")
}

fn references(file: &[u8]) -> Vec<String> {
    let text = String::from_utf8(file.to_vec()).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let at = reader.headers().unwrap().iter().position(|name| name == "case_ref").unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

struct World {
    app: TestApp,
    theo: Case,
    nora: Case,
    alien: Case,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let theo = make::case(&app, app.alpha, "Théo Brémond", "QXA", "FRA", "2024");
        let nora = make::case(&app, app.alpha, "Nora Quill", "QZZ", "GBR", "2023-12");
        let alien = make::case(&app, app.beta, "Théo Ailleurs", "QXA", "FRA", "2024");
        Self { app, theo, nora, alien }
    }
}

#[actix_web::test]
async fn a_reader_downloads_all_cases_of_the_organisation() {
    let world = World::new().await;
    let reader = world.app.reader();
    let page = reader.get("/exports/cases/new").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("The file will hold 2 cases"), "{}", page.text());
    for profile in ["data", "excel"] {
        let file = reader.download(&asked(page.form("/exports/cases"), profile)).await;
        assert_eq!(file.status, 200);
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let id = file.header("x-export-id");
        assert!(!id.is_empty() && file.html().contains(id));
        let name = format!("attachment; filename=\"cases-{}-{id}.csv\"", habeas::clock::today());
        assert_eq!(file.header("content-disposition"), name);
        assert_eq!(file.header("cache-control"), "no-store");
        assert!(file.header("content-security-policy").contains("sandbox"));
        assert_eq!(references(&file.body), [world.theo.reference.clone(), world.nora.reference.clone()]);
        assert_eq!(file.body.starts_with("\u{feff}".as_bytes()), profile == "excel");
    }
}

#[actix_web::test]
async fn another_organisation_gets_its_own() {
    let world = World::new().await;
    let file = world.app.stranger().download("profile=data").await;
    assert_eq!(references(&file.body), std::slice::from_ref(&world.alien.reference));
    for path in ["/exports/cases/new", "/exports"] {
        assert_eq!(world.app.anonymous().get(path).await.status, 401);
    }
    assert_eq!(world.app.anonymous().download("profile=data").await.status, 401);
}

#[actix_web::test]
async fn filters_and_searches_go_along_from_the_list() {
    let world = World::new().await;
    let reader = world.app.reader();
    let to_export = |page: &crate::support::page::Page| {
        page.links().into_iter().find(|link| link.starts_with("/exports/cases/new")).unwrap()
    };
    let list = reader.get("/cases?country=QZZ").await;
    let page = reader.get(&to_export(&list)).await;
    assert!(page.text().contains("The file will hold 1 case, one row"), "{}", page.text());
    let file = reader.download(&asked(page.form("/exports/cases"), "data")).await;
    assert_eq!(references(&file.body), std::slice::from_ref(&world.nora.reference));

    let list = reader.follow(&reader.post("/cases/search", &[("q", "theo bremond")]).await).await;
    let page = reader.get(&to_export(&list)).await;
    let address = asked(page.form("/exports/cases"), "data");
    assert!(!address.contains("bremond"), "a name stands in the form");
    let file = reader.download(&address).await;
    assert_eq!(references(&file.body), std::slice::from_ref(&world.theo.reference));
    // Somebody else's sealed words open nothing, and "no words" would be "all cases".
    assert_eq!(world.app.editor().download(&address).await.status, 400);
    assert_eq!(world.app.editor().get(&format!("/exports/cases/new?{address}")).await.status, 400);
}

#[actix_web::test]
async fn what_cannot_be_read_is_refused() {
    let world = World::new().await;
    let reader = world.app.reader();
    for query in ["", "profile=pdf", "profile=data&country=XYZ", "profile=data&search=abc", "profile=data&since=soon"] {
        assert_eq!(reader.download(query).await.status, 400, "{query}");
    }
    let page = reader.get("/exports/cases/new?country=FRA").await;
    assert!(page.text().contains("No case matches these filters"), "{}", page.text());
    assert!(!page.has_field("/exports/cases", "profile"));
    let french = world.app.reader().in_french().get("/exports/cases/new?custody=held").await;
    assert_eq!(french.status, 200);
}

fn left(app: &TestApp) -> Vec<Export> {
    app.db.read_now(|conn| Ok(exports::table.order(exports::id).select(Export::as_select()).load(conn)?)).unwrap()
}

fn recalls(app: &TestApp, case: &Case) -> Vec<Task> {
    let of = tasks::table.filter(tasks::case_id.eq(case.id)).filter(tasks::kind.eq("recall"));
    app.db.read_now(|conn| Ok(of.order(tasks::id).select(Task::as_select()).load(conn)?)).unwrap()
}

const SILENCE: [(&str, &str); 3] = [("publicity", "silence"), ("reason", "the mother called"), ("confirmed", "yes")];

#[actix_web::test]
async fn a_file_is_noted_with_who_took_it_for_whom_and_what_for() {
    let world = World::new().await;
    let (app, reader) = (&world.app, world.app.reader());
    let missing = reader.download("profile=data&recipient=press&note=kept").await;
    assert_eq!(missing.status, 422);
    assert!(missing.text().contains("Say who gets the file") && missing.html().contains("kept"), "{}", missing.text());
    for wrong in ["profile=data&recipient=x", "profile=data&purpose=x"] {
        assert_eq!(reader.download(wrong).await.status, 422, "{wrong}");
    }
    let long = format!("profile=data&note={}", "x".repeat(300));
    assert!(reader.download(&long).await.text().contains("At most 200"));
    assert!(left(app).is_empty(), "nothing left");
    let file = reader.download("profile=data&country=QZZ&recipient=press&who=The+Daily&purpose=report").await;
    assert_eq!(references(&file.body), std::slice::from_ref(&world.nora.reference));
    let noted = left(app).remove(0);
    assert_eq!(noted.id.as_str(), file.header("x-export-id"));
    assert_eq!((noted.cases, noted.cases_shown, noted.filter.as_str()), (Some(1), Some(1), "country=QZZ"));
    assert_eq!(noted.user_id, Some(app.user("reader").id));
    let own = reader.get("/exports").await.rows().concat();
    for words in ["reader", "A journalist", "The Daily", "A report", "QZZ", file.header("x-export-id")] {
        assert!(own.contains(words) || words == "QZZ", "{words}: {own}");
    }
    assert_eq!(app.editor().download("profile=excel").await.status, 200);
    for (name, sees) in
        [("reader", 1), ("editor", 1), ("second editor", 0), ("administrator", 2), ("auditor", 2), ("stranger", 0)]
    {
        assert_eq!(app.visitor(name).get("/exports").await.rows().len(), sees, "{name}");
    }
    assert_eq!(app.visitor("keeper").get("/exports").await.status, 403);
    let french = app.administrator().in_french().get("/exports").await.text();
    assert!(french.contains("Un journaliste") && french.contains("Tous les dossiers"), "{french}");
    let french = app.reader().in_french().get("/exports/cases/new").await.text();
    assert!(french.contains("À qui est destiné le fichier"), "{french}");
}

#[actix_web::test]
async fn what_only_its_team_may_count_is_counted_for_its_team_alone() {
    let world = World::new().await;
    let app = &world.app;
    make::lead(app, &world.theo, "editor");
    assert_eq!(app.editor().post(&format!("/cases/{}/publicity", world.theo.id), &SILENCE).await.status, 303);
    assert_eq!(references(&app.editor().download("profile=data").await.body).len(), 2);
    assert_eq!(left(app).remove(0).cases, Some(2));
    let row = |name: &'static str| async move { app.visitor(name).get("/exports").await };
    assert!(row("editor").await.html().contains("<td>2</td>"));
    for name in ["administrator", "auditor"] {
        assert!(row(name).await.html().contains("<td>1</td>"), "{name} learns that there is another case");
    }
}

#[actix_web::test]
async fn a_case_that_becomes_silent_calls_back_the_files_that_held_it() {
    let world = World::new().await;
    let (app, theo) = (&world.app, &world.theo);
    make::lead(app, theo, "editor");
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            tx.insert(Share::new(theo.id, app.beta, false))
        })
        .unwrap();
    let files = [
        app.reader().download("profile=data&recipient=un&who=Working+Group").await,
        app.visitor("partner").download("profile=data&recipient=press&who=The+Secret+Daily").await,
    ];
    // Not in this one.
    assert_eq!(app.reader().download("profile=data&country=QZZ").await.status, 200);
    let looks = app.editor().get(&format!("/cases/{}/looks", theo.id)).await.text();
    let publicity = app.editor().get(&format!("/cases/{}/publicity", theo.id)).await.text();
    for file in &files {
        let id = file.header("x-export-id");
        assert!(looks.contains(id) && publicity.contains(id), "{id}: {looks}");
    }
    assert!(looks.contains("Beta") && !looks.contains("partner") && !looks.contains("Secret Daily"), "{looks}");
    assert_eq!(app.editor().post(&format!("/cases/{}/publicity", theo.id), &SILENCE).await.status, 303);
    let home = app.editor().get("/home").await.text();
    for file in &files {
        assert!(home.contains(file.header("x-export-id")), "{home}");
    }
    // One for the share, and one a file.
    assert_eq!(recalls(app, theo).len(), 3, "{:?}", recalls(app, theo));
    for name in ["administrator", "second editor", "reader", "auditor", "partner", "stranger", "keeper"] {
        let other = app.visitor(name);
        for path in ["/home", "/review", "/notices"] {
            assert!(!other.get(path).await.html().contains(files[0].header("x-export-id")), "{name} at {path}");
        }
        assert_eq!(other.get(&format!("/cases/{}/looks", theo.id)).await.status, 404, "{name}");
    }
}

#[actix_web::test]
async fn a_consent_that_is_taken_back_calls_back_the_files_once() {
    let world = World::new().await;
    let (app, theo, editor) = (&world.app, &world.theo, world.app.editor());
    make::lead(app, theo, "editor");
    assert_eq!(app.reader().download("profile=data").await.status, 200);
    let typed = [("given_by", "Zelda"), ("capacity", "parent"), ("name_form", "full"), ("given", "14 February 2024")];
    assert_eq!(editor.post(&format!("/cases/{}/consents", theo.id), &typed).await.status, 303);
    assert!(recalls(app, theo).is_empty());
    let page = editor.get(&format!("/cases/{}", theo.id)).await;
    let base = format!("/cases/{}/consents/", theo.id);
    let edit = page.links().into_iter().find(|link| link.starts_with(&base) && link.ends_with("/edit")).unwrap();
    for day in ["3 March 2024", "4 March 2024"] {
        let form = editor.get(&edit).await;
        let saved = editor.submit(&form, edit.trim_end_matches("/edit"), &[("withdrawn", day)]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert_eq!(recalls(app, theo).len(), 1, "{day}");
    }
    assert!(recalls(app, theo)[0].is_restricted);
    assert!(!app.reader().get(&format!("/cases/{}/tasks", theo.id)).await.text().contains("Have this file deleted"));
}

#[actix_web::test]
async fn erasure_takes_a_case_out_of_what_is_kept_of_files_and_names_out_of_remarks() {
    let world = World::new().await;
    let (app, theo) = (&world.app, &world.theo);
    make::lead(app, theo, "administrator");
    assert_eq!(
        app.reader().download("profile=data&recipient=other&who=The+cousin+of+Th%C3%A9o+Br%C3%A9mond").await.status,
        200
    );
    let kept = || -> Vec<(String, String, String)> {
        let rows = export_cases::table.select((export_cases::first, export_cases::last, export_cases::ids));
        app.db.read_now(|conn| Ok(rows.load(conn)?)).unwrap()
    };
    assert_eq!(kept().len(), 1);
    assert_eq!(kept()[0].2.len(), 2 * 22);
    let person = app
        .db
        .read_now(|conn| {
            let names = Name::load(conn, &[theo.person_id.to_string()])?;
            assert_eq!(names.len(), 1);
            let person = habeas::schema::people::table.find(theo.person_id);
            Ok(person.select(habeas::schema::people::reference).first::<String>(conn)?)
        })
        .unwrap();
    let address = format!("/cases/{}/person/erasure", theo.id);
    let fields = [("reason", "request of 3 May"), ("reference", person.as_str())];
    assert_eq!(app.administrator().post(&address, &fields).await.status, 303);
    let nora = world.nora.id.to_string();
    assert_eq!(
        kept().into_iter().map(|(first, last, ids)| (first, last, ids.len())).collect::<Vec<_>>(),
        [(nora.clone(), nora, 22)]
    );
    assert_eq!(left(app)[0].who.as_deref(), Some("The cousin of ████ ███████"));
}
