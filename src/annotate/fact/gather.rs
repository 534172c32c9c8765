//! Drafts → the facts that are kept: cut where the next begins, doubles dropped, the unsure left out.

use super::draft::Draft;
use super::scene::Scene;
use crate::annotate::annotation::FactKind;
use crate::document::BlockKind;

/// Facts less sure than this are left out: a wrong fact costs more than a missing one.
const FLOOR: f32 = 0.55;

/// What is kept of the drafts, in the order of the text.
pub(super) fn gather(scene: &Scene<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.retain(|d| d.confidence >= FLOOR && d.end > d.first && says_something(d));
    drafts.sort_by_key(|d| (d.first, std::cmp::Reverse(d.end)));
    cut(scene, &mut drafts);
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        match kept.iter_mut().find(|k| is_double(scene, k, &draft)) {
            Some(other) if better(scene, &draft, other) => *other = draft,
            Some(_) => {}
            None => kept.push(draft),
        }
    }
    let body: Vec<(FactKind, Vec<_>)> = kept.iter().filter(|d| !in_title(scene, d)).map(|d| (d.kind, d.source.clone())).collect();
    // The lead says again what the headline says.
    kept.retain(|d| !in_title(scene, d) || d.kind == FactKind::Role || body.is_empty());
    kept.sort_by_key(|d| (d.first, std::cmp::Reverse(d.end)));
    kept
}

/// Whether enough is known of who is concerned.
fn says_something(draft: &Draft) -> bool {
    match draft.kind {
        FactKind::Role | FactKind::Relation => !draft.source.is_empty() && !draft.target.is_empty(),
        FactKind::Event => !draft.source.is_empty() || !draft.target.is_empty(),
        FactKind::Schedule => !draft.source.is_empty() || !draft.target.is_empty(),
        FactKind::Figure => true,
        FactKind::Position | FactKind::Commitment | FactKind::Call => !draft.source.is_empty(),
    }
}

/// A fact ends where a coordinated one begins.
fn cut(scene: &Scene<'_>, drafts: &mut [Draft]) {
    let starts: Vec<usize> =
        drafts.iter().filter(|d| !d.inner && scene.article.proclitics(d.first).conjunction()).map(|d| d.first).collect();
    for draft in drafts {
        if let Some(&start) = starts.iter().find(|&&s| s > draft.predicate && s < draft.end) {
            draft.end = start;
        }
    }
}

fn in_title(scene: &Scene<'_>, draft: &Draft) -> bool {
    scene.block_kind(draft.first).is_some_and(|k| k != BlockKind::Paragraph)
}

/// Whether two drafts state the same thing.
fn is_double(scene: &Scene<'_>, a: &Draft, b: &Draft) -> bool {
    if a.kind != b.kind {
        return false;
    }
    match a.kind {
        FactKind::Role => a.source == b.source && a.target == b.target && a.wording == b.wording,
        FactKind::Event if a.cameo == b.cameo && !a.source.is_empty() && a.source == b.source && a.target == b.target => {
            in_title(scene, a) || in_title(scene, b) || !a.target.is_empty()
        }
        _ => overlap(a, b) > 0.6,
    }
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
