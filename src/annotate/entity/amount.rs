//! Amounts: money, shares, counted people and things.
//!
//! In: numbers in digits and words, currencies (`cues/heads.tsv`), counted nouns. Out: mentions from the number to the noun it counts.

use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::lexicon::english::plural;
use crate::lexicon::features::Pos;
use crate::tokens::TokenKind;

/// Every amount of money, share or count of the article.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < article.words.len() {
        let found = if taken.is(at) { None } else { at_word(article, at, taken) };
        match found {
            Some((kind, end, english)) => {
                taken.take(at..end);
                let span = article.span(at, end);
                out.push(Found {
                    words: at..end,
                    span,
                    kind,
                    level: MentionLevel::Name,
                    nested: false,
                    identity: Identity::Amount(english),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

fn is_number(article: &Article<'_>, at: usize) -> bool {
    article.word(at).is_some_and(|w| w.kind == TokenKind::Number) || article.pos(at) == Pos::Num || scale(article, at).is_some()
}

/// «مليون» and the like, which are nouns in the lexicon.
fn scale(article: &Article<'_>, at: usize) -> Option<&'static str> {
    match article.citation(at) {
        "أَلف" => Some("thousand"),
        "مِليُون" => Some("million"),
        "مِليَار" => Some("billion"),
        "بِليُون" => Some("billion"),
        "تِرِيليُون" => Some("trillion"),
        _ => None,
    }
}

fn at_word(article: &Article<'_>, at: usize, taken: &Taken) -> Option<(EntityKind, usize, String)> {
    if !is_number(article, at) {
        return None;
    }
    let mut end = at + 1;
    let mut english = number_english(article, at);
    let mut value_seen = article.word(at).is_some_and(|w| w.kind == TokenKind::Number);
    while is_number(article, end) && !taken.is(end) && !article.proclitics(end).conjunction() {
        english = format!("{english} {}", number_english(article, end));
        value_seen |= article.word(end).is_some_and(|w| w.kind == TokenKind::Number);
        end += 1;
    }
    let percent = matches!(article.surface(end), "%" | "٪") || article.core(end) == "المئة" || article.core(end) == "المائة";
    if percent || article.is_lemma(end, &["فِي"]) && matches!(article.core(end + 1), "المئة" | "المائة") {
        let stop = if article.is_lemma(end, &["فِي"]) { end + 2 } else { end + 1 };
        return Some((EntityKind::Quantity, stop, format!("{english} per cent")));
    }
    if taken.is(end) || article.proclitics(end).conjunction() {
        return None;
    }
    if let Some(currency) = article.heads(end).find(|head| head.kind == "currency") {
        let mut stop = end + 1;
        // «دولار أميركي»
        if article.pos(stop) == Pos::Adj
            && !article.proclitics(stop).conjunction()
            && article.lemma(stop).is_some_and(|l| l.entity.is_some())
        {
            stop += 1;
        }
        return Some((EntityKind::Money, stop, format!("{english} {}", currency.english)));
    }
    // Counted people and things: a number in digits, or a scale, before an indefinite noun that is no unit of time.
    let time = article.phrases_at(end).iter().any(|p| matches!(p.kind, crate::lexicon::PhraseKind::Time(_)));
    let counted = article.pos(end) == Pos::Noun && !article.definite(end) && !article.proclitics(end).preposition() && !time;
    if counted && value_seen && article.lemma(end).is_some_and(|l| l.has(crate::lexicon::format::lemma::FLAG_HUMAN)) {
        let noun = article.lemma(end).map_or("", |l| l.first_gloss());
        return Some((EntityKind::Quantity, end + 1, format!("{english} {}", plural(noun, article.lexicon))));
    }
    None
}

fn number_english(article: &Article<'_>, at: usize) -> String {
    if article.word(at).is_some_and(|w| w.kind == TokenKind::Number) {
        return article.surface(at).chars().map(super::date::western).collect();
    }
    scale(article, at).map_or_else(|| article.lemma(at).map_or_else(String::new, |l| l.first_gloss().to_owned()), str::to_owned)
}
