//! From the units of a line to its cells: UAX#9 L1–L4, then alignment.
//!
//! In: units in logical order, the text, the runs. Out: a [`VisualLine`]. Invariant: every unit that is shown gives one cell;
//! a line is wider than asked only where one character is.

use std::ops::Range;

use super::bidi::line::{reorder, reset_white_space};
use super::bidi::{Class, Level};
use super::cluster::Unit;
use super::justify::Growth;
use super::line::{Cell, Glyph, VisualLine};
use super::options::{Align, Harakat, Numerals, Options, Run, Shape};
use super::part::Ways;
use super::shape::{Blocked, shaped};
use super::traits::Traits;
use crate::text::Span;
use crate::text::letters::TATWEEL;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiMirroringGlyph;

/// What an [`Assembler`] works with, kept from part to part.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    levels: Vec<Level>,
    classes: Vec<Class>,
    order: Vec<u32>,
    growth: Growth,
}

/// Puts lines together.
pub(super) struct Assembler<'a, S> {
    /// The text of the part.
    text: &'a str,
    /// Where the part begins in the whole text.
    origin: usize,
    runs: &'a [Run<S>],
    default: S,
    options: Options,
    base: Level,
    buffers: &'a mut Buffers,
    /// The style of every unit of the line; empty where there are no runs.
    styles: Vec<S>,
}

impl<'a, S: Copy> Assembler<'a, S> {
    /// For the part `text`, which begins at byte `origin` of the whole text.
    pub(super) fn new(text: &'a str, origin: usize, ways: Ways<'a, S>, buffers: &'a mut Buffers) -> Self {
        let Ways { options, base, runs, default } = ways;
        let runs = runs.get(runs.partition_point(|run| run.span.end <= origin)..).unwrap_or_default();
        Self { text, origin, runs, default, options, base, buffers, styles: Vec::new() }
    }

    /// Makes `line` of `range` of all `units` of the part. Lines must be asked for from first to last.
    pub(super) fn line(&mut self, units: &[Unit], range: Range<usize>, line: &mut VisualLine<S>) {
        // The last line of a part, and one that a separator ends, is the last of a paragraph.
        let last = range.end >= units.len() || range.end.checked_sub(1).is_some_and(|end| units[end].has(Unit::HARD));
        let all = units.get(range).unwrap_or_default();
        let start = all.first().map_or(0, |unit| unit.start) as usize;
        let end = all.last().map_or(0, |unit| unit.end) as usize;
        line.span = Span::new(self.origin + start, self.origin + end);
        line.rtl = self.base.is_rtl();
        // L1, item 4: blanks at the end of the line would go to the paragraph's end side; they are not shown at all.
        let shown = all.iter().rposition(|unit| !unit.has(Unit::BLANK | Unit::INVISIBLE)).map_or(0, |last| last + 1);
        let shown = all.get(..shown).unwrap_or_default();
        self.order(shown);
        self.resolve_styles(shown);
        let room = self.options.width.max(1);
        let endless = room == usize::MAX;
        self.buffers.growth.clear();
        if !endless {
            let total: usize = shown.iter().map(|unit| usize::from(unit.width)).sum();
            // Only a cluster of several cells can be longer than the line: what does not fit is not shown.
            if total > room {
                self.cut(shown, room);
            } else if self.options.align == Align::Justify && !last {
                let Buffers { growth, levels, .. } = &mut *self.buffers;
                growth.grow(shown, levels, room - total);
            }
        }
        self.cells(shown, line);
        let free = if endless { 0 } else { room.saturating_sub(line.width) };
        let right = match self.options.align {
            Align::Right => true,
            Align::Left => false,
            Align::Start | Align::Justify => line.rtl,
        };
        line.offset = if right { free } else { 0 };
    }

    /// The cells of `line`, from left to right, and their width.
    fn cells(&self, shown: &[Unit], line: &mut VisualLine<S>) {
        let Buffers { levels, order, growth, .. } = &*self.buffers;
        line.cells.clear();
        line.cells.reserve(shown.len() + growth.columns());
        line.width = growth.columns();
        for &index in order {
            let index = index as usize;
            let unit = &shown[index];
            if unit.has(Unit::INVISIBLE) {
                continue;
            }
            line.width += usize::from(unit.width);
            let level = levels[index];
            let cell = Cell {
                glyph: self.glyph(unit, level),
                span: self.cluster_span(shown, index),
                width: unit.width,
                level,
                style: self.styles.get(index).copied().unwrap_or(self.default),
            };
            // What was added stands after its letter or blank, shares its bytes, and so its caret, clicks and highlights.
            match growth.after(index) {
                0 => line.cells.push(cell),
                count => {
                    let added = Cell { glyph: Glyph::new(if unit.has(Unit::BLANK) { ' ' } else { TATWEEL }), width: 1, ..cell };
                    let added = std::iter::repeat_n(added, count);
                    if level.is_rtl() {
                        line.cells.extend(added.chain([cell]));
                    } else {
                        line.cells.extend([cell].into_iter().chain(added));
                    }
                }
            }
        }
    }

