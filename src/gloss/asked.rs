//! What was asked, made fit: words without control characters, of a length that words have, and the script they are in.

use crate::text::normalize::{base_letters, is_invisible};

/// Most bytes of a question that are read; nothing longer is a word or term.
const LONGEST: usize = 1024;
/// Most words of a question.
const WORDS: usize = 24;
/// Most characters that are shown of it.
const SHOWN: usize = 80;

/// How a question is read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Script {
    /// Arabic letters.
    Arabic,
    /// Latin letters: English or a transliteration.
    Latin,
    /// Nothing that could be a word.
    None,
}

impl Script {
    /// The name used in the JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Arabic => "arabic",
            Self::Latin => "latin",
            Self::None => "none",
        }
    }
}

/// A question taken apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Fit to be shown.
    pub shown: String,
    /// Its words, marks and vowels as written, punctuation around them left out.
    pub words: Vec<String>,
    /// Its script: Arabic when any letter is.
    pub script: Script,
}

impl Asked {
    /// Reads a question.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let mut end = query.len().min(LONGEST);
        while !query.is_char_boundary(end) {
            end -= 1;
        }
        let text = query.get(..end).unwrap_or("");
        let shown = readable(query);
        let words: Vec<String> = text
            .split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '،' | '؛' | ',' | ';'))
            .map(trimmed)
            .filter(|w| !w.is_empty())
            .take(WORDS)
            .collect();
        let script = if end < query.len() {
            Script::None
        } else if words.iter().any(|w| w.chars().any(is_arabic_letter)) {
            Script::Arabic
        } else if words.iter().any(|w| w.chars().any(char::is_alphabetic)) {
            Script::Latin
        } else {
            Script::None
        };
        Self { shown, words, script }
    }

    /// The words with one blank between.
    #[must_use]
    pub fn text(&self) -> String {
        self.words.join(" ")
    }
}

/// A word without the punctuation around it and without invisible characters.
fn trimmed(word: &str) -> String {
    let kept: String = word.chars().filter(|&c| !is_invisible(c)).collect();
    let edge = |c: char| {
        !c.is_alphanumeric() && !crate::text::letters::is_mark(c) && !matches!(c, '\u{2BB}' | '\u{2BC}' | '\'' | '\u{2018}' | '`')
    };
    kept.trim_matches(edge).to_owned()
}

fn is_arabic_letter(c: char) -> bool {
    base_letters(c).into_iter().flatten().any(|base| crate::text::letters::code(base).is_some())
}

/// `text` fit to stand in a message: no control or format characters, one line, cut with «…» where it is too long.
#[must_use]
pub fn readable(text: &str) -> String {
    let mut fit = text.chars().filter(|&c| !is_invisible(c)).map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c });
    let mut out: String = fit.by_ref().take(SHOWN).collect();
    if fit.next().is_some() {
        out.push('…');
    }
    out.trim().to_owned()
}
