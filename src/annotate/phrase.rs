//! Multiword patterns of the lexicon found in the article: terms, titles, reporting phrases, connectors.
//!
//! In: words and the lattice of readings. Out: every occurrence, inflected, with clitics and article, in the order of first words, the longest first. A word
//! matches when one of its plausible readings has the pattern's lemma, so that a wrong choice of reading does not lose a term.

use super::kept::Starts;
use super::morphology::{self, Lattice, Reading, Word};
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::USE_OPENS;
use crate::lexicon::format::phrase;
use crate::lexicon::{Lexicon, Phrase, PhraseKind, PhraseStart};
use crate::tokens::{Extent, TokenKind};
use rustc_hash::FxHashMap;

/// A pattern at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PhraseMatch {
    /// Its first word.
    pub first: usize,
    /// One past its last word.
    pub end: usize,
    /// What it is.
    pub kind: PhraseKind,
    /// Whether a word that is not of the pattern stands inside.
    pub gap: bool,
}

/// Readings that cost this much more than a word's best do not match.
const PLAUSIBLE: u16 = 30;

/// Every pattern in the article. Words that a term reads otherwise than context chose are read again, with the term's word in favour.
#[must_use]
pub fn find(lexicon: &Lexicon, text: &str, words: &mut [Word], lattice: &Lattice, sentences: &[Extent]) -> Vec<PhraseMatch> {
    let mut kept = lattice.kept();
    let mut search = Search { lexicon, starts: &mut kept.starts, few: Vec::new() };
    let keys = Keys::of(lexicon, words, lattice);
    let (mut out, wishes) = search.find(words, &keys);
    if !wishes.is_empty() {
        let before: Vec<Reading> = wishes.iter().filter_map(|w| words.get(w.0)).map(|w| w.reading).collect();
        let changed = morphology::settle(lexicon, text, words, lattice, sentences, &wishes);
        let same = wishes.iter().zip(before).all(|(wish, before)| words.get(wish.0).is_some_and(|w| w.reading == before));
        if !same {
            out = search.find_again(words, &keys, out, &changed);
        }
    }
    out
}

/// Every pattern among words that are read for good.
#[must_use]
pub fn find_as_read(lexicon: &Lexicon, words: &[Word], lattice: &Lattice) -> Vec<PhraseMatch> {
    let mut kept = lattice.kept();
    let mut search = Search { lexicon, starts: &mut kept.starts, few: Vec::new() };
    search.find(words, &Keys::of(lexicon, words, lattice)).0
}

/// The lemma keys of each word's plausible readings, those of all words in one row.
struct Keys {
    /// The key, and whether a pattern may begin with it.
    keys: Vec<(u32, bool)>,
    /// Where those of each word begin, one more at the end.
    starts: Vec<u32>,
}

impl Keys {
    fn of(lexicon: &Lexicon, words: &[Word], lattice: &Lattice) -> Self {
        let mut out = Self { keys: Vec::with_capacity(words.len() * 2), starts: Vec::with_capacity(words.len() + 1) };
        let imported = lexicon.has_layers();
        for (at, word) in words.iter().enumerate() {
            let begin = out.keys.len();
            out.starts.push(u32::try_from(begin).unwrap_or(u32::MAX));
            if word.kind != TokenKind::Arabic {
                continue;
            }
            let readings = lattice.of(at);
            let best = readings.first().map_or(0, |r| r.cost);
            for reading in std::iter::once(&word.reading).chain(readings.iter().filter(|r| r.cost <= best + PLAUSIBLE)) {
                // A name that is spelt like a common word is not that word's term.
                let other = reading.features.pos == Pos::Propn && reading.lemma != word.reading.lemma;
                let Some(id) = reading.lemma.filter(|_| !other) else { continue };
                let key = lexicon.key(id.0);
                if !out.keys.iter().skip(begin).any(|known| known.0 == key) {
                    out.keys.push((key, imported || lexicon.uses(id.0) & USE_OPENS != 0));
                }
            }
        }
        out.starts.push(u32::try_from(out.keys.len()).unwrap_or(u32::MAX));
        out
    }

