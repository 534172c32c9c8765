//! The spelling of a vocalised word at its joints: hamzat al-wasl after a proclitic, sun letters after the article, the ending that context made certain, the vowel
//! of an attached pronoun.

use super::clitics::enclitic_text;
use super::word::{Enclitic, Reading};
use crate::lexicon::features::{Case, Ending, Gender, Mood, Number, Person, Pos};
use crate::text::letters::{ALEF, SHADDA, is_mark};

const SUN: [char; 14] = ['ت', 'ث', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ل', 'ن'];

/// Whether the form begins with hamzat al-wasl: a bare alef with a vowel on it.
pub(super) fn is_wasl(base: &str) -> bool {
    base.starts_with(ALEF)
}

/// Shadda on the first letter after the article, when it is a sun letter.
pub(super) fn assimilate(base: &str) -> String {
    let mut chars = base.chars();
    let Some(first) = chars.next() else { return String::new() };
    let marks: String = chars.clone().take_while(|c| is_mark(*c)).collect();
    let rest: String = chars.skip(marks.chars().count()).collect();
    if SUN.contains(&first) && !marks.contains(SHADDA) {
        format!("{first}{marks}{SHADDA}{rest}")
    } else if is_wasl(base) {
        // اَلاجتِمَاع: the wasl alef is silent.
        format!("{first}{rest}")
    } else {
        base.to_owned()
    }
}

/// Adds the short ending that context made certain.
pub(super) fn with_ending(mut base: String, reading: &Reading, article: bool) -> String {
    let f = &reading.features;
    let definite = article || reading.enclitic.is_some();
    let ending = match (f.ending, f.case) {
        (Ending::Triptote | Ending::Diptote | Ending::SoundFem, _) if reading.enclitic.is_some() => match f.case {
            Case::Gen | Case::AccGen => "\u{650}",
            Case::Acc if f.ending != Ending::SoundFem => "\u{64E}",
            Case::Nom => "\u{64F}",
            _ => "",
        },
        (Ending::Triptote | Ending::SoundFem, Case::Gen) => "\u{650}",
        (Ending::Diptote, Case::Gen) => {
            if definite {
                "\u{650}"
            } else {
                "\u{64E}"
            }
        }
        (Ending::Mood, _) => match f.mood {
            Mood::Ind => "\u{64F}",
            Mood::Sub => "\u{64E}",
            Mood::None if reading.enclitic.is_some() => "\u{64F}",
            _ => "",
        },
        _ => "",
    };
    // A first-person ـي takes the place of the case vowel.
    let my = reading.enclitic.is_some_and(|e| e.person == Person::First && e.number == Number::Sing) && f.pos != Pos::Verb;
    if my {
        if matches!(f.ending, Ending::Triptote | Ending::Diptote | Ending::SoundFem) {
            base.push('\u{650}');
        }
        return base;
    }
    if base.ends_with(is_mark) && !base.ends_with(SHADDA) {
        return base;
    }
    if base.ends_with(SHADDA) {
        base.pop();
        base.push_str(ending);
        base.push(SHADDA);
        return base;
    }
    base.push_str(ending);
    base
}

/// The word before its attached pronoun: the final vowel of عِندَ or إِنَّ becomes i before ـي (عِندِي، إِنِّي).
pub(super) fn before_pronoun(mut base: String, pronoun: Option<Enclitic>) -> String {
    let mine = pronoun.is_some_and(|p| p.person == Person::First && p.number == Number::Sing);
    let vowel = base.trim_end_matches(SHADDA).len();
    if mine && base.get(..vowel).is_some_and(|b| b.ends_with('\u{64E}')) {
        base.replace_range(vowel - '\u{64E}'.len_utf8()..vowel, "\u{650}");
    }
    base
}

pub(super) fn pronoun_text(pronoun: Enclitic, after_verb: bool, base: &str) -> String {
    let text = enclitic_text(pronoun, after_verb);
    let last: Vec<char> = base.chars().rev().take(2).collect();
    let front = matches!(last.as_slice(), ['\u{650}', ..] | ['ي', '\u{650}' | '\u{64E}'])
        || matches!(last.as_slice(), [SHADDA, '\u{650}']);
    // Vowel harmony: ـهُ becomes ـهِ after i and y.
    if front && pronoun.person == Person::Third && !(pronoun.gender == Gender::Fem && pronoun.number == Number::Sing) {
        text.replacen('\u{64F}', "\u{650}", 1)
    } else {
        text.to_owned()
    }
}
