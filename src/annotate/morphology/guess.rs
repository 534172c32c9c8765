//! Words out of the lexicon: segmentation and part of speech guessed from their shape, always marked as a guess.

use super::analyse::Letters;
use super::shapes::fits;
use super::word::{Proclitics, Reading};
use crate::lexicon::features::{Aspect, Attachment, Features, Gender, Number, Person, Pos};
use crate::text::letters;

const ALEF: u8 = 7;
const TEH: u8 = 10;
const SEEN: u8 = 19;
const FEH: u8 = 27;
const BEH: u8 = 8;
const LAM: u8 = 30;
const WAW: u8 = 34;
const YEH: u8 = 36;

/// Guesses for a word that has no reading, the likeliest first; at least one.
pub(super) fn guesses(word: &Letters, out: &mut Vec<Reading>) {
    out.clear();
    let codes = word.codes.as_slice();
    let at = |i: usize| codes.get(i).copied().unwrap_or(0);
    let mut heads: Vec<(Proclitics, usize, u16)> = vec![(Proclitics::default(), 0, 0)];
    if codes.len() > 4 && matches!(at(0), WAW | FEH) {
        let conjunction = if at(0) == WAW { Proclitics::WA } else { Proclitics::FA };
        heads.push((conjunction, 1, if at(0) == WAW { 14 } else { 30 }));
    }
    for (before, from, cost) in heads.clone() {
        // «السقاف», «بالقسطنطينية»: the article is likelier than a name that begins like it.
        let article = |i: usize| codes.len() > i + 4 && at(i) == ALEF && at(i + 1) == LAM;
        if let Some(head) = heads.iter_mut().find(|h| h.0 == before && h.1 == from)
            && (article(from) || matches!(at(from), BEH | LAM) && (article(from + 1) || at(from) == LAM && at(from + 1) == LAM))
        {
            head.2 += 16;
        }
        if codes.len() > from + 4 && at(from) == SEEN && matches!(at(from + 1), YEH | TEH) {
            heads.push((before.with(Proclitics::SA), from + 1, cost));
        }
        if article(from) {
            heads.push((before.with(Proclitics::AL), from + 2, cost.saturating_sub(20)));
        }
        if codes.len() > from + 4 && matches!(at(from), BEH | LAM) {
            let preposition = if at(from) == BEH { Proclitics::BI } else { Proclitics::LI };
            heads.push((before.with(preposition), from + 1, cost + 18));
            if at(from + 1) == ALEF && at(from + 2) == LAM {
                heads.push((before.with(preposition).with(Proclitics::AL), from + 3, cost.saturating_sub(10)));
            }
            if at(from) == LAM && at(from + 1) == LAM {
                heads.push((before.with(Proclitics::LI).with(Proclitics::AL), from + 2, cost.saturating_sub(10)));
            }
        }
    }
    for (proclitics, from, cost) in heads {
        let Some(base) = codes.get(from..) else { continue };
        shapes(proclitics, base, cost + 60, out);
    }
    out.sort_by_key(|r| r.cost);
    out.truncate(8);
}

/// The likeliest guess of a name added to readings that are far-fetched.
pub(super) fn beside(word: &Letters, found: &mut Vec<Reading>) {
    let mut guessed = Vec::new();
    guesses(word, &mut guessed);
    found.extend(guessed.into_iter().find(|r| r.features.pos == Pos::Propn));
    found.sort_by_key(|r| r.cost);
    found.truncate(super::analyse::MOST);
}

/// Parts of speech that the shape of `base` suggests: a name first, unless a pattern speaks for something else.
fn shapes(proclitics: Proclitics, base: &[u8], cost: u16, out: &mut Vec<Reading>) {
    let article = proclitics.has(Proclitics::AL);
    let start = out.len();
    let mut push = |features: Features, cost| {
        out.push(Reading { proclitics, lemma: None, features, pattern: u32::MAX, enclitic: None, traits: 0, cost });
    };
    let future = proclitics.has(Proclitics::SA);
    let word: String = base.iter().filter_map(|&code| letters::letter(code)).collect();
    fits(&word, |features, weight| {
        let fit = if features.pos == Pos::Verb {
            !article && !proclitics.preposition() && (features.aspect == Aspect::Imp || !future)
        } else {
            !future
        };
        if fit {
            push(features, cost.saturating_add_signed(if article { weight.min(ARTICLE) } else { weight }));
        }
    });
    if !future {
        let noun =
            |pos, gender| Features { pos, gender, number: Number::Sing, attachment: Attachment::Free, ..Features::default() };
        push(noun(Pos::Propn, Gender::None), cost + if article { 2 } else { 0 });
        push(noun(Pos::Noun, Gender::Masc), cost + if article { 4 } else { 16 });
    }
    let imperfect = matches!(base.first(), Some(&YEH | &TEH)) && (4..=7).contains(&base.len());
    let long = matches!(base.get(1), Some(&WAW | &ALEF));
    let shaped = out.iter().skip(start).any(|r| r.features.pos == Pos::Verb);
    if !article && !proclitics.preposition() && imperfect && !long && !shaped {
        let gender = if base.first() == Some(&YEH) { Gender::Masc } else { Gender::Fem };
        let features = Features {
            pos: Pos::Verb,
            aspect: Aspect::Imp,
            person: Person::Third,
            gender,
            number: Number::Sing,
            ..Features::default()
        };
        out.push(Reading { proclitics, lemma: None, features, pattern: u32::MAX, enclitic: None, traits: 0, cost: cost + 14 });
    }
}

/// What a shape costs at most behind an article, which names of the kind hardly have.
const ARTICLE: i16 = 6;
