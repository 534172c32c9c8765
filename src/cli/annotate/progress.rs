//! How far `annotate` is, on standard error, where that is a terminal and the results go elsewhere.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::error::{self, Error};

/// Fewest inputs for which there is a bar.
const LEAST: usize = 2;

/// A bar, or nothing at all. It has no colours, so `--color` and `NO_COLOR` have nothing to change.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// For `count` inputs; `to_file` says that results go to files.
    pub(super) fn new(count: usize, to_file: bool) -> Self {
        let seen = count >= LEAST && io::stderr().is_terminal() && (to_file || !io::stdout().is_terminal());
        if !seen {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(count as u64);
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len}, {eta} left") {
            bar.set_style(style.progress_chars("=> "));
        }
        Self(bar)
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }

    /// Names an error above the bar.
    pub(super) fn report(&self, error: &Error) {
        self.0.suspend(|| error::report(error));
    }

    /// Makes a remark on an input above the bar.
    pub(super) fn remark(&self, name: &str, remark: &dyn std::fmt::Display) {
        self.0.suspend(|| error::remark(name, remark));
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.0.finish_and_clear();
    }
}
