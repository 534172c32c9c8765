//! What the terminal answered.

use super::queries::Column;
use crate::terminal::input::Reply;

/// Answers of the terminal, each nothing until it comes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    /// XTVERSION (`CSI > 0 q`): name and version, such as `XTerm(379)`.
    pub xtversion: Option<String>,
    /// DECRQM of mode 8, bidirectional support mode (ECMA-48 BDSM): 1 set, 2 reset, 0 unknown, 3 and 4 for ever so.
    pub bdsm: Option<u8>,
    /// DA1 (`CSI c`): primary device attributes.
    pub da1: Option<Vec<u16>>,
    /// DA2 (`CSI > c`): kind, version, keyboard.
    pub da2: Option<Vec<u16>>,
    /// By how many columns the cursor moved over `a`, U+200E, `b`: 2 where U+200E takes none.
    pub lrm_columns: Option<u16>,
    /// By how many columns it moved over a letter with fatha: 1 where the mark takes none.
    pub mark_columns: Option<u16>,
    /// What tmux says of the terminal around it: `#{client_termtype}`, which is that one's XTVERSION, else its `TERM`.
    pub tmux_client: Option<String>,
}

impl Answers {
    /// Takes an answer in. A column is no answer by itself: who asked for it knows what it measures.
    pub(in crate::terminal) fn take(&mut self, reply: Reply) {
        match reply {
            Reply::Version(version) => self.xtversion = Some(version),
            Reply::Mode { mode: 8, value } => self.bdsm = Some(value),
            Reply::Primary(numbers) => self.da1 = Some(numbers),
            Reply::Secondary(numbers) => self.da2 = Some(numbers),
            Reply::Mode { .. } | Reply::Column(_) | Reply::Font(_) => {}
        }
    }

    /// Takes in where the cursor is, from 1, after what was written at the start of a row.
    pub(super) fn take_column(&mut self, measured: Option<Column>, column: u16) {
        let moved = Some(column.saturating_sub(1));
        match measured {
            Some(Column::Lrm) => self.lrm_columns = moved,
            Some(Column::Mark) => self.mark_columns = moved,
            None => {}
        }
    }
}
