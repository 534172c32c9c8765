//! The legend: what each mark on the page means, how often it is met, and which of them are shown.

use super::State;
use super::action::Way;
use super::geometry::Area;
use crate::annotate::annotation::MentionLevel;
use crate::markup::Category;

/// A line of the legend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    /// What it is about.
    pub category: Category,
    /// How many entities, terms or quotes there are.
    pub things: usize,
    /// At how many places; for quotes as many as there are.
    pub places: usize,
    /// Whether it is marked on the page.
    pub shown: bool,
}

/// Columns of the legend with its frame.
const WIDTH: u16 = 58;
/// Lines under the categories, which only explain.
pub const NOTES: usize = 2;

/// Where the legend stands on a screen, frame included.
#[must_use]
pub fn area(screen: Area) -> Area {
    let lines = u16::try_from(Category::all().count() + NOTES).unwrap_or(u16::MAX);
    let width = WIDTH.min(screen.width.saturating_sub(2));
    let height = (lines + 2).min(screen.height.saturating_sub(2));
    Area { x: (screen.width - width) / 2, y: (screen.height - height) / 2, width, height }
}

/// The first of its lines that is seen, where not all are: the selected one stays in view.
#[must_use]
pub fn top(area: Area, selected: usize) -> usize {
    let seen = usize::from(area.height.saturating_sub(2));
    let last = Category::all().count() + NOTES;
    // With the last category the notes come into view.
    let wanted = if selected + 1 == Category::all().count() { last } else { selected + 1 };
    wanted.saturating_sub(seen)
}

impl State {
    /// The lines of the legend, in order.
    #[must_use]
    pub fn legend_lines(&self) -> Vec<Line> {
        let found = self.findings().map(super::findings::Findings::annotations);
        let count = |category: Category| {
            let Some(found) = found else { return (0, 0) };
            match category {
                Category::Kind(kind) => {
                    let own = || found.entities.iter().filter(|entity| entity.kind == kind && !entity.mentions.is_empty());
                    let mentions = own().flat_map(|entity| &entity.mentions);
                    (own().count(), mentions.filter(|mention| mention.level != MentionLevel::Pronoun).count())
                }
                Category::Term => {
                    let entries: std::collections::HashSet<u32> = found.terms.iter().map(|term| term.entry).collect();
                    (entries.len(), found.terms.len())
                }
                Category::Quote => (found.quotes.len(), found.quotes.len()),
            }
        };
        let line = |category| {
            let (things, places) = count(category);
            Line { category, things, places, shown: self.filter.shows(category) }
        };
        Category::all().map(line).collect()
    }

    /// Opens the legend, or closes it.
    pub(super) fn toggle_legend(&mut self) {
        self.legend = if self.legend.is_some() { None } else { Some(0) };
    }

    pub(super) fn step_legend(&mut self, way: Way) {
        let last = Category::all().count() - 1;
        self.legend = self.legend.map(|at| if way == Way::Next { (at + 1).min(last) } else { at.saturating_sub(1) });
    }

    /// Hides what the selected line is about, or shows it again.
    pub(super) fn toggle_category(&mut self) {
        if let Some(category) = self.legend.and_then(|at| Category::all().nth(at)) {
            self.filter.toggle(category);
        }
    }

    /// A press while the legend is open: on a line of it, or beside it, which closes it.
    pub(super) fn press_legend(&mut self, column: u16, row: u16) -> bool {
        let Some(selected) = self.legend else { return false };
        let area = area(self.geometry.screen);
        let inside = area.contains(column, row) && row > area.y && row + 1 < area.bottom();
        let line = top(area, selected) + usize::from(row.saturating_sub(area.y + 1));
        if inside && line < Category::all().count() {
            self.legend = Some(line);
            self.toggle_category();
        } else if !area.contains(column, row) {
            self.legend = None;
        }
        true
    }

    /// Signs before names, or none.
    pub(super) fn toggle_signs(&mut self) {
        self.signs = Some(!self.signed());
    }
}
