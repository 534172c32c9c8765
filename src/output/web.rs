//! Annotations → W3C Web Annotation JSON-LD: a collection with one page, an annotation a line.
//!
//! In: a document and what was found in it. Out: an `AnnotationCollection` (<https://www.w3.org/TR/annotation-model/>) of which each target is the article with a
//! `TextPositionSelector` (code points, as the model asks) and a `TextQuoteSelector`. Mentions and terms are `identifying` and `tagging`, speech `highlighting`, facts
//! `describing`; bodies are text with its language, or links to the other things of the article (`#e1` and so on) with the part they play. Ids are relative to where the
//! file lies: `NAME.jsonld`, `NAME` the article's file. Words are in the JSON and CoNLL-U.

use serde_json::{Value, json};

use super::points::Points;
use crate::annotate::annotation::{Annotations, Entity, EntityId, Fact, Mention, Quote, Term};
use crate::document::Document;
use crate::text::Span;

/// Code points before and after a quoted stretch.
const AROUND: usize = 32;

/// The terms of ours that the context of Web Annotation does not have.
const TERMS: &str = "urn:x-tarjuman:schema:1:";

/// The collection of one article, without the end of its last line.
#[must_use]
pub fn web_annotation(document: &Document, annotations: &Annotations) -> String {
    let page = Page::new(document, annotations);
    let mut items: Vec<String> = Vec::new();
    for (at, entity) in annotations.entities.iter().enumerate() {
        for (number, mention) in entity.mentions.iter().enumerate() {
            items.push(page.mention(at, entity, number, mention).to_string());
        }
    }
    items.extend(annotations.terms.iter().enumerate().map(|(at, term)| page.term(at, term).to_string()));
    items.extend(annotations.quotes.iter().enumerate().map(|(at, quote)| page.quote(at, quote).to_string()));
    items.extend(annotations.facts.iter().enumerate().map(|(at, fact)| page.fact(at, fact).to_string()));
    let head = json!({
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {
                "confidence": format!("{TERMS}confidence"),
                "level": format!("{TERMS}level"),
                "nested": format!("{TERMS}nested"),
                "role": format!("{TERMS}role"),
            },
        ],
        "id": page.file,
        "type": "AnnotationCollection",
        "label": document.name(),
        "total": items.len(),
        "first": {"id": format!("{}#page", page.file), "type": "AnnotationPage", "partOf": page.file, "startIndex": 0, "items": []},
    });
    // An annotation a line: the page's items stand where its empty list does.
    let head = head.to_string();
    let (before, after) = head.split_once("\"items\":[]").unwrap_or((&head, ""));
    let mut out = String::with_capacity(head.len() + items.iter().map(|item| item.len() + 2).sum::<usize>());
    out.push_str(before);
    out.push_str("\"items\":[");
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(item);
    }
    out.push_str(if items.is_empty() { "]" } else { "\n]" });
    out.push_str(after);
    out
}

