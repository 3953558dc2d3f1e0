//! What the people who work on a case read: added, shown, kept from others,
//! sealed where it must be, and in no list, search, export, title or log.

use crate::support::{Page, TestApp, app::Visitor, make};
use diesel::{prelude::*, sql_query, sql_types::Text};
use habeas::{cases::Case, schema::looks};

/// Segment, what is typed, and what the case page says then.
type Entry = (&'static str, Vec<(&'static str, &'static str)>, &'static str);

/// One row of every part that has an owner of its own.
fn entries() -> Vec<Entry> {
    vec![
        (
            "contacts",
            vec![
                ("name", "Canary Contact"),
                ("relation", "sibling"),
                ("informed", "little"),
                ("risk", "canary risk"),
                ("consent_to_hold", "yes"),
            ],
            "Canary Contact",
        ),
        (
            "contact-log",
            vec![("happened", "3 May 2024"), ("channel", "phone"), ("summary", "canary summary")],
            "canary summary",
        ),
        ("lawyers", vec![("name", "Canary Counsel"), ("is_publishable", "no")], "Canary Counsel"),
        (
            "consular",
            vec![("kind", "visit"), ("home_state", "UKR"), ("happened", "9 April 2024"), ("wish", "asked_for")],
            "9 days after the arrest",
        ),
        (
            "health",
            vec![
                ("category", "chronic"),
                ("what", "canary illness"),
                ("severity", "serious"),
                ("medication_needed", "yes"),
                ("medication_received", "no"),
                ("attention", "asked_refused"),
            ],
            "canary illness",
        ),
        (
            "treatment",
            vec![
                ("category", "beating"),
                ("what", "canary blows"),
                ("statement", "forced"),
                ("is_broadcast", "no"),
                ("complaint", "no"),
            ],
            "canary blows",
        ),
        ("documents", vec![("kind", "passport"), ("issuer", "UKR"), ("note", "canary paper")], "canary paper"),
        ("actions", vec![("kind", "petition"), ("title", "Open petition"), ("status", "planned")], "Open petition"),
        (
            "assessments",
            vec![
                ("framework", "wgad"),
                ("assessor", "Working Group"),
                ("finding", "arbitrary"),
                ("wgad", "wgad_II"),
                ("status", "draft"),
            ],
            "Held for exercising protected rights",
        ),
    ]
}

