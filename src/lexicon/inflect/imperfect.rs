//! Prefixes and endings of the imperfect and the imperative.

use super::super::features::{Aspect, Ending, Features, Form, Gender, Mood, Number, Person, Pos, Voice};
use super::emit;
use super::irregular;
use super::perfect::Slot;
use super::phones::{HAMZA, Phones, WASL, is_consonant, next};
use super::shape::{Class, Habit, Shape};
use super::stem::{Stem, bare, join};
use Gender::{Fem, Masc};
use Number::{Dual, Plur, Sing};
use Person::{First, Second, Third};

/// Persons without suffix.
const BARE: [(char, Slot); 5] = [
    ('ي', (Third, Masc, Sing)),
    ('ت', (Third, Fem, Sing)),
    ('ت', (Second, Masc, Sing)),
    (HAMZA, (First, Gender::None, Sing)),
    ('ن', (First, Gender::None, Plur)),
];

/// Persons with a suffix: indicative, and subjunctive or jussive.
const SUFFIXED: [(char, &str, &str, Slot); 6] = [
    ('ي', "Aنi", "A", (Third, Masc, Dual)),
    ('ت', "Aنi", "A", (Third, Fem, Dual)),
    ('ت', "Aنi", "A", (Second, Gender::None, Dual)),
    ('ي', "Uنa", "U!", (Third, Masc, Plur)),
    ('ت', "Uنa", "U!", (Second, Masc, Plur)),
    ('ت', "Iنa", "I", (Second, Fem, Sing)),
];

/// Feminine plurals, the same in all moods.
const FEMININE: [(char, Slot); 2] = [('ي', (Third, Fem, Plur)), ('ت', (Second, Fem, Plur))];

fn features(voice: Voice, (person, gender, number): Slot) -> Features {
    Features { pos: Pos::Verb, aspect: Aspect::Imp, voice, person, gender, number, ..Features::default() }
}

fn prefixed(prefix: char, stem: Phones) -> Phones {
    let mut word = stem;
    word.insert(0, prefix);
    word
}

/// Adds the imperfect of a voice.
pub(super) fn add(forms: &mut Vec<Form>, shape: &Shape, stem: &Stem, voice: Voice) {
    for (prefix, slot) in BARE {
        add_bare(forms, shape, stem, prefix, features(voice, slot));
    }
    for (prefix, indicative, other, slot) in SUFFIXED {
        let features = features(voice, slot);
        emit::complete(forms, &prefixed(prefix, join(stem, indicative)), Features { mood: Mood::Ind, ..features });
        emit::complete(forms, &prefixed(prefix, join(stem, other)), Features { mood: Mood::SubJus, ..features });
    }
    for (prefix, slot) in FEMININE {
        emit::complete(forms, &prefixed(prefix, join(stem, "نa")), features(voice, slot));
    }
}

fn add_bare(forms: &mut Vec<Form>, shape: &Shape, stem: &Stem, prefix: char, features: Features) {
    let long = prefixed(prefix, join(stem, ""));
    let short = prefixed(prefix, bare(stem));
    let jussive = Features { mood: Mood::Jus, ..features };
    match stem {
        Stem::Weak { vowel, .. } => {
            let ending = if *vowel == 'a' { Ending::Complete } else { Ending::Defective };
            emit::complete(forms, &long, Features { mood: Mood::IndSub, ending, ..features });
            emit::complete(forms, &short, jussive);
        }
        Stem::Strong { open, closed } if open == closed => emit::moody(forms, &long, features),
        Stem::Strong { .. } if shape.tied() => {
            emit::moody(forms, &long, features);
            emit::complete(forms, &short, jussive);
        }
        Stem::Strong { .. } => {
            emit::moody(forms, &long, Features { mood: Mood::IndSub, ..features });
            emit::complete(forms, &short, jussive);
            if irregular::clips_jussive(shape) && features.voice == Voice::Act {
                let mut clipped = short;
                clipped.pop();
                emit::complete(forms, &clipped, jussive);
            }
        }
    }
}

const IMPERATIVE: [(&str, Slot); 4] =
    [("I", (Second, Fem, Sing)), ("A", (Second, Gender::None, Dual)), ("U!", (Second, Masc, Plur)), ("نa", (Second, Fem, Plur))];

/// Adds the imperative, from the stem of the imperfect active.
pub(super) fn add_imperative(forms: &mut Vec<Form>, shape: &Shape, stem: &Stem) {
    if shape.habit == Habit::Clipped && shape.class == Class::I {
        return;
    }
    if let Some(short) = irregular::imperative_stem(shape) {
        add_imperative_of(forms, shape, &Stem::Strong { open: short.clone(), closed: short }, false);
    }
    if !irregular::only_short_imperative(shape) {
        add_imperative_of(forms, shape, stem, true);
    }
}

fn add_imperative_of(forms: &mut Vec<Form>, shape: &Shape, stem: &Stem, opened: bool) {
    let finish = |word: Phones| if opened { open(shape, word) } else { word };
    let features = |slot: Slot| Features { aspect: Aspect::Imperative, ..self::features(Voice::Act, slot) };
    let masculine = features((Second, Masc, Sing));
    if shape.tied() {
        let mut word = join(stem, "");
        word.push('a');
        emit::complete(forms, &finish(word), masculine);
    }
    emit::complete(forms, &finish(bare(stem)), masculine);
    for (ending, slot) in IMPERATIVE {
        emit::complete(forms, &finish(join(stem, ending)), features(slot));
    }
}

/// Takes the vowel of the prefix off and gives a word that then begins with two consonants a hamza to stand on.
fn open(shape: &Shape, mut word: Phones) -> Phones {
    word.remove(0);
    if shape.class == Class::IV {
        word.splice(0..0, [HAMZA, 'a']);
        return word;
    }
    if next(&word, 0).is_some_and(is_consonant) {
        let u = shape.class == Class::I && shape.present == 'u';
        word.splice(0..0, [WASL, if u { 'u' } else { 'i' }]);
    }
    word
}
