//! The text of a source as it is read: paragraphs, with the quoted words
//! marked. Pure; places are characters from 0.

/// Words of a paragraph that are marked, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether something is cited or suggested from them.
    pub is_cited: bool,
    /// Whether they are no part of the article.
    pub is_grey: bool,
    /// Where a quote begins with them: its place, which names it in the page.
    pub anchor: Option<usize>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it begins in the text.
    pub start: usize,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// The paragraphs of a text, with these places marked. They may overlap and
/// reach over several paragraphs.
pub fn paragraphs(text: &str, places: &[(usize, usize)]) -> Vec<Paragraph> {
    greyed(text, places, &[])
}

/// The same, with what is no part of the article marked too.
pub fn greyed(text: &str, places: &[(usize, usize)], grey: &[(usize, usize)]) -> Vec<Paragraph> {
    let paragraph = |(start, block): (usize, String)| Paragraph { start, pieces: pieces(start, &block, places, grey) };
    blocks(text).into_iter().map(paragraph).collect()
}

/// Where a text has empty lines they part its paragraphs; where it has none, each line is one.
fn blocks(text: &str) -> Vec<(usize, String)> {
    let has_gaps = text.lines().any(|line| line.trim().is_empty());
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let (mut at, mut is_open) = (0, false);
    for line in text.split('\n') {
        let is_empty = line.trim().is_empty();
        match blocks.last_mut() {
            Some((_, block)) if is_open && has_gaps && !is_empty => {
                block.push('\n');
                block.push_str(line);
            }
            _ if !is_empty => blocks.push((at, line.to_owned())),
            _ => {}
        }
        is_open = !is_empty;
        at += line.chars().count() + 1;
    }
    blocks
}

fn pieces(start: usize, block: &str, places: &[(usize, usize)], grey: &[(usize, usize)]) -> Vec<Piece> {
    let chars: Vec<char> = block.chars().collect();
    let end = start + chars.len();
    let within = |all: &[(usize, usize)]| -> Vec<(usize, usize)> {
        all.iter().copied().filter(|(from, to)| *from < end && *to > start).collect()
    };
    let (here, grey) = (within(places), within(grey));
    let mut cuts: Vec<usize> = here
        .iter()
        .chain(&grey)
        .flat_map(|(from, to)| [(*from).max(start), (*to).min(end)])
        .chain([start, end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .map(|(from, to)| Piece {
            text: chars.get(from - start..to - start).unwrap_or_default().iter().collect(),
            is_cited: here.iter().any(|(first, last)| first <= from && last >= to),
            is_grey: grey.iter().any(|(first, last)| first <= from && last >= to),
            anchor: here.iter().any(|(first, _)| first == from).then_some(*from),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paragraphs: &[Paragraph]) -> String {
        let piece = |piece: &Piece| match (piece.is_cited, piece.anchor) {
            (true, Some(at)) => format!("[{at}:{}]", piece.text),
            (true, None) => format!("[{}]", piece.text),
            _ => piece.text.clone(),
        };
        paragraphs
            .iter()
            .map(|p| format!("{}>{}", p.start, p.pieces.iter().map(piece).collect::<String>()))
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn lines_are_paragraphs_where_nothing_else_parts_them() {
        assert_eq!(shown(&paragraphs("Un.\nDeux.", &[])), "0>Un.|4>Deux.");
    }

    #[test]
    fn empty_lines_part_paragraphs_and_lines_within_stay() {
        assert_eq!(shown(&paragraphs("a\nb\n\n \nc", &[])), "0>a\nb|7>c");
    }

    #[test]
    fn places_count_characters_not_bytes() {
        assert_eq!(shown(&paragraphs("Жан – libéré", &[(6, 12)])), "0>Жан – [6:libéré]");
    }

    #[test]
    fn quotes_may_overlap_and_reach_over_paragraphs() {
        assert_eq!(shown(&paragraphs("abcdef\nghi", &[(1, 4), (3, 8)])), "0>a[1:bc][3:d][ef]|7>[g]hi");
    }

    #[test]
    fn nothing_of_the_text_is_lost() {
        let text = "One two.\n\nThree\nfour. ";
        let all: String =
            paragraphs(text, &[(4, 14)]).iter().flat_map(|p| &p.pieces).map(|p| p.text.as_str()).collect();
        assert_eq!(all.replace('\n', ""), text.replace('\n', ""));
    }
}
