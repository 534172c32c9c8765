//! Which fact or quote is meant under the cursor: the one that a row or a line of a card led to while the cursor stays there, else the shortest that lies there.

use super::State;
use super::action::Way;
use super::card::Face;
use super::panel::Subject;
use crate::text::Span;

/// A fact or a quote that a row or line led to, and where the cursor was then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Meant {
    subject: Subject,
    cursor: usize,
}

impl Meant {
    /// Whether the cursor is still there.
    pub(super) fn holds(&self, cursor: usize) -> bool {
        self.cursor == cursor
    }
}

impl State {
    /// From now on the fact or quote is meant, until the cursor moves.
    pub(super) fn mean(&mut self, subject: &Subject) {
        self.meant = Some(Meant { subject: subject.clone(), cursor: self.cursor });
    }

    /// What a row or line led to, while the cursor stays there.
    pub(super) fn meant(&self) -> Option<&Subject> {
        self.meant.as_ref().filter(|meant| meant.holds(self.cursor)).map(|meant| &meant.subject)
    }

    /// The fact under the cursor, by its number.
    #[must_use]
    pub fn fact_here(&self) -> Option<usize> {
        let facts = &self.findings()?.annotations().facts;
        if let Some(Subject::Fact(at)) = self.meant().filter(|subject| matches!(subject, Subject::Fact(at) if *at < facts.len()))
        {
            return Some(*at);
        }
        let here = self.cursor_span();
        let found = facts.iter().enumerate().filter(|(_, fact)| fact.evidence.overlaps(here));
        found.min_by_key(|(_, fact)| fact.evidence.len()).map(|(at, _)| at)
    }

    /// The speech under the cursor, its cue included, by its number.
    #[must_use]
    pub fn quote_here(&self) -> Option<usize> {
        let quotes = &self.findings()?.annotations().quotes;
        if let Some(Subject::Quote(at)) =
            self.meant().filter(|subject| matches!(subject, Subject::Quote(at) if *at < quotes.len()))
        {
            return Some(*at);
        }
        let here = self.cursor_span();
        let lies = |span: Span| span.overlaps(here);
        let found = quotes.iter().enumerate().filter(|(_, quote)| lies(quote.content) || quote.cue.is_some_and(lies));
        found.min_by_key(|(_, quote)| quote.content.len()).map(|(at, _)| at)
    }

    /// Goes to a fact or quote and opens its card.
    pub(super) fn visit_finding(&mut self, subject: &Subject) {
        let Some(findings) = self.findings.clone() else { return };
        let found = findings.annotations();
        let (place, face) = match subject {
            Subject::Fact(at) => (found.facts.get(*at).map(|fact| fact.evidence), Face::Fact),
            Subject::Quote(at) => (found.quotes.get(*at).map(|quote| quote.content), Face::Quote),
            Subject::Entity(_) | Subject::Term(_) => return,
        };
        if let Some(place) = place {
            self.remember();
            self.go_to(place.start);
            self.mean(subject);
            self.open_face(face);
        }
    }

    /// In the card of a fact or quote: on to the next or previous of the article; whether it is such a card.
    pub(super) fn step_finding(&mut self, way: Way) -> bool {
        let Some(found) = self.findings.as_ref().map(|findings| findings.annotations()) else { return false };
        let (here, count, name) = match self.card.as_ref().map(super::card::Card::face) {
            Some(Face::Fact) => (self.fact_here(), found.facts.len(), "fact"),
            Some(Face::Quote) => (self.quote_here(), found.quotes.len(), "quote"),
            _ => return false,
        };
        let Some(here) = here else { return false };
        let next = if way == Way::Next { Some(here + 1).filter(|&at| at < count) } else { here.checked_sub(1) };
        match next {
            Some(at) => {
                self.visit_finding(&if name == "fact" { Subject::Fact(at) } else { Subject::Quote(at) });
                self.tell(&format!("{name} {} of {count}", at + 1));
            }
            None => self.tell(&format!("no {} {name} of {count}", if way == Way::Next { "further" } else { "earlier" })),
        }
        true
    }
}