async fn world(app: &TestApp) -> Case {
    let case = make::case(app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    make::lead(app, &case, "editor");
    case
}

async fn add(editor: &Visitor<'_>, case: &Case, segment: &str, fields: &[(&str, &str)]) -> String {
    let base = format!("/cases/{}/{segment}", case.id);
    let before = rows(&editor.get(&format!("/cases/{}", case.id)).await, &base);
    let saved = editor.post(&base, fields).await;
    assert_eq!(saved.status, 303, "{segment}: {}", saved.text());
    let after = rows(&editor.follow(&saved).await, &base);
    after.into_iter().find(|row| !before.contains(row)).unwrap_or_else(|| panic!("{segment}: no new row"))
}

/// The addresses of the rows of one part on the case page.
fn rows(page: &Page, base: &str) -> Vec<String> {
    let own = |link: &String| link.starts_with(&format!("{base}/")) && link.ends_with("/edit");
    page.links().into_iter().filter(own).map(|link| link.trim_end_matches("/edit").to_owned()).collect()
}

async fn contact_with_channel(editor: &Visitor<'_>, case: &Case) -> (String, String) {
    let contact = add(editor, case, "contacts", &entries()[0].1).await;
    let id = contact.rsplit('/').next().unwrap();
    let fields = [
        ("contact_id", id),
        ("kind", "phone"),
        ("value", "+33 1 99 00 41 17"),
        ("is_safe", "yes"),
        ("safe_times", "after dusk only"),
    ];
    let channel = add(editor, case, "channels", &fields).await;
    (contact, channel)
}

#[actix_web::test]
async fn each_part_is_read_by_those_who_work_on_the_case_and_by_no_reader() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let (editor, reader) = (app.editor(), app.reader());
    let address = format!("/cases/{}", case.id);
    let empty = editor.get(&address).await.text();
    for says in ["For the case team", "Add a health concern", "No conversation entered.", "No visit is entered"] {
        assert!(empty.contains(says), "{says}: {empty}");
    }
    let all_may_read = ["actions", "assessments"];
    for (segment, fields, says) in entries() {
        let row = add(&editor, &case, segment, &fields).await;
        let page = editor.get(&address).await.text();
        assert!(page.contains(says), "{segment} does not say “{says}”: {page}");
        let history = editor.get(&format!("{address}/history")).await.text();
        assert!(history.contains("Added:"), "{history}");
        let (page, history) = (reader.get(&address).await, reader.get(&format!("{address}/history")).await);
        if all_may_read.contains(&segment) {
            assert!(page.text().contains(says), "{segment} is for every member: {}", page.text());
        } else {
            assert!(!page.html().contains(says) && !page.html().contains(&row), "{segment} on a reader's page");
            assert!(!history.html().contains("anary"), "{segment} in a reader's history: {}", history.text());
        }
        assert_eq!(reader.get(&format!("{row}/edit")).await.status, 403);
        assert_eq!(app.stranger().get(&format!("{row}/edit")).await.status, 404);
    }
    let french = editor.clone().in_french().get(&address).await.text();
    for says in ["Pour l’équipe du dossier", "Un agent consulaire a vu la personne", "9 jours après l’arrestation"]
    {
        assert!(french.contains(says), "{says}: {french}");
    }
    // Each is removed with a question first, and history keeps it.
    for (segment, _, says) in entries() {
        let base = format!("{address}/{segment}");
        let row = rows(&editor.get(&address).await, &base).pop().unwrap();
        let asked = editor.get(&format!("{row}/removal")).await;
        let done = editor.submit(&asked, &format!("{row}/removal"), &[]).await;
        let page = editor.follow(&done).await.text();
        assert!(!page.contains(says), "{segment} is still there: {page}");
    }
    let history = editor.get(&format!("{address}/history?rows=100")).await.text();
    assert!(history.contains("canary illness") && history.contains("Removed: Health concern"), "{history}");
    assert!(!reader.get(&format!("{address}/history?rows=100")).await.html().contains("canary"), "removed rows too");
}

#[actix_web::test]
async fn what_cannot_be_is_refused_at_the_field() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let editor = app.editor();
    let (contact, _) = contact_with_channel(&editor, &case).await;
    let contact = contact.rsplit('/').next().unwrap();
    for (segment, fields, says) in [
        ("contacts", vec![("name", "A"), ("informed", "little"), ("consent_to_hold", "yes")], "choose from the list"),
        (
            "contacts",
            vec![("name", "Canary Contact"), ("relation", "child"), ("informed", "little"), ("consent_to_hold", "yes")],
            "entered already",
        ),
        (
            "contacts",
            vec![("name", "B"), ("relation", "child"), ("informed", "little"), ("consent_to_hold", "no")],
            "does not agree",
        ),
        ("channels", vec![("contact_id", contact), ("kind", "phone"), ("is_safe", "yes")], "Enter the number"),
        (
            "channels",
            vec![("contact_id", case.id.as_str()), ("kind", "in_person"), ("is_safe", "yes")],
            "Choose from the list",
        ),
        ("contact-log", vec![("channel", "phone"), ("summary", "x")], "enter something here"),
        (
            "contact-log",
            vec![("happened", "3 May 2024"), ("channel", "phone"), ("summary", "x"), ("next_contact", "2 May 2024")],
            "lies before this one",
        ),
        (
            "lawyers",
            vec![("name", "L"), ("is_publishable", "no"), ("started", "May 2024"), ("ended", "April 2024")],
            "end lies before",
        ),
        (
            "consular",
            vec![("kind", "visit"), ("home_state", "UKR"), ("happened", "2 January 2024"), ("wish", "unknown")],
            "before the arrest",
        ),
        (
            "consular",
            vec![("kind", "visit"), ("home_state", "UKR"), ("result", "refused"), ("wish", "unknown")],
            "refused and given in one entry",
        ),
        (
            "consular",
            vec![("kind", "visit"), ("home_state", "SWE"), ("wish", "unknown")],
            "no nationality of this state",
        ),
        (
            "treatment",
            vec![
                ("category", "beating"),
                ("statement", "none"),
                ("is_broadcast", "no"),
                ("complaint", "no"),
                ("solitary_days", "9"),
            ],
            "another kind of treatment",
        ),
        ("actions", vec![("kind", "petition"), ("status", "done")], "needs a date"),
        ("actions", vec![("kind", "petition"), ("status", "replied"), ("happened", "May 2024")], "Choose the response"),
        (
            "assessments",
            vec![
                ("framework", "own"),
                ("assessor", "us"),
                ("finding", "arbitrary"),
                ("wgad", "wgad_I"),
                ("status", "draft"),
            ],
            "only for opinions of the Working Group",
        ),
        (
            "assessments",
            vec![
                ("framework", "own"),
                ("assessor", "us"),
                ("finding", "arbitrary"),
                ("is_public", "on"),
                ("status", "draft"),
            ],
            "A draft is not public",
        ),
        ("documents", vec![("kind", "none_seen"), ("number", "AB 12")], "has no number"),
    ] {
        let page = editor.post(&format!("/cases/{}/{segment}", case.id), &fields).await;
        assert_eq!(page.status, 422, "{segment} {fields:?}: {}", page.text());
        assert!(page.text().contains(says), "{segment} {fields:?} does not say “{says}”:\n{}", page.text());
        for (name, value) in &fields {
            assert!(page.html().contains(value), "{segment}: {name} is lost");
        }
    }
}

