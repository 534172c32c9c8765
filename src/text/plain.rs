//! Text as other programs want it: base letters in logical order, nothing invisible that only steers a screen.
//!
//! In: a stretch of an article. Out: the same, to be pasted elsewhere. Presentation forms (U+FB50–FDFF, U+FE70–FEFC) become the letters that they are forms of, by their
//! compatibility mappings (UAX#15); direction controls, byte-order marks and the like are left out, and so is every control character but line feed and tab. What is
//! spelling stays: harakat, tatweel, the joiners U+200C and U+200D, the signs that span digits, variation selectors.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::format_chars::{LINE_SEPARATOR, NEL, PARAGRAPH_SEPARATOR, is_invisible, is_spelling};
use super::letters::{TATWEEL, is_mark};

/// U+FDFD in letters: Unicode gives it none.
pub const BASMALA: &str = "بسم الله الرحمن الرحيم";

/// `text` to be pasted elsewhere.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let Some((changed, _)) = text.char_indices().find(|&(_, c)| !stays(c)) else { return Cow::Borrowed(text) };
    let (kept, rest) = text.split_at(changed);
    let mut out = String::with_capacity(text.len());
    out.push_str(kept);
    let mut before = '\0';
    for c in rest.chars() {
        match c {
            // CR LF is one line end.
            '\n' if before == '\r' => {}
            '\r' | '\u{B}' | '\u{C}' | NEL | LINE_SEPARATOR | PARAGRAPH_SEPARATOR => out.push('\n'),
            _ if stays(c) => out.push(c),
            _ if is_form(c) => push_letters(&mut out, c),
            _ => {}
        }
        before = c;
    }
    Cow::Owned(out)
}

/// Whether a character is taken over as it is.
fn stays(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' | '\u{620}'..='\u{6DC}' => true,
        _ => is_spelling(c) || !is_form(c) && !is_invisible(c),
    }
}

/// Whether a character is a form of letters or marks. What else stands in these blocks has no letters: the ornate parentheses U+FD3E and U+FD3F, signs.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FD8F}' | '\u{FD92}'..='\u{FDC7}'
        | '\u{FDF0}'..='\u{FDFD}' | '\u{FE70}'..='\u{FEFC}')
}

/// Adds the letters of a form. The blank or tatweel on which a form shows marks is no letter of it.
fn push_letters(out: &mut String, form: char) {
    if form == '\u{FDFD}' {
        return out.push_str(BASMALA);
    }
    let mut buffer = [0; 4];
    let letters = ComposingNormalizerBorrowed::new_nfkc().normalize(form.encode_utf8(&mut buffer));
    let mut chars = letters.chars();
    let holds_marks = matches!(chars.next(), Some(' ' | TATWEEL)) && chars.next().is_some_and(is_mark);
    // U+FE73, the tail of a seen, is a part of a letter without a mapping.
    out.extend(letters.chars().skip(usize::from(holds_marks)).filter(|&c| !is_form(c)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::format_chars::{ALM, BOM, FSI, LRM, PDI, RLM, RLO, SHY, WJ, ZWJ, ZWNJ, ZWSP};
    use crate::text::joining::form;

    fn assigned(c: char) -> bool {
        use icu_properties::props::GeneralCategory;
        icu_properties::CodePointMapData::<GeneralCategory>::new().get(c) != GeneralCategory::Unassigned
    }

    #[test]
    fn every_form_becomes_its_letter() {
        for letter in '\u{621}'..='\u{6D3}' {
            for (before, after) in [(false, false), (true, false), (false, true), (true, true)] {
                // U+0677 has no form of its own, only one with the two letters that Unicode would have written instead.
                let letters = if letter == '\u{677}' { "\u{6C7}\u{674}".to_owned() } else { letter.to_string() };
                let form = form(letter, before, after).to_string();
                assert!(plain(&form) == letters || form == letter.to_string(), "U+{:04X}", u32::from(letter));
            }
        }
        let forms = ('\u{FB50}'..='\u{FDFF}').chain('\u{FE70}'..='\u{FEFC}').filter(|c| is_form(*c));
        for form in forms {
            let letters = plain(&form.to_string()).into_owned();
            assert!(!letters.chars().any(|c| is_form(c) || c == '\u{640}'), "U+{:04X}", u32::from(form));
            let nothing = form == '\u{FE73}' || !assigned(form);
            assert_eq!(letters.trim().is_empty(), nothing, "U+{:04X}", u32::from(form));
        }
    }

    #[test]
    fn ligatures_and_marks() {
        assert_eq!(plain("\u{FEF7}\u{64E}"), "لأ\u{64E}");
        assert_eq!(plain("\u{FDF2} \u{FDFA} \u{FDFD}"), "الله صلى الله عليه وسلم بسم الله الرحمن الرحيم");
        // Marks on a tatweel, or alone: the marks.
        assert_eq!(plain("\u{FEE3}\u{FE77}"), "م\u{64E}");
        assert_eq!(plain("م\u{FC60}"), "م\u{64E}\u{651}");
        assert_eq!(plain("شَرَاكَةٌ عـــلى"), "شَرَاكَةٌ عـــلى");
    }

    #[test]
    fn what_only_steers_a_screen_is_left_out() {
        let text = format!("{BOM}a{LRM}b{RLM}{ALM}{RLO}c{FSI}d{PDI}{ZWSP}{SHY}{WJ}e\u{1b}[1m\u{7}\0");
        assert_eq!(plain(&text), "abcde[1m");
        let spelling = format!("می{ZWNJ}خواهم هـ{ZWJ} \u{600}123 \u{2714}\u{FE0F} \u{FD3E}آية\u{FD3F}\tx");
        assert_eq!(plain(&spelling), spelling);
        assert_eq!(plain("a\r\nb\rc\u{2029}d\u{85}e"), "a\nb\nc\nd\ne");
        assert!(matches!(plain("كلمة as it is"), Cow::Borrowed(_)));
    }
}
