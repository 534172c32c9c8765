//! Reads the terminal for as long as the program runs: keys, mouse, paste and replies, each as one [`Input`].
//!
//! Two threads: one waits for bytes, the other for bytes or for a sequence to be given up. Invariant: nothing else reads the terminal meanwhile, so that no reply,
//! however late, is taken for keys.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;

use super::input::{Input, Parser};
use super::tty;

/// Starts to read. `owed` tells whether replies are awaited; `send` is given each input, and nothing when the terminal is gone, and says whether anybody
/// still listens.
///
/// # Errors
/// When there is no terminal, or no thread can be started.
pub(super) fn watch(owed: Arc<AtomicBool>, mut send: impl FnMut(Option<Input>) -> bool + Send + 'static) -> io::Result<()> {
    let mut tty = tty::open()?;
    let (sender, bytes) = channel::<Vec<u8>>();
    thread::Builder::new().name("tty".to_owned()).spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = tty::read(&mut tty, &mut buffer) {
            if sender.send(buffer.iter().take(length).copied().collect()).is_err() {
                return;
            }
        }
    })?;
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || {
        parse(&bytes, &owed, &mut send);
    })?;
    Ok(())
}

fn parse(bytes: &Receiver<Vec<u8>>, owed: &AtomicBool, send: &mut impl FnMut(Option<Input>) -> bool) {
    let mut parser = Parser::new();
    let mut listened = true;
    while listened {
        let read = match parser.patience(owed.load(Ordering::Relaxed)) {
            Some(patience) => bytes.recv_timeout(patience),
            None => bytes.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let mut out = |input| listened &= send(Some(input));
        match read {
            Ok(bytes) => parser.feed(&bytes, &mut out),
            Err(RecvTimeoutError::Timeout) => parser.rest(&mut out),
            Err(RecvTimeoutError::Disconnected) => {
                send(None);
                return;
            }
        }
    }
}
