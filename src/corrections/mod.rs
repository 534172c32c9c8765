//! What a reader has corrected: facts, quotes and entities confirmed, rejected, or written anew.
//!
//! In: what the engine found, and a [`Log`]. Out: the findings with what the reader says of them ([`apply`]). A [`Record`] is anchored to bytes of the article and holds the finding
//! as the reader left it, so that it outlives an engine that finds something else there. `file` is its form on disk, [`store`] the folder.
//!
//! Invariants: nothing is applied twice; what fits nothing any more changes nothing, unless the reader vouched for it, and then it is put back.

mod apply;
mod file;
mod find;
pub mod store;

pub use apply::{Applied, Source, apply};

use crate::annotate::annotation::{
    Annotations, Entity, EntityId, EntityKind, Fact, FactKind, MentionLevel, Quote, QuoteKind, Verdict,
};
use crate::text::Span;

/// An entity as a correction speaks of it: by a place in the text, else by its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// Its first mention, where the text speaks of it.
    pub span: Option<Span>,
    /// What it is.
    pub kind: EntityKind,
    /// Its English name.
    pub name: String,
}

/// A fact as a reader left it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactItem {
    /// What kind of statement.
    pub kind: FactKind,
    /// PLOVER event type.
    pub plover: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// Who acts.
    pub source: Vec<Party>,
    /// Who receives.
    pub target: Vec<Party>,
    /// Where.
    pub place: Option<Party>,
    /// When, ISO 8601.
    pub date: Option<String>,
    /// Whose word it is.
    pub attributed_to: Option<Party>,
    /// The sentence.
    pub english: String,
}

/// Speech as a reader left it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuoteItem {
    /// How it is reported.
    pub kind: QuoteKind,
    /// Who says it.
    pub speaker: Option<Party>,
    /// To whom.
    pub addressee: Option<Party>,
    /// What reports it.
    pub cue: Option<Span>,
    /// What the cue does.
    pub act: String,
}

/// An entity as a reader left it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityItem {
    /// What it is.
    pub kind: EntityKind,
    /// Its English name.
    pub name: String,
}

/// A finding as a reader left it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// A fact.
    Fact(FactItem),
    /// Reported speech.
    Quote(QuoteItem),
    /// An entity.
    Entity(EntityItem),
}

impl Item {
    /// What it is, as the JSON names it.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::Fact(_) => "fact",
            Self::Quote(_) => "quote",
            Self::Entity(_) => "entity",
        }
    }
}

/// One correction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// What the reader said.
    pub verdict: Verdict,
    /// Where the finding stands: evidence, content, first mention.
    pub span: Span,
    /// Its kind when it was found, as the JSON names it.
    pub kind: String,
    /// What it said when it was found: the sentence of a fact, the name of an entity; of speech nothing.
    pub said: String,
    /// How the reader left it.
    pub item: Item,
}

/// All corrections of an article, in the order in which they were made.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Log {
    records: Vec<Record>,
}

impl Log {
    /// The corrections.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Puts a correction in the place of the one at `at`, or behind all others.
    pub fn set(&mut self, at: Option<usize>, record: Record) {
        match at.and_then(|at| self.records.get_mut(at)) {
            Some(old) => *old = record,
            None => self.records.push(record),
        }
    }

    /// Takes a correction back.
    pub fn remove(&mut self, at: usize) {
        if at < self.records.len() {
            self.records.remove(at);
        }
    }

    /// Takes in the corrections of another that this has not, unless `but` has them too.
    pub fn merge(&mut self, other: &Self, but: &Self) {
        for record in &other.records {
            let has = |log: &Self| log.records.iter().any(|own| own.same_finding(record));
            if !has(self) && !has(but) {
                self.records.push(record.clone());
            }
        }
    }
}

impl Record {
    /// Whether both are about one finding.
    #[must_use]
    pub fn same_finding(&self, other: &Self) -> bool {
        let key = |record: &Self| (record.item.what(), record.span);
        key(self) == key(other) && self.kind == other.kind && self.said == other.said
    }

    /// The record of a fact that was found as `fact` and is left as `item`.
    #[must_use]
    pub fn of_fact(verdict: Verdict, fact: &Fact, item: FactItem) -> Self {
        let (kind, said) = (fact.kind.name().to_owned(), fact.english.clone());
        Self { verdict, span: fact.evidence, kind, said, item: Item::Fact(item) }
    }

    /// The record of speech.
    #[must_use]
    pub fn of_quote(verdict: Verdict, quote: &Quote, item: QuoteItem) -> Self {
        let kind = quote.kind.name().to_owned();
        Self { verdict, span: quote.content, kind, said: String::new(), item: Item::Quote(item) }
    }

    /// The record of an entity; none where the text does not speak of it, for then nothing could be found again.
    #[must_use]
    pub fn of_entity(verdict: Verdict, entity: &Entity, item: EntityItem) -> Option<Self> {
        let (kind, said) = (entity.kind.name().to_owned(), entity.name_en.clone());
        Some(Self { verdict, span: first_mention(entity)?, kind, said, item: Item::Entity(item) })
    }
}

/// The first place where the text names or describes an entity, else where a pronoun means it.
fn first_mention(entity: &Entity) -> Option<Span> {
    let own = |level: MentionLevel| entity.mentions.iter().find(|mention| mention.level == level);
    let levels = [MentionLevel::Name, MentionLevel::Nominal, MentionLevel::Pronoun];
    levels.into_iter().find_map(own).map(|mention| mention.span)
}

/// An entity as corrections speak of it.
#[must_use]
pub fn party(found: &Annotations, id: EntityId) -> Option<Party> {
    let entity = found.entity(id)?;
    Some(Party { span: first_mention(entity), kind: entity.kind, name: entity.name_en.clone() })
}

/// A fact as it is now.
#[must_use]
pub fn fact_item(found: &Annotations, fact: &Fact) -> FactItem {
    let all = |ids: &[EntityId]| ids.iter().filter_map(|&id| party(found, id)).collect();
    FactItem {
        kind: fact.kind,
        plover: fact.plover.clone(),
        cameo: fact.cameo.clone(),
        source: all(&fact.source),
        target: all(&fact.target),
        place: fact.place.and_then(|id| party(found, id)),
        date: fact.date.clone(),
        attributed_to: fact.attributed_to.and_then(|id| party(found, id)),
        english: fact.english.clone(),
    }
}

/// Speech as it is now.
#[must_use]
pub fn quote_item(found: &Annotations, quote: &Quote) -> QuoteItem {
    QuoteItem {
        kind: quote.kind,
        speaker: quote.speaker.and_then(|id| party(found, id)),
        addressee: quote.addressee.and_then(|id| party(found, id)),
        cue: quote.cue,
        act: quote.act.clone(),
    }
}

/// An entity as it is now.
#[must_use]
pub fn entity_item(entity: &Entity) -> EntityItem {
    EntityItem { kind: entity.kind, name: entity.name_en.clone() }
}

#[cfg(test)]
mod tests;
