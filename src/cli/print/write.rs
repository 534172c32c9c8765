//! An article as bytes, by a [`Plan`].
//!
//! In: a document. Out: its lines, encoded for the display. Batches of paragraphs (and pieces of long ones) are laid out on the cores
//! there are and written in order; only a few batches are held at a time, whatever the length of the text.
//! Invariant: no control character of the article comes out.

use std::io::{self, Write};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crossterm::style::{Attribute, Color, SetAttribute, SetForegroundColor};

use super::plan::{Form, Plan};
use crate::display::Vary;
use crate::document::{Document, sanitize};
use crate::layout::{self, Harakat, Level, Numerals, Stream, VisualLine};
use crate::text::Span;

/// Bytes of text in a batch, or a little more.
const BATCH: usize = 32 * 1024;

/// A piece of a paragraph to be laid out.
#[derive(Clone, Copy, Debug)]
struct Part {
    piece: Span,
    /// The base level of its paragraph.
    base: Level,
    /// A blank line comes before it.
    gap: bool,
}

/// The colour of letters where [`Vary::Nudge`] asks for two that differ by one step: red, green and blue.
pub(super) type Ink = (u8, u8, u8);

/// Writes `document`. Without `ink` no colour is written.
///
/// # Errors
/// Those of `out`.
pub(super) fn article(out: &mut impl Write, document: &Document, plan: &Plan, ink: Option<Ink>) -> io::Result<()> {
    if plan.form == Form::Text {
        return text(out, document.text(), plan.options);
    }
    let source = document.text();
    let lay = |stream: &mut Stream, batch: &[Part], bytes: &mut Vec<u8>| {
        for part in batch {
            if part.gap {
                bytes.push(b'\n');
            }
            stream.lines(source, part.piece, part.base, plan.options, |visual| line(visual, plan, ink, bytes));
        }
    };
    let cores = if source.len() < 2 * BATCH { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
    let batches = Batches(parts(document, plan));
    if cores == 1 {
        let (mut stream, mut bytes) = (Stream::default(), Vec::new());
        for batch in batches {
            bytes.clear();
            lay(&mut stream, &batch, &mut bytes);
            out.write_all(&bytes)?;
        }
        return Ok(());
    }
    in_order(out, batches, cores, lay)
}

/// Lays out `batches` on `cores` threads and writes what comes of them in their order.
fn in_order(
    out: &mut impl Write,
    batches: impl Iterator<Item = Vec<Part>> + Send,
    cores: usize,
    lay: impl Fn(&mut Stream, &[Part], &mut Vec<u8>) + Sync,
) -> io::Result<()> {
    // Each batch has a channel of its own, and these stand in a row; the length of the row bounds what is held.
    let (row, results) = sync_channel(2 * cores);
    let source = Mutex::new(Some((batches, row)));
    // The next batch and where its bytes go; none when there is no more, which closes the row, or when nobody takes from it any more.
    let next = || {
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        let (batches, row) = source.as_mut()?;
        let (result, place) = sync_channel(1);
        let taken = batches.next().filter(|_| row.send(place).is_ok());
        if taken.is_none() {
            *source = None;
        }
        taken.map(|batch| (batch, result))
    };
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let mut stream = Stream::default();
                while let Some((batch, result)) = next() {
                    let mut bytes = Vec::with_capacity(2 * BATCH);
                    lay(&mut stream, &batch, &mut bytes);
                    if result.send(bytes).is_err() {
                        return;
                    }
                }
            });
        }
        for place in results {
            // A worker that is gone has panicked, which the scope reports.
            let Ok(bytes) = place.recv() else { break };
            out.write_all(&bytes)?;
        }
        Ok(())
    })
}

/// The pieces of the document in their order.
fn parts<'a>(document: &'a Document, plan: &Plan) -> Box<dyn Iterator<Item = Part> + Send + 'a> {
    let (text, direction) = (document.text(), plan.options.direction);
    let cut = move |(span, gap): (Span, bool)| {
        let first = layout::pieces(text, span).next().unwrap_or(span);
        let base = layout::base(text, first, direction);
        layout::pieces(text, span).map(move |piece| Part { piece, base, gap: gap && piece.start == span.start })
    };
    if plan.form == Form::Lines {
        return Box::new(lines(text).map(|span| (span, false)).flat_map(cut));
    }
    Box::new(document.blocks().iter().enumerate().map(|(index, block)| (block.span, index > 0)).flat_map(cut))
}

/// The lines of `text`, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> + Send {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.strip_suffix('\n').unwrap_or(line).len());
        start += line.len();
        span
    })
}

/// Parts in batches of about [`BATCH`] bytes.
struct Batches<I>(I);

impl<I: Iterator<Item = Part>> Iterator for Batches<I> {
    type Item = Vec<Part>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while bytes < BATCH {
            let Some(part) = self.0.next() else { break };
            // A part costs something even where it is empty.
            bytes += part.piece.len() + 16;
            batch.push(part);
        }
        (!batch.is_empty()).then_some(batch)
    }
}

/// One line with its end. Blanks that would end it are left out.
fn line(visual: &VisualLine<()>, plan: &Plan, ink: Option<Ink>, out: &mut Vec<u8>) {
    let start = out.len();
    let indent = if plan.indent { visual.offset } else { 0 };
    match (plan.display.varies(), ink) {
        (Vary::FlipWeight, _) => {
            let weight = |vary| if vary == Vary::FlipWeight { Attribute::Bold } else { Attribute::NormalIntensity };
            plan.display.write(visual, indent, out, |vary, out| tell(SetAttribute(weight(vary)), out));
            tell(SetAttribute(Attribute::NormalIntensity), out);
        }
        (Vary::Nudge, Some((r, g, b))) => {
            // One step of blue nobody sees, but the terminal draws the cells apart.
            let step = |vary| Color::Rgb { r, g, b: b ^ u8::from(vary == Vary::Nudge) };
            plan.display.write(visual, indent, out, |vary, out| tell(SetForegroundColor(step(vary)), out));
            tell(SetForegroundColor(Color::Reset), out);
        }
        (Vary::Keep, _) | (Vary::Nudge, None) => plan.display.write(visual, indent, out, |_, _| {}),
    }
    let end = out.iter().skip(start).rposition(|&byte| byte != b' ').map_or(start, |last| start + last + 1);
    out.truncate(end);
    out.push(b'\n');
}

/// Adds a command to the terminal.
fn tell(command: impl std::fmt::Display, out: &mut Vec<u8>) {
    out.extend_from_slice(command.to_string().as_bytes());
}

/// The text itself, made harmless, with a line end at its end.
fn text(out: &mut impl Write, text: &str, options: layout::Options) -> io::Result<()> {
    let text = sanitize::clean(text);
    let strip = options.harakat == Harakat::Strip;
    if !strip && options.numerals == Numerals::AsIs {
        out.write_all(text.as_bytes())?;
    } else {
        let mut kept = String::with_capacity(text.len());
        let digit = |c| if layout::is_digit(c) { layout::digit(c, options.numerals) } else { c };
        kept.extend(text.chars().filter(|&c| !(strip && layout::is_haraka(c))).map(digit));
        out.write_all(kept.as_bytes())?;
    }
    if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
}
