//! What kinds of terminals do to a row of cells, written apart from the encoders: the row sent → the row seen.
//!
//! A cell of the model is its text and its style. Seen text has no U+200E, and a braille blank is a blank.

use tarjuman::config::Display;
use tarjuman::layout::bidi::{BidiDataSource, Class, LTR_LEVEL, Unicode};
use tarjuman::layout::mirror;
use unicode_bidi::BidiInfo;

/// A cell: text, style, columns.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Sent<S> {
    pub(crate) text: String,
    pub(crate) style: S,
    pub(crate) width: usize,
}

/// A row as seen.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Seen<S> {
    /// The cells from left to right.
    pub(crate) cells: Vec<(String, S)>,
    /// For every column seen, the column that a click on it reports.
    pub(crate) reports: Vec<usize>,
}

/// What the terminals meant by `display` show. `bold` tells the weight of a style.
pub(crate) fn show<S: Clone + PartialEq>(display: Display, row: &[Sent<S>], bold: impl Fn(&S) -> bool) -> Vec<Seen<S>> {
    match display {
        Display::Visual | Display::Mlterm => vec![as_sent(row)],
        Display::Words | Display::WordsBraille => vec![by_uax9(row)],
        // Whether the font of the letters has the signs too is not known: both must come out right.
        Display::WordsKitty => vec![by_shaper(row, &bold, false), by_shaper(row, &bold, true)],
        Display::PerCell => vec![by_style(row)],
        Display::Logical => Vec::new(),
    }
}

fn clean(text: &str) -> String {
    text.chars().filter(|c| *c != '\u{200e}').map(|c| if c == '\u{2800}' { ' ' } else { c }).collect()
}

fn seen<S: Clone>(row: &[Sent<S>], order: &[usize], mirrored: impl Fn(usize) -> bool, physical: bool) -> Seen<S> {
    let starts: Vec<usize> = row.iter().scan(0, |at, cell| Some(std::mem::replace(at, *at + cell.width))).collect();
    let mut cells = Vec::new();
    let mut reports = Vec::new();
    for &at in order {
        let text: String = clean(&row[at].text).chars().map(|c| if mirrored(at) { mirror(c) } else { c }).collect();
        cells.push((text, row[at].style.clone()));
        let first = if physical { reports.len() } else { starts[at] };
        reports.extend(first..first + row[at].width);
    }
    Seen { cells, reports }
}

fn as_sent<S: Clone>(row: &[Sent<S>]) -> Seen<S> {
    seen(row, &(0..row.len()).collect::<Vec<_>>(), |_| false, true)
}

/// VTE in its implicit mode, Konsole, PuTTY: a row is a left-to-right paragraph of UAX#9. Characters are ordered, U+200E with them; a
/// cell then stands where its base does.
fn by_uax9<S: Clone>(row: &[Sent<S>]) -> Seen<S> {
    let text: String = row.iter().map(|cell| cell.text.as_str()).collect();
    let info = BidiInfo::new_with_data_source(&Unicode, &text, Some(LTR_LEVEL));
    let Some(paragraph) = info.paragraphs.first() else { return as_sent(row) };
    let levels = info.reordered_levels(paragraph, paragraph.range.clone());
    let levels: Vec<_> = text.char_indices().map(|(at, _)| levels[at]).collect();
    // The cell of each character, if it is the base of one.
    let bases = row
        .iter()
        .enumerate()
        .flat_map(|(cell, sent)| sent.text.chars().enumerate().map(move |(nth, _)| (nth == 0).then_some(cell)));
    let bases: Vec<Option<usize>> = bases.collect();
    let order: Vec<usize> = BidiInfo::reorder_visual(&levels).into_iter().filter_map(|at| bases[at]).collect();
    let turned: Vec<bool> =
        bases.iter().zip(&levels).filter(|(base, _)| base.is_some()).map(|(_, level)| level.is_rtl()).collect();
    seen(row, &order, |at| turned[at], false)
}

fn right_to_left(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        let common = matches!(c, '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{640}');
        let digit = matches!(c, '\u{660}'..='\u{66C}' | '\u{6F0}'..='\u{6F9}');
        digit || c == '\u{640}' || !common && matches!(Unicode.bidi_class(c), Class::R | Class::AL)
    })
}

/// Each maximal run that `together` does not part, and that has a right-to-left letter in it, comes out reversed.
fn by_runs<S: Clone>(row: &[Sent<S>], together: impl Fn(&Sent<S>, &Sent<S>) -> bool) -> (Vec<usize>, Vec<bool>) {
    let mut order = Vec::new();
    let mut reversed = Vec::new();
    let mut start = 0;
    for end in 1..=row.len() {
        if end < row.len() && together(&row[end - 1], &row[end]) {
            continue;
        }
        let turned = row[start..end].iter().any(|cell| right_to_left(&cell.text));
        if turned {
            order.extend((start..end).rev())
        } else {
            order.extend(start..end)
        }
        reversed.extend((start..end).map(|_| turned));
        start = end;
    }
    (order, reversed)
}

/// kitty: what stands between blanks in one weight (and one font) is shaped at once; colours stay at their columns.
fn by_shaper<S: Clone>(row: &[Sent<S>], bold: impl Fn(&S) -> bool, fonts: bool) -> Seen<S> {
    let (order, reversed) = by_runs(row, |a, b| {
        a.text != " "
            && b.text != " "
            && bold(&a.style) == bold(&b.style)
            && (!fonts || right_to_left(&a.text) == right_to_left(&b.text))
    });
    let mut seen = seen(row, &order, |at| reversed[at], true);
    for (cell, sent) in seen.cells.iter_mut().zip(row) {
        cell.1 = sent.style.clone();
    }
    seen
}

/// QTermWidget: what has one style is drawn as one string.
fn by_style<S: Clone + PartialEq>(row: &[Sent<S>]) -> Seen<S> {
    let (order, reversed) = by_runs(row, |a, b| a.style == b.style);
    seen(row, &order, |at| reversed[at], true)
}
