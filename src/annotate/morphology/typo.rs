//! Misspelt words: a word out of the lexicon within one edit of a frequent one.
//!
//! Only slips that writers make are tried: neighbouring letters swapped, a letter taken for one of the same shape, a letter too many or too few. Short
//! words and rare corrections are left alone, since most unknown words of news are names.

use super::analyse::{Letters, Scratch, readings};
use super::word::{Proclitics, Reading};
use crate::lexicon::Lexicon;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_NAME_PART};
use crate::text::letters;

/// Letters that differ only in dots or in one stroke: readers and writers take one for the other.
const SAME_SHAPE: [&[char]; 9] = [
    &['ب', 'ت', 'ث', 'ن', 'ي'],
    &['ج', 'ح', 'خ'],
    &['د', 'ذ'],
    &['ر', 'ز'],
    &['س', 'ش'],
    &['ص', 'ض'],
    &['ط', 'ظ'],
    &['ع', 'غ'],
    &['ف', 'ق'],
];
/// Fewest letters of a word whose swapped or same-shape slips are mended, clitics included.
const SHORTEST: usize = 5;
/// Fewest letters for a letter too many or too few.
const SHORTEST_LENGTH_SLIP: usize = 7;
/// The dearest correction accepted, in tenths of a nat: clitics and a common lemma, nothing forgiven besides.
const DEAREST: u16 = 32;

/// The likeliest correction of `word`, with its readings in `out`; `None` when nothing frequent is near.
pub(super) fn correct(lexicon: &Lexicon, word: &Letters, scratch: &mut Scratch, out: &mut Vec<Reading>) -> Option<String> {
    let codes = &word.codes;
    if codes.len() < SHORTEST {
        return None;
    }
    let mut best: Option<(u16, Vec<u8>)> = None;
    let mut found = Vec::new();
    let mut consider = |candidate: Vec<u8>, slip: u16| {
        let marks = vec![0; candidate.len()];
        let letters = Letters { codes: candidate, marks };
        readings(lexicon, &letters, DEAREST, scratch, &mut found);
        let Some(first) = found.iter().find(|r| frequent(lexicon, r, letters.codes.len())) else { return };
        let cost = first.cost + slip;
        if first.cost <= DEAREST && best.as_ref().is_none_or(|b| cost < b.0) {
            best = Some((cost, letters.codes));
        }
    };
    for i in 0..codes.len().saturating_sub(1) {
        if codes.get(i) != codes.get(i + 1) {
            let mut swapped = codes.clone();
            swapped.swap(i, i + 1);
            consider(swapped, 0);
        }
    }
    for (i, &code) in codes.iter().enumerate() {
        let Some(letter) = letters::letter(code) else { continue };
        for &other in SAME_SHAPE.iter().filter(|set| set.contains(&letter)).flat_map(|set| set.iter()) {
            if other != letter
                && let Some(code) = letters::code(other)
            {
                let mut changed = codes.clone();
                if let Some(slot) = changed.get_mut(i) {
                    *slot = code;
                }
                consider(changed, 4);
            }
        }
    }
    if codes.len() >= SHORTEST_LENGTH_SLIP {
        for i in 1..codes.len() {
            let mut shorter = codes.clone();
            shorter.remove(i);
            consider(shorter, 8);
            for code in 1..37 {
                let mut longer = codes.clone();
                longer.insert(i, code);
                consider(longer, 8);
            }
        }
    }
    let (_, best) = best?;
    let marks = vec![0; best.len()];
    let corrected = Letters { codes: best, marks };
    readings(lexicon, &corrected, u16::MAX, scratch, out);
    Some(corrected.codes.iter().filter_map(|&c| letters::letter(c)).collect())
}

/// Whether a reading is of a word that news uses often: a common lemma, or a name that is one by itself and long enough not to be met by chance.
fn frequent(lexicon: &Lexicon, reading: &Reading, length: usize) -> bool {
    let Some(id) = reading.lemma.filter(|_| !reading.proclitics.has(Proclitics::NOT.with(Proclitics::MA))) else { return false };
    let (_, flags, level) = lexicon.lemma_numbers(id.0);
    match reading.features.pos {
        Pos::Propn => flags & FLAG_NAME_PART == 0 && lexicon.lemma(id.0).entity.is_some() && length >= 7,
        Pos::Noun | Pos::Adj | Pos::Verb => level <= 3 && flags & FLAG_DERIVED == 0 && reading.enclitic.is_none(),
        _ => false,
    }
}
