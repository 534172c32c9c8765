//! The entity face: its names, what the gazetteer knows of it, every place where the article speaks of it, who is spoken of beside it, its facts and speech.

use super::State;
use super::fit;
use super::links::{Goal, Item};
use super::passage::Passage;
use super::ties;
use crate::annotate::annotation::{Annotations, Entity, EntityId, EntityKind, Mention, MentionLevel};
use crate::annotate::morphology::romanize;
use crate::app::panel::{self, readable_date};
use crate::app::prose::{Ink, Prose};
use crate::app::whereabouts::whereabouts;
use crate::gloss::Name;
use crate::text::Span;
use crate::text::apart::apart;

/// Words shown around the mentions in a sentence.
const AROUND: usize = 14;
/// Most other entities shown.
const OTHERS: usize = 24;
/// Columns before what belongs to a line.
const INDENT: usize = 2;

pub(super) fn items(state: &State, id: EntityId) -> Vec<Item> {
    let Some(findings) = state.findings() else { return Vec::new() };
    let found = findings.annotations();
    let Some(entity) = found.entity(id) else { return Vec::new() };
    let mut items = vec![head(state, entity)];
    // A name inside a name, a name inside a description.
    let mut others: Vec<(EntityId, usize)> = Vec::new();
    for place in findings.mentions_at(state.cursor_span()) {
        if place.entity != id && !others.contains(&(place.entity, 0)) {
            others.push((place.entity, 0));
        }
    }
    company(&mut items, state, "also at this word", found, &others);
    company(&mut items, state, "members", found, &entity.members.iter().map(|&member| (member, 0)).collect::<Vec<_>>());
    let selves = ties::selves(found, id);
    company(&mut items, state, "one of", found, &selves.iter().skip(1).map(|&group| (group, 0)).collect::<Vec<_>>());
    mentions(&mut items, state, found, entity);
    company(&mut items, state, "in a sentence with", found, &ties::beside(found, id));
    let facts = found.facts.iter().enumerate().filter(|(_, fact)| ties::takes_part(fact, &selves));
    rows(&mut items, "fact", facts.map(|(at, fact)| (panel::facts::compose(found, at, state.signed()), fact.evidence)).collect());
    let quotes = found.quotes.iter().enumerate().filter(|(_, quote)| ties::speaks(quote, &selves));
    let text = state.document().text();
    rows(
        &mut items,
        "quote",
        quotes.map(|(at, quote)| (panel::quotes::compose(found, text, at, state.signed(), None), quote.content)).collect(),
    );
    items
}

/// The English name of an entity, or its kind.
pub(super) fn english(entity: &Entity) -> String {
    match (entity.kind, entity.iso.as_deref()) {
        (EntityKind::Date, Some(iso)) => readable_date(iso),
        _ if entity.name_en.trim().is_empty() => entity.kind.name().to_owned(),
        _ => fit(&entity.name_en),
    }
}

/// How a mention refers, in words.
pub(super) fn level(level: MentionLevel) -> &'static str {
    match level {
        MentionLevel::Name => "name",
        MentionLevel::Nominal => "description",
        MentionLevel::Pronoun => "pronoun",
    }
}

fn head(state: &State, entity: &Entity) -> Item {
    let lexicon = state.lexicon();
    let known = entity.entry.map(|row| Name::new(lexicon, lexicon.entity(row), true));
    let mut prose = Prose::default();
    prose.english(0).name(&english(entity), entity.kind, state.signed());
    if entity.transliterated {
        prose.add(" (transliterated)", Ink::Muted);
    }
    match &known {
        Some(name) => {
            let vocalised = name.entry.name;
            let shown = if state.encoding().harakat { vocalised.to_owned() } else { apart(vocalised) };
            let latin: Vec<String> = vocalised.split(' ').map(romanize).collect();
            prose.english(0).add(&shown, Ink::Arabic).beside().add(&latin.join(" "), Ink::Body);
        }
        None => {
            prose.english(0).add(&fit(&entity.name_ar), Ink::Arabic);
        }
    }
    let mut what = vec![entity.kind.name()];
    what.extend(known.as_ref().map(Name::kind).filter(|kind| *kind != entity.kind.name()));
    let code = entity.country.as_deref().or(known.as_ref().map(|name| name.entry.country)).filter(|code| !code.is_empty());
    let country = code.map(|code| lexicon.country(code).map_or(code, |country| country.english));
    let country = country.map(fit).filter(|country| *country != entity.name_en);
    what.extend(country.as_deref());
    prose.english(0).add(&what.join(" · "), Ink::Muted);
    let mut others: Vec<String> = Vec::new();
    for alias in entity.aliases_en.iter().map(|alias| fit(alias)).filter(|alias| *alias != entity.name_en && !alias.is_empty()) {
        if !others.contains(&alias) {
            others.push(alias);
        }
    }
    if !others.is_empty() {
        prose.english(0).add("also ", Ink::Muted).add(&others.join(" · "), Ink::Body);
    }
    for role in known.iter().flat_map(|name| &name.roles) {
        prose.english(0).add(&fit(role), Ink::Body);
    }
    Item { prose, goal: None, gap: false }
}

