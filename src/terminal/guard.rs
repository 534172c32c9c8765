//! The terminal taken and given back: raw mode, alternate screen, explicit bidi mode, mouse, cursor; on quit, error, panic and signals.
//!
//! Invariant: whatever happens, [`leave`] runs before the program ends or stops, and its sequence ends with what undoes the [`steering`], `CSI ? 1049 l`.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::config::Display;

/// To the terminal: this program orders the letters itself (ECMA-48 BDSM reset). VTE obeys it for rows erased afterwards, hence the order.
pub const EXPLICIT_BIDI: &str = "\u{1b}[8l";
/// To the terminal: letters may be ordered by it again.
pub const IMPLICIT_BIDI: &str = "\u{1b}[8h";

/// What must stand before text in a display, and what after it, so that the terminal takes it as it is meant. Rows that stand already must be cleared after either.
#[must_use]
pub fn steering(display: Display) -> (&'static str, &'static str) {
    match display {
        Display::Visual | Display::PerCell => (EXPLICIT_BIDI, IMPLICIT_BIDI),
        // mlterm's own sequence: it is to draw each letter where it is put. Without that it orders and joins, whatever the mode.
        Display::Mlterm => ("\u{1b}]5379;use_ctl=false\u{7}", "\u{1b}]5379;use_ctl=true\u{7}"),
        // The terminal orders each word: where it can be told not to, it must not have been.
        Display::Words | Display::WordsKitty | Display::WordsBraille | Display::Logical => (IMPLICIT_BIDI, IMPLICIT_BIDI),
    }
}

/// Alternate screen; then the steering.
const ALTERNATE: &str = "\u{1b}[?1049h";
/// Clear, no cursor; mouse presses, drags and wheel in SGR coordinates; pasted text told from typed.
const ENTER: &str = "\u{1b}[2J\u{1b}[?25l\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h\u{1b}[?2004h";
/// The same backwards, with plain colours and the end of a frame that was cut short; then what ends the steering.
const LEAVE: &str = "\u{1b}[?2026l\u{1b}[?2004l\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l\u{1b}[0m\u{1b}[?25h";
/// The screen that was there before.
const PRIMARY: &str = "\u{1b}[?1049l";

/// Whether the terminal is taken.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// What it is steered for: the place in [`Display::ALL`].
static STEERED: AtomicUsize = AtomicUsize::new(0);

fn current() -> Display {
    Display::ALL.get(STEERED.load(Ordering::SeqCst)).copied().unwrap_or_default()
}

fn set_steered(display: Display) {
    STEERED.store(Display::ALL.iter().position(|&other| other == display).unwrap_or(0), Ordering::SeqCst);
}

/// What sets the steering that the terminal has now, for rows that are cleared after it.
#[must_use]
pub fn steered() -> &'static str {
    steering(current()).0
}

/// Steers the taken terminal for another display: the bytes that give the old steering back and set the new one. The screen must then be cleared.
#[must_use]
pub fn steer(display: Display) -> String {
    let (_, off) = steering(current());
    set_steered(display);
    format!("{off}{}", steering(display).0)
}

/// Gives the terminal back when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal for a display, and from now on gives it back on a panic.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be written to.
    pub fn take(display: Display) -> io::Result<Self> {
        set_steered(display);
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

/// Takes the terminal, or takes it again after a stop, steered for the display it was last steered for.
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
        write!(out, "{ALTERNATE}{}{ENTER}", steering(current()).0)?;
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
        let _ = write!(out, "{LEAVE}{}{PRIMARY}", steering(current()).1);
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
