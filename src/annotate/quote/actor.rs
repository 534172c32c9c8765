//! Who acts in the clause before a report without a subject: «وعقد الوزير مؤتمرا أعلن فيه أن …», «واستقبل الملك ضيفه، مؤكدا أن …».
//!
//! In: a frame whose subject is elided. Out: the subject of the clause before it, in its own sentence or, where the report opens its sentence, in the one
//! before; only an explicit subject that can speak and agrees.

use super::frame::Frame;
use super::party::{self, Party};
use super::report::opening;
use super::scene::Scene;
use super::subject;
use crate::annotate::article::Article;
use crate::lexicon::features::{Number, Pos};

/// Farther into its sentence than this no clause is looked for, in words.
const REACH: usize = 24;

/// The party that acts before `frame`, which stands in sentence number `sentence`.
pub(super) fn of(scene: &Scene<'_>, frame: &Frame, sentence: usize) -> Option<Party> {
    let own = scene.article.sentences.get(sentence)?;
    let found = if opening(scene, own.first, frame.first) < frame.first {
        subject(scene, own.first, frame.first)
    } else if frame.reporting.act == "add" {
        None
    } else {
        let before = scene.article.sentences.get(sentence.checked_sub(1)?)?;
        subject(scene, before.first, before.end)
    };
    found.filter(|p| agrees(scene, frame, p))
}

/// The subject of the first clause of `first..end`: after its verb, or before it.
fn subject(scene: &Scene<'_>, first: usize, end: usize) -> Option<Party> {
    let mut at = opening(scene, first, end);
    let reach = end.min(at + REACH);
    while at < reach {
        if let Some(next) = scene.adverbial_end(at).filter(|e| *e > at) {
            at = next;
        } else if scene.article.is_verb(at) {
            let gender = scene.article.word(at)?.reading.features.gender;
            // «وكان الوزير قد وصل»
            let mut after = at + 1;
            while after < end {
                let aside = scene.article.pos(after) == Pos::Adp
                    && scene.article.word(after).is_some_and(|w| w.reading.enclitic.is_some());
                match scene.adverbial_end(after).filter(|e| *e > after && *e < end) {
                    Some(next) => after = next,
                    None if aside => after += 1,
                    None => break,
                }
            }
            let acts =
                |at: usize| party::is_speaker(scene, at) || party::heads(scene, at, &["side"]) && scene.article.definite(at);
            let fits = |p: &Party| acts(p.phrase.start) && subject::can_be_subject(scene, p.phrase.start, gender);
            return party::at(scene, after, end).filter(fits);
        } else if scene.article.pos(at) == Pos::Adp || scene.article.proclitics(at).preposition() {
            let object = if scene.article.pos(at) == Pos::Adp { at + 1 } else { at };
            at = party::governed(scene, object, end).map_or(object, |p| p.phrase.end).max(at + 1);
        } else if scene.is_nominal(at) {
            let party = party::at(scene, at, end).filter(|p| party::is_speaker(scene, p.phrase.start))?;
            let next = party.phrase.end;
            return (next..end.min(next + 6)).any(|k| scene.article.is_verb(k)).then_some(party);
        } else {
            at += 1;
        }
    }
    None
}

fn agrees(scene: &Scene<'_>, frame: &Frame, party: &Party) -> bool {
    let wanted = frame.cue.agreement;
    let head = party.phrase.start;
    let article: &Article<'_> = &scene.article;
    let coordinated = (head + 1..party.phrase.end).any(|k| scene.conjoined(k));
    let number = article.word(head).map_or(Number::None, |w| w.reading.features.number);
    let many = coordinated || matches!(number, Number::Plur | Number::Dual) && party::is_human(scene, head);
    let wants_many = matches!(wanted.number, Number::Plur | Number::Dual | Number::None);
    many == wants_many && (many || subject::gender_fits(scene, head, wanted.gender))
}
