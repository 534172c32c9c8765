//! Look-ups the other way round: from a lemma to its forms, from a root to its lemmas, from a lemma to the phrases that hold it, from an
//! inflected English word to its base.
//!
//! The blob has no index for these. Each goes once through a section, which takes from 0.1 to some 10 ms: for a question that somebody asked, not
//! for every word of an article.

use std::collections::BTreeSet;

use fst::Automaton;

use super::Lexicon;
use super::cues::Phrase;
use super::features::Form;
use super::format::lemma;

impl Lexicon {
    /// Calls `visit` with the letter codes and the group (for [`Lexicon::cells`]) of every spelling that `automaton` accepts.
    pub fn search<A: Automaton>(&self, automaton: A, mut visit: impl FnMut(&[u8], u64)) {
        // Nodes on the way with the letters before them, the state there, and the value so far.
        let mut open = vec![(self.forms.root(), 0, 0_u8, automaton.start(), 0_u64)];
        let mut codes: Vec<u8> = Vec::new();
        while let Some((node, depth, code, state, value)) = open.pop() {
            if depth > 0 {
                codes.truncate(depth - 1);
                codes.push(code);
            }
            if let Some(end) = self.forms.value(node)
                && automaton.is_match(&state)
            {
                visit(&codes, value + end);
            }
            // The first letter last, so that it is taken first: spellings come in order.
            for (code, next, adds) in self.forms.letters(node).rev() {
                let state = automaton.accept(&state, code);
                if automaton.can_match(&state) {
                    open.push((next, depth + 1, code, state, value + adds));
                }
            }
        }
    }

    /// All forms of each of `lemmas` (rows), in the order of the rows given. The forms of one are sorted by their letters.
    #[must_use]
    pub fn forms_of(&self, lemmas: &[u32]) -> Vec<Vec<Form>> {
        let mut out: Vec<Vec<Form>> = vec![Vec::new(); lemmas.len()];
        if lemmas.is_empty() {
            return out;
        }
        self.search(fst::automaton::AlwaysMatch, |codes, group| {
            self.group(group, |lemma, set| {
                for (slot, _) in out.iter_mut().zip(lemmas).filter(|(_, id)| **id == lemma) {
                    self.cell_set(lemma, set, &mut |cell| {
                        slot.push(Form { vocalized: self.vocalize(codes, cell.pattern), features: cell.features });
                    });
                }
            });
        });
        out
    }

    /// The glosses of the lemma in row `id`, «;» between.
    #[must_use]
    pub fn gloss(&self, id: u32) -> &'static str {
        self.string(self.lemmas.cell(id as usize, lemma::GLOSS))
    }

    /// The rows of the lemmas whose root is that of the lemma in row `id`, itself among them; none when it has no root.
    #[must_use]
    pub fn root_family(&self, id: u32) -> Vec<u32> {
        let root = self.lemmas.cell(id as usize, lemma::ROOT);
        if root == 0 {
            return Vec::new();
        }
        let rows = 0..u32::try_from(self.lemmas.len()).unwrap_or(0);
        rows.filter(|&row| self.lemmas.cell(row as usize, lemma::ROOT) == root).collect()
    }

    /// The patterns of two words or more that have the lemma key `key` anywhere, and those of one word that it is.
    pub fn phrases_with(&self, key: u32) -> impl Iterator<Item = Phrase> + '_ {
        (0..self.phrases.len()).map(|row| self.phrase(row)).filter(move |phrase| {
            let length = phrase.length.min(phrase.words.len());
            phrase.words.iter().take(length).any(|&word| word == key)
        })
    }

    /// The English verbs and nouns of which `word` is an irregular form (met: meet; men: man).
    #[must_use]
    pub fn english_bases(&self, word: &str) -> BTreeSet<&'static str> {
        let verbs = (0..self.english_verbs.len()).filter_map(|row| {
            let forms = [1, 2, 3, 4].map(|column| self.string(self.english_verbs.cell(row, column)));
            forms.contains(&word).then(|| self.string(self.english_verbs.cell(row, 0)))
        });
        let nouns = (0..self.english_nouns.len()).filter_map(|row| {
            let plural = self.string(self.english_nouns.cell(row, 1));
            (plural == word).then(|| self.string(self.english_nouns.cell(row, 0)))
        });
        verbs.chain(nouns).collect()
    }
}
