//! Who sees a case, through every door: the page, its history, the list, the
//! search, the export, its sources, its groups, the forms that offer cases.

use crate::support::{TestApp, Visitor, make};
use habeas::{
    access::{Author, Job},
    cases::{Case, citations, team},
    id::Id,
    sources::Source,
};

const NAME: &str = "Quillon Vandermeer";
const TITLE: &str = "Painter held in Xandria";

/// A case of alpha that the editor leads, with a source of its own.
pub fn led(app: &TestApp) -> (Case, Source) {
    let case = make::case(app, app.alpha, NAME, "QXA", "FRA", "2024-03");
    let source = make::source(app, app.alpha, TITLE, "Quillon Vandermeer, a painter, is held in Xandria.");
    let lead = app.user("editor").id;
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            team::join(tx, case.id, lead, true)?;
            citations::store::link(tx, case.id, source.id)?;
            Ok(())
        })
        .unwrap();
    (case, source)
}

/// The clock moves past the midnight on which audiences end.
pub fn past_midnight(app: &TestApp) {
    app.db
        .write_unrecorded_now(habeas::history::Unrecorded::Derived, |conn| {
            use diesel::prelude::*;
            use habeas::schema::audiences;
            let past = habeas::clock::now() - chrono::TimeDelta::seconds(1);
            let rows = audiences::table.filter(audiences::ends_at.is_not_null());
            diesel::update(rows).set(audiences::ends_at.eq(past)).execute(conn)?;
            Ok(())
        })
        .unwrap();
}

