//! Lemmas, forms, names, terms and cues: rows of `assets/` compiled by `build.rs` and opened without parsing.
//!
//! In: the blob in the program, and those of imported lexicons under it. Out: look-ups by spelling, by name, by first word of a phrase, by lemma. `compile`, `inflect`, `english`, `features` and
//! `format` are free of the rest of the crate (but for `text::letters` and `text::normalize`), since `build.rs` runs them too.

mod automaton;
mod blob;
pub mod compile;
mod cues;
pub mod english;
pub mod features;
pub mod format;
mod forms;
pub mod import;
pub mod inflect;
mod layers;
mod names;
mod survey;

pub use cues::{Connector, Frame, Head, Phrase, PhraseKind, PhraseStart, Reporting, TermEntry, TimeWord, Title};
pub use forms::{Cell, Lemma, Match, Spot};
pub use layers::{Layer, MOST_LAYERS};
pub use names::{EntityEntry, EntityTable, NameState};

use automaton::Automaton;
use blob::{Blob, Table};
use cues::CueIndex;
use english::Irregular;
use format::{Section, entity, frame, phrase};
use forms::{Named, Rows};
use names::LongNames;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The compiled language knowledge. Opening it parses nothing; a look-up reads the blob in place.
#[derive(Debug)]
pub struct Lexicon {
    rows: Rows,
    forms: Automaton,
    /// What the user imported, in the order in which it is asked.
    layers: Vec<Layer>,
    names: Automaton,
    entities: Table,
    name_entries: Table,
    phrases: Table,
    terms: Table,
    titles: Table,
    reporting: Table,
    frames: Table,
    connectors: Table,
    heads: Table,
    times: Table,
    english_verbs: Table,
    english_nouns: Table,
    countries: Table,
    transfer: Table,
    /// Built when it is first asked.
    cues: OnceLock<CueIndex>,
    english: OnceLock<EnglishIndex>,
    /// See [`Lexicon::long_names`].
    long_names: LongNames,
    /// See [`Lexicon::lemma_named`].
    named: Named,
}

/// The tables of `english/` by text.
#[derive(Debug, Default)]
struct EnglishIndex {
    /// English by form, for each table.
    transfer: FxHashMap<&'static str, FxHashMap<&'static str, &'static str>>,
    /// The first words of the forms of each table.
    openings: FxHashMap<&'static str, FxHashSet<&'static str>>,
    /// Past, participle, gerund, third person of irregular verbs.
    verbs: FxHashMap<&'static str, [&'static str; 4]>,
    /// Plurals of irregular nouns.
    nouns: FxHashMap<&'static str, &'static str>,
}

impl Lexicon {
    /// The lexicon built into the program.
    ///
    /// # Panics
    /// Never with a blob that `build.rs` made; the test suite opens it.
    #[must_use]
    pub fn embedded() -> Self {
        Self::open(EMBEDDED).unwrap_or_else(|| unreachable!("build.rs writes a blob of the layout that this reads"))
    }

    /// Opens a compiled lexicon; `None` when the bytes are not one.
    #[must_use]
    pub fn open(bytes: &'static [u8]) -> Option<Self> {
        let blob = Blob::open(bytes)?;
        let table = |section, width| blob.table(section, width);
        Some(Self {
            forms: Automaton::open(blob.section(Section::Forms))?,
            names: Automaton::open(blob.section(Section::Names))?,
            entities: table(Section::Entities, entity::WIDTH),
            name_entries: table(Section::NameEntries, 2),
            phrases: table(Section::Phrases, phrase::WIDTH),
            terms: table(Section::Terms, 5),
            titles: table(Section::Titles, 4),
            reporting: table(Section::Reporting, 5),
            frames: table(Section::Frames, frame::WIDTH),
            connectors: table(Section::Connectors, 3),
            heads: table(Section::Heads, 3),
            times: table(Section::Times, 3),
            english_verbs: table(Section::EnglishVerbs, 5),
            english_nouns: table(Section::EnglishNouns, 2),
            countries: table(Section::Countries, 2),
            transfer: table(Section::Transfer, 2),
            cues: OnceLock::new(),
            english: OnceLock::new(),
            long_names: LongNames::default(),
            named: Named::default(),
            rows: Rows::open(blob),
            layers: Vec::new(),
        })
    }

    fn string(&self, offset: u32) -> &'static str {
        self.rows.blob.string(offset)
    }

    /// English of `form` in the table `assets/english/{name}.tsv`.
    #[must_use]
    pub fn transfer(&self, name: &str, form: &str) -> Option<&'static str> {
        self.transfer_row(name, form).map(|row| row.1)
    }

    /// The row of `form` in the table `assets/english/{name}.tsv`: form and English.
    #[must_use]
    pub fn transfer_row(&self, name: &str, form: &str) -> Option<(&'static str, &'static str)> {
        let rows = self.english_index().transfer.get(name)?;
        rows.get_key_value(form).map(|(form, english)| (*form, *english))
    }

    /// Whether a form of the table `assets/english/{name}.tsv` begins with the word `word`.
    #[must_use]
    pub fn transfer_opens(&self, name: &str, word: &str) -> bool {
        self.english_index().openings.get(name).is_some_and(|words| words.contains(word))
    }

    fn english_index(&self) -> &EnglishIndex {
        self.english.get_or_init(|| {
            let mut index = EnglishIndex::default();
            for row in 0..self.transfer.len() {
                let text = |column| self.string(self.transfer.cell(row, column));
                if let Some((table, form)) = text(0).split_once('/') {
                    index.transfer.entry(table).or_default().insert(form, text(1));
                    index.openings.entry(table).or_default().insert(form.split(' ').next().unwrap_or(form));
                }
            }
            for row in 0..self.english_verbs.len() {
                let text = |column| self.string(self.english_verbs.cell(row, column));
                index.verbs.insert(text(0), [1, 2, 3, 4].map(text));
            }
            for row in 0..self.english_nouns.len() {
                let text = |column| self.string(self.english_nouns.cell(row, column));
                index.nouns.insert(text(0), text(1));
            }
            index
        })
    }

    /// Whether an English proper name takes «the»: its last word before any «of» says so.
    #[must_use]
    pub fn takes_article(&self, name: &str) -> bool {
        if name.starts_with("the ") || name.starts_with("The ") || name.contains("'s ") {
            return false;
        }
        let head = [" of ", " for ", " on ", " in ", " and ", " to "].iter().filter_map(|p| name.find(p)).min();
        let head = head.and_then(|at| name.get(..at)).unwrap_or(name);
        let last = head.rsplit(' ').next().unwrap_or(head);
        self.transfer("articles", last).is_some()
    }

    /// The row of a table sorted by the text of its first column.
    fn find_text(&self, table: &Table, key: &str) -> Option<usize> {
        let row = table.partition(|cell| self.string(cell) < key);
        (row < table.len() && self.string(table.cell(row, 0)) == key).then_some(row)
    }
}

impl Irregular for Lexicon {
    fn verb(&self, base: &str) -> Option<[&str; 4]> {
        self.english_index().verbs.get(base).copied()
    }

    fn noun(&self, singular: &str) -> Option<&str> {
        self.english_index().nouns.get(singular).copied()
    }
}
