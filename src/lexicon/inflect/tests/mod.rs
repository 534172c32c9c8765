//! Paradigms written out by hand from the grammar, in the `.txt` tables beside this file.

mod nominals;
mod spelling;
mod verbs;

/// The rows of a table without comments and empty lines.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Fails with all faults at once.
fn report(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
