//! Asking the terminal while the screen already stands.
//!
//! In: replies as they come. Out: what to send, and the encoding once the replies decide it. The first frame is painted on what the environment says; a terminal that stays
//! silent leaves it at that. Invariants: nothing is sent where nothing can be learnt; a cursor's column counts only where it was asked for.

use std::collections::VecDeque;
use std::time::Instant;

use super::queries::{Column, QUERIES};
use super::{Answers, Choices, Environment, Verdict, decide};
use crate::config::{Display, Encoding, HarakatChoice};
use crate::terminal::input::Reply;

/// A conversation with the terminal.
#[derive(Debug)]
pub(in crate::terminal) struct Inquiry {
    environment: Environment,
    choices: Choices,
    answers: Answers,
    /// Columns asked for and not told yet, in order.
    columns: VecDeque<Column>,
    asked: Vec<Column>,
    sent: Option<Instant>,
}

impl Inquiry {
    pub(in crate::terminal) fn new(environment: Environment, choices: Choices) -> Self {
        Self { environment, choices, answers: Answers::default(), columns: VecDeque::new(), asked: Vec::new(), sent: None }
    }

    /// What is decided by now.
    pub(in crate::terminal) fn encoding(&self) -> Encoding {
        self.choices.settle(&self.verdict())
    }

    fn verdict(&self) -> Verdict {
        decide(&self.environment, &self.answers)
    }

    /// Whether tmux can say more.
    pub(in crate::terminal) fn in_tmux(&self) -> bool {
        !self.choices.settled() && super::in_tmux(&self.environment, &self.answers)
    }

    /// Whether asking can change anything.
    fn open(&self) -> bool {
        self.environment.answers() && !self.choices.settled()
    }

    /// What to write before a frame that paints everything anew: the widths that the encoding relies on and that were not asked for yet. It stands in the first row
    /// until that is painted.
    pub(in crate::terminal) fn before_frame(&mut self) -> String {
        let verdict = self.verdict();
        let chosen = self.choices.remembered.contains_key(&verdict.terminal);
        let mut wanted = Vec::new();
        if self.open() && !chosen {
            if self.choices.display.is_none() && verdict.encoding.display == Display::Words {
                wanted.push(Column::Lrm);
            }
            if self.choices.harakat == HarakatChoice::Auto && verdict.encoding.harakat {
                wanted.push(Column::Mark);
            }
        }
        wanted.retain(|column| !self.asked.contains(column));
        self.asked.extend(&wanted);
        self.columns.extend(&wanted);
        wanted.into_iter().map(Column::query).collect()
    }

    /// What to write after the first frame.
    pub(in crate::terminal) fn after_frame(&mut self) -> &'static str {
        if self.sent.is_some() || !self.open() {
            return "";
        }
        self.sent = Some(Instant::now());
        QUERIES
    }

    /// When the queries were sent, if the last of them is not answered yet.
    pub(in crate::terminal) fn owed(&self) -> Option<Instant> {
        self.sent.filter(|_| self.answers.da1.is_none())
    }

    /// Takes a reply in; the encoding where one is decided now.
    pub(in crate::terminal) fn take(&mut self, reply: Reply) -> Option<Encoding> {
        let decides = match reply {
            Reply::Column(column) => {
                let moved = Some(column.saturating_sub(1));
                match self.columns.pop_front()? {
                    Column::Lrm => self.answers.lrm_columns = moved,
                    Column::Mark => self.answers.mark_columns = moved,
                }
                true
            }
            // The last reply.
            Reply::Primary(_) => true,
            _ => false,
        };
        self.answers.take(reply);
        decides.then(|| self.encoding())
    }

    /// Takes in what tmux says; the encoding where that decides it.
    pub(in crate::terminal) fn take_client(&mut self, client: String) -> Encoding {
        self.answers.tmux_client = Some(client);
        self.encoding()
    }
}
