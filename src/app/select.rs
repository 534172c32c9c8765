//! What is selected on the page: letters that the mouse was dragged over, or words from where `V` was pressed to the cursor.
//!
//! In: presses and drags, in columns and rows of the screen. Out: a span of the article. Invariants: a selection is a range of the text in logical order, however many places it is
//! seen in; its ends lie between clusters, so that harakat stay with their letter and a lam-alef is whole; only the page can be selected, and line breaks of the layout are not part of it.

use std::fmt;

use super::flow::{Anchor, Flow};
use super::page::Row;
use super::state::State;
use crate::text::Span;
use crate::text::letters::is_mark;
use crate::tokens::TokenKind;

/// A selection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Selection {
    /// From one cluster to another, both included; which comes first does not matter.
    Letters {
        /// Where the mouse was pressed.
        anchor: Span,
        /// Where it was dragged to.
        head: Span,
    },
    /// From a word to the one under the cursor, wherever that goes.
    Words {
        /// The word it began with.
        anchor: Span,
    },
}

/// What the mouse holds on to while its button is down.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Grip {
    /// Nothing.
    #[default]
    None,
    /// The line between page and panel.
    Divider,
    /// A letter of the page.
    Text(Hold),
}

/// A letter held by the mouse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hold {
    /// Its cluster.
    anchor: Span,
    /// Column and row where the button went down.
    pressed: (u16, u16),
    /// Column and row where the mouse is now.
    at: (u16, u16),
    /// The mouse is beyond the page's edge, and the page moved when it last asked.
    scrolling: bool,
}

/// How much is selected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    /// Words and numbers, those cut by an end counted as well; 0 for a part of a single word.
    pub words: usize,
    /// Where there are no words: characters other than blanks and marks.
    pub letters: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.words, self.letters) {
            (0, 1) => write!(f, "1 letter"),
            (0, letters) => write!(f, "{letters} letters"),
            (1, _) => write!(f, "1 word"),
            (words, _) => write!(f, "{words} words"),
        }
    }
}

impl State {
    /// The bytes selected; never empty.
    #[must_use]
    pub fn selection(&self) -> Option<Span> {
        let span = match self.selection? {
            Selection::Letters { anchor, head } => anchor.join(head),
            Selection::Words { anchor } => anchor.join(self.cursor_span()),
        };
        (!span.is_empty()).then_some(span)
    }

    /// Whether the selection follows the cursor.
    #[must_use]
    pub fn selects_words(&self) -> bool {
        matches!(self.selection, Some(Selection::Words { .. }))
    }

    /// Whether the page scrolls on while the mouse is held where it is: [`Mouse::Held`](super::action::Mouse::Held) is wanted from time to time.
    #[must_use]
    pub fn scrolls_on(&self) -> bool {
        matches!(self.grip, Grip::Text(Hold { scrolling: true, .. }))
    }

    /// How much text `span` is.
    #[must_use]
    pub fn size_of(&self, span: Span) -> Size {
        let words = || self.words.tokens_in(span).iter().filter(|token| token.kind != TokenKind::Punctuation);
        let count = words().count();
        if count > 1 || words().any(|word| span.covers(word.span)) {
            return Size { words: count, letters: 0 };
        }
        let letters = span.of(self.document.text()).chars().filter(|&c| !c.is_whitespace() && !is_mark(c)).count();
        Size { words: 0, letters }
    }

    /// Begins to select at the word under the cursor, or ends it.
    pub(super) fn select_words(&mut self) {
        let anchor = self.cursor_span();
        self.selection = if self.selects_words() { None } else { Some(Selection::Words { anchor }) };
    }

    /// The button went down on the page.
    pub(super) fn grip_text(&mut self, column: u16, row: u16) {
        let anchor = self.cluster_at(column, row);
        self.grip = Grip::Text(Hold { anchor, pressed: (column, row), at: (column, row), scrolling: false });
    }

    /// The mouse that holds a letter moved, or is held beyond the edge of the page.
    pub(super) fn drag_text(&mut self, column: u16, row: u16) {
        let Grip::Text(hold) = self.grip else { return };
        if self.selection.is_none() && hold.pressed == (column, row) {
            return;
        }
        let scrolling = self.scroll_towards(row);
        self.grip = Grip::Text(Hold { at: (column, row), scrolling, ..hold });
        let text = self.geometry.text;
        let head = self.cluster_at(column, row.clamp(text.y, text.bottom().saturating_sub(1).max(text.y)));
        self.selection = Some(Selection::Letters { anchor: hold.anchor, head });
        // The cursor goes with the mouse: what is dragged over last is explained, and moves go on from there.
        if !self.words.is_empty() {
            self.cursor = self.words.stop_at(head.start);
        }
        self.goal = None;
        self.loose = true;
    }

    /// The mouse is still where it was, its button down.
    pub(super) fn held(&mut self) {
        if let Grip::Text(hold) = self.grip {
            self.drag_text(hold.at.0, hold.at.1);
        }
    }

    /// Scrolls when `row` lies beyond the page, by as many lines as it is beyond; whether there was anything to scroll.
    fn scroll_towards(&mut self, row: u16) -> bool {
        let page = self.geometry.page;
        let top = self.page.top();
        let wanted: Anchor = if row < page.y {
            self.page.up(top, usize::from(page.y - row))
        } else if row >= page.bottom() {
            self.page.down(top, usize::from(row - page.bottom()) + 1)
        } else {
            return false;
        };
        self.page.scroll_to(wanted);
        self.page.settle();
        self.page.top() != top
    }

    /// The bytes of the cluster seen in a cell of the screen; an empty span where the line starts or ends, if the cell is beside it.
    fn cluster_at(&self, column: u16, row: u16) -> Span {
        let text = self.geometry.text;
        let rows = self.page.rows();
        let index = usize::from(row.saturating_sub(text.y)).min(rows.len());
        let (above, below) = rows.split_at(index);
        if let Some(line) = below.first().and_then(Row::line) {
            let screen = usize::from(column.saturating_sub(text.x));
            return line.offset_at(self.encoding.display.encode(line).map.to_visual(screen)).span;
        }
        // Between paragraphs, or below the last: the end of what is above.
        let end = above.iter().rev().find_map(Row::line).map(|line| line.span.end);
        let at = end.or_else(|| below.iter().find_map(Row::line).map(|line| line.span.start)).unwrap_or(0);
        Span::new(at, at)
    }
}
