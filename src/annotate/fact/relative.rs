//! Relative clauses: what they are said of, and what that is in them.
//!
//! «الهجمات التي استهدفت …»: the antecedent is the subject. «العقوبات التي أقرتها …», «هجوم تعرضت له …»: a pronoun takes it up, as the object or after a preposition.

use super::agreement::{agrees, fits_pronoun};
use super::clause::{Clause, Topic};
use super::scene::Scene;
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::lexicon::features::{Gender, Number, Pos};
use std::ops::Range;

/// No antecedent is longer, in words.
const LONGEST: usize = 10;

impl Clause {
    /// Finds the antecedent; where nothing in the clause takes it up, it is the subject.
    pub(super) fn take_up(&mut self, scene: &Scene<'_>, first: usize) {
        let mut end = self.first;
        while end > first && !scene.is_relative(end) && end + 3 > self.first {
            end -= 1;
        }
        let pronoun = scene.is_relative(end).then_some(end);
        end = pronoun.unwrap_or(self.first);
        if end > first && matches!(scene.mark(end - 1), "\"" | "»" | ")") {
            end -= 1;
        }
        let Some(words) = antecedent(scene, end, first, pronoun) else { return };
        let resumed =
            scene.article.word(self.verb).and_then(|w| w.reading.enclitic).is_some_and(|e| fits_pronoun(scene, &words, e))
                || self.bare.iter().any(|w| self.subject_after(scene, w))
                    && self.slots.iter().any(|s| {
                        let pronoun = scene.article.word(s.words.start).and_then(|w| w.reading.enclitic);
                        s.words.len() == 1
                            && scene.article.pos(s.words.start) == Pos::Adp
                            && pronoun.is_some_and(|e| fits_pronoun(scene, &words, e))
                    });
        let subject = !resumed && matches!(self.topic, Topic::None) && agrees(scene, self.verb, words.start, words.end, false);
        // What is done to the antecedent begins with it.
        if resumed && pronoun.is_some() {
            self.first = words.start;
        }
        if subject {
            self.topic = Topic::Phrase(words.clone());
            self.topic_agrees = true;
        }
        self.antecedent = Some(words);
    }
}

impl Clause {
    /// Takes over what the relative clause before it was said of, where its verb carries a pronoun for it: «الذي طرحته … وعارضته …».
    pub(super) fn share(&mut self, scene: &Scene<'_>, antecedent: &Range<usize>) {
        let enclitic = scene.article.word(self.verb).and_then(|w| w.reading.enclitic);
        if self.antecedent.is_none() && enclitic.is_some_and(|e| fits_pronoun(scene, antecedent, e)) {
            self.antecedent = Some(antecedent.clone());
        }
    }
}

/// The noun phrase that ends before word `end`, as long as it agrees with the relative pronoun.
fn antecedent(scene: &Scene<'_>, end: usize, first: usize, pronoun: Option<usize>) -> Option<Range<usize>> {
    let wanted = pronoun.map_or((Gender::None, Number::None), |at| {
        let f = scene.article.word(at).map(|w| w.reading.features).unwrap_or_default();
        (f.gender, f.number)
    });
    let fits = |words: &Range<usize>| {
        let (gender, number) = super::agreement::nature(scene, words);
        let many = |n: Number| n == Number::Plur;
        (wanted.0 == Gender::None || gender == Gender::None || many(wanted.1) || wanted.0 == gender)
            && (wanted.1 == Number::None || number == Number::None || many(wanted.1) == many(number))
    };
    let named = scene.ending(end).filter(|r| {
        r.kind != EntityKind::Nationality && r.first >= first && r.is_party() && r.level != MentionLevel::Pronoun && !r.nested
    });
    if let Some(r) = named.min_by_key(|r| r.first).filter(|r| fits(&(r.first..r.end))) {
        return Some(r.first..r.end);
    }
    let mut found = None;
    for start in (first.max(end.saturating_sub(LONGEST))..end).rev() {
        if !scene.is_nominal(start) {
            break;
        }
        let words = start..end;
        if scene.coordinated(start, end).last().is_some_and(|p| p.end == end) && fits(&words) {
            found = Some(words);
        }
        let clitics = scene.article.proclitics(start);
        // «الهجمات الوحشية والجبانة التي …»
        let adjective =
            clitics.conjunction() && scene.article.pos(start) == Pos::Adj && scene.is_nominal(start.saturating_sub(1));
        if clitics.preposition() || clitics.conjunction() && !adjective {
            break;
        }
    }
    found
}
