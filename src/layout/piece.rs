//! Laying out a paragraph piece by piece, so that a screen pays only for what it shows.
//!
//! In: text and paragraph. Out: [`Layout`], cheap to make, which lays out one piece when asked. A paragraph of up to [`PIECE`]
//! bytes is one piece. Deviation from UAX#9 for longer ones: a piece ends its line and is resolved on its own (embeddings and
//! the context of neutrals do not cross the cut, and letters do not join over it), all pieces sharing one base direction. A
//! cut is made after a blank if there is one. Cuts depend on the text only, never on the width.

use super::bidi::{self, LTR_LEVEL, Level, RTL_LEVEL};
use super::line::{Paragraph, VisualLine};
use super::options::{Direction, Options, Run};
use super::part::Scratch;
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
        let paragraph = span.of(text);
        // A span that is not one of this text is laid out as empty.
        let span = if paragraph.len() == span.len() { span } else { Span::new(span.start, span.start) };
        let mut pieces = Vec::new();
        let mut start = 0;
        while paragraph.len() - start > PIECE {
            let end = cut(paragraph, start);
            pieces.push(Span::new(span.start + start, span.start + end));
            start = end;
        }
        pieces.push(Span::new(span.start + start, span.end));
        let base = match options.direction {
            Direction::Rtl => RTL_LEVEL,
            Direction::Ltr => LTR_LEVEL,
            Direction::Auto => auto(pieces.first().copied().unwrap_or(span).of(text)),
        };
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
        let mut lines = Vec::new();
        Scratch::new(self.options, self.base).piece(text, span, runs, default, &mut lines);
        Paragraph { span, lines, rtl: self.base.is_rtl() }
    }

    /// Lays out every piece.
    #[must_use]
    pub fn all<S: Copy + PartialEq>(&self, text: &str, runs: &[Run<S>], default: S) -> Paragraph<S> {
        let mut lines: Vec<VisualLine<S>> = Vec::new();
        let mut scratch = Scratch::new(self.options, self.base);
        for piece in &self.pieces {
            scratch.piece(text, *piece, runs, default, &mut lines);
        }
        Paragraph { span: self.span, lines, rtl: self.base.is_rtl() }
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
