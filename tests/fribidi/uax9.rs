//! UAX#9 as it is written, rule by rule and in no hurry: the judge where the levels of the two programs differ.
//!
//! In: characters, a paragraph level, quirks. Out: levels after L1. Nothing is shared with `layout::bidi` but the properties of
//! characters. With [`Quirks`] it makes known mistakes of FriBidi, so that a difference is explained by doing it again.

use tarjuman::layout::bidi::Class::{
    self, AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO, NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS,
};
use tarjuman::layout::bidi::{BidiDataSource as _, Unicode};

/// What FriBidi 1.0.8 does otherwise.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quirks {
    /// U+207D and U+207E count as parentheses (a compatibility decomposition, where BD16 wants canonical ones).
    pub(crate) compatible: bool,
    /// A bracket is none after a neutral with a mark: the three have become one run.
    pub(crate) merged: bool,
}

const fn is_initiator(class: Class) -> bool {
    matches!(class, LRI | RLI | FSI)
}

pub(crate) const fn is_removed(class: Class) -> bool {
    matches!(class, LRE | RLE | LRO | RLO | PDF | BN)
}

const fn is_neutral(class: Class) -> bool {
    matches!(class, B | S | WS | ON | FSI | LRI | RLI | PDI)
}

const fn direction(level: u8) -> Class {
    if level % 2 == 1 { R } else { L }
}

/// BD9: for each isolate initiator the PDI that matches it.
fn matching(classes: &[Class]) -> Vec<Option<usize>> {
    let mut found = vec![None; classes.len()];
    let mut open = Vec::new();
    for (i, class) in classes.iter().enumerate() {
        if is_initiator(*class) {
            open.push(i);
        } else if *class == PDI
            && let Some(start) = open.pop()
        {
            found[start] = Some(i);
        }
    }
    found
}

/// P2, P3 on `from..to`.
fn first_strong(classes: &[Class], matching: &[Option<usize>], from: usize, to: usize) -> Option<u8> {
    let mut i = from;
    while i < to {
        match classes[i] {
            L => return Some(0),
            R | AL => return Some(1),
            class if is_initiator(class) => i = matching[i].unwrap_or(to),
            _ => {}
        }
        i += 1;
    }
    None
}

/// The paragraph level, if there is a strong character.
pub(crate) fn paragraph_level(text: &[char]) -> Option<u8> {
    let classes: Vec<Class> = text.iter().map(|c| Unicode.bidi_class(*c)).collect();
    first_strong(&classes, &matching(&classes), 0, classes.len())
}

/// The level of each character of a line that is the whole paragraph.
pub(crate) fn levels(text: &[char], base: u8, quirks: Quirks) -> Vec<u8> {
    let original: Vec<Class> = text.iter().map(|c| Unicode.bidi_class(*c)).collect();
    let matching = matching(&original);
    let mut types = original.clone();
    let mut levels = explicit(&original, &matching, base, &mut types);
    for sequence in sequences(&original, &matching, &levels, base) {
        resolve(text, &original, &sequence, &mut types, quirks);
        // I1, I2.
        for &i in &sequence.chars {
            levels[i] += match (levels[i] % 2, types[i]) {
                (0, R) | (1, L | EN | AN) => 1,
                (0, EN | AN) => 2,
                _ => 0,
            };
        }
    }
    // L1; what X9 removed is transparent to it.
    let mut trailing = true;
    for i in (0..text.len()).rev() {
        match original[i] {
            B | S => (levels[i], trailing) = (base, true),
            class if matches!(class, WS | PDI) || is_initiator(class) => {
                if trailing {
                    levels[i] = base;
                }
            }
            class if is_removed(class) => {}
            _ => trailing = false,
        }
    }
    levels
}

