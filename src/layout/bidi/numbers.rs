//! Right-to-left paragraphs in which numbers alone run the other way: most of Arabic news that has any level above its base.
//!
//! In: the characters of a paragraph of base level 1 without L, embeddings and isolates. Out: their levels. With only R on the
//! sides, N0–N2 give every neutral the base level and W7 changes nothing, so what W1–W6 leave as EN or AN is at level 2 (I2) and all
//! else at 1. One pass, nothing allotted but the levels.

use super::class::REMOVED;
use super::{BidiDataSource, Class, Level, RTL_LEVEL};

/// What the last character that X9 does not remove is to the one that comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    European,
    Arabic,
    /// One separator after a European number (true) or an Arabic one.
    Separator(bool),
    /// A terminator after a European number.
    Terminated,
    /// Terminators that wait for a European number.
    Waiting,
    Other,
}

/// The levels of `text`.
pub(super) fn resolve<D: BidiDataSource>(text: &str, data: &D, levels: &mut Vec<Level>) {
    let above = Level::new(2).unwrap_or(RTL_LEVEL);
    // W1: at the start, a mark takes the type of the sequence's edge, which is R.
    let (mut state, mut before, mut after_letter) = (State::Other, Class::R, false);
    // The first character whose level a number after it decides.
    let mut open = 0;
    for (index, c) in text.chars().enumerate() {
        let class = data.bidi_class(c);
        if REMOVED.has(class) {
            // It travels with what stands before it.
            levels.push(levels.last().copied().unwrap_or(RTL_LEVEL));
            continue;
        }
        let class = if class == Class::NSM { before } else { class }; // W1
        before = class;
        let european = class == Class::EN && !after_letter; // W2
        let (next, level) = match class {
            Class::EN | Class::AN => {
                // W4 and W5: what waited for this number is part of it.
                let taken = match state {
                    State::Separator(separates_european) => separates_european == european,
                    State::Waiting => european,
                    _ => false,
                };
                if taken {
                    levels[open..].fill(above);
                }
                (if european { State::European } else { State::Arabic }, above)
            }
            Class::ES | Class::CS => {
                open = index;
                let next = match state {
                    State::European => State::Separator(true),
                    State::Arabic if class == Class::CS => State::Separator(false),
                    _ => State::Other,
                };
                (next, RTL_LEVEL)
            }
            Class::ET => match state {
                State::European | State::Terminated => (State::Terminated, above), // W5
                State::Waiting => (State::Waiting, RTL_LEVEL),
                _ => {
                    open = index;
                    (State::Waiting, RTL_LEVEL)
                }
            },
            _ => {
                match class {
                    Class::AL => after_letter = true,
                    Class::R => after_letter = false,
                    _ => {}
                }
                (State::Other, RTL_LEVEL)
            }
        };
        state = next;
        levels.push(level);
    }
}
