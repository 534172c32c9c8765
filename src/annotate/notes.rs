//! What is asked of every word again and again, found once an article: its lemma's numbers, its folded letters, the patterns that begin at it.
//!
//! A leaf beside `article`, which answers out of it.

use super::morphology::{Lattice, Word};
use super::phrase::PhraseMatch;
use crate::lexicon::Lexicon;
use crate::text::normalize::{base_letters, fold};

/// What is known of each word of an article.
#[derive(Debug, Default)]
pub struct Notes {
    words: Vec<Note>,
    /// The folded letters of all words, one after another.
    folded: String,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Note {
    /// The vocalised citation form of its lemma; empty without one.
    pub(super) citation: &'static str,
    /// The lemma's key, for look-ups of heads, cues and frames.
    pub(super) key: Option<u32>,
    /// The lemma's flags.
    pub(super) flags: u32,
    /// In which tables of cues the lemma is found, and the lemma of any reading: bits of [`crate::lexicon::format::lemma::USES`].
    pub(super) uses: u32,
    pub(super) may: u32,
    /// Whether the word is written in base letters alone.
    pub(super) plain: bool,
    /// Where its patterns begin in the article's.
    phrases: u32,
    /// Where its folded letters begin, and those of its core.
    folded: u32,
    core: u32,
}

impl Notes {
    /// The notes on `words`, which are read for good, with the patterns found among them.
    #[must_use]
    pub fn new(lexicon: &Lexicon, text: &str, words: &[Word], lattice: &Lattice, phrases: &[PhraseMatch]) -> Self {
        let mut notes = Vec::with_capacity(words.len() + 1);
        let mut folded = String::with_capacity(text.len());
        let mut next = 0;
        for (at, word) in words.iter().enumerate() {
            let mut note = Note { phrases: next, folded: number(folded.len()), ..Note::default() };
            next += number(phrases.iter().skip(next as usize).take_while(|p| p.first <= at).count());
            note.plain = fold_word(word, text, &mut folded, &mut note.core);
            if let Some(id) = word.reading.lemma {
                let (key, flags, _) = lexicon.lemma_numbers(id.0);
                (note.key, note.flags, note.uses) = (Some(key), flags, lexicon.uses(id.0));
                note.citation = lexicon.citation(id.0);
            }
            note.may = lattice.of(at).iter().filter_map(|r| r.lemma).fold(note.uses, |uses, id| uses | lexicon.uses(id.0));
            notes.push(note);
        }
        let end = number(folded.len());
        notes.push(Note { phrases: next, folded: end, core: end, ..Note::default() });
        Self { words: notes, folded }
    }

    /// What is known of word `at`; nothing past the end.
    pub(super) fn of(&self, at: usize) -> Note {
        self.words.get(at).or(self.words.last()).copied().unwrap_or_default()
    }

    /// The range of the patterns that begin at word `at`.
    pub(super) fn phrases(&self, at: usize) -> std::ops::Range<usize> {
        self.of(at).phrases as usize..self.of(at.saturating_add(1)).phrases as usize
    }

    /// The folded letters of word `at`.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.letters(self.of(at).folded, at)
    }

    /// The folded letters of the core of word `at`.
    pub(super) fn folded_core(&self, at: usize) -> &str {
        self.letters(self.of(at).core, at)
    }

    fn letters(&self, from: u32, at: usize) -> &str {
        self.folded.get(from as usize..self.of(at.saturating_add(1)).folded as usize).unwrap_or("")
    }
}

/// Adds the folded letters of `word` to `out`, sets where those of its core begin; whether it is written in base letters alone.
fn fold_word(word: &Word, text: &str, out: &mut String, core: &mut u32) -> bool {
    let mut plain = true;
    *core = number(out.len());
    for (at, c) in word.span.of(text).char_indices() {
        if word.span.start + at == word.core.start {
            *core = number(out.len());
        }
        match base_letters(c) {
            [Some(letter), None] => {
                plain &= letter == c;
                out.push(fold(letter));
            }
            letters => {
                plain = false;
                out.extend(letters.into_iter().flatten().map(fold));
            }
        }
    }
    if word.core.is_empty() {
        *core = number(out.len());
    }
    plain
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
