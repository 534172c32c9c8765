//! Sentences of the agencies against the whole engine: what is reported, and by which entity.

use super::{Case, LEXICON, Row, cases, kind};
use crate::annotate::annotation::{Annotations, EntityId};
use crate::document::Document;

/// Whether `id` is the entity that the cell means: one of its mentions, `-` nobody, `?` whoever, `A+B` the group of those.
fn is_meant(text: &str, found: &Annotations, id: Option<EntityId>, cell: &str) -> bool {
    let Some(entity) = id.and_then(|id| found.entities.get(id.0)) else { return matches!(cell, "-" | "?" | "") };
    let mentioned = || entity.mentions.iter().any(|m| m.span.of(text) == cell);
    let members: Vec<&str> = cell.split('+').collect();
    let group = || {
        let with = |name: &&str| entity.members.iter().any(|m| is_meant(text, found, Some(*m), name));
        members.len() > 1 && members.len() == entity.members.len() && members.iter().all(with)
    };
    matches!(cell, "?" | "") || mentioned() || group()
}

#[test]
fn sentences_of_agencies() {
    let table = cases(include_str!("agencies.txt"));
    let mut wrong = Vec::new();
    for Case { rule, text, wants } in &table {
        let document = Document::from_text(text, "");
        let found = crate::annotate::annotate(&document, &LEXICON);
        let text = document.text();
        let name = |id: Option<EntityId>| {
            let entity = id.and_then(|id| found.entities.get(id.0));
            entity.map_or(String::new(), |e| e.mentions.first().map_or(e.name_en.clone(), |m| m.span.of(text).to_owned()))
        };
        let got: Vec<Row> = found
            .quotes
            .iter()
            .map(|q| {
                let cue = q.cue.map_or("", |c| c.of(text)).to_owned();
                [kind(q.kind).to_owned(), cue, q.content.of(text).to_owned(), name(q.speaker), name(q.addressee)]
            })
            .collect();
        let right = got.len() == wants.len()
            && found.quotes.iter().zip(&got).zip(wants).all(|((quote, got), want)| {
                let cue = want[1] == "?" || want[1] == got[1];
                cue && want[0] == got[0]
                    && want[2] == got[2]
                    && is_meant(text, &found, quote.speaker, &want[3])
                    && is_meant(text, &found, quote.addressee, &want[4])
            });
        if !right {
            wrong.push(format!("{rule}: {text}\n   want {wants:?}\n   got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} sentences:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}
