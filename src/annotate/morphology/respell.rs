//! Ends of words that many write against the rule: مباديء, شئ, أعلنو, أرجوا, بناءا.
//!
//! In: a word that has no reading, or none that is likely. Out: the spelling by rule, with its readings, when that is a likely word.

use super::analyse::{Letters, Scratch, readings};
use super::word::Reading;
use crate::lexicon::Lexicon;
use crate::lexicon::features::Pos;
use crate::text::letters;

const HAMZA: u8 = 1;
const YEH_HAMZA: u8 = 6;
const ALEF: u8 = 7;
const WAW: u8 = 34;
const MAKSURA: u8 = 35;
const YEH: u8 = 36;

/// What a reading costs that is left alone.
const LIKELY: u16 = 45;
/// What the slip costs.
const SLIP: u16 = 15;
/// Fewest letters of a verb whose silent alef is missed: a short word in و is a name.
const SHORTEST_VERB: usize = 5;
/// The highest level of such a verb.
const COMMON_LEVEL: u32 = 2;

/// The spelling by rule of `word`, whose readings are in `out`; they are replaced by those of that spelling when it is likelier.
pub(super) fn respelled(lexicon: &Lexicon, word: &Letters, scratch: &mut Scratch, out: &mut Vec<Reading>) -> Option<String> {
    let cost = out.first().map_or(u16::MAX, |r| r.cost);
    if cost <= LIKELY || word.marks.iter().any(|&m| m != 0) {
        return None;
    }
    let codes = by_rule(&word.codes)?;
    let letters = Letters { marks: vec![0; codes.len()], codes };
    let mut found = Vec::new();
    readings(lexicon, &letters, cost.saturating_sub(SLIP), scratch, &mut found);
    let best = found.first()?;
    if word.codes.ends_with(&[WAW]) && !is_common_verb(lexicon, best, word.codes.len()) {
        return None;
    }
    *out = found;
    Some(letters.codes.iter().filter_map(|&c| letters::letter(c)).collect())
}

fn by_rule(codes: &[u8]) -> Option<Vec<u8>> {
    let (stem, end): (&[u8], &[u8]) = match codes {
        [stem @ .., YEH | MAKSURA, HAMZA] => (stem, &[YEH_HAMZA]),
        [stem @ .., YEH_HAMZA] => (stem, &[YEH, HAMZA]),
        [stem @ .., ALEF, HAMZA, ALEF] => (stem, &[ALEF, HAMZA]),
        [stem @ .., WAW, ALEF] => (stem, &[WAW]),
        [stem @ .., WAW] => (stem, &[WAW, ALEF]),
        _ => return None,
    };
    (!stem.is_empty()).then(|| [stem, end].concat())
}

fn is_common_verb(lexicon: &Lexicon, reading: &Reading, length: usize) -> bool {
    length >= SHORTEST_VERB
        && reading.features.pos == Pos::Verb
        && reading.lemma.is_some_and(|id| lexicon.lemma_numbers(id.0).2 <= COMMON_LEVEL)
}
