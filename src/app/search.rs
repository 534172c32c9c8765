//! Search in the article: by folded letters, or exactly when the query has diacritics.
//!
//! In: what is typed. Out: the places that match, in order. The folded article is made once, beside the screen, with a map back to the text.

use tui_input::{Input, InputRequest};

use super::action::{Edit, Way};
use crate::text::Span;
use crate::text::letters::{is_letter, is_mark};
use crate::text::normalize::{base_letters, fold};

/// The article as search compares it: base letters folded, small Latin letters, one blank between words.
#[derive(Clone, Debug, Default)]
pub struct Haystack {
    text: String,
    /// For every byte of `text`, how much further on in the article it comes from than the byte before it.
    steps: Vec<u8>,
    /// Every now and then, and where a step is too long: a byte of `text`, and the byte of the article it comes from.
    posts: Vec<(usize, usize)>,
    /// Bytes of the article.
    end: usize,
}

/// Bytes of folded text from one post to the next, at most.
const POSTS: usize = 256;

impl Haystack {
    /// Folds `article`.
    #[must_use]
    pub fn new(article: &str) -> Self {
        let text = String::with_capacity(article.len());
        let mut haystack = Self { text, steps: Vec::with_capacity(article.len()), posts: Vec::new(), end: article.len() };
        let mut last = 0;
        for (at, c) in article.char_indices() {
            let from = haystack.text.len();
            push_folded(&mut haystack.text, c);
            if haystack.text.len() == from {
                continue;
            }
            let step = u8::try_from(at - last);
            if step.is_err() || haystack.posts.last().is_none_or(|&(folded, _)| from >= folded + POSTS) {
                haystack.posts.push((from, at));
            }
            haystack.steps.push(step.unwrap_or(0));
            haystack.steps.resize(haystack.text.len(), 0);
            last = at;
        }
        haystack
    }

    /// The byte of the article that the byte `at` of the folded text comes from.
    fn source(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.end;
        }
        let post = self.posts.partition_point(|&(folded, _)| folded <= at).checked_sub(1).and_then(|i| self.posts.get(i));
        let &(folded, start) = post.unwrap_or(&(0, 0));
        let steps = self.steps.get(folded + 1..=at).unwrap_or_default();
        start + steps.iter().map(|&step| usize::from(step)).sum::<usize>()
    }

    /// The places of the article that match `query`; the end takes in the marks of the last letter.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Span> {
        let needle = Self::new(query.trim()).text;
        if needle.is_empty() {
            return Vec::new();
        }
        let found = self.text.match_indices(&needle);
        found.map(|(at, found)| Span::new(self.source(at), self.source(at + found.len()))).collect()
    }
}

/// Adds what `c` is folded to.
fn push_folded(text: &mut String, c: char) {
    if c == '\n' {
        text.push('\n');
    } else if c.is_whitespace() {
        if !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    } else if c.is_ascii() {
        text.push(c.to_ascii_lowercase());
    } else {
        for letter in base_letters(c).into_iter().flatten() {
            text.extend(fold(letter).to_lowercase());
        }
    }
}

/// The search line and what it found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    input: Input,
    matches: Vec<Span>,
}

impl Search {
    /// What is typed.
    #[must_use]
    pub fn query(&self) -> &str {
        self.input.value()
    }

