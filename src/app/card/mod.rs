//! The card: all that is known of what is under the cursor, beside or below the page, and open while the cursor moves.
//!
//! In: the state. Out: lines laid out for the card's area. A card has faces ([`Face`]), each composed by a file of its own. Those of the word are blocks of the kind that the
//! dictionary's answers are made of (`lay` makes lines of them), those of an entity items in the prose of the panel, some of which lead to a place or another card (`links`). Only the
//! face that is seen is composed, and only when what it is about, the face, the width or the way of sending lines has changed.

mod codes;
mod entity;
mod fact;
mod find;
mod forms;
mod lay;
mod links;
mod passage;
mod quote;
mod ties;
mod word;

pub use lay::CardLine;
pub use links::{Goal, Link};

use super::action::{Motion, Way};
use super::geometry::Area;
use super::panel::Subject;
use super::state::State;
use crate::annotate::annotation::{EntityId, MentionLevel};
use crate::annotate::morphology::LemmaId;
use crate::config::Encoding;
use crate::document::sanitize;
use crate::output::gloss::Room;
use crate::text::Span;

/// A side of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Face {
    /// What the word is and says, its entry, what else it may be, where else it stands.
    #[default]
    Word,
    /// All its forms.
    Forms,
    /// The entity that it names or means.
    Entity,
    /// The speech that it lies in.
    Quote,
    /// The fact that it states.
    Fact,
    /// All places of that entity, else of the word.
    Find,
}

impl Face {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "Word",
            Self::Forms => "Forms",
            Self::Entity => "Entity",
            Self::Quote => "Quote",
            Self::Fact => "Fact",
            Self::Find => "Find",
        }
    }

    /// Whether it is of lines that lead somewhere.
    #[must_use]
    pub fn leads(self) -> bool {
        matches!(self, Self::Entity | Self::Quote | Self::Fact | Self::Find)
    }
}

/// What a face says something about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum About {
    /// The word there.
    Word(Span),
    /// A lemma, wherever.
    Lemma(LemmaId),
    /// An entity.
    Entity(EntityId),
    /// A fact, by its number.
    Fact(usize),
    /// A quote, by its number.
    Quote(usize),
}

/// What a card was composed for: when it is another, the card is composed anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Made {
    about: About,
    cursor: Span,
    face: Face,
    width: usize,
    encoding: Encoding,
    found: bool,
    signed: bool,
}

/// An open card.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// The face asked for.
    wanted: Face,
    /// The face seen: another, where what is under the cursor has no such face.
    face: Face,
    faces: Vec<Face>,
    top: usize,
    made: Option<Made>,
    /// What it was made of has changed.
    stale: bool,
    lines: Vec<CardLine>,
    links: Vec<Link>,
    selected: Option<usize>,
    /// The place whose line is to be selected when the card is up to date.
    wish: Option<Span>,
    height: usize,
}

