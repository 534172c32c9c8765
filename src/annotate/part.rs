//! A part of an article read again after it was annotated, for what is only wanted where somebody looks: glosses under words, what else a word may be.
//!
//! In: a range of words of [`Annotations`]. Out: the [`Article`] of these words alone, as they were read; its lattice and phrases are found anew, since annotations do
//! not keep them. Words are counted from the start of the range, spans stay those of the whole article. Cost: that of the range, whatever the length of the article.

use super::annotation::{Annotations, EntityId, MentionLevel, Sentence, Term};
use super::article::Article;
use super::english::{English, WordGloss};
use super::morphology::{Lattice, Memory, Word, lattice_of};
use super::notes::Notes;
use super::phrase::{self, PhraseMatch};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::ops::Range;

/// Some words of an article with all their readings.
#[derive(Debug)]
pub struct Part<'a> {
    lexicon: &'a Lexicon,
    document: &'a Document,
    words: &'a [Word],
    first: usize,
    sentences: Vec<Sentence>,
    lattice: Lattice,
    phrases: Vec<PhraseMatch>,
    notes: Notes,
}

impl<'a> Part<'a> {
    /// Reads `words` of `found` again. `memory` has the spellings of parts read before.
    #[must_use]
    pub fn read(
        memory: &mut Memory,
        lexicon: &'a Lexicon,
        document: &'a Document,
        found: &'a Annotations,
        words: Range<usize>,
    ) -> Self {
        let end = words.end.min(found.words.len());
        let first = words.start.min(end);
        let own = found.words.get(first..end).unwrap_or(&[]);
        let begin = found.sentences.partition_point(|s| s.end <= first);
        let sentences = found.sentences.iter().skip(begin).take_while(|s| s.first < end).map(|s| Sentence {
            first: s.first.max(first) - first,
            end: s.end.min(end) - first,
            ..*s
        });
        let lattice = lattice_of(memory, lexicon, document.text(), own);
        let phrases = phrase::find_as_read(lexicon, own, &lattice);
        let notes = Notes::new(lexicon, document.text(), own, &lattice, &phrases);
        Self { lexicon, document, words: own, first, sentences: sentences.collect(), lattice, phrases, notes }
    }

    /// The words as an article.
    #[must_use]
    pub fn article(&self) -> Article<'_> {
        Article {
            lexicon: self.lexicon,
            document: self.document,
            words: self.words,
            lattice: &self.lattice,
            sentences: &self.sentences,
            phrases: &self.phrases,
            notes: &self.notes,
        }
    }

    /// The index in the whole article of the part's first word.
    #[must_use]
    pub fn first(&self) -> usize {
        self.first
    }

    /// The bytes from its first word to its last.
    #[must_use]
    pub fn span(&self) -> Span {
        self.words.iter().map(|word| word.span).reduce(Span::join).unwrap_or_default()
    }

    /// What stands under each word; words are counted as in the whole article. `mentions` are those that share a byte with the part.
    #[must_use]
    pub fn word_glosses(
        &self,
        found: &Annotations,
        mentions: impl IntoIterator<Item = (Span, EntityId, MentionLevel)>,
    ) -> Vec<WordGloss> {
        let article = self.article();
        let english = self.english(&article, found, mentions);
        let mut glosses = english.word_by_word(0..self.words.len());
        for gloss in &mut glosses {
            gloss.words = gloss.words.start + self.first..gloss.words.end + self.first;
        }
        glosses
    }

    /// What the words say as one sentence, in plain English: a gloss, see [`English::gloss`]. `mentions` as for [`Part::word_glosses`].
    #[must_use]
    pub fn sentence_gloss(
        &self,
        found: &Annotations,
        mentions: impl IntoIterator<Item = (Span, EntityId, MentionLevel)>,
    ) -> String {
        let article = self.article();
        self.english(&article, found, mentions).gloss(0..self.words.len())
    }

    /// Every sentence of the part with its gloss; `found` is what was found in the whole article.
    #[must_use]
    pub fn sentence_glosses(&self, found: &Annotations) -> Vec<(Span, String)> {
        let article = self.article();
        let mentions = found.entities.iter().enumerate();
        let mentions = mentions.flat_map(|(id, e)| e.mentions.iter().map(move |m| (m.span, EntityId(id), m.level)));
        let english = self.english(&article, found, mentions);
        let glossed = |s: &Sentence| (article.span(s.first, s.end), english.gloss(s.first..s.end));
        article.sentences.iter().map(glossed).collect()
    }

    fn english<'e>(
        &self,
        article: &'e Article<'e>,
        found: &'e Annotations,
        mentions: impl IntoIterator<Item = (Span, EntityId, MentionLevel)>,
    ) -> English<'e> {
        let span = self.span();
        let begin = found.terms.partition_point(|term| term.span.start < span.start);
        let end = found.terms.partition_point(|term| term.span.start < span.end).max(begin);
        let terms: &[Term] = found.terms.get(begin..end).unwrap_or(&[]);
        let inside = mentions.into_iter().filter(|mention| span.covers(mention.0));
        English::of_part(article, &found.entities, inside, terms)
    }
}
