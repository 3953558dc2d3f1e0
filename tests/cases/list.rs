//! Finding: the list, its filters, and the search box.

use crate::support::{TestApp, make};

async fn search(app: &TestApp, words: &str) -> Vec<String> {
    let editor = app.editor();
    let to = editor.post("/cases/search", &[("q", words)]).await;
    assert_eq!(to.status, 303);
    let location = to.location();
    for word in words.split_whitespace().filter(|word| word.len() > 3) {
        assert!(!location.contains(word), "a name stands in the URL: {location}");
    }
    editor.get(&location).await.rows()
}

#[actix_web::test]
async fn names_are_found_in_any_order_script_and_spelling() {
    let app = TestApp::new().await;
    make::case(&app, app.alpha, "Théo Brémond-Lacaze", "QXA", "FRA", "2024");
    make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::case(&app, app.alpha, "نرگس تهرانی", "QZZ", "IRN", "2025-05");
    make::case(&app, app.beta, "Théo Brémond", "QXA", "FRA", "2024");
    for (words, found) in [
        ("theo bremond", "Théo"),
        ("Brémond-Lacaze, Théo", "Théo"),
        ("LACAZE", "Théo"),
        ("brem", "Théo"),
        ("bremont", "Théo"),
        ("Ильяс", "Ильяс"),
        ("berkutov ilyas", "Ильяс"),
        ("نرگس", "نرگس"),
        ("QXA-2024-0001", "Théo"),
        ("qxa-2024-0001", "Théo"),
    ] {
        let rows = search(&app, words).await;
        assert_eq!(rows.len(), 1, "{words}: {rows:?}");
        assert!(rows[0].contains(found), "{words}: {rows:?}");
    }
    for words in ["Isgandarli", "%", "_", "\"", "*", "NEAR(", "'; DROP TABLE cases; --", "a AND b OR c"] {
        assert_eq!(search(&app, words).await.len(), 0, "{words}");
    }
}

#[actix_web::test]
async fn what_a_search_found_can_be_sorted_and_put_back() {
    let app = TestApp::new().await;
    for (name, since) in [("Anna Reuter", "2022"), ("Anna Zeller", "2024"), ("Anna Mohr", "2020")] {
        make::case(&app, app.alpha, name, "QXA", "DEU", since);
    }
    make::case(&app, app.alpha, "Bertha Adler", "QXA", "DEU", "2021");
    make::case(&app, app.beta, "Anna Adler", "QXA", "DEU", "2021");
    let reader = app.reader();
    let found = reader.post("/cases/search", &[("q", "anna")]).await.location();
    let names = |rows: Vec<String>| {
        rows.iter().map(|row| row.split_whitespace().nth(1).unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    for (order, wanted) in [
        ("sort=name&order=up", ["Mohr", "Reuter", "Zeller"]),
        ("sort=name&order=down", ["Zeller", "Reuter", "Mohr"]),
        ("sort=start&order=up", ["Mohr", "Reuter", "Zeller"]),
    ] {
        let page = reader.get(&format!("{found}&{order}")).await;
        assert_eq!(names(page.rows()), wanted, "{order}");
        assert!(page.links().contains(&found), "no way back to the best match: {:?}", page.links());
    }
    let narrowed = reader.get(&format!("{found}&sort=name&order=up&country=QZZ")).await;
    assert_eq!(narrowed.rows().len(), 0);
    assert!(!reader.get(&found).await.text().contains("Put the best match first"));
}

#[actix_web::test]
async fn words_of_a_linked_source_find_the_case_and_say_so() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let source = make::source(&app, app.alpha, "A crisis", "The harbour of Ylmar was closed. Señor Ñandú spoke.");
    let linked = app.editor().post(&format!("/cases/{}/sources", case.id), &[("source", source.id.as_str())]).await;
    assert_eq!(linked.status, 303, "{}", linked.text());
    for words in ["harbour", "closed ylmar", "nandu senor", "harb"] {
        let rows = search(&app, words).await;
        assert_eq!(rows.len(), 1, "{words}");
        assert!(rows[0].contains("the words stand in a source"), "{rows:?}");
    }
}

#[actix_web::test]
async fn filters_sort_and_pages_behave() {
    let app = TestApp::new().await;
    for i in 0..60 {
        let name = format!("Person Number{i:02}");
        let (country, nationality) = if i % 2 == 0 { ("QXA", "FRA") } else { ("QZZ", "SWE") };
        make::case(&app, app.alpha, &name, country, nationality, &format!("20{:02}", 10 + i % 15));
    }
    let reader = app.reader();
    let rows = |page: crate::support::Page| page.rows();
    assert_eq!(rows(reader.get("/cases").await).len(), 50);
    assert_eq!(rows(reader.get("/cases?page=2").await).len(), 10);
    assert_eq!(rows(reader.get("/cases?country=QXA&rows=25").await).len(), 25);
    assert_eq!(rows(reader.get("/cases?country=QXA&rows=100").await).len(), 30);
    assert_eq!(rows(reader.get("/cases?nationality=SWE&rows=100").await).len(), 30);
    assert_eq!(rows(reader.get("/cases?custody=pretrial&since=2020&until=2021&rows=100").await).len(), 8);
    assert_eq!(rows(reader.get("/cases?custody=wide&no_source=yes&rows=100").await).len(), 60);
    assert_eq!(rows(reader.get("/cases?untouched=30").await).len(), 0);
    let sorted = rows(reader.get("/cases?sort=name&order=up&rows=25").await);
    assert!(sorted[0].contains("Number00") && sorted[24].contains("Number24"), "{sorted:?}");
    for sort in ["changed", "name", "country", "start", "custody", "days", "nationality", "charges", "sources"] {
        for order in ["up", "down"] {
            assert_eq!(
                rows(reader.get(&format!("/cases?sort={sort}&order={order}")).await).len(),
                50,
                "{sort} {order}"
            );
        }
    }
    // Unknown values and pages past the end are told, never an error.
    let odd = reader.get("/cases?country=NOPE&sort=;drop&rows=7&custody=x").await;
    assert_eq!(odd.status, 200);
    assert!(odd.text().contains("could not be understood"), "{}", odd.text());
    let past = reader.get("/cases?page=9999").await;
    assert_eq!(past.status, 303);
    assert_eq!(past.location(), "/cases");
    assert_eq!(rows(app.stranger().get("/cases").await).len(), 0);
    assert!(app.stranger().get("/cases").await.text().contains("No case yet"));
}

#[actix_web::test]
async fn the_words_of_other_peoples_cases_do_not_decide_what_is_found() {
    let app = TestApp::new().await;
    make::case(&app, app.alpha, "Anass Derraz", "QXA", "FRA", "2024-03");
    assert_eq!(search(&app, "deraz").await.len(), 1, "misspelt");
    make::case(&app, app.beta, "Ilya Derazov", "QXA", "RUS", "2024-03");
    assert_eq!(search(&app, "deraz").await.len(), 1, "that a foreign name begins so is not told");
}

#[actix_web::test]
async fn courts_file_numbers_and_groups_are_words_of_the_record() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Anass Derraz", "QXA", "FRA", "2024-03");
    let hearing = [
        ("kind", "trial_hearing"),
        ("happened", "1 June 2024"),
        ("court", "Assize of Quillon"),
        ("file_number", "QF-77"),
        ("is_public", "unknown"),
    ];
    let saved = app.editor().post(&format!("/cases/{}/court", case.id), &hearing).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    for words in ["quillon", "QF-77"] {
        assert_eq!(search(&app, words).await.len(), 1, "{words}");
    }
}
