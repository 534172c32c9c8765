//! Imported lexicons and glossaries as layers over the program's own: each a blob of the same layout, asked where the own one is silent.
//!
//! A row, key, pattern or group of layer n carries n in its highest bits, so that one number names it everywhere and the own lexicon, layer 0, pays one comparison.
//! Phrases of a layer are stored by the text of their words' lemmas: keys of the own blob change with every build.

use super::Lexicon;
use super::blob::{Blob, Table};
use super::cues::{Phrase, PhraseKind, TermEntry};
use super::features::Pos;
use super::format::{Section, lemma, phrase};
use super::forms::{Match, Rows, walk};
use crate::text::letters;

/// Most layers that are used at once.
pub const MOST_LAYERS: usize = 14;
/// Where the number of the layer begins in rows, keys and patterns.
const ROW_BITS: u32 = 28;
/// Where it begins in groups.
const GROUP_BITS: u32 = 56;

/// The number of a layer; 0 is the program's own lexicon.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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
    pub(super) rows: Rows,
    pub(super) forms: fst::Map<&'static [u8]>,
    phrases: Table,
    terms: Table,
}

impl Layer {
    /// Opens the blob that [`super::import`] made; `None` when the bytes are not one of this layout. `name` marks what comes from it.
    #[must_use]
    pub fn open(name: &'static str, bytes: &'static [u8]) -> Option<Self> {
        let blob = Blob::open(bytes)?;
        let forms = fst::Map::new(blob.section(Section::Forms)).ok()?;
        let (phrases, terms) = (blob.table(Section::Phrases, phrase::WIDTH), blob.table(Section::Terms, 5));
        Some(Self { name, rows: Rows::open(blob), forms, phrases, terms })
    }

    fn text(&self, offset: u32) -> &'static str {
        self.rows.blob.string(offset)
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

    /// The matches in imported lexicons that forgive no more than `forgiven`.
    pub fn layer_matches(&self, written: &[u8], forgiven: u16, mut visit: impl FnMut(Match)) {
        for (base, layer) in self.numbered() {
            walk(&layer.forms, base, written, forgiven, &mut visit);
        }
    }

    /// The matches in the lexicon that lemma `id` is from.
    pub fn matches_beside(&self, id: u32, written: &[u8], mut visit: impl FnMut(Match)) {
        let base = base_of(id).0;
        match self.layer(base) {
            Some(layer) => walk(&layer.forms, base, written, u16::MAX, &mut visit),
            None => self.own_matches(written, u16::MAX, visit),
        }
    }

