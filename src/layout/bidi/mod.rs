//! UAX#9, the bidirectional algorithm, up to the levels of a paragraph; the rules of a line are in [`mod@line`].
//!
//! In: the text of one paragraph and a base level. Out: an embedding level for each character.
//!
//! This rests on the crate `unicode-bidi`: its levels and classes, its base direction (P2, P3), and its resolution for every
//! paragraph without isolates, which is nearly all text. Its data are those of `icu_properties` (Unicode 18), handed to it as a
//! [`BidiDataSource`]. What is our own:
//!
//! - Paragraphs with isolates: where N0 c goes back over an isolate, the crate (0.3.18, `iter_backwards_from`) takes the earlier
//!   runs of a sequence from the wrong end. So X1–X8 are in `explicit`, W1–W7 in `weak`, N0–N2 in `neutral`, for these alone.
//! - Text with nothing against its base direction needs no resolution, and gets none. Where only numbers run against it, in a
//!   right-to-left paragraph, `numbers` resolves them in one pass.
//! - L1 and L2: to resolve a line the crate clones the levels of every byte of the paragraph.
//!
//! Invariant: work is linear in the length, but for nested brackets (at most 63 deep) and nested isolates.

mod class;
mod explicit;
pub mod line;
mod neutral;
mod numbers;
mod weak;

pub use class::{Class, Classes, REMOVED, Unicode};
pub use unicode_bidi::{BidiDataSource, LTR_LEVEL, Level, RTL_LEVEL};

pub(crate) use class::by_number;

use unicode_bidi::utf16::ParagraphBidiInfo;
use unicode_bidi::{Direction, get_base_direction_full_with_data_source};

/// The paragraph level by P2 and P3: that of the first strong character outside isolates, if there is one. Paragraph separators
/// do not end the search.
#[must_use]
pub fn base_level<D: BidiDataSource>(text: &str, data: &D) -> Option<Level> {
    match get_base_direction_full_with_data_source(data, text) {
        Direction::Ltr => Some(LTR_LEVEL),
        Direction::Rtl => Some(RTL_LEVEL),
        Direction::Mixed => None,
    }
}

/// The embedding level of every character of `text`, one paragraph, at the base level `base`.
///
/// Characters removed by X9 get the level of the character before them.
#[must_use]
pub fn levels(text: &str, base: Level) -> Vec<Level> {
    let present = text.chars().map(|c| Unicode.bidi_class(c)).collect();
    let mut out = Vec::new();
    resolve(text, present, &Unicode, base, &mut out);
    out
}

/// As [`levels`], with the data of `data`; `present` are the classes that occur in `text`.
pub(crate) fn resolve<D: BidiDataSource>(text: &str, present: Classes, data: &D, base: Level, levels: &mut Vec<Level>) {
    levels.clear();
    // Where nothing runs against the base direction and nothing is embedded, every rule leads back to the base level. (Numbers
    // go with a left-to-right paragraph by W7.)
    let against = if base.is_ltr() { class::RIGHT_TO_LEFT } else { class::LEFT_TO_RIGHT };
    if !present.meets(against.and(class::ISOLATES).and(class::EMBEDDINGS)) {
        levels.resize(text.chars().count(), base);
    } else if base == RTL_LEVEL && !present.meets(EXPLICIT_OR_LATIN) {
        numbers::resolve(text, data, levels);
    } else if present.meets(class::ISOLATES) {
        resolve_isolates(text, data, base, levels);
    } else {
        resolve_by_crate(text, data, base, levels);
    }
}

/// With none of these, only numbers stand above the base level of a right-to-left paragraph.
const EXPLICIT_OR_LATIN: Classes = class::ISOLATES.and(class::EMBEDDINGS).and(Classes::of(&[Class::L]));

/// What `unicode-bidi` says: right wherever there is no isolate.
///
/// It works code unit by code unit, so it gets UTF-16: for Arabic half the units of UTF-8, and nearly always one a character.
fn resolve_by_crate<D: BidiDataSource>(text: &str, data: &D, base: Level, levels: &mut Vec<Level>) {
    let mut units = Vec::with_capacity(text.len());
    units.extend(text.encode_utf16());
    let resolved = ParagraphBidiInfo::new_with_data_source(data, &units, Some(base));
    // The second half of a surrogate pair has no character of its own.
    let begins = |unit: u16| !(0xDC00..0xE000).contains(&unit);
    levels.extend(units.iter().zip(&resolved.levels).filter(|(unit, _)| begins(**unit)).map(|(_, level)| *level));
}

/// Our own resolution: right for every paragraph.
fn resolve_isolates<D: BidiDataSource>(text: &str, data: &D, base: Level, levels: &mut Vec<Level>) {
    let paragraph = explicit::Paragraph::new(text, data, base);
    // X1–X8: explicit levels and directions; X9: removal; X10: isolating run sequences.
    for mut sequence in explicit::resolve(&paragraph, data, levels) {
        weak::resolve(&mut sequence);
        neutral::resolve(&mut sequence, &paragraph, data);
        implicit(&sequence, levels);
    }
    // X9 removed these; they travel with what stands before them.
    let mut before = base;
    for (level, class) in levels.iter_mut().zip(&paragraph.classes) {
        if REMOVED.has(*class) {
            *level = before;
        }
        before = *level;
    }
}

/// I1, I2: implicit levels.
fn implicit(sequence: &explicit::Sequence, levels: &mut [Level]) {
    for (&index, &class) in sequence.index.iter().zip(&sequence.types) {
        let raise = match (sequence.level.is_rtl(), class) {
            (false, Class::R) => 1,                        // I1
            (false, Class::AN | Class::EN) => 2,           // I1
            (true, Class::L | Class::EN | Class::AN) => 1, // I2
            _ => 0,
        };
        if let Some(level) = levels.get_mut(index as usize) {
            // An explicit level is at most 125 if odd and 124 if even: it can be raised.
            *level = Level::new(sequence.level.number() + raise).unwrap_or(sequence.level);
        }
    }
}

#[cfg(test)]
mod tests;
