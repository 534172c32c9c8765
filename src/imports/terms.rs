//! Terms → a blob: each a pattern of lemmas, which stands for its words in any inflection, as the program's own glossaries do.
//!
//! In: Arabic and English of each. Words that no lexicon knows become lemmas of the glossary.

use std::collections::HashMap;

use crate::annotate::morphology::{Letters, Reading, Scratch, readings};
use crate::lexicon::Lexicon;
use crate::lexicon::features::{Attachment, Features, Pos};
use crate::lexicon::format::lemma::FLAG_DERIVED;
use crate::lexicon::format::phrase;
use crate::lexicon::import::{Counts, Error, NewLemma, Spelling, Writer};
use crate::text::letters::{TEH, TEH_MARBUTA, is_letter};

/// Readings of a term of one word that cost this much more than its best are meant too.
const MEANT: u16 = 15;
/// The level of words that only a glossary has.
const LEVEL: u32 = 5;

/// What is said of a term.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Term<'a> {
    /// Its citation form.
    pub(super) arabic: &'a str,
    /// Other names; what has no Arabic letter is none.
    pub(super) variants: &'a [&'a str],
    /// Renderings, «;» between.
    pub(super) english: &'a str,
    pub(super) abbreviation: &'a str,
    pub(super) register: &'a str,
    /// Whether another word may stand inside.
    pub(super) gap: bool,
}

/// Terms under construction.
pub(super) struct Terms<'a> {
    lexicon: &'a Lexicon,
    writer: Writer,
    counts: Counts,
    /// Words that no lexicon knows, with the citation form that was made for each.
    own: HashMap<String, String>,
    scratch: Scratch,
    found: Vec<Reading>,
}

impl<'a> Terms<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            writer: Writer::new(),
            counts: Counts::default(),
            own: HashMap::new(),
            scratch: Scratch::default(),
            found: Vec::new(),
        }
    }

    /// Adds a term; one that no pattern finds (digits, Latin letters) is passed over.
    ///
    /// # Errors
    /// When a name has too many words or a word too many letters.
    pub(super) fn add(&mut self, term: &Term<'_>) -> Result<(), Error> {
        let row = self.writer.add_term(term.arabic, term.english, term.abbreviation, term.register);
        let mut found = false;
        let others = term.variants.iter().copied().filter(|name| name.chars().any(is_letter));
        for name in std::iter::once(term.arabic).chain(others) {
            found |= self.pattern(name, term.english, row, term.gap)?;
        }
        self.counts.rows += 1;
        self.counts.terms += usize::from(found);
        self.counts.passed_over += usize::from(!found);
        Ok(())
    }

    /// Counts a row that holds no term.
    pub(super) fn pass_over(&mut self) {
        self.counts.rows += 1;
        self.counts.passed_over += 1;
    }

    /// The blob.
    ///
    /// # Errors
    /// When it would find nothing, or goes over the limits.
    pub(super) fn finish(mut self) -> Result<(Vec<u8>, Counts), Error> {
        if self.counts.terms == 0 {
            return Err(Error::Whole("there is no term in it that can be found in a text".to_owned()));
        }
        self.counts.lemmas = self.own.len();
        self.counts.forms = self.writer.forms();
        Ok((self.writer.finish()?, self.counts))
    }

    /// Adds what finds `name`; false when it holds what no pattern can (digits, Latin letters).
    fn pattern(&mut self, name: &str, english: &str, row: u32, gap: bool) -> Result<bool, Error> {
        // A preposition of one letter is a clitic of the next word, not a word of the pattern.
        let words: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '(' | ')' | '،' | '«' | '»' | '"'))
            .filter(|word| word.chars().filter(|c| is_letter(*c)).nth(1).is_some())
            .collect();
        if words.is_empty() || words.len() > phrase::WORDS {
            return Err(Error::Whole(format!(
                "a term has 1 to {} words of two letters or more, this one {}",
                phrase::WORDS,
                words.len()
            )));
        }
        let mut lemmas: Vec<String> = Vec::new();
        let mut clitics = 0;
        for (at, word) in words.iter().enumerate() {
            let Some(letters) = Letters::read(word) else { return Ok(false) };
            readings(self.lexicon, &letters, u16::MAX, &mut self.scratch, &mut self.found);
            let Some(best) = self.found.first().copied() else {
                lemmas.push(self.unknown(word, if words.len() == 1 { english } else { "" })?);
                continue;
            };
            clitics |= clitics_of(&best) << at;
            lemmas.extend(best.lemma.map(|id| self.lexicon.citation(id.0).to_owned()));
        }
        if words.len() == 1 && !self.found.is_empty() {
            self.one_word(row);
        } else {
            let texts: Vec<&str> = lemmas.iter().map(String::as_str).collect();
            self.writer.add_phrase(&texts, row, gap, clitics);
        }
        Ok(true)
    }

    /// A term of one word is every noun or name that it may be; what is none of these is its likeliest reading.
    fn one_word(&mut self, row: u32) {
        let best = self.found.first().map_or(0, |reading| reading.cost);
        let near = |reading: &&Reading| reading.cost <= best + MEANT;
        let nominal = |reading: &&Reading| matches!(reading.features.pos, Pos::Noun | Pos::Adj | Pos::Propn);
        let mut meant: Vec<&Reading> = self.found.iter().filter(near).filter(nominal).collect();
        if meant.is_empty() {
            meant.extend(self.found.first());
        }
        for reading in meant {
            if let Some(id) = reading.lemma {
                self.writer.add_phrase(&[self.lexicon.citation(id.0)], row, false, clitics_of(reading));
            }
        }
    }

    /// The citation form of a word that no lexicon knows; it becomes a lemma here.
    fn unknown(&mut self, word: &str, english: &str) -> Result<String, Error> {
        let bare = word.strip_prefix("ال").filter(|rest| rest.chars().filter(|c| is_letter(*c)).nth(1).is_some()).unwrap_or(word);
        if let Some(known) = self.own.get(bare) {
            return Ok(known.clone());
        }
        let mut spelling = Spelling::default();
        if !spelling.read_as_written(bare) {
            return Err(Error::Whole("a word of the term is longer than any Arabic word".to_owned()));
        }
        let citation = spelling.text();
        let new = NewLemma {
            form: &citation,
            pos: Pos::Noun,
            gloss: english,
            flags: FLAG_DERIVED,
            level: LEVEL,
            ..NewLemma::default()
        };
        let id = self.writer.add_lemma(&new);
        let features = Features { pos: Pos::Noun, ..Features::default() };
        if let Some(stem) = citation.strip_suffix(TEH_MARBUTA) {
            self.writer.add_form(id, &spelling, Features { attachment: Attachment::Free, ..features })?;
            let mut bound = Spelling::default();
            if bound.read_as_written(&format!("{stem}{TEH}")) {
                self.writer.add_form(id, &bound, Features { attachment: Attachment::Bound, ..features })?;
            }
        } else {
            self.writer.add_form(id, &spelling, features)?;
        }
        self.own.insert(bare.to_owned(), citation.clone());
        Ok(citation)
    }
}

/// The clitics of a reading, as patterns pack them for their first word: a term with «ب» is only found with it.
fn clitics_of(reading: &Reading) -> u32 {
    u32::from(reading.proclitics.preposition())
        | u32::from(reading.enclitic.is_some()) << 8
        | u32::from(reading.proclitics.conjunction()) << 16
}
