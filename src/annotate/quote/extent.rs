//! Where reported words end, and whether they stand between marks.
//!
//! In: the first word of the content and one past the last that it may take. Out: its bytes and its kind, trimmed as the annotation contract says.

use super::scene::Scene;
use crate::annotate::annotation::QuoteKind;
use crate::lexicon::features::Pos;
use crate::text::Span;

/// Where in its first word the content begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// At the word as written, after a complementiser.
    Word,
    /// After its proclitic preposition.
    Core,
    /// After its conjunction.
    Clause,
}

impl Start {
    /// The byte of word `at` that it means.
    fn byte(self, scene: &Scene<'_>, at: usize) -> Option<usize> {
        let word = scene.article.word(at)?;
        let letter = scene.article.surface(at).chars().next().map_or(0, char::len_utf8);
        Some(match self {
            Self::Core => word.core.start,
            Self::Clause if scene.conjoined(at) => word.span.start + letter,
            Self::Word | Self::Clause => word.span.start,
        })
    }
}

/// How far from the end of a sentence a mark that is open there is looked for, in words.
const REACH: usize = 48;

/// What is said: its bytes, its kind, and one past its last word (closing mark included).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Extent {
    /// The bytes.
    pub(super) span: Span,
    /// Direct or indirect.
    pub(super) kind: QuoteKind,
    /// One past the last word that belongs to it.
    pub(super) end: usize,
}

/// The content that begins at word `start` and ends before word `end`.
pub(super) fn content(scene: &Scene<'_>, start: usize, from: Start, end: usize) -> Option<Extent> {
    if let Some(direct) = direct(scene, start, from, end) {
        return Some(direct);
    }
    // Marks that open inside close inside.
    let open = (start..end).rev().take(REACH).find_map(|k| scene.marks.opens(k)).filter(|p| p.closed && p.close >= end);
    let last = trim(scene, start, open.map_or(end, |p| p.close + 1));
    let first = from.byte(scene, start).filter(|_| last > start)?;
    let span = Span::new(first, scene.article.word(last - 1)?.span.end);
    Some(Extent { span, kind: QuoteKind::Indirect, end: last })
}

/// The content between marks that open at word `start`, when nothing but punctuation or a new clause follows them before `end`.
fn direct(scene: &Scene<'_>, start: usize, from: Start, end: usize) -> Option<Extent> {
    let pair = scene.marks.opens(start)?;
    let mut after = pair.close + usize::from(pair.closed);
    if after < end {
        let rest = trim(scene, after, end);
        let separated = scene.article.is_punctuation(after) && scene.article.surface(after) != "(";
        let goes_on = rest > after && (!separated || scene.conjoined(after + 1) || pair.close - start <= 4);
        if goes_on {
            return None;
        }
        after = after.max(start + 1);
    }
    let mut first = start + 1;
    let mut close = pair.close;
    // Doubled marks.
    while let Some(inner) = scene.marks.opens(first).filter(|p| p.closed && pair.closed && p.close + 1 == close) {
        (first, close) = (first + 1, inner.close);
    }
    // A leading إن with its pronoun is the reporter's.
    if scene.is_complementiser(first) && !scene.conjoined(first) && scene.surface_letters(first) != "ألا" {
        first += 1;
    }
    while close > first && matches!(scene.article.surface(close - 1), "." | ".." | "..." | "…" | "،" | "؛" | "؟" | "?" | "!")
    {
        close -= 1;
    }
    // «اتهم الروس "بشن هجمات"»: the preposition is the cue's.
    let from = from.byte(scene, first).filter(|_| close > first)?;
    let span = Span::new(from, scene.article.word(close - 1)?.span.end);
    Some(Extent { span, kind: QuoteKind::Direct, end: after })
}

/// One past the last word of `start..end` that belongs to what is said: closing punctuation, marks opened outside and loose connectors are left out.
pub(super) fn trim(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut last = end;
    while last > start {
        let at = last - 1;
        let inside = |open: Option<usize>| open.is_some_and(|o| o >= start);
        if scene.article.is_punctuation(at) {
            let closes_inside = match scene.article.surface(at) {
                ")" | "]" => inside((start..at).rev().find(|&k| matches!(scene.article.surface(k), "(" | "["))),
                "%" | "٪" | "$" | "°" => true,
                _ => inside(scene.marks.closes(at).map(|p| p.open)),
            };
            if closes_inside {
                break;
            }
        } else if !dangles(scene, at) || start + 1 == last {
            if let Some(connector) = loose_connector(scene, start, last) {
                last = connector;
                continue;
            }
            break;
        }
        last = at;
    }
    last
}

/// Whether word `at` cannot end a clause: a conjunction, a particle, a preposition without its noun.
fn dangles(scene: &Scene<'_>, at: usize) -> bool {
    // «لم ينته بعد.»
    let yet = scene.article.surface(at) == "بعد" && scene.article.sentence_of(at).is_some_and(|s| at + 1 >= s.end);
    if yet || scene.article.surface(at) == "بعد" && scene.article.is_punctuation(at + 1) {
        return false;
    }
    let alone = scene.article.word(at).is_some_and(|w| w.reading.enclitic.is_none());
    match scene.article.pos(at) {
        Pos::Cconj | Pos::Sconj | Pos::Part => true,
        Pos::Adp => alone,
        _ => false,
    }
}

/// The first word of a connector that ends at word `end` after a comma: «…، من جهته».
fn loose_connector(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let first = end.saturating_sub(5).max(start + 1);
    (first..end).find(|&k| {
        scene.article.surface(k - 1) == "،"
            && scene
                .connector(k)
                .is_some_and(|(e, kind)| (e == end || e == end + 1) && matches!(kind, "source" | "continue" | "contrast"))
    })
}
