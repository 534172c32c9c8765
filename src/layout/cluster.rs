//! Grapheme clusters, joined and measured: the units that breaking and reordering work on.
//!
//! In: the characters of a part and their levels. Out: [`Unit`]s in logical order; one unit is one cell, or nothing on the
//! screen. Joining and lam-alef are settled while units are added (see `shape`). Source: UAX#29; UAX#9 L3 (marks stay with
//! their base) holds since a unit is moved as a whole. Invariant: units cover the part without gap.

use unicode_segmentation::UnicodeSegmentation as _;

use super::bidi::{Class, Level};
use super::ligature;
use super::shape::{Joiner, compose};
use super::traits::{Char, Cluster, Traits};
use crate::text::format_chars::{DOTTED_CIRCLE, ZWJ};
use crate::text::joining::Joining;
use crate::text::width::is_emoji_modifier;

/// What becomes one cell, or none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// First byte, from the start of the part.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// The base letter, unshaped; of a lam-alef its isolated ligature.
    pub(super) glyph: char,
    /// Embedding level.
    pub(super) level: Level,
    /// Original bidi class of the base.
    pub(super) class: Class,
    /// Columns.
    pub(super) width: u8,
    /// How it joins what comes after it.
    pub(super) join_out: Joining,
    /// The flags below.
    pub(super) flags: u16,
}

impl Unit {
    // The first five stand as in `Traits::unit_flags`.
    /// Gets no cell.
    pub(super) const INVISIBLE: u16 = 1;
    /// May hang at the end of a line.
    pub(super) const BLANK: u16 = 1 << 1;
    /// Has a mirror image.
    pub(super) const MIRRORED: u16 = 1 << 2;
    /// A digit that can be exchanged.
    pub(super) const DIGIT: u16 = 1 << 3;
    /// A line ends after it.
    pub(super) const HARD: u16 = 1 << 4;
    /// More than the base stands in the cluster.
    pub(super) const MARKS: u16 = 1 << 5;
    /// A line may end before it.
    pub(super) const BREAK: u16 = 1 << 6;
    /// Belongs to the cluster of the unit before it.
    pub(super) const SHARED: u16 = 1 << 7;
    /// Joined to the letter before.
    pub(super) const BEFORE: u16 = 1 << 8;
    /// Joined to the letter after.
    pub(super) const AFTER: u16 = 1 << 9;
    /// A lam-alef.
    pub(super) const LAM_ALEF: u16 = 1 << 10;

    /// Whether it has one of the flags.
    pub(super) const fn has(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }
}

/// The part being cut into units.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Its characters.
    pub(super) chars: &'a [Char],
    /// Their levels.
    pub(super) levels: &'a [Level],
    /// Whether harakat are left out.
    pub(super) strip: bool,
}

