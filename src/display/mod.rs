//! Display: a visual line → the cells a given terminal must be sent, with a map between its columns and the visual ones.
//!
//! Terminals differ in what they do to Arabic themselves; each [`Display`] is one encoding of the same [`VisualLine`]
//! (design: *Arabic in real terminals*). No encoder writes escape sequences; all it may change is the order and text of cells,
//! and how a cell's style is to be varied ([`Vary`]).
//!
//! Two stages. The line stage ([`Display::order`]) knows the text behind the cells; only `logical` needs it. The row stage
//! ([`Display::encode_row`]) works on a row of the screen as it is to be seen, cursor, highlights and frame included, so that
//! whatever is painted is right.
//!
//! Invariant: an encoding has as many columns as the visual line, and its [`ColumnMap`] is a permutation of them.

mod bytes;
mod kind;
mod logical;
mod row;
mod visual;

use std::ops::Range;

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

/// Which visual column the terminal means by a column of a line when it reports a click. Columns count from the left edge of the text area.
///
/// Measured: Konsole, VTE (in tmux too) and PuTTY report the cell as it was sent, so `words` and `words-braille` need a map; kitty
/// reports what is seen there.
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

    /// From a visual column (as of [`VisualLine::column_of`]) to the column that a click on it reports.
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
    /// Column of a click ↔ visual column.
    pub map: ColumnMap,
}

impl Display {
    /// Encodes one line standing alone, laid out with the options that [`Encoding::options`] gives: both stages.
    ///
    /// `heavy` says whether a style is bold.
    #[must_use]
    pub fn encode_styled<S: Copy>(self, line: &VisualLine<S>, heavy: impl Fn(S) -> bool) -> Encoded<S> {
        let mut encoded = self.order(line);
        if !self.orders_rows() {
            return encoded;
        }
        let mut columns: Vec<usize> = (0..encoded.cells.len()).collect();
        let mut moves = false;
        self.row_stage(&mut encoded.cells, heavy, |range| {
            moves = true;
            columns[range].reverse();
        });
        if moves {
            encoded.map = ColumnMap::new(line.offset, visual_columns(line, &columns));
        }
        encoded
    }

    /// As [`Display::encode_styled`], where nothing is bold.
    #[must_use]
    pub fn encode<S: Copy>(self, line: &VisualLine<S>) -> Encoded<S> {
        self.encode_styled(line, |_| false)
    }

    /// The line stage alone: the cells of a line as they are to be painted into a row, which [`Display::encode_row`] then encodes.
    #[must_use]
    pub fn order<S: Copy>(self, line: &VisualLine<S>) -> Encoded<S> {
        match self {
            Self::Logical => logical::encode(line),
            _ => visual::encode(line),
        }
    }

    /// Whether the row stage changes anything.
    #[must_use]
    pub fn orders_rows(self) -> bool {
        matches!(self, Self::Words | Self::WordsKitty | Self::WordsBraille | Self::PerCell)
    }

    /// The row stage: `cells`, a whole row of the screen from left to right, become what is to be sent. `heavy` says whether a style is bold.
    pub fn encode_row<S: Copy>(self, cells: &mut [ScreenCell<S>], heavy: impl Fn(S) -> bool) {
        self.row_stage(cells, heavy, |_| ());
    }

    /// `moved` is told which ranges of cells were reversed, where a click on a cell is reported as the column that was sent.
    fn row_stage<S: Copy>(self, cells: &mut [ScreenCell<S>], heavy: impl Fn(S) -> bool, moved: impl FnMut(Range<usize>)) {
        match self {
            Self::Words => row::words(cells, moved),
            Self::WordsBraille => row::braille(cells, moved),
            // kitty reports what is seen.
            Self::WordsKitty => row::kitty(cells, heavy),
            Self::PerCell => row::per_cell(cells),
            Self::Visual | Self::Mlterm | Self::Logical => {}
        }
    }
}

/// Whether a terminal that orders letters itself may do so in a row with this cell in it: rows without such cells need no row stage.
#[must_use]
pub fn is_ordered(text: &str) -> bool {
    kind::Kind::of(text).moves()
}

/// The visual column of every screen column, when screen cell `i` is the line's cell `order[i]`.
fn visual_columns<S>(line: &VisualLine<S>, order: &[usize]) -> Vec<usize> {
    let starts: Vec<(usize, usize)> = line.columns().map(|(column, cell)| (column, usize::from(cell.width))).collect();
    order.iter().filter_map(|&cell| starts.get(cell)).flat_map(|&(column, width)| column..column + width).collect()
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
