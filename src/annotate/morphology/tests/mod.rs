//! Words as they are read in sentences: what neighbours decide, and the vowels that the clause decides.

mod cases;

use super::{Explanation, analyse, explain};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::tokens;

/// Every word of `text` with its explanation and its correction, if one is proposed.
fn read(text: &str) -> Vec<(String, Explanation, Option<String>)> {
    let lexicon = Lexicon::embedded();
    let document = Document::from_text(text, "");
    let (text, blocks) = (document.text(), document.blocks());
    let tokens = tokens::tokenize(text, blocks);
    let sentences = tokens::sentences(text, &tokens, blocks);
    let (words, _) = analyse(&lexicon, text, &tokens, &sentences);
    words.iter().map(|w| (w.span.of(text).to_owned(), explain(&lexicon, text, w), w.typo.clone())).collect()
}

/// The explanation of the last word of `text` that is spelt `word`.
fn word(text: &str, word: &str) -> Explanation {
    let found = read(text).into_iter().rfind(|w| w.0 == word);
    found.unwrap_or_else(|| panic!("no «{word}» in «{text}»")).1
}
