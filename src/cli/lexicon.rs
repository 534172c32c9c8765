//! `tarjuman lexicon`: imports, lists and removes lexicons and glossaries; and opens the lexicon with them for other commands.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Global;
use super::error::{self, DONE, Error, FAILED};
use crate::imports::{self, Kind, Meta, Store};
use crate::lexicon::Lexicon;

pub(super) const EXAMPLES: &str = "\
Examples:
  tarjuman lexicon import camel-morph-msa.db
                                      a morphological database in the ALMOR format of CAMeL Tools
  tarjuman lexicon import --name desk terms.tsv
                                      a glossary: Arabic, a tab, English, a term a line
  tarjuman lexicon list
  tarjuman lexicon remove desk";

/// Options of `lexicon`.
#[derive(Clone, Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    /// Import files: ALMOR databases, glossaries and gazetteers
    ///
    /// An ALMOR database has the sections ###PREFIXES###, ###SUFFIXES###, ###STEMS### and ###TABLE AB###, BC and AC. A glossary is a table
    /// in UTF-8, a term a line: Arabic and English between tabs (TSV), commas or semicolons (CSV), without a header or under one that
    /// names its columns: term or arabic or name, english, and if need be variants, abbreviation, register, gap. Files like those of
    /// the program's own glossaries and gazetteers are such tables. Lines that begin with # are comments.
    ///
    /// An import of the same name is replaced in one step. A file with something wrong in it changes nothing: file, line and what is
    /// wrong are named, and the exit status is 1. Limits: 1 GB a file, 64 KB a line, 4 million rows a section, 12 million forms, 14
    /// imports.
    Import {
        /// The files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,

        /// The name that it is listed by and that marks its terms; else that of the file
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
    /// List what was imported
    List {
        /// text: a line each; json: a list of objects
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Remove what was imported under a name
    Remove {
        /// The names, as `list` shows them
        #[arg(value_name = "NAME", required = true)]
        names: Vec<String>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(options: &Options, global: &Global) -> Result<u8, Error> {
    let store = Store::new(global.data.as_deref())?;
    match &options.command {
        Command::Import { files, name } => {
            if name.is_some() && files.len() > 1 {
                return Err(Error::Usage("--name names one import, and there are several files".to_owned()));
            }
            each(files, |file| {
                let meta = store.import(file, name.as_deref())?;
                Ok(format!("imported {}", described(&meta)))
            })
        }
        Command::List { format } => list(&store, *format),
        Command::Remove { names } => each(names, |name| {
            store.remove(name)?;
            Ok(format!("removed {name}"))
        }),
    }
}

/// Does something with each of `items` and says what; what fails is named, and the others go on.
fn each<T>(items: &[T], act: impl Fn(&T) -> Result<String, Error>) -> Result<u8, Error> {
    let mut code = DONE;
    for item in items {
        match act(item) {
            Ok(said) => writeln!(io::stdout(), "{said}").map_err(Error::Output)?,
            Err(error) => {
                error::report(&error);
                code = FAILED;
            }
        }
    }
    Ok(code)
}

fn list(store: &Store, format: Format) -> Result<u8, Error> {
    let mut code = DONE;
    let mut all: Vec<Meta> = Vec::new();
    for one in store.list()? {
        match one {
            Ok(meta) => all.push(meta),
            Err(error) => {
                error::report(&error.into());
                code = FAILED;
            }
        }
    }
    let mut out = io::stdout().lock();
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &all).map_err(|error| Error::Output(error.into()))?;
            writeln!(out).map_err(Error::Output)?;
        }
        Format::Text => {
            for meta in &all {
                writeln!(out, "{}", described(meta)).map_err(Error::Output)?;
            }
            if all.is_empty() && code == DONE {
                writeln!(out, "nothing was imported").map_err(Error::Output)?;
            }
        }
    }
    Ok(code)
}

/// An import in one line, and its licence in a second where the file names one.
fn described(meta: &Meta) -> String {
    let mut out = format!("{}: ", meta.name);
    let _ = match meta.kind {
        Kind::Morphology => {
            write!(out, "{} lemmas, {} forms, a morphological database", grouped(meta.lemmas), grouped(meta.forms))
        }
        Kind::Glossary => write!(out, "{} terms, {} words of its own, a glossary", grouped(meta.terms), grouped(meta.lemmas)),
    };
    let _ = write!(out, ", from {}", meta.source);
    if meta.passed_over > 0 {
        let _ = write!(out, "; {} rows hold no Arabic word and were passed over", grouped(meta.passed_over));
    }
    if let Some(licence) = &meta.licence {
        let _ = write!(out, "\n  {licence}");
    }
    out
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The lexicon with everything imported under it, and what of that cannot be used.
pub(super) fn opened(global: &Global) -> (Lexicon, Vec<imports::Error>) {
    // Without a home folder nothing can have been imported.
    Store::new(global.data.as_deref()).map_or_else(|_| (Lexicon::embedded(), Vec::new()), |store| store.open())
}

/// The lexicon with everything imported under it; what cannot be used is named on standard error.
pub(super) fn open(global: &Global) -> Lexicon {
    let (lexicon, damaged) = opened(global);
    for error in damaged {
        error::report(&error.into());
    }
    lexicon
}
