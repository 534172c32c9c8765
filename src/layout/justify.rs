//! Justification: the free columns of a line → columns added after its letters and blanks.
//!
//! In: the units shown on a line, in logical order, their levels, and how many columns are free. Out: [`Growth`], how many columns are
//! added after each unit. Kashida comes first, where [`kashida`] says and in its order: each word gets one column before any gets a
//! second, up to [`LONGEST`]; where the choice is free the words towards the end of the line (the left) go first, as scribes do, who
//! see only there how much is wanting. What remains goes into the blanks between words, as evenly as whole columns allow, the wider
//! ones towards the end. Words of two letters are lengthened only on lines that have no other place.
//!
//! Invariants: a line with a blank between words is filled exactly; no unit loses a column.

use super::bidi::Level;
use super::cluster::Unit;
use super::kashida::{self, Place};

/// Columns of the longest kashida: more looks like a rule between letters.
const LONGEST: usize = 3;

/// What is added to a line.
#[derive(Debug, Default)]
pub(super) struct Growth {
    /// Columns added after each unit; empty where nothing is.
    after: Vec<usize>,
    columns: usize,
    places: Vec<Place>,
    gaps: Vec<usize>,
}

impl Growth {
    /// Forgets the line before.
    pub(super) fn clear(&mut self) {
        self.after.clear();
        self.columns = 0;
    }

    /// Columns added to the line.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Columns added after unit `index`.
    pub(super) fn after(&self, index: usize) -> usize {
        self.after.get(index).copied().unwrap_or(0)
    }

    /// Shares out `free` columns among the units.
    pub(super) fn grow(&mut self, shown: &[Unit], levels: &[Level], free: usize) {
        if free == 0 {
            return;
        }
        self.after.resize(shown.len(), 0);
        kashida::places(shown, levels, &mut self.places);
        // Better places first, among equals those towards the end.
        self.places.sort_unstable_by_key(|place| (place.short, place.rank, std::cmp::Reverse(place.unit)));
        let regular = self.places.partition_point(|place| !place.short);
        if regular > 0 {
            self.places.truncate(regular);
        }
        let stretch = free.min(self.places.len() * LONGEST);
        for place in self.places.iter().cycle().take(stretch) {
            self.after[place.unit] += 1;
        }
        self.columns = stretch;
        self.widen(shown, free - stretch);
    }

    /// Shares out `free` columns among the blanks between words; a row of blanks counts as one.
    fn widen(&mut self, shown: &[Unit], free: usize) {
        let blank = |unit: &Unit| unit.has(Unit::BLANK);
        self.gaps.clear();
        let first = shown.iter().position(|unit| !blank(unit) && unit.width > 0).unwrap_or(shown.len());
        let inside = first..shown.len().saturating_sub(1);
        self.gaps.extend(inside.filter(|&i| blank(&shown[i]) && !blank(&shown[i + 1])));
        let Some(each) = free.checked_div(self.gaps.len()) else { return };
        let wider = self.gaps.len() - free % self.gaps.len();
        for (i, &gap) in self.gaps.iter().enumerate() {
            self.after[gap] += each + usize::from(i >= wider);
        }
        self.columns += free;
    }
}
