//! Charges, as every part lives: added, corrected, refused with a reason,
//! restored, removed.

use crate::support::{TestApp, make};

#[actix_web::test]
async fn an_editor_corrects_a_charge_and_history_says_so() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let editor = app.editor();
    let base = format!("/cases/{}/charges", case.id);

    let form = editor.get(&format!("{base}/new")).await;
    let saved = editor
        .submit(
            &form,
            &base,
            &[("categories", "espionage"), ("article", "275"), ("alleged_by", "authorities_detaining")],
        )
        .await;
    let page = editor.follow(&saved).await;
    assert!(page.text().contains("Espionage"), "{}", page.text());
    assert!(page.text().contains("275"));

    let edit = page.links().into_iter().find(|l| l.starts_with(&base) && l.ends_with("/edit")).unwrap();
    let action = edit.trim_end_matches("/edit").to_owned();
    let form = editor.get(&edit).await;
    let saved =
        editor.submit(&form, &action, &[("article", "228"), ("reason", "The verdict names another article")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());

    let history = editor.get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("275 →") && history.contains("228"), "{history}");
    assert!(history.contains("The verdict names another article") && history.contains("editor"), "{history}");

    // Putting the old value back is a new change.
    let page = editor.get(&format!("/cases/{}/history", case.id)).await;
    let restoration = page
        .html()
        .split("action=\"")
        .skip(1)
        .map(|r| r.split('"').next().unwrap().to_owned())
        .find(|a| a.ends_with("/restoration"))
        .unwrap();
    let saved = editor.submit(&page, &restoration, &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    assert!(page.text().contains("275") && !page.text().contains("228"));
    let history = editor.get(&format!("/cases/{}/history", case.id)).await.text();
    assert_eq!(history.matches("Changed:").count(), 2, "{history}");
}

#[actix_web::test]
async fn what_cannot_be_is_refused_at_the_field_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let editor = app.editor();
    for (part, fields, says) in [
        ("charges", vec![("made", "31 February 2024")], "no day 31"),
        ("charges", vec![("made", "5 May 24")], "four digits"),
        ("charges", vec![("made", "05/06/2024")], "This can mean"),
        ("charges", vec![("made", "yesterday")], "not understood"),
        ("charges", vec![("article", "x")], "choose from the list"),
        (
            "custody",
            vec![("status", "pretrial"), ("started", "5 May 2024"), ("ended", "4 May 2024")],
            "end lies before",
        ),
        (
            "release",
            vec![("kinds", "pardon"), ("confirmed_by_family", "unknown"), ("left_custody", "2 January 2024")],
            "before the arrest",
        ),
        ("release", vec![("kinds", "pardon"), ("confirmed_by_family", "unknown")], "at least one of the three"),
        (
            "court",
            vec![("kind", "verdict"), ("is_public", "unknown"), ("happened", "2 January 2024")],
            "before the arrest",
        ),
        ("sentences", vec![("kinds", "life"), ("status", "imposed"), ("years", "3")], "has no length"),
        ("sentences", vec![("kinds", "prison"), ("years", "four")], "whole number"),
        ("names", vec![("full", "")], "enter something here"),
        (
            "nationalities",
            vec![("country", "UKR"), ("status", "held"), ("recognised_by_detaining", "unknown")],
            "entered already",
        ),
        ("nationalities", vec![("country", "ZZZ")], "choose from the list"),
        ("groups", vec![("group_id", "019abcde-0000-7000-8000-000000000000")], "Choose from the list"),
    ] {
        let base = format!("/cases/{}/{part}", case.id);
        let page = editor.post(&base, &fields).await;
        assert_eq!(page.status, 422, "{part} {fields:?}: {}", page.text());
        assert!(page.text().contains(says), "{part} {fields:?} does not say “{says}”:\n{}", page.text());
        for (_, value) in fields.iter().filter(|(_, v)| v.len() > 1 && *v != "ZZZ" && !v.starts_with("019")) {
            assert!(page.html().contains(value), "{value} is lost");
        }
    }
}

#[actix_web::test]
async fn hostile_text_is_kept_harmless_or_refused() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let editor = app.editor();
    let base = format!("/cases/{}/charges", case.id);
    let good = [("categories", "espionage"), ("alleged_by", "court"), ("formality", "formal"), ("outcome", "pending")];
    let with = |text: &'static str| {
        let mut fields = good.to_vec();
        fields.push(("as_stated", text));
        fields
    };
    let saved = editor.post(&base, &with("<script>alert(1)</script>\u{202e}gpj\u{0}\u{200b}")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let html = editor.get(&format!("/cases/{}", case.id)).await.html();
    assert!(!html.contains("<script>alert"));
    assert!(!html.contains('\u{202e}') && !html.contains('\u{0}') && !html.contains('\u{200b}'));
    let long: &'static str = Box::leak("ы".repeat(10_000).into_boxed_str());
    let page = editor.post(&base, &with(long)).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("at most 300 characters") && page.html().contains(long));
}

