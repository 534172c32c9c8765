//! The only place where text becomes cells. Arabic never goes through ratatui's own text: every string is laid out by `layout` first.
//!
//! In: a laid-out line or a string, where it begins, how wide it may be. Out: cells set one by one, in visual order (`send` encodes the rows). Invariant: no control character ever reaches a cell,
//! and nothing outside the given columns is touched.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::geometry::Area;
use crate::config::Encoding;
use crate::layout::{Align, Direction, Layout, Options, VisualLine};
use crate::text::Span;

/// A style laid over some columns of a line, which are counted as the line's own.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The columns.
    pub columns: Range<usize>,
    /// What is changed there.
    pub style: Style,
}

/// Where to paint: the cell at the left, and how many columns may be used.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
    /// Columns.
    pub width: u16,
}

/// Sets one cell; what is wider than a column takes the next cell too.
fn set(buffer: &mut Buffer, x: u16, y: u16, text: &str, width: u8, style: Style) {
    let safe = if text.chars().any(char::is_control) { "\u{FFFD}" } else { text };
    if let Some(cell) = buffer.cell_mut(Position { x, y }) {
        cell.set_symbol(safe).set_style(style);
    }
    if width > 1
        && let Some(cell) = buffer.cell_mut(Position { x: x + 1, y })
    {
        cell.set_symbol(" ").set_style(style);
    }
}

/// Puts an encoded cell in the place of another.
pub(super) fn replace(cell: &mut Cell, text: &str, style: Style) {
    cell.reset();
    cell.set_symbol(text).set_style(style);
}

/// One sign of ours: a line of the frame, a bar, an arrow.
pub fn sign(buffer: &mut Buffer, x: u16, y: u16, sign: &str, style: Style) {
    set(buffer, x, y, sign, 1, style);
}

/// Gives all cells of an area a style, and blanks.
pub fn fill(buffer: &mut Buffer, area: Area, style: Style) {
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}

/// Changes the style of all cells of an area.
pub fn tint(buffer: &mut Buffer, area: Area, style: Style) {
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                cell.set_style(style);
            }
        }
    }
}

/// Paints a line; returns the columns used, those before the line's first cell included.
pub fn line<S: Copy + PartialEq>(
    buffer: &mut Buffer,
    place: Place,
    line: &VisualLine<S>,
    encoding: Encoding,
    style: impl Fn(S) -> Style,
    overlays: &[Overlay],
) -> u16 {
    let encoded = encoding.display.order(line);
    let mut column = encoded.offset;
    for cell in &encoded.cells {
        let end = column + usize::from(cell.width);
        if end > usize::from(place.width) {
            break;
        }
        let seen = encoded.map.to_visual(column);
        let own = overlays
            .iter()
            .filter(|over| over.columns.contains(&seen))
            .fold(style(cell.style), |style, over| style.patch(over.style));
        let x = place.x + u16::try_from(column).unwrap_or(u16::MAX - place.x);
        set(buffer, x, place.y, &cell.text, cell.width, own);
        column = end;
    }
    u16::try_from(column).unwrap_or(u16::MAX).min(place.width)
}

/// A string of ours laid out from left to right on one line, whatever it holds.
#[must_use]
pub fn shaped(text: &str, encoding: Encoding) -> VisualLine<()> {
    one_line(text, encoding, Direction::Ltr)
}

/// A string laid out on one line in a direction.
#[must_use]
pub fn one_line(text: &str, encoding: Encoding, direction: Direction) -> VisualLine<()> {
    let options = Options { width: usize::MAX, direction, align: Align::Left, ..Options::default() };
    let layout = Layout::new(text, Span::new(0, text.len()), encoding.options(options));
    let mut lines = layout.piece(text, 0, &[], ()).lines;
    if lines.is_empty() {
        return VisualLine { span: Span::default(), cells: Vec::new(), width: 0, offset: 0, rtl: false };
    }
    lines.swap_remove(0)
}

/// Paints a string; returns the columns used.
pub fn string(buffer: &mut Buffer, place: Place, text: &str, encoding: Encoding, style: Style) -> u16 {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        let mut x = place.x;
        for (at, _) in text.char_indices().take(usize::from(place.width)) {
            set(buffer, x, place.y, text.get(at..=at).unwrap_or(" "), 1, style);
            x += 1;
        }
        return x - place.x;
    }
    let used = line(buffer, place, &shaped(text, encoding), encoding, |()| style, &[]);
    // Blanks at the end have no cells in a layout; here another string may follow them.
    let blanks = text.len() - text.trim_end_matches(' ').len();
    used.saturating_add(u16::try_from(blanks).unwrap_or(0)).min(place.width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn row(buffer: &Buffer) -> String {
        buffer.content().iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn arabic_inside_english() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let place = Place { x: 0, y: 0, width: 12 };
        let used = string(&mut buffer, place, "to لا go", Encoding::default(), Style::new());
        assert_eq!(row(&buffer), "to \u{FEFB} go     ");
        assert_eq!(used, 7);
    }

    #[test]
    fn nothing_dangerous_and_nothing_outside() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let place = Place { x: 1, y: 0, width: 3 };
        string(&mut buffer, place, "a\u{1b}[31mbcdef", Encoding::default(), Style::new());
        assert!(row(&buffer).chars().all(|c| !c.is_control()));
        assert!(row(&buffer).starts_with(' ') && row(&buffer).ends_with("  "));
    }
}
