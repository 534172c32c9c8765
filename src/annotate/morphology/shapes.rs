//! The shapes of words that no table has: which letters are radicals, and what vowels the pattern puts on them.
//!
//! In: the letters of a word without its proclitics. Out: for each shape that fits, what the word is as a form; and once a reading is chosen, its lemma,
//! vowels and root. Radicals are taken to be sound: a word with a weak letter among them fits no shape.

use crate::lexicon::features::{Aspect, Attachment, Case, Ending, Features, Gender, Mood, Number, Person, Pos, State, Voice};
use crate::text::letters::is_mark;
use std::sync::LazyLock;

/// A pattern: `1`, `2`, `3` are radicals, other letters stand for themselves.
struct Shape {
    /// The word with its vowels.
    word: String,
    /// Its lemma.
    lemma: String,
    /// What it is.
    features: Features,
    /// What speaks for it (below zero) or against it, beside a name of the same letters, in tenths of a nat.
    weight: i16,
    /// How many letters it has.
    length: usize,
}

impl Shape {
    fn new(word: String, lemma: String, features: Features, weight: i16) -> Self {
        let length = word.chars().filter(|&c| !is_mark(c)).count();
        Self { word, lemma, features, weight, length }
    }
}

/// What a shape says of a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Guessed {
    /// The word with the vowels of its pattern.
    pub(super) vocalized: String,
    /// The lemma.
    pub(super) lemma: String,
    /// Radicals with blanks; empty for nouns that only endings shape.
    pub(super) root: String,
}

/// The derived forms X, VII, VIII, VI, V, III, II: the perfect, the imperfect without the letter of its prefix, and what speaks against a name of such letters.
const VERBS: [(&str, &str, i16); 7] = [
    ("اِستَ12َ3", "َستَ12ِ3", -6),
    ("اِن1َ2َ3", "َن1َ2ِ3", 12),
    ("اِ1تَ2َ3", "َ1تَ2ِ3", 10),
    ("تَ1َا2َ3", "َتَ1َا2َ3", 8),
    ("تَ1َ2َّ3", "َتَ1َ2َّ3", 14),
    ("1َا2َ3", "ُ1َا2ِ3", 24),
    ("1َ2َّ3", "ُ1َ2ِّ3", 24),
];

/// Verbal nouns, participles and broken plurals.
const NOMINALS: [(&str, Pos, Gender, Number, i16); 17] = [
    ("اِستِ12َا3", Pos::Noun, Gender::Masc, Number::Sing, -8),
    ("اِن1ِ2َا3", Pos::Noun, Gender::Masc, Number::Sing, 0),
    ("اِ1تِ2َا3", Pos::Noun, Gender::Masc, Number::Sing, 0),
    ("تَ1َا2ُ3", Pos::Noun, Gender::Masc, Number::Sing, 6),
    ("تَ12ِي3", Pos::Noun, Gender::Masc, Number::Sing, 0),
    ("مُ1َا2َ3َة", Pos::Noun, Gender::Fem, Number::Sing, -6),
    ("إِ12َا3", Pos::Noun, Gender::Masc, Number::Sing, -6),
    ("مُستَ12ِ3", Pos::Adj, Gender::Masc, Number::Sing, -6),
    ("مُستَ12ِ3َة", Pos::Adj, Gender::Fem, Number::Sing, -6),
    ("مُتَ1َ2ِّ3", Pos::Adj, Gender::Masc, Number::Sing, 0),
    ("مُتَ1َ2ِّ3َة", Pos::Adj, Gender::Fem, Number::Sing, -4),
    ("مُتَ1َا2ِ3", Pos::Adj, Gender::Masc, Number::Sing, -4),
    ("مَ12ُو3", Pos::Adj, Gender::Masc, Number::Sing, 2),
    ("مَ12ُو3َة", Pos::Adj, Gender::Fem, Number::Sing, -2),
    ("مَ1َا2ِي3", Pos::Noun, Gender::Masc, Number::Plur, -2),
    ("أَ1َا2ِي3", Pos::Noun, Gender::Masc, Number::Plur, -2),
    ("أَ12َا3", Pos::Noun, Gender::Masc, Number::Plur, 0),
];

