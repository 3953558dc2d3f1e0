//! Character references. The common names are known; an unknown one stays as it is written.

/// A longer reference is none.
const LONGEST: usize = 12;

const NAMES: [(&str, char); 62] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("shy", '\u{ad}'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("aacute", 'á'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("uacute", 'ú'),
    ("ugrave", 'ù'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("szlig", 'ß'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("Agrave", 'À'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("Ccedil", 'Ç'),
    ("Ntilde", 'Ñ'),
    ("Aacute", 'Á'),
    ("Oacute", 'Ó'),
    ("Aring", 'Å'),
    ("Oslash", 'Ø'),
    ("AElig", 'Æ'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("euro", '€'),
    ("pound", '£'),
    ("copy", '©'),
    ("middot", '·'),
    ("iexcl", '¡'),
];

/// The character a text that begins with `&` stands for, and how many bytes it takes.
pub(super) fn decode_entity(text: &str) -> (Option<char>, usize) {
    let body = text.get(1..).unwrap_or_default();
    let end = body.floor_char_boundary(LONGEST);
    let Some(semicolon) = body.get(..end).and_then(|head| head.find(';')) else {
        return (None, 1);
    };
    let name = body.get(..semicolon).unwrap_or_default();
    let decoded = match name.strip_prefix('#') {
        Some(number) => numbered(number),
        None => NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c),
    };
    match decoded {
        Some(c) => (Some(c), semicolon + 2),
        None => (None, 1),
    }
}

/// References to control characters are read as browsers do, as windows-1252, or not at all.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())
}
