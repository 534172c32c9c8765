//! What stages after morphology found that holds for other articles as well, kept from one to the next beside the spellings: which patterns begin with a word, and what
//! the tagger of names makes of a spelling read so, whatever stands beside it.
//!
//! A leaf. The tagger's numbers are those of one model, all is that of one lexicon.

use super::morphology::Word;
use crate::lexicon::{Lexicon, Phrase, PhraseStart};
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// Rows kept; when there are more all are forgotten between two articles. They take some 12 MB.
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

/// What each label scores, with room for so many that adding two is two vector instructions. A feature weighs no more than a byte, and words have some hundred.
pub type Sums = [i16; 16];

/// What something adds to the scores of the words from two before it to two after.
pub type Around = [Sums; 5];

/// What the tagger makes of a spelling that is read so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Hash of its stem.
    pub stem: u32,
    /// What the features begin from that its lemma is with the word after it.
    pub lemma: [u32; 2],
    /// What its own features add.
    pub scores: Around,
}

/// Rows by key, found when they are first asked for.
#[derive(Debug)]
pub struct Rows<K, R> {
    numbers: FxHashMap<K, u32>,
    rows: Vec<R>,
}

impl<K, R> Default for Rows<K, R> {
    fn default() -> Self {
        Self { numbers: FxHashMap::default(), rows: Vec::new() }
    }
}

impl<K: Eq + Hash, R> Rows<K, R> {
    /// The number of the row of `key`, which `find` makes the first time.
    pub fn number(&mut self, key: K, find: impl FnOnce() -> R) -> usize {
        let next = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.rows.push(find());
        }
        number as usize
    }

    /// A row by its number.
    #[must_use]
    pub fn get(&self, number: usize) -> &R {
        &self.rows[number]
    }
}

/// The patterns that begin with a lemma.
#[derive(Debug)]
pub(super) struct Starts {
    /// Those of the program's own, the longest first.
    pub(super) own: Vec<PhraseStart>,
    /// The second words of those, in order, and the number of each pattern.
    pub(super) seconds: Vec<(u32, u32)>,
    /// Those of imported glossaries.
    pub(super) imported: Vec<Phrase>,
}

impl Starts {
    /// Those that begin with the lemma of `key`.
    pub(super) fn new(lexicon: &Lexicon, key: u32) -> Self {
        let own: Vec<PhraseStart> = lexicon.phrase_starts(key).collect();
        let mut seconds: Vec<(u32, u32)> = own.iter().map(|start| start.second).zip(0..).collect();
        seconds.sort_unstable();
        Self { own, seconds, imported: lexicon.imported_phrases(key).collect() }
    }
}

/// What is kept in a run of articles.
#[derive(Debug, Default)]
pub struct Kept {
    /// The patterns that begin with each lemma key asked for.
    pub(super) starts: FxHashMap<u32, Starts>,
    /// What the tagger makes of spellings.
    pub(super) spelt: Rows<Key, Row>,
    /// The part of it that many spellings share.
    pub(super) classes: Rows<u128, Around>,
    /// What it makes of places in an article.
    pub(super) places: Rows<u64, Around>,
    /// What it makes of three parts of speech side by side, and of three labels.
    pub(super) joints: Rows<u32, Sums>,
}

impl Kept {
    /// Another article begins.
    pub(super) fn begin(&mut self) {
        if self.spelt.rows.len() > MOST {
            *self = Self::default();
        }
    }
}
