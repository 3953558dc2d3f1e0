use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::{Form, Order, keys, sort_key, split};
use crate::text::tokens;

/// The parts as `given|middle|particle|family|suffix`.
fn parted(full: &str, order: Order) -> String {
    let p = split(full, order);
    [p.given, p.middle, p.particle, p.family, p.suffix].join("|")
}

#[test]
fn parts_are_guessed_without_an_order() {
    for (full, parts) in [
        ("Théo Clerc", "Théo|||Clerc|"),
        ("Clerc,  Théo Hugo", "Théo Hugo|||Clerc|"),
        ("Clerc", "|||Clerc|"),
        ("", "||||"),
        ("KOHLER Cécile", "Cécile|||KOHLER|"),
        ("Cécile J. KOHLER", "Cécile J.|||KOHLER|"),
        ("CÉCILE KOHLER", "CÉCILE|||KOHLER|"),
        ("Olivier VAN DE CASTEELE", "Olivier||VAN DE|CASTEELE|"),
        ("de LA TORRE María Inés", "María Inés||de LA|TORRE|"),
        ("Ewan McDONALD", "Ewan|||McDONALD|"),
        ("Olivier Van de Casteele", "Olivier||Van de|Casteele|"),
        ("Casteele, Olivier van de", "Olivier||van de|Casteele|"),
        ("van de Casteele, Olivier", "Olivier||van de|Casteele|"),
        ("Ursula von der Heide", "Ursula||von der|Heide|"),
        ("Martin King Jr.", "Martin|||King|Jr."),
        ("King, Martin, Jr.", "Martin|||King|Jr."),
        ("Martin King, III", "Martin|||King|III"),
        ("Mohamed Ben Salem", "Mohamed||Ben|Salem|"),
        ("Ali bin Hassan bin Omar", "Ali||bin|Hassan bin Omar|"),
        ("Mohamed Ould Abdel Aziz", "Mohamed||Ould|Abdel Aziz|"),
        ("Alaa Abd el-Fattah", "Alaa|||Abd el-Fattah|"),
        ("Abdel Fattah al-Sisi", "Abdel Fattah|||al-Sisi|"),
        ("Abd el Fattah Saad", "Abd el Fattah|||Saad|"),
        ("José Ortega y Gasset", "José|||Ortega y Gasset|"),
        ("Châu Văn Khảm", "Châu Văn|||Khảm|"),
        ("Павел Алексеевич Рубцов", "Павел|Алексеевич||Рубцов|"),
        ("Рубцов Павел Алексеевич", "Павел|Алексеевич||Рубцов|"),
        ("Pavel Alekseyevich Rubtsov", "Pavel|Alekseyevich||Rubtsov|"),
        ("Evan Michael Gershkovich", "Evan Michael|||Gershkovich|"),
        ("محمد بن سلمان", "محمد||بن|سلمان|"),
        ("علاء عبد الفتاح", "علاء|||عبد الفتاح|"),
        ("دریایی، آرمان", "آرمان|||دریایی|"),
        ("桂敏海", "敏海|||桂|"),
        ("欧阳明", "明|||欧阳|"),
        ("桂 敏海", "敏海|||桂|"),
        ("埃文·格什科维奇", "埃文|||格什科维奇|"),
        ("山田太郎", "|||山田太郎|"),
        ("山田 太郎", "太郎|||山田|"),
        ("김동철", "동철|||김|"),
        ("남궁민수", "민수|||남궁|"),
        ("דוד בן גוריון", "דוד||בן|גוריון|"),
    ] {
        assert_eq!(parted(full, Order::Unknown), parts, "{full}");
    }
}

#[test]
fn an_order_that_is_known_counts() {
    for (full, code, parts) in [
        ("Châu Van Khảm", "family_first", "Van Khảm|||Châu|"),
        ("Kim Dong Chul", "family_first", "Dong Chul|||Kim|"),
        ("de la Cruz Ana", "family_first", "Ana||de la|Cruz|"),
        ("Suu Kyi", "single", "|||Suu Kyi|"),
        ("Théo Clerc", "given_first", "Théo|||Clerc|"),
        ("太郎 山田", "given_first", "太郎|||山田|"),
    ] {
        assert_eq!(parted(full, Order::of(code)), parts, "{full}");
    }
    assert!(Form::read("Théo Clerc", Order::GivenFirst).parts.sure);
    assert!(!Form::read("Andrés Martínez Adasme", Order::GivenFirst).parts.sure);
    assert_eq!(Order::of("?"), Order::Unknown);
}

