//! N0–N2: paired brackets, neutrals and isolate formatting characters of an isolating run sequence.

use super::class::NEUTRALS;
use super::explicit::{Paragraph, Sequence};
use super::{BidiDataSource, Class};

/// BD16: the depth of the bracket stack.
const STACK: usize = 63;

/// Resolves the neutrals of a sequence of `paragraph` in place.
pub(super) fn resolve<D: BidiDataSource>(sequence: &mut Sequence, paragraph: &Paragraph<'_>, data: &D) {
    // N0. Brackets are of class ON.
    if sequence.present.has(Class::ON) {
        for (open, close) in pairs(sequence, &paragraph.chars, data) {
            bracket_pair(sequence, &paragraph.classes, open, close);
        }
    }
    runs(sequence);
}

/// BD16: the bracket pairs, as places in the sequence, sorted by the opening one.
fn pairs<D: BidiDataSource>(sequence: &Sequence, chars: &[char], data: &D) -> Vec<(usize, usize)> {
    let mut stack: Vec<(char, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for (place, (&index, &class)) in sequence.index.iter().zip(&sequence.types).enumerate() {
        if class != Class::ON {
            continue;
        }
        let Some(bracket) = data.bidi_matched_opening_bracket(chars[index as usize]) else { continue };
        if bracket.is_open {
            if stack.len() == STACK {
                break;
            }
            stack.push((bracket.opening, place));
        } else if let Some(depth) = stack.iter().rposition(|entry| entry.0 == bracket.opening) {
            pairs.push((stack[depth].1, place));
            stack.truncate(depth);
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Within N0–N2 numbers count as R.
fn strong(class: Class) -> Option<Class> {
    match class {
        Class::L => Some(Class::L),
        Class::R | Class::EN | Class::AN => Some(Class::R),
        _ => None,
    }
}

/// N0 b–d for one pair.
fn bracket_pair(sequence: &mut Sequence, classes: &[Class], open: usize, close: usize) {
    let embedding = sequence.level.bidi_class();
    let mut opposite = false;
    let mut found = None;
    for class in sequence.types[open + 1..close].iter().filter_map(|class| strong(*class)) {
        if class == embedding {
            found = Some(embedding); // N0 b
            break;
        }
        opposite = true;
    }
    if found.is_none() && opposite {
        // N0 c: the strong type before decides.
        let before = sequence.types[..open].iter().rev().find_map(|class| strong(*class));
        found = Some(before.unwrap_or(sequence.sos));
    }
    // N0 d: without a strong type inside, leave the pair to N1 and N2.
    let Some(class) = found else { return };
    for place in [open, close] {
        sequence.types[place] = class;
        // Marks after a bracket that changed follow it.
        for next in place + 1..sequence.types.len() {
            if classes[sequence.index[next] as usize] != Class::NSM {
                break;
            }
            sequence.types[next] = class;
        }
    }
}

/// N1: neutrals between two of a direction take it; N2: the others take the embedding direction.
fn runs(sequence: &mut Sequence) {
    let embedding = sequence.level.bidi_class();
    let types = &mut sequence.types[..];
    let mut before = sequence.sos;
    let mut i = 0;
    while i < types.len() {
        if !NEUTRALS.has(types[i]) {
            before = strong(types[i]).unwrap_or(before);
            i += 1;
            continue;
        }
        let start = i;
        while i < types.len() && NEUTRALS.has(types[i]) {
            i += 1;
        }
        let after = types.get(i).and_then(|class| strong(*class)).unwrap_or(sequence.eos);
        types[start..i].fill(if before == after { before } else { embedding });
    }
}
