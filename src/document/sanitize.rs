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
    if text.chars().any(is_control) {
        Cow::Owned(text.chars().map(|c| if is_control(c) { '\u{FFFD}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Warnings about what `text` holds.
pub(super) fn warnings(text: &str) -> Vec<Warning> {
    let (mut controls, mut directions) = (0, 0);
    for c in text.chars() {
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
