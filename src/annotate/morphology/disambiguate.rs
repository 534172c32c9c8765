//! Readings of a sentence → the chosen reading of each word: the cheapest path (Viterbi) over reading costs and what neighbours say of each other.

use super::context::transition;
use super::word::Reading;
use crate::lexicon::Lexicon;

/// The readings of each word, as ranges into one pool that equal words share.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    pool: Vec<Reading>,
    ranges: Vec<(u32, u32)>,
}

impl Lattice {
    /// Adds readings to the pool; returns their range for [`Lattice::push`].
    pub fn store(&mut self, readings: &[Reading]) -> (u32, u32) {
        let start = u32::try_from(self.pool.len()).unwrap_or(u32::MAX);
        self.pool.extend_from_slice(readings);
        (start, u32::try_from(self.pool.len()).unwrap_or(u32::MAX))
    }

    /// Adds a word whose readings are the stored `range`.
    pub fn push(&mut self, range: (u32, u32)) {
        self.ranges.push(range);
    }

    /// The readings of word `at`, cheapest first.
    #[must_use]
    pub fn of(&self, at: usize) -> &[Reading] {
        self.ranges.get(at).and_then(|&(start, end)| self.pool.get(start as usize..end as usize)).unwrap_or(&[])
    }

    /// How many words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

/// The index of the chosen reading of each word `first..end` of the lattice.
#[must_use]
pub(super) fn choose(lexicon: &Lexicon, lattice: &Lattice, first: usize, end: usize) -> Vec<usize> {
    let mut back: Vec<Vec<u8>> = Vec::with_capacity(end - first);
    let mut costs: Vec<u32> = Vec::new();
    let mut next: Vec<u32> = Vec::new();
    for at in first..end {
        let readings = lattice.of(at);
        next.clear();
        let mut from = Vec::with_capacity(readings.len());
        for reading in readings {
            let (mut best, mut best_from) = (u32::MAX, 0_u8);
            if at == first {
                best = u32::from(transition(lexicon, None, reading));
            } else {
                for (k, (before, &cost)) in lattice.of(at - 1).iter().zip(&costs).enumerate() {
                    let sum = cost + u32::from(transition(lexicon, Some(before), reading));
                    if sum < best {
                        (best, best_from) = (sum, u8::try_from(k).unwrap_or(0));
                    }
                }
            }
            next.push(best.saturating_add(u32::from(reading.cost)));
            from.push(best_from);
        }
        back.push(from);
        std::mem::swap(&mut costs, &mut next);
    }
    let mut chosen = vec![0; end - first];
    let mut k = costs.iter().enumerate().min_by_key(|(_, cost)| **cost).map_or(0, |(k, _)| k);
    for (slot, from) in chosen.iter_mut().zip(&back).rev() {
        *slot = k;
        k = from.get(k).copied().map_or(0, usize::from);
    }
    chosen
}
