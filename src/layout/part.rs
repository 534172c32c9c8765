//! The stages of a layout, one after the other, for the parts of a piece.
//!
//! In: a piece of a paragraph. Out: its lines. P1: a paragraph separator inside the piece ends a part, and each part is resolved
//! on its own. Buffers are kept from part to part.

use std::ops::Range;

use super::assemble::Assembler;
use super::bidi::{self, Class, Classes, Level};
use super::cluster::Part;
use super::line::VisualLine;
use super::options::{Harakat, Options, Run, Shape};
use super::shape::Joiner;
use super::traits::{Char, Tabled, Traits};
use super::{breaks, wrap};
use crate::text::Span;

/// The buffers of the stages.
pub(super) struct Scratch {
    options: Options,
    base: Level,
    chars: Vec<Char>,
    levels: Vec<Level>,
    joiner: Joiner,
    opportunities: Vec<u32>,
    lines: Vec<Range<usize>>,
}

impl Scratch {
    /// For paragraphs of base level `base`.
    pub(super) fn new(options: Options, base: Level) -> Self {
        let joiner = Joiner::new(options.shape == Shape::Forms);
        let (chars, levels, opportunities, lines) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { options, base, chars, levels, joiner, opportunities, lines }
    }

    /// Adds the lines of `piece` of `text` to `out`; at least one.
    pub(super) fn piece<S: Copy>(&mut self, text: &str, piece: Span, runs: &[Run<S>], default: S, out: &mut Vec<VisualLine<S>>) {
        let mut rest = piece;
        loop {
            let (part, present) = self.scan(rest.of(text));
            let origin = rest.start;
            // Levels → joining, shaping, clusters, widths → breaks → lines.
            bidi::resolve(part, present, &Tabled, self.base, &mut self.levels);
            self.joiner.clear();
            let strip = self.options.harakat == Harakat::Strip;
            Part { text: part, chars: &self.chars, levels: &self.levels, strip }.units(&mut self.joiner);
            let units = &mut self.joiner.units;
            breaks::opportunities(part, &self.chars, &mut self.opportunities);
            wrap::mark(units, &self.opportunities);
            wrap::lines(units, self.options.width.max(1), &mut self.lines);
            let mut assembler = Assembler::new(part, origin, runs, default, self.options, self.base);
            out.extend(self.lines.iter().map(|line| assembler.line(units, line.clone())));
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
