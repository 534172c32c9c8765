//! Annotations → the JSON document of schema 1. Offsets become Unicode code points, end exclusive.
//!
//! Written straight from the annotations: the fields of each struct stand in the order of the keys, which is alphabetical.

use super::points::Points;
use super::ud;
use crate::annotate::annotation::{Annotations, Entity, EntityId, EntityKind, Fact, Mention, Quote, Rejected, Term, Verdict};
use crate::annotate::morphology::{Explanation, Reading, Word, explain};
use crate::document::{Block, BlockKind, Document};
use crate::lexicon::Lexicon;
use crate::lexicon::features::Features;
use crate::text::Span;
use crate::tokens::TokenKind;
use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};
use std::cell::RefCell;
use std::rc::Rc;

/// The JSON Schema (draft 2020-12) of the documents.
pub const SCHEMA: &str = include_str!("../../assets/schema/annotations-1.schema.json");

/// The document of schema 1 for one article: serialise it, or take its text.
#[derive(Debug)]
pub struct Json<'a> {
    text: &'a str,
    points: Points<'a>,
    document: &'a Document,
    annotations: &'a Annotations,
    lexicon: &'a Lexicon,
}

/// The document of schema 1 for one article.
#[must_use]
pub fn json<'a>(document: &'a Document, annotations: &'a Annotations, lexicon: &'a Lexicon) -> Json<'a> {
    let text = document.text();
    Json { text, points: Points::new(text), document, annotations, lexicon }
}

/// Why writing into memory cannot fail.
const WRITABLE: &str = "every key is a string, and memory takes every byte";

impl Json<'_> {
    /// The document on one line, without the end of the line.
    ///
    /// # Panics
    /// Never: every key is a string, and memory takes every byte.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).expect(WRITABLE)
    }

    /// The document indented, without the end of the last line.
    ///
    /// # Panics
    /// Never: every key is a string, and memory takes every byte.
    #[must_use]
    pub fn indented(&self) -> String {
        serde_json::to_string_pretty(self).expect(WRITABLE)
    }
}

/// A list whose values are made while it is written, from each item and its number.
struct Each<'a, T, F>(&'a [T], F);

impl<'a, T, S: Serialize, F: Fn(usize, &'a T) -> S> Serialize for Each<'a, T, F> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        serializer.collect_seq(self.0.iter().enumerate().map(|(at, item)| (self.1)(at, item)))
    }
}

/// «e1», «q1», «f1», «t1».
struct Id(char, usize);

impl Serialize for Id {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        serializer.collect_str(&format_args!("{}{}", self.0, self.1 + 1))
    }
}

fn entity_id(id: EntityId) -> Id {
    Id('e', id.0)
}

#[derive(Serialize)]
struct Stretch<'a> {
    end: usize,
    start: usize,
    text: &'a str,
}

impl Serialize for Json<'_> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        #[derive(Serialize)]
        struct Dateline<'a> {
            date: Option<&'a str>,
            place: Option<Id>,
        }
        #[derive(Serialize)]
        struct Out<'a, B, E, F, Q, R, T, K> {
            agency: Option<&'a str>,
            article: &'a str,
            blocks: B,
            dateline: Option<Dateline<'a>>,
            entities: E,
            facts: F,
            quotes: Q,
            #[serde(skip_serializing_if = "Option::is_none")]
            rejected: Option<R>,
            schema: u8,
            terms: T,
            text: &'a str,
            tokens: K,
        }
        let found = self.annotations;
        let explained = RefCell::new(FxHashMap::default());
        let dateline = found.dateline.as_ref();
        Out {
            agency: found.agency.as_deref(),
            article: self.document.name(),
            blocks: Each(self.document.blocks(), |_, b| self.block(b)),
            dateline: dateline.map(|d| Dateline { date: d.date.as_deref(), place: d.place.map(entity_id) }),
            entities: Each(&found.entities, |at, e| self.entity(at, e)),
            facts: Each(&found.facts, |at, f| self.fact(at, f)),
            quotes: Each(&found.quotes, |at, q| self.quote(at, q)),
            rejected: (!found.review.rejected.is_empty()).then(|| Each(&found.review.rejected, |_, r| self.rejected(r))),
            schema: 1,
            terms: Each(&found.terms, |at, t| self.term(at, t)),
            text: self.text,
            tokens: Each(&found.words, |_, w| self.token(w, &explained)),
        }
        .serialize(serializer)
    }
}

