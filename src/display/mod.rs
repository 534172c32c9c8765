//! Display: a visual line → the cells a given terminal must be sent, with a map between its columns and the visual ones.
//!
//! Terminals differ in what they do to Arabic themselves; each [`Display`] is one encoding of the same [`VisualLine`]
//! (design: *Arabic in real terminals*). No encoder writes escape sequences; all it may change is the order and text of cells,
//! and how a cell's style is to be varied ([`Vary`]).
//!
//! Invariant: an encoding has as many columns as the visual line, and its [`ColumnMap`] is a permutation of them.

mod bytes;
mod logical;
mod visual;

use compact_str::CompactString;

pub use crate::config::Display;
use crate::config::Encoding;
use crate::layout::{Harakat, Options, Shape, VisualLine};

/// What the painter must change in a cell's style.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Vary {
    /// Nothing.
    #[default]
    Keep,
    /// The foreground by one step, so that neighbouring cells are drawn apart.
    Nudge,
    /// Bold becomes normal and normal bold.
    FlipWeight,
}

/// One cell to paint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScreenCell<S> {
    /// What to send; never empty, no control character.
    pub text: CompactString,
    /// Columns: 1 or 2.
    pub width: u8,
    /// The style of the text shown.
    pub style: S,
    /// How to vary that style.
    pub vary: Vary,
}

/// Which visual column each screen column of a line stands for. Columns count from the left edge of the text area.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ColumnMap {
    /// `visual[i]` is the visual column of screen column `offset + i`; empty for the identity.
    visual: Vec<usize>,
    offset: usize,
}

impl ColumnMap {
    /// Every column stands for itself.
    #[must_use]
    pub fn identity() -> Self {
        Self::default()
    }

    /// The map in which screen column `offset + i` stands for `visual[i]`.
    #[must_use]
    pub fn new(offset: usize, visual: Vec<usize>) -> Self {
        Self { visual, offset }
    }

    /// From the column of a click to the visual column, to be given to [`VisualLine::offset_at`].
    #[must_use]
    pub fn to_visual(&self, screen: usize) -> usize {
        screen.checked_sub(self.offset).and_then(|i| self.visual.get(i)).copied().unwrap_or(screen)
    }

    /// From a visual column (as of [`VisualLine::column_of`]) to the screen column to be painted.
    #[must_use]
    pub fn to_screen(&self, visual: usize) -> usize {
        self.visual.iter().position(|&column| column == visual).map_or(visual, |i| self.offset + i)
    }
}

/// A line ready to be painted: first `offset` blank columns, then the cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Encoded<S> {
    /// Blank columns left of the first cell.
    pub offset: usize,
    /// The cells in the order of the screen, left to right.
    pub cells: Vec<ScreenCell<S>>,
    /// Screen column ↔ visual column.
    pub map: ColumnMap,
}

impl Display {
    /// Encodes one line, laid out with the options that [`Encoding::options`] gives.
    #[must_use]
    pub fn encode<S: Copy + PartialEq>(self, line: &VisualLine<S>) -> Encoded<S> {
        match self {
            Self::Logical => logical::encode(line),
            _ => visual::encode(line),
        }
    }
}

impl Encoding {
    /// The options with which text for this terminal must be laid out.
    #[must_use]
    pub fn options(self, options: Options) -> Options {
        let shape = if self.display == Display::Logical { Shape::None } else { options.shape };
        let harakat = if self.harakat { options.harakat } else { Harakat::Strip };
        Options { shape, harakat, ..options }
    }
}
