//! The command line: what it says, and which command is run.
//!
//! One file a command; `error` turns errors into words and exit codes.

mod annotate;
mod choices;
mod config;
pub mod error;
mod gloss;
mod lexicon;
mod print;
mod read;
mod shell;
mod terminal;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::{HarakatChoice, ThemeName};
use crate::display::Display;
use crate::document::Document;
use crate::source::{self, Input};
use error::Error;

/// Read Arabic diplomatic news in a terminal
///
/// Opens an Arabic news text: right to left, joined and wrapped in any terminal, with people, places,
/// bodies, quotes, facts and terms marked, listed in English beside it, and the word under the cursor explained.
/// Without INPUT a bundled article is opened. When the output is no terminal, the text is printed.
#[derive(Debug, Parser)]
#[command(name = "tarjuman", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    /// The article: a UTF-8 text file, or `-` for standard input
    #[arg(value_name = "INPUT")]
    input: Option<PathBuf>,

    #[command(flatten)]
    global: Global,

    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  tarjuman                            read the bundled article
  tarjuman article.txt                read a file; ? shows the keys, q leaves
  curl -s URL | pandoc -f html -t plain | tarjuman -
                                      read what a pipe brings
  tarjuman print article.txt          the article to the terminal, laid out, like cat
  tarjuman lexicon import terms.tsv   know the terms of a glossary of your own
  tarjuman annotate *.txt --format jsonl > found.jsonl
                                      what was found in many articles, a line each
  tarjuman annotate article.txt --format html > article.html
                                      the article with glosses, facts and terms, for the browser
  tarjuman gloss شراكة partnership sharaka
                                      look words up: Arabic, English, transliterated
  tarjuman terminal                   which way of sending Arabic this terminal shows right";

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// The day the article appeared, which «today» is resolved against; else its dateline, else its file name says
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<String>,

    /// The colours: dark, light or mono; else what the terminal's environment suggests
    #[arg(long, global = true, value_name = "NAME", env = "TARJUMAN_THEME", hide_env = true)]
    theme: Option<Theme>,

    /// Colours at all; NO_COLOR in the environment is heeded
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,

    /// How lines are sent to the terminal; `tarjuman terminal` shows them all. `auto` asks the terminal
    #[arg(long, global = true, value_name = "HOW", value_parser = parse_display, env = "TARJUMAN_DISPLAY", hide_env = true)]
    display: Option<DisplayChoice>,

    /// Harakat: over their letters, left out of the text, or (auto) as the terminal can place them
    #[arg(long, global = true, value_name = "auto|keep|strip", value_parser = parse_harakat, env = "TARJUMAN_HARAKAT", hide_env = true)]
    harakat: Option<HarakatChoice>,

    /// The file of settings; else what TARJUMAN_CONFIG names, else config.toml in the folder tarjuman of your settings (~/.config)
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,

    /// The folder of imported lexicons and corrections; else what TARJUMAN_DATA names, else the folder tarjuman of your data (~/.local/share)
    #[arg(long, global = true, value_name = "FOLDER", env = "TARJUMAN_DATA", hide_env = true)]
    data: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Theme {
    Dark,
    Light,
    Mono,
}

