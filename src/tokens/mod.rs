//! Text → tokens and sentences.
//!
//! In: the article's text and its blocks. Out: tokens in order (blanks left out) and where sentences end. Words are runs of letters with their marks as in
//! UAX#29 (WB4–WB13), with Arabic marks, tatweel and joiners kept inside; digits keep their separators (WB11, WB12); anything else is one sign.

mod sentence;

pub use sentence::{Extent, sentences};

use crate::document::Block;
use crate::text::Span;
use crate::text::letters::{TATWEEL, is_letter, is_mark};
use crate::text::normalize::is_invisible;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// A word in Arabic letters.
    Arabic,
    /// A word in other letters.
    Foreign,
    /// Digits, with the separators between them.
    Number,
    /// Punctuation and signs.
    Punctuation,
}

/// A token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The longest word in bytes; a longer run of letters is cut, so that no later stage meets a word without end.
const LONGEST: usize = 256;

/// The tokens of the blocks of `text`, in order.
#[must_use]
pub fn tokenize(text: &str, blocks: &[Block]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 9);
    for block in blocks {
        in_block(text, block.span, &mut tokens);
    }
    tokens
}

fn in_block(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let body = block.of(text);
    let char_at = |at: usize| body.get(at..).and_then(|rest| rest.chars().next());
    let mut at = 0;
    loop {
        // Nearly all that articles are made of: blanks, and words in the letters of the alphabet.
        while body.as_bytes().get(at) == Some(&b' ') {
            at += 1;
        }
        let plain = common(body.as_bytes(), at);
        if plain > 0 && plain < LONGEST && body.as_bytes().get(at + plain).is_none_or(u8::is_ascii) {
            tokens.push(Token { span: Span::new(block.start + at, block.start + at + plain), kind: TokenKind::Arabic });
            at += plain;
            continue;
        }
        let Some(c) = char_at(at) else { return };
        let start = at;
        at += c.len_utf8();
        // The signs of a hashtag are no words: «#المبادرة_العربية» reads as two.
        // Nor is the hyphen inside «جونغ-أون».
        let after_letter = || body.get(..start).and_then(|b| b.chars().next_back()).is_some_and(|b| is_letter(b) || is_mark(b));
        let joins = (matches!(c, '#' | '_') || c == '-' && after_letter()) && char_at(at).is_some_and(is_letter);
        if joins || !is_letter(c) && (c.is_whitespace() || is_invisible(c) || c.is_control()) {
            continue;
        }
        let kind = kind_of(c);
        if kind == TokenKind::Arabic {
            at += common(body.as_bytes(), at).min((start + LONGEST).saturating_sub(at).next_multiple_of(2));
        }
        while let Some(next) = char_at(at) {
            if at - start >= LONGEST || !goes_on(kind, next, body, at) {
                break;
            }
            at += next.len_utf8();
        }
        // A tatweel or mark alone is no word.
        let kind = if kind == TokenKind::Arabic && !body.get(start..at).is_some_and(|w| w.chars().any(is_letter)) {
            TokenKind::Punctuation
        } else {
            kind
        };
        tokens.push(Token { span: Span::new(block.start + start, block.start + at), kind });
    }
}

/// How many bytes from `at` on are letters of the Arabic alphabet, each two bytes: nearly all that words are made of. No more than the longest word has are looked at,
/// so that a word without end costs no more than its length.
fn common(body: &[u8], at: usize) -> usize {
    let letters = body.get(at..).unwrap_or(&[]).as_chunks::<2>().0;
    2 * letters
        .iter()
        .take(LONGEST.div_ceil(2))
        .take_while(|pair| matches!(pair, [0xD8, 0xA1..=0xBA] | [0xD9, 0x81..=0x8A]))
        .count()
}

fn kind_of(c: char) -> TokenKind {
    if is_letter(c) || is_mark(c) || c == TATWEEL {
        TokenKind::Arabic
    } else if is_digit(c) {
        TokenKind::Number
    } else if c.is_alphabetic() {
        TokenKind::Foreign
    } else {
        TokenKind::Punctuation
    }
}

/// ASCII, Arabic-Indic and extended Arabic-Indic digits.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

/// Whether a token of `kind` takes in `next`, which stands at byte `at` of `body`.
fn goes_on(kind: TokenKind, next: char, body: &str, at: usize) -> bool {
    match kind {
        TokenKind::Arabic => is_letter(next) || is_mark(next) || next == TATWEEL || is_invisible(next),
        TokenKind::Foreign => {
            next.is_alphabetic() && !is_letter(next)
                || next.is_ascii_digit()
                || matches!(next, '\u{300}'..='\u{36F}' | '\'' | '\u{2019}') && followed_by(body, at, next, char::is_alphabetic)
        }
        // WB11, WB12: a separator between digits.
        TokenKind::Number => {
            is_digit(next) || matches!(next, '.' | ',' | '\u{66B}' | '\u{66C}') && followed_by(body, at, next, is_digit)
        }
        TokenKind::Punctuation => matches!(next, '.' | '-') && body.get(..at).is_some_and(|b| b.ends_with(next)),
    }
}

fn followed_by(body: &str, at: usize, next: char, want: impl Fn(char) -> bool) -> bool {
    body.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(want)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn words(text: &str) -> Vec<(String, TokenKind)> {
        let d = Document::from_text(text, "");
        tokenize(d.text(), d.blocks()).into_iter().map(|t| (t.span.of(d.text()).to_owned(), t.kind)).collect()
    }

    #[test]
    fn tokens_of_every_kind() {
        let got = words("قَالَ: «3.5% من CNN» ال29!");
        let want = [
            ("قَالَ", TokenKind::Arabic),
            (":", TokenKind::Punctuation),
            ("«", TokenKind::Punctuation),
            ("3.5", TokenKind::Number),
            ("%", TokenKind::Punctuation),
            ("من", TokenKind::Arabic),
            ("CNN", TokenKind::Foreign),
            ("»", TokenKind::Punctuation),
            ("ال", TokenKind::Arabic),
            ("29", TokenKind::Number),
            ("!", TokenKind::Punctuation),
        ];
        assert_eq!(got, want.map(|(w, k)| (w.to_owned(), k)));
    }

    #[test]
    fn endless_word_is_cut() {
        let long = "ب".repeat(10_000);
        assert!(words(&long).iter().all(|(w, _)| w.len() <= LONGEST + 4));
    }
}
