//! What went wrong, in words: what, where, what to do; and the exit code.

use std::io;
use std::process::ExitCode;

use thiserror::Error;

use crate::{imports, settings, sink, source};

/// Done.
pub const DONE: u8 = 0;
/// Some inputs failed; each was named, the others were done.
pub const FAILED: u8 = 1;
/// The command line was wrong.
pub const USAGE: u8 = 2;

/// Why a command could not go on.
#[derive(Debug, Error)]
pub enum Error {
    /// An input.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// The file of settings.
    #[error(transparent)]
    Settings(#[from] settings::Error),
    /// Imported lexicons.
    #[error(transparent)]
    Imports(#[from] imports::Error),
    /// Files of outputs.
    #[error(transparent)]
    Sink(#[from] sink::Error),
    /// Standard output.
    #[error("the output could not be written: {0}")]
    Output(io::Error),
    /// The screen.
    #[error("the terminal could not be used: {0}")]
    Terminal(io::Error),
    /// An input that the engine broke on.
    #[error("{0} could not be analysed: {1}")]
    Analysis(String, String),
    /// An option that asks for what does not exist yet.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Source(error) => error.hint(),
            Self::Settings(error) => error.hint(),
            Self::Imports(error) => error.hint(),
            Self::Sink(error) => error.hint(),
            Self::Output(_) => "is the disk full, or the place read-only?",
            Self::Terminal(_) => "run it in a terminal, or use `tarjuman print FILE`",
            Self::Analysis(..) => "this is a defect of tarjuman: please report it with the article",
            Self::Usage(_) => "see `tarjuman --help`",
        }
    }

    /// Whether the reader of our output has gone: nothing to complain of.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn code(&self) -> u8 {
        match self {
            _ if self.is_closed_pipe() => DONE,
            Self::Usage(_) | Self::Settings(settings::Error::Missing(_)) => USAGE,
            _ => FAILED,
        }
    }
}

/// Names the error on standard error, with its hint.
#[expect(clippy::print_stderr, reason = "the one place that speaks on standard error")]
pub fn report(error: &Error) {
    if !error.is_closed_pipe() {
        eprintln!("tarjuman: {error}\n  hint: {}", error.hint());
    }
}

/// A remark on standard error about an input that could be read.
#[expect(clippy::print_stderr, reason = "the one place that speaks on standard error")]
pub fn remark(name: &str, remark: &dyn std::fmt::Display) {
    eprintln!("tarjuman: {name}: {remark}");
}

/// The exit code of a command that may have failed as a whole; says why.
#[must_use]
pub fn exit_code(result: Result<u8, Error>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            report(&error);
            ExitCode::from(error.code())
        }
    }
}
