//! The `logical` display: the cells of a line in the order of the text, unmirrored, for a terminal that does its own bidi.
//!
//! In: a line laid out with `Shape::None`. Out: the same cells sorted by their bytes, a column map with it. Invariant: the cells of
//! one cluster stay in their logical order.

use super::{ColumnMap, Encoded, ScreenCell, Vary};
use crate::layout::{Cell, VisualLine, mirror};

/// Encodes `line` in logical order.
pub(super) fn encode<S: Copy>(line: &VisualLine<S>) -> Encoded<S> {
    let mut placed: Vec<(usize, &Cell<S>)> = line.columns().collect();
    // Cells of one cluster share a span; at a right-to-left level the rightmost is the first.
    placed.sort_by_key(|(column, cell)| (cell.span.start, if cell.level.is_rtl() { usize::MAX - column } else { *column }));
    let mut visual = Vec::with_capacity(line.width);
    let mut cells = Vec::with_capacity(placed.len());
    for (column, cell) in placed {
        visual.extend(column..column + usize::from(cell.width));
        let mut text = compact_str::CompactString::default();
        // L4 is the terminal's work here.
        text.extend(cell.glyph.chars().map(|c| if cell.level.is_rtl() { mirror(c) } else { c }));
        cells.push(ScreenCell { text, width: cell.width, style: cell.style, vary: Vary::Keep });
    }
    Encoded { offset: line.offset, cells, map: ColumnMap::new(line.offset, visual) }
}

#[cfg(test)]
mod tests {
    use crate::config::{Display, Encoding};
    use crate::layout::{Options, layout};
    use crate::text::Span;

    #[test]
    fn logical_order_base_letters_and_a_map() {
        let text = "لا (abc)";
        let options = Encoding { display: Display::Logical, harakat: true }.options(Options { width: 20, ..Options::default() });
        let paragraph = layout(text, Span::new(0, text.len()), &[], (), options);
        let line = &paragraph.lines[0];
        let encoded = Display::Logical.encode(line);
        let shown: String = encoded.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(shown, text);
        for column in 0..20 {
            assert_eq!(encoded.map.to_visual(encoded.map.to_screen(column)), column);
        }
        // The lam, first in the text, is the rightmost cell on the screen of a terminal without bidi of its own.
        assert_eq!(encoded.map.to_visual(line.offset), 19);
    }
}
