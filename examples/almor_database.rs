//! Writes a morphological database in the ALMOR format, of made-up words and of any size, to see what an import of that size takes:
//! `cargo run --example almor_database -- 100000 /tmp/made.db`.

#[path = "../tests/almor/mod.rs"]
mod almor;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(lemmas), Some(path)) = (arguments.first().and_then(|count| count.parse().ok()), arguments.get(1)) else {
        eprintln!("usage: almor_database LEMMAS FILE");
        return ExitCode::from(2);
    };
    let written = File::create(path).and_then(|file| {
        let mut out = BufWriter::new(file);
        let size = almor::write(&mut out, lemmas)?;
        out.flush()?;
        Ok(size)
    });
    match written {
        Ok(size) => {
            println!("{size:?}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}
