//! Finite verbs → facts: each clause is read and held against the frames of its verb.
//!
//! In: the scene. Out: drafts of events, positions, commitments, calls, relations, schedules and figures. What a clause says of its subject is carried to the next clause of
//! the sentence, whose subject may be elided.

use super::agreement::nature;
use super::assertion::make;
use super::clause::{Clause, Topic};
use super::deed;
use super::draft::Draft;
use super::fit::best_fit;
use super::frame;
use super::general;
use super::parties;
use super::scene::Scene;
use crate::annotate::annotation::{EntityId, FactKind, QuoteKind};
use crate::lexicon::features::{Aspect, Gender, Number, Person, Pos};
use std::ops::Range;

/// What a clause is about, for the clauses after it.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    /// Its entities.
    pub(super) ids: Vec<EntityId>,
    /// Its words, where it is written out.
    pub(super) words: Option<Range<usize>>,
    /// Its gender and number.
    pub(super) nature: (Gender, Number),
    /// Taken over from an earlier clause.
    pub(super) elided: bool,
    /// From an earlier sentence.
    pub(super) far: bool,
    /// Was written out where it was first read.
    pub(super) written: bool,
}

/// Every fact that a finite verb makes.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut carried = Subject::default();
    for sentence in scene.article.sentences {
        let mut level = None;
        let mut doubted = false;
        // One past the words that a fact of the sentence has taken already.
        let mut reach = sentence.first;
        let mut said_of: Option<Range<usize>> = None;
        let mut outer = Subject::default();
        carried.far = true;
        for at in sentence.first..sentence.end {
            let verb = scene.is_finite(at);
            if !verb && !is_nominal_predicate(scene, at) || scene.party_at(at).is_some() {
                continue;
            }
            let region = scene.region(at, sentence);
            let mut clause = Clause::read(scene, at, &region);
            if level != Some(scene.quote_number(at)) {
                if level == Some(None) {
                    outer = carried.clone();
                }
                level = Some(scene.quote_number(at));
                if scene.quote_of(at).is_none() && !outer.ids.is_empty() {
                    carried = outer.clone();
                }
                if let Some(quote) = scene.quote_of(at) {
                    // In his own words a speaker is «I»; reported, he may be the first subject.
                    let ids = scene.speaker(quote).filter(|_| quote.kind != QuoteKind::Direct).into_iter().collect();
                    carried = Subject { ids, far: true, ..Subject::default() };
                }
            }
            if !verb {
                clause.adopt_copula(scene, &region);
            }
            if let Some(antecedent) = said_of.as_ref().filter(|_| scene.article.proclitics(at).conjunction()) {
                clause.share(scene, antecedent);
            }
            said_of = clause.antecedent.clone();
            // «قد يزيد … ويهدد …»: the doubt holds for both.
            let goes_on = scene.article.proclitics(at).conjunction() && matches!(clause.topic, Topic::None);
            clause.force.hypothetical |= doubted && goes_on && clause.aspect(scene) == Aspect::Imp;
            doubted = clause.force.hypothetical;
            let subject = subject_of(scene, &clause, &carried);
            if !verb && subject.ids.is_empty() {
                continue;
            }
            let framed = best_fit(scene, &clause, &carried);
            let choosy = framed.as_ref().is_some_and(|fit| fit.frame.complement.contains('='));
            let deed = if choosy { None } else { deed::of(scene, &clause) };
            let done = deed.as_ref().and_then(|deed| best_fit(scene, deed, &carried));
            let (told, fit) = match (&deed, done, framed) {
                (Some(deed), Some(done), _) => (deed, Some(done)),
                (Some(deed), None, None) => (deed, None),
                (_, _, framed) => (&clause, framed),
            };
            let nobody = Subject::default();
            let doer = if told.deed.is_some_and(|d| d.undergone) { &nobody } else { &subject };
            // A row of figures that finds no number says nothing against another sense of the verb.
            let open = fit.as_ref().is_none_or(|fit| frame::kind(&fit.frame) == Some(FactKind::Figure));
            let draft = fit.and_then(|fit| make(scene, told, fit));
            let draft = if draft.is_none() && open && verb && !is_nominal_predicate(scene, at + 1) {
                general::make(scene, told, doer, at < reach)
            } else {
                draft
            };
            if draft.is_some() && !clause.force.relative {
                reach = clause.end;
            }
            drafts.extend(draft);
            if verb && !clause.force.relative && (subject.words.is_some() || !subject.ids.is_empty()) {
                let far = subject.far && subject.words.is_none();
                carried = Subject { far, written: subject.words.is_some() || subject.written, ..subject };
            }
        }
    }
}

