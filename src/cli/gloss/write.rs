//! Blocks of the dictionary as bytes: wrapped, ordered and encoded for a terminal, or plain for a pipe.
//!
//! How lines are laid out is `output::gloss`' business.

use std::io::{self, Write};

use crossterm::style::{Attribute, Color, SetAttribute, SetForegroundColor};

use crate::config::Encoding;
use crate::display::Vary;
use crate::gloss::Table;
use crate::layout::{Run, VisualLine};
use crate::output::gloss::{Block, Ink, Piece, Room};
use crate::text::width::text_width;

/// U+200E: a neighbour that runs from left to right, of no width.
const LEFT_TO_RIGHT: &str = "\u{200E}";
/// Blank columns between columns of a table, and before it.
const GAP: usize = 2;

/// What is written on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// What the terminal must be sent.
    pub(super) encoding: Encoding,
    /// Whether it is a terminal.
    pub(super) terminal: bool,
    /// Columns; `usize::MAX` never wraps.
    pub(super) width: usize,
    /// Lines are laid out; else text goes out as it is.
    pub(super) ordered: bool,
    /// Bold, faint and italic are written.
    pub(super) styled: bool,
    /// The colour of letters for displays that tell cells apart by it.
    pub(super) ink: Option<(u8, u8, u8)>,
    /// Harakat get cells of their own.
    pub(super) apart: bool,
}

/// Writes blocks.
///
/// # Errors
/// Those of `out`.
pub(super) fn blocks(out: &mut impl Write, blocks: &[Block], paper: &Paper) -> io::Result<()> {
    for block in blocks {
        match block {
            Block::Blank => out.write_all(b"\n")?,
            Block::Line { indent, hang, pieces } => line(out, *indent, *hang, pieces, paper)?,
            Block::Table(forms) => table(out, forms, paper)?,
        }
    }
    Ok(())
}

impl Paper {
    /// What lines are laid out for.
    fn room(&self) -> Room {
        Room { encoding: self.encoding, width: self.width, ordered: self.ordered, apart: self.apart }
    }
}

fn line(out: &mut impl Write, indent: usize, hang: usize, pieces: &[Piece], paper: &Paper) -> io::Result<()> {
    if !paper.ordered && paper.width == usize::MAX {
        let (text, runs) = paper.room().joined(pieces);
        return plain(out, indent, &text, &runs, paper);
    }
    paper.room().lines(indent, hang, pieces).iter().try_for_each(|(indent, line)| visual(out, *indent, line, paper))
}

