//! Multiword patterns of the lexicon found in the article: terms, titles, reporting phrases, connectors.
//!
//! In: words and the lattice of readings. Out: every occurrence, inflected, with clitics and article, in the order of first words, the longest first. A word
//! matches when one of its plausible readings has the pattern's lemma, so that a wrong choice of reading does not lose a term.

use super::morphology::{self, Lattice, Reading, Word};
use crate::lexicon::features::Pos;
use crate::lexicon::{Lexicon, Phrase, PhraseKind};
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
    let mut search = Search { lexicon, lattice, starts: FxHashMap::default() };
    let keys: Vec<Vec<u32>> = (0..words.len()).map(|at| search.keys_of(words, at)).collect();
    let (mut out, wishes) = search.find(words, &keys);
    if !wishes.is_empty() {
        let before: Vec<Reading> = wishes.iter().filter_map(|w| words.get(w.0)).map(|w| w.reading).collect();
        morphology::settle(lexicon, text, words, lattice, sentences, &wishes);
        let same = wishes.iter().zip(before).all(|(wish, before)| words.get(wish.0).is_some_and(|w| w.reading == before));
        if !same {
            out = search.find(words, &keys).0;
        }
    }
    out
}

/// The search for patterns in one article.
struct Search<'s> {
    lexicon: &'s Lexicon,
    lattice: &'s Lattice,
    /// The patterns that begin with a lemma, once asked for.
    starts: FxHashMap<u32, Vec<Phrase>>,
}

impl Search<'_> {
    /// The patterns, and the words that the longest of them reads otherwise than context, with the lemma key it wants.
    fn find(&mut self, words: &[Word], keys: &[Vec<u32>]) -> (Vec<PhraseMatch>, Vec<(usize, u32)>) {
        let lexicon = self.lexicon;
        let chosen = |at: usize| words.get(at).and_then(|w| w.reading.lemma).map(|id| lexicon.lemma_numbers(id.0).0);
        let mut wanted: Vec<(u8, u32)> = vec![(0, 0); words.len()];
        let mut out = Vec::new();
        for (at, own) in keys.iter().enumerate() {
            let begin = out.len();
            for &key in own {
                let phrases = self.starts.entry(key).or_insert_with(|| lexicon.phrases(key).collect());
                for phrase in phrases.iter() {
                    // A pattern of one word is that word as context reads it.
                    if phrase.length == 1 && Some(key) != chosen(at) {
                        continue;
                    }
                    if let Some((end, gap)) = fits(phrase, words, keys, at) {
                        let found = PhraseMatch { first: at, end, kind: phrase.kind, gap };
                        if !out.get(begin..).is_some_and(|seen: &[PhraseMatch]| seen.contains(&found)) {
                            out.push(found);
                        }
                        if phrase.length > 1 && !gap && matches!(phrase.kind, PhraseKind::Term(_) | PhraseKind::Title(_)) {
                            let length = u8::try_from(phrase.length).unwrap_or(u8::MAX);
                            for (slot, key) in wanted.iter_mut().skip(at).zip(phrase.words.iter().take(phrase.length)) {
                                if slot.0 < length {
                                    *slot = (length, *key);
                                }
                            }
                        }
                    }
                }
            }
            if let Some(new) = out.get_mut(begin..) {
                new.sort_by_key(|m| std::cmp::Reverse(m.end));
            }
        }
        let wishes = (0..).zip(wanted).filter(|&(at, (length, key))| length > 0 && chosen(at) != Some(key));
        (out, wishes.map(|(at, (_, key))| (at, key)).collect())
    }

    /// The lemma keys of a word's plausible readings.
    fn keys_of(&self, words: &[Word], at: usize) -> Vec<u32> {
        let (lexicon, lattice) = (self.lexicon, self.lattice);
        let Some(word) = words.get(at).filter(|w| w.kind == TokenKind::Arabic) else { return Vec::new() };
        let mut keys = Vec::new();
        let best = lattice.of(at).first().map_or(0, |r| r.cost);
        for reading in std::iter::once(&word.reading).chain(lattice.of(at).iter().filter(|r| r.cost <= best + PLAUSIBLE)) {
            // A name that is spelt like a common word is not that word's term.
            let other = reading.features.pos == Pos::Propn && reading.lemma != word.reading.lemma;
            if let Some(id) = reading.lemma.filter(|_| !other) {
                let key = lexicon.lemma_numbers(id.0).0;
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }
}

/// Where the pattern ends when it begins at word `at`, and whether a word was slipped in.
fn fits(phrase: &Phrase, words: &[Word], keys: &[Vec<u32>], at: usize) -> Option<(usize, bool)> {
    // Clitics that the pattern writes must be there; others may.
    let clitics = |at: usize, number: usize| {
        let needed = phrase.clitics >> number;
        let Some(reading) = words.get(at).map(|w| w.reading) else { return false };
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
        let has = |i: usize| keys.get(i).is_some_and(|k| k.contains(wanted)) && clitics(i, number);
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
