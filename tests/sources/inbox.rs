//! Articles come in: pasted, as files, good and bad ones.

use super::pdf;
use crate::support::{Page, TestApp};
use diesel::prelude::*;
use habeas::{
    schema::{captures, sources},
    sources::{Source, captures::Capture},
};

const ARTICLE: &str = "Nurse held in Xandria\n\nIn March 2024 the courts of Xandria jailed Olena Verbova, a Ukrainian nurse, for espionage.";

fn all(app: &TestApp) -> Vec<(Source, Capture)> {
    app.db
        .read_now(|conn| {
            Ok(captures::table
                .inner_join(sources::table)
                .order((sources::number, captures::number))
                .select((Source::as_select(), Capture::as_select()))
                .load(conn)?)
        })
        .unwrap()
}

fn text(app: &TestApp, source: &Source) -> String {
    let source = source.clone();
    app.db.read_now(move |conn| habeas::sources::store::text(conn, &source)).unwrap().unwrap_or_default()
}

async fn send(app: &TestApp, files: &[(&str, &[u8])]) -> Page {
    app.editor().upload("/sources/inbox/files", &[], files).await
}

#[actix_web::test]
async fn a_pasted_article_becomes_a_source_and_leads_to_its_people() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let page = editor.get("/sources/inbox/new").await;
    let url = "https://example.org/nurse";
    let saved = editor.submit(&page, "/sources/inbox", &[("text", ARTICLE), ("url", url)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert!(saved.location().ends_with("/suggestions"), "{}", saved.location());
    assert!(editor.follow(&saved).await.text().contains("Olena Verbova"));
    let (source, capture) = all(&app).remove(0);
    assert_eq!((source.title.as_str(), source.url.as_deref()), ("Nurse held in Xandria", Some(url)));
    assert!(source.retrieved.is_some());
    assert_eq!((capture.how.as_str(), capture.media_type.as_str()), ("pasted", "text/plain"));
    assert_eq!(capture.text_sha256, source.text_sha256);
    assert_eq!(capture.captured_by, app.user("editor").id.to_string());
    // Entered for a case, it leads back to that case.
    let page = editor.get("/sources/inbox/new?case=019abcde-0000-7000-8000-000000000000").await;
    let saved = editor.submit(&page, "/sources/inbox", &[("text", "Another one, shorter.")]).await;
    assert!(saved.location().ends_with("?case=019abcde-0000-7000-8000-000000000000#cite"), "{}", saved.location());
}

#[actix_web::test]
async fn pasted_markup_is_recognised_and_kept_as_it_came() {
    let app = TestApp::new().await;
    let markup = "<html lang=\"fr\"><head><title>L’infirmière</title></head><body><p>Détenue depuis <b>mars</b>.</p>\
        <p>Elle nie.</p><script>alert(1)</script></body></html>";
    let saved = app.editor().post("/sources/inbox", &[("text", markup)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let (source, capture) = all(&app).remove(0);
    assert_eq!(source.title, "L’infirmière");
    assert_eq!(text(&app, &source), "Détenue depuis mars.\n\nElle nie.");
    assert_eq!((capture.media_type.as_str(), capture.extractor.as_str()), ("text/html", "html 1"));
    assert_eq!(usize::try_from(capture.size).unwrap(), markup.len());
    // Signs of less and greater make no markup.
    let saved = app.editor().post("/sources/inbox", &[("text", "1 < 2 and 3 > 2, he wrote.")]).await;
    assert_eq!(saved.status, 303);
    assert_eq!(all(&app)[1].1.media_type, "text/plain");
}

#[actix_web::test]
async fn what_cannot_be_pasted_is_said_at_the_field_and_not_lost() {
    let app = TestApp::new().await;
    let long = "a ".repeat(2_500_000);
    let empty_page = "<html><head><style>p {}</style></head><body><div></div><div></div></body></html>".to_owned();
    let cases = [
        (String::new(), "Paste the text of the article first"),
        ("  \n\u{200b} ".to_owned(), "There is nothing to read in it"),
        (long, "more than two million characters"),
        (empty_page, "There is nothing to read in it"),
        ("<div>".repeat(300_000), "There is nothing to read in it"),
    ];
    for (typed, message) in cases {
        let page = app.editor().post("/sources/inbox", &[("text", &typed)]).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains(message), "{message}: {}", page.text().chars().take(800).collect::<String>());
        let kept = page.form("/sources/inbox").into_iter().find(|(name, _)| name == "text").unwrap().1;
        assert_eq!(kept.trim(), typed.trim(), "{message}");
    }
    let page = app.editor().post("/sources/inbox", &[("text", "Words."), ("url", "javascript:alert(1)")]).await;
    assert_eq!(page.status, 422);
    assert!(page.html().contains("id=\"url-error\"") && page.html().contains("Words."), "{}", page.text());
    let page = app.editor().in_french().post("/sources/inbox", &[("text", "")]).await;
    assert!(page.text().contains("Collez d’abord le texte de l’article."), "{}", page.text());
    assert!(all(&app).is_empty());
}

#[actix_web::test]
async fn files_are_decoded_by_their_look_and_their_names_cleaned() {
    let app = TestApp::new().await;
    let russian: Vec<u8> = {
        let words = "Медсестра Олена Вербова задержана в Ксандрии. Суд приговорил её к десяти годам.";
        let place = |c: char| match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).unwrap(),
            'ё' => 0xb8,
            c => u8::try_from(c).unwrap(),
        };
        words.chars().map(place).collect()
    };
    let western =
        b"L'infirmi\xe8re a \xe9t\xe9 arr\xeat\xe9e \xe0 Xandria; sa m\xe8re l'a appris en \xe9t\xe9.".to_vec();
    let turkish =
        b"Hem\xfeire tutukland\xfd; a\xf0abeyi \xddstanbul'da kald\xfd ve \xfdsrarla \xe7a\xf0\xfdrd\xfd.".to_vec();
    let declared = b"<html><head><meta charset=\"iso-8859-9\"><title>Hem\xfeire</title></head><body><p>Tutukland\xfd.</p></body></html>".to_vec();
    let twice = "La mÃ¨re de lâ€™infirmiÃ¨re a Ã©tÃ© arrÃªtÃ©e.".as_bytes().to_vec();
    let files: [(&str, &[u8]); 5] = [
        ("../../etc/russian.txt", &russian),
        ("french.TXT", &western),
        ("turkish.txt", &turkish),
        ("page.htm", &declared),
        ("twice.txt", &twice),
    ];
    let page = send(&app, &files).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("5 articles came in"), "{}", page.text());
    let all = all(&app);
    let said: Vec<String> = all.iter().map(|(source, _)| text(&app, source)).collect();
    assert!(said[0].contains("Олена Вербова"), "{said:?}");
    assert!(said[1].contains("L'infirmière a été arrêtée"), "{said:?}");
    assert!(said[2].contains("Hemşire tutuklandı"), "{said:?}");
    assert_eq!(said[3], "Tutuklandı.");
    let encodings: Vec<&str> = all.iter().filter_map(|(_, capture)| capture.encoding.as_deref()).collect();
    assert_eq!(encodings, ["windows-1251", "windows-1252", "windows-1254", "windows-1254", "UTF-8"]);
    assert_eq!(all[0].1.file_name.as_deref(), Some("russian.txt"));
    assert_eq!(all[0].1.notes, "guessed");
    assert!(all[4].1.noticed().any(|note| note == "mojibake"), "{}", all[4].1.notes);
    let page = app.editor().get(&format!("/sources/{}", all[4].0.id)).await;
    assert!(page.text().contains("damaged before it came here"), "{}", page.text());
}

