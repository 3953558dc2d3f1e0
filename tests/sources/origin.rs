//! A text that is here already is offered as what it repeats; quotes that a
//! newer text does not hold show; what a page says about itself is proposed.

use crate::support::{TestApp, app::Visitor, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, citations::Citation, citations::store::link},
    id::Id,
    schema::{source_bands, sources},
    sources::Source,
    words::Term,
};

const AGENCY: &str = "A court in the harbour town heard the engineer for three hours on Monday and sent him back to his cell. \
    His family says that he has not seen a doctor since the spring and that parcels come back unopened. \
    The consul was let in once, in June, for half an hour, with a guard taking notes at the table. \
    Nobody has told the defence what he is accused of, and the file remains closed to it until the trial.";
const OTHER: &str = "The engineer held in the harbour town since spring was heard by a judge this week, his sister told us. \
    She has written to the ministry four times. The answer was always the same: the file is being looked at, and \
    nobody could say by whom, nor when there would be news of it for those who wait at home.";

async fn taken_in(by: &Visitor<'_>, text: &str) -> String {
    let saved = by.post("/sources/inbox", &[("text", text)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    saved.location()
}

#[actix_web::test]
async fn a_text_that_is_here_already_is_offered_as_its_origin() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let first = taken_in(&editor, &format!("Engineer back in his cell\n\n{AGENCY}")).await;
    let first_id = first.split('/').nth(2).unwrap().to_owned();
    assert!(!editor.get(&first).await.text().contains("Is it here already"));
    let another = editor.get(&taken_in(&editor, OTHER).await).await;
    assert!(!another.text().contains("Is it here already"), "{}", another.text());
    let near = taken_in(&editor, &format!("News Site. Court hears foreigner.\n\n{AGENCY}\n\nShare this")).await;
    let page = editor.get(&near).await;
    assert!(
        page.text().contains("Nearly the same text stands in Engineer back in his cell S-000001"),
        "{}",
        page.text()
    );
    let french = editor.clone().in_french().get(&near).await;
    assert!(french.text().contains("Presque le même texte"), "{}", french.text());
    let same = editor.get(&taken_in(&editor, &format!("Engineer back in his cell\n\n{AGENCY}")).await).await;
    assert!(same.text().contains("The very same text stands in"), "{}", same.text());
    // Taking the offer makes both one origin, and ends it.
    let action = near.replace("/suggestions", "/origin");
    let taken = editor.submit(&page, &action, &[]).await;
    assert_eq!((taken.status.as_u16(), taken.location()), (303, near.clone()), "{}", taken.text());
    let id = near.split('/').nth(2).unwrap().to_owned();
    let parent: Option<String> = app
        .db
        .read_now(|conn| Ok(sources::table.find(&id).select(sources::republication_of).get_result(conn)?))
        .unwrap();
    assert_eq!(parent.as_deref(), Some(first_id.as_str()));
    assert!(!editor.get(&near).await.text().contains("stands in Engineer back in his cell S-000001"));
    // Not to itself, and not back.
    for (from, of) in [(&first_id, &id), (&first_id, &first_id)] {
        let refused = editor.post(&format!("/sources/{from}/origin"), &[("of", of), ("version", "1")]).await;
        assert_eq!(refused.status, 404, "{}", refused.text());
    }
    let stale = editor.post(&same_origin(&editor, AGENCY).await, &[("of", &first_id), ("version", "9")]).await;
    assert_eq!(stale.status, 409);
}

async fn same_origin(editor: &Visitor<'_>, text: &str) -> String {
    taken_in(editor, text).await.replace("/suggestions", "/origin")
}

#[actix_web::test]
async fn a_source_that_one_may_not_see_is_no_ones_origin() {
    let app = TestApp::new().await;
    let hidden = make::source(&app, app.alpha, "Hidden", AGENCY);
    make::source(&app, app.beta, "Theirs", &format!("Theirs. {AGENCY}"));
    let case = make::case(&app, app.alpha, "Ilyas Berkutov", "QXA", "KAZ", "2023-12");
    make::lead(&app, &case, "second editor");
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            link(tx, case.id, hidden.id)?;
            tx.update(&case, Case { publicity: Term::known("silence"), ..case.clone() })?;
            Ok(())
        })
        .unwrap();
    let editor = app.editor();
    for text in [AGENCY.to_owned(), format!("Another heading.\n\n{AGENCY}")] {
        let address = taken_in(&editor, &text).await;
        let page = editor.get(&address).await;
        // The editor's own earlier one may be named, and no other.
        assert!(!page.text().contains("Hidden") && !page.text().contains("Theirs"), "{}", page.text());
        let action = address.replace("/suggestions", "/origin");
        let refused = editor.post(&action, &[("of", hidden.id.as_str()), ("version", "1")]).await;
        assert_eq!(refused.status, 404);
        let seen = app.visitor("second editor").get(&address).await;
        assert!(seen.text().contains("Hidden"), "{}", seen.text());
    }
}

