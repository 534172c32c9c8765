//! When and where: the date and the place of a fact.
//!
//! Both come from the fact's own words; else from its sentence, for what was not said by somebody; events of the lead inherit the rest from the head of the report.

use super::draft::Draft;
use super::scene::{Ref, Scene};
use crate::annotate::annotation::{EntityId, EntityKind, FactKind, MentionLevel};
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::Pos;
use std::ops::Range;

/// The date (ISO 8601) and the place of a draft.
pub(super) fn of(scene: &Scene<'_>, draft: &Draft) -> (Option<String>, Option<EntityId>) {
    if matches!(draft.kind, FactKind::Role | FactKind::Relation) {
        return (None, None);
    }
    let own = draft.first..draft.end;
    let lead = draft.dated && in_lead(scene, draft.first);
    let head = scene.found.dateline;
    let inherited = |date: Option<String>| date.or_else(|| if lead { head.and_then(|d| d.date.clone()) } else { None });
    let around = || if scene.quote_of(draft.predicate).is_none() { sentence_date(scene, draft) } else { None };
    // What somebody takes a position on has its own time and place.
    let own = match (draft.kind, (own.start + 1..own.end).find(|&at| scene.is_relative(at))) {
        (FactKind::Position, Some(relative)) => own.start..relative,
        _ => own,
    };
    let date = inherited(date_in(scene, &own, lead).or_else(around));
    let date = date.or_else(|| if draft.dated { scene.day.clone() } else { None });
    let place = place_in(scene, &own, draft).or_else(|| if lead { head.and_then(|d| d.place) } else { None });
    (date, place)
}

/// Whether word `at` is in a block no later than the one with the dateline.
fn in_lead(scene: &Scene<'_>, at: usize) -> bool {
    let document = scene.article.document;
    let Some(line) = document.dateline() else { return false };
    let Some(block) = document.blocks().iter().find(|b| b.span.covers(line.span)) else { return false };
    scene.article.word(at).is_some_and(|w| w.span.start < block.span.end)
}

fn iso<'a>(scene: &'a Scene<'_>, r: &Ref) -> Option<&'a str> {
    scene.entity(r.entity).and_then(|e| e.iso.as_deref())
}

/// The first date in the words, a day before a month before a year; in a lead, a year alone belongs to some noun.
fn date_in(scene: &Scene<'_>, words: &Range<usize>, lead: bool) -> Option<String> {
    let dates = || scene.within(words).filter(|r| r.kind == EntityKind::Date && !bounds(scene, r)).filter_map(|r| iso(scene, r));
    let day = dates().find(|d| d.len() == 10);
    let other = || dates().find(|d| !d.starts_with('P') && (!lead || d.len() != 4));
    day.or_else(other).map(str::to_owned)
}

/// «منذ 2015», «حتى 2020», «قبل …»: a date that bounds, not one at which something happens; «الانتخابات عام 2016»: a year that belongs to the noun before it.
fn bounds(scene: &Scene<'_>, r: &Ref) -> bool {
    let year = iso(scene, r).is_some_and(|d| d.len() == 4);
    let noun_before = r.first.checked_sub(1).is_some_and(|at| {
        matches!(scene.article.pos(at), Pos::Noun | Pos::Adj)
            && scene.article.definite(at)
            && !scene.ending(r.first).any(|m| m.is_party() && m.kind != EntityKind::Nationality)
    });
    if year && noun_before && scene.article.is_lemma(r.first, &["عَام", "سَنَة"]) && r.end > r.first + 1 {
        return true;
    }
    r.first
        .checked_sub(1)
        .and_then(|before| scene.preposition(before))
        .is_some_and(|p| matches!(p, "مُنذُ" | "حَتَّى" | "قَبلَ" | "بَعدَ" | "مُذ"))
}

