//! What is asked of the terminal, in bytes.

/// XTVERSION, DECRQM of mode 8 (ECMA-48 BDSM), DA2, DA1. Every terminal answers the last, in order, so that its reply says that no other will come.
pub(super) const QUERIES: &str = "\u{1b}[>0q\u{1b}[8$p\u{1b}[>c\u{1b}[c";

/// What the cursor's column tells of the width of something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// Of U+200E.
    Lrm,
    /// Of fatha over a letter.
    Mark,
}

impl Column {
    /// Writes it into the first row, asks for the cursor, and erases it. The row must be painted again.
    pub(super) fn query(self) -> String {
        format!("\u{1b}[H{}\u{1b}[6n\u{1b}[H\u{1b}[2K", self.text())
    }

    /// The same in the row where the cursor is, which must be empty.
    pub(super) fn query_here(self) -> String {
        format!("\r{}\u{1b}[6n\r\u{1b}[2K", self.text())
    }

    fn text(self) -> &'static str {
        match self {
            Self::Lrm => "a\u{200e}b",
            // As encoders send it: a presentation form and its mark.
            Self::Mark => "\u{fe91}\u{64e}",
        }
    }
}
