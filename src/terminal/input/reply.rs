//! Complete sequences that answer a query.

/// An answer of the terminal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::terminal) enum Reply {
    /// XTVERSION: name and version.
    Version(String),
    /// DECRPM: the state of an ANSI mode, 0 to 4.
    Mode { mode: u16, value: u8 },
    /// DA1.
    Primary(Vec<u16>),
    /// DA2.
    Secondary(Vec<u16>),
    /// CPR: the cursor's column, from 1. A function key with modifiers looks the same: it counts only where one is owed.
    Column(u16),
    /// The font, as kitty tells: its PostScript name.
    Font(String),
}

/// The reply that a control sequence is, if any.
pub(super) fn control(before: &[u8], last: u8) -> Option<Reply> {
    match (before, last) {
        ([b'?', rest @ ..], b'c') => Some(Reply::Primary(numbers(rest)?)),
        ([b'>', rest @ ..], b'c') => Some(Reply::Secondary(numbers(rest)?)),
        ([rest @ .., b'$'], b'y') => match numbers(rest)?.as_slice() {
            &[mode, value] => Some(Reply::Mode { mode, value: u8::try_from(value).ok()? }),
            _ => None,
        },
        (rest, b'R') => match numbers(rest)?.as_slice() {
            &[_, column] => Some(Reply::Column(column)),
            _ => None,
        },
        _ => None,
    }
}

/// The reply that a device control string is, if any.
pub(super) fn string(text: &[u8]) -> Option<Reply> {
    if let Some(version) = text.strip_prefix(b">|") {
        return Some(Reply::Version(name(version)));
    }
    // XTGETTCAP's form: a name and its value in hexadecimal digits.
    let (key, value) = std::str::from_utf8(text.strip_prefix(b"1+r")?).ok()?.split_once('=')?;
    (hexadecimal(key)? == b"kitty-query-font_family").then(|| hexadecimal(value).map(|value| Reply::Font(name(&value))))?
}

/// Names are short and plain; what is shown of one must be harmless.
fn name(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().filter(|c| !c.is_control()).take(80).collect()
}

/// The bytes of pairs of digits.
fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// Parameters: numbers between semicolons, an empty one 0.
pub(super) fn numbers(text: &[u8]) -> Option<Vec<u16>> {
    let text = std::str::from_utf8(text).ok()?;
    // Some end with one semicolon more.
    let text = text.strip_suffix(';').unwrap_or(text);
    text.split(';').map(|number| if number.is_empty() { Some(0) } else { number.parse().ok() }).collect()
}