#[actix_web::test]
async fn another_team_sees_nothing_and_a_reader_cannot_write() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let address = format!("/cases/{}", case.id);
    assert_eq!(app.stranger().get(&address).await.status, 404);
    assert_eq!(app.stranger().post(&format!("{address}/charges"), &[("categories", "espionage")]).await.status, 404);
    assert_eq!(app.reader().get(&address).await.status, 200);
    assert_eq!(app.reader().get(&format!("{address}/charges/new")).await.status, 403);
    assert!(!app.reader().get(&address).await.text().contains("Add a charge"), "a button that would be refused");
}

#[actix_web::test]
async fn removing_a_part_asks_first_and_keeps_it_in_history() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let editor = app.editor();
    let base = format!("/cases/{}/events", case.id);
    let saved = editor.post(&base, &[("kind", "hunger_strike_start"), ("happened", "May 2024")]).await;
    let page = editor.follow(&saved).await;
    let edit = page.links().into_iter().find(|l| l.starts_with(&base) && l.ends_with("/edit")).unwrap();
    let removal = edit.replace("/edit", "/removal");
    let asked = editor.get(&removal).await;
    assert!(asked.text().contains("Hunger strike begins"), "{}", asked.text());
    let done = editor.submit(&asked, &removal, &[("reason", "entered twice")]).await;
    let page = editor.follow(&done).await;
    assert!(!page.text().contains("Hunger strike begins"));
    let history = editor.get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(
        history.contains("Removed") && history.contains("entered twice") && history.contains("Hunger strike begins"),
        "{history}"
    );
}

#[actix_web::test]
async fn dates_are_shown_as_understood_in_both_languages() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2021");
    for (visitor, typed, english, french) in [
        (app.editor(), "about May 2022", "about May 2022", "vers mai 2022"),
        (
            app.editor().in_french(),
            "entre le 27 et le 28 février 2022",
            "27 or 28 February 2022",
            "27 ou 28 février 2022",
        ),
        (app.editor(), "12/2023", "December 2023", "décembre 2023"),
        (app.editor(), "before 6 November 2024", "before 6 November 2024", "avant le 6 novembre 2024"),
    ] {
        let saved =
            visitor.post(&format!("/cases/{}/events", case.id), &[("kind", "letter"), ("happened", typed)]).await;
        assert_eq!(saved.status, 303, "{typed}: {}", saved.text());
        let address = format!("/cases/{}", case.id);
        let (en, fr) = (app.editor().get(&address).await.text(), app.editor().in_french().get(&address).await.text());
        assert!(en.contains(english), "{typed} → {english}\n{en}");
        assert!(fr.contains(french), "{typed} → {french}\n{fr}");
    }
}

#[actix_web::test]
async fn a_release_ends_the_stay_in_custody_and_says_what_followed() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let editor = app.editor();
    let release = [
        ("kinds", "pardon"),
        ("confirmed_by_family", "yes"),
        ("left_custody", "26 May 2025"),
        ("conditions", "exit_ban"),
    ];
    let saved = editor.post(&format!("/cases/{}/release", case.id), &release).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let text = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("Exit ban, otherwise at liberty"), "{text}");
    assert!(text.contains("421"), "days held, first day counted, end day not: {text}");
    let row = editor.get("/cases?custody=wide").await.rows();
    assert!(row[0].contains("Exit ban") && row[0].contains("421"), "{row:?}");
    assert_eq!(editor.get("/cases?custody=held").await.rows().len(), 0, "an exit ban is not prison");
}

#[actix_web::test]
async fn a_name_that_others_are_forms_of_can_be_removed() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    let editor = app.editor();
    let base = format!("/cases/{}/names", case.id);
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    let first = page.links().into_iter().find(|l| l.starts_with(&base) && l.ends_with("/edit")).unwrap();
    let id = first.trim_end_matches("/edit").rsplit('/').next().unwrap().to_owned();
    let latin = [
        ("full", "Olena Verbova"),
        ("kind", "transliteration"),
        ("name_order", "given_first"),
        ("script", "Latn"),
        ("transliteration_of", id.as_str()),
    ];
    let saved = editor.post(&base, &latin).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let removal = first.replace("/edit", "/removal");
    let asked = editor.get(&removal).await;
    let done = editor.submit(&asked, &removal, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let text = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("Olena Verbova") && !text.contains("Олена"), "{text}");
}
