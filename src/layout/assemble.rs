//! From the units of a line to its cells: UAX#9 L1–L4, then alignment.
//!
//! In: units in logical order, the text, the runs. Out: a [`VisualLine`]. Invariant: every unit that is shown gives one cell;
//! a line is wider than asked only where one character is.

use std::ops::Range;

use super::bidi::line::{reorder, reset_white_space};
use super::bidi::{Class, Level};
use super::cluster::Unit;
use super::line::{Cell, Glyph, VisualLine};
use super::options::{Align, Harakat, Numerals, Options, Run, Shape};
use super::shape::{Blocked, shaped};
use super::traits::Traits;
use crate::text::Span;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiMirroringGlyph;

/// Puts lines together; keeps its buffers between them.
pub(super) struct Assembler<'a, S> {
    /// The text of the part.
    text: &'a str,
    /// Where the part begins in the whole text.
    origin: usize,
    runs: &'a [Run<S>],
    default: S,
    options: Options,
    base: Level,
    levels: Vec<Level>,
    classes: Vec<Class>,
    order: Vec<u32>,
    styles: Vec<S>,
}

impl<'a, S: Copy> Assembler<'a, S> {
    /// For the part `text`, which begins at byte `origin` of the whole text, at base level `base`.
    pub(super) fn new(text: &'a str, origin: usize, runs: &'a [Run<S>], default: S, options: Options, base: Level) -> Self {
        let runs = runs.get(runs.partition_point(|run| run.span.end <= origin)..).unwrap_or_default();
        let (levels, classes, order, styles) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { text, origin, runs, default, options, base, levels, classes, order, styles }
    }

    /// The line made of `range` of all `units` of the part. Lines must be asked for from first to last.
    pub(super) fn line(&mut self, units: &[Unit], range: Range<usize>) -> VisualLine<S> {
        let all = units.get(range).unwrap_or_default();
        let start = all.first().map_or(0, |unit| unit.start) as usize;
        let end = all.last().map_or(0, |unit| unit.end) as usize;
        let span = Span::new(self.origin + start, self.origin + end);
        // L1, item 4: blanks at the end of the line would go to the paragraph's end side; they are not shown at all.
        let shown = all.iter().rposition(|unit| !unit.has(Unit::BLANK | Unit::INVISIBLE)).map_or(0, |last| last + 1);
        let shown = all.get(..shown).unwrap_or_default();
        self.order(shown);
        self.resolve_styles(shown);
        let room = self.options.width.max(1);
        let total: usize = shown.iter().map(|unit| usize::from(unit.width)).sum();
        // Only a cluster of several cells can be longer than the line: what does not fit is not shown.
        if total > room {
            let mut ends = 0;
            let fitting = shown.iter().position(|unit| {
                ends += usize::from(unit.width);
                ends > room
            });
            let fitting = fitting.map_or(shown.len(), |count| count.max(1));
            self.order.retain(|index| (*index as usize) < fitting);
        }
        let mut cells = Vec::with_capacity(shown.len());
        let mut width = 0;
        for &index in &self.order {
            let index = index as usize;
            let unit = &shown[index];
            if unit.has(Unit::INVISIBLE) {
                continue;
            }
            width += usize::from(unit.width);
            cells.push(Cell {
                glyph: self.glyph(unit, self.levels[index]),
                span: self.cluster_span(shown, index),
                width: unit.width,
                level: self.levels[index],
                style: self.styles[index],
            });
        }
        let free = if self.options.width == usize::MAX { 0 } else { room.saturating_sub(width) };
        let offset = if self.options.align == Align::Right { free } else { 0 };
        VisualLine { span, cells, width, offset, rtl: self.base.is_rtl() }
    }

    /// L1 and L2 for the units shown: their levels and visual order.
    fn order(&mut self, shown: &[Unit]) {
        self.levels.clear();
        self.levels.extend(shown.iter().map(|unit| unit.level));
        self.classes.clear();
        self.classes.extend(shown.iter().map(|unit| unit.class));
        reset_white_space(&self.classes, &mut self.levels, self.base);
        // L3 holds already: a mark is in the unit of its base.
        reorder(&self.levels, &mut self.order);
    }

    fn resolve_styles(&mut self, shown: &[Unit]) {
        self.styles.clear();
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

/// The digit `c` in the digits asked for.
fn digit(c: char, numerals: Numerals) -> char {
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
