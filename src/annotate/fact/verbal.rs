//! Which words are the finite verbs of their clauses, and what they say.
//!
//! In: the scene with the readings that morphology chose word by word. Spelling alone often leaves open whether a word is a verb or its noun («سحب», «بحث», «فتح»): inside
//! a clause that has its verb already, after a noun, it is the noun; where a clause must begin and has no other verb, it is the verb.

use super::scene::{PLAUSIBLE, Scene};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::chunk;
use crate::annotate::morphology::Reading;
use crate::lexicon::features::{Aspect, Case, Features, Number, Person, Pos, State};

impl Scene<'_> {
    /// Judges every word, sentence by sentence.
    pub(super) fn find_verbs(&mut self) {
        for sentence in self.article.sentences {
            let mut verb_before = false;
            for at in sentence.first..sentence.end {
                let conjoined = self.article.proclitics(at).conjunction();
                if matches!(self.article.pos(at), Pos::Punct | Pos::Sconj) || conjoined || self.is_relative(at) {
                    verb_before = false;
                }
                let finite = self.judge_finite(at, sentence.first, verb_before);
                if let Some(slot) = self.finite.get_mut(at) {
                    *slot = finite;
                }
                verb_before |= finite;
            }
        }
    }

    /// What word `at` says as a finite verb: the chosen reading, or the best of its verbs where it was read as a noun or, in a report, as a first person.
    pub(super) fn verb(&self, at: usize) -> Features {
        let chosen = self.article.word(at).map(|w| w.reading.features).unwrap_or_default();
        let mine = chosen.person == Person::First && self.quote_number(at).is_none();
        if !mine && (chosen.pos == Pos::Verb || !self.is_finite(at)) {
            return chosen;
        }
        let third = |r: &&Reading| r.features.pos == Pos::Verb && r.features.person == Person::Third;
        let readings = self.article.lattice.of(at);
        let perfect = readings.iter().filter(third).find(|r| r.features.aspect == Aspect::Perf);
        perfect.or_else(|| readings.iter().find(third)).map_or(chosen, |r| r.features)
    }

    /// Whether word `at` is a finite verb here. Spelling alone often leaves open whether a word is a verb or its noun («سحب», «بحث», «فتح»): inside a clause that has
    /// its verb already, after a noun, it is the noun; where a clause must begin and has no other verb, it is the verb.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.finite.get(at).copied().unwrap_or(false)
    }

    fn judge_finite(&self, at: usize, first: usize, verb_before: bool) -> bool {
        let conjoined = self.article.proclitics(at).conjunction();
        // After «قد», «لم», «لن» stands a verb, whatever it looks like.
        if at > first && !conjoined && self.article.is_lemma(at - 1, &["قَد", "لَم", "لَن"]) {
            return self.article.is_verb(at) || self.article.lattice.of(at).iter().any(|r| r.features.pos == Pos::Verb);
        }
        if at > first && self.article.is_lemma(at - 1, &["أَيّ"]) {
            return false;
        }
        if self.article.is_verb(at) {
            let between = at > first && !conjoined && self.party_at(at).is_none();
            let after_nominal = between && matches!(self.article.pos(at - 1), Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num);
            let noun = after_nominal && (verb_before || self.under_preposition(at, first)) && self.may_be_plain_noun(at);
            return !(noun || self.is_accusative_noun(at) && !conjoined);
        }
        let after_date = at > first && self.ending(at).any(|r| r.kind == EntityKind::Date);
        let person = || self.party_at(at + 1).is_some_and(|r| r.kind == EntityKind::Person);
        if self.article.is_lemma(at, &["عَبرَ"]) && (at == first || conjoined) && person() {
            return true;
        }
        let opens = at == first || conjoined || self.mark(at - 1) == "،" || after_date && !verb_before;
        opens && self.may_be_verb_instead(at)
    }

    /// Whether the words before `at` are a preposition at the start of a clause with what it governs: «على الأطراف وقف القتال».
    fn under_preposition(&self, at: usize, first: usize) -> bool {
        let before = (first.max(at.saturating_sub(12))..at).rev().find(|&i| !chunk::is_nominal(self.article, i));
        before.is_some_and(|i| {
            self.article.citation(i) == "عَلَى"
                && (i == first
                    || matches!(self.article.pos(i - 1), Pos::Sconj | Pos::Punct | Pos::Verb)
                    || self.article.proclitics(i).conjunction())
        })
    }

    /// Whether a plausible reading is a noun without clitics.
    fn may_be_plain_noun(&self, at: usize) -> bool {
        let readings = self.article.lattice.of(at);
        let best = readings.first().map_or(0, |r| r.cost);
        readings.iter().any(|r| r.features.pos == Pos::Noun && r.proclitics.0 == 0 && r.cost <= best + PLAUSIBLE)
    }

    /// Whether word `at`, read as a bare noun that opens a clause, can be a verb in the perfect with what follows as its subject or complement.
    fn may_be_verb_instead(&self, at: usize) -> bool {
        let Some(word) = self.article.word(at) else { return false };
        if word.reading.features.pos != Pos::Noun || self.article.definite(at) || word.reading.enclitic.is_some() {
            return false;
        }
        if self.party_at(at).is_some() || word.reading.proclitics.preposition() {
            return false;
        }
        let readings = self.article.lattice.of(at);
        let best = readings.first().map_or(0, |r| r.cost);
        let verb = readings.iter().any(|r| {
            r.features.pos == Pos::Verb
                && r.features.aspect == Aspect::Perf
                && r.features.number == Number::Sing
                && r.cost <= best + PLAUSIBLE
        });
        let next = at + 1;
        let subject = self.article.pos(next) == Pos::Num
            || self.starting(next).iter().any(|r| r.level != MentionLevel::Pronoun && r.kind != EntityKind::Date)
            || self.article.pos(next) == Pos::Adp
            || self.article.proclitics(next).preposition()
            || self.article.pos(next) == Pos::Noun && (self.article.definite(next) || self.features(next).human);
        verb && subject
    }

    /// Whether a reading of word `at` is an indefinite accusative («دعمًا»), and none of its verbs takes a dual subject here.
    pub(super) fn is_accusative_noun(&self, at: usize) -> bool {
        self.article.lattice.of(at).iter().any(|r| {
            matches!(r.features.pos, Pos::Noun | Pos::Adj)
                && r.features.case == Case::Acc
                && r.features.state == State::Indef
                && r.proclitics.0 == 0
        })
    }
}