/// Endings that make nouns and adjectives of any stem: of the word, of its lemma, fewest letters of the stem.
const ENDINGS: [(&str, &str, usize, Pos, Gender, Number, i16); 10] = [
    ("ِيّ", "ِيّ", 3, Pos::Adj, Gender::Masc, Number::Sing, 14),
    ("ِيَّة", "ِيّ", 3, Pos::Adj, Gender::Fem, Number::Sing, -4),
    ("ِيُّونَ", "ِيّ", 3, Pos::Adj, Gender::Masc, Number::Plur, -4),
    ("ِيِّينَ", "ِيّ", 3, Pos::Adj, Gender::Masc, Number::Plur, -4),
    ("ِيَّات", "ِيّ", 3, Pos::Adj, Gender::Fem, Number::Plur, -4),
    ("ِيًّا", "ِيّ", 4, Pos::Adj, Gender::Masc, Number::Sing, 6),
    ("َات", "َة", 3, Pos::Noun, Gender::Fem, Number::Plur, -2),
    ("ُونَ", "", 4, Pos::Noun, Gender::Masc, Number::Plur, 10),
    ("ِينَ", "", 4, Pos::Noun, Gender::Masc, Number::Plur, 12),
    ("َة", "َة", 3, Pos::Noun, Gender::Fem, Number::Sing, 4),
];

const fn verb(aspect: Aspect, gender: Gender, number: Number) -> Features {
    let nominal = nominal(Pos::Verb, gender, number);
    Features { aspect, person: Person::Third, ..nominal }
}

const fn nominal(pos: Pos, gender: Gender, number: Number) -> Features {
    let ending = match (number, gender) {
        (Number::Sing, _) if !matches!(pos, Pos::Verb) => Ending::Triptote,
        (Number::Plur, Gender::Fem) => Ending::SoundFem,
        _ => Ending::Complete,
    };
    Features {
        pos,
        gender,
        number,
        attachment: Attachment::Free,
        aspect: Aspect::None,
        mood: Mood::None,
        voice: Voice::Act,
        person: Person::None,
        case: Case::None,
        state: State::Any,
        ending,
        human: false,
    }
}

/// Calls `visit` for every shape that the letters of `base` fit: what the word would be, with its weight.
pub(super) fn fits(base: &str, mut visit: impl FnMut(Features, i16)) {
    let length = base.chars().filter(|&c| !is_mark(c)).count();
    for shape in SHAPES.iter().filter(|shape| shape.length == length) {
        if radicals(&shape.word, base).is_some() {
            visit(shape.features, shape.weight);
        }
    }
    for &(ending, _, fewest, pos, gender, number, weight) in &ENDINGS {
        if stem_of(base, ending, fewest).is_some() {
            visit(nominal(pos, gender, number), weight);
        }
    }
}

/// Lemma, vowels and root of a word of this shape.
pub(super) fn explain(base: &str, features: &Features) -> Option<Guessed> {
    let shaped = SHAPES.iter().filter(|shape| same(&shape.features, features)).find_map(|shape| {
        radicals(&shape.word, base).map(|root| Guessed {
            vocalized: filled(&shape.word, root),
            lemma: filled(&shape.lemma, root),
            root: root.map(String::from).join(" "),
        })
    });
    shaped.or_else(|| {
        ENDINGS.iter().find_map(|&(ending, lemma, fewest, pos, gender, number, _)| {
            let stem = stem_of(base, ending, fewest).filter(|_| same(&nominal(pos, gender, number), features))?;
            // Long words in ات are loans, most of which have no ة in the singular.
            let lemma = if ending == "َات" && stem.chars().count() > LONGEST_NATIVE { "" } else { lemma };
            Some(Guessed { vocalized: format!("{stem}{ending}"), lemma: format!("{stem}{lemma}"), root: String::new() })
        })
    })
}

/// Most letters of a native noun's stem.
const LONGEST_NATIVE: usize = 5;

/// Whether context has left the form that the shape gave.
fn same(shape: &Features, reading: &Features) -> bool {
    let key = |f: &Features| (f.pos, f.aspect, f.gender, f.number);
    key(shape) == key(reading)
}

/// Every shape with its patterns put together.
static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for &(word, pos, gender, number, weight) in &NOMINALS {
        let lemma = word.strip_suffix("َة").filter(|_| pos == Pos::Adj).unwrap_or(word).to_owned();
        out.push(Shape::new(word.to_owned(), lemma, nominal(pos, gender, number), weight));
    }
    let masculine = (Gender::Masc, Number::Sing);
    let plural = (Gender::Masc, Number::Plur);
    let feminine = (Gender::Fem, Number::Sing);
    let first = verb(Aspect::Perf, plural.0, plural.1);
    out.push(Shape::new("1َ2َ3ُوا".to_owned(), "1َ2َ3".to_owned(), first, -2));
    for &(perfect, imperfect, weight) in &VERBS {
        for (ending, (gender, number), most) in [("َ", masculine, 24), ("ُوا", plural, 0), ("َت", feminine, 24)] {
            let features = verb(Aspect::Perf, gender, number);
            out.push(Shape::new(format!("{perfect}{ending}"), perfect.to_owned(), features, weight.min(most)));
        }
        // The prefix speaks for a verb, and the more so with its plural.
        let weight = weight.min(14) - 4;
        for (prefix, ending, (gender, number)) in [("ي", "ُ", masculine), ("ت", "ُ", feminine), ("ي", "ُونَ", plural)] {
            let features = verb(Aspect::Imp, gender, number);
            let weight = if ending == "ُ" { weight } else { weight.min(-2) };
            out.push(Shape::new(format!("{prefix}{imperfect}{ending}"), perfect.to_owned(), features, weight));
        }
    }
    out
});

