//! Names beyond the rules: a small statistical tagger that sees what the rules found and learnt from tagged news when to believe them.
//!
//! In: the [`Article`], the names and roles that the rules found. Out: the same names, some with other extents or kinds, some gone, some new. What the gazetteer has
//! stays: the tagger decides where words alone leave it open.

mod atoms;
pub mod features;
pub mod model;
mod score;

use super::person::english_name;
use super::pieces::bare_key;
use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::lexicon::EntityTable;
use crate::text::normalize::folded;
use crate::tokens::TokenKind;
use model::{Label, Model};
use std::ops::Range;

/// The kinds that the tagger tells apart, by the class of their labels.
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organization];

/// Brings `names` in line with the tagger.
pub(super) fn apply(article: &Article<'_>, model: &Model<'_>, names: &mut Vec<Found>, roles: &[Found], taken: &mut Taken) {
    let scores = score::scores(article, model, names, roles);
    let of = |at: usize| scores.get(at).copied().unwrap_or_default();
    let mut labels = Vec::new();
    let mut spans: Vec<(Range<usize>, EntityKind)> = Vec::new();
    let mut others: Vec<Range<usize>> = Vec::new();
    for sentence in article.sentences {
        model.best((sentence.first, sentence.end), of, |at| article.proclitics(at).conjunction(), &mut labels);
        collect(article, sentence.first, &labels, &mut spans, &mut others);
    }
    let mut other = vec![false; article.words.len()];
    for words in others.iter().filter(|w| w.len() > 1) {
        if let Some(range) = other.get_mut(words.clone()) {
            range.fill(true);
        }
    }
    let mut covered = vec![u32::MAX; article.words.len()];
    for (number, (words, _)) in (0_u32..).zip(&spans) {
        if let Some(range) = covered.get_mut(words.clone()) {
            range.fill(number);
        }
    }
    let mut settled = vec![false; spans.len()];
    // Words of an agreement, an event, a date: what the tagger sees there is part of it.
    let mut elsewhere = vec![false; article.words.len()];
    for name in
        names.iter().filter(|n| n.level == MentionLevel::Name && !KINDS.contains(&n.kind) && n.kind != EntityKind::Nationality)
    {
        if let Some(range) = elsewhere.get_mut(name.words.clone()) {
            range.fill(true);
        }
    }
    let mut kept = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        if !KINDS.contains(&name.kind) || name.level != MentionLevel::Name || name.nested {
            kept.push(name);
            continue;
        }
        let number = name.words.clone().filter_map(|at| covered.get(at)).copied().find(|n| *n != u32::MAX);
        let span = number.and_then(|n| spans.get(n as usize));
        let other = other.get(name.words.start).copied().unwrap_or(false);
        match judge(article, &name, span, other) {
            Verdict::Keep { settles } => {
                if settles {
                    settle(&mut settled, number);
                }
                kept.push(name);
            }
            Verdict::Extend(words) => {
                name.span = article.span(words.start, words.end);
                name.words = words;
                settle(&mut settled, number);
                kept.push(name);
            }
            Verdict::Nest => {
                name.nested = true;
                kept.push(name);
            }
            Verdict::Drop => {}
        }
    }
    *names = kept;
    for ((words, kind), done) in spans.into_iter().zip(settled) {
        if !done && !words.clone().any(|at| elsewhere.get(at).copied().unwrap_or(false)) {
            taken.take(words.clone());
            names.push(found(article, words, kind));
        }
    }
}

/// What becomes of a name that the rules found.
enum Verdict {
    /// It stays; whether the tagger's name there is said with it.
    Keep { settles: bool },
    /// It has these words.
    Extend(Range<usize>),
    /// It lies inside the tagger's name.
    Nest,
    /// It goes; the tagger's name there, if any, takes its place.
    Drop,
}

