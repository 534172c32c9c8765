//! The last step of a picture: each row as it is to be seen → as the terminal must be sent it.
//!
//! In: a buffer painted in visual order, whatever lies over what. Out: the same after the display's row stage. Rows without anything
//! that a terminal would order itself are not touched.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};

use super::paint;
use super::theme::Theme;
use crate::display::{Display, ScreenCell, Vary, is_ordered};
use crate::text::width::cluster_width;

/// Encodes all rows for `display`.
pub(super) fn rows(display: Display, theme: &Theme, buffer: &mut Buffer) {
    if !display.orders_rows() {
        return;
    }
    if display == Display::PerCell {
        name_colors(theme, buffer);
    }
    let width = usize::from(buffer.area.width).max(1);
    let mut cells = Vec::with_capacity(width);
    for row in buffer.content.chunks_mut(width) {
        if row.iter().any(|cell| !is_ascii(cell) && is_ordered(cell.symbol())) {
            encode(display, row, &mut cells);
        }
    }
}

fn is_ascii(cell: &Cell) -> bool {
    cell.symbol().as_bytes().first().is_none_or(u8::is_ascii)
}

fn encode(display: Display, row: &mut [Cell], cells: &mut Vec<ScreenCell<Style>>) {
    cells.clear();
    let mut at = 0;
    while let Some(cell) = row.get(at) {
        let width = columns(cell.symbol());
        cells.push(ScreenCell { text: cell.symbol().into(), width, style: cell.style(), vary: Vary::Keep });
        at += usize::from(width);
    }
    display.encode_row(cells, |style| style.add_modifier.contains(Modifier::BOLD));
    let mut at = 0;
    for cell in cells.iter() {
        let style = varied(cell.style, cell.vary);
        for (offset, place) in row.iter_mut().skip(at).take(usize::from(cell.width)).enumerate() {
            paint::replace(place, if offset == 0 { &cell.text } else { " " }, style);
        }
        at += usize::from(cell.width);
    }
}

/// Columns of a cell's text: 1 or 2.
fn columns(text: &str) -> u8 {
    match text.chars().next() {
        // Letters, digits and signs of the scripts most met; all that begins with them is narrow.
        Some(' '..='\u{10FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}') if !text.contains('\u{FE0F}') => 1,
        _ => {
            if cluster_width(text) > 1 {
                2
            } else {
                1
            }
        }
    }
}

fn varied(style: Style, vary: Vary) -> Style {
    match (vary, style.fg) {
        (Vary::Nudge, Some(Color::Rgb(r, g, b))) => style.fg(Color::Rgb(r, g, if b == u8::MAX { b - 1 } else { b + 1 })),
        (Vary::FlipWeight, _) => Style { add_modifier: style.add_modifier ^ Modifier::BOLD, ..style },
        (Vary::Keep | Vary::Nudge, _) => style,
    }
}

/// Gives the terminal's own colours their values: only what has a value can be told apart by one step of it.
fn name_colors(theme: &Theme, buffer: &mut Buffer) {
    let (text, ground) = theme.greys();
    for cell in &mut buffer.content {
        if cell.fg == Color::Reset {
            cell.fg = text;
        }
        if cell.bg == Color::Reset {
            cell.bg = ground;
        }
    }
}
