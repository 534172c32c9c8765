//! Bodies, places and things that a common noun describes: «القوات الإسرائيلية», «إدارة ترامب», «سفارتها», and «الوزارة», «القطاع», «الاجتماع» for what was named.
//!
//! In: heads (`cues/heads.tsv`: `actor`, `actors` for bodies that act without a name, `class` for what a noun may stand for) and the names found. Out: nominals with
//! what their words say; whether something named is meant is for coreference, which drops those that only repeat and find nothing.

use super::nominal::nominal;
use super::pieces::{adjacent, bare_key, nation};
use super::{Found, Identity, Starts, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Number, Pos};
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What the words of a description say of the thing.
#[derive(Clone, PartialEq, Debug)]
pub struct Described {
    /// Lemma key of its head.
    pub key: u32,
    /// Its other words, folded, without article; the adjective of a country left out.
    pub modifiers: Vec<String>,
    /// Gazetteer row of the country that an adjective or name in it tells.
    pub place: Option<u32>,
    /// A name that completes it: «إدارة ترامب».
    pub name: Option<Span>,
    /// Whether «this» stands before it.
    pub pointed: bool,
    /// Whether its own pronoun tells whose it is.
    pub owned: bool,
    /// Whether it is a mention even where nothing before is meant.
    pub actor: bool,
}

/// Every description of a body, place or thing. `covered` are words of names and of titles.
pub(super) fn find(article: &Article<'_>, found: &[Found], covered: &Taken) -> Vec<Found> {
    let starts = Starts::new(found, article.words.len());
    let heads = named_heads(article, found);
    (0..article.words.len())
        .filter(|&at| !covered.is(at) && article.pos(at) == Pos::Noun)
        .filter_map(|at| actor(article, at, &starts, covered).or_else(|| repeated(article, at, &heads, covered)))
        .collect()
}

/// Lemma keys of the nouns that names in the article begin with.
fn named_heads(article: &Article<'_>, found: &[Found]) -> FxHashSet<u32> {
    let named = |f: &&Found| f.level == MentionLevel::Name && f.words.len() > 1 && is_thing(f.kind);
    found.iter().filter(named).filter_map(|f| article.key(f.words.start)).collect()
}

/// Whether a common noun may describe an entity of this kind here.
pub(crate) fn is_thing(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Organization | EntityKind::Place | EntityKind::Event | EntityKind::Instrument)
}

/// Whether the noun at `at` is a body that acts without a name: in the singular, or in the plural where its row says so.
fn acts(article: &Article<'_>, at: usize) -> bool {
    let Some((key, word)) = article.key(at).zip(article.word(at)) else { return false };
    let many = word.reading.features.number == Number::Plur;
    article.pos(at) == Pos::Noun && article.lexicon.head(key, if many { "actors" } else { "actor" }).is_some()
}

/// «القوات الإسرائيلية», «قوات النظام السوري», «إدارة ترامب», «سفارتها», «الحكومة»
fn actor(article: &Article<'_>, at: usize, names: &Starts<'_>, covered: &Taken) -> Option<Found> {
    if !acts(article, at) || article.word(at)?.reading.features.number == Number::Dual {
        return None;
    }
    let mut said = described(article, at)?;
    said.actor = true;
    let mut end = at + 1;
    let mut inner = at;
    if !article.definite(at) && !said.owned {
        let name = names.at(end).find(|n| !n.nested && n.level == MentionLevel::Name && !is_number(n.kind));
        if !adjacent(article, at) || has_clitic(article, end) {
            return None;
        }
        match name.filter(|n| n.kind != EntityKind::Nationality) {
            Some(name) => {
                said.name = Some(name.span);
                end = name.words.end;
            }
            // «قوات النظام», «قوات الأمن», «حكومة الوحدة»
            None if article.definite(end) && article.pos(end) == Pos::Noun && !covered.is(end) => {
                let people = article.word(at)?.reading.features.number == Number::Plur || acts(article, end);
                if !people {
                    return None;
                }
                inner = end;
                said.modifiers.push(bare_key(article, end));
                end += 1;
            }
            None => return None,
        }
    }
    end = adjectives(article, at..end, inner, covered, &mut said);
    // «السلطات الصحية في غزة»
    let local = said.place.is_none() && end > at + 1 && article.definite(at) && article.is_lemma(end, &["فِي"]);
    if local
        && adjacent(article, end - 1)
        && let Some(name) = names.at(end + 1).find(|n| n.kind == EntityKind::Place && !n.nested)
    {
        said.name = Some(name.span);
        end = name.words.end;
    }
    Some(nominal(at..end, article.span(at, end), EntityKind::Organization, Identity::Described(said)))
}

fn is_number(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Date | EntityKind::Money | EntityKind::Quantity)
}

fn has_clitic(article: &Article<'_>, at: usize) -> bool {
    let clitics = article.proclitics(at);
    clitics.conjunction() || clitics.preposition()
}

fn described(article: &Article<'_>, at: usize) -> Option<Described> {
    let word = article.word(at)?;
    Some(Described {
        key: article.key(at)?,
        modifiers: Vec::new(),
        place: None,
        name: None,
        pointed: at > 0 && article.is_lemma(at - 1, &["هٰذَا", "ذٰلِكَ"]),
        owned: word.reading.enclitic.is_some(),
        actor: false,
    })
}

/// One past the adjectives after a head (or the noun `inner` that completes it), taken down in `said`.
fn adjectives(article: &Article<'_>, words: Range<usize>, inner: usize, covered: &Taken, said: &mut Described) -> usize {
    let (at, mut end) = (words.start, words.end);
    while end < at + LONGEST && adjacent(article, end - 1) && !covered.is(end) && !has_clitic(article, end) {
        let agreeing = |noun: usize| article.pos(noun) == Pos::Noun && chunk::agrees(article, noun, end);
        if !(agreeing(at) || agreeing(inner)) || !chunk::is_adjective(article, end) {
            break;
        }
        match nation(article, end) {
            Some((place, next)) if article.definite(end) => {
                said.place = said.place.or(Some(place));
                end = next;
            }
            _ => {
                said.modifiers.push(bare_key(article, end));
                end += 1;
            }
        }
    }
    end
}

/// The longest description in words.
const LONGEST: usize = 8;

/// «الوزارة», «القطاع», «هذه المنطقة المحاصرة»: a definite noun that may stand for something named.
fn repeated(article: &Article<'_>, at: usize, heads: &FxHashSet<u32>, covered: &Taken) -> Option<Found> {
    let word = article.word(at)?;
    let single = matches!(word.reading.features.number, Number::Sing | Number::None);
    let mass = article.is_lemma(at, &["بِلَاد", "أَرض"]);
    if !article.definite(at) || word.reading.enclitic.is_some() || !(single || mass) {
        return None;
    }
    let key = article.key(at)?;
    let stands = || article.lexicon.heads(key).any(|h| h.kind == "class");
    if !(heads.contains(&key) || stands()) || article.phrases_at(at).iter().any(|p| is_title_or_time(article, p.kind)) {
        return None;
    }
    let mut said = described(article, at)?;
    let end = adjectives(article, at..at + 1, at, covered, &mut said);
    Some(nominal(at..end, article.span(at, end), EntityKind::Organization, Identity::Described(said)))
}

fn is_title_or_time(article: &Article<'_>, kind: PhraseKind) -> bool {
    match kind {
        PhraseKind::Title(row) => article.lexicon.title(row).kind != "honorific",
        PhraseKind::Time(_) => true,
        _ => false,
    }
}
