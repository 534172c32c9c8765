//! The spelling of a vocalised word at its joints: hamzat al-wasl after a proclitic, sun letters after the article, the ending that context made certain, the vowel
//! of an attached pronoun.

use super::clitics::enclitic_text;
use super::word::{Enclitic, Reading};
use crate::lexicon::features::{Case, Ending, Gender, Mood, Number, Person, Pos, State};
use crate::text::letters::{ALEF, ALEF_MADDA, ALEF_MAKSURA, DAMMA, FATHA, KASRA, SHADDA, TEH_MARBUTA, is_letter, is_mark};

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
        // اَلِاجتِمَاع: the wasl alef is silent, and the article's lam takes a kasra.
        format!("{KASRA}{first}{rest}")
    } else {
        base.to_owned()
    }
}

/// A word whose vowels nobody wrote, with those that its letters tell: ا, و and ي between consonants are long vowels (هيلاري → هِيلَارِي), ة and ى follow
/// a fatha.
pub(super) fn long_vowels(word: &str) -> String {
    const VOWELS: [char; 6] = [ALEF, ALEF_MADDA, ALEF_MAKSURA, TEH_MARBUTA, 'و', 'ي'];
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len() * 2);
    // Whether the letter before is a consonant.
    let mut open = false;
    for (at, &letter) in letters.iter().enumerate() {
        let next_is_vowel = letters.get(at + 1).is_some_and(|next| VOWELS.contains(next));
        let vowel = match letter {
            ALEF | ALEF_MAKSURA | TEH_MARBUTA if open => Some(FATHA),
            'و' if open && !next_is_vowel => Some(DAMMA),
            'ي' if open && !next_is_vowel => Some(KASRA),
            _ => None,
        };
        out.extend(vowel);
        out.push(letter);
        open = vowel.is_none() && is_letter(letter) && letter != ALEF && letter != ALEF_MADDA;
    }
    out
}

/// Whether the ن of protection stands between `base` and the ـي of the first person: إِنَّنِي، لَيتَنِي, but إِنِّي، مِنِّي.
pub(super) fn is_guarded(surface: &str, base: &str) -> bool {
    let letters = |text: &str| -> Vec<char> { text.chars().filter(|c| !is_mark(*c)).collect() };
    matches!(letters(surface).as_slice(), [.., before, 'ن', 'ي' | 'ى'] if letters(base).last() == Some(before))
}

/// The end of a particle before ـِي: مَعَ → مَعِي, أَنَّ → أَنِّي, عَن → عَنِّي.
fn before_my(base: &mut String) {
    let doubled = base.ends_with(SHADDA);
    if doubled {
        base.pop();
    }
    if base.ends_with(FATHA) {
        base.pop();
        base.push(KASRA);
    } else if base.ends_with('ن') {
        base.push(KASRA);
        base.push(SHADDA);
    }
    if doubled {
        base.push(SHADDA);
    }
}

/// Adds the short ending that context made certain. `guarded`: the first-person pronoun is written ـني.
pub(super) fn with_ending(mut base: String, reading: &Reading, article: bool, guarded: bool) -> String {
    let f = &reading.features;
    let definite = article || reading.enclitic.is_some();
    let ending = match (f.ending, f.case) {
        (Ending::Triptote | Ending::Diptote | Ending::SoundFem, _) if reading.enclitic.is_some() => match f.case {
            Case::Gen | Case::AccGen => "\u{650}",
            Case::Acc if f.ending == Ending::SoundFem => "\u{650}",
            Case::Acc => "\u{64E}",
            Case::Nom => "\u{64F}",
            _ => "",
        },
        (Ending::Triptote | Ending::SoundFem, Case::Gen) if f.state == State::Indef => "\u{64D}",
        (Ending::Triptote | Ending::SoundFem, Case::Gen) => "\u{650}",
        (Ending::Diptote, Case::Gen) => {
            if definite {
                "\u{650}"
            } else {
                "\u{64E}"
            }
        }
        // «لن يدعوَ», «أن تبنيَها».
        (Ending::Defective, _) if f.pos == Pos::Verb && f.mood == Mood::Sub && base.ends_with(['و', 'ي']) => "\u{64E}",
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
            base.push(KASRA);
        } else if !guarded && !matches!(f.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num) {
            before_my(&mut base);
        }
        return base;
    }
    // Adverbs of place and time take the genitive after مِن: مِن قَبلِ.
    if f.pos == Pos::Adp && f.case == Case::Gen && base.ends_with(FATHA) {
        base.pop();
        base.push(KASRA);
        return base;
    }
    // A name in ـا or ـى has no place for a case vowel (سُورِيَا).
    if base.ends_with(is_mark) && !base.ends_with(SHADDA) || base.ends_with([ALEF, ALEF_MAKSURA]) {
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

pub(super) fn pronoun_text(pronoun: Enclitic, guarded: bool, base: &str) -> String {
    let text = enclitic_text(pronoun, guarded);
    if text == "ي" && base.ends_with([ALEF, 'ي']) {
        return "ي\u{64E}".to_owned();
    }
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
