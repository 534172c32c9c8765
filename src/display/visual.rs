//! The `visual` display: the cells as they stand, every column standing for itself.
//!
//! In: a visual line. Out: its cells. What such terminals may not be sent (controls, format characters, marks without a base) layout
//! has left out already; harakat a terminal cannot place are stripped by `Options::harakat`.

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

#[cfg(test)]
mod tests {
    use crate::display::Display;
    use crate::layout::{Options, layout};
    use crate::text::Span;

    #[test]
    fn one_cell_for_each_and_the_identity_map() {
        let text = "سلام";
        let paragraph = layout(text, Span::new(0, text.len()), &[], 7, Options { width: 10, ..Options::default() });
        let encoded = Display::Visual.encode(&paragraph.lines[0]);
        let shown: Vec<&str> = encoded.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(shown, ["\u{FEE1}", "\u{FEFC}", "\u{FEB3}"]);
        assert_eq!(encoded.offset, 7);
        assert!(encoded.cells.iter().all(|cell| cell.width == 1 && cell.style == 7));
        assert_eq!((encoded.map.to_visual(8), encoded.map.to_screen(8)), (8, 8));
    }
}