    /// Leaves out of the order what does not fit into `room` columns.
    fn cut(&mut self, shown: &[Unit], room: usize) {
        let mut ends = 0;
        let fitting = shown.iter().position(|unit| {
            ends += usize::from(unit.width);
            ends > room
        });
        let fitting = fitting.map_or(shown.len(), |count| count.max(1));
        self.buffers.order.retain(|index| (*index as usize) < fitting);
    }

    /// L1 and L2 for the units shown: their levels and visual order.
    fn order(&mut self, shown: &[Unit]) {
        let Buffers { levels, classes, order, .. } = &mut *self.buffers;
        levels.clear();
        levels.extend(shown.iter().map(|unit| unit.level));
        // Nothing is above the base: L1 changes no level, and L2 turns the whole line or nothing.
        if levels.iter().all(|level| *level == self.base) {
            order.clear();
            order.extend(0..levels.len() as u32);
            if self.base.is_rtl() {
                order.reverse();
            }
            return;
        }
        classes.clear();
        classes.extend(shown.iter().map(|unit| unit.class));
        reset_white_space(classes, levels, self.base);
        // L3 holds already: a mark is in the unit of its base.
        reorder(levels, order);
    }

    fn resolve_styles(&mut self, shown: &[Unit]) {
        self.styles.clear();
        if self.runs.is_empty() {
            return;
        }
        let mut runs = self.runs;
        for unit in shown {
            if unit.has(Unit::SHARED)
                && let Some(style) = self.styles.last().copied()
            {
                self.styles.push(style);
                continue;
            }
            let at = self.origin + unit.start as usize;
            while let Some((first, rest)) = runs.split_first()
                && first.span.end <= at
            {
                runs = rest;
            }
            let style = runs.first().filter(|run| run.span.start <= at).map_or(self.default, |run| run.style);
            self.styles.push(style);
        }
        self.runs = runs;
    }

    /// The bytes of the whole cluster of unit `index`.
    fn cluster_span(&self, shown: &[Unit], index: usize) -> Span {
        if !shown[index].has(Unit::SHARED) && !shown.get(index + 1).is_some_and(|next| next.has(Unit::SHARED)) {
            return Span::new(self.origin + shown[index].start as usize, self.origin + shown[index].end as usize);
        }
        let (mut first, mut last) = (index, index);
        while shown[first].has(Unit::SHARED) && first > 0 {
            first -= 1;
        }
        while shown.get(last + 1).is_some_and(|unit| unit.has(Unit::SHARED)) {
            last += 1;
        }
        Span::new(self.origin + shown[first].start as usize, self.origin + shown[last].end as usize)
    }

    fn glyph(&self, unit: &Unit, level: Level) -> Glyph {
        if unit.has(Unit::BLANK) && unit.width == 1 {
            return Glyph::new(' ');
        }
        let mut base = if self.options.shape == Shape::Forms { shaped(unit) } else { unit.glyph };
        if unit.has(Unit::DIGIT) {
            base = digit(base, self.options.numerals);
        }
        // L4: a mirrored character at a right-to-left level is shown by its mirror image.
        if unit.has(Unit::MIRRORED) && level.is_rtl() {
            base = mirror(base);
        }
        let mut glyph = Glyph::new(if base == '\u{A0}' { ' ' } else { base });
        if unit.has(Unit::MARKS) {
            self.marks(unit, &mut glyph);
        }
        glyph
    }

    /// Adds the marks of a unit, but for those that have become part of the base.
    fn marks(&self, unit: &Unit, glyph: &mut Glyph) {
        let text = self.text.get(unit.start as usize..unit.end as usize).unwrap_or("");
        let (mut base, mut blocked) = (None, Blocked::default());
        for c in text.chars() {
            let traits = Traits::of(c);
            if traits.has(Traits::INVISIBLE) {
                continue;
            }
            if traits.width() > 0 {
                (base, blocked) = (Some(c), Blocked::default());
                continue;
            }
            if let Some(whole) = base.and_then(|base| blocked.compose(base, c)) {
                base = Some(whole);
                continue;
            }
            if self.options.harakat == Harakat::Strip && traits.has(Traits::HARAKA) {
                continue;
            }
            // A tower of marks is cut where the glyph is full.
            if !glyph.push(c) {
                break;
            }
        }
    }
}

/// The mirror image of a character (Bidi_Mirroring_Glyph), or itself.
#[must_use]
pub fn mirror(c: char) -> char {
    CodePointMapData::<BidiMirroringGlyph>::new().get(c).mirroring_glyph.unwrap_or(c)
}

/// The digit `c` (see `is_digit`) in the digits asked for.
#[must_use]
pub fn digit(c: char, numerals: Numerals) -> char {
    let zero = match numerals {
        Numerals::AsIs => return c,
        Numerals::Arabic => 0x660,
        Numerals::European => 0x30,
    };
    let code = u32::from(c);
    let value = match code {
        0x30..=0x39 => code - 0x30,
        0x660..=0x669 => code - 0x660,
        _ => code.saturating_sub(0x6F0),
    };
    char::from_u32(zero + value).unwrap_or(c)
}
