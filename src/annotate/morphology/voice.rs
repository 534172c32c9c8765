//! Passives out of the whole clause: a verb that needs an object, and has none anywhere in its clause, is passive («مؤتمر عقد في جنيف»).
//!
//! Neighbours do not tell voices apart, since they are spelt alike; so the choice is made after them, for verbs whose valency knows no frame without an
//! object, and only where the readings of the word have a passive of the same form.

use super::Lattice;
use super::Word;
use super::word::{Proclitics, Reading};
use crate::lexicon::features::{Aspect, Case, Features, Gender, Number, Person, Pos, State, Voice};
use crate::lexicon::format::lemma::{
    FLAG_ACCUSATIVE, FLAG_OBJECT, FLAG_OBJECTLESS, FLAG_PASSIVE, FLAG_RELATIVE, FLAG_SUBJUNCTIVE, FLAG_THAT,
};

/// How many words of a clause are looked at for an object.
const CLAUSE: usize = 24;

/// Makes verbs of a sentence passive where the clause wants it; `first` is the sentence's first word in the lattice.
pub(super) fn passives(words: &mut [Word], lattice: &Lattice, first: usize) {
    for at in 0..words.len() {
        let Some(verb) = words.get(at).map(|w| w.reading) else { continue };
        let f = &verb.features;
        let eligible = f.pos == Pos::Verb && f.voice == Voice::Act && f.person == Person::Third && verb.enclitic.is_none();
        if !eligible || verb.traits & FLAG_OBJECT == 0 || verb.traits & FLAG_PASSIVE != 0 {
            continue;
        }
        if impersonal(words, at) || lacks_object(words, at) || has_one_noun(words, at) {
            let same = |r: &&Reading| {
                r.lemma == verb.lemma
                    && r.proclitics == verb.proclitics
                    && r.enclitic.is_none()
                    && Features { voice: Voice::Act, ..r.features } == verb.features
                    && r.features.voice == Voice::Pass
            };
            if let (Some(&passive), Some(word)) = (lattice.of(first + at).iter().find(same), words.get_mut(at)) {
                word.reading = passive;
            }
        }
    }
}

fn reading(words: &[Word], at: usize) -> Option<&Reading> {
    words.get(at).map(|w| &w.reading)
}

/// «يذكر أن», «كما يتوقع أن»: a verb of saying or expecting that opens a sentence without a subject.
fn impersonal(words: &[Word], at: usize) -> bool {
    let Some(verb) = reading(words, at) else { return false };
    let opens = match at.checked_sub(1).and_then(|i| reading(words, i)) {
        None => true,
        Some(before) => {
            before.features.pos == Pos::Sconj && before.traits & FLAG_ACCUSATIVE == 0 && before.enclitic.is_none() && at == 1
        }
    };
    let clause = reading(words, at + 1).is_some_and(|next| {
        next.features.pos == Pos::Sconj && next.enclitic.is_none() && next.traits & (FLAG_SUBJUNCTIVE | FLAG_ACCUSATIVE) != 0
    });
    verb.features.aspect == Aspect::Imp
        && verb.traits & FLAG_THAT != 0
        && verb.proclitics == Proclitics::default()
        && opens
        && clause
}

/// Whether a verb that its subject or antecedent precedes needs an object and the words after it have none.
fn lacks_object(words: &[Word], at: usize) -> bool {
    let Some(verb) = reading(words, at) else { return false };
    if verb.traits & (FLAG_OBJECTLESS | FLAG_THAT) != 0 || verb.proclitics.conjunction() {
        return false;
    }
    let Some(before) = at.checked_sub(1).and_then(|i| reading(words, i)) else { return false };
    let b = &before.features;
    let antecedent = matches!(b.pos, Pos::Noun | Pos::Adj) && before.enclitic.is_none()
        || before.traits & FLAG_RELATIVE != 0 && b.pos == Pos::Det;
    if !antecedent {
        return false;
    }
    let governed = |r: &Reading| r.proclitics.preposition() || r.features.pos == Pos::Adp;
    if !reading(words, at + 1).is_none_or(|next| governed(next) || next.features.pos == Pos::Punct) {
        return false;
    }
    !has_object(words, at + 1)
}

