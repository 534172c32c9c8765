//! Names beyond the rules: a small statistical tagger that sees what the rules found and learnt from tagged news when to believe them.
//!
//! In: the [`Article`], the names and roles that the rules found. Out: the same names, some with other extents or kinds, some gone, some new. What the gazetteer has
//! stays: the tagger decides where words alone leave it open.

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
    let mut kept = Vec::with_capacity(names.len());
    let pol = policy();
    if pol & 8192 != 0 {
        return;
    }
    if pol & 4096 != 0 {
        names.retain(|n| !KINDS.contains(&n.kind) || n.level != MentionLevel::Name);
    }
    for mut name in names.drain(..) {
        if !KINDS.contains(&name.kind) || name.level != MentionLevel::Name || name.nested {
            kept.push(name);
            continue;
        }
        let number = name.words.clone().filter_map(|at| covered.get(at)).copied().find(|n| *n != u32::MAX);
        let span = number.and_then(|n| spans.get(n as usize));
        let entry = matches!(name.identity, Identity::Entry(_));
        let construct = matches!(name.identity, Identity::Named { .. });
        let long = name.words.len() > 1;
        match span {
            // The tagger sees no name here: the gazetteer knows better, rules may have guessed.
            None => {
                let inside = other.get(name.words.start).copied().unwrap_or(false);
                if entry && inside && !long && pol & 1024 != 0 {
                    continue;
                }
                if entry && (long || pol & 1 == 0)
                    || matches!(name.identity, Identity::Named { country: Some(_), .. }) && pol & 512 != 0
                    || construct && pol & 2 != 0
                    || name.kind == EntityKind::Person && pol & 4 != 0
                {
                    kept.push(name);
                }
            }
            Some((words, kind)) if *words == name.words => {
                if *kind != name.kind && (!entry || retypes(article, &name, *kind) && pol & 8 != 0) {
                    name = found(article, words.clone(), *kind);
                }
                kept.push(name);
                settle(&mut settled, number);
            }
            // Part of a longer name.
            Some((words, kind)) if words.start <= name.words.start && name.words.end <= words.end => {
                if entry && name.kind == EntityKind::Person && *kind == EntityKind::Person {
                    if pol & 16 != 0 {
                        name.span = article.span(words.start, words.end);
                        name.words = words.clone();
                    }
                    kept.push(name);
                    settle(&mut settled, number);
                } else if entry && *kind == name.kind && long && pol & 32 != 0 {
                    kept.push(name);
                    settle(&mut settled, number);
                } else if entry && name.kind != EntityKind::Person {
                    name.nested = true;
                    kept.push(name);
                }
            }
            // Longer than the tagger has it, or across: what the gazetteer has or a head has opened stays.
            Some((_, kind))
                if entry && (long || pol & 64 == 0)
                    || construct && pol & 128 != 0 && *kind == name.kind
                    || construct && pol & 256 != 0 =>
            {
                kept.push(name);
                settle(&mut settled, number);
            }
            Some(_) => {}
        }
    }
    *names = kept;
    for ((words, kind), done) in spans.into_iter().zip(settled) {
        if !done {
            taken.take(words.clone());
            names.push(found(article, words, kind));
        }
    }
}

fn policy() -> u32 {
    static P: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    *P.get_or_init(|| std::env::var("POL").ok().and_then(|v| v.parse().ok()).unwrap_or(0))
}

/// Whether a gazetteer name can be that of something else here: a city's of its club.
fn retypes(article: &Article<'_>, name: &Found, kind: EntityKind) -> bool {
    let Identity::Entry(rows) = &name.identity else { return false };
    let row = rows.first().map(|r| article.lexicon.entity(*r));
    row.is_some_and(|r| {
        r.table == EntityTable::Place && kind == EntityKind::Organization && !matches!(r.kind, "country" | "continent")
    })
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
