//! The caret map: columns ↔ byte offsets. Every click, cursor move and highlight goes through it.
//!
//! Columns are counted from the left edge of the text area, so they include the line's `offset`.
//! Invariant: for every offset inside a cell's span, `offset_at(column_of(offset).column)` is that cell.

use std::ops::Range;

use super::line::{Cell, Paragraph, VisualLine};
use crate::text::Span;

/// Where a column lies with respect to the text of the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// On a cell.
    Inside,
    /// Beside the line, on the side where it starts (the right, in a right-to-left paragraph).
    Before,
    /// Beside the line, on the side where it ends.
    After,
}

/// What a column shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The first byte of the cluster seen there; the line's start or end when beside the text.
    pub offset: usize,
    /// The bytes of the cell; empty when beside the text.
    pub span: Span,
    /// On the text or beside it.
    pub side: Side,
}

/// Where an offset is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The leftmost column of the cell; for what has no cell (invisible characters, trailing blanks, the line's end) the column
    /// at whose left edge the caret stands.
    pub column: usize,
    /// Columns of the cell, or 0 where there is none.
    pub width: usize,
    /// Embedding level of the cell, or of the paragraph where there is none.
    pub level: u8,
}

impl<S> VisualLine<S> {
    /// The cell that covers `column`.
    #[must_use]
    pub fn cell_at(&self, _column: usize) -> Option<&Cell<S>> {
        None
    }

    /// What is seen at `column`.
    #[must_use]
    pub fn offset_at(&self, _column: usize) -> Hit {
        Hit { offset: self.span.start, span: Span::new(self.span.start, self.span.start), side: Side::Before }
    }

    /// Where the byte `offset` is seen; an offset outside the line is taken as its nearer end.
    #[must_use]
    pub fn column_of(&self, _offset: usize) -> Place {
        Place { column: self.offset, width: 0, level: u8::from(self.rtl) }
    }

    /// The columns in which bytes of `span` are seen, from left to right, neighbours merged: a logical range may be seen in
    /// several places.
    #[must_use]
    pub fn columns_of(&self, _span: Span) -> Vec<Range<usize>> {
        Vec::new()
    }
}

impl<S> Paragraph<S> {
    /// The index of the line that holds `offset`; an offset outside is taken as the nearer end.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.span.end <= offset).min(self.lines.len().saturating_sub(1))
    }
}
