//! Noun phrases: how far the words that belong to a noun go.
//!
//! In: the article and the place of a head noun. Out: where its phrase ends: construct chain (إضافة), adjectives that agree, own pronoun, demonstrative. No
//! coordination, relative clause, prepositional phrase or apposed name: callers go on from there with [`coordinated`] or [`with_phrases`].

use super::article::Article;
use crate::lexicon::features::{Gender, Number, Pos, State};
use std::ops::Range;

/// No noun phrase or construct chain is followed farther than this, in words: a text of one endless phrase stays cheap.
const LONGEST: usize = 48;

/// Whether word `at` can head or continue a noun phrase.
#[must_use]
pub fn is_nominal(article: &Article<'_>, at: usize) -> bool {
    matches!(article.pos(at), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
}

/// One past the last word of the noun phrase that begins at word `at` (a demonstrative before the noun counts in).
#[must_use]
pub fn noun_phrase(article: &Article<'_>, at: usize) -> usize {
    let mut head = at;
    // «هذه الزيارة»
    if matches!(article.pos(at), Pos::Det | Pos::Pron) && article.definite(at + 1) && !article.proclitics(at + 1).conjunction() {
        head = at + 1;
    }
    if !is_nominal(article, head) {
        return head + 1;
    }
    let mut end = head + 1;
    // Nouns of the chain after the head, to which an adjective may belong as well.
    let mut inner = Vec::new();
    while let Some(word) = article.word(end).filter(|_| end < at + LONGEST) {
        let clitics = word.reading.proclitics;
        if clitics.conjunction() || clitics.preposition() || !matches!(word.kind, crate::tokens::TokenKind::Arabic) {
            break;
        }
        if is_adjective(article, end) && (agrees(article, head, end) || inner.iter().any(|&noun| agrees(article, noun, end))) {
            end += 1;
        } else if opens_construct(article, end - 1)
            && (is_nominal(article, end) || matches!(article.pos(end), Pos::Det | Pos::Pron))
        {
            if article.pos(end) == Pos::Propn {
                end = name_end(article, end);
            } else {
                inner.push(end);
                end += 1;
            }
        } else if is_adjective(article, end)
            && article.definite(end + 1)
            && !article.proclitics(end + 1).conjunction()
            && !article.definite(end)
        {
            // «الاتصال رفيع المستوى»: an adjective in construct with what it is true of.
            end += 2;
        } else if matches!(article.pos(end), Pos::Det)
            && !article.definite(end + 1)
            && article.definite(end - 1)
            && is_demonstrative(article, end)
        {
            // «الزيارة هذه»
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// One past the last word of a name that begins at `at`: proper nouns side by side.
#[must_use]
pub fn name_end(article: &Article<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while article.pos(end) == Pos::Propn && !article.proclitics(end).conjunction() && !article.proclitics(end).preposition() {
        end += 1;
    }
    end
}

/// The conjuncts of the coordination that begins at word `at`: «أ وب وج» as ranges of words. The first is the noun phrase at `at`.
#[must_use]
pub fn coordinated(article: &Article<'_>, at: usize) -> Vec<Range<usize>> {
    let mut parts = vec![at..noun_phrase(article, at)];
    loop {
        let next = parts.last().map_or(at, |p| p.end);
        let joined =
            article.proclitics(next).conjunction() && is_nominal(article, next) && !article.proclitics(next).preposition();
        if !joined {
            return parts;
        }
        parts.push(next..noun_phrase(article, next));
    }
}

/// One past the noun phrase at `at` and the prepositional phrases and coordinations that directly follow it, up to word `limit`.
#[must_use]
pub fn with_phrases(article: &Article<'_>, at: usize, limit: usize) -> usize {
    let mut end = noun_phrase(article, at);
    while end < limit {
        let clitics = article.proclitics(end);
        if clitics.preposition() && is_nominal(article, end) || clitics.conjunction() && is_nominal(article, end) {
            end = noun_phrase(article, end);
        } else if article.pos(end) == Pos::Adp && article.word(end).is_some_and(|w| w.reading.enclitic.is_some()) {
            end += 1;
        } else if article.pos(end) == Pos::Adp && is_nominal(article, end + 1) {
            end = noun_phrase(article, end + 1);
        } else {
            break;
        }
    }
    end.min(limit)
}

/// Whether word `at` may be an adjective here: adjectives, and participles that stand as nouns.
#[must_use]
pub fn is_adjective(article: &Article<'_>, at: usize) -> bool {
    article.pos(at) == Pos::Adj
        || article.pos(at) == Pos::Noun && article.lattice.of(at).iter().any(|r| r.features.pos == Pos::Adj)
}

fn is_demonstrative(article: &Article<'_>, at: usize) -> bool {
    article.is_lemma(at, &["هٰذَا", "ذٰلِكَ"])
}

/// Whether word `at` is a noun that the next word can complete: no article, no pronoun, no tanwin.
#[must_use]
pub fn opens_construct(article: &Article<'_>, at: usize) -> bool {
    let Some(word) = article.word(at) else { return false };
    let f = &word.reading.features;
    matches!(f.pos, Pos::Noun | Pos::Num | Pos::Adj)
        && !article.definite(at)
        && word.reading.enclitic.is_none()
        && !matches!(f.state, State::Indef | State::Absolute)
        && !(f.pos == Pos::Adj && !article.definite(at + 1))
        || f.pos == Pos::Noun && f.state == State::Construct
}

/// Whether the adjective `adjective` agrees with the noun `noun`: definiteness, then gender and number where both are marked.
#[must_use]
pub fn agrees(article: &Article<'_>, noun: usize, adjective: usize) -> bool {
    let (Some(n), Some(a)) = (article.word(noun), article.word(adjective)) else { return false };
    let (nf, af) = (&n.reading.features, &a.reading.features);
    // The head of a construct is definite by what follows it.
    let definite =
        article.definite(noun) || n.reading.enclitic.is_some() || nf.pos == Pos::Propn || in_definite_construct(article, noun);
    if definite != article.definite(adjective) {
        return false;
    }
    let things = nf.number == Number::Plur && !nf.human;
    let gender = nf.gender == Gender::None
        || af.gender == Gender::None
        || if things { af.gender == Gender::Fem } else { nf.gender == af.gender };
    let number = nf.number == Number::None
        || af.number == Number::None
        || things
        || (nf.number == Number::Dual) == (af.number == Number::Dual);
    gender && number
}

fn in_definite_construct(article: &Article<'_>, noun: usize) -> bool {
    for at in noun..noun + LONGEST {
        let next = at + 1;
        let clitics = article.proclitics(next);
        if !opens_construct(article, at) || clitics.conjunction() || clitics.preposition() || !is_nominal(article, next) {
            return false;
        }
        let pronoun = article.word(next).is_some_and(|w| w.reading.enclitic.is_some());
        if article.definite(next) || article.pos(next) == Pos::Propn || pronoun {
            return true;
        }
    }
    false
}
