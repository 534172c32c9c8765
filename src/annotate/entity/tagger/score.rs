//! What the model says of each word of an article, with what a spelling says by itself found once for a run of articles.
//!
//! In: the article, the model, what the rules found. Out: the score of every label for every word: the same as the sum over [`super::features::extract`], at a fraction of the work,
//! since most features of a word depend on its spelling and reading alone.

use super::features::{DISTANCES, Labels, around, elsewhere, own, placed};
use super::model::{LABELS, Model};
use crate::annotate::article::Article;
use crate::annotate::entity::Found;
use crate::annotate::kept::{Key, Row};

/// The weights of the features asked for last: what the place of a word says is the same for most.
struct Recent {
    slots: Vec<(u32, [i16; LABELS])>,
}

impl Recent {
    const SLOTS: u32 = 512;

    fn new() -> Self {
        // No slot has the hash of a feature that belongs in another.
        Self { slots: (0..Self::SLOTS).map(|slot| (!slot, [0; LABELS])).collect() }
    }

    /// Adds the weights of a feature to what each label scores.
    fn add(&mut self, model: &Model<'_>, hash: u32, scores: &mut [i32; LABELS]) {
        let Some(slot) = self.slots.get_mut((hash % Self::SLOTS) as usize) else { return };
        if slot.0 != hash {
            let mut weights = [0; LABELS];
            model.add(hash, &mut weights);
            *slot = (hash, weights.map(|weight| i16::try_from(weight).unwrap_or(0)));
        }
        scores.iter_mut().zip(&slot.1).for_each(|(score, weight)| *score += i32::from(*weight));
    }
}

/// The scores of the labels of every word.
pub(super) fn scores(article: &Article<'_>, model: &Model<'_>, names: &[Found], roles: &[Found]) -> Vec<[i32; LABELS]> {
    let count = article.words.len();
    let labels = Labels::new(names, roles, count);
    let mut atoms = Vec::with_capacity(count * 2);
    let mut words = Vec::with_capacity(count);
    let mut rows = Vec::with_capacity(count);
    let mut kept = article.lattice.kept();
    let mut spelt = Vec::new();
    for (at, word) in article.words.iter().enumerate() {
        let key = Key::of(article.lattice.form(at).number, word);
        let number = kept.row(key, || {
            spelt.clear();
            let (stem, lemma) = own(article, at, &mut spelt);
            let mut row = Row { stem, lemma, scores: [[0; LABELS]; 5] };
            for (distance, scores) in DISTANCES.zip(&mut row.scores) {
                let mut sum = [0; LABELS];
                spelt.iter().filter_map(|atom| atom.from(distance)).for_each(|hash| model.add(hash, &mut sum));
                *scores = sum.map(|score| i16::try_from(score).unwrap_or(0));
            }
            row
        });
        let row = kept.get(number);
        rows.push(number);
        words.push(placed(article, &labels, at, (row.stem, row.lemma), atoms.len(), &mut atoms));
    }
    elsewhere(&mut words);
    let mut out = vec![[0; LABELS]; count];
    let mut recent = Recent::new();
    for sentence in article.sentences {
        for at in sentence.first..sentence.end {
            let Some(scores) = out.get_mut(at) else { continue };
            around(&words, &atoms, sentence.first, sentence.end, at, |hash| recent.add(model, hash, scores));
            for (distance, column) in DISTANCES.zip(0..) {
                let there = at.checked_add_signed(distance).filter(|i| (sentence.first..sentence.end).contains(i));
                let Some(number) = there.and_then(|there| rows.get(there)) else { continue };
                let own: &[i16; LABELS] = &kept.get(*number).scores[column];
                scores.iter_mut().zip(own).for_each(|(score, own)| *score += i32::from(*own));
            }
        }
    }
    out
}
