//! English → Arabic: glosses, renderings of terms and names of the gazetteer that are or hold what was asked, ranked.
//!
//! A whole gloss goes before a part of one, the first sense before the others, common words before rare ones.

use super::asked::Asked;
use super::entry::{Brief, brief};
use super::names::Name;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::FLAG_DERIVED;
use crate::lexicon::{EntityEntry, Lexicon, TermEntry};

/// Most hits of each sort.
const MOST: usize = 12;
/// Most hits that only hold the words, where some are the words.
const HOLDING: usize = 5;

/// What an English word or phrase was found in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HitKind {
    /// A word of the lexicon.
    Word(Brief),
    /// A term of the glossary.
    Term(TermEntry),
    /// A name of the gazetteer.
    Name(Name),
}

/// Something that means what was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The gloss, rendering or name that was found.
    pub sense: String,
    /// Whether that is what was asked, not only holds it.
    pub exact: bool,
    /// Where it was found.
    pub kind: HitKind,
}

/// How well a sense fits; smaller is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fit {
    Whole,
    WholeInflected,
    Together,
    Apart,
}

/// A query: for each word the forms that may stand for it, itself first.
struct Query {
    words: Vec<Vec<String>>,
}

/// Words that a question may begin with and that say nothing.
const EMPTY: [&str; 4] = ["to", "the", "a", "an"];

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

impl Query {
    fn new(lexicon: &Lexicon, asked: &Asked) -> Self {
        let mut words = words_of(&asked.text());
        while words.len() > 1 && words.first().is_some_and(|w| EMPTY.contains(&w.as_str())) {
            words.remove(0);
        }
        Self { words: words.into_iter().map(|w| variants(lexicon, w)).collect() }
    }

    /// How a sense (its words) fits; `None` when it does not.
    fn fit(&self, sense: &[String]) -> Option<Fit> {
        let is = |forms: &Vec<String>, word: &String| forms.contains(word);
        let same = |forms: &Vec<String>, word: &String| forms.first() == Some(word);
        if sense.len() == self.words.len() {
            let all = |test: &dyn Fn(&Vec<String>, &String) -> bool| self.words.iter().zip(sense).all(|(f, w)| test(f, w));
            if all(&same) {
                return Some(Fit::Whole);
            }
            if all(&is) {
                return Some(Fit::WholeInflected);
            }
        }
        let together = sense.windows(self.words.len().max(1)).any(|window| self.words.iter().zip(window).all(|(f, w)| is(f, w)));
        if together {
            return Some(Fit::Together);
        }
        let apart = self.words.len() > 1 && self.words.iter().all(|forms| sense.iter().any(|w| is(forms, w)));
        apart.then_some(Fit::Apart)
    }

    /// Whether `text` may fit at all: a cheap look before it is taken apart.
    fn touches(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.words.iter().all(|forms| forms.iter().any(|form| lower.contains(form.as_str())))
    }

    /// The best of the senses of a list («;» between): how it fits, its place, itself.
    fn best<'a>(&self, senses: &'a str) -> Option<(Fit, usize, &'a str)> {
        if !self.touches(senses) {
            return None;
        }
        let fits = senses.split(';').map(str::trim).enumerate().filter_map(|(at, sense)| {
            let words = sense_words(sense);
            self.fit(&words).map(|fit| (fit, at, sense))
        });
        fits.min_by_key(|&(fit, at, sense)| (fit, at, sense.len()))
    }
}

/// The words of a gloss without what only says how it is used: brackets, «sb», «sth».
fn sense_words(sense: &str) -> Vec<String> {
    let plain = match (sense.find('('), sense.rfind(')')) {
        (Some(open), Some(close)) if open < close => {
            format!("{} {}", sense.get(..open).unwrap_or(""), sense.get(close + 1..).unwrap_or(""))
        }
        _ => sense.to_owned(),
    };
    words_of(&plain).into_iter().filter(|w| !matches!(w.as_str(), "sb" | "sth")).collect()
}

/// An English word with the base forms it may be of and the plural it may have.
fn variants(lexicon: &Lexicon, word: String) -> Vec<String> {
    let mut out = vec![word.clone()];
    let mut add = |form: String| {
        if form.len() > 1 && !out.contains(&form) {
            out.push(form);
        }
    };
    lexicon.english_bases(&word).into_iter().for_each(|base| add(base.to_owned()));
    if let Some(stem) = word.strip_suffix("ies") {
        add(format!("{stem}y"));
    } else if let Some(stem) = word.strip_suffix("es") {
        add(stem.to_owned());
        add(format!("{stem}e"));
    } else if let Some(stem) = word.strip_suffix('s').filter(|s| !s.ends_with(['s', 'u', 'i'])) {
        add(stem.to_owned());
    }
    for ending in ["ed", "ing"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() > 2) {
            add(stem.to_owned());
            add(format!("{stem}e"));
            let mut ends = stem.chars().rev();
            if ends.next() == ends.next() {
                add(stem.chars().take(stem.chars().count() - 1).collect());
            }
            if let Some(short) = stem.strip_suffix('i') {
                add(format!("{short}y"));
            }
        }
    }
    if word.len() > 2 {
        add(format!("{word}s"));
    }
    out
}

