//! Multiword patterns of the lexicon found in the article: terms, titles, reporting phrases, connectors.
//!
//! In: words and the lattice of readings. Out: every occurrence, inflected, with clitics and article, in the order of first words, the longest first. A word
//! matches when one of its plausible readings has the pattern's lemma, so that a wrong choice of reading does not lose a term.

use super::morphology::{Lattice, Word};
use crate::lexicon::features::Pos;
use crate::lexicon::{Lexicon, Phrase, PhraseKind};
use crate::tokens::TokenKind;
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

/// Every pattern in the article.
#[must_use]
pub fn find(lexicon: &Lexicon, words: &[Word], lattice: &Lattice) -> Vec<PhraseMatch> {
    let keys: Vec<Vec<u32>> = (0..words.len()).map(|at| keys_of(lexicon, words, lattice, at)).collect();
    let mut starts: FxHashMap<u32, Vec<Phrase>> = FxHashMap::default();
    let mut out = Vec::new();
    for (at, own) in keys.iter().enumerate() {
        let begin = out.len();
        let chosen = words.get(at).and_then(|w| w.reading.lemma).map(|id| lexicon.lemma_numbers(id.0).0);
        for &key in own {
            let phrases = starts.entry(key).or_insert_with(|| lexicon.phrases(key).collect());
            for phrase in phrases.iter() {
                // A pattern of one word is that word as context reads it.
                if phrase.length == 1 && Some(key) != chosen {
                    continue;
                }
                if let Some((end, gap)) = fits(phrase, words, &keys, at) {
                    let found = PhraseMatch { first: at, end, kind: phrase.kind, gap };
                    if !out.get(begin..).is_some_and(|seen: &[PhraseMatch]| seen.contains(&found)) {
                        out.push(found);
                    }
                }
            }
        }
        if let Some(new) = out.get_mut(begin..) {
            new.sort_by_key(|m| std::cmp::Reverse(m.end));
        }
    }
    out
}

/// The lemma keys of a word's plausible readings.
fn keys_of(lexicon: &Lexicon, words: &[Word], lattice: &Lattice, at: usize) -> Vec<u32> {
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
