//! Folded names → gazetteer entries.

use super::Lexicon;
use super::format::entity;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Which table an entry comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EntityTable {
    /// `places.tsv`
    Place,
    /// `people.tsv`
    Person,
    /// `organizations.tsv`
    Organization,
    /// `instruments.tsv`
    Instrument,
    /// `events.tsv`
    Event,
}

/// A gazetteer entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EntityEntry {
    /// Its row.
    pub id: u32,
    /// Vocalised Arabic name.
    pub name: &'static str,
    /// English name.
    pub english: &'static str,
    /// Other English names, «;» between.
    pub aliases: &'static str,
    /// Which table.
    pub table: EntityTable,
    /// Kind inside the table (country, party …).
    pub kind: &'static str,
    /// ISO 3166 alpha-3, or empty.
    pub country: &'static str,
    /// Whether verbs agree with it in the feminine.
    pub feminine: bool,
    /// People: roles; places: code of the country it is capital of.
    pub extra: &'static str,
    /// Adjective of a place.
    pub demonym: &'static str,
}

/// A place in the automaton of names.
#[derive(Clone, Copy, Debug)]
pub struct NameState {
    addr: u32,
    output: u32,
}

impl NameState {
    fn new(addr: usize, output: u64) -> Self {
        // The section is far smaller: offsets in a blob have 32 bits.
        Self { addr: u32::try_from(addr).unwrap_or(0), output: u32::try_from(output).unwrap_or(u32::MAX) }
    }

    fn step(self, to: &fst::raw::Transition) -> Self {
        Self::new(to.addr, u64::from(self.output) + to.out.value())
    }
}

impl Lexicon {
    /// Where a name begins to be read.
    #[must_use]
    pub fn name_start(&self) -> NameState {
        NameState::new(self.names.as_fst().root().addr(), 0)
    }

    /// Reads on with the bytes of `text`; `None` when no name goes on so.
    #[must_use]
    pub fn name_step(&self, mut state: NameState, text: &str) -> Option<NameState> {
        for &byte in text.as_bytes() {
            let node = self.names.as_fst().node(state.addr as usize);
            state = state.step(&node.transition(node.find_input(byte)?));
        }
        Some(state)
    }

    /// Whether a name ends here.
    #[must_use]
    pub fn is_name(&self, state: NameState) -> bool {
        self.names.as_fst().node(state.addr as usize).is_final()
    }

    /// The entries whose name ends here.
    #[must_use]
    pub fn name_entries(&self, state: NameState) -> Vec<EntityEntry> {
        let node = self.names.as_fst().node(state.addr as usize);
        let mut out = Vec::new();
        if node.is_final() {
            let mut row = usize::try_from(u64::from(state.output) + node.final_output().value()).unwrap_or(usize::MAX);
            while row < self.name_entries.len() {
                out.push(self.entity(self.name_entries.cell(row, 0)));
                if self.name_entries.cell(row, 1) == 0 {
                    break;
                }
                row += 1;
            }
        }
        out
    }

    /// The entries with this name, its words folded and one blank between.
    #[must_use]
    pub fn entities_named(&self, folded: &str) -> Vec<EntityEntry> {
        self.name_step(self.name_start(), folded).map_or_else(Vec::new, |state| self.name_entries(state))
    }

    /// The gazetteer entry in row `id`.
    #[must_use]
    pub fn entity(&self, id: u32) -> EntityEntry {
        let cell = |column| self.entities.cell(id as usize, column);
        let text = |column| self.string(cell(column));
        EntityEntry {
            id,
            name: text(entity::NAME),
            english: text(entity::ENGLISH),
            aliases: text(entity::ALIASES),
            table: self.entity_table(id),
            kind: text(entity::KIND),
            country: text(entity::COUNTRY),
            feminine: text(entity::GENDER) == "f",
            extra: text(entity::EXTRA),
            demonym: text(entity::DEMONYM),
        }
    }

    /// The table of the gazetteer entry in row `id`.
    #[must_use]
    pub fn entity_table(&self, id: u32) -> EntityTable {
        match self.entities.cell(id as usize, entity::TABLE) {
            entity::PERSON => EntityTable::Person,
            entity::ORGANIZATION => EntityTable::Organization,
            entity::INSTRUMENT => EntityTable::Instrument,
            entity::EVENT => EntityTable::Event,
            _ => EntityTable::Place,
        }
    }

    /// The row of the first entry whose name ends at `state`.
    #[must_use]
    pub fn name_entry(&self, state: NameState) -> Option<u32> {
        let node = self.names.as_fst().node(state.addr as usize);
        let row = node
            .is_final()
            .then(|| usize::try_from(u64::from(state.output) + node.final_output().value()).unwrap_or(usize::MAX))?;
        (row < self.name_entries.len()).then(|| self.name_entries.cell(row, 0))
    }

    /// The entry of the country with this ISO 3166 alpha-3 code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<EntityEntry> {
        let row = self.find_text(&self.countries, code)?;
        Some(self.entity(self.countries.cell(row, 1)))
    }

    /// How many gazetteer entries there are.
    #[must_use]
    pub fn entity_count(&self) -> usize {
        self.entities.len()
    }
}

/// Places in the automaton of names by the place and the number of words before them, found when they are first asked for.
pub(super) type LongNames = Mutex<FxHashMap<(u32, usize), Arc<[NameState]>>>;

impl Lexicon {
    /// The state after each word that some name has at `state` (which has read a blank) if the name goes on for `more` words at least after it, in the order of the words.
    #[must_use]
    pub fn long_names(&self, state: NameState, more: usize) -> Vec<NameState> {
        let mut known = self.long_names.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.entry((state.addr, more)).or_insert_with(|| {
            let mut found = Vec::new();
            self.word_ends(NameState { output: 0, ..state }, &mut |after| {
                if self.goes_on(after, more) {
                    found.push(after);
                }
            });
            found.into()
        });
        found.iter().map(|after| NameState { addr: after.addr, output: state.output + after.output }).collect()
    }

    /// Calls `visit` for the state after each word that some name has at `state`.
    fn word_ends(&self, state: NameState, visit: &mut impl FnMut(NameState)) {
        let node = self.names.as_fst().node(state.addr as usize);
        if node.is_final() || node.transitions().any(|t| t.inp == b' ') {
            visit(state);
        }
        for step in node.transitions().filter(|t| t.inp != b' ') {
            self.word_ends(state.step(&step), visit);
        }
    }

    /// Whether a name has `words` words or more after `state`.
    fn goes_on(&self, state: NameState, words: usize) -> bool {
        let node = self.names.as_fst().node(state.addr as usize);
        words == 0 || node.transitions().any(|t| self.goes_on(state.step(&t), if t.inp == b' ' { words - 1 } else { words }))
    }
}
