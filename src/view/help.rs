//! The help, made from the keymap: groups of keys in one column or two, over the page.

use ratatui::buffer::Buffer;

use super::paint::{self, Place};
use super::theme::Theme;
use crate::app::State;
use crate::app::geometry::Area;
use crate::app::keymap::{HelpLine, help_lines};

/// Columns for the keys.
const KEYS: u16 = 25;
/// Columns of one column of the help.
const COLUMN: u16 = 70;

enum Line {
    Heading(&'static str),
    Keys(HelpLine),
    Blank,
}

pub(super) fn draw(state: &State, theme: &Theme, top: usize, buffer: &mut Buffer) {
    let screen = state.geometry().screen;
    let lines = lines();
    let total = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let width = (COLUMN + 4).min(screen.width - 2);
    let height = (total + 2).min(screen.height - 2);
    let area = Area { x: (screen.width - width) / 2, y: (screen.height - height) / 2, width, height };
    paint::fill(buffer, area, theme.ground());
    border(theme, area, buffer);
    let inside = usize::from(height - 2);
    let first = top.min(lines.len().saturating_sub(inside));
    for (line, y) in lines.iter().skip(first).zip(area.y + 1..area.bottom() - 1) {
        let place = Place { x: area.x + 2, y, width: width - 4 };
        match line {
            Line::Heading(name) => {
                paint::string(buffer, place, name, state.encoding(), theme.accent());
            }
            Line::Keys(keys) => {
                let keys_width = KEYS.min(place.width / 2);
                paint::string(buffer, Place { width: keys_width, ..place }, &keys.keys, state.encoding(), theme.title());
                let rest = Place { x: place.x + keys_width + 1, width: place.width - keys_width - 1, ..place };
                paint::string(buffer, rest, keys.words, state.encoding(), theme.ground());
            }
            Line::Blank => {}
        }
    }
    let foot = if lines.len() > inside { " j k scroll · any other key closes " } else { " any key closes " };
    let place = Place { x: area.x + 2, y: area.bottom() - 1, width: width - 4 };
    paint::string(buffer, place, foot, state.encoding(), theme.muted());
}

fn lines() -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = "";
    for line in help_lines() {
        if line.group != group {
            if !group.is_empty() {
                lines.push(Line::Blank);
            }
            group = line.group;
            lines.push(Line::Heading(group));
        }
        lines.push(Line::Keys(line));
    }
    lines
}

/// A frame with round corners around `area`.
pub(super) fn border(theme: &Theme, area: Area, buffer: &mut Buffer) {
    let style = theme.frame(true);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.x..=right {
        paint::sign(buffer, x, area.y, "─", style);
        paint::sign(buffer, x, bottom, "─", style);
    }
    for y in area.y..=bottom {
        paint::sign(buffer, area.x, y, "│", style);
        paint::sign(buffer, right, y, "│", style);
    }
    for (x, y, corner) in [(area.x, area.y, "╭"), (right, area.y, "╮"), (area.x, bottom, "╰"), (right, bottom, "╯")] {
        paint::sign(buffer, x, y, corner, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_cut_off() {
        for line in help_lines() {
            assert!(line.words.chars().count() <= usize::from(COLUMN - KEYS - 1), "{}", line.words);
            assert!(line.keys.chars().count() <= usize::from(KEYS), "{}", line.keys);
        }
    }
}
