//! `tarjuman gloss`: words and phrases looked up, for people and for programs.

mod sentence;
mod write;

use std::io::{self, IsTerminal, Write};

use clap::{Args, ValueEnum};

use super::error::{DONE, Error, FAILED};
use super::print::{self, Width};
use super::{Global, When};
use crate::config::Display;
use crate::gloss::{self, Answer, Table};
use crate::output::gloss::{Block, json, prose};
use crate::terminal::guard::steering;
use write::Paper;

/// Options of `gloss`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Options {
    /// What to look up: Arabic in any spelling, English, or a transliteration; a phrase as one argument
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,

    /// All inflected forms: verbs by person, tense, mood and voice; nouns by number, case and state; adjectives by gender and number
    #[arg(long)]
    table: bool,

    /// Each WORD is a text: the gloss of every sentence in it, a line each (`-` reads the text from standard input)
    #[arg(long, conflicts_with_all = ["table", "all"])]
    sentence: bool,

    /// Whole lists of family, terms and names
    #[arg(long)]
    all: bool,

    /// text: for people; json: a list with one answer a WORD
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Columns to wrap at, or `none`; else the terminal's width, and `none` for a pipe
    #[arg(long, value_name = "N|none", value_parser = print::parse_width)]
    width: Option<Width>,
}

const EXAMPLES: &str = "\
Examples:
  tarjuman gloss شراكة                 a word; in any spelling: الشراكه، بشراكتهما
  tarjuman gloss 'شراكة استراتيجية'    a phrase, also inflected: للشراكات الاستراتيجية
  tarjuman gloss partnership           English words, terms and names
  tarjuman gloss sharaka 'majlis al-amn'
                                       transliterations, ALA-LC or loose
  tarjuman gloss --sentence 'التقى الوزير نظيره العراقي في بغداد'
                                       what a sentence says, roughly: a gloss, no translation
  tarjuman gloss --table التقى          with all forms of the verb
  tarjuman gloss --format json وسيلتقيان | jq '.[0].entries[0].analyses'";

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(options: &Options, global: &Global) -> Result<u8, Error> {
    let lexicon = super::lexicon::open(global);
    if options.sentence {
        return sentence::run(options, global, &lexicon);
    }
    let answers: Vec<(Answer, Vec<Vec<Table>>)> = options
        .words
        .iter()
        .map(|word| {
            let answer = gloss::look_up(&lexicon, word);
            let ids = answer.entries.iter().map(|found| found.entry.head.id);
            let tables = if options.table { ids.map(|id| gloss::tables(&lexicon, id)).collect() } else { Vec::new() };
            (answer, tables)
        })
        .collect();
    let code = if answers.iter().all(|(answer, _)| answer.found) { DONE } else { FAILED };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let terminal = io::stdout().is_terminal();
    let written = match options.format {
        Format::Json => as_json(&mut out, &answers),
        Format::Text => as_text(&mut out, &answers, &paper(options, global, terminal)?, options.all),
    };
    written.and_then(|()| out.flush()).map_err(Error::Output)?;
    Ok(code)
}

fn as_json(out: &mut impl Write, answers: &[(Answer, Vec<Vec<Table>>)]) -> io::Result<()> {
    let list: Vec<_> = answers.iter().map(|(answer, tables)| json(answer, tables)).collect();
    serde_json::to_writer_pretty(&mut *out, &list)?;
    out.write_all(b"\n")
}

fn as_text(out: &mut impl Write, answers: &[(Answer, Vec<Vec<Table>>)], paper: &Paper, all: bool) -> io::Result<()> {
    let (before, after) = if paper.terminal { steering(paper.encoding.display) } else { ("", "") };
    out.write_all(before.as_bytes())?;
    for (at, (answer, tables)) in answers.iter().enumerate() {
        let mut blocks = prose(answer, tables, all);
        if at > 0 {
            blocks.insert(0, Block::Blank);
        }
        write::blocks(out, &blocks, paper)?;
    }
    out.write_all(after.as_bytes())
}

fn paper(options: &Options, global: &Global, terminal: bool) -> Result<Paper, Error> {
    let encoding = global.encoding(terminal)?;
    let width = match options.width {
        Some(Width::Columns(columns)) => columns,
        Some(Width::Unlimited) => usize::MAX,
        None if terminal => print::terminal_width(),
        None => usize::MAX,
    };
    let ink = print::ink(global, terminal);
    Ok(Paper {
        encoding,
        terminal,
        width,
        // Nobody shows a pipe: its text is for programs, and has no marks that order it.
        ordered: terminal || encoding.display != Display::Logical,
        styled: ink.is_some() && (terminal || global.color == When::Always),
        ink,
        apart: terminal && !encoding.harakat,
    })
}
