//! Findings and a log → the findings as the reader has left them.

use super::{EntityItem, FactItem, Item, Log, QuoteItem, Record, find};
use crate::annotate::annotation::{Annotations, EntityId, Fact, Quote, Rejected, Review, TermId, Verdict};
use crate::text::Span;

/// Where a finding comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Source {
    /// Its number among what the engine found; none for one that only the log has.
    pub found: Option<usize>,
    /// The record that is about it.
    pub record: Option<usize>,
}

/// Findings with what a reader has said of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Applied {
    /// The findings, [`Annotations::review`] filled.
    pub annotations: Annotations,
    /// Where each entity comes from.
    pub entities: Vec<Source>,
    /// Where each quote comes from.
    pub quotes: Vec<Source>,
    /// Where each fact comes from.
    pub facts: Vec<Source>,
}

/// Applies `log` to what the engine found. Rejected facts and quotes are left out, unless `struck`; a rejected entity keeps its number, but nothing speaks of it any more.
#[must_use]
pub fn apply(found: &Annotations, log: &Log, struck: bool) -> Applied {
    let own = |at| Source { found: Some(at), record: None };
    let mut applied = Applied {
        annotations: found.clone(),
        entities: (0..found.entities.len()).map(own).collect(),
        quotes: (0..found.quotes.len()).map(own).collect(),
        facts: (0..found.facts.len()).map(own).collect(),
    };
    applied.annotations.review = Review { entities: vec![None; found.entities.len()], ..Review::default() };
    let mut facts: Vec<(Fact, Source)> = found.facts.iter().cloned().zip(applied.facts.clone()).collect();
    let mut quotes: Vec<(Quote, Source)> = found.quotes.iter().cloned().zip(applied.quotes.clone()).collect();
    let (mut taken_facts, mut taken_quotes, mut taken_entities) = (Vec::new(), Vec::new(), Vec::new());
    for (number, record) in log.records().iter().enumerate() {
        let vouched = record.verdict != Verdict::Rejected;
        match &record.item {
            Item::Fact(item) => match find::finding(found, record, &taken_facts) {
                Some(at) => {
                    taken_facts.push(at);
                    if let Some((fact, source)) = facts.get_mut(at) {
                        source.record = Some(number);
                        if vouched {
                            take_fact(fact, found, item);
                        }
                    }
                }
                None if vouched => {
                    facts.push((kept_fact(found, record.span, item), Source { found: None, record: Some(number) }))
                }
                None => {}
            },
            Item::Quote(item) => match find::finding(found, record, &taken_quotes) {
                Some(at) => {
                    taken_quotes.push(at);
                    if let Some((quote, source)) = quotes.get_mut(at) {
                        source.record = Some(number);
                        if vouched {
                            take_quote(quote, found, item);
                        }
                    }
                }
                None if vouched => {
                    quotes.push((kept_quote(found, record.span, item), Source { found: None, record: Some(number) }))
                }
                None => {}
            },
            Item::Entity(item) => {
                if let Some(at) = find::finding(found, record, &taken_entities) {
                    taken_entities.push(at);
                    if let Some(source) = applied.entities.get_mut(at) {
                        source.record = Some(number);
                    }
                    if let Some(review) = applied.annotations.review.entities.get_mut(at) {
                        *review = Some(record.verdict);
                    }
                    if vouched {
                        take_entity(&mut applied.annotations, &mut facts, at, item);
                    }
                }
            }
        }
    }
    facts.sort_by_key(|(fact, _)| fact.evidence.start);
    quotes.sort_by_key(|(quote, _)| quote.content.start);
    applied.settle(log, facts, quotes, struck);
    applied
}

impl Applied {
    fn settle(&mut self, log: &Log, facts: Vec<(Fact, Source)>, quotes: Vec<(Quote, Source)>, struck: bool) {
        let verdict = |source: &Source| source.record.and_then(|at| log.records().get(at)).map(|record| record.verdict);
        let gone = |source: &Source| verdict(source) == Some(Verdict::Rejected);
        let mut rejected: Vec<Rejected> = Vec::new();
        rejected.extend(facts.iter().filter(|(_, source)| gone(source)).map(|(fact, _)| Rejected {
            what: "fact",
            kind: fact.kind.name(),
            span: fact.evidence,
            english: fact.english.clone(),
        }));
        rejected.extend(quotes.iter().filter(|(_, source)| gone(source)).map(|(quote, _)| Rejected {
            what: "quote",
            kind: quote.kind.name(),
            span: quote.content,
            english: String::new(),
        }));
        let found = &mut self.annotations;
        (found.facts, self.facts) = facts.into_iter().filter(|(_, source)| struck || !gone(source)).unzip();
        (found.quotes, self.quotes) = quotes.into_iter().filter(|(_, source)| struck || !gone(source)).unzip();
        found.review.facts = self.facts.iter().map(verdict).collect();
        found.review.quotes = self.quotes.iter().map(verdict).collect();
        for (at, source) in self.entities.iter().enumerate().filter(|(_, source)| gone(source)) {
            let record = source.record.and_then(|at| log.records().get(at));
            if let (Some(entity), Some(record)) = (found.entities.get_mut(at), record) {
                let (kind, english) = (entity.kind.name(), entity.name_en.clone());
                rejected.push(Rejected { what: "entity", kind, span: record.span, english });
                if !struck {
                    entity.mentions.clear();
                    entity.members.clear();
                    forget(found, EntityId(at));
                }
            }
        }
        rejected.sort_by_key(|rejected| rejected.span);
        found.review.rejected = rejected;
    }

