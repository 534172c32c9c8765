//! Words out of the lexicon: segmentation and part of speech guessed from their shape, always marked as a guess.

use super::analyse::Letters;
use super::word::{Proclitics, Reading};
use crate::lexicon::features::{Aspect, Attachment, Features, Gender, Number, Person, Pos};

const ALEF: u8 = 7;
const TEH: u8 = 10;
const MARBUTA: u8 = 9;
const SEEN: u8 = 19;
const FEH: u8 = 27;
const BEH: u8 = 8;
const LAM: u8 = 30;
const NOON: u8 = 32;
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

/// Parts of speech that the shape of `base` suggests.
fn shapes(proclitics: Proclitics, base: &[u8], cost: u16, out: &mut Vec<Reading>) {
    let article = proclitics.has(Proclitics::AL);
    let mut push = |pos, gender, number, cost| {
        let features = Features { pos, gender, number, attachment: Attachment::Free, ..Features::default() };
        out.push(Reading { proclitics, lemma: None, features, pattern: u32::MAX, enclitic: None, traits: 0, cost });
    };
    match base {
        [.., YEH, MARBUTA] if article => push(Pos::Adj, Gender::Fem, Number::Sing, cost),
        [.., MARBUTA] => push(Pos::Noun, Gender::Fem, Number::Sing, cost + 4),
        [.., ALEF, TEH] => push(Pos::Noun, Gender::Fem, Number::Plur, cost),
        [.., YEH | WAW, NOON] if article => push(Pos::Noun, Gender::Masc, Number::Plur, cost),
        [_, _, _, .., YEH] if article => push(Pos::Adj, Gender::Masc, Number::Sing, cost + 2),
        _ => {}
    }
    push(Pos::Propn, Gender::None, Number::Sing, cost + if article { 2 } else { 0 });
    push(Pos::Noun, Gender::Masc, Number::Sing, cost + if article { 4 } else { 16 });
    let imperfect = matches!(base.first(), Some(&YEH | &TEH)) && (4..=7).contains(&base.len());
    if !article && !proclitics.preposition() && imperfect && base.get(1) != Some(&WAW) && base.get(1) != Some(&ALEF) {
        let gender = if base.first() == Some(&YEH) { Gender::Masc } else { Gender::Fem };
        let features = Features {
            pos: Pos::Verb,
            aspect: Aspect::Imp,
            person: Person::Third,
            gender,
            number: Number::Sing,
            ..Features::default()
        };
        let future = base.first() == Some(&SEEN);
        out.push(Reading {
            proclitics,
            lemma: None,
            features,
            pattern: u32::MAX,
            enclitic: None,
            traits: 0,
            cost: cost + 14 + u16::from(future),
        });
    }
}
