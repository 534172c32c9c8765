//! The dictionary: a word, phrase, English word or transliteration → what the lexicon, the glossary and the gazetteer say of it.
//!
//! In: the lexicon and what somebody asked. Out: an [`Answer`], plain data with everything that is known; `output::gloss` writes it for people and
//! for programs. Bad input is an answer that says nothing was found.
//!
//! No index is kept for this: going once through the tables takes less than 20 ms.

mod arabic;
mod asked;
mod cells;
mod entry;
mod latin;
mod loose;
mod names;
mod near;
mod reverse;
mod table;

pub use asked::{Asked, Script, readable};
pub use entry::{Brief, Derivation, Entry, Term, Usage, brief, entries};
pub use names::{Name, names_of};
pub use near::Near;
pub use reverse::{Hit, HitKind};
pub use table::{Table, tables, tables_of};

use crate::annotate::morphology::Explanation;
use crate::lexicon::Lexicon;

/// A dictionary word with the ways in which it is what was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The dictionary's entry.
    pub entry: Entry,
    /// The forms of it that the word asked may be, likeliest first, no two alike. Empty where the lemma itself was asked for.
    pub analyses: Vec<Explanation>,
}

/// One word of a phrase, read in its context.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhraseWord {
    /// As written.
    pub form: String,
    /// Its parts and meaning.
    pub explanation: Explanation,
    /// What it was read as, where it looks misspelt.
    pub correction: Option<String>,
}

/// What is known of one thing asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// What was asked, fit to be shown: no control characters, not too long.
    pub query: String,
    /// How it was read.
    pub script: Script,
    /// Whether anything is known of it. A phrase is known when it is a term or a name, or when all its words are known.
    pub found: bool,
    /// Dictionary words, likeliest first.
    pub entries: Vec<Found>,
    /// Dictionary words that it may also be, but hardly is.
    pub unlikely: Vec<Brief>,
    /// Glossary terms that are the whole phrase, then those that begin or hold it.
    pub terms: Vec<Term>,
    /// Entries of the gazetteer with that name.
    pub names: Vec<Name>,
    /// English: Arabic words, terms and names that mean it, best first.
    pub hits: Vec<Hit>,
    /// A phrase word by word.
    pub words: Vec<PhraseWord>,
    /// When nothing was found: what may have been meant.
    pub near: Vec<Near>,
}

impl Answer {
    fn empty(query: String, script: Script) -> Self {
        Self {
            query,
            script,
            found: false,
            entries: Vec::new(),
            unlikely: Vec::new(),
            terms: Vec::new(),
            names: Vec::new(),
            hits: Vec::new(),
            words: Vec::new(),
            near: Vec::new(),
        }
    }
}

/// Looks up a word or phrase, Arabic in any spelling, English or transliterated.
#[must_use]
pub fn look_up(lexicon: &Lexicon, query: &str) -> Answer {
    let asked = Asked::read(query);
    let mut answer = match asked.script {
        Script::Arabic if asked.words.len() > 1 => arabic::phrase(lexicon, &asked),
        Script::Arabic => arabic::word(lexicon, &asked),
        Script::Latin => latin::look_up(lexicon, &asked),
        Script::None => Answer::empty(asked.shown.clone(), Script::None),
    };
    if !answer.found {
        answer.near = near::near(lexicon, &asked);
    }
    answer
}

#[cfg(test)]
mod tests;
