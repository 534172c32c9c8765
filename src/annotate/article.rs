//! The analysed article as the later stages see it: words with their readings, and short ways to ask what they are.
//!
//! A leaf beside `annotation`: every stage after morphology takes an [`Article`] and what came before it as arguments.

use super::annotation::Sentence;
use super::morphology::{Lattice, Letters, Proclitics, Word};
use super::notes::Notes;
use super::phrase::PhraseMatch;
use crate::document::Document;
use crate::lexicon::features::{Aspect, Pos};
use crate::lexicon::format::lemma::{FLAG_NISBA, USE_HEAD};
use crate::lexicon::{Head, Lemma, Lexicon, NameState};
use crate::text::Span;
use crate::text::normalize::unmarked;
use crate::tokens::TokenKind;
use std::borrow::Cow;

/// The article after morphology and phrase matching.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// The language knowledge.
    pub lexicon: &'a Lexicon,
    /// The article.
    pub document: &'a Document,
    /// Its tokens with their chosen readings.
    pub words: &'a [Word],
    /// All readings of each token.
    pub lattice: &'a Lattice,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Every multiword pattern found, by first word, the longest first.
    pub phrases: &'a [PhraseMatch],
    /// What is asked of every word.
    pub notes: &'a Notes,
}

impl<'a> Article<'a> {
    /// The article's text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.document.text()
    }

    /// Word `at`; `None` past the end.
    #[must_use]
    pub fn word(&self, at: usize) -> Option<&'a Word> {
        self.words.get(at)
    }

    /// The text of word `at` as written, clitics included.
    #[must_use]
    pub fn surface(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |w| w.span.of(self.text()))
    }

    /// The text of word `at` without conjunctions, prepositions and verbal particles.
    #[must_use]
    pub fn core(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |w| w.core.of(self.text()))
    }

    /// The lemma chosen for word `at`.
    #[must_use]
    pub fn lemma(&self, at: usize) -> Option<&'a Lemma> {
        let id = self.words.get(at)?.reading.lemma?;
        self.notes.lemma(at, || self.lexicon.lemma(id.0))
    }

    /// The vocalised citation form of word `at`; empty out of the lexicon.
    #[must_use]
    pub fn citation(&self, at: usize) -> &'static str {
        self.notes.of(at).citation
    }

    /// The lemma key of word `at`, for look-ups of heads, cues and frames.
    #[must_use]
    pub fn key(&self, at: usize) -> Option<u32> {
        self.notes.of(at).key
    }

    /// The lemma key of this vocalised citation form.
    #[must_use]
    pub fn key_of(&self, citation: &str) -> Option<u32> {
        let letters = Letters::read(&unmarked(citation))?;
        let mut key = None;
        self.lexicon.matches(&letters.codes, |found| {
            self.lexicon.cells(found.group, |cell| {
                if key.is_none() && self.lexicon.citation(cell.lemma) == citation {
                    key = Some(self.lexicon.lemma_numbers(cell.lemma).0);
                }
            });
        });
        key
    }

    /// The flags of the lemma of word `at`; 0 out of the lexicon.
    #[must_use]
    pub fn flags(&self, at: usize) -> u32 {
        self.notes.of(at).flags
    }

    /// In which tables of cues the lemma of word `at` is found: bits of [`crate::lexicon::format::lemma::USES`].
    #[must_use]
    pub fn uses(&self, at: usize) -> u32 {
        self.notes.of(at).uses
    }

    /// The bits of [`Article::uses`] that any reading of word `at` has.
    #[must_use]
    pub fn may_be(&self, at: usize) -> u32 {
        self.notes.of(at).uses | self.lattice.form(at).uses
    }

    /// What the lemma of word `at` derives from, `masdar:…` and the like; empty out of the lexicon.
    #[must_use]
    pub fn derivation(&self, at: usize) -> &'static str {
        self.words.get(at).and_then(|w| w.reading.lemma).map_or("", |id| self.lexicon.derivation(id.0))
    }

    /// The topic of the lemma of word `at`; empty out of the lexicon.
    #[must_use]
    pub fn topic(&self, at: usize) -> &'static str {
        self.words.get(at).and_then(|w| w.reading.lemma).map_or("", |id| self.lexicon.topic(id.0))
    }

    /// The gazetteer row that the lemma of word `at` names.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<u32> {
        self.words.get(at)?.reading.lemma.and_then(|id| self.lexicon.entry_of(id.0))
    }

    /// The place that word `at` names as the adjective or noun of a people: its gazetteer row.
    #[must_use]
    pub fn nisba(&self, at: usize) -> Option<u32> {
        if self.flags(at) & FLAG_NISBA == 0 { None } else { self.entry(at) }
    }

    /// What nouns like word `at` head (`cues/heads.tsv`).
    pub fn heads(&self, at: usize) -> impl Iterator<Item = Head> + 'a {
        let lexicon = self.lexicon;
        let key = self.key(at).filter(|_| self.uses(at) & USE_HEAD != 0);
        key.into_iter().flat_map(move |key| lexicon.heads(key))
    }

    /// The folded letters of word `at` as written.
    #[must_use]
    pub fn folded(&self, at: usize) -> &'a str {
        &self.lattice.form(at).folded
    }

    /// The folded letters of word `at` without conjunctions, prepositions and verbal particles.
    #[must_use]
    pub fn folded_core(&self, at: usize) -> &'a str {
        self.folded(at).get(usize::from(self.notes.of(at).core)..).unwrap_or("")
    }

    /// Where the folded letters of word `at` without conjunctions, prepositions and verbal particles lead in the automaton of names.
    #[must_use]
    pub fn name_start(&self, at: usize) -> Option<NameState> {
        self.lattice.form(at).name_from(self.lexicon, usize::from(self.notes.of(at).core))
    }

    /// The letters of word `at` without marks and tatweel.
    #[must_use]
    pub fn letters(&self, at: usize) -> Cow<'a, str> {
        self.unmarked(at, self.surface(at))
    }

    /// The letters of word `at` without clitics, marks and tatweel.
    #[must_use]
    pub fn core_letters(&self, at: usize) -> Cow<'a, str> {
        self.unmarked(at, self.core(at))
    }

    fn unmarked(&self, at: usize, text: &'a str) -> Cow<'a, str> {
        if self.lattice.form(at).plain { Cow::Borrowed(text) } else { Cow::Owned(unmarked(text)) }
    }

    /// Whether word `at` is chosen to be, or cheaply may be, one of these lemmas (vocalised citation forms).
    #[must_use]
    pub fn is_lemma(&self, at: usize, citations: &[&str]) -> bool {
        citations.contains(&self.citation(at))
    }

    /// The part of speech of word `at`; [`Pos::X`] past the end.
    #[must_use]
    pub fn pos(&self, at: usize) -> Pos {
        self.words.get(at).map_or(Pos::X, |w| w.reading.features.pos)
    }

    /// The proclitics of word `at`.
    #[must_use]
    pub fn proclitics(&self, at: usize) -> Proclitics {
        self.words.get(at).map_or_else(Proclitics::default, |w| w.reading.proclitics)
    }

    /// Whether word `at` has the article.
    #[must_use]
    pub fn definite(&self, at: usize) -> bool {
        self.proclitics(at).has(Proclitics::AL)
    }

    /// Whether word `at` is a finite verb in the perfect or imperfect.
    #[must_use]
    pub fn is_verb(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.reading.features.pos == Pos::Verb && w.reading.features.aspect != Aspect::Imperative)
    }

    /// Whether word `at` is punctuation.
    #[must_use]
    pub fn is_punctuation(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.kind == TokenKind::Punctuation)
    }

    /// The bytes from the core of word `first` to the end of word `end - 1`.
    #[must_use]
    pub fn span(&self, first: usize, end: usize) -> Span {
        match (self.words.get(first), end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(a), Some(b)) => Span::new(a.core.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// The words whose bytes lie in `span`: from the first that overlaps it to one past the last.
    #[must_use]
    pub fn words_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.words.partition_point(|w| w.span.end <= span.start);
        let end = self.words.partition_point(|w| w.span.start < span.end);
        first..end.max(first)
    }

    /// The sentence that holds word `at`.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> Option<Sentence> {
        let k = self.sentences.partition_point(|s| s.end <= at);
        self.sentences.get(k).copied()
    }

    /// The patterns that begin at word `at`, the longest first.
    #[must_use]
    pub fn phrases_at(&self, at: usize) -> &'a [PhraseMatch] {
        self.phrases.get(self.notes.phrases(at)).unwrap_or(&[])
    }
}
