//! Facts: what an analyst would write down.
//!
//! In: the article, its entities with coreference, its reported speech, its terms and the resolved head of the report. Out: [`Fact`]s, each with its evidence, in the order
//! of the text. Clauses are read over words and mentions (`clause`, `boundary`), held against the frames of `assets/cues/events.tsv` (`predicate`, `fit`, `frame`, `assertion`), and joined by the
//! facts of nominal constructions (`role`, `obligation`, `masdar`); `gather` keeps what is sure enough, `setting` adds time and place, `wording` the English.

mod agreement;
mod assertion;
mod boundary;
mod clause;
mod deed;
mod draft;
mod fit;
mod frame;
mod gather;
mod general;
mod masdar;
mod obligation;
mod parties;
mod phrase;
mod predicate;
mod relative;
mod role;
mod scene;
mod setting;
mod statement;
#[cfg(test)]
mod tests;
mod verbal;
mod wording;

use crate::annotate::annotation::{Entity, Fact, Quote, ResolvedDateline, Term, TermId};
use crate::annotate::article::Article;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::Pos;
use crate::text::Span;
use crate::text::letters::is_letter;
use draft::Draft;
use scene::Scene;
use std::ops::Range;

/// What the earlier stages found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Entities with all their mentions.
    pub entities: &'a [Entity],
    /// Reported speech with its speakers.
    pub quotes: &'a [Quote],
    /// Glossary terms.
    pub terms: &'a [Term],
    /// The head of the report.
    pub dateline: Option<&'a ResolvedDateline>,
}

/// How Arabic words are put into English; ranges are words of the article.
pub trait Render {
    /// A noun phrase: «the comprehensive strategic partnership».
    fn noun_phrase(&self, words: Range<usize>) -> String;
    /// A deed as an infinitive without "to": «strengthen bilateral relations».
    fn infinitive(&self, words: Range<usize>) -> String;
    /// A whole clause.
    fn clause(&self, words: Range<usize>) -> String;
    /// A predicate said of `subject`, the subject included.
    fn verb_phrase(&self, words: Range<usize>, subject: &str) -> String;
}

/// Every fact of the article.
#[must_use]
pub fn find(article: &Article<'_>, found: &Found<'_>, render: &dyn Render) -> Vec<Fact> {
    let mut scene = Scene::new(article, found);
    let mut drafts = Vec::new();
    role::find(&scene, &mut drafts);
    for role in &drafts {
        if let (Some(&person), Some(&body)) = (role.source.first(), role.target.first()) {
            scene.offices.entry(person).or_insert(body);
        }
    }
    predicate::find(&scene, &mut drafts);
    obligation::find(&scene, &mut drafts);
    masdar::find(&scene, &mut drafts);
    statement::find(&scene, &mut drafts);
    gather::gather(&scene, drafts).into_iter().map(|draft| write(&scene, &draft, render)).collect()
}

/// A draft as a fact.
fn write(scene: &Scene<'_>, draft: &Draft, render: &dyn Render) -> Fact {
    let evidence = evidence(scene.article, draft);
    let (date, place) = setting::of(scene, draft);
    let english = wording::sentence(scene, draft, (date.as_deref(), place), render);
    let from = scene.found.terms.partition_point(|t| t.span.start < evidence.start);
    let inside = scene.found.terms.iter().enumerate().skip(from).take_while(|(_, t)| t.span.start < evidence.end);
    let terms = inside.filter(|(_, t)| evidence.covers(t.span)).map(|(at, _)| TermId(at)).collect();
    let code = |code: &str| (!code.is_empty()).then(|| code.to_owned());
    Fact {
        kind: draft.kind,
        plover: code(draft.plover),
        cameo: code(draft.cameo),
        source: draft.source.clone(),
        target: draft.target.clone(),
        place,
        date,
        attributed_to: draft.attributed_to,
        evidence,
        english,
        terms,
        confidence: draft.confidence,
    }
}

/// The bytes of the evidence: without a leading conjunction or preposition, without closing punctuation whose opening lies outside.
fn evidence(article: &Article<'_>, draft: &Draft) -> Span {
    let mut first = draft.first;
    while first + 1 < draft.end && article.is_punctuation(first) {
        first += 1;
    }
    let mut end = draft.end;
    // What was cut off leaves no preposition or particle hanging.
    let hangs = |at: usize| {
        matches!(article.pos(at), Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Part)
            && article.word(at).is_some_and(|w| w.reading.enclitic.is_none())
            || article.citation(at) == "مَا"
    };
    while end > first + 2 && hangs(end - 1) {
        end -= 1;
    }
    while end > first + 1 && article.is_punctuation(end - 1) {
        let opening = match article.surface(end - 1) {
            ")" => "(",
            "»" => "«",
            "]" => "[",
            "\"" => "\"",
            _ => "",
        };
        let inside = (first..end - 1).filter(|&i| article.surface(i) == opening).count();
        if !opening.is_empty() && (inside % 2 == 1 || opening != "\"" && inside > 0) {
            break;
        }
        end -= 1;
    }
    Span::new(start_of(article, first), article.span(first, end).end)
}

/// Where word `at` begins without conjunction and preposition; the future س stays.
fn start_of(article: &Article<'_>, at: usize) -> usize {
    let Some(word) = article.word(at) else { return 0 };
    let clitics = word.reading.proclitics;
    let kept = Proclitics(Proclitics::SA.0 | Proclitics::LA.0 | Proclitics::PURPOSE.0);
    if !clitics.has(kept) {
        return word.core.start;
    }
    let before = Proclitics(clitics.0 & !kept.0).letters();
    let surface = word.span.of(article.text());
    let mut letters = surface.char_indices().filter(|(_, c)| is_letter(*c));
    letters.nth(before).map_or(word.span.start, |(offset, _)| word.span.start + offset)
}
