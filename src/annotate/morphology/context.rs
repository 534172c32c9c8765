//! What a word says of the next: government, agreement, construct. Costs in tenths of a nat; the table of weights is here and nowhere else.
//!
//! The rules are those of any grammar of Arabic: prepositions govern the genitive, أن the subjunctive, لم the jussive, إنّ a nominal; an adjective follows
//! its noun and agrees in definiteness, gender and number (plurals of things are feminine singular); a noun in construct has no article.

use super::word::{Proclitics, Reading};
use crate::lexicon::Lexicon;
use crate::lexicon::features::{Aspect, Case, Ending, Gender, Mood, Number, Pos, State, Voice};
use crate::lexicon::format::lemma::FLAG_PASSIVE;

/// A preposition before what is no nominal.
const NO_OBJECT: u16 = 60;
/// How much less an adverbial after مِن costs: «من خلال» is not مَن.
const ADVERBIAL: u16 = 4;
/// An adverbial after another preposition.
const NOT_FROM: u16 = 20;
/// أن, لم, لن, قد before the wrong form.
const WRONG_VERB: u16 = 60;
/// إنّ or أنّ without a pronoun before a verb.
const NO_SUBJECT: u16 = 45;
/// Two finite verbs side by side.
const VERB_VERB: u16 = 22;
/// The active of «killed» and its like before an indefinite subject: «قتل 5», «اعتقل شخصان».
const ACTIVE_HARM: u16 = 16;
/// An adjective that does not agree with the noun before it.
const NO_AGREEMENT: u16 = 22;
/// An adjective that stands where no noun is.
const LONE_ADJECTIVE: u16 = 14;
/// Two nouns side by side that are no construct.
const NO_CONSTRUCT: u16 = 18;
/// A dual or plural without ن that nothing completes.
const UNFINISHED: u16 = 30;
/// A counted noun in the accusative.
const COUNTED: i16 = 12;
/// A ten that goes with its unit costs so much less, another so much more.
const COMPOUND: i16 = 10;
/// Added everywhere, so that a cost can be lowered without going below zero.
const BASE: u16 = 12;

/// What it costs that `next` follows `before` (`None` at the start of a sentence).
pub(super) fn transition(lexicon: &Lexicon, before: Option<&Reading>, next: &Reading) -> u16 {
    let Some(before) = before else {
        // A sentence of news begins with a verb, a definite noun or a phrase.
        let bare = !next.proclitics.has(Proclitics::AL) && next.enclitic.is_none() && !next.proclitics.preposition();
        return BASE
            + match next.features.pos {
                Pos::Adj if !next.proclitics.has(Proclitics::AL) => 8,
                Pos::Noun if bare && next.features.number == Number::Sing => 4,
                _ => 0,
            };
    };
    let conjoined = next.proclitics.conjunction();
    let (b, n) = (&before.features, &next.features);
    let nominal = matches!(n.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num | Pos::Pron | Pos::Det);
    let mut cost = BASE;
    if b.pos == Pos::Num && n.case == Case::Acc && n.state == State::Indef {
        // What is counted from 11 to 99 stands in the accusative: «19 روسيا».
        cost -= BASE;
        return cost.saturating_add_signed(-COUNTED);
    }
    let in_compound = next.lemma.is_some()
        && n.pos == Pos::Num
        && n.ending == Ending::Complete
        && n.case == Case::None
        && n.number == Number::None;
    if in_compound && !conjoined && matches!(b.pos, Pos::Num | Pos::Adj) && before.lemma.is_some() {
        // «خَمسَةَ عَشَرَ», «الثالثة عَشرَةَ»: ten agrees with the unit as it is written, whatever is counted.
        return cost.saturating_add_signed(if b.gender == n.gender { -COMPOUND } else { COMPOUND });
    }
    if b.pos == Pos::Num && n.pos == Pos::Propn && before.lemma.is_none() && !conjoined {
        // Digits count people and things, not names.
        cost += NO_CONSTRUCT;
    }
    if !conjoined {
        cost += match b.pos {
            Pos::Adp if before.enclitic.is_none() => {
                if n.pos == Pos::Adp && b.case == Case::None && n.case != Case::None {
                    // «مِن خِلَالِ»; after other prepositions what is spelt so is rather the noun: «في مُقَابِلِ».
                    let from = before.lemma.is_some_and(|id| lexicon.citation(id.0) == "مِن");
                    if from {
                        cost -= ADVERBIAL;
                    }
                    if from { 0 } else { NOT_FROM }
                } else if next.proclitics.preposition() || n.pos == Pos::Verb || n.pos == Pos::Adp {
                    NO_OBJECT
                } else if matches!(n.case, Case::Nom | Case::Acc) {
                    NO_OBJECT / 2
                } else {
                    0
                }
            }
            Pos::Sconj | Pos::Part => after_particle(lexicon, before, next, nominal),
            Pos::Verb if n.pos == Pos::Verb => VERB_VERB,
            Pos::Verb if counted_subject(next) && often_passive(lexicon, before) => {
                if b.voice == Voice::Act {
                    ACTIVE_HARM
                } else {
                    cost -= ACTIVE_HARM / 2;
                    0
                }
            }
            _ => 0,
        };
    }
    if !conjoined && matches!(b.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num) {
        cost = cost.saturating_add_signed(nominal_pair(before, next));
    } else if conjoined && b.state == State::Construct && before.enclitic.is_none() {
        cost += UNFINISHED;
    } else if n.pos == Pos::Adj && !conjoined && !matches!(b.pos, Pos::Verb | Pos::Punct | Pos::X | Pos::Adp) {
        cost += LONE_ADJECTIVE;
    }
    cost.saturating_add_signed(mood_fit(lexicon, before, next))
}

