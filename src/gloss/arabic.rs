//! Arabic asked: a word by its readings, a phrase by the glossary, the gazetteer and its words.

use super::asked::{Asked, Script};
use super::entry::{Term, brief, entries};
use super::names::names_of;
use super::{Answer, Found, PhraseWord};
use crate::annotate::morphology::{
    self, Explanation, Lattice, Letters, Reading, Scratch, Word, all_readings, explain, explain_reading,
};
use crate::annotate::phrase;
use crate::document::{Block, BlockKind};
use crate::lexicon::features::{Case, Pos};
use crate::lexicon::format::lemma::FLAG_NAME_PART;
use crate::lexicon::{Lexicon, PhraseKind, TermEntry};
use crate::text::Span;
use crate::text::normalize::{folded, unmarked};
use crate::tokens::{self, TokenKind};

/// Most entries shown whole.
const WHOLE: usize = 4;
/// Most entries named besides.
const NAMED: usize = 12;
/// A reading that costs this much more than the best is hardly meant (tenths of a nat).
const UNLIKELY: u16 = 32;

/// A lemma with the readings of a word that are forms of it, and what the best of them costs.
pub(super) struct Group {
    pub(super) lemma: u32,
    pub(super) cost: u16,
    pub(super) analyses: Vec<Explanation>,
}

/// The readings of a word by lemma, likeliest first; those of imported lexicons after the program's own, but for what that has itself.
pub(super) fn groups(lexicon: &Lexicon, word: &str) -> Vec<Group> {
    let Some(letters) = Letters::read(word) else { return Vec::new() };
    let mut found: Vec<Reading> = Vec::new();
    all_readings(lexicon, &letters, &mut Scratch::default(), &mut found);
    found.retain(|reading| reading.lemma.is_some_and(|id| !lexicon.is_shadowed(id.0)));
    let spelled = unmarked(word);
    let mut out: Vec<Group> = Vec::new();
    for reading in &found {
        let Some(id) = reading.lemma else { continue };
        let explanation = explain_reading(lexicon, &spelled, &cited(reading), true);
        match out.iter_mut().find(|group| group.lemma == id.0) {
            Some(group) => {
                let same = |e: &Explanation| (&e.vocalized, &e.description) == (&explanation.vocalized, &explanation.description);
                if !group.analyses.iter().any(same) {
                    group.analyses.push(explanation);
                }
            }
            None => out.push(Group { lemma: id.0, cost: reading.cost, analyses: vec![explanation] }),
        }
    }
    distinct(lexicon, &mut out);
    out
}

/// Leaves out what says nothing new to a reader: a word from two tables with the same English, a part of a longer name where there is another name or word.
fn distinct(lexicon: &Lexicon, groups: &mut Vec<Group>) {
    let others = groups.iter().any(|group| !lexicon.lemma(group.lemma).has(FLAG_NAME_PART));
    let mut seen: Vec<(&str, &str)> = Vec::new();
    groups.retain(|group| {
        let lemma = lexicon.lemma(group.lemma);
        let new = !seen.contains(&(lemma.form, lemma.gloss));
        seen.push((lemma.form, lemma.gloss));
        new && !(others && lemma.has(FLAG_NAME_PART))
    });
}

/// The reading with the case in which a word alone is cited, where a pronoun makes it heard: بِلَادُهُ.
fn cited(reading: &Reading) -> Reading {
    let mut out = *reading;
    let nominal = matches!(out.features.pos, Pos::Noun | Pos::Adj | Pos::Num);
    if nominal && out.enclitic.is_some() && out.features.case == Case::None {
        out.features.case = if out.proclitics.preposition() { Case::Gen } else { Case::Nom };
    }
    out
}

pub(super) fn word(lexicon: &Lexicon, asked: &Asked) -> Answer {
    let mut answer = Answer::empty(asked.shown.clone(), Script::Arabic);
    let Some(word) = asked.words.first() else { return answer };
    fill(lexicon, groups(lexicon, word), &mut answer);
    let listed: Vec<u32> = answer.entries.iter().flat_map(|f| f.entry.names.iter().map(|n| n.entry.id)).collect();
    answer.names = names_of(lexicon, &folded(word), None);
    let only_partly = !answer.entries.is_empty();
    answer.names.retain(|name| !listed.contains(&name.entry.id) && (name.whole || !only_partly));
    answer.found |= answer.names.iter().any(|name| name.whole);
    answer
}

/// Entries of `groups`: the likely ones whole, the others named.
pub(super) fn fill(lexicon: &Lexicon, groups: Vec<Group>, answer: &mut Answer) {
    let best = groups.first().map_or(0, |g| g.cost);
    let likely = groups.iter().take(WHOLE).take_while(|g| g.cost <= best + UNLIKELY).count();
    answer.unlikely =
        groups.iter().skip(likely).take(NAMED).map(|g| brief(lexicon, g.lemma)).filter(|b| !b.gloss.is_empty()).collect();
    let ids: Vec<u32> = groups.iter().take(likely).map(|g| g.lemma).collect();
    answer.entries =
        entries(lexicon, &ids).into_iter().zip(groups).map(|(entry, group)| Found { entry, analyses: group.analyses }).collect();
    answer.found = !answer.entries.is_empty();
}

