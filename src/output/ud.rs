//! The names of Universal Dependencies for parts of speech and features (UD v2, Arabic as in PADT).

use crate::lexicon::features::{Aspect, Case, Features, Gender, Mood, Number, Person, Pos, Voice};

/// UPOS.
pub(super) fn upos(pos: Pos) -> &'static str {
    match pos {
        Pos::X => "X",
        Pos::Noun => "NOUN",
        Pos::Propn => "PROPN",
        Pos::Adj => "ADJ",
        Pos::Verb => "VERB",
        Pos::Adp => "ADP",
        Pos::Cconj => "CCONJ",
        Pos::Sconj => "SCONJ",
        Pos::Part => "PART",
        Pos::Adv => "ADV",
        Pos::Intj => "INTJ",
        Pos::Det => "DET",
        Pos::Pron => "PRON",
        Pos::Num => "NUM",
        Pos::Punct => "PUNCT",
    }
}

/// The features that are known, in the alphabetical order of their names.
pub(super) fn features(f: &Features, definite: bool) -> Vec<(&'static str, &'static str)> {
    let verb = f.pos == Pos::Verb;
    let of_verb = |value: &'static str| if verb { value } else { "" };
    let aspect = match f.aspect {
        Aspect::Perf => "Perf",
        Aspect::Imp => "Imp",
        _ => "",
    };
    let case = match f.case {
        Case::Nom => "Nom",
        Case::Acc => "Acc",
        Case::Gen => "Gen",
        _ => "",
    };
    let gender = match f.gender {
        Gender::Masc => "Masc",
        Gender::Fem => "Fem",
        Gender::None => "",
    };
    let mood = match (f.aspect, f.mood) {
        (Aspect::Imperative, _) => "Imp",
        (Aspect::Imp, Mood::Sub) => "Sub",
        (Aspect::Imp, Mood::Jus) => "Jus",
        _ => "Ind",
    };
    let number = match f.number {
        Number::Sing => "Sing",
        Number::Dual => "Dual",
        Number::Plur => "Plur",
        Number::None => "",
    };
    let person = match f.person {
        Person::First => "1",
        Person::Second => "2",
        Person::Third => "3",
        Person::None => "",
    };
    let all = [
        ("Aspect", of_verb(aspect)),
        ("Case", case),
        ("Definite", if definite { "Def" } else { "" }),
        ("Gender", gender),
        ("Mood", of_verb(mood)),
        ("Number", number),
        ("Person", person),
        ("VerbForm", of_verb("Fin")),
        ("Voice", of_verb(if f.voice == Voice::Pass { "Pass" } else { "Act" })),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}
