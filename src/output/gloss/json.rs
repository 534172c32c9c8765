//! Answers → JSON. The shape, every key always there, lists empty and texts `null` where nothing is known:
//!
//! ```text
//! {"query", "script": "arabic" | "latin" | "none", "found": bool,
//!  "entries": [{"lemma", "transliteration", "pos": UPOS, "label", "root", "verb_form", "present": [], "masdars": [],
//!               "active_participle", "passive_participle", "plurals": [], "feminine": [], "gender": "m" | "f", "human": bool,
//!               "derivation": {"kind", "from"}, "governs", "glosses": [], "usage": [{"complement", "gloss"}], "topic", "level": 1–5,
//!               "by_rule": bool, "lexicon", "family": [WORD], "terms": [TERM], "names": [NAME],
//!               "analyses": [{"vocalized", "transliteration", "description", "segments": [{"form", "vocalized", "pos", "lemma", "root", "gloss"}]}],
//!               "tables": [{"title", "columns": [], "rows": [{"label", "cells": [[form]]}]}]}],
//!  "unlikely": [WORD], "terms": [TERM], "names": [NAME],
//!  "english": [{"sense", "exact": bool, "kind": "word" | "term" | "name", and "word": WORD, "term": TERM or "name": NAME}],
//!  "words": [{"form", "correction", analysis keys as above}],
//!  "suggestions": [{"word", "gloss"}]}
//! WORD = {"lemma", "transliteration", "label", "gloss", "lexicon": name of the imported lexicon that it is from}
//! TERM = {"term", "english": [], "abbreviation", "topic", "register", "whole": bool}
//! NAME = {"name", "english", "aliases": [], "kind", "country", "roles": [], "demonym", "whole": bool}
//! ```

use serde_json::{Value, json};

use crate::annotate::morphology::Explanation;
use crate::gloss::{Answer, Brief, Entry, Found, Hit, HitKind, Name, Table, Term};
use crate::lexicon::features::Gender;
use crate::output::ud::upos;

/// One answer; `tables` are those of its entries, in their order, where they were asked for.
#[must_use]
pub fn json(answer: &Answer, tables: &[Vec<Table>]) -> Value {
    let none = Vec::new();
    let entries = answer.entries.iter().enumerate().map(|(at, found)| entry(found, tables.get(at).unwrap_or(&none)));
    json!({
        "query": answer.query,
        "script": answer.script.name(),
        "found": answer.found,
        "entries": entries.collect::<Vec<_>>(),
        "unlikely": answer.unlikely.iter().map(word).collect::<Vec<_>>(),
        "terms": answer.terms.iter().map(term).collect::<Vec<_>>(),
        "names": answer.names.iter().map(name).collect::<Vec<_>>(),
        "english": answer.hits.iter().map(hit).collect::<Vec<_>>(),
        "words": answer.words.iter().map(|w| {
            let mut out = analysis(&w.explanation);
            if let Value::Object(map) = &mut out {
                map.insert("form".into(), w.form.clone().into());
                map.insert("correction".into(), w.correction.clone().into());
            }
            out
        }).collect::<Vec<_>>(),
        "suggestions": answer.near.iter().map(|n| json!({"word": n.word, "gloss": text(&n.gloss)})).collect::<Vec<_>>(),
    })
}

/// `null` for an empty text.
fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn list(text: &str, separator: char) -> Vec<&str> {
    text.split(separator).map(str::trim).filter(|item| !item.is_empty()).collect()
}

fn word(brief: &Brief) -> Value {
    json!({
        "lemma": brief.lemma,
        "transliteration": brief.transliteration,
        "label": brief.label,
        "gloss": text(&brief.gloss),
        "lexicon": brief.lexicon,
    })
}

fn term(term: &Term) -> Value {
    json!({
        "term": term.entry.citation,
        "english": list(term.entry.english, ';'),
        "abbreviation": text(term.entry.abbreviation),
        "topic": text(term.entry.topic),
        "register": text(term.entry.register),
        "whole": term.whole,
    })
}

fn name(name: &Name) -> Value {
    let entry = &name.entry;
    json!({
        "name": entry.name,
        "english": entry.english,
        "aliases": list(entry.aliases, ';'),
        "kind": name.kind(),
        "country": text(entry.country),
        "roles": name.roles,
        "demonym": text(entry.demonym),
        "whole": name.whole,
    })
}

fn hit(hit: &Hit) -> Value {
    let (kind, value) = match &hit.kind {
        HitKind::Word(brief) => ("word", word(brief)),
        HitKind::Term(entry) => ("term", term(&Term { entry: *entry, whole: hit.exact })),
        HitKind::Name(found) => ("name", name(found)),
    };
    let mut out = json!({"sense": hit.sense, "exact": hit.exact, "kind": kind});
    if let Value::Object(map) = &mut out {
        map.insert(kind.into(), value);
    }
    out
}

fn analysis(explanation: &Explanation) -> Value {
    let segments: Vec<Value> = explanation
        .segments
        .iter()
        .map(|s| {
            json!({
                "form": s.form,
                "vocalized": s.vocalized,
                "pos": upos(s.pos),
                "lemma": text(&s.lemma),
                "root": text(&s.root),
                "gloss": text(&s.gloss),
            })
        })
        .collect();
    json!({
        "vocalized": explanation.vocalized,
        "transliteration": explanation.transliteration,
        "description": explanation.description,
        "segments": segments,
    })
}

fn table(table: &Table) -> Value {
    let rows: Vec<Value> = table.rows.iter().map(|(label, cells)| json!({"label": label, "cells": cells})).collect();
    json!({"title": table.title, "columns": table.columns, "rows": rows})
}

fn entry(found: &Found, tables: &[Table]) -> Value {
    let Entry { head, .. } = &found.entry;
    let e = &found.entry;
    let gender = match e.gender {
        Gender::Masc => "m".into(),
        Gender::Fem => "f".into(),
        Gender::None => Value::Null,
    };
    let usage: Vec<Value> = e.usage.iter().map(|u| json!({"complement": text(&u.complement), "gloss": text(&u.gloss)})).collect();
    json!({
        "lemma": head.lemma,
        "transliteration": head.transliteration,
        "pos": upos(e.pos),
        "label": head.label,
        "root": text(e.root),
        "verb_form": text(e.verb_form),
        "present": e.present,
        "masdars": e.masdars,
        "active_participle": e.active,
        "passive_participle": e.passive,
        "plurals": e.plurals,
        "feminine": e.feminine,
        "gender": gender,
        "human": e.human,
        "derivation": e.derivation.as_ref().map(|d| json!({"kind": d.kind, "from": d.source})),
        "governs": text(e.class),
        "glosses": list(&head.gloss, ';'),
        "usage": usage,
        "topic": text(e.topic),
        "level": e.level,
        "by_rule": e.by_rule,
        "lexicon": head.lexicon,
        "family": e.family.iter().map(word).collect::<Vec<_>>(),
        "terms": e.terms.iter().map(term).collect::<Vec<_>>(),
        "names": e.names.iter().map(name).collect::<Vec<_>>(),
        "analyses": found.analyses.iter().map(analysis).collect::<Vec<_>>(),
        "tables": tables.iter().map(table).collect::<Vec<_>>(),
    })
}
