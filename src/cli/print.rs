//! `tarjuman print`: articles to standard output, laid out for the terminal that it is, or plain for a pipe.

mod plan;
mod write;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::error::{self, DONE, Error, FAILED};
use super::{Global, When, document, inputs};
use crate::config::{ColorDepth, ThemeName};
use crate::source::Input;
use crate::terminal::environment;
use crate::terminal::guard::steering;
use plan::Plan;

/// Options of `print`.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Options {
    /// Text files in UTF-8, `-` for standard input; the bundled article where none is named
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Columns to wrap at, or `none`; else the terminal's width, and `none` for a pipe
    #[arg(long, value_name = "N|none", value_parser = parse_width)]
    width: Option<Width>,

    /// The edge at which lines stand: `justify` makes both straight, by lengthening words and then blanks. Else where each paragraph starts
    #[arg(long, value_name = "EDGE")]
    align: Option<Align>,

    /// Joined letters or letters as they are; else joined in every order but the logical one
    #[arg(long, value_name = "HOW")]
    shape: Option<Shape>,

    /// From which side paragraphs run: `auto` asks the first letter of each. Else right to left
    #[arg(long, value_name = "HOW")]
    direction: Option<Direction>,

    /// The digits: as in the text, ٠١٢ or 012
    #[arg(long, value_name = "WHICH")]
    numerals: Option<Numerals>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Width {
    Columns(usize),
    Unlimited,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Align {
    Right,
    Left,
    Justify,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Shape {
    Forms,
    None,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Direction {
    Auto,
    Rtl,
    Ltr,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Numerals {
    AsIs,
    Arabic,
    European,
}

pub(super) fn parse_width(text: &str) -> Result<Width, String> {
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
    let plan = Plan::new(options, encoding, terminal.then(terminal_width)).map_err(Error::Usage)?;
    let ink = ink(global, terminal);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut code = DONE;
    out.write_all(before.as_bytes()).map_err(Error::Output)?;
    for input in inputs {
        match document(input, global) {
            Ok(document) => {
                for warning in document.warnings() {
                    error::remark(&input.name(), warning);
                }
                write::article(&mut out, &document, &plan, ink).map_err(Error::Output)?;
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

/// The colour of the letters where a display needs it to tell cells apart; none where no colour is to be written.
pub(super) fn ink(global: &Global, terminal: bool) -> Option<(u8, u8, u8)> {
    let colours = match global.color {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && environment::color_depth() != ColorDepth::None,
    };
    if global.color == When::Always {
        crossterm::style::force_color_output(true);
    }
    let theme = global.theme.map_or_else(environment::theme, ThemeName::from);
    colours.then_some(if theme == ThemeName::Light { (0x20, 0x20, 0x20) } else { (0xD8, 0xD8, 0xD8) })
}

/// Columns of the terminal.
pub(super) fn terminal_width() -> usize {
    crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns.max(1)))
}
