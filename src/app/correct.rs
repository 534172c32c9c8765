//! Corrections on the screen: what is selected is confirmed, rejected or written anew; undone and done again; kept.
//!
//! Invariant: what is shown is what the engine found with the log applied to it, made anew after each change, so that nothing of an undone correction is left.

use std::sync::Arc;

use super::action::Effect;
use super::findings::Findings;
use super::panel::Subject;
use super::state::{Focus, State};
use crate::annotate::annotation::Verdict;
use crate::corrections::{self, Item, Log, Record, Source};
use crate::markup::Filter;

/// Corrections that can be undone, at most.
const REMEMBERED: usize = 500;

/// The corrections of the article, and what they are made to.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk {
    /// What the engine found.
    engine: Option<Arc<Findings>>,
    log: Log,
    past: Vec<Log>,
    future: Vec<Log>,
    /// Rejected things are shown, struck out.
    struck: bool,
    /// Where what is shown comes from; empty while there are no corrections.
    entities: Vec<Source>,
    quotes: Vec<Source>,
    facts: Vec<Source>,
    /// Why the corrections are not kept where they should be.
    unkept: Option<String>,
    /// The reader has been told so on leaving.
    warned: bool,
}

impl Desk {
    pub(super) fn new(log: Log) -> Self {
        Self { log, ..Self::default() }
    }
}

impl State {
    /// Takes in what the engine found.
    pub(super) fn take_findings(&mut self, findings: Arc<Findings>) {
        self.desk.engine = Some(findings);
        self.apply_log();
    }

    /// Shows what was found with the corrections applied.
    fn apply_log(&mut self) {
        let Some(engine) = self.desk.engine.clone() else { return };
        let before = self.findings.as_ref().map(|findings| counts(findings));
        let findings = if self.desk.log.is_empty() {
            // Every number is the engine's own.
            (self.desk.entities, self.desk.quotes, self.desk.facts) = Default::default();
            engine
        } else {
            let applied = corrections::apply(engine.annotations(), &self.desk.log, self.desk.struck);
            (self.desk.entities, self.desk.quotes, self.desk.facts) = (applied.entities, applied.quotes, applied.facts);
            Arc::new(engine.corrected(&self.document, applied.annotations))
        };
        if before != Some(counts(&findings)) {
            self.meant = None;
        }
        self.page.annotate(Arc::clone(&findings));
        self.panel.annotate(&findings, Arc::clone(&self.document));
        self.findings = Some(findings);
        self.marked = (false, Filter::default());
        self.here = None;
        self.gist = None;
        if let Some(card) = &mut self.card {
            card.outdate();
        }
    }

    /// The corrections.
    #[must_use]
    pub fn corrections(&self) -> &Log {
        &self.desk.log
    }

    /// Whether what was rejected is shown.
    #[must_use]
    pub fn shows_rejected(&self) -> bool {
        self.desk.struck
    }

    /// What a correction is about now: what the open card is about, else the selected row of the panel.
    pub(super) fn subject(&self) -> Option<Subject> {
        if self.card.is_some() {
            return self.card_subject();
        }
        let row = self.panel.selection().filter(|_| self.focus == Focus::Panel);
        row.map(|entry| entry.subject.clone())
    }

    /// Confirms or rejects; takes that back where it was said already.
    pub(super) fn judge(&mut self, verdict: Verdict) -> Vec<Effect> {
        let Some(subject) = self.subject() else { return self.refuse("nothing to correct here: select a row of the panel") };
        let Some(item) = self.item(&subject) else {
            return self.refuse("terms come from the glossary and are not corrected here");
        };
        let source = self.source(&subject);
        let old = source.record.and_then(|at| self.desk.log.records().get(at)).map(|record| record.verdict);
        if old == Some(Verdict::Corrected) && verdict == Verdict::Confirmed {
            return self.refuse("corrected by you already");
        }
        let mut log = self.desk.log.clone();
        let told = match (source.record, old) {
            (Some(at), Some(old)) if old == verdict => {
                log.remove(at);
                if verdict == Verdict::Confirmed { "no longer confirmed" } else { "no longer rejected" }
            }
            _ => {
                let Some(record) = self.record(&subject, verdict, item) else { return self.refuse(UNNAMED) };
                log.set(source.record, record);
                match verdict {
                    Verdict::Rejected if self.desk.struck => "rejected",
                    Verdict::Rejected => "rejected: u undoes, X shows what is rejected",
                    Verdict::Confirmed | Verdict::Corrected => "confirmed",
                }
            }
        };
        self.change(log, told)
    }

    /// Keeps what was written in a form.
    pub(super) fn rewrite(&mut self, subject: &Subject, item: Item) -> Vec<Effect> {
        if self.item(subject).as_ref() == Some(&item) {
            return self.refuse("nothing changed");
        }
        let Some(record) = self.record(subject, Verdict::Corrected, item) else { return self.refuse(UNNAMED) };
        let mut log = self.desk.log.clone();
        log.set(self.source(subject).record, record);
        self.change(log, "corrected")
    }

