//! A word explained: what the word strip, the word card, the JSON and CoNLL-U show of it.

use super::Word;
use crate::lexicon::Lexicon;
use crate::lexicon::features::{Features, Pos};

/// One syntactic word of a token (the article is a feature, not a segment).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    /// As written.
    pub form: String,
    /// Fully vocalised.
    pub vocalized: String,
    /// Part of speech.
    pub pos: Pos,
    /// The vocalised lemma; empty for what has none.
    pub lemma: String,
    /// The root, letters with blanks between; empty for loans and particles.
    pub root: String,
    /// English glosses, «; » between.
    pub gloss: String,
    /// Features, with `definite` beside them.
    pub features: Features,
    /// Whether it has the article.
    pub definite: bool,
}

/// Everything shown of one word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// The whole token vocalised.
    pub vocalized: String,
    /// ALA-LC romanisation.
    pub transliteration: String,
    /// Part of speech, gender, verb form and features in words: «noun f.», «verb II, past 3ms».
    pub description: String,
    /// Proclitics, the word itself, attached pronoun.
    pub segments: Vec<Segment>,
    /// Index in `segments` of the word itself.
    pub main: usize,
    /// Whether it is in the lexicon; a guess otherwise.
    pub known: bool,
}

/// Explains `word` of `text`.
#[must_use]
pub fn explain(_lexicon: &Lexicon, _text: &str, _word: &Word) -> Explanation {
    Explanation {
        vocalized: String::new(),
        transliteration: String::new(),
        description: String::new(),
        segments: Vec::new(),
        main: 0,
        known: false,
    }
}
