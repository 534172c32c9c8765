//! The form on disk: JSON, one object a correction. Offsets count code points, as in the JSON of `annotate`; beside them stands the text that is meant.
//!
//! ```json
//! { "version": 1, "article": "news.txt", "sha256": "…",
//!   "corrections": [
//!     { "what": "fact", "verdict": "corrected", "kind": "event", "said": "…", "at": { "start": 10, "end": 52, "text": "…" },
//!       "fact": { "kind": "event", "source": [{ "kind": "person", "name": "…", "at": {…} }], "english": "…", … } } ] }
//! ```
//!
//! What a file holds beside this is kept as it is and written again.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{EntityItem, FactItem, Item, Log, Party, QuoteItem, Record};
use crate::annotate::annotation::{EntityKind, FactKind, QuoteKind, Verdict};
use crate::text::Span;

/// The version that is written, and the only one that is read.
pub(super) const VERSION: u64 = 1;

/// What a file holds beside what is understood of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Rest {
    rows: Vec<Value>,
    fields: Map<String, Value>,
}

impl Rest {
    /// Corrections that are not understood or do not fit the text.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }
}

#[derive(Serialize, Deserialize)]
struct Form {
    version: u64,
    #[serde(default)]
    article: String,
    #[serde(default)]
    sha256: String,
    corrections: Vec<Value>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct At {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct PartyRow {
    kind: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<At>,
}

#[derive(Serialize, Deserialize)]
struct FactRow {
    kind: String,
    #[serde(default)]
    plover: Option<String>,
    #[serde(default)]
    cameo: Option<String>,
    #[serde(default)]
    source: Vec<PartyRow>,
    #[serde(default)]
    target: Vec<PartyRow>,
    #[serde(default)]
    place: Option<PartyRow>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    attributed_to: Option<PartyRow>,
    english: String,
}

#[derive(Serialize, Deserialize)]
struct QuoteRow {
    kind: String,
    #[serde(default)]
    speaker: Option<PartyRow>,
    #[serde(default)]
    addressee: Option<PartyRow>,
    #[serde(default)]
    cue: Option<At>,
    #[serde(default)]
    act: String,
}

#[derive(Serialize, Deserialize)]
struct EntityRow {
    kind: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    what: String,
    verdict: String,
    kind: String,
    #[serde(default)]
    said: String,
    at: At,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fact: Option<FactRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<QuoteRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entity: Option<EntityRow>,
}

/// Why a file is left alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Strange {
    /// It is no such file.
    Broken(String),
    /// It is of another version.
    Version(u64),
}

/// Reads a file about the article `text`.
pub(super) fn parse(bytes: &[u8], text: &str) -> Result<(Log, Rest), Strange> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Strange::Broken(error.to_string()))?;
    // Asked first: another version may have another form.
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) => return Err(Strange::Version(version)),
        None => return Err(Strange::Broken("it does not say its version".to_owned())),
    }
    let form: Form = serde_json::from_value(value).map_err(|error| Strange::Broken(error.to_string()))?;
    let reader = Reader { text, points: Points::new(text) };
    let mut rest = Rest { rows: Vec::new(), fields: form.rest };
    let mut log = Log::default();
    for value in form.corrections {
        let row = serde_json::from_value::<Row>(value.clone()).ok();
        match row.and_then(|row| reader.record(row)) {
            Some(record) => log.records.push(record),
            None => rest.rows.push(value),
        }
    }
    Ok((log, rest))
}

/// The text of a file, with the end of its last line.
pub(super) fn write(log: &Log, rest: &Rest, text: &str, article: &str, sha256: &str) -> String {
    let writer = Reader { text, points: Points::new(text) };
    let rows = log.records.iter().map(|record| serde_json::to_value(writer.row(record)).unwrap_or_default());
    let form = Form {
        version: VERSION,
        article: article.to_owned(),
        sha256: sha256.to_owned(),
        corrections: rows.chain(rest.rows.iter().cloned()).collect(),
        rest: rest.fields.clone(),
    };
    serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"
}

/// An article, and where its code points stand.
struct Reader<'a> {
    text: &'a str,
    points: Points<'a>,
}

