//! The fact face: what is stated, on what evidence, who takes part, where, when, whose word it is, its code, how sure the engine is, the terms in it.

use super::State;
use super::codes;
use super::entity::{counted, english};
use super::fit;
use super::links::{Goal, Item};
use super::passage::Passage;
use crate::annotate::annotation::{Annotations, EntityId, Fact};
use crate::app::day::in_words;
use crate::app::panel::{add_verdict, facts::label, rendering};
use crate::app::prose::{Ink, Prose};
use crate::app::whereabouts::whereabouts;

/// Words shown around the evidence.
const AROUND: usize = 8;
/// Columns before what belongs to a line.
const INDENT: usize = 2;

pub(super) fn items(state: &State, at: usize) -> Vec<Item> {
    let Some(findings) = state.findings() else { return Vec::new() };
    let found = findings.annotations();
    let Some(fact) = found.facts.get(at) else { return Vec::new() };
    let mut prose = Prose::default();
    prose.english(0).add(label(fact), Ink::Label(fact.kind));
    if !label(fact).eq_ignore_ascii_case(fact.kind.name()) {
        prose.add(&format!("  {}", fact.kind.name()), Ink::Muted);
    }
    add_verdict(&mut prose, found.review.fact(at));
    prose.english(0).add(&fit(&fact.english), Ink::Strong);
    let mut items = vec![Item { prose, goal: None, gap: false }];
    let mut prose = Prose::default();
    prose
        .english(0)
        .add("evidence", Ink::Strong)
        .add(&format!("  {}", whereabouts(state.document(), fact.evidence.start)), Ink::Muted);
    Passage::new(state, &[fact.evidence], AROUND).add_to(&mut prose, INDENT, usize::MAX, Ink::Strong);
    items.push(Item { prose, goal: Some(Goal::Place(fact.evidence)), gap: true });
    parties(&mut items, state, found, fact);
    codes_of(&mut items, fact);
    terms(&mut items, found, fact);
    let said = found.quotes.iter().enumerate().filter(|(_, quote)| quote.content.overlaps(fact.evidence));
    if let Some((quote, speech)) = said.min_by_key(|(_, quote)| quote.content.len()) {
        let mut prose = Prose::default();
        prose.english(0).add("said in the speech of ", Ink::Muted);
        match speech.speaker.and_then(|id| found.entity(id)) {
            Some(speaker) => prose.name(&english(speaker), speaker.kind, state.signed()),
            None => prose.add("an unnamed speaker", Ink::Body),
        };
        items.push(Item { prose, goal: Some(Goal::Quote(quote)), gap: true });
    }
    items
}

/// Who acts, who receives, whose word it is, where, each on a line that leads to its card; and when.
fn parties(items: &mut Vec<Item>, state: &State, found: &Annotations, fact: &Fact) {
    let mut gap = true;
    let mut line = |title: &str, id: EntityId| {
        let Some(entity) = found.entity(id) else { return };
        let mut prose = Prose::default();
        prose.english(0).add(&format!("{title}  "), Ink::Muted).name(&english(entity), entity.kind, state.signed());
        prose.add(&format!("  {}", entity.kind.name()), Ink::Muted);
        items.push(Item { prose, goal: Some(Goal::Entity(id)), gap: std::mem::take(&mut gap) });
    };
    fact.source.iter().for_each(|&id| line("source", id));
    fact.target.iter().for_each(|&id| line("target", id));
    fact.attributed_to.into_iter().for_each(|id| line("according to", id));
    fact.place.into_iter().for_each(|id| line("place", id));
    if let Some(date) = fact.date.as_deref() {
        let mut prose = Prose::default();
        prose.english(0).add("date  ", Ink::Muted).add(&in_words(date), Ink::Body);
        items.push(Item { prose, goal: None, gap });
    }
}

fn codes_of(items: &mut Vec<Item>, fact: &Fact) {
    let mut prose = Prose::default();
    let mut code = |scheme: &str, code: Option<&str>, name: Option<&str>| {
        if let Some(code) = code {
            prose.english(0).add(&format!("{scheme}  "), Ink::Muted).add(code, Ink::Strong);
            prose.add(&name.map_or_else(String::new, |name| format!("  {name}")), Ink::Body);
        }
    };
    code("PLOVER", fact.plover.as_deref(), fact.plover.as_deref().and_then(codes::plover));
    code("CAMEO", fact.cameo.as_deref(), fact.cameo.as_deref().and_then(codes::cameo));
    if fact.plover.is_none() && fact.cameo.is_none() {
        prose.english(0).add("no code: a statement, not an act", Ink::Muted);
    }
    sure(&mut prose, fact.confidence);
    items.push(Item { prose, goal: None, gap: true });
}

/// How sure the engine is, as a line.
pub(super) fn sure(prose: &mut Prose, confidence: f32) {
    prose.english(0).add("confidence  ", Ink::Muted).add(&format!("{confidence:.2}"), Ink::Body);
}

fn terms(items: &mut Vec<Item>, found: &Annotations, fact: &Fact) {
    let terms: Vec<_> = fact.terms.iter().filter_map(|id| found.terms.get(id.0)).collect();
    if terms.is_empty() {
        return;
    }
    let mut prose = Prose::default();
    prose.english(0).add(&counted(terms.len(), "term"), Ink::Strong);
    items.push(Item { prose, goal: None, gap: true });
    for term in terms {
        let mut prose = Prose::default();
        prose.english(INDENT).add(rendering(&term.en), Ink::Term).beside().add(&term.citation, Ink::Arabic);
        items.push(Item { prose, goal: Some(Goal::Place(term.span)), gap: false });
    }
}
