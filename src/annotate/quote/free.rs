//! Speech that goes on without a cue: «علاوة على ذلك يتعين على الجانبين …», and words between marks alone.
//!
//! In: the speech found in each sentence. Out: what goes on. Kept to two patterns: a sentence that begins with a connector of continuation and states a
//! duty, the future or the present, after a quote; and a future or duty between two quotes of the same paragraph or of neighbours.

use super::extent::{self, Start};
use super::report::opening;
use super::scene::Scene;
use super::{Speech, Subject};
use crate::annotate::annotation::{QuoteKind, Sentence};
use crate::annotate::morphology::Proclitics;
use crate::document::BlockKind;
use crate::lexicon::features::{Aspect, Pos};

/// The free speech of an article whose other speech is `found`, in order.
pub(super) fn find(scene: &Scene<'_>, found: &[Speech]) -> Vec<Speech> {
    let sentences = scene.article.sentences;
    let mut reported = vec![false; sentences.len()];
    for speech in found.iter().filter(|s| !s.stance) {
        for (k, sentence) in sentences.iter().enumerate().skip(speech.sentence) {
            if sentence.span.start >= speech.content.end {
                break;
            }
            if let Some(slot) = reported.get_mut(k) {
                *slot = true;
            }
        }
    }
    let mut out = Vec::new();
    let mut speaking = false;
    for (k, &sentence) in sentences.iter().enumerate() {
        if reported.get(k) == Some(&true) {
            speaking = true;
            continue;
        }
        let next = reported.get(k + 1) == Some(&true);
        let speech = if speaking { marked(scene, k, sentence).or_else(|| unmarked(scene, k, sentence, next)) } else { None };
        speaking = speech.is_some();
        out.extend(speech);
    }
    out
}

/// A sentence that stands between marks as a whole.
fn marked(scene: &Scene<'_>, k: usize, sentence: Sentence) -> Option<Speech> {
    let pair = scene.marks.opens(sentence.first)?;
    // Speech over several paragraphs opens each of them and closes the last.
    let goes_on = !pair.closed && scene.block_of(sentence.span).is_some_and(|b| b.span.start == sentence.span.start);
    let whole = goes_on || pair.closed && extent::trim(scene, sentence.first, sentence.end) <= pair.close + 1;
    let extent = whole.then(|| extent::content(scene, sentence.first, Start::Word, sentence.end)).flatten()?;
    (extent.kind == QuoteKind::Direct).then(|| continuing(QuoteKind::Direct, extent.span, k, 0.6))
}

fn unmarked(scene: &Scene<'_>, k: usize, sentence: Sentence, before_quote: bool) -> Option<Speech> {
    let start = opening(scene, sentence.first, sentence.end);
    let continues = scene.connector(sentence.first).is_some_and(|(_, kind)| kind == "continue");
    let verb = scene.article.word(start).map(|w| w.reading.features)?;
    let imperfect = verb.pos == Pos::Verb && verb.aspect == Aspect::Imp;
    let future = scene.is_future(start) && imperfect;
    let duty = duty(scene, start);
    let states = (continues || before_quote) && (duty || future);
    if !states || scene.block_of(sentence.span).is_some_and(|b| b.kind == BlockKind::Title) {
        return None;
    }
    let extent = extent::content(scene, start, Start::Clause, sentence.end)?;
    Some(continuing(QuoteKind::Free, extent.span, k, if continues { 0.55 } else { 0.45 }))
}

/// Whether the clause at word `at` states a duty: «يجب», «يتعين على», «ينبغي», «على الجانبين أن».
fn duty(scene: &Scene<'_>, at: usize) -> bool {
    let article = &scene.article;
    let verb = article.is_lemma(at, &["وَجَب", "تَعَيَّن", "اِنبَغَى"])
        && article.word(at).is_some_and(|w| w.reading.features.aspect == Aspect::Imp);
    let bound = article.citation(at) == "عَلَى"
        && article.sentence_of(at).is_some_and(|s| {
            (at + 1..s.end.min(at + 8)).any(|k| article.citation(k) == "أَن" && !article.proclitics(k).has(Proclitics::BI))
        });
    verb || bound
}

fn continuing(kind: QuoteKind, content: crate::text::Span, sentence: usize, confidence: f32) -> Speech {
    Speech {
        kind,
        act: String::new(),
        cue: None,
        content,
        speaker_phrase: None,
        subject: Subject::Continuing,
        addressee: None,
        confidence,
        sentence,
        english: "",
        stance: false,
        actor: None,
        gender: crate::lexicon::features::Gender::None,
    }
}