    /// The keys of word `at`.
    fn at(&self, at: usize) -> &[(u32, bool)] {
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(from, to)| self.keys.get(*from as usize..*to as usize)).unwrap_or(&[])
    }

    /// Whether `key` is one of those of word `at`.
    fn has(&self, at: usize, key: u32) -> bool {
        self.at(at).iter().any(|own| own.0 == key)
    }
}

/// The search for patterns in one article.
struct Search<'s> {
    lexicon: &'s Lexicon,
    /// By key, once asked for.
    starts: &'s mut FxHashMap<u32, Starts>,
    /// Work space: numbers of patterns whose second word may stand there.
    few: Vec<u32>,
}

/// What was found: the patterns, and for each word the length and the word of the longest that reads it otherwise than context.
struct Matches {
    found: Vec<PhraseMatch>,
    wanted: Vec<(u8, u32)>,
}

/// How many words before one that is read otherwise a pattern with it may begin.
const REACH: usize = phrase::WORDS;

/// So many patterns that begin with one lemma are gone through; among more the second word is looked for.
const FEW: usize = 8;

impl Search<'_> {
    /// The patterns, and the words that the longest of them reads otherwise than context, with the lemma key it wants.
    fn find(&mut self, words: &[Word], keys: &Keys) -> (Vec<PhraseMatch>, Vec<(usize, u32)>) {
        let mut out = Matches { found: Vec::new(), wanted: vec![(0, 0); words.len()] };
        for at in 0..words.len() {
            self.at_word(words, keys, at, &mut out);
        }
        let wishes = (0..).zip(out.wanted).filter(|&(at, (length, key))| length > 0 && self.chosen(words, at) != Some(key));
        let wishes = wishes.map(|(at, (_, key))| (at, key)).collect();
        (out.found, wishes)
    }

    /// The patterns once the words at `changed`, in order, are read otherwise than when those `before` were found.
    fn find_again(&mut self, words: &[Word], keys: &Keys, before: Vec<PhraseMatch>, changed: &[usize]) -> Vec<PhraseMatch> {
        let mut out = Matches { found: Vec::with_capacity(before.len() + 4), wanted: Vec::new() };
        let (mut before, mut changed) = (before.into_iter().peekable(), changed.iter().peekable());
        for at in 0..words.len() {
            while changed.next_if(|change| **change < at).is_some() {}
            if changed.peek().is_some_and(|change| **change <= at + REACH) {
                while before.next_if(|found| found.first == at).is_some() {}
                self.at_word(words, keys, at, &mut out);
            } else {
                while let Some(found) = before.next_if(|found| found.first == at) {
                    out.found.push(found);
                }
            }
        }
        out.found
    }

    /// The lemma key of word `at` as context reads it.
    fn chosen(&self, words: &[Word], at: usize) -> Option<u32> {
        words.get(at).and_then(|w| w.reading.lemma).map(|id| self.lexicon.key(id.0))
    }

    /// Adds the patterns that begin at word `at`, the longest first.
    fn at_word(&mut self, words: &[Word], keys: &Keys, at: usize, out: &mut Matches) {
        let lexicon = self.lexicon;
        let begin = out.found.len();
        let (next, after) = (keys.at(at + 1), keys.at(at + 2));
        let among = |keys: &[(u32, bool)], key: u32| keys.iter().any(|own| own.0 == key);
        let follows = |second: u32, gap: bool| among(next, second) || gap && among(after, second);
        for &(key, _) in keys.at(at).iter().filter(|key| key.1) {
            // A pattern of one word is that word as context reads it.
            let alone = Some(key) == self.chosen(words, at);
            let starts = self.starts.entry(key).or_insert_with(|| Starts::new(lexicon, key));
            let fits = |start: &PhraseStart| if start.second == 0 { alone } else { follows(start.second, start.gap) };
            if starts.own.len() <= FEW {
                for start in starts.own.iter().filter(|start| fits(start)) {
                    out.hold(&lexicon.started(*start), words, keys, (at, begin));
                }
            } else {
                self.few.clear();
                let mut seek = |second: u32| {
                    let from = starts.seconds.partition_point(|start| start.0 < second);
                    let same = starts.seconds.iter().skip(from).take_while(|start| start.0 == second);
                    self.few.extend(same.map(|start| start.1));
                };
                seek(0);
                next.iter().chain(after).for_each(|own| seek(own.0));
                self.few.sort_unstable();
                self.few.dedup();
                let few = self.few.iter().filter_map(|number| starts.own.get(*number as usize));
                for start in few.filter(|start| fits(start)) {
                    out.hold(&lexicon.started(*start), words, keys, (at, begin));
                }
            }
            for phrase in &starts.imported {
                if if phrase.length == 1 { alone } else { follows(phrase.words[1], phrase.gap) } {
                    out.hold(phrase, words, keys, (at, begin));
                }
            }
        }
        if let Some(new) = out.found.get_mut(begin..) {
            new.sort_by_key(|m| std::cmp::Reverse(m.end));
        }
    }
}

