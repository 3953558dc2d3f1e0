//! One word in a field of each level, and every page, list, search, file and
//! notice of every kind of visitor: where the word may stand, and where not.

use super::sharing::led;
use crate::{
    access::{placeholder, table},
    support::{TestApp, app::Visitor, make},
};
use actix_web::http::Method;
use habeas::{cases::Case, sources::Source};

/// For everybody, once publicity, consent and review let it out.
const PUBLIC: &str = "Canarypublic";
/// For members of the organisation, and of those that it is shared with.
const INTERNAL: &str = "Canaryinternal";
/// For those who work on the case.
const RESTRICTED: &str = "Canaryrestricted";
/// For one person at a time, who says why.
const SEALED: &str = "Canarysealed";

/// Everything that a visitor can read: each page of the case and of the house, what is found, and the file.
async fn everything(visitor: &Visitor<'_>, case: &Case, source: &Source) -> Vec<(String, String)> {
    let mut read = Vec::new();
    let gets = table().into_iter().filter(|line| line.method == Method::GET && line.path != "/static/{hash}/{name:.+}");
    let mut paths: Vec<String> = gets
        .map(|line| line.path.replace("{case}", case.id.as_str()).replace("{source}", source.id.as_str()))
        .map(|path| placeholder(&path))
        .collect();
    for more in ["?as=reader", "?as=partner", "?as=public", "/history?rows=100"] {
        paths.push(format!("/cases/{}{more}", case.id));
    }
    for path in paths {
        let page = visitor.get(&path).await;
        read.push((path, format!("{:?} {}", page.headers, page.html())));
    }
    for words in [PUBLIC, INTERNAL, RESTRICTED, SEALED] {
        for search in ["/cases/search", "/sources/search"] {
            let to = visitor.post(search, &[("q", words)]).await;
            if to.status == 303 && to.location().contains("search=") {
                let found = visitor.get(&to.location()).await.rows().join(" ");
                // A word that finds a row tells that it stands there.
                let said = if found.is_empty() { String::new() } else { format!("{words} {found}") };
                read.push((format!("{search} {words}"), said));
            }
        }
    }
    for profile in ["data", "excel"] {
        let file = visitor.download(&format!("profile={profile}")).await;
        read.push((format!("export {profile}"), if file.status == 200 { file.html() } else { String::new() }));
    }
    read
}

async fn fill(app: &TestApp, case: &Case) {
    let editor = app.editor();
    let base = format!("/cases/{}", case.id);
    let file = editor.get(&format!("{base}/file/edit")).await;
    let texts = [("summary_en", PUBLIC), ("narrative", INTERNAL)];
    assert_eq!(editor.submit(&file, &format!("{base}/file"), &texts).await.status, 303);
    for (segment, fields) in [
        (
            "contacts",
            vec![
                ("name", RESTRICTED),
                ("relation", "sibling"),
                ("informed", "little"),
                ("risk", RESTRICTED),
                ("consent_to_hold", "yes"),
            ],
        ),
        ("contact-log", vec![("happened", "3 May 2024"), ("channel", "phone"), ("summary", RESTRICTED)]),
        ("lawyers", vec![("name", RESTRICTED), ("is_publishable", "no")]),
        (
            "consular",
            vec![
                ("kind", "visit"),
                ("home_state", "FRA"),
                ("happened", "9 April 2024"),
                ("wish", "asked_for"),
                ("note", RESTRICTED),
            ],
        ),
        (
            "health",
            vec![
                ("category", "chronic"),
                ("what", RESTRICTED),
                ("severity", "serious"),
                ("medication_needed", "yes"),
                ("medication_received", "no"),
                ("attention", "asked_refused"),
            ],
        ),
        (
            "treatment",
            vec![
                ("category", "beating"),
                ("what", RESTRICTED),
                ("statement", "forced"),
                ("is_broadcast", "no"),
                ("complaint", "no"),
            ],
        ),
        ("documents", vec![("kind", "passport"), ("issuer", "FRA"), ("number", SEALED), ("note", RESTRICTED)]),
        ("events", vec![("kind", "letter"), ("what", PUBLIC)]),
    ] {
        let saved = editor.post(&format!("{base}/{segment}"), &fields).await;
        assert_eq!(saved.status, 303, "{segment}: {}", saved.text());
    }
    let page = editor.get(&base).await;
    let of_contact = format!("{base}/contacts/");
    let contact = page.links().into_iter().find(|it| it.starts_with(&of_contact) && it.ends_with("/edit")).unwrap();
    let contact = contact.trim_start_matches(&of_contact).trim_end_matches("/edit").to_owned();
    let channel = [("contact_id", contact.as_str()), ("kind", "phone"), ("value", SEALED), ("is_safe", "yes")];
    assert_eq!(editor.post(&format!("{base}/channels"), &channel).await.status, 303);
}

