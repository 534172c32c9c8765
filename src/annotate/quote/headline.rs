//! Headlines: «الوزير: …», «لافروف: …», «واشنطن لعباس: …».
//!
//! A line without a full stop whose first words are a short name or role before a colon. What follows is reported without a cue.

use super::party::{self, Party};
use super::scene::Scene;
use crate::annotate::annotation::Sentence;
use crate::lexicon::features::Pos;

/// A headline with a speaker.
#[derive(Clone, Debug)]
pub(super) struct Headline {
    /// Who speaks.
    pub(super) party: Party,
    /// To whom.
    pub(super) addressee: Option<Party>,
    /// First word after the colon.
    pub(super) start: usize,
}

/// The longest head before the colon, in words.
const HEAD: usize = 8;

/// The speaker of the line that is `sentence`.
pub(super) fn find(scene: &Scene<'_>, sentence: Sentence) -> Option<Headline> {
    let line = scene.block_of(sentence.span)?;
    let whole = line.span.start == sentence.span.start;
    let stop = sentence.end.checked_sub(1).is_some_and(|last| matches!(scene.article.surface(last), "." | ".."));
    let colon = (sentence.first..sentence.end.min(sentence.first + HEAD + 1)).find(|&k| scene.article.surface(k) == ":")?;
    if !whole || stop || colon + 2 >= sentence.end {
        return None;
    }
    let first = sentence.first;
    let party = party::at(scene, first, colon).filter(|p| party::is_speaker(scene, p.phrase.start))?;
    let rest = party.phrase.end;
    let addressee =
        (rest < colon && scene.article.proclitics(rest).preposition()).then(|| party::governed(scene, rest, colon)).flatten();
    let head_end = addressee.as_ref().map_or(rest, |a| a.phrase.end);
    // A place before a colon is a topic as a rule; it speaks when a verb or a particle follows.
    let places = party.phrase.clone().all(|k| scene.is_place(k) || scene.listed(k).is_some());
    let topical = scene.is_place(first) && places && addressee.is_none();
    let predicate = scene.is_surely_verb(colon + 1) || matches!(scene.article.pos(colon + 1), Pos::Part | Pos::Sconj);
    let spoken = predicate || scene.marks.opens(colon + 1).is_some();
    (head_end == colon && (!topical || spoken)).then_some(Headline { party, addressee, start: colon + 1 })
}
