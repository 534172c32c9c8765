//! What speaks against a reading by itself: the rarity of its lemma and of its form, in tenths of a nat.

use super::word::Proclitics;
use crate::lexicon::features::{Aspect, Case, Ending, Features, Gender, Mood, Number, Person, Pos, State, Voice};
use crate::lexicon::format::lemma::{
    FLAG_DERIVED, FLAG_FAMILY, FLAG_GIVEN, FLAG_NAME_PART, FLAG_NISBA, FLAG_OBJECT, FLAG_PASSIVE,
};

/// What the rarity of a lemma costs.
pub(super) fn rarity(flags: u32, level: u32, features: Features, proclitics: Proclitics) -> u16 {
    let level = match level {
        1 => 0,
        2 => 6,
        3 => 12,
        4 => 18,
        5 => 25,
        _ => 36,
    };
    // A part of a longer name hardly begins anew after a clitic.
    let part = if flags & FLAG_NAME_PART == 0 {
        0
    } else if proclitics == Proclitics::default() {
        12
    } else {
        40
    };
    // «روسيا» is the country before it is "a Russian" in the accusative.
    let people = if flags & FLAG_NISBA != 0 && features.case == Case::Acc { 20 } else { 0 };
    // «التركي» is a Turk; Turki the man has no article.
    let given = if flags & FLAG_GIVEN != 0 && proclitics.has(Proclitics::AL) { 18 } else { 0 };
    // «كوريا» is Korea before it is Correa.
    let family = if flags & FLAG_FAMILY != 0 { 2 } else { 0 };
    level + family + part + people + given + if flags & FLAG_DERIVED != 0 { 4 } else { 0 }
}

/// What speaks against an object or a passive of a verb whose valency has no object.
pub(super) fn valency_cost(traits: u32, features: Features, pronoun: bool) -> u16 {
    if features.pos != Pos::Verb || traits & (FLAG_OBJECT | FLAG_PASSIVE) != 0 {
        0
    } else {
        (if pronoun { 20 } else { 0 }) + if features.voice == Voice::Pass { 10 } else { 0 }
    }
}

/// What a rare cell of the paradigm costs: news speaks in the third person, active and indicative.
pub(super) fn form_cost(traits: u32, features: Features) -> u16 {
    let mut cost = 0;
    if features.pos == Pos::Verb {
        cost += match (features.person, features.aspect) {
            (_, Aspect::Imperative) => 50,
            (Person::Second, _) => 45,
            // «أقيم», «أعيد» are passives far more often than a first person.
            (Person::First, _) if features.number == Number::Sing => 22,
            (Person::First, _) => 14,
            _ if features.gender == Gender::Fem && features.number == Number::Plur => 14,
            _ => 0,
        };
        // «ولد» and «توفي» are rarely active.
        let usual = if traits & FLAG_PASSIVE != 0 { Voice::Pass } else { Voice::Act };
        cost += if features.voice == usual { 0 } else { 16 };
        cost += match features.mood {
            Mood::Jus | Mood::SubJus => 12,
            Mood::Sub => 10,
            _ => 0,
        };
        cost += match (features.number, features.gender) {
            (Number::Dual, _) => 14,
            // «وصحن» is "and a courtyard", not "and they (women) shouted".
            (Number::Plur, Gender::Fem) => 14,
            _ => 0,
        };
    } else if features.number == Number::Dual && features.state != State::Construct {
        // ـين after people is the plural far more often than the dual; «البحرين» and «سلمان» are names.
        cost += match features.pos {
            Pos::Noun if features.human => 17,
            // «البلدان» are the two countries of which news has just spoken.
            Pos::Noun if features.case == Case::Nom => 0,
            Pos::Noun => 13,
            Pos::Adj => 14,
            // «ألفا» is a thousand with tanwin before it is "two thousand of".
            Pos::Num => 8,
            _ => 0,
        };
    } else if features.number == Number::Plur && features.ending != Ending::Complete {
        // Where a singular and a broken plural are spelt alike the singular is meant more often.
        cost += 4;
    }
    if features.number == Number::Dual && features.state == State::Construct {
        // «تقريرا» is "a report" far more often than "the two reports of".
        cost += if features.case == Case::Nom && features.pos != Pos::Verb { 20 } else { 14 };
    }
    if features.ending == Ending::Defective && features.state == State::Indef && features.case != Case::Acc {
        // «دام» lasts more often than it is bloody.
        cost += 8;
    }
    if features.case == Case::Acc {
        cost += 5;
    }
    cost
}