struct Page<'a> {
    text: &'a str,
    points: Points<'a>,
    found: &'a Annotations,
    /// The article, relative.
    source: String,
    /// This collection, relative.
    file: String,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document, found: &'a Annotations) -> Self {
        let name = if document.name().is_empty() { "article" } else { document.name() };
        let source = encoded(name);
        let file = format!("{source}.jsonld");
        Self { text: document.text(), points: Points::new(document.text()), found, source, file }
    }

    fn id(&self, letter: char, at: usize) -> String {
        format!("{}#{letter}{}", self.file, at + 1)
    }

    fn target(&self, span: Span) -> Value {
        let before = self.text.get(..span.start).unwrap_or("");
        let after = self.text.get(span.end..).unwrap_or("");
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        json!({
            "source": self.source,
            "selector": [
                {"type": "TextPositionSelector", "start": self.points.at(span.start), "end": self.points.at(span.end)},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(self.text),
                    "prefix": before.get(from..).unwrap_or(""),
                    "suffix": after.get(..to).unwrap_or(""),
                },
            ],
        })
    }

    fn mention(&self, at: usize, entity: &Entity, number: usize, mention: &Mention) -> Value {
        let own = self.id('e', at);
        let mut bodies = vec![link(&own, "identifying", "entity"), text(entity.kind.name(), "classifying", "en")];
        if let Some(iso) = &entity.iso {
            bodies.push(
                json!({"type": "TextualBody", "purpose": "identifying", "value": iso, "format": "text/plain", "role": "iso"}),
            );
        }
        if let Some(country) = &entity.country {
            bodies.push(json!({"type": "TextualBody", "purpose": "identifying", "value": country, "format": "text/plain", "role": "country"}));
        }
        for name in std::iter::once(&entity.name_en).chain(&entity.aliases_en).filter(|name| !name.is_empty()) {
            bodies.push(text(name, "identifying", "en"));
        }
        if !entity.name_ar.is_empty() {
            bodies.push(text(&entity.name_ar, "identifying", "ar"));
        }
        bodies.extend(entity.members.iter().map(|member| link(&self.id('e', member.0), "linking", "member")));
        let mut value = json!({
            "id": format!("{own}.{}", number + 1),
            "type": "Annotation",
            "motivation": "identifying",
            "level": mention.level.name(),
            "body": bodies,
            "target": self.target(mention.span),
        });
        if mention.nested {
            value["nested"] = Value::Bool(true);
        }
        value
    }

    fn term(&self, at: usize, term: &Term) -> Value {
        let mut bodies: Vec<Value> =
            term.en.split("; ").filter(|en| !en.is_empty()).map(|en| text(en, "tagging", "en")).collect();
        bodies.push(text(&term.citation, "identifying", "ar"));
        bodies.push(text(&term.topic, "classifying", "en"));
        let mut value = json!({
            "id": self.id('t', at),
            "type": "Annotation",
            "motivation": "tagging",
            "body": bodies,
            "target": self.target(term.span),
        });
        if term.nested {
            value["nested"] = Value::Bool(true);
        }
        value
    }

    fn quote(&self, at: usize, quote: &Quote) -> Value {
        let mut bodies = vec![text(quote.kind.name(), "classifying", "en")];
        self.party(&mut bodies, "speaker", quote.speaker.as_slice());
        self.party(&mut bodies, "addressee", quote.addressee.as_slice());
        for (role, span) in [("cue", quote.cue), ("speaker_mention", quote.speaker_mention)] {
            let Some(span) = span else { continue };
            let mut body = self.target(span);
            body["type"] = Value::from("SpecificResource");
            body["purpose"] = Value::from("linking");
            body["role"] = Value::from(role);
            bodies.push(body);
        }
        json!({
            "id": self.id('q', at),
            "type": "Annotation",
            "motivation": "highlighting",
            "confidence": round(quote.confidence),
            "body": bodies,
            "target": self.target(quote.content),
        })
    }

    fn fact(&self, at: usize, fact: &Fact) -> Value {
        let mut bodies = vec![text(&fact.english, "describing", "en"), text(fact.kind.name(), "classifying", "en")];
        for (role, code) in [("plover", &fact.plover), ("cameo", &fact.cameo), ("date", &fact.date)] {
            if let Some(code) = code {
                bodies.push(
                    json!({"type": "TextualBody", "purpose": "classifying", "value": code, "format": "text/plain", "role": role}),
                );
            }
        }
        self.party(&mut bodies, "source", &fact.source);
        self.party(&mut bodies, "target", &fact.target);
        self.party(&mut bodies, "place", fact.place.as_slice());
        self.party(&mut bodies, "attributed_to", fact.attributed_to.as_slice());
        bodies.extend(fact.terms.iter().map(|term| link(&self.id('t', term.0), "linking", "term")));
        json!({
            "id": self.id('f', at),
            "type": "Annotation",
            "motivation": "describing",
            "confidence": round(fact.confidence),
            "body": bodies,
            "target": self.target(fact.evidence),
        })
    }

    /// Links to who plays a part. What has no mention, and so no annotation of its own, is named here alone.
    fn party(&self, bodies: &mut Vec<Value>, role: &str, parties: &[EntityId]) {
        for party in parties {
            bodies.push(link(&self.id('e', party.0), "linking", role));
            if let Some(entity) = self.found.entity(*party).filter(|entity| entity.mentions.is_empty()) {
                let mut name = text(&entity.name_en, "identifying", "en");
                name["role"] = Value::from(role);
                bodies.push(name);
            }
        }
    }
}

fn link(id: &str, purpose: &str, role: &str) -> Value {
    json!({"type": "SpecificResource", "source": id, "purpose": purpose, "role": role})
}

fn text(value: &str, purpose: &str, language: &str) -> Value {
    let mut body =
        json!({"type": "TextualBody", "value": value, "purpose": purpose, "language": language, "format": "text/plain"});
    if language == "ar" {
        body["textDirection"] = Value::from("rtl");
    }
    body
}

/// `name` as one segment of a relative IRI: all but unreserved characters percent-encoded (RFC 3986).
fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn round(x: f32) -> f64 {
    (f64::from(x) * 100.0).round() / 100.0
}
