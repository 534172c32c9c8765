//! `tarjuman annotate`: what is found in articles as JSON, many side by side, in the order given.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use clap::{Args, ValueEnum};

use super::error::{self, DONE, Error, FAILED};
use super::{Global, document, inputs};
use crate::annotate::annotate_with;
use crate::annotate::morphology::Memory;
use crate::corrections::{self, store::Store};
use crate::lexicon::Lexicon;
use crate::output;
use crate::source::Input;

/// Options of `annotate`.
#[derive(Clone, Debug, Args)]
pub(super) struct Options {
    /// Text files in UTF-8, `-` for standard input; the bundled article where none is named
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// json: one document, indented, or a list of them for several inputs; jsonl: a document a line; conllu: the columns of Universal
    /// Dependencies, without syntax
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: Format,

    /// What the engine finds, without what was corrected in the reader
    #[arg(long)]
    no_corrections: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Json,
    Jsonl,
    Conllu,
}

pub(super) fn run(options: &Options, global: &Global) -> Result<u8, Error> {
    let inputs = inputs(&options.inputs);
    let mut writer =
        Writer { format: options.format, list: inputs.len() > 1, written: 0, out: io::BufWriter::new(io::stdout().lock()) };
    let mut code = DONE;
    // Articles are only summed where there is something to be found under their sums.
    let store = Store::new(global.data.as_deref()).ok().filter(|store| !options.no_corrections && !store.is_empty());
    let work = Work { format: options.format, store: store.as_ref(), global };
    in_order(&inputs, work, &mut |result| {
        match result {
            Ok(value) => writer.write(&value).map_err(Error::Output)?,
            Err(error) => {
                error::report(&error);
                code = FAILED;
            }
        }
        Ok(())
    })?;
    writer.end().map_err(Error::Output)?;
    Ok(code)
}

/// What is done with each input.
#[derive(Clone, Copy)]
struct Work<'a> {
    format: Format,
    /// Where corrections are, if they are wanted.
    store: Option<&'a Store>,
    global: &'a Global,
}

/// Analyses all inputs on as many threads as there are processors; gives the results to `sink` in the order of the inputs.
fn in_order(
    inputs: &[Input],
    work: Work<'_>,
    sink: &mut dyn FnMut(Result<String, Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let lexicon = super::lexicon::open(work.global);
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from).min(inputs.len().max(1));
    thread::scope(|scope| {
        let (sender, receiver) = channel();
        for _ in 0..threads {
            let (sender, next, lexicon) = (sender.clone(), &next, &lexicon);
            scope.spawn(move || {
                let mut memory = Memory::default();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(at) else { return };
                    if sender.send((at, one(input, work, lexicon, &mut memory))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (at, result) in receiver {
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&due) {
                due += 1;
                if let Err(error) = sink(result) {
                    // Nothing more can be written: no new input is begun.
                    next.store(inputs.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
        Ok(())
    })
}

fn one(input: &Input, work: Work<'_>, lexicon: &Lexicon, memory: &mut Memory) -> Result<String, Error> {
    let document = document(input, work.global)?;
    let opened = work.store.map(|store| store.open(&document));
    for problem in opened.iter().flat_map(|opened| &opened.problems) {
        error::remark(&input.name(), problem);
    }
    let analysed = catch_unwind(AssertUnwindSafe(|| {
        let mut found = annotate_with(memory, &document, lexicon);
        if let Some(opened) = opened.filter(|opened| !opened.log.is_empty()) {
            found = corrections::apply(&found, &opened.log, false).exported();
        }
        match work.format {
            Format::Json => output::json(&document, &found, lexicon).indented(),
            Format::Jsonl => output::json(&document, &found, lexicon).line(),
            Format::Conllu => output::conllu(&document, &found, lexicon),
        }
    }));
    analysed.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Error::Analysis(input.name(), text.unwrap_or("no reason given").to_owned())
    })
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
        if self.format == Format::Json && self.list {
            self.out.write_all(if self.written == 0 { b"[\n" } else { b",\n" })?;
        }
        self.out.write_all(found.as_bytes())?;
        self.written += 1;
        let ends_itself = self.format == Format::Conllu || self.format == Format::Json && self.list;
        if ends_itself { Ok(()) } else { self.out.write_all(b"\n") }
    }

    fn end(&mut self) -> io::Result<()> {
        if self.list && self.format == Format::Json {
            self.out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()
    }
}
