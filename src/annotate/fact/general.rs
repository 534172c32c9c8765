//! What clauses say that no frame knows: somebody did something, without a code.
//!
//! In: a clause with its subject. Out: a draft with the parties that stand beside the verb. Kinds follow tense and number: what happened is an event, an amount a
//! figure, what a party will do a commitment, what else will happen a schedule, what is said to be so somebody's position.

use super::clause::Clause;
use super::draft::{Draft, Wording};
use super::frame;
use super::parties;
use super::predicate::Subject;
use super::scene::Scene;
use crate::annotate::annotation::{EntityId, EntityKind, FactKind};
use crate::lexicon::features::{Aspect, Person, Pos, Voice};
use crate::lexicon::format::lemma::USE_REPORTS;
use std::ops::Range;

/// The prepositions that say to whom or against whom, as the lexicon writes them, the likeliest first.
const TOWARDS: [&str; 12] = ["ل", "إِلَى", "مَعَ", "ضِدَّ", "عَلَى", "ب", "مِن", "عَن", "بَينَ", "تُجَاهَ", "أَمَامَ", "نَحوَ"];

/// The draft of a clause without a frame; `None` where it says nothing of its own. `inside`: its words are part of another fact already.
pub(super) fn make(scene: &Scene<'_>, clause: &Clause, subject: &Subject, inside: bool) -> Option<Draft> {
    let force = clause.force;
    if force.negated || force.hypothetical || force.lost && !subject_known(subject) {
        return None;
    }
    if says_nothing(scene, clause) {
        return None;
    }
    let joined = scene.article.proclitics(clause.verb).conjunction();
    if inside && !force.relative && !force.subordinate && !joined {
        return None;
    }
    let aspect = clause.aspect(scene);
    // «تقدر علاقاتها وتنظر إليها …»: more of the same statement.
    if inside && joined && aspect == Aspect::Imp && !force.future && subject.words.is_none() {
        return None;
    }
    let undergone = clause.deed.map_or_else(|| scene.verb(clause.verb).voice == Voice::Pass, |deed| deed.undergone);
    let parts = Parts::read(scene, clause, subject, undergone);
    let speaker = scene.attribution(clause.verb);
    let kind = if parts.amount.is_some() {
        FactKind::Figure
    } else if force.planned {
        FactKind::Schedule
    } else if force.future {
        if parts.source.is_empty() || undergone { FactKind::Schedule } else { FactKind::Commitment }
    } else if aspect == Aspect::Imp && parts.source.is_empty() && speaker.is_some() && !is_human(scene, subject) {
        FactKind::Position
    } else {
        FactKind::Event
    };
    if kind == FactKind::Position && (force.relative || force.subordinate) {
        return None;
    }
    let (mut source, mut target) = (parts.source, parts.target);
    match kind {
        FactKind::Position => source = speaker.into_iter().collect(),
        // The number itself is no party.
        FactKind::Figure => {
            source.retain(|id| Some(*id) != parts.amount);
            target.retain(|id| Some(*id) != parts.amount);
        }
        _ => {}
    }
    target.retain(|id| !source.contains(id));
    // What things do by the way is no news.
    if force.relative && source.is_empty() && (target.is_empty() || !undergone) && kind != FactKind::Figure {
        return None;
    }
    let mut sure: f32 = 0.75;
    if subject.elided && !undergone {
        sure -= if subject.far { 0.2 } else { 0.05 };
    }
    if kind == FactKind::Event && source.is_empty() {
        let written = subject.words.is_some() || subject.written || undergone && !clause.bare.is_empty();
        sure -= if !written {
            0.4
        } else if undergone {
            0.05
        } else {
            0.1
        };
    }
    if kind == FactKind::Event && target.is_empty() {
        sure -= 0.05;
    }
    if aspect == Aspect::Imp && !force.future {
        sure -= 0.05;
    }
    if force.relative {
        sure -= if clause.antecedent.is_some() { 0.05 } else { 0.2 };
    }
    let wording = if source.is_empty() || !parts.acts {
        Wording::Clause(clause.first..clause.end)
    } else {
        Wording::Predicate(clause.verb..clause.end)
    };
    let promised = kind == FactKind::Commitment;
    Some(Draft {
        kind,
        plover: if promised { "AGREE" } else { "" },
        cameo: if promised { "030" } else { "" },
        source,
        target,
        attributed_to: speaker,
        first: clause.first,
        end: clause.end,
        predicate: clause.verb,
        inner: force.relative || force.subordinate,
        dated: kind == FactKind::Event && !force.past && !force.relative,
        wording,
        confidence: sure,
    })
}

fn subject_known(subject: &Subject) -> bool {
    subject.words.is_some() && !subject.elided
}

/// Whether the verb reports speech, only sets the time of another, or has a row that says it is empty.
fn says_nothing(scene: &Scene<'_>, clause: &Clause) -> bool {
    let article = scene.article;
    let reports = article.uses(clause.verb) & USE_REPORTS != 0 && (clause.complement.is_some() || clause.bare.len() < 2);
    scene.cue_of(clause.verb).is_some()
        || clause.deed.is_none() && reports
        || super::boundary::is_auxiliary(scene, clause.verb)
        || frame::of_word(scene, clause.verb, Pos::Verb).iter().any(|f| matches!(f.kind, "empty" | "plan"))
}

