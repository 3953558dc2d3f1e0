//! Which script a text is in, and which way it runs. It knows the scripts that names come in, not all there are.

/// Unicode blocks by script, in order. Blocks, not the Script property: a table of 70 rows does for what we ask.
pub(super) const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{41}', '\u{7a}', "Latn"),
    ('\u{aa}', '\u{2ff}', "Latn"),
    ('\u{370}', '\u{3ff}', "Grek"),
    ('\u{400}', '\u{52f}', "Cyrl"),
    ('\u{531}', '\u{58a}', "Armn"),
    ('\u{590}', '\u{5ff}', "Hebr"),
    ('\u{600}', '\u{6ff}', "Arab"),
    ('\u{700}', '\u{74f}', "Syrc"),
    ('\u{750}', '\u{77f}', "Arab"),
    ('\u{780}', '\u{7bf}', "Thaa"),
    ('\u{7c0}', '\u{7ff}', "Nkoo"),
    ('\u{860}', '\u{86f}', "Syrc"),
    ('\u{870}', '\u{8ff}', "Arab"),
    ('\u{900}', '\u{97f}', "Deva"),
    ('\u{980}', '\u{9ff}', "Beng"),
    ('\u{a00}', '\u{a7f}', "Guru"),
    ('\u{a80}', '\u{aff}', "Gujr"),
    ('\u{b00}', '\u{b7f}', "Orya"),
    ('\u{b80}', '\u{bff}', "Taml"),
    ('\u{c00}', '\u{c7f}', "Telu"),
    ('\u{c80}', '\u{cff}', "Knda"),
    ('\u{d00}', '\u{d7f}', "Mlym"),
    ('\u{d80}', '\u{dff}', "Sinh"),
    ('\u{e00}', '\u{e7f}', "Thai"),
    ('\u{e80}', '\u{eff}', "Laoo"),
    ('\u{f00}', '\u{fff}', "Tibt"),
    ('\u{1000}', '\u{109f}', "Mymr"),
    ('\u{10a0}', '\u{10ff}', "Geor"),
    ('\u{1100}', '\u{11ff}', "Hang"),
    ('\u{1200}', '\u{139f}', "Ethi"),
    ('\u{13a0}', '\u{13ff}', "Cher"),
    ('\u{1780}', '\u{17ff}', "Khmr"),
    ('\u{1800}', '\u{18af}', "Mong"),
    ('\u{1c80}', '\u{1c8f}', "Cyrl"),
    ('\u{1c90}', '\u{1cbf}', "Geor"),
    ('\u{1d00}', '\u{1dbf}', "Latn"),
    ('\u{1e00}', '\u{1eff}', "Latn"),
    ('\u{1f00}', '\u{1fff}', "Grek"),
    ('\u{2c60}', '\u{2c7f}', "Latn"),
    ('\u{2d00}', '\u{2d2f}', "Geor"),
    ('\u{2d30}', '\u{2d7f}', "Tfng"),
    ('\u{2d80}', '\u{2ddf}', "Ethi"),
    ('\u{2de0}', '\u{2dff}', "Cyrl"),
    ('\u{3005}', '\u{3007}', "Hans"),
    ('\u{3021}', '\u{3029}', "Hans"),
    ('\u{3041}', '\u{30ff}', "Jpan"),
    ('\u{3105}', '\u{312f}', "Bopo"),
    ('\u{3131}', '\u{318e}', "Hang"),
    ('\u{31f0}', '\u{31ff}', "Jpan"),
    ('\u{3400}', '\u{4dbf}', "Hans"),
    ('\u{4e00}', '\u{9fff}', "Hans"),
    ('\u{a000}', '\u{a4cf}', "Yiii"),
    ('\u{a640}', '\u{a69f}', "Cyrl"),
    ('\u{a720}', '\u{a7ff}', "Latn"),
    ('\u{a8e0}', '\u{a8ff}', "Deva"),
    ('\u{a9e0}', '\u{a9ff}', "Mymr"),
    ('\u{aa60}', '\u{aa7f}', "Mymr"),
    ('\u{ab00}', '\u{ab2f}', "Ethi"),
    ('\u{ab30}', '\u{ab6f}', "Latn"),
    ('\u{ac00}', '\u{d7fb}', "Hang"),
    ('\u{f900}', '\u{faff}', "Hans"),
    ('\u{fb00}', '\u{fb06}', "Latn"),
    ('\u{fb13}', '\u{fb17}', "Armn"),
    ('\u{fb1d}', '\u{fb4f}', "Hebr"),
    ('\u{fb50}', '\u{fdff}', "Arab"),
    ('\u{fe70}', '\u{fefc}', "Arab"),
    ('\u{ff21}', '\u{ff5a}', "Latn"),
    ('\u{ff66}', '\u{ff9f}', "Jpan"),
    ('\u{ffa1}', '\u{ffdc}', "Hang"),
    ('\u{20000}', '\u{323af}', "Hans"),
];

/// The ISO 15924 code of the script most letters are in; `Zyyy` when there are none that we know.
///
/// Chinese characters alone are `Hans`: nothing here tells simplified from traditional. With kana they are `Jpan`.
pub fn script_of(s: &str) -> &'static str {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for script in s.chars().filter(|c| c.is_alphabetic()).map(char_script) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let han = counts.iter().find(|(script, _)| *script == "Hans").map_or(0, |(_, count)| *count);
    let mut best = ("Zyyy", 0);
    for (script, count) in counts {
        let count = if script == "Jpan" { count + han } else { count };
        if count > best.1 {
            best = (script, count);
        }
    }
    best.0
}

/// Whether a script is written from right to left.
pub fn is_rtl(script: &str) -> bool {
    matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo")
}

/// The value of HTML's `dir` for a text.
pub fn dir(s: &str) -> &'static str {
    if is_rtl(script_of(s)) { "rtl" } else { "ltr" }
}

/// Whether a character is Chinese, Japanese or Korean, where one character is a word.
pub fn is_cjk(c: char) -> bool {
    matches!(char_script(c), "Hans" | "Jpan" | "Hang")
}

/// The script of one letter.
pub(super) fn char_script(c: char) -> &'static str {
    let after = SCRIPTS.partition_point(|(first, _, _)| *first <= c);
    match after.checked_sub(1).and_then(|at| SCRIPTS.get(at)) {
        Some((_, last, script)) if c <= *last => script,
        _ => "Zyyy",
    }
}
