//! Rows of people, places and bodies: the English name, what is known of it, the Arabic name, how often it is spoken of.

use super::super::prose::{Ink, Prose};
use super::{Entry, Subject, Tab, add_verdict};
use crate::annotate::annotation::{Annotations, EntityId, EntityKind, FactKind, MentionLevel, Verdict};

fn belongs(kind: EntityKind, tab: Tab) -> bool {
    match tab {
        Tab::People => kind == EntityKind::Person,
        Tab::Places => kind == EntityKind::Place,
        Tab::Bodies => matches!(kind, EntityKind::Organization | EntityKind::Instrument | EntityKind::Event),
        Tab::Facts | Tab::Quotes | Tab::Terms | Tab::Timeline => false,
    }
}

/// Entities of the tab, in the order of the text; what is never named comes last.
pub(super) fn entries(found: &Annotations, tab: Tab) -> Vec<Entry> {
    let chosen = found.entities.iter().enumerate().filter(|(_, entity)| belongs(entity.kind, tab) && !entity.mentions.is_empty());
    let mut rows: Vec<(bool, Entry)> = chosen
        .map(|(id, entity)| {
            let named = entity.mentions.iter().any(|mention| mention.level == MentionLevel::Name);
            let spans = entity.mentions.iter().map(|mention| mention.span).collect();
            (!named, Entry { subject: Subject::Entity(EntityId(id)), spans, heading: None })
        })
        .collect();
    rows.sort_by_key(|(unnamed, _)| *unnamed);
    rows.into_iter().map(|(_, entry)| entry).collect()
}

pub(super) fn compose(found: &Annotations, id: EntityId, signed: bool) -> Prose {
    let mut prose = Prose::default();
    let Some(entity) = found.entity(id) else { return prose };
    let english = if entity.name_en.is_empty() { entity.kind.name() } else { &entity.name_en };
    prose.english(0).name(english, entity.kind, signed);
    if entity.transliterated {
        prose.add(" (transliterated)", Ink::Muted);
    }
    prose.add(&format!("  ×{}", entity.mentions.len()), Ink::Muted);
    let verdict = found.review.entity(id);
    add_verdict(&mut prose, verdict);
    let mut known: Vec<&str> = Vec::new();
    if matches!(entity.kind, EntityKind::Instrument | EntityKind::Event) {
        known.push(entity.kind.name());
    }
    known.extend(entity.country.as_deref());
    known.extend(entity.aliases_en.iter().take(3).map(String::as_str));
    if !known.is_empty() {
        prose.add("  ", Ink::Muted).add(&known.join(" · "), Ink::Muted);
    }
    prose.english(2).add(&entity.name_ar, Ink::Arabic);
    let roles = found.facts.iter().filter(|fact| fact.kind == FactKind::Role && fact.source.contains(&id)).take(2);
    for role in roles {
        prose.english(2).add(&role.english, Ink::Body);
    }
    if verdict == Some(Verdict::Rejected) { prose.struck() } else { prose }
}
