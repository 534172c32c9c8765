//! Drafts → the facts that are kept: cut where the next begins, doubles dropped, the unsure left out.

use super::draft::{Draft, Wording};
use super::scene::Scene;
use crate::annotate::annotation::{EntityId, FactKind};
use crate::document::BlockKind;
use rustc_hash::FxHashMap;

/// Facts less sure than this are left out: a wrong fact costs more than a missing one.
pub(super) const FLOOR: f32 = 0.54;
/// How many facts back the same words may have been read.
const RECENT: usize = 12;

/// What is kept of the drafts, in the order of the text.
pub(super) fn gather(scene: &Scene<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.retain(|d| d.confidence >= FLOOR && d.end > d.first && says_something(d));
    drafts.sort_by_key(|d| (d.first, std::cmp::Reverse(d.end)));
    cut(scene, &mut drafts);
    let mut kept: Vec<Draft> = Vec::new();
    let mut seen: FxHashMap<Statement, usize> = FxHashMap::default();
    for draft in drafts {
        let key = statement(&draft);
        let again = key.as_ref().and_then(|k| seen.get(k).copied());
        let recent = kept.len().saturating_sub(RECENT)..kept.len();
        let double = again.or_else(|| recent.into_iter().find(|&i| kept.get(i).is_some_and(|k| overlaps(k, &draft))));
        let at = double.unwrap_or(kept.len());
        match kept.get_mut(at) {
            Some(other) if better(scene, &draft, other) => *other = draft,
            Some(_) => {}
            None => kept.push(draft),
        }
        if let Some(key) = key {
            seen.entry(key).or_insert(at);
        }
    }
    let body = kept.iter().any(|d| !in_title(scene, d));
    // The lead says again what the headline says.
    kept.retain(|d| !in_title(scene, d) || d.kind == FactKind::Role || !body);
    kept.sort_by_key(|d| (d.first, std::cmp::Reverse(d.end)));
    kept
}

/// What makes two facts one wherever they stand: an office of a person, a deed between the same parties.
type Statement = (FactKind, String, Vec<EntityId>, Vec<EntityId>);

fn statement(draft: &Draft) -> Option<Statement> {
    let what = match (&draft.wording, draft.kind) {
        (Wording::Role(office), _) => office.clone(),
        (_, FactKind::Event) if !draft.cameo.is_empty() && !draft.source.is_empty() && !draft.target.is_empty() => {
            draft.cameo.to_owned()
        }
        _ => return None,
    };
    Some((draft.kind, what, draft.source.clone(), draft.target.clone()))
}

/// Whether enough is known of who is concerned.
fn says_something(draft: &Draft) -> bool {
    match draft.kind {
        FactKind::Role | FactKind::Relation => !draft.source.is_empty() && !draft.target.is_empty(),
        FactKind::Event => true,
        FactKind::Schedule => true,
        FactKind::Figure => true,
        FactKind::Position | FactKind::Commitment | FactKind::Call => !draft.source.is_empty(),
    }
}

/// A fact ends where a coordinated one begins.
fn cut(scene: &Scene<'_>, drafts: &mut [Draft]) {
    let starts: Vec<usize> =
        drafts.iter().filter(|d| !d.inner && scene.article.proclitics(d.first).conjunction()).map(|d| d.first).collect();
    for draft in drafts {
        let next = starts.get(starts.partition_point(|s| *s <= draft.predicate)).copied();
        if let Some(start) = next.filter(|s| *s < draft.end) {
            draft.end = start;
        }
    }
}

fn in_title(scene: &Scene<'_>, draft: &Draft) -> bool {
    scene.block_kind(draft.first).is_some_and(|k| k != BlockKind::Paragraph)
}

/// Whether two drafts of a kind are made of the same words.
fn overlaps(a: &Draft, b: &Draft) -> bool {
    let inside = a.kind == FactKind::Figure && a.first <= b.first && b.end <= a.end && b.predicate != a.predicate;
    a.kind == b.kind && a.kind != FactKind::Role && (overlap(a, b) > 0.6 || inside && a.target == b.target)
}

fn overlap(a: &Draft, b: &Draft) -> f32 {
    let common = a.end.min(b.end).saturating_sub(a.first.max(b.first));
    let all = a.end.max(b.end) - a.first.min(b.first);
    f32::from(u16::try_from(common).unwrap_or(u16::MAX)) / f32::from(u16::try_from(all.max(1)).unwrap_or(u16::MAX))
}

/// Whether the later draft should stand for both.
fn better(scene: &Scene<'_>, new: &Draft, old: &Draft) -> bool {
    in_title(scene, old) && !in_title(scene, new)
        || in_title(scene, old) == in_title(scene, new)
            && new.confidence > old.confidence
            && new.kind != FactKind::Role
            && overlap(new, old) > 0.6
}