#[actix_web::test]
async fn each_word_stands_where_it_may_and_nowhere_else() {
    let app = TestApp::new().await;
    let (case, source) = led(&app);
    let base = format!("/cases/{}", case.id);
    let share = |right: &'static str| {
        let (editor, base, beta) = (app.editor(), base.clone(), app.beta.to_string());
        async move {
            let fields = [("organisation", beta.as_str()), ("right", right), ("confirmed", "yes")];
            assert_eq!(editor.post(&format!("{base}/shares"), &fields).await.status, 303);
        }
    };
    share("read").await;
    for name in ["reader", "second editor", "administrator", "auditor", "partner", "partner reader"] {
        assert_eq!(
            app.visitor(name).post(&format!("{base}/following"), &[]).await.status,
            303,
            "{name} is told of changes"
        );
    }
    fill(&app, &case).await;
    share("edit").await;
    make::join(&app, &case, "researcher");
    let inside =
        ["reader", "researcher", "second editor", "auditor", "administrator", "partner", "partner reader", "stranger"];
    let mut wrong = Vec::new();
    for name in ["anonymous", "keeper"].into_iter().chain(inside) {
        let visitor = if name == "anonymous" { app.anonymous() } else { app.visitor(name) };
        let read = everything(&visitor, &case, &source).await;
        let is_inside = inside.contains(&name);
        for (path, said) in &read {
            let told: Vec<&str> =
                [PUBLIC, INTERNAL, RESTRICTED, SEALED].into_iter().filter(|it| said.contains(it)).collect();
            let may = |word: &&str| is_inside && [PUBLIC, INTERNAL].contains(word);
            if !told.iter().all(may) {
                wrong.push(format!("{name} reads {told:?} at {path}"));
            }
        }
        let sees = |word: &str| read.iter().any(|(path, said)| *path == base && said.contains(word));
        assert_eq!((sees(PUBLIC), sees(INTERNAL)), (is_inside, is_inside), "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Its team reads what is restricted, and nothing that is sealed.
    let read = everything(&app.editor(), &case, &source).await;
    assert!(read.iter().any(|(path, said)| *path == base && said.matches(RESTRICTED).count() >= 7));
    for (path, said) in &read {
        assert!(!said.contains(SEALED), "what is sealed stands open at {path}");
        let is_list =
            ["/cases", "/home", "/review", "/sources", "export", "/notices", "/groups"].contains(&path.as_str());
        assert!(!(is_list && said.contains(RESTRICTED)), "what is restricted stands at {path}");
        assert!(
            !path.starts_with("/cases/search") || !said.contains(RESTRICTED),
            "what is restricted is found by a search"
        );
    }
    let bytes = app.bytes();
    assert!(
        !bytes.windows(SEALED.len()).any(|window| window == SEALED.as_bytes()),
        "what is sealed lies open on the disk"
    );
}

#[actix_web::test]
async fn what_is_let_out_is_the_public_word_alone() {
    let app = TestApp::new().await;
    let (case, source) = led(&app);
    fill(&app, &case).await;
    let base = format!("/cases/{}", case.id);
    assert_eq!(app.administrator().post("/installation/public-pages", &[("public_pages", "on")]).await.status, 303);
    let open = [("publicity", "public_full"), ("reason", "the family wishes it")];
    assert_eq!(app.editor().post(&format!("{base}/publicity"), &open).await.status, 303);
    let consent = [
        ("given_by", RESTRICTED),
        ("capacity", "parent"),
        ("agreed", "media_name"),
        ("name_form", "full"),
        ("given", "14 February 2024"),
        ("note", RESTRICTED),
    ];
    assert_eq!(app.editor().post(&format!("{base}/consents"), &consent).await.status, 303);
    let review = [("outcome", "confirmed"), ("note", INTERNAL)];
    assert_eq!(app.visitor("second editor").post(&format!("{base}/reviews"), &review).await.status, 303);
    let read = everything(&app.anonymous(), &case, &source).await;
    assert!(read.iter().any(|(path, said)| *path == base && said.contains(PUBLIC)), "it is out");
    for (path, said) in &read {
        for word in [INTERNAL, RESTRICTED, SEALED] {
            assert!(!said.contains(word), "{word} is out at {path}");
        }
    }
}
