//! Where the sides of a page lead to each other: which words are aimed at, and what stands over each word.
//!
//! In: what was found. Out: for every word the things that it is part of, and an anchor for those that a line beside the text leads to.

use crate::annotate::annotation::Annotations;
use crate::text::Span;

/// What a word is part of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Thing {
    /// A mention of an entity.
    Entity(usize),
    /// An occurrence of a term.
    Term(usize),
    /// Speech.
    Quote(usize),
    /// The evidence of a fact.
    Fact(usize),
}

impl Thing {
    /// The id of its line beside the text.
    pub(super) fn id(self, terms: &Terms) -> String {
        match self {
            Self::Entity(at) => format!("e{}", at + 1),
            Self::Term(at) => format!("t{}", terms.group(at) + 1),
            Self::Quote(at) => format!("q{}", at + 1),
            Self::Fact(at) => format!("f{}", at + 1),
        }
    }
}

/// Terms gathered by entry, in the order of their first places.
pub(super) struct Terms {
    of: Vec<usize>,
    /// For each entry, the indices of its occurrences.
    pub(super) groups: Vec<Vec<usize>>,
}

impl Terms {
    pub(super) fn new(found: &Annotations) -> Self {
        let mut known = rustc_hash::FxHashMap::default();
        let mut terms = Self { of: Vec::with_capacity(found.terms.len()), groups: Vec::new() };
        for (at, term) in found.terms.iter().enumerate() {
            let group = *known.entry((term.entry, &term.citation)).or_insert_with(|| {
                terms.groups.push(Vec::new());
                terms.groups.len() - 1
            });
            if let Some(group) = terms.groups.get_mut(group) {
                group.push(at);
            }
            terms.of.push(group);
        }
        terms
    }

    fn group(&self, term: usize) -> usize {
        self.of.get(term).copied().unwrap_or(0)
    }
}

/// The things over the text, found word after word.
pub(super) struct Places {
    things: Vec<(Span, Thing)>,
    waiting: usize,
    open: Vec<(Span, Thing)>,
    aimed: Vec<bool>,
    /// Speech and facts by where they end: their numbers stand there.
    pub(super) ends: Vec<(usize, Thing)>,
}

impl Places {
    pub(super) fn new(found: &Annotations) -> Self {
        let mut things: Vec<(Span, Thing)> = Vec::new();
        for (at, entity) in found.entities.iter().enumerate() {
            things.extend(entity.mentions.iter().map(|mention| (mention.span, Thing::Entity(at))));
        }
        things.extend(found.terms.iter().enumerate().map(|(at, term)| (term.span, Thing::Term(at))));
        things.extend(found.quotes.iter().enumerate().map(|(at, quote)| (quote.content, Thing::Quote(at))));
        things.extend(found.facts.iter().enumerate().map(|(at, fact)| (fact.evidence, Thing::Fact(at))));
        things.sort_by_key(|(span, thing)| (span.start, *thing));
        let mut aimed = vec![false; found.words.len()];
        for (span, _) in &things {
            if let Some(word) = anchor(found, *span).and_then(|at| aimed.get_mut(at)) {
                *word = true;
            }
        }
        let numbered = things.iter().filter(|(_, thing)| matches!(thing, Thing::Quote(_) | Thing::Fact(_)));
        let mut ends: Vec<(usize, Thing)> = numbered.map(|(span, thing)| (span.end, *thing)).collect();
        ends.sort_unstable();
        Self { things, waiting: 0, open: Vec::new(), aimed, ends }
    }

    /// Whether something leads to the word with this index.
    pub(super) fn is_aimed(&self, word: usize) -> bool {
        self.aimed.get(word).copied().unwrap_or(false)
    }

    /// What lies over `span`, a word that stands behind all that was asked for before.
    pub(super) fn over(&mut self, span: Span) -> &[(Span, Thing)] {
        self.open.retain(|(open, _)| open.end > span.start);
        while let Some(&(next, thing)) = self.things.get(self.waiting).filter(|(next, _)| next.start < span.end) {
            if next.end > span.start {
                self.open.push((next, thing));
            }
            self.waiting += 1;
        }
        &self.open
    }
}

/// The index of the word at which a thing begins.
pub(super) fn anchor(found: &Annotations, span: Span) -> Option<usize> {
    found.word_at(span.start).or_else(|| found.words.len().checked_sub(1))
}
