//! Analysed Arabic → plain English: shallow transfer for the sentences of facts, names of instruments and glosses of sentences.
//!
//! In: the article, its entities and terms (either slice may be empty: the lexicon and the gazetteer serve then) and a range of words. Out: English text
//! without capital and full stop, except for [`English::sentence`]. Nothing is invented: a word without a rendering stays in Arabic, `[كلمة]`.
//!
//! The transfer is a descent over the words: a clause finds its subject and its verb group (`clause`, `verb`), the verb's valency decides what its
//! complements are called (`predicate`, `parts`), complements are noun phrases (`phrase`, `nominal`, `construct`), prepositional phrases (`preposition`),
//! infinitives and gerunds made of masdars (`masdar`), relative clauses (`relative`) and words of time (`time`). Renderings are rows of `assets/english/`.
//! Every step moves on by at least a word, so that any text ends; nesting is bounded (`memory`).

mod adjective;
mod clause;
mod construct;
mod determiner;
mod entity;
mod gloss;
mod having;
mod head;
mod idiom;
mod lead;
mod masdar;
mod memory;
mod modal;
mod nominal;
mod number;
mod parts;
mod phrase;
mod predicate;
mod preposition;
mod pronoun;
mod relative;
mod resumptive;
mod sentence;
mod span;
mod subject;
mod surface;
#[cfg(test)]
mod tests;
mod time;
mod verb;
mod wordwise;

use super::annotation::{Entity, EntityId, MentionLevel, Term};
use super::article::Article;
use crate::text::Span;
use clause::Wanted;
use entity::Spots;
use memory::{Memory, Words};
use phrase::Scope;
use pronoun::Antecedent;
use resumptive::Silence;
use std::cell::Cell;
use std::ops::Range;

pub use wordwise::WordGloss;

/// What a verb phrase is wanted as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// As the Arabic has it: tense, modality, negation.
    Finite,
    /// «strengthen cooperation»
    Infinitive,
    /// «strengthening cooperation»
    Gerund,
}

/// Who does what a verb phrase says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Subject<'s> {
    /// The subject as it shall stand before the verb.
    pub text: &'s str,
    /// Whether the verb agrees with it in the plural.
    pub plural: bool,
    /// Whether it is a person («his», not «its»).
    pub person: bool,
}

/// Renders ranges of words of one article in English.
#[derive(Debug)]
pub struct English<'a> {
    /// The article.
    pub article: &'a Article<'a>,
    /// Its entities.
    pub entities: &'a [Entity],
    /// Its terms.
    pub terms: &'a [Term],
    spots: Spots,
    /// Who an attached pronoun without a mention refers to.
    antecedent: Cell<Antecedent>,
    depth: Cell<u8>,
    silence: Silence,
    /// Whether descriptions are said in their own words, not by the name of what they describe.
    literal: Cell<bool>,
    memory: Memory,
    words: Words,
}

impl<'a> English<'a> {
    /// Prepares to render `article`.
    #[must_use]
    pub fn new(article: &'a Article<'a>, entities: &'a [Entity], terms: &'a [Term]) -> Self {
        Self::with(article, entities, terms, Spots::new(article, entities, terms))
    }

    /// Prepares to render a part of an article: `mentions` and `terms` are those that stand in it.
    #[must_use]
    pub fn of_part(
        article: &'a Article<'a>,
        entities: &'a [Entity],
        mentions: impl Iterator<Item = (Span, EntityId, MentionLevel)>,
        terms: &'a [Term],
    ) -> Self {
        Self::with(article, entities, terms, Spots::of(article, mentions, terms))
    }

    fn with(article: &'a Article<'a>, entities: &'a [Entity], terms: &'a [Term], spots: Spots) -> Self {
        let (memory, words) = (Memory::default(), Words::new(article.words.len()));
        Self {
            article,
            entities,
            terms,
            spots,
            antecedent: Cell::default(),
            depth: Cell::new(0),
            silence: Silence::default(),
            literal: Cell::new(false),
            memory,
            words,
        }
    }

