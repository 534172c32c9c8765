//! `tarjuman print`: articles to standard output, laid out for the terminal that it is, or plain for a pipe.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::error::{self, DONE, Error, FAILED};
use super::{Global, document, inputs};
use crate::config::Encoding;
use crate::display::Display;
use crate::document::{Document, sanitize};
use crate::layout::{self, Layout};
use crate::source::Input;
use crate::terminal::guard::steering;

/// Options of `print`.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Options {
    /// Text files in UTF-8, `-` for standard input; the bundled article where none is named
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Columns to wrap at, or `none`; else the terminal's width, and `none` for a pipe
    #[arg(long, value_name = "N|none", value_parser = parse_width)]
    width: Option<Width>,

    /// The side at which lines stand; else right in visual order, left in logical order
    #[arg(long, value_name = "SIDE")]
    align: Option<Align>,

    /// Joined letters or letters as they are; only visual order has joined ones
    #[arg(long, value_name = "HOW")]
    shape: Option<Shape>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Width {
    Columns(usize),
    Unlimited,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Align {
    Right,
    Left,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Shape {
    Forms,
    None,
}

fn parse_width(text: &str) -> Result<Width, String> {
    match text.parse() {
        Ok(columns) if columns > 0 => Ok(Width::Columns(columns)),
        _ if text == "none" => Ok(Width::Unlimited),
        _ => Err(format!("{text} is neither a number of columns from 1 up nor `none`")),
    }
}

pub(super) fn run(options: &Options, global: &Global) -> Result<u8, Error> {
    articles(&inputs(&options.inputs), options, global)
}

/// Prints each input; one that fails is named and the others go on.
pub(super) fn articles(inputs: &[Input], options: &Options, global: &Global) -> Result<u8, Error> {
    let terminal = io::stdout().is_terminal();
    let encoding = global.encoding(terminal)?;
    let (before, after) = if terminal { steering(encoding.display) } else { ("", "") };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut code = DONE;
    out.write_all(before.as_bytes()).map_err(Error::Output)?;
    for input in inputs {
        match document(input, global) {
            Ok(document) => {
                for warning in document.warnings() {
                    error::remark(&input.name(), warning);
                }
                write_article(&mut out, &document, encoding, options, terminal).map_err(Error::Output)?;
            }
            Err(error) => {
                error::report(&error);
                code = FAILED;
            }
        }
    }
    out.write_all(after.as_bytes()).map_err(Error::Output)?;
    out.flush().map_err(Error::Output)?;
    Ok(code)
}

fn write_article(
    out: &mut impl Write,
    document: &Document,
    encoding: Encoding,
    options: &Options,
    terminal: bool,
) -> io::Result<()> {
    let display = encoding.display;
    let width = options.width.unwrap_or_else(|| if terminal { terminal_width() } else { Width::Unlimited });
    if display == Display::Logical && width == Width::Unlimited {
        // What other programs want: the text itself, made harmless.
        let text = sanitize::clean(document.text());
        out.write_all(text.as_bytes())?;
        return if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") };
    }
    let align = match (options.align, display, width) {
        // There is no right edge.
        (_, _, Width::Unlimited) | (Some(Align::Left), ..) | (None, Display::Logical, _) => layout::Align::Left,
        (Some(Align::Right), ..) | (None, ..) => layout::Align::Right,
    };
    let laid_out = encoding.options(layout::Options {
        width: if let Width::Columns(columns) = width { columns } else { usize::MAX },
        align,
        shape: if options.shape == Some(Shape::None) { layout::Shape::None } else { layout::Shape::Forms },
        ..layout::Options::default()
    });
    for (index, block) in document.blocks().iter().enumerate() {
        if index > 0 {
            out.write_all(b"\n")?;
        }
        let layout = Layout::new(document.text(), block.span, laid_out);
        for piece in 0..layout.pieces().len() {
            for line in layout.piece(document.text(), piece, &[], ()).lines {
                let encoded = display.encode(&line);
                let cells: String = encoded.cells.iter().map(|cell| cell.text.as_str()).collect();
                writeln!(out, "{:blanks$}{}", "", cells.trim_end(), blanks = encoded.offset)?;
            }
        }
    }
    Ok(())
}

fn terminal_width() -> Width {
    crossterm::terminal::size().map_or(Width::Columns(80), |(columns, _)| Width::Columns(usize::from(columns.max(1))))
}