    pub(super) fn undo(&mut self, back: bool) -> Vec<Effect> {
        let desk = &mut self.desk;
        let (from, to) = if back { (&mut desk.past, &mut desk.future) } else { (&mut desk.future, &mut desk.past) };
        let Some(log) = from.pop() else { return self.refuse(if back { "nothing to undo" } else { "nothing to do again" }) };
        to.push(std::mem::replace(&mut desk.log, log));
        let (left, told) = if back { (desk.past.len(), "undone") } else { (desk.future.len(), "done again") };
        self.apply_log();
        self.tell(&format!("{told}; {left} more"));
        vec![Effect::Keep(self.desk.log.clone())]
    }

    /// Shows what was rejected, or leaves it out.
    pub(super) fn toggle_rejected(&mut self) {
        self.desk.struck = !self.desk.struck;
        let rejected = self.desk.log.records().iter().filter(|record| record.verdict == Verdict::Rejected).count();
        self.apply_log();
        self.tell(&match (rejected, self.desk.struck) {
            (0, true) => "nothing is rejected".to_owned(),
            (number, true) => format!("{number} rejected, shown struck out"),
            (number, false) => format!("{number} rejected, not shown"),
        });
    }

    /// What became of keeping the corrections.
    pub(super) fn kept(&mut self, outcome: Result<(), String>) {
        match outcome {
            Ok(()) => {
                if self.desk.unkept.take().is_some() {
                    self.tell("the corrections are kept now");
                }
                self.desk.warned = false;
            }
            Err(why) => {
                let leave = if self.desk.warned { "q again leaves; " } else { "" };
                self.tell(&format!("{leave}NOT KEPT: {why}"));
                self.desk.unkept = Some(why);
            }
        }
    }

    /// Leaves; while corrections are not kept, only when asked a second time.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        match &self.desk.unkept {
            Some(why) if !self.desk.warned => {
                let told = format!("q again leaves; NOT KEPT: {why}");
                self.desk.warned = true;
                self.tell(&told);
                vec![Effect::Keep(self.desk.log.clone())]
            }
            _ => vec![Effect::Quit],
        }
    }

    fn change(&mut self, log: Log, told: &str) -> Vec<Effect> {
        let desk = &mut self.desk;
        desk.past.push(std::mem::replace(&mut desk.log, log));
        if desk.past.len() > REMEMBERED {
            desk.past.remove(0);
        }
        desk.future.clear();
        self.apply_log();
        self.tell(told);
        vec![Effect::Keep(self.desk.log.clone())]
    }

    fn refuse(&mut self, why: &str) -> Vec<Effect> {
        self.tell(why);
        Vec::new()
    }

    fn source(&self, subject: &Subject) -> Source {
        let own = |at| Source { found: Some(at), record: None };
        let list = |list: &[Source], at: usize| list.get(at).copied().unwrap_or(own(at));
        match subject {
            Subject::Fact(at) => list(&self.desk.facts, *at),
            Subject::Quote(at) => list(&self.desk.quotes, *at),
            Subject::Entity(id) => list(&self.desk.entities, id.0),
            Subject::Term(_) => Source::default(),
        }
    }

    /// A finding as it is now.
    fn item(&self, subject: &Subject) -> Option<Item> {
        let found = self.findings()?.annotations();
        match subject {
            Subject::Fact(at) => found.facts.get(*at).map(|fact| Item::Fact(corrections::fact_item(found, fact))),
            Subject::Quote(at) => found.quotes.get(*at).map(|quote| Item::Quote(corrections::quote_item(found, quote))),
            Subject::Entity(id) => found.entity(*id).map(|entity| Item::Entity(corrections::entity_item(entity))),
            Subject::Term(_) => None,
        }
    }

    /// A correction of a finding; anchored where an older one is, else where the engine found it.
    fn record(&self, subject: &Subject, verdict: Verdict, item: Item) -> Option<Record> {
        let source = self.source(subject);
        if let Some(old) = source.record.and_then(|at| self.desk.log.records().get(at)) {
            return Some(Record { verdict, item, ..old.clone() });
        }
        let engine = self.desk.engine.as_ref()?.annotations();
        let found = source.found?;
        match item {
            Item::Fact(item) => Some(Record::of_fact(verdict, engine.facts.get(found)?, item)),
            Item::Quote(item) => Some(Record::of_quote(verdict, engine.quotes.get(found)?, item)),
            Item::Entity(item) => Record::of_entity(verdict, engine.entities.get(found)?, item),
        }
    }
}

/// Said where the text has no place for an anchor.
const UNNAMED: &str = "the text does not speak of this by itself: it cannot be corrected";

/// How many facts and quotes there are: their numbers mean something else when these change.
fn counts(findings: &Findings) -> (usize, usize) {
    (findings.annotations().facts.len(), findings.annotations().quotes.len())
}
