//! Puts the tables of `assets/` into order: NFC, no blank lines, rows by their first column. `cargo run --example tidy_assets` writes what has changed,
//! `-- --check` only names it and fails when there is something.

#[expect(dead_code, reason = "the row test uses more of it")]
#[path = "../tests/tables/mod.rs"]
mod tables;

use std::process::ExitCode;

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let mut untidy = 0;
    for table in tables::all() {
        let tidy = tables::tidy(&table.text);
        if tidy == table.text {
            continue;
        }
        untidy += 1;
        let file = tables::assets().join(&table.path);
        println!("assets/{}", table.path);
        if !check && let Err(error) = std::fs::write(&file, tidy) {
            eprintln!("{}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    if check && untidy > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
