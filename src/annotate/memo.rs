//! Answers about the words of an article that are found when they are first asked for, and kept.
//!
//! A leaf: rules ask the same of a word many times, from many sides, and what they ask depends on the article alone.

use std::cell::Cell;

/// One answer for each word.
#[derive(Debug)]
pub(super) struct Memo<T: Copy> {
    answers: Vec<Cell<Option<T>>>,
}

impl<T: Copy> Memo<T> {
    /// For an article of so many words.
    pub(super) fn new(words: usize) -> Self {
        Self { answers: vec![Cell::new(None); words] }
    }

    /// The answer for word `at`, found by `find` if it is not known yet.
    #[inline]
    pub(super) fn of(&self, at: usize, find: impl FnOnce() -> T) -> T {
        let Some(slot) = self.answers.get(at) else { return find() };
        if let Some(known) = slot.get() {
            return known;
        }
        let found = find();
        slot.set(Some(found));
        found
    }
}

/// Up to sixteen answers of yes or no for each word.
#[derive(Debug)]
pub(super) struct Answers {
    /// Which are known, and which of those are yes.
    words: Vec<Cell<(u16, u16)>>,
}

impl Answers {
    /// For an article of so many words.
    pub(super) fn new(words: usize) -> Self {
        Self { words: vec![Cell::new((0, 0)); words] }
    }

    /// Whether the answer to question number `question` is yes for word `at`; `find` answers it the first time.
    #[inline]
    pub(super) fn of(&self, at: usize, question: u8, find: impl FnOnce() -> bool) -> bool {
        let Some(slot) = self.words.get(at) else { return find() };
        let bit = 1 << question;
        let (known, yes) = slot.get();
        if known & bit != 0 {
            return yes & bit != 0;
        }
        let found = find();
        // Finding it may have answered other questions.
        let (known, yes) = slot.get();
        slot.set((known | bit, if found { yes | bit } else { yes }));
        found
    }
}

/// For each of `count` words, and the place after them, how many of the sorted `firsts` are smaller: where those that begin at the word begin in their list.
pub(super) fn starts(count: usize, firsts: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut out = Vec::with_capacity(count + 1);
    let mut total = 0;
    for first in firsts.map(|first| first.min(count)) {
        if out.len() <= first {
            out.resize(first + 1, total);
        }
        total += 1;
    }
    out.resize(count + 1, total);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_is_found_once() {
        let memo = Memo::new(2);
        assert_eq!(memo.of(1, || 7), 7);
        assert_eq!(memo.of(1, || 8), 7);
        assert_eq!((memo.of(2, || 1), memo.of(2, || 2)), (1, 2), "past the end nothing is kept");
        let answers = Answers::new(1);
        assert!(answers.of(0, 3, || answers.of(0, 0, || true)));
        assert!(answers.of(0, 0, || false) && answers.of(0, 3, || false));
        assert!(!answers.of(0, 15, || false) && !answers.of(0, 15, || true));
    }

    #[test]
    fn starts_are_where_a_search_would_find_them() {
        let firsts = [0, 0, 2, 5, 5, 9];
        let found = starts(6, firsts.into_iter());
        let searched: Vec<u32> = (0..=6).map(|at| firsts.partition_point(|first| *first < at) as u32).collect();
        assert_eq!(found, searched);
        assert_eq!(starts(2, std::iter::empty()), [0, 0, 0]);
    }
}
