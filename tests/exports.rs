//! Downloads: what the page promises is what the file holds, and nobody gets
//! a case of somebody else.

use crate::support::{TestApp, make};
use habeas::cases::Case;

/// The form of the page before the download, as an address.
fn download(fields: Vec<(String, String)>, profile: &str) -> String {
    let fields: Vec<(String, String)> = fields.into_iter().filter(|(name, _)| name != "profile").collect();
    let pairs = serde_urlencoded::to_string(&fields).unwrap();
    format!("/exports/cases?{pairs}&profile={profile}")
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
        let file = reader.get(&download(page.form("/exports/cases"), profile)).await;
        assert_eq!(file.status, 200);
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let name = format!("attachment; filename=\"cases-{}.csv\"", habeas::clock::today());
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
    let file = world.app.stranger().get("/exports/cases?profile=data").await;
    assert_eq!(references(&file.body), std::slice::from_ref(&world.alien.reference));
    for path in ["/exports/cases/new", "/exports/cases?profile=data"] {
        assert_eq!(world.app.anonymous().get(path).await.status, 401);
    }
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
    let file = reader.get(&download(page.form("/exports/cases"), "data")).await;
    assert_eq!(references(&file.body), std::slice::from_ref(&world.nora.reference));

    let list = reader.follow(&reader.post("/cases/search", &[("q", "theo bremond")]).await).await;
    let page = reader.get(&to_export(&list)).await;
    let address = download(page.form("/exports/cases"), "data");
    assert!(!address.contains("bremond"), "a name stands in the URL");
    let file = reader.get(&address).await;
    assert_eq!(references(&file.body), std::slice::from_ref(&world.theo.reference));
    // Somebody else's sealed words open nothing, and "no words" would be "all cases".
    for path in [address.clone(), address.replace("/exports/cases?", "/exports/cases/new?")] {
        assert_eq!(world.app.editor().get(&path).await.status, 400);
    }
}

#[actix_web::test]
async fn what_cannot_be_read_is_refused() {
    let world = World::new().await;
    let reader = world.app.reader();
    for query in ["", "profile=pdf", "profile=data&country=XYZ", "profile=data&search=abc", "profile=data&since=soon"] {
        assert_eq!(reader.get(&format!("/exports/cases?{query}")).await.status, 400, "{query}");
    }
    let page = reader.get("/exports/cases/new?country=FRA").await;
    assert!(page.text().contains("No case matches these filters"), "{}", page.text());
    assert!(!page.has_field("/exports/cases", "profile"));
    let french = world.app.reader().in_french().get("/exports/cases/new?custody=held").await;
    assert_eq!(french.status, 200);
}
