//! `tarjuman lexicon`: imports, lists and removes lexicons and glossaries; and opens the lexicon with them for other commands.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Global;
use super::error::{self, DONE, Error, FAILED};
use crate::imports::{self, Kind, Meta, Store};
use crate::lexicon::Lexicon;
use crate::text::width::text_width;

pub(super) const EXAMPLES: &str = "\
Examples:
  tarjuman lexicon import camel-morph-msa.db
                                      a morphological database in the ALMOR format of CAMeL Tools
  tarjuman lexicon import --name desk terms.tsv
                                      a glossary: Arabic, a tab, English, a term a line
  tarjuman lexicon import unterm.tbx  a termbase with Arabic and English
  tarjuman lexicon list --format json | jq -r '.[].name'
  tarjuman lexicon remove desk";

/// Options of `lexicon`.
#[derive(Clone, Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    /// Import files: ALMOR databases, glossaries, termbases and gazetteers
    ///
    /// An ALMOR database has the sections ###PREFIXES###, ###SUFFIXES###, ###STEMS### and ###TABLE AB###, BC and AC. A glossary is a table
    /// in UTF-8, a term a line: Arabic and English between tabs (TSV), commas or semicolons (CSV), without a header or under one that
    /// names its columns: term or arabic or name, english, and if need be variants, abbreviation, register, gap. Files like those of
    /// the program's own glossaries and gazetteers are such tables. Lines that begin with # are comments. A termbase is TBX, version 2 or
    /// 3, with attributes (DCA) or elements (DCT); entries without Arabic and English are passed over.
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
    ///
    /// The exit status is 1 when a stored file is damaged; it is named on standard error.
    List {
        /// text: name, kind, rows, lemmas or terms, size, time (UTC) and source, a line each; json: a list of objects
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
            for (line, meta) in listed(&all).iter().zip(&all) {
                writeln!(out, "{line}").map_err(Error::Output)?;
                if let Some(licence) = &meta.licence {
                    writeln!(out, "  {licence}").map_err(Error::Output)?;
                }
            }
            if all.is_empty() && code == DONE {
                writeln!(out, "nothing was imported").map_err(Error::Output)?;
            }
        }
    }
    Ok(code)
}

/// An import in one line, its licence in a second where the file names one.
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
        let why = match meta.kind {
            Kind::Morphology => "rows hold no Arabic word",
            Kind::Glossary => "hold no term that can be found in a text",
        };
        let _ = write!(out, "; {} {why} and were passed over", grouped(meta.passed_over));
    }
    if let Some(licence) = &meta.licence {
        let _ = write!(out, "\n  {licence}");
    }
    out
}

/// The table of imports: name, kind, rows, lemmas or terms, size, day.
fn listed(all: &[Meta]) -> Vec<String> {
    let cells = |meta: &Meta| {
        let (kind, count) = match meta.kind {
            Kind::Morphology => ("morphology", format!("{} lemmas", grouped(meta.lemmas))),
            Kind::Glossary => ("glossary", format!("{} terms", grouped(meta.terms))),
        };
        let when = meta.imported.get(..16).unwrap_or("").replace('T', " ");
        [
            meta.name.clone(),
            kind.to_owned(),
            format!("{} rows", grouped(meta.rows)),
            count,
            size(meta.bytes),
            when,
            meta.source.clone(),
        ]
    };
    let rows: Vec<[String; 7]> = all.iter().map(cells).collect();
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| text_width(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..7).map(width).collect();
    let line = |row: &[String; 7]| {
        let mut out = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(text_width(cell)));
            // Numbers stand at the right of their columns.
            let _ = if (2..5).contains(&at) { write!(out, "{gap}{cell}  ") } else { write!(out, "{cell}{gap}  ") };
        }
        out.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// A number of bytes for people.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
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