/// Text as it is, with what styles it.
fn plain(out: &mut impl Write, indent: usize, text: &str, runs: &[Run<Ink>], paper: &Paper) -> io::Result<()> {
    write!(out, "{:indent$}", "")?;
    let end = text.trim_end_matches([' ', '\u{200E}']).len();
    for run in runs.iter().filter(|run| run.span.start < end) {
        let part = text.get(run.span.start..run.span.end.min(end)).unwrap_or("");
        if paper.styled && attribute(run.style) != Attribute::Reset {
            write!(out, "{}{part}{}", SetAttribute(attribute(run.style)), SetAttribute(Attribute::Reset))?;
        } else {
            out.write_all(part.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}

fn attribute(ink: Ink) -> Attribute {
    match ink {
        Ink::Head => Attribute::Bold,
        Ink::Latin => Attribute::Italic,
        Ink::Label => Attribute::Dim,
        Ink::Plain | Ink::Arabic => Attribute::Reset,
    }
}

/// One visual line, encoded.
fn visual(out: &mut impl Write, indent: usize, line: &VisualLine<Ink>, paper: &Paper) -> io::Result<()> {
    let bold = |ink: Ink| paper.styled && ink == Ink::Head;
    let encoded = paper.encoding.display.encode_styled(line, bold);
    let mut cells = encoded.cells.as_slice();
    while let [rest @ .., last] = cells
        && last.text == " "
    {
        cells = rest;
    }
    write!(out, "{:1$}", "", if cells.is_empty() { 0 } else { indent + encoded.offset })?;
    let mut style = (Attribute::Reset, None);
    for cell in cells {
        let ink = if paper.styled { attribute(cell.style) } else { Attribute::Reset };
        let weight = match (cell.vary, ink) {
            (Vary::FlipWeight, Attribute::Bold) => Attribute::Reset,
            (Vary::FlipWeight, _) => Attribute::Bold,
            (_, ink) => ink,
        };
        let step = |(r, g, b): (u8, u8, u8)| Color::Rgb { r, g, b: b ^ 1 };
        let colour = paper.ink.filter(|_| cell.vary == Vary::Nudge).map(step);
        if (weight, colour) != style {
            style = (weight, colour);
            write!(out, "{}", SetAttribute(Attribute::Reset))?;
            if weight != Attribute::Reset {
                write!(out, "{}", SetAttribute(weight))?;
            }
            if let Some(colour) = colour {
                write!(out, "{}", SetForegroundColor(colour))?;
            }
        }
        out.write_all(cell.text.as_bytes())?;
    }
    if style != (Attribute::Reset, None) {
        write!(out, "{}", SetAttribute(Attribute::Reset))?;
    }
    out.write_all(b"\n")
}

/// Columns that a cell of a table takes.
fn columns(text: &str, paper: &Paper) -> usize {
    if !paper.ordered {
        return text_width(text);
    }
    let room = Room { width: usize::MAX, ..paper.room() };
    room.lines(0, 0, &[Piece { text: text.to_owned(), ink: Ink::Arabic }])
        .iter()
        .map(|(_, line)| line.columns().map(|(column, cell)| column + usize::from(cell.width)).max().unwrap_or(0))
        .max()
        .unwrap_or(0)
}

/// A table; where it is too wide, its columns stand in several tables below each other.
fn table(out: &mut impl Write, table: &Table, paper: &Paper) -> io::Result<()> {
    let cell = |forms: &Vec<String>| forms.join(" / ");
    let label = table.rows.iter().map(|row| text_width(row.0)).max().unwrap_or(0).max(text_width(table.title));
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|at| {
            let heading = table.columns.get(at).map_or(0, |h| text_width(h));
            let cells = table.rows.iter().filter_map(|row| row.1.get(at)).map(|forms| columns(&cell(forms), paper));
            cells.fold(heading, usize::max)
        })
        .collect();
    let mut from = 0;
    while from < widths.len() {
        let mut used = GAP + label;
        let fits = widths.iter().skip(from).take_while(|&&width| {
            used = used.saturating_add(GAP + width);
            used <= paper.width
        });
        let end = from + fits.count().max(1);
        let blanks = |n: usize| " ".repeat(n);
        let mut head = vec![Piece { text: format!("{:label$}", table.title), ink: Ink::Label }];
        for at in from..end {
            let (heading, width) = (table.columns.get(at).copied().unwrap_or(""), widths.get(at).copied().unwrap_or(0));
            head.push(Piece { text: format!("{}{heading:>width$}", blanks(GAP)), ink: Ink::Label });
        }
        row(out, &head, paper)?;
        for (name, cells) in &table.rows {
            let mut pieces = vec![Piece { text: format!("{name:label$}"), ink: Ink::Label }];
            for at in from..end {
                let text = cells.get(at).map(cell).unwrap_or_default();
                let width = widths.get(at).copied().unwrap_or(0).saturating_sub(columns(&text, paper));
                pieces.push(Piece { text: blanks(GAP + width), ink: Ink::Plain });
                pieces.push(Piece { text, ink: Ink::Arabic });
                // Where nothing isolates the cells, whoever shows the text would take the row for one stretch of Arabic and turn its columns round.
                if !paper.ordered && at + 1 < end {
                    pieces.push(Piece { text: LEFT_TO_RIGHT.to_owned(), ink: Ink::Plain });
                }
            }
            row(out, &pieces, paper)?;
        }
        if end < widths.len() {
            out.write_all(b"\n")?;
        }
        from = end;
    }
    Ok(())
}

fn row(out: &mut impl Write, pieces: &[Piece], paper: &Paper) -> io::Result<()> {
    line(out, GAP, 0, pieces, &Paper { width: usize::MAX, ..*paper })
}
