//! Spelling beside the text: what two writers may spell differently made one, letter by letter.
//!
//! In: a stretch of text. Out: base letters, with the byte offset each came from. The text itself is never changed.
//! Free of the rest of the crate but for `letters`: `build.rs` includes this file by path.

use crate::text::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAKSURA, ALEF_WASLA, BEH, FEH, HAMZA, HEH, KAF, LAM, TATWEEL,
    TEH_MARBUTA, WAW_HAMZA, YEH, YEH_HAMZA, is_mark,
};

/// One letter of a word with its marks: the unit that spelling is compared in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Letter {
    /// The base letter; presentation forms and Persian shapes already turned into Arabic ones.
    pub base: char,
    /// Byte offset of the letter in the text it was read from.
    pub start: usize,
    /// Byte offset after the letter's last mark.
    pub end: usize,
    /// Marks on it, as [`crate::text::letters::mark_code`]; sukun and "no mark" are both 0.
    pub marks: u8,
}

/// The letters that one written character stands for: one as a rule, two for lam-alef ligatures, none for marks, tatweel and what is no text.
#[must_use]
pub fn base_letters(c: char) -> [Option<char>; 2] {
    let one = |l| [Some(l), None];
    match c {
        // What nearly every character is.
        HAMZA..='\u{63A}' | FEH..=YEH => one(c),
        ALEF_WASLA => one(ALEF),
        '\u{6A9}' | '\u{6AA}' => one(KAF),
        '\u{6CC}' | '\u{6D0}' => one(YEH),
        '\u{6C1}' | '\u{6BE}' | '\u{6D5}' => one(HEH),
        '\u{6C0}' | '\u{6C3}' => one(TEH_MARBUTA),
        '\u{FEF5}' | '\u{FEF6}' => [Some(LAM), Some(ALEF_MADDA)],
        '\u{FEF7}' | '\u{FEF8}' => [Some(LAM), Some(ALEF_HAMZA_ABOVE)],
        '\u{FEF9}' | '\u{FEFA}' => [Some(LAM), Some(ALEF_HAMZA_BELOW)],
        '\u{FEFB}' | '\u{FEFC}' => [Some(LAM), Some(ALEF)],
        '\u{FE80}'..='\u{FEF4}' => one(presentation_b(c)),
        '\u{FB56}'..='\u{FB59}' => one('\u{67E}'),
        '\u{FB7A}'..='\u{FB7D}' => one('\u{686}'),
        '\u{FB8A}' | '\u{FB8B}' => one('\u{698}'),
        '\u{FB6A}'..='\u{FB6D}' => one('\u{6A4}'),
        '\u{FB92}'..='\u{FB95}' => one('\u{6AF}'),
        '\u{FB8E}'..='\u{FB91}' => one(KAF),
        '\u{FBFC}'..='\u{FBFF}' => one(YEH),
        TATWEEL => [None, None],
        c if is_mark(c) || is_invisible(c) => [None, None],
        c => one(c),
    }
}

/// Joiners, direction marks and other characters without a shape that may stand inside a word.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

/// The base letter of a Presentation Forms-B character from U+FE80 to U+FEF4: forms come in twos (no initial form) and fours.
fn presentation_b(c: char) -> char {
    const STARTS: [(u32, char); 36] = [
        (0xFE80, HAMZA),
        (0xFE81, ALEF_MADDA),
        (0xFE83, ALEF_HAMZA_ABOVE),
        (0xFE85, WAW_HAMZA),
        (0xFE87, ALEF_HAMZA_BELOW),
        (0xFE89, YEH_HAMZA),
        (0xFE8D, ALEF),
        (0xFE8F, '\u{628}'),
        (0xFE93, TEH_MARBUTA),
        (0xFE95, '\u{62A}'),
        (0xFE99, '\u{62B}'),
        (0xFE9D, '\u{62C}'),
        (0xFEA1, '\u{62D}'),
        (0xFEA5, '\u{62E}'),
        (0xFEA9, '\u{62F}'),
        (0xFEAB, '\u{630}'),
        (0xFEAD, '\u{631}'),
        (0xFEAF, '\u{632}'),
        (0xFEB1, '\u{633}'),
        (0xFEB5, '\u{634}'),
        (0xFEB9, '\u{635}'),
        (0xFEBD, '\u{636}'),
        (0xFEC1, '\u{637}'),
        (0xFEC5, '\u{638}'),
        (0xFEC9, '\u{639}'),
        (0xFECD, '\u{63A}'),
        (0xFED1, '\u{641}'),
        (0xFED5, '\u{642}'),
        (0xFED9, KAF),
        (0xFEDD, LAM),
        (0xFEE1, '\u{645}'),
        (0xFEE5, '\u{646}'),
        (0xFEE9, HEH),
        (0xFEED, '\u{648}'),
        (0xFEEF, ALEF_MAKSURA),
        (0xFEF1, YEH),
    ];
    let at = STARTS.partition_point(|&(start, _)| start <= c as u32);
    STARTS.get(at.wrapping_sub(1)).map_or(c, |&(_, base)| base)
}

const PEH: char = '\u{67E}';
const TCHEH: char = '\u{686}';
const JEH: char = '\u{698}';
const VEH: char = '\u{6A4}';
const GAF: char = '\u{6AF}';
const JEEM: char = '\u{62C}';
const GHAIN: char = '\u{63A}';

/// Folds the spellings that writers confuse: alef with any hamza to ا, ى to ي, ة to ه, hamza on waw or yeh to ء, letters of other languages to those of their sound.
#[must_use]
pub fn fold(letter: char) -> char {
    match letter {
        ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW | ALEF_MADDA | ALEF_WASLA => ALEF,
        ALEF_MAKSURA => YEH,
        TEH_MARBUTA => HEH,
        WAW_HAMZA | YEH_HAMZA => HAMZA,
        PEH => BEH,
        TCHEH | JEH => JEEM,
        VEH => FEH,
        GAF => GHAIN,
        other => other,
    }
}

/// The folded letters of `text` without marks: the key that names are matched by.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Adds the folded letters of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match base_letters(c) {
            [Some(letter), None] => out.push(fold(letter)),
            letters => out.extend(letters.into_iter().flatten().map(fold)),
        }
    }
}

/// `text` without marks and tatweel, its letters as they are.
#[must_use]
pub fn unmarked(text: &str) -> String {
    text.chars().flat_map(base_letters).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presentation_forms_become_letters() {
        assert_eq!(unmarked("\u{FEDF}\u{FE8E}"), "لا");
        assert_eq!(unmarked("\u{FEFB}"), "لا");
        assert_eq!(unmarked("\u{FEF3}\u{FEEA}"), "يه");
    }

    #[test]
    fn folding_joins_spellings() {
        assert_eq!(folded("أَستَانَة"), folded("استانه"));
        assert_eq!(folded("عـــلى"), "علي");
        assert_eq!(folded("ڤيينا"), folded("فيينا"));
        assert_eq!(folded("پاريس"), folded("باريس"));
    }
}