/// Explanations of the words of one article by spelling and reading: they repeat.
type Explained<'a> = RefCell<FxHashMap<(&'a str, Reading), Rc<Explanation>>>;

impl<'a> Json<'a> {
    fn span(&self, span: Span) -> Stretch<'a> {
        Stretch { end: self.points.at(span.end), start: self.points.at(span.start), text: span.of(self.text) }
    }

    fn block(&self, block: &Block) -> impl Serialize + use<> {
        #[derive(Serialize)]
        struct Out {
            end: usize,
            kind: &'static str,
            start: usize,
        }
        let kind = match block.kind {
            BlockKind::Title => "title",
            BlockKind::Caption => "caption",
            BlockKind::Paragraph => "paragraph",
        };
        Out { end: self.points.at(block.span.end), kind, start: self.points.at(block.span.start) }
    }

    fn token(&self, word: &Word, explained: &Explained<'a>) -> Token<'a> {
        let form = word.span.of(self.text);
        let explanation = Rc::clone(
            explained.borrow_mut().entry((form, word.reading)).or_insert_with(|| Rc::new(explain(self.lexicon, self.text, word))),
        );
        Token {
            end: self.points.at(word.span.end),
            start: self.points.at(word.span.start),
            form,
            known: word.known,
            typo: word.typo.clone(),
            kind: word.kind,
            lexicon: word.reading.lemma.and_then(|id| self.lexicon.imported_from(id.0)),
            explanation,
        }
    }

    fn entity<'b>(&'b self, at: usize, entity: &'b Entity) -> impl Serialize + use<'a, 'b> {
        #[derive(Serialize)]
        struct Out<'a, M, N> {
            aliases_en: &'a [String],
            country: Option<&'a str>,
            id: Id,
            #[serde(skip_serializing_if = "Option::is_none")]
            iso: Option<Option<&'a str>>,
            kind: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            members: Option<M>,
            mentions: N,
            name_ar: &'a str,
            name_en: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            review: Option<&'static str>,
        }
        Out {
            aliases_en: &entity.aliases_en,
            country: entity.country.as_deref(),
            id: Id('e', at),
            iso: (entity.kind == EntityKind::Date).then_some(entity.iso.as_deref()),
            kind: entity.kind.name(),
            members: (entity.kind == EntityKind::Group).then(|| ids(&entity.members)),
            mentions: Each(&entity.mentions, |_, m| self.mention(m)),
            name_ar: &entity.name_ar,
            name_en: &entity.name_en,
            review: self.annotations.review.entity(EntityId(at)).map(Verdict::name),
        }
    }

    fn mention(&self, mention: &Mention) -> impl Serialize + use<'a> {
        #[derive(Serialize)]
        struct Out<'a> {
            end: usize,
            level: &'static str,
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            nested: bool,
            start: usize,
            text: &'a str,
        }
        let Stretch { end, start, text } = self.span(mention.span);
        Out { end, level: mention.level.name(), nested: mention.nested, start, text }
    }

    fn quote(&self, at: usize, quote: &Quote) -> impl Serialize + use<'a> {
        #[derive(Serialize)]
        struct Out<'a> {
            addressee: Option<Id>,
            confidence: f64,
            content: Stretch<'a>,
            cue: Option<Stretch<'a>>,
            id: Id,
            kind: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            review: Option<&'static str>,
            speaker: Option<Id>,
            speaker_mention: Option<Stretch<'a>>,
        }
        Out {
            addressee: quote.addressee.map(entity_id),
            confidence: round(quote.confidence),
            content: self.span(quote.content),
            cue: quote.cue.map(|s| self.span(s)),
            id: Id('q', at),
            kind: quote.kind.name(),
            review: self.annotations.review.quote(at).map(Verdict::name),
            speaker: quote.speaker.map(entity_id),
            speaker_mention: quote.speaker_mention.map(|s| self.span(s)),
        }
    }

    fn fact<'b>(&'b self, at: usize, fact: &'b Fact) -> impl Serialize + use<'a, 'b> {
        #[derive(Serialize)]
        struct Out<'a, I, T> {
            attributed_to: Option<Id>,
            cameo: Option<&'a str>,
            confidence: f64,
            date: Option<&'a str>,
            english: &'a str,
            evidence: Stretch<'a>,
            id: Id,
            kind: &'static str,
            place: Option<Id>,
            plover: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            review: Option<&'static str>,
            source: I,
            target: I,
            terms: T,
        }
        Out {
            attributed_to: fact.attributed_to.map(entity_id),
            cameo: fact.cameo.as_deref(),
            confidence: round(fact.confidence),
            date: fact.date.as_deref(),
            english: &fact.english,
            evidence: self.span(fact.evidence),
            id: Id('f', at),
            kind: fact.kind.name(),
            place: fact.place.map(entity_id),
            plover: fact.plover.as_deref(),
            review: self.annotations.review.fact(at).map(Verdict::name),
            source: ids(&fact.source),
            target: ids(&fact.target),
            terms: fact.terms.iter().map(|t| Id('t', t.0)).collect::<Vec<_>>(),
        }
    }

    /// Something that a reader has rejected.
    fn rejected<'b>(&'b self, rejected: &'b Rejected) -> impl Serialize + use<'a, 'b> {
        #[derive(Serialize)]
        struct Out<'a> {
            end: usize,
            english: &'a str,
            kind: &'static str,
            start: usize,
            text: &'a str,
            what: &'static str,
        }
        let Stretch { end, start, text } = self.span(rejected.span);
        Out { end, english: &rejected.english, kind: rejected.kind, start, text, what: rejected.what }
    }

    fn term<'b>(&'b self, at: usize, term: &'b Term) -> impl Serialize + use<'a, 'b> {
        #[derive(Serialize)]
        struct Out<'a> {
            en: &'a str,
            end: usize,
            entry: &'a str,
            id: Id,
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            nested: bool,
            start: usize,
            text: &'a str,
            topic: &'a str,
        }
        let Stretch { end, start, text } = self.span(term.span);
        let (en, entry, topic) = (&term.en, &term.citation, &term.topic);
        Out { en, end, entry, id: Id('t', at), nested: term.nested, start, text, topic }
    }
}

