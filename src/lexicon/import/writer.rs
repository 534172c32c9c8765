//! Lemmas, forms and terms → the blob of a layer.
//!
//! Forms are kept flat and sorted once, 32 bytes each: a database of others has millions.

use super::{Error, MOST_FORMS, Spelling};
use crate::lexicon::compile::writer::{Blob, Strings};
use crate::lexicon::features::{Features, Pos};
use crate::lexicon::format::{Section, lemma, phrase};
use std::collections::HashMap;

/// Bits of a letter code in a packed key.
const BITS: u32 = 6;

/// A form: the packed letters, the lemma's row, features, pattern.
type Record = (u128, u32, u32, u32);

/// What is said of a lemma.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NewLemma<'a> {
    /// Vocalised citation form.
    pub form: &'a str,
    /// Part of speech.
    pub pos: Pos,
    /// Root, blanks between the radicals.
    pub root: &'a str,
    /// Glosses, «;» between.
    pub gloss: &'a str,
    /// Flags of [`crate::lexicon::format::lemma`].
    pub flags: u32,
    /// 1 to 6.
    pub level: u32,
}

/// A blob under construction.
#[derive(Debug)]
pub struct Writer {
    strings: Strings,
    lemmas: Vec<[u32; lemma::WIDTH]>,
    forms: Vec<Record>,
    patterns: HashMap<Vec<u8>, u32>,
    pattern_list: Vec<Vec<u8>>,
    terms: Vec<[u32; 5]>,
    phrases: Vec<(String, [u32; phrase::WIDTH])>,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            strings: Strings::new(),
            lemmas: Vec::new(),
            forms: Vec::new(),
            patterns: HashMap::new(),
            pattern_list: Vec::new(),
            terms: Vec::new(),
            phrases: Vec::new(),
        }
    }

    /// Adds a lemma; returns its row.
    pub fn add_lemma(&mut self, new: &NewLemma<'_>) -> u32 {
        let id = number(self.lemmas.len());
        let mut row = [0; lemma::WIDTH];
        row[lemma::FORM] = self.strings.intern(new.form);
        row[lemma::POS] = new.pos as u32;
        row[lemma::ROOT] = self.strings.intern(new.root);
        row[lemma::GLOSS] = self.strings.intern(new.gloss);
        row[lemma::FLAGS] = new.flags;
        row[lemma::LEVEL] = new.level;
        self.lemmas.push(row);
        id
    }

    /// How many forms were added.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// Adds a form of the lemma in row `id`.
    ///
    /// # Errors
    /// When there are over [`MOST_FORMS`].
    pub fn add_form(&mut self, id: u32, spelling: &Spelling, features: Features) -> Result<(), Error> {
        if self.forms.len() >= MOST_FORMS {
            return Err(Error::Whole(format!("it makes more than {} million forms", MOST_FORMS / 1_000_000)));
        }
        let key = spelling.codes.iter().fold((0, 128), |(key, at), &code| (key | u128::from(code) << (at - BITS), at - BITS)).0;
        let pattern = match self.patterns.get(&spelling.marks) {
            Some(&pattern) => pattern,
            None => {
                let next = number(self.pattern_list.len());
                self.patterns.insert(spelling.marks.clone(), next);
                self.pattern_list.push(spelling.marks.clone());
                next
            }
        };
        self.forms.push((key, id, features.to_bits(), pattern));
        Ok(())
    }

    /// Adds a term of a glossary; returns its row for [`Writer::add_phrase`].
    pub fn add_term(&mut self, citation: &str, english: &str, abbreviation: &str, register: &str) -> u32 {
        let row = number(self.terms.len());
        let mut text = |t: &str| self.strings.intern(t);
        self.terms.push([text(citation), text(english), text(abbreviation), 0, text(register)]);
        row
    }

    /// Adds a pattern that finds the term in row `term`: the citation form of each word's lemma, at most [`phrase::WORDS`], and the clitics that must be there, as
    /// [`phrase::CLITICS`] packs them.
    pub fn add_phrase(&mut self, lemmas: &[&str], term: u32, gap: bool, clitics: u32) {
        let Some(first) = lemmas.first().filter(|_| lemmas.len() <= phrase::WORDS) else { return };
        let mut row = [0; phrase::WIDTH];
        for (slot, word) in row.iter_mut().zip(lemmas) {
            *slot = self.strings.intern(word);
        }
        row[phrase::LENGTH] = number(lemmas.len());
        row[phrase::KIND] = phrase::TERM;
        row[phrase::PAYLOAD] = term;
        row[phrase::GAP] = u32::from(gap);
        row[phrase::CLITICS] = clitics;
        self.phrases.push(((*first).to_owned(), row));
    }

    /// The blob.
    ///
    /// # Errors
    /// When it does not fit the layout: strings or groups beyond what an offset can say.
    pub fn finish(mut self) -> Result<Vec<u8>, Error> {
        let mut blob = Blob::new();
        self.phrases.sort_by(|a, b| {
            let order = |row: &[u32; phrase::WIDTH]| (std::cmp::Reverse(row[phrase::LENGTH]), row[phrase::PAYLOAD]);
            (&a.0, order(&a.1), a.1).cmp(&(&b.0, order(&b.1), b.1))
        });
        self.phrases.dedup();
        blob.table(Section::Phrases, &self.phrases.iter().map(|p| p.1).collect::<Vec<_>>());
        blob.table(Section::Terms, &self.terms);
        blob.table(Section::Lemmas, &self.lemmas);
        self.write_patterns(&mut blob);
        let forms = std::mem::take(&mut self.forms);
        drop((std::mem::take(&mut self.lemmas), std::mem::take(&mut self.patterns)));
        write_forms(forms, &mut blob)?;
        let strings = self.strings.into_bytes();
        if strings.len() >= 1 << 28 {
            return Err(Error::Whole("its glosses and lemmas take more than 256 MB".to_owned()));
        }
        blob.bytes(Section::Strings, strings);
        Ok(blob.finish())
    }

    fn write_patterns(&mut self, blob: &mut Blob) {
        let mut starts = vec![[0_u32]];
        let mut bytes = Vec::new();
        for pattern in std::mem::take(&mut self.pattern_list) {
            bytes.extend(pattern);
            starts.push([number(bytes.len())]);
        }
        blob.table(Section::PatternStarts, &starts);
        blob.bytes(Section::Patterns, bytes);
    }
}