/// Whether word `at` may be a predicate without a verb: an indefinite adjective or noun that has a frame of that use.
fn is_nominal_predicate(scene: &Scene<'_>, at: usize) -> bool {
    let article = scene.article;
    let clitics = article.proclitics(at);
    if article.definite(at) || clitics.preposition() || clitics.conjunction() || article.is_lemma(at.saturating_sub(1), &["غَير"])
    {
        return false;
    }
    match article.pos(at) {
        Pos::Adj => !frame::of_word(scene, at, Pos::Adj).is_empty(),
        Pos::Noun => frame::of_word(scene, at, Pos::Noun).iter().any(|f| f.complement.contains("خبر")),
        _ => false,
    }
}

/// The subject of a clause whatever its verb means.
pub(super) fn subject_of(scene: &Scene<'_>, clause: &Clause, carried: &Subject) -> Subject {
    match &clause.topic {
        Topic::Phrase(words) if clause.topic_agrees || clause.resumes(scene) => {
            return Subject {
                ids: parties::heads(scene, words),
                words: Some(words.clone()),
                nature: nature(scene, words),
                ..Subject::default()
            };
        }
        Topic::Pronoun(_) if scene.verb(clause.verb).person == Person::First => return elided(scene, clause, carried),
        Topic::Pronoun(word) => {
            let known = scene.pronoun_at(*word);
            let fits = known.is_some() || stands_for(scene, *word, carried);
            let ids = if fits { known.map_or_else(|| carried.ids.clone(), |id| vec![id]) } else { Vec::new() };
            // A speaker is never far from his own words.
            let far = known.is_none() && carried.far && carried.written;
            return Subject { ids, words: None, elided: true, far, ..carried.clone() };
        }
        _ => {}
    }
    if let Some(words) = clause.bare.first().filter(|w| clause.subject_after(scene, w)) {
        let ids = parties::heads(scene, words);
        return Subject { ids, words: Some(words.clone()), nature: nature(scene, words), ..Subject::default() };
    }
    // What a relative clause is about stands in it or is its antecedent.
    let object = || scene.article.word(clause.verb).is_some_and(|w| w.reading.enclitic.is_some());
    if clause.force.relative && clause.antecedent.is_some() && !(object() && !carried.far && carried.written) {
        return Subject::default();
    }
    elided(scene, clause, carried)
}

/// Whether the pronoun at word `at` agrees with what was spoken of, in number and, for one alone, in gender.
fn stands_for(scene: &Scene<'_>, at: usize, carried: &Subject) -> bool {
    let Some(word) = scene.article.word(at) else { return false };
    let f = word.reading.features;
    let (gender, number) = word.reading.enclitic.map_or((f.gender, f.number), |e| (e.gender, e.number));
    let many = |n: Number| matches!(n, Number::Dual | Number::Plur);
    let (own_gender, own_number) = carried.nature;
    let one = |n: Number| n == Number::None;
    (one(number) || one(own_number) || many(number) == many(own_number))
        && (many(number) || gender == Gender::None || own_gender == Gender::None || gender == own_gender)
}

/// The subject that a verb without one takes over: the speaker where the verb reports, else that of the clause before.
pub(super) fn elided(scene: &Scene<'_>, clause: &Clause, carried: &Subject) -> Subject {
    let speaker = scene.cue_of(clause.verb).and_then(|q| scene.speaker(q));
    let f = scene.verb(clause.verb);
    if f.person == Person::First {
        // «We» is whom the speaker speaks for.
        let many = matches!(f.number, Number::Plur | Number::Dual);
        let speaks = scene.quote_of(clause.verb).and_then(|q| scene.speaker(q));
        let ids = speaks.map(|id| scene.offices.get(&id).copied().filter(|_| many).unwrap_or(id)).into_iter().collect();
        return Subject { ids, elided: true, ..Subject::default() };
    }
    let (gender, number) = carried.nature;
    let many = |n: Number| matches!(n, Number::Dual | Number::Plur);
    let fits = (gender == Gender::None || f.gender == Gender::None || gender == f.gender || many(number))
        && (number == Number::None || many(number) == many(f.number) || number == Number::Plur && f.gender == Gender::Fem);
    let near = fits && !carried.far && !carried.ids.is_empty();
    match speaker {
        Some(id) if !(near && carried.written) => Subject { ids: vec![id], elided: true, ..Subject::default() },
        None if clause.force.lost => Subject::default(),
        _ if fits => Subject { words: None, elided: true, ..carried.clone() },
        _ => Subject::default(),
    }
}
