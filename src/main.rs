//! The `tarjuman` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    tarjuman::cli::main()
}
