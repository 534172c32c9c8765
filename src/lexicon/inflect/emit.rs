//! Writing a form in its free and its bound spelling.

use super::super::features::{Aspect, Attachment, Case, Ending, Features, Form, Mood, Number, Pos, State};
use super::orthography::write;
use super::phones::{HAMZA, Phones, is_consonant, is_glide};

/// Adds a complete form: one entry when it is spelled the same before a pronoun, else a Free and a Bound one.
pub(super) fn complete(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    let free = write(phones, false);
    let bound = write(phones, true);
    if free == bound {
        push_all(forms, phones, free, Features { attachment: Attachment::Either, ..features });
    } else {
        push_all(forms, phones, free, Features { attachment: Attachment::Free, ..features });
        push_all(forms, phones, bound, Features { attachment: Attachment::Bound, ..features });
    }
}

/// Adds a form, and the other spelling that the press has of it.
fn push_all(forms: &mut Vec<Form>, phones: &[char], spelled: String, features: Features) {
    let other = press(phones, &spelled, features);
    push(forms, spelled, features);
    if let Some(other) = other {
        push(forms, other, features);
    }
}

/// The seat that hamza has in the press where the verb or noun is written as if its ending were not there: بَدَأُوا, يَبدَأُونَ, جَاءُوا, قَرَأَا, مَبدَأَانِ; and أُؤمِن,
/// where the grammar contracts أُومِن.
fn press(phones: &[char], spelled: &str, features: Features) -> Option<String> {
    if features.aspect == Aspect::Imp && matches!(phones, [HAMZA, 'u', HAMZA, ..]) {
        return spelled.strip_prefix("أُو").map(|rest| format!("أُؤ{rest}"));
    }
    if features.number == Number::Dual {
        let (stem, end) = ["آنِ", "آ"].iter().find_map(|end| Some((spelled.strip_suffix(end)?, end)))?;
        return (!stem.is_empty()).then(|| format!("{stem}أَا{}", end.trim_start_matches('آ')));
    }
    if features.number != Number::Plur || features.pos != Pos::Verb && features.ending != Ending::Complete {
        return None;
    }
    let (stem, end) = ["ؤُوا", "ؤُونَ", "ؤُو"].iter().find_map(|end| Some((spelled.strip_suffix(end)?, end)))?;
    let before = stem.trim_end_matches(SHADDA).chars().last()?;
    let seat = match before {
        FATHA => 'أ',
        'ا' => 'ء',
        _ => return None,
    };
    Some(format!("{stem}{seat}{}", end.trim_start_matches('ؤ')))
}

/// Adds a form in one spelling only.
pub(super) fn free(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    push_all(forms, phones, write(phones, false), Features { attachment: Attachment::Free, ..features });
}

/// Adds a form that stands only before pronouns.
pub(super) fn bound(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    push(forms, write(phones, true), Features { attachment: Attachment::Bound, ..features });
}

/// Adds a nominal form that lacks its case vowel; `joint` as in `phones`. Final hamza is spelled by case before a pronoun.
pub(super) fn declined(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    let free = write(phones, false);
    let spellings = before_pronoun(phones, true, ['u', 'a', 'i']);
    if spellings.iter().all(|spelling| *spelling == free) {
        push(forms, free, Features { attachment: Attachment::Either, ..features });
        return;
    }
    push(forms, free, Features { attachment: Attachment::Free, ..features });
    let features = Features { attachment: Attachment::Bound, state: State::Construct, ..features };
    let other = other_seats(phones);
    let [nominative, accusative, genitive] = spellings;
    if nominative == accusative && accusative == genitive {
        push(forms, nominative, features);
        return;
    }
    push(forms, nominative, Features { case: Case::Nom, ..features });
    push(forms, accusative, Features { case: Case::Acc, ..features });
    push(forms, genitive, Features { case: Case::Gen, ..features });
    for (spelled, case) in other {
        push(forms, spelled, Features { case, ..features });
    }
}

/// Where writers disagree about hamza before a pronoun: جُزأَهُ beside جُزءَهُ, هُدُوءُهُ beside هُدُوؤُهُ.
fn other_seats(phones: &[char]) -> Vec<(String, Case)> {
    match phones {
        [.., before, HAMZA] if is_consonant(*before) && !is_glide(*before) => {
            let [accusative] = before_pronoun(phones, false, ['a']);
            vec![(accusative, Case::Acc)]
        }
        [.., 'U' | 'و', HAMZA] => vec![(write(phones, false), Case::Nom)],
        _ => Vec::new(),
    }
}

/// Adds an imperfect without suffix, which lacks its mood vowel. `moods`: `Mood::None` or `Mood::IndSub`.
pub(super) fn moody(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    let features = Features { ending: Ending::Mood, ..features };
    let free = write(phones, false);
    let [indicative, subjunctive] = before_pronoun(phones, false, ['u', 'a']);
    if indicative == free && subjunctive == free {
        push_all(forms, phones, free, Features { attachment: Attachment::Either, ..features });
        return;
    }
    push(forms, free, Features { attachment: Attachment::Free, ..features });
    let features = Features { attachment: Attachment::Bound, ..features };
    if indicative == subjunctive {
        push(forms, indicative, features);
        return;
    }
    let other = if features.mood == Mood::None { Mood::SubJus } else { Mood::Sub };
    push(forms, indicative, Features { mood: Mood::Ind, ..features });
    push(forms, subjunctive, Features { mood: other, ..features });
}

/// The spellings before a pronoun with each of `vowels`, without that vowel.
fn before_pronoun<const N: usize>(phones: &[char], joint: bool, vowels: [char; N]) -> [String; N] {
    vowels.map(|vowel| {
        let mut word: Phones = phones.to_vec();
        if joint {
            word.push('+');
        }
        word.push(vowel);
        let mut spelled = write(&word, true);
        // A shadda stands behind the vowel.
        let shadda = spelled.ends_with(SHADDA);
        if shadda {
            spelled.pop();
        }
        spelled.pop();
        if shadda {
            spelled.push(SHADDA);
        }
        spelled
    })
}

const SHADDA: char = '\u{651}';
const FATHA: char = '\u{64E}';

/// Adds a form unless it is there already.
pub(super) fn push(forms: &mut Vec<Form>, vocalized: String, features: Features) {
    let form = Form { vocalized, features };
    if !forms.contains(&form) {
        forms.push(form);
    }
}
