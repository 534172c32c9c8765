//! `tarjuman annotate`: what is found in articles in the formats of `output`, many side by side, in the order given, to standard output or a file an article.

mod interrupt;
mod progress;
mod queue;

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::error::{DONE, Error, FAILED};
use super::{Global, document, inputs};
use crate::annotate::annotate_with;
use crate::annotate::morphology::Memory;
use crate::corrections::{self, store::Store};
use crate::lexicon::Lexicon;
use crate::output;
use crate::sink::Folder;
use crate::source::{self, Input};
use progress::Progress;
use queue::in_order;

pub(super) const EXAMPLES: &str = "\
Examples:
  tarjuman annotate article.txt                           everything found, as JSON
  tarjuman annotate news/ --format jsonl > found.jsonl    every .txt of a folder, a line each
  tarjuman annotate news/ --format brat --output brat/    a folder that brat opens
  tarjuman annotate news/ --format html -o pages/         a page an article
  tarjuman annotate --schema > tarjuman.schema.json       what the JSON holds, and in which units";

/// Options of `annotate`.
#[derive(Clone, Debug, Args)]
pub(super) struct Options {
    /// Text files in UTF-8, folders (every .txt in them, by name), `-` for standard input; the bundled article where none is named
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// What is written
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: Format,

    /// The folder for the results, a file an input (made where it is missing; never over an input); else standard output
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,

    /// What the engine finds, without what was corrected in the reader
    #[arg(long)]
    no_corrections: bool,

    /// Print the JSON Schema of the JSON, and nothing else
    #[arg(long, conflicts_with_all = ["inputs", "output"])]
    schema: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// One document, indented; for several inputs a list of them
    Json,
    /// A document a line
    Jsonl,
    /// brat standoff: the text and its .ann, with the files that brat opens the folder by; needs --output
    Brat,
    /// W3C Web Annotation, JSON-LD
    Webannotation,
    /// The columns of Universal Dependencies, without syntax
    Conllu,
    /// A page for the browser: the article in its marks with glosses, beside it facts, quotes, names and terms in English
    Html,
}

impl Format {
    /// What its files end in.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Json => &["json"],
            Self::Jsonl => &["jsonl"],
            Self::Brat => &["txt", "ann"],
            Self::Webannotation => &["jsonld"],
            Self::Conllu => &["conllu"],
            Self::Html => &["html"],
        }
    }

    /// Whether several results make a list.
    fn is_listed(self) -> bool {
        matches!(self, Self::Json | Self::Webannotation)
    }

    /// Whether a result ends its last line itself.
    fn ends_itself(self) -> bool {
        matches!(self, Self::Conllu | Self::Html | Self::Brat)
    }
}