#[actix_web::test]
async fn a_sealed_value_is_shown_to_one_person_at_a_time_who_says_why() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let editor = app.editor();
    let (_, channel) = contact_with_channel(&editor, &case).await;
    let address = format!("/cases/{}", case.id);
    let page = editor.get(&address).await;
    assert!(page.text().contains("Number or address sealed"), "{}", page.text());
    assert!(!page.html().contains("99 00 41") && !page.html().contains("sealed:"), "neither open nor sealed text");

    let reveal = format!("{channel}/reveal/value");
    let asked = editor.post(&reveal, &[("reason", "  ")]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text().contains("Say why you need to see it") && !asked.html().contains("99 00 41"));
    assert_eq!(looked(&app), [] as [(String, String, String); 0], "nothing was shown");
    let shown = editor.submit(&asked, &reveal, &[("reason", "She is to be called tonight")]).await;
    assert_eq!(shown.status, 200);
    assert!(shown.text().contains("+33 1 99 00 41 17") && !shown.text().contains("after dusk"), "one value");
    assert!(shown.header("cache-control").contains("no-store"));
    let look = ("channels".to_owned(), "value".to_owned(), "She is to be called tonight".to_owned());
    assert_eq!(looked(&app), [look]);

    for (visitor, path, status) in [
        (app.reader(), reveal.clone(), 403),
        (app.stranger(), reveal.clone(), 404),
        (app.anonymous(), reveal.clone(), 401),
        (app.editor(), format!("{channel}/reveal/kind"), 404),
        (app.editor(), format!("{channel}/reveal/note"), 404),
        (app.editor(), reveal.replace("/channels/", "/contacts/"), 404),
    ] {
        assert_eq!(visitor.post(&path, &[("reason", "curious")]).await.status, status, "{path}");
    }
    assert_eq!(looked(&app).len(), 1, "no look that was refused is noted as one");
}

fn looked(app: &TestApp) -> Vec<(String, String, String)> {
    let user = app.user("editor").id;
    let sealed = looks::table.filter(looks::level.eq("sealed"));
    let query = sealed.filter(looks::user_id.eq(user)).order(looks::id);
    app.db
        .read_now(|conn| Ok(query.select((looks::kind, looks::field, looks::reason.assume_not_null())).load(conn)?))
        .unwrap()
}

