//! Clauses whose verb only says that something is done: «تم اعتقال …», «تمكنت القوات من استعادة …», «تعرض لهجوم …».
//!
//! In: a clause and the rows of kind `light` of its verb. Out: the same clause with the verbal noun as what it says: frames are those of the noun's verb, objects
//! and prepositional phrases those that follow the noun.

use super::clause::{Clause, Deed, Topic};
use super::fit::same_letters;
use super::frame;
use super::scene::{PLAUSIBLE, Scene};
use crate::annotate::chunk;
use crate::lexicon::Frame;
use crate::lexicon::features::Pos;
use std::ops::Range;

/// The clause as one of its deed, if its verb is such a verb and the noun is there.
pub(super) fn of(scene: &Scene<'_>, clause: &Clause) -> Option<Clause> {
    if !scene.is_finite(clause.verb) {
        return None;
    }
    frame::of_word(scene, clause.verb, Pos::Verb).iter().filter(|f| f.kind == "light").find_map(|f| read(scene, clause, f))
}

fn read(scene: &Scene<'_>, clause: &Clause, row: &Frame) -> Option<Clause> {
    let undergoes = row.roles.ends_with(">subj");
    let (at, subject) = row.complement.split(';').find_map(|slot| noun(scene, clause, slot.trim()))?;
    let key = verb_of(scene, at)?;
    let mut deed = Clause { bare: Vec::new(), slots: Vec::new(), complement: None, ..clause.clone() };
    deed.deed = Some(Deed { at, key, undergone: row.roles.is_empty() || undergoes });
    if row.roles.is_empty() {
        // «أنه تم …»: the pronoun stands for nothing.
        deed.topic = Topic::None;
        deed.topic_agrees = false;
        deed.force.lost = false;
    }
    let mut next = at + 1;
    let completed = chunk::opens_construct(scene.article, at)
        && scene.is_nominal(next)
        && !scene.article.proclitics(next).preposition()
        && !scene.article.proclitics(next).conjunction();
    while !completed && scene.article.pos(next) == Pos::Adj && chunk::agrees(scene.article, at, next) {
        next += 1;
    }
    if completed && next < clause.end {
        let end = scene.coordinated(next, clause.end).last().map_or(next + 1, |p| p.end);
        deed.bare.push(next..end);
        next = end;
    }
    deed.look_ahead(scene, next);
    match subject {
        Some(words) if undergoes => deed.bare.insert(0, words),
        // A subject that follows the verb is one that stands before the deed.
        Some(words) => {
            deed.topic = Topic::Phrase(words);
            deed.topic_agrees = true;
        }
        None if undergoes => return None,
        None => {}
    }
    Some(deed)
}

/// The word of the verbal noun in the slot, and the subject that is written after the verb.
fn noun(scene: &Scene<'_>, clause: &Clause, slot: &str) -> Option<(usize, Option<Range<usize>>)> {
    let before = match &clause.topic {
        Topic::Phrase(words) if clause.topic_agrees => Some(words.clone()),
        _ => None,
    };
    let after = || clause.bare.first().filter(|w| before.is_none() && clause.subject_after(scene, w)).cloned();
    match slot {
        "فاعل" => match before {
            Some(words) => Some((words.start, None)),
            None => clause.bare.first().filter(|w| clause.subject_after(scene, w)).map(|w| (w.start, None)),
        },
        "ه" => {
            let subject = after();
            let object = clause.bare.iter().find(|w| Some(*w) != subject.as_ref())?;
            Some((object.start, before.or(subject)))
        }
        _ => {
            let words = &clause.slots.iter().find(|s| same_letters(s.preposition, slot))?.words;
            let at = if matches!(scene.mark(words.start), "\"" | "«") { words.start + 1 } else { words.start };
            Some((at, before.clone().or_else(after)))
        }
    }
}

/// The key of the verb that the noun at word `at` is the verbal noun of.
fn verb_of(scene: &Scene<'_>, at: usize) -> Option<u32> {
    let best = scene.article.lattice.of(at).first().map_or(0, |r| r.cost);
    let readings = scene.article.lattice.of(at).iter().filter(|r| r.cost <= best + PLAUSIBLE);
    let chosen = scene.article.word(at).map(|w| &w.reading);
    chosen.into_iter().chain(readings).filter(|r| r.features.pos == Pos::Noun).find_map(|r| {
        let lexicon = scene.article.lexicon;
        let verb = lexicon.derivation(r.lemma?.0).strip_prefix("masdar:")?;
        lexicon.lemma_named(verb, Pos::Verb).map(|lemma| lemma.key)
    })
}
