//! Bytes of the terminal → keys, mouse, paste, replies.
//!
//! In: what was read, in pieces of any size, and how long nothing has come since. Out: [`Input`]s. Ours, since the crates that parse input drop the replies that
//! matter here or swallow what follows an unknown one (ARCHITECTURE.md, "Where the code left the plan"). After ECMA-48 and the state machine of the DEC
//! terminals. Invariants: a sequence, known or not, whole or in pieces, never becomes keys; what is kept of one is bounded ([`LONGEST`], [`LONGEST_PASTE`]); one
//! that never ends is given up.

mod keys;
mod reply;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::app::action::Mouse;
use crate::app::key::{Code, Key};
pub(super) use reply::Reply;

/// How many bytes of a sequence are kept; of a longer one nothing is understood.
const LONGEST: usize = 4096;
/// How many bytes of pasted text are kept.
const LONGEST_PASTE: usize = 1 << 20;
/// After so long a lone `ESC` is the key.
const LONE_ESCAPE: Duration = Duration::from_millis(30);
/// The same while a reply is owed, whose bytes may come in pieces.
const LONE_ESCAPE_OWED: Duration = Duration::from_millis(300);
/// After so long what opens a sequence is a key with Alt.
const OPENED: Duration = Duration::from_millis(500);
/// After so long a string without its end is given up.
const STRING: Duration = Duration::from_secs(2);
/// After so long what was pasted is taken without its end.
const PASTED: Duration = Duration::from_secs(5);
/// What ends pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// What came from the terminal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Input {
    /// A key was pressed, or repeats.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal answered.
    Reply(Reply),
}

/// Where in a sequence the next byte stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Between sequences.
    Ground,
    /// Within a character of UTF-8.
    Utf8,
    /// After `ESC`.
    Escape,
    /// After `ESC O`: one more byte.
    Ss3,
    /// After `ESC [`.
    Csi,
    /// After `ESC [ [`, a function key of the Linux console: one more byte.
    Console,
    /// After `ESC [ M`, the mouse in the form of X10: three more bytes.
    X10,
    /// Within the string that the byte opened: `P` DCS, `]` OSC, `_` APC, `^` PM, `X` SOS.
    String(u8),
    /// After an `ESC` within a string: its end, or another sequence.
    StringEscape(u8),
    /// Within pasted text.
    Paste,
}

/// Takes bytes in and gives events out.
#[derive(Debug)]
pub(super) struct Parser {
    state: State,
    /// What has come of the sequence or character, without what opened it.
    buffer: Vec<u8>,
    /// More has come than is kept.
    over: bool,
    /// An `ESC` before the sequence or character: the key is with Alt.
    alt: bool,
}

impl Parser {
    pub(super) fn new() -> Self {
        Self { state: State::Ground, buffer: Vec::new(), over: false, alt: false }
    }

