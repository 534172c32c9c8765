//! What a reporting row wants after it, read from its `complement` cell.
//!
//! The cell is written as in `assets/README.md`: `ه` an object, a preposition, `أنّ`, `أن`, `إنّ` a clause, `:` speech as it was said, `-` nothing.

use crate::lexicon::Reporting;

/// A preposition that a row governs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Preposition {
    /// ب
    Bi,
    /// ل
    Li,
    /// على
    Ala,
    /// إلى
    Ila,
    /// عن
    An,
    /// من
    Min,
    /// في
    Fi,
}

impl Preposition {
    /// The preposition that is written so.
    pub(super) fn read(text: &str) -> Option<Self> {
        Some(match text {
            "ب" => Self::Bi,
            "ل" => Self::Li,
            "على" => Self::Ala,
            "إلى" | "الى" => Self::Ila,
            "عن" => Self::An,
            "من" => Self::Min,
            "في" | "فى" => Self::Fi,
            _ => return None,
        })
    }
}

/// What holds the words that are reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Content {
    /// A clause after إن, أن, بأن …
    Clause,
    /// A noun phrase.
    Phrase,
    /// Speech after a colon or between marks.
    Colon,
    /// Nothing (phrases that name a source).
    Nothing,
}

/// One way to go on after a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Complement {
    /// A direct object comes first: the addressee, or what is described.
    pub(super) object: bool,
    /// The preposition before the content, or before the addressee where `to_addressee`.
    pub(super) preposition: Option<Preposition>,
    /// Whether the preposition takes the addressee and the content follows.
    pub(super) to_addressee: bool,
    /// What the content is.
    pub(super) content: Content,
}

/// A reporting row with its complement read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Row {
    /// How it goes on.
    pub(super) complement: Complement,
    /// The row.
    pub(super) reporting: Reporting,
}

impl Row {
    /// Reads the complement of `reporting`.
    pub(super) fn read(reporting: Reporting) -> Self {
        let addressed = reporting.english.contains("{addressee}");
        let cell = reporting.complement.trim();
        let (object, rest) = match cell.strip_prefix("ه ") {
            Some(rest) => (true, rest.trim_start()),
            None => (false, cell),
        };
        let (preposition, content) = match (rest.split_once(' '), rest) {
            (None, "" | "-") => (None, Content::Nothing),
            (None, ":") => (None, Content::Colon),
            (None, "ه") if addressed => return Self { complement: Complement { object: true, ..PHRASE }, reporting },
            (None, "ه") => (None, Content::Phrase),
            (None, "بأنّ" | "بأن") => (Some(Preposition::Bi), Content::Clause),
            (None, word) if is_clause(word) => (None, Content::Clause),
            (None, word) => (Preposition::read(word), Content::Phrase),
            (Some((word, _)), _) => (Preposition::read(word), Content::Clause),
        };
        let to_addressee = addressed && !object && preposition.is_some();
        Self { complement: Complement { object, preposition, to_addressee, content }, reporting }
    }
}

/// A noun phrase as it is.
pub(super) const PHRASE: Complement =
    Complement { object: false, preposition: None, to_addressee: false, content: Content::Phrase };

fn is_clause(word: &str) -> bool {
    matches!(word, "أنّ" | "أن" | "إنّ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(complement: &'static str, english: &'static str) -> Complement {
        Row::read(Reporting { lemma: "", pos: "verb", complement, act: "say", english }).complement
    }

    #[test]
    fn cells() {
        assert_eq!(read("إنّ", "said that").content, Content::Clause);
        assert_eq!(read("بأنّ", "").preposition, Some(Preposition::Bi));
        let to = read("على أنّ", "");
        assert_eq!((to.preposition, to.content), (Some(Preposition::Ala), Content::Clause));
        assert!(read("ه ب", "accused {addressee} of").object);
        assert!(read("ه", "told {addressee}").object);
        assert!(!read("ه", "rejected").object);
        assert!(read("من", "asked {addressee} for").to_addressee);
        assert_eq!(read("-", "according to").content, Content::Nothing);
        assert_eq!(read(":", "said").content, Content::Colon);
    }
}
