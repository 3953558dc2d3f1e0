use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};

use super::{TOKEN_CHARS, TOKEN_COUNT, TextProblem, clean_line, clean_text, dir, fold, script_of, tokens};

#[test]
fn keys_of_many_scripts() {
    for (written, key) in [
        ("Théo  Clerc", "theo clerc"),
        ("İsgəndərli, Vidadi", "isgandarli vidadi"),
        ("I\u{307}smayıl", "ismayil"),
        ("Straße ŁÓDŹ Øst Đỗ Ægir Œuvre Þór Guðrún", "strasse lodz ost do aegir oeuvre thor gudrun"),
        ("Châu Văn Khảm", "chau van kham"),
        ("O'Neill / Moore-Gilbert", "o neill moore gilbert"),
        ("Герман Мойжес", "german moyzhes"),
        ("Игорь", "igor"),
        ("Ռուբեն", "rrowben"),
        ("გიორგი", "giorgi"),
        ("桂敏海", "guiminhai"),
        ("김동철", "gimdongcheol"),
        ("Νίκος", "nikos"),
        ("عَلـي", "ly"),
        ("علی", "ly"),
        ("Ｆｕｌｌ ２０２４", "full 2024"),
        ("zero\u{200b}width \u{202e}x", "zerowidth x"),
        ("…—!", ""),
        ("(a) — ٣", "a 3"),
    ] {
        assert_eq!(fold(written), key, "{written}");
    }
}

#[test]
fn words_of_many_scripts() {
    for (written, words) in [
        ("Moore-Gilbert", "moore gilbert mooregilbert"),
        ("Abd-el-Fattah", "abd el fattah abdelfattah"),
        ("O’Neill d'Arc", "neill oneill arc darc"),
        ("Clerc’s case, CLERC'S", "clerc case"),
        ("the s-bend 's", "the bend sbend"),
        ("Эван Мойжёс", "evan эван moyzhes мойжес"),
        ("علي علی عَلِيّ", "ly علي"),
        ("علی‌رضا", "ly علي rd رضا lyrd عليرضا"),
        ("فاطمة أحمد", "ftmh فاطمه hmd احمد"),
        ("桂敏海", "guiminhai 桂敏海 桂 敏 海"),
        ("李", "li 李"),
        ("山田たろう", "shantiantarou 山田たろう 山田 山 田"),
        ("김 이", "gim 김 이"),
        ("Ἀλέξανδρος ΝΊΚΟΣ", "alexandros αλεξανδροσ nikos νικοσ"),
        ("नरेंद्र", "nremdr नरेंद्र"),
        ("צ׳רלי", "רלי rly"),
        ("--a b -- x' 'yes'", "yes"),
        ("№5 7e1f", "no5 7e1f"),
        ("Saʿīd \u{feff}so\u{ad}ft", "said soft"),
    ] {
        let found = tokens(written);
        if written.starts_with('צ') {
            assert!(found.contains(&"צרלי".to_owned()), "{found:?}");
        } else {
            assert_eq!(found.join(" "), words, "{written}");
        }
    }
}

#[test]
fn tokens_are_bounded() {
    let long = tokens(&"x".repeat(1_000));
    assert_eq!(long, ["x".repeat(TOKEN_CHARS)]);
    let many: String = (0..9_000).map(|n| format!("word{n} ")).collect();
    assert_eq!(tokens(&many).len(), TOKEN_COUNT);
    let han: String = ('\u{4e00}'..='\u{6e00}').collect();
    assert_eq!(tokens(&han).len(), TOKEN_COUNT);
}

