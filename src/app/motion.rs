//! Moves of the cursor on the page, and of the selection in the panel.

use super::action::{Motion, Way};
use super::flow::{Anchor, Flow};
use super::state::State;
use super::words::SeenWord;
use crate::text::Span;

impl State {
    /// Moves the cursor.
    pub(super) fn move_cursor(&mut self, motion: Motion) {
        if self.words.is_empty() {
            return;
        }
        self.loose = false;
        let page = self.page.view_height();
        match motion {
            Motion::Line(way) => return self.move_line(way),
            Motion::HalfPage(way) => return self.move_page(way, (page / 2).max(1)),
            Motion::Page(way) => return self.move_page(way, page.saturating_sub(2).max(1)),
            Motion::End(way) => self.move_end(way),
            Motion::Left => self.move_seen(true),
            Motion::Right => self.move_seen(false),
            Motion::Word(way) => {
                if let Some(word) = self.words.beside(self.cursor, way == Way::Next) {
                    self.cursor = word;
                }
            }
            Motion::Sentence(way) => self.move_sentence(way),
            Motion::Paragraph(way) => self.move_paragraph(way),
        }
        self.goal = None;
    }

    /// The cursor to the word that holds the byte `offset`.
    pub(super) fn go_to(&mut self, offset: usize) {
        if !self.words.is_empty() {
            self.cursor = self.words.stop_at(offset);
        }
        self.goal = None;
        self.loose = false;
    }

    fn move_end(&mut self, way: Way) {
        self.remember();
        self.go_to(match way {
            Way::Previous => 0,
            Way::Next => usize::MAX,
        });
    }

    /// The middle of the cursor as seen: the column that line moves keep to.
    fn goal_column(&mut self) -> usize {
        if let Some(goal) = self.goal {
            return goal;
        }
        let at = self.page.anchor_of(self.cursor_span().start);
        let seen = self.seen_at(at).into_iter().find(|word| word.index == self.cursor);
        let goal = seen.map_or(0, |word| usize::midpoint(word.start, word.end.saturating_sub(1)));
        self.goal = Some(goal);
        goal
    }

    fn seen_at(&mut self, at: Anchor) -> Vec<SeenWord> {
        let row = self.page.row_at(at);
        row.as_ref().and_then(|row| row.line()).map_or_else(Vec::new, |line| self.words.seen_on(line))
    }

    /// The cursor to the word nearest to the goal column on the line at `at`; whether there was one.
    fn land(&mut self, at: Anchor, goal: usize) -> bool {
        let row = self.page.row_at(at);
        let word = row.as_ref().and_then(|row| row.line()).and_then(|line| self.words.nearest_on(line, goal));
        if let Some(word) = word {
            self.cursor = word;
        }
        word.is_some()
    }

    fn move_line(&mut self, way: Way) {
        let goal = self.goal_column();
        let mut at = self.page.anchor_of(self.cursor_span().start);
        while let Some(next) = self.page.text_beyond(at, way == Way::Next) {
            at = next;
            let before = self.cursor;
            if self.land(at, goal) && self.cursor != before {
                return;
            }
        }
    }

    /// Moves view and cursor together, so that the cursor keeps its height.
    fn move_page(&mut self, way: Way, lines: usize) {
        let goal = self.goal_column();
        let line = self.page.anchor_of(self.cursor_span().start);
        let top = self.page.top();
        let (line, new_top) = match way {
            Way::Next => (self.page.down(line, lines), self.page.down(top, lines)),
            Way::Previous => (self.page.up(line, lines), self.page.up(top, lines)),
        };
        self.page.scroll_to(new_top);
        let stuck = self.page.top() == top;
        let line = match (stuck, way) {
            // At the end of the article the cursor goes on alone.
            (true, Way::Next) => self.page.last(),
            (true, Way::Previous) => Anchor::default(),
            (false, _) => line,
        };
        self.land_near(line, goal);
        if !stuck {
            self.pull_cursor();
        }
    }

    /// As [`State::land`], on the nearest line that has a word.
    fn land_near(&mut self, line: Anchor, goal: usize) {
        if self.land(line, goal) {
            return;
        }
        for forward in [false, true] {
            let mut at = line;
            while let Some(next) = self.page.text_beyond(at, forward) {
                at = next;
                if self.land(at, goal) {
                    return;
                }
            }
        }
    }

    /// After the view was moved on its own: the cursor to the nearest line that is seen.
    pub(super) fn pull_cursor(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let goal = self.goal_column();
        let line = self.page.anchor_of(self.cursor_span().start);
        let (top, height) = (self.page.top(), self.page.view_height());
        let margin = super::state::MARGIN.min(height.saturating_sub(1) / 2);
        let first = if top == Anchor::default() { top } else { self.page.down(top, margin) };
        let end = self.page.last();
        let bottom = self.page.down(top, height.saturating_sub(1));
        let last = if bottom == end { bottom } else { self.page.up(bottom, margin) };
        if line < first {
            self.land_near_within(first, goal, true);
        } else if line > last {
            self.land_near_within(last, goal, false);
        }
    }

