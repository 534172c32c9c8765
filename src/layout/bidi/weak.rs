//! W1–W7: weak types of an isolating run sequence. A rule whose class does not occur is skipped.

use super::Class;
use super::class::ISOLATES;
use super::explicit::Sequence;

/// Resolves the weak types in place.
pub(super) fn resolve(sequence: &mut Sequence) {
    let present = sequence.present;
    let has = |class: Class| present.has(class);
    let sos = sequence.sos;
    let types = &mut sequence.types[..];
    if has(Class::NSM) {
        marks(types, sos);
    }
    if has(Class::EN) {
        european_after_arabic(types, sos);
    }
    // W3: AL → R.
    for class in types.iter_mut().filter(|class| **class == Class::AL) {
        *class = Class::R;
    }
    if has(Class::ES) || has(Class::CS) {
        separators(types);
    }
    if has(Class::ET) {
        terminators(types);
    }
    // W6: the other separators and terminators → ON.
    for class in types.iter_mut().filter(|class| matches!(class, Class::ES | Class::ET | Class::CS)) {
        *class = Class::ON;
    }
    if has(Class::EN) {
        european_after_latin(types, sos);
    }
}

/// W1: a nonspacing mark takes the type of what is before it, ON after an isolate initiator or PDI.
fn marks(types: &mut [Class], sos: Class) {
    let mut before = sos;
    for class in types {
        if *class == Class::NSM {
            *class = if ISOLATES.has(before) { Class::ON } else { before };
        }
        before = *class;
    }
}

/// W2: a European number after an Arabic letter is an Arabic number.
fn european_after_arabic(types: &mut [Class], sos: Class) {
    let mut strong = sos;
    for class in types {
        match class {
            Class::L | Class::R | Class::AL => strong = *class,
            Class::EN if strong == Class::AL => *class = Class::AN,
            _ => {}
        }
    }
}

/// W4: one separator between two numbers of a kind joins them.
fn separators(types: &mut [Class]) {
    for i in 1..types.len().saturating_sub(1) {
        let (before, after) = (types[i - 1], types[i + 1]);
        if before != after {
            continue;
        }
        match (types[i], before) {
            (Class::ES | Class::CS, Class::EN) | (Class::CS, Class::AN) => types[i] = before,
            _ => {}
        }
    }
}

/// W5: terminators next to European numbers become part of them.
fn terminators(types: &mut [Class]) {
    let mut i = 0;
    while i < types.len() {
        if types[i] != Class::ET {
            i += 1;
            continue;
        }
        let start = i;
        while types.get(i) == Some(&Class::ET) {
            i += 1;
        }
        let before = start > 0 && types[start - 1] == Class::EN;
        if before || types.get(i) == Some(&Class::EN) {
            types[start..i].fill(Class::EN);
        }
    }
}

/// W7: a European number after a Latin letter is L.
fn european_after_latin(types: &mut [Class], sos: Class) {
    let mut strong = sos;
    for class in types {
        match class {
            Class::L | Class::R => strong = *class,
            Class::EN if strong == Class::L => *class = Class::L,
            _ => {}
        }
    }
}
