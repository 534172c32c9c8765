//! What stands at a place of a date: the words of `cues/time.tsv`, numbers, ordinals.

use super::super::number;
use crate::annotate::article::Article;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Number as Grammatical, Pos};
use crate::tokens::TokenKind;

/// What stands at a place of a date.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Piece {
    Month(i64),
    Hijri(i64),
    Weekday(i64),
    Unit(&'static str),
    Relative(i64),
    Which(i64),
    Part,
    Number(i64),
}

/// The piece at word `at` and where it ends.
pub(super) fn piece(article: &Article<'_>, at: usize) -> Option<(Piece, usize)> {
    let word = article.word(at)?;
    if word.kind == TokenKind::Number {
        let digits: String = word.span.of(article.text()).chars().map(number::western).collect();
        return digits.parse().ok().map(|n| (Piece::Number(n), at + 1));
    }
    article.phrases_at(at).iter().find_map(|found| {
        let PhraseKind::Time(row) = found.kind else { return None };
        let time = article.lexicon.time(row);
        let number = || time.value.parse::<i64>().ok();
        let piece = match time.kind {
            "month" => Piece::Month(number()?),
            "hijri" => Piece::Hijri(number()?),
            "weekday" => Piece::Weekday(number()?),
            "unit" => Piece::Unit(time.value),
            "relative" => Piece::Relative(number()?),
            "which" => Piece::Which(number()?),
            _ => Piece::Part,
        };
        Some((piece, found.end))
    })
}

/// The unit at word `at`, where one stands there.
pub(super) fn unit(article: &Article<'_>, at: usize) -> Option<(&'static str, usize)> {
    match piece(article, at)? {
        (Piece::Unit(unit), end) => Some((unit, end)),
        _ => None,
    }
}

/// «الماضي», «المقبل» at word `at`.
pub(super) fn which(article: &Article<'_>, at: usize) -> Option<(i64, usize)> {
    match piece(article, at)? {
        (Piece::Which(step), end) => Some((step, end)),
        _ => None,
    }
}

/// A year in digits at word `at`.
pub(super) fn year(article: &Article<'_>, at: usize) -> Option<(i64, usize)> {
    match piece(article, at)? {
        (Piece::Number(year), end) if (1900..2200).contains(&year) => Some((year, end)),
        _ => None,
    }
}

const ORDINALS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// A definite ordinal: «السابع», «الخامس عشر», «الحادي والعشرين», «العشرين».
pub(super) fn ordinal(article: &Article<'_>, at: usize) -> Option<(i64, usize)> {
    if !article.definite(at) {
        return None;
    }
    let tens = |w: usize| number::card(article, w).filter(|v| matches!(v, 20 | 30)).and_then(|v| i64::try_from(v).ok());
    if let Some(value) = tens(at) {
        return Some((value, at + 1));
    }
    if !matches!(article.pos(at), Pos::Adj | Pos::Noun | Pos::Num) {
        return None;
    }
    let gloss = article.lemma(at)?.first_gloss();
    let unit = if article.is_lemma(at, &["حَادِي"]) { 0 } else { ORDINALS.iter().position(|o| *o == gloss)? };
    let unit = i64::try_from(unit).ok()? + 1;
    if matches!(article.core(at + 1), "عشر" | "عشرة") && !article.proclitics(at + 1).conjunction() {
        return Some((unit + 10, at + 2));
    }
    let more = tens(at + 1).filter(|_| article.proclitics(at + 1).conjunction() && article.definite(at + 1));
    Some(more.map_or((unit, at + 1), |tens| (unit + tens, at + 2)))
}

/// The number of word `at`.
pub(super) fn number_of(article: &Article<'_>, at: usize) -> Grammatical {
    article.word(at).map_or(Grammatical::None, |w| w.reading.features.number)
}
