//! What words say in their place: the glosses of the interlinear page and of the strip.
//!
//! In: what was found, a stretch of the article or the word under the cursor. Out: English for the words there. Only what is asked for is read
//! ([`Part`]), so the cost does not grow with the article.

use std::ops::Range;

use super::findings::Findings;
use super::interlinear::Caption;
use crate::annotate::english::WordGloss;
use crate::annotate::morphology::Memory;
use crate::annotate::part::Part;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Words read around one, at most, when its sentence does not end.
const AROUND: usize = 60;

/// The glosses of the words in `span`, as captions.
pub(super) fn captions(
    memory: &mut Memory,
    lexicon: &Lexicon,
    document: &Document,
    findings: &Findings,
    span: Span,
) -> Vec<Caption> {
    let words = &findings.annotations().words;
    let first = words.partition_point(|word| word.span.start < span.start);
    let end = words.partition_point(|word| word.span.end <= span.end).max(first);
    let glosses = glosses(memory, lexicon, document, findings, first..end);
    let caption = |gloss: WordGloss| {
        let own = words.get(gloss.words.clone()).unwrap_or_default();
        let span = own.iter().map(|word| word.span).reduce(Span::join)?;
        (!gloss.text.is_empty()).then_some(Caption { span, text: gloss.text })
    };
    glosses.into_iter().filter_map(caption).collect()
}

/// The gloss that word `at` stands over.
pub(super) fn gloss(
    memory: &mut Memory,
    lexicon: &Lexicon,
    document: &Document,
    findings: &Findings,
    at: usize,
) -> Option<WordGloss> {
    let range = around(findings, at);
    glosses(memory, lexicon, document, findings, range).into_iter().find(|gloss| gloss.words.contains(&at))
}

/// The words of the sentence of word `at`, the nearest of them.
pub(super) fn around(findings: &Findings, at: usize) -> Range<usize> {
    let sentences = &findings.annotations().sentences;
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end <= at));
    let (first, end) = sentence.filter(|sentence| sentence.first <= at).map_or((at, at + 1), |s| (s.first, s.end));
    first.max(at.saturating_sub(AROUND))..end.min(at + AROUND)
}

fn glosses(
    memory: &mut Memory,
    lexicon: &Lexicon,
    document: &Document,
    findings: &Findings,
    words: Range<usize>,
) -> Vec<WordGloss> {
    let found = findings.annotations();
    let part = Part::read(memory, lexicon, document, found, words);
    let mentions = findings.mentions_in(part.span()).map(|place| (place.span, place.entity, place.level));
    part.word_glosses(found, mentions)
}
