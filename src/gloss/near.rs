//! What may have been meant when nothing was found: words of the lexicon, or of its glosses, spelled nearly so.

use std::collections::BTreeMap;

use super::asked::{Asked, Script};
use crate::lexicon::Lexicon;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_NAME_PART};
use crate::text::normalize::{folded, unmarked};

/// Most suggestions.
const MOST: usize = 6;
/// Longest word that is compared, in characters.
const LONGEST: usize = 40;

/// A suggestion.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Near {
    /// The word, vocalised where it is Arabic.
    pub word: String,
    /// What it means, or empty.
    pub gloss: String,
}

/// How many slips a word of this length may have.
fn allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=9 => 2,
        _ => 3,
    }
}

/// Words near what was asked; of a phrase, near its words that are unknown.
pub(super) fn near(lexicon: &Lexicon, asked: &Asked) -> Vec<Near> {
    let mut out = Vec::new();
    for word in asked.words.iter().take(4).filter(|w| w.chars().count() <= LONGEST) {
        match asked.script {
            Script::Arabic => {
                let unknown = super::arabic::groups(lexicon, word).is_empty();
                if unknown {
                    out.extend(arabic(lexicon, word));
                }
            }
            Script::Latin => out.extend(latin(lexicon, word)),
            Script::None => {}
        }
    }
    out.truncate(MOST);
    out
}

/// Proclitics that may stand before a misspelt word, the longest first.
const HEADS: [&str; 12] = ["وال", "بال", "فال", "كال", "لل", "ال", "وس", "و", "ف", "ب", "ل", "س"];

fn arabic(lexicon: &Lexicon, word: &str) -> Vec<Near> {
    let whole = folded(&unmarked(word));
    let mut written = vec![whole.clone()];
    written.extend(HEADS.iter().filter_map(|head| whole.strip_prefix(head)).map(str::to_owned).filter(|w| w.chars().count() > 2));
    let lengths: Vec<usize> = written.iter().map(|w| w.chars().count()).collect();
    let mut found: Vec<(usize, u32, u32)> = Vec::new();
    for id in lexicon.lemmas() {
        let (_, flags, level) = lexicon.lemma_numbers(id);
        if flags & (FLAG_DERIVED | FLAG_NAME_PART) != 0 {
            continue;
        }
        let citation = folded(lexicon.citation(id));
        let length = citation.chars().count();
        for (at, (written, &own)) in written.iter().zip(&lengths).enumerate() {
            let slips = allowed(own.min(length));
            if own.abs_diff(length) > slips {
                continue;
            }
            let distance = strsim::osa_distance(written, &citation);
            if distance <= slips {
                // A word without its proclitics is a little further away.
                found.push((distance * 2 + usize::from(at > 0), level, id));
            }
        }
    }
    found.sort_unstable();
    let mut out: Vec<Near> = Vec::new();
    for (_, _, id) in found {
        let lemma = lexicon.lemma(id);
        let near = Near { word: lemma.form.to_owned(), gloss: lemma.first_gloss().to_owned() };
        if !near.gloss.is_empty() && !out.iter().any(|n| n.word == near.word) {
            out.push(near);
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}

/// Words of glosses near a Latin word, then transliterations near it.
fn latin(lexicon: &Lexicon, word: &str) -> Vec<Near> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let slips = allowed(length).min(2);
    let mut found: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    let key = super::loose::key(&word);
    let mut sounds: Vec<(usize, u32, u32)> = Vec::new();
    for id in lexicon.lemmas() {
        let lemma = lexicon.lemma(id);
        if lemma.has(FLAG_DERIVED) || lemma.has(FLAG_NAME_PART) {
            continue;
        }
        let sound = strsim::osa_distance(&super::loose::key(&crate::annotate::morphology::romanize(lemma.form)), &key);
        if sound <= slips && sound * 4 <= key.len() {
            sounds.push((sound, lemma.level, id));
        }
        if lemma.pos == Pos::Propn {
            continue;
        }
        for gloss in lemma.gloss.split([';', ' ', '(', ')', ',']).filter(|g| g.len().abs_diff(length) <= slips && g.len() > 2) {
            let distance = strsim::osa_distance(&gloss.to_lowercase(), &word);
            if distance <= slips {
                let slot = found.entry(gloss).or_insert((distance, lemma.level));
                *slot = (*slot).min((distance, lemma.level));
            }
        }
    }
    let mut glosses: Vec<(usize, u32, &str)> =
        found.into_iter().map(|(word, (distance, level))| (distance, level, word)).collect();
    glosses.sort_unstable();
    sounds.sort_unstable();
    let english = glosses.into_iter().take(MOST / 2).map(|g| Near { word: g.2.to_owned(), gloss: String::new() });
    let arabic = sounds.into_iter().take(MOST / 2).map(|(_, _, id)| {
        let lemma = lexicon.lemma(id);
        Near { word: lemma.form.to_owned(), gloss: lemma.first_gloss().to_owned() }
    });
    english.chain(arabic).collect()
}
