//! The stages of a layout, one after the other, for the parts of a piece.
//!
//! In: a piece of a paragraph. Out: its lines, one after the other. P1: a paragraph separator inside the piece ends a part, and
//! each part is resolved on its own. Buffers are kept from part to part, and by [`Stream`](super::Stream) from paragraph to paragraph.

use std::ops::Range;

use super::assemble::{Assembler, Buffers};
use super::bidi::{self, Class, Classes, Level};
use super::cluster::{Part, Unit};
use super::options::{Harakat, Options, Run, Shape};
use super::shape::Joiner;
use super::traits::{Char, Tabled, Traits};
use super::{breaks, wrap};
use crate::text::Span;

/// How a piece is to be laid out.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a, S> {
    pub(super) options: Options,
    /// The base level of the paragraph.
    pub(super) base: Level,
    pub(super) runs: &'a [Run<S>],
    /// The style between the runs.
    pub(super) default: S,
}

/// The buffers of the stages.
#[derive(Debug)]
pub(super) struct Scratch {
    chars: Vec<Char>,
    levels: Vec<Level>,
    joiner: Joiner,
    opportunities: Vec<u32>,
    lines: Vec<Range<usize>>,
    buffers: Buffers,
}

impl Scratch {
    /// With nothing in them.
    pub(super) fn new() -> Self {
        let (chars, levels, opportunities, lines) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { chars, levels, joiner: Joiner::new(), opportunities, lines, buffers: Buffers::default() }
    }

    /// Gives `each` the lines of `piece` of `text`, at least one: an assembler, the units of the part, which of them the line has.
    pub(super) fn piece<S: Copy>(
        &mut self,
        text: &str,
        piece: Span,
        ways: Ways<'_, S>,
        mut each: impl FnMut(&mut Assembler<'_, S>, &[Unit], Range<usize>),
    ) {
        let options = ways.options;
        let mut rest = piece;
        loop {
            let (part, present) = self.scan(rest.of(text));
            let origin = rest.start;
            // Levels → joining, shaping, clusters, widths → breaks → lines.
            bidi::resolve(part, present, &Tabled, ways.base, &mut self.levels);
            self.joiner.clear(options.shape == Shape::Forms);
            let strip = options.harakat == Harakat::Strip;
            Part { text: part, chars: &self.chars, levels: &self.levels, strip }.units(&mut self.joiner);
            let units = &mut self.joiner.units;
            if options.width == usize::MAX {
                wrap::hard_lines(units, &mut self.lines);
            } else {
                breaks::opportunities(part, &self.chars, &mut self.opportunities);
                wrap::mark(units, &self.opportunities);
                wrap::lines(units, options.width.max(1), &mut self.lines);
            }
            let mut assembler = Assembler::new(part, origin, ways, &mut self.buffers);
            for line in &self.lines {
                each(&mut assembler, units, line.clone());
            }
            rest.start += part.len();
            if rest.is_empty() || part.is_empty() {
                return;
            }
        }
    }

    /// Reads the characters up to and with the first paragraph separator; returns the text read, and which bidi classes occur in it.
    fn scan<'t>(&mut self, text: &'t str) -> (&'t str, Classes) {
        let mut present = Classes::default();
        self.chars.clear();
        self.chars.reserve(text.len() / 2 + 1);
        for (at, c) in text.char_indices() {
            let traits = Traits::of(c);
            self.chars.push(Char { c, offset: at as u32, traits });
            present.insert(traits.class());
            if traits.class() == Class::B {
                let end = at + c.len_utf8();
                if c == '\r' && text.as_bytes().get(end) == Some(&b'\n') {
                    continue;
                }
                return (text.get(..end).unwrap_or(text), present);
            }
        }
        (text, present)
    }
}
