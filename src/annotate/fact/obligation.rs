//! «الجانبان عليهما تعزيز …», «على إيران أن …»: what is laid upon somebody by a preposition alone. The verbs of duty are frames.
//!
//! Source is who says so: outside reported speech nobody does, and there is no fact.

use super::agreement::fits_pronoun;
use super::boundary;
use super::draft::{Draft, Wording};
use super::parties;
use super::scene::Scene;
use crate::annotate::annotation::FactKind;
use crate::lexicon::features::Pos;
use std::ops::Range;

/// Every such call.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for sentence in scene.article.sentences {
        for at in sentence.first..sentence.end {
            if scene.article.citation(at) != "عَلَى" || scene.article.pos(at) != Pos::Adp {
                continue;
            }
            let region = scene.region(at, sentence);
            let Some(speaker) = scene.quote_of(at).and_then(|q| scene.speaker(q)) else { continue };
            let Some((owner, duty)) = taken_up(scene, at, &region).or_else(|| opening(scene, at, &region)) else { continue };
            let target = parties::heads(scene, &owner);
            let end = boundary::end_of_clause(scene, at, region.end);
            if duty >= end {
                continue;
            }
            drafts.push(Draft {
                kind: FactKind::Call,
                plover: "",
                cameo: "",
                source: vec![speaker],
                confidence: if target.is_empty() { 0.6 } else { 0.85 },
                target,
                attributed_to: Some(speaker),
                first: owner.start,
                end,
                predicate: at,
                inner: false,
                dated: false,
                wording: Wording::Duty(duty..end),
            });
        }
    }
}

/// «X عليه …»: a noun phrase taken up by the pronoun.
fn taken_up(scene: &Scene<'_>, at: usize, region: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let pronoun = scene.article.word(at)?.reading.enclitic?;
    let start = boundary::openings(scene, at, region.start).into_iter().find(|&start| {
        start < at
            && scene.is_nominal(start)
            && !scene.article.proclitics(start).preposition()
            && scene.extended(start, at) == at
            && fits_pronoun(scene, &(start..at), pronoun)
    })?;
    Some((start..at, duty(scene, at + 1)?))
}

/// «على X أن …» at the start of a clause.
fn opening(scene: &Scene<'_>, at: usize, region: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let article = scene.article;
    let opens = at == region.start
        || article.proclitics(at).conjunction()
        || matches!(article.pos(at - 1), Pos::Punct)
        || article.pos(at - 1) == Pos::Sconj && !article.proclitics(at).conjunction();
    if !opens || article.word(at)?.reading.enclitic.is_some() || !scene.is_nominal(at + 1) {
        return None;
    }
    let end = scene.coordinated(at + 1, region.end).last()?.end;
    let owner = at + 1..end;
    let human = article.word(at + 1).is_some_and(|w| w.reading.features.human);
    if !human && parties::heads(scene, &owner).is_empty() {
        return None;
    }
    Some((owner, duty(scene, end)?))
}

/// Where the deed begins: after أن, or at a masdar.
fn duty(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let article = scene.article;
    let mut at = at;
    while matches!(scene.mark(at), "\"" | "«") || article.pos(at) == Pos::Adv {
        at += 1;
    }
    if matches!(article.citation(at), "أَن" | "أَلَّا") && scene.is_finite(at + 1) {
        return Some(at);
    }
    let masdar = scene.is_nominal(at) && scene.may_be_masdar(at);
    let clitics = article.proclitics(at);
    (masdar && !clitics.preposition() && !clitics.conjunction()).then_some(at)
}