/// Settles a name of the rules against the tagger's at the same place. `other`: the tagger sees a longer name of none of our kinds there.
fn judge(article: &Article<'_>, name: &Found, span: Option<&(Range<usize>, EntityKind)>, other: bool) -> Verdict {
    let row = match &name.identity {
        Identity::Entry(rows) => rows.first().map(|row| article.lexicon.entity(*row)),
        _ => None,
    };
    let long = name.words.len() > 1;
    let Some((words, kind)) = span else {
        // The tagger sees no name here: what the gazetteer has stays, unless it is one word that may mean something else or a body that each state has.
        let stays = row.is_some_and(|row| match row.kind {
            "country" => !other,
            "government" | "parliament" => long && row.country != "-",
            _ => long,
        });
        return if stays { Verdict::Keep { settles: false } } else { Verdict::Drop };
    };
    let Some(row) = row else {
        // Rules guess; the tagger has seen more.
        return if *words == name.words && *kind == name.kind { Verdict::Keep { settles: true } } else { Verdict::Drop };
    };
    if *words == name.words {
        let club =
            row.table == EntityTable::Place && *kind == EntityKind::Organization && !matches!(row.kind, "country" | "continent");
        return if club { Verdict::Drop } else { Verdict::Keep { settles: true } };
    }
    if words.start <= name.words.start && name.words.end <= words.end {
        return match name.kind {
            EntityKind::Person if *kind == EntityKind::Person => Verdict::Extend(words.clone()),
            EntityKind::Person => Verdict::Drop,
            _ => Verdict::Nest,
        };
    }
    let inside = name.words.start <= words.start && words.end <= name.words.end && *kind == name.kind;
    let apart = words.end == name.words.end && article.heads(name.words.start).any(|head| head.kind == "apart");
    if inside && (name.kind == EntityKind::Person || apart) {
        return Verdict::Extend(words.clone());
    }
    // Longer than the tagger has it, or across: what the gazetteer has stays.
    if long || name.kind != EntityKind::Person { Verdict::Keep { settles: true } } else { Verdict::Drop }
}

fn settle(settled: &mut [bool], number: Option<u32>) {
    if let Some(slot) = number.and_then(|n| settled.get_mut(n as usize)) {
        *slot = true;
    }
}

/// The names that the labels of the sentence from `first` on mark.
fn collect(
    article: &Article<'_>,
    first: usize,
    labels: &[Label],
    spans: &mut Vec<(Range<usize>, EntityKind)>,
    others: &mut Vec<Range<usize>>,
) {
    let mut at = 0;
    while let Some(label) = labels.get(at) {
        let class = label.class();
        let start = at;
        at += 1;
        while labels.get(at).is_some_and(|l| !l.begins() && class.is_some() && l.class() == class) {
            at += 1;
        }
        let words = trimmed(article, first + start..first + at);
        let Some(kind) = class.and_then(|c| KINDS.get(usize::from(c))) else {
            if class.is_some() {
                others.push(words);
            }
            continue;
        };
        if !words.is_empty() && !foreign(article, words.clone(), *kind) {
            spans.push((words, *kind));
        }
    }
}

/// Whether Latin letters are no name of ours: only acronyms of bodies are.
fn foreign(article: &Article<'_>, words: Range<usize>, kind: EntityKind) -> bool {
    let latin = |at: usize| article.word(at).is_some_and(|w| w.kind == TokenKind::Foreign);
    let acronym = |at: usize| article.surface(at).chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    latin(words.start) && !(kind == EntityKind::Organization && words.clone().all(acronym))
}

/// Without signs at its ends, nor Latin letters after Arabic ones: they say the name again.
fn trimmed(article: &Article<'_>, mut words: Range<usize>) -> Range<usize> {
    let latin = |at: usize| article.word(at).is_some_and(|w| w.kind == TokenKind::Foreign);
    while words.len() > 1 && !latin(words.start) && (latin(words.end - 1) || article.is_punctuation(words.end - 1)) {
        words.end -= 1;
    }
    while !words.is_empty() && article.is_punctuation(words.start) {
        words.start += 1;
    }
    while !words.is_empty() && article.is_punctuation(words.end - 1) {
        words.end -= 1;
    }
    words
}

/// A name by its words.
fn found(article: &Article<'_>, words: Range<usize>, kind: EntityKind) -> Found {
    let identity = if kind == EntityKind::Person {
        let key = words.clone().map(|w| folded(article.core(w))).collect();
        let (english, transliterated) = english_name(article, words.clone());
        Identity::Person { key, english, transliterated }
    } else {
        Identity::Named { key: words.clone().map(|w| bare_key(article, w)).collect(), country: None }
    };
    Found { span: article.span(words.start, words.end), words, kind, level: MentionLevel::Name, nested: false, identity }
}
