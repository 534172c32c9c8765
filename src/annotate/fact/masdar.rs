//! Verbal nouns that say something by themselves: what somebody is to host («لاستضافة …»), how many were killed («مقتل …»).
//!
//! A schedule needs a named event and a time or place; a figure needs an amount. Other verbal nouns are not asserted.

use super::boundary;
use super::draft::{Draft, Wording};
use super::frame;
use super::parties;
use super::scene::Scene;
use crate::annotate::annotation::{EntityId, EntityKind, FactKind};
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::Pos;

/// Every schedule and figure of a verbal noun.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for sentence in scene.article.sentences {
        for at in sentence.first..sentence.end {
            if scene.article.pos(at) != Pos::Noun || scene.party_at(at).is_some() {
                continue;
            }
            for row in frame::of_word(scene, at, Pos::Noun) {
                let kind = frame::kind(&row);
                if !matches!(kind, Some(FactKind::Schedule | FactKind::Figure)) {
                    continue;
                }
                let region = scene.region(at, sentence);
                let end = boundary::end_of_clause(scene, at, region.end);
                drafts.extend(if kind == Some(FactKind::Schedule) {
                    hosting(scene, at, end)
                } else {
                    casualties(scene, at, end)
                });
            }
        }
    }
}

fn draft(scene: &Scene<'_>, kind: FactKind, at: usize, end: usize) -> Draft {
    Draft {
        kind,
        plover: "",
        cameo: "",
        source: Vec::new(),
        target: Vec::new(),
        attributed_to: scene.quote_of(at).and_then(|q| scene.speaker(q)),
        first: at,
        end,
        predicate: at,
        inner: true,
        dated: false,
        wording: Wording::Clause(at..end),
        confidence: 0.7,
    }
}

/// «لاستضافة معرض … في … عام …»
fn hosting(scene: &Scene<'_>, at: usize, end: usize) -> Option<Draft> {
    if !scene.article.proclitics(at).has(Proclitics::LI) {
        return None;
    }
    let event = scene.party_at(at + 1).filter(|r| r.kind == EntityKind::Event)?;
    let rest = event.end..end;
    let set = scene.within(&rest).any(|r| matches!(r.kind, EntityKind::Date | EntityKind::Place));
    let host = host(scene, at)?;
    set.then(|| Draft {
        source: vec![host],
        target: vec![event.entity],
        wording: Wording::Hosting,
        ..draft(scene, FactKind::Schedule, at, end)
    })
}

/// Whose deed it is: the party named right before.
fn host(scene: &Scene<'_>, at: usize) -> Option<EntityId> {
    if scene.article.word(at).is_some_and(|w| w.reading.enclitic.is_some()) {
        return scene.pronoun_at(at);
    }
    scene.ending(at).find(|r| r.is_party()).map(|r| parties::resolve(scene, r))
}

/// «مقتل أربعة متظاهرين …»
fn casualties(scene: &Scene<'_>, at: usize, end: usize) -> Option<Draft> {
    let amount = parties::amount_in(scene, &(at + 1..end.min(at + 6)))?;
    Some(Draft { target: vec![amount], ..draft(scene, FactKind::Figure, at, end) })
}
