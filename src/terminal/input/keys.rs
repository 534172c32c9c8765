//! Complete sequences and single bytes → keys and what the mouse did. What means nothing to the screen is nothing.

use super::reply::numbers;
use crate::app::action::{Mouse, Way};
use crate::app::key::{Code, Key};

const CTRL: Key = Key { ctrl: true, ..Key::char(' ') };

/// A single byte: a character of ASCII or a control character.
pub(super) fn byte(byte: u8) -> Option<Key> {
    Some(match byte {
        b'\r' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7f => Key::plain(Code::Backspace),
        0 => CTRL,
        0x01..=0x1a => Key { code: Code::Char(char::from(byte - 1 + b'a')), ..CTRL },
        // As terminals send them: Ctrl-4 and Ctrl-\ are one byte.
        0x1c..=0x1f => Key { code: Code::Char(char::from(byte - 0x1c + b'4')), ..CTRL },
        b' '..=b'~' => Key::char(char::from(byte)),
        _ => return None,
    })
}

/// After `ESC O`: keys in application mode, and with Ctrl in urxvt. `modifier` is a digit or nothing.
pub(super) fn ss3(modifier: &[u8], last: u8) -> Option<Key> {
    let key = match last {
        b'a'..=b'd' => Key { ctrl: true, ..letter(last.to_ascii_uppercase())? },
        b'M' => Key::plain(Code::Enter),
        _ => letter(last)?,
    };
    Some(match modifier {
        [digit] => modified(key, u16::from(digit - b'0')),
        _ => key,
    })
}

/// A control sequence: its bytes before the last, and the last.
pub(super) fn control(before: &[u8], last: u8) -> Option<Key> {
    // urxvt: Shift and an arrow, Ctrl or Shift and a key of the block above.
    if let ([], b'a'..=b'd') = (before, last) {
        return letter(last.to_ascii_uppercase());
    }
    let (before, last, ctrl) = match last {
        b'^' => (before, b'~', true),
        b'~' | b'$' | b'@' => (before.strip_suffix(b"$").unwrap_or(before), b'~', last == b'@'),
        _ => (before, last, false),
    };
    // `CSI u` of a terminal that was left in it: `code:alternates;modifiers:event`.
    let text = std::str::from_utf8(before).ok()?;
    let mut parameters = text.split(';').map(|parameter| parameter.split(':'));
    let mut first = parameters.next()?;
    let code: u32 = first.next().map_or(Ok(0), |number| if number.is_empty() { Ok(0) } else { number.parse() }).ok()?;
    let mut second = parameters.next();
    let number = |part: Option<&str>| part.map_or(Ok(1), |number| if number.is_empty() { Ok(1) } else { number.parse::<u16>() });
    let modifiers = number(second.as_mut().and_then(Iterator::next)).ok()?;
    let event = number(second.as_mut().and_then(Iterator::next)).ok()?;
    // The key came up again.
    if event == 3 {
        return None;
    }
    let key = match last {
        b'~' => block(code)?,
        b'u' => coded(code, modifiers)?,
        _ => letter(last)?,
    };
    let key = modified(key, modifiers);
    Some(Key { ctrl: key.ctrl || ctrl, ..key })
}

/// Arrows, Home, End, and Tab with Shift, by their letter.
fn letter(last: u8) -> Option<Key> {
    Some(Key::plain(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'Z' => Code::BackTab,
        _ => return None,
    }))
}

/// The keys of the block between letters and digits, by number.
fn block(number: u32) -> Option<Key> {
    Some(Key::plain(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        _ => return None,
    }))
}

/// A key by its code point.
fn coded(code: u32, modifiers: u16) -> Option<Key> {
    let shift = modifiers.saturating_sub(1) & 1 != 0;
    Some(match char::from_u32(code)? {
        '\u{1b}' => Key::plain(Code::Esc),
        '\r' => Key::plain(Code::Enter),
        '\t' if shift => Key::plain(Code::BackTab),
        '\t' => Key::plain(Code::Tab),
        '\u{7f}' => Key::plain(Code::Backspace),
        ' ' => Key { shift, ..Key::char(' ') },
        // Keys of the keyboard protocol that write nothing stand in a private area.
        c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => return None,
        c if shift => Key::char(c.to_uppercase().next()?),
        c => Key::char(c),
    })
}

/// With the modifiers of xterm's number: one more than the sum of Shift 1, Alt 2, Ctrl 4.
fn modified(key: Key, modifiers: u16) -> Key {
    let bits = modifiers.saturating_sub(1);
    Key { alt: key.alt || bits & 2 != 0, ctrl: key.ctrl || bits & 4 != 0, ..key }
}

/// The mouse in SGR form: `< button ; column ; row`, ended by `M`, or by `m` where a button came up.
pub(super) fn mouse(before: &[u8], last: u8) -> Option<Mouse> {
    let rest = before.strip_prefix(b"<")?;
    let numbers = numbers(rest)?;
    let &[button, column, row] = numbers.as_slice() else { return None };
    match last {
        b'M' | b'm' => moused(button, column.checked_sub(1)?, row.checked_sub(1)?, last == b'm'),
        _ => None,
    }
}

/// The mouse in the form of X10, three bytes from 32 up: of a terminal that does not know SGR.
pub(super) fn x10(button: u8, column: u8, row: u8) -> Option<Mouse> {
    let number = |byte: u8, from: u8| byte.checked_sub(from).map(u16::from);
    let button = number(button, 32)?;
    // It does not say which button came up.
    moused(button, number(column, 33)?, number(row, 33)?, button & 0x43 == 3)
}

/// Bits of the button: 1 and 2 its number, 4 Shift, 8 Alt, 16 Ctrl, 32 moved, 64 the wheel, 128 others.
fn moused(button: u16, column: u16, row: u16, up: bool) -> Option<Mouse> {
    let (number, moved) = (button & !0x3c, button & 0x20 != 0);
    match (number, moved, up) {
        (0 | 3, _, true) => Some(Mouse::Release),
        (0, false, false) => Some(Mouse::Press { column, row }),
        (0, true, false) => Some(Mouse::Drag { column, row }),
        (64, _, false) => Some(Mouse::Wheel { column, row, way: Way::Previous }),
        (65, _, false) => Some(Mouse::Wheel { column, row, way: Way::Next }),
        _ => None,
    }
}
