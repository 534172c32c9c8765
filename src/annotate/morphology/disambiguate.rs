//! Readings of a sentence → the chosen reading of each word: the cheapest path (Viterbi) over reading costs and what neighbours say of each other.

use super::context::{LEAST, transition};
use super::form::Form;
use super::word::Reading;
use crate::annotate::kept::Kept;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The readings of each word, as ranges into one pool that equal words share.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    pool: Vec<Reading>,
    forms: Vec<Form>,
    words: Vec<Known>,
    kept: Arc<Mutex<Kept>>,
}

/// Where a lattice has the readings of a spelling and what else is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    start: u32,
    end: u32,
    form: u32,
}

/// What is known of a word that is none.
const NO_FORM: &Form = &Form::NONE;

impl Lattice {
    /// An empty lattice with room for `words`; `kept` is what later stages found of spellings in other articles.
    #[must_use]
    pub fn with_capacity(words: usize, kept: Arc<Mutex<Kept>>) -> Self {
        let forms = Vec::with_capacity(words / 2);
        Self { pool: Vec::with_capacity(words * 4), forms, words: Vec::with_capacity(words), kept }
    }

    /// What later stages found of the spellings of this and other articles.
    pub fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a spelling with its readings to the pool, for [`Lattice::push`].
    pub fn store(&mut self, readings: &[Reading], form: &Form) -> Known {
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (start, at) = (number(self.pool.len()), number(self.forms.len()));
        self.pool.extend_from_slice(readings);
        self.forms.push(form.clone());
        Known { start, end: number(self.pool.len()), form: at }
    }

    /// Adds a word that is spelt so.
    pub fn push(&mut self, known: Known) {
        self.words.push(known);
    }

    /// What the spelling of word `at` says by itself; nothing past the end.
    #[must_use]
    pub fn form(&self, at: usize) -> &Form {
        self.words.get(at).and_then(|known| self.forms.get(known.form as usize)).unwrap_or(NO_FORM)
    }

    /// The number of the spelling of word `at` in the article, below [`Lattice::forms`].
    #[must_use]
    pub fn form_of(&self, at: usize) -> usize {
        self.words.get(at).map_or(0, |known| known.form as usize)
    }

    /// How many spellings the article has.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// The readings of word `at`, cheapest first.
    #[must_use]
    pub fn of(&self, at: usize) -> &[Reading] {
        self.words.get(at).and_then(|k| self.pool.get(k.start as usize..k.end as usize)).unwrap_or(&[])
    }

    /// How many words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The search for the cheapest path, with buffers that sentences share.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// What the cheapest path to each reading of the last word costs; of the word before it while they are found.
    costs: Vec<u32>,
    before: Vec<u32>,
    /// For each reading of each word the reading of the word before that the cheapest path comes from, one word after another.
    back: Vec<u8>,
    chosen: Vec<u8>,
}

impl Path {
    /// The index of the chosen reading of each word `first..end` of the lattice. `favour` says for a word and a reading how much of its cost is forgiven.
    pub(super) fn choose(
        &mut self,
        lattice: &Lattice,
        (first, end): (usize, usize),
        favour: impl Fn(usize, &Reading) -> u16,
    ) -> &[u8] {
        self.back.clear();
        self.costs.clear();
        let mut previous: &[Reading] = &[];
        for at in first..end {
            let readings = lattice.of(at);
            std::mem::swap(&mut self.costs, &mut self.before);
            self.costs.clear();
            let cheap = (0_u8..).zip(&self.before).min_by_key(|(_, cost)| **cost).map_or(0, |(k, _)| k);
            for reading in readings {
                let (cost, from) = if at == first {
                    (u32::from(transition(None, reading)), 0)
                } else if let ([_], [_], &[cost]) = (readings, previous, self.before.as_slice()) {
                    // There is one way only: what it costs decides nothing.
                    (cost, 0)
                } else {
                    cheapest(previous, (&self.before, cheap), reading)
                };
                let own = cost.saturating_add(u32::from(reading.cost));
                self.costs.push(own.saturating_sub(u32::from(favour(at, reading))));
                self.back.push(from);
            }
            previous = readings;
        }
        self.chosen.clear();
        self.chosen.resize(end - first, 0);
        let mut k = self.costs.iter().enumerate().min_by_key(|(_, cost)| **cost).map_or(0, |(k, _)| u8::try_from(k).unwrap_or(0));
        let mut rest = self.back.as_slice();
        for (at, slot) in (first..end).zip(&mut self.chosen).rev() {
            *slot = k;
            let (before, own) = rest.split_at(rest.len().saturating_sub(lattice.of(at).len()));
            k = own.get(usize::from(k)).copied().unwrap_or(0);
            rest = before;
        }
        &self.chosen
    }
}

/// What the cheapest path to `reading` costs without its own cost, and the reading of the word before that it comes from. `cheap` is the one whose path is the cheapest
/// so far: it is asked first, since then most of the others need not be.
fn cheapest(previous: &[Reading], (costs, cheap): (&[u32], u8), reading: &Reading) -> (u32, u8) {
    let sum = |k: u8, before: &Reading, cost: u32| (cost.saturating_add(u32::from(transition(Some(before), reading))), k);
    let at = usize::from(cheap);
    let mut best = previous.get(at).zip(costs.get(at)).map_or((u32::MAX, 0), |(before, cost)| sum(cheap, before, *cost));
    for (k, (before, &cost)) in (0_u8..).zip(previous.iter().zip(costs)) {
        if k != cheap && cost.saturating_add(LEAST) <= best.0 {
            // Of equals the first.
            best = best.min(sum(k, before, cost));
        }
    }
    best
}
