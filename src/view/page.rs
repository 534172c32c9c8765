//! The Arabic page: lines as `app::page` laid them out, with cursor, selection, matches and what is lit laid over them.

use ratatui::buffer::Buffer;

use super::paint::{self, Overlay, Place};
use super::theme::Theme;
use crate::app::page::Line;
use crate::app::{Focus, State};

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let area = state.geometry().text;
    let bar = state.geometry().page.right() - 1;
    for (row, y) in state.page().rows().iter().zip(area.y..area.bottom()) {
        let Some(line) = row.line() else { continue };
        let place = Place { x: area.x, y, width: area.width };
        let overlays = overlays(state, theme, line);
        paint::line(buffer, place, line, row.display(state.encoding()), |mark| theme.mark(mark), &overlays);
        if line.cells.iter().any(|cell| cell.style.quote) {
            paint::sign(buffer, bar, y, "▏", theme.bar());
        }
    }
}

fn overlays(state: &State, theme: &Theme, line: &Line) -> Vec<Overlay> {
    let mut overlays = Vec::new();
    let mut over = |span, style| {
        overlays.extend(line.columns_of(span).into_iter().map(|columns| Overlay { columns, style }));
    };
    for &span in state.lit_spans().iter().filter(|span| span.overlaps(line.span)) {
        over(span, theme.lit());
    }
    for &span in state.search().map_or(&[][..], |search| search.matches_in(line.span)) {
        over(span, theme.found());
    }
    let selection = state.selection();
    if let Some(span) = selection {
        over(span, theme.selection());
    }
    let cursor = state.cursor_span();
    // Over letters that were dragged over it would hide which they are.
    if cursor.overlaps(line.span) && (selection.is_none() || state.selects_words()) {
        over(cursor, theme.cursor(state.focus() == Focus::Page || state.card().is_some()));
    }
    overlays
}
