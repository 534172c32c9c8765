//! The legend: a sample of every mark as the page has it, over the page.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::help::border;
use super::paint::{self, Place};
use super::theme::Theme;
use crate::app::State;
use crate::app::geometry::Area;
use crate::app::legend::{self, Line};
use crate::document::BlockKind;
use crate::layout::Direction;
use crate::markup::{Category, Mark, Tint};

/// Columns of the name of a category, and of a sample.
const NAME: u16 = 14;
const SAMPLE: u16 = 8;
/// From this width on the counts are said in words.
const WIDE: u16 = 50;

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let Some(selected) = state.legend() else { return };
    let area = legend::area(state.geometry().screen);
    paint::fill(buffer, area, theme.ground());
    border(theme, area, buffer);
    let lines = state.legend_lines();
    let rows = area.y + 1..area.bottom() - 1;
    for (at, y) in (legend::top(area, selected)..).zip(rows) {
        let row = Area { x: area.x + 1, y, width: area.width - 2, height: 1 };
        match lines.get(at) {
            Some(line) => category(state, theme, line, row, buffer),
            None => note(state, theme, at - lines.len(), row, buffer),
        }
        if at == selected {
            paint::sign(buffer, row.x, y, "\u{25B8}", theme.accent());
            paint::tint(buffer, row, theme.selected());
        }
    }
    let signs = if state.signed() { "s no signs" } else { "s signs" };
    let foot = format!(" Space hide, show \u{B7} {signs} \u{B7} t theme \u{B7} Esc ");
    let place = Place { x: area.x + 2, y: area.bottom() - 1, width: area.width.saturating_sub(4) };
    paint::string(buffer, place, &foot, state.encoding(), theme.muted());
}

fn category(state: &State, theme: &Theme, line: &Line, row: Area, buffer: &mut Buffer) {
    let mut pen = Pen { state, x: row.x + 2, row, buffer };
    pen.write(if line.shown { "x" } else { "\u{B7}" }, 2, if line.shown { theme.accent() } else { theme.muted() });
    pen.write(line.category.name(), NAME, if line.shown { theme.ground() } else { theme.muted() });
    let (before, after) = if state.signed() { line.category.signs() } else { ("", "") };
    let plain = Mark::plain(BlockKind::Paragraph);
    let samples: &[(&str, Mark)] = &match line.category {
        // «name», «description»
        Category::Kind(kind) => {
            [("اسم", Mark { tint: Tint::Name(kind), ..plain }), ("وصف", Mark { tint: Tint::Nominal(kind), ..plain })]
        }
        // «term», «speech»
        Category::Term => [("مصطلح", Mark { tint: Tint::Term, ..plain }), ("", plain)],
        Category::Quote => [("كلام", Mark { quote: true, ..plain }), ("", plain)],
    };
    for (sample, mark) in samples {
        let text = if sample.is_empty() { String::new() } else { format!("{before}{sample}{after}") };
        let style = if line.shown { theme.mark(*mark) } else { theme.ground() };
        pen.sample(&text, theme.ground().patch(style));
    }
    let count = match line.things == line.places {
        false if row.width >= WIDE => format!("{} at {} places", line.things, line.places),
        _ => line.places.to_string(),
    };
    pen.write(&count, u16::MAX, theme.muted());
}

/// What is marked but cannot be hidden.
fn note(state: &State, theme: &Theme, at: usize, row: Area, buffer: &mut Buffer) {
    let plain = Mark::plain(BlockKind::Paragraph);
    // «unknown», «mistake»
    let (name, sample, mark) = match at {
        0 => ("not in the lexicon", "مجهول", Mark { tint: Tint::Unknown, ..plain }),
        _ => ("misspelt", "خطأ", Mark { typo: true, ..plain }),
    };
    let mut pen = Pen { state, x: row.x + 4, row, buffer };
    pen.write(name, NAME + 6, theme.ground());
    pen.sample(sample, theme.ground().patch(theme.mark(mark)));
}

/// Writes one thing after another in a row.
struct Pen<'a> {
    state: &'a State,
    x: u16,
    row: Area,
    buffer: &'a mut Buffer,
}

impl Pen<'_> {
    /// A word of the page, its sign where it has it there.
    fn sample(&mut self, text: &str, style: Style) {
        let width = self.row.right().saturating_sub(self.x).min(SAMPLE);
        let line = paint::one_line(text, self.state.encoding(), Direction::Rtl);
        let place = Place { x: self.x, y: self.row.y, width };
        paint::line(self.buffer, place, &line, self.state.encoding(), |()| style, &[]);
        self.x = self.x.saturating_add(SAMPLE);
    }

    fn write(&mut self, text: &str, columns: u16, style: Style) {
        let width = self.row.right().saturating_sub(self.x).min(columns);
        if width > 0 {
            paint::string(self.buffer, Place { x: self.x, y: self.row.y, width }, text, self.state.encoding(), style);
        }
        self.x = self.x.saturating_add(columns);
    }
}
