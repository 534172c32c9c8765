//! Lemmas and their inflected forms under construction.
//!
//! A form is stored as its letters' codes (the key), and for each lemma the cells it fills: features and the marks of each letter. Equal mark
//! patterns and equal sets of cells are stored once, since paradigms repeat them.

use super::writer::{Blob, Strings};
use crate::lexicon::automaton::lay_out;
use crate::lexicon::features::{Aspect, Attachment, Features, Form, Number, Person, Pos};
use crate::lexicon::format::{Section, lemma};
use crate::text::letters;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A lemma's row before it is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lemma<'a> {
    pub(crate) form: &'a str,
    pub(crate) pos: Pos,
    pub(crate) root: &'a str,
    pub(crate) gloss: &'a str,
    pub(crate) class: &'a str,
    pub(crate) flags: u32,
    pub(crate) topic: &'a str,
    pub(crate) level: u32,
    pub(crate) derivation: &'a str,
    pub(crate) parts: String,
    pub(crate) valency: &'a str,
    pub(crate) entity: u32,
}

/// The highest level of a word that keeps its spelling from being a surname.
const COMMON_LEVEL: u32 = 4;

/// Whether news has such forms: no orders, no second person, no first person singular, none that stand only before a pronoun.
fn is_usual(features: Features) -> bool {
    let spoken = features.pos == Pos::Verb
        && (features.aspect == Aspect::Imperative
            || features.person == Person::Second
            || features.person == Person::First && features.number == Number::Sing);
    !spoken && features.attachment != Attachment::Bound
}

/// The cells that a spelling fills in a lemma's paradigm: features and mark pattern of each.
type Cells = Vec<(u32, u32)>;

/// The forms collected so far.
#[derive(Debug)]
pub(crate) struct Forms {
    rows: Vec<[u32; lemma::WIDTH]>,
    by_key: BTreeMap<Vec<u8>, BTreeMap<u32, Cells>>,
    patterns: HashMap<Vec<u8>, u32>,
    pattern_list: Vec<Vec<u8>>,
    /// Vocalised form or citation → string offset of the lemma, for the words of phrases; the lowest level wins.
    citations: HashMap<String, (u32, u32)>,
    known_lemmas: HashMap<(String, Pos), u32>,
}

impl Forms {
    pub(crate) fn new() -> Self {
        Self {
            rows: Vec::new(),
            by_key: BTreeMap::new(),
            patterns: HashMap::new(),
            pattern_list: Vec::new(),
            citations: HashMap::new(),
            known_lemmas: HashMap::new(),
        }
    }

    /// Adds a lemma with its forms; returns its row.
    pub(crate) fn add(&mut self, strings: &mut Strings, new: &Lemma<'_>, forms: &[Form]) -> u32 {
        let id = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let citation = strings.intern(new.form);
        self.rows.push([
            citation,
            new.pos as u32,
            strings.intern(new.root),
            strings.intern(new.gloss),
            strings.intern(new.class),
            new.flags,
            strings.intern(new.topic),
            new.level,
            strings.intern(new.derivation),
            strings.intern(&new.parts),
            strings.intern(new.valency),
            new.entity,
            0,
        ]);
        self.known_lemmas.entry((new.form.to_owned(), new.pos)).or_insert(id);
        self.cite(new.form, citation, new.level);
        for form in forms {
            self.add_form(id, &form.vocalized, form.features);
            self.cite(&form.vocalized, citation, new.level + 1);
        }
        id
    }

    fn cite(&mut self, vocalized: &str, citation: u32, level: u32) {
        let slot = self.citations.entry(vocalized.to_owned()).or_insert((citation, level));
        if level < slot.1 {
            *slot = (citation, level);
        }
    }

    /// Adds one form of the lemma `id`.
    pub(crate) fn add_form(&mut self, id: u32, vocalized: &str, features: Features) {
        let Some((key, marks)) = key_and_marks(vocalized) else { return };
        let next = u32::try_from(self.pattern_list.len()).unwrap_or(u32::MAX);
        let pattern = *self.patterns.entry(marks).or_insert_with_key(|marks| {
            self.pattern_list.push(marks.clone());
            next
        });
        let cells = self.by_key.entry(key).or_default().entry(id).or_default();
        let cell = (features.to_bits(), pattern);
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }

    /// Adds one form of the lemma `id`, by which phrases may name it.
    pub(crate) fn add_named_form(&mut self, id: u32, vocalized: &str, features: Features) {
        self.add_form(id, vocalized, features);
        if let Some(&row) = self.rows.get(id as usize) {
            self.cite(vocalized, row[lemma::FORM], row[lemma::LEVEL] + 1);
        }
    }

    /// Whether some lemma has a form spelt so.
    pub(crate) fn has_spelling(&self, vocalized: &str) -> bool {
        key_and_marks(vocalized).is_some_and(|(key, _)| self.by_key.contains_key(&key))
    }

