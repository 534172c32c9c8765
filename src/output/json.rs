//! Annotations → the JSON document of schema 1. Offsets become Unicode code points, end exclusive.

use super::ud;
use crate::annotate::annotation::{Annotations, EntityId, EntityKind, Mention};
use crate::annotate::morphology::{Word, explain};
use crate::document::{BlockKind, Document};
use crate::lexicon::Lexicon;
use crate::lexicon::features::Features;

use crate::text::Span;
use crate::tokens::TokenKind;
use serde_json::{Map, Value, json};

/// The document of schema 1 for one article.
#[must_use]
pub fn json(document: &Document, annotations: &Annotations, lexicon: &Lexicon) -> Value {
    let text = document.text();
    let out = Writer { text, points: Points::new(text), annotations, lexicon };
    let blocks: Vec<Value> = document
        .blocks()
        .iter()
        .map(|b| {
            let kind = match b.kind {
                BlockKind::Title => "title",
                BlockKind::Caption => "caption",
                BlockKind::Paragraph => "paragraph",
            };
            json!({"kind": kind, "start": out.points.at(b.span.start), "end": out.points.at(b.span.end)})
        })
        .collect();
    let dateline = annotations.dateline.as_ref().map(|d| json!({"place": d.place.map(entity_id), "date": d.date}));
    json!({
        "schema": 1,
        "article": document.name(),
        "text": text,
        "agency": annotations.agency,
        "dateline": dateline,
        "blocks": blocks,
        "tokens": annotations.words.iter().map(|w| out.token(w)).collect::<Vec<_>>(),
        "entities": out.entities(),
        "quotes": out.quotes(),
        "facts": out.facts(),
        "terms": out.terms(),
    })
}

/// Bytes → code points: the count at every 64th byte, the rest counted.
struct Points<'a> {
    text: &'a str,
    counts: Vec<usize>,
}

const STEP: usize = 64;

impl<'a> Points<'a> {
    fn new(text: &'a str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                counts.push(count);
            }
            count += usize::from(byte & 0xC0 != 0x80);
        }
        if text.len().is_multiple_of(STEP) {
            counts.push(count);
        }
        Self { text, counts }
    }

    fn at(&self, byte: usize) -> usize {
        let from = byte / STEP * STEP;
        let rest = self.text.as_bytes().get(from..byte).unwrap_or(&[]);
        self.counts.get(byte / STEP).copied().unwrap_or(0) + rest.iter().filter(|b| **b & 0xC0 != 0x80).count()
    }
}

struct Writer<'a> {
    text: &'a str,
    points: Points<'a>,
    annotations: &'a Annotations,
    lexicon: &'a Lexicon,
}

fn entity_id(id: EntityId) -> String {
    format!("e{}", id.0 + 1)
}

