//! What the engine found, with the order that the screen needs: runs for the page, stops for jumps, mentions by place.
//!
//! Made beside the screen, once an article. Invariant: every list is sorted by start.

use std::sync::Arc;

use crate::annotate::annotation::{Annotations, EntityId, EntityKind, MentionLevel};
use crate::document::Document;
use crate::layout::Run;
use crate::markup::{self, Filter, Mark};
use crate::text::Span;

use super::action::{Target, Way};
use super::search::Haystack;

/// A mention and whose it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its bytes.
    pub span: Span,
    /// The entity.
    pub entity: EntityId,
    /// How it refers.
    pub level: MentionLevel,
}

/// Annotations, ready to be shown.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    annotations: Annotations,
    runs: Vec<Run<Mark>>,
    places: Vec<Place>,
    stops: [Vec<usize>; 6],
    haystack: Arc<Haystack>,
}

impl Findings {
    /// Puts the annotations of `document` in order.
    #[must_use]
    pub fn new(document: &Document, annotations: Annotations) -> Self {
        Self::ordered(document, annotations, Arc::new(Haystack::new(document.text())))
    }

    /// The same article with its annotations corrected.
    #[must_use]
    pub(super) fn corrected(&self, document: &Document, annotations: Annotations) -> Self {
        Self::ordered(document, annotations, Arc::clone(&self.haystack))
    }

    fn ordered(document: &Document, annotations: Annotations, haystack: Arc<Haystack>) -> Self {
        let runs = markup::runs(document, &annotations, Filter::default());
        let mut places: Vec<Place> = annotations
            .entities
            .iter()
            .enumerate()
            .flat_map(|(id, entity)| {
                entity.mentions.iter().map(move |m| Place { span: m.span, entity: EntityId(id), level: m.level })
            })
            .collect();
        places.sort_by_key(|place| (place.span.start, usize::MAX - place.span.end));
        let stops = Target::ALL.map(|target| stops(&annotations, &places, target));
        Self { annotations, runs, places, stops, haystack }
    }

    /// What was found.
    #[must_use]
    pub fn annotations(&self) -> &Annotations {
        &self.annotations
    }

    /// The marks of the page.
    #[must_use]
    pub fn runs(&self) -> &[Run<Mark>] {
        &self.runs
    }

    /// The article as search compares it.
    #[must_use]
    pub fn haystack(&self) -> &Haystack {
        &self.haystack
    }

    /// The mentions that share a byte with `span`, the shortest first.
    #[must_use]
    pub fn mentions_at(&self, span: Span) -> Vec<Place> {
        // A mention is never longer than this before the place asked for.
        const REACH: usize = 1024;
        let first = self.places.partition_point(|place| place.span.start + REACH <= span.start);
        let mut found: Vec<Place> = self
            .places
            .iter()
            .skip(first)
            .take_while(|place| place.span.start < span.end)
            .filter(|place| place.span.overlaps(span))
            .copied()
            .collect();
        found.sort_by_key(|place| place.span.len());
        found
    }

    /// The mentions that lie in `span`.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = Place> + '_ {
        let first = self.places.partition_point(|place| place.span.start < span.start);
        let after = self.places.iter().skip(first).take_while(move |place| place.span.start < span.end);
        after.filter(move |place| place.span.end <= span.end).copied()
    }

    /// The start of the next or previous thing of a kind, from the word `from`.
    #[must_use]
    pub fn stop(&self, target: Target, way: Way, from: Span) -> Option<usize> {
        let at = Target::ALL.iter().position(|&t| t == target)?;
        let stops = self.stops.get(at)?;
        match way {
            Way::Next => stops.get(stops.partition_point(|&stop| stop < from.end)).copied(),
            Way::Previous => stops.get(stops.partition_point(|&stop| stop < from.start).checked_sub(1)?).copied(),
        }
    }
}

/// Whether a kind is an amount or a date: marked on the page, but not an entity to walk through.
pub(super) fn is_amount(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Date | EntityKind::Money | EntityKind::Quantity)
}

fn stops(annotations: &Annotations, places: &[Place], target: Target) -> Vec<usize> {
    let of_kind = |wanted: &dyn Fn(EntityKind) -> bool| -> Vec<usize> {
        places
            .iter()
            .filter(|place| place.level != MentionLevel::Pronoun)
            .filter(|place| annotations.entity(place.entity).is_some_and(|entity| wanted(entity.kind)))
            .map(|place| place.span.start)
            .collect()
    };
    let mut stops = match target {
        Target::Entity => of_kind(&|kind| !is_amount(kind)),
        Target::Date => of_kind(&|kind| kind == EntityKind::Date),
        Target::Quote => annotations.quotes.iter().map(|quote| quote.content.start).collect(),
        Target::Fact => annotations.facts.iter().map(|fact| fact.evidence.start).collect(),
        Target::Term => annotations.terms.iter().filter(|term| !term.nested).map(|term| term.span.start).collect(),
        Target::Unknown => annotations.words.iter().filter(|word| !word.known).map(|word| word.span.start).collect(),
    };
    stops.sort_unstable();
    stops.dedup();
    stops
}
