//! One person for all the names that mean her: full names first, then single words of them.

use std::collections::HashMap;

use super::mentions::Mention;

/// A text names no more people than this; what comes after is not read.
pub(super) const MOST: usize = 600;

/// Somebody named in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Someone {
    /// The words of the fullest form.
    pub(super) words: Vec<String>,
    /// The fullest form as it is written.
    pub(super) name: String,
    /// The places in the list of mentions.
    pub(super) mentions: Vec<usize>,
    /// Whether the text never gives more than one word.
    pub(super) single: bool,
}

impl Someone {
    fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    fn last(&self) -> &str {
        self.words.iter().rev().find(|word| !is_suffix(word)).map_or("", String::as_str)
    }
}

/// The people of a text, and for each mention whose it is.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Someone>,
    pub(super) of_mention: Vec<Option<usize>>,
    by_word: HashMap<String, Vec<usize>>,
}

impl People {
    /// Joins mentions to people.
    pub(super) fn gather(mentions: &[Mention]) -> Self {
        let mut people = Self { of_mention: vec![None; mentions.len()], ..Self::default() };
        for heading in [false, true] {
            for (index, mention) in mentions.iter().enumerate().filter(|(_, m)| m.is_full() && m.heading == heading) {
                people.full(index, mention);
            }
        }
        for (index, mention) in mentions.iter().enumerate().filter(|(_, m)| !m.is_full()) {
            people.short(index, mention);
        }
        people.singles(mentions);
        people.list.iter_mut().for_each(|someone| someone.mentions.sort_unstable());
        people
    }

    /// A name of several words: a new person, unless it is a form of a name known already.
    fn full(&mut self, index: usize, mention: &Mention) {
        let known = mention.words.iter().flat_map(|word| self.by_word.get(word).into_iter().flatten()).copied();
        let mut known: Vec<usize> = known.collect();
        known.sort_unstable();
        known.dedup();
        let same = known.into_iter().find(|id| self.list.get(*id).is_some_and(|s| same_name(&s.words, &mention.words)));
        let same = same.or_else(|| self.misspelt(mention));
        match same {
            Some(id) => self.attach(index, id, mention),
            // A heading says names again; what it alone has is mostly no name.
            None if mention.heading && !mention.given => {}
            None => self.add(index, mention),
        }
    }

    fn add(&mut self, index: usize, mention: &Mention) {
        if self.list.len() >= MOST {
            return;
        }
        self.list.push(Someone { words: mention.words.clone(), name: mention.shown.clone(), ..Someone::default() });
        self.attach(index, self.list.len() - 1, mention);
    }

    fn attach(&mut self, index: usize, id: usize, mention: &Mention) {
        let Some(someone) = self.list.get_mut(id) else {
            return;
        };
        someone.mentions.push(index);
        if mention.words.len() > someone.words.len() && !mention.heading {
            someone.words.clone_from(&mention.words);
            someone.name.clone_from(&mention.shown);
        }
        if let Some(slot) = self.of_mention.get_mut(index) {
            *slot = Some(id);
        }
        if mention.is_full() {
            for word in mention.words.iter().filter(|word| word.len() > 1) {
                let ids = self.by_word.entry(word.clone()).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
    }

    /// Two letters off in a long family name, with the same given name: the same person misspelt.
    fn misspelt(&self, mention: &Mention) -> Option<usize> {
        let first = mention.words.first()?;
        let last = mention.words.last()?;
        let ids = self.by_word.get(first).into_iter().flatten();
        ids.copied().find(|id| {
            self.list.get(*id).is_some_and(|s| s.first() == first && s.words.len() > 1 && near(s.last(), last))
        })
    }

    /// One word of a name known in full.
    fn short(&mut self, index: usize, mention: &Mention) {
        let Some(word) = mention.words.first() else {
            return;
        };
        let mut ids = self.by_word.get(word).cloned().unwrap_or_default();
        if ids.is_empty() {
            ids = self.plural_or_near(word);
        }
        if let Some(id) = self.likeliest(&ids, index, word) {
            self.attach(index, id, mention);
        }
    }

    fn plural_or_near(&self, word: &str) -> Vec<usize> {
        if let Some(ids) = word.strip_suffix('s').and_then(|stem| self.by_word.get(stem)) {
            return ids.clone();
        }
        if word.len() < 6 {
            return Vec::new();
        }
        (0..self.list.len()).filter(|id| self.list.get(*id).is_some_and(|s| near(s.last(), word))).collect()
    }

    /// Of several with the word in their names: who was named last in full, with the word as family name.
    fn likeliest(&self, ids: &[usize], index: usize, word: &str) -> Option<usize> {
        ids.iter().copied().max_by_key(|id| {
            let someone = self.list.get(*id);
            let before = someone.map_or(0, |s| s.mentions.iter().filter(|m| **m < index).count());
            let family = someone.is_some_and(|s| s.last() == word);
            (before > 0, family, before, std::cmp::Reverse(*id))
        })
    }

    /// Single words that stand for nobody named in full, if the text says them more than once.
    fn singles(&mut self, mentions: &[Mention]) {
        let mut rest: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, mention) in mentions.iter().enumerate() {
            let free = self.of_mention.get(index).copied().flatten().is_none();
            if free && !mention.is_full() && !mention.heading {
                rest.entry(mention.words.first().map_or("", String::as_str)).or_default().push(index);
            }
        }
        let mut rest: Vec<Vec<usize>> = rest.into_values().collect();
        rest.sort_unstable();
        for indices in rest {
            let Some(mention) = indices.first().and_then(|index| mentions.get(*index)) else {
                continue;
            };
            if !indices.iter().any(|index| mentions.get(*index).is_some_and(|m| m.led)) {
                continue;
            }
            if self.list.len() >= MOST {
                return;
            }
            let id = self.list.len();
            for index in &indices {
                if let Some(slot) = self.of_mention.get_mut(*index) {
                    *slot = Some(id);
                }
            }
            self.list.push(Someone {
                words: mention.words.clone(),
                name: mention.shown.clone(),
                mentions: indices,
                single: true,
            });
        }
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "ii" | "iii" | "iv" | "jr" | "jr." | "sr" | "sr.")
}

/// All the words of the shorter stand in the longer, the first or the last at its place.
fn same_name(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let ends = short.first() == long.first() || short.last() == long.last();
    short.len() > 1 && ends && (short.iter().all(|word| long.contains(word)) || is_initialled(short, long))
}

/// "E. Holm" is Erik Holm.
fn is_initialled(short: &[String], long: &[String]) -> bool {
    let ([first, rest @ ..], Some(name)) = (short, long.first()) else {
        return false;
    };
    let initial = first.strip_suffix('.').filter(|letter| letter.chars().count() == 1);
    initial.is_some_and(|letter| name.starts_with(letter)) && !rest.is_empty() && long.ends_with(rest)
}

/// Whether two long words may be one word misspelt.
fn near(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let allowed = match shorter {
        0..=4 => 0,
        5..=9 => 1,
        _ => 2,
    };
    allowed > 0 && one != other && one.chars().next() == other.chars().next() && {
        one.chars().count().abs_diff(other.chars().count()) <= allowed && strsim::osa_distance(one, other) <= allowed
    }
}
