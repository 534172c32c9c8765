//! Harakat in cells of their own, for terminals that cannot place them over their letters.
//!
//! In: vocalised Arabic. Out: the same with each mark as a character that takes a column (U+FE70–FE7F), on a stroke where its letter is joined
//! to the next. Source: Unicode code chart Arabic Presentation Forms-B, whose «medial» marks stand on a tatweel.

use super::joining::{Joining, LAM, lam_alef};

/// A mark, alone and on a stroke between two joined letters.
const MARKS: [(char, char, char); 8] = [
    ('\u{64B}', '\u{FE70}', '\u{FE71}'), // fathatan
    ('\u{64C}', '\u{FE72}', '\u{FE72}'), // dammatan
    ('\u{64D}', '\u{FE74}', '\u{FE74}'), // kasratan
    ('\u{64E}', '\u{FE76}', '\u{FE77}'), // fatha
    ('\u{64F}', '\u{FE78}', '\u{FE79}'), // damma
    ('\u{650}', '\u{FE7A}', '\u{FE7B}'), // kasra
    ('\u{651}', '\u{FE7C}', '\u{FE7D}'), // shadda
    ('\u{652}', '\u{FE7E}', '\u{FE7F}'), // sukun
];

/// Whether `c` is a mark drawn on a stroke that joins both neighbours.
#[must_use]
pub(super) fn on_stroke(c: char) -> bool {
    MARKS.iter().any(|&(_, alone, stroke)| stroke == c && alone != stroke)
}

/// `text` with its harakat as characters of their own; marks without such a form are left out. Shadda comes before the vowel it carries, and
/// the marks of a lam stand after the alef that it makes one letter with.
#[must_use]
pub fn apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut chars = text.chars().peekable();
    let mut marks: Vec<char> = Vec::new();
    while let Some(c) = chars.next() {
        out.push(c);
        let mut letter = c;
        marks.clear();
        take_marks(&mut chars, &mut marks);
        if letter == LAM
            && let Some(&alef) = chars.peek()
            && lam_alef(alef).is_some()
        {
            letter = alef;
            out.push(alef);
            chars.next();
            take_marks(&mut chars, &mut marks);
        }
        marks.sort_by_key(|mark| *mark != '\u{651}');
        let joined = Joining::of(letter).joins_after() && chars.peek().is_some_and(|next| Joining::of(*next).joins_before());
        for mark in &marks {
            if let Some(&(_, alone, stroke)) = MARKS.iter().find(|(known, ..)| known == mark) {
                out.push(if joined { stroke } else { alone });
            }
        }
    }
    out
}

fn take_marks(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, marks: &mut Vec<char>) {
    while let Some(mark) = chars.next_if(|c| matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}')) {
        marks.push(mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_between_joined_letters_only() {
        // In شَرَاكَة the sheen is joined to the reh, the reh to nothing after it.
        assert_eq!(apart("شَرَاكَة"), "ش\u{FE77}ر\u{FE76}اك\u{FE77}ة");
    }

    #[test]
    fn shadda_before_its_vowel() {
        // NFC has the vowel first.
        assert_eq!(apart("مُحَمَّد"), "م\u{FE79}ح\u{FE77}م\u{FE7D}\u{FE77}د");
    }

    #[test]
    fn lam_alef_stays_whole() {
        assert_eq!(apart("كِلَاهُمَا"), "ك\u{FE7B}لا\u{FE76}ه\u{FE79}م\u{FE77}ا");
    }

    #[test]
    fn what_has_no_form_is_left_out_and_the_rest_is_kept() {
        assert_eq!(apart("هٰذَا (abc)"), "هذ\u{FE76}ا (abc)");
        assert_eq!(apart(""), "");
        assert_eq!(apart("\u{64E}\u{64E}"), "\u{64E}\u{FE76}");
    }
}
