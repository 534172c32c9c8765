//! Where sentences end: at full stops, question and exclamation marks, and at the end of a block.

use super::{Token, TokenKind};
use crate::document::Block;
use crate::text::Span;

/// A sentence as a range of tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    /// From its first to its last token, end punctuation and closing marks included.
    pub span: Span,
    /// Index of the first token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
}

/// The sentences of the tokens, every token in exactly one.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token], blocks: &[Block]) -> Vec<Extent> {
    let mut out = Vec::new();
    let mut block = blocks.iter();
    let mut current = block.next();
    let mut first = 0;
    for (at, token) in tokens.iter().enumerate() {
        while current.is_some_and(|b| b.span.end <= token.span.start) {
            current = block.next();
        }
        let last_of_block = tokens.get(at + 1).is_none_or(|next| current.is_some_and(|b| next.span.start >= b.span.end));
        if last_of_block || ends_sentence(text, tokens, at) {
            if let Some(start) = tokens.get(first) {
                out.push(Extent { span: Span::new(start.span.start, token.span.end), first, end: at + 1 });
            }
            first = at + 1;
        }
    }
    out
}

/// Whether a sentence ends after token `at`: an end mark and what closes with it, but not inside «3.5», «CNN.com» or before a closing mark.
fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = |i: usize| tokens.get(i).map_or("", |t| t.span.of(text));
    let is_end = |i: usize| {
        tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punctuation)
            && matches!(token(i), "." | "؟" | "!" | "?" | "…" | ".." | "...")
    };
    let closes = |i: usize| matches!(token(i), "\"" | "»" | "”" | ")" | "]");
    let next_closes = closes(at + 1) && tokens.get(at + 1).zip(tokens.get(at)).is_some_and(|(n, t)| n.span.start == t.span.end);
    if is_end(at) {
        // A dot between two Latin words is part of an address; an end mark before another end mark or a closing mark waits for it.
        let foreign = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Foreign);
        let dotted = token(at) == "." && at > 0 && foreign(at - 1) && foreign(at + 1);
        return !is_end(at + 1) && !next_closes && !dotted;
    }
    at > 0
        && closes(at)
        && is_end(at - 1)
        && tokens.get(at - 1).zip(tokens.get(at)).is_some_and(|(p, t)| p.span.end == t.span.start)
}

#[cfg(test)]
mod tests {
    use super::super::tokenize;
    use super::*;
    use crate::document::Document;

    #[test]
    fn ends() {
        let d = Document::from_text("عنوان قصير هنا\nقال الوزير \"نعم.\" ثم خرج. وبلغ 3.5 مليون؟ لا\nفقرة", "");
        let tokens = tokenize(d.text(), d.blocks());
        let got: Vec<_> = sentences(d.text(), &tokens, d.blocks()).iter().map(|s| s.span.of(d.text()).to_owned()).collect();
        assert_eq!(got, ["عنوان قصير هنا", "قال الوزير \"نعم.\"", "ثم خرج.", "وبلغ 3.5 مليون؟", "لا", "فقرة"]);
    }
}