/// A number, or a dual or plural with ن in the nominative: an indefinite subject.
fn counted_subject(next: &Reading) -> bool {
    let n = &next.features;
    !next.proclitics.has(Proclitics::AL.with(Proclitics::BI).with(Proclitics::LI).with(Proclitics::KA))
        && (n.pos == Pos::Num && n.case != Case::AccGen
            || n.pos == Pos::Noun && n.state == State::Absolute && n.case == Case::Nom)
}

/// Whether news uses the passive of the verb as often as the active.
fn often_passive(lexicon: &Lexicon, reading: &Reading) -> bool {
    reading.lemma.is_some_and(|id| lexicon.lemma_numbers(id.0).1 & FLAG_PASSIVE != 0)
}

/// After أن, أنّ, لم, قد …: `class` of the particle says what it governs.
fn after_particle(lexicon: &Lexicon, before: &Reading, next: &Reading, nominal: bool) -> u16 {
    let governs = before.lemma.map_or("", |id| lexicon.class(id.0));
    let n = &next.features;
    let verb = n.pos == Pos::Verb;
    match governs {
        "subj"
            if !(verb && n.aspect == Aspect::Imp && n.mood != Mood::Ind && n.mood != Mood::Jus
                || verb && n.aspect == Aspect::Perf
                || n.pos == Pos::Part) =>
        {
            WRONG_VERB
        }
        "juss" if !(verb && n.aspect == Aspect::Imp && n.mood != Mood::Ind && n.mood != Mood::Sub) => WRONG_VERB,
        "perf" | "imperf" | "perf/imperf" if !verb => WRONG_VERB,
        "acc" if before.enclitic.is_none() && !nominal && verb => NO_SUBJECT,
        _ => 0,
    }
}

/// Jussive and subjunctive forms need their particle.
fn mood_fit(lexicon: &Lexicon, before: &Reading, next: &Reading) -> i16 {
    let n = &next.features;
    if n.pos != Pos::Verb || !matches!(n.mood, Mood::Jus | Mood::Sub | Mood::SubJus) || next.proclitics.has(Proclitics::PURPOSE) {
        return 0;
    }
    let governs = before.lemma.map_or("", |id| lexicon.class(id.0));
    let licensed = matches!(governs, "juss" | "subj") || before.features.pos == Pos::Part || next.proclitics.conjunction();
    if licensed { -8 } else { 30 }
}

