//! A glossary or gazetteer as a table → a blob of terms.
//!
//! In: rows with cells between tabs, or commas or semicolons (CSV, cells in quotes as need be), under a header that names the columns, or without one: then the first
//! cell with Arabic letters is the term and the first without them its English. Out: the terms as [`Terms`] makes them. A row that is no term stops the import:
//! whoever wrote the table can mend it.

use std::io::BufRead;

use super::terms::{Term, Terms};
use crate::lexicon::Lexicon;
use crate::lexicon::import::{Counts, Error, Lines, MOST_ROWS};
use crate::text::letters::is_letter;

/// Which column holds what.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    term: usize,
    english: usize,
    variants: Option<usize>,
    abbreviation: Option<usize>,
    register: Option<usize>,
    gap: Option<usize>,
}

/// Reads a table of terms and makes the blob of it.
///
/// # Errors
/// The first row that holds no term or no English, and what goes over the limits.
pub(super) fn convert<R: BufRead>(lines: &mut Lines<R>, lexicon: &Lexicon) -> Result<(Vec<u8>, Counts), Error> {
    let mut terms = Terms::new(lexicon);
    let mut separator = None;
    let mut columns: Option<Columns> = None;
    let mut rows = 0;
    loop {
        let number = lines.number() + 1;
        let Some(line) = lines.next_line()? else { break };
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |message: String| Error::Wrong(number, message);
        let separator = *separator.get_or_insert_with(|| separator_of(line));
        let cells = cells(line, separator).map_err(wrong)?;
        if rows == 0 && !cells.iter().any(|cell| cell.chars().any(is_letter)) {
            if columns.is_some() {
                return Err(wrong("this is the second row without an Arabic word: no term can be read".to_owned()));
            }
            columns = Some(header(&cells).map_err(wrong)?);
            continue;
        }
        rows += 1;
        if rows > MOST_ROWS {
            return Err(wrong(format!("there are more than {} million rows", MOST_ROWS / 1_000_000)));
        }
        let own = match columns {
            Some(columns) => columns,
            None => *columns.insert(guessed(&cells).map_err(wrong)?),
        };
        let cell = |at: usize| cells.get(at).map_or("", |cell| if cell.trim() == "-" { "" } else { cell.trim() });
        let (arabic, english) = (cell(own.term), cell(own.english));
        if !arabic.chars().any(is_letter) {
            return Err(wrong(format!("cell {} should be the Arabic term, but holds no Arabic letter", own.term + 1)));
        }
        if english.is_empty() || english.chars().any(|c| c.is_control()) {
            return Err(wrong(format!("cell {} should be the English of the term, but is empty or no text", own.english + 1)));
        }
        let other = |at: Option<usize>| at.map_or("", cell);
        let variants: Vec<&str> = other(own.variants).split(';').collect();
        let term = Term {
            arabic,
            variants: &variants,
            english,
            abbreviation: other(own.abbreviation),
            register: other(own.register),
            gap: other(own.gap) == "y",
        };
        terms.add(&term).map_err(|error| match error {
            Error::Whole(message) => wrong(message),
            other => other,
        })?;
    }
    terms.finish()
}

fn separator_of(line: &str) -> char {
    ['\t', ';', ','].into_iter().find(|separator| line.contains(*separator)).unwrap_or('\t')
}

/// The cells of a row; between tabs they stand as they are, else quotes hold what has separators in it.
fn cells(line: &str, separator: char) -> Result<Vec<String>, String> {
    if separator == '\t' {
        return Ok(line.split('\t').map(str::to_owned).collect());
    }
    let mut out = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = out.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            c if c == separator && !quoted => out.push(String::new()),
            c => cell.push(c),
        }
    }
    if quoted { Err("a quote is opened and not closed".to_owned()) } else { Ok(out) }
}

/// The columns that a header names.
fn header(cells: &[String]) -> Result<Columns, String> {
    let find = |names: &[&str]| cells.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let term = find(&["term", "arabic", "ar", "name", "lemma", "form", "title", "source"]);
    let english = find(&["english", "en", "gloss", "translation", "target"]);
    match (term, english) {
        (Some(term), Some(english)) => Ok(Columns {
            term,
            english,
            variants: find(&["variants"]),
            abbreviation: find(&["abbreviation"]),
            register: find(&["register"]),
            gap: find(&["gap"]),
        }),
        _ => {
            Err("the first row has no Arabic word, so it is a header, and should name a column «arabic» and one «english»"
                .to_owned())
        }
    }
}

/// The columns of a table without a header, by its first row.
fn guessed(cells: &[String]) -> Result<Columns, String> {
    let arabic = |cell: &String| cell.chars().any(is_letter);
    let term = cells.iter().position(arabic);
    let english = cells.iter().position(|cell| !arabic(cell) && cell.chars().any(char::is_alphabetic));
    match (term, english) {
        (Some(term), Some(english)) => Ok(Columns { term, english, ..Columns::default() }),
        _ => Err("a row is an Arabic term and its English, with a tab (or a comma) between".to_owned()),
    }
}
