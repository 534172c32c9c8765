//! X1–X10: explicit levels and directions, and the isolating run sequences they cut the text into.

use unicode_bidi::{Direction, get_base_direction_with_data_source};

use super::class::{Classes, INITIATORS, REMOVED};
use super::{BidiDataSource, Class, Level};

/// An isolating run sequence (BD13), without what X9 removes.
pub(super) struct Sequence {
    /// The characters' places in the paragraph.
    pub(super) index: Vec<u32>,
    /// Their classes, changed by the rules as they go.
    pub(super) types: Vec<Class>,
    /// Which classes occur.
    pub(super) present: Classes,
    /// Embedding level.
    pub(super) level: Level,
    /// Start of sequence.
    pub(super) sos: Class,
    /// End of sequence.
    pub(super) eos: Class,
}

/// The paragraph, looked up once.
pub(super) struct Paragraph<'a> {
    text: &'a str,
    /// Its base level.
    base: Level,
    /// The first byte of each character.
    starts: Vec<usize>,
    /// The characters.
    pub(super) chars: Vec<char>,
    /// Their original classes.
    pub(super) classes: Vec<Class>,
}

impl<'a> Paragraph<'a> {
    pub(super) fn new<D: BidiDataSource>(text: &'a str, data: &D, base: Level) -> Self {
        let (starts, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
        let classes = chars.iter().map(|c| data.bidi_class(*c)).collect();
        Self { text, base, starts, chars, classes }
    }

    /// The text between the characters `start` and `end`, both left out; `end` may be [`NONE`].
    fn inside(&self, start: usize, end: u32) -> &'a str {
        let byte = |place: usize| self.starts.get(place).copied().unwrap_or(self.text.len());
        self.text.get(byte(start + 1)..byte(end as usize)).unwrap_or("")
    }
}

/// Explicit levels into `levels`; returns the sequences.
pub(super) fn resolve<D: BidiDataSource>(paragraph: &Paragraph<'_>, data: &D, levels: &mut Vec<Level>) -> Vec<Sequence> {
    let classes = &paragraph.classes[..];
    levels.clear();
    levels.resize(classes.len(), paragraph.base);
    let mut types = classes.to_vec();
    let matches = matching_pdi(classes);
    embed(paragraph, data, &matches, levels, &mut types);
    sequences(classes, &types, &matches, paragraph.base, levels)
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
    level: Level,
    override_to: Option<Class>,
    isolate: bool,
}

/// X1–X8.
fn embed<D: BidiDataSource>(paragraph: &Paragraph<'_>, data: &D, matches: &[u32], levels: &mut [Level], types: &mut [Class]) {
    let base = paragraph.base;
    // X1.
    let bottom = Status { level: base, override_to: None, isolate: false };
    let mut stack = vec![bottom];
    let (mut overflow_isolates, mut overflow_embeddings, mut valid_isolates) = (0_usize, 0_usize, 0_usize);
    for (i, &class) in paragraph.classes.iter().enumerate() {
        let top = stack.last().copied().unwrap_or(bottom);
        levels[i] = top.level;
        // The next level, if it is not too deep and nothing has overflowed.
        let fits = overflow_isolates == 0 && overflow_embeddings == 0;
        let next = |rtl: bool| {
            let level = if rtl { top.level.new_explicit_next_rtl() } else { top.level.new_explicit_next_ltr() };
            level.ok().filter(|_| fits)
        };
        match class {
            // X2–X5: embeddings and overrides.
            Class::RLE | Class::LRE | Class::RLO | Class::LRO => {
                if let Some(level) = next(matches!(class, Class::RLE | Class::RLO)) {
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
                    // X5c: by P2 and P3 for what is isolated.
                    Class::FSI => {
                        let inside = paragraph.inside(i, matches[i]);
                        matches!(get_base_direction_with_data_source(data, inside), Direction::Rtl)
                    }
                    _ => false,
                };
                if let Some(level) = next(rtl) {
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

/// X10, BD13: level runs linked over their isolates, with sos and eos.
fn sequences(classes: &[Class], types: &[Class], matches: &[u32], base: Level, levels: &[Level]) -> Vec<Sequence> {
    let kept: Vec<u32> = (0_u32..).zip(classes).filter(|(_, class)| !REMOVED.has(**class)).map(|(i, _)| i).collect();
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
        let mut sequence =
            Sequence { index: Vec::new(), types: Vec::new(), present: Classes::default(), level, sos: Class::L, eos: Class::L };
        let mut last = *run;
        loop {
            for place in last.0..last.1 {
                sequence.index.push(kept[place]);
                sequence.types.push(types[at(place)]);
                sequence.present.insert(types[at(place)]);
            }
            let end = at(last.1 - 1);
            let next = if INITIATORS.has(classes[end]) { run_of_pdi.get(&matches[end]) } else { None };
            match next {
                Some(&number) => last = runs[number],
                None => break,
            }
        }
        // X10: sos and eos from the higher of the two levels at each boundary.
        let before = if run.0 == 0 { base } else { levels[at(run.0 - 1)] };
        let end = at(last.1 - 1);
        let unmatched = INITIATORS.has(classes[end]) && matches[end] == NONE;
        let after = if unmatched || last.1 == kept.len() { base } else { levels[at(last.1)] };
        sequence.sos = level.max(before).bidi_class();
        sequence.eos = level.max(after).bidi_class();
        out.push(sequence);
    }
    out
}
