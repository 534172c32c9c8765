//! Speech → quotes: who speaks, through the entities.
//!
//! A speaker named beside the cue is the entity mentioned there. An elided subject is the last speaker that agrees in gender and number; where nobody has spoken
//! yet, the last person (or group) mentioned. A speaker nobody has named is an entity of its own.

use super::Entities;
use crate::annotate::annotation::{EntityId, EntityKind, Quote, QuoteKind};
use crate::annotate::quote::{Speech, Subject};
use crate::lexicon::features::{Gender, Number};
use crate::lexicon::format::lemma::FLAG_HUMAN;
use crate::text::Span;

/// How many quotes away one may lie inside another.
const NEAR: usize = 16;

impl Entities<'_> {
    /// The quotes of `speech`, in its order, their speakers and addressees resolved.
    #[must_use]
    pub fn speakers(&mut self, speech: Vec<Speech>) -> Vec<Quote> {
        let mut order: Vec<usize> = (0..speech.len()).collect();
        let place = |s: &Speech| s.cue.map_or(s.content.start, |c| c.start.min(s.content.start));
        order.sort_by_key(|&i| speech.get(i).map_or(0, place));
        let mut speakers: Vec<Option<EntityId>> = vec![None; speech.len()];
        let mut spoken: Vec<EntityId> = Vec::new();
        for i in order {
            let Some(one) = speech.get(i) else { continue };
            let who = self.speaker(one, place(one), &spoken);
            if let Some(slot) = speakers.get_mut(i) {
                *slot = who;
            }
            // What is said inside another's words does not make its speaker the one who goes on.
            let whole = Span::new(place(one), one.content.end);
            let near = speech.get(i.saturating_sub(NEAR)..(i + NEAR).min(speech.len())).unwrap_or(&[]);
            let inside = near.iter().any(|outer| outer.content != one.content && outer.content.covers(whole));
            if let Some(who) = who.filter(|_| !inside && one.kind != QuoteKind::Free) {
                spoken.push(who);
            }
        }
        speech
            .into_iter()
            .zip(speakers)
            .map(|(one, speaker)| Quote {
                kind: one.kind,
                speaker,
                speaker_mention: match one.subject {
                    Subject::Named(span) | Subject::Attributed(span) => Some(span),
                    _ => None,
                },
                cue: one.cue,
                act: one.act,
                content: one.content,
                addressee: one.addressee.and_then(|span| self.at(span)),
                confidence: one.confidence,
            })
            .collect()
    }

    fn speaker(&mut self, one: &Speech, at: usize, spoken: &[EntityId]) -> Option<EntityId> {
        match one.subject {
            Subject::Named(span) | Subject::Attributed(span) => match self.at(span) {
                Some(id) => Some(id),
                // «وأضاف البيان»: whoever has spoken goes on.
                None if self.is_document(span) => spoken.last().copied(),
                None => Some(self.describe(span, self.kind_of(span))),
            },
            Subject::Elided { gender, number, .. } => self.agreeing(at, gender, number, spoken),
            Subject::Continuing => spoken.last().copied(),
            Subject::None => None,
        }
    }

    /// The last speaker that agrees, else the last person or group mentioned before.
    fn agreeing(&self, at: usize, gender: Gender, number: Number, spoken: &[EntityId]) -> Option<EntityId> {
        let feminine = match gender {
            Gender::Fem => Some(true),
            Gender::Masc => Some(false),
            Gender::None => None,
        };
        let many = matches!(number, Number::Dual | Number::Plur);
        let fits = |id: &EntityId| {
            let Some(entity) = self.get(*id) else { return false };
            let group = entity.kind == EntityKind::Group;
            // A verb in the singular may follow a named group only in the feminine; take groups for the dual and plural alone.
            group == many && (feminine.is_none() || many || self.feminine(*id).is_none_or(|f| Some(f) == feminine))
        };
        let before = spoken.iter().rev().find(|id| fits(id)).copied();
        before.or_else(|| {
            let end = self.trail.partition_point(|t| t.0 < at);
            let mentioned = self.trail.get(..end)?.iter().rev().map(|t| t.1);
            let speaks = |id: &EntityId| {
                self.get(*id).is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Group | EntityKind::Organization))
            };
            mentioned.filter(speaks).find(fits)
        })
    }

    fn is_document(&self, span: Span) -> bool {
        let head = self.article.words_in(span).start;
        self.article.key(head).is_some_and(|key| self.article.lexicon.head(key, "document").is_some())
    }

    /// What a speaker is that only a description names: somebody, several people, or a body.
    fn kind_of(&self, span: Span) -> EntityKind {
        let words = self.article.words_in(span);
        let head = words.start;
        if self.article.is_lemma(head, &["أَحَد", "إِحدَى"]) {
            return EntityKind::Person;
        }
        let human = |at: usize| self.article.flags(at) & FLAG_HUMAN != 0;
        let plural = |at: usize| self.article.word(at).is_some_and(|w| w.reading.features.number == Number::Plur);
        // «بعض النواب», «الكثير من المسؤولين»
        let counted = !human(head) && words.clone().skip(1).take(2).any(|at| human(at) && plural(at));
        match (human(head), plural(head)) {
            _ if counted => EntityKind::Group,
            (_, true) => EntityKind::Group,
            (true, false) => EntityKind::Person,
            (false, false) => EntityKind::Organization,
        }
    }
}
