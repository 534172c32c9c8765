//! Text of an article inside HTML: whatever it holds, it stays text.
//!
//! Markup is escaped; control characters and what steers direction are shown by their names, not obeyed; what is spelling (joiners, marks) stays.

use std::fmt::Write as _;

use crate::text::format_chars::{is_invisible, is_spelling, name};

/// Whether a character is shown by its name.
fn is_named(c: char) -> bool {
    !matches!(c, '\n' | '\t') && is_invisible(c) && !is_spelling(c)
}

/// Adds `text` as the content of an element.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, |out, c| {
        let _ = write!(out, "<span class=\"x\" lang=\"en\" dir=\"ltr\" title=\"U+{:04X}\">[{}]</span>", u32::from(c), name(c));
    });
}

/// Adds `text` as the value of an attribute between double quotes.
pub(super) fn push_value(out: &mut String, text: &str) {
    push(out, text, |out, c| {
        let _ = write!(out, "[{}]", name(c));
    });
}

fn push(out: &mut String, text: &str, named: impl Fn(&mut String, char)) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            ' '..='~' | '\u{620}'..='\u{6DC}' => out.push(c),
            _ if is_named(c) => named(out, c),
            // Characters that HTML does not have.
            '\u{FDD0}'..='\u{FDEF}' => named(out, c),
            _ if u32::from(c) & 0xFFFE == 0xFFFE => named(out, c),
            _ => out.push(c),
        }
    }
}

/// Adds English that may have Arabic in it: each stretch of Arabic is set apart, so that signs beside it stay where they belong.
pub(super) fn push_english(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(is_arabic) {
        let (before, from) = rest.split_at(start);
        // Blanks between Arabic words belong to them, others do not.
        let end = from.char_indices().find(|&(_, c)| !is_arabic(c) && c != ' ').map_or(from.len(), |(at, _)| at);
        let (stretch, after) = from.split_at(end);
        let arabic = stretch.trim_end();
        push_text(out, before);
        out.push_str("<bdi lang=\"ar\" dir=\"rtl\">");
        push_text(out, arabic);
        out.push_str("</bdi>");
        push_text(out, stretch.strip_prefix(arabic).unwrap_or(""));
        rest = after;
    }
    push_text(out, rest);
}

/// Letters, marks and signs of Arabic script.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{61B}' | '\u{61D}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::format_chars::{RLO, ZWNJ};

    fn text(text: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, text);
        out
    }

    #[test]
    fn nothing_is_markup_and_nothing_is_obeyed() {
        assert_eq!(text("<script>a&b</script>"), "&lt;script&gt;a&amp;b&lt;/script&gt;");
        let shown = text(&format!("a{RLO}b\0\u{1b}{ZWNJ}\u{FFFE}"));
        assert!(
            shown.contains("[RLO]") && shown.contains("[NUL]") && shown.contains("[ESC]") && shown.contains("[U+FFFE]"),
            "{shown}"
        );
        assert!(!shown.contains(RLO) && shown.contains(ZWNJ));
        let mut value = String::new();
        push_value(&mut value, "\" onclick='x'\u{202D}");
        assert_eq!(value, "&quot; onclick=&#39;x&#39;[LRO]");
    }

    #[test]
    fn arabic_in_english_is_set_apart() {
        let mut out = String::new();
        push_english(&mut out, "It [شراكة جديدة] was <said>.");
        assert_eq!(out, "It [<bdi lang=\"ar\" dir=\"rtl\">شراكة جديدة</bdi>] was &lt;said&gt;.");
    }
}