/// X1–X8.
fn explicit(original: &[Class], matching: &[Option<usize>], base: u8, types: &mut [Class]) -> Vec<u8> {
    let mut levels = vec![base; original.len()];
    let mut stack: Vec<(u8, Option<Class>, bool)> = vec![(base, None, false)];
    let (mut overflow_isolates, mut overflow_embeddings, mut valid_isolates) = (0, 0, 0);
    for (i, class) in original.iter().copied().enumerate() {
        let (level, override_status, isolate) = stack[stack.len() - 1];
        let (odd, even) = ((level + 1) | 1, (level + 2) & !1);
        let forced = |types: &mut [Class], status: Option<Class>| types[i] = status.unwrap_or(types[i]);
        match class {
            RLE | LRE | RLO | LRO => {
                // X2–X5.
                let next = if matches!(class, RLE | RLO) { odd } else { even };
                let status = match class {
                    RLO => Some(R),
                    LRO => Some(L),
                    _ => None,
                };
                if next <= 125 && overflow_isolates == 0 && overflow_embeddings == 0 {
                    stack.push((next, status, false));
                } else if overflow_isolates == 0 {
                    overflow_embeddings += 1;
                }
            }
            RLI | LRI | FSI => {
                // X5a–X5c.
                levels[i] = level;
                forced(types, override_status);
                let rtl = match class {
                    FSI => first_strong(original, matching, i + 1, matching[i].unwrap_or(original.len())) == Some(1),
                    other => other == RLI,
                };
                let next = if rtl { odd } else { even };
                if next <= 125 && overflow_isolates == 0 && overflow_embeddings == 0 {
                    valid_isolates += 1;
                    stack.push((next, None, true));
                } else {
                    overflow_isolates += 1;
                }
            }
            PDI => {
                // X6a.
                if overflow_isolates > 0 {
                    overflow_isolates -= 1;
                } else if valid_isolates > 0 {
                    overflow_embeddings = 0;
                    while !stack[stack.len() - 1].2 {
                        stack.pop();
                    }
                    stack.pop();
                    valid_isolates -= 1;
                }
                let (level, status, _) = stack[stack.len() - 1];
                levels[i] = level;
                forced(types, status);
            }
            PDF => {
                // X7.
                if overflow_isolates > 0 {
                } else if overflow_embeddings > 0 {
                    overflow_embeddings -= 1;
                } else if !isolate && stack.len() > 1 {
                    stack.pop();
                }
            }
            BN => {}
            B => levels[i] = base, // X8
            _ => {
                // X6.
                levels[i] = level;
                forced(types, override_status);
            }
        }
    }
    levels
}

/// An isolating run sequence (BD13): its characters, sos and eos.
struct Sequence {
    chars: Vec<usize>,
    level: u8,
    sos: Class,
    eos: Class,
}

/// X9, X10.
fn sequences(original: &[Class], matching: &[Option<usize>], levels: &[u8], base: u8) -> Vec<Sequence> {
    let kept: Vec<usize> = (0..original.len()).filter(|i| !is_removed(original[*i])).collect();
    let runs: Vec<&[usize]> = kept.chunk_by(|a, b| levels[*a] == levels[*b]).collect();
    let matched: Vec<usize> = matching.iter().flatten().copied().collect();
    let mut out = Vec::new();
    for run in runs.iter().filter(|run| !matched.contains(&run[0])) {
        let mut chars = run.to_vec();
        while let Some(pdi) = chars.last().and_then(|last| matching[*last])
            && let Some(next) = runs.iter().find(|run| run[0] == pdi)
        {
            chars.extend_from_slice(next);
        }
        let (first, last) = (chars[0], chars[chars.len() - 1]);
        let level = levels[first];
        let before = kept.iter().rev().find(|i| **i < first).map_or(base, |i| levels[*i]);
        let after = kept.iter().find(|i| **i > last).map_or(base, |i| levels[*i]);
        let after = if is_initiator(original[last]) { base } else { after };
        out.push(Sequence { chars, level, sos: direction(level.max(before)), eos: direction(level.max(after)) });
    }
    out
}