/// Sorts the forms and writes automaton, groups and cells. A spelling has at most 255 lemmas.
fn write_forms(mut forms: Vec<Record>, blob: &mut Blob) -> Result<(), Error> {
    forms.sort_unstable();
    forms.dedup();
    let broken = |error: fst::Error| Error::Whole(format!("the automaton of its forms cannot be built: {error}"));
    let mut builder = fst::MapBuilder::memory();
    let mut groups: Vec<u8> = Vec::new();
    let mut sets: HashMap<Vec<(u32, u32)>, u32> = HashMap::new();
    let mut starts = vec![[0_u32]];
    let mut cells: Vec<[u32; 2]> = Vec::new();
    let mut own: Vec<(u32, u32)> = Vec::new();
    for same in forms.chunk_by(|a, b| a.0 == b.0) {
        let Some(first) = same.first() else { continue };
        builder.insert(unpacked(first.0), groups.len() as u64).map_err(broken)?;
        let count_at = groups.len();
        groups.push(0);
        let mut count = 0_u8;
        for one in same.chunk_by(|a, b| a.1 == b.1).take(usize::from(u8::MAX)) {
            own.clear();
            own.extend(one.iter().map(|record| (record.2, record.3)));
            let set = if let Some(&set) = sets.get(&own) {
                set
            } else {
                let next = number(sets.len());
                cells.extend(own.iter().map(|&(features, pattern)| [features, pattern]));
                starts.push([number(cells.len())]);
                sets.insert(own.clone(), next);
                next
            };
            groups.extend(one.first().map_or(0, |record| record.1).to_le_bytes().iter().take(3));
            groups.extend(set.to_le_bytes().iter().take(3));
            count += 1;
        }
        groups.get_mut(count_at).into_iter().for_each(|slot| *slot = count);
    }
    blob.bytes(Section::Forms, builder.into_inner().map_err(broken)?);
    blob.bytes(Section::Groups, groups);
    blob.table(Section::CellSets, &starts);
    blob.table(Section::Cells, &cells);
    Ok(())
}

/// The letter codes of a packed key.
fn unpacked(key: u128) -> Vec<u8> {
    (1..=21).map_while(|n| u8::try_from(key >> (128 - BITS * n) & 63).ok().filter(|&code| code != 0)).collect()
}

/// A number of rows or bytes; the limits keep it far below what 32 bits say.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
