//! The weights of the tagger, and the best sequence of labels under them: a linear-chain conditional random field.
//!
//! In: the features of words. Out: a label for each. The file is `assets/models/names.bin`, made by `examples/train_tagger.rs` and read in place:
//!
//! | bytes | |
//! |---|---|
//! | 8 | magic, `TRJMNT01` |
//! | 4 | slots of the table (a power of two), little-endian like all numbers |
//! | 4 | rows of weights |
//! | 9 × 9 × 2 | weights of label after label, `i16`, by first label |
//! | slots × 6 | open addressing by hash: the feature's hash and the number of its row plus one; 0 for an empty slot |
//! | rows × 9 | weights of each label, `i8` |
//!
//! All weights have one scale, which decides nothing.

use super::features::Features;
use crate::annotate::kept::Sums;

/// How many labels there are.
pub const LABELS: usize = 9;

/// What a word is: outside of names, or the first or a later word of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label(pub u8);

impl Label {
    /// Outside.
    pub const OUTSIDE: Self = Self(0);

    /// The first (`begin`) or a later word of a name of class `class`: 0 person, 1 place, 2 organisation, 3 other.
    #[must_use]
    pub const fn of(class: u8, begin: bool) -> Self {
        Self(class * 2 + if begin { 1 } else { 2 })
    }

    /// The class, outside of names none.
    #[must_use]
    pub fn class(self) -> Option<u8> {
        self.0.checked_sub(1).map(|l| l / 2)
    }

    /// Whether it is the first word of a name.
    #[must_use]
    pub const fn begins(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether it may follow `before` (`None` at the start of a sentence): a later word of a name follows one of the same name.
    #[must_use]
    pub fn may_follow(self, before: Option<Self>) -> bool {
        self == Self::OUTSIDE || self.begins() || before.is_some_and(|b| b.class() == self.class())
    }
}

/// The score of what cannot be; so low that no sum of weights makes up for it, and that two of them can be added.
const NEVER: i32 = i32::MIN / 4;
const MAGIC: &[u8; 8] = b"TRJMNT01";
const HEADER: usize = 16;
const TRANSITIONS: usize = LABELS * LABELS * 2;
const SLOT: usize = 6;

/// Trained weights.
#[derive(Clone, Copy, Debug)]
pub struct Model<'m> {
    /// By label, then by the label after it; [`NEVER`] for what may not follow.
    transitions: [[i32; LABELS]; LABELS],
    slots: &'m [u8],
    rows: &'m [u8],
}

impl Model<'static> {
    /// The weights that the program comes with.
    #[must_use]
    pub fn embedded() -> Option<Self> {
        Self::read(include_bytes!("../../../../assets/models/names.bin"))
    }
}

impl<'m> Model<'m> {
    /// Reads weights in place; `None` when the bytes are not a model of this version.
    #[must_use]
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
        if bytes.get(..8)? != MAGIC {
            return None;
        }
        let (slots, rows) = (number(8)?, number(12)?);
        if !slots.is_power_of_two() {
            return None;
        }
        let table = HEADER + TRANSITIONS;
        let weights = table.checked_add(slots.checked_mul(SLOT)?)?;
        if bytes.len() != weights.checked_add(rows.checked_mul(LABELS)?)? {
            return None;
        }
        let mut transitions = [[0; LABELS]; LABELS];
        for (number, pair) in bytes.get(HEADER..table)?.chunks_exact(2).enumerate() {
            let (before, label) = (number / LABELS, number % LABELS);
            let may = Label(u8::try_from(label).ok()?).may_follow(Some(Label(u8::try_from(before).ok()?)));
            let weight = i32::from(i16::from_le_bytes(pair.try_into().ok()?));
            transitions[before][label] = if may { weight } else { NEVER };
        }
        Some(Self { transitions, slots: bytes.get(table..weights)?, rows: bytes.get(weights..)? })
    }

    /// Adds the weights of a feature to what each label scores.
    pub(super) fn add(&self, hash: u32, sums: &mut Sums) {
        let mask = self.slots.len() / SLOT - 1;
        let mut at = (hash ^ hash >> 15) as usize & mask;
        while let Some(slot) = self.slots.get(at * SLOT..at * SLOT + SLOT) {
            let row = usize::from(u16::from_le_bytes([slot[4], slot[5]]));
            if row == 0 {
                return;
            }
            if u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]]) == hash {
                let weights: Option<&[u8; LABELS]> =
                    self.rows.get((row - 1) * LABELS..row * LABELS).and_then(|weights| weights.try_into().ok());
                for (sum, weight) in sums.iter_mut().zip(weights.unwrap_or(&[0; LABELS])) {
                    *sum += i16::from(weight.cast_signed());
                }
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The best labels of the words `first..end`, a sentence. `joined` says of a word whether a conjunction is attached to it: such a word goes on no person's
    /// or place's name.
    pub fn label(&self, features: &Features, first: usize, end: usize, joined: impl Fn(usize) -> bool, out: &mut Vec<Label>) {
        let score = |at: usize| {
            let mut sums = Sums::default();
            features.of(at).iter().for_each(|hash| self.add(*hash, &mut sums));
            sums
        };
        self.best((first, end), score, joined, out);
    }

    /// The best labels of the words `first..end`, whose labels `score` scores.
    pub(super) fn best(
        &self,
        (first, end): (usize, usize),
        score: impl Fn(usize) -> Sums,
        joined: impl Fn(usize) -> bool,
        out: &mut Vec<Label>,
    ) {
        out.clear();
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(end - first);
        let mut before = [0_i32; LABELS];
        for at in first..end {
            let mut from = [0_u8; LABELS];
            let mut now = [NEVER; LABELS];
            if at == first {
                (0_u8..).zip(&mut now).filter(|(to, _)| Label(*to).may_follow(None)).for_each(|(_, best)| *best = 0);
            } else {
                // All labels at once, without a branch.
                for ((previous, sum), row) in (0_u8..).zip(before).zip(&self.transitions) {
                    for ((best, origin), weight) in now.iter_mut().zip(&mut from).zip(row) {
                        let total = sum + weight;
                        let better = total > *best;
                        *best = if better { total } else { *best };
                        *origin = if better { previous } else { *origin };
                    }
                }
            }
            now.iter_mut().zip(score(at)).for_each(|(best, score)| *best += i32::from(score));
            if joined(at) {
                let later = |label: Label| !label.begins() && matches!(label.class(), Some(0 | 1));
                (0_u8..).zip(&mut now).filter(|(to, _)| later(Label(*to))).for_each(|(_, best)| *best = NEVER);
            }
            back.push(from);
            before = now;
        }
        let mut last =
            (0_u8..).zip(before).max_by_key(|&(label, sum)| (sum, std::cmp::Reverse(label))).map_or(0, |(label, _)| label);
        for from in back.iter().rev() {
            out.push(Label(last));
            last = from.get(usize::from(last)).copied().unwrap_or(0);
        }
        out.reverse();
    }
}
