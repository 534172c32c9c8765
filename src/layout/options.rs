//! What the caller may ask of a layout: width, direction, alignment, diacritics, letter forms, digits; and the styled runs.

use crate::text::Span;

/// A stretch of text and its style. Runs are sorted by start and do not overlap; they may leave gaps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run<S> {
    /// Bytes into the whole text.
    pub span: Span,
    /// What the caller wants to know again in each cell.
    pub style: S,
}

/// The base direction of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Direction {
    /// Right to left: paragraph embedding level 1.
    #[default]
    Rtl,
    /// Left to right: paragraph embedding level 0.
    Ltr,
    /// From the first strong character (UAX#9 P2, P3); right to left where there is none.
    Auto,
}

/// The side of the text area at which lines stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// At the right edge.
    #[default]
    Right,
    /// At the left edge.
    Left,
    /// At the edge where the paragraph starts: right if it runs from right to left, left otherwise.
    Start,
    /// At both edges: words are lengthened and blanks widened (see `justify`). The last line of a paragraph stands as `Start`, and
    /// so does a line without a place to grow.
    Justify,
}

/// What becomes of harakat, the small quranic signs and the superscript alef.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Harakat {
    /// In the cell of their letter, after it.
    #[default]
    Keep,
    /// Left out of the cells (their bytes still belong to the cell of their letter).
    Strip,
}

/// Whether letters are replaced by their contextual forms.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shape {
    /// Presentation forms; lam-alef is one cell.
    #[default]
    Forms,
    /// Letters as they are, one cell each: for a terminal that joins them itself.
    None,
}

/// Which decimal digits are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Numerals {
    /// As in the text.
    #[default]
    AsIs,
    /// Arabic-Indic digits, U+0660–0669.
    Arabic,
    /// European digits, U+0030–0039.
    European,
}

/// How to lay out. `Options { width, ..Options::default() }` is an Arabic page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Width of the text area in cells; 0 counts as 1, `usize::MAX` never wraps.
    pub width: usize,
    /// Base direction.
    pub direction: Direction,
    /// Alignment.
    pub align: Align,
    /// Diacritics.
    pub harakat: Harakat,
    /// Letter forms.
    pub shape: Shape,
    /// Digits.
    pub numerals: Numerals,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 80,
            direction: Direction::Rtl,
            align: Align::Right,
            harakat: Harakat::Keep,
            shape: Shape::Forms,
            numerals: Numerals::AsIs,
        }
    }
}