/// Whether the subject is somebody, if not a known one.
fn is_human(scene: &Scene<'_>, subject: &Subject) -> bool {
    let head = subject.words.as_ref().map_or(0, |w| w.start);
    subject.words.is_some() && scene.article.word(head).is_some_and(|w| w.reading.features.human)
}

/// The parties of a clause.
struct Parts {
    source: Vec<EntityId>,
    target: Vec<EntityId>,
    /// The number that the clause is about.
    amount: Option<EntityId>,
    /// The source is the grammatical subject.
    acts: bool,
}

impl Parts {
    fn read(scene: &Scene<'_>, clause: &Clause, subject: &Subject, undergone: bool) -> Self {
        let amount_of = |ids: &[EntityId]| {
            let amount =
                |id: &&EntityId| scene.entity(**id).is_some_and(|e| matches!(e.kind, EntityKind::Quantity | EntityKind::Money));
            ids.iter().find(amount).copied()
        };
        let mut own = subject.ids.clone();
        if let Some(words) = subject.words.as_ref().filter(|_| own.is_empty()) {
            own = owner(scene, words);
        }
        let objects: Vec<&Range<usize>> = clause.bare.iter().filter(|w| subject.words.as_ref() != Some(*w)).collect();
        let counted = amount_of(&subject.ids).or_else(|| {
            let first = objects.first().filter(|_| !undergone)?;
            amount_of(&parties::heads(scene, first))
        });
        let mut target = Vec::new();
        for words in &objects {
            target.extend(parties::heads(scene, words));
        }
        if target.is_empty() {
            target.extend(pronoun(scene, clause, clause.object_word()));
        }
        if target.is_empty() {
            // Beside an object only what says to whom counts.
            let open = |p: &&&str| objects.is_empty() || !matches!(**p, "ب" | "مِن" | "عَن");
            let towards = TOWARDS.iter().filter(open).filter_map(|p| clause.slots.iter().find(|s| s.preposition == *p));
            target = towards.map(|s| slot(scene, clause, &s.words)).find(|ids| !ids.is_empty()).unwrap_or_default();
        }
        if target.is_empty() {
            target = objects
                .iter()
                .map(|w| parties::named_inside(scene, w, &own, FactKind::Event))
                .find(|ids| !ids.is_empty())
                .unwrap_or_default();
        }
        target.retain(|id| !own.contains(id));
        let speaks = scene.verb(clause.verb).person == Person::First;
        if undergone && !speaks {
            let patient = if own.is_empty() { target } else { own };
            return Self { source: Vec::new(), target: patient, amount: counted, acts: false };
        }
        let able =
            |id: &EntityId| !scene.entity(*id).is_some_and(|e| matches!(e.kind, EntityKind::Event | EntityKind::Instrument));
        if target.is_empty() {
            target.extend(own.iter().copied().filter(|id| !able(id)));
        }
        own.retain(able);
        let acts = !subject.ids.is_empty();
        Self { source: own, target, amount: counted, acts }
    }
}

/// Whom a phrase speaks of that no mention was made of: «خبراء المفوضية», «مسلحو التنظيم» act for what is named in them.
fn owner(scene: &Scene<'_>, words: &Range<usize>) -> Vec<EntityId> {
    let head = if scene.article.pos(words.start) == Pos::Det { words.start + 1 } else { words.start };
    let Some(word) = scene.article.word(head) else { return Vec::new() };
    if !word.reading.features.human {
        return Vec::new();
    }
    // «خبراؤها»
    if word.reading.enclitic.is_some() {
        return scene.pronoun_at(head).into_iter().collect();
    }
    parties::named_inside(scene, words, &[], FactKind::Event)
}

/// The entities of a phrase after a preposition.
fn slot(scene: &Scene<'_>, clause: &Clause, words: &Range<usize>) -> Vec<EntityId> {
    let heads = parties::heads(scene, words);
    if !heads.is_empty() || words.len() > 1 {
        return heads
            .into_iter()
            .filter(|id| {
                scene.entity(*id).is_some_and(|e| !matches!(e.kind, EntityKind::Date | EntityKind::Quantity | EntityKind::Money))
            })
            .collect();
    }
    pronoun(scene, clause, words.start)
}

/// Whom the pronoun at word `at` stands for: what coreference knows, else what the relative clause is said of.
fn pronoun(scene: &Scene<'_>, clause: &Clause, at: usize) -> Vec<EntityId> {
    if scene.article.word(at).is_none_or(|w| w.reading.enclitic.is_none()) {
        return Vec::new();
    }
    let known = scene.pronoun_at(at).map(|id| vec![id]);
    known.or_else(|| clause.antecedent.as_ref().map(|words| parties::heads(scene, words))).unwrap_or_default()
}
