//! The mouse: what lies under it decides what it does.

use super::action::{Action, Effect, Mouse, Way};
use super::flow::Flow;
use super::geometry::{Area, Divider};
use super::panel::labels;
use super::select::Grip;
use super::state::{Focus, State};
use super::strip;

/// Lines that one step of the wheel scrolls.
const WHEEL: usize = 3;

impl State {
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        if self.form.is_some() {
            return match mouse {
                Mouse::Press { column, row } => self.press_form(column, row).unwrap_or_default(),
                Mouse::Wheel { way, .. } => {
                    self.step_form(way);
                    Vec::new()
                }
                Mouse::Drag { .. } | Mouse::Held | Mouse::Release => Vec::new(),
            };
        }
        if let Mouse::Press { column, row } = mouse
            && row == self.geometry.strip.y
            && let Some(action) = self.hint_at(column)
        {
            return super::apply(self, action);
        }
        match mouse {
            Mouse::Press { column, row } => self.press(column, row),
            Mouse::Drag { column, row } => match self.grip {
                Grip::Divider => {
                    self.share = self.geometry.dragged(self.share, column, row);
                    self.reshape();
                }
                Grip::Text(_) => self.drag_text(column, row),
                Grip::None => {}
            },
            Mouse::Held => self.held(),
            Mouse::Release => self.release(),
            Mouse::Wheel { column, row, way } => self.wheel(column, row, way),
        }
        Vec::new()
    }

    /// What the hint in this column of the strip does, if hints stood there.
    fn hint_at(&self, column: u16) -> Option<Action> {
        let open = self.told || self.help.is_some() || self.legend.is_some();
        let hints = if open { Vec::new() } else { strip::hints(self) };
        let within = |hint: &strip::Hint| (hint.column..hint.column + hint.text.len() as u16).contains(&column);
        hints.into_iter().find(within).map(|hint| hint.action)
    }

    fn press(&mut self, column: u16, row: u16) {
        self.grip = Grip::None;
        self.twice = false;
        if self.help.take().is_some() || self.press_legend(column, row) {
            return;
        }
        self.selection = None;
        if self.press_card(column, row) {
            return;
        }
        if self.press_tab(column, row) {
            return;
        }
        let on_divider = match self.geometry.divider {
            Some(Divider::Column(x)) => column == x && row <= self.geometry.under(),
            Some(Divider::Row(y)) => row == y,
            None => false,
        };
        if on_divider {
            self.grip = Grip::Divider;
        } else if self.geometry.panel.is_some_and(|panel| panel.contains(column, row)) {
            self.press_row(row);
        } else if self.geometry.page.contains(column, row) {
            self.press_word(column, row);
            self.grip_text(column, row);
        }
    }

    /// The button came up: a second click on a word, not dragged, opens its card.
    fn release(&mut self) {
        self.grip = Grip::None;
        if std::mem::take(&mut self.twice) && self.selection.is_none() && self.card.is_none() && self.findings.is_some() {
            self.open_card();
        }
    }

    fn press_tab(&mut self, column: u16, row: u16) -> bool {
        let Some(tabs) = self.geometry.tabs.filter(|tabs| tabs.contains(column, row)) else { return false };
        let at = usize::from(column - tabs.x);
        let labels = labels(self.panel.tab(), self.panel.counts(), tab_width(tabs));
        let hit = labels.iter().find(|label| (label.column + 1..=label.column + label.text.len() + 1).contains(&at));
        if let Some(label) = hit {
            self.panel.open(label.tab);
            self.focus = Focus::Panel;
            self.peek();
        }
        hit.is_some()
    }

    fn press_row(&mut self, row: u16) {
        let Some(panel) = self.geometry.panel else { return };
        let had = self.focus == Focus::Panel;
        self.focus = Focus::Panel;
        if let Some(index) = self.panel.seen().get(usize::from(row - panel.y)).map(|seen| seen.index) {
            // A second click goes where Enter does.
            if had && self.panel.selected() == index {
                return self.show_row();
            }
            self.panel.select(index);
            self.peek();
        }
    }

    fn press_word(&mut self, column: u16, row: u16) {
        let text = self.geometry.text;
        let row = self.page.rows().get(usize::from(row.saturating_sub(text.y)));
        let word = row.and_then(|row| {
            let line = row.line()?;
            let screen = usize::from(column.saturating_sub(text.x));
            let seen = row.display(self.encoding).display.encode(line).map.to_visual(screen);
            self.words.nearest_on(line, seen)
        });
        self.focus = Focus::Page;
        self.twice = word.is_some_and(|word| word == self.cursor && self.clicked);
        self.clicked = word.is_some();
        if let Some(word) = word {
            self.cursor = word;
            self.goal = None;
            // The view stays where it is even if the word is near its edge.
            self.loose = true;
        }
    }

    fn wheel(&mut self, column: u16, row: u16, way: Way) {
        if let Some(top) = &mut self.help {
            *top = if way == Way::Next { *top + WHEEL } else { top.saturating_sub(WHEEL) };
            return;
        }
        if self.geometry.card.is_some_and(|card| card.contains(column, row)) {
            self.roll_card(WHEEL, way);
        } else if self.geometry.panel.is_some_and(|panel| panel.contains(column, row)) {
            self.panel.scroll(WHEEL, way == Way::Next);
        } else {
            let top = self.page.top();
            let top = if way == Way::Next { self.page.down(top, WHEEL) } else { self.page.up(top, WHEEL) };
            self.page.scroll_to(top);
            self.pull_cursor();
            self.loose = true;
        }
    }
}

/// Columns that the tab labels may take in a stretch of the frame: a blank at each end.
#[must_use]
pub fn tab_width(tabs: Area) -> usize {
    usize::from(tabs.width.saturating_sub(2))
}
