//! The word lists, line by line.

use super::load::{lines, read_line, sheets};
use super::*;

#[test]
fn every_line_of_every_list_can_be_read() {
    for language in Language::ALL {
        for (sheet, text) in sheets(language) {
            for line in lines(text) {
                assert!(read_line(sheet, line).is_some(), "{language:?} {sheet:?}: {line}");
            }
        }
    }
}

#[test]
fn no_list_says_the_same_twice() {
    for language in Language::ALL {
        for (sheet, text) in sheets(language) {
            let mut seen = std::collections::HashSet::new();
            for line in lines(text) {
                assert!(seen.insert(line), "{language:?} {sheet:?}: {line}");
            }
        }
    }
}
