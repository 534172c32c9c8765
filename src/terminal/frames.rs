//! Where a frame's bytes gather until it is complete.
//!
//! In: what ratatui writes. Out: one write to the terminal a frame, marked as one update so that a terminal that knows the mark shows it at once. Invariant: what was not
//! flushed is never written, so a frame cut short by a panic leaves nothing behind on the screen that was given back.

use std::io::{self, Write};

/// Begin and end of a synchronised update (DEC private mode 2026).
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Gathers the bytes of a frame.
#[derive(Debug)]
pub(super) struct Frames<W: Write> {
    out: W,
    frame: Vec<u8>,
}

impl<W: Write> Frames<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, frame: Vec::with_capacity(1 << 16) }
    }
}

impl<W: Write> Write for Frames<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.frame.is_empty() {
            self.frame.extend_from_slice(BEGIN);
        }
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        self.frame.extend_from_slice(END);
        let written = self.out.write_all(&self.frame);
        self.frame.clear();
        written.and_then(|()| self.out.flush())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_frames_or_nothing() {
        let mut out = Vec::new();
        let mut frames = Frames::new(&mut out);
        frames.write_all(b"one").unwrap();
        frames.write_all(b"two").unwrap();
        frames.flush().unwrap();
        frames.flush().unwrap();
        frames.write_all(b"cut short").unwrap();
        drop(frames);
        assert_eq!(out, b"\x1b[?2026honetwo\x1b[?2026l");
    }
}
