//! The words that the cursor walks over, and where they are seen on a line.
//!
//! In: the tokens of the article. The cursor is an index in them. It stops at words and numbers; at punctuation only where nothing else stands.

use crate::layout::VisualLine;
use crate::text::Span;
use crate::tokens::{Token, TokenKind};

/// The tokens of the article, in order.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<Token>);

/// A word as seen on a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeenWord {
    /// Its index.
    pub index: usize,
    /// Its first column, from the left edge of the text area.
    pub start: usize,
    /// One past its last column.
    pub end: usize,
}

impl Words {
    /// Takes the tokens.
    #[must_use]
    pub fn new(tokens: Vec<Token>) -> Self {
        Self(tokens)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes of a word; an empty span past the end.
    #[must_use]
    pub fn span(&self, index: usize) -> Span {
        self.0
            .get(index)
            .map_or_else(|| self.0.last().map_or_else(Span::default, |t| Span::new(t.span.end, t.span.end)), |t| t.span)
    }

    /// Whether the cursor stops there.
    #[must_use]
    pub fn is_stop(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|token| token.kind != TokenKind::Punctuation)
    }

    /// The tokens that share a byte with `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let first = self.0.partition_point(|token| token.span.end <= span.start);
        let end = self.0.partition_point(|token| token.span.start < span.end);
        self.0.get(first..end).unwrap_or_default()
    }

    /// The word that holds the byte `offset`, or the first after it, or the last.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|token| token.span.end <= offset).min(self.0.len().saturating_sub(1))
    }

    /// As [`Words::at`], gone on to the next stop, or back to the last.
    #[must_use]
    pub fn stop_at(&self, offset: usize) -> usize {
        let at = self.at(offset);
        if self.is_stop(at) {
            return at;
        }
        self.beside(at, true).or_else(|| self.beside(at, false)).unwrap_or(at)
    }

    /// The next stop after (or before) `index`.
    #[must_use]
    pub fn beside(&self, index: usize, forward: bool) -> Option<usize> {
        if forward {
            (index + 1..self.len()).find(|&at| self.is_stop(at))
        } else {
            (0..index.min(self.len())).rev().find(|&at| self.is_stop(at))
        }
    }

    /// The words seen on a line from left to right; only stops, unless the line has none.
    #[must_use]
    pub fn seen_on<S>(&self, line: &VisualLine<S>) -> Vec<SeenWord> {
        let mut all: Vec<SeenWord> = Vec::new();
        let mut column = line.offset;
        for cell in &line.cells {
            let width = usize::from(cell.width);
            let index = self.0.partition_point(|token| token.span.end <= cell.span.start);
            if self.0.get(index).is_some_and(|token| token.span.start < cell.span.end) {
                match all.last_mut().filter(|word| word.index == index && word.end == column) {
                    Some(word) => word.end = column + width,
                    None => all.push(SeenWord { index, start: column, end: column + width }),
                }
            }
            column += width;
        }
        if all.iter().any(|word| self.is_stop(word.index)) {
            all.retain(|word| self.is_stop(word.index));
        }
        all
    }

    /// The word on the line nearest to `column`.
    #[must_use]
    pub fn nearest_on<S>(&self, line: &VisualLine<S>, column: usize) -> Option<usize> {
        let distance = |word: &SeenWord| {
            if column < word.start { (word.start - column) * 2 } else { (column + 1).saturating_sub(word.end) * 2 }
        };
        self.seen_on(line).into_iter().min_by_key(distance).map(|word| word.index)
    }
}
