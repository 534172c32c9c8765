//! The `logical` display: the cells of a line in the order of the text, unmirrored, for a terminal that does its own bidi.

use super::{ColumnMap, Encoded, ScreenCell, Vary};
use crate::layout::VisualLine;

/// Encodes `line` in logical order. The line must have been laid out with `Shape::None`.
pub(super) fn encode<S: Copy>(line: &VisualLine<S>, text: &str) -> Encoded<S> {
    let _ = text;
    let cells = line.cells.iter().map(|cell| ScreenCell {
        text: cell.glyph.as_str().into(),
        width: cell.width,
        style: cell.style,
        vary: Vary::Keep,
    });
    Encoded { offset: line.offset, cells: cells.collect(), map: ColumnMap::identity() }
}
