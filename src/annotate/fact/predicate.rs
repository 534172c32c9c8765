//! Finite verbs → facts: each clause is read and held against the frames of its verb.
//!
//! In: the scene. Out: drafts of events, positions, commitments, calls, relations, schedules and figures. What a clause says of its subject is carried to the next clause of
//! the sentence, whose subject may be elided.

use super::clause::{Clause, Topic, nature};
use super::draft::{Draft, Wording};
use super::frame::{self, Need};
use super::parties;
use super::scene::Scene;
use crate::annotate::annotation::{EntityId, FactKind, QuoteKind};
use crate::document::BlockKind;
use crate::lexicon::Frame;
use crate::lexicon::features::{Aspect, Gender, Number, Person, Pos};
use crate::text::letters::is_mark;
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
}

/// A frame that fits a clause.
struct Fit {
    frame: Frame,
    bound: Vec<(&'static str, Range<usize>)>,
    subject: Subject,
    passive: bool,
    score: usize,
}

/// How the noun phrases around a verb are understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The subject comes before, or is elided; every bare phrase is an object.
    Before,
    /// The first bare phrase is the subject.
    After,
    /// The only bare phrase is what the deed was done to.
    Passive,
}

/// Every fact that a finite verb makes.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut carried = Subject::default();
    for sentence in scene.article.sentences {
        let mut level = None;
        carried.far = true;
        for at in sentence.first..sentence.end {
            let verb = scene.is_finite(at);
            if !verb && !is_nominal_predicate(scene, at) || scene.party_at(at).is_some() {
                continue;
            }
            let region = scene.region(at, sentence);
            let mut clause = Clause::read(scene, at, &region);
            if level != Some(scene.quote_number(at)) {
                level = Some(scene.quote_number(at));
                if let Some(quote) = scene.quote_of(at) {
                    // In his own words a speaker is «I»; reported, he may be the first subject.
                    let ids = quote.speaker.filter(|_| quote.kind != QuoteKind::Direct).into_iter().collect();
                    carried = Subject { ids, ..Subject::default() };
                }
            }
            if !verb {
                clause.adopt_copula(scene, &region);
            }
            let subject = subject_of(scene, &clause, &carried);
            if !verb && subject.ids.is_empty() {
                continue;
            }
            if let Some(draft) = best_fit(scene, &clause, &carried).and_then(|fit| make(scene, &clause, fit)) {
                drafts.push(draft);
            }
            if verb && !clause.force.relative && (subject.words.is_some() || !subject.ids.is_empty()) {
                carried = Subject { far: false, ..subject };
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
                elided: false,
                far: false,
            };
        }
        Topic::Pronoun(word) => {
            let ids = scene.pronoun_at(*word).map_or_else(|| carried.ids.clone(), |id| vec![id]);
            return Subject { ids, words: None, ..Subject { elided: true, ..carried.clone() } };
        }
        _ => {}
    }
    if let Some(words) = clause.bare.first().filter(|w| clause.subject_after(scene, w)) {
        let ids = parties::heads(scene, words);
        return Subject { ids, words: Some(words.clone()), nature: nature(scene, words), elided: false, far: false };
    }
    elided(scene, clause, carried)
}

/// The subject that a verb without one takes over: the speaker where the verb reports, else that of the clause before.
fn elided(scene: &Scene<'_>, clause: &Clause, carried: &Subject) -> Subject {
    if let Some(id) = scene.cue_of(clause.verb).and_then(|q| q.speaker) {
        return Subject { ids: vec![id], elided: true, ..Subject::default() };
    }
    let f = scene.verb(clause.verb);
    if f.person == Person::First {
        let ids = scene.quote_of(clause.verb).and_then(|q| q.speaker).into_iter().collect();
        return Subject { ids, elided: true, ..Subject::default() };
    }
    let (gender, number) = carried.nature;
    let many = |n: Number| matches!(n, Number::Dual | Number::Plur);
    let fits = (gender == Gender::None || f.gender == Gender::None || gender == f.gender || many(number))
        && (number == Number::None || many(number) == many(f.number) || number == Number::Plur && f.gender == Gender::Fem);
    if fits { Subject { words: None, elided: true, ..carried.clone() } } else { Subject::default() }
}

