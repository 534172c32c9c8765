//! The row stage: a row of the screen as it is to be seen → what must be sent so that a terminal which orders letters itself shows it so.
//!
//! In: all cells of a row in visual order, since such a terminal orders whole rows: frame, panel and page alike. Out: the same cells
//! in the order to be sent. Invariant: no cell is added or lost; only cells between a right-to-left letter or Arabic digit and the
//! next change places.

use std::ops::Range;

use super::kind::Kind;
use super::{ScreenCell, Vary};
use crate::layout::mirror;
use crate::text::format_chars::LRM;

/// A blank that is a letter to UAX#9 (class L): an empty braille cell.
const BRAILLE_BLANK: char = '\u{2800}';

fn kinds<S>(cells: &[ScreenCell<S>]) -> Vec<Kind> {
    cells.iter().map(|cell| Kind::of(&cell.text)).collect()
}

/// The maximal ranges of `kinds` that `inside` accepts.
fn runs(kinds: &[Kind], inside: impl Fn(Kind) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in kinds.iter().enumerate().filter(|(_, kind)| inside(**kind)) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// `words`: each run of letters in logical order, U+200E after every blank and sign and wherever letters begin or end.
///
/// Then every run of letters is a level run of its own at level 1, and all else is at an even level: digits of class EN follow a
/// strong L (W7), signs lie between two (N1). Arabic digits are at level 2, which keeps their order. The mark is not left out where
/// the frame seems to do as well: a cell is painted anew alone, whatever its neighbours were. `moved` is told of each range reversed.
pub(super) fn words<S>(cells: &mut [ScreenCell<S>], mut moved: impl FnMut(Range<usize>)) {
    let kinds = kinds(cells);
    for run in runs(&kinds, |kind| kind == Kind::Letter) {
        cells[run.clone()].reverse();
        moved(run);
    }
    for (at, (cell, kind)) in cells.iter_mut().zip(&kinds).enumerate() {
        let letter = *kind == Kind::Letter;
        let next = kinds.get(at + 1).copied();
        if letter != (next == Some(Kind::Letter))
            || next == Some(Kind::Mark)
            || matches!(kind, Kind::Blank | Kind::Mark | Kind::Separator | Kind::Sign)
        {
            cell.text.push(LRM);
        }
    }
}

/// `words-braille`: blanks are letters of the other direction, and nothing else keeps runs apart.
///
/// So a run is all that lies between two blanks or Latin letters, from its first right-to-left cell to its last: the terminal puts
/// the whole of it at level 1 (N1), its numbers at level 2 (W2, W4), and mirrors what can be mirrored (L4). European digits that
/// touch the right end of a run cannot be kept there without U+200E.
pub(super) fn braille<S>(cells: &mut [ScreenCell<S>], mut moved: impl FnMut(Range<usize>)) {
    let mut all = kinds(cells);
    for (kind, cell) in all.iter_mut().zip(cells.iter()) {
        // W1 makes two separators of one with a mark, and W4 wants a single one.
        if *kind == Kind::Separator && cell.text.chars().nth(1).is_some() {
            *kind = Kind::Sign;
        }
    }
    for word in runs(&all, |kind| !matches!(kind, Kind::Blank | Kind::Left)) {
        let moving = |at: &usize| all[*at].moves();
        let (Some(first), Some(last)) = (word.clone().find(moving), word.clone().rfind(moving)) else { continue };
        let run = first..last + 1;
        cells[run.clone()].reverse();
        moved(run.clone());
        let mut kinds: Vec<Kind> = all[run.clone()].to_vec();
        kinds.reverse();
        for number in numbers(&kinds) {
            let number = run.start + number.start..run.start + number.end;
            cells[number.clone()].reverse();
            moved(number);
        }
        for cell in &mut cells[run] {
            cell.text = cell.text.chars().map(mirror).collect();
        }
    }
    for (cell, kind) in cells.iter_mut().zip(&all) {
        if *kind == Kind::Blank && cell.text.starts_with(' ') {
            cell.text = cell.text.replacen(' ', BRAILLE_BLANK.encode_utf8(&mut [0; 4]), 1).into();
        }
    }
}

/// Digits, and one separator between two of them (W4).
fn numbers(kinds: &[Kind]) -> Vec<Range<usize>> {
    let digit = |at: usize| kinds.get(at).is_some_and(|kind| matches!(kind, Kind::Arabic | Kind::Digit));
    let mut joined = kinds.to_vec();
    for at in 1..kinds.len() {
        if kinds[at] == Kind::Separator && digit(at - 1) && digit(at + 1) {
            joined[at] = Kind::Digit;
        }
    }
    runs(&joined, |kind| matches!(kind, Kind::Arabic | Kind::Digit))
}

/// `words-kitty`: kitty reverses what its shaper takes for Arabic, letters and Arabic digits, and leaves the colours where they are.
///
/// It shapes all that stands between two blanks, in one weight, at once; a bracket or a Latin letter in it would be reversed too, if
/// the font has it. So what touches Arabic without being it gets the other weight. `heavy` tells which weight a style has.
pub(super) fn kitty<S: Copy>(cells: &mut [ScreenCell<S>], heavy: impl Fn(S) -> bool) {
    let kinds = kinds(cells);
    let shaped: Vec<bool> =
        cells.iter().zip(&kinds).map(|(cell, kind)| *kind == Kind::Letter || is_arabic_digit(&cell.text)).collect();
    if !shaped.contains(&true) {
        return;
    }
    let own: Vec<bool> = cells.iter().map(|cell| heavy(cell.style)).collect();
    let mut weight = own.clone();
    let mut start = 0;
    // A blank with a mark on it is shaped too.
    for word in cells.split(|cell| cell.text == " ") {
        weigh(&shaped, &mut weight, start..start + word.len());
        start += word.len() + 1;
    }
    let mut start = 0;
    while start < cells.len() {
        let end = (start..cells.len()).find(|&at| !shaped[at] || weight[at] != weight[start]).unwrap_or(cells.len());
        let mut texts: Vec<_> = cells[start..end].iter_mut().map(|cell| std::mem::take(&mut cell.text)).collect();
        texts.reverse();
        for (cell, text) in cells[start..end].iter_mut().zip(texts) {
            cell.text = text;
        }
        start = end.max(start + 1);
    }
    for (at, cell) in cells.iter_mut().enumerate() {
        if weight[at] != own[at] {
            cell.vary = Vary::FlipWeight;
        }
    }
}

/// Gives what touches Arabic in `word` the weight that Arabic has not.
fn weigh(shaped: &[bool], weight: &mut [bool], word: Range<usize>) {
    let mut start = word.start;
    while start < word.end {
        let end = (start..word.end).find(|&at| shaped[at] != shaped[start]).unwrap_or(word.end);
        if !shaped[start] {
            let left = (start > word.start).then(|| weight[start - 1]);
            let right = (end < word.end).then(|| weight[end]);
            match (left, right) {
                (Some(left), Some(right)) if left != right => {
                    weight[start..end].fill(!left);
                    if end - start > 1 {
                        weight[end - 1] = !right;
                    } else {
                        // One sign cannot differ from both: the letters after it take the weight of those before.
                        let same = (end..word.end).find(|&at| !shaped[at] || weight[at] != right).unwrap_or(word.end);
                        weight[end..same].fill(left);
                    }
                }
                (Some(beside), _) | (None, Some(beside)) => weight[start..end].fill(!beside),
                (None, None) => {}
            }
        }
        start = end;
    }
}

/// What HarfBuzz takes for Arabic without a letter beside it: both rows of digits, ٪ ٫ ٬.
fn is_arabic_digit(text: &str) -> bool {
    text.starts_with(|c| matches!(c, '\u{660}'..='\u{66C}' | '\u{6F0}'..='\u{6F9}'))
}

/// `per-cell`: every other cell drawn in a colour of its own.
pub(super) fn per_cell<S>(cells: &mut [ScreenCell<S>]) {
    if cells.iter().any(|cell| Kind::of(&cell.text).moves()) {
        for cell in cells.iter_mut().skip(1).step_by(2) {
            cell.vary = Vary::Nudge;
        }
    }
}