fn ids(list: &[EntityId]) -> Vec<Id> {
    list.iter().map(|id| entity_id(*id)).collect()
}

/// A token with what the word card shows of it.
struct Token<'a> {
    end: usize,
    start: usize,
    form: &'a str,
    known: bool,
    typo: Option<String>,
    kind: TokenKind,
    /// The imported lexicon that the word is from.
    lexicon: Option<&'static str>,
    explanation: Rc<Explanation>,
}

impl Serialize for Token<'_> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        #[derive(Serialize)]
        struct Out<'a, S> {
            end: usize,
            form: &'a str,
            known: bool,
            #[serde(skip_serializing_if = "Option::is_none")]
            lexicon: Option<&'a str>,
            segments: S,
            start: usize,
            suspect_typo: Option<&'a str>,
            transliteration: &'a str,
            vocalized: &'a str,
        }
        #[derive(Serialize)]
        struct Part<'a> {
            features: Known<'a>,
            form: &'a str,
            gloss: &'a str,
            lemma: &'a str,
            pos: &'static str,
            root: &'a str,
            vocalized: &'a str,
        }
        let segments = self.explanation.segments.iter().map(|s| Part {
            features: Known(&s.features, s.definite, self.kind),
            form: &s.form,
            gloss: &s.gloss,
            lemma: &s.lemma,
            pos: ud::upos(s.pos),
            root: &s.root,
            vocalized: &s.vocalized,
        });
        Out {
            end: self.end,
            form: self.form,
            known: self.known,
            lexicon: self.lexicon,
            segments: segments.collect::<Vec<_>>(),
            start: self.start,
            suspect_typo: self.typo.as_deref(),
            transliteration: &self.explanation.transliteration,
            vocalized: &self.explanation.vocalized,
        }
        .serialize(serializer)
    }
}

/// Universal features, those that are known.
struct Known<'a>(&'a Features, bool, TokenKind);

impl Serialize for Known<'_> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        let known = if self.2 == TokenKind::Arabic { ud::features(self.0, self.1) } else { Vec::new() };
        serializer.collect_map(known)
    }
}

fn round(x: f32) -> f64 {
    (f64::from(x) * 100.0).round() / 100.0
}
