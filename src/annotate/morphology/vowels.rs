//! The vowels that a writer gives: whether a reading agrees with them, and what they say of case and mood.

use super::analyse::{Letters, SUKUN_WRITTEN};
use super::word::Proclitics;
use crate::lexicon::features::{Case, Ending, Features, Mood, Number, Person, Pos};
use crate::lexicon::{Cell, Lexicon};
use crate::text::letters;

/// The case or mood that the mark on the form's last letter writes out, where the form leaves it open.
pub(super) fn ended(features: Features, mark: Option<&u8>) -> Features {
    let vowel = mark.map_or(0, |mark| mark & 7);
    let (mut case, mut mood) = (features.case, features.mood);
    match (features.ending, vowel) {
        (Ending::Triptote, 1 | 4) => case = Case::Acc,
        (Ending::Triptote | Ending::Diptote | Ending::SoundFem, 2 | 5) => case = Case::Nom,
        (Ending::Triptote | Ending::Diptote, 3 | 6) => case = Case::Gen,
        (Ending::Mood, 1) => mood = Mood::Sub,
        (Ending::Mood, 2) => mood = Mood::Ind,
        _ => {}
    }
    let open = features.case == Case::None && matches!(features.mood, Mood::None | Mood::IndSub);
    if open { Features { case, mood, ..features } } else { features }
}

/// Whether the vowels written on the form's letters agree with its pattern. A letter without a mark agrees with any. The last letter may carry a case or
/// mood vowel, before a pronoun too.
pub(super) fn agrees(lexicon: &Lexicon, word: &Letters, from: usize, length: usize, cell: &Cell) -> bool {
    let pattern = lexicon.pattern(cell.pattern);
    (0..length).all(|i| {
        let written = word.marks.get(from + i).copied().unwrap_or(0);
        let known = pattern.get(i).copied().unwrap_or(0);
        let (written_vowel, known_vowel) = (written & 7, known & 7);
        let (written_shadda, known_shadda) = (written & 8, known & 8);
        let last = i + 1 == length;
        let vowel = written_vowel == 0
            || written_vowel == known_vowel
            || last && known_vowel == 0 && may_end(cell.features, written_vowel);
        // In pause the last vowel is silent.
        let silent = written & SUKUN_WRITTEN == 0 || known == 0 || last && known_shadda == 0;
        // The first letter after the article may carry the shadda of assimilation.
        let shadda = written_shadda == 0 || known_shadda != 0 || i == 0 && from > 0;
        vowel && silent && shadda
    })
}

/// Whether a form whose last letter has no vowel may be written with this one: verbs have no tanwin, and complete ones at most the vowel that helps over to
/// the next word (كَتَبَتِ, كَتَبتُمُ). Nouns are not watched so closely: names take what their writers give them.
fn may_end(features: Features, vowel: u8) -> bool {
    const DAMMA: u8 = 2;
    const KASRA: u8 = 3;
    if features.pos != Pos::Verb {
        return true;
    }
    match features.ending {
        Ending::Complete if (features.person, features.number) == (Person::Second, Number::Plur) => {
            matches!(vowel, DAMMA | KASRA)
        }
        Ending::Complete => vowel == KASRA,
        _ => vowel <= KASRA,
    }
}

/// Whether the vowels written on the proclitics are theirs: وَ فَ أَ كَ سَ, بِ, لِ or emphatic لَ; the article's lam has none, or kasra before hamzat al-wasl (الِاجتِمَاع).
pub(super) fn clitics_agree(word: &Letters, from: usize, proclitics: Proclitics) -> bool {
    const FATHA: u8 = 1;
    const KASRA: u8 = 3;
    let letter = |at: usize| word.codes.get(at).copied().and_then(letters::letter);
    (0..from).all(|at| {
        let vowel = word.marks.get(at).map_or(0, |mark| mark & 7);
        let after_alef = at.checked_sub(1).and_then(letter).is_some_and(|c| matches!(c, letters::ALEF | letters::LAM));
        match letter(at) {
            Some(letters::LAM) if at + 1 == from && after_alef && proclitics.has(Proclitics::AL) => {
                matches!(vowel, 0 | KASRA)
            }
            Some(letters::LAM) if proclitics.has(Proclitics::LA) => matches!(vowel, 0 | FATHA),
            Some(letters::LAM | letters::BEH) => matches!(vowel, 0 | KASRA),
            _ => matches!(vowel, 0 | FATHA),
        }
    })
}

/// Whether the vowels written on an attached pronoun, the letters from `start` on, are its own: هُ هِ, هَا, هُم, كَ كِ, كُم, نَا, نِي; ي has shadda only where it meets another ي
/// (عَلَيَّ), never behind the ن of protection.
pub(super) fn pronoun_agrees(word: &Letters, start: usize) -> bool {
    const FATHA: u8 = 1;
    const DAMMA: u8 = 2;
    const KASRA: u8 = 3;
    let rest = word.codes.get(start..).unwrap_or(&[]);
    let letter = |at: usize| rest.get(at).copied().and_then(letters::letter);
    let mark = |at: usize| word.marks.get(start + at).map_or(0, |mark| mark & 15);
    let one_of = |at: usize, allowed: &[u8]| mark(at) == 0 || allowed.contains(&mark(at));
    match (letter(0), letter(1)) {
        (Some(letters::HEH), Some(letters::ALEF)) => one_of(0, &[FATHA]),
        (Some(letters::HEH), _) => one_of(0, &[DAMMA, KASRA]),
        (Some(letters::KAF), Some(_)) => one_of(0, &[DAMMA]),
        (Some(letters::KAF), None) => one_of(0, &[FATHA, KASRA]),
        (Some(letters::NOON), Some(letters::ALEF)) => one_of(0, &[FATHA]),
        (Some(letters::NOON), Some(_)) => one_of(0, &[KASRA]) && one_of(1, &[FATHA]),
        _ => true,
    }
}
