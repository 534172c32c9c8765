//! The card: its faces in the line above it, its lines, and in its last row the keys.

use ratatui::buffer::Buffer;

use super::paint::{self, Place};
use super::theme::Theme;
use crate::app::State;
use crate::app::card::{Goal, face_labels, text_of};
use crate::app::geometry::Area;

/// The keys of a card of the word, the fullest that fits.
const KEYS: [&str; 3] =
    ["Tab faces · ← → words · j k scroll · * # places · q closes", "Tab faces · ← → words · j k · q closes", "Tab ← → j k q"];
/// Those of a card of lines that lead somewhere.
const LINKS: [&str; 4] = [
    "Tab faces · j k lines · Enter goes there · n N next · c x e correct · q closes",
    "Tab faces · j k · Enter goes · n N · c x e · q closes",
    "Tab · j k · Enter goes · n N · c x e · q",
    "Tab j k Enter n N q",
];

pub(super) fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let (Some(card), Some(area)) = (state.card(), state.geometry().card) else { return };
    paint::fill(buffer, area, theme.ground());
    faces(state, theme, buffer);
    let text = text_of(area);
    let (cursor, selected) = (state.cursor_span(), card.selection());
    for ((at, line), y) in card.seen().iter().enumerate().zip(text.y..text.bottom()) {
        let number = card.top() + at;
        let own = card.links().iter().find(|link| link.lines.contains(&number));
        if own.is_some_and(|link| matches!(link.goal, Goal::Place(place) if place.overlaps(cursor))) {
            paint::sign(buffer, area.x, y, "▎", theme.accent());
        }
        if own.is_some() && own == selected && own.is_some_and(|link| link.lines.start == number) {
            paint::sign(buffer, text.x - 1, y, "▸", theme.accent());
        }
        let indent = u16::try_from(line.indent).unwrap_or(0).min(text.width);
        let place = Place { x: text.x + indent, y, width: text.width - indent };
        let used = paint::line(buffer, place, &line.line, state.encoding(), |ink| theme.ink(ink), &[]);
        if line.cut {
            // The end of a right-to-left line is on its left.
            let offset = u16::try_from(line.line.offset).unwrap_or(0);
            let beside = if line.line.rtl { (place.x + offset).saturating_sub(2) } else { place.x + used };
            paint::sign(buffer, beside, y, "…", theme.muted());
        }
        if own.is_some() && own == selected {
            paint::tint(buffer, Area { y, height: 1, ..area }, theme.selected());
        }
    }
    let foot = area.bottom() - 1;
    let place = Place { x: text.x, y: foot, width: text.width };
    let (all, seen) = (card.lines().len(), card.top() + card.seen().len());
    let more = if seen < all { format!("{}%", seen * 100 / all.max(1)) } else { String::new() };
    let room = usize::from(text.width).saturating_sub(more.len() + 1);
    let keys: &[&str] = if card.face().leads() { &LINKS } else { &KEYS };
    let keys = keys.iter().find(|keys| keys.chars().count() <= room).unwrap_or(&"");
    paint::string(buffer, place, keys, state.encoding(), theme.muted());
    let width = u16::try_from(more.len()).unwrap_or(0).min(text.width);
    paint::string(buffer, Place { x: text.right() - width, width, ..place }, &more, state.encoding(), theme.muted());
}

/// The names of the faces, in the stretch of the frame above the card.
fn faces(state: &State, theme: &Theme, buffer: &mut Buffer) {
    let (Some(card), Some(tabs)) = (state.card(), state.geometry().tabs) else { return };
    let labels = face_labels(card.faces(), card.face(), usize::from(tabs.width));
    let width = labels.last().map_or(0, |last| u16::try_from(last.to + 1).unwrap_or(0)).min(tabs.width);
    paint::fill(buffer, Area { width, ..tabs }, theme.ground());
    for (at, label) in labels.iter().enumerate() {
        let x = tabs.x + u16::try_from(label.from).unwrap_or(0) + 1;
        let place = Place { x, y: tabs.y, width: tabs.right().saturating_sub(x) };
        let open = label.face == card.face();
        paint::string(buffer, place, label.text, state.encoding(), theme.tab(open));
        if open && place.width > 0 {
            paint::sign(buffer, x - 1, tabs.y, "▸", theme.accent());
        }
        let bar = tabs.x + u16::try_from(label.to).unwrap_or(0);
        if at + 1 < labels.len() && bar < tabs.right() {
            paint::sign(buffer, bar, tabs.y, "│", theme.frame(false));
        }
    }
}
