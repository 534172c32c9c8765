//! Bytes with the number of the line they are in, and an end to how many there may be.

use std::io::{self, BufRead, Read};

use crate::lexicon::import::MOST_BYTES;

/// Most bytes of one element's tag or of one stretch of text.
const LONGEST: usize = 1 << 20;

/// A reader that counts lines.
#[derive(Debug)]
pub(super) struct Counted<R> {
    from: R,
    line: usize,
    bytes: u64,
    /// Bytes since [`Counted::begin`].
    piece: usize,
}

impl<R: BufRead> Counted<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, line: 1, bytes: 0, piece: 0 }
    }

    /// The number, from 1, of the line that was read last.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// A new piece begins.
    pub(super) fn begin(&mut self) {
        self.piece = 0;
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.bytes > MOST_BYTES {
            return Err(io::Error::other(format!("it is larger than {} MB", MOST_BYTES >> 20)));
        }
        if self.piece > LONGEST {
            return Err(io::Error::other(format!("a tag or a text is longer than {} KB", LONGEST / 1024)));
        }
        self.from.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed was given by `fill_buf`, which gives the same again.
        if let Ok(buffer) = self.from.fill_buf() {
            self.line += buffer.iter().take(amount).filter(|&&byte| byte == b'\n').count();
        }
        self.bytes += amount as u64;
        self.piece += amount;
        self.from.consume(amount);
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), available.get(..length)) {
            to.copy_from_slice(from);
        }
        self.consume(length);
        Ok(length)
    }
}
