//! Filling lines: break opportunities and widths → the units of each line.
//!
//! In: units in logical order and the width of the text area. Out: ranges of units. Blanks at the end of a line hang and take no
//! room (UAX#14 §3). A word longer than the line is cut between clusters. Invariant: the ranges cover the units.

use std::ops::Range;

use super::cluster::Unit;

/// Marks the units before which a line may end.
pub(super) fn mark(units: &mut [Unit], opportunities: &[u32]) {
    let mut index = 0;
    for at in opportunities {
        while units.get(index).is_some_and(|unit| unit.start < *at) {
            index += 1;
        }
        match units.get_mut(index) {
            Some(unit) if unit.start == *at && !unit.has(Unit::SHARED) => unit.flags |= Unit::BREAK,
            _ => {}
        }
    }
}

/// The lines, as ranges of units; none is empty unless there are no units.
pub(super) fn lines(units: &[Unit], width: usize, out: &mut Vec<Range<usize>>) {
    out.clear();
    let (mut start, mut used) = (0, 0_usize);
    let mut last_break = 0;
    let mut cluster = 0;
    let mut i = 0;
    while let Some(unit) = units.get(i) {
        if !unit.has(Unit::SHARED) {
            cluster = i;
        }
        if unit.has(Unit::BREAK) {
            last_break = i;
        }
        let needs = usize::from(unit.width);
        if !unit.has(Unit::BLANK | Unit::INVISIBLE) && used.saturating_add(needs) > width {
            let cut = if last_break > start { last_break } else { cluster };
            if cut > start {
                out.push(start..cut);
                (start, used, last_break, i) = (cut, 0, cut, cut);
                continue;
            }
        }
        used = used.saturating_add(needs);
        i += 1;
        if unit.has(Unit::HARD) && i < units.len() {
            out.push(start..i);
            (start, used, last_break) = (i, 0, i);
        }
    }
    out.push(start..units.len());
}

/// The lines of text that is never wrapped: ended by line separators alone.
pub(super) fn hard_lines(units: &[Unit], out: &mut Vec<Range<usize>>) {
    out.clear();
    let mut start = 0;
    while let Some(hard) = units.get(start..).unwrap_or_default().iter().position(|unit| unit.has(Unit::HARD)) {
        if start + hard + 1 == units.len() {
            break;
        }
        out.push(start..start + hard + 1);
        start += hard + 1;
    }
    out.push(start..units.len());
}
