//! The pane with the gloss of the sentence under the cursor, and the line over it that says what it is.

use ratatui::buffer::Buffer;

use super::paint::{self, Place};
use super::theme::Theme;
use crate::app::State;
use crate::app::gist::LABEL;

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let (Some(area), Some(laid)) = (state.geometry().gist, state.gist_lines()) else { return };
    let over = Place { x: area.x, y: area.y - 1, width: area.width };
    paint::string(buffer, over, &format!(" {LABEL} "), state.encoding(), theme.muted());
    for (line, y) in laid.lines.iter().zip(area.y..area.bottom()) {
        let place = Place { x: area.x, y, width: area.width };
        paint::line(buffer, place, &line.line, state.encoding(), |ink| theme.ink(ink), &[]);
    }
    if laid.lines.len() > usize::from(area.height) {
        paint::sign(buffer, area.right() - 1, area.bottom() - 1, "…", theme.muted());
    }
}