impl Card {
    /// Its faces, in order.
    #[must_use]
    pub fn faces(&self) -> &[Face] {
        &self.faces
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

    /// It must be composed anew: what it is about may have changed.
    pub(super) fn outdate(&mut self) {
        self.stale = true;
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

    /// Opens the card of what is under the cursor: of the fact or quote that a row led to, of the entity, where a name or description is, else of the word.
    pub(super) fn open_card(&mut self) {
        match self.meant() {
            Some(Subject::Fact(_)) => return self.open_face(Face::Fact),
            Some(Subject::Quote(_)) => return self.open_face(Face::Quote),
            _ => {}
        }
        let here = self.cursor_span();
        let places = self.findings.as_ref().map_or_else(Vec::new, |findings| findings.mentions_at(here));
        let named = places.iter().any(|place| place.level != MentionLevel::Pronoun);
        self.open_face(if named { Face::Entity } else { Face::Word });
    }

    /// Opens the card at a face, or turns the open one to it.
    pub(super) fn open_face(&mut self, face: Face) {
        if self.findings.is_none() {
            return self.tell("still reading the article …");
        }
        if self.words.is_empty() {
            return self.tell("no word here");
        }
        if face == Face::Entity && self.entity_here().is_none() {
            return self.tell("no name here");
        }
        if face == Face::Fact && self.fact_here().is_none() {
            return self.tell("no fact here: ]f goes to the next one");
        }
        if face == Face::Quote && self.quote_here().is_none() {
            return self.tell("no speech here: ]q goes to the next one");
        }
        if let Some(card) = &mut self.card {
            card.wanted = face;
            return;
        }
        self.lit = false;
        self.selection = None;
        self.card = Some(Card { wanted: face, face, ..Card::default() });
        self.share.card = true;
        self.reshape();
    }

    /// Turns the open card to a face, or from it back to the word.
    pub(super) fn toggle_face(&mut self, face: Face) {
        let open = self.card.as_ref().map(Card::face);
        self.open_face(if open == Some(face) { Face::Word } else { face });
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
            let at = card.faces.iter().position(|&face| face == card.face).unwrap_or(0);
            let step = if way == Way::Next { 1 } else { card.faces.len().saturating_sub(1) };
            card.wanted = card.faces.get((at + step) % card.faces.len().max(1)).copied().unwrap_or_default();
        }
    }

    /// A press on the card: on the name of a face, or on a line that leads somewhere.
    pub(super) fn press_card(&mut self, column: u16, row: u16) -> bool {
        let (Some(area), Some(tabs)) = (self.geometry.card, self.geometry.tabs) else { return false };
        let Some(card) = &mut self.card else { return false };
        if tabs.contains(column, row) {
            let at = usize::from(column - tabs.x);
            let labels = face_labels(&card.faces, card.face, usize::from(tabs.width));
            if let Some(label) = labels.into_iter().find(|label| (label.from..label.to).contains(&at)) {
                card.wanted = label.face;
            }
            return true;
        }
        let text = text_of(area);
        if area.contains(column, row) && row < text.bottom() {
            let line = card.top + usize::from(row - text.y);
            if let Some(at) = card.links.iter().position(|link| link.lines.contains(&line)) {
                card.select(at);
                self.follow_link();
            }
        }
        area.contains(column, row)
    }

    /// Composes the card anew, where what it was made for has changed.
    pub(super) fn settle_card(&mut self) {
        let (Some(mut card), Some(area)) = (self.card.take(), self.geometry.card) else { return };
        let width = usize::from(text_of(area).width);
        card.height = usize::from(text_of(area).height);
        let entity = self.entity_here();
        let (fact, quote) = (self.fact_here(), self.quote_here());
        card.faces = [Face::Word, Face::Forms, Face::Entity, Face::Quote, Face::Fact, Face::Find].into();
        card.faces.retain(|face| match face {
            Face::Entity => entity.is_some(),
            Face::Quote => quote.is_some(),
            Face::Fact => fact.is_some(),
            Face::Word | Face::Forms | Face::Find => true,
        });
        card.face = if card.faces.contains(&card.wanted) { card.wanted } else { Face::Word };
        let lemma = self.cursor_word().and_then(|word| word.reading.lemma);
        let about = match (card.face, fact, quote, entity, lemma) {
            (Face::Fact, Some(at), ..) => About::Fact(at),
            (Face::Quote, _, Some(at), ..) => About::Quote(at),
            (face, _, _, Some(id), _) if face.leads() => About::Entity(id),
            (face, _, _, None, Some(lemma)) if face.leads() => About::Lemma(lemma),
            _ => About::Word(self.cursor_span()),
        };
        let made = Made {
            about,
            cursor: self.cursor_span(),
            face: card.face,
            width,
            encoding: self.encoding,
            found: self.findings.is_some(),
            signed: self.signed(),
        };
        if card.made != Some(made) || std::mem::take(&mut card.stale) {
            if card.made.is_none_or(|old| (old.about, old.face) != (made.about, made.face)) {
                card.top = 0;
                card.selected = None;
            }
            self.compose(&mut card, width);
            card.made = Some(made);
        }
        card.move_by(0, true);
        let wish = card.wish.take();
        let at = card.links.iter().position(|link| matches!(link.goal, Goal::Place(place) if Some(place) == wish));
        if let Some(at) = at {
            card.select(at);
        }
        self.card = Some(card);
    }

    fn compose(&mut self, card: &mut Card, width: usize) {
        let room = Room { encoding: self.encoding, width, ordered: true, apart: !self.encoding.harakat };
        let mut memory = std::mem::take(&mut self.memory);
        (card.lines, card.links) = match (card.face, self.entity_here()) {
            (Face::Entity, Some(id)) => links::lay_out(entity::items(self, id), width, self.encoding),
            (Face::Fact, _) => {
                links::lay_out(self.fact_here().map_or_else(Vec::new, |at| fact::items(self, at)), width, self.encoding)
            }
            (Face::Quote, _) => {
                links::lay_out(self.quote_here().map_or_else(Vec::new, |at| quote::items(self, at)), width, self.encoding)
            }
            (Face::Find, _) => links::lay_out(find::items(self, self.same_here()), width, self.encoding),
            (Face::Forms, _) => (lay::lay_out(&forms::blocks(self), &room), Vec::new()),
            (Face::Word | Face::Entity, _) => (lay::lay_out(&word::blocks(self, &mut memory), &room), Vec::new()),
        };
        self.memory = memory;
    }

    /// The line of the card that leads to `place`, if there is one, is the selected one from now on.
    pub(super) fn select_place(&mut self, place: Span) {
        if let Some(card) = &mut self.card {
            card.wish = Some(place);
        }
    }

    /// The places in the article that an open card is about.
    pub(super) fn card_places(&self) -> Vec<Span> {
        let found = self.findings().map(super::findings::Findings::annotations);
        match self.card.as_ref().map(|card| card.face) {
            Some(Face::Fact) => {
                let fact = self.fact_here().and_then(|at| found?.facts.get(at));
                fact.map(|fact| fact.evidence).into_iter().collect()
            }
            Some(Face::Quote) => {
                let quote = self.quote_here().and_then(|at| found?.quotes.get(at));
                quote.map(|quote| quote.cue.map_or(quote.content, |cue| cue.join(quote.content))).into_iter().collect()
            }
            Some(face) if face.leads() => self.places_of(self.same_here()),
            _ => Vec::new(),
        }
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

/// The name of a face in the name line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FaceLabel {
    /// Which.
    pub face: Face,
    /// What is written; ASCII.
    pub text: &'static str,
    /// Its first column, with the blank before it, from the left end of the line.
    pub from: usize,
    /// One past its last column, with the blank after it.
    pub to: usize,
}

/// The names of the faces in `width` columns: all of them whole where there is room, else only that of the open one.
#[must_use]
pub fn face_labels(faces: &[Face], open: Face, width: usize) -> Vec<FaceLabel> {
    let laid = |letters: usize| -> Vec<FaceLabel> {
        let mut column = 1;
        let label = |&face: &Face| {
            let name = face.name();
            let text = if face == open { name } else { name.get(..letters.min(name.len())).unwrap_or(name) };
            let from = column;
            column += text.len() + 3;
            FaceLabel { face, text, from, to: from + text.len() + 2 }
        };
        faces.iter().map(label).collect()
    };
    let fits = |labels: &Vec<FaceLabel>| labels.last().is_none_or(|last| last.to < width);
    [usize::MAX, 3, 2].into_iter().map(laid).find(fits).unwrap_or_else(|| laid(2))
}

/// Text of the article fit to stand on a card: no control characters, not too long.
fn fit(text: &str) -> String {
    crate::gloss::readable(&sanitize::clean(text))
}
