//! Keeps spreadsheets from running what people typed: a cell that would be read as a formula gets an apostrophe.
//!
//! For the `excel` profile of CSV only; the `data` profile is for programs and carries cells as they are. Numbers of
//! numeric columns do not pass through [`guard`]: "-2" from a number is a number, "-2" from a text field is a text.

use std::borrow::Cow;

/// What stands for a line break inside a cell.
const BREAK: &str = " ⏎ ";

/// A text cell that no spreadsheet takes for a formula, on one line.
pub fn guard(cell: &str) -> Cow<'_, str> {
    let dangerous = is_dangerous(cell);
    if !dangerous && !cell.contains(is_break) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len() + 8);
    if dangerous {
        out.push('\'');
    }
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        if is_break(c) {
            out.push_str(BREAK);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A whole number as a cell of a numeric column: digits and a minus, nothing else.
pub fn integer(number: i64) -> String {
    number.to_string()
}

/// A number with so many decimal places, with a dot; empty when it is not a finite number.
pub fn decimal(number: f64, places: usize) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let digits = format!("{number:.places$}");
    // -0.00 is a formula of nothing, and puzzles readers.
    match digits.strip_prefix('-') {
        Some(zero) if zero.chars().all(|c| matches!(c, '0' | '.')) => zero.to_owned(),
        _ => digits,
    }
}

fn is_dangerous(cell: &str) -> bool {
    let first = cell.chars().find(|c| !is_ignored(*c));
    cell.starts_with(['\t', '\r', '\n']) || first.is_some_and(is_trigger)
}

/// What begins a formula, and the full-width and small twins that some programs turn into it.
fn is_trigger(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '|' | '%')
        || matches!(c, '＝' | '﹦' | '＋' | '﹢' | '－' | '﹣' | '＠' | '﹫' | '｜' | '％' | '﹪')
}

/// What a program may skip before it looks whether the cell is a formula.
fn is_ignored(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}')
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{decimal, guard, integer};

    #[test]
    fn forty_payloads_are_disarmed() {
        let payloads = [
            "=1+1",
            "=cmd|'/C calc'!A0",
            "=HYPERLINK(\"http://a.example\",\"x\")",
            "=IMPORTXML(\"http://a.example\")",
            "=WEBSERVICE(A1)",
            "+1+1",
            "+49 30 1234",
            "+",
            "-",
            "-2+3",
            "-1",
            "-cmd|'/C calc'!A0",
            "@SUM(1+1)*cmd|'/C calc'!A0",
            "@",
            "|cmd",
            "%0A=1+1",
            "\t@SUM",
            "\tharmless",
            "\rharmless",
            "\nharmless",
            "\r\n=1+1",
            "\u{FEFF}=1+1",
            "\u{FEFF}\u{FEFF} \t=1+1",
            " =1+1",
            "\u{a0}=1+1",
            "\u{3000}=1+1",
            " \u{200B}=cmd|'/C calc'!A0",
            "\u{200d}\u{200c}+1",
            "\u{202e}=1+1",
            "\u{2066}-1+1\u{2069}",
            "\u{61c}@x",
            "\u{0}=1+1",
            "\u{1b}=1+1",
            "\u{7f}=1",
            "\u{85}=1",
            "\u{ad}=1",
            "\u{2060}=1",
            "\u{fe0f}=1",
            "\u{e0020}=1",
            "\u{2028}=1",
            "\u{b}\u{c}=1",
        ];
        let twins = "＝﹦＋﹢－﹣＠﹫｜％﹪";
        assert!(payloads.len() >= 40);
        let twins = twins.chars().flat_map(|twin| [format!("{twin}1+1"), format!(" \u{feff}{twin}")]);
        for payload in payloads.map(str::to_owned).into_iter().chain(twins) {
            let guarded = guard(&payload);
            assert!(guarded.starts_with('\''), "{payload:?}");
            assert!(!guarded.contains(['\r', '\n']), "{payload:?}");
        }
        assert_eq!(guard("-2+3"), "'-2+3");
        assert_eq!(guard("\r\n=1"), "' ⏎ =1");
    }

    #[test]
    fn other_cells_stay() {
        for cell in ["", " ", "Théo Clerc", "'=1", "a=1", "2024-01-02", "Moore-Gilbert", "½", "…", "(+1)", "علی"]
        {
            assert!(matches!(guard(cell), Cow::Borrowed(same) if same == cell), "{cell}");
        }
        assert_eq!(guard("one\r\ntwo\nthree\rfour\u{2028}five"), "one ⏎ two ⏎ three ⏎ four ⏎ five");
    }

    #[test]
    fn numbers_stay_numbers() {
        assert_eq!(integer(-1_234), "-1234");
        assert_eq!(decimal(-1234.5, 2), "-1234.50");
        assert_eq!(decimal(-0.001, 2), "0.00");
        assert_eq!(decimal(f64::NAN, 2), "");
    }

    proptest! {
        #[test]
        fn a_guarded_cell_is_safe_and_whole(cell in any::<String>()) {
            let guarded = guard(&cell);
            prop_assert_eq!(guard(&guarded), guarded.clone());
            let bare = if guarded.len() > cell.len() { guarded.strip_prefix('\'') } else { None };
            prop_assert!(bare.unwrap_or(&guarded) == cell || cell.contains(super::is_break));
        }
    }
}
