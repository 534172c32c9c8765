//! The caret map: columns ↔ byte offsets. Every click, cursor move and highlight goes through it.
//!
//! Columns are counted from the left edge of the text area, so they include the line's `offset`.
//! Invariant: for every offset inside a cell's span, `offset_at(column_of(offset).column)` is that cell.

use std::ops::Range;

use super::bidi::{LTR_LEVEL, Level, RTL_LEVEL};
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
    pub level: Level,
}

impl<S> VisualLine<S> {
    /// Each cell with its leftmost column.
    pub fn columns(&self) -> impl Iterator<Item = (usize, &Cell<S>)> {
        self.cells.iter().scan(self.offset, |column, cell| {
            let at = *column;
            *column += usize::from(cell.width);
            Some((at, cell))
        })
    }

    /// The cell that covers `column`.
    #[must_use]
    pub fn cell_at(&self, column: usize) -> Option<&Cell<S>> {
        self.columns().find(|(at, cell)| (*at..at + usize::from(cell.width)).contains(&column)).map(|(_, cell)| cell)
    }

    /// What is seen at `column`.
    #[must_use]
    pub fn offset_at(&self, column: usize) -> Hit {
        if let Some(cell) = self.cell_at(column) {
            return Hit { offset: cell.span.start, span: cell.span, side: Side::Inside };
        }
        // Right of the text is before a right-to-left line and after a left-to-right one. Beside an empty line all is before.
        let right = column >= self.offset + self.width;
        let (offset, side) = if right == self.rtl || self.cells.is_empty() {
            (self.span.start, Side::Before)
        } else {
            (self.span.end, Side::After)
        };
        Hit { offset, span: Span::new(offset, offset), side }
    }

    /// Where the byte `offset` is seen; an offset outside the line is taken as its nearer end.
    #[must_use]
    pub fn column_of(&self, offset: usize) -> Place {
        // The shown cluster that holds the offset, else the nearest after it and the nearest before it, in logical order.
        let mut next: Option<(usize, &Cell<S>)> = None;
        let mut before: Option<(usize, &Cell<S>)> = None;
        for (column, cell) in self.columns() {
            if cell.span.contains(offset) {
                // Of the cells of a ligature the first in logical order: the rightmost at a right-to-left level.
                let later = cell.level.is_rtl() && self.shares_with_right(column, cell);
                if later {
                    continue;
                }
                return Place { column, width: usize::from(cell.width), level: cell.level };
            }
            if cell.span.start > offset && next.is_none_or(|(_, other)| cell.span.start < other.span.start) {
                next = Some((column, cell));
            }
            if cell.span.end <= offset && before.is_none_or(|(_, other)| cell.span.start > other.span.start) {
                before = Some((column, cell));
            }
        }
        let level = if self.rtl { RTL_LEVEL } else { LTR_LEVEL };
        let column = match (next, before) {
            (Some((column, cell)), _) => column + if cell.level.is_rtl() { usize::from(cell.width) } else { 0 },
            (None, Some((column, cell))) => column + if cell.level.is_rtl() { 0 } else { usize::from(cell.width) },
            (None, None) => self.offset,
        };
        Place { column, width: 0, level }
    }

    fn shares_with_right(&self, column: usize, cell: &Cell<S>) -> bool {
        self.cell_at(column + usize::from(cell.width)).is_some_and(|right| right.span == cell.span)
    }

    /// The columns in which bytes of `span` are seen, from left to right, neighbours merged: a logical range may be seen in
    /// several places.
    #[must_use]
    pub fn columns_of(&self, span: Span) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for (column, cell) in self.columns().filter(|(_, cell)| cell.span.overlaps(span)) {
            let end = column + usize::from(cell.width);
            match out.last_mut() {
                Some(last) if last.end == column => last.end = end,
                _ => out.push(column..end),
            }
        }
        out
    }
}

impl<S> Paragraph<S> {
    /// The index of the line that holds `offset`; an offset outside is taken as the nearer end.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.span.end <= offset).min(self.lines.len().saturating_sub(1))
    }
}
