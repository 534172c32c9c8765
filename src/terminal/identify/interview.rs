//! All that can be asked of a terminal, whether or not it decides anything: for a report.

use super::ask::converse;
use super::queries::{Column, QUERIES};
use super::{Answers, Environment, PATIENCE, Verdict, decide, tmux};
use crate::terminal::input::Reply;

/// DA1: every terminal answers it, after what was asked before.
const LAST: &str = "\u{1b}[c";

/// To kitty, in hexadecimal digits as XTGETTCAP has names: its font. kitty-query-font_family.
const KITTY_FONT: &str = "\u{1b}P+q6b697474792d71756572792d666f6e745f66616d696c79\u{1b}\\";

/// What was learnt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interview {
    /// What was answered.
    pub answers: Answers,
    /// What follows.
    pub verdict: Verdict,
    /// The font, where the terminal tells.
    pub font: Option<String>,
}

/// Asks the terminal on standard output everything, tmux too; for as long as three times [`PATIENCE`] where nothing answers. The widths are measured in the row of
/// the cursor, which must be empty, and is again.
#[must_use]
pub fn interview(environment: &Environment) -> Interview {
    let mut answers = Answers::default();
    if super::in_tmux(environment, &answers) {
        answers.tmux_client = tmux::client(PATIENCE);
    }
    let mut font = None;
    if environment.answers() {
        let mut columns = [Column::Lrm, Column::Mark].into_iter();
        let queries = [Column::Lrm.query_here(), Column::Mark.query_here(), QUERIES.to_owned()].concat();
        // A terminal that is gone or is nobody's has no answer.
        let answered = converse(&queries, PATIENCE, &mut |reply| match reply {
            Reply::Column(column) => answers.take_column(columns.next(), column),
            reply => answers.take(reply),
        });
        // Where it is silent, a second question is for nothing.
        if answered.unwrap_or(false) && decide(environment, &answers).terminal == "kitty" {
            let asked = converse(&[KITTY_FONT, LAST].concat(), PATIENCE, &mut |reply| {
                if let Reply::Font(name) = reply {
                    font = Some(name);
                }
            });
            font = font.filter(|_| asked.is_ok());
        }
    }
    Interview { verdict: decide(environment, &answers), answers, font }
}
