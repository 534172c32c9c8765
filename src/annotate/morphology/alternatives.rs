//! What else a word may be, and what spoke against it: the weights of the choice, for the word card.
//!
//! In: the lattice and the words as they were read. Out: the other readings of a word, each with how much dearer it is than the chosen one: by itself (spelling, rarity of the word and of
//! the form), after the word before, before the word after, both as they were read. These are the very costs of `analyse` and
//! `context`; what the whole clause (`voice`) or a term decides afterwards
//! has none.

use super::context::transition;
use super::disambiguate::Lattice;
use super::word::{Reading, Word};
use crate::lexicon::features::{Case, Features, Mood};

/// Another reading of a word. Costs are differences from the chosen reading in tenths of a nat: less than 0 speaks for this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Alternative {
    /// The reading.
    pub reading: Reading,
    /// Spelling, rarity of the word and of the form.
    pub own: i32,
    /// Beside the word before it; 0 at the start of a sentence.
    pub before: i32,
    /// Beside the word after it; 0 at the end.
    pub after: i32,
}

impl Alternative {
    /// How much dearer it is in all.
    #[must_use]
    pub fn total(&self) -> i32 {
        self.own + self.before + self.after
    }
}

/// The other readings of word `at`, likeliest first. `first..end` is its sentence; the lattice is that of `words`.
#[must_use]
pub fn alternatives(words: &[Word], lattice: &Lattice, at: usize, sentence: std::ops::Range<usize>) -> Vec<Alternative> {
    let inside = |i: usize| sentence.contains(&i);
    let as_read = |i: usize| words.get(i).map(|word| chosen(lattice.of(i), &word.reading)).filter(|_| inside(i));
    let Some(own) = as_read(at) else { return Vec::new() };
    let before = at.checked_sub(1).and_then(as_read);
    let after = as_read(at + 1);
    let costs = |reading: &Reading| {
        let left = i32::from(transition(before.as_ref(), reading));
        let right = after.as_ref().map_or(0, |next| i32::from(transition(Some(reading), next)));
        (i32::from(reading.cost), left, right)
    };
    let base = costs(&own);
    let others = lattice.of(at).iter().filter(|&reading| *reading != own);
    let mut out: Vec<Alternative> = others
        .map(|&reading| {
            let other = costs(&reading);
            Alternative { reading, own: other.0 - base.0, before: other.1 - base.1, after: other.2 - base.2 }
        })
        .collect();
    out.sort_by_key(Alternative::total);
    out
}

/// The reading of the lattice that was chosen: case and mood were filled in afterwards.
fn chosen(readings: &[Reading], reading: &Reading) -> Reading {
    let plain = |f: Features| Features { case: Case::None, mood: Mood::None, ..f };
    let same = |r: &&Reading| {
        (r.lemma, r.pattern, r.proclitics, r.enclitic) == (reading.lemma, reading.pattern, reading.proclitics, reading.enclitic)
            && plain(r.features) == plain(reading.features)
            && (r.features.case == Case::None || r.features.case == reading.features.case)
            && (r.features.mood == Mood::None || r.features.mood == reading.features.mood)
    };
    readings.iter().find(same).copied().unwrap_or(*reading)
}

#[cfg(test)]
mod tests {
    use super::super::analyse;
    use super::*;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::lexicon::features::{Pos, Voice};
    use crate::tokens;

    fn of(text: &str, at: usize) -> (Reading, Vec<Alternative>) {
        let lexicon = Lexicon::embedded();
        let document = Document::from_text(text, "");
        let (text, blocks) = (document.text(), document.blocks());
        let tokens = tokens::tokenize(text, blocks);
        let sentences = tokens::sentences(text, &tokens, blocks);
        let (words, lattice) = analyse(&lexicon, text, &tokens, &sentences);
        (words[at].reading, alternatives(&words, &lattice, at, 0..words.len()))
    }

    #[test]
    fn no_other_reading_would_have_been_cheaper_where_it_stands() {
        for text in ["وقع الوزيران على الاتفاق", "لم يعلن المتحدث عن ذلك", "قال إن علم البلاد رفع", "عقد الجانبان لقاء في بيروت"]
        {
            let count = text.split(' ').count();
            for at in 0..count {
                let (own, others) = of(text, at);
                // A passive is chosen out of the whole clause, after the neighbours have spoken.
                let passive = own.features.voice == Voice::Pass;
                assert!(passive || others.iter().all(|other| other.total() >= 0), "{text} {at}: {others:?}");
                assert!(others.iter().all(|other| other.reading != own), "{text} {at}");
            }
        }
    }

    #[test]
    fn the_neighbour_speaks_against_a_verb_after_a_preposition() {
        let (own, others) = of("جاء في عقد الاتفاق", 2);
        assert_eq!(own.features.pos, Pos::Noun);
        let verb = others.iter().find(|other| other.reading.features.pos == Pos::Verb).unwrap();
        assert!(verb.before > 0, "{verb:?}");
    }
}
