//! Readings of a sentence → the chosen reading of each word: the cheapest path (Viterbi) over reading costs and what neighbours say of each other.

use super::context::transition;
use super::word::Reading;
use crate::lexicon::Lexicon;

/// The readings of each word of a run, as ranges into one list.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    readings: Vec<Reading>,
    starts: Vec<usize>,
}

impl Lattice {
    /// Adds a word with its readings (at least one).
    pub fn push(&mut self, readings: &[Reading]) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.readings.extend_from_slice(readings);
        self.starts.push(self.readings.len());
    }

    /// The readings of word `at`.
    #[must_use]
    pub fn of(&self, at: usize) -> &[Reading] {
        let (Some(&start), Some(&end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.readings.get(start..end).unwrap_or(&[])
    }

    /// How many words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The index of the chosen reading of each word `first..end` of the lattice.
#[must_use]
pub fn choose(lexicon: &Lexicon, lattice: &Lattice, first: usize, end: usize) -> Vec<usize> {
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