/// The frame that says most of the clause.
fn best_fit(scene: &Scene<'_>, clause: &Clause, carried: &Subject) -> Option<Fit> {
    let mut best: Option<Fit> = None;
    let named_before =
        matches!(&clause.topic, Topic::Phrase(_) if clause.topic_agrees) || matches!(clause.topic, Topic::Pronoun(_));
    let pos = match scene.article.pos(clause.verb) {
        Pos::Adj if !scene.is_finite(clause.verb) => Pos::Adj,
        Pos::Noun if !scene.is_finite(clause.verb) => Pos::Noun,
        _ => Pos::Verb,
    };
    for row in frame::of_word(scene, clause.verb, pos) {
        if frame::kind(&row).is_none() {
            continue;
        }
        for needs in frame::alternatives(&row) {
            for order in [Order::After, Order::Before, Order::Passive] {
                if order != Order::Before && (named_before || clause.bare.is_empty()) {
                    continue;
                }
                let Some(fit) = fit(scene, clause, row, &needs, order, carried) else { continue };
                if best.as_ref().is_none_or(|b| fit.score > b.score) {
                    best = Some(fit);
                }
            }
        }
    }
    best
}

fn fit(scene: &Scene<'_>, clause: &Clause, row: Frame, needs: &[Need], order: Order, carried: &Subject) -> Option<Fit> {
    let wants_passive = needs.iter().any(|n| n.slot == "مجهول");
    if wants_passive != (order == Order::Passive) {
        return None;
    }
    let inverted = needs.iter().find(|n| n.slot == "فاعل");
    let (subject_at, objects): (Option<usize>, Vec<&Range<usize>>) = match order {
        Order::Before => (None, clause.bare.iter().collect()),
        Order::After | Order::Passive => {
            // The row may name what its subject is («علاقات»): then it may also stand second.
            let at = match inverted {
                Some(need) => clause.bare.iter().position(|w| need.admits(&heads_of(scene, w)))?,
                None => 0,
            };
            (Some(at), clause.bare.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| w).collect())
        }
    };
    let subject = match subject_at.and_then(|at| clause.bare.get(at)) {
        Some(words) => {
            if inverted.is_none() && !clause.subject_after(scene, words) {
                return None;
            }
            Subject {
                ids: parties::heads(scene, words),
                words: Some(words.clone()),
                nature: nature(scene, words),
                elided: false,
                far: false,
            }
        }
        None => match inverted {
            Some(_) => return None,
            None => subject_before(scene, clause, carried),
        },
    };
    if order == Order::Passive && !(objects.is_empty() && clause.may_be_passive(scene)) {
        return None;
    }
    let mut bound = Vec::new();
    let mut score = 0;
    for need in needs {
        if need.slot == "مجهول" || need.slot == "فاعل" {
            score += 1 + usize::from(need.is_choosy());
            bound.extend(subject.words.clone().map(|w| (need.slot, w)));
            continue;
        }
        let words = bind(scene, clause, need, &objects)?;
        score += 2 + 2 * usize::from(need.is_choosy());
        bound.push((need.slot, words));
    }
    // A subject that is written out goes before one that would have to be taken over, known or not.
    score = score * 4 + usize::from(subject.words.is_some()) * 2 + usize::from(!subject.ids.is_empty());
    Some(Fit { frame: row, bound, subject, passive: order == Order::Passive, score })
}

fn subject_before(scene: &Scene<'_>, clause: &Clause, carried: &Subject) -> Subject {
    match &clause.topic {
        Topic::Phrase(_) | Topic::Pronoun(_) => subject_of(scene, clause, carried),
        Topic::None => elided(scene, clause, carried),
    }
}

