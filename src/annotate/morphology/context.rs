//! What a word says of the next: government, agreement, construct. Costs in tenths of a nat; the table of weights is here and nowhere else.
//!
//! The rules are those of any grammar of Arabic: prepositions govern the genitive, أن the subjunctive, لم the jussive, إنّ a nominal; an adjective follows
//! its noun and agrees in definiteness, gender and number (plurals of things are feminine singular); a noun in construct has no article.

use super::word::{Proclitics, Reading};
use crate::lexicon::features::{Aspect, Case, Ending, Gender, Mood, Number, Person, Pos, State};
use crate::lexicon::format::lemma::{
    FLAG_ACCUSATIVE, FLAG_BEFORE_NOUN, FLAG_CLAUSE, FLAG_FEW, FLAG_HUMAN, FLAG_IMPERFECT, FLAG_JUSSIVE, FLAG_NISBA, FLAG_PERFECT,
    FLAG_RELATIVE, FLAG_SOME, FLAG_SUBJUNCTIVE, FLAG_THAT, PREPOSITION_SHIFT,
};

/// A preposition before what is no nominal.
const NO_OBJECT: i16 = 60;
/// أن, لم, لن, قد before the wrong form.
const WRONG_VERB: i16 = 60;
/// إنّ or أنّ without a pronoun before a verb or a nominative.
const NO_SUBJECT: i16 = 45;
/// Two finite verbs side by side.
const VERB_VERB: i16 = 22;
/// An adjective that does not agree with the noun before it.
const NO_AGREEMENT: i16 = 22;
/// An adjective with the article right after a noun without it, which may only be its second term.
const BARE_NOUN: i16 = 2;
/// An adjective after an elative without article, where a noun is wanted.
const AFTER_ELATIVE: i16 = 6;
/// An adjective that stands where no noun is.
const LONE_ADJECTIVE: i16 = 14;
/// Two nouns side by side that are no construct.
const NO_CONSTRUCT: i16 = 18;
/// A dual or plural without ن that nothing completes.
const UNFINISHED: i16 = 30;
/// A conjunction right after a word that something must follow.
const CUT_OFF: i16 = 16;
/// A counted noun in the accusative.
const COUNTED: i16 = -12;
/// After three to ten: the plural, and what is no plural.
const COUNTED_PLURAL: i16 = -6;
const COUNTED_SINGULAR: i16 = 8;
/// A preposition or clause that the verb before it takes.
const VALENCY: i16 = -5;
/// A subject pronoun and a verb of another person; of another gender.
const OTHER_PERSON: i16 = 25;
const OTHER_GENDER: i16 = 10;
/// The relatives مَا and مَن before a noun; مَن right after a nominal; the indefinite مَا where no indefinite noun is before it.
const NO_CLAUSE: i16 = 10;
const WHO_AFTER_NOMINAL: i16 = 10;
const NOT_SOME: i16 = 20;
/// «An adjective of a country» alone after a preposition: the country spelt alike is meant.
const LONE_NISBA: i16 = 8;
/// A ten that goes with its unit costs so much less, another so much more.
const COMPOUND: i16 = 10;
/// Added everywhere, so that a cost can be lowered without going below zero.
const BASE: i16 = 24;

/// No transition costs less.
pub(super) const LEAST: u32 = 10;

/// What it costs that `next` follows `before` (`None` at the start of a sentence).
pub(super) fn transition(before: Option<&Reading>, next: &Reading) -> u16 {
    let cost = before.map_or_else(|| opening(next), |before| pair(before, next));
    let cost = u16::try_from(BASE.saturating_add(cost)).unwrap_or(0);
    debug_assert!(u32::from(cost) >= LEAST, "{before:?} {next:?}");
    cost
}

/// A sentence of news begins with a verb, a definite noun or a phrase.
fn opening(next: &Reading) -> i16 {
    let bare = !next.proclitics.has(Proclitics::AL) && next.enclitic.is_none() && !next.proclitics.preposition();
    match next.features.pos {
        Pos::Adj if !next.proclitics.has(Proclitics::AL) => 8,
        Pos::Noun if bare && next.features.number == Number::Sing => 4,
        Pos::Det if next.traits & FLAG_SOME != 0 => NOT_SOME,
        _ => 0,
    }
}

