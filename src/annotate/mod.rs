//! What an article says: words analysed, names, terms, speech and facts found.
//!
//! In: a [`Document`] and the [`Lexicon`]. Out: [`Annotations`]. The stages, in order, each a function of what came before.

pub mod analysed;
pub mod annotation;
pub mod article;
pub mod chunk;
pub mod coreference;
pub mod english;
pub mod entity;
pub mod fact;
pub mod kept;
mod memo;
pub mod morphology;
mod naming;
pub mod notes;
pub mod part;
pub mod phrase;
pub mod quote;
pub mod term;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Span;
use analysed::Analysed;
use annotation::{Annotations, Entity, EntityKind, MentionLevel, ResolvedDateline, Review};
use article::Article;
use coreference::Entities;
use entity::date::Day;
use morphology::Memory;

/// Everything the engine finds in `document`.
#[must_use]
pub fn annotate(document: &Document, lexicon: &Lexicon) -> Annotations {
    annotate_with(&mut Memory::default(), document, lexicon)
}

/// [`annotate`] for one of many articles: `memory` has the spellings of those before.
#[must_use]
pub fn annotate_with(memory: &mut Memory, document: &Document, lexicon: &Lexicon) -> Annotations {
    let analysed = Analysed::read(memory, lexicon, document);
    let article = analysed.article();
    let terms = term::find(&article);
    let today = appeared(&article);
    let found = entity::find(&article, today);
    let mut resolved = Entities::resolve(&article, &found, today);
    let names: Vec<Span> = found.iter().filter(|f| f.level == MentionLevel::Name && !f.nested).map(|f| f.span).collect();
    let speech = quote::find(&article, &names);
    let stances: Vec<bool> = speech.iter().map(|s| s.stance).collect();
    let mut quotes = resolved.speakers(speech);
    resolved.resolve_late(&found, &quotes);
    naming::complete(&article, &found, &terms, &mut resolved);
    let (entities, moved) = resolved.finish();
    for quote in &mut quotes {
        quote.speaker = quote.speaker.and_then(|id| moved.get(id.0).copied().flatten());
        quote.addressee = quote.addressee.and_then(|id| moved.get(id.0).copied().flatten());
    }
    let dateline = resolve_dateline(document, &entities, today);
    let agency = agency(document, &entities);
    let english = english::English::new(&article, &entities, &terms);
    let context = fact::Found { entities: &entities, quotes: &quotes, terms: &terms, dateline: dateline.as_ref() };
    let facts = fact::find(&article, &context, &english);
    // A stance told facts and descriptions who acts; it reports no words.
    let quotes = quotes.into_iter().zip(stances).filter_map(|(quote, stance)| (!stance).then_some(quote)).collect();
    let Analysed { words, sentences, .. } = analysed;
    Annotations { words, sentences, entities, quotes, facts, terms, dateline, agency, review: Review::default() }
}

/// Words, terms and entities of `document` without its speech and facts, for who needs no more: mentions are linked as far as that goes without knowing who speaks.
#[must_use]
pub fn identify(memory: &mut Memory, document: &Document, lexicon: &Lexicon) -> Annotations {
    let analysed = Analysed::read(memory, lexicon, document);
    let article = analysed.article();
    let terms = term::find(&article);
    let today = appeared(&article);
    let found = entity::find(&article, today);
    let mut resolved = Entities::resolve(&article, &found, today);
    resolved.resolve_late(&found, &[]);
    naming::complete(&article, &found, &terms, &mut resolved);
    let (entities, _) = resolved.finish();
    let dateline = resolve_dateline(document, &entities, today);
    let agency = agency(document, &entities);
    let Analysed { words, sentences, .. } = analysed;
    Annotations {
        words,
        sentences,
        entities,
        quotes: Vec::new(),
        facts: Vec::new(),
        terms,
        dateline,
        agency,
        review: Review::default(),
    }
}

/// The day the article appeared: as given, else the dateline's, else a date in the file's name.
fn appeared(article: &Article<'_>) -> Option<Day> {
    let document = article.document;
    let given = document.given_date().and_then(Day::parse);
    given
        .or_else(|| document.dateline()?.date.and_then(|span| entity::date::absolute(article, span)))
        .or_else(|| document.date().and_then(Day::parse))
}

fn resolve_dateline(document: &Document, entities: &[Entity], today: Option<Day>) -> Option<ResolvedDateline> {
    let line = document.dateline()?;
    let place = line.place.and_then(|span| {
        entities.iter().position(|e| e.kind == EntityKind::Place && e.mentions.iter().any(|m| span.covers(m.span)))
    });
    Some(ResolvedDateline { place: place.map(annotation::EntityId), date: today.map(Day::iso) })
}

/// The agency of the dateline or of a caption's credit, by its short English name.
fn agency(document: &Document, entities: &[Entity]) -> Option<String> {
    let span = document.dateline()?.agency?;
    let entity =
        entities.iter().find(|e| e.kind == EntityKind::Organization && e.mentions.iter().any(|m| m.span.overlaps(span)))?;
    Some(entity.aliases_en.first().unwrap_or(&entity.name_en).clone())
}