/// A day named in the sentence outside what anybody says.
fn sentence_date(scene: &Scene<'_>, draft: &Draft) -> Option<String> {
    let sentence = scene.article.sentence_of(draft.predicate)?;
    let days = scene.within(&(sentence.first..sentence.end)).filter(|r| r.kind == EntityKind::Date && !bounds(scene, r));
    let in_head = |r: &&Ref| {
        let line = scene.article.document.dateline();
        line.is_some_and(|l| scene.article.word(r.first).is_some_and(|w| l.span.covers(w.span)))
    };
    days.filter(|r| !in_head(r) && scene.quote_of(r.first).is_none())
        .filter_map(|r| iso(scene, r))
        .find(|d| d.len() == 10)
        .map(str::to_owned)
}

/// «في X»: a place by name that is not a party to the fact.
fn place_in(scene: &Scene<'_>, words: &Range<usize>, draft: &Draft) -> Option<EntityId> {
    if draft.kind == FactKind::Position {
        return None;
    }
    // What came before or after is somewhere else, and so is what a thing is for.
    let time = |at: &usize| {
        scene.article.pos(*at) == Pos::Adp
            && matches!(scene.article.citation(*at), "بَعدَ" | "قَبلَ" | "خِلَالَ" | "مُنذُ" | "إِثرَ" | "عَقِبَ" | "قُبَيلَ" | "بُعَيدَ")
    };
    let elsewhere = |at: &usize| {
        time(at)
            || draft.kind == FactKind::Event
                && *at > draft.predicate
                && (scene.is_relative(*at) || scene.article.proclitics(*at).has(Proclitics::LI) && scene.may_be_masdar(*at))
    };
    let end = words.clone().find(elsewhere).unwrap_or(words.end);
    scene
        .within(&(words.start..end))
        .filter(|r| r.kind == EntityKind::Place && r.level == MentionLevel::Name && !r.nested)
        .filter(|r| !draft.source.contains(&r.entity) && !draft.target.contains(&r.entity))
        .find(|r| located(scene, r, words.start))
        .map(|r| r.entity)
}

/// Whether the place follows في, also with a word like «مدينة» or «العاصمة» between.
fn located(scene: &Scene<'_>, r: &Ref, first: usize) -> bool {
    let within = |at: usize| {
        at >= first
            && (matches!(scene.preposition(at), Some("فِي" | "وَسطَ" | "قُربَ" | "دَاخِلَ" | "شَمَالَ" | "جَنُوبَ" | "شَرقَ" | "غَربَ"))
                || scene.article.is_lemma(at, &["جَنُوب", "شَمَال", "شَرق", "غَرب", "وَسَط", "قُرب"]))
    };
    let described = |at: usize| scene.article.pos(at) == Pos::Adj && scene.article.definite(at);
    // «في العاصمة البلجيكية بروكسل»
    if r.first >= 3 && described(r.first - 1) && scene.is_head_of_place(r.first - 2) && within(r.first - 3) {
        return true;
    }
    r.first.checked_sub(1).is_some_and(within)
        || r.first.checked_sub(2).is_some_and(|at| within(at) && scene.is_head_of_place(at + 1))
}

/// The day of which the article tells: the first that it names outside what bounds a time.
pub(super) fn narrative_day(scene: &Scene<'_>) -> Option<String> {
    let head = scene.found.dateline.and_then(|d| d.date.clone());
    head.or_else(|| {
        let lead = scene.article.sentences.get(3).map_or(scene.article.words.len(), |s| s.end);
        // What is to come is told on another day.
        let ahead = |r: &&Ref| {
            (r.first..r.end + 1).any(|at| scene.article.is_lemma(at, &["مُقبِل", "قَادِم"]))
                || (r.first.saturating_sub(14)..r.first).any(|at| scene.article.proclitics(at).has(Proclitics::SA))
        };
        let days = scene.within(&(0..lead)).filter(|r| r.kind == EntityKind::Date && !bounds(scene, r) && !ahead(r));
        days.filter_map(|r| iso(scene, r)).find(|d| d.len() == 10).map(str::to_owned)
    })
}