/// The words that meet a need.
fn bind(scene: &Scene<'_>, clause: &Clause, need: &Need, objects: &[&Range<usize>]) -> Option<Range<usize>> {
    match need.slot {
        "خبر" => Some(clause.verb..clause.verb + 1),
        "مستقبل" => clause.force.future.then_some(clause.verb..clause.verb + 1),
        "ه" => {
            let object = objects.iter().find(|w| need.admits(&heads_of(scene, w)));
            let pronoun = || {
                let carries = scene.article.word(clause.verb).is_some_and(|w| w.reading.enclitic.is_some());
                (carries && !need.is_choosy()).then_some(clause.verb..clause.verb + 1)
            };
            object.map(|w| (*w).clone()).or_else(pronoun)
        }
        slot if slot.ends_with("أن") || slot.ends_with("أنّ") => {
            let complement = clause.complement.as_ref()?;
            let (preposition, particle) = slot.split_once(' ').unwrap_or(("", slot));
            let fits = same_letters(complement.preposition, preposition) && complement.particle == particle;
            fits.then(|| complement.words.clone())
        }
        slot => clause
            .slots
            .iter()
            .find(|s| same_letters(s.preposition, slot) && need.admits(&heads_of(scene, &s.words)))
            .map(|s| s.words.clone()),
    }
}

