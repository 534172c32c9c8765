//! A program that reads the text from its standard input, and what came of it.
//!
//! Invariants: no shell; the program is waited for, never longer than it was given, and then killed; it writes nothing to the terminal. Programs like xclip leave a copy of
//! themselves behind that serves the clipboard: it is in a process group of its own, so that it outlives the session.

use std::fmt;
use std::io::{self, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::ways::Program;

/// How often the program is looked at.
const PAUSE: Duration = Duration::from_millis(5);

/// Why a text was not taken.
#[derive(Debug)]
pub(super) enum Failure {
    /// There is no such program.
    Missing,
    /// It ended with an error.
    Failed(ExitStatus),
    /// It did not end in time.
    Slow,
    /// It could not be started, written to or waited for.
    Io(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "is not installed"),
            Self::Failed(status) => write!(f, "failed: {status}"),
            Self::Slow => write!(f, "did not answer"),
            Self::Io(error) => write!(f, "failed: {error}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Missing } else { Self::Io(error) }
    }
}

/// Gives `text` to a program and waits for its end, at most for `patience`.
pub(super) fn feed(program: &Program, text: &str, patience: Duration) -> Result<(), Failure> {
    let mut command = Command::new(program.name);
    command.args(program.arguments).envs(program.environment.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn()?;
    let fed = wait(&mut child, encoded(program, text), Instant::now() + patience);
    if fed.is_err() {
        // It may have ended already; waiting leaves no zombie either way.
        let _ = child.kill();
        let _ = child.wait();
    }
    fed
}

fn encoded(program: &Program, text: &str) -> Vec<u8> {
    if program.utf16 {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    } else {
        text.as_bytes().to_vec()
    }
}

fn wait(child: &mut Child, bytes: Vec<u8>, end: Instant) -> Result<(), Failure> {
    let mut input = child.stdin.take();
    // A program that does not read would hold up whoever writes to it.
    let writer = thread::Builder::new().name("clipboard input".to_owned()).spawn(move || match &mut input {
        Some(input) => input.write_all(&bytes),
        None => Ok(()),
    })?;
    let mut status = None;
    while status.is_none() || !writer.is_finished() {
        if Instant::now() >= end {
            return Err(Failure::Slow);
        }
        thread::sleep(PAUSE);
        if status.is_none() {
            status = child.try_wait()?;
        }
    }
    match status {
        Some(status) if !status.success() => Err(Failure::Failed(status)),
        _ => match writer.join() {
            Ok(written) => written.map_err(Failure::Io),
            Err(_) => Err(Failure::Io(io::Error::other("the text could not be given to it"))),
        },
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn program(name: &'static str, arguments: &'static [&'static str]) -> Program {
        Program { name, arguments, environment: &[], utf16: false, place: "" }
    }

    #[test]
    fn ends_and_failures() {
        let long = "كلمة ".repeat(200_000);
        let patience = Duration::from_secs(20);
        assert!(feed(&program("cat", &[]), &long, patience).is_ok());
        assert!(matches!(feed(&program("no-such-program-anywhere", &[]), "x", patience), Err(Failure::Missing)));
        assert!(matches!(feed(&program("false", &[]), "", patience), Err(Failure::Failed(_))));
        // Ends well, but has not read it all.
        assert!(matches!(feed(&program("true", &[]), &long, patience), Err(Failure::Io(_))));
        let begin = Instant::now();
        assert!(matches!(feed(&program("sleep", &["60"]), &long, Duration::from_millis(50)), Err(Failure::Slow)));
        assert!(begin.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn utf16_for_windows() {
        let windows = Program { utf16: true, ..program("clip.exe", &[]) };
        assert_eq!(encoded(&windows, "ن\n"), [0xFF, 0xFE, 0x46, 0x06, 0x0A, 0x00]);
    }
}
