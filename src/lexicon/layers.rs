//! Imported lexicons and glossaries as layers over the program's own: each a blob of the same layout, asked where the own one is silent.
//!
//! A row, key, pattern or group of layer n carries n in its highest bits, so that one number names it everywhere and the own lexicon, layer 0, pays one comparison.
//! Phrases of a layer are stored by the text of their words' lemmas: keys of the own blob change with every build.

use super::Lexicon;
use super::blob::{Blob, Table};
use super::cues::{Phrase, PhraseKind, TermEntry};
use super::format::{Section, phrase};
use super::forms::{Match, Words};
use crate::text::letters;

/// Most layers that are used at once.
pub const MOST_LAYERS: usize = 14;
/// Where the number of the layer begins in rows, keys and patterns.
const ROW_BITS: u32 = 28;
/// Where it begins in groups.
const GROUP_BITS: u32 = 56;

/// The number of a layer; 0 is the program's own lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Base(u32);

impl Base {
    /// The program's own lexicon.
    pub(super) const OWN: Self = Self(0);

    /// What its rows carry.
    pub(super) fn row(self) -> u32 {
        self.0 << ROW_BITS
    }

    /// What its groups carry.
    pub(super) fn group(self) -> u64 {
        u64::from(self.0) << GROUP_BITS
    }

    /// The layer of a group, and where it is there.
    pub(super) fn of_group(group: u64) -> (Self, usize) {
        let at = group & ((1 << GROUP_BITS) - 1);
        (Self(u32::try_from(group >> GROUP_BITS).unwrap_or(0)), usize::try_from(at).unwrap_or(usize::MAX))
    }
}

/// The layer of a row, key or pattern, and its number there.
pub(super) fn base_of(id: u32) -> (Base, usize) {
    (Base(id >> ROW_BITS), (id & ((1 << ROW_BITS) - 1)) as usize)
}

/// One imported lexicon or glossary.
#[derive(Debug)]
pub struct Layer {
    name: &'static str,
    words: Words,
    phrases: Table,
    terms: Table,
}

impl Layer {
    /// Opens the blob that [`super::import`] made; `None` when the bytes are not one of this layout. `name` marks what comes from it.
    #[must_use]
    pub fn open(name: &'static str, bytes: &'static [u8]) -> Option<Self> {
        let blob = Blob::open(bytes)?;
        let (phrases, terms) = (blob.table(Section::Phrases, phrase::WIDTH), blob.table(Section::Terms, 5));
        Some(Self { name, words: Words::open(blob)?, phrases, terms })
    }

    fn text(&self, offset: u32) -> &'static str {
        self.words.blob.string(offset)
    }
}

impl Lexicon {
    /// The lexicon with imported ones under it; those over [`MOST_LAYERS`] are left out.
    #[must_use]
    pub fn with_layers(mut self, layers: Vec<Layer>) -> Self {
        self.layers = layers;
        self.layers.truncate(MOST_LAYERS);
        self
    }

    /// Whether anything was imported.
    #[must_use]
    pub fn has_layers(&self) -> bool {
        !self.layers.is_empty()
    }

    /// [`Lexicon::matches`] in the imported lexicons alone.
    pub fn layer_matches(&self, written: &[u8], mut visit: impl FnMut(Match)) {
        for (base, layer) in self.numbered() {
            layer.words.matches(base, written, &mut visit);
        }
    }

    /// The name of the imported lexicon that lemma `id` is from; `None` for the program's own.
    #[must_use]
    pub fn imported_from(&self, id: u32) -> Option<&'static str> {
        self.layer(base_of(id).0).map(|layer| layer.name)
    }

    fn numbered(&self) -> impl Iterator<Item = (Base, &Layer)> {
        (1..).map(Base).zip(&self.layers)
    }

    fn layer(&self, base: Base) -> Option<&Layer> {
        self.layers.get((base.0 as usize).checked_sub(1)?)
    }

    #[inline]
    pub(super) fn words_of(&self, base: Base) -> &Words {
        // The own lexicon first: inner loops come through here for every cell.
        if base == Base::OWN { &self.words } else { self.layer(base).map_or(&self.words, |layer| &layer.words) }
    }

    /// The patterns of imported glossaries that begin with the lemma of `key`.
    pub(super) fn layer_phrases(&self, key: u32) -> impl Iterator<Item = Phrase> + '_ {
        let text = if self.layers.is_empty() {
            ""
        } else {
            let (base, offset) = base_of(key);
            self.words_of(base).blob.string(u32::try_from(offset).unwrap_or(0))
        };
        self.numbered().filter(move |_| !text.is_empty()).flat_map(move |(base, layer)| {
            let first = layer.phrases.partition(|cell| layer.text(cell) < text);
            (first..layer.phrases.len())
                .take_while(move |&row| layer.text(layer.phrases.cell(row, 0)) == text)
                .filter_map(move |row| self.own_keys(base, layer, key, Phrase::read(&layer.phrases, row)))
        })
    }

    /// A pattern of a layer with the keys that its words have here; `None` when one of them is the lemma of no word any more.
    fn own_keys(&self, base: Base, layer: &Layer, first: u32, mut phrase: Phrase) -> Option<Phrase> {
        let length = phrase.length.min(phrase.words.len());
        let (head, rest) = phrase.words.get_mut(..length)?.split_first_mut()?;
        *head = first;
        for word in rest {
            *word = self.key_of(layer.text(*word))?;
        }
        if let PhraseKind::Term(row) = &mut phrase.kind {
            *row |= base.row();
        }
        Some(phrase)
    }

    /// The key of the first lemma with this citation form.
    fn key_of(&self, citation: &str) -> Option<u32> {
        let written: Vec<u8> = citation.chars().filter(|c| letters::is_letter(*c)).filter_map(letters::code).collect();
        let mut key = None;
        self.matches(&written, |hit| {
            if hit.length == written.len() && hit.cost == 0 && key.is_none() {
                self.cells(hit.group, |cell| {
                    if key.is_none() && self.citation(cell.lemma) == citation {
                        key = Some(self.lemma_numbers(cell.lemma).0);
                    }
                });
            }
        });
        key
    }

    /// Whether a glossary entry is an imported one.
    #[must_use]
    pub fn is_imported_term(&self, row: u32) -> bool {
        self.layer(base_of(row).0).is_some()
    }

    /// An imported glossary entry; its topic is the glossary's name. `None` for a row of the program's own.
    pub(super) fn layer_term(&self, row: u32) -> Option<TermEntry> {
        let (base, row) = base_of(row);
        let layer = self.layer(base)?;
        let text = |column| layer.text(layer.terms.cell(row, column));
        Some(TermEntry { citation: text(0), english: text(1), abbreviation: text(2), topic: layer.name, register: text(4) })
    }
}