#[actix_web::test]
async fn a_form_keeps_a_sealed_value_replaces_it_or_deletes_it_and_never_shows_it() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let editor = app.editor();
    let (_, channel) = contact_with_channel(&editor, &case).await;
    let edit = format!("{channel}/edit");
    let shows = |text: &'static str| {
        let (editor, reveal) = (editor.clone(), format!("{channel}/reveal/value"));
        async move {
            let page = editor.post(&reveal, &[("reason", "to check")]).await;
            assert_eq!(page.status, 200, "{}", page.text());
            assert!(page.text().contains(text), "{}", page.text());
        }
    };
    // Left empty it stays.
    let form = editor.get(&edit).await;
    assert!(form.text().contains("Kept sealed") && !form.html().contains("99 00 41"), "{}", form.html());
    assert!(form.form(&channel).contains(&("value".to_owned(), String::new())));
    let saved = editor.submit(&form, &channel, &[("note", "rings twice")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    shows("+33 1 99 00 41 17").await;
    // Replaced.
    let form = editor.get(&edit).await;
    editor.submit(&form, &channel, &[("value", "+33 1 99 00 77 70")]).await;
    shows("+33 1 99 00 77 70").await;
    let history = editor.get(&format!("/cases/{}/history", case.id)).await;
    assert!(history.text().contains("Number or address sealed → became sealed"), "{}", history.text());
    assert!(!history.html().contains("99 00") && !history.html().contains("sealed:"));
    // The old value, still sealed, is put back: it opens in its own place.
    let restoration =
        history.html().split("action=\"").skip(1).map(|r| r.split('"').next().unwrap().to_owned()).collect::<Vec<_>>();
    let restoration = restoration.into_iter().find(|action| action.ends_with("/restoration")).unwrap();
    let restored = editor.submit(&history, &restoration, &[]).await;
    assert_eq!(restored.status, 303, "{}", restored.text());
    shows("+33 1 99 00 41 17").await;
    // Somebody who saves from an old form sees that it changed, not what it is.
    let stale = editor.submit(&form, &channel, &[("value", "+33 1 99 00 55 55")]).await;
    assert_eq!(stale.status, 409);
    assert!(!stale.html().contains("99 00 41") && !stale.html().contains("sealed:"), "{}", stale.html());
    // A box deletes it; a phone without a number is refused, and the tick is not lost.
    let form = editor.get(&edit).await;
    let refused = editor.submit(&form, &channel, &[("value_clear", "on")]).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.form(&channel).contains(&("value_clear".to_owned(), "on".to_owned())));
    let saved = editor.submit(&refused, &channel, &[("kind", "in_person")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(editor.post(&format!("{channel}/reveal/value"), &[("reason", "gone?")]).await.status, 404);
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Text)]
    cell: String,
}

/// Everything that stands in the database, table by table.
fn everything(app: &TestApp) -> Vec<(String, String)> {
    let schema = std::fs::read_to_string("src/schema.rs").unwrap();
    let mut cells = Vec::new();
    let mut table = String::new();
    for line in schema.lines().map(str::trim) {
        if let Some((name, _)) = line.strip_suffix(" {").and_then(|line| line.split_once(" (")) {
            table = name.to_owned();
        } else if let Some((column, _)) = line.split_once(" -> ").filter(|_| !line.starts_with("diesel")) {
            let query =
                format!("SELECT CAST(\"{column}\" AS TEXT) AS cell FROM {table} WHERE \"{column}\" IS NOT NULL");
            let rows: Vec<Cell> = app.db.read_now(|conn| Ok(sql_query(query).load(conn)?)).unwrap();
            cells.extend(rows.into_iter().map(|row| (format!("{table}.{column}"), row.cell)));
        }
    }
    cells
}

