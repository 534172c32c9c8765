//! Laying out a paragraph piece by piece, so that a screen pays only for what it shows.
//!
//! In: text and paragraph. Out: [`Layout`], cheap to make, which lays out one piece when asked. A paragraph of up to [`PIECE`]
//! bytes is one piece. Deviation from UAX#9 for longer ones: a piece ends its line and is resolved on its own (embeddings and
//! the context of neutrals do not cross the cut, and letters do not join over it), all pieces sharing one base direction. A
//! cut is made after a blank if there is one. Cuts depend on the text only, never on the width.

use super::bidi::{self, LTR_LEVEL, Level, RTL_LEVEL};
use super::line::{Paragraph, VisualLine};
use super::options::{Direction, Options, Run};
use super::part::{Scratch, Ways};
use super::traits::{Cluster, Tabled, Traits};
use crate::text::Span;
use crate::text::joining::lam_alef;

/// Bytes of a piece, at most.
pub const PIECE: usize = 16 * 1024;

/// A paragraph cut into pieces, ready to be laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    span: Span,
    pieces: Vec<Span>,
    base: Level,
    options: Options,
}

impl Layout {
    /// Cuts the paragraph `span` of `text`: the cost is a few bytes looked at per piece.
    #[must_use]
    pub fn new(text: &str, span: Span, options: Options) -> Self {
        // A span that is not one of this text is laid out as empty.
        let span = if span.of(text).len() == span.len() { span } else { Span::new(span.start, span.start) };
        let pieces: Vec<Span> = pieces(text, span).collect();
        let base = base(text, pieces.first().copied().unwrap_or(span), options.direction);
        Self { span, pieces, base, options }
    }

    /// The spans of the pieces, which cover the paragraph; at least one.
    #[must_use]
    pub fn pieces(&self) -> &[Span] {
        &self.pieces
    }

    /// The index of the piece that holds `offset`; an offset outside is taken as the nearer end.
    #[must_use]
    pub fn piece_of(&self, offset: usize) -> usize {
        self.pieces.partition_point(|piece| piece.end <= offset).min(self.pieces.len().saturating_sub(1))
    }

    /// Lays out piece `index` (an index past the end gives the last). `runs` may be those of the whole document.
    #[must_use]
    pub fn piece<S: Copy + PartialEq>(&self, text: &str, index: usize, runs: &[Run<S>], default: S) -> Paragraph<S> {
        let span = self.pieces.get(index).or(self.pieces.last()).copied().unwrap_or(self.span);
        self.lay(text, &[span], span, runs, default)
    }

    /// Lays out every piece.
    #[must_use]
    pub fn all<S: Copy + PartialEq>(&self, text: &str, runs: &[Run<S>], default: S) -> Paragraph<S> {
        self.lay(text, &self.pieces, self.span, runs, default)
    }

    fn lay<S: Copy>(&self, text: &str, pieces: &[Span], span: Span, runs: &[Run<S>], default: S) -> Paragraph<S> {
        let mut lines: Vec<VisualLine<S>> = Vec::new();
        let mut scratch = Scratch::new();
        let ways = Ways { options: self.options, base: self.base, runs, default };
        for piece in pieces {
            scratch.piece(text, *piece, ways, |assembler, units, range| {
                let mut line = VisualLine::default();
                assembler.line(units, range, &mut line);
                lines.push(line);
            });
        }
        Paragraph { span, lines, rtl: self.base.is_rtl() }
    }
}

/// The pieces of the paragraph `span` of `text`, from first to last; at least one.
pub fn pieces(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let paragraph = span.of(text);
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let end = if paragraph.len() - start > PIECE { Some(cut(paragraph, start)) } else { None };
        next = end;
        Some(Span::new(span.start + start, span.start + end.unwrap_or(paragraph.len())))
    })
}

/// The base level of a paragraph whose first piece is `first`.
#[must_use]
pub fn base(text: &str, first: Span, direction: Direction) -> Level {
    match direction {
        Direction::Rtl => RTL_LEVEL,
        Direction::Ltr => LTR_LEVEL,
        Direction::Auto => auto(first.of(text)),
    }
}

/// Lays out piece after piece, a line at a time, in buffers that are used again: for output by the megabyte, of which nothing is kept.
#[derive(Debug)]
pub struct Stream {
    scratch: Scratch,
    line: VisualLine<()>,
}

impl Default for Stream {
    fn default() -> Self {
        Self { scratch: Scratch::new(), line: VisualLine::default() }
    }
}

impl Stream {
    /// Gives `each` the lines of `piece` (of [`pieces`]) of a paragraph of base level `base`; at least one. They are those of
    /// [`Layout::piece`].
    pub fn lines(&mut self, text: &str, piece: Span, base: Level, options: Options, mut each: impl FnMut(&VisualLine<()>)) {
        let Self { scratch, line } = self;
        scratch.piece(text, piece, Ways { options, base, runs: &[], default: () }, |assembler, units, range| {
            assembler.line(units, range, line);
            each(line);
        });
    }
}

/// P2 and P3 on the first piece; separators at its start do not end the search. Right to left where nothing is strong.
fn auto(text: &str) -> Level {
    bidi::base_level(text, &Tabled).unwrap_or(RTL_LEVEL)
}

/// Where the piece that starts at `start` ends: after the last blank, else before the last character that begins a cluster.
fn cut(text: &str, start: usize) -> usize {
    let limit = floor(text, start + PIECE);
    let bytes = text.as_bytes().get(start..limit).unwrap_or_default();
    if let Some(blank) = bytes.iter().rposition(|byte| matches!(byte, b' ' | b'\n' | b'\t')) {
        return start + blank + 1;
    }
    // No blank: look back a little for a place between clusters that is not inside a lam-alef.
    let low = floor(text, limit - LOOK_BACK);
    let begins = |c: char| Traits::of(c).cluster() == Cluster::Base && lam_alef(c).is_none();
    let tail = text.get(low..).unwrap_or("").char_indices().map(|(at, c)| (low + at, c));
    tail.take_while(|(at, _)| *at <= limit).filter(|(_, c)| begins(*c)).last().map_or(limit, |(at, _)| at)
}

/// How far [`cut`] looks back, in bytes.
const LOOK_BACK: usize = 256;

/// The last `char` boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
