//! Words → readings: every token's segmentation, lemma, features; one chosen in context.

mod explain;
mod word;

pub use explain::{Explanation, Segment, explain};
pub use word::{Enclitic, LemmaId, Proclitics, Reading, TokenKind, Word};
