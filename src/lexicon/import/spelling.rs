//! The vocalised spelling of other lexicons brought to that of `assets/README.md`, straight into letter and mark codes.
//!
//! Sukun falls away; hamzat al-wasl is اِ where no vowel is written on it; the letter before ا and ى has its fatha, the alef itself none; tanwin stands before its
//! alef; a doubled shadda is one; joints (`+`) and the sign of the article (`#`) are no letters.

use crate::text::letters::{ALEF, ALEF_MAKSURA, ALEF_WASLA, FATHATAN, WAW, code, is_mark, letter, mark_code, marks_of};
use crate::text::normalize::base_letters;

/// The longest word, in letters.
const LONGEST: usize = 20;
const FATHA_CODE: u8 = 1;
const KASRA_CODE: u8 = 3;
const FATHATAN_CODE: u8 = 4;
const SHADDA_CODE: u8 = 8;

/// A word as letter codes with the mark code of each, as [`crate::text::letters`] numbers them. A buffer that is used again.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// Letter codes.
    pub codes: Vec<u8>,
    /// Mark codes, as many.
    pub marks: Vec<u8>,
}

impl Spelling {
    /// Reads the word that `parts` make together. `silent`: an alef after a final و is only written (كَتَبُوا). False when it holds something else than Arabic
    /// letters and marks, no letter, or too many.
    pub fn read(&mut self, parts: &[&str], silent: bool) -> bool {
        self.codes.clear();
        self.marks.clear();
        let alef = code(ALEF);
        let maksura = code(ALEF_MAKSURA);
        for c in parts.iter().flat_map(|part| part.chars()) {
            if is_mark(c) {
                if !self.mark(c) {
                    return false;
                }
                continue;
            }
            if matches!(c, '+' | '#') {
                continue;
            }
            for base in base_letters(c).into_iter().flatten() {
                let Some(own) = code(base) else { return false };
                let vowelless = self.marks.last().is_some_and(|mark| mark & 7 == 0);
                if (Some(own) == alef || Some(own) == maksura) && vowelless && c != ALEF_WASLA {
                    self.add_mark(FATHA_CODE);
                }
                self.codes.push(own);
                self.marks.push(0);
            }
        }
        if self.codes.is_empty() || self.codes.len() > LONGEST {
            return false;
        }
        if self.codes.first().copied() == alef && self.marks.first() == Some(&0) && self.codes.len() > 1 {
            self.marks.first_mut().into_iter().for_each(|mark| *mark = KASRA_CODE);
        }
        if silent
            && let ([.., before, last], [.., mark, _]) = (self.codes.as_slice(), self.marks.as_mut_slice())
            && (Some(*before), Some(*last)) == (code(WAW), alef)
        {
            *mark = 0;
        }
        true
    }

    /// Reads a word without vowels that are not there: for one that is not known, and so cannot be brought to the spelling of any. False as for [`Spelling::read`].
    pub fn read_as_written(&mut self, word: &str) -> bool {
        self.codes.clear();
        self.marks.clear();
        for c in word.chars() {
            if is_mark(c) {
                if !self.mark(c) {
                    return false;
                }
                continue;
            }
            for base in base_letters(c).into_iter().flatten() {
                let Some(own) = code(base) else { return false };
                self.codes.push(own);
                self.marks.push(0);
            }
        }
        !self.codes.is_empty() && self.codes.len() <= LONGEST
    }

    fn add_mark(&mut self, vowel: u8) {
        if let Some(mark) = self.marks.last_mut() {
            *mark = *mark & SHADDA_CODE | vowel;
        }
    }

    /// Puts a mark on the last letter; false when there is none.
    fn mark(&mut self, c: char) -> bool {
        let own = mark_code(c.encode_utf8(&mut [0; 4]));
        let Some(&last) = self.codes.last() else { return false };
        let after_alef = self.codes.len() > 1 && [code(ALEF), code(ALEF_MAKSURA)].contains(&Some(last));
        match own {
            0 => {}
            SHADDA_CODE => self.marks.last_mut().into_iter().for_each(|mark| *mark |= SHADDA_CODE),
            FATHATAN_CODE if after_alef => {
                debug_assert_eq!(c, FATHATAN);
                let before = self.marks.len() - 2;
                self.marks.get_mut(before).into_iter().for_each(|mark| *mark = *mark & SHADDA_CODE | FATHATAN_CODE);
            }
            FATHA_CODE if after_alef => {}
            vowel => self.add_mark(vowel & 7),
        }
        true
    }

