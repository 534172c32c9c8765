//! A line of an answer: pieces, each in one script.
//!
//! In: dictionary words, terms, names, readings. Out: their pieces, one way for each kind of thing wherever it stands.

use crate::annotate::morphology::{Explanation, romanize};
use crate::gloss::{Brief, Name, Term};

/// What a piece is, and so how it may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Ink {
    /// English.
    #[default]
    Plain,
    /// Headword, in Arabic.
    Head,
    /// Arabic.
    Arabic,
    /// Transliteration.
    Latin,
    /// Label or grammar.
    Label,
}

impl Ink {
    /// Whether pieces of it are Arabic.
    #[must_use]
    pub fn is_arabic(self) -> bool {
        matches!(self, Self::Head | Self::Arabic)
    }
}

/// A stretch of text of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Its kind.
    pub ink: Ink,
}

/// A line under construction.
#[derive(Debug, Default)]
pub struct Line(pub(super) Vec<Piece>);

impl Line {
    /// Adds text of a kind.
    pub fn add(&mut self, text: &str, ink: Ink) -> &mut Self {
        if !text.is_empty() {
            self.0.push(Piece { text: text.to_owned(), ink });
        }
        self
    }

    /// Adds English.
    pub fn plain(&mut self, text: &str) -> &mut Self {
        self.add(text, Ink::Plain)
    }

    /// Adds a label or grammar.
    pub fn label(&mut self, text: &str) -> &mut Self {
        self.add(text, Ink::Label)
    }

    /// Adds Arabic.
    pub fn arabic(&mut self, text: &str) -> &mut Self {
        self.add(text, Ink::Arabic)
    }

    /// Several Arabic words with dots between, each with its transliteration.
    pub fn words(&mut self, words: &[String]) -> &mut Self {
        for (at, word) in words.iter().enumerate() {
            if at > 0 {
                self.label(" · ");
            }
            self.word(word);
        }
        self
    }

    /// Adds an Arabic word with its transliteration.
    pub fn word(&mut self, word: &str) -> &mut Self {
        self.arabic(word).plain(" ").add(&romanize(word), Ink::Latin)
    }

    /// Adds a dictionary word in one line.
    pub fn brief(&mut self, brief: &Brief) -> &mut Self {
        self.arabic(brief.lemma).plain("  ").add(&brief.transliteration, Ink::Latin);
        self.label(&format!(" · {} · ", brief.label)).plain(&brief.gloss)
    }

    /// Adds a term with its English.
    pub fn term(&mut self, term: &Term) -> &mut Self {
        self.arabic(term.entry.citation).plain("  ").plain(&term.entry.english.replace(';', "; "));
        if !term.entry.abbreviation.is_empty() {
            self.plain(&format!(" ({})", term.entry.abbreviation));
        }
        self
    }

    /// Adds a name with its English and what it is.
    pub fn name(&mut self, name: &Name) -> &mut Self {
        let entry = &name.entry;
        self.arabic(entry.name).plain("  ").plain(entry.english);
        let aliases: Vec<&str> = entry.aliases.split(';').map(str::trim).filter(|a| !a.is_empty()).collect();
        if !aliases.is_empty() {
            self.plain(&format!(" ({})", aliases.join(", ")));
        }
        let notes = if name.roles.is_empty() {
            let kind = name.kind();
            if name.country.is_empty() { kind.to_owned() } else { format!("{kind}, {}", name.country) }
        } else {
            name.roles.join(", ")
        };
        self.label(&format!(" · {notes}"))
    }

    /// Adds a reading: vocalised, in words, its parts.
    pub fn explanation(&mut self, explained: &Explanation) -> &mut Self {
        self.arabic(&explained.vocalized).plain("  ").add(&explained.transliteration, Ink::Latin);
        self.label(&format!(" · {}", explained.description));
        if explained.segments.len() > 1 {
            self.label(" = ");
            for (at, segment) in explained.segments.iter().enumerate() {
                if at > 0 {
                    self.label(" + ");
                }
                self.arabic(&segment.vocalized);
                if at != explained.main {
                    self.plain(&format!(" {}", segment.gloss.replace("; ", ", ")));
                }
            }
        }
        self
    }
}
