//! The card: all that is known of what is under the cursor, beside or below the page, and open while the cursor moves.
//!
//! In: the state. Out: lines laid out for the card's area. A card has faces; each is composed by a file of its own, as blocks of the kind that the dictionary's answers
//! are made of, and `lay` makes lines of them. A new kind of card is a [`Subject`] with its faces. Only the face that is seen is composed, and only when the word, the face, the
//! width or the way of sending lines has changed.

mod forms;
mod lay;
mod word;

pub use lay::CardLine;

use super::action::{Motion, Way};
use super::geometry::Area;
use super::state::State;
use crate::config::Encoding;
use crate::document::sanitize;
use crate::output::gloss::Room;
use crate::text::Span;

/// What a card is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The word under the cursor.
    Word,
}

/// A side of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Face {
    /// What the word is and says, its entry, what else it may be, where else it stands.
    #[default]
    Word,
    /// All its forms.
    Forms,
}

impl Face {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "Word",
            Self::Forms => "Forms",
        }
    }
}

impl Subject {
    /// The faces of its card, in order.
    #[must_use]
    pub fn faces(self) -> &'static [Face] {
        match self {
            Self::Word => &[Face::Word, Face::Forms],
        }
    }
}

/// What a card was composed for: when it is another, the card is composed anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Made {
    span: Span,
    face: Face,
    width: usize,
    encoding: Encoding,
    found: bool,
}

/// An open card.
#[derive(Clone, Debug)]
pub struct Card {
    subject: Subject,
    face: Face,
    top: usize,
    made: Option<Made>,
    lines: Vec<CardLine>,
    height: usize,
}

impl Card {
    fn new(subject: Subject) -> Self {
        Self { subject, face: Face::default(), top: 0, made: None, lines: Vec::new(), height: 0 }
    }

    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The face seen.
    #[must_use]
    pub fn face(&self) -> Face {
        self.face
    }

    /// The lines in view.
    #[must_use]
    pub fn seen(&self) -> &[CardLine] {
        let end = (self.top + self.height).min(self.lines.len());
        self.lines.get(self.top.min(end)..end).unwrap_or_default()
    }

    /// All its lines.
    #[must_use]
    pub fn lines(&self) -> &[CardLine] {
        &self.lines
    }

    /// How many lines stand above the view.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    fn scroll(&mut self, motion: Motion) {
        let steps = match motion {
            Motion::Line(_) => 1,
            Motion::HalfPage(_) => (self.height / 2).max(1),
            Motion::Page(_) => self.height.saturating_sub(2).max(1),
            _ => self.lines.len(),
        };
        let (Motion::Line(way) | Motion::HalfPage(way) | Motion::Page(way) | Motion::End(way)) = motion else { return };
        self.move_by(steps, way == Way::Next);
    }

    fn move_by(&mut self, lines: usize, down: bool) {
        let top = if down { self.top.saturating_add(lines) } else { self.top.saturating_sub(lines) };
        self.top = top.min(self.lines.len().saturating_sub(self.height));
    }
}

impl State {
    /// The open card.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        self.card.as_ref()
    }

    /// Opens the card of what is under the cursor.
    pub(super) fn open_card(&mut self) {
        if self.findings.is_none() {
            return self.tell("still reading the article …");
        }
        if self.words.is_empty() {
            return self.tell("no word here");
        }
        self.lit = false;
        self.selection = None;
        self.card = Some(Card::new(Subject::Word));
        self.share.card = true;
        self.reshape();
    }

    /// Closes it; whether one was open.
    pub(super) fn close_card(&mut self) -> bool {
        let open = self.card.take().is_some();
        if open {
            self.share.card = false;
            self.reshape();
        }
        open
    }

    pub(super) fn scroll_card(&mut self, motion: Motion) {
        if let Some(card) = &mut self.card {
            card.scroll(motion);
        }
    }

    /// The wheel over the card.
    pub(super) fn roll_card(&mut self, lines: usize, way: Way) {
        if let Some(card) = &mut self.card {
            card.move_by(lines, way == Way::Next);
        }
    }

    /// Turns to the next face, or the one before.
    pub(super) fn turn_card(&mut self, way: Way) {
        if let Some(card) = &mut self.card {
            let faces = card.subject.faces();
            let at = faces.iter().position(|&face| face == card.face).unwrap_or(0);
            let step = if way == Way::Next { 1 } else { faces.len() - 1 };
            card.face = faces.get((at + step) % faces.len()).copied().unwrap_or_default();
        }
    }

    /// A press on the card's name line: the face under it.
    pub(super) fn press_card(&mut self, column: u16, row: u16) -> bool {
        let (Some(area), Some(tabs)) = (self.geometry.card, self.geometry.tabs) else { return false };
        let Some(card) = &mut self.card else { return false };
        if tabs.contains(column, row) {
            let at = usize::from(column - tabs.x);
            if let Some((face, ..)) = face_labels(card.subject).into_iter().find(|(_, from, to)| (*from..*to).contains(&at)) {
                card.face = face;
            }
            return true;
        }
        area.contains(column, row)
    }

    /// Composes the card anew, where what it was made for has changed.
    pub(super) fn settle_card(&mut self) {
        let (Some(mut card), Some(area)) = (self.card.take(), self.geometry.card) else { return };
        let width = usize::from(text_of(area).width);
        card.height = usize::from(text_of(area).height);
        let made =
            Made { span: self.cursor_span(), face: card.face, width, encoding: self.encoding, found: self.findings.is_some() };
        if card.made != Some(made) {
            if card.made.is_none_or(|old| (old.span, old.face) != (made.span, made.face)) {
                card.top = 0;
            }
            let room = Room { encoding: self.encoding, width, ordered: true, apart: !self.encoding.harakat };
            let mut memory = std::mem::take(&mut self.memory);
            let blocks = match card.face {
                Face::Word => word::blocks(self, &mut memory),
                Face::Forms => forms::blocks(self),
            };
            self.memory = memory;
            card.lines = lay::lay_out(&blocks, &room);
            card.made = Some(made);
        }
        card.move_by(0, true);
        self.card = Some(card);
    }
}

/// The part of the card's area where its text stands: a column is left free on each side, the last row is for the keys.
#[must_use]
pub fn text_of(area: Area) -> Area {
    let margin = if area.width >= 50 { 2 } else { 1 };
    Area {
        x: area.x + margin,
        width: area.width.saturating_sub(2 * margin).max(1),
        height: area.height.saturating_sub(1).max(1),
        ..area
    }
}

/// The faces with the columns of their names in the name line, from its left end.
#[must_use]
pub fn face_labels(subject: Subject) -> Vec<(Face, usize, usize)> {
    let mut column = 1;
    subject
        .faces()
        .iter()
        .map(|&face| {
            let from = column;
            column += face.name().len() + 3;
            (face, from, from + face.name().len() + 2)
        })
        .collect()
}

/// Text of the article fit to stand on a card: no control characters, not too long.
fn fit(text: &str) -> String {
    crate::gloss::readable(&sanitize::clean(text))
}
