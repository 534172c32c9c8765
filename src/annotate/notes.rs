//! What is asked of every word again and again, found once an article: its lemma's numbers, the patterns that begin at it.
//!
//! A leaf beside `article`, which answers out of it.

use super::morphology::{Lattice, Word};
use super::phrase::PhraseMatch;
use crate::lexicon::{Lemma, Lexicon};
use crate::text::Span;
use crate::text::normalize::folded;
use std::cell::OnceCell;

/// What is known of each word of an article.
#[derive(Debug, Default)]
pub struct Notes {
    words: Vec<Note>,
    /// The row of each word's lemma, once asked for.
    lemmas: Vec<OnceCell<Box<Lemma>>>,
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
    /// In which tables of cues the lemma is found: bits of [`crate::lexicon::format::lemma::USES`].
    pub(super) uses: u32,
    /// How many bytes of its folded letters are clitics before its core.
    pub(super) core: u16,
    /// Where its patterns begin in the article's.
    phrases: u32,
}

impl Notes {
    /// The notes on `words`, which are read for good, with the patterns found among them.
    #[must_use]
    pub fn new(lexicon: &Lexicon, text: &str, words: &[Word], lattice: &Lattice, phrases: &[PhraseMatch]) -> Self {
        let mut notes = Vec::with_capacity(words.len() + 1);
        let mut next = 0;
        for (at, word) in words.iter().enumerate() {
            let mut note = Note { phrases: number(next), ..Note::default() };
            next += phrases.iter().skip(next).take_while(|p| p.first <= at).count();
            if word.core.start > word.span.start {
                let clitics = Span::new(word.span.start, word.core.start);
                let length = if lattice.form(at).plain { clitics.len() } else { folded(clitics.of(text)).len() };
                note.core = u16::try_from(length).unwrap_or(0);
            }
            if let Some(id) = word.reading.lemma {
                let (key, flags, _) = lexicon.lemma_numbers(id.0);
                (note.key, note.flags, note.uses) = (Some(key), flags, lexicon.uses(id.0));
                note.citation = lexicon.citation(id.0);
            }
            notes.push(note);
        }
        notes.push(Note { phrases: number(next), ..Note::default() });
        Self { words: notes, lemmas: vec![OnceCell::new(); words.len()] }
    }

    /// The row of the lemma of word `at`; `find` reads it the first time.
    pub(super) fn lemma(&self, at: usize, find: impl FnOnce() -> Lemma) -> Option<&Lemma> {
        Some(self.lemmas.get(at)?.get_or_init(|| Box::new(find())))
    }

    /// What is known of word `at`; nothing past the end.
    pub(super) fn of(&self, at: usize) -> Note {
        self.words.get(at).or(self.words.last()).copied().unwrap_or_default()
    }

    /// The range of the patterns that begin at word `at`.
    pub(super) fn phrases(&self, at: usize) -> std::ops::Range<usize> {
        self.of(at).phrases as usize..self.of(at.saturating_add(1)).phrases as usize
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
