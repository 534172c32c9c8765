//! The strip at the foot: the word under the cursor, or the search line; on the right a message, a count or a hint.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::paint::{self, Overlay, Place};
use super::theme::Theme;
use crate::app::State;
use crate::app::key::Code;
use crate::app::keymap::Mode;
use crate::app::search::Search;
use crate::app::strip::{self, Piece};
use crate::document::sanitize;

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let area = state.geometry().strip;
    let free = right_side(state, theme, buffer);
    let [first, second] = strip::lines(state);
    let place = Place { x: area.x, y: area.y, width: free };
    match (state.mode(), state.search()) {
        (Mode::Search, Some(search)) => {
            query(state, theme, search, place, buffer);
            if area.height > 1 {
                pieces(state, theme, &first, Place { y: area.y + 1, width: area.width, ..place }, buffer);
            }
        }
        _ => {
            pieces(state, theme, &first, place, buffer);
            if area.height > 1 {
                pieces(state, theme, &second, Place { y: area.y + 1, width: area.width, ..place }, buffer);
            }
        }
    }
}

fn pieces(state: &State, theme: &Theme, pieces: &[Piece], place: Place, buffer: &mut Buffer) {
    let mut used = 0;
    for piece in pieces {
        let rest = Place { x: place.x + used, width: place.width - used, ..place };
        used += paint::string(buffer, rest, &piece.text, state.encoding(), theme.ink(piece.ink));
        if used >= place.width {
            if place.width > 0 {
                paint::sign(buffer, place.x + place.width - 1, place.y, "…", theme.muted());
            }
            break;
        }
    }
}

/// What stands at the right end of the first line; returns the columns left for the rest.
fn right_side(state: &State, theme: &Theme, buffer: &mut Buffer) -> u16 {
    let area = state.geometry().strip;
    let (text, style) = if let Some(message) = state.message() {
        (message.to_owned(), theme.accent())
    } else if !state.pending().is_empty() {
        (
            state.pending().iter().filter_map(|key| if let Code::Char(c) = key.code { Some(c) } else { None }).collect(),
            theme.accent(),
        )
    } else if let Some(selected) = state.selection() {
        (format!("{} selected · y copies", state.size_of(selected)), theme.accent())
    } else if let Some(search) = state.search().filter(|search| !search.query().is_empty()) {
        (count(state, search), theme.muted())
    } else if let Some(first) = strip::hints(state).first() {
        for hint in strip::hints(state) {
            let place = Place { x: hint.column, y: area.y, width: area.right().saturating_sub(hint.column) };
            paint::string(buffer, place, hint.text, state.encoding(), theme.muted());
        }
        return first.column.saturating_sub(area.x + 2);
    } else {
        ("?".to_owned(), theme.muted())
    };
    let text = sanitize::clean(&text).into_owned();
    let width = u16::try_from(paint::shaped(&text, state.encoding()).width).unwrap_or(u16::MAX).min(area.width);
    let place = Place { x: area.right() - width, y: area.y, width };
    paint::string(buffer, place, &text, state.encoding(), style);
    area.width.saturating_sub(width + 2)
}

fn count(state: &State, search: &Search) -> String {
    let all = search.matches().len();
    match search.number_at(state.cursor_span()) {
        _ if all == 0 => "not found".to_owned(),
        Some(number) => format!("{number} of {all}"),
        None => format!("{all} found"),
    }
}

/// The search line with its cursor, a cell in reverse.
fn query(state: &State, theme: &Theme, search: &Search, place: Place, buffer: &mut Buffer) {
    if place.width < 3 {
        return;
    }
    paint::sign(buffer, place.x, place.y, "/", theme.accent());
    let typed = search.query();
    // A blank at the end for the cursor to stand on.
    let text = format!("{} ", sanitize::clean(typed));
    let line = paint::shaped(&text, state.encoding());
    let rtl_end = line.cells.first().is_some_and(|cell| cell.level.is_rtl());
    let place = Place { x: place.x + 2, width: place.width - 2, ..place };
    let caret = if search.cursor() >= typed.len() {
        // The next letter of an Arabic query appears at its left end.
        None
    } else {
        Some(line.column_of(search.cursor()))
    };
    let reverse = Style::new().add_modifier(Modifier::REVERSED);
    match caret {
        Some(at) => {
            let over = Overlay { columns: at.column..at.column + at.width.max(1), style: reverse };
            paint::line(buffer, place, &line, state.encoding(), |()| theme.title(), &[over]);
        }
        None if rtl_end => {
            paint::sign(buffer, place.x, place.y, " ", reverse);
            let shifted = Place { x: place.x + 1, width: place.width - 1, ..place };
            paint::line(buffer, shifted, &line, state.encoding(), |()| theme.title(), &[]);
        }
        None => {
            let used = paint::line(buffer, place, &line, state.encoding(), |()| theme.title(), &[]);
            // The blank at the end has no cell of its own in the layout.
            let end = place.x + used.min(place.width - 1);
            paint::sign(buffer, end, place.y, " ", reverse);
        }
    }
}
