//! A record → the finding that it is about, whatever engine found that.
//!
//! The same place and kind are the same finding; of several there the one that says the same. Else the one of the kind that shares most of the place, at least half of it.

use super::{Item, Party, Record};
use crate::annotate::annotation::{Annotations, EntityId, MentionLevel};
use crate::text::Span;

/// A finding that a record may be about.
struct Candidate<'a> {
    at: usize,
    span: Span,
    kind: &'static str,
    said: &'a str,
}

/// The finding that `record` is about, by its number in its list; none of `taken`.
pub(super) fn finding(found: &Annotations, record: &Record, taken: &[usize]) -> Option<usize> {
    let all: Vec<Candidate<'_>> = match record.item {
        Item::Fact(_) => {
            let facts = found.facts.iter().enumerate();
            facts.map(|(at, f)| Candidate { at, span: f.evidence, kind: f.kind.name(), said: &f.english }).collect()
        }
        Item::Quote(_) => {
            let quotes = found.quotes.iter().enumerate();
            quotes.map(|(at, q)| Candidate { at, span: q.content, kind: q.kind.name(), said: "" }).collect()
        }
        Item::Entity(_) => return entity_at(found, record.span, &record.kind, &record.said, taken),
    };
    let free = || all.iter().filter(|candidate| !taken.contains(&candidate.at) && candidate.span.overlaps(record.span));
    let kind_free = matches!(record.item, Item::Quote(_));
    let here = || free().filter(|candidate| candidate.span == record.span);
    let alike = |candidate: &&Candidate<'_>| kind_free || candidate.kind == record.kind;
    here()
        .filter(alike)
        .find(|candidate| candidate.said == record.said)
        .or_else(|| here().find(alike))
        .or_else(|| here().find(|candidate| candidate.said == record.said))
        .or_else(|| {
            let near = free().filter(alike).filter(|candidate| shared(candidate.span, record.span) >= 50);
            near.max_by_key(|candidate| shared(candidate.span, record.span))
        })
        .map(|candidate| candidate.at)
}

/// How much of what two places cover together they share, in hundredths.
fn shared(a: Span, b: Span) -> usize {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both * 100 / a.join(b).len().max(1)
}

fn entity_at(found: &Annotations, span: Span, kind: &str, name: &str, taken: &[usize]) -> Option<usize> {
    let free = || found.entities.iter().enumerate().filter(|(at, _)| !taken.contains(at));
    let same = |at: &usize| found.entities.get(*at).is_some_and(|entity| entity.kind.name() == kind);
    let exact = || free().filter(|(_, entity)| entity.mentions.iter().any(|mention| mention.span == span)).map(|(at, _)| at);
    let near = || {
        let best = free().filter_map(|(at, entity)| {
            let mentions = entity.mentions.iter().filter(|mention| mention.level != MentionLevel::Pronoun);
            mentions.map(|mention| shared(mention.span, span)).max().filter(|&most| most >= 50).map(|most| (most, at))
        });
        best.max_by_key(|(most, _)| *most).map(|(_, at)| at)
    };
    let named = || free().filter(|(at, entity)| same(at) && !name.is_empty() && entity.name_en == name).map(|(at, _)| at);
    exact().find(same).or_else(|| exact().next()).or_else(|| named().next()).or_else(near)
}

/// The entity that a correction names.
pub(super) fn party(found: &Annotations, party: &Party) -> Option<EntityId> {
    let at = match party.span {
        Some(span) => entity_at(found, span, party.kind.name(), &party.name, &[]),
        None => {
            let named = |entity: &&crate::annotate::annotation::Entity| entity.kind == party.kind && entity.name_en == party.name;
            found.entities.iter().position(|entity| named(&entity))
        }
    };
    at.map(EntityId)
}
