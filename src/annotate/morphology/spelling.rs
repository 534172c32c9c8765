//! The spelling of a vocalised word at its joints: hamzat al-wasl after a proclitic, sun letters after the article, the ending that context made certain, the vowel
//! of an attached pronoun.

use super::clitics::enclitic_text;
use super::word::{Enclitic, Reading};
use crate::lexicon::features::{Attachment, Case, Ending, Gender, Mood, Number, Person, Pos};
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

/// How a pronoun is joined to its word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// By its own letters, or there is none.
    Plain,
    /// ـي, which takes the place of the vowel before it: كِتَابِي، إِنِّي.
    My,
    /// Its ن doubles that of the word: مِنِّي، مِنَّا.
    Doubled,
    /// Its ي is the shadda on that of the word: إِلَيَّ.
    Swallowed,
}

impl Joint {
    /// The joint of a form and the pronoun of `reading`, which is written with `letters` letters.
    pub(super) fn of(reading: &Reading, attachment: Attachment, letters: usize) -> Self {
        let Some(pronoun) = reading.enclitic else { return Self::Plain };
        match letters {
            0 => Self::Swallowed,
            _ if attachment == Attachment::Doubled => Self::Doubled,
            1 if pronoun.is_me() => Self::My,
            _ => Self::Plain,
        }
    }
}

/// A word with a mark on its last letter, in the order of NFC: a vowel before a shadda.
fn marked(word: &str, mark: &str) -> String {
    word.strip_suffix(SHADDA).map_or_else(|| format!("{word}{mark}"), |stem| format!("{stem}{mark}{SHADDA}"))
}

/// A word without the vowel of its last letter.
fn without_vowel(word: &str) -> String {
    let (stem, shadda) = word.strip_suffix(SHADDA).map_or((word, ""), |stem| (stem, "\u{651}"));
    format!("{}{shadda}", stem.strip_suffix(['\u{64E}', '\u{64F}', '\u{650}']).unwrap_or(stem))
}

/// Adds the short ending that context made certain.
pub(super) fn with_ending(mut base: String, reading: &Reading, article: bool, joint: Joint) -> String {
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
        (Ending::Defective, _) if f.pos == Pos::Verb && f.mood == Mood::Sub => "\u{64E}",
        (Ending::Mood, _) => match f.mood {
            Mood::Ind => "\u{64F}",
            Mood::Sub => "\u{64E}",
            Mood::None | Mood::IndSub if reading.enclitic.is_some() => "\u{64F}",
            _ => "",
        },
        _ => "",
    };
    // A first-person ـي takes the place of the last vowel.
    match joint {
        Joint::My if f.pos != Pos::Verb => {
            let long = base.ends_with([ALEF, 'ي', 'و']);
            return if long { base } else { marked(&without_vowel(&base), "\u{650}") };
        }
        Joint::Doubled if reading.enclitic.is_some_and(Enclitic::is_me) => return marked(&base, "\u{650}"),
        Joint::Doubled => return marked(&base, "\u{64E}"),
        Joint::Swallowed => return base,
        _ => {}
    }
    // Adverbs of place and time take the genitive after مِن and إِلَى: مِن قَبلِ.
    if f.pos == Pos::Adp && f.case == Case::Gen && base.ends_with('\u{64E}') {
        base.pop();
        base.push('\u{650}');
        return base;
    }
    if ending.is_empty() || base.ends_with(is_mark) && !base.ends_with(SHADDA) {
        return base;
    }
    marked(&base, ending)
}

/// The pronoun with its vowels, as it stands after `base`.
pub(super) fn pronoun_text(pronoun: Enclitic, joint: Joint, after_verb: bool, base: &str) -> String {
    let text = match joint {
        Joint::Swallowed => return "\u{64E}\u{651}".to_owned(),
        Joint::Doubled if pronoun.number == Number::Plur => return ALEF.to_string(),
        Joint::My | Joint::Doubled if base.ends_with(ALEF) => "يَ",
        Joint::My | Joint::Doubled => "ي",
        Joint::Plain => enclitic_text(pronoun, after_verb || pronoun.is_me()),
    };
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