/// Every mention, those of a sentence with it.
fn mentions(items: &mut Vec<Item>, state: &State, found: &Annotations, entity: &Entity) {
    let document = state.document();
    let (Some(first), Some(last)) = (entity.mentions.first(), entity.mentions.last()) else {
        let mut prose = Prose::default();
        prose.english(0).add("not spoken of by itself: only an adjective or a fact names it", Ink::Muted);
        items.push(Item { prose, goal: None, gap: true });
        return;
    };
    let total = entity.mentions.len();
    let mut prose = Prose::default();
    let (from, to) = (whereabouts(document, first.span.start), whereabouts(document, last.span.start));
    let places = if total == 1 || from == to { format!(" · {from}") } else { format!(" · first in {from}, last in {to}") };
    prose.english(0).add(&counted(total, "mention"), Ink::Strong).add(&places, Ink::Muted);
    items.push(Item { prose, goal: None, gap: true });
    let sentence = |mention: &Mention| ties::sentence_of(found, mention.span.start);
    let mut number = 0;
    for together in entity.mentions.chunk_by(|a, b| sentence(a) == sentence(b)) {
        for mention in together {
            number += 1;
            let mut prose = Prose::default();
            prose.english(INDENT).add(&format!("{number}  "), Ink::Muted);
            prose.add(&fit(mention.span.of(document.text())), Ink::Name(entity.kind));
            prose.add(&format!("  {} · {}", level(mention.level), whereabouts(document, mention.span.start)), Ink::Muted);
            items.push(Item { prose, goal: Some(Goal::Place(mention.span)), gap: false });
        }
        let places: Vec<Span> = together.iter().map(|mention| mention.span).collect();
        let mut prose = Prose::default();
        Passage::new(state, &places, AROUND).add_to(&mut prose, INDENT, usize::MAX, Ink::Name(entity.kind));
        items.push(Item { prose, goal: None, gap: false });
    }
}

/// Other entities, a line each; Enter goes on to their cards.
fn company(items: &mut Vec<Item>, state: &State, title: &str, found: &Annotations, others: &[(EntityId, usize)]) {
    if others.is_empty() {
        return;
    }
    let mut prose = Prose::default();
    prose.english(0).add(title, Ink::Strong);
    items.push(Item { prose, goal: None, gap: true });
    for (id, count) in others.iter().take(OTHERS) {
        let Some(entity) = found.entity(*id) else { continue };
        let mut prose = Prose::default();
        prose.english(INDENT).name(&english(entity), entity.kind, state.signed());
        let count = if *count == 0 { String::new() } else { format!("  ×{count}") };
        prose.add(&format!("{count}  {}", entity.kind.name()), Ink::Muted);
        items.push(Item { prose, goal: Some(Goal::Entity(*id)), gap: false });
    }
    if others.len() > OTHERS {
        let mut prose = Prose::default();
        prose.english(INDENT).add(&format!("… and {} more", others.len() - OTHERS), Ink::Muted);
        items.push(Item { prose, goal: None, gap: false });
    }
}

/// Rows as the panel has them, each with where it stands.
fn rows(items: &mut Vec<Item>, thing: &str, rows: Vec<(Prose, Span)>) {
    if rows.is_empty() {
        return;
    }
    let mut prose = Prose::default();
    prose.english(0).add(&counted(rows.len(), thing), Ink::Strong);
    items.push(Item { prose, goal: None, gap: true });
    for (at, (prose, span)) in rows.into_iter().enumerate() {
        items.push(Item { prose: prose.indented(INDENT), goal: Some(Goal::Place(span)), gap: at > 0 });
    }
}

/// «1 mention», «2 mentions».
pub(super) fn counted(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}
