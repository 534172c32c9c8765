//! A tab-separated table → rows with their line numbers; what is wrong with a row is an error that names file, line and cure.

use std::fmt;

/// A row that cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowError {
    /// The table, as a path under `assets/`.
    pub table: String,
    /// Line in the file, from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "assets/{}:{}: {}", self.table, self.line, self.message)
    }
}

/// One table's text, and what it is called.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path under `assets/`.
    pub path: String,
    /// The file's text.
    pub text: String,
}

/// One row: its cells by the header's order.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) table: &'a str,
    pub(crate) line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// Cell `column`; `-` and missing cells are empty.
    pub(crate) fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", |c| if *c == "-" { "" } else { c.trim() })
    }

    /// Cell `column` as it is written, `-` for none.
    pub(crate) fn raw(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("-", |c| c.trim())
    }

    /// The items of a list cell.
    pub(crate) fn list(&self, column: usize) -> Vec<&'a str> {
        self.cell(column).split(';').map(str::trim).filter(|s| !s.is_empty()).collect()
    }

    /// An error about this row.
    pub(crate) fn error(&self, message: impl fmt::Display) -> RowError {
        RowError { table: self.table.to_owned(), line: self.line, message: message.to_string() }
    }
}

/// The rows of a table whose header must be `header` (blank-separated names).
pub(crate) fn read<'a>(source: &'a Source, header: &str, errors: &mut Vec<RowError>) -> Vec<Row<'a>> {
    let wanted: Vec<&str> = header.split(' ').collect();
    let mut rows = Vec::new();
    let mut seen_header = false;
    for (at, line) in source.text.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let row = Row { table: &source.path, line: at + 1, cells: line.split('\t').collect() };
        if !seen_header {
            seen_header = true;
            if row.cells != wanted {
                errors.push(row.error(format!("the header should read: {}", wanted.join(" "))));
                return rows;
            }
        } else if row.cells.len() == wanted.len() {
            rows.push(row);
        } else {
            errors.push(row.error(format!("{} cells where the header has {}", row.cells.len(), wanted.len())));
        }
    }
    rows
}
