//! What a layout gives: cells, visual lines, paragraphs. Plain data; the caret map over it is in `caret`.

use std::ops::Deref;

use compact_str::CompactString;

use crate::text::Span;

/// What stands in one cell: a letter (shaped) and its marks. No control or format character; at least one character.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Glyph(CompactString);

impl Glyph {
    /// A glyph of the base character alone.
    #[must_use]
    pub fn new(base: char) -> Self {
        let mut text = CompactString::const_new("");
        text.push(base);
        Self(text)
    }

    /// Adds a mark.
    pub fn push(&mut self, mark: char) {
        self.0.push(mark);
    }

    /// As text, in logical order: base, then marks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Glyph {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// One cell of a visual line (two columns when `width` is 2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell<S> {
    /// What to paint.
    pub glyph: Glyph,
    /// The bytes it stands for: one grapheme cluster, or the two of a lam-alef. The cells of a decomposed ligature share it.
    pub span: Span,
    /// Columns: 1 or 2.
    pub width: u8,
    /// UAX#9 embedding level: odd is right to left.
    pub level: u8,
    /// The style of the run that holds the first byte of `span`.
    pub style: S,
}

/// One line as seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VisualLine<S> {
    /// The bytes of the line, trailing blanks and line separator included.
    pub span: Span,
    /// The cells from left to right. Trailing blanks have none.
    pub cells: Vec<Cell<S>>,
    /// Sum of the widths of the cells, in columns.
    pub width: usize,
    /// Blank columns left of the first cell.
    pub offset: usize,
    /// Whether the paragraph runs from right to left.
    pub rtl: bool,
}

/// A paragraph (or a piece of a huge one) laid out. Has at least one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph<S> {
    /// Its bytes.
    pub span: Span,
    /// Its lines from top to bottom; their spans cover `span`.
    pub lines: Vec<VisualLine<S>>,
    /// Whether the paragraph runs from right to left.
    pub rtl: bool,
}