fn pair(before: &Reading, next: &Reading) -> i16 {
    let conjoined = next.proclitics.conjunction();
    let (b, n) = (&before.features, &next.features);
    if b.pos == Pos::Num && n.case == Case::Acc && n.state == State::Indef {
        // What is counted from 11 to 99 stands in the accusative: «19 روسيا».
        return COUNTED;
    }
    let in_compound = next.lemma.is_some()
        && n.pos == Pos::Num
        && n.ending == Ending::Complete
        && n.case == Case::None
        && n.number == Number::None;
    if in_compound && !conjoined && matches!(b.pos, Pos::Num | Pos::Adj) && before.lemma.is_some() {
        // «خَمسَةَ عَشَرَ», «الثالثة عَشرَةَ»: ten agrees with the unit as it is written, whatever is counted.
        return if b.gender == n.gender { -COMPOUND } else { COMPOUND };
    }
    let mut cost = mood_fit(before, next);
    if conjoined {
        let open = before.enclitic.is_none()
            && (b.pos == Pos::Sconj || b.pos == Pos::Adp || b.pos == Pos::Part && before.traits & GOVERNS_VERB != 0);
        cost += if open { CUT_OFF } else { 0 };
        if b.state == State::Construct && before.enclitic.is_none() {
            cost += UNFINISHED;
        }
        return cost + relative_fit(before, next);
    }
    if b.pos == Pos::Num {
        cost += number_fit(before, next);
    }
    cost += match b.pos {
        Pos::Adp if before.enclitic.is_none() => after_preposition(before, next),
        Pos::Sconj | Pos::Part if before.enclitic.is_none() => after_particle(before, next),
        Pos::Verb => after_verb(before, next),
        Pos::Pron if n.pos == Pos::Verb && b.case == Case::Nom => after_subject((b.person, b.gender), next),
        // «أنها تمثل».
        Pos::Sconj if n.pos == Pos::Verb => before.enclitic.map_or(0, |e| after_subject((e.person, e.gender), next)),
        _ => 0,
    };
    cost += relative_fit(before, next);
    if matches!(b.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num) {
        cost += nominal_pair(before, next);
    } else if n.pos == Pos::Adj && !matches!(b.pos, Pos::Verb | Pos::Punct | Pos::X | Pos::Adp) {
        cost += LONE_ADJECTIVE;
    }
    cost
}

/// What particles do that stand before verbs.
const GOVERNS_VERB: u32 = FLAG_SUBJUNCTIVE | FLAG_JUSSIVE | FLAG_PERFECT | FLAG_IMPERFECT;

/// A noun, verb or another preposition after a preposition.
fn after_preposition(before: &Reading, next: &Reading) -> i16 {
    let n = &next.features;
    // «من خلال», «من بين»: من stands before the adverbial prepositions.
    let adverbial =
        n.pos == Pos::Adp && before.traits & (1 << (PREPOSITION_SHIFT + 2)) != 0 && next.traits >> PREPOSITION_SHIFT == 0;
    if next.proclitics.preposition() || n.pos == Pos::Verb || n.pos == Pos::Adp && !adverbial {
        NO_OBJECT
    } else if matches!(n.case, Case::Nom | Case::Acc) {
        NO_OBJECT / 2
    } else if n.pos == Pos::Adj && next.traits & FLAG_NISBA != 0 && !next.proclitics.has(Proclitics::AL) {
        LONE_NISBA
    } else {
        0
    }
}

