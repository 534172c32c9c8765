//! Quotation marks of a block, paired.
//!
//! In: the article. Out: which punctuation opens, which closes, and what lies between. Straight marks are told apart by the blanks beside them; where that
//! leaves one over, they alternate. Marks pair within their family («», “”, straight, single), whichever side of it an agency takes. A mark without partner opens to the end of its block.

use crate::annotate::article::Article;
use rustc_hash::FxHashMap;

/// Farther up than this no open mark is looked for.
const DEPTH: usize = 8;

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

/// Marks that go together, however an agency mixes their sides: „…“, “…”, ”…”.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    /// « »
    Guillemets,
    /// ‹ ›, and doubled angle brackets.
    Angles,
    /// “ ” „ ‟
    Curly,
    /// Straight double marks.
    Straight,
    /// ‘ ’ ‚ and straight single marks, which are apostrophes too.
    Single,
}

/// The family of the mark at word `at`, and the side that it is on where writers follow the book.
fn family(article: &Article<'_>, at: usize) -> Option<(Family, Option<Side>)> {
    let surface = article.surface(at);
    Some(match surface {
        "«" => (Family::Guillemets, Some(Side::Open)),
        "»" => (Family::Guillemets, Some(Side::Close)),
        "“" => (Family::Curly, Some(Side::Open)),
        "”" => (Family::Curly, Some(Side::Close)),
        "„" | "‟" => (Family::Curly, Some(Side::Open)),
        "‹" => (Family::Angles, Some(Side::Open)),
        "›" => (Family::Angles, Some(Side::Close)),
        "<" | ">" => {
            let doubled = |other: Option<usize>| other.is_some_and(|o| article.surface(o) == surface);
            let side = if surface == "<" { Side::Open } else { Side::Close };
            return (doubled(at.checked_sub(1)) || doubled(Some(at + 1))).then_some((Family::Angles, Some(side)));
        }
        "\"" | "＂" | "″" => (Family::Straight, None),
        "‘" | "‚" => (Family::Single, Some(Side::Open)),
        "’" => (Family::Single, Some(Side::Close)),
        "'" | "`" | "´" => (Family::Single, None),
        _ => return None,
    })
}

/// The side of a straight mark by the characters beside it; `open` says whether one is open.
fn by_blanks(article: &Article<'_>, at: usize, open: bool) -> Side {
    let Some(word) = article.word(at) else { return Side::Close };
    let text = article.text();
    let before = text.get(..word.span.start).and_then(|t| t.chars().next_back());
    let after = text.get(word.span.end..).and_then(|t| t.chars().next());
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mark = |c: Option<char>| matches!(c, Some('"' | '\'' | '`'));
    let opens_after = |c: Option<char>| blank(c) || matches!(c, Some('(' | '[' | ':' | '،' | '«' | '“'));
    // The second of two opening marks.
    let doubled = mark(before) && !mark(after);
    match (opens_after(before) || doubled, blank(after)) {
        (true, false) if !matches!(after, Some('.' | '،' | '؛' | '؟' | ')')) => Side::Open,
        (false, true) => Side::Close,
        _ if open => Side::Close,
        _ => Side::Open,
    }
}

fn pair(article: &Article<'_>, words: std::ops::Range<usize>, straight: &dyn Fn(&Article<'_>, usize, bool) -> Side) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut stack: Vec<(usize, Family)> = Vec::new();
    let end = words.end;
    // »…« as some papers print them.
    let first = words.clone().map(|at| article.surface(at)).find(|s| matches!(*s, "«" | "»"));
    let turned = first == Some("»");
    for at in words {
        if !article.is_punctuation(at) {
            continue;
        }
        let Some((family, book)) = family(article, at) else { continue };
        let open = stack.iter().rev().take(DEPTH).any(|(_, f)| *f == family);
        let side = match (family, book) {
            (Family::Single, None) => by_blanks(article, at, open),
            (_, None) => straight(article, at, open),
            // «”…”», «“…“»: a mark on the wrong side for the book.
            (Family::Guillemets, Some(side)) if turned => {
                if side == Side::Open {
                    Side::Close
                } else {
                    Side::Open
                }
            }
            (Family::Curly, Some(Side::Close)) if !open => by_blanks(article, at, false),
            (Family::Curly, Some(Side::Open)) if open => by_blanks(article, at, true),
            (_, Some(side)) => side,
        };
        if side == Side::Open {
            stack.push((pairs.len(), family));
            pairs.push(Pair { open: at, close: end, closed: false });
            continue;
        }
        // A mark of another family closes what is open, where its own has nothing open («…"); an apostrophe closes its own alone.
        let own = stack.iter().rev().take(DEPTH).position(|(_, f)| *f == family).map(|up| stack.len() - 1 - up);
        let index = own.or_else(|| stack.len().checked_sub(1).filter(|_| family != Family::Single));
        if let Some(index) = index
            && let Some(pair) = stack.get(index).and_then(|&(k, _)| pairs.get_mut(k))
        {
            pair.close = at;
            pair.closed = true;
            // What was opened inside and never closed is a slip.
            for (k, _) in stack.drain(index..).skip(1) {
                pairs.get_mut(k).into_iter().for_each(|p| p.close = p.open);
            }
        }
    }
    // An apostrophe that nothing closes opens nothing.
    let lone = |p: &Pair| !p.closed && matches!(family(article, p.open), Some((Family::Single, _)));
    pairs.retain(|p| p.close > p.open && !lone(p));
    pairs
}