#[actix_web::test]
async fn nothing_of_it_stands_in_a_list_a_search_an_export_a_title_or_a_log() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_writer(move || writer.clone()).with_ansi(false).finish();
    let _quiet = tracing::subscriber::set_default(subscriber);
    // Where there is one listener, what other threads log first is taken to interest nobody; so there are two.
    let _second = tracing::Dispatch::new(tracing_subscriber::fmt().with_writer(std::io::sink).finish());
    let app = TestApp::new().await;
    let case = world(&app).await;
    let editor = app.editor();
    let (_, channel) = contact_with_channel(&editor, &case).await;
    for (segment, mut fields, _) in entries() {
        match segment {
            "contacts" => continue,
            "health" | "treatment" => fields.push(("private_detail", "openseal words")),
            "documents" => fields.push(("number", "openseal 00XY99999")),
            "actions" => fields.extend([("addressee", "canary addressee"), ("is_confidential", "on")]),
            "assessments" => fields.push(("reasoning", "canary reasoning")),
            _ => {}
        }
        let row = add(&editor, &case, segment, &fields).await;
        let page = editor.get(&format!("{row}/edit")).await;
        assert!(!title(&page).contains("anary"), "{}", title(&page));
    }
    editor.post(&format!("{channel}/reveal/value"), &[("reason", "canary why")]).await;
    editor.post(&format!("{channel}/reveal/value"), &[]).await;

    let cells = everything(&app);
    for sealed in ["99 00 41 17", "after dusk", "openseal"] {
        let open: Vec<_> = cells.iter().filter(|(_, cell)| cell.contains(sealed)).map(|(place, _)| place).collect();
        assert!(open.is_empty(), "{sealed} stands open in {open:?}");
    }
    assert!(
        cells.iter().any(|(place, cell)| place == "channels.value" && cell.starts_with("sealed:")),
        "the test looks"
    );
    for (place, cell) in &cells {
        let is_derived = place.starts_with("listing") || place.starts_with("search");
        assert!(!is_derived || !cell.to_lowercase().contains("canary"), "{place}: {cell}");
    }
    for words in ["canary", "Canary Contact", "blows", "illness", "dusk"] {
        let found = editor.post("/cases/search", &[("q", words)]).await;
        assert_eq!(editor.follow(&found).await.rows().len(), 0, "found by {words}");
    }
    let list = editor.get("/cases").await;
    let csv = editor.download("profile=data").await;
    assert_eq!((csv.status.as_u16(), csv.html().lines().count()), (200, 2), "{}", csv.text());
    for (name, text) in [("the list", list.html()), ("the export", csv.html())] {
        assert!(!text.to_lowercase().contains("canary") && !text.contains("openseal"), "{name}: {text}");
    }
    assert!(!title(&editor.get(&format!("/cases/{}", case.id)).await).contains("anary"));
    let log = log.text();
    assert!(log.contains("reveal"), "the log was listened to: {log}");
    assert!(!log.to_lowercase().contains("canary") && !log.contains("openseal") && !log.contains("99 00"), "{log}");
}

fn title(page: &Page) -> String {
    page.html().split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap().to_owned()
}

/// What the program writes to its log.
#[derive(Clone, Default)]
struct Log(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn a_confidential_action_and_what_is_cited_for_restricted_facts_are_kept_from_readers() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let (editor, reader) = (app.editor(), app.reader());
    let address = format!("/cases/{}", case.id);
    let fields =
        [("kind", "private_briefing"), ("title", "Quiet talk"), ("is_confidential", "on"), ("status", "planned")];
    let action = add(&editor, &case, "actions", &fields).await;
    assert!(editor.get(&address).await.text().contains("Quiet talk"));
    for path in [address.clone(), format!("{address}/history")] {
        assert!(!reader.get(&path).await.text().contains("Quiet talk"), "{path}");
    }
    let form = editor.get(&format!("{action}/edit")).await;
    let open: Vec<_> = form.form(&action).into_iter().filter(|(name, _)| name != "is_confidential").collect();
    let open: Vec<(&str, &str)> = open.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(editor.post(&action, &open).await.status, 303);
    assert!(reader.get(&address).await.text().contains("Quiet talk"), "a member's right when it is not confidential");

    let source = make::source(&app, app.alpha, "A report", "The guards struck her on the first night.");
    let row = add(&editor, &case, "treatment", &entries()[5].1).await;
    assert!(editor.get(&address).await.text().contains("no source yet"), "an allegation needs a source");
    let fact = format!("treatment.{}.what", row.rsplit('/').next().unwrap());
    let cited = [
        ("source", source.id.as_str()),
        ("fact", fact.as_str()),
        ("quote", "The guards struck her"),
        ("attribution", "journalist_own"),
        ("stance", "supports"),
    ];
    let saved = editor.post(&format!("{address}/citations"), &cited).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let on_the_source = format!("/sources/{}?case={}", source.id, case.id);
    assert!(editor.get(&on_the_source).await.text().contains("canary blows"));
    for path in [on_the_source, format!("/sources/{}", source.id), format!("{address}/history"), address.clone()] {
        let page = reader.get(&path).await.text();
        assert!(!page.contains("canary blows") && !page.contains("What is alleged"), "{path}: {page}");
    }
    assert!(reader.get(&address).await.text().contains("not cited"), "not even that it is cited");
    // Everybody reads the same count of facts, whatever they may read.
    let count =
        |page: &Page| page.text().split(" facts have a source").next().unwrap().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(count(&editor.get(&address).await), count(&reader.get(&address).await));
}

