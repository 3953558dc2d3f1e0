//! Names in Chinese, Japanese and Korean writing.

use super::split::{Order, Parts, with_family};
use crate::text;

/// Chinese, Japanese and Korean names: the family name first, often without a space.
pub(super) fn by_script(words: &[&str], order: Order) -> Option<Parts> {
    let script = text::script_of(&words.concat());
    if !matches!(script, "Hans" | "Jpan" | "Hang") || order == Order::GivenFirst {
        return None;
    }
    if let Some((family, given)) = words.split_first().filter(|(_, given)| !given.is_empty()) {
        return Some(Parts { sure: true, ..with_family(&[family], given, &[]) });
    }
    let word = words.concat();
    // A foreign name in Chinese or Japanese writing keeps its own order.
    if let Some((given, family)) = word.rsplit_once(['·', '・', '•']) {
        return Some(with_family(&[family], &[given], &[]));
    }
    let length = word.chars().count();
    let double = DOUBLE.iter().any(|family| word.starts_with(family)) && length > 2;
    let first = if double { 2 } else { 1 };
    // Four Chinese characters are a Japanese name more often than not, and where it parts nobody can see.
    if script == "Jpan" || length < 2 || length > first + 2 {
        return Some(Parts { family: word, ..Parts::default() });
    }
    let (family, given) = (word.chars().take(first).collect(), word.chars().skip(first).collect());
    Some(Parts { family, given, sure: true, ..Parts::default() })
}

/// Family names of two characters.
const DOUBLE: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙",
    "公孫", "慕容", "令狐", "夏侯", "长孙", "長孫", "端木", "남궁", "황보", "제갈", "선우", "독고", "사공", "서문",
];
