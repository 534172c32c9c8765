//! A document whose words are read: what the stages after morphology begin from, owned in one place.

use super::annotation::Sentence;
use super::article::Article;
use super::morphology::{self, Lattice, Memory, Word};
use super::notes::Notes;
use super::phrase::{self, PhraseMatch};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::tokens;

/// The words of a document with their readings, its sentences and patterns.
#[derive(Debug)]
pub struct Analysed<'a> {
    lexicon: &'a Lexicon,
    document: &'a Document,
    /// Its tokens with their chosen readings.
    pub words: Vec<Word>,
    lattice: Lattice,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    phrases: Vec<PhraseMatch>,
    notes: Notes,
}

impl<'a> Analysed<'a> {
    /// Reads the words of `document`; `memory` has the spellings of articles read before.
    #[must_use]
    pub fn read(memory: &mut Memory, lexicon: &'a Lexicon, document: &'a Document) -> Self {
        let text = document.text();
        let tokens = tokens::tokenize(text, document.blocks());
        let extents = tokens::sentences(text, &tokens, document.blocks());
        let (mut words, lattice) = morphology::analyse_with(memory, lexicon, text, &tokens, &extents);
        let sentences: Vec<Sentence> = extents.iter().map(|e| Sentence { span: e.span, first: e.first, end: e.end }).collect();
        let phrases = phrase::find(lexicon, text, &mut words, &lattice, &extents);
        let notes = Notes::new(lexicon, text, &words, &lattice, &phrases);
        Self { lexicon, document, words, lattice, sentences, phrases, notes }
    }

    /// The article as later stages see it.
    #[must_use]
    pub fn article(&self) -> Article<'_> {
        Article {
            lexicon: self.lexicon,
            document: self.document,
            words: &self.words,
            lattice: &self.lattice,
            sentences: &self.sentences,
            phrases: &self.phrases,
            notes: &self.notes,
        }
    }
}
