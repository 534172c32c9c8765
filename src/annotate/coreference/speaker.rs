//! Speech → quotes: who speaks, through the entities.
//!
//! A speaker named beside the cue is the entity mentioned there. An elided subject is the last speaker that agrees in gender and number; where nobody has spoken
//! yet, the last person (or group) mentioned. A speaker nobody has named is an entity of its own.

use super::Entities;
use crate::annotate::annotation::{Entity, EntityId, EntityKind, Quote, QuoteKind};
use crate::annotate::quote::{Speech, Subject};
use crate::lexicon::features::{Gender, Number, Pos};
use crate::lexicon::format::lemma::{FLAG_HUMAN, USE_REPORTS};
use crate::text::Span;

/// More members than this has no group of speakers.
const MEMBERS: usize = 6;

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
        let mut spoken: Vec<(usize, EntityId)> = Vec::new();
        for i in order {
            let Some(one) = speech.get(i) else { continue };
            let who = self.speaker(one, place(one), &spoken);
            // A name whose bearer nothing else tells is a man's or a woman's as its verb says.
            if let (Some(id), Subject::Named(_), Gender::Masc | Gender::Fem) = (who, one.subject, one.gender)
                && self.get(id).is_some_and(|e| e.kind == EntityKind::Person)
                && let Some(known) = self.known.get_mut(id.0)
            {
                known.feminine = known.feminine.or(Some(one.gender == Gender::Fem));
            }
            if let Some(slot) = speakers.get_mut(i) {
                *slot = who;
            }
            // What is said inside another's words does not make its speaker the one who goes on.
            let whole = Span::new(place(one), one.content.end);
            let near = speech.get(i.saturating_sub(NEAR)..(i + NEAR).min(speech.len())).unwrap_or(&[]);
            let inside = near.iter().any(|outer| outer.content != one.content && outer.content.covers(whole));
            if let Some(who) = who.filter(|_| !inside && one.kind != QuoteKind::Free) {
                spoken.push((place(one), who));
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

    fn speaker(&mut self, one: &Speech, at: usize, spoken: &[(usize, EntityId)]) -> Option<EntityId> {
        let last = spoken.last().map(|s| s.1);
        match one.subject {
            Subject::Named(span) | Subject::Attributed(span) => match self.party(span) {
                Some(id) => Some(id),
                // «وأضاف البيان»: whoever has spoken goes on.
                None if self.is_document(span) && last.is_some() => last,
                None => Some(self.describe(span, self.kind_of(span))),
            },
            Subject::Elided { gender, number, .. } => {
                // Who has acted since anybody spoke goes on.
                let actor = one.actor.filter(|a| spoken.last().is_none_or(|s| a.start > s.0));
                let actor = actor.map(|span| self.party(span).unwrap_or_else(|| self.describe(span, self.kind_of(span))));
                actor.filter(|id| self.agrees(*id, gender, number)).or_else(|| self.agreeing(at, gender, number, spoken))
            }
            Subject::Continuing => last,
            Subject::None => None,
        }
    }

    /// The entity of the noun phrase `span`: its name or description, the group of several joined by «و»; `None` where nothing has been found for it, or only a
    /// part («مصدر في الحكومة» is not the government). What a document says, its author says.
    fn party(&mut self, span: Span) -> Option<EntityId> {
        if let Some(members) = self.joined(span) {
            return Some(self.several(members, span));
        }
        let (mention, id) = self.best_at(span)?;
        let words = self.article.words_in(span);
        let head = self.article.word(words.start)?;
        let part = mention.start >= head.span.end;
        let person = self.get(id).is_some_and(|e| e.kind == EntityKind::Person) && mention.end == span.end;
        // «حزب الاتحاد», «صحيفة الحياة»: the name may have been found without its head.
        let named = self.get(id).is_some_and(|e| e.kind == EntityKind::Organization)
            && self.article.words_in(mention).start == words.start + 1
            && self.article.heads(words.start).any(|h| h.kind == "organization");
        let speaks = named || !self.is_body(words.start) && !self.is_human(words.start);
        (!part || person && self.is_human(words.start) || speaks || self.speaks_for(words.start)).then_some(id)
    }

    fn is_human(&self, at: usize) -> bool {
        let human = self.article.word(at).is_some_and(|w| w.reading.features.human);
        human || self.article.flags(at) & FLAG_HUMAN != 0
    }

    /// Whether the noun at word `at` is one for a body or a source that speaks for itself («مصدر», «صحيفة», «قوات»), not for a thing («إحصاءات», «موقع»).
    fn is_body(&self, at: usize) -> bool {
        let kinds = ["organization", "body", "actor", "actors", "collective", "collectives", "sound"];
        self.article.topic(at) == "reporting" || self.article.heads(at).any(|h| kinds.contains(&h.kind))
    }

    /// Whether the noun at word `at` is what somebody has said or counted, so that who is named after it speaks.
    fn speaks_for(&self, at: usize) -> bool {
        let said = || {
            let key = self.article.key(at).filter(|_| self.article.uses(at) & USE_REPORTS != 0);
            key.is_some_and(|k| self.article.lexicon.reporting(k).any(|r| r.pos == "noun"))
        };
        let things = self.article.pos(at) != Pos::Propn && self.article.flags(at) & FLAG_HUMAN == 0;
        things && (said() || self.article.key(at).is_some_and(|key| self.article.lexicon.head(key, "document").is_some()))
    }

    /// The entities of «A وB», where each has a mention of its own and all are people, or none is.
    fn joined(&self, span: Span) -> Option<Vec<EntityId>> {
        let words = self.article.words_in(span);
        let joints: Vec<usize> = words.clone().skip(1).filter(|&k| self.article.proclitics(k).conjunction()).collect();
        if joints.is_empty() || joints.len() > MEMBERS {
            return None;
        }
        let whole = self
            .best_at(span)
            .is_some_and(|(m, _)| joints.iter().any(|&k| self.article.word(k).is_some_and(|w| m.contains(w.span.start))));
        if whole {
            return None;
        }
        let mut members: Vec<EntityId> = Vec::new();
        let mut start = words.start;
        for &end in joints.iter().chain([&words.end]) {
            let part = self.article.span(start, end);
            let (mention, id) = self.best_at(part)?;
            let named = self.get(id).is_some_and(|e| e.kind == EntityKind::Person) && mention.end == part.end;
            let head = self.article.word(start)?;
            // «وزيرا خارجية مصر والأردن»: the countries are no speakers.
            if mention.start >= head.span.end && !named || members.contains(&id) {
                return None;
            }
            members.push(id);
            start = end;
        }
        let people = members.iter().filter(|id| self.get(**id).is_some_and(|e| e.kind == EntityKind::Person)).count();
        (people == 0 || people == members.len()).then_some(members)
    }

    /// The group of these members, made where there is none yet. It is named after them when all have their names.
    fn several(&mut self, members: Vec<EntityId>, span: Span) -> EntityId {
        let same = |e: &Entity| {
            e.kind == EntityKind::Group && e.members.len() == members.len() && members.iter().all(|m| e.members.contains(m))
        };
        if let Some(at) = self.list.iter().position(same) {
            return EntityId(at);
        }
        let id = self.add(EntityKind::Group, span.of(self.article.text()), String::new());
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.members = members;
        }
        id
    }

    fn agrees(&self, id: EntityId, gender: Gender, number: Number) -> bool {
        let feminine = match gender {
            Gender::Fem => Some(true),
            Gender::Masc => Some(false),
            Gender::None => None,
        };
        let many = matches!(number, Number::Dual | Number::Plur);
        let Some(entity) = self.get(id) else { return false };
        let group = entity.kind == EntityKind::Group;
        // A verb in the singular may follow a named group only in the feminine; take groups for the dual and plural alone.
        group == many && (feminine.is_none() || many || self.feminine(id).is_none_or(|f| Some(f) == feminine))
    }

    /// The last speaker that agrees, else the last person or group mentioned before.
    fn agreeing(&self, at: usize, gender: Gender, number: Number, spoken: &[(usize, EntityId)]) -> Option<EntityId> {
        let before = spoken.iter().rev().map(|s| s.1).find(|id| self.agrees(*id, gender, number));
        before.or_else(|| {
            let end = self.trail.partition_point(|t| t.0 < at);
            let mentioned = self.trail.get(..end)?.iter().rev().map(|t| t.1);
            let speaks = |id: &EntityId| {
                self.get(*id).is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Group | EntityKind::Organization))
            };
            mentioned.filter(speaks).find(|id| self.agrees(*id, gender, number))
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
