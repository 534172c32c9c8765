//! Lemmas, forms, names, terms and cues: rows of `assets/` compiled by `build.rs` and opened without parsing.

pub mod features;

/// The compiled language knowledge.
#[derive(Debug)]
pub struct Lexicon;

impl Lexicon {
    /// The lexicon built into the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self
    }
}
