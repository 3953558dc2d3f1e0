//! Encodings, and what is no text.

use super::*;

fn encoding(bytes: &[u8]) -> &'static str {
    decode(bytes, None).unwrap().encoding
}

#[test]
fn utf8_is_taken_as_it_is() {
    let found = decode("Détenu à Téhéran".as_bytes(), Some("windows-1252")).unwrap();
    assert_eq!((&*found.text, found.encoding, found.guessed), ("Détenu à Téhéran", "UTF-8", false));
}

#[test]
fn marks_and_wide_letters_are_known() {
    let wide: Vec<u8> = "Held since May".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode(&wide, None).unwrap().text, "Held since May");
    let marked: Vec<u8> = [0xfe, 0xff].into_iter().chain("Été".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(decode(&marked, None).unwrap().text, "Été");
    assert_eq!(decode(b"\xef\xbb\xbfabc", None).unwrap().text, "abc");
}

#[test]
fn code_pages_are_told_by_their_letters() {
    let russian = "Гражданин Франции задержан в Москве, сообщил суд. Его держат в следственном изоляторе.";
    assert_eq!(encoding(&WINDOWS_1251.encode(russian).0), "windows-1251");
    let french = "Détenu à Téhéran depuis l’été, l’étudiant français a été libéré après une année de procédure.";
    assert_eq!(encoding(&WINDOWS_1252.encode(french).0), "windows-1252");
    let turkish = "Türkiye'de tutuklanan gazeteci serbest bırakıldı; avukatı şaşkınlığını gizlemedi, dışarıda ağladı.";
    assert_eq!(encoding(&WINDOWS_1254.encode(turkish).0), "windows-1254");
}

#[test]
fn a_declared_page_is_believed_unless_it_is_utf8() {
    let bytes = WINDOWS_1252.encode("café").0;
    assert_eq!(decode(&bytes, Some("iso-8859-1")).unwrap().text, "café");
}

#[test]
fn what_is_no_text_is_refused() {
    assert_eq!(decode(b"", None), Err(Refusal::Empty));
    assert_eq!(decode(b" \n ", None), Err(Refusal::Empty));
    assert_eq!(decode(b"%PDF-1.7 abc", None), Err(Refusal::Binary));
    assert_eq!(decode(b"abc\0\0\x01\x02", None), Err(Refusal::Binary));
    assert_eq!(decode(b"\x89PNG\r\n\x1a\n1234", None), Err(Refusal::Binary));
}

#[test]
fn text_decoded_wrongly_before_is_said_so() {
    assert!(decode("DÃ©tenu Ã  TÃ©hÃ©ran".as_bytes(), None).unwrap().mojibake);
    assert!(!decode("Détenu à Téhéran".as_bytes(), None).unwrap().mojibake);
}
