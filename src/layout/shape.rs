//! Joining and shaping, in logical order and before lines are broken, so that a letter keeps its form at a break.
//!
//! In: units one after the other. Out: the same, each knowing whether it is joined before and after, lam and alef made one.
//! UAX#9 §3.5: letters join within a directional run only. Source of forms: `text::joining`. Joining types speak of the page, so
//! letters forced from left to right (LRO) join with the sides swapped: what is before them stands on their left.

use icu_normalizer::properties::{CanonicalCombiningClassMapBorrowed, CanonicalCompositionBorrowed};

use super::bidi::{Level, REMOVED};
use super::cluster::Unit;
use crate::text::joining::{Joining, LAM, form, lam_alef, lam_alef_final};

/// Collects units and joins them.
#[derive(Debug)]
pub(super) struct Joiner {
    /// The units so far.
    pub(super) units: Vec<Unit>,
    /// The last unit that is not transparent.
    last: Option<usize>,
    ligate: bool,
}

impl Joiner {
    /// With nothing in it.
    pub(super) fn new() -> Self {
        Self { units: Vec::new(), last: None, ligate: false }
    }

    /// Starts anew; `ligate` says whether lam and alef become one.
    pub(super) fn clear(&mut self, ligate: bool) {
        self.units.clear();
        self.last = None;
        self.ligate = ligate;
    }

    /// Adds a unit that joins what is before it as `join_in` says.
    #[inline]
    pub(super) fn push(&mut self, mut unit: Unit, join_in: Joining) {
        let before = self.last.and_then(|last| self.units.get_mut(last));
        if join_in == Joining::Transparent {
            // Transparent, but at another level it ends the directional run.
            if before.is_some_and(|before| before.level != unit.level && !before.has(Unit::JOINER)) && !REMOVED.has(unit.class) {
                self.last = None;
            }
            self.units.push(unit);
            return;
        }
        let next = self.units.len();
        if let Some(before) = self.last.and_then(|last| self.units.get_mut(last))
            && (before.level == unit.level || before.has(Unit::JOINER))
            && meets(before.join_out, join_in, unit.level)
        {
            if self.ligate
                && unit.level.is_rtl()
                && self.last == next.checked_sub(1)
                && before.glyph == LAM
                && before.join_out == Joining::Both
                && let Some(ligature) = lam_alef(unit.glyph)
            {
                before.glyph = ligature;
                before.end = unit.end;
                before.join_out = unit.join_out;
                before.flags |= Unit::LAM_ALEF | unit.flags & Unit::MARKS;
                return;
            }
            let (after, onto) = if unit.level.is_rtl() { (Unit::AFTER, Unit::BEFORE) } else { (Unit::BEFORE, Unit::AFTER) };
            // With a joiner between, its letter has its form already.
            if !before.has(Unit::JOINER) {
                before.flags |= after;
            }
            unit.flags |= onto;
        }
        self.last = Some(next);
        self.units.push(unit);
    }
}

/// Whether `first` joins `second`, the next letter at the same level.
pub(super) fn meets(first: Joining, second: Joining, level: Level) -> bool {
    if level.is_rtl() { first.joins_after() && second.joins_before() } else { first.joins_before() && second.joins_after() }
}

/// The character to show for a unit.
pub(super) fn shaped(unit: &Unit) -> char {
    let before = unit.has(Unit::BEFORE);
    if unit.has(Unit::LAM_ALEF) {
        return if before { lam_alef_final(unit.glyph) } else { unit.glyph };
    }
    form(unit.glyph, before, unit.has(Unit::AFTER))
}

/// `base` and `mark` as one character, where Unicode has it (alef with hamza, e with acute …) and has forms for it if it has them
/// for `base`.
fn compose(base: char, mark: char) -> Option<char> {
    let has_forms = |c| form(c, false, false) != c;
    CanonicalCompositionBorrowed::new().compose(base, mark).filter(|whole| has_forms(*whole) || !has_forms(base))
}

/// The highest combining class of the marks after a base: it blocks composition with later ones of that class (D115).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Blocked(u8);

impl Blocked {
    /// [`compose`], unless a mark before blocks it. A mark that does not compose blocks.
    pub(super) fn compose(&mut self, base: char, mark: char) -> Option<char> {
        let class = CanonicalCombiningClassMapBorrowed::new().get_u8(mark);
        let whole = if self.0 < class { compose(base, mark) } else { None };
        self.0 = self.0.max(if whole.is_none() { class } else { 0 });
        whole
    }
}
