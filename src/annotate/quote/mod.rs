//! Reported speech: who says what, by which word.
//!
//! In: the analysed article and the spans of the names found in it. Out: [`Speech`] in the order of its content: cue, content, and what beside the cue
//! tells of the speaker. Which entity that is, coreference decides. The rows of `assets/cues/reporting.tsv` say which words report and what must follow
//! them; a word without its complement is no cue. Spans follow the annotation contract, section Quotes.

mod actor;
mod attribution;
mod complement;
mod cue;
mod extent;
mod fits;
mod frame;
mod free;
mod headline;
mod judge;
mod marks;
mod party;
mod report;
mod scene;
mod subject;
#[cfg(test)]
mod tests;

use super::annotation::QuoteKind;
use super::article::Article;
use crate::lexicon::features::{Gender, Number, Person};
use crate::text::Span;
use scene::Scene;

/// What the words around a quote tell of its speaker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The mention of the speaker beside the cue: a name, or a nominal where no name is apposed.
    Named(Span),
    /// The verb or participle has no subject of its own, or a pronoun is all there is.
    Elided {
        /// Its person.
        person: Person,
        /// Its gender; `None` where the form serves both.
        gender: Gender,
        /// Its number.
        number: Number,
    },
    /// The source after «وفقا ل», «بحسب», «نقلا عن».
    Attributed(Span),
    /// The speaker of the quote before.
    Continuing,
    /// Nobody («يُعتقد أن»).
    None,
}

/// Reported speech before its speaker is resolved.
#[derive(Clone, PartialEq, Debug)]
pub struct Speech {
    /// How it is reported.
    pub kind: QuoteKind,
    /// What the cue does: say, stress, call_for …; empty where there is no cue.
    pub act: String,
    /// The word that reports, without its conjunction.
    pub cue: Option<Span>,
    /// What is said.
    pub content: Span,
    /// What is known of the speaker.
    pub subject: Subject,
    /// The whole noun phrase of the speaker, role and name together.
    pub speaker_phrase: Option<Span>,
    /// The mention of the addressee.
    pub addressee: Option<Span>,
    /// 0..=1, by how strict the pattern was.
    pub confidence: f32,
    /// The sentence that the cue (or, without one, the content) stands in.
    pub sentence: usize,
    /// The row's English; empty where there is no cue.
    pub english: &'static str,
    /// Whether it is a stance on a thing («أدان الهجوم»): it tells who acts and speaks on, but reports no words.
    pub stance: bool,
    /// With an elided subject: who acts in the clause before, in the same sentence or, where nobody speaks there, in the one before.
    pub actor: Option<Span>,
    /// The gender of a speaker named beside a verb in the singular, which agrees.
    pub gender: Gender,
}

/// All reported speech. `names` are the mentions of names found before, in any order; without them names are known by the lexicon alone.
#[must_use]
pub fn find(article: &Article<'_>, names: &[Span]) -> Vec<Speech> {
    let scene = Scene::new(article, names);
    let mut out = Vec::new();
    let mut covered = 0;
    for (k, &sentence) in article.sentences.iter().enumerate() {
        let first = covered.max(sentence.first);
        if first >= sentence.end {
            continue;
        }
        if let Some(found) = headline::find(&scene, sentence) {
            out.extend(headline_speech(&scene, &found, k));
            continue;
        }
        let (speech, end) = report::speech(&scene, k, first, sentence.end);
        covered = end;
        out.extend(speech);
    }
    let free = free::find(&scene, &out);
    out.extend(free);
    out.sort_by_key(|s| (s.content.start, std::cmp::Reverse(s.content.end)));
    out
}

fn headline_speech(scene: &Scene<'_>, found: &headline::Headline, sentence: usize) -> Option<Speech> {
    let extent = extent::content(scene, found.start, extent::Start::Word, found.end)?;
    Some(Speech {
        kind: extent.kind,
        act: "say".to_owned(),
        cue: None,
        content: extent.span,
        subject: Subject::Named(report::mention(scene, &found.party)),
        speaker_phrase: Some(report::span(scene, found.party.phrase.clone())),
        addressee: found.addressee.as_ref().map(|a| report::mention(scene, a)),
        confidence: 0.8,
        sentence,
        english: "",
        stance: false,
        actor: None,
        gender: Gender::None,
    })
}