#[actix_web::test]
async fn a_mail_gives_its_text_and_says_what_was_not_read() {
    let app = TestApp::new().await;
    let plain = b"From: =?utf-8?q?Olena_Press?= <press@example.org>\r\nTo: desk@example.org\r\nSubject: =?utf-8?q?Une_infirmi=C3=A8re?=\r\nDate: Mon, 18 Mar 2024 09:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nElle est d=C3=A9tenue.\r\n--x\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n";
    let page = b"From: a@example.org\r\nSubject: Page\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>\xce\xeb\xe5\xed\xe0</p><script>no()</script>\r\n";
    assert_eq!(send(&app, &[("letter.eml", plain), ("page.eml", page)]).await.status, 200);
    let all = all(&app);
    assert_eq!(all[0].0.title, "Une infirmière");
    assert_eq!(text(&app, &all[0].0), "Elle est détenue.");
    assert_eq!((all[0].1.media_type.as_str(), all[0].1.notes.as_str()), ("message/rfc822", "attachments"));
    assert_eq!(text(&app, &all[1].0), "Олена");
    let refused = send(&app, &[("none.eml", b"no header at all, just words")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("This is not a mail"), "{}", refused.text());
}

#[actix_web::test]
async fn a_pdf_file_is_read_or_kept_and_says_why_it_has_no_text() {
    let app = TestApp::new().await;
    let good = pdf::saying(&["Xandria jailed Olena Verbova,", "a Ukrainian nurse, in March 2024."], 1);
    let saved = send(&app, &[("report.pdf", &good)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let (source, _) = all(&app).remove(0);
    assert!(text(&app, &source).contains("jailed Olena Verbova, a Ukrainian nurse"), "{}", text(&app, &source));
    let broken = b"%PDF-1.7 and then nothing that makes sense".to_vec();
    let many = pdf::saying(&["One page."], 501);
    let bad: [(&str, Vec<u8>, &str, &str); 4] = [
        ("scan.pdf", pdf::without_text(), "no-text", "There is no text in this PDF file"),
        ("locked.pdf", pdf::locked(), "password", "opens only with a password"),
        ("broken.pdf", broken, "unreadable", "broken or of a kind"),
        ("many.pdf", many, "too-much", "more than 500 pages"),
    ];
    for (name, bytes, note, words) in &bad {
        let saved = send(&app, &[(name, bytes)]).await;
        assert_eq!(saved.status, 303, "{name}: {}", saved.text());
        let (source, capture) = all(&app).pop().unwrap();
        assert_eq!((capture.notes.as_str(), source.text_sha256.as_deref()), (*note, None), "{name}");
        assert_eq!(usize::try_from(capture.size).unwrap(), bytes.len(), "{name} is not kept whole");
        let page = app.editor().follow(&saved).await;
        assert!(page.text().contains(words), "{name}: {}", page.text());
        assert_eq!(source.title, name.trim_end_matches(".pdf"));
    }
    // Whatever becomes of one that is deeper than any stack, it is kept, and the portal goes on.
    assert_eq!(send(&app, &[("deep.pdf", &pdf::bottomless())]).await.status, 303);
    assert_eq!(app.editor().get("/sources").await.rows().len(), 6);
}

#[actix_web::test]
async fn files_that_cannot_be_taken_are_told_one_by_one_and_keep_none_out() {
    let app = TestApp::new().await;
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    let files: [(&str, &[u8]); 6] = [
        ("good.txt", ARTICLE.as_bytes()),
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\0"),
        ("letter.docx", b"PK\x03\x04"),
        ("large.txt", &large),
        ("page.html", b"<html><body><img src=x></body></html>"),
    ];
    let page = send(&app, &files).await;
    assert_eq!(page.status, 422);
    let words = page.text();
    for message in [
        "One article came in",
        "empty.txt: It is empty",
        "picture.txt: This is not text",
        "letter.docx: Only .txt",
        "large.txt: It is larger than 10",
        "page.html: There is nothing to read",
    ] {
        assert!(words.contains(message), "{message}: {words}");
    }
    assert_eq!(all(&app).len(), 1);
    let none = send(&app, &[("", b"")]).await;
    assert_eq!(none.status, 422);
    assert!(none.text().contains("Choose a file first"), "{}", none.text());
    let many: Vec<(String, String)> = (0..21).map(|n| (format!("{n}.txt"), format!("Article {n}."))).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let page = send(&app, &many).await;
    assert!(
        page.text().contains("20 articles came in") && page.text().contains("20.txt: It is larger"),
        "{}",
        page.text()
    );
}

#[actix_web::test]
async fn files_need_the_token_and_the_right() {
    let app = TestApp::new().await;
    let files: [(&str, &[u8]); 1] = [("a.txt", b"Words.")];
    assert_eq!(app.editor().upload_raw("/sources/inbox/files", &[], &files).await.status, 403, "without a token");
    let stolen = habeas::web::csrf::token(app.reader().secret());
    let with_stolen = app.editor().upload_raw("/sources/inbox/files", &[("csrf", &stolen)], &files).await;
    assert_eq!(with_stolen.status, 403, "another member's token");
    assert_eq!(app.reader().upload("/sources/inbox/files", &[], &files).await.status, 403);
    assert_eq!(app.anonymous().upload("/sources/inbox/files", &[], &files).await.status, 401);
    assert_eq!(app.reader().get("/sources/inbox/new").await.status, 403);
    assert!(all(&app).is_empty());
}