/// After أن, أنّ, لم, قد …: what the particle governs.
fn after_particle(before: &Reading, next: &Reading) -> i16 {
    let (n, governs) = (&next.features, before.traits);
    if governs & (GOVERNS_VERB | FLAG_ACCUSATIVE) == 0 {
        return 0;
    }
    let verb = n.pos == Pos::Verb;
    let imperfect = verb && n.aspect == Aspect::Imp;
    let fits = governs & FLAG_SUBJUNCTIVE != 0
        && (imperfect && !next.proclitics.has(Proclitics::SA) && n.mood != Mood::Ind && n.mood != Mood::Jus
            || n.pos == Pos::Part)
        || governs & FLAG_JUSSIVE != 0 && imperfect && n.mood != Mood::Ind && n.mood != Mood::Sub
        || governs & FLAG_PERFECT != 0 && verb && n.aspect == Aspect::Perf
        || governs & FLAG_IMPERFECT != 0 && imperfect && !matches!(n.mood, Mood::Sub | Mood::Jus | Mood::SubJus)
        || governs & FLAG_ACCUSATIVE != 0 && !verb && n.pos != Pos::Sconj && n.case != Case::Nom
        || governs & (FLAG_CLAUSE | FLAG_ACCUSATIVE) == FLAG_CLAUSE;
    match (fits, governs & FLAG_ACCUSATIVE != 0) {
        (true, _) => 0,
        (false, true) => NO_SUBJECT,
        (false, false) => WRONG_VERB,
    }
}

/// What may follow a verb: what its valency takes rather than another verb.
fn after_verb(before: &Reading, next: &Reading) -> i16 {
    let n = &next.features;
    let taken = match n.pos {
        Pos::Verb => return VERB_VERB,
        Pos::Adp => before.traits & next.traits & PREPOSITIONS != 0,
        Pos::Sconj => before.traits & FLAG_THAT != 0 && next.traits & (FLAG_SUBJUNCTIVE | FLAG_ACCUSATIVE) != 0,
        _ => {
            let with = |flag, at: u32| next.proclitics.has(flag) && before.traits & (1 << (PREPOSITION_SHIFT + at)) != 0;
            with(Proclitics::BI, 0) || with(Proclitics::LI, 1)
        }
    };
    if taken { VALENCY } else { 0 }
}

/// The bits of all prepositions.
const PREPOSITIONS: u32 = 0xFF << PREPOSITION_SHIFT;

/// «هو» and the verb after it are of one person and gender.
fn after_subject((person, gender): (Person, Gender), next: &Reading) -> i16 {
    let n = &next.features;
    if person != Person::None && n.person != Person::None && person != n.person {
        OTHER_PERSON
    } else if gender != Gender::None && n.gender != Gender::None && gender != n.gender {
        OTHER_GENDER
    } else {
        0
    }
}

/// مَا and مَن want a clause, the indefinite مَا an indefinite noun before it.
fn relative_fit(before: &Reading, next: &Reading) -> i16 {
    let (b, n) = (&before.features, &next.features);
    let nominal_before = matches!(b.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num | Pos::Adv);
    let mut cost = 0;
    if next.traits & FLAG_SOME != 0 {
        let indefinite =
            matches!(b.pos, Pos::Noun | Pos::Adj) && !before.proclitics.has(Proclitics::AL) && before.enclitic.is_none();
        cost += if indefinite && !next.proclitics.conjunction() { 0 } else { NOT_SOME };
    } else if next.traits & (FLAG_RELATIVE | FLAG_HUMAN) == FLAG_RELATIVE | FLAG_HUMAN {
        // مَن; the other reading, مِن, suits a noun before it.
        let who = !next.proclitics.conjunction() && nominal_before && !before.proclitics.preposition();
        cost += if who { WHO_AFTER_NOMINAL } else { 0 };
    }
    let some = before.traits & FLAG_SOME != 0 && n.pos == Pos::Verb;
    let relative = before.traits & FLAG_RELATIVE != 0 && matches!(n.pos, Pos::Noun | Pos::Adj) && !next.proclitics.preposition();
    cost + if some || relative { NO_CLAUSE } else { 0 }
}

/// After a number: the plural after three to ten; digits count people and things, not names.
fn number_fit(before: &Reading, next: &Reading) -> i16 {
    let n = &next.features;
    if n.pos == Pos::Propn && before.lemma.is_none() {
        return NO_CONSTRUCT;
    }
    let counted = matches!(n.pos, Pos::Noun | Pos::Adj) && !next.proclitics.has(Proclitics::AL) && !next.proclitics.preposition();
    if before.traits & FLAG_FEW == 0 || before.proclitics.has(Proclitics::AL) || !counted {
        return 0;
    }
    if n.number == Number::Plur { COUNTED_PLURAL } else { COUNTED_SINGULAR }
}