#[test]
fn lines_are_cleaned() {
    for (typed, clean) in [
        ("  Théo \t Clerc\r\n", "Théo Clerc"),
        ("Cle\u{301}ment\u{0}\u{7}", "Clément"),
        ("a\u{c}b\u{a0}c\u{3000}d", "a b c d"),
        ("\u{202e}evil\u{202c}\u{2066}x\u{2069}\u{200e}\u{61c}", "evilx"),
        ("e\u{200b}\u{301}", "é"),
        ("pay\u{200d}pal \u{200c}x", "paypal x"),
        ("علی‌رضا", "علی‌رضا"),
        ("علی\u{200c}\u{200b}\u{200d}رضا\u{200c}", "علی‌رضا"),
        ("क्\u{200d}ष", "क्\u{200d}ष"),
        ("\u{e0041}\u{fffe}\u{3164}", ""),
    ] {
        assert_eq!(clean_line(typed, 99).as_deref(), Ok(clean), "{typed:?}");
    }
    let problem = TextProblem::TooLong { max: 3, is: 4 };
    assert_eq!(clean_line(" éééé ", 3), Err(problem));
    assert_eq!(clean_line(" ééé ", 3).as_deref(), Ok("ééé"));
}

#[test]
fn texts_keep_their_lines() {
    let typed = "\u{feff}\r\nOne\ttwo  three\r\n\r\nfour\rfive\u{2028}six \u{1b}[0m\n";
    let clean = "One\ttwo  three\n\nfour\nfive\nsix [0m";
    assert_eq!(clean_text(typed, 99).as_deref(), Ok(clean));
}

#[test]
fn scripts_and_directions() {
    for (text, script, direction) in [
        ("Théo Clerc", "Latn", "ltr"),
        ("Эван (Evan)", "Cyrl", "ltr"),
        ("فریبا عادلخواه", "Arab", "rtl"),
        ("桂敏海", "Hans", "ltr"),
        ("김동철", "Hang", "ltr"),
        ("山田太郎さん", "Jpan", "ltr"),
        ("Ռուբեն", "Armn", "ltr"),
        ("გიორგი", "Geor", "ltr"),
        ("שלום", "Hebr", "rtl"),
        ("Νίκος", "Grek", "ltr"),
        ("नरेंद्र", "Deva", "ltr"),
        ("สมชาย", "Thai", "ltr"),
        ("မောင်", "Mymr", "ltr"),
        ("ኢትዮጵያ", "Ethi", "ltr"),
        ("12 — 3", "Zyyy", "ltr"),
        ("", "Zyyy", "ltr"),
    ] {
        assert_eq!((script_of(text), dir(text)), (script, direction), "{text}");
    }
}

#[test]
fn the_table_of_scripts_is_in_order() {
    let edges: Vec<char> = super::script::SCRIPTS.iter().flat_map(|(first, last, _)| [*first, *last]).collect();
    assert!(edges.is_sorted());
}

/// Characters that the cleaning has rules for, beside a few plain ones.
const AWKWARD: &str = "[aé \u{0}-\u{20}\u{85}\u{a0}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2028}\u{2066}\
\u{feff}\u{301}\u{334}\u{64e}\u{94d}\u{9b0}علی한ᄀ가ग-]{0,24}";

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(any in any::<String>(), odd in AWKWARD) {
        for text in [any, odd] {
            let Ok(line) = clean_line(&text, usize::MAX) else { unreachable!() };
            prop_assert_eq!(clean_line(&line, usize::MAX), Ok(line.clone()));
            prop_assert_eq!(clean_text(&line, usize::MAX), Ok(line));
            let Ok(lines) = clean_text(&text, usize::MAX) else { unreachable!() };
            prop_assert_eq!(clean_text(&lines, usize::MAX), Ok(lines.clone()));
            prop_assert!(!lines.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        }
    }

    #[test]
    fn folding_gives_ascii_and_is_stable(any in any::<String>(), odd in AWKWARD) {
        for text in [any, odd] {
            let key = fold(&text);
            prop_assert!(key.chars().all(|c| c == ' ' || c.is_ascii_digit() || c.is_ascii_lowercase()));
            prop_assert!(!key.contains("  ") && key.trim() == key);
            prop_assert_eq!(fold(&key), key);
        }
    }

    #[test]
    fn tokens_give_themselves(words in prop::collection::vec("\\PC{1,12}", 0..6)) {
        for token in tokens(&words.join(" ")) {
            prop_assert!(!token.contains(char::is_whitespace));
            prop_assert!(tokens(&token).contains(&token), "{token}");
        }
    }
}