#[actix_web::test]
async fn a_new_channel_begins_with_its_contact_and_goes_with_it() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let editor = app.editor();
    let (contact, _) = contact_with_channel(&editor, &case).await;
    let id = contact.rsplit('/').next().unwrap().to_owned();
    let talk = [("happened", "3 May 2024"), ("channel", "phone"), ("summary", "All is well"), ("contact_id", &id)];
    add(&editor, &case, "contact-log", &talk).await;
    let address = format!("/cases/{}", case.id);
    let page = editor.get(&address).await;
    assert!(page.text().contains("Last contact: 3 May 2024"), "{}", page.text());
    let link = page.links().into_iter().find(|link| link.contains("/channels/new?")).unwrap();
    let form = editor.get(&link).await;
    assert!(form.form(&format!("{address}/channels")).contains(&("contact_id".to_owned(), id.clone())));
    let foreign = editor.get(&format!("{address}/channels/new?contact_id={}", case.id)).await;
    assert!(foreign.form(&format!("{address}/channels")).contains(&("contact_id".to_owned(), String::new())));

    let asked = editor.get(&format!("{contact}/removal")).await;
    let done = editor.submit(&asked, &format!("{contact}/removal"), &[]).await;
    let text = editor.follow(&done).await.text();
    assert!(!text.contains("Canary Contact") && !text.contains("Number or address"), "{text}");
    assert!(text.contains("All is well"), "what was said stays: {text}");
}

#[actix_web::test]
async fn an_assessment_keeps_its_criteria_with_reasons() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let editor = app.editor();
    let address = format!("/cases/{}", case.id);
    let assessment = add(&editor, &case, "assessments", &entries()[8].1).await;
    let id = assessment.rsplit('/').next().unwrap().to_owned();
    let levinson = [("assessment_id", id.as_str()), ("criterion", "L10"), ("met", "met"), ("reasoning", "No file")];
    add(&editor, &case, "criteria", &levinson).await;
    let own = [("assessment_id", id.as_str()), ("own", "Held beside others"), ("met", "unclear")];
    add(&editor, &case, "criteria", &own).await;
    let text = editor.get(&address).await.text();
    for says in ["1 of 11 criteria", "Due process impaired", "No file", "Held beside others", "Unclear"] {
        assert!(text.contains(says), "{says}: {text}");
    }
    for (fields, says) in [
        (&levinson[..], "entered already"),
        (&[("assessment_id", id.as_str()), ("met", "met")], "not both"),
        (&[("assessment_id", id.as_str()), ("met", "met"), ("criterion", "L01"), ("own", "x")], "not both"),
    ] {
        let page = editor.post(&format!("{address}/criteria"), fields).await;
        assert!(page.status == 422 && page.text().contains(says), "{says}: {}", page.text());
    }
    let asked = editor.get(&format!("{assessment}/removal")).await;
    let done = editor.submit(&asked, &format!("{assessment}/removal"), &[]).await;
    assert!(!editor.follow(&done).await.text().contains("Due process impaired"), "they go with it");
}