    /// The noun phrase in `words` with its prepositional phrases, coordination and relative clauses. A preposition or conjunction prefixed to the first
    /// word is not said: the words of a mention may have one.
    #[must_use]
    pub fn noun_phrase(&self, words: Range<usize>) -> String {
        let end = words.end.min(self.article.words.len());
        let Some(noun) = self.noun(words.start, end, Scope::FULL) else { return self.phrase(words) };
        surface::tidy(&surface::words(&[&noun.text(), &self.phrase(noun.end..end)]))
    }

    /// Any words that are no clause: noun phrases, prepositional phrases, adverbs in their order.
    #[must_use]
    pub fn phrase(&self, words: Range<usize>) -> String {
        let end = words.end.min(self.article.words.len());
        let mut out = Vec::new();
        let mut at = words.start;
        while at < end {
            let found = self
                .phrase_at(at, end, None, Scope::FULL)
                .or_else(|| self.noun(at, end, Scope::FULL).map(|noun| (noun.text(), noun.end)));
            let (text, next) = found.unwrap_or_else(|| (self.word_gloss(at), at + 1));
            out.push(text);
            at = next.max(at + 1);
        }
        surface::tidy(&out.join(" "))
    }

    /// A range headed by a masdar or أن as a bare infinitive: «تعزيز تعاونهما العملي» → «strengthen their practical cooperation».
    #[must_use]
    pub fn infinitive(&self, words: Range<usize>) -> String {
        self.verb_phrase(words, None, Form::Infinitive)
    }

    /// A finite clause, verbal or nominal, its subject first; no capital, no full stop.
    #[must_use]
    pub fn clause(&self, words: Range<usize>) -> String {
        let end = words.end.min(self.article.words.len());
        self.antecedent.take();
        self.whole(words.start, end, None)
    }

    /// [`English::clause`] as a sentence, with capital and full stop.
    #[must_use]
    pub fn sentence(&self, words: Range<usize>) -> String {
        surface::sentence(&self.clause(words))
    }

    /// The clause in `words` with `subject` in the place of its own subject, as a sentence.
    #[must_use]
    pub fn sentence_about(&self, words: Range<usize>, subject: Subject<'_>) -> String {
        let end = words.end.min(self.article.words.len());
        surface::sentence(&self.whole(words.start, end, Some(Wanted::of(subject))))
    }

    /// The predicate alone, agreeing with `subject` (the third person singular without one), which is not written.
    #[must_use]
    pub fn verb_phrase(&self, words: Range<usize>, subject: Option<Subject<'_>>, form: Form) -> String {
        let end = words.end.min(self.article.words.len());
        let text = match form {
            Form::Finite => {
                let subject = subject.unwrap_or(Subject { text: "", plural: false, person: false });
                let wanted = Wanted { text: String::new(), ..Wanted::of(subject) };
                self.whole(words.start, end, Some(wanted))
            }
            Form::Infinitive => self.infinitives(words.start, end),
            Form::Gerund => self.gerunds(words.start, end),
        };
        surface::tidy(&text)
    }

    /// All the clauses to `end`: what a clause stopped at goes on as the next.
    fn whole(&self, start: usize, end: usize, wanted: Option<Wanted>) -> String {
        let first = self.clauses(start, end, wanted);
        let (mut text, mut at) = (first.text, first.end);
        while at < end {
            if self.article.is_punctuation(at) {
                at += 1;
                continue;
            }
            let next = self.clauses(at, end, None);
            text = format!("{text}, {}", next.text);
            at = next.end.max(at + 1);
        }
        surface::tidy(&text)
    }

    /// The English name of an entity with the article where English has one.
    #[must_use]
    pub fn entity_name(&self, id: EntityId) -> String {
        self.entities.get(id.0).map_or_else(String::new, |e| self.named(e))
    }
}
