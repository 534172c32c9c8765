//! How long each part of the engine takes on your own articles: `cargo run --profile quick --example timing -- FILE…`.
//!
//! In: files of text. Out: for tokens, analysis, identification and annotation the best of ten runs over all of them, in microseconds and tokens a second. Each line
//! holds the work of the one before. A run begins with nothing remembered and remembers from file to file, as `annotate` does.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use tarjuman::annotate::morphology::{Memory, analyse_with};
use tarjuman::annotate::{annotate_with, identify};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::tokens::{sentences, tokenize};

/// Runs of each part.
const RUNS: usize = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut documents = Vec::new();
    for path in std::env::args_os().skip(1) {
        let text = std::fs::read(&path).map_err(|error| format!("{}: {error}", Path::new(&path).display()))?;
        documents.push(Document::from_bytes(&text, &Path::new(&path).display().to_string()));
    }
    if documents.is_empty() {
        return Err("usage: timing FILE…".into());
    }
    let lexicon = Lexicon::embedded();
    let count: usize = documents.iter().map(|d| tokenize(d.text(), d.blocks()).len()).sum();
    let report = |name: &str, part: &dyn Fn(&mut Memory, &Document)| {
        let best = (0..RUNS).map(|_| timed(&documents, part)).min().unwrap_or_default();
        let second = count as f64 / best.as_secs_f64().max(1e-9);
        println!("{name:<10} {:>8} µs {:>10.0} tokens/s", best.as_micros(), second);
    };
    println!("{} files, {count} tokens", documents.len());
    report("tokens", &|_, document| {
        black_box(tokenize(document.text(), document.blocks()));
    });
    report("analysis", &|memory, document| {
        let tokens = tokenize(document.text(), document.blocks());
        let extents = sentences(document.text(), &tokens, document.blocks());
        black_box(analyse_with(memory, &lexicon, document.text(), &tokens, &extents));
    });
    report("identify", &|memory, document| {
        black_box(identify(memory, document, &lexicon));
    });
    report("annotate", &|memory, document| {
        black_box(annotate_with(memory, document, &lexicon));
    });
    Ok(())
}

fn timed(documents: &[Document], part: &dyn Fn(&mut Memory, &Document)) -> Duration {
    let mut memory = Memory::default();
    let start = Instant::now();
    for document in documents {
        part(&mut memory, document);
    }
    start.elapsed()
}
