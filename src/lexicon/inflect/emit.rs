//! Writing a form in its free and its bound spelling.

use super::super::features::{Attachment, Case, Ending, Features, Form, Mood, State};
use super::orthography::write;
use super::phones::Phones;

/// Adds a complete form: one entry when it is spelled the same before a pronoun, else a Free and a Bound one.
pub(super) fn complete(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    let free = write(phones, false);
    let bound = write(phones, true);
    if free == bound {
        push(forms, free, Features { attachment: Attachment::Either, ..features });
    } else {
        push(forms, free, Features { attachment: Attachment::Free, ..features });
        push(forms, bound, Features { attachment: Attachment::Bound, ..features });
    }
}

/// Adds a form in one spelling only.
pub(super) fn free(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    push(forms, write(phones, false), Features { attachment: Attachment::Free, ..features });
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
    let [nominative, accusative, genitive] = spellings;
    if nominative == accusative && accusative == genitive {
        push(forms, nominative, features);
        return;
    }
    push(forms, nominative, Features { case: Case::Nom, ..features });
    push(forms, accusative, Features { case: Case::Acc, ..features });
    push(forms, genitive, Features { case: Case::Gen, ..features });
}

/// Adds an imperfect without suffix, which lacks its mood vowel. `moods`: `Mood::None` or `Mood::IndSub`.
pub(super) fn moody(forms: &mut Vec<Form>, phones: &[char], features: Features) {
    let features = Features { ending: Ending::Mood, ..features };
    let free = write(phones, false);
    let [indicative, subjunctive] = before_pronoun(phones, false, ['u', 'a']);
    if indicative == free && subjunctive == free {
        push(forms, free, Features { attachment: Attachment::Either, ..features });
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

/// Adds a form unless it is there already.
pub(super) fn push(forms: &mut Vec<Form>, vocalized: String, features: Features) {
    let form = Form { vocalized, features };
    if !forms.contains(&form) {
        forms.push(form);
    }
}
