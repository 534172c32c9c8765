//! The endings of the perfect.

use super::super::features::{Aspect, Features, Form, Gender, Number, Person, Pos, Voice};
use super::emit;
use super::phones::Phones;
use super::stem::{Stem, join};
use Gender::{Fem, Masc};
use Number::{Dual, Plur, Sing};
use Person::{First, Second, Third};

/// A person of the paradigm.
pub(super) type Slot = (Person, Gender, Number);

const ENDINGS: [(&str, Slot); 13] = [
    ("a", (Third, Masc, Sing)),
    ("at", (Third, Fem, Sing)),
    ("A", (Third, Masc, Dual)),
    ("atA", (Third, Fem, Dual)),
    ("U!", (Third, Masc, Plur)),
    ("na", (Third, Fem, Plur)),
    ("ta", (Second, Masc, Sing)),
    ("ti", (Second, Fem, Sing)),
    ("tumA", (Second, Gender::None, Dual)),
    ("tum", (Second, Masc, Plur)),
    ("tunna", (Second, Fem, Plur)),
    ("tu", (First, Gender::None, Sing)),
    ("nA", (First, Gender::None, Plur)),
];

/// Adds the perfect. `only_third`: third person singular alone (نِعم).
pub(super) fn add(forms: &mut Vec<Form>, stem: &Stem, voice: Voice, only_third: bool) {
    for (ending, (person, gender, number)) in ENDINGS {
        if only_third && (person != Third || number != Sing) {
            continue;
        }
        let features = Features { pos: Pos::Verb, aspect: Aspect::Perf, voice, person, gender, number, ..Features::default() };
        let word = join(stem, &letters(ending));
        if (person, gender, number) == (Second, Masc, Plur) {
            emit::free(forms, &word, features);
            let mut long: Phones = word;
            long.push('U');
            emit::bound(forms, &long, features);
        } else {
            emit::complete(forms, &word, features);
        }
    }
}

/// Latin `t m n` in the table above, for legibility of mixed strings.
fn letters(ending: &str) -> String {
    ending
        .chars()
        .map(|c| match c {
            't' => 'ت',
            'm' => 'م',
            'n' => 'ن',
            other => other,
        })
        .collect()
}
