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
use super::forms::Graph;
use super::layers::{Base, base_of};

impl Lexicon {
    /// Calls `visit` with the letter codes and the group (for [`Lexicon::cells`]) of every spelling that `automaton` accepts; those of imported lexicons come
    /// last.
    pub fn search<A: Automaton>(&self, automaton: &A, mut visit: impl FnMut(&[u8], u64)) {
        spellings(&self.forms, Base::OWN, automaton, &mut visit);
        for (base, layer) in self.numbered() {
            spellings(&layer.forms, base, automaton, &mut visit);
        }
    }

    /// All forms of each of `lemmas` (rows), in the order of the rows given. The forms of one are sorted by their letters.
    #[must_use]
    pub fn forms_of(&self, lemmas: &[u32]) -> Vec<Vec<Form>> {
        let mut out: Vec<Vec<Form>> = vec![Vec::new(); lemmas.len()];
        let bases: BTreeSet<Base> = lemmas.iter().map(|&id| base_of(id).0).collect();
        for base in bases {
            let rows = self.rows_of(base);
            let mut visit = |codes: &[u8], group: u64| {
                rows.group(base, Base::of_group(group).1, &mut |lemma, set| {
                    for (slot, _) in out.iter_mut().zip(lemmas).filter(|(_, id)| **id == lemma) {
                        rows.cell_set(base, lemma, set, &mut |cell| {
                            slot.push(Form { vocalized: self.vocalize(codes, cell.pattern), features: cell.features });
                        });
                    }
                });
            };
            match self.layer(base) {
                Some(layer) => spellings(&layer.forms, base, &fst::automaton::AlwaysMatch, &mut visit),
                None => spellings(&self.forms, base, &fst::automaton::AlwaysMatch, &mut visit),
            }
        }
        out
    }

    /// The glosses of the lemma in row `id`, «;» between.
    #[must_use]
    pub fn gloss(&self, id: u32) -> &'static str {
        let (base, row) = base_of(id);
        self.rows_of(base).text(row, lemma::GLOSS)
    }

    /// The rows of the lemmas whose root is that of the lemma in row `id`, itself among them; none when it has no root.
    #[must_use]
    pub fn root_family(&self, id: u32) -> Vec<u32> {
        let (base, row) = base_of(id);
        let root = self.rows_of(base).text(row, lemma::ROOT);
        if root.is_empty() {
            return Vec::new();
        }
        self.lemmas()
            .filter(|&other| {
                let (base, row) = base_of(other);
                self.rows_of(base).text(row, lemma::ROOT) == root
            })
            .collect()
    }

    /// The patterns of two words or more that have the lemma key `key` anywhere, and those of one word that it is; those of imported glossaries come last.
    pub fn phrases_with(&self, key: u32) -> impl Iterator<Item = Phrase> + '_ {
        let has = move |phrase: &Phrase| {
            let length = phrase.length.min(phrase.words.len());
            phrase.words.iter().take(length).any(|&word| word == key)
        };
        (0..self.phrases.len()).map(|row| self.phrase(row)).filter(has).chain(self.layer_phrases_with(key))
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

/// Calls `visit` with every spelling of `graph` that `automaton` accepts, in order; their groups are those of `base`.
fn spellings<G: Graph, A: Automaton>(graph: &G, base: Base, automaton: &A, visit: &mut impl FnMut(&[u8], u64)) {
    // Nodes on the way with the letters before them, the state there, and the value so far.
    let mut open = vec![(graph.root(), 0, 0_u8, automaton.start(), base.group())];
    let mut codes: Vec<u8> = Vec::new();
    while let Some((node, depth, code, state, value)) = open.pop() {
        if depth > 0 {
            codes.truncate(depth - 1);
            codes.push(code);
        }
        if let Some(end) = graph.value(node)
            && automaton.is_match(&state)
        {
            visit(&codes, value + end);
        }
        // The first letter last, so that it is taken first: spellings come in order.
        graph.letters(node, |code, next, adds| {
            let state = automaton.accept(&state, code);
            if automaton.can_match(&state) {
                open.push((next, depth + 1, code, state, value + adds));
            }
        });
    }
}
