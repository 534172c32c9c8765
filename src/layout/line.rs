//! What a layout gives: cells, visual lines, paragraphs. Plain data; the caret map over it is in `caret`.

use std::fmt;
use std::ops::Deref;

use super::bidi::Level;
use crate::text::Span;

/// Bytes of text a [`Glyph`] holds: a letter and six Arabic marks.
const ROOM: usize = 15;

/// What stands in one cell: a letter (shaped) and its marks, in UTF-8. No control or format character; at least one character.
///
/// Kept inline, so that cells are plain data: no allocation for each, nothing to drop.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The text, zeros, and in the last byte its length.
    bytes: [u8; ROOM + 1],
}

impl Glyph {
    /// A glyph of the base character alone.
    #[must_use]
    pub fn new(base: char) -> Self {
        // Encoded in a register and stored at once: writing byte by byte and then copying the cell stalls the processor.
        let code = u32::from(base);
        let tail = |shift: u32| 0x80 | (code >> shift) & 0x3F;
        let (length, word) = match code {
            0..0x80 => (1, code),
            0x80..0x800 => (2, 0xC0 | code >> 6 | tail(0) << 8),
            0x800..0x1_0000 => (3, 0xE0 | code >> 12 | tail(6) << 8 | tail(0) << 16),
            _ => (4, 0xF0 | code >> 18 | tail(12) << 8 | tail(6) << 16 | tail(0) << 24),
        };
        Self { bytes: (u128::from(word) | length << (8 * ROOM)).to_le_bytes() }
    }

    /// Bytes of text.
    fn length(&self) -> usize {
        usize::from(self.bytes[ROOM])
    }

    /// Adds a mark, if there is room for it; says whether there was.
    pub fn push(&mut self, mark: char) -> bool {
        let start = self.length();
        let end = start + mark.len_utf8();
        if end > ROOM {
            return false;
        }
        mark.encode_utf8(&mut self.bytes[start..end]);
        self.bytes[ROOM] = end as u8;
        true
    }

    /// As [`Glyph::as_str`], for output by the megabyte: the bytes of that text, not checked again.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length()]
    }

    /// As text, in logical order: base, then marks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl Deref for Glyph {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Glyph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// One cell of a visual line (two columns when `width` is 2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell<S> {
    /// What to paint.
    pub glyph: Glyph,
    /// The bytes it stands for: one grapheme cluster, or the two of a lam-alef. The cells of a decomposed ligature share it.
    pub span: Span,
    /// Columns: 1 or 2.
    pub width: u8,
    /// UAX#9 embedding level: odd is right to left.
    pub level: Level,
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

impl<S> Default for VisualLine<S> {
    fn default() -> Self {
        Self { span: Span::new(0, 0), cells: Vec::new(), width: 0, offset: 0, rtl: false }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_of_every_length() {
        for c in ['\0', 'a', '\u{7F}', '\u{80}', '\u{7FF}', '\u{800}', '\u{FEFB}', '\u{FFFF}', '\u{10000}', '\u{10FFFF}'] {
            assert_eq!(Glyph::new(c).as_str(), c.to_string());
        }
    }

    #[test]
    fn marks_until_the_glyph_is_full() {
        let mut glyph = Glyph::new('\u{FEE2}');
        let kept = (0..10).filter(|_| glyph.push('\u{64E}')).count();
        assert_eq!(kept, 6);
        assert_eq!(glyph.chars().count(), 7);
    }
}