    /// Takes in what was read and gives each event, in order, to `out`.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut impl FnMut(Input)) {
        for &byte in bytes {
            self.byte(byte, out);
        }
    }

    /// For how long to wait for the rest of what has come, then to call [`Self::rest`]; nothing where none is awaited.
    pub(super) fn patience(&self, owed: bool) -> Option<Duration> {
        match self.state {
            State::Escape if owed => Some(LONE_ESCAPE_OWED),
            State::Escape => Some(LONE_ESCAPE),
            State::Ss3 | State::Console | State::X10 => Some(OPENED),
            State::Csi if self.buffer.is_empty() || self.unfinished_key() => Some(OPENED),
            State::String(_) if self.buffer.is_empty() => Some(OPENED),
            State::String(_) | State::StringEscape(_) => Some(STRING),
            State::Paste => Some(PASTED),
            // The end of a sequence of which a part has come will come: a network's delay is longer than any patience, and its rest must not become keys.
            State::Csi | State::Utf8 | State::Ground => None,
        }
    }

    /// Nothing more has come for as long as [`Self::patience`] said.
    pub(super) fn rest(&mut self, out: &mut impl FnMut(Input)) {
        let opened = |byte: u8| Input::Key(Key { alt: true, ..Key::char(char::from(byte)) });
        match self.state {
            State::Escape => {
                if self.alt {
                    out(Input::Key(Key::plain(Code::Esc)));
                }
                out(Input::Key(Key::plain(Code::Esc)));
            }
            State::Ss3 => out(opened(b'O')),
            State::Csi if self.buffer.is_empty() => out(opened(b'[')),
            // urxvt ends keys with Shift by `$`, which in a sequence is no end.
            State::Csi if self.unfinished_key() => self.control(b'~', out),
            State::String(opener) if self.buffer.is_empty() && !self.over => out(opened(opener)),
            State::Paste => self.pasted(out),
            _ => {}
        }
        self.ground();
    }

    fn unfinished_key(&self) -> bool {
        self.buffer.strip_suffix(b"$").is_some_and(|digits| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit))
    }

    fn ground(&mut self) {
        self.begin(State::Ground);
        self.alt = false;
        // What a long paste took is given back.
        self.buffer.shrink_to(LONGEST);
    }

    fn begin(&mut self, state: State) {
        self.state = state;
        self.buffer.clear();
        self.over = false;
    }

    fn keep(&mut self, byte: u8, longest: usize) {
        if self.buffer.len() < longest {
            self.buffer.push(byte);
        } else {
            self.over = true;
        }
    }

    fn byte(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        match self.state {
            State::Ground => self.plain(byte, out),
            State::Utf8 => self.utf8(byte, out),
            State::Escape => self.escaped(byte, out),
            State::Ss3 => match byte {
                0x1b => self.escape(),
                // A modifier before the letter, as in some versions of xterm.
                b'0'..=b'9' if self.buffer.is_empty() => self.keep(byte, 1),
                _ => {
                    self.give(keys::ss3(&self.buffer, byte), out);
                    self.ground();
                }
            },
            State::Csi => self.csi(byte, out),
            State::Console => self.ground(),
            State::X10 => {
                self.keep(byte, 3);
                if let &[button, column, row] = self.buffer.as_slice() {
                    if let Some(mouse) = keys::x10(button, column, row) {
                        out(Input::Mouse(mouse));
                    }
                    self.ground();
                }
            }
            State::String(opener) => self.string(opener, byte, out),
            State::StringEscape(opener) if byte == b'\\' => self.string_ends(opener, out),
            State::StringEscape(_) => {
                self.escape();
                self.escaped(byte, out);
            }
            State::Paste => {
                self.keep(byte, LONGEST_PASTE + PASTE_END.len());
                self.paste_end(byte, out);
            }
        }
    }

    /// An `ESC`: whatever was under way is given up.
    fn escape(&mut self) {
        self.begin(State::Escape);
        self.alt = false;
    }

    /// A byte that belongs to no sequence.
    fn plain(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        match byte {
            0x1b => self.escape(),
            0xc2..=0xf4 => {
                self.begin(State::Utf8);
                self.buffer.push(byte);
            }
            _ => {
                self.give(keys::byte(byte), out);
                self.ground();
            }
        }
    }

    fn utf8(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        if byte & 0xc0 != 0x80 {
            // Cut short: what came of it is no character.
            self.ground();
            self.plain(byte, out);
            return;
        }
        self.buffer.push(byte);
        match std::str::from_utf8(&self.buffer) {
            Ok(text) => {
                let key = text.chars().next().filter(|c| !c.is_control()).map(Key::char);
                self.give(key, out);
                self.ground();
            }
            // More to come.
            Err(error) if error.error_len().is_none() => {}
            Err(_) => self.ground(),
        }
    }

    fn escaped(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        match byte {
            0x1b if self.alt => out(Input::Key(Key::plain(Code::Esc))),
            // The key twice, or a key that comes with an escape of its own and Alt.
            0x1b => self.alt = true,
            b'[' => self.begin(State::Csi),
            b'O' => self.begin(State::Ss3),
            b'P' | b']' | b'^' | b'_' | b'X' => self.begin(State::String(byte)),
            _ => {
                if self.alt {
                    out(Input::Key(Key::plain(Code::Esc)));
                }
                self.alt = true;
                self.plain(byte, out);
            }
        }
    }

    fn csi(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        match byte {
            b'[' if self.buffer.is_empty() => self.begin(State::Console),
            b'M' if self.buffer.is_empty() => self.begin(State::X10),
            b' '..=b'?' => self.keep(byte, LONGEST),
            b'@'..=b'~' => self.control(byte, out),
            0x1b => self.escape(),
            // No part of a sequence: it is given up.
            _ => {
                self.ground();
                self.plain(byte, out);
            }
        }
    }

    /// A control sequence is complete: its bytes before the last, and the last.
    fn control(&mut self, last: u8, out: &mut impl FnMut(Input)) {
        if last == b'~' && self.buffer == b"200" {
            self.begin(State::Paste);
            return;
        }
        if !self.over {
            if let Some(reply) = reply::control(&self.buffer, last) {
                out(Input::Reply(reply));
            } else if let Some(mouse) = keys::mouse(&self.buffer, last) {
                out(Input::Mouse(mouse));
            } else {
                self.give(keys::control(&self.buffer, last), out);
            }
        }
        self.ground();
    }

    fn string(&mut self, opener: u8, byte: u8, out: &mut impl FnMut(Input)) {
        match byte {
            0x1b => self.state = State::StringEscape(opener),
            0x07 => self.string_ends(opener, out),
            // CAN and SUB.
            0x18 | 0x1a => self.ground(),
            _ => self.keep(byte, LONGEST),
        }
    }

    fn string_ends(&mut self, opener: u8, out: &mut impl FnMut(Input)) {
        if !self.over
            && opener == b'P'
            && let Some(reply) = reply::string(&self.buffer)
        {
            out(Input::Reply(reply));
        }
        self.ground();
    }

    fn paste_end(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        if !self.over {
            if self.buffer.ends_with(PASTE_END) {
                self.buffer.truncate(self.buffer.len() - PASTE_END.len());
                self.pasted(out);
                self.ground();
            }
            return;
        }
        // The buffer is full: its last bytes are those that came last.
        self.buffer.remove(LONGEST_PASTE);
        self.buffer.push(byte);
        if self.buffer.ends_with(PASTE_END) {
            self.pasted(out);
            self.ground();
        }
    }

    fn pasted(&mut self, out: &mut impl FnMut(Input)) {
        self.buffer.truncate(LONGEST_PASTE);
        out(Input::Paste(String::from_utf8_lossy(&self.buffer).into_owned()));
    }

    fn give(&self, key: Option<Key>, out: &mut impl FnMut(Input)) {
        if let Some(key) = key {
            out(Input::Key(Key { alt: key.alt || self.alt, ..key }));
        }
    }
}