/// Jussive and subjunctive forms need their particle.
fn mood_fit(before: &Reading, next: &Reading) -> i16 {
    let n = &next.features;
    if n.pos != Pos::Verb || !matches!(n.mood, Mood::Jus | Mood::Sub | Mood::SubJus) || next.proclitics.has(Proclitics::PURPOSE) {
        return 0;
    }
    let licensed = before.traits & (FLAG_JUSSIVE | FLAG_SUBJUNCTIVE) != 0
        || before.features.pos == Pos::Part
        || next.proclitics.conjunction();
    match (licensed, n.mood == Mood::Jus && before.traits & FLAG_JUSSIVE != 0) {
        (true, true) => -14,
        (true, false) => -8,
        (false, _) => 30,
    }
}

/// A nominal after a nominal: adjective with its noun, construct, or neither.
fn nominal_pair(before: &Reading, next: &Reading) -> i16 {
    let (b, n) = (&before.features, &next.features);
    let definite_before = before.proclitics.has(Proclitics::AL) || before.enclitic.is_some() || b.pos == Pos::Propn;
    let definite = next.proclitics.has(Proclitics::AL);
    let unfinished = b.state == State::Construct && before.enclitic.is_none();
    if unfinished
        && (next.proclitics.preposition() || n.pos == Pos::Adj && !definite || n.pos == Pos::Pron && n.case == Case::Nom)
    {
        return UNFINISHED;
    }
    // «أكبر شركة», «أول رئيس».
    let before_noun = before.traits & FLAG_BEFORE_NOUN != 0 && b.pos == Pos::Adj && !definite_before;
    match n.pos {
        // What somebody says or does something as («… الوزير مشيرا إلى»).
        Pos::Adj if definite_before && n.state == State::Indef && n.case == Case::Acc => 0,
        Pos::Adj if before_noun && !definite => AFTER_ELATIVE,
        Pos::Noun if before_noun && !next.proclitics.preposition() && n.case != Case::Acc => 0,
        Pos::Adj if !next.proclitics.preposition() => {
            let agrees = definite || !definite_before;
            match (agrees, gender_fits(before, next)) {
                // «مجلس الآمن»: a noun without article has no attribute with it.
                (true, true) if definite && !definite_before && b.pos == Pos::Noun => BARE_NOUN,
                (true, true) => -8,
                (true, false) => NO_AGREEMENT / 2,
                _ => NO_AGREEMENT,
            }
        }
        // An object or adverbial in the accusative follows anything.
        Pos::Noun if n.state == State::Indef && n.case == Case::Acc => 0,
        // «قدرها مئة», «عددهم ثلاثة».
        Pos::Num if before.enclitic.is_some() => 0,
        Pos::Noun | Pos::Num if !next.proclitics.preposition() => {
            if matches!(b.pos, Pos::Noun | Pos::Num) && !definite_before && b.state != State::Indef && b.state != State::Absolute
            {
                if n.case == Case::Nom || n.case == Case::Acc { 16 } else { -2 }
            } else if n.state == State::Indef && definite_before {
                // An object with tanwin after a definite subject.
                2
            } else if b.case == Case::Acc && b.state == State::Indef && !definite {
                // «قدم تقريرا كل شهر».
                6
            } else {
                NO_CONSTRUCT
            }
        }
        Pos::Propn => -2,
        // A finite verb right after an indefinite noun would be a relative clause: a noun in construct is likelier.
        Pos::Verb if b.pos == Pos::Noun && !definite_before && b.state != State::Indef => 8,
        _ if b.state == State::Construct && !matches!(n.pos, Pos::Noun | Pos::Num | Pos::Pron | Pos::Det) => 30,
        _ => 0,
    }
}

/// Agreement of an adjective in gender and number: plurals of things take the feminine singular.
fn gender_fits(before: &Reading, next: &Reading) -> bool {
    let (b, n) = (&before.features, &next.features);
    let thing_plural = b.number == Number::Plur && !b.human;
    let gender = b.gender == Gender::None
        || n.gender == Gender::None
        || if thing_plural { n.gender == Gender::Fem } else { b.gender == n.gender };
    let number = if thing_plural {
        n.number != Number::Dual
    } else {
        b.number == Number::None || n.number == Number::None || b.number == n.number
    };
    gender && number
}
