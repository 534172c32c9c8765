//! Names and descriptions: where the article speaks of people, places, bodies, instruments, events, dates and amounts.
//!
//! In: the [`Article`] and the date it appeared. Out: [`Found`] mentions in order, each with what its words alone say of its identity; which of them are the same
//! thing is for `coreference` to find. Rules are sibling files; the gazetteer speaks first, dates and amounts next, then names by cue, then descriptions.

mod amount;
mod construct;
pub mod date;
mod described;
mod gazetteer;
mod latin;
mod nominal;
mod number;
mod person;
mod pieces;
pub mod tagger;

pub use described::Described;
pub(crate) use described::is_thing;
pub use nominal::Role;
pub(crate) use number::in_english;
pub(crate) use pieces::nation;

use super::annotation::{EntityKind, MentionLevel};
use super::article::Article;
use crate::text::Span;
use std::ops::Range;

/// A mention with what it says of its identity.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// Its words.
    pub words: Range<usize>,
    /// Its bytes: from the core of the first word, without an attached pronoun that is no part of it.
    pub span: Span,
    /// What it is.
    pub kind: EntityKind,
    /// How it refers.
    pub level: MentionLevel,
    /// Lies inside a longer name.
    pub nested: bool,
    /// What its words say of who or what it is.
    pub identity: Identity,
}

/// What the words of a mention say of its identity.
#[derive(Clone, PartialEq, Debug)]
pub enum Identity {
    /// A gazetteer entry; several when the words fit several.
    Entry(Vec<u32>),
    /// A person by name: its words folded, and their English as far as known.
    Person {
        /// Folded words.
        key: Vec<String>,
        /// English name.
        english: String,
        /// Whether some of it was transliterated.
        transliterated: bool,
    },
    /// A body, instrument or event named by a common noun and what completes it: its words folded without article, and a country it names.
    Named {
        /// Folded words.
        key: Vec<String>,
        /// Gazetteer row of a country inside.
        country: Option<u32>,
    },
    /// Adjective or noun of a people: gazetteer row of its place.
    Nationality(u32),
    /// A date, ISO 8601; empty when it cannot be resolved.
    Date(String),
    /// An amount, in English.
    Amount(String),
    /// A role.
    Role(Role),
    /// A dual group: `side`, `people` or `leader`, and the English of its noun.
    Group(&'static str, &'static str),
    /// One side named by its country: «the Chinese side».
    Side(u32),
    /// «his country».
    OwnCountry,
    /// «الأخير»: the last of those named, of this gender.
    Latter {
        /// Whether it is said in the feminine.
        feminine: bool,
    },
    /// A body, place or thing described by a common noun.
    Described(Described),
    /// A description of a body, instrument or event whose head and modifiers were named before.
    Again(Vec<String>),
}

/// Every mention in the article. `today` is the day it appeared, if known.
#[must_use]
pub fn find(article: &Article<'_>, today: Option<date::Day>) -> Vec<Found> {
    let (mut out, roles, mut taken) = by_rule(article, today);
    if let Some(model) = tagger::model::Model::embedded() {
        tagger::apply(article, &model, &mut out, &roles, &mut taken);
    }
    out.extend(roles);
    out.extend(nominal::others(article, &out));
    let described = described::find(article, &out, &nominal::covered(article, &out));
    out.extend(described);
    out.sort_by_key(|f| (f.span.start, std::cmp::Reverse(f.span.end)));
    out.dedup_by(|b, a| a.span == b.span && (a.level == b.level || a.kind == b.kind));
    out
}

/// The names and the roles that rules find, and the words that names have taken.
#[must_use]
pub fn by_rule(article: &Article<'_>, today: Option<date::Day>) -> (Vec<Found>, Vec<Found>, Taken) {
    let mut taken = Taken::new(article.words.len());
    let (mut out, surnames) = gazetteer::find(article, &pieces::Keys::new(article), &mut taken);
    out.extend(date::find(article, today, &mut taken));
    out.extend(amount::find(article, &mut taken));
    let constructs = construct::find(article, &mut out, &mut taken);
    out.extend(constructs);
    let roles = nominal::roles(article, &Starts::new(&out, article.words.len()), &taken);
    let people = person::find(article, &out, &roles, &surnames, &mut taken);
    let roles = nominal::referring(article, roles, &people);
    out.extend(people);
    out.extend(construct::unnamed_localities(article, &mut taken));
    (out, roles, taken)
}

/// Names by the word they begin at, so that a look at a word costs the same in a long article as in a short one.
#[derive(Debug)]
pub(crate) struct Starts<'f> {
    found: &'f [Found],
    /// First index of `order` for each word.
    first: Vec<u32>,
    order: Vec<u32>,
}

impl<'f> Starts<'f> {
    pub(crate) fn new(found: &'f [Found], words: usize) -> Self {
        let mut order: Vec<u32> = (0..u32::try_from(found.len()).unwrap_or(u32::MAX)).collect();
        let start = |i: &u32| found.get(*i as usize).map_or(usize::MAX, |f| f.words.start);
        order.sort_by_key(start);
        let mut first = vec![0; words + 2];
        let mut at = 0;
        for (word, slot) in first.iter_mut().enumerate() {
            while order.get(at).is_some_and(|i| start(i) < word) {
                at += 1;
            }
            *slot = u32::try_from(at).unwrap_or(u32::MAX);
        }
        Self { found, first, order }
    }

    /// The mentions that begin at word `at`.
    pub(crate) fn at(&self, at: usize) -> impl Iterator<Item = &'f Found> + '_ {
        let from = self.first.get(at).copied().unwrap_or(0) as usize;
        let to = self.first.get(at + 1).copied().unwrap_or(0) as usize;
        self.order.get(from..to.max(from)).unwrap_or(&[]).iter().filter_map(|i| self.found.get(*i as usize))
    }
}

/// Which words are part of a name already.
#[derive(Clone, Debug)]
pub struct Taken {
    words: Vec<bool>,
}

impl Taken {
    fn new(count: usize) -> Self {
        Self { words: vec![false; count] }
    }

    pub(crate) fn is(&self, at: usize) -> bool {
        self.words.get(at).copied().unwrap_or(true)
    }

    pub(crate) fn take(&mut self, words: Range<usize>) {
        if let Some(range) = self.words.get_mut(words) {
            range.fill(true);
        }
    }
}