pub(super) fn run(options: &Options, global: &Global) -> Result<u8, Error> {
    if options.schema {
        let mut out = io::stdout().lock();
        out.write_all(output::SCHEMA.as_bytes()).and_then(|()| out.flush()).map_err(Error::Output)?;
        return Ok(DONE);
    }
    if options.format == Format::Brat && options.output.is_none() {
        return Err(Error::Usage("brat is two files an article: name a folder for them with --output DIR".to_owned()));
    }
    let mut code = DONE;
    let (mut named, mut broken) = (Vec::new(), Vec::new());
    for input in inputs(&options.inputs) {
        match source::expand(input) {
            Ok(files) => named.extend(files),
            Err(error) => broken.push(error),
        }
    }
    if options.format == Format::Html && options.output.is_none() && named.len() > 1 {
        return Err(Error::Usage("several pages cannot go to one place: name a folder for them with --output DIR".to_owned()));
    }
    let progress = Progress::new(named.len(), options.output.is_some());
    for error in broken {
        progress.report(&error.into());
        code = FAILED;
    }
    let folder = options.output.as_ref().map(|path| Folder::open(path, &named, options.format.endings())).transpose()?;
    let folder = folder.map(Arc::new);
    if let Some(folder) = &folder {
        interrupt::wait_for(folder);
        if options.format == Format::Brat {
            folder.write_new("annotation.conf", &output::annotation_conf())?;
            folder.write_new("visual.conf", &output::visual_conf())?;
        }
    }
    let lexicon = super::lexicon::open(global);
    // Articles are only summed where there is something to be found under their sums.
    let store = Store::new(global.data.as_deref()).ok().filter(|store| !options.no_corrections && !store.is_empty());
    let how = How { format: options.format, global, lexicon: &lexicon, store: store.as_ref(), progress: &progress };
    let list = options.format.is_listed() && options.inputs_are_several(&named);
    let mut writer = Writer { format: options.format, list, written: 0, out: io::BufWriter::new(io::stdout().lock()) };
    let work = |memory: &mut Memory, at: usize| {
        let Some(input) = named.get(at) else { return Ok(String::new()) };
        let files = one(input, how, memory)?;
        let Some(folder) = &folder else { return Ok(files.last) };
        let mut last = files.last;
        if !options.format.ends_itself() {
            last.push('\n');
        }
        let both = [files.first.as_deref(), Some(last.as_str())];
        let both: Vec<(&str, &str)> = options.format.endings().iter().copied().zip(both.into_iter().flatten()).collect();
        folder.write(at, &both)?;
        Ok(String::new())
    };
    let size = |result: &Result<String, Error>| result.as_ref().map_or(0, String::len);
    in_order(named.len(), Memory::default, work, size, |result| {
        match result {
            Ok(found) if folder.is_none() => writer.write(&found).map_err(Error::Output)?,
            Ok(_) => {}
            Err(error) => {
                progress.report(&error);
                code = FAILED;
            }
        }
        progress.step();
        Ok::<(), Error>(())
    })?;
    progress.end();
    if folder.is_none() {
        writer.end().map_err(Error::Output)?;
    }
    Ok(code)
}

impl Options {
    /// Whether more than one result was asked for: a folder is, whatever it holds.
    fn inputs_are_several(&self, found: &[Input]) -> bool {
        self.inputs.len() > 1 || found.len() > 1 || self.inputs.iter().any(|path| path.is_dir())
    }
}

/// The result of one input: the last file of its format, and the one before that, where there is one.
struct Files {
    first: Option<String>,
    last: String,
}

/// What is done with each input.
#[derive(Clone, Copy)]
struct How<'a> {
    format: Format,
    global: &'a Global,
    lexicon: &'a Lexicon,
    /// Where corrections are, if they are wanted.
    store: Option<&'a Store>,
    progress: &'a Progress,
}

fn one(input: &Input, how: How<'_>, memory: &mut Memory) -> Result<Files, Error> {
    let How { format, global, lexicon, store, progress } = how;
    let document = document(input, global)?;
    let opened = store.map(|store| store.open(&document));
    for problem in opened.iter().flat_map(|opened| &opened.problems) {
        progress.remark(&input.name(), problem);
    }
    let analysed = catch_unwind(AssertUnwindSafe(|| {
        let mut found = annotate_with(memory, &document, lexicon);
        if let Some(opened) = opened.filter(|opened| !opened.log.is_empty()) {
            found = corrections::apply(&found, &opened.log, false).exported();
        }
        match format {
            Format::Json => output::json(&document, &found, lexicon).indented(),
            Format::Jsonl => output::json(&document, &found, lexicon).line(),
            Format::Brat => output::brat(&document, &found),
            Format::Webannotation => output::web_annotation(&document, &found),
            Format::Conllu => output::conllu(&document, &found, lexicon),
            Format::Html => output::html(&document, &found, lexicon),
        }
    }));
    let last = analysed.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Error::Analysis(input.name(), text.unwrap_or("no reason given").to_owned())
    })?;
    let first = (format == Format::Brat).then(|| document.text().to_owned());
    Ok(Files { first, last })
}

/// Writes documents one after another in the form of the format.
struct Writer<W: Write> {
    format: Format,
    list: bool,
    written: usize,
    out: W,
}

impl<W: Write> Writer<W> {
    fn write(&mut self, found: &str) -> io::Result<()> {
        if self.list {
            self.out.write_all(if self.written == 0 { b"[\n" } else { b",\n" })?;
        }
        self.out.write_all(found.as_bytes())?;
        self.written += 1;
        if self.format.ends_itself() || self.list { Ok(()) } else { self.out.write_all(b"\n") }
    }

    fn end(&mut self) -> io::Result<()> {
        if self.list {
            self.out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()
    }
}
