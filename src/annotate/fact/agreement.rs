//! Agreement of verbs and pronouns with noun phrases.

use super::frame;
use super::scene::Scene;
use crate::annotate::morphology::Enclitic;
use crate::lexicon::features::{Case, Gender, Number, Pos};
use std::ops::Range;

/// Number and gender of a noun phrase as verbs and pronouns see it.
pub(super) fn nature(scene: &Scene<'_>, words: &Range<usize>) -> (Gender, Number) {
    let article = scene.article;
    let mut head = if article.pos(words.start) == Pos::Det && words.len() > 1 { words.start + 1 } else { words.start };
    // «بعض المزارعين قرروا»: what only measures agrees as what it measures.
    let measures = |at: usize| frame::of_word(scene, at, Pos::Noun).iter().any(|f| f.kind == "measure");
    if head + 1 < words.end && !article.definite(head) && article.definite(head + 1) && measures(head) {
        head += 1;
    }
    let parts = scene.coordinated(words.start, words.end).len();
    let f = scene.features(head);
    match parts {
        2 => (f.gender, Number::Dual),
        n if n > 2 => (f.gender, Number::Plur),
        // Plurals of things are feminine singular; an adjective in the masculine plural speaks of people.
        _ if f.number == Number::Plur && !f.human && !matches!(f.pos, Pos::Adj | Pos::Num) => (Gender::Fem, Number::Sing),
        _ => (f.gender, f.number),
    }
}

/// Whether an attached pronoun can stand for the noun phrase.
pub(super) fn fits_pronoun(scene: &Scene<'_>, words: &Range<usize>, pronoun: Enclitic) -> bool {
    let (gender, number) = nature(scene, words);
    let dual_or_more = |n: Number| matches!(n, Number::Dual | Number::Plur);
    let number = number == Number::None
        || pronoun.number == Number::None
        || number == pronoun.number
        || dual_or_more(number) && dual_or_more(pronoun.number);
    let gender =
        gender == Gender::None || pronoun.gender == Gender::None || gender == pronoun.gender || number_is_many(scene, words);
    number && gender
}

fn number_is_many(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    !matches!(nature(scene, words).1, Number::Sing | Number::None)
}

/// Whether the verb agrees with the noun phrase: in gender, and in number when it follows it; before its subject a verb is singular.
pub(super) fn agrees(scene: &Scene<'_>, verb: usize, first: usize, end: usize, after: bool) -> bool {
    let v = scene.verb(verb);
    let (gender, number) = nature(scene, &(first..end));
    let same_gender = v.gender == Gender::None || gender == Gender::None || v.gender == gender;
    if after && matches!(scene.features(first).case, Case::Acc | Case::AccGen) {
        return false;
    }
    if after {
        // A human plural may take either gender; so may any subject that does not follow at once.
        return matches!(v.number, Number::Sing | Number::None) && (same_gender || number == Number::Plur);
    }
    let many = |n: Number| matches!(n, Number::Dual | Number::Plur);
    match (v.number, number) {
        (Number::Sing, n) if many(n) => number == Number::Plur && v.gender == Gender::Fem,
        (v_number, Number::None) if many(v_number) => true,
        (v_number, n) if many(v_number) != many(n) => false,
        (v_number, _) if many(v_number) => true,
        _ => same_gender,
    }
}
