//! Words → readings: every token's segmentation, lemma, features; one chosen in context.

mod analyse;
mod clitics;
mod context;
mod disambiguate;
mod explain;
mod word;

pub use analyse::{Letters, Scratch, readings};
pub use disambiguate::{Lattice, choose};
pub use explain::{Explanation, Segment, explain};
pub use word::{Enclitic, LemmaId, Proclitics, Reading, Word};