impl From<Theme> for ThemeName {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Dark => Self::Dark,
            Theme::Light => Self::Light,
            Theme::Mono => Self::Mono,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// `--display`: one named, or (`auto`) what identification decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct DisplayChoice(Option<Display>);

fn parse_display(text: &str) -> Result<DisplayChoice, String> {
    if text == "auto" {
        return Ok(DisplayChoice(None));
    }
    let names: Vec<&str> = Display::ALL.iter().map(|display| display.name()).collect();
    let display = Display::from_name(text).ok_or_else(|| format!("not one of auto, {}", names.join(", ")))?;
    Ok(DisplayChoice(Some(display)))
}

fn parse_harakat(text: &str) -> Result<HarakatChoice, String> {
    match text {
        "auto" => Ok(HarakatChoice::Auto),
        "keep" => Ok(HarakatChoice::Keep),
        "strip" => Ok(HarakatChoice::Strip),
        _ => Err("not one of auto, keep, strip".to_owned()),
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print articles laid out for this terminal, like cat for Arabic
    ///
    /// To a terminal: joined, ordered and wrapped for it. To a pipe or file: the text itself in logical order, as other programs want
    /// it; --width wraps it, --align justify makes both edges straight with kashida (ـ) and blanks, --display visual orders and --shape
    /// forms joins it. No colours are written, but those the display per-cell consists of.
    Print(print::Options),
    /// Write what is found in articles: JSON, brat, Web Annotation, CoNLL-U, HTML
    ///
    /// Many inputs are analysed side by side, in bounded memory, and written in the order given. One that cannot be read is named on
    /// standard error and the others go on; the exit status is then 1.
    #[command(after_help = annotate::EXAMPLES)]
    Annotate(annotate::Options),
    /// Look up words and phrases: Arabic, English or transliterated
    ///
    /// Each WORD is looked up; several words in one argument are a phrase. Arabic may be spelled in any way, vocalised or
    /// not, inflected, with clitics. To a pipe go plain lines in logical order. The exit status is 1 when a word was not found.
    Gloss(gloss::Options),
    /// Import lexicons and glossaries, list and remove them
    ///
    /// What was imported is used by the reader, annotate and gloss from then on: for words that the program's own lexicon lacks, and for terms.
    #[command(after_help = lexicon::EXAMPLES)]
    Lexicon(lexicon::Options),
    /// Tell what was found out of this terminal, and choose by eye how it is sent Arabic
    ///
    /// Shows a short Arabic sample in every display, a numbered line each, with a description of the right picture; the line chosen
    /// with one key is remembered for this terminal in the settings. To a pipe it tells the same without asking.
    #[command(after_help = TERMINAL_EXAMPLES)]
    Terminal(terminal::Options),
    /// Say where the file of settings is, check it, write one with every default
    Config(config::Options),
    /// Write completions for a shell to standard output
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(shell::Completions),
    /// Write the manual page, or all of them into a folder
    Man(shell::Man),
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  tarjuman completions bash > ~/.local/share/bash-completion/completions/tarjuman
  tarjuman completions zsh > ~/.zfunc/_tarjuman          a folder of your fpath
  tarjuman completions fish > ~/.config/fish/completions/tarjuman.fish";

const TERMINAL_EXAMPLES: &str = "\
Examples:
  tarjuman terminal                   the card and the question, then what was found out
  tarjuman terminal --no-ask          only what was found out
  tarjuman --display words            another display for one run; D in the reader goes through them all";

/// Reads the command line and does what it says.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    error::exit_code(run(cli))
}

fn run(cli: Cli) -> Result<u8, Error> {
    // Whether or not the command reads it, a file that is named must be there.
    cli.global.config_path()?;
    match (cli.command, cli.input) {
        (Some(_), Some(input)) => {
            Err(Error::Usage(format!("{} stands before the command: name the input after it", input.display())))
        }
        (Some(Command::Print(options)), None) => print::run(&options, &cli.global),
        (Some(Command::Annotate(options)), None) => annotate::run(&options, &cli.global),
        (Some(Command::Gloss(options)), None) => gloss::run(&options, &cli.global),
        (Some(Command::Lexicon(options)), None) => lexicon::run(&options, &cli.global),
        (Some(Command::Terminal(options)), None) => terminal::run(&options, &cli.global),
        (Some(Command::Config(options)), None) => config::run(&options, &cli.global),
        (Some(Command::Completions(options)), None) => shell::completions(&options),
        (Some(Command::Man(options)), None) => shell::man(&options),
        (None, input) => read::run(input.as_deref(), &cli.global),
    }
}

/// The inputs named; the bundled article where none is.
fn inputs(named: &[PathBuf]) -> Vec<Input> {
    if named.is_empty() { vec![Input::Bundled] } else { named.iter().map(|path| Input::named(path)).collect() }
}

/// Reads an input into a document, dated as the user says.
fn document(input: &Input, global: &Global) -> Result<Document, Error> {
    let source = source::read(input)?;
    Ok(Document::from_bytes(&source.bytes, &source.name).with_date(global.date.clone()))
}

/// A day of the calendar, `YYYY-MM-DD`.
fn parse_date(text: &str) -> Result<String, String> {
    let wrong = || format!("{text} is not a day of the form YYYY-MM-DD, such as 2016-05-21");
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return Err(wrong()) };
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return Err(wrong());
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_| wrong());
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return Err(wrong()),
    };
    if (1..=days).contains(&day) { Ok(text.to_owned()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_made() {
        Cli::command().debug_assert();
    }

    #[test]
    fn dates() {
        assert!(parse_date("2016-02-29").is_ok());
        for wrong in ["2015-02-29", "2016-13-01", "21-05-2016", "2016-5-21", "yesterday", "2016-05-00"] {
            assert!(parse_date(wrong).is_err(), "{wrong}");
        }
    }
}