#[test]
fn keys_find_other_ways_to_write_a_name() {
    for (full, wanted) in [
        ("Olivier Van de Casteele", "olivier van de casteele vandecasteele decasteele"),
        ("Kylie Moore-Gilbert", "kylie moore gilbert mooregilbert"),
        ("Mohamed Ben Salem", "mohamed ben salem bensalem"),
        ("Alaa Abd el-Fattah", "alaa abd el fattah elfattah abdel abdelfattah"),
        ("Alaa Abdel Fattah", "alaa abdel fattah abdelfattah"),
        ("Alaa Abdelfattah", "alaa abdelfattah"),
        ("Mu\u{308}ller Schröder", "muller schroder mueller schroeder"),
        ("Jørgen Åse Muñoz", "jorgen ase munoz joergen aase munyoz"),
        ("Vidadi İsgəndərli", "vidadi isgandarli isgenderli"),
        ("Johan Floderu’s", "johan floderu floderus"),
        ("علاء عبد الفتاح", "l علاء عبدالفتاح فتاح"),
        ("عبدالفتاح السيسي", "عبدالفتاح سيسي السيسي lsysy"),
        ("桂敏海", "guiminhai 桂敏海 gui minhai 敏海"),
        ("김동철", "gimdongcheol 김동철 gim dongcheol 동철"),
        ("Эван Гершкович", "evan эван gershkovich гершкович"),
    ] {
        let found = keys(full);
        for word in wanted.split(' ').filter(|word| word.len() > 1) {
            assert!(found.iter().any(|key| key == word), "{full}: {word} not in {found:?}");
        }
    }
}

#[test]
fn lists_sort_by_family_name() {
    for (full, family, key) in [
        ("Théo Clerc", Some("Clerc"), "clerc theo"),
        ("Théo Clerc", None, "theo clerc"),
        ("Théo Clerc", Some(" "), "theo clerc"),
        ("Clerc, Théo", None, "clerc theo"),
        ("KOHLER Cécile", None, "kohler cecile"),
        ("Olivier Van de Casteele", Some("Casteele"), "casteele olivier van de"),
        ("Olivier Van de Casteele", Some("Van de Casteele"), "van de casteele olivier"),
        ("Kylie Moore-Gilbert", Some("Moore-Gilbert"), "moore gilbert kylie"),
        ("Ali Ali Hassan", Some("Ali"), "ali ali hassan"),
        ("桂敏海", None, "gui minhai"),
        ("فریبا عادلخواه", Some("Adelkhah"), "adelkhah fryb dlkhwh"),
        ("Рубцов Павел", Some("Рубцов"), "rubtsov pavel"),
        ("—", None, "—"),
        ("", None, ""),
    ] {
        assert_eq!(sort_key(full, family), key, "{full}");
    }
    assert_eq!(Form::read(" Théo  Clerc", Order::GivenFirst).sort_key(), "clerc theo");
    assert_eq!(Form::read("Théo Clerc", Order::Unknown).keys(), ["theo", "clerc"]);
}

/// The letters of a text, whatever their order.
fn letters(text: &str) -> Vec<char> {
    let apart = |c: &char| c.is_whitespace() || ",،，、·・•".contains(*c);
    let mut letters: Vec<char> = text.chars().filter(|c| !apart(c)).collect();
    letters.sort_unstable();
    letters
}

const NAMELIKE: &str = "([A-Z]{2,5}|[A-Z][a-zé]{1,6}|van|de|al-|Abd|y|Jr.|桂敏海|김동|بن|عبد|Иванович|,|·| ){0,9}";

proptest! {
    #[test]
    fn splitting_loses_no_letter(free in any::<String>(), namelike in NAMELIKE) {
        for full in [free, namelike] {
            for order in [Order::Unknown, Order::GivenFirst, Order::FamilyFirst, Order::Single] {
                prop_assert_eq!(letters(&parted(&full, order).replace('|', "")), letters(&full.replace('|', "")));
            }
        }
    }

    #[test]
    fn keys_begin_with_the_tokens(full in NAMELIKE) {
        let (keys, tokens) = (keys(&full), tokens(&full));
        prop_assert!(keys.starts_with(&tokens));
        prop_assert!(sort_key(&full, None).is_ascii() || keys.is_empty());
    }
}
