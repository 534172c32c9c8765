//! Bodies, places and things that a common noun describes: «القوات الإسرائيلية», «إدارة ترامب», «سفارتها», and «الوزارة», «القطاع», «الاجتماع» for what was named.
//!
//! In: heads (`cues/heads.tsv`: `actor`, `collective` for bodies without a name, `conflict`, `class` for what a noun may stand for) and the names found. Out: nominals with
//! what their words say; whether something named is meant is for coreference, which drops those that only repeat and find nothing.

use super::nominal::nominal;
use super::pieces::{adjacent, bare_key, nation};
use super::{Found, Identity, Starts, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Number, Pos};
use crate::lexicon::format::lemma::FLAG_NISBA;
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
        .filter_map(|at| {
            let acting = actor(article, at, &starts, covered).or_else(|| meeting(article, at, covered));
            acting.or_else(|| repeated(article, at, &heads, covered))
        })
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

/// How a noun describes without a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Role {
    kind: EntityKind,
    /// Whether it is a mention when it stands alone.
    alone: bool,
}

/// What the noun at `at` is a description of, if of anything: in the singular, or in the plural where its row says so.
fn role(article: &Article<'_>, at: usize) -> Option<Role> {
    let word = article.word(at).filter(|w| w.reading.features.pos == Pos::Noun)?;
    let many = match word.reading.features.number {
        Number::Dual => return None,
        number => number == Number::Plur,
    };
    // «القوات», not «القوى».
    let sound = || article.core(at).ends_with("ات");
    article.heads(at).find_map(|head| match (head.kind, many) {
        ("actor", false) | ("actors", true) => Some(Role { kind: EntityKind::Organization, alone: true }),
        ("collective", false) | ("collectives", true) | ("sound", true) if head.kind != "sound" || sound() => {
            Some(Role { kind: EntityKind::Organization, alone: false })
        }
        ("conflict", false) => Some(Role { kind: EntityKind::Event, alone: false }),
        _ => None,
    })
}

/// «القوات الإسرائيلية», «قوات النظام السوري», «إدارة ترامب», «سفارتها», «الحكومة», «الصراع في سوريا»
fn actor(article: &Article<'_>, at: usize, names: &Starts<'_>, covered: &Taken) -> Option<Found> {
    let role = role(article, at)?;
    let mut said = described(article, at)?;
    // «نزاعهما»: a pronoun tells whose body it is, but no conflict from another.
    if said.owned && role.kind != EntityKind::Organization {
        return None;
    }
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
            // «قوات النظام», «قوات الأمن»
            None if article.definite(end) && article.pos(end) == Pos::Noun && !covered.is(end) => {
                let many = article.word(at)?.reading.features.number == Number::Plur;
                if !(many || self::role(article, end).is_some_and(|r| r.kind == role.kind)) {
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
    if said.name.is_none()
        && article.definite(at)
        && adjacent(article, end - 1)
        && let Some(name) = complement(article, end, names, role.kind, end > at + 1 && said.place.is_none())
    {
        said.name = Some(name.span);
        end = name.words.end;
    }
    said.actor = end > at + 1 || said.owned || role.alone;
    Some(nominal(at..end, article.span(at, end), role.kind, Identity::Described(said)))
}

/// The name in the phrase that tells whose or where a description is: «السلطات الصحية في غزة», «الجناح العسكري لحماس», «الصراع في اليمن».
fn complement<'f>(article: &Article<'_>, end: usize, names: &Starts<'f>, kind: EntityKind, open: bool) -> Option<&'f Found> {
    let of = |at: usize, wanted: EntityKind| names.at(at).find(|n| n.kind == wanted && !n.nested);
    if article.is_lemma(end, &["فِي"]) && article.pos(end) == Pos::Adp && (open || kind == EntityKind::Event) {
        return of(end + 1, EntityKind::Place);
    }
    let belongs = open && kind == EntityKind::Organization && article.proclitics(end).has(Proclitics::LI);
    if belongs { of(end, EntityKind::Organization) } else { None }
}

/// «قمة فرنسية ألمانية»: a meeting that only its parties tell from others.
fn meeting(article: &Article<'_>, at: usize, covered: &Taken) -> Option<Found> {
    let word = article.word(at)?;
    // Two adjectives of peoples must follow: what is cheap to see comes first.
    if article.definite(at) || article.flags(at + 1) & FLAG_NISBA == 0 {
        return None;
    }
    let event = article.key(at).is_some_and(|key| article.lexicon.head(key, "event").is_some());
    if !event || word.reading.enclitic.is_some() || word.reading.features.number != Number::Sing {
        return None;
    }
    let mut said = described(article, at)?;
    let (mut end, mut parties) = (at + 1, 0);
    while adjacent(article, end - 1) && !covered.is(end) && !has_clitic(article, end) && chunk::agrees(article, at, end) {
        let Some((_, next)) = nation(article, end) else { break };
        said.modifiers.push(bare_key(article, end));
        end = next;
        parties += 1;
    }
    said.actor = true;
    (parties > 1).then(|| nominal(at..end, article.span(at, end), EntityKind::Event, Identity::Described(said)))
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
    let stands = || article.heads(at).any(|h| h.kind == "class");
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