/// The citation forms that the head of a phrase may have; past what only counts or measures it («أول قمة», «سلسلة غارات»).
pub(super) fn heads_of(scene: &Scene<'_>, words: &Range<usize>) -> Vec<&'static str> {
    let mut out = Vec::new();
    for at in words.clone().take(3) {
        out.extend(scene.citations(at, Pos::Noun));
        out.extend(scene.citations(at, Pos::Adj));
        let counts = matches!(scene.article.pos(at), Pos::Det | Pos::Num | Pos::Adj) && !scene.article.definite(at)
            || frame::of_word(scene, at, Pos::Noun).iter().any(|f| f.kind == "measure");
        if !counts {
            break;
        }
    }
    out
}

/// Whether a preposition of the lexicon is the one that a row writes without marks.
fn same_letters(vocalised: &str, bare: &str) -> bool {
    vocalised.chars().filter(|c| !is_mark(*c)).eq(bare.chars())
}

/// The draft of a fitting frame; `None` where the clause is not put forward as the kind asks.
fn make(scene: &Scene<'_>, clause: &Clause, fit: Fit) -> Option<Draft> {
    let mut kind = frame::kind(&fit.frame)?;
    let force = clause.force;
    if force.negated || force.hypothetical {
        return None;
    }
    let title = scene.block_kind(clause.verb) != Some(BlockKind::Paragraph);
    let imperfect = clause.aspect(scene) == Aspect::Imp;
    let (mut plover, mut cameo) = (fit.frame.plover, fit.frame.cameo);
    match kind {
        FactKind::Event if force.future || imperfect && !title => {
            // What will be or is about to be done is told with its time and place; other deeds are not told in the present.
            if plover != "CONSULT" {
                return None;
            }
            kind = FactKind::Schedule;
            (plover, cameo) = ("", "");
        }
        FactKind::Schedule if !imperfect => return None,
        FactKind::Commitment if force.future && !fit.frame.complement.contains("مستقبل") => return None,
        FactKind::Position | FactKind::Call | FactKind::Relation if force.future => return None,
        _ => {}
    }
    let (source_slots, target_slots) = frame::roles(&fit.frame);
    let mut source = Vec::new();
    for slot in source_slots {
        extend(&mut source, in_slot(scene, clause, &fit, slot, kind, &[]));
    }
    let mut target = Vec::new();
    for slot in target_slots {
        let found = in_slot(scene, clause, &fit, slot, kind, &source);
        extend(&mut target, found);
        if !target.is_empty() {
            break;
        }
    }
    target.retain(|t| !source.contains(t));
    if kind == FactKind::Relation {
        (source, target) = split(scene, source, target)?;
    }
    let confidence = confidence(clause, &fit, &source, &target, kind);
    let speaker = scene.quote_of(clause.verb).and_then(|q| q.speaker);
    let own_word = match kind {
        FactKind::Commitment | FactKind::Call => source.first().copied().filter(|_| source.len() == 1),
        FactKind::Position => scene.cue_of(clause.verb).and_then(|q| q.speaker),
        _ => None,
    };
    let first = match (&clause.topic, fit.passive) {
        (_, true) => clause.verb,
        _ => clause.first,
    };
    Some(Draft {
        kind,
        plover,
        cameo,
        source,
        target,
        attributed_to: speaker.or(own_word),
        first,
        end: clause.end,
        predicate: clause.verb,
        inner: force.relative || force.subordinate,
        dated: kind == FactKind::Event && !force.past,
        wording: wording(clause, &fit, kind),
        confidence,
    })
}

fn extend(ids: &mut Vec<EntityId>, more: Vec<EntityId>) {
    for id in more {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
}

/// The entities of one slot of a role.
fn in_slot(scene: &Scene<'_>, clause: &Clause, fit: &Fit, slot: &str, kind: FactKind, except: &[EntityId]) -> Vec<EntityId> {
    let bound = |name: &str| fit.bound.iter().find(|(n, _)| *n == name).map(|(_, w)| w.clone());
    let free = |name: &str| clause.slots.iter().find(|s| same_letters(s.preposition, name)).map(|s| s.words.clone());
    match slot {
        "subj" => {
            let amount = || fit.subject.words.as_ref().and_then(|w| parties::amount_in(scene, w));
            if fit.subject.ids.is_empty() { amount().into_iter().collect() } else { fit.subject.ids.clone() }
        }
        "speaker" => scene.quote_of(clause.verb).and_then(|q| q.speaker).into_iter().collect(),
        "in" => {
            let start = fit.bound.first().map_or(clause.verb + 1, |(_, w)| w.start);
            parties::named_inside(scene, &(start..clause.end.min(start + 14)), except, kind)
        }
        _ => {
            let Some(words) = bound(slot).or_else(|| free(slot)) else { return Vec::new() };
            let heads = parties::heads(scene, &words);
            if !heads.is_empty() {
                return heads.into_iter().filter(|id| !except.contains(id)).collect();
            }
            if clause.verb == words.start && clause.resumes(scene) {
                // «X تربطهما …»: the pronoun is the topic.
                return match &clause.topic {
                    Topic::Phrase(topic) => parties::heads(scene, topic),
                    _ => Vec::new(),
                };
            }
            if let Some(amount) = parties::amount_in(scene, &words) {
                return vec![amount];
            }
            if kind == FactKind::Call {
                return Vec::new();
            }
            let reach = scene.extended(words.start, clause.end).max(words.end);
            parties::named_inside(scene, &(words.start..reach), except, kind)
        }
    }
}

/// The parties of a tie, each its own: the first on one side, the others on the other.
pub(super) fn split(scene: &Scene<'_>, source: Vec<EntityId>, target: Vec<EntityId>) -> Option<(Vec<EntityId>, Vec<EntityId>)> {
    let mut parties = parties::atoms(scene, &source);
    for id in parties::atoms(scene, &target) {
        if !parties.contains(&id) {
            parties.push(id);
        }
    }
    let (first, rest) = parties.split_first()?;
    (!rest.is_empty()).then(|| (vec![*first], rest.to_vec()))
}

fn confidence(clause: &Clause, fit: &Fit, source: &[EntityId], target: &[EntityId], kind: FactKind) -> f32 {
    let mut sure: f32 = 0.85;
    if fit.subject.elided {
        sure -= if fit.subject.far { 0.25 } else { 0.1 };
    }
    if source.is_empty() {
        sure -= if matches!(kind, FactKind::Figure) || fit.passive && !target.is_empty() { 0.1 } else { 0.5 };
    }
    if target.is_empty() && matches!(kind, FactKind::Event) {
        sure -= 0.2;
    }
    if clause.force.relative {
        sure -= 0.3;
    }
    if clause.force.subordinate {
        sure -= 0.2;
    }
    sure
}

fn wording(clause: &Clause, fit: &Fit, kind: FactKind) -> Wording {
    let duty = ["أن", "على أن", "إلى أن", "ب أن", "ه", "فاعل"].iter().find_map(|s| fit.bound.iter().find(|(n, _)| n == s));
    let duty = duty.map(|(_, words)| words.start).or_else(|| fit.subject.words.as_ref().map(|w| w.start));
    if !fit.frame.english.is_empty() {
        return Wording::Pattern(fit.frame.english, fit.bound.clone());
    }
    let laid_upon = kind == FactKind::Call && fit.frame.roles.starts_with("speaker");
    if laid_upon && let Some(start) = duty {
        return Wording::Duty(start..clause.end);
    }
    Wording::Predicate(clause.verb..clause.end)
}
