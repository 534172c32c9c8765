//! How many cells text takes.
//!
//! In: characters or text. Out: columns. Width is summed over grapheme clusters, never taken of a whole string: `"لا"` counts as one
//! for `str::width` and is two letters on the screen. Invisible characters and marks on a base are 0; a mark without a base is 1
//! (shown on a dotted circle). Source: UAX#29, UAX#11 by `unicode-width`.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

use super::format_chars::{ZWJ, is_invisible};

/// Columns of one character standing alone: 0, 1 or 2. Marks and invisible characters are 0.
#[must_use]
pub fn char_width(c: char) -> usize {
    if is_invisible(c) { 0 } else { c.width().unwrap_or(0) }
}

/// Columns of one grapheme cluster. Of an emoji sequence joined by ZWJ only the first emoji is shown and counts.
#[must_use]
pub fn cluster_width(cluster: &str) -> usize {
    let mut width = 0;
    let mut visible = false;
    for c in cluster.chars() {
        if c == ZWJ && width == 2 {
            break;
        }
        if is_invisible(c) {
            continue;
        }
        visible = true;
        if !is_emoji_modifier(c) || width == 0 {
            width += c.width().unwrap_or(0);
        }
    }
    if visible { width.max(1) } else { 0 }
}

/// Columns of a text: the sum over its grapheme clusters.
#[must_use]
pub fn text_width(text: &str) -> usize {
    text.graphemes(true).map(cluster_width).sum()
}

/// Whether `c` colours the emoji before it instead of standing in a cell of its own.
#[must_use]
pub const fn is_emoji_modifier(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::format_chars::{ALM, BOM, SHY, ZWNJ};

    #[test]
    fn widths() {
        assert_eq!(text_width("لا"), 2);
        assert_eq!(text_width("شَرَاكَة"), 5);
        assert_eq!(text_width("ab中"), 4);
        assert_eq!(text_width(&format!("{BOM}{ALM}{SHY}a{ZWNJ}")), 1);
        assert_eq!(text_width("\u{600}1"), 1);
        assert_eq!(text_width("\u{64E}"), 1);
        assert_eq!(text_width("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"), 2);
        assert_eq!(text_width("\u{1F44B}\u{1F3FD}"), 2);
        assert_eq!(text_width("\u{1F1E8}\u{1F1F3}"), 2);
        assert_eq!(text_width("\u{1B}[2J\t"), 3);
    }
}