/// W1–W7, N0–N2.
fn resolve(text: &[char], original: &[Class], sequence: &Sequence, all: &mut [Class], quirks: Quirks) {
    let at = &sequence.chars;
    let mut types: Vec<Class> = at.iter().map(|i| all[*i]).collect();
    let n = types.len();
    let mut brackets = vec![true; n]; // whether it can be one, by the quirk
    // W1.
    for i in 0..n {
        if types[i] == NSM {
            let before = if i == 0 { sequence.sos } else { types[i - 1] };
            types[i] = if i > 0 && (is_initiator(before) || before == PDI) { ON } else { before };
            if quirks.merged && types[i] == ON {
                // The next run: one bracket, or neutrals that are none.
                let is_bracket = |j: usize| Unicode.bidi_matched_opening_bracket(text[at[j]]).is_some();
                for j in (i + 1..n).take_while(|j| types[*j] == ON && (*j == i + 1 || !is_bracket(*j) && !is_bracket(*j - 1))) {
                    brackets[j] = false;
                }
            }
        }
    }
    let strong =
        |types: &[Class], i: usize| types[..i].iter().rev().copied().find(|t| matches!(t, L | R | AL)).unwrap_or(sequence.sos);
    // W2, W3.
    for i in 0..n {
        if types[i] == EN && strong(&types, i) == AL {
            types[i] = AN;
        }
    }
    types.iter_mut().filter(|t| **t == AL).for_each(|t| *t = R);
    // W4.
    for i in 1..n.saturating_sub(1) {
        let (before, after) = (types[i - 1], types[i + 1]);
        if before == after && (types[i] == CS && matches!(before, EN | AN) || types[i] == ES && before == EN) {
            types[i] = before;
        }
    }
    // W5.
    for i in 0..n {
        if types[i] == ET {
            let end = (i..n).find(|j| types[*j] != ET).unwrap_or(n);
            if i > 0 && types[i - 1] == EN || end < n && types[end] == EN {
                types[i..end].fill(EN);
            }
        }
    }
    // W6, W7.
    types.iter_mut().filter(|t| matches!(t, ES | ET | CS)).for_each(|t| *t = ON);
    for i in 0..n {
        if types[i] == EN && strong(&types, i) == L {
            types[i] = L;
        }
    }
    // N0.
    let embedding = direction(sequence.level);
    let as_strong = |t: Class| match t {
        L => Some(L),
        R | EN | AN => Some(R),
        _ => None,
    };
    for (open, close) in pairs(text, at, &types, &brackets, quirks) {
        let mut inside = types[open + 1..close].iter().filter_map(|t| as_strong(*t)).peekable();
        if inside.peek().is_none() {
            continue; // N0 d
        }
        let new = if inside.any(|t| t == embedding) {
            embedding // N0 b
        } else {
            // N0 c
            types[..open].iter().rev().find_map(|t| as_strong(*t)).unwrap_or(sequence.sos)
        };
        for end in [open, close] {
            types[end] = new;
            for i in end + 1..n {
                if original[at[i]] != NSM && brackets[i] {
                    break;
                }
                types[i] = new;
            }
        }
    }
    // N1, N2.
    let mut i = 0;
    while i < n {
        let end = (i..n).find(|j| !is_neutral(types[*j])).unwrap_or(n);
        if end > i {
            let before = if i == 0 { Some(sequence.sos) } else { as_strong(types[i - 1]) };
            let after = if end == n { Some(sequence.eos) } else { as_strong(types[end]) };
            let new = if before == after { before.unwrap_or(embedding) } else { embedding };
            types[i..end].fill(new);
        }
        i = end + 1;
    }
    for (i, class) in at.iter().zip(types) {
        all[*i] = class;
    }
}

/// BD16, by index into the sequence.
fn pairs(text: &[char], at: &[usize], types: &[Class], brackets: &[bool], quirks: Quirks) -> Vec<(usize, usize)> {
    let mut stack: Vec<(char, usize)> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (i, &index) in at.iter().enumerate() {
        if types[i] != ON || !brackets[i] {
            continue;
        }
        let Some(bracket) = Unicode.bidi_matched_opening_bracket(text[index]) else { continue };
        let opening = match bracket.opening {
            '\u{207D}' if quirks.compatible => '(',
            other => other,
        };
        if bracket.is_open {
            if stack.len() == 63 {
                break;
            }
            stack.push((opening, i));
        } else if let Some(found) = stack.iter().rposition(|(c, _)| *c == opening) {
            pairs.push((stack[found].1, i));
            stack.truncate(found);
        }
    }
    pairs.sort_unstable();
    pairs
}
