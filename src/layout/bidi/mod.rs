//! UAX#9, the bidirectional algorithm, up to the levels of a paragraph; the rules of a line are in [`mod@line`].
//!
//! In: the characters of one paragraph and a base level. Out: an embedding level for each character. Bidi classes and bracket
//! pairs come from `icu_properties` (Unicode 18).
//!
//! Why not the crate `unicode-bidi` (0.3.18): it keeps classes and levels for every byte, resolves a line by cloning the levels
//! of the whole paragraph, looks the wrong way in N0 c across isolates, and its own data is two versions of Unicode older. It
//! is an oracle of our tests instead, beside the Unicode conformance files, which pass without exception. Characters that X9
//! removes are left out of the sequences here, not retained.
//!
//! Invariant: work is linear in the length, but for nested brackets (at most 63 deep) and nested isolates.

mod class;
mod explicit;
pub mod line;
mod neutral;
mod weak;

pub use class::Class;

use explicit::Sequence;

/// The highest embedding level (BD2).
pub const MAX_DEPTH: u8 = 125;

/// What the algorithm must know of a character.
pub(crate) trait BidiChar {
    /// Its bidi class.
    fn class(&self) -> Class;
    /// If it is a paired bracket: whether it opens, and the opening bracket of its pair in canonical form (BD14–BD16).
    fn bracket(&self) -> Option<(bool, char)>;
}

impl BidiChar for char {
    fn class(&self) -> Class {
        Class::of(*self)
    }

    fn bracket(&self) -> Option<(bool, char)> {
        class::bracket(*self)
    }
}

/// The paragraph level by P2 and P3: that of the first strong character outside isolates, if there is one.
#[must_use]
pub fn first_strong_level(classes: impl IntoIterator<Item = Class>) -> Option<u8> {
    let mut isolates = 0_usize;
    for class in classes {
        match class {
            Class::LRI | Class::RLI | Class::FSI => isolates += 1,
            Class::PDI => isolates = isolates.saturating_sub(1),
            Class::L if isolates == 0 => return Some(0),
            Class::R | Class::AL if isolates == 0 => return Some(1),
            Class::B => return None,
            _ => {}
        }
    }
    None
}

/// The embedding level of every character of `text`, one paragraph, at the base level `base` (0 or 1).
///
/// Characters removed by X9 get the level of the character before them.
#[must_use]
pub fn levels(text: &[char], base: u8) -> Vec<u8> {
    let mut out = Vec::new();
    resolve(text, base, &mut out);
    out
}

/// As [`levels`], for any kind of character.
pub(crate) fn resolve<C: BidiChar>(text: &[C], base: u8, levels: &mut Vec<u8>) {
    let present = text.iter().fold(0, |bits, c| bits | c.class().bit());
    // Where nothing runs against the base direction and nothing is embedded, every rule leads back to the base level. (Numbers
    // go with a left-to-right paragraph by W7.)
    let against = if base == 0 { class::RIGHT_TO_LEFT } else { class::LEFT_TO_RIGHT };
    if present & (against | class::EXPLICIT) == 0 {
        levels.clear();
        levels.resize(text.len(), base);
        return;
    }
    // X1–X8: explicit levels and directions; X9: removal; X10: isolating run sequences.
    let (sequences, classes) = explicit::resolve(text, present, base, levels);
    for mut sequence in sequences {
        weak::resolve(&mut sequence);
        neutral::resolve(&mut sequence, text, &classes);
        implicit(&sequence, levels);
    }
    // X9 removed these; they travel with what stands before them.
    let mut before = base;
    for (level, class) in levels.iter_mut().zip(&classes) {
        if class.is_removed() {
            *level = before;
        }
        before = *level;
    }
}

/// I1, I2: implicit levels.
fn implicit(sequence: &Sequence, levels: &mut [u8]) {
    for (&index, &class) in sequence.index.iter().zip(&sequence.types) {
        let raise = match (sequence.level % 2, class) {
            (0, Class::R) => 1,                         // I1
            (0, Class::AN | Class::EN) => 2,            // I1
            (1, Class::L | Class::EN | Class::AN) => 1, // I2
            _ => 0,
        };
        if let Some(level) = levels.get_mut(index as usize) {
            *level = sequence.level + raise;
        }
    }
}

#[cfg(test)]
mod tests;