    fn land_near_within(&mut self, line: Anchor, goal: usize, forward: bool) {
        let mut at = line;
        while !self.land(at, goal) {
            let Some(next) = self.page.text_beyond(at, forward) else { return };
            at = next;
        }
    }

    /// The word beside the cursor as seen; past the edge of the line, the word on the line where reading goes on or came from.
    fn move_seen(&mut self, left: bool) {
        let at = self.page.anchor_of(self.cursor_span().start);
        let seen = self.seen_at(at);
        let here = seen.iter().position(|word| word.index == self.cursor).unwrap_or(0);
        let mut beside: Box<dyn Iterator<Item = &SeenWord>> =
            if left { Box::new(seen.iter().take(here).rev()) } else { Box::new(seen.iter().skip(here + 1)) };
        if let Some(word) = beside.find(|word| word.index != self.cursor) {
            self.cursor = word.index;
            return;
        }
        drop(beside);
        let rtl = self.page.row_at(at).as_ref().and_then(|row| row.line()).is_none_or(|line| line.rtl);
        let forward = left == rtl;
        let mut at = at;
        while let Some(next) = self.page.text_beyond(at, forward) {
            at = next;
            let seen = self.seen_at(at);
            let word = if left { seen.last() } else { seen.first() };
            if let Some(word) = word.filter(|word| word.index != self.cursor) {
                self.cursor = word.index;
                return;
            }
        }
    }

    fn move_sentence(&mut self, way: Way) {
        let here = self.cursor_span();
        let Some(findings) = self.findings.clone() else { return self.move_paragraph(way) };
        let sentences = &findings.annotations().sentences;
        if sentences.is_empty() {
            return self.move_paragraph(way);
        }
        let starts = |at: usize| sentences.get(at).map(|sentence| sentence.span.start);
        self.step_to(here, way, sentences.len(), &starts);
    }

    fn move_paragraph(&mut self, way: Way) {
        let here = self.cursor_span();
        let document = std::sync::Arc::clone(&self.document);
        let blocks = document.blocks();
        let starts = |at: usize| blocks.get(at).map(|block| block.span.start);
        self.step_to(here, way, blocks.len(), &starts);
    }

    /// The next start after the cursor, or the start before it: that of its own stretch, unless the cursor is there already.
    fn step_to(&mut self, here: Span, way: Way, count: usize, start: &dyn Fn(usize) -> Option<usize>) {
        // The stretch that the cursor is in.
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = usize::midpoint(low, high);
            if start(middle).is_some_and(|at| at <= here.start) { low = middle + 1 } else { high = middle }
        }
        let own = low.saturating_sub(1);
        match way {
            Way::Next => match start(own + 1) {
                Some(at) => self.go_to(at),
                None => self.go_to(usize::MAX),
            },
            Way::Previous => {
                let first = start(own).map(|at| self.words.stop_at(at));
                let at = if first == Some(self.cursor) { own.checked_sub(1) } else { Some(own) };
                if let Some(at) = at.and_then(start) {
                    self.go_to(at);
                }
            }
        }
    }

    /// Moves the selection of the panel; the page shows what the row is about.
    pub(super) fn move_row(&mut self, motion: Motion) {
        let (here, last) = (self.panel.selected(), self.panel.entries().len().saturating_sub(1));
        let rows = |panel: &super::panel::Panel, share: usize| {
            let mut seen: Vec<usize> = panel.seen().iter().map(|seen| seen.index).collect();
            seen.dedup();
            (seen.len() / share).max(1)
        };
        let step = match motion {
            Motion::Line(_) => 1,
            Motion::HalfPage(_) => rows(&self.panel, 2),
            Motion::Page(_) => rows(&self.panel, 1),
            _ => last,
        };
        let (Motion::Line(way) | Motion::HalfPage(way) | Motion::Page(way) | Motion::End(way)) = motion else { return };
        self.panel.select(match way {
            Way::Next => (here + step).min(last),
            Way::Previous => here.saturating_sub(step),
        });
        self.peek();
    }

    /// The page shows what the selected row is about; the cursor stays where it is.
    pub(super) fn peek(&mut self) {
        if let Some(entry) = self.panel.selection() {
            let cursor = self.cursor_span();
            // The place nearest to what is seen already.
            let first_seen =
                self.page.rows().iter().find_map(super::page::Row::line).map_or(cursor.start, |line| line.span.start);
            let place = entry.spans.iter().find(|span| span.end > first_seen).or_else(|| entry.spans.last()).copied();
            if let Some(place) = place {
                self.page.reveal(place.end.saturating_sub(1).max(place.start), super::state::MARGIN);
                self.page.reveal(place.start, super::state::MARGIN);
                self.loose = true;
            }
        }
    }
}
