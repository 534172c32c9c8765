//! What somebody is reported to have said and nothing else made a fact of: his position.
//!
//! In: the scene and the drafts so far. Out: a position for each speech whose speaker is known and whose first clause says something.

use super::boundary;
use super::draft::{Draft, Wording};
use super::gather::FLOOR;
use super::scene::{Scene, is_stance};
use crate::annotate::annotation::{EntityId, FactKind, QuoteKind};
use crate::lexicon::features::Pos;
use std::ops::Range;

/// Fewer words say too little to be told by themselves.
const SHORTEST: usize = 3;

/// Every such position.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    // For each speech the predicates of the facts that say what it says.
    let mut told: Vec<Vec<usize>> = vec![Vec::new(); scene.found.quotes.len()];
    let mut by_cue = vec![false; scene.found.quotes.len()];
    for draft in drafts.iter().filter(|d| d.kind != FactKind::Role && d.confidence >= FLOOR) {
        if let Some(list) = scene.quote_number(draft.predicate).and_then(|q| told.get_mut(q)) {
            list.push(draft.predicate);
        }
        if let Some(slot) = scene.cue_number(draft.predicate).and_then(|q| by_cue.get_mut(q)) {
            *slot = true;
        }
    }
    for ((quote, told), by_cue) in scene.found.quotes.iter().zip(told).zip(by_cue) {
        if by_cue || quote.kind == QuoteKind::Free || is_stance(&quote.act) {
            continue;
        }
        let Some(speaker) = scene.speaker(quote) else { continue };
        let words = scene.article.words_in(quote.content);
        if scene.article.is_lemma(words.start, &["ضَرُورَة", "وُجُوب", "لُزُوم", "حَتمِيَّة"]) {
            if told.is_empty() {
                drafts.push(Draft {
                    kind: FactKind::Call,
                    wording: Wording::Clause(words.clone()),
                    confidence: 0.75,
                    ..said(speaker, words.start, words.end)
                });
            }
            continue;
        }
        let introduced = words.start.checked_sub(1).is_some_and(|before| {
            let pos = scene.article.pos(before);
            pos == Pos::Sconj || matches!(scene.mark(before), "\"" | "«" | "“" | ":")
        });
        if !introduced {
            continue;
        }
        for part in parts(scene, &words) {
            if told.iter().any(|predicate| part.contains(predicate)) {
                continue;
            }
            drafts.extend(position(scene, speaker, &part));
        }
    }
}

/// The statements of a speech: its sentences, and what «وأن» adds.
fn parts(scene: &Scene<'_>, words: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut first = words.start;
    for at in words.start + 1..words.end {
        let more = scene.article.is_lemma(at, &["أَنَّ", "إِنَّ", "أَن"]) && scene.article.proclitics(at).conjunction();
        let ends = scene.mark(at) == ".";
        if more || ends {
            out.push(first..at);
            first = at + 1;
        }
    }
    out.push(first..words.end);
    out.retain(|p| p.len() >= SHORTEST);
    out
}

/// What the speaker says in these words, as far as their first clause goes.
fn position(scene: &Scene<'_>, speaker: EntityId, words: &Range<usize>) -> Option<Draft> {
    let first = words.start;
    let verb = words.clone().find(|&at| scene.is_finite(at));
    let end = boundary::end_of_clause(scene, verb.unwrap_or(first), words.end);
    // «عندما …»: half a sentence.
    let half = scene.article.is_lemma(first, &["عِندَمَا", "إِذَا", "لَو", "حِينَ", "حِينَمَا", "بَينَمَا"])
        || scene.article.is_lemma(first, &["فِي"]) && scene.article.is_lemma(first + 1, &["حَال", "حَالَة"]);
    if half || end < first + SHORTEST || verb.is_none() && !scene.is_nominal(first) {
        return None;
    }
    // What he says that others said is theirs.
    if (first..end).any(|at| scene.cue_number(at).is_some()) {
        return None;
    }
    let predicate = verb.filter(|v| *v < end).unwrap_or(first);
    Some(Draft { predicate, ..said(speaker, first, end) })
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
