//! Quotation marks of a block, paired.
//!
//! In: the article. Out: which punctuation opens, which closes, and what lies between. Straight marks are told apart by the blanks beside them; where that
//! leaves one over, they alternate. A mark without partner opens to the end of its block.

use crate::annotate::article::Article;
use rustc_hash::FxHashMap;

/// An opening mark and its partner, as words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    /// The opening mark.
    pub(super) open: usize,
    /// The closing mark, or one past the last word of the block when there is none.
    pub(super) close: usize,
    /// Whether the closing mark is there.
    pub(super) closed: bool,
}

/// All pairs of an article.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pairs: Vec<Pair>,
    /// The pair that a word opens or closes.
    at: FxHashMap<usize, usize>,
}

impl Marks {
    /// Pairs the marks of each block.
    pub(super) fn find(article: &Article<'_>) -> Self {
        let mut marks = Self::default();
        for block in article.document.blocks() {
            let words = article.words_in(block.span);
            let spaced = pair(article, words.clone(), &by_blanks);
            let chosen = if spaced.iter().all(|p| p.closed) {
                spaced
            } else {
                let alternating = pair(article, words, &|_, _, open| if open { Side::Close } else { Side::Open });
                if alternating.iter().all(|p| p.closed) { alternating } else { spaced }
            };
            marks.pairs.extend(chosen);
        }
        marks.pairs.sort_by_key(|p| p.open);
        for (k, pair) in marks.pairs.iter().enumerate() {
            marks.at.insert(pair.open, k);
            if pair.closed {
                marks.at.insert(pair.close, k);
            }
        }
        marks
    }

    /// The pair that word `at` opens.
    pub(super) fn opens(&self, at: usize) -> Option<Pair> {
        self.at.get(&at).and_then(|&k| self.pairs.get(k)).copied().filter(|p| p.open == at)
    }

    /// The pair that word `at` closes.
    pub(super) fn closes(&self, at: usize) -> Option<Pair> {
        self.at.get(&at).and_then(|&k| self.pairs.get(k)).copied().filter(|p| p.closed && p.close == at)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// The side of a straight mark by the characters beside it; `open` says whether one is open.
fn by_blanks(article: &Article<'_>, at: usize, open: bool) -> Side {
    let Some(word) = article.word(at) else { return Side::Close };
    let text = article.text();
    let before = text.get(..word.span.start).and_then(|t| t.chars().next_back());
    let after = text.get(word.span.end..).and_then(|t| t.chars().next());
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens_after = |c: Option<char>| blank(c) || matches!(c, Some('(' | '[' | ':' | '،' | '«'));
    match (opens_after(before), blank(after)) {
        (true, false) if !matches!(after, Some('.' | '،' | '؛' | '؟' | ')')) => Side::Open,
        (false, true) => Side::Close,
        _ if open => Side::Close,
        _ => Side::Open,
    }
}

fn pair(article: &Article<'_>, words: std::ops::Range<usize>, straight: &dyn Fn(&Article<'_>, usize, bool) -> Side) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut stack: Vec<usize> = Vec::new();
    let end = words.end;
    for at in words {
        if !article.is_punctuation(at) {
            continue;
        }
        let side = match article.surface(at) {
            "«" | "“" => Side::Open,
            "»" | "”" => Side::Close,
            "\"" => straight(article, at, !stack.is_empty()),
            _ => continue,
        };
        if side == Side::Open {
            stack.push(pairs.len());
            pairs.push(Pair { open: at, close: end, closed: false });
        } else if let Some(pair) = stack.pop().and_then(|k| pairs.get_mut(k)) {
            pair.close = at;
            pair.closed = true;
        }
    }
    pairs
}
