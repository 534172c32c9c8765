//! The form, over the page: its lines, the cursor of the text, in its lower frame the keys.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::help::border;
use super::paint::{self, Overlay, Place};
use super::theme::Theme;
use crate::app::State;
use crate::app::form::{FormLine, LABEL, Target, area};
use crate::app::geometry::Area;

/// The keys, the fullest that fits.
const KEYS: [&str; 3] = [
    " Tab \u{2191} \u{2193} fields \u{B7} \u{2190} \u{2192} change \u{B7} Enter opens, saves \u{B7} Ctrl-s \u{B7} Esc ",
    " Tab fields \u{B7} Enter \u{B7} Ctrl-s saves \u{B7} Esc ",
    " Tab Enter Ctrl-s Esc ",
];
/// Those of the list of entities.
const PICK: [&str; 3] = [
    " type to find \u{B7} \u{2191} \u{2193} \u{B7} Enter or Space picks, once more takes out \u{B7} Esc done ",
    " type \u{B7} \u{2191} \u{2193} \u{B7} Enter picks \u{B7} Esc done ",
    " \u{2191} \u{2193} Enter Esc ",
];

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let Some(form) = state.form() else { return };
    let area = area(state.geometry().screen, form.lines().len());
    paint::fill(buffer, area, theme.ground());
    border(theme, area, buffer);
    let place = Place { x: area.x + 2, y: area.y, width: area.width.saturating_sub(4) };
    paint::string(buffer, place, &format!(" {} ", form.title()), state.encoding(), theme.title());
    let height = usize::from(area.height.saturating_sub(2));
    for (line, y) in form.seen(height).iter().zip(area.y + 1..area.bottom() - 1) {
        row(state, theme, line, Area { x: area.x + 1, y, width: area.width - 2, height: 1 }, buffer);
    }
    let room = usize::from(place.width);
    let keys = if form.picks() { &PICK } else { &KEYS };
    let keys = keys.iter().copied().find(|keys| keys.chars().count() <= room).unwrap_or("");
    let foot = Place { y: area.bottom() - 1, ..place };
    let (text, style) =
        form.problem().map_or_else(|| (keys.to_owned(), theme.muted()), |why| (format!(" {why} "), theme.accent()));
    let used = u16::try_from(text.chars().count()).unwrap_or(u16::MAX).min(foot.width);
    paint::fill(buffer, Area { x: foot.x, y: foot.y, width: used, height: 1 }, theme.ground());
    paint::string(buffer, foot, &text, state.encoding(), style);
}

fn row(state: &State, theme: &Theme, line: &FormLine, area: Area, buffer: &mut Buffer) {
    let field = matches!(line.target, Some(Target::Field(_) | Target::Save));
    let before = u16::try_from(line.indent + if field { LABEL } else { 0 }).unwrap_or(0);
    let x = area.x + 1 + before;
    let width = area.right().saturating_sub(x + 1);
    paint::string(buffer, Place { x: area.x + 1, y: area.y, width: before }, line.label, state.encoding(), theme.muted());
    let place = Place { x, y: area.y, width };
    let at = line.caret.unwrap_or(0);
    let over = line.caret.map(|_| Overlay { columns: at..at + 1, style: Style::new().add_modifier(Modifier::REVERSED) });
    let overlays: Vec<Overlay> = over.into_iter().collect();
    let used = paint::line(buffer, place, &line.line, state.encoding(), |ink| theme.ink(ink), &overlays);
    if line.cut {
        let beside = if line.line.rtl {
            (x + u16::try_from(line.line.offset).unwrap_or(0)).saturating_sub(2)
        } else {
            x + used.min(width.saturating_sub(1))
        };
        paint::sign(buffer, beside, area.y, "\u{2026}", theme.muted());
    }
    if line.selected {
        paint::sign(buffer, area.x, area.y, "\u{25B8}", theme.accent());
        paint::tint(buffer, area, theme.selected());
    }
    // Behind the last letter there is no cell to lay it over.
    if line.caret.is_some_and(|caret| caret >= line.line.offset + line.line.width) {
        let column = u16::try_from(at).unwrap_or(0).min(width.saturating_sub(1));
        paint::sign(buffer, x + column, area.y, " ", Style::new().add_modifier(Modifier::REVERSED));
    }
}
