//! What a fitting frame asserts: kind, source and target, whose word it is, how sure.

use super::clause::{Clause, Topic};
use super::draft::{Draft, Wording};
use super::fit::{Fit, same_letters};
use super::frame;
use super::parties;
use super::scene::{Scene, is_stance};
use crate::annotate::annotation::{EntityId, FactKind};
use crate::document::BlockKind;
use crate::lexicon::features::{Aspect, Pos};

/// The draft of a fitting frame; `None` where the clause is not put forward as the kind asks.
pub(super) fn make(scene: &Scene<'_>, clause: &Clause, fit: Fit) -> Option<Draft> {
    let mut kind = frame::kind(&fit.frame)?;
    let force = clause.force;
    // «لا يجب …» is laid upon somebody as well.
    let forbidden = force.negated && kind == FactKind::Call && fit.frame.roles.starts_with("speaker");
    if force.negated && !forbidden || force.hypothetical {
        return None;
    }
    let title = scene.block_kind(clause.verb) != Some(BlockKind::Paragraph);
    let imperfect = clause.aspect(scene) == Aspect::Imp;
    let (mut plover, mut cameo) = (fit.frame.plover, fit.frame.cameo);
    match kind {
        FactKind::Event if force.planned => {
            kind = FactKind::Schedule;
            (plover, cameo) = ahead(plover);
        }
        FactKind::Event if force.future || imperfect && !title => {
            // What is about to happen is told with its day; what goes on (aid, a siege) is told as done; other deeds are not told in the present.
            let goes_on = !force.future && matches!(plover, "AID" | "COERCE") || cameo == "191";
            if !goes_on {
                let habit = !force.future && fit.subject.ids.is_empty() && !names_day(scene, clause);
                if habit && plover == "CONSULT" {
                    return None;
                }
                let acts = force.future && !fit.passive && plover != "CONSULT" && !fit.subject.ids.is_empty();
                if acts && !(plover.is_empty() && names_day(scene, clause)) {
                    kind = FactKind::Commitment;
                    (plover, cameo) = promised(plover);
                } else if force.future || plover == "CONSULT" || names_day(scene, clause) {
                    kind = FactKind::Schedule;
                    (plover, cameo) = ahead(plover);
                }
            }
        }
        FactKind::Schedule if !imperfect => return None,
        FactKind::Commitment if force.planned => return None,
        FactKind::Commitment if force.future && !fit.frame.complement.contains("مستقبل") => return None,
        FactKind::Position | FactKind::Call | FactKind::Relation if force.future => return None,
        FactKind::Figure if !states_number(scene, clause) => return None,
        _ => {}
    }
    let (source_slots, target_slots) = frame::roles(&fit.frame);
    let mut source = Vec::new();
    for slot in source_slots {
        extend(&mut source, in_slot(scene, clause, &fit, slot, kind, &[]));
    }
    if source.is_empty() && fit.passive {
        source = in_slot(scene, clause, &fit, "بين", kind, &[]);
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
    // A meeting or a visit is somebody's.
    let person = fit.subject.words.as_ref().and_then(|w| scene.article.word(w.start)).is_some_and(|w| w.reading.features.human);
    if plover == "CONSULT" && kind == FactKind::Event && source.is_empty() && !fit.passive && !person {
        return None;
    }
    let violent = matches!(plover, "ASSAULT" | "COERCE");
    if force.relative && kind == FactKind::Event && source.is_empty() && !fit.passive && !violent {
        return None;
    }
    let confidence = confidence(clause, &fit, &source, &target, kind);
    let speaker = scene.attribution(clause.verb);
    let own_word = match kind {
        FactKind::Commitment | FactKind::Call => source.first().copied().filter(|_| source.len() == 1),
        FactKind::Position => scene.cue_of(clause.verb).filter(|q| !is_stance(&q.act)).and_then(|q| scene.speaker(q)),
        _ => None,
    };
    let first = if forbidden {
        clause.verb.saturating_sub(1)
    } else if fit.passive && !clause.topic_agrees && !force.past {
        clause.verb
    } else {
        clause.first
    };
    Some(Draft {
        kind,
        plover,
        cameo,
        source,
        target,
        attributed_to: speaker.or(own_word),
        first,
        end: ending(clause, &fit),
        predicate: clause.verb,
        inner: force.relative || force.subordinate,
        dated: kind == FactKind::Event && !force.past && !force.relative,
        wording: if forbidden { Wording::Clause(first..clause.end) } else { wording(clause, &fit, kind) },
        confidence,
    })
}

/// The code of a deed that somebody says he will do.
fn promised(plover: &str) -> (&'static str, &'static str) {
    match plover {
        "AID" => ("AGREE", "033"),
        "ASSAULT" => ("THREATEN", "138"),
        "COERCE" | "SANCTION" => ("THREATEN", "130"),
        "CONCEDE" | "RETREAT" => ("AGREE", "035"),
        _ => ("AGREE", "030"),
    }
}

/// The code of what is to come: a meeting is agreed upon, other deeds are no act yet.
fn ahead(plover: &str) -> (&'static str, &'static str) {
    if plover == "CONSULT" { ("AGREE", "036") } else { ("", "") }
}

/// One past the last word: a relative clause without object ends before a phrase that belongs to the clause around it.
fn ending(clause: &Clause, fit: &Fit) -> usize {
    let object = fit.bound.iter().any(|(slot, _)| matches!(*slot, "ه" | "فاعل" | "مجهول"));
    let first = clause.slots.first().filter(|_| clause.force.relative && !object).map(|s| s.words.end);
    let outer = first.and_then(|after| clause.bare.iter().map(|w| w.start).find(|start| *start >= after));
    outer.unwrap_or(clause.end)
}

/// Whether a day is named in the clause.
fn names_day(scene: &Scene<'_>, clause: &Clause) -> bool {
    (clause.first..clause.end).any(|at| scene.date_at(at).is_some())
}

/// Whether a number stands in the clause.
fn states_number(scene: &Scene<'_>, clause: &Clause) -> bool {
    let words = clause.verb + 1..clause.end;
    parties::amount_in(scene, &words).is_some()
        || words.into_iter().any(|at| {
            scene.article.pos(at) == Pos::Num && scene.date_at(at).is_none() && !scene.article.is_lemma(at, &["وَاحِد", "أَحَد"])
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
        "speaker" => scene.quote_of(clause.verb).and_then(|q| scene.speaker(q)).into_iter().collect(),
        "in" => {
            // «منحت ألمانيا مالي قرضا»
            let loose =
                clause.bare.iter().find(|w| fit.subject.words.as_ref() != Some(*w) && !fit.bound.iter().any(|(_, b)| b == *w));
            let given = loose.map(|w| parties::heads(scene, w)).unwrap_or_default();
            if given.iter().any(|id| !except.contains(id)) {
                return given.into_iter().filter(|id| !except.contains(id)).collect();
            }
            let start = fit.bound.first().map_or(clause.verb + 1, |(_, w)| w.start);
            parties::addressed(scene, &(start..clause.end.min(start + 10)), except, kind)
        }
        _ => {
            let Some(words) = bound(slot).or_else(|| free(slot)) else { return Vec::new() };
            let heads = parties::heads(scene, &words);
            if !heads.is_empty() {
                return heads.into_iter().filter(|id| !except.contains(id)).collect();
            }
            let pronoun = scene.article.word(words.start).is_some_and(|w| w.reading.enclitic.is_some());
            if let Some(antecedent) = clause.antecedent.as_ref().filter(|_| words.len() == 1 && pronoun) {
                // «العقوبات التي أقرتها …»
                let known = parties::heads(scene, antecedent);
                let known = if known.is_empty() { parties::named_inside(scene, antecedent, except, kind) } else { known };
                return known.into_iter().filter(|id| !except.contains(id)).collect();
            }
            if clause.verb == words.start && clause.resumes(scene) {
                // «X تربطهما …»: the pronoun is the topic.
                return match &clause.topic {
                    Topic::Phrase(topic) => parties::heads(scene, topic),
                    _ => Vec::new(),
                };
            }
            if let Some(amount) = parties::amount_in(scene, &(words.start..(words.end + 3).min(clause.end))) {
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
        sure -= if fit.subject.far { 0.2 } else { 0.1 };
    }
    if source.is_empty() {
        let named = fit.subject.words.is_some() || fit.subject.written;
        let written = matches!(kind, FactKind::Event | FactKind::Schedule) && (fit.passive || named);
        sure -= if kind == FactKind::Figure || written { 0.1 } else { 0.5 };
    }
    if target.is_empty() && matches!(kind, FactKind::Event) {
        sure -= 0.1;
    }
    if clause.force.relative {
        sure -= if clause.antecedent.is_some() { 0.1 } else { 0.35 };
    }
    if clause.force.subordinate {
        sure -= 0.1;
    }
    sure
}

fn wording(clause: &Clause, fit: &Fit, kind: FactKind) -> Wording {
    let duty = ["أن", "على أن", "إلى أن", "ب أن", "ه", "فاعل"].iter().find_map(|s| fit.bound.iter().find(|(n, _)| n == s));
    let duty = duty.map(|(_, words)| words.start).or_else(|| fit.subject.words.as_ref().map(|w| w.start));
    let told_as_done = !(kind == FactKind::Schedule && frame::kind(&fit.frame) == Some(FactKind::Event));
    if !fit.frame.english.is_empty() && told_as_done {
        return Wording::Pattern(fit.frame.english, fit.bound.clone());
    }
    let laid_upon = kind == FactKind::Call && fit.frame.roles.starts_with("speaker");
    if laid_upon {
        return Wording::Duty(duty.unwrap_or(clause.verb + 1)..clause.end);
    }
    Wording::Predicate(clause.verb..clause.end)
}