    /// Whether news uses a word spelt so that is no name: not a rare lemma or one that rules made, nor a cell of the paradigm that news hardly has.
    pub(crate) fn is_common(&self, spelling: &str) -> bool {
        let lemmas = key_and_marks(spelling).and_then(|(key, _)| self.by_key.get(&key));
        lemmas.is_some_and(|ids| {
            ids.iter().any(|(&id, cells)| {
                let word = self.rows.get(id as usize).is_some_and(|row| {
                    row[lemma::POS] != Pos::Propn as u32
                        && row[lemma::LEVEL] <= COMMON_LEVEL
                        && row[lemma::FLAGS] & lemma::FLAG_DERIVED == 0
                });
                word && cells.iter().any(|&(features, _)| is_usual(Features::from_bits(features)))
            })
        })
    }

    /// Whether a given name is spelt so.
    pub(crate) fn is_given_name(&self, spelling: &str) -> bool {
        let lemmas = key_and_marks(spelling).and_then(|(key, _)| self.by_key.get(&key));
        lemmas.is_some_and(|ids| {
            ids.keys().any(|&id| self.rows.get(id as usize).is_some_and(|row| row[lemma::FLAGS] & lemma::FLAG_GIVEN != 0))
        })
    }

    /// Whether there is a lemma so vocalised with this part of speech.
    pub(crate) fn has_lemma(&self, form: &str, pos: Pos) -> bool {
        self.known_lemmas.contains_key(&(form.to_owned(), pos))
    }

    /// The string offset of the lemma that a vocalised form belongs to.
    pub(crate) fn citation(&self, vocalized: &str) -> Option<u32> {
        self.citations.get(vocalized).map(|&(citation, _)| citation)
    }

    /// Sets a bit of [`lemma::USES`] in the rows whose `column` is one of `cells`.
    pub(crate) fn mark(&mut self, column: usize, cells: &HashSet<u32>, bit: u32) {
        for row in self.rows.iter_mut().filter(|row| row.get(column).is_some_and(|cell| cells.contains(cell))) {
            row[lemma::USES] |= bit;
        }
    }

    /// Writes the sections of lemmas and forms. Returns how many forms there are.
    pub(crate) fn write(self, blob: &mut Blob) -> Result<usize, fst::Error> {
        blob.table(Section::Lemmas, &self.rows);
        let mut sets: HashMap<Cells, u32> = HashMap::new();
        let mut set_starts = vec![0_u32];
        let mut cells: Vec<[u32; 2]> = Vec::new();
        let mut groups: Vec<u8> = Vec::new();
        let mut builder = fst::MapBuilder::memory();
        let count = self.by_key.len();
        for (key, lemmas) in self.by_key {
            builder.insert(&key, groups.len() as u64)?;
            groups.push(u8::try_from(lemmas.len()).unwrap_or(u8::MAX));
            for (id, set) in lemmas.into_iter().take(usize::from(u8::MAX)) {
                let next = u32::try_from(sets.len()).unwrap_or(u32::MAX);
                let index = *sets.entry(set).or_insert_with_key(|set| {
                    cells.extend(set.iter().map(|&(features, pattern)| [features, pattern]));
                    set_starts.push(u32::try_from(cells.len()).unwrap_or(u32::MAX));
                    next
                });
                for number in [id, index] {
                    let short = u16::try_from(number)
                        .map_err(|_| std::io::Error::other("a number of a lemma or of a set of cells needs over two bytes"))?;
                    groups.extend(short.to_le_bytes());
                }
            }
        }
        let forms = fst::Map::new(builder.into_inner()?)?;
        let forms =
            lay_out(&forms).ok_or_else(|| std::io::Error::other("a number of the automaton of forms needs over three bytes"))?;
        blob.bytes(Section::Forms, forms);
        blob.bytes(Section::Groups, groups);
        blob.table(Section::CellSets, &set_starts.into_iter().map(|s| [s]).collect::<Vec<_>>());
        blob.table(Section::Cells, &cells);
        let mut starts = vec![[0_u32]];
        let mut bytes = Vec::new();
        for pattern in &self.pattern_list {
            bytes.extend(pattern);
            starts.push([u32::try_from(bytes.len()).unwrap_or(u32::MAX)]);
        }
        blob.table(Section::PatternStarts, &starts);
        blob.bytes(Section::Patterns, bytes);
        Ok(count)
    }
}

/// The letter codes of a vocalised word and the mark code of each letter; `None` when it holds something else than letters and marks.
pub(crate) fn key_and_marks(vocalized: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut key = Vec::new();
    let mut marks: Vec<u8> = Vec::new();
    let mut pending = String::new();
    let flush = |pending: &mut String, marks: &mut Vec<u8>| {
        if let Some(last) = marks.last_mut() {
            *last = letters::mark_code(pending);
        }
        pending.clear();
    };
    for c in vocalized.chars() {
        if letters::is_mark(c) {
            pending.push(c);
        } else {
            flush(&mut pending, &mut marks);
            key.push(letters::code(c)?);
            marks.push(0);
        }
    }
    flush(&mut pending, &mut marks);
    (!key.is_empty()).then_some((key, marks))
}
