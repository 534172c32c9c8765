//! A clause held against the frames of its predicate: which row says most of it, and which words fill its slots.

use super::agreement::nature;
use super::clause::{Clause, Topic};
use super::frame::{self, Need};
use super::parties;
use super::predicate::{Subject, elided, subject_of};
use super::scene::Scene;
use crate::lexicon::Frame;
use crate::lexicon::features::{Pos, Voice};
use crate::text::letters::is_mark;
use std::ops::Range;

/// A frame that fits a clause.
pub(super) struct Fit {
    /// The row.
    pub(super) frame: Frame,
    /// Its slots and their words.
    pub(super) bound: Vec<(&'static str, Range<usize>)>,
    /// The subject.
    pub(super) subject: Subject,
    /// Read as a passive.
    pub(super) passive: bool,
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
    /// The same for rows of the active: the subject is their object, and who did it stands after «من قبل», if at all.
    Undergone,
}

/// The frame that says most of the clause.
pub(super) fn best_fit(scene: &Scene<'_>, clause: &Clause, carried: &Subject) -> Option<Fit> {
    let mut best: Option<Fit> = None;
    let named_before =
        matches!(&clause.topic, Topic::Phrase(_) if clause.topic_agrees) || matches!(clause.topic, Topic::Pronoun(_));
    let pos = match scene.article.pos(clause.verb) {
        Pos::Adj if !scene.is_finite(clause.verb) => Pos::Adj,
        Pos::Noun if !scene.is_finite(clause.verb) => Pos::Noun,
        _ => Pos::Verb,
    };
    let rows = match clause.deed {
        Some(deed) => scene.article.lexicon.frames_of(deed.key, Some("verb")).collect(),
        None => frame::of_word(scene, clause.verb, pos),
    };
    let orders = orders(scene, clause, named_before);
    for row in rows {
        if frame::kind(&row).is_none() {
            continue;
        }
        for needs in frame::alternatives(&row) {
            for &order in &orders {
                let Some(fit) = fit(scene, clause, row, &needs, order, carried) else { continue };
                if best.as_ref().is_none_or(|b| fit.score > b.score) {
                    best = Some(fit);
                }
            }
        }
    }
    best
}

/// The ways in which the phrases of the clause may be understood.
fn orders(scene: &Scene<'_>, clause: &Clause, named_before: bool) -> Vec<Order> {
    if let Some(deed) = clause.deed {
        return vec![if deed.undergone { Order::Undergone } else { Order::Before }];
    }
    let mut out = Vec::new();
    if !named_before && !clause.bare.is_empty() {
        out.push(Order::After);
    }
    out.push(Order::Before);
    if !named_before && !clause.bare.is_empty() {
        out.push(Order::Passive);
    }
    if scene.is_finite(clause.verb) && clause.may_be_passive(scene) {
        out.push(Order::Undergone);
    }
    out
}

fn fit(scene: &Scene<'_>, clause: &Clause, row: Frame, needs: &[Need], order: Order, carried: &Subject) -> Option<Fit> {
    let wants_passive = needs.iter().any(|n| n.slot == "مجهول");
    if wants_passive != (order == Order::Passive) {
        return None;
    }
    let inverted = needs.iter().find(|n| n.slot == "فاعل");
    let topic = match &clause.topic {
        Topic::Phrase(words) if clause.topic_agrees => Some(words),
        _ => None,
    };
    // Where the voice was read otherwise, the row must name what stands there, and nobody else may be the subject.
    let passive = clause.deed.is_some() || scene.verb(clause.verb).voice == Voice::Pass;
    let named = || needs.iter().any(|n| n.slot == "ه" && n.is_choosy()) && elided(scene, clause, carried).ids.is_empty();
    if order == Order::Undergone
        && (!passive && !named()
            || inverted.is_some()
            || needs.iter().any(|n| matches!(n.slot, "مستقبل" | "خبر"))
            || !undergoes(scene, clause, topic.or(clause.bare.first()), needs))
    {
        return None;
    }
    // «الاتفاق دخل حيز التنفيذ»: the subject that the row names may come first.
    let first =
        (order == Order::Before).then_some(topic).flatten().filter(|w| inverted.is_some_and(|n| n.admits(&heads_of(scene, w))));
    let (subject_at, objects): (Option<usize>, Vec<&Range<usize>>) = match order {
        Order::Before => (None, clause.bare.iter().collect()),
        Order::Undergone => (None, topic.filter(|_| clause.deed.is_none()).into_iter().chain(&clause.bare).collect()),
        Order::After | Order::Passive => {
            // The row may name what its subject is («علاقات»): then it may also stand second.
            let at = match inverted {
                Some(need) => clause.bare.iter().position(|w| need.admits(&heads_of(scene, w)))?,
                // «زار جنيف وزير المالية»
                None => clause.bare.iter().take(2).position(|w| clause.subject_after(scene, w)).unwrap_or(0),
            };
            (Some(at), clause.bare.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| w).collect())
        }
    };
    // Who reports is known: named beside the verb, or not.
    let report = scene.cue_of(clause.verb).filter(|q| q.speaker.is_some() && matches!(clause.topic, Topic::None));
    let named = report.is_some_and(|q| q.speaker_mention.is_some_and(|m| scene.article.words_in(m).start > clause.verb));
    if report.is_some() && (order == Order::Before && named || order == Order::After && !named && clause.bare.len() == 1) {
        return None;
    }
    // A subject is taken over only from the same sentence, and never where the row is about who acts.
    let acts = frame::names_subject(&row);
    let subject = match subject_at.and_then(|at| clause.bare.get(at)) {
        Some(words) => {
            if inverted.is_none() && !clause.subject_after(scene, words) {
                return None;
            }
            let heads = parties::heads(scene, words);
            let speaker = || report.filter(|_| named).and_then(|q| scene.speaker(q)).into_iter().collect();
            Subject {
                ids: if heads.is_empty() { speaker() } else { heads },
                words: Some(words.clone()),
                nature: nature(scene, words),
                ..Subject::default()
            }
        }
        None if order == Order::Undergone => agent(scene, clause),
        None => match inverted {
            Some(_) if first.is_none() => return None,
            _ => subject_before(scene, clause, carried),
        },
    };
    if acts
        && order == Order::Before
        && (subject.ids.is_empty() || subject.far && !scene.opens_sentence(clause.verb))
        && matches!(clause.topic, Topic::None)
    {
        return None;
    }
    // An object would stand right after the subject.
    let object = |subject: &Range<usize>| objects.iter().any(|o| o.start == subject.end);
    if order == Order::Passive && (!clause.may_be_passive(scene) || subject.words.as_ref().is_some_and(object)) {
        return None;
    }
    let mut bound = Vec::new();
    let mut score = 0;
    for need in needs {
        if need.slot == "مجهول" || need.slot == "فاعل" {
            score += 1 + usize::from(need.is_choosy()) + 2 * usize::from(need.slot == "مجهول");
            bound.extend(subject.words.clone().map(|w| (need.slot, w)));
            continue;
        }
        // One phrase fills one slot; the object of a passive is what undergoes it.
        let patient = |o: &&Range<usize>| order != Order::Undergone || need.slot != "ه" || objects.first() == Some(o);
        let taken = |o: &&Range<usize>| bound.iter().any(|(_, w)| w == *o);
        let free: Vec<&Range<usize>> = objects.iter().copied().filter(|o| !taken(o) && patient(o)).collect();
        let words = bind(scene, clause, need, &free)?;
        if bound.iter().any(|(_, w)| *w == words) {
            return None;
        }
        score += 2 + 2 * usize::from(need.is_choosy());
        bound.push((need.slot, words));
    }
    // A subject that is written out goes before one that would have to be taken over, known or not.
    score = score * 4 + usize::from(subject.words.is_some()) * 2 + usize::from(!subject.ids.is_empty());
    // A passive that was not read as one comes after everything else.
    if order == Order::Undergone {
        score = if passive { score + 6 } else { score / 4 };
    }
    let passive = matches!(order, Order::Passive | Order::Undergone);
    Some(Fit { frame: row, bound, subject, passive, score })
}