    /// The findings as they are handed on: rejected entities are gone, and the others numbered anew. Only for what was applied without `struck`.
    #[must_use]
    pub fn exported(self) -> Annotations {
        let mut found = self.annotations;
        let gone = |at: usize| found.review.entity(EntityId(at)) == Some(Verdict::Rejected);
        if !(0..found.entities.len()).any(gone) {
            return found;
        }
        let mut next = 0;
        let numbers: Vec<Option<EntityId>> = (0..found.entities.len())
            .map(|at| {
                let own = (!gone(at)).then_some(EntityId(next));
                next += usize::from(own.is_some());
                own
            })
            .collect();
        let number = |id: EntityId| numbers.get(id.0).copied().flatten();
        let stays = |at: usize| numbers.get(at).is_some_and(Option::is_some);
        let mut at = 0;
        found.review.entities.retain(|_| {
            at += 1;
            stays(at - 1)
        });
        at = 0;
        found.entities.retain(|_| {
            at += 1;
            stays(at - 1)
        });
        each_id(&mut found, &number);
        found
    }
}

/// Puts another number in the place of every entity that is spoken of; takes out those that get none.
fn each_id(found: &mut Annotations, number: &dyn Fn(EntityId) -> Option<EntityId>) {
    let list = |ids: &mut Vec<EntityId>| *ids = ids.iter().filter_map(|&id| number(id)).collect();
    let one = |id: &mut Option<EntityId>| *id = id.and_then(number);
    for entity in &mut found.entities {
        list(&mut entity.members);
    }
    for quote in &mut found.quotes {
        one(&mut quote.speaker);
        one(&mut quote.addressee);
    }
    for fact in &mut found.facts {
        list(&mut fact.source);
        list(&mut fact.target);
        one(&mut fact.place);
        one(&mut fact.attributed_to);
    }
    if let Some(dateline) = &mut found.dateline {
        one(&mut dateline.place);
    }
}

/// Nothing speaks of an entity any more.
fn forget(found: &mut Annotations, gone: EntityId) {
    each_id(found, &|id| (id != gone).then_some(id));
}

fn take_fact(fact: &mut Fact, found: &Annotations, item: &FactItem) {
    let all = |parties: &[super::Party]| parties.iter().filter_map(|party| find::party(found, party)).collect();
    fact.kind = item.kind;
    fact.plover.clone_from(&item.plover);
    fact.cameo.clone_from(&item.cameo);
    fact.source = all(&item.source);
    fact.target = all(&item.target);
    fact.place = item.place.as_ref().and_then(|party| find::party(found, party));
    fact.date.clone_from(&item.date);
    fact.attributed_to = item.attributed_to.as_ref().and_then(|party| find::party(found, party));
    fact.english.clone_from(&item.english);
}

/// A fact that only the log has: the reader vouches for it.
fn kept_fact(found: &Annotations, span: Span, item: &FactItem) -> Fact {
    let terms = found.terms.iter().enumerate().filter(|(_, term)| span.covers(term.span)).map(|(at, _)| TermId(at));
    let mut fact = Fact {
        kind: item.kind,
        plover: None,
        cameo: None,
        source: Vec::new(),
        target: Vec::new(),
        place: None,
        date: None,
        attributed_to: None,
        evidence: span,
        english: String::new(),
        terms: terms.collect(),
        confidence: 1.0,
    };
    take_fact(&mut fact, found, item);
    fact
}

fn take_quote(quote: &mut Quote, found: &Annotations, item: &QuoteItem) {
    let speaker = item.speaker.as_ref().and_then(|party| find::party(found, party));
    if speaker != quote.speaker {
        // What stands beside the cue is not this speaker.
        quote.speaker_mention = None;
    }
    quote.kind = item.kind;
    quote.speaker = speaker;
    quote.addressee = item.addressee.as_ref().and_then(|party| find::party(found, party));
}

fn kept_quote(found: &Annotations, span: Span, item: &QuoteItem) -> Quote {
    let mut quote = Quote {
        kind: item.kind,
        speaker: None,
        speaker_mention: None,
        cue: item.cue,
        act: item.act.clone(),
        content: span,
        addressee: None,
        confidence: 1.0,
    };
    take_quote(&mut quote, found, item);
    quote
}

/// An entity with another name or kind; facts that say the old name say the new one.
fn take_entity(found: &mut Annotations, facts: &mut [(Fact, Source)], at: usize, item: &EntityItem) {
    let Some(entity) = found.entities.get_mut(at) else { return };
    entity.kind = item.kind;
    if entity.name_en == item.name {
        return;
    }
    let old = std::mem::replace(&mut entity.name_en, item.name.clone());
    entity.transliterated = false;
    for (fact, _) in facts {
        fact.english = renamed(&fact.english, &old, &item.name);
    }
}

/// `text` with whole words `old` as `new`; as it is where it says `new` already.
fn renamed(text: &str, old: &str, new: &str) -> String {
    if old.is_empty() || new.is_empty() || text.contains(new) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, found) in text.match_indices(old) {
        let end = at + found.len();
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(end..).and_then(|text| text.chars().next());
        let whole = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
        if whole {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(new);
            from = end;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

impl Record {
    /// The same, said otherwise.
    #[must_use]
    pub fn with_verdict(&self, verdict: Verdict) -> Self {
        Self { verdict, ..self.clone() }
    }
}
