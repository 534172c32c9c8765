//! Amounts: money, shares, counted people.
//!
//! In: numbers in digits and words, currencies (`cues/heads.tsv`), counted nouns. Out: mentions from the words that make the number approximate to the noun it counts
//! and its adjectives.

use super::number::{self, Number};
use super::pieces::adjacent;
use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::lexicon::PhraseKind;
use crate::lexicon::english::plural;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::{FLAG_HUMAN, FLAG_NISBA};
use crate::tokens::TokenKind;

/// An amount: what kind, one past its last word, English.
type Amount = (EntityKind, usize, String);

/// Every amount of money, share or count of the article.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < article.words.len() {
        let found = if taken.is(at) { None } else { at_word(article, at, taken) };
        let Some((kind, end, english)) = found else {
            at += 1;
            continue;
        };
        let (first, english) = match number::approximate(article, at) {
            Some((first, about)) if !(first..at).any(|w| taken.is(w)) => (first, format!("{about} {english}")),
            _ => (at, english),
        };
        taken.take(first..end);
        out.push(Found {
            words: first..end,
            span: article.span(first, end),
            kind,
            level: MentionLevel::Name,
            nested: false,
            identity: Identity::Amount(english),
        });
        at = end;
    }
    out
}

fn at_word(article: &Article<'_>, at: usize, taken: &Taken) -> Option<Amount> {
    let number = number::read(article, at)?;
    if (at..number.end).any(|w| taken.is(w)) {
        return None;
    }
    share(article, &number).or_else(|| money(article, &number, taken)).or_else(|| people(article, at, &number, taken))
}

/// «5%», «5 في المئة», «5 بالمئة»
fn share(article: &Article<'_>, number: &Number) -> Option<Amount> {
    let hundred = |at: usize| matches!(article.core(at), "المئة" | "المائة");
    let at = number.end;
    let stop = if matches!(article.surface(at), "%" | "٪") || hundred(at) {
        at + 1
    } else if article.is_lemma(at, &["فِي"]) && hundred(at + 1) {
        at + 2
    } else {
        return None;
    };
    Some((EntityKind::Quantity, stop, format!("{} per cent", number.english)))
}

/// «3 مليارات دولار أميركي», «مئات مليارات اليورو», «50$»
fn money(article: &Article<'_>, number: &Number, taken: &Taken) -> Option<Amount> {
    let at = number.end;
    if let Some(sign) = match article.surface(at) {
        "$" => Some("dollars"),
        "€" => Some("euros"),
        "£" => Some("pounds"),
        _ => None,
    } {
        return Some((EntityKind::Money, at + 1, format!("{} {sign}", number.english)));
    }
    let clitics = article.proclitics(at);
    if taken.is(at) || clitics.conjunction() || clitics.preposition() {
        return None;
    }
    let currency = article.lemma(at).and_then(|l| article.lexicon.head(l.key, "currency"))?;
    let mut stop = at + 1;
    // «دولار أميركي»
    let mut kind = "";
    if article.pos(stop) == Pos::Adj
        && !article.proclitics(stop).conjunction()
        && let Some(nation) = article.lemma(stop).filter(|l| l.entity.is_some())
    {
        kind = nation.first_gloss();
        stop += 1;
    }
    let of = if number.vague { "of " } else { "" };
    let kind = if kind.is_empty() { String::new() } else { format!("{kind} ") };
    Some((EntityKind::Money, stop, format!("{} {of}{kind}{}", number.english, currency.english)))
}

/// Counted people: «80 مدنيا», «مئة قتيل», «3 آلاف آخرين», «عشرات الآلاف من الفلسطينيين».
fn people(article: &Article<'_>, at: usize, number: &Number, taken: &Taken) -> Option<Amount> {
    let mut at_noun = number.end;
    let partitive = number.vague && article.is_lemma(at_noun, &["مِن"]) && article.word(at_noun)?.reading.enclitic.is_none();
    if partitive {
        at_noun += 1;
    }
    let written = article.word(at).is_some_and(|w| w.kind == TokenKind::Number);
    let enough = written || number.vague || number.value.is_some_and(|v| v > 2);
    if !enough || taken.is(at_noun) || !adjacent(article, at_noun - 1) || article.proclitics(at_noun).conjunction() {
        return crowd(number);
    }
    let time = article.phrases_at(at_noun).iter().any(|p| matches!(p.kind, PhraseKind::Time(_)));
    let lemma = article.lemma(at_noun)?;
    let definite = article.definite(at_noun);
    let others = article.is_lemma(at_noun, &["آخَر"]);
    let nation = lemma.has(FLAG_NISBA) && lemma.entity.is_some() && article.pos(at_noun) == Pos::Adj;
    let human = lemma.has(FLAG_HUMAN) || nation || others;
    // What «dozens of» counts is definite («عشرات القتلى»), what a number counts is not.
    if !human || time || definite && !number.vague || !definite && partitive || article.proclitics(at_noun).preposition() {
        return crowd(number);
    }
    let mut stop = at_noun + 1;
    let mut adjectives = String::new();
    while adjacent(article, stop - 1)
        && article.pos(stop) == Pos::Adj
        && !taken.is(stop)
        && article.definite(stop) == definite
        && !article.proclitics(stop).conjunction()
        && !article.proclitics(stop).preposition()
        && let Some(adjective) = article.lemma(stop)
    {
        adjectives.push_str(adjective.first_gloss());
        adjectives.push(' ');
        stop += 1;
    }
    let noun = plain(lemma.first_gloss());
    let noun = match (others, number.value) {
        (true, _) => "others".to_owned(),
        (_, Some(1)) => noun.to_owned(),
        _ => plural(noun, article.lexicon),
    };
    let of = if number.vague { "of " } else { "" };
    Some((EntityKind::Quantity, stop, format!("{} {of}{adjectives}{noun}", number.english)))
}

/// «عشرات الآلاف» without what is counted.
fn crowd(number: &Number) -> Option<Amount> {
    let much = number.vague && number.english.contains(" of ");
    much.then(|| (EntityKind::Quantity, number.end, number.english.clone()))
}

/// A gloss without what stands in brackets.
fn plain(gloss: &str) -> &str {
    gloss.split(" (").next().unwrap_or(gloss)
}
