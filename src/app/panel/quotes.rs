//! Rows of reported speech, by speaker: who says it and how, what the engine made of it in English, the first Arabic lines.

use super::super::prose::{Ink, Prose};
use super::{Entry, Heading, Subject, add_verdict, by_paragraph};
use crate::annotate::annotation::{Annotations, EntityId, Fact, FactKind, Quote, QuoteKind, Verdict};
use crate::document::Document;

/// A speaker that is nowhere named.
const UNNAMED: &str = "unnamed speaker";

/// Lines of the Arabic that are shown, at most.
const ARABIC_LINES: usize = 2;
/// English sentences that are shown, at most.
const SENTENCES: usize = 2;

/// The quotes by speaker, speakers in the order of their first words; or (`in_order`) all in the order of the article.
pub(super) fn entries(found: &Annotations, document: &Document, in_order: bool) -> Vec<Entry> {
    let whole = |quote: &Quote| quote.cue.map_or(quote.content, |cue| cue.join(quote.content));
    let quotes = found.quotes.iter().enumerate();
    let entry = |(at, quote): (usize, &Quote)| Entry { subject: Subject::Quote(at), spans: vec![whole(quote)], heading: None };
    let mut entries: Vec<Entry> = quotes.map(entry).collect();
    if in_order {
        by_paragraph(&mut entries, document);
        return entries;
    }
    let mut groups: Vec<(Option<EntityId>, Vec<Entry>)> = Vec::new();
    for (entry, quote) in entries.into_iter().zip(&found.quotes) {
        match groups.iter_mut().find(|(speaker, _)| *speaker == quote.speaker) {
            Some((_, group)) => group.push(entry),
            None => groups.push((quote.speaker, vec![entry])),
        }
    }
    for (speaker, group) in &mut groups {
        let mut notes: Vec<String> = speaker.and_then(|id| role(found, id)).into_iter().collect();
        notes.push(if group.len() == 1 { "1 quote".to_owned() } else { format!("{} quotes", group.len()) });
        let name = speaker.and_then(|id| found.entity(id)).map(|entity| entity.name_en.clone()).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| UNNAMED.to_owned());
        if let Some(first) = group.first_mut() {
            first.heading = Some(Heading { name, note: notes.join(" \u{B7} ") });
        }
    }
    groups.into_iter().flat_map(|(_, group)| group).collect()
}

/// The office of a speaker, as the article has it: «foreign minister of China».
pub(in crate::app) fn role(found: &Annotations, id: EntityId) -> Option<String> {
    let entity = found.entity(id)?;
    let roles = found.facts.iter().filter(|fact| fact.kind == FactKind::Role && fact.source.contains(&id));
    let office = |fact: &Fact| {
        let said = fact.english.trim_end_matches('.').strip_prefix(entity.name_en.as_str())?;
        let office = said.strip_prefix(" is ").or_else(|| said.strip_prefix(" was "))?;
        Some(office.strip_prefix("the ").unwrap_or(office).to_owned())
    };
    roles.filter_map(office).next()
}

/// A row; where the speaker stands above it already, `place` is said in his stead.
pub(in crate::app) fn compose(found: &Annotations, article: &str, index: usize, signed: bool, place: Option<&str>) -> Prose {
    let mut prose = Prose::default();
    let Some(quote) = found.quotes.get(index) else { return prose };
    let entity = |id: EntityId| found.entity(id).filter(|entity| !entity.name_en.is_empty());
    prose.english(0);
    match quote.speaker.and_then(entity) {
        _ if place.is_some() => prose.add(place.unwrap_or_default(), Ink::Muted).add("  ", Ink::Body),
        Some(speaker) => prose.name(&speaker.name_en, speaker.kind, signed).add("  ", Ink::Body),
        None => prose.add(UNNAMED, Ink::Muted).add("  ", Ink::Body),
    };
    let act = quote.act.replace('_', " ");
    let how = match quote.kind {
        QuoteKind::Direct => "“…”",
        QuoteKind::Indirect if act.is_empty() => "reported",
        QuoteKind::Indirect => "",
        QuoteKind::Free => "goes on",
    };
    let how: Vec<&str> = [act.as_str(), how].into_iter().filter(|part| !part.is_empty()).collect();
    prose.add(&how.join(" · "), Ink::Muted);
    if let Some(addressee) = quote.addressee.and_then(entity) {
        prose.add(" → ", Ink::Muted).name(&addressee.name_en, addressee.kind, signed);
    }
    let verdict = found.review.quote(index);
    add_verdict(&mut prose, verdict);
    let inside = found.facts.iter().filter(|fact| quote.content.overlaps(fact.evidence) && !fact.english.is_empty());
    for fact in inside.take(SENTENCES) {
        prose.english(0).add(&fact.english, Ink::Body);
    }
    prose.arabic(2, ARABIC_LINES).add(quote.content.of(article), Ink::Arabic);
    if verdict == Some(Verdict::Rejected) { prose.struck() } else { prose }
}
