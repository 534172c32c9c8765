//! The terminal taken and given back: raw mode, alternate screen, explicit bidi mode, mouse, cursor; on quit, error, panic and signals.
//!
//! Invariant: whatever happens, [`leave`] runs before the program ends or stops, and its sequence ends with `CSI 8 h`, `CSI ? 1049 l`.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// To the terminal: this program orders the letters itself (ECMA-48 BDSM reset). VTE obeys it for rows erased afterwards, hence the order.
pub const EXPLICIT_BIDI: &str = "\u{1b}[8l";
/// To the terminal: letters may be ordered by it again.
pub const IMPLICIT_BIDI: &str = "\u{1b}[8h";

/// Alternate screen, explicit order, clear, no cursor; mouse presses, drags and wheel in SGR coordinates; pasted text told from typed.
const ENTER: &str = "\u{1b}[?1049h\u{1b}[8l\u{1b}[2J\u{1b}[?25l\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h\u{1b}[?2004h";
/// The same backwards, with plain colours and the end of a frame that was cut short.
const LEAVE: &str = "\u{1b}[?2026l\u{1b}[?2004l\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l\u{1b}[0m\u{1b}[?25h\u{1b}[8h\u{1b}[?1049l";

/// Whether the terminal is taken.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal, and from now on gives it back on a panic.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be written to.
    pub fn take() -> io::Result<Self> {
        hook_panics();
        enter()?;
        Ok(Self(()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Takes the terminal, or takes it again after a stop.
///
/// # Errors
/// As [`Guard::take`].
pub fn enter() -> io::Result<()> {
    if TAKEN.swap(true, Ordering::SeqCst) {
        // A shell may have changed the modes meanwhile; crossterm would believe that they are still raw.
        disable_raw_mode()?;
    }
    let entered = enable_raw_mode().and_then(|()| {
        let mut out = io::stdout().lock();
        out.write_all(ENTER.as_bytes())?;
        out.flush()
    });
    if entered.is_err() {
        leave();
    }
    entered
}

/// Gives the terminal back, if it is taken. Errors are of no use any more and are dropped.
pub fn leave() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(LEAVE.as_bytes());
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}

/// A panic of the main thread gives the terminal back before it is reported. One of a worker is reported by who waits for it, not over the screen.
fn hook_panics() {
    static HOOKED: AtomicBool = AtomicBool::new(false);
    if HOOKED.swap(true, Ordering::SeqCst) {
        return;
    }
    let main = std::thread::current().id();
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == main {
            leave();
            report(info);
        } else if !TAKEN.load(Ordering::SeqCst) {
            report(info);
        }
    }));
}
