//! X1–X10: explicit levels and directions, and the isolating run sequences they cut the text into.

use super::class::{EXPLICIT, INITIATORS};
use super::{BidiChar, Class, MAX_DEPTH, first_strong_level};

/// An isolating run sequence (BD13), without what X9 removes.
pub(super) struct Sequence {
    /// The characters' places in the paragraph.
    pub(super) index: Vec<u32>,
    /// Their classes, changed by the rules as they go.
    pub(super) types: Vec<Class>,
    /// Which classes occur.
    pub(super) present: u32,
    /// Embedding level.
    pub(super) level: u8,
    /// Start of sequence.
    pub(super) sos: Class,
    /// End of sequence.
    pub(super) eos: Class,
}

/// Explicit levels into `levels`, given which classes are `present`; returns the sequences and the original classes.
pub(super) fn resolve<C: BidiChar>(text: &[C], present: u32, base: u8, levels: &mut Vec<u8>) -> (Vec<Sequence>, Vec<Class>) {
    let classes: Vec<Class> = text.iter().map(BidiChar::class).collect();
    levels.clear();
    levels.resize(text.len(), base);
    if present & EXPLICIT == 0 {
        // No explicit formatting: the paragraph is one sequence.
        let kept = |class: &Class| *class != Class::BN;
        let index: Vec<u32> = (0_u32..).zip(&classes).filter(|(_, class)| kept(class)).map(|(i, _)| i).collect();
        let types = classes.iter().copied().filter(kept).collect();
        let edge = Class::of_level(base);
        return (vec![Sequence { index, types, present, level: base, sos: edge, eos: edge }], classes);
    }
    let mut types = classes.clone();
    let matches = matching_pdi(&classes);
    embed(&classes, &matches, base, levels, &mut types);
    (sequences(&classes, &types, &matches, base, levels), classes)
}

/// No matching PDI.
const NONE: u32 = u32::MAX;

/// BD9: for each isolate initiator the place of its matching PDI, for each matched PDI that of its initiator.
fn matching_pdi(classes: &[Class]) -> Vec<u32> {
    let mut matches = vec![NONE; classes.len()];
    let mut open = Vec::new();
    for (i, class) in classes.iter().enumerate() {
        match class {
            Class::LRI | Class::RLI | Class::FSI => open.push(i),
            Class::PDI => {
                if let Some(start) = open.pop() {
                    matches[start] = i as u32;
                    matches[i] = start as u32;
                }
            }
            Class::B => open.clear(),
            _ => {}
        }
    }
    matches
}

/// An entry of the directional status stack.
#[derive(Clone, Copy)]
struct Status {
    level: u8,
    override_to: Option<Class>,
    isolate: bool,
}

