//! Lines of an answer laid out: pieces joined, wrapped, in visual order.
//!
//! Lines run from left to right; each Arabic piece is isolated (UAX#9 FSI … PDI), so that the pieces keep their places whatever stands between them.

use super::line::{Ink, Piece};
use crate::config::Encoding;
use crate::layout::{self, Align, Direction, Harakat, Run, VisualLine, is_haraka};
use crate::text::Span;
use crate::text::apart::apart;
use crate::text::format_chars::{FSI, PDI};

/// What lines are laid out for.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// What the terminal must be sent.
    pub encoding: Encoding,
    /// Columns; `usize::MAX` never wraps.
    pub width: usize,
    /// Lines are put into visual order; else text stays as it is.
    pub ordered: bool,
    /// Harakat get cells of their own.
    pub apart: bool,
}

impl Room {
    /// How the layout takes its lines.
    #[must_use]
    pub fn options(&self, width: usize) -> layout::Options {
        let plain = layout::Options { width, direction: Direction::Ltr, align: Align::Left, ..layout::Options::default() };
        let options = self.encoding.options(plain);
        // Marks in cells of their own are letters to the layout.
        if self.apart { layout::Options { harakat: Harakat::Strip, ..options } } else { options }
    }

    /// The text of pieces as it is laid out, and their runs.
    #[must_use]
    pub fn joined(&self, pieces: &[Piece]) -> (String, Vec<Run<Ink>>) {
        let (mut text, mut runs) = (String::new(), Vec::new());
        for piece in pieces {
            let start = text.len();
            // What was asked may be Arabic in a piece that is not.
            let isolated = self.ordered && (piece.ink.is_arabic() || !piece.text.is_ascii() && piece.ink == Ink::Plain);
            if isolated {
                text.push(FSI);
            }
            if piece.ink.is_arabic() && self.apart {
                text.push_str(&apart(&piece.text));
            } else if !self.encoding.harakat && !self.ordered {
                text.extend(piece.text.chars().filter(|&c| !is_haraka(c)));
            } else {
                text.push_str(&piece.text);
            }
            if isolated {
                text.push(PDI);
            }
            runs.push(Run { span: Span::new(start, text.len()), style: piece.ink });
        }
        (text, runs)
    }

    /// A line wrapped: the blank columns before each of its lines, and the line. What is wrapped stands `hang` columns further in.
    #[must_use]
    pub fn lines(&self, indent: usize, hang: usize, pieces: &[Piece]) -> Vec<(usize, VisualLine<Ink>)> {
        let (text, runs) = self.joined(pieces);
        // The label is laid out with the rest: lines after the first are narrower by it.
        let whole = Span::new(0, text.len());
        let inner = self.width.saturating_sub(indent).max(1);
        let mut first = layout::layout(&text, whole, &runs, Ink::Plain, self.options(inner)).lines.into_iter();
        let Some(head) = first.next() else { return Vec::new() };
        let rest = Span::new(head.span.end, text.len());
        let mut out = vec![(indent, head)];
        if first.next().is_none() {
            return out;
        }
        let narrow = inner.saturating_sub(hang).max(1);
        // A piece that goes on in the next line is isolated there too.
        let cut = runs.iter().find(|run| run.span.start < rest.start && rest.start < run.span.end);
        let isolated = cut.is_some_and(|run| run.span.of(&text).starts_with(FSI));
        let lead = if isolated { FSI.len_utf8() } else { 0 };
        let goes_on = format!("{}{}", if isolated { FSI.to_string() } else { String::new() }, rest.of(&text));
        let moved = |at: usize| if at <= rest.start { 0 } else { at - rest.start + lead };
        let runs: Vec<Run<Ink>> = runs
            .iter()
            .filter(|run| run.span.end > rest.start)
            .map(|run| Run { span: Span::new(moved(run.span.start), moved(run.span.end)), style: run.style })
            .collect();
        let whole = Span::new(0, goes_on.len());
        let continued = layout::layout(&goes_on, whole, &runs, Ink::Plain, self.options(narrow)).lines;
        out.extend(continued.into_iter().map(|line| (indent + hang, line)));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arabic_piece_that_is_wrapped_goes_on_from_right_to_left() {
        let piece = |text: &str, ink| Piece { text: text.to_owned(), ink };
        let room = Room { encoding: Encoding::default(), width: 16, ordered: true, apart: false };
        let lines = room.lines(0, 2, &[piece("here ", Ink::Label), piece("قال وزير الخارجية …", Ink::Arabic)]);
        let last: String = lines.last().unwrap().1.cells.iter().map(|cell| cell.glyph.as_str()).collect();
        assert!(lines.len() > 1 && last.starts_with('…'), "{last}");
    }
}