impl Part<'_> {
    fn offset(&self, index: usize) -> u32 {
        self.chars.get(index).map_or(self.text.len() as u32, |c| c.offset)
    }

    fn kind(&self, index: usize) -> Option<Cluster> {
        self.chars.get(index).map(|c| c.traits.cluster())
    }

    /// All units.
    pub(super) fn units(&self, joiner: &mut Joiner) {
        let mut i = 0;
        while i < self.chars.len() {
            let start = i;
            i += 1;
            match self.kind(start) {
                Some(Cluster::Control) => self.cluster(joiner, start, i),
                Some(Cluster::Complex) => i = self.complex(joiner, start),
                _ => {
                    while self.kind(i) == Some(Cluster::Extend) {
                        i += 1;
                    }
                    if self.kind(i) == Some(Cluster::Complex) {
                        i = self.complex(joiner, start);
                    } else {
                        self.cluster(joiner, start, i);
                    }
                }
            }
        }
    }

    /// A stretch whose clusters need all of UAX#29; returns where it ends.
    fn complex(&self, joiner: &mut Joiner, start: usize) -> usize {
        let mut end = start + 1;
        loop {
            let prepended = self.chars[end - 1].traits.has(Traits::PREPEND);
            match self.kind(end) {
                Some(Cluster::Complex | Cluster::Extend) => end += 1,
                Some(Cluster::Base) if prepended => end += 1,
                _ => break,
            }
        }
        let stretch = self.text.get(self.offset(start) as usize..self.offset(end) as usize).unwrap_or("");
        let mut at = start;
        for cluster in stretch.graphemes(true) {
            let next = at + cluster.chars().count();
            self.cluster(joiner, at, next);
            at = next;
        }
        end
    }

    /// The unit, or units, of the cluster of characters `start..end`.
    fn cluster(&self, joiner: &mut Joiner, start: usize, end: usize) {
        let first = &self.chars[start];
        let simple = end == start + 1;
        let traits = first.traits;
        if simple && traits.width() > 0 && !traits.has(Traits::LIGATURE) {
            let unit = self.unit(start, end, start);
            joiner.push(unit, traits.joining());
            return;
        }
        let chars = &self.chars[start..end];
        let hidden = Traits::INVISIBLE | if self.strip { Traits::HARAKA } else { 0 };
        let shown = |c: &Char| !c.traits.has(hidden);
        let Some(base) = chars.iter().position(shown).map(|i| start + i) else {
            self.invisible(joiner, start, end);
            return;
        };
        if self.chars[base].traits.has(Traits::LIGATURE) {
            self.ligature(joiner, start, end, base);
            return;
        }
        let mut unit = self.unit(start, end, base);
        unit.flags |= Unit::MARKS;
        // A mark without a letter stands on a dotted circle.
        if unit.width == 0 {
            (unit.glyph, unit.width) = (DOTTED_CIRCLE, 1);
        }
        for mark in self.chars[base + 1..end].iter().filter(|c| c.traits.has(Traits::COMPOSES)) {
            unit.glyph = compose(unit.glyph, mark.c).unwrap_or(unit.glyph);
        }
        let mut joining = chars.iter().map(|c| c.traits.joining()).filter(|joining| *joining != Joining::Transparent);
        let join_in = joining.next().unwrap_or(Joining::Transparent);
        unit.join_out = joining.next_back().unwrap_or(join_in);
        if unit.join_out == Joining::Causing && join_in.joins_after() {
            unit.flags |= Unit::AFTER; // a zero width joiner follows in the cluster
        }
        let others = self.others(base, end);
        if let Some(next) = others.first() {
            unit.end = self.offset(*next);
        }
        joiner.push(unit, join_in);
        // Further characters that take columns (conjuncts, spacing marks, flags) get cells of their own in the same cluster.
        for (i, other) in others.iter().enumerate() {
            let mut unit = self.unit(*other, others.get(i + 1).copied().unwrap_or(end), *other);
            unit.flags |= Unit::SHARED | Unit::MARKS;
            // The cluster is moved as a whole.
            (unit.level, unit.class) = (self.levels[base], self.chars[base].traits.class());
            joiner.push(unit, Joining::None);
        }
    }

    /// The characters after the base that take columns; of an emoji sequence none is shown.
    fn others(&self, base: usize, end: usize) -> Vec<usize> {
        let mut out = Vec::new();
        for index in base + 1..end {
            let Char { c, traits, .. } = self.chars[index];
            if c == ZWJ && self.chars[base].traits.width() == 2 {
                break;
            }
            if traits.width() > 0 && !is_emoji_modifier(c) {
                out.push(index);
            }
        }
        out
    }

    #[inline]
    fn unit(&self, start: usize, end: usize, base: usize) -> Unit {
        let Char { c, traits, .. } = self.chars[base];
        Unit {
            start: self.offset(start),
            end: self.offset(end),
            glyph: c,
            level: self.levels[base],
            class: traits.class(),
            width: traits.width(),
            join_out: traits.joining(),
            flags: traits.unit_flags(),
        }
    }

    /// A cluster of which nothing is shown.
    fn invisible(&self, joiner: &mut Joiner, start: usize, end: usize) {
        let mut unit = self.unit(start, end, start);
        unit.flags |= Unit::INVISIBLE;
        unit.width = 0;
        let chars = &self.chars[start..end];
        let joining = chars.iter().rev().map(|c| c.traits.joining()).find(|joining| *joining != Joining::Transparent);
        unit.join_out = joining.unwrap_or(Joining::Transparent);
        joiner.push(unit, unit.join_out);
    }

    /// The letters of a ligature, each in a cell, the first holding its bytes.
    fn ligature(&self, joiner: &mut Joiner, start: usize, end: usize, base: usize) {
        let mut unit = self.unit(start, end, base);
        unit.join_out = Joining::None;
        for letter in ligature::letters(self.chars[base].c) {
            let traits = Traits::of(letter.c);
            unit.glyph = letter.c;
            unit.width = traits.width();
            let shared = unit.flags & Unit::SHARED;
            unit.flags = shared | if letter.before { Unit::BEFORE } else { 0 } | if letter.after { Unit::AFTER } else { 0 };
            joiner.push(unit, Joining::None);
            unit.flags |= Unit::SHARED;
            unit.start = unit.end;
        }
    }
}
