//! What somebody is reported to have said and nothing else made a fact of: his position.
//!
//! In: the scene and the drafts so far. Out: a position for each speech whose speaker is known and whose first clause says something.

use super::boundary;
use super::draft::{Draft, Wording};
use super::scene::Scene;
use crate::annotate::annotation::{EntityId, FactKind, QuoteKind};
use crate::lexicon::features::Pos;

/// Fewer words say too little to be told by themselves.
const SHORTEST: usize = 3;

/// Every such position.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut told = vec![false; scene.found.quotes.len()];
    for draft in drafts.iter().filter(|d| d.kind != FactKind::Role) {
        let by_cue = scene.cue_number(draft.predicate);
        for quote in [scene.quote_number(draft.predicate), by_cue].into_iter().flatten() {
            if let Some(slot) = told.get_mut(quote) {
                *slot = true;
            }
        }
    }
    for (quote, told) in scene.found.quotes.iter().zip(told) {
        if told || quote.kind == QuoteKind::Free {
            continue;
        }
        let Some(speaker) = scene.speaker(quote) else { continue };
        let words = scene.article.words_in(quote.content);
        let first = words.start;
        if scene.article.is_lemma(first, &["ضَرُورَة", "وُجُوب", "لُزُوم", "حَتمِيَّة"]) {
            drafts.push(Draft {
                kind: FactKind::Call,
                wording: Wording::Clause(words.clone()),
                confidence: 0.75,
                ..said(speaker, first, words.end)
            });
            continue;
        }
        let introduced = first.checked_sub(1).is_some_and(|before| {
            let pos = scene.article.pos(before);
            pos == Pos::Sconj || matches!(scene.mark(before), "\"" | "«" | ":")
        });
        if !introduced || words.len() < SHORTEST {
            continue;
        }
        let verb = words.clone().find(|&at| scene.is_finite(at));
        let limit = scene.article.sentence_of(first).map_or(words.end, |s| s.end.min(words.end));
        let end = boundary::end_of_clause(scene, verb.filter(|v| *v < limit).unwrap_or(first), limit);
        if end < first + SHORTEST || verb.is_none() && !scene.is_nominal(first) {
            continue;
        }
        let predicate = verb.filter(|v| *v < end).unwrap_or(first);
        drafts.push(Draft { predicate, ..said(speaker, first, end) });
    }
}

fn said(speaker: EntityId, first: usize, end: usize) -> Draft {
    Draft {
        kind: FactKind::Position,
        plover: "",
        cameo: "",
        source: vec![speaker],
        target: Vec::new(),
        attributed_to: Some(speaker),
        first,
        end,
        predicate: first,
        inner: true,
        dated: false,
        wording: Wording::Said(first..end),
        confidence: 0.6,
    }
}