impl Writer<'_> {
    fn span(&self, span: Span) -> Value {
        json!({"start": self.points.at(span.start), "end": self.points.at(span.end), "text": span.of(self.text)})
    }

    fn token(&self, word: &Word) -> Value {
        let explained = explain(self.lexicon, self.text, word);
        let segments: Vec<Value> = explained
            .segments
            .iter()
            .map(|s| {
                json!({
                    "form": s.form,
                    "vocalized": s.vocalized,
                    "pos": ud::upos(s.pos),
                    "lemma": s.lemma,
                    "root": s.root,
                    "gloss": s.gloss,
                    "features": features(&s.features, s.definite, word.kind),
                })
            })
            .collect();
        let mut token = json!({
            "start": self.points.at(word.span.start),
            "end": self.points.at(word.span.end),
            "form": word.span.of(self.text),
            "vocalized": explained.vocalized,
            "transliteration": explained.transliteration,
            "segments": segments,
            "known": word.known,
            "suspect_typo": word.typo,
        });
        // Only what is not from the program's own lexicon says where it is from.
        let source = word.reading.lemma.and_then(|id| self.lexicon.imported_from(id.0));
        if let (Some(name), Some(map)) = (source, token.as_object_mut()) {
            map.insert("lexicon".into(), name.into());
        }
        token
    }

    fn entities(&self) -> Vec<Value> {
        let entities = self.annotations.entities.iter().enumerate();
        entities
            .map(|(at, e)| {
                let mut out = Map::new();
                out.insert("id".into(), entity_id(EntityId(at)).into());
                out.insert("kind".into(), e.kind.name().into());
                out.insert("name_ar".into(), e.name_ar.clone().into());
                out.insert("name_en".into(), e.name_en.clone().into());
                out.insert("aliases_en".into(), e.aliases_en.clone().into());
                out.insert("country".into(), e.country.clone().into());
                if e.kind == EntityKind::Date {
                    out.insert("iso".into(), e.iso.clone().into());
                }
                if e.kind == EntityKind::Group {
                    out.insert("members".into(), e.members.iter().map(|m| entity_id(*m)).collect::<Vec<_>>().into());
                }
                out.insert("mentions".into(), e.mentions.iter().map(|m| self.mention(m)).collect());
                Value::Object(out)
            })
            .collect()
    }

    fn mention(&self, mention: &Mention) -> Value {
        let mut out = self.span(mention.span);
        if let Value::Object(map) = &mut out {
            map.insert("level".into(), mention.level.name().into());
            if mention.nested {
                map.insert("nested".into(), true.into());
            }
        }
        out
    }

    fn quotes(&self) -> Vec<Value> {
        let quotes = self.annotations.quotes.iter().enumerate();
        quotes
            .map(|(at, q)| {
                json!({
                    "id": format!("q{}", at + 1),
                    "kind": q.kind.name(),
                    "speaker": q.speaker.map(entity_id),
                    "speaker_mention": q.speaker_mention.map(|s| self.span(s)),
                    "cue": q.cue.map(|s| self.span(s)),
                    "content": self.span(q.content),
                    "addressee": q.addressee.map(entity_id),
                    "confidence": round(q.confidence),
                })
            })
            .collect()
    }

    fn facts(&self) -> Vec<Value> {
        let ids = |list: &[EntityId]| list.iter().map(|id| entity_id(*id)).collect::<Vec<_>>();
        let facts = self.annotations.facts.iter().enumerate();
        facts
            .map(|(at, f)| {
                json!({
                    "id": format!("f{}", at + 1),
                    "kind": f.kind.name(),
                    "plover": f.plover,
                    "cameo": f.cameo,
                    "source": ids(&f.source),
                    "target": ids(&f.target),
                    "place": f.place.map(entity_id),
                    "date": f.date,
                    "attributed_to": f.attributed_to.map(entity_id),
                    "evidence": self.span(f.evidence),
                    "english": f.english,
                    "terms": f.terms.iter().map(|t| format!("t{}", t.0 + 1)).collect::<Vec<_>>(),
                    "confidence": round(f.confidence),
                })
            })
            .collect()
    }

    fn terms(&self) -> Vec<Value> {
        let terms = self.annotations.terms.iter().enumerate();
        terms
            .map(|(at, t)| {
                let mut out = self.span(t.span);
                if let Value::Object(map) = &mut out {
                    map.insert("id".into(), format!("t{}", at + 1).into());
                    map.insert("entry".into(), t.citation.clone().into());
                    map.insert("en".into(), t.en.clone().into());
                    map.insert("topic".into(), t.topic.clone().into());
                    if t.nested {
                        map.insert("nested".into(), true.into());
                    }
                }
                out
            })
            .collect()
    }
}

fn round(x: f32) -> f64 {
    (f64::from(x) * 100.0).round() / 100.0
}

/// Universal features, those that are known.
fn features(features: &Features, definite: bool, kind: TokenKind) -> Value {
    let known = if kind == TokenKind::Arabic { ud::features(features, definite) } else { Vec::new() };
    Value::Object(known.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect())
}