    /// Takes a final short vowel or tanwin off the last letter.
    pub fn without_ending(&mut self) {
        if let Some(mark) = self.marks.last_mut()
            && *mark & 7 != 7
        {
            *mark &= SHADDA_CODE;
        }
    }

    /// The word as text, NFC.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (&own, &mark) in self.codes.iter().zip(&self.marks) {
            out.extend(letter(own));
            out.push_str(marks_of(mark));
        }
        out
    }
}

/// The citation form in `lex`, a lemma as databases number them (كَتَب-ُ_1); `keep`: a final short vowel belongs to it (particles).
#[must_use]
pub fn lemma_of(lex: &str, keep: bool) -> Option<String> {
    let cut = lex.char_indices().skip(1).find(|(_, c)| matches!(c, '_' | '-')).map_or(lex.len(), |(at, _)| at);
    let mut spelling = Spelling::default();
    if !spelling.read(&[lex.get(..cut)?], false) {
        return None;
    }
    if !keep {
        spelling.without_ending();
    }
    Some(spelling.text())
}

/// The root in `written` («ك.ت.ب», «م_د_د», «ق.#.ل»), blanks between the radicals; empty for what is none. `glide`: which radical `#` stands for.
pub(super) fn root_of(written: &str, glide: char) -> String {
    let mut out = String::new();
    let mut radicals = 0;
    for part in written.split(['.', '_', ' ']) {
        let mut chars = part.chars();
        let radical = match (chars.next(), chars.next()) {
            (Some('#'), None) => glide,
            (Some('أ' | 'إ' | 'ؤ' | 'ئ' | 'آ' | '\u{621}'), None) => '\u{621}',
            (Some('\u{627}' | '\u{649}'), None) => glide,
            (Some(c), None) if code(c).is_some() => c,
            _ => return String::new(),
        };
        if radicals > 0 {
            out.push(' ');
        }
        out.push(radical);
        radicals += 1;
    }
    if (2..=5).contains(&radicals) { out } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(parts: &[&str], silent: bool) -> String {
        let mut spelling = Spelling::default();
        assert!(spelling.read(parts, silent), "{parts:?}");
        spelling.text()
    }

    #[test]
    fn spelling_is_ours() {
        for (parts, silent, want) in [
            (&["كِتابْ"][..], false, "كِتَاب"),
            (&["\u{671}سْتَقْبَل", "َ"], false, "اِستَقبَلَ"),
            (&["\u{671}ُسْتُقْبِلَ"], false, "اُستُقبِلَ"),
            (&["كِتاب", "اً"], false, "كِتَابًا"),
            (&["كِتاب", "ًا"], false, "كِتَابًا"),
            (&["مُباراة"], false, "مُبَارَاة"),
            (&["مُبارا", "َة"], false, "مُبَارَاة"),
            (&["كَتَب", "ُوا"], true, "كَتَبُوا"),
            (&["رَمَ", "وْا"], true, "رَمَوا"),
            (&["دَعَ", "وا"], false, "دَعَوَا"),
            (&["مُدّ", "َّ", "ُ"], false, "مُدُّ"),
            (&["سَّيّارَة"], false, "سَّيَّارَة"),
            (&["هٰذا"], false, "هٰذَا"),
            (&["عَلى"], false, "عَلَى"),
            (&["مُسْتَوىً"], false, "مُستَوًى"),
        ] {
            assert_eq!(spelled(parts, silent), want, "{parts:?}");
        }
        let mut spelling = Spelling::default();
        for wrong in ["", "abc", "ك1", "ُ", "كتاب كتاب", "ببببببببببببببببببببببب"] {
            assert!(!spelling.read(&[wrong], false), "{wrong}");
        }
    }

    #[test]
    fn lemmas_and_roots() {
        assert_eq!(lemma_of("كَتَب-ُ_1", false).as_deref(), Some("كَتَب"));
        assert_eq!(lemma_of("كِتاب_2", false).as_deref(), Some("كِتَاب"));
        assert_eq!(lemma_of("سَوْفَ_1", true).as_deref(), Some("سَوفَ"));
        assert_eq!(lemma_of("جَلَسَ", false).as_deref(), Some("جَلَس"));
        assert_eq!(lemma_of("DEFAULT", false), None);
        for (written, want) in [
            ("ك.ت.ب", "ك ت ب"),
            ("ك_ت_ب", "ك ت ب"),
            ("أ.خ.ذ", "ء خ ذ"),
            ("ق.#.ل", "ق و ل"),
            ("FOREIGN", ""),
            ("", ""),
            ("NTWS", ""),
            ("كتب", ""),
        ] {
            assert_eq!(root_of(written, 'و'), want, "{written}");
        }
    }
}
