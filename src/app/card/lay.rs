//! Blocks → lines of the card. Tables stand from right to left: who is meant on the right, tense after tense to the left of it.
//!
//! Where the terminal orders whole rows itself (`logical`), and where a column is too wide for the card, a table is a list instead.

use crate::app::prose::Ink;
use crate::config::Display;
use crate::gloss::Table;
use crate::layout::{Cell, Glyph, Level, VisualLine};
use crate::output::gloss::{self, Block, Piece, Room};
use crate::text::Span;

/// Blank columns between columns of a table.
const GAP: usize = 2;

/// A line of a card.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CardLine {
    /// Blank columns before it.
    pub indent: usize,
    /// The line.
    pub line: VisualLine<Ink>,
    /// Whether more text was cut off after it.
    pub cut: bool,
}

/// Lays out blocks for `room`.
pub(super) fn lay_out(blocks: &[Block], room: &Room) -> Vec<CardLine> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Blank => out.push(CardLine::default()),
            Block::Line { indent, hang, pieces } => out.extend(lines(*indent, *hang, pieces, room)),
            Block::Table(forms) => table(forms, room, &mut out),
        }
    }
    out
}

fn lines(indent: usize, hang: usize, pieces: &[Piece], room: &Room) -> Vec<CardLine> {
    // On a narrow card what goes on stands close to the edge.
    let hang = if room.width < 40 { hang.min(4) } else { hang };
    let styled = |(indent, line): (usize, VisualLine<gloss::Ink>)| CardLine { indent, line: inked(line), cut: false };
    room.lines(indent, hang, pieces).into_iter().map(styled).collect()
}

fn inked(line: VisualLine<gloss::Ink>) -> VisualLine<Ink> {
    let ink = |cell: Cell<gloss::Ink>| Cell {
        glyph: cell.glyph,
        span: cell.span,
        width: cell.width,
        level: cell.level,
        style: match cell.style {
            gloss::Ink::Plain | gloss::Ink::Latin => Ink::Body,
            gloss::Ink::Head => Ink::Strong,
            gloss::Ink::Arabic => Ink::Arabic,
            gloss::Ink::Label => Ink::Muted,
        },
    };
    VisualLine {
        span: line.span,
        cells: line.cells.into_iter().map(ink).collect(),
        width: line.width,
        offset: line.offset,
        rtl: line.rtl,
    }
}

/// The cells of one entry of a table.
fn cells(text: &str, ink: gloss::Ink, room: &Room) -> Vec<Cell<Ink>> {
    let piece = Piece { text: text.to_owned(), ink };
    let wide = Room { width: usize::MAX, ..*room };
    wide.lines(0, 0, &[piece]).into_iter().next().map_or_else(Vec::new, |(_, line)| inked(line).cells)
}

fn columns(cells: &[Cell<Ink>]) -> usize {
    cells.iter().map(|cell| usize::from(cell.width)).sum()
}

fn table(forms: &Table, room: &Room, out: &mut Vec<CardLine>) {
    let label = |text: &str| cells(text, gloss::Ink::Label, room);
    let own = |at: usize, row: &(&str, Vec<Vec<String>>)| {
        row.1.get(at).map_or_else(Vec::new, |forms| cells(&forms.join(" / "), gloss::Ink::Arabic, room))
    };
    let mut names = vec![label(forms.title)];
    names.extend(forms.rows.iter().map(|row| label(row.0)));
    let names_width = names.iter().map(|cells| columns(cells)).max().unwrap_or(0);
    let laid: Vec<Vec<Vec<Cell<Ink>>>> = forms
        .columns
        .iter()
        .enumerate()
        .map(|(at, heading)| std::iter::once(label(heading)).chain(forms.rows.iter().map(|row| own(at, row))).collect())
        .collect();
    let widths: Vec<usize> = laid.iter().map(|column| column.iter().map(|cells| columns(cells)).max().unwrap_or(0)).collect();
    let widest = widths.iter().max().map_or(0, |width| names_width + GAP + width);
    if room.encoding.display == Display::Logical || widest > room.width {
        return list(forms, room, out);
    }
    let mut from = 0;
    while from < widths.len() {
        let mut used = names_width;
        let fits = widths.iter().skip(from).take_while(|&&width| {
            used += GAP + width;
            used <= room.width
        });
        let end = from + fits.count().max(1);
        if from > 0 {
            out.push(CardLine::default());
        }
        for (row, name) in names.iter().enumerate() {
            let entries = (from..end).map(|at| (laid.get(at).and_then(|column| column.get(row)), widths.get(at).copied()));
            let entries = entries.map(|(cells, width)| (cells.map_or(&[][..], Vec::as_slice), width.unwrap_or(0)));
            let line = rightwards((name, names_width), entries, room.width);
            out.push(CardLine { line, ..CardLine::default() });
        }
        from = end;
    }
}

/// A row of a table: the name on the right, the entries from right to left, each at the right end of its column.
fn rightwards<'a>(
    name: (&'a [Cell<Ink>], usize),
    entries: impl Iterator<Item = (&'a [Cell<Ink>], usize)>,
    width: usize,
) -> VisualLine<Ink> {
    let mut cells: Vec<Cell<Ink>> = Vec::new();
    for (own, room) in std::iter::once(name).chain(entries) {
        let gap = if cells.is_empty() { 0 } else { GAP };
        let mut row: Vec<Cell<Ink>> = std::iter::repeat_n(blank(), room.saturating_sub(columns(own))).collect();
        row.extend_from_slice(own);
        row.extend(std::iter::repeat_n(blank(), gap));
        row.append(&mut cells);
        cells = row;
    }
    let used = columns(&cells);
    VisualLine { span: Span::default(), cells, width: used, offset: width.saturating_sub(used), rtl: true }
}

fn blank() -> Cell<Ink> {
    Cell { glyph: Glyph::new(' '), span: Span::default(), width: 1, level: Level::rtl(), style: Ink::Body }
}

/// A table as a list: who is meant, then each tense with its form.
fn list(forms: &Table, room: &Room, out: &mut Vec<CardLine>) {
    let piece = |text: &str, ink| Piece { text: text.to_owned(), ink };
    out.extend(lines(0, 0, &[piece(forms.title, gloss::Ink::Label)], room));
    for (name, row) in &forms.rows {
        out.extend(lines(0, 0, &[piece(name, gloss::Ink::Plain)], room));
        for (heading, own) in forms.columns.iter().zip(row).filter(|(_, own)| !own.is_empty()) {
            let label = piece(&format!("{heading}  "), gloss::Ink::Label);
            out.extend(lines(2, 2, &[label, piece(&own.join(" / "), gloss::Ink::Arabic)], room));
        }
    }
}