impl Reader<'_> {
    /// The place that is meant: where the text stands, else the nearest place where it does.
    fn span(&self, at: &At) -> Option<Span> {
        if at.text.is_empty() {
            return None;
        }
        let meant = self.points.byte(at.start);
        if meant.and_then(|byte| self.text.get(byte..)).is_some_and(|rest| rest.starts_with(&at.text)) {
            return meant.map(|start| Span::new(start, start + at.text.len()));
        }
        let meant = meant.unwrap_or(self.text.len());
        let places = self.text.match_indices(at.text.as_str()).map(|(start, found)| Span::new(start, start + found.len()));
        places.min_by_key(|place| place.start.abs_diff(meant))
    }

    fn at(&self, span: Span) -> At {
        let text = span.of(self.text).to_owned();
        At { start: self.points.point(span.start), end: self.points.point(span.end), text }
    }

    fn party(&self, row: &PartyRow) -> Option<Party> {
        let kind = EntityKind::ALL.into_iter().find(|kind| kind.name() == row.kind)?;
        let span = row.at.as_ref().and_then(|at| self.span(at));
        Some(Party { span, kind, name: row.name.clone() })
    }

    fn party_row(&self, party: &Party) -> PartyRow {
        PartyRow { kind: party.kind.name().to_owned(), name: party.name.clone(), at: party.span.map(|span| self.at(span)) }
    }

    fn record(&self, row: Row) -> Option<Record> {
        let verdict = [Verdict::Confirmed, Verdict::Corrected, Verdict::Rejected];
        let verdict = verdict.into_iter().find(|verdict| verdict.name() == row.verdict)?;
        let all = |rows: &[PartyRow]| rows.iter().filter_map(|row| self.party(row)).collect();
        let one = |row: &Option<PartyRow>| row.as_ref().and_then(|row| self.party(row));
        let item = match (row.what.as_str(), row.fact, row.quote, row.entity) {
            ("fact", Some(fact), None, None) => Item::Fact(FactItem {
                kind: FactKind::ALL.into_iter().find(|kind| kind.name() == fact.kind)?,
                plover: fact.plover,
                cameo: fact.cameo,
                source: all(&fact.source),
                target: all(&fact.target),
                place: one(&fact.place),
                date: fact.date,
                attributed_to: one(&fact.attributed_to),
                english: fact.english,
            }),
            ("quote", None, Some(quote), None) => Item::Quote(QuoteItem {
                kind: QuoteKind::ALL.into_iter().find(|kind| kind.name() == quote.kind)?,
                speaker: one(&quote.speaker),
                addressee: one(&quote.addressee),
                cue: quote.cue.as_ref().and_then(|at| self.span(at)),
                act: quote.act,
            }),
            ("entity", None, None, Some(entity)) => Item::Entity(EntityItem {
                kind: EntityKind::ALL.into_iter().find(|kind| kind.name() == entity.kind)?,
                name: entity.name,
            }),
            _ => return None,
        };
        Some(Record { verdict, span: self.span(&row.at)?, kind: row.kind, said: row.said, item })
    }

    fn row(&self, record: &Record) -> Row {
        let all = |parties: &[Party]| parties.iter().map(|party| self.party_row(party)).collect();
        let one = |party: &Option<Party>| party.as_ref().map(|party| self.party_row(party));
        let mut row = Row {
            what: record.item.what().to_owned(),
            verdict: record.verdict.name().to_owned(),
            kind: record.kind.clone(),
            said: record.said.clone(),
            at: self.at(record.span),
            fact: None,
            quote: None,
            entity: None,
        };
        match &record.item {
            Item::Fact(item) => {
                row.fact = Some(FactRow {
                    kind: item.kind.name().to_owned(),
                    plover: item.plover.clone(),
                    cameo: item.cameo.clone(),
                    source: all(&item.source),
                    target: all(&item.target),
                    place: one(&item.place),
                    date: item.date.clone(),
                    attributed_to: one(&item.attributed_to),
                    english: item.english.clone(),
                });
            }
            Item::Quote(item) => {
                row.quote = Some(QuoteRow {
                    kind: item.kind.name().to_owned(),
                    speaker: one(&item.speaker),
                    addressee: one(&item.addressee),
                    cue: item.cue.map(|span| self.at(span)),
                    act: item.act.clone(),
                });
            }
            Item::Entity(item) => {
                row.entity = Some(EntityRow { kind: item.kind.name().to_owned(), name: item.name.clone() });
            }
        }
        row
    }
}

/// Bytes ↔ code points: the byte of every 64th.
struct Points<'a> {
    text: &'a str,
    posts: Vec<usize>,
}

const STEP: usize = 64;

impl<'a> Points<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, posts: text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect() }
    }

    fn byte(&self, point: usize) -> Option<usize> {
        let post = *self.posts.get(point / STEP)?;
        let mut rest = self.text.get(post..)?.char_indices().map(|(at, _)| post + at).chain([self.text.len()]);
        rest.nth(point % STEP)
    }

    fn point(&self, byte: usize) -> usize {
        let Some(post) = self.posts.partition_point(|&post| post <= byte).checked_sub(1) else { return 0 };
        let start = self.posts.get(post).copied().unwrap_or(0);
        post * STEP + self.text.get(start..byte).map_or(0, |between| between.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points() {
        let text = "aب€ ".repeat(100);
        let points = Points::new(&text);
        for (point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!((points.byte(point), points.point(byte)), (Some(byte), point));
        }
        assert_eq!(points.byte(100_000), None);
    }
}
