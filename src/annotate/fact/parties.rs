//! Who is meant by the words of a noun phrase: the entities of its heads, or the first party named inside it.

use super::frame;
use super::scene::{Ref, Scene};
use crate::annotate::annotation::{EntityId, EntityKind, FactKind, MentionLevel};
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::Pos;
use std::ops::Range;

/// The entities that the phrase and its conjuncts are about. Empty when its heads are things that no entity was made of.
pub(super) fn heads(scene: &Scene<'_>, words: &Range<usize>) -> Vec<EntityId> {
    let mut out = Vec::new();
    for part in scene.coordinated(words.start, words.end) {
        if let Some(id) = head(scene, &part).filter(|id| !out.contains(id)) {
            out.push(id);
        }
    }
    out
}

fn head(scene: &Scene<'_>, part: &Range<usize>) -> Option<EntityId> {
    let skips = |at: usize| matches!(scene.article.pos(at), Pos::Det | Pos::Num) || matches!(scene.mark(at), "\"" | "«");
    let mut start = part.start;
    while start + 1 < part.end && skips(start) && scene.party_at(start).is_none() {
        start += 1;
    }
    let amount = scene.starting(part.start).iter().find(|r| r.kind == EntityKind::Quantity && r.end > part.start + 1);
    if let Some(amount) = amount {
        return Some(amount.entity);
    }
    if let Some(r) = scene.party_at(start) {
        // «السفيرة نيكي هيلي»: the name says who the description is.
        let described = r.level == MentionLevel::Nominal && r.kind == EntityKind::Person
            || r.kind == EntityKind::Nationality && part.end > r.end;
        let name = scene.within(part).find(|n| n.first >= r.end && n.level == MentionLevel::Name && n.kind == EntityKind::Person);
        return Some(name.filter(|_| described).map_or_else(|| resolve(scene, r), |n| n.entity));
    }
    if scene.is_head_of_place(start) {
        let inside = scene.within(&(start + 1..part.end)).find(|r| r.kind == EntityKind::Place && r.level == MentionLevel::Name);
        return inside.map(|r| r.entity);
    }
    let agent = frame::of_word(scene, start, Pos::Noun).iter().any(|f| f.kind == "agent");
    if agent {
        return named_inside(scene, part, &[], FactKind::Event).first().copied();
    }
    let carries = scene.article.word(start).is_some_and(|w| w.reading.enclitic.is_some()) && part.len() == 1;
    let alone = matches!(scene.article.pos(start), Pos::Adp | Pos::Pron | Pos::Verb);
    (carries && alone).then(|| scene.pronoun_at(start)).flatten()
}

/// The first party inside the phrase that is not one of `except` nor a member of one; what a group holds beside them. Promises and calls are made to those who
/// can act; a position may also be towards a treaty or a meeting.
pub(super) fn named_inside(scene: &Scene<'_>, words: &Range<usize>, except: &[EntityId], kind: FactKind) -> Vec<EntityId> {
    let own = atoms(scene, except);
    let mut covered = words.start;
    // What a relative clause says is said of somebody else.
    let end = words.clone().skip(1).find(|&at| scene.is_relative(at)).unwrap_or(words.end);
    for r in scene.within(&(words.start..end)) {
        if !r.is_party() || r.level == MentionLevel::Pronoun || r.nested || r.first < covered {
            continue;
        }
        covered = r.end;
        // «في …» says where, not whom.
        let place = r.first > words.start && scene.preposition(r.first - 1) == Some("فِي");
        let thing = matches!(r.kind, EntityKind::Instrument | EntityKind::Event);
        if place || thing && matches!(kind, FactKind::Commitment | FactKind::Call) {
            continue;
        }
        let id = resolve(scene, r);
        let others: Vec<EntityId> = atoms(scene, &[id]).into_iter().filter(|a| !own.contains(a)).collect();
        if own.contains(&id) || others.is_empty() {
            continue;
        }
        let shared = atoms(scene, &[id]).len() > others.len();
        return if shared { others } else { vec![id] };
    }
    Vec::new()
}

/// The first party inside the phrase that a deed is directed to: right at its start, or after a preposition that says to whom.
pub(super) fn addressed(scene: &Scene<'_>, words: &Range<usize>, except: &[EntityId], kind: FactKind) -> Vec<EntityId> {
    let directed = |r: &Ref| {
        let clitics = scene.article.proclitics(r.first);
        r.first == words.start
            || clitics.has(Proclitics::LI)
            || r.first > words.start
                && scene.preposition(r.first - 1).is_some_and(|p| {
                    matches!(
                        p,
                        "مَعَ" | "إِلَى"
                            | "عَلَى"
                            | "ضِدَّ"
                            | "مِن"
                            | "عَن"
                            | "نَحوَ"
                            | "تُجَاهَ"
                            | "تِجَاهَ"
                            | "حَولَ"
                            | "إِزَاءَ"
                    )
                })
    };
    let first = scene.within(words).find(|r| r.is_party() && r.level != MentionLevel::Pronoun && !r.nested && directed(r));
    first.map_or_else(Vec::new, |r| named_inside(scene, &(r.first..words.end.max(r.end)), except, kind))
}

/// The entities with the groups among them replaced by their members.
pub(super) fn atoms(scene: &Scene<'_>, ids: &[EntityId]) -> Vec<EntityId> {
    let mut out: Vec<EntityId> = Vec::new();
    for &id in ids {
        let members = scene.entity(id).filter(|e| e.members.len() > 1).map_or_else(|| vec![id], |e| e.members.clone());
        for member in members {
            if !out.contains(&member) {
                out.push(member);
            }
        }
    }
    out
}

/// The entity of a mention; an adjective of a people stands for its country where the article names it.
pub(super) fn resolve(scene: &Scene<'_>, r: &Ref) -> EntityId {
    if r.kind == EntityKind::Nationality && scene.article.pos(r.first) == Pos::Adj {
        return country_of(scene, r).unwrap_or(r.entity);
    }
    r.entity
}

/// The country, among the article's entities, that a mention of a nationality speaks of.
pub(super) fn country_of(scene: &Scene<'_>, r: &Ref) -> Option<EntityId> {
    let lexicon = scene.article.lexicon;
    let named = scene.entity(r.entity).and_then(|e| e.country.clone());
    let code = named.or_else(|| {
        let row = scene.article.entry(r.first)?;
        Some(lexicon.entity(row).country.to_owned()).filter(|c| !c.is_empty())
    })?;
    let english = lexicon.country(&code).map_or("", |c| c.english);
    scene.place_named(english)
}

/// The amount spoken of in the words.
pub(super) fn amount_in(scene: &Scene<'_>, words: &Range<usize>) -> Option<EntityId> {
    scene.within(words).find(|r| matches!(r.kind, EntityKind::Quantity | EntityKind::Money)).map(|r| r.entity)
}
