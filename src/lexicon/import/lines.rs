//! Bytes → lines, checked: UTF-8, not too long, not too many.

use super::{Error, MOST_BYTES, MOST_LINE};
use std::io::{BufRead, Read};

/// The lines of a text, one buffer for all of them.
#[derive(Debug)]
pub struct Lines<R> {
    from: R,
    buffer: Vec<u8>,
    number: usize,
    bytes: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of what `from` gives.
    pub fn new(from: R) -> Self {
        Self { from, buffer: Vec::new(), number: 0, bytes: 0, ended: true }
    }

    /// The number of the line read last, from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }

    /// Whether the line read last had an end; a file that was cut off may lack it.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// An error in the line read last.
    pub fn wrong(&self, message: impl Into<String>) -> Error {
        Error::Wrong(self.number, message.into())
    }

    /// The next line without its end and without a byte order mark; `None` after the last.
    ///
    /// # Errors
    /// For what cannot be read, is no UTF-8, holds control characters as no text does, or is longer than [`MOST_LINE`] or, all together, [`MOST_BYTES`].
    pub fn next_line(&mut self) -> Result<Option<&str>, Error> {
        self.buffer.clear();
        self.number += 1;
        let read = (&mut self.from).take(MOST_LINE as u64 + 1).read_until(b'\n', &mut self.buffer);
        let read = read.map_err(|error| Error::Read(self.number, error))?;
        if read == 0 {
            self.number -= 1;
            return Ok(None);
        }
        if read > MOST_LINE {
            return Err(self.wrong(format!("it is longer than {} KB", MOST_LINE / 1024)));
        }
        self.ended = self.buffer.ends_with(b"\n");
        self.bytes += read as u64;
        if self.bytes > MOST_BYTES {
            return Err(Error::Whole(format!("it is larger than {} MB", MOST_BYTES >> 20)));
        }
        let number = self.number;
        let line = std::str::from_utf8(&self.buffer).map_err(|_| Error::Wrong(number, "this is not UTF-8".to_owned()))?;
        if line.contains('\0') {
            return Err(Error::Wrong(number, "this is not text: it holds a zero byte".to_owned()));
        }
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Ok(Some(if number == 1 { line.strip_prefix('\u{FEFF}').unwrap_or(line) } else { line }))
    }
}
