//! A fact before it is written down: still words and entities, with what its sentence is made from.

use crate::annotate::annotation::{EntityId, FactKind};
use std::ops::Range;

/// What the English sentence is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wording {
    /// A pattern of the frames' table, with the words that its holes stand for.
    Pattern(&'static str, Vec<(&'static str, Range<usize>)>),
    /// «X is the … of Y»: the office in English.
    Role(String),
    /// What somebody must do: the words of the deed.
    Duty(Range<usize>),
    /// Who is to host what.
    Hosting,
    /// A verb or predicate with what follows it.
    Predicate(Range<usize>),
    /// A whole clause, subject and all.
    Clause(Range<usize>),
    /// What the source says is so.
    Said(Range<usize>),
}

/// A fact in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its kind.
    pub(super) kind: FactKind,
    /// PLOVER code, or empty.
    pub(super) plover: &'static str,
    /// CAMEO code, or empty.
    pub(super) cameo: &'static str,
    /// Who acts.
    pub(super) source: Vec<EntityId>,
    /// Who receives.
    pub(super) target: Vec<EntityId>,
    /// Whose word it is.
    pub(super) attributed_to: Option<EntityId>,
    /// First word of the evidence.
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// The word that makes the fact.
    pub(super) predicate: usize,
    /// Lies inside another fact's words and says something of its own: never a place to cut the other.
    pub(super) inner: bool,
    /// May take date and place from the head of the report.
    pub(super) dated: bool,
    /// How its sentence is made.
    pub(super) wording: Wording,
    /// 0..=1.
    pub(super) confidence: f32,
}
