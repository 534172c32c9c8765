//! Folded names → gazetteer entries.

use super::Lexicon;
use super::automaton::{BLANK, Node, name_codes};
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

impl Lexicon {
    /// Where a name begins to be read.
    #[must_use]
    pub fn name_start(&self) -> NameState {
        NameState { addr: self.names.root().address(), output: 0 }
    }

    /// Reads on with the letters of `text`; `None` when no name goes on so.
    #[must_use]
    pub fn name_step(&self, state: NameState, text: &str) -> Option<NameState> {
        let mut place = Some((self.names.at(state.addr), u64::from(state.output)));
        for c in text.chars() {
            name_codes(c, |code| {
                place = place.and_then(|(node, sum)| self.names.step(node, code).map(|(next, adds)| (next, sum + adds)));
            });
            place?;
        }
        let (node, output) = place?;
        Some(NameState { addr: node.address(), output: u32::try_from(output).unwrap_or(u32::MAX) })
    }

    /// Whether a name ends here.
    #[must_use]
    pub fn is_name(&self, state: NameState) -> bool {
        self.names.at(state.addr).is_final()
    }

    /// Whether a word of a name ends here, be it the last or not.
    #[must_use]
    pub fn is_word_of_name(&self, state: NameState) -> bool {
        let node = self.names.at(state.addr);
        node.is_final() || node.has(BLANK)
    }

    /// The row in the table of entries by name of the first whose name ends here.
    fn first_entry(&self, state: NameState) -> Option<usize> {
        let last = self.names.value(self.names.at(state.addr))?;
        usize::try_from(u64::from(state.output) + last).ok().filter(|row| *row < self.name_entries.len())
    }

    /// The entries whose name ends here.
    #[must_use]
    pub fn name_entries(&self, state: NameState) -> Vec<EntityEntry> {
        self.name_rows(state).into_iter().map(|row| self.entity(row)).collect()
    }

    /// The rows of the entries whose name ends here.
    #[must_use]
    pub fn name_rows(&self, state: NameState) -> Vec<u32> {
        let mut out = Vec::new();
        let Some(first) = self.first_entry(state) else { return out };
        for row in first..self.name_entries.len() {
            out.push(self.name_entries.cell(row, 0));
            if self.name_entries.cell(row, 1) == 0 {
                break;
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
        self.first_entry(state).map(|row| self.name_entries.cell(row, 0))
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
        let node = self.names.at(state.addr);
        if node.is_final() || node.has(BLANK) {
            visit(state);
        }
        for (_, next, adds) in self.names.letters(node).filter(|step| step.0 != BLANK) {
            let output = u64::from(state.output) + adds;
            let after = NameState { addr: next.address(), output: u32::try_from(output).unwrap_or(u32::MAX) };
            self.word_ends(after, visit);
        }
    }

    /// Whether a name has `words` words or more after `state`.
    fn goes_on(&self, state: NameState, words: usize) -> bool {
        let steps = |(code, next, _): (u8, Node, u64)| {
            let after = NameState { addr: next.address(), output: state.output };
            self.goes_on(after, if code == BLANK { words - 1 } else { words })
        };
        words == 0 || self.names.letters(self.names.at(state.addr)).any(steps)
    }
}
