//! The English panel: the rows in view, the selected one and those about what is under the cursor set off.

use ratatui::buffer::Buffer;

use super::paint::{self, Place};
use super::theme::Theme;
use crate::app::geometry::Area;
use crate::app::panel::{MARGIN, Seen, Tab};
use crate::app::prose::Ink;
use crate::app::{Focus, State};

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = state.geometry().panel else { return };
    if state.panel().entries().is_empty() {
        let text = if state.findings().is_some() { nothing(state.panel().tab()) } else { "reading …" };
        let place = Place { x: area.x + 2, y: area.y, width: area.width.saturating_sub(2) };
        paint::string(buffer, place, text, state.encoding(), theme.muted());
        return;
    }
    for (seen, y) in state.panel().seen().iter().zip(area.y..area.bottom()) {
        row(state, theme, seen, Area { y, height: 1, ..area }, buffer);
    }
}

fn nothing(tab: Tab) -> &'static str {
    match tab {
        Tab::Facts => "no facts found",
        Tab::People => "no people found",
        Tab::Places => "no places found",
        Tab::Bodies => "no organisations, instruments or events found",
        Tab::Quotes => "no reported speech found",
        Tab::Terms => "no glossary terms found",
        Tab::Timeline => "no facts found to be dated",
    }
}

/// One line of a row.
fn row(state: &State, theme: &Theme, seen: &Seen, area: Area, buffer: &mut Buffer) {
    let panel = state.panel();
    let Some(prose) = seen.laid.lines.get(seen.line) else { return };
    let selected = seen.index == panel.selected() && !state.lit_spans().is_empty();
    let heads = seen.line < seen.laid.head;
    if panel.lit().contains(&seen.index) && !heads {
        paint::sign(buffer, area.x, area.y, "▎", theme.accent());
    }
    let margin = u16::try_from(MARGIN).unwrap_or(2);
    if selected && seen.line == seen.laid.head {
        paint::sign(buffer, area.x + margin - 1, area.y, "▸", theme.accent());
    }
    let indent = u16::try_from(prose.indent).unwrap_or(0);
    let x = area.x + margin + indent;
    let width = area.right().saturating_sub(x + 1);
    let place = Place { x, y: area.y, width };
    let used = paint::line(buffer, place, &prose.line, state.encoding(), |ink: Ink| theme.ink(ink), &[]);
    if prose.cut {
        // The end of a right-to-left line is on its left.
        let beside =
            if prose.line.rtl { (x + u16::try_from(prose.line.offset).unwrap_or(0)).saturating_sub(2) } else { x + used };
        paint::sign(buffer, beside, area.y, "…", theme.muted());
    }
    if selected && state.focus() == Focus::Panel && !heads {
        paint::tint(buffer, area, theme.selected());
    }
}
