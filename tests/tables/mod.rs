//! The tables of `assets/` as text: where they are, their rows, and the order they stand in.
//!
//! Shared by the row test, which wants every table in that order, and by the example `tidy_assets`, which puts it there.

use std::fs;
use std::path::{Path, PathBuf};

use icu_normalizer::ComposingNormalizer;

/// The folders that hold tables.
pub(crate) const FOLDERS: [&str; 5] = ["lexicon", "gazetteer", "glossary", "cues", "english"];

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Path under `assets/`, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// A row with its line in the file, from 1.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// Line in the file.
    pub(crate) line: usize,
    /// Its cells as written.
    pub(crate) cells: Vec<&'a str>,
}

impl Table {
    /// The rows, the header first; comments left out.
    pub(crate) fn rows(&self) -> Vec<Row<'_>> {
        let lines = self.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        lines.map(|(at, line)| Row { line: at + 1, cells: line.split('\t').collect() }).collect()
    }
}

/// The folder of the tables.
pub(crate) fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")
}

/// Every table, in the order of paths.
pub(crate) fn all() -> Vec<Table> {
    let mut tables = Vec::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(assets().join(folder)).unwrap_or_else(|e| panic!("assets/{folder}: {e}")) {
            let file = entry.unwrap_or_else(|e| panic!("assets/{folder}: {e}")).path();
            if file.extension().is_some_and(|e| e == "tsv") {
                let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("assets/{folder}/{name}: {e}"));
                tables.push(Table { path: format!("{folder}/{name}"), text });
            }
        }
    }
    tables.sort_by(|a, b| a.path.cmp(&b.path));
    tables
}

/// Arabic vowel signs, shadda, tanwin, dagger alef.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{655}' | '\u{670}')
}

/// `text` without marks: what rows are sorted by.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

/// A table in its order: NFC, no blank lines, rows by the first column without marks; rows that are equal there keep their order, which may mean something. A
/// comment stays before the row it stands before.
pub(crate) fn tidy(text: &str) -> String {
    let text = ComposingNormalizer::new_nfc().normalize(text).replace("\r\n", "\n");
    let mut lines = text.lines().filter(|line| !line.is_empty()).peekable();
    let mut out = String::with_capacity(text.len());
    let push = |line: &str, out: &mut String| {
        out.push_str(line);
        out.push('\n');
    };
    while let Some(comment) = lines.next_if(|line| line.starts_with('#')) {
        push(comment, &mut out);
    }
    if let Some(header) = lines.next() {
        push(header, &mut out);
    }
    let mut rows: Vec<(String, Vec<&str>)> = Vec::new();
    let mut comments = Vec::new();
    for line in lines {
        comments.push(line);
        if !line.starts_with('#') {
            rows.push((bare(line.split('\t').next().unwrap_or_default()), std::mem::take(&mut comments)));
        }
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    for line in rows.into_iter().flat_map(|(_, lines)| lines).chain(comments) {
        push(line, &mut out);
    }
    out
}