impl Matches {
    /// Holds `phrase` against the words at `at`, where the patterns from `begin` on were found before.
    fn hold(&mut self, phrase: &Phrase, words: &[Word], keys: &Keys, (at, begin): (usize, usize)) {
        let Some((end, gap)) = fits(phrase, words, keys, at) else { return };
        let found = PhraseMatch { first: at, end, kind: phrase.kind, gap };
        if !self.found.get(begin..).is_some_and(|seen: &[PhraseMatch]| seen.contains(&found)) {
            self.found.push(found);
        }
        if phrase.length > 1 && !gap && matches!(phrase.kind, PhraseKind::Term(_) | PhraseKind::Title(_)) {
            let length = u8::try_from(phrase.length).unwrap_or(u8::MAX);
            for (slot, key) in self.wanted.iter_mut().skip(at).zip(phrase.words.iter().take(phrase.length)) {
                if slot.0 < length {
                    *slot = (length, *key);
                }
            }
        }
    }
}

/// Where the pattern ends when it begins at word `at`, and whether a word was slipped in.
fn fits(phrase: &Phrase, words: &[Word], keys: &Keys, at: usize) -> Option<(usize, bool)> {
    // Clitics that the pattern writes must be there; others may.
    let clitics = |at: usize, number: usize| {
        let needed = phrase.clitics >> number;
        let Some(reading) = words.get(at).map(|w| &w.reading) else { return false };
        if needed & 0x0101_0101 == 0 {
            return true;
        }
        (needed & 1 == 0 || reading.proclitics.preposition())
            && (needed >> 8 & 1 == 0 || reading.enclitic.is_some())
            && (needed >> 16 & 1 == 0 || reading.proclitics.conjunction())
            && (needed >> 24 & 1 == 0 || reading.features.pos != Pos::Verb)
    };
    if !clitics(at, 0) {
        return None;
    }
    let mut gap = false;
    let mut position = at + 1;
    for (number, wanted) in phrase.words.iter().enumerate().take(phrase.length).skip(1) {
        let has = |i: usize| keys.has(i, *wanted) && clitics(i, number);
        if has(position) {
            position += 1;
        } else if phrase.gap && !gap && has(position + 1) && words.get(position).is_some_and(|w| w.kind == TokenKind::Arabic) {
            gap = true;
            position += 2;
        } else {
            return None;
        }
    }
    Some((position, gap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::tokens;

    /// The part of speech of the first word of `text` once its patterns are found.
    fn first(text: &str) -> Pos {
        let lexicon = Lexicon::embedded();
        let document = Document::from_text(text, "");
        let text = document.text();
        let tokens = tokens::tokenize(text, document.blocks());
        let sentences = tokens::sentences(text, &tokens, document.blocks());
        let (mut words, lattice) = morphology::analyse(&lexicon, text, &tokens, &sentences);
        let _ = find(&lexicon, text, &mut words, &lattice, &sentences);
        words.first().map_or(Pos::X, |w| w.reading.features.pos)
    }

    #[test]
    fn a_term_says_how_its_words_are_read() {
        assert_eq!(first("وقف إطلاق النار دخل حيز التنفيذ فجر الأحد"), Pos::Noun);
        assert_eq!(first("وقف الوزير أمام الصحفيين"), Pos::Verb);
    }
}
