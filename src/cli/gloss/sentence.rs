//! `tarjuman gloss --sentence`: texts → the gloss of each of their sentences, a line each, or JSON.

use std::io::{self, Write};

use super::{Format, Options};
use crate::annotate::annotate_with;
use crate::annotate::morphology::Memory;
use crate::annotate::part::Part;
use crate::cli::error::{DONE, Error, FAILED};
use crate::cli::{Global, document};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::source::Input;

/// A sentence and what it says.
#[derive(serde::Serialize)]
struct Glossed {
    text: String,
    gloss: String,
}

pub(super) fn run(options: &Options, global: &Global, lexicon: &Lexicon) -> Result<u8, Error> {
    let mut memory = Memory::default();
    let mut all: Vec<Vec<Glossed>> = Vec::new();
    for text in &options.words {
        let text = if text == "-" { document(&Input::Stdin, global)? } else { Document::from_text(text, "") };
        all.push(glossed(&mut memory, lexicon, &text));
    }
    let code = if all.iter().all(|text| !text.is_empty()) { DONE } else { FAILED };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = match options.format {
        Format::Json => serde_json::to_writer_pretty(&mut out, &all).map_err(io::Error::from).and_then(|()| writeln!(out)),
        Format::Text => all.iter().flatten().try_for_each(|sentence| writeln!(out, "{}", sentence.gloss)),
    };
    written.and_then(|()| out.flush()).map_err(Error::Output)?;
    Ok(code)
}

fn glossed(memory: &mut Memory, lexicon: &Lexicon, document: &Document) -> Vec<Glossed> {
    let found = annotate_with(memory, document, lexicon);
    let part = Part::read(memory, lexicon, document, &found, 0..found.words.len());
    let sentences = part.sentence_glosses(&found).into_iter();
    sentences.map(|(span, gloss)| Glossed { text: span.of(document.text()).to_owned(), gloss }).collect()
}
