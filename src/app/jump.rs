//! Jumps: to the next thing of a kind, to the same entity or lemma, to what was searched, and back again.

use super::action::{Target, Way};
use super::card::Face;
use super::panel::{Subject, Tab};
use super::search::{Haystack, Search};
use super::state::{Again, Focus, State};
use crate::annotate::annotation::EntityKind;

/// Places remembered, at most.
const REMEMBERED: usize = 200;

impl State {
    /// Remembers the place of the cursor before it is left.
    pub(super) fn remember(&mut self) {
        let here = self.cursor_span().start;
        self.jumps.truncate(self.jump_at);
        self.jumps.retain(|&place| place != here);
        self.jumps.push(here);
        if self.jumps.len() > REMEMBERED {
            self.jumps.remove(0);
        }
        self.jump_at = self.jumps.len();
    }

    pub(super) fn jump_back(&mut self) {
        if self.jump_at == 0 {
            return self.tell("no earlier place");
        }
        if self.jump_at == self.jumps.len() {
            // The place that is left can be come forward to.
            let at = self.jump_at;
            self.remember();
            self.jump_at = at.min(self.jumps.len() - 1);
        }
        self.jump_at = self.jump_at.saturating_sub(1);
        self.revisit();
    }

    pub(super) fn jump_forward(&mut self) {
        if self.jump_at + 1 >= self.jumps.len() {
            return self.tell("no later place");
        }
        self.jump_at += 1;
        self.revisit();
    }

    fn revisit(&mut self) {
        if let Some(&place) = self.jumps.get(self.jump_at) {
            self.go_to(place);
        }
    }

    pub(super) fn jump(&mut self, target: Target, way: Way) {
        self.again = Some(Again::Jump(target, way));
        let Some(findings) = self.findings.clone() else { return self.tell("still reading the article …") };
        match findings.stop(target, way, self.cursor_span()) {
            Some(offset) => {
                self.remember();
                self.go_to(offset);
            }
            None => self.tell(&format!("no {} {}", further(way), target.name())),
        }
    }

    pub(super) fn repeat(&mut self, way: Way) {
        let turned = |first: Way| if way == Way::Next { first } else { first.reversed() };
        match self.again {
            Some(Again::Jump(target, first)) => {
                self.jump(target, turned(first));
                self.again = Some(Again::Jump(target, first));
            }
            Some(Again::Same(first)) => {
                self.jump_same(turned(first));
                self.again = Some(Again::Same(first));
            }
            Some(Again::Search(first)) => self.search_step(turned(first)),
            None => self.tell("nothing to repeat yet: / searches, ]e goes to the next entity"),
        }
    }

    pub(super) fn search_open(&mut self) {
        self.searching = true;
        self.search_from = self.cursor_span().start;
        self.search = Some(Search::default());
        self.again = Some(Again::Search(Way::Next));
        // Before the engine is done with the article it is folded here.
        if self.findings.is_none() && self.haystack.is_none() {
            self.haystack = Some(Haystack::new(self.document.text()));
        }
    }

    pub(super) fn search_edit(&mut self, edit: super::action::Edit) {
        let ready = self.findings.as_ref().map(|findings| findings.haystack()).or(self.haystack.as_ref());
        let (Some(search), Some(haystack)) = (&mut self.search, ready) else { return };
        search.edit(edit, self.document.text(), haystack);
        let place = search.step(self.search_from, Way::Next).map(|(span, _)| span.start);
        self.go_to(place.unwrap_or(self.search_from));
    }

    /// Pasted text is typed into the search line, blanks for line ends; elsewhere it must not act as keys.
    pub(super) fn paste(&mut self, text: &str) {
        /// Longer than any phrase one looks for.
        const LONGEST: usize = 200;
        if self.form.is_some() {
            return super::form::keys::pasted(text).for_each(|edit| self.edit_form(edit));
        }
        if self.searching {
            for c in text.trim().chars().take(LONGEST) {
                self.search_edit(super::action::Edit::Insert(if c == '\n' { ' ' } else { c }));
            }
        }
    }

    pub(super) fn search_accept(&mut self) {
        self.searching = false;
        match &self.search {
            Some(search) if search.query().is_empty() => self.search = None,
            Some(search) if search.matches().is_empty() => self.tell("not found"),
            Some(_) => {
                let found = self.cursor;
                self.cursor = self.words.stop_at(self.search_from);
                self.remember();
                self.cursor = found;
            }
            None => {}
        }
    }

    fn search_step(&mut self, way: Way) {
        let here = self.cursor_span();
        let from = if way == Way::Next { here.end } else { here.start };
        match self.search.as_ref().filter(|search| !search.query().is_empty()).map(|search| search.step(from, way)) {
            Some(Some((span, round))) => {
                if !self.searching {
                    self.remember();
                }
                self.go_to(span.start);
                if round {
                    self.tell(if way == Way::Next { "from the start again" } else { "from the end again" });
                }
            }
            Some(None) => self.tell("not found"),
            None => self.tell("nothing to repeat yet: / searches, ]e goes to the next entity"),
        }
    }

    /// The cursor goes to what the selected row is about: to its next place, when it is on one already. Of an entity the card opens too.
    pub(super) fn show_row(&mut self) {
        let here = self.cursor_span();
        let Some(entry) = self.panel.selection() else { return };
        let on = entry.spans.iter().position(|span| span.overlaps(here) && here.start <= span.start);
        let next = on.and_then(|at| entry.spans.get(at + 1)).or_else(|| entry.spans.first()).copied();
        if let Some(span) = next {
            let subject = entry.subject.clone();
            let entity = match subject {
                Subject::Entity(id) => Some(id),
                _ => None,
            };
            self.remember();
            self.go_to(span.start);
            match entity {
                // The card stands in the panel's place, and gives it back.
                Some(id) => {
                    self.pin(id);
                    self.open_face(Face::Entity);
                }
                None => {
                    self.mean(&subject);
                    self.focus = Focus::Page;
                    self.lit = true;
                }
            }
        }
    }

    /// Selects the row of what is under the cursor: in the open tab if it is there, else in the tab it belongs to.
    pub(super) fn select_row(&mut self) {
        if self.geometry.panel.is_none() {
            self.hide_panel();
        }
        let here = self.cursor_span();
        let own = self.own_tab();
        let tabs = [Some(self.panel.tab()), own, Some(Tab::Terms), Some(Tab::Quotes), Some(Tab::Facts)];
        let found = tabs.into_iter().flatten().find_map(|tab| self.panel.row_at(tab, here).map(|row| (tab, row)));
        match found {
            Some((tab, row)) => {
                self.panel.open(tab);
                self.panel.select(row);
                self.focus = Focus::Panel;
                self.lit = true;
            }
            None => self.tell("nothing was found about this word"),
        }
    }

    fn own_tab(&self) -> Option<Tab> {
        let findings = self.findings.as_ref()?;
        let place = findings.mentions_at(self.cursor_span()).into_iter().next()?;
        match findings.annotations().entity(place.entity)?.kind {
            EntityKind::Person => Some(Tab::People),
            EntityKind::Place => Some(Tab::Places),
            EntityKind::Organization | EntityKind::Instrument | EntityKind::Event => Some(Tab::Bodies),
            _ => None,
        }
    }

    /// Says something in the strip, until the next key.
    pub(super) fn tell(&mut self, message: &str) {
        self.message = Some(message.to_owned());
    }
}

fn further(way: Way) -> &'static str {
    match way {
        Way::Next => "further",
        Way::Previous => "earlier",
    }
}
