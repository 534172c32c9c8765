//! What in an article could harm a terminal or mislead the eye, counted and turned into harmless shapes for plain output.
//!
//! The text of a [`Document`](super::Document) keeps every character; the screen never paints these (see `layout`), and plain output passes
//! through [`clean`].

use super::Warning;
use std::borrow::Cow;

/// Whether `c` is a control character other than line feed and tab: C0, DEL, C1.
#[must_use]
pub fn is_control(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Whether `c` steers direction without a shape: marks, embeddings, overrides, isolates.
#[must_use]
pub fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` with control characters as U+FFFD: safe to write to a terminal.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if suspicious(text).any(|stretch| stretch.chars().any(is_control)) {
        Cow::Owned(text.chars().map(|c| if is_control(c) { '\u{FFFD}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The stretches of `text` in which control characters and direction controls can stand at all, by a byte of theirs: a few of clean
/// text, found some ten times as fast as its characters are read.
fn suspicious(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let mut end = rest.len().min(STRETCH);
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            let stretch;
            (stretch, rest) = rest.split_at(end);
            // C0 and DEL; the first byte of C1; the last of U+061C; the first of U+200E and the others.
            let found = |byte: u8| (byte < 0x20) & (byte != b'\n') & (byte != b'\t') | matches!(byte, 0x7F | 0xC2 | 0x9C | 0xE2);
            if stretch.bytes().fold(false, |any, byte| any | found(byte)) {
                return Some(stretch);
            }
        }
        None
    })
}

/// Bytes of a stretch of [`suspicious`].
const STRETCH: usize = 128;

/// Warnings about what `text` holds.
pub(super) fn warnings(text: &str) -> Vec<Warning> {
    let (mut controls, mut directions) = (0, 0);
    for c in suspicious(text).flat_map(str::chars) {
        controls += usize::from(is_control(c));
        directions += usize::from(is_direction_control(c));
    }
    let mut out = Vec::new();
    if controls > 0 {
        out.push(Warning::ControlCharacters(controls));
    }
    if directions > 0 {
        out.push(Warning::DirectionControls(directions));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_found_wherever_it_stands() {
        for c in ('\0'..='\u{2100}').filter(|&c| is_control(c) || is_direction_control(c)) {
            for before in [0, 1, 60, 126, 127, 128, 129, 500] {
                let text = format!("{}ب{c}{}", "a".repeat(before), "ب".repeat(200));
                let found: usize = warnings(&text)
                    .iter()
                    .map(|warning| match warning {
                        Warning::ControlCharacters(n) | Warning::DirectionControls(n) | Warning::InvalidUtf8(n) => *n,
                    })
                    .sum();
                assert_eq!(found, 1, "U+{:04X} after {before}", u32::from(c));
                assert_eq!(clean(&text).contains(c), !is_control(c));
            }
        }
        assert!(warnings(&"نص نظيف، «فيه» علامات.\n".repeat(100)).is_empty());
    }
}