/// The radicals of `base` by the letters of `pattern`; `None` when they differ.
fn radicals(pattern: &str, base: &str) -> Option<[char; 3]> {
    let mut root = [' '; 3];
    let mut letters = base.chars().filter(|&c| !is_mark(c));
    for sign in pattern.chars().filter(|&c| !is_mark(c)) {
        let letter = letters.next()?;
        match sign.to_digit(10).and_then(|n| root.get_mut(usize::try_from(n).ok()?.checked_sub(1)?)) {
            Some(slot) if is_radical(letter) => *slot = letter,
            Some(_) => return None,
            None if letter != sign => return None,
            None => {}
        }
    }
    letters.next().is_none().then_some(root)
}

/// Consonants that stay what they are.
fn is_radical(letter: char) -> bool {
    matches!(letter, 'ب' | 'ت'..='غ' | 'ف'..='ه')
}

fn filled(pattern: &str, root: [char; 3]) -> String {
    let radical = |c: char| c.to_digit(10).and_then(|n| root.get(usize::try_from(n).ok()?.checked_sub(1)?).copied());
    pattern.chars().map(|c| radical(c).unwrap_or(c)).collect()
}

/// `base` without the letters of `ending`, when at least `fewest` are left.
fn stem_of<'a>(base: &'a str, ending: &str, fewest: usize) -> Option<&'a str> {
    let mut stem = base.trim_end_matches(is_mark);
    for letter in ending.chars().rev().filter(|&c| !is_mark(c)) {
        stem = stem.strip_suffix(letter)?.trim_end_matches(is_mark);
    }
    (stem.chars().filter(|&c| !is_mark(c)).count() >= fewest).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(word: &str, pos: Pos) -> Option<Guessed> {
        let mut best: Option<(i16, Features)> = None;
        fits(word, |features, weight| {
            if features.pos == pos && best.is_none_or(|(least, _)| weight < least) {
                best = Some((weight, features));
            }
        });
        explain(word, &best?.1)
    }

    #[test]
    fn made_up_words_have_lemma_vowels_and_root() {
        for (word, pos, vocalized, lemma, root) in [
            ("استزغد", Pos::Verb, "اِستَزغَدَ", "اِستَزغَد", "ز غ د"),
            ("يستزغدون", Pos::Verb, "يَستَزغِدُونَ", "اِستَزغَد", "ز غ د"),
            ("تستزغد", Pos::Verb, "تَستَزغِدُ", "اِستَزغَد", "ز غ د"),
            ("استزغاد", Pos::Noun, "اِستِزغَاد", "اِستِزغَاد", "ز غ د"),
            ("مستزغدة", Pos::Adj, "مُستَزغِدَة", "مُستَزغِد", "ز غ د"),
            ("تزاغد", Pos::Verb, "تَزَاغَدَ", "تَزَاغَد", "ز غ د"),
            ("يتزاغدون", Pos::Verb, "يَتَزَاغَدُونَ", "تَزَاغَد", "ز غ د"),
            ("زغدوا", Pos::Verb, "زَغَدُوا", "زَغَد", "ز غ د"),
            ("تزغيد", Pos::Noun, "تَزغِيد", "تَزغِيد", "ز غ د"),
            ("مزاغدة", Pos::Noun, "مُزَاغَدَة", "مُزَاغَدَة", "ز غ د"),
            ("مزغود", Pos::Adj, "مَزغُود", "مَزغُود", "ز غ د"),
            ("زغردونية", Pos::Adj, "زغردونِيَّة", "زغردونِيّ", ""),
            ("زغردونيون", Pos::Adj, "زغردونِيُّونَ", "زغردونِيّ", ""),
            ("زغردونيات", Pos::Adj, "زغردونِيَّات", "زغردونِيّ", ""),
            ("شبركات", Pos::Noun, "شبركَات", "شبركَة", ""),
            ("كمبيوطرات", Pos::Noun, "كمبيوطرَات", "كمبيوطر", ""),
        ] {
            let want = Guessed { vocalized: vocalized.into(), lemma: lemma.into(), root: root.into() };
            assert_eq!(guess(word, pos), Some(want), "{word}");
        }
        assert_eq!(guess("برتسلاو", Pos::Verb), None);
        assert_eq!(guess("", Pos::Noun), None);
    }
}
