//! What stages after morphology found that holds for other articles as well, kept from one to the next beside the spellings: which patterns begin with a word, and what
//! the tagger of names makes of a spelling read so, whatever stands beside it.
//!
//! A leaf. The tagger's numbers are those of one model, all is that of one lexicon.

use super::morphology::Word;
use crate::lexicon::{Phrase, PhraseStart};
use rustc_hash::FxHashMap;

/// Rows kept; when there are more all are forgotten between two articles. They take some 8 MB.
const MOST: usize = 1 << 16;

/// A spelling with the reading that context chose.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    form: u32,
    lemma: Option<u32>,
    proclitics: u16,
    pos: u8,
    known: bool,
}

impl Key {
    /// That of `word`, whose spelling has this number.
    #[must_use]
    pub fn of(form: u32, word: &Word) -> Self {
        let reading = &word.reading;
        let (lemma, pos) = (reading.lemma.map(|id| id.0), reading.features.pos as u8);
        Self { form, lemma, proclitics: reading.proclitics.0, pos, known: word.known }
    }
}

/// Hashes of the stem and of the lemma, and what the word's own features add to the score of each label of the words from two before it to two after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Hash of its stem.
    pub stem: u32,
    /// Hash of its lemma.
    pub lemma: u32,
    /// By distance, then by label.
    pub scores: [[i16; 9]; 5],
}

/// The patterns that begin with a lemma.
#[derive(Debug)]
pub(super) struct Starts {
    /// Those of the program's own, the longest first.
    pub(super) own: Vec<PhraseStart>,
    /// Those of imported glossaries.
    pub(super) imported: Vec<Phrase>,
}

/// What is kept in a run of articles.
#[derive(Debug, Default)]
pub struct Kept {
    /// The patterns that begin with each lemma key asked for.
    pub(super) starts: FxHashMap<u32, Starts>,
    numbers: FxHashMap<Key, u32>,
    rows: Vec<Row>,
}

impl Kept {
    /// Another article begins.
    pub(super) fn begin(&mut self) {
        if self.rows.len() > MOST {
            *self = Self::default();
        }
    }

    /// The number of the row of `key`, which `find` makes the first time.
    pub fn row(&mut self, key: Key, find: impl FnOnce() -> Row) -> usize {
        let next = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.rows.push(find());
        }
        number as usize
    }

    /// A row by its number.
    #[must_use]
    pub fn get(&self, number: usize) -> &Row {
        &self.rows[number]
    }
}
