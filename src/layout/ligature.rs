//! Ligatures of several letters (ﷲ and the like), which no terminal fits into a cell: shown as the letters they are made of.
//!
//! In: a character. Out: its letters. Source: compatibility decompositions of U+FBEA–FDFC; U+FDFD has none and is spelled
//! out. The cells of one ligature share its span.

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::text::joining::Joining;
use crate::text::plain::BASMALA;

/// Whether `c` is shown as the letters it is made of. Lam-alef (U+FEF5–FEFC), marks on a blank and a letter with a mark (U+FD3C)
/// fit into a cell as they are.
pub(super) const fn is_ligature(c: char) -> bool {
    let one_letter =
        matches!(c, '\u{FC5B}'..='\u{FC5D}' | '\u{FC90}' | '\u{FD90}' | '\u{FD91}' | '\u{FCD9}' | '\u{FD3C}' | '\u{FD3D}');
    !one_letter
        && matches!(c, '\u{FBEA}'..='\u{FBFB}' | '\u{FC00}'..='\u{FC5D}' | '\u{FC64}'..='\u{FCF1}' | '\u{FCF5}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDC7}' | '\u{FDF0}'..='\u{FDFD}')
}

/// A letter of a ligature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Letter {
    /// Itself.
    pub(super) c: char,
    /// Whether it joins the letter before it.
    pub(super) before: bool,
    /// Whether it joins the letter after it.
    pub(super) after: bool,
}

/// The letters of `ligature`, in logical order, joined among themselves.
pub(super) fn letters(ligature: char) -> Vec<Letter> {
    let mut buffer = [0; 4];
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(ligature.encode_utf8(&mut buffer)).into_owned();
    let text = if ligature == '\u{FDFD}' { BASMALA } else { &decomposed };
    let mut letters: Vec<Letter> = Vec::new();
    for c in text.chars() {
        // Decomposition splits yeh with hamza; the mark goes back to its letter.
        let composed = icu_normalizer::properties::CanonicalCompositionBorrowed::new();
        if let Some(last) = letters.last_mut()
            && let Some(whole) = composed.compose(last.c, c)
        {
            last.c = whole;
            continue;
        }
        if Joining::of(c) == Joining::Transparent {
            continue;
        }
        let joined = letters.last_mut().is_some_and(|last| Joining::of(last.c).joins_after() && Joining::of(c).joins_before());
        if let Some(last) = letters.last_mut() {
            last.after = joined;
        }
        letters.push(Letter { c, before: joined, after: false });
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(c: char) -> String {
        letters(c).iter().map(|letter| letter.c).collect()
    }

    #[test]
    fn letters_of_ligatures() {
        assert_eq!(spell('\u{FDF2}'), "الله");
        assert_eq!(spell('\u{FDFA}'), "صلى الله عليه وسلم");
        assert_eq!(spell('\u{FDFD}'), BASMALA);
        assert_eq!(spell('\u{FBEA}'), "ئا");
        let single: Vec<char> = ('\u{FB50}'..='\u{FEFF}').filter(|c| is_ligature(*c) && letters(*c).len() < 2).collect();
        assert_eq!(single, Vec::<char>::new());
    }
}
