//! Headlines: «الوزير: …», «لافروف عن الحرب: …», «واشنطن لعباس: …», «… - الوزير».
//!
//! A line without a full stop whose first words are a short name or role before a colon, or whose last words are a role after a dash. The rest is reported
//! without a cue.

use super::party::{self, Party};
use super::scene::Scene;
use crate::annotate::annotation::Sentence;
use crate::document::BlockKind;
use crate::lexicon::features::Pos;

/// A headline with a speaker.
#[derive(Clone, Debug)]
pub(super) struct Headline {
    /// Who speaks.
    pub(super) party: Party,
    /// To whom.
    pub(super) addressee: Option<Party>,
    /// First word of what is said.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
}

/// The longest head before the colon, in words.
const HEAD: usize = 8;

/// The speaker of the line that is `sentence`.
pub(super) fn find(scene: &Scene<'_>, sentence: Sentence) -> Option<Headline> {
    let line = scene.block_of(sentence.span)?;
    let whole = line.span.start == sentence.span.start;
    let stop = sentence.end.checked_sub(1).is_some_and(|last| matches!(scene.article.surface(last), "." | ".."));
    if !whole || stop {
        return None;
    }
    let colon = (sentence.first..sentence.end.min(sentence.first + HEAD + 1)).find(|&k| scene.article.surface(k) == ":");
    let Some(colon) = colon else { return after_dash(scene, sentence, line.kind) };
    if colon + 2 >= sentence.end {
        return None;
    }
    let first = sentence.first;
    let thing = party::heads(scene, first, &["event", "competition", "instrument", "treaty"]);
    let party = party::at(scene, first, colon).filter(|p| !thing && party::is_speaker(scene, p.phrase.start))?;
    let rest = party.phrase.end;
    let addressee =
        (rest < colon && scene.article.proclitics(rest).preposition()).then(|| party::governed(scene, rest, colon)).flatten();
    let head_end = addressee.as_ref().map_or(rest, |a| a.phrase.end);
    // «ترامب بشأن كوريا الشمالية: …»: of what, or where, a person speaks.
    let person = party::is_human(scene, first) || party::is_title(scene, first) || scene.is_name(first) && !scene.is_place(first);
    let adposition = scene.article.pos(rest) == Pos::Adp || scene.article.proclitics(rest).preposition();
    let verb = |k: usize| scene.article.is_verb(k);
    let head_end = if person && adposition && addressee.is_none() && !(rest..colon).any(verb) { colon } else { head_end };
    // A place before a colon is a topic as a rule; it speaks when a verb or a particle follows.
    let places = party.phrase.clone().all(|k| scene.is_place(k) || scene.listed(k).is_some());
    let topical = scene.is_place(first) && places && addressee.is_none();
    let predicate = scene.is_surely_verb(colon + 1) || matches!(scene.article.pos(colon + 1), Pos::Part | Pos::Sconj);
    let spoken = predicate || scene.marks.opens(colon + 1).is_some();
    (head_end == colon && (!topical || spoken)).then_some(Headline { party, addressee, start: colon + 1, end: sentence.end })
}

/// The shortest clause before a dash, in words.
const CLAUSE: usize = 3;

/// «لا تراجع عن الإصلاحات - وزير المالية»: a title whose last words are an office.
fn after_dash(scene: &Scene<'_>, sentence: Sentence, kind: BlockKind) -> Option<Headline> {
    let from = sentence.end.saturating_sub(HEAD).max(sentence.first + CLAUSE);
    let dash = (from..sentence.end).rev().find(|&k| matches!(scene.article.surface(k), "-" | "–" | "—"))?;
    let party = party::at(scene, dash + 1, sentence.end).filter(|p| p.phrase.end == sentence.end)?;
    let office = party::is_title(scene, dash + 1) && party::is_human(scene, dash + 1);
    (kind == BlockKind::Title && office).then_some(Headline { party, addressee: None, start: sentence.first, end: dash })
}