/// The doors through which this visitor learns of the case.
pub async fn doors(visitor: &Visitor<'_>, case: &Case, source: Id<Source>) -> Vec<&'static str> {
    let mut open = Vec::new();
    let tells = |text: &str| text.contains(NAME) || text.contains(&case.reference) || text.contains(case.id.as_str());
    for (door, path) in [
        ("page", format!("/cases/{}", case.id)),
        ("history", format!("/cases/{}/history", case.id)),
        ("list", "/cases".to_owned()),
        ("list by country", "/cases?country=QXA".to_owned()),
        ("source", format!("/sources/{source}")),
        ("sources", "/sources".to_owned()),
        ("groups", "/groups".to_owned()),
        ("new source", format!("/sources/new?case={}", case.id)),
    ] {
        let page = visitor.get(&path).await;
        // A form repeats the id that it was asked with, and nothing of what it stands for.
        let page_tells = match door {
            "new source" => page.html().contains(NAME) || page.html().contains(&case.reference),
            _ => tells(&page.html()),
        };
        // The title of a source that belongs to no other case says that there is one.
        let is_source = door.starts_with("source") && page.html().contains(TITLE);
        if page.status == 200 && (page_tells || is_source) {
            open.push(door);
        }
    }
    let file = visitor.download("profile=data").await;
    if file.status == 200 && tells(&file.html()) {
        open.push("export");
    }
    for (door, words) in [("search", NAME), ("search by reference", &case.reference), ("search by text", "painter")] {
        let to = visitor.post("/cases/search", &[("q", words)]).await;
        if to.status == 303 && !visitor.get(&to.location()).await.rows().is_empty() {
            open.push(door);
        }
    }
    open
}

#[actix_web::test]
async fn a_case_is_seen_by_its_organisation_and_by_nobody_else() {
    let app = TestApp::new().await;
    let (case, source) = led(&app);
    for name in ["editor", "second editor", "reader", "researcher", "auditor", "administrator"] {
        let open = doors(&app.visitor(name), &case, source.id).await;
        for door in ["page", "history", "list", "export", "source", "search", "search by text"] {
            assert!(open.contains(&door), "{name} does not see it by {door}: {open:?}");
        }
    }
    for name in ["stranger", "partner", "partner reader", "keeper"] {
        assert_eq!(doors(&app.visitor(name), &case, source.id).await, [""; 0], "{name}");
    }
    assert_eq!(doors(&app.anonymous(), &case, source.id).await, [""; 0]);
}

#[actix_web::test]
async fn a_share_opens_every_door_but_the_restricted_ones_and_closes_them_again() {
    let app = TestApp::new().await;
    let (case, source) = led(&app);
    let (lead, partner) = (app.editor(), app.visitor("partner"));
    let consent = [
        ("given_by", "Zelda Vandermeer"),
        ("capacity", "parent"),
        ("agreed", "share_partner"),
        ("name_form", "full"),
        ("given", "14 February 2024"),
    ];
    let page = lead.post(&format!("/cases/{}/consents", case.id), &consent).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let shares = format!("/cases/{}/shares", case.id);
    let beta = app.beta.to_string();
    let page = lead.post(&shares, &[("organisation", &beta), ("right", "read")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    for visitor in [&partner, &app.visitor("partner reader")] {
        let open = doors(visitor, &case, source.id).await;
        for door in ["page", "list", "export", "source", "search", "search by text"] {
            assert!(open.contains(&door), "{door}: {open:?}");
        }
        for path in [format!("/cases/{}", case.id), format!("/cases/{}/history", case.id)] {
            let page = visitor.get(&path).await;
            assert!(!page.html().contains("Zelda"), "who consented is for the team: {path}");
        }
        for path in ["consents/new", "team", "shares", "publicity"] {
            let status = visitor.get(&format!("/cases/{}/{path}", case.id)).await.status;
            assert!([403, 404].contains(&status.as_u16()), "{path}: {status}");
        }
    }
    // To read is not to write.
    let charge = [
        ("categories", "espionage"),
        ("alleged_by", "court"),
        ("formality", "formal"),
        ("outcome", "pending"),
        ("as_stated", "spying"),
    ];
    let charges = format!("/cases/{}/charges", case.id);
    assert_eq!(partner.post(&charges, &charge).await.status, 403);
    let again = lead.post(&shares, &[("organisation", &beta), ("right", "edit")]).await;
    assert_eq!(again.status, 303, "{}", again.text());
    assert_eq!(app.visitor("partner reader").post(&charges, &charge).await.status, 403);
    assert_eq!(partner.post(&charges, &charge).await.status, 303);
    assert!(lead.get(&format!("/cases/{}", case.id)).await.text().contains("spying"));
    // And back.
    let page = lead.get(&shares).await;
    let taken = page.html();
    let id = taken.split(&format!("{shares}/")).nth(1).unwrap().split('/').next().unwrap().to_owned();
    assert_eq!(lead.post(&format!("{shares}/{id}/removal"), &[]).await.status, 303);
    assert_eq!(doors(&partner, &case, source.id).await, [""; 0]);
}

#[actix_web::test]
async fn a_share_ends_with_its_last_day_even_while_a_page_is_open() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let lead = app.editor();
    let shares = format!("/cases/{}/shares", case.id);
    let beta = app.beta.to_string();
    for day in ["31 2 2024", "next week", "1 1 2020", "2030"] {
        let typed = [("organisation", beta.as_str()), ("right", "edit"), ("ends_on", day), ("confirmed", "yes")];
        let page = lead.post(&shares, &typed).await;
        assert_eq!(page.status, 422, "{day}");
        assert!(page.html().contains(day), "what was typed comes back");
    }
    let today = habeas::clock::today().to_string();
    let typed = [("organisation", beta.as_str()), ("right", "edit"), ("ends_on", &today), ("confirmed", "yes")];
    assert_eq!(lead.post(&shares, &typed).await.status, 303);
    let partner = app.visitor("partner");
    assert_eq!(partner.get(&format!("/cases/{}", case.id)).await.status, 200);
    past_midnight(&app);
    let event = [("kind", "hearing"), ("what", "late")];
    assert_eq!(partner.post(&format!("/cases/{}/events", case.id), &event).await.status, 404);
    assert_eq!(partner.get(&format!("/cases/{}", case.id)).await.status, 404);
}

#[actix_web::test]
async fn silence_takes_a_case_from_everybody_but_its_team() {
    let app = TestApp::new().await;
    let (case, source) = led(&app);
    let lead = app.editor();
    let beta = app.beta.to_string();
    let shares = format!("/cases/{}/shares", case.id);
    let shared = [("organisation", beta.as_str()), ("right", "edit"), ("confirmed", "yes")];
    assert_eq!(lead.post(&shares, &shared).await.status, 303);
    let publicity = format!("/cases/{}/publicity", case.id);
    let silence = [("publicity", "silence"), ("reason", "the mother called")];
    let page = lead.post(&publicity, &silence).await;
    assert_eq!(page.status, 422, "it asks first");
    assert!(page.text().contains("vanishes at once"), "{}", page.text());
    let page = lead.post(&publicity, &[silence[0], silence[1], ("confirmed", "yes")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    for name in ["administrator", "second editor", "reader", "researcher", "auditor", "keeper", "stranger", "partner"] {
        assert_eq!(doors(&app.visitor(name), &case, source.id).await, [""; 0], "{name}");
    }
    let open = doors(&lead, &case, source.id).await;
    for door in ["page", "history", "list", "export", "source", "sources", "search", "search by text"] {
        assert!(open.contains(&door), "the team sees it by {door}: {open:?}");
    }
    // Another case of the same words does not give the number away.
    make::case(&app, app.alpha, "Quillon Other", "QXA", "FRA", "2024");
    let reader = app.reader();
    let to = reader.post("/cases/search", &[("q", "quillon")]).await.location();
    assert_eq!(reader.get(&to).await.rows().len(), 1);
    assert!(reader.get("/cases").await.text().contains("1 case"), "{}", reader.get("/cases").await.text());
    assert_eq!(lead.get("/cases").await.rows().len(), 2);
    assert_eq!(lead.post(&shares, &shared).await.status, 422, "a silent case is not shared");
    // Taking somebody into the team shows it to them; lifting takes another than who set it.
    let second = app.user("second editor").id.to_string();
    assert_eq!(lead.post(&format!("/cases/{}/team", case.id), &[("user", &second)]).await.status, 303);
    let colleague = app.visitor("second editor");
    assert!(doors(&colleague, &case, source.id).await.contains(&"search"));
    let lift = [("publicity", "quiet"), ("reason", "she wishes to speak"), ("confirmed", "yes")];
    let page = lead.post(&publicity, &lift).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("Another member of the team"), "{}", page.text());
    let hand = format!("/cases/{}/team/{second}/lead", case.id);
    assert_eq!(lead.post(&hand, &[]).await.status, 303);
    assert_eq!(colleague.post(&publicity, &lift).await.status, 303);
    assert!(doors(&app.reader(), &case, source.id).await.contains(&"page"));
    assert_eq!(doors(&app.visitor("partner"), &case, source.id).await, [""; 0], "a share does not come back by itself");
}

#[actix_web::test]
async fn a_group_whose_cases_are_silent_is_no_word_to_anybody_else() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let lead = app.editor();
    lead.post("/groups", &[("title", "The Vandermeer arrests"), ("kind", "same_arrest")]).await;
    let group = lead.get("/groups").await.links().into_iter().find(|link| link.starts_with("/groups/0")).unwrap();
    let member = [("group_id", group.rsplit('/').next().unwrap()), ("role", "detainee")];
    assert_eq!(lead.post(&format!("/cases/{}/groups", case.id), &member).await.status, 303);
    assert!(app.reader().get("/groups").await.text().contains("Vandermeer arrests"));
    let silence = [("publicity", "silence"), ("reason", "asked by phone"), ("confirmed", "yes")];
    assert_eq!(lead.post(&format!("/cases/{}/publicity", case.id), &silence).await.status, 303);
    assert!(lead.get("/groups").await.text().contains("Vandermeer arrests"), "its team knows of it");
    for visitor in [app.reader(), app.administrator()] {
        assert!(!visitor.get("/groups").await.text().contains("Vandermeer"));
        assert_eq!(visitor.get(&group).await.status, 404);
    }
}

#[actix_web::test]
async fn partners_are_organisations_to_each_other_and_no_persons() {
    let app = TestApp::new().await;
    let (case, _) = led(&app);
    let (lead, partner) = (app.editor(), app.visitor("partner"));
    let beta = app.beta.to_string();
    let share = [("organisation", beta.as_str()), ("right", "edit"), ("confirmed", "yes")];
    assert_eq!(lead.post(&format!("/cases/{}/shares", case.id), &share).await.status, 303);
    let file = (format!("/cases/{}/file/edit", case.id), format!("/cases/{}/file", case.id));
    let form = lead.get(&file.0).await;
    assert_eq!(lead.submit(&form, &file.1, &[("narrative", "Held since March.")]).await.status, 303);
    let form = partner.get(&file.0).await;
    assert_eq!(partner.submit(&form, &file.1, &[("narrative", "Held since the spring.")]).await.status, 303);
    let history = format!("/cases/{}/history", case.id);
    let (ours, theirs) = (lead.get(&history).await.text(), partner.get(&history).await.text());
    assert!(ours.contains("editor") && ours.contains("Beta") && !ours.contains("partner"), "{ours}");
    assert!(theirs.contains("partner") && theirs.contains("Alpha") && !theirs.contains("editor"), "{theirs}");
}
