//! A reading in words: part of speech, verb form, person, gender, number.

use super::word::{Proclitics, Reading};
use crate::lexicon::Lemma;
use crate::lexicon::features::{Aspect, Features, Gender, Mood, Number, Person, Pos, Voice};

/// Part of speech and features in words.
pub(super) fn description(lemma: Option<&Lemma>, reading: &Reading, known: bool) -> String {
    let f = &reading.features;
    let mut out = match f.pos {
        Pos::Noun => "noun",
        Pos::Propn => "name",
        Pos::Adj => "adjective",
        Pos::Verb => "verb",
        Pos::Adp => "preposition",
        Pos::Cconj | Pos::Sconj => "conjunction",
        Pos::Part => "particle",
        Pos::Adv => "adverb",
        Pos::Intj => "interjection",
        Pos::Det => "determiner",
        Pos::Pron => "pronoun",
        Pos::Num => "number",
        Pos::Punct => "punctuation",
        Pos::X => "unknown",
    }
    .to_owned();
    if f.pos == Pos::Verb {
        if let Some(lemma) = lemma.filter(|lemma| !lemma.class.is_empty()) {
            out.push_str(&format!(" {}", lemma.class));
        }
        let aspect = match f.aspect {
            Aspect::Perf => "past",
            Aspect::Imp => {
                if reading.proclitics.has(Proclitics::SA) {
                    "future"
                } else {
                    "present"
                }
            }
            Aspect::Imperative => "imperative",
            Aspect::None => "",
        };
        let voice = if f.voice == Voice::Pass { " passive" } else { "" };
        let mood = match f.mood {
            Mood::Sub => " subjunctive",
            Mood::Jus => " jussive",
            _ => "",
        };
        out.push_str(&format!(", {aspect}{voice}{mood} {}", person_mark(f)));
    } else if matches!(f.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num) {
        match f.gender {
            Gender::Masc => out.push_str(" m."),
            Gender::Fem => out.push_str(" f."),
            Gender::None => {}
        }
        match f.number {
            Number::Dual => out.push_str(" dual"),
            Number::Plur => out.push_str(" pl."),
            _ => {}
        }
    }
    if !known {
        out.push_str(" (guess)");
    }
    out
}

fn person_mark(f: &Features) -> String {
    let person = match f.person {
        Person::First => "1",
        Person::Second => "2",
        _ => "3",
    };
    let gender = match f.gender {
        Gender::Masc => "m",
        Gender::Fem => "f",
        Gender::None => "",
    };
    let number = match f.number {
        Number::Dual => "d",
        Number::Plur => "p",
        _ => "s",
    };
    format!("{person}{gender}{number}")
}
