//! The `visual` display: the cells as they stand, every column standing for itself.

use super::{ColumnMap, Encoded, ScreenCell, Vary};
use crate::layout::VisualLine;

/// Encodes `line` as it is.
pub(super) fn encode<S: Copy>(line: &VisualLine<S>) -> Encoded<S> {
    let cells = line.cells.iter().map(|cell| ScreenCell {
        text: cell.glyph.as_str().into(),
        width: cell.width,
        style: cell.style,
        vary: Vary::Keep,
    });
    Encoded { offset: line.offset, cells: cells.collect(), map: ColumnMap::identity() }
}
