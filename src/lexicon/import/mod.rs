//! Big lexicons of others and glossaries of the user's → blobs that lie under the program's own as [`super::Layer`]s.
//!
//! In: lines of an ALMOR database (`almor`), or lemmas, forms and terms from a glossary's rows (`Writer`). Out: a blob, or an [`enum@Error`] that says the line and what
//! is wrong with it. Nothing here touches a file. What grows with the input has a limit, named below.

mod affixes;
mod almor;
mod convert;
mod lines;
mod spelling;
mod writer;

pub use convert::{Counts, convert};
pub use lines::Lines;
pub use spelling::{Spelling, lemma_of};
pub use writer::{NewLemma, Writer};

pub use almor::{Database, parse};

use thiserror::Error;

/// Most bytes of a file.
pub const MOST_BYTES: u64 = 1 << 30;
/// Most bytes of a line.
pub const MOST_LINE: usize = 1 << 16;
/// Most rows of a section or of a glossary.
pub const MOST_ROWS: usize = 4_000_000;
/// Most inflected forms that are made of a database; each takes 32 bytes while they are sorted.
pub const MOST_FORMS: usize = 12_000_000;
/// Most pairs of a prefix and a suffix that are tried together, over all classes of stems.
pub const MOST_PAIRS: usize = 200_000_000;

/// Why a file cannot be imported.
#[derive(Debug, Error)]
pub enum Error {
    /// What is wrong, and in which line, from 1.
    #[error("line {0}: {1}")]
    Wrong(usize, String),
    /// What is wrong with the whole of it.
    #[error("{0}")]
    Whole(String),
    /// What the system reports on reading, and after how many lines.
    #[error("line {0}: it cannot be read on: {1}")]
    Read(usize, std::io::Error),
}