pub(super) fn phrase(lexicon: &Lexicon, asked: &Asked) -> Answer {
    let mut answer = Answer::empty(asked.shown.clone(), Script::Arabic);
    let text = asked.text();
    let block = [Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }];
    let tokens = tokens::tokenize(&text, &block);
    let extents = tokens::sentences(&text, &tokens, &block);
    let (mut words, lattice) = morphology::analyse(lexicon, &text, &tokens, &extents);
    let mut inside = Vec::new();
    for found in phrase::find(lexicon, &text, &mut words, &lattice, &extents) {
        let entry = match found.kind {
            PhraseKind::Term(row) => lexicon.term(row),
            PhraseKind::Title(row) => {
                let title = lexicon.title(row);
                TermEntry {
                    citation: title.citation,
                    english: title.english,
                    abbreviation: "",
                    topic: title.kind,
                    register: "title",
                }
            }
            PhraseKind::Connector(row) => {
                let connector = lexicon.connector(row);
                let (citation, english) = (connector.form, connector.english);
                TermEntry { citation, english, abbreviation: "", topic: connector.kind, register: "connector" }
            }
            PhraseKind::Cue(row) => {
                let cue = lexicon.reporting_row(row);
                TermEntry { citation: cue.lemma, english: cue.english, abbreviation: "", topic: cue.act, register: "reporting" }
            }
            PhraseKind::Time(_) => continue,
        };
        let whole = found.first == 0 && found.end == words.len();
        if found.end > found.first + 1 || whole {
            inside.push(Term { entry, whole });
        }
    }
    inside.sort_by_key(|term| !term.whole);
    answer.terms = inside;
    longer(lexicon, &lattice, &mut answer.terms);
    dedup(&mut answer.terms);
    answer.names = names(lexicon, &text, &words);
    answer.words = words
        .iter()
        .map(|word| PhraseWord {
            form: word.span.of(&text).to_owned(),
            explanation: explain(lexicon, &text, word),
            correction: word.typo.clone(),
        })
        .collect();
    let known = words.iter().all(|w| w.known) && words.iter().any(|w| w.kind == TokenKind::Arabic);
    answer.found = known || answer.terms.iter().any(|t| t.whole) || answer.names.iter().any(|n| n.whole);
    answer
}

/// Glossary terms that hold all the words of the phrase side by side and more.
fn longer(lexicon: &Lexicon, lattice: &Lattice, terms: &mut Vec<Term>) {
    // A phrase may name a word by another lemma than the one that context chose.
    let keys: Vec<Vec<u32>> = (0..lattice.len())
        .map(|at| {
            let readings = lattice.of(at);
            let best = readings.first().map_or(0, |r| r.cost);
            let likely = readings.iter().filter(|r| r.cost <= best + UNLIKELY);
            likely.filter_map(|r| r.lemma).map(|id| lexicon.lemma_numbers(id.0).0).collect()
        })
        .collect();
    let Some(first) = keys.first().filter(|_| keys.len() > 1) else { return };
    let mut found: Vec<(usize, Term)> = Vec::new();
    for phrase in first.iter().flat_map(|&key| lexicon.phrases_with(key)) {
        let PhraseKind::Term(row) = phrase.kind else { continue };
        let own = phrase.words.get(..phrase.length).unwrap_or(&[]);
        let has = |window: &[u32]| window.iter().zip(&keys).all(|(key, keys)| keys.contains(key));
        if own.len() > keys.len() && own.windows(keys.len()).any(has) {
            found.push((phrase.length, Term { entry: lexicon.term(row), whole: false }));
        }
    }
    found.sort_by_key(|f| f.0);
    terms.extend(found.into_iter().map(|f| f.1));
}

fn dedup(terms: &mut Vec<Term>) {
    let mut kept: Vec<Term> = Vec::new();
    for term in terms.drain(..) {
        // A title or cue that a term of the glossary renders already.
        let first = term.entry.english.split(';').next().unwrap_or("").trim();
        let rendered = |k: &Term| k.whole && term.whole && k.entry.english.split(';').any(|e| e.trim() == first);
        let same = |k: &Term| k.entry.citation == term.entry.citation && k.entry.english == term.entry.english || rendered(k);
        if !kept.iter().any(same) {
            kept.push(term);
        }
    }
    *terms = kept;
}

/// Names that the phrase is, with or without the clitics of its first word.
fn names(lexicon: &Lexicon, text: &str, words: &[Word]) -> Vec<super::Name> {
    let key = |from: usize| {
        let rest = text.get(from..).unwrap_or("");
        rest.split(' ').map(folded).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let mut out = names_of(lexicon, &key(0), None);
    let core = words.first().map_or(0, |w| w.core.start);
    if core > 0 {
        for name in names_of(lexicon, &key(core), None) {
            if !out.iter().any(|n| n.entry.id == name.entry.id) {
                out.push(name);
            }
        }
    }
    out
}