/// A nominal after a nominal: adjective with its noun, construct, or neither.
fn nominal_pair(before: &Reading, next: &Reading) -> i16 {
    let (b, n) = (&before.features, &next.features);
    let definite_before = before.proclitics.has(Proclitics::AL) || before.enclitic.is_some() || b.pos == Pos::Propn;
    let definite = next.proclitics.has(Proclitics::AL);
    let unfinished = b.state == State::Construct && before.enclitic.is_none();
    if unfinished && (next.proclitics.preposition() || n.pos == Pos::Adj && !definite) {
        return i16::try_from(UNFINISHED).unwrap_or(0);
    }
    match n.pos {
        Pos::Adj if !next.proclitics.preposition() => {
            let agrees = if definite { true } else { !definite_before };
            let gender = gender_fits(before, next);
            match (agrees, gender) {
                (true, true) => -8,
                (true, false) => i16::try_from(NO_AGREEMENT).unwrap_or(0) / 2,
                _ => i16::try_from(NO_AGREEMENT).unwrap_or(0),
            }
        }
        // An object or adverbial in the accusative follows anything.
        Pos::Noun if n.state == State::Indef && n.case == Case::Acc => 0,
        Pos::Noun | Pos::Num if !next.proclitics.preposition() => {
            if matches!(b.pos, Pos::Noun | Pos::Num) && !definite_before && b.state != State::Indef && b.state != State::Absolute
            {
                if n.case == Case::Nom || n.case == Case::Acc { 16 } else { -2 }
            } else if n.state == State::Indef && definite_before {
                // An object with tanwin after a definite subject.
                2
            } else {
                i16::try_from(NO_CONSTRUCT).unwrap_or(0)
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

/// Case and mood where context makes them certain, for the words of one sentence: the genitive after a preposition or in construct, the mood after a
/// particle. What stays unknown stays [`Case::None`].
pub(super) fn endings(lexicon: &Lexicon, words: &mut [super::Word]) {
    for at in 0..words.len() {
        let before = at.checked_sub(1).and_then(|i| words.get(i)).map(|w| w.reading);
        let Some(word) = words.get_mut(at) else { continue };
        let reading = &mut word.reading;
        let nominal = matches!(reading.features.pos, Pos::Noun | Pos::Adj | Pos::Num | Pos::Propn);
        if nominal && reading.features.case == Case::None {
            reading.features.case = case_of(reading, before.as_ref());
        } else if reading.features.pos == Pos::Adp && reading.features.case == Case::Acc {
            let preposition = |b: Reading| b.features.pos == Pos::Adp && b.features.case == Case::None && b.enclitic.is_none();
            if reading.proclitics.preposition() || before.is_some_and(preposition) && !reading.proclitics.conjunction() {
                reading.features.case = Case::Gen;
            }
        } else if reading.features.pos == Pos::Verb
            && reading.features.aspect == Aspect::Imp
            && matches!(reading.features.mood, Mood::None | Mood::IndSub)
        {
            let governs = before.and_then(|b| b.lemma).map_or("", |id| lexicon.class(id.0));
            reading.features.mood = match governs {
                "subj" => Mood::Sub,
                "juss" if reading.features.mood == Mood::None => Mood::Jus,
                _ if reading.proclitics.has(Proclitics::PURPOSE) => Mood::Sub,
                _ => Mood::Ind,
            };
        }
    }
}

fn case_of(reading: &Reading, before: Option<&Reading>) -> Case {
    let Some(before) = before else { return if reading.proclitics.preposition() { Case::Gen } else { Case::Nom } };
    let b = &before.features;
    let bare = !before.proclitics.has(Proclitics::AL) && before.enclitic.is_none();
    if reading.proclitics.preposition() || b.pos == Pos::Adp && before.enclitic.is_none() {
        Case::Gen
    } else if reading.features.pos == Pos::Adj && matches!(b.pos, Pos::Noun | Pos::Adj) && b.case != Case::None {
        b.case
    } else if b.pos == Pos::Noun
        && bare
        && b.state != State::Indef
        && reading.features.pos != Pos::Adj
        && !reading.proclitics.conjunction()
    {
        Case::Gen
    } else if reading.proclitics.conjunction() && matches!(b.pos, Pos::Noun | Pos::Adj | Pos::Propn) && b.case != Case::None {
        b.case
    } else {
        Case::None
    }
}
