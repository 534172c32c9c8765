//! The terminal as a file: where keys and replies are read, though standard input may be an article.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::fd::AsFd;

use rustix::termios::{OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush, tcgetattr, tcgetpgrp, tcsetattr};

/// Standard input where that is a terminal, else the terminal of the session.
///
/// # Errors
/// When there is none.
pub(super) fn open() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::options().read(true).write(true).open("/dev/tty")
}

/// Reads some bytes, waiting for them; none at the end.
///
/// # Errors
/// When the terminal is gone.
pub(super) fn read(tty: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match tty.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // Another program that shares the terminal has switched waiting off.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            done => return done,
        }
    }
}

/// Throws away what has come and was not read yet.
pub(super) fn flush() {
    if let Ok(tty) = open() {
        // There is nobody to tell, and nothing to do, where it fails.
        let _ = tcflush(&tty, QueueSelector::IFlush);
    }
}

/// A terminal in raw mode whose reads end after a tenth of a second without a byte; as it was before when dropped.
#[derive(Debug)]
pub(super) struct Timed {
    tty: File,
    before: Termios,
}

impl Timed {
    /// Takes the terminal; nothing where another job has it.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn take() -> io::Result<Option<Self>> {
        let tty = open()?;
        // A program in the background would be stopped for touching it.
        if tcgetpgrp(&tty)? != rustix::process::getpgrp() {
            return Ok(None);
        }
        let before = tcgetattr(&tty)?;
        let mut raw = before.clone();
        raw.make_raw();
        raw.special_codes[SpecialCodeIndex::VMIN] = 0;
        raw.special_codes[SpecialCodeIndex::VTIME] = 1;
        tcsetattr(&tty, OptionalActions::Now, &raw)?;
        Ok(Some(Self { tty, before }))
    }

    /// Whether something was typed that nobody has read yet. Where that cannot be told, it is.
    pub(super) fn typed_ahead(&self) -> bool {
        rustix::io::ioctl_fionread(&self.tty).map_or(true, |bytes| bytes > 0)
    }

    /// Reads some bytes; none where none came in time.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        read(&mut self.tty, buffer)
    }
}

impl Drop for Timed {
    fn drop(&mut self) {
        let _ = tcsetattr(&self.tty, OptionalActions::Now, &self.before);
    }
}
