//! What was rendered already: a phrase is asked for several times, to find its end and to say it.

use super::English;
use super::clause::Rendered;
use super::nominal::Nominal;
use super::phrase::Scope;
use super::preposition::Preposition;
use super::pronoun::Antecedent;
use crate::annotate::memo::{Answers, Memo};
use crate::lexicon::Lemma;
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};

/// How deep phrases may nest before words are rendered one by one.
const DEEPEST: u8 = 28;

/// Which rendering.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Task {
    /// [`English::noun`]
    Noun,
    /// [`English::group`]
    Group,
    /// [`English::phrase_at`]; the row of the governor's lemma plus one.
    Phrase(u32),
    /// [`English::masdars`]
    Infinitives,
    /// [`English::masdars`] as gerunds
    Gerunds,
}

/// Task, first word, limit, scope and antecedent.
type Key = (Task, usize, usize, Scope, Antecedent);

/// Clauses by first word, limit and antecedent.
type Clauses = FxHashMap<(usize, usize, Antecedent), (Rendered, Antecedent)>;

/// Renderings by what was asked. Those that say what the next pronoun refers to have the antecedent after them as well.
#[derive(Debug, Default)]
pub(super) struct Memory {
    nouns: RefCell<FxHashMap<Key, Option<Nominal>>>,
    texts: RefCell<FxHashMap<Key, Option<(String, usize)>>>,
    clauses: RefCell<Clauses>,
}

/// When so many renderings are kept, all are forgotten.
const MOST: usize = 1 << 14;

impl Memory {
    /// Forgets everything, if that is much.
    fn clear(&self) {
        let (nouns, texts) = (self.nouns.borrow().len(), self.texts.borrow().len());
        if nouns + texts + self.clauses.borrow().len() > MOST {
            *self.nouns.borrow_mut() = FxHashMap::default();
            *self.texts.borrow_mut() = FxHashMap::default();
            *self.clauses.borrow_mut() = FxHashMap::default();
        }
    }
}

/// The number of the question whether a preposition of several words may begin at a word.
pub(super) const OPENS_PREPOSITION: u8 = 0;

/// What is known of each word of the article, whatever is rendered.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) answers: Answers,
    /// The preposition that begins at each word.
    pub(super) prepositions: Memo<Option<Preposition>>,
    /// The verb of each masdar.
    pub(super) masdars: Vec<OnceCell<Option<Box<Lemma>>>>,
}

impl Words {
    /// For an article of so many words.
    pub(super) fn new(words: usize) -> Self {
        Self { answers: Answers::new(words), prepositions: Memo::new(words), masdars: vec![OnceCell::new(); words] }
    }
}

impl English<'_> {
    /// The noun phrase of `task`, rendered once.
    pub(super) fn noun_once(
        &self,
        at: usize,
        limit: usize,
        (task, scope): (Task, Scope),
        render: impl FnOnce() -> Option<Nominal>,
    ) -> Option<Nominal> {
        let key = (task, at, limit, scope, self.antecedent.get());
        if let Some(known) = self.memory.nouns.borrow().get(&key) {
            return known.clone();
        }
        let out = self.deeper(render);
        self.memory.nouns.borrow_mut().insert(key, out.clone());
        out
    }

    /// The text of `task`, rendered once.
    pub(super) fn text_once(
        &self,
        task: Task,
        at: usize,
        limit: usize,
        scope: Scope,
        render: impl FnOnce() -> Option<(String, usize)>,
    ) -> Option<(String, usize)> {
        let key = (task, at, limit, scope, self.antecedent.get());
        if let Some(known) = self.memory.texts.borrow().get(&key) {
            return known.clone();
        }
        let out = self.deeper(render);
        self.memory.texts.borrow_mut().insert(key, out.clone());
        out
    }

    /// The clauses from word `at` that have their own subject, rendered once.
    pub(super) fn clauses_once(&self, at: usize, limit: usize, render: impl FnOnce() -> Rendered) -> Rendered {
        let key = (at, limit, self.antecedent.get());
        if let Some((known, after)) = self.memory.clauses.borrow().get(&key) {
            self.antecedent.set(*after);
            return known.clone();
        }
        let out = render();
        self.memory.clauses.borrow_mut().insert(key, (out.clone(), self.antecedent.get()));
        out
    }

    /// Runs `render` one level deeper; `None` when that is too deep.
    pub(super) fn deeper<T>(&self, render: impl FnOnce() -> Option<T>) -> Option<T> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return None;
        }
        if depth == 0 {
            self.memory.clear();
        }
        self.depth.set(depth + 1);
        let out = render();
        self.depth.set(depth);
        out
    }
}
