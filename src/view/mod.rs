//! The picture of a state. [`draw`] changes nothing and decides nothing: what is seen was brought up to date by `app`.
//!
//! One file a panel, all painted in visual order; `send` then encodes whole rows for the terminal. `paint` is the only one that writes text cells, `theme` the only one that knows colours.

mod card;
mod form;
mod frame;
mod gist;
mod help;
mod legend;
mod page;
pub mod paint;
mod panel;
mod send;
mod strip;
pub mod theme;

use ratatui::Frame;

use crate::app::State;
use crate::app::geometry::SMALLEST;
use crate::config::{ColorDepth, Display};
use paint::Place;
use theme::Theme;

/// Draws the whole screen.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let display = state.encoding().display;
    let theme = Theme::new(state.theme(), depth(state.depth(), display));
    let geometry = state.geometry();
    let area = frame.area();
    let buffer = frame.buffer_mut();
    let whole = crate::app::geometry::Area { x: area.x, y: area.y, width: area.width, height: area.height };
    paint::fill(buffer, whole, theme.ground());
    // Between a change of size and its message the picture of the old size would not fit.
    if geometry.too_small() || (geometry.screen.width, geometry.screen.height) != (area.width, area.height) {
        let text = format!("at least {}×{}", SMALLEST.0, SMALLEST.1);
        let place = Place { x: area.x, y: area.y, width: area.width };
        paint::string(buffer, place, &text, state.encoding(), theme.muted());
        return;
    }
    frame::draw(state, &theme, buffer);
    page::draw(state, &theme, buffer);
    panel::draw(state, &theme, buffer);
    card::draw(state, &theme, buffer);
    gist::draw(state, &theme, buffer);
    strip::draw(state, &theme, buffer);
    form::draw(state, &theme, buffer);
    if let Some(top) = state.help() {
        help::draw(state, &theme, top, buffer);
    }
    legend::draw(state, &theme, buffer);
    send::rows(display, &theme, buffer);
}

/// `per-cell` varies colours by less than a step of 256; the terminals it is for have 24 bits.
fn depth(depth: ColorDepth, display: Display) -> ColorDepth {
    if depth == ColorDepth::Indexed && display == Display::PerCell { ColorDepth::True } else { depth }
}