    /// The name of the imported lexicon that lemma `id` is from; `None` for the program's own.
    #[must_use]
    pub fn imported_from(&self, id: u32) -> Option<&'static str> {
        self.layer(base_of(id).0).map(|layer| layer.name)
    }

    /// Whether lemma `id` is imported and the program's own lexicon, or a layer before, has one of the same citation form and part of speech: a reader who is
    /// shown everything needs the first alone.
    #[must_use]
    pub fn is_shadowed(&self, id: u32) -> bool {
        let (base, row) = base_of(id);
        let Some(layer) = self.layer(base) else { return false };
        let (form, pos) = (layer.rows.text(row, lemma::FORM), Pos::from_bits(layer.rows.lemmas.cell(row, lemma::POS)));
        let mut found = false;
        self.cited_as(form, |other| {
            let own = base_of(other).0;
            found |= own.0 < base.0 && self.lemma(other).pos == pos;
        });
        found
    }

    /// All lemmas, the program's own first.
    pub fn lemmas(&self) -> impl Iterator<Item = u32> + '_ {
        let rows = |base: Base, rows: &Rows| (0..number(rows.lemmas.len())).map(move |row| row | base.row());
        rows(Base::OWN, &self.rows).chain(self.numbered().flat_map(move |(base, layer)| rows(base, &layer.rows)))
    }

    /// All glossary entries, the program's own first: rows for [`Lexicon::term`].
    pub fn term_rows(&self) -> impl Iterator<Item = u32> + '_ {
        let layers = self.numbered().flat_map(|(base, layer)| (0..number(layer.terms.len())).map(move |row| row | base.row()));
        (0..number(self.term_count())).chain(layers)
    }

    pub(super) fn numbered(&self) -> impl Iterator<Item = (Base, &Layer)> {
        (1..).map(Base).zip(&self.layers)
    }

    pub(super) fn layer(&self, base: Base) -> Option<&Layer> {
        self.layers.get((base.0 as usize).checked_sub(1)?)
    }

    #[inline]
    pub(super) fn rows_of(&self, base: Base) -> &Rows {
        // The own lexicon first: inner loops come through here for every cell.
        if base == Base::OWN { &self.rows } else { self.layer(base).map_or(&self.rows, |layer| &layer.rows) }
    }

    /// The text of a key.
    pub(super) fn key_text(&self, key: u32) -> &'static str {
        let (base, offset) = base_of(key);
        self.rows_of(base).blob.string(number(offset))
    }

    /// The patterns of imported glossaries that begin with the lemma of `key`.
    pub(super) fn layer_phrases(&self, key: u32) -> impl Iterator<Item = Phrase> + '_ {
        let text = if self.layers.is_empty() { "" } else { self.key_text(key) };
        self.numbered().filter(move |_| !text.is_empty()).flat_map(move |(base, layer)| {
            let first = layer.phrases.partition(|cell| layer.text(cell) < text);
            (first..layer.phrases.len())
                .take_while(move |&row| layer.text(layer.phrases.cell(row, 0)) == text)
                .filter_map(move |row| self.own_keys(base, layer, (text, key), Phrase::read(&layer.phrases, row)))
        })
    }

    /// The patterns of imported glossaries that have the lemma of `key` anywhere.
    pub(super) fn layer_phrases_with(&self, key: u32) -> impl Iterator<Item = Phrase> + '_ {
        let text = if self.layers.is_empty() { "" } else { self.key_text(key) };
        self.numbered().filter(move |_| !text.is_empty()).flat_map(move |(base, layer)| {
            (0..layer.phrases.len()).map(|row| Phrase::read(&layer.phrases, row)).filter_map(move |phrase| {
                let has = phrase.words.iter().take(phrase.length).any(|&word| layer.text(word) == text);
                has.then(|| self.own_keys(base, layer, (text, key), phrase)).flatten()
            })
        })
    }

    /// A pattern of a layer with the keys that its words have here, the one that is known among them; `None` when one of them is the lemma of no word any more.
    fn own_keys(&self, base: Base, layer: &Layer, (text, key): (&str, u32), mut phrase: Phrase) -> Option<Phrase> {
        let length = phrase.length.min(phrase.words.len());
        for word in phrase.words.get_mut(..length)? {
            let own = layer.text(*word);
            *word = if own == text { key } else { self.key_of(own)? };
        }
        if let PhraseKind::Term(row) = &mut phrase.kind {
            *row |= base.row();
        }
        Some(phrase)
    }

    /// The key of the first lemma with this citation form.
    fn key_of(&self, citation: &str) -> Option<u32> {
        let mut key = None;
        self.cited_as(citation, |id| key = key.or_else(|| Some(self.lemma_numbers(id).0)));
        key
    }

    /// Calls `visit` with the lemmas of this citation form; with one of several cells several times.
    fn cited_as(&self, citation: &str, mut visit: impl FnMut(u32)) {
        let written: Vec<u8> = citation.chars().filter(|c| letters::is_letter(*c)).filter_map(letters::code).collect();
        self.matches(&written, |hit| {
            if hit.length == written.len() && hit.cost == 0 {
                self.cells(hit.group, |cell| {
                    if self.citation(cell.lemma) == citation {
                        visit(cell.lemma);
                    }
                });
            }
        });
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

/// A number of rows: tables are far smaller.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