    /// The cursor in the query, in bytes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.query().char_indices().nth(self.input.cursor()).map_or(self.query().len(), |(at, _)| at)
    }

    /// The places found, in order.
    #[must_use]
    pub fn matches(&self) -> &[Span] {
        &self.matches
    }

    /// The places found that share a byte with `span`.
    #[must_use]
    pub fn matches_in(&self, span: Span) -> &[Span] {
        let first = self.matches.partition_point(|found| found.end <= span.start);
        let end = self.matches.partition_point(|found| found.start < span.end);
        self.matches.get(first..end).unwrap_or_default()
    }

    /// The number, from 1, of the match that begins in `word`.
    #[must_use]
    pub fn number_at(&self, word: Span) -> Option<usize> {
        let at = self.matches.partition_point(|found| found.end <= word.start);
        self.matches.get(at).filter(|found| found.overlaps(word)).map(|_| at + 1)
    }

    /// Edits the query and looks again.
    pub fn edit(&mut self, edit: Edit, article: &str, haystack: &Haystack) {
        edited(&mut self.input, edit);
        let query = self.query();
        self.matches = if query.chars().any(is_mark) {
            article.match_indices(query).map(|(at, found)| Span::new(at, at + found.len())).collect()
        } else {
            haystack.find(query)
        };
    }

    /// The match after (or before) the byte `offset`, around the ends of the article; whether it went around.
    #[must_use]
    pub fn step(&self, offset: usize, way: Way) -> Option<(Span, bool)> {
        let (first, last) = (self.matches.first()?, self.matches.last()?);
        Some(match way {
            Way::Next => {
                let at = self.matches.partition_point(|found| found.start < offset);
                self.matches.get(at).map_or((*first, true), |found| (*found, false))
            }
            Way::Previous => {
                let at = self.matches.partition_point(|found| found.start < offset);
                at.checked_sub(1).and_then(|at| self.matches.get(at)).map_or((*last, true), |found| (*found, false))
            }
        })
    }
}

/// Edits a line of text.
pub(super) fn edited(input: &mut Input, edit: Edit) {
    // Arabic runs to the left: the arrow to the left goes forward in it.
    let rtl = input.value().chars().find(|c| c.is_alphabetic()).is_some_and(is_letter);
    input.handle(match edit {
        Edit::Insert(c) if c.is_control() => return,
        Edit::Insert(c) => InputRequest::InsertChar(c),
        Edit::Backspace => InputRequest::DeletePrevChar,
        Edit::Delete => InputRequest::DeleteNextChar,
        Edit::Left if rtl => InputRequest::GoToNextChar,
        Edit::Right if rtl => InputRequest::GoToPrevChar,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::Start => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
        Edit::DeleteWord => InputRequest::DeletePrevWord,
        Edit::DeleteLine => InputRequest::DeleteFromStart,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(article: &str, query: &str) -> Vec<String> {
        let haystack = Haystack::new(article);
        let mut search = Search::default();
        for c in query.chars() {
            search.edit(Edit::Insert(c), article, &haystack);
        }
        search.matches().iter().map(|span| span.of(article).to_owned()).collect()
    }

    #[test]
    fn spelling_does_not_matter() {
        assert_eq!(found("إلى أستانة", "الي استانه"), ["إلى أستانة"]);
        assert_eq!(found("شَرَاكَةٌ", "شراكة"), ["شَرَاكَةٌ"]);
        assert_eq!(found("عـــلى  الصين", "على الصين"), ["عـــلى  الصين"]);
        assert_eq!(found("UN and un", "Un"), ["UN", "un"]);
    }

    #[test]
    fn places_far_into_a_long_article() {
        let article = format!("كلمةٌ أُخرى، \t  ثم\n\nبعد{}ها ", "ـ".repeat(200)).repeat(500);
        let haystack = Haystack::new(&article);
        let found = haystack.find("اخري");
        assert_eq!(found.len(), 500);
        assert!(found.iter().all(|span| span.of(&article) == "أُخرى"));
        assert!(haystack.find("ثم").iter().all(|span| span.of(&article) == "ثم"));
    }

    #[test]
    fn diacritics_are_taken_at_their_word() {
        assert_eq!(found("كَتَبَ كتب كُتُب", "كُتُب"), ["كُتُب"]);
    }

    #[test]
    fn steps_go_round() {
        let article = "a b a";
        let haystack = Haystack::new(article);
        let mut search = Search::default();
        search.edit(Edit::Insert('a'), article, &haystack);
        assert_eq!(search.step(1, Way::Next), Some((Span::new(4, 5), false)));
        assert_eq!(search.step(5, Way::Next), Some((Span::new(0, 1), true)));
        assert_eq!(search.step(0, Way::Previous), Some((Span::new(4, 5), true)));
    }
}
