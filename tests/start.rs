//! The first start and the commands, as the real program does them: what
//! scripts may rely on is an exit code, and sentences on standard error.

use crate::support::process::Portal;
use std::process::Output;

fn says(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn of_two_who_open_the_set_up_link_at_once_one_becomes_the_administrator() {
    let portal = Portal::start();
    let (one, other) = (portal.at_the_link(), portal.at_the_link());
    let mut answers = std::thread::scope(|scope| {
        let waiting = [&one, &other].map(|client| scope.spawn(|| portal.begin(client)));
        waiting.map(|it| it.join().unwrap())
    });
    answers.sort();
    assert_eq!(answers, [Some(303), Some(404)]);
    assert_eq!(portal.begin(&portal.at_the_link()), Some(404), "the link works once");
}

#[test]
fn commands_answer_scripts_with_exit_codes_and_people_with_sentences() {
    let portal = Portal::start();
    let client = portal.set_up();
    client.new_case("Théo Brémond", "AZE");

    let (code, out, err) = says(&portal.command(&["export", "cases", "--profile", "data", "--country", "AZE"]));
    assert_eq!((code, err.contains("error")), (Some(0), false), "{err}");
    assert_eq!(out.lines().count(), 2, "a heading and a row: {out}");
    assert!(out.contains("Théo Brémond"));
    let (code, out, _) = says(&portal.command(&["export", "cases", "--profile", "data", "--country", "FRA"]));
    assert_eq!((code, out.lines().count()), (Some(0), 1), "a heading");

    for (wrong, word) in [
        (&["export", "cases", "--profile", "pdf"][..], "profile"),
        (&["export", "cases", "--profile", "data", "--country", "Azerbaijan"], "--country"),
        (&["export", "cases", "--profile", "data", "--custody", "lost"], "--custody"),
        (&["invite", "nobody", "--organisation", "Committee North", "--role", "reader"], "nobody"),
        (&["invite", "n@example.org", "--organisation", "Committee North", "--role", "king"], "king"),
        (&["invite", "n@example.org", "--organisation", "Committee South", "--role", "reader"], "Committee North"),
        (&["reset", "nobody"], "nobody"),
        (&["reset", "nobody@example.org"], "nobody@example.org"),
        (&["email", "nobody@example.org", "n@example.org"], "nobody@example.org"),
        (&["email", "ada@example.org", "nobody"], "nobody"),
        (&["email", "ada@example.org", "ada@example.org"], "already"),
        (&["seed", "demo"], "empty"),
        (&["frobnicate"], "frobnicate"),
    ] {
        let (code, out, err) = says(&portal.command(wrong));
        assert!(matches!(code, Some(1 | 2)), "{wrong:?}: {code:?}");
        assert_eq!(out, "", "{wrong:?}");
        assert!(err.contains(word), "{wrong:?}: {err}");
        assert!(!err.contains("panicked"), "{err}");
    }

    let invite = ["invite", "n@example.org", "--organisation", "Committee North", "--role", "reader"];
    let (code, out, _) = says(&portal.command(&invite));
    assert_eq!(code, Some(0));
    assert!(out.contains("http://") && out.contains("/invitations/"), "{out}");
    let (code, out, err) = says(&portal.command(&["email", "Ada@example.org", "ada@new.example.org"]));
    assert_eq!(code, Some(0), "{err}");
    let link = out.lines().find(|line| line.contains("/account/email/")).unwrap_or_else(|| panic!("no link: {out}"));
    let path = link.trim().split_once("//").unwrap().1.split_once('/').unwrap().1;
    assert!(client.get(&format!("/{path}")).contains("ada@new.example.org"), "the link does not open");
    // Whoever lost everything comes back by a link: their factor is gone, and the old session with it.
    let (code, out, err) = says(&portal.command(&["reset", "Ada@example.org"]));
    assert_eq!(code, Some(0), "{err}");
    let link = out.lines().find(|line| line.contains("/resets/")).unwrap_or_else(|| panic!("no link: {out}"));
    assert!(client.get("/cases").contains("name=\"password\""), "the session outlives the reset");
    let path = link.trim().split_once("//").unwrap().1.split_once('/').unwrap().1;
    assert!(client.get(&format!("/{path}")).contains("name=\"password_new\""), "the link does not open");
    let (code, out, _) = says(&portal.command(&["--help"]));
    assert_eq!(code, Some(0));
    assert!(out.contains("habeas reset"), "{out}");
    assert!(out.contains("DATABASE_URL") && out.contains("habeas export cases"), "{out}");
    for harmless in ["migrate", "check"] {
        assert_eq!(portal.command(&[harmless]).status.code(), Some(0), "{harmless}");
    }
}

#[test]
fn a_new_key_seals_everything_again_and_what_was_sealed_still_opens() {
    let mut portal = Portal::start();
    let client = portal.set_up();
    let case = client.new_case("Théo Brémond", "AZE");
    let fields = [("kind", "passport"), ("number", "00XY99999")];
    assert_eq!(client.try_post(&format!("{case}/documents"), &fields), Some(303));
    let page = client.get(&case);
    let mut actions = page.split("action=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let reveal = actions.find(|action| action.ends_with("/reveal/number")).unwrap().to_owned();
    let look = || client.post(&reveal, &[("reason", "a visa")]).map(|(status, _, body)| (status, body)).unwrap();
    assert!(look().1.contains("00XY99999"));

    let (code, out, err) = says(&portal.command(&["keys", "rotate"]));
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("Sealed with it: 1.") && out.contains("keys.toml"), "{out}");
    assert!(!out.contains("00XY99999"));
    // The portal that runs has not read the new key: it says what to do, and shows nothing.
    let (status, body) = look();
    assert!(status == 400 && body.contains("start the portal again") && !body.contains("00XY99999"), "{status} {body}");
    portal.kill();
    portal.restart();
    assert!(look().1.contains("00XY99999"), "opened with the new key");
    let history = client.get(&format!("{case}/history"));
    assert!(history.contains("habeas keys rotate") && !history.contains("sealed:"), "{history}");
    let (code, out, _) = says(&portal.command(&["keys", "rotate"]));
    assert!(code == Some(0) && out.contains("Sealed with it: 1."), "{out}");
}