/// «قتل خمسة أشخاص في الهجوم», «جرح جندي»: a verb before its only noun, a number or some people that would act on nothing.
fn has_one_noun(words: &[Word], at: usize) -> bool {
    let (Some(verb), Some(noun)) = (reading(words, at), reading(words, at + 1)) else { return false };
    if verb.traits & (FLAG_OBJECTLESS | FLAG_THAT) != 0 || verb.features.number != Number::Sing {
        return false;
    }
    let starts = at.checked_sub(1).and_then(|i| reading(words, i)).is_none_or(|b| {
        matches!(b.features.pos, Pos::Punct | Pos::Sconj | Pos::Part | Pos::Cconj) || verb.proclitics.conjunction()
    });
    let (n, definite) = (&noun.features, noun.proclitics.has(Proclitics::AL) || noun.enclitic.is_some());
    let patient = match n.pos {
        Pos::Num => true,
        Pos::Noun => n.case != Case::Acc && n.human && !definite && n.state != State::Construct && !closes(words, at + 2),
        _ => false,
    };
    let counted = n.pos == Pos::Num;
    let gender = n.gender == Gender::None
        || verb.features.gender == Gender::None
        || n.gender == verb.features.gender
        || n.number == Number::Plur && !n.human && verb.features.gender == Gender::Fem;
    starts
        && patient
        && !noun.proclitics.preposition()
        && !noun.proclitics.conjunction()
        && (counted || gender)
        && !has_object(words, at + 2)
}

/// Whether the word `at` completes a construct: «رئيس الوزراء» is a certain person.
fn closes(words: &[Word], at: usize) -> bool {
    reading(words, at).is_some_and(|r| {
        matches!(r.features.pos, Pos::Noun | Pos::Propn) && !r.proclitics.preposition() && !r.proclitics.conjunction()
    })
}

/// Whether a noun that nothing governs stands between `from` and the end of the clause.
fn has_object(words: &[Word], from: usize) -> bool {
    let mut before: Option<&Reading> =
        from.checked_sub(1).and_then(|at| reading(words, at)).filter(|r| r.features.pos != Pos::Verb);
    for at in from..from + CLAUSE {
        let Some(word) = reading(words, at) else { return false };
        let f = &word.features;
        let clause = f.pos == Pos::Sconj && word.traits & (FLAG_SUBJUNCTIVE | FLAG_ACCUSATIVE) != 0;
        if (clause || f.pos == Pos::Pron && word.traits & FLAG_RELATIVE != 0)
            && !word.proclitics.conjunction()
            && !governed(word, before)
        {
            // A clause is the object.
            return true;
        }
        if f.pos == Pos::Verb || f.pos == Pos::Sconj || word.traits & FLAG_RELATIVE != 0 {
            return false;
        }
        let nominal = matches!(f.pos, Pos::Noun | Pos::Propn | Pos::Num | Pos::Det | Pos::X);
        if nominal && !word.proclitics.conjunction() && !governed(word, before) && f.case != Case::Acc
            || f.case == Case::Acc && f.pos == Pos::Noun
        {
            return true;
        }
        before = Some(word);
    }
    true
}

/// Whether a nominal stands in the genitive, or belongs to the word before it.
fn governed(word: &Reading, before: Option<&Reading>) -> bool {
    let Some(before) = before else { return word.proclitics.preposition() };
    let b = &before.features;
    let bare = !before.proclitics.has(Proclitics::AL) && before.enclitic.is_none();
    word.proclitics.preposition()
        || b.pos == Pos::Adp && before.enclitic.is_none()
        || b.pos == Pos::Noun && bare && b.state != State::Indef
        || matches!(b.pos, Pos::Num | Pos::Propn | Pos::Det | Pos::X)
        || word.features.pos == Pos::Num
}
