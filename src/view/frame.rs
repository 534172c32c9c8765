//! The frame around and between the panes, with the tabs, the title and how far one has read in it.

use ratatui::buffer::Buffer;

use super::paint::{self, Place};
use super::theme::Theme;
use crate::app::geometry::{Area, Divider};
use crate::app::panel::labels;
use crate::app::{Focus, State, tab_width};
use crate::document::sanitize;
use crate::layout::Direction;

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    lines(state, theme, buffer);
    tabs(state, theme, buffer);
    title(state, theme, buffer);
}

fn lines(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let geometry = state.geometry();
    let (right, bottom) = (geometry.screen.right() - 1, geometry.screen.bottom() - 1);
    let under = geometry.under();
    let style = theme.frame(false);
    for x in 0..=right {
        for y in [0, under, bottom] {
            paint::sign(buffer, x, y, "─", style);
        }
    }
    for y in 0..=bottom {
        for x in [0, right] {
            paint::sign(buffer, x, y, "│", style);
        }
    }
    if let Some(gist) = geometry.gist {
        for x in 0..=right {
            paint::sign(buffer, x, gist.bottom(), "─", style);
        }
        paint::sign(buffer, 0, gist.bottom(), "├", style);
        paint::sign(buffer, right, gist.bottom(), "┤", style);
    }
    let corners = [(0, 0, "╭"), (right, 0, "╮"), (0, under, "├"), (right, under, "┤"), (0, bottom, "╰"), (right, bottom, "╯")];
    for (x, y, corner) in corners {
        paint::sign(buffer, x, y, corner, style);
    }
    match geometry.divider {
        Some(Divider::Column(x)) => {
            for y in 1..under {
                paint::sign(buffer, x, y, "│", style);
            }
            paint::sign(buffer, x, 0, "┬", style);
            paint::sign(buffer, x, under, "┴", style);
        }
        Some(Divider::Row(y)) => {
            for x in 1..right {
                paint::sign(buffer, x, y, "─", style);
            }
            paint::sign(buffer, 0, y, "├", style);
            paint::sign(buffer, right, y, "┤", style);
        }
        None => {}
    }
}

fn tabs(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let Some(tabs) = state.geometry().tabs.filter(|_| state.card().is_none()) else { return };
    let open = state.panel().tab();
    let focused = state.focus() == Focus::Panel;
    let labels = labels(open, state.panel().counts(), tab_width(tabs));
    let Some(last) = labels.last() else { return };
    let width = u16::try_from(last.column + last.text.len()).unwrap_or(u16::MAX);
    paint::fill(buffer, Area { width: (width + 2).min(tabs.width), ..tabs }, theme.ground());
    for label in &labels {
        let x = tabs.x + 1 + u16::try_from(label.column).unwrap_or(u16::MAX);
        let place = Place { x, y: tabs.y, width: tabs.right().saturating_sub(x) };
        let is_open = label.tab == open;
        let used = paint::string(buffer, place, &label.text, state.encoding(), theme.tab(is_open));
        if is_open && (theme.is_mono() || focused) {
            paint::sign(buffer, x - 1, tabs.y, if focused { "▸" } else { "[" }, theme.accent());
            if !focused {
                paint::sign(buffer, x + used, tabs.y, "]", theme.accent());
            }
        }
        if label.tab != last.tab {
            paint::sign(buffer, x + used + 1, tabs.y, "│", theme.frame(false));
        }
    }
}

/// The title and the percentage, at the outer end of the line over the page.
fn title(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let geometry = state.geometry();
    // The card's name line is in the place of the title where it stands over the page.
    if state.card().is_some() && geometry.divider.is_none() {
        return;
    }
    let over = match geometry.divider {
        Some(Divider::Column(x)) if geometry.page.x > x => {
            Area { x: x + 1, y: 0, width: geometry.screen.right() - x - 2, height: 1 }
        }
        Some(Divider::Column(x)) => Area { x: 1, y: 0, width: x - 1, height: 1 },
        _ => Area { x: 1, y: 0, width: geometry.screen.width - 2, height: 1 },
    };
    let percent = format!(" {}% ", state.page().percent());
    let mut right = over.right().saturating_sub(1);
    let columns = u16::try_from(percent.len()).unwrap_or(0);
    if columns + 2 > over.width {
        return;
    }
    right -= columns;
    paint::string(buffer, Place { x: right, y: 0, width: columns }, &percent, state.encoding(), theme.muted());
    let room = usize::from(right.saturating_sub(over.x + 4));
    let title = fitting(state, room);
    if title.is_empty() {
        return;
    }
    let shaped = paint::one_line(&title, state.encoding(), Direction::Auto);
    let width = u16::try_from(shaped.width).unwrap_or(0);
    let x = right.saturating_sub(width + 3);
    paint::fill(buffer, Area { x, y: 0, width: width + 2, height: 1 }, theme.ground());
    let place = Place { x: x + 1, y: 0, width };
    paint::line(buffer, place, &shaped, state.encoding(), |()| theme.title(), &[]);
}

/// As many words of the title as fit in `room` columns.
fn fitting(state: &State, room: usize) -> String {
    let title = state.document().title();
    let title = sanitize::clean(title);
    let mut fits = String::new();
    let mut rest = false;
    for word in title.split_whitespace().take(40) {
        let longer = if fits.is_empty() { word.to_owned() } else { format!("{fits} {word}") };
        // A letter takes at most two columns; only what may be too long is measured.
        if longer.chars().count() + 2 > room && paint::shaped(&longer, state.encoding()).width + 2 > room {
            rest = true;
            break;
        }
        fits = longer;
    }
    if rest && !fits.is_empty() {
        fits.push_str(" …");
    }
    fits
}
