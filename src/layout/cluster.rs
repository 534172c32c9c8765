//! Grapheme clusters, joined and measured: the units that breaking and reordering work on.
//!
//! In: the characters of a part and their levels. Out: [`Unit`]s in logical order; one unit is one cell, or nothing on the
//! screen. Joining and lam-alef are settled while units are added (see `shape`). Source: UAX#29; UAX#9 L3 (marks stay with
//! their base) holds since a unit is moved as a whole. Invariant: units cover the part without gap.

use unicode_segmentation::UnicodeSegmentation as _;

use super::bidi::{Class, Level};
use super::ligature;
use super::shape::{Blocked, Joiner, meets};
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
    /// Joined on its right, where from right to left the letter before stands.
    pub(super) const BEFORE: u16 = 1 << 8;
    /// Joined on its left.
    pub(super) const AFTER: u16 = 1 << 9;
    /// A lam-alef.
    pub(super) const LAM_ALEF: u16 = 1 << 10;
    /// Ends in a zero width joiner, which joins at any level (X9) in place of the letter.
    pub(super) const JOINER: u16 = 1 << 11;

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
        // A number sign before a blank: L1 counts it, so it cannot be in the unit of the blank.
        let sign = base > start && self.chars[base].traits.has(Traits::BLANK);
        if sign {
            self.invisible(joiner, start, base);
        }
        let (start, shared) = if sign { (base, Unit::SHARED) } else { (start, 0) };
        let chars = &self.chars[start..end];
        let mut unit = self.unit(start, end, base);
        unit.flags |= Unit::MARKS | shared;
        // A mark without a letter stands on a dotted circle.
        if unit.width == 0 {
            (unit.glyph, unit.width) = (DOTTED_CIRCLE, 1);
        }
        if self.chars[base + 1..end].iter().any(|c| c.traits.has(Traits::COMPOSES)) {
            let mut blocked = Blocked::default();
            for mark in &self.chars[base + 1..end] {
                unit.glyph = blocked.compose(unit.glyph, mark.c).unwrap_or(unit.glyph);
            }
        }
        let mut joining = chars.iter().map(|c| c.traits.joining()).filter(|joining| *joining != Joining::Transparent);
        let join_in = joining.next().unwrap_or(Joining::Transparent);
        // A zero width joiner or non-joiner next to the letter, the last one next to what follows.
        let mut own = self.chars[base..end].iter().map(|c| c.traits.joining()).filter(|joining| *joining != Joining::Transparent);
        let (letter, next) = (own.next().unwrap_or(Joining::Transparent), own.next());
        unit.join_out = joining.next_back().unwrap_or(join_in);
        if next.is_some_and(|next| meets(letter, next, unit.level)) {
            unit.flags |= if unit.level.is_rtl() { Unit::AFTER } else { Unit::BEFORE };
        }
        unit.flags |= ends_in_joiner(chars);
        // A mark on a blank is something to see, and does not hang; to L1, which counts characters, it is no white space.
        if unit.has(Unit::BLANK) {
            let after = &self.chars[base + 1..end];
            if after.iter().any(|c| shown(c) && c.traits.width() == 0) {
                unit.flags &= !Unit::BLANK;
            }
            if after.iter().any(|c| c.traits.class() == Class::NSM) {
                unit.class = Class::ON;
            }
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
        let mut joining = chars.iter().map(|c| c.traits.joining()).filter(|joining| *joining != Joining::Transparent);
        let join_in = joining.next().unwrap_or(Joining::Transparent);
        unit.join_out = joining.next_back().unwrap_or(join_in);
        unit.flags |= ends_in_joiner(chars);
        joiner.push(unit, join_in);
    }

    /// The letters of a ligature, each in a cell: the first holds its bytes, the last its marks.
    fn ligature(&self, joiner: &mut Joiner, start: usize, end: usize, base: usize) {
        let mut unit = self.unit(start, end, base);
        unit.join_out = Joining::None;
        let letters = ligature::letters(self.chars[base].c);
        let marks = self.offset(base + 1);
        for (i, letter) in letters.iter().enumerate() {
            let last = i + 1 == letters.len();
            unit.end = if last { self.offset(end) } else { marks };
            let traits = Traits::of(letter.c);
            unit.glyph = letter.c;
            unit.width = traits.width();
            let shared = unit.flags & Unit::SHARED;
            unit.flags = shared | if letter.before { Unit::BEFORE } else { 0 } | if letter.after { Unit::AFTER } else { 0 };
            if last && marks < unit.end {
                unit.flags |= Unit::MARKS | ends_in_joiner(&self.chars[start..end]);
                unit.join_out = if unit.has(Unit::JOINER) { Joining::Causing } else { Joining::None };
            }
            joiner.push(unit, Joining::None);
            unit.flags |= Unit::SHARED;
            unit.start = unit.end;
        }
    }
}

/// [`Unit::JOINER`], if the last character of a cluster that is not transparent is a zero width joiner.
fn ends_in_joiner(chars: &[Char]) -> u16 {
    let last = chars.iter().rev().find(|c| c.traits.joining() != Joining::Transparent);
    if last.is_some_and(|c| c.c == ZWJ) { Unit::JOINER } else { 0 }
}
