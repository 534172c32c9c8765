//! `tarjuman config`: where the file of settings is, whether it is right, and one with every default.

use std::io::{self, Write};

use clap::{Args, Subcommand};

use super::Global;
use super::error::{DONE, Error, FAILED, report};
use crate::settings;

/// Options of `config`.
#[derive(Clone, Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Subcommand)]
enum Command {
    /// Say where the file of settings is looked for, whether it is there or not
    Path,
    /// Write a file of settings with every default and what each choice means
    Default,
    /// Read the file of settings: what is wrong in it is named with its line; exit status 1 then
    Check,
}

pub(super) fn run(options: &Options, global: &Global) -> Result<u8, Error> {
    let path = global.config_path()?;
    let mut out = io::stdout().lock();
    match options.command {
        Command::Default => out.write_all(settings::DEFAULT.as_bytes()).map_err(Error::Output)?,
        Command::Path => {
            let path = path.ok_or(settings::Error::Homeless)?;
            writeln!(out, "{}", path.display()).map_err(Error::Output)?;
        }
        Command::Check => {
            let path = path.ok_or(settings::Error::Homeless)?;
            if let Err(error) = settings::read(&path) {
                report(&error.into());
                return Ok(FAILED);
            }
            let state = if path.exists() { "is right" } else { "is not there: every choice is as the program comes" };
            writeln!(out, "{} {state}", path.display()).map_err(Error::Output)?;
        }
    }
    out.flush().map_err(Error::Output)?;
    Ok(DONE)
}
