//! The lines of a card that lead somewhere: one is selected by going up and down, Enter follows it.

use std::ops::Range;

use super::{Card, CardLine, Face, State};
use crate::annotate::annotation::EntityId;
use crate::app::action::Way;
use crate::app::panel::Subject;
use crate::app::prose::Prose;
use crate::app::same::Same;
use crate::config::Encoding;
use crate::text::Span;

/// Where a link leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Goal {
    /// To a place in the article; the card stays.
    Place(Span),
    /// To the card of another entity.
    Entity(EntityId),
    /// To the card of a fact, by its number.
    Fact(usize),
    /// To the card of a quote, by its number.
    Quote(usize),
}

/// A part of a card, and where it leads.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) prose: Prose,
    pub(super) goal: Option<Goal>,
    /// A blank line comes before it.
    pub(super) gap: bool,
}

/// A link with its lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Where it leads.
    pub goal: Goal,
    /// Its lines, counted from the top of the card.
    pub lines: Range<usize>,
}

/// Lays out items in `width` columns.
pub(super) fn lay_out(items: Vec<Item>, width: usize, encoding: Encoding) -> (Vec<CardLine>, Vec<Link>) {
    let (mut lines, mut links) = (Vec::new(), Vec::new());
    for item in items {
        if item.gap {
            lines.push(CardLine::default());
        }
        let first = lines.len();
        let laid = item.prose.lay_out(width, encoding);
        lines.extend(laid.lines.into_iter().map(|line| CardLine { indent: line.indent, line: line.line, cut: line.cut }));
        links.extend(item.goal.map(|goal| Link { goal, lines: first..lines.len() }));
    }
    (lines, links)
}

impl Card {
    /// The links of the card.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The link that is selected, if it is in view.
    #[must_use]
    pub fn selection(&self) -> Option<&Link> {
        self.selected.and_then(|at| self.links.get(at)).filter(|link| self.sees(link))
    }

    fn sees(&self, link: &Link) -> bool {
        link.lines.start < self.top + self.height && link.lines.end > self.top
    }

    /// Selects the next link that is in view, else scrolls by a line, so that nothing between links is passed over unseen.
    pub(super) fn step(&mut self, way: Way) {
        let bottom = self.top + self.height;
        let here = self.selected.filter(|_| self.selection().is_some());
        let next = match (way, here) {
            (Way::Next, Some(at)) => Some(at + 1),
            (Way::Next, None) => self.links.iter().position(|link| link.lines.start >= self.top),
            (Way::Previous, Some(at)) => at.checked_sub(1),
            (Way::Previous, None) if self.top == 0 => None,
            (Way::Previous, None) => self.links.iter().rposition(|link| link.lines.end <= bottom),
        };
        let near = next.filter(|&at| self.links.get(at).is_some_and(|link| self.sees(link)));
        match near {
            Some(at) => self.select(at),
            None => {
                let top = self.top;
                self.move_by(1, way == Way::Next);
                if self.top == top && way == Way::Previous {
                    // Above the first link there is none.
                    self.selected = None;
                }
            }
        }
    }

    /// Selects a link and brings it into view, its first line at least.
    pub(super) fn select(&mut self, at: usize) {
        let Some(lines) = self.links.get(at).map(|link| link.lines.clone()) else { return };
        self.selected = Some(at);
        let top = self.top.max(lines.end.saturating_sub(self.height)).min(lines.start);
        self.top = top.min(self.lines.len().saturating_sub(self.height));
    }
}

impl State {
    /// What the open card is about, if that is a finding.
    pub(in crate::app) fn card_subject(&self) -> Option<Subject> {
        match self.card.as_ref()?.face() {
            Face::Fact => self.fact_here().map(Subject::Fact),
            Face::Quote => self.quote_here().map(Subject::Quote),
            Face::Entity | Face::Find => self.entity_here().map(Subject::Entity),
            Face::Word | Face::Forms => None,
        }
    }

    /// The next or previous link of the card.
    pub(in crate::app) fn step_link(&mut self, way: Way) {
        if let Some(card) = &mut self.card {
            card.step(way);
        }
    }

    /// Goes where the selected link leads; closes the card where none is selected.
    pub(in crate::app) fn follow_link(&mut self) {
        match self.card.as_ref().and_then(Card::selection).map(|link| link.goal) {
            Some(goal) => self.follow(goal),
            None => {
                self.close_card();
            }
        }
    }

    pub(super) fn follow(&mut self, goal: Goal) {
        match goal {
            Goal::Place(span) => {
                let (same, meant) = (self.same_here(), self.card_subject());
                self.remember();
                self.go_to(span.start);
                match (same, meant) {
                    (_, Some(subject @ (Subject::Fact(_) | Subject::Quote(_)))) => self.mean(&subject),
                    (Same::Entity(id), _) => self.pin(id),
                    (Same::Word, _) => {}
                }
            }
            Goal::Entity(id) => self.visit(id),
            Goal::Fact(at) => self.visit_finding(&Subject::Fact(at)),
            Goal::Quote(at) => self.visit_finding(&Subject::Quote(at)),
        }
    }

    /// Goes on to another entity: to its mention in the same sentence, else to its first.
    fn visit(&mut self, id: EntityId) {
        let Some(findings) = self.findings.clone() else { return };
        let found = findings.annotations();
        let mentions = found.entity(id).map_or(&[][..], |entity| &entity.mentions);
        let here = super::ties::sentence_of(found, self.cursor_span().start);
        let near = mentions.iter().find(|mention| super::ties::sentence_of(found, mention.span.start) == here);
        let Some(mention) = near.or_else(|| mentions.first()) else {
            return self.tell("only an adjective names it in this article");
        };
        self.remember();
        self.go_to(mention.span.start);
        self.pin(id);
        self.open_face(Face::Entity);
    }
}
