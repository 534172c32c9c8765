//! Which terminal this is, and how it must be sent Arabic.
//!
//! In: the [`Environment`] and the [`Answers`] to a handful of queries. Out: a [`Verdict`]. The decision is pure ([`decide`]); asking is done by the screen's own
//! loop, as events (`inquiry`), or by [`ask`], which waits, for commands that take no screen.

mod answers;
mod ask;
mod decide;
mod environment;
mod inquiry;
mod interview;
mod queries;
mod table;
#[cfg(test)]
mod tests;
pub mod tmux;

use std::collections::BTreeMap;

pub use answers::Answers;
pub use ask::{PATIENCE, ask, examine, for_print};
pub use decide::{Verdict, decide};
pub use environment::Environment;
pub(super) use inquiry::Inquiry;
pub use interview::{Interview, interview};

use decide::in_tmux;

use crate::config::{Display, Encoding, HarakatChoice};

/// What stands above identification: what the user said for this run, and what was remembered for terminals by their key ([`Verdict::terminal`]).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    /// `--display`; nothing for `auto`.
    pub display: Option<Display>,
    /// `--harakat`.
    pub harakat: HarakatChoice,
    /// Choices confirmed once, by the key of their terminal.
    pub remembered: BTreeMap<String, Encoding>,
}

impl Choices {
    /// The encoding to use: as the user says, else as remembered for this terminal, else as decided.
    #[must_use]
    pub fn settle(&self, verdict: &Verdict) -> Encoding {
        let found = self.remembered.get(&verdict.terminal).copied().unwrap_or(verdict.encoding);
        let display = self.display.unwrap_or(found.display);
        Encoding {
            display,
            harakat: match self.harakat {
                HarakatChoice::Auto => found.harakat && (display == found.display || display.places_harakat()),
                HarakatChoice::Keep => true,
                HarakatChoice::Strip => false,
            },
        }
    }

    /// Whether no answer of the terminal can change what [`Self::settle`] says.
    #[must_use]
    pub fn settled(&self) -> bool {
        self.display.is_some() && self.harakat != HarakatChoice::Auto
    }
}
