//! What an entity has to do with others: who is spoken of in its sentences, in which facts and speech it takes part.

use std::collections::HashMap;

use crate::annotate::annotation::{Annotations, EntityId, Fact, MentionLevel, Quote};
use crate::app::findings::is_amount;
use crate::text::Span;

/// The entity, and the groups that it belongs to: what is said of these is said of it.
pub(super) fn selves(found: &Annotations, id: EntityId) -> Vec<EntityId> {
    let groups = found.entities.iter().enumerate().filter(|(_, entity)| entity.members.contains(&id)).map(|(at, _)| EntityId(at));
    std::iter::once(id).chain(groups).collect()
}

/// Index of the sentence that holds the byte `offset`, or of the first after it.
pub(super) fn sentence_of(found: &Annotations, offset: usize) -> usize {
    found.sentences.partition_point(|sentence| sentence.span.end <= offset)
}

/// The other entities with the number of sentences in which they are spoken of beside `id`, the most frequent first, else in the order of the text. Dates and amounts are left
/// out, and so are names that are only met as a part of it («الصيني» in «وزير الخارجية الصيني»), or it as a part of them.
pub(super) fn beside(found: &Annotations, id: EntityId) -> Vec<(EntityId, usize)> {
    let Some(entity) = found.entity(id) else { return Vec::new() };
    // Sentence → what of it is about the entity.
    let mut own: HashMap<usize, Vec<Span>> = HashMap::new();
    for mention in entity.mentions.iter().filter(|mention| mention.level != MentionLevel::Pronoun) {
        own.entry(sentence_of(found, mention.span.start)).or_default().push(mention.span);
    }
    let mut counts: Vec<(EntityId, usize)> = Vec::new();
    for (at, other) in found.entities.iter().enumerate().filter(|(at, other)| EntityId(*at) != id && !is_amount(other.kind)) {
        let together = |span: Span| {
            let sentence = sentence_of(found, span.start);
            let apart = |own: &Span| !own.covers(span) && !span.covers(*own);
            own.get(&sentence).filter(|own| own.iter().all(apart)).map(|_| sentence)
        };
        let mentions = other.mentions.iter().filter(|mention| mention.level != MentionLevel::Pronoun);
        let mut sentences: Vec<usize> = mentions.filter_map(|mention| together(mention.span)).collect();
        sentences.dedup();
        if !sentences.is_empty() {
            counts.push((EntityId(at), sentences.len()));
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// Whether any of `selves` acts, receives, speaks or is the place of a fact.
pub(super) fn takes_part(fact: &Fact, selves: &[EntityId]) -> bool {
    let parties = fact.source.iter().chain(&fact.target).chain(&fact.place).chain(&fact.attributed_to);
    parties.into_iter().any(|party| selves.contains(party))
}

/// Whether any of `selves` speaks or is spoken to.
pub(super) fn speaks(quote: &Quote, selves: &[EntityId]) -> bool {
    quote.speaker.iter().chain(&quote.addressee).any(|party| selves.contains(party))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotation::{Entity, EntityKind, Mention, Sentence};

    fn entity(kind: EntityKind, spans: &[(usize, usize)]) -> Entity {
        let mention =
            |&(start, end): &(usize, usize)| Mention { span: Span::new(start, end), level: MentionLevel::Name, nested: false };
        Entity {
            kind,
            name_ar: String::new(),
            name_en: String::new(),
            transliterated: false,
            aliases_en: Vec::new(),
            country: None,
            iso: None,
            entry: None,
            members: Vec::new(),
            mentions: spans.iter().map(mention).collect(),
        }
    }

    #[test]
    fn counted_by_sentence() {
        use EntityKind::{Date, Nationality, Person, Place};
        let mut found = Annotations::default();
        for start in [0, 100, 200] {
            found.sentences.push(Sentence { span: Span::new(start, start + 99), first: 0, end: 0 });
        }
        found.entities = vec![
            entity(Person, &[(0, 20), (110, 120), (150, 160)]),
            // Inside the first only, so no company; in the second sentence twice, which counts once.
            entity(Nationality, &[(10, 20)]),
            entity(Place, &[(130, 140), (170, 180)]),
            entity(Date, &[(30, 40)]),
            entity(Person, &[(50, 60), (190, 195), (210, 220)]),
            entity(Place, &[(250, 260)]),
        ];
        assert_eq!(beside(&found, EntityId(0)), [(EntityId(4), 2), (EntityId(2), 1)]);
        assert_eq!(beside(&found, EntityId(5)), [(EntityId(4), 1)]);
        assert!(beside(&found, EntityId(99)).is_empty());
    }

    #[test]
    fn a_group_stands_for_its_members() {
        let entities = vec![entity(EntityKind::Place, &[(0, 1)]), entity(EntityKind::Group, &[(2, 3)])];
        let mut found = Annotations { entities, ..Annotations::default() };
        found.entities[1].members = vec![EntityId(0)];
        assert_eq!(selves(&found, EntityId(0)), [EntityId(0), EntityId(1)]);
        assert_eq!(selves(&found, EntityId(1)), [EntityId(1)]);
    }
}
