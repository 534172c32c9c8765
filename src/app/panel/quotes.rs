//! Rows of reported speech: who says it and how, what the engine made of it in English, the first Arabic lines.

use super::super::prose::{Ink, Prose};
use super::{Entry, Subject};
use crate::annotate::annotation::{Annotations, EntityId, QuoteKind};

/// Lines of the Arabic that are shown, at most.
const ARABIC_LINES: usize = 2;
/// English sentences that are shown, at most.
const SENTENCES: usize = 2;

pub(super) fn entries(found: &Annotations) -> Vec<Entry> {
    let quotes = found.quotes.iter().enumerate();
    quotes
        .map(|(at, quote)| {
            let whole = quote.cue.map_or(quote.content, |cue| cue.join(quote.content));
            Entry { subject: Subject::Quote(at), spans: vec![whole] }
        })
        .collect()
}

pub(in crate::app) fn compose(found: &Annotations, article: &str, index: usize, signed: bool) -> Prose {
    let mut prose = Prose::default();
    let Some(quote) = found.quotes.get(index) else { return prose };
    let entity = |id: EntityId| found.entity(id).filter(|entity| !entity.name_en.is_empty());
    prose.english(0);
    match quote.speaker.and_then(entity) {
        Some(speaker) => prose.name(&speaker.name_en, speaker.kind, signed),
        None => prose.add("unnamed speaker", Ink::Muted),
    };
    let act = quote.act.replace('_', " ");
    let how = match quote.kind {
        QuoteKind::Direct => "“…”",
        QuoteKind::Indirect => "",
        QuoteKind::Free => "goes on",
    };
    let how: Vec<&str> = [act.as_str(), how].into_iter().filter(|part| !part.is_empty()).collect();
    if !how.is_empty() {
        prose.add("  ", Ink::Body).add(&how.join(" · "), Ink::Muted);
    }
    if let Some(addressee) = quote.addressee.and_then(entity) {
        prose.add(" → ", Ink::Muted).name(&addressee.name_en, addressee.kind, signed);
    }
    let inside = found.facts.iter().filter(|fact| quote.content.overlaps(fact.evidence) && !fact.english.is_empty());
    for fact in inside.take(SENTENCES) {
        prose.english(0).add(&fact.english, Ink::Body);
    }
    prose.arabic(2, ARABIC_LINES).add(quote.content.of(article), Ink::Arabic);
    prose
}