/// A case that cites two passages of a source.
async fn cited(app: &TestApp) -> (Case, Source) {
    let case = make::case(app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let source = make::source(app, app.alpha, "Nurse held", "Xandria jailed Olena Verbova.\n\nShe denies it.");
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            link(tx, case.id, source.id)?;
            for quote in ["Xandria jailed Olena Verbova.", "She denies it."] {
                tx.insert(Citation {
                    id: Id::new(),
                    version: 1,
                    case_id: case.id,
                    source_id: source.id,
                    kind: "cases".into(),
                    record_id: case.id.to_string(),
                    field: "place_of_arrest".into(),
                    stance: Term::known("supports"),
                    asserted: None,
                    quote: quote.into(),
                    quote_start: None,
                    quote_end: None,
                    locator: None,
                    attribution: Term::known("journalist_own"),
                    attribution_who: None,
                    credibility: None,
                    verdict: None,
                    verdict_reason: None,
                    recorded_at: habeas::clock::now(),
                })?;
            }
            Ok(())
        })
        .unwrap();
    (case, source)
}

#[actix_web::test]
async fn quotes_that_the_newest_text_does_not_hold_show_on_both_pages() {
    let app = TestApp::new().await;
    let (case, source) = cited(&app).await;
    let editor = app.editor();
    let address = format!("/cases/{}", case.id);
    assert!(!editor.get(&address).await.text().contains("not in the newest text"));
    let again = format!("/sources/{}/captures", source.id);
    let text = "Xandria freed Olena Verbova.\n\nShe denies it.";
    assert_eq!(editor.post(&again, &[("text", text)]).await.status, 303);
    let page = editor.get(&address).await;
    assert!(page.text().contains("One quote is not in the newest text"), "{}", page.text());
    let french = editor.clone().in_french().get(&address).await;
    assert!(french.text().contains("Une citation ne figure pas dans le texte le plus récent"), "{}", french.text());
    let of_source = editor.get(&format!("/sources/{}", source.id)).await;
    assert_eq!(of_source.html().matches("not in the newest capture").count(), 1, "{}", of_source.text());
    // The first capture still has the words.
    let back = "Xandria jailed Olena Verbova.\n\nShe denies it.";
    assert_eq!(editor.post(&again, &[("text", back)]).await.status, 303);
    assert!(!editor.get(&address).await.text().contains("not in the newest text"));
}

#[actix_web::test]
async fn what_a_page_says_about_itself_is_proposed_and_nothing_more() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let page = "<html lang=en><head><title>Nurse held</title><meta property=\"og:site_name\" content=\"The Harbour Post\">\
        <meta name=author content=\"Ida Falk\"><meta property=\"article:published_time\" content=\"2024-03-18T09:00\">\
        <link rel=canonical href=\"https://example.org/nurse\"></head><body><p>Xandria jailed Olena Verbova, a nurse.</p></body></html>";
    let saved = editor.upload("/sources/inbox/files", &[], &[("page.html", page.as_bytes())]).await;
    let form = editor.follow(&saved).await;
    for said in ["The Harbour Post", "Ida Falk", "18 March 2024", "https://example.org/nurse"] {
        assert!(form.text().contains(said), "{said}: {}", form.text());
    }
    let id = saved.location().split('/').nth(2).unwrap().to_owned();
    let find = || -> Source {
        app.db.read_now(|conn| Ok(sources::table.find(&id).select(Source::as_select()).get_result(conn)?)).unwrap()
    };
    assert_eq!((find().publisher, find().author, find().published), (None, None, None));
    let action = format!("/sources/{id}/suggestions/card");
    assert_eq!(editor.submit(&form, &action, &[]).await.status, 303);
    let source = find();
    assert_eq!((source.publisher.as_deref(), source.author.as_deref()), (Some("The Harbour Post"), Some("Ida Falk")));
    assert_eq!(source.url.as_deref(), Some("https://example.org/nurse"));
    assert_eq!(source.published.map(|date| date.edtf().to_owned()).as_deref(), Some("2024-03-18"));
}

#[actix_web::test]
async fn what_a_text_is_found_by_goes_with_the_source() {
    let app = TestApp::new().await;
    let address = taken_in(&app.editor(), AGENCY).await.replace("/suggestions", "");
    let bands = || -> i64 { app.db.read_now(|conn| Ok(source_bands::table.count().get_result(conn)?)).unwrap() };
    assert!(bands() > 10);
    let gone = app.editor().post(&format!("{address}/removal"), &[("version", "1")]).await;
    assert_eq!(gone.status, 303, "{}", gone.text());
    app.behind("UPDATE removals SET removed_at = '2020-01-01 00:00:00'").unwrap();
    assert_eq!(habeas::cases::removal::purge::all_due(&app.db, &app.finder).await.unwrap(), 1);
    assert_eq!(bands(), 0);
}