/// X1–X8.
fn embed(classes: &[Class], matches: &[u32], base: u8, levels: &mut [u8], types: &mut [Class]) {
    // X1.
    let bottom = Status { level: base, override_to: None, isolate: false };
    let mut stack = vec![bottom];
    let (mut overflow_isolates, mut overflow_embeddings, mut valid_isolates) = (0_usize, 0_usize, 0_usize);
    for (i, &class) in classes.iter().enumerate() {
        let top = stack.last().copied().unwrap_or(bottom);
        levels[i] = top.level;
        let next = |rtl: bool| if rtl { (top.level + 1) | 1 } else { (top.level + 2) & !1 };
        match class {
            // X2–X5: embeddings and overrides.
            Class::RLE | Class::LRE | Class::RLO | Class::LRO => {
                let level = next(matches!(class, Class::RLE | Class::RLO));
                if level <= MAX_DEPTH && overflow_isolates == 0 && overflow_embeddings == 0 {
                    let override_to = match class {
                        Class::RLO => Some(Class::R),
                        Class::LRO => Some(Class::L),
                        _ => None,
                    };
                    stack.push(Status { level, override_to, isolate: false });
                } else if overflow_isolates == 0 {
                    overflow_embeddings += 1;
                }
            }
            // X5a–X5c: isolates.
            Class::RLI | Class::LRI | Class::FSI => {
                types[i] = top.override_to.unwrap_or(class);
                let rtl = match class {
                    Class::RLI => true,
                    Class::FSI => is_rtl_inside(classes, matches, i),
                    _ => false,
                };
                let level = next(rtl);
                if level <= MAX_DEPTH && overflow_isolates == 0 && overflow_embeddings == 0 {
                    valid_isolates += 1;
                    stack.push(Status { level, override_to: None, isolate: true });
                } else {
                    overflow_isolates += 1;
                }
            }
            // X6a.
            Class::PDI => {
                if overflow_isolates > 0 {
                    overflow_isolates -= 1;
                } else if valid_isolates > 0 {
                    overflow_embeddings = 0;
                    while stack.pop().is_some_and(|status| !status.isolate) {}
                    valid_isolates -= 1;
                }
                let top = stack.last().copied().unwrap_or(bottom);
                levels[i] = top.level;
                types[i] = top.override_to.unwrap_or(class);
            }
            // X7.
            Class::PDF => {
                if overflow_isolates > 0 {
                } else if overflow_embeddings > 0 {
                    overflow_embeddings -= 1;
                } else if !top.isolate && stack.len() >= 2 {
                    stack.pop();
                }
            }
            // X8. A separator ends the paragraph, and whatever follows starts anew.
            Class::B => {
                levels[i] = base;
                stack.truncate(1);
                (overflow_isolates, overflow_embeddings, valid_isolates) = (0, 0, 0);
            }
            Class::BN => {}
            // X6.
            _ => types[i] = top.override_to.unwrap_or(class),
        }
    }
}

/// X5c: whether the first strong character between an FSI and its matching PDI is right-to-left.
fn is_rtl_inside(classes: &[Class], matches: &[u32], start: usize) -> bool {
    let end = matches[start].min(classes.len() as u32) as usize;
    let inside = classes.get(start + 1..end).unwrap_or_default();
    first_strong_level(inside.iter().copied()) == Some(1)
}

/// X10, BD13: level runs linked over their isolates, with sos and eos.
fn sequences(classes: &[Class], types: &[Class], matches: &[u32], base: u8, levels: &[u8]) -> Vec<Sequence> {
    let kept: Vec<u32> = (0_u32..).zip(classes).filter(|(_, class)| !class.is_removed()).map(|(i, _)| i).collect();
    let at = |place: usize| kept[place] as usize;
    // BD7: level runs, as ranges of places in `kept`.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in 0..kept.len() {
        match runs.last_mut() {
            Some(run) if levels[at(run.0)] == levels[at(place)] => run.1 = place + 1,
            _ => runs.push((place, place + 1)),
        }
    }
    let mut run_of_pdi = std::collections::HashMap::new();
    for (number, run) in runs.iter().enumerate() {
        if classes[at(run.0)] == Class::PDI && matches[at(run.0)] != NONE {
            run_of_pdi.insert(kept[run.0], number);
        }
    }
    let mut out = Vec::new();
    for run in &runs {
        if classes[at(run.0)] == Class::PDI && matches[at(run.0)] != NONE {
            continue; // continues the sequence of its initiator
        }
        let level = levels[at(run.0)];
        let mut sequence = Sequence { index: Vec::new(), types: Vec::new(), present: 0, level, sos: Class::L, eos: Class::L };
        let mut last = *run;
        loop {
            for place in last.0..last.1 {
                sequence.index.push(kept[place]);
                sequence.types.push(types[at(place)]);
                sequence.present |= types[at(place)].bit();
            }
            let end = at(last.1 - 1);
            let next = if classes[end].is_in(INITIATORS) { run_of_pdi.get(&matches[end]) } else { None };
            match next {
                Some(&number) => last = runs[number],
                None => break,
            }
        }
        // X10: sos and eos from the higher of the two levels at each boundary.
        let before = if run.0 == 0 { base } else { levels[at(run.0 - 1)] };
        let end = at(last.1 - 1);
        let unmatched = classes[end].is_in(INITIATORS) && matches[end] == NONE;
        let after = if unmatched || last.1 == kept.len() { base } else { levels[at(last.1)] };
        sequence.sos = Class::of_level(level.max(before));
        sequence.eos = Class::of_level(level.max(after));
        out.push(sequence);
    }
    out
}