/// Whether the clause can be the passive of a row with these needs: what undergoes the deed agrees with the verb; without it the row must want a preposition only.
fn undergoes(scene: &Scene<'_>, clause: &Clause, patient: Option<&Range<usize>>, needs: &[Need]) -> bool {
    let object = needs.iter().any(|n| n.slot == "ه");
    if clause.deed.is_some() {
        return !object || patient.is_some() || carries_pronoun(scene, clause);
    }
    match patient {
        Some(words) if object => clause.topic_agrees || clause.subject_after(scene, words),
        Some(_) => false,
        None => !object,
    }
}

/// Who did what was done: «من قبل …», «على يد …».
fn agent(scene: &Scene<'_>, clause: &Clause) -> Subject {
    let by = clause.slots.iter().find_map(|s| {
        let first = s.words.start;
        match s.preposition {
            "قَبلَ" | "قَبل" | "قِبَلَ" if first >= 2 && scene.preposition(first - 2) == Some("مِن") => {
                Some(s.words.clone())
            }
            "مِن" if scene.article.core(first) == "قبل" && s.words.len() > 1 => Some(first + 1..s.words.end),
            "عَلَى" if scene.article.is_lemma(first, &["يَد"]) && s.words.len() > 1 => Some(first + 1..s.words.end),
            _ => None,
        }
    });
    by.map_or_else(Subject::default, |words| Subject { ids: parties::heads(scene, &words), ..Subject::default() })
}

/// Whether the object is a pronoun.
fn carries_pronoun(scene: &Scene<'_>, clause: &Clause) -> bool {
    scene.article.word(clause.object_word()).is_some_and(|w| w.reading.enclitic.is_some())
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
            let word = clause.object_word();
            // «العقوبات التي فرضتها …»
            let taken_up = clause.antecedent.as_ref().is_some_and(|w| need.admits(&heads_of(scene, w)));
            let fits = !need.is_choosy() || taken_up;
            let pronoun = || (carries_pronoun(scene, clause) && fits).then_some(word..word + 1);
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
pub(super) fn same_letters(vocalised: &str, bare: &str) -> bool {
    vocalised.chars().filter(|c| !is_mark(*c)).eq(bare.chars())
}
