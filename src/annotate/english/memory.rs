//! What was rendered already: a phrase is asked for several times, to find its end and to say it.

use super::English;
use super::nominal::Nominal;
use super::phrase::Scope;
use super::pronoun::Antecedent;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// How deep phrases may nest before words are rendered one by one.
const DEEPEST: u8 = 28;

/// Which rendering.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Task {
    /// [`English::noun`]
    Noun,
    /// [`English::phrase_at`]; the row of the governor's lemma plus one.
    Phrase(u32),
    /// [`English::masdars`]
    Infinitives,
    /// [`English::masdars`] as gerunds
    Gerunds,
}

/// Task, first word, limit, scope and antecedent.
type Key = (Task, usize, usize, Scope, Antecedent);

/// Renderings by what was asked.
#[derive(Debug, Default)]
pub(super) struct Memory {
    nouns: RefCell<FxHashMap<Key, Option<Nominal>>>,
    texts: RefCell<FxHashMap<Key, Option<(String, usize)>>>,
}

impl Memory {
    /// Forgets everything.
    pub(super) fn clear(&self) {
        self.nouns.borrow_mut().clear();
        self.texts.borrow_mut().clear();
    }
}

impl English<'_> {
    /// The noun phrase of `task`, rendered once.
    pub(super) fn noun_once(
        &self,
        at: usize,
        limit: usize,
        scope: Scope,
        render: impl FnOnce() -> Option<Nominal>,
    ) -> Option<Nominal> {
        let key = (Task::Noun, at, limit, scope, self.antecedent.get());
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
