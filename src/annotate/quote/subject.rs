//! A subject that stands before its verb: «الوزير قال», «كان الوزير قد أعلن», «الذي أكد».

use super::cue::{Cue, Form};
use super::party::{self, Party};
use super::scene::Scene;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Case, Gender, Number, Pos, State};

/// A subject before its verb.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Before {
    /// The subject.
    pub(super) party: Party,
    /// First word of its clause.
    pub(super) first: usize,
}

/// Farther back than this no subject is looked for, in words.
const REACH: usize = 24;

/// The subject before the verb of `cue`.
pub(super) fn before(scene: &Scene<'_>, cue: &Cue) -> Option<Before> {
    if cue.form != Form::Verb || scene.conjoined(cue.first) {
        return None;
    }
    let sentence = scene.article.sentence_of(cue.first)?;
    let particles = ["قَد", "لَقَد", "سَوفَ", "لَم", "لَن", "لَا", "مَا"];
    let mut verb = cue.first;
    while verb > sentence.first && scene.article.is_lemma(verb - 1, &particles) && !scene.conjoined(verb - 1) {
        verb -= 1;
    }
    let floor = sentence.first.max(verb.saturating_sub(REACH));
    if verb > floor && scene.is_relative(verb - 1) {
        // «الاسم الذي يؤكدون أنه …»: what the clause is about does not speak.
        return antecedent(scene, verb - 1, floor).filter(|b| agrees(scene, cue, &b.party));
    }
    let mut starts = Vec::new();
    let mut at = verb;
    while at > floor {
        let word = at - 1;
        let opens = matches!(scene.article.surface(word), "،" | ":" | "-" | "–") || scene.is_complementiser(word);
        let adjective = scene.article.pos(at) == Pos::Adj && scene.article.definite(at) && scene.article.definite(word);
        if opens || scene.conjoined(at) && scene.is_nominal(at) && !adjective {
            starts.push(at);
        }
        // «حليفها، وهو الحزب …، هدد ب»
        if scene.conjoined(word) && scene.article.citation(word) == "هُوَ" {
            starts.push(at);
        }
        if scene.is_complementiser(word) || scene.article.surface(word) == ":" || scene.is_relative(word) {
            break;
        }
        if scene.is_surely_verb(word) || scene.article.is_lemma(word, &["كَان"]) {
            if scene.article.is_lemma(word, &["كَان"]) {
                let party = party::at(scene, at, verb)?;
                return agrees(scene, cue, &party).then_some(Before { party, first: word });
            }
            break;
        }
        at = word;
    }
    if at == sentence.first {
        starts.push(at);
    }
    let is_he = |k: usize| scene.conjoined(k) && scene.article.citation(k) == "هُوَ";
    let reaches = |b: &Before| {
        let end = b.party.phrase.end;
        let aside = end + 1 == verb && scene.article.surface(end) == "،" && b.first.checked_sub(1).is_some_and(is_he);
        end == verb || aside
    };
    let all: Vec<Before> = starts.iter().rev().filter_map(|&start| from(scene, cue, start, verb)).collect();
    let whole = |b: &&Before| {
        let after_that = b.first.checked_sub(1).is_some_and(|k| scene.is_complementiser(k) || scene.article.surface(k) == ":");
        b.first == sentence.first || after_that
    };
    all.iter().find(|b| reaches(b)).or_else(|| all.iter().find(whole)).cloned()
}

/// The subject that begins at `start` (after connectors) and leads up to the verb.
fn from(scene: &Scene<'_>, cue: &Cue, start: usize, verb: usize) -> Option<Before> {
    let mut at = start;
    while let Some(end) = scene.adverbial_end(at).filter(|e| *e < verb) {
        at = end;
        while at < verb && scene.article.surface(at) == "،" {
            at += 1;
        }
    }
    let party = party::at(scene, at, verb).filter(|p| party::is_speaker(scene, p.phrase.start))?;
    let rest = party.phrase.end..verb;
    // «لبنان / إسرائيل - اقترح …», «لندن (رويترز) - قالت …» head a report.
    if rest.clone().any(|k| matches!(scene.article.surface(k), "-" | "–" | "—" | "--" | "/")) {
        return None;
    }
    let commas = rest.clone().filter(|&k| scene.article.surface(k) == "،").count();
    let closed = commas == 0 || scene.article.surface(party.phrase.end) == "،" && scene.article.surface(verb - 1) == "،";
    let bare = rest.clone().any(|k| {
        scene.is_nominal(k)
            && k == party.phrase.end
            && !scene.article.proclitics(k).preposition()
            && scene.adverbial_end(k).is_none()
    });
    (rest.len() <= 12 && closed && !bare && agrees(scene, cue, &party)).then_some(Before { party, first: start })
}

/// The noun before a relative pronoun at word `relative`.
fn antecedent(scene: &Scene<'_>, relative: usize, floor: usize) -> Option<Before> {
    let end = if relative > floor && scene.article.surface(relative - 1) == "،" { relative - 1 } else { relative };
    let start = (floor.max(end.saturating_sub(8))..end)
        .find(|&k| party::governed(scene, k, end).is_some_and(|p| p.phrase.end == end) && party::is_speaker(scene, k))?;
    party::governed(scene, start, end).map(|party| Before { party, first: relative })
}

fn agrees(scene: &Scene<'_>, cue: &Cue, party: &Party) -> bool {
    let head = party.phrase.start;
    let plural =
        scene.article.word(head).is_some_and(|w| w.reading.features.number == Number::Plur) && party::is_human(scene, head);
    let number = !(plural && cue.agreement.number == Number::Sing && cue.agreement.gender == Gender::Masc);
    // After إن and لكن the subject is accusative.
    number && gender_fits(scene, head, cue.agreement.gender)
}

/// Whether the noun phrase headed by word `at` can be the subject of a verb before it with this gender.
pub(super) fn can_be_subject(scene: &Scene<'_>, at: usize, gender: Gender) -> bool {
    let Some(word) = scene.article.word(at) else { return false };
    let f = &word.reading.features;
    if scene.is_place(at) {
        return true;
    }
    if f.case == Case::AccGen || f.case == Case::Acc && f.state == State::Indef {
        return false;
    }
    let letters = scene.letters(at);
    let dual =
        scene.article.pos(at) != Pos::Propn && f.number != Number::Sing && letters.ends_with("ين") && letters.chars().count() > 4;
    !dual && gender_fits(scene, at, gender)
}

/// Whether a verb of this gender agrees with the noun phrase headed by word `at`.
pub(super) fn gender_fits(scene: &Scene<'_>, at: usize, gender: Gender) -> bool {
    let Some(word) = scene.article.word(at) else { return false };
    let f = &word.reading.features;
    if scene.is_name(at) {
        return true;
    }
    let things = f.number == Number::Plur && !party::is_human(scene, at) && !word.reading.proclitics.has(Proclitics::QUESTION);
    let own = match (things, f.number, f.gender) {
        (true, ..) => Gender::Fem,
        // Broken plurals of people go with either.
        (false, Number::Plur, _) => Gender::None,
        (false, _, gender) => gender,
    };
    gender == Gender::None || own == Gender::None || own == gender
}
