//! What is under the cursor, and all its places: the entity with its mentions, else the lemma or spelling with its words.
//!
//! A word may lie in several mentions. Where a jump or a link has led to one entity of them, that one stays meant as long as the cursor stays there ([`Pin`]).

use super::State;
use super::action::Way;
use super::state::Again;
use crate::annotate::annotation::{EntityId, MentionLevel};
use crate::text::Span;
use crate::text::normalize::folded;

/// The entity that is meant while the cursor stays on a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pin {
    entity: EntityId,
    cursor: usize,
}

/// What has places in the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Same {
    /// An entity: its mentions.
    Entity(EntityId),
    /// The word under the cursor: its lemma wherever that stands, else its spelling.
    Word,
}

impl Same {
    /// What one of its places is called.
    pub(super) fn place(self) -> &'static str {
        match self {
            Self::Entity(_) => "mention",
            Self::Word => "place",
        }
    }
}

impl State {
    /// The entity under the cursor: the one a jump or link led to, else the one of the shortest mention there; one that only a pronoun means comes last.
    #[must_use]
    pub fn entity_here(&self) -> Option<EntityId> {
        if let Some(pin) = self.pin.filter(|pin| pin.cursor == self.cursor) {
            return Some(pin.entity);
        }
        let places = self.findings.as_ref()?.mentions_at(self.cursor_span());
        places.iter().min_by_key(|place| place.level == MentionLevel::Pronoun).map(|place| place.entity)
    }

    /// From now on `entity` is meant, until the cursor moves.
    pub(super) fn pin(&mut self, entity: EntityId) {
        self.pin = Some(Pin { entity, cursor: self.cursor });
    }

    /// Once the cursor has moved on, nothing particular is meant any more.
    pub(super) fn unpin(&mut self) {
        self.pin = self.pin.filter(|pin| pin.cursor == self.cursor);
    }

    /// What is under the cursor.
    pub(super) fn same_here(&self) -> Same {
        self.entity_here().map_or(Same::Word, Same::Entity)
    }

    /// All its places, in order.
    pub(super) fn places_of(&self, same: Same) -> Vec<Span> {
        match same {
            Same::Entity(id) => {
                let entity = self.findings.as_ref().and_then(|findings| findings.annotations().entity(id));
                entity.map_or_else(Vec::new, |entity| entity.mentions.iter().map(|mention| mention.span).collect())
            }
            Same::Word => {
                let text = self.document.text();
                let lemma = self.cursor_word().and_then(|word| word.reading.lemma);
                let spelling = folded(self.cursor_span().of(text));
                let words = self.findings.as_ref().map_or(&[][..], |findings| &findings.annotations().words);
                let same = |at: usize| match lemma {
                    Some(lemma) => words.get(at).is_some_and(|word| word.reading.lemma == Some(lemma)),
                    None => folded(self.words.span(at).of(text)) == spelling,
                };
                (0..self.words.len()).filter(|&at| same(at)).map(|at| self.words.span(at)).collect()
            }
        }
    }

    /// The next mention of the entity under the cursor, else the next word of its lemma, else of its spelling; says the how manyth it is.
    pub(super) fn jump_same(&mut self, way: Way) {
        if self.step_finding(way) {
            return;
        }
        self.again = Some(Again::Same(way));
        let here = self.cursor_span();
        let same = self.same_here();
        let places = self.places_of(same);
        let stop = match way {
            Way::Next => places.iter().position(|place| place.start >= here.end),
            Way::Previous => places.iter().rposition(|place| place.start < here.start && !place.overlaps(here)),
        };
        match stop.and_then(|at| Some((at, *places.get(at)?))) {
            Some((at, span)) => {
                self.remember();
                self.go_to(span.start);
                if let Same::Entity(id) = same {
                    self.pin(id);
                }
                self.select_place(span);
                self.tell(&format!("{} {} of {}", same.place(), at + 1, places.len()));
            }
            None => {
                let further = if way == Way::Next { "further" } else { "earlier" };
                let all = if places.len() > 1 { format!(" of {}", places.len()) } else { String::new() };
                self.tell(&format!("no {further} mention{all}"));
            }
        }
    }
}