/// Everything that means what was asked, best first: words, then terms, then names, unless a term or name fits better than every word.
pub(super) fn search(lexicon: &Lexicon, asked: &Asked) -> Vec<Hit> {
    let query = Query::new(lexicon, asked);
    if query.words.is_empty() {
        return Vec::new();
    }
    let mut sorts = [words(lexicon, &query), terms(lexicon, &query), names(lexicon, &query)];
    let exact = sorts.iter().flatten().any(|(rank, _)| rank.fit <= Fit::WholeInflected);
    for hits in &mut sorts {
        hits.sort_by_key(|(rank, _)| *rank);
        let own = hits.iter().filter(|(rank, _)| rank.fit <= Fit::WholeInflected).count();
        hits.truncate(if exact { MOST.min(own + HOLDING) } else { MOST });
    }
    sorts.sort_by_key(|hits| hits.first().map_or(Fit::Apart, |(rank, _)| rank.fit.min(Fit::Apart)));
    sorts.into_iter().flatten().map(|(_, hit)| hit).collect()
}

/// In this order: whether the sense is what was asked, whether rules made the word, how it fits, sense, level, length of the sense.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Rank {
    holds: bool,
    derived: bool,
    fit: Fit,
    sense: usize,
    level: u32,
    length: usize,
}

fn ranked(fit: Fit, sense: usize, derived: bool, level: u32, text: &str) -> Rank {
    Rank { holds: fit > Fit::WholeInflected, fit, derived, sense: sense.min(2), level, length: text.len() }
}

fn words(lexicon: &Lexicon, query: &Query) -> Vec<(Rank, Hit)> {
    let mut out: Vec<(Rank, Hit)> = Vec::new();
    for id in lexicon.lemmas() {
        let Some((fit, at, sense)) = query.best(lexicon.gloss(id)) else { continue };
        let lemma = lexicon.lemma(id);
        if lemma.pos == Pos::Propn || lexicon.is_shadowed(id) {
            continue;
        }
        let rank = ranked(fit, at, lemma.has(FLAG_DERIVED), lemma.level, sense);
        let hit = Hit { sense: sense.to_owned(), exact: fit <= Fit::WholeInflected, kind: HitKind::Word(brief(lexicon, id)) };
        out.push((rank, hit));
    }
    out
}

fn terms(lexicon: &Lexicon, query: &Query) -> Vec<(Rank, Hit)> {
    let mut out: Vec<(Rank, Hit)> = Vec::new();
    for row in lexicon.term_rows() {
        let term = lexicon.term(row);
        let abbreviated = !term.abbreviation.is_empty() && query.best(term.abbreviation).is_some_and(|b| b.0 == Fit::Whole);
        let best = query.best(term.english).or_else(|| abbreviated.then_some((Fit::Whole, 0, term.abbreviation)));
        let Some((fit, at, sense)) = best else { continue };
        // Single words stand among the words already.
        if !term.citation.contains(' ')
            || out.iter().any(|(_, hit)| matches!(&hit.kind, HitKind::Term(t) if t.citation == term.citation))
        {
            continue;
        }
        let hit = Hit { sense: sense.to_owned(), exact: fit <= Fit::WholeInflected, kind: HitKind::Term(term) };
        out.push((ranked(fit, at, false, 1, sense), hit));
    }
    out
}

fn names(lexicon: &Lexicon, query: &Query) -> Vec<(Rank, Hit)> {
    let mut out = Vec::new();
    for id in 0..u32::try_from(lexicon.entity_count()).unwrap_or(0) {
        let entry: EntityEntry = lexicon.entity(id);
        let all = [entry.english, entry.aliases, entry.demonym];
        let best = all.into_iter().filter_map(|senses| query.best(senses)).min_by_key(|b| b.0);
        let Some((fit, at, sense)) = best else { continue };
        // A name that only holds a common word is no translation of it, unless several words were asked or it is a surname.
        if fit > Fit::WholeInflected && query.words.len() == 1 && entry.table != crate::lexicon::EntityTable::Person {
            continue;
        }
        let exact = fit <= Fit::WholeInflected;
        out.push((
            ranked(fit, at, false, 1, sense),
            Hit { sense: sense.to_owned(), exact, kind: HitKind::Name(Name::new(lexicon, entry, exact)) },
        ));
    }
    out
}
