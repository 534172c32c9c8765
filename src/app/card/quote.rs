//! The quote face: who says it to whom and how, the words, what they state in English, and what else this speaker says.

use super::State;
use super::entity::{counted, english};
use super::fact::sure;
use super::fit;
use super::links::{Goal, Item};
use super::passage::Passage;
use crate::annotate::annotation::{Annotations, Quote, QuoteKind};
use crate::app::panel::{add_verdict, facts::label, quotes};
use crate::app::prose::{Ink, Prose};
use crate::app::whereabouts::whereabouts;

/// Words shown around the speech: its cue and speaker are often there.
const AROUND: usize = 8;
/// Words shown of another quote, on each side of its first.
const OTHER: usize = 12;
/// Columns before what belongs to a line.
const INDENT: usize = 2;

pub(super) fn items(state: &State, at: usize) -> Vec<Item> {
    let Some(findings) = state.findings() else { return Vec::new() };
    let found = findings.annotations();
    let Some(quote) = found.quotes.get(at) else { return Vec::new() };
    let mut items = vec![head(state, found, quote, at)];
    if let Some(addressee) = quote.addressee.and_then(|id| found.entity(id).map(|entity| (id, entity))) {
        let mut prose = Prose::default();
        prose.english(0).add("to  ", Ink::Muted).name(&english(addressee.1), addressee.1.kind, state.signed());
        items.push(Item { prose, goal: Some(Goal::Entity(addressee.0)), gap: false });
    }
    items.push(Item { prose: how(state, quote), goal: None, gap: false });
    let mut prose = Prose::default();
    prose.english(0).add("content", Ink::Strong);
    prose.add(&format!("  {}", whereabouts(state.document(), quote.content.start)), Ink::Muted);
    Passage::new(state, &[quote.content], AROUND).add_to(&mut prose, INDENT, usize::MAX, Ink::Strong);
    items.push(Item { prose, goal: Some(Goal::Place(quote.content)), gap: true });
    states(&mut items, found, quote);
    others(&mut items, state, found, quote, at);
    items
}

fn head(state: &State, found: &Annotations, quote: &Quote, at: usize) -> Item {
    let mut prose = Prose::default();
    prose.english(0);
    let speaker = quote.speaker.and_then(|id| found.entity(id));
    match speaker {
        Some(speaker) => prose.name(&english(speaker), speaker.kind, state.signed()),
        None => prose.add("unnamed speaker", Ink::Strong),
    };
    if let Some(role) = quote.speaker.and_then(|id| quotes::role(found, id)) {
        prose.add(&format!("  {}", fit(&role)), Ink::Muted);
    }
    add_verdict(&mut prose, found.review.quote(at));
    Item { prose, goal: quote.speaker.filter(|_| speaker.is_some()).map(Goal::Entity), gap: false }
}

/// How it is reported: the kind, the act, the cue.
fn how(state: &State, quote: &Quote) -> Prose {
    let kind = match quote.kind {
        QuoteKind::Direct => "direct speech, in quotation marks",
        QuoteKind::Indirect => "indirect speech",
        QuoteKind::Free => "goes on without a cue",
    };
    let mut prose = Prose::default();
    prose.english(0).add(kind, Ink::Body);
    if !quote.act.is_empty() {
        prose.add(&format!(" \u{B7} {}", quote.act.replace('_', " ")), Ink::Body);
    }
    if let Some(cue) = quote.cue {
        prose.add(" \u{B7} cue ", Ink::Muted).add(&fit(cue.of(state.document().text())), Ink::Arabic);
    }
    sure(&mut prose, quote.confidence);
    prose
}

/// What the speech states, a line each that leads to the card of the fact.
fn states(items: &mut Vec<Item>, found: &Annotations, quote: &Quote) {
    let inside: Vec<_> = found.facts.iter().enumerate().filter(|(_, fact)| quote.content.overlaps(fact.evidence)).collect();
    if inside.is_empty() {
        return;
    }
    let mut prose = Prose::default();
    prose.english(0).add(&format!("states {}", counted(inside.len(), "fact")), Ink::Strong);
    items.push(Item { prose, goal: None, gap: true });
    for (at, fact) in inside {
        let mut prose = Prose::default();
        prose.english(INDENT).add(label(fact), Ink::Label(fact.kind)).add(&format!("  {}", fit(&fact.english)), Ink::Body);
        items.push(Item { prose, goal: Some(Goal::Fact(at)), gap: false });
    }
}

/// What else the speaker says.
fn others(items: &mut Vec<Item>, state: &State, found: &Annotations, quote: &Quote, at: usize) {
    let same = |other: &Quote| quote.speaker.is_some() && other.speaker == quote.speaker;
    let others: Vec<_> = found.quotes.iter().enumerate().filter(|(other, speech)| *other != at && same(speech)).collect();
    if others.is_empty() {
        return;
    }
    let mut prose = Prose::default();
    prose.english(0).add(&format!("{} by this speaker", counted(others.len(), "other quote")), Ink::Strong);
    items.push(Item { prose, goal: None, gap: true });
    for (other, speech) in others {
        let mut prose = Prose::default();
        prose.english(INDENT).add(&whereabouts(state.document(), speech.content.start), Ink::Muted);
        if !speech.act.is_empty() {
            prose.add(&format!(" \u{B7} {}", speech.act.replace('_', " ")), Ink::Muted);
        }
        Passage::new(state, &[speech.cue.unwrap_or(speech.content)], OTHER).add_to(&mut prose, INDENT + 2, 2, Ink::Strong);
        items.push(Item { prose, goal: Some(Goal::Quote(other)), gap: false });
    }
}
