//! Layout: a paragraph of text → visual lines of cells, with a map between cells and bytes in both directions.
//!
//! In: the whole text, the paragraph's [`Span`], styled [`Run`]s and [`Options`]. Out: a [`Paragraph`] of [`VisualLine`]s, each
//! holding its [`Cell`]s in visual order from left to right. The style `S` is opaque: layout knows no colours and no annotations.
//!
//! The order of work is that of UAX#9: levels on the whole paragraph (`bidi`) → joining and shaping in logical order
//! (`shape`) → grapheme clusters and widths (`cluster`) → UAX#14 breaks (`wrap`) → per line L1–L4 (`assemble`) → alignment.
//!
//! Invariants: offsets are bytes into the whole text; the spans of the lines cover the paragraph without gap or overlap; no
//! control or format character ever stands in a cell; every offset of the paragraph has a caret place.
//!
//! A paragraph longer than [`PIECE`] bytes is laid out in pieces, cut between words (see [`Layout`]).

mod assemble;
pub mod bidi;
mod breaks;
mod caret;
mod cluster;
mod justify;
mod kashida;
mod ligature;
mod line;
mod options;
mod part;
mod piece;
mod shape;
mod traits;
mod wrap;

pub use assemble::{digit, mirror};
pub use bidi::Level;
pub use caret::{Hit, Place, Side};
pub use line::{Cell, Glyph, Paragraph, VisualLine};
pub use options::{Align, Direction, Harakat, Numerals, Options, Run, Shape};
pub use piece::{Layout, PIECE, Stream, base, pieces};
pub use traits::{is_digit, is_haraka};

use crate::text::Span;

/// Lays out the paragraph `span` of `text` at once.
///
/// `runs` are sorted and do not overlap; text between them gets `default`. For text that may be huge use [`Layout`], which
/// does only the piece asked for. Never fails: a `span` that does not lie on `char` boundaries gives one empty line.
#[must_use]
pub fn layout<S: Copy + PartialEq>(text: &str, span: Span, runs: &[Run<S>], default: S, options: Options) -> Paragraph<S> {
    Layout::new(text, span, options).all(text, runs, default)
}
