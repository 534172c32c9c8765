//! The pronoun that stands for the noun of a relative clause: said in Arabic («الخطة التي طرحها»), not in English («the plan which he put forward»).
//!
//! In: the noun and its clause. Out: the words whose attached pronoun is that one. While the clause is rendered those pronouns are silent; a preposition that
//! loses its object so is stranded where the verb governs it («which they agreed on») and otherwise goes before the relative («in which he said»).

use super::English;
use super::nominal::Nominal;
use super::preposition::Preposition;
use crate::annotate::morphology::Enclitic;
use crate::lexicon::features::{Gender, Number, Person, Pos};
use std::cell::Cell;

/// So many words after a verb may lie before the preposition with the pronoun.
const NEAR: usize = 8;

/// Two pronouns of one relative clause: «نصت عليها وضمنتها».
type Words = [usize; 2];

const NONE: Words = [usize::MAX; 2];

/// What is not said at the moment.
#[derive(Debug)]
pub(super) struct Silence {
    words: Cell<Words>,
    fronted: Cell<&'static str>,
}

impl Default for Silence {
    fn default() -> Self {
        Self { words: Cell::new(NONE), fronted: Cell::new("") }
    }
}

impl English<'_> {
    /// Whether the pronoun of word `at` is not said.
    pub(super) fn is_silent(&self, at: usize) -> bool {
        self.silence.words.get().contains(&at)
    }

    /// A preposition without object in its own place: kept for the front of the clause.
    pub(super) fn front(&self, preposition: &Preposition, english: &'static str) -> bool {
        let silent = preposition.pronoun.is_some_and(|word| self.is_silent(word));
        if silent {
            self.silence.fronted.set(english);
        }
        silent
    }

    /// Renders with the pronouns of `words` silent; also the preposition that goes before the relative.
    pub(super) fn silently<T>(&self, words: Words, render: impl FnOnce() -> T) -> (T, &'static str) {
        let outer = self.silence.words.replace(words);
        let fronted = self.silence.fronted.replace("");
        let out = render();
        self.silence.words.set(outer);
        (out, self.silence.fronted.replace(fronted))
    }

    /// The pronouns that stand for `noun` in the relative clause whose verb is at `at`.
    pub(super) fn resumptive(&self, noun: &Nominal, at: usize, limit: usize) -> Option<Words> {
        let first = self.resumptive_of(noun, at, limit)?;
        let mut words = [first, usize::MAX];
        // A second verb under the same relative.
        let near = (first + 1..limit.min(first + NEAR)).find(|&i| self.article.proclitics(i).conjunction());
        if let Some(next) = near.filter(|&i| self.article.is_verb(i))
            && let Some(second) = self.resumptive_of(noun, next, limit)
        {
            words[1] = second;
        }
        Some(words)
    }

    fn resumptive_of(&self, noun: &Nominal, at: usize, limit: usize) -> Option<usize> {
        let article = self.article;
        let group = self.verb_group(at, limit)?;
        // «تم التوصل إليه»: the noun is the subject of the passive.
        if group.lemma.is_some_and(|l| self.row("auxiliaries", l.form) == Some("passive")) {
            return None;
        }
        if self.refers(noun, group.at) {
            return Some(group.at);
        }
        for i in group.end..limit.min(group.end + NEAR) {
            if article.is_verb(i)
                || article.proclitics(i).conjunction()
                || matches!(article.pos(i), Pos::Sconj)
                || article.is_lemma(i, &["الَّذِي", "أَنَّ", "إِنَّ"])
            {
                return None;
            }
            if article.word(i)?.reading.enclitic.is_some() && self.refers(noun, i) {
                let whole = self.preposition(i, limit).is_some_and(|p| p.pronoun == Some(i));
                return whole.then_some(i);
            }
        }
        None
    }

    /// Whether the pronoun attached to word `at` agrees with `noun`.
    pub(super) fn refers(&self, noun: &Nominal, at: usize) -> bool {
        let Some(Enclitic { person, gender, number, .. }) = self.article.word(at).and_then(|w| w.reading.enclitic) else {
            return false;
        };
        if person != Person::Third {
            return false;
        }
        match number {
            Number::Dual | Number::Plur => noun.plural,
            _ if noun.plural => gender == Gender::Fem && !noun.human,
            _ => noun.place || (gender == Gender::Fem) == noun.feminine,
        }
    }
}
