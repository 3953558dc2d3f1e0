//! Two people save the same record: what each changed is kept, the second is
//! asked where both changed the same, and nothing typed is lost.

use crate::support::{Page, TestApp, app::Visitor, make};
use habeas::{
    access::{Author, Job},
    cases::{Case, charges::Charge, parts::Part},
    words::Term,
};

fn case(app: &TestApp) -> Case {
    make::case(app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31")
}

/// Both open the form of the person before either saves.
async fn both<'a>(app: &'a TestApp, action: &str) -> (Visitor<'a>, Page, Visitor<'a>, Page) {
    let (one, two) = (app.editor(), app.visitor("second editor"));
    let (first, second) = (one.get(&format!("{action}/edit")).await, two.get(&format!("{action}/edit")).await);
    (one, first, two, second)
}

fn value(page: &Page, action: &str, field: &str) -> String {
    page.form(action).into_iter().find(|(name, _)| name == field).map(|(_, value)| value).unwrap_or_default()
}

#[actix_web::test]
async fn what_two_editors_change_in_different_fields_is_all_kept_and_told() {
    let app = TestApp::new().await;
    let action = format!("/cases/{}/person", case(&app).id);
    let (one, first, two, second) = both(&app, &action).await;
    let fields = [("occupation", "nurse"), ("birth", "14 May 1986")];
    assert_eq!(one.submit(&first, &action, &fields).await.status, 303);
    let saved = two.submit(&second, &action, &[("gender", "female"), ("name_unknown_label", "the nurse")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let said = two.told(&saved).await;
    assert!(said.contains("editor changed “Date of birth”, “Occupation” meanwhile. Both are kept."), "{said}");
    let now = one.get(&format!("{action}/edit")).await;
    for (field, kept) in
        [("occupation", "nurse"), ("birth", "14 May 1986"), ("gender", "female"), ("name_unknown_label", "the nurse")]
    {
        assert_eq!(value(&now, &action, field), kept, "{field}");
    }
    let french = two.in_french();
    let again = french.submit(&second, &action, &[("occupation_group", "lawyer")]).await;
    let said = french.told(&again).await;
    assert!(said.contains("entre-temps") && said.contains("Profession"), "{said}");
    // What the words name is sealed in the cookie.
    assert!(!again.header("set-cookie").contains("Profession"), "{}", again.header("set-cookie"));
}

#[actix_web::test]
async fn where_both_changed_one_field_somebody_chooses_and_all_else_is_kept() {
    let app = TestApp::new().await;
    let action = format!("/cases/{}/person", case(&app).id);
    for (choice, edited, comes_to) in [
        ("theirs", "", "nurse"),
        ("mine", "", "doctor of medicine"),
        ("edit", "nurse, then doctor", "nurse, then doctor"),
    ] {
        // Not what the round before left behind.
        let editor = app.editor();
        let form = editor.get(&format!("{action}/edit")).await;
        let mended = editor.submit(&form, &action, &[("occupation", "unclear"), ("gender", "unknown")]).await;
        assert_eq!(mended.status, 303);
        let (one, first, two, second) = both(&app, &action).await;
        assert_eq!(one.submit(&first, &action, &[("occupation", "nurse")]).await.status, 303);
        let typed = [("occupation", "doctor of medicine"), ("gender", "female"), ("reason", "a second article")];
        let asked = two.submit(&second, &action, &typed).await;
        assert_eq!(asked.status, 409);
        let text = asked.text();
        for words in ["unclear", "nurse", "editor, ", "doctor of medicine", "When you began", "Occupation"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("Gender"), "a field that nobody else touched is asked: {text}");
        assert!(!asked.html().split("</title>").next().unwrap().contains("Вербова"), "a name stands in the title");
        let mut chosen = vec![("choice:occupation", choice)];
        if !edited.is_empty() {
            chosen.push(("occupation", edited));
        }
        let saved = two.submit(&asked, &action, &chosen).await;
        assert_eq!(saved.status, 303, "{choice}: {}", saved.text());
        let now = one.get(&format!("{action}/edit")).await;
        assert_eq!(value(&now, &action, "occupation"), comes_to, "{choice}");
        assert_eq!(value(&now, &action, "gender"), "female", "{choice}");
    }
    let history = app.editor().get(&action.replace("/person", "/history")).await.text();
    assert!(history.contains("a second article") && history.contains("nurse, then doctor"), "{history}");
}

#[actix_web::test]
async fn the_same_value_by_both_is_no_question() {
    let app = TestApp::new().await;
    let action = format!("/cases/{}/person", case(&app).id);
    let (one, first, two, second) = both(&app, &action).await;
    assert_eq!(one.submit(&first, &action, &[("occupation", "nurse")]).await.status, 303);
    let saved = two.submit(&second, &action, &[("occupation", " nurse "), ("gender", "female")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = one.get(&format!("{action}/edit")).await;
    assert_eq!((value(&now, &action, "occupation"), value(&now, &action, "gender")), ("nurse".into(), "female".into()));
}

#[actix_web::test]
async fn who_is_overtaken_while_choosing_is_asked_again_and_loses_nothing() {
    let app = TestApp::new().await;
    let action = format!("/cases/{}/person", case(&app).id);
    let (one, first, two, second) = both(&app, &action).await;
    assert_eq!(one.submit(&first, &action, &[("occupation", "nurse")]).await.status, 303);
    let asked = two.submit(&second, &action, &[("occupation", "doctor"), ("gender", "female")]).await;
    // Without a choice nothing is decided, and what was typed stays.
    let undecided = two.submit(&asked, &action, &[("occupation", "surgeon")]).await;
    assert_eq!(undecided.status, 409);
    assert!(undecided.text().contains("Choose one of these"), "{}", undecided.text());
    assert_eq!(value(&undecided, &action, "occupation"), "surgeon");
    // A third save of the same field, and one of another.
    let third = app.administrator();
    let form = third.get(&format!("{action}/edit")).await;
    let fields = [("occupation", "midwife"), ("birth", "1986")];
    assert_eq!(third.submit(&form, &action, &fields).await.status, 303);
    let again = two.submit(&undecided, &action, &[("choice:occupation", "edit")]).await;
    assert_eq!(again.status, 409, "a choice between values that stand no more");
    let text = again.text();
    assert!(text.contains("changed once more") && text.contains("midwife") && text.contains("administrator"), "{text}");
    assert_eq!(value(&again, &action, "occupation"), "surgeon");
    let saved = two.submit(&again, &action, &[("choice:occupation", "mine")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = one.get(&format!("{action}/edit")).await;
    for (field, kept) in [("occupation", "doctor"), ("gender", "female"), ("birth", "1986")] {
        assert_eq!(value(&now, &action, field), kept, "{field}");
    }
}

#[actix_web::test]
async fn a_choice_holds_when_only_other_fields_change_meanwhile() {
    let app = TestApp::new().await;
    let action = format!("/cases/{}/person", case(&app).id);
    let (one, first, two, second) = both(&app, &action).await;
    assert_eq!(one.submit(&first, &action, &[("occupation", "nurse"), ("birth", "1986")]).await.status, 303);
    let asked = two.submit(&second, &action, &[("occupation", "doctor"), ("birth", "1987")]).await;
    let form = one.get(&format!("{action}/edit")).await;
    assert_eq!(one.submit(&form, &action, &[("birth", "1988"), ("gender", "female")]).await.status, 303);
    let chosen = [("choice:occupation", "mine"), ("choice:birth", "mine")];
    let again = two.submit(&asked, &action, &chosen).await;
    assert_eq!(again.status, 409);
    let text = again.text();
    assert!(text.contains("1988") && !text.contains("doctor"), "what is decided is asked again: {text}");
    let saved = two.submit(&again, &action, &[("choice:birth", "theirs")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = one.get(&format!("{action}/edit")).await;
    for (field, kept) in [("occupation", "doctor"), ("gender", "female"), ("birth", "1988")] {
        assert_eq!(value(&now, &action, field), kept, "{field}");
    }
}

#[actix_web::test]
async fn a_row_removed_meanwhile_can_be_added_again_with_all_that_was_typed() {
    let app = TestApp::new().await;
    let case = case(&app);
    let editor = app.editor();
    let base = format!("/cases/{}/events", case.id);
    assert_eq!(editor.post(&base, &[("kind", "letter"), ("what", "a first letter")]).await.status, 303);
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    let edit = page.links().into_iter().find(|l| l.starts_with(&base) && l.ends_with("/edit")).unwrap();
    let row = edit.trim_end_matches("/edit").to_owned();
    let administrator = app.administrator();
    let (form, question) = (editor.get(&edit).await, administrator.get(&format!("{row}/removal")).await);
    let removed = administrator.submit(&question, &format!("{row}/removal"), &[]).await;
    assert_eq!(removed.status, 303);
    let gone = editor.submit(&form, &row, &[("what", "a long text <b>typed</b> for an hour")]).await;
    assert_eq!(gone.status, 409);
    assert!(gone.text().contains("administrator removed this"), "{}", gone.text());
    assert!(gone.text().contains("Add it again as new"));
    let added = editor.submit(&gone, &base, &[]).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let text = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("a long text <b>typed</b> for an hour"), "{text}");
    // A row that never was is still not there, nor one of another organisation's case.
    let never = format!("{base}/019abcde-0000-7000-8000-000000000000");
    assert_eq!(editor.post(&never, &[("kind", "letter")]).await.status, 404);
    assert_eq!(app.stranger().post(&row, &[("kind", "letter")]).await.status, 404);
}

#[actix_web::test]
async fn a_removal_asks_again_where_the_row_changed_since() {
    let app = TestApp::new().await;
    let case = case(&app);
    let editor = app.editor();
    let base = format!("/cases/{}/events", case.id);
    assert_eq!(editor.post(&base, &[("kind", "letter"), ("what", "a letter")]).await.status, 303);
    let page = editor.get(&format!("/cases/{}", case.id)).await;
    let edit = page.links().into_iter().find(|l| l.starts_with(&base) && l.ends_with("/edit")).unwrap();
    let row = edit.trim_end_matches("/edit").to_owned();
    let removal = format!("{row}/removal");
    let question = editor.get(&removal).await;
    let administrator = app.administrator();
    let form = administrator.get(&edit).await;
    assert_eq!(administrator.submit(&form, &row, &[("what", "a letter of hope")]).await.status, 303);
    let again = editor.submit(&question, &removal, &[]).await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("a letter of hope"), "{}", again.text());
    assert_eq!(editor.submit(&again, &removal, &[]).await.status, 303);
}

#[actix_web::test]
async fn a_value_restored_from_history_counts_as_a_change() {
    let app = TestApp::new().await;
    let case = case(&app);
    let action = format!("/cases/{}/person", case.id);
    let editor = app.editor();
    for occupation in ["nurse", "doctor"] {
        let form = editor.get(&format!("{action}/edit")).await;
        assert_eq!(editor.submit(&form, &action, &[("occupation", occupation)]).await.status, 303);
    }
    let second = app.visitor("second editor");
    let open = second.get(&format!("{action}/edit")).await;
    let history = editor.get(&format!("/cases/{}/history", case.id)).await.html();
    let restore = history.split("action=\"").find(|rest| rest.contains("/restoration")).unwrap();
    let restore = restore.split('"').next().unwrap();
    assert_eq!(editor.post(restore, &[("field", "occupation")]).await.status, 303);
    let saved = second.submit(&open, &action, &[("gender", "female")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = editor.get(&format!("{action}/edit")).await;
    assert_eq!(value(&now, &action, "occupation"), "nurse", "the restored value is overwritten");
    let asked = second.submit(&open, &action, &[("occupation", "surgeon")]).await;
    assert_eq!(asked.status, 409, "{}", asked.text());
}

#[actix_web::test]
async fn words_of_several_and_dates_with_the_words_of_their_source_stay_whole() {
    let app = TestApp::new().await;
    let case = case(&app);
    let charge = app
        .db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            tx.insert(Charge {
                as_stated: Some("spying".into()),
                // Not in the order of the vocabulary, as an import may have it.
                categories: habeas::words::Terms::parse("unknown|espionage").unwrap(),
                ..Charge::blank(&case)
            })
        })
        .unwrap();
    let action = format!("/cases/{}/charges/{}", case.id, charge.id);
    let (one, first, two, second) = both(&app, &action).await;
    let made = "27 mars 2007";
    let french = one.clone().in_french();
    let changed = french.submit(&first, &action, &[("made", made), ("article", "276")]).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let saved = two.submit(&second, &action, &[("statute", "Criminal Code")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let row = one.get(&format!("{action}/edit")).await;
    assert_eq!(value(&row, &action, "made"), "27 March 2007");
    assert_eq!(value(&row, &action, "article"), "276");
    assert_eq!(value(&row, &action, "statute"), "Criminal Code");
    let of = |page: &Page| {
        let mut codes: Vec<String> =
            page.form(&action).into_iter().filter(|(n, _)| n == "categories").map(|(_, v)| v).collect();
        codes.sort();
        codes
    };
    assert_eq!(of(&row), ["espionage", "unknown"]);
    // Both change the kinds of offence: the choice keeps several words together.
    let (one, first, two, second) = both(&app, &action).await;
    assert_eq!(one.submit(&first, &action, &[("categories", "treason")]).await.status, 303);
    let typed = [("categories", "espionage"), ("categories", "terrorism")];
    let asked = two.submit(&second, &action, &typed).await;
    assert_eq!(asked.status, 409, "{}", asked.text());
    let saved = two.submit(&asked, &action, &[("choice:categories", "mine")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(of(&one.get(&format!("{action}/edit")).await), ["espionage", "terrorism"]);
    assert_eq!(Term::<habeas::words::Charge>::of("treason").map(|t| t.code()), Some("treason"));
}

#[actix_web::test]
async fn the_rules_hold_for_what_is_put_together() {
    let app = TestApp::new().await;
    let case = case(&app);
    let page = app.editor().get(&format!("/cases/{}", case.id)).await;
    let base = format!("/cases/{}/custody/", case.id);
    let edit = page.links().into_iter().find(|l| l.starts_with(&base) && l.ends_with("/edit")).unwrap();
    let action = edit.trim_end_matches("/edit").to_owned();
    let (one, first, two, second) = both(&app, &action).await;
    assert_eq!(one.submit(&first, &action, &[("started", "5 May 2024")]).await.status, 303);
    let refused = two.submit(&second, &action, &[("ended", "10 April 2024")]).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    let text = refused.text();
    assert!(text.contains("The end lies before the start"), "{text}");
    assert!(text.contains("editor changed “Start” meanwhile"), "{text}");
    assert_eq!(value(&refused, &action, "started"), "5 May 2024");
    assert_eq!(value(&refused, &action, "ended"), "10 April 2024");
    assert_eq!(two.submit(&refused, &action, &[("ended", "10 June 2024")]).await.status, 303);
}

#[actix_web::test]
async fn a_forged_version_overwrites_nothing_and_markup_stays_text() {
    let app = TestApp::new().await;
    let action = format!("/cases/{}/person", case(&app).id);
    let editor = app.editor();
    let form = editor.get(&format!("{action}/edit")).await;
    let hostile = "<script>alert(1)</script>\" onfocus=\"x";
    assert_eq!(editor.submit(&form, &action, &[("occupation", hostile)]).await.status, 303);
    for version in ["0", "-1", "999", "2147483647", "-2147483648", "one", ""] {
        let typed = [("occupation", "overwritten"), ("gender", "unknown"), ("version", version)];
        let asked = editor.post(&action, &typed).await;
        assert_eq!(asked.status, 409, "{version}");
        assert!(!asked.html().contains("<script>alert"), "{}", asked.html());
        assert!(asked.text().contains("<script>alert(1)</script>"), "{}", asked.text());
    }
    // Made-up choices decide nothing.
    for (choice, seen) in [("mine", "999"), ("mine", "-5"), ("all", "2"), ("mine", ""), ("edit", "1")] {
        let typed = [
            ("occupation", "overwritten"),
            ("gender", "unknown"),
            ("version", "1"),
            ("seen", seen),
            ("asked", "occupation"),
            ("choice:occupation", choice),
            ("choice:reference", "mine"),
            ("mine:reference", "P-999999"),
            ("mine:version", "7"),
        ];
        let asked = editor.post(&action, &typed).await;
        assert_eq!(asked.status, 409, "{choice} {seen}: {}", asked.text());
    }
    let now = editor.get(&format!("{action}/edit")).await;
    assert_eq!(value(&now, &action, "occupation"), hostile);
}

#[actix_web::test]
async fn of_many_parallel_saves_every_one_is_kept_or_told() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let action = format!("/cases/{}/person", case(&app).id);
    let form = editor.get(&format!("{action}/edit")).await;
    let names: Vec<String> = (0..8).map(|i| format!("occupation {i}")).collect();
    let fields: Vec<[(&str, &str); 1]> = names.iter().map(|name| [("occupation", name.as_str())]).collect();
    let saves = fields.iter().map(|fields| editor.submit(&form, &action, fields));
    let pages = futures_util::future::join_all(saves).await;
    assert_eq!(pages.iter().filter(|p| p.status == 303).count(), 1, "exactly one wins");
    assert!(pages.iter().all(|p| p.status == 303 || p.status == 409));
    // Of different fields every one is kept, however they meet.
    let form = editor.get(&format!("{action}/edit")).await;
    let fields =
        [("gender", "female"), ("birth", "1986"), ("name_unknown_label", "the nurse"), ("occupation_group", "lawyer")];
    let each: Vec<[(&str, &str); 1]> = fields.iter().map(|field| [*field]).collect();
    let pages = futures_util::future::join_all(each.iter().map(|field| editor.submit(&form, &action, field))).await;
    assert!(pages.iter().all(|p| p.status == 303), "{:?}", pages.iter().map(|p| p.status).collect::<Vec<_>>());
    let now = editor.get(&format!("{action}/edit")).await;
    for (field, kept) in fields {
        assert_eq!(value(&now, &action, field), kept, "{field}");
    }
}

#[actix_web::test]
async fn sources_with_their_texts_are_put_together_too() {
    let app = TestApp::new().await;
    let source = make::source(&app, app.alpha, "Nurse held", "In March the nurse was held.");
    let action = format!("/sources/{}", source.id);
    let (one, first, two, second) = both(&app, &action).await;
    let changed = [("publisher", "Xandria Times"), ("text", "In March 2024 the nurse was held.")];
    assert_eq!(one.submit(&first, &action, &changed).await.status, 303);
    let saved = two.submit(&second, &action, &[("author", "A. Writer")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let said = two.told(&saved).await;
    assert!(said.contains("“Publisher”") && said.contains("“Text”"), "{said}");
    let now = one.get(&format!("{action}/edit")).await;
    for (field, kept) in
        [("publisher", "Xandria Times"), ("author", "A. Writer"), ("text", "In March 2024 the nurse was held.")]
    {
        assert_eq!(value(&now, &action, field), kept, "{field}");
    }
    // Both paste another text.
    let typed = [("title", "Nurse and midwife held"), ("text", "Two texts meet here.")];
    let asked = two.submit(&second, &action, &typed).await;
    assert_eq!(asked.status, 409, "{}", asked.text());
    assert!(asked.text().contains("In March 2024 the nurse") && asked.text().contains("Two texts meet"));
    let saved = two.submit(&asked, &action, &[("choice:text", "mine")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = two.get(&action).await;
    assert_eq!(page.heading(), "Nurse and midwife held");
    assert!(page.text().contains("Two texts meet here."), "{}", page.text());
}

#[actix_web::test]
async fn groups_and_citations_are_put_together_too() {
    let app = TestApp::new().await;
    let case = case(&app);
    let editor = app.editor();
    let form = editor.get("/groups/new").await;
    let saved = editor.submit(&form, "/groups", &[("title", "Arrests of March")]).await;
    let action = saved.location();
    let (one, first, two, second) = both(&app, &action).await;
    assert_eq!(one.submit(&first, &action, &[("happened", "March 2024")]).await.status, 303);
    assert_eq!(two.submit(&second, &action, &[("note", "one raid")]).await.status, 303);
    let now = one.get(&format!("{action}/edit")).await;
    assert_eq!(value(&now, &action, "happened"), "March 2024");
    assert_eq!(value(&now, &action, "note"), "one raid");
    assert_eq!(two.submit(&second, &action, &[("happened", "April 2024")]).await.status, 409);

    let source = make::source(&app, app.alpha, "Nurse held", "In March the nurse was held.");
    let base = format!("/cases/{}/citations", case.id);
    let fact = format!("cases.{}.detaining_country", case.id);
    let fields = [
        ("source", source.id.as_str()),
        ("fact", fact.as_str()),
        ("quote", "In March the nurse"),
        ("attribution", "journalist_own"),
        ("stance", "supports"),
    ];
    assert_eq!(editor.post(&base, &fields).await.status, 303);
    let id = app
        .db
        .read_now(|conn| {
            use diesel::prelude::*;
            use habeas::schema::citations;
            Ok(citations::table.select(citations::id).first::<String>(conn)?)
        })
        .unwrap();
    let action = format!("{base}/{id}");
    let (one, first, two, second) = both(&app, &action).await;
    assert_eq!(one.submit(&first, &action, &[("quote", "the nurse was held")]).await.status, 303);
    let saved = two.submit(&second, &action, &[("locator", "page 3")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = one.get(&format!("{action}/edit")).await;
    assert_eq!(value(&now, &action, "quote"), "the nurse was held");
    assert_eq!(value(&now, &action, "locator"), "page 3");
    assert_eq!(one.post(&format!("{action}/removal"), &[]).await.status, 303);
    let gone = one.submit(&now, &action, &[("locator", "page 4")]).await;
    assert_eq!(gone.status, 409, "{}", gone.text());
    assert_eq!(one.submit(&gone, &base, &[]).await.status, 303);
    let text = one.get(&format!("/cases/{}", case.id)).await.text();
    assert!(text.contains("cited once") || text.contains("cited 1"), "{text}");
}
