//! The vocabulary of morphology: tokens, their readings, proclitics and attached pronouns.

use crate::lexicon::features::{Features, Gender, Number, Person};
use crate::text::Span;
use crate::tokens::TokenKind;

/// The row of a lemma in the lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LemmaId(pub u32);

/// The prefixed particles of a word as a set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Proclitics(pub u16);

impl Proclitics {
    /// Interrogative أ.
    pub const QUESTION: Self = Self(1);
    /// Conjunction و.
    pub const WA: Self = Self(1 << 1);
    /// Conjunction ف.
    pub const FA: Self = Self(1 << 2);
    /// Preposition ب.
    pub const BI: Self = Self(1 << 3);
    /// Preposition ل.
    pub const LI: Self = Self(1 << 4);
    /// Preposition ك.
    pub const KA: Self = Self(1 << 5);
    /// Future س.
    pub const SA: Self = Self(1 << 6);
    /// Emphatic ل.
    pub const LA: Self = Self(1 << 7);
    /// ل of purpose or command before a verb.
    pub const PURPOSE: Self = Self(1 << 8);
    /// The article.
    pub const AL: Self = Self(1 << 9);
    /// The negation لا run together with its verb: لايزال.
    pub const NOT: Self = Self(1 << 10);
    /// The negation ما run together with its verb: مازال.
    pub const MA: Self = Self(1 << 11);

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `other` is in the set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// How many letters the particles are written with, the article left out.
    #[must_use]
    pub const fn letters(self) -> usize {
        (self.0 & !Self::AL.0).count_ones() as usize + (self.0 & (Self::NOT.0 | Self::MA.0)).count_ones() as usize
    }

    /// Whether a preposition is in the set.
    #[must_use]
    pub const fn preposition(self) -> bool {
        self.has(Self(Self::BI.0 | Self::LI.0 | Self::KA.0))
    }

    /// Whether a conjunction is in the set.
    #[must_use]
    pub const fn conjunction(self) -> bool {
        self.has(Self(Self::WA.0 | Self::FA.0))
    }
}

/// An attached pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Enclitic {
    /// Person.
    pub person: Person,
    /// Gender; `None` where the form serves both.
    pub gender: Gender,
    /// Number.
    pub number: Number,
}

impl Enclitic {
    /// ـي and ـني.
    pub const ME: Self = Self { person: Person::First, gender: Gender::None, number: Number::Sing };

    /// Whether it is [`Enclitic::ME`].
    #[must_use]
    pub fn is_me(self) -> bool {
        self == Self::ME
    }
}

/// One analysis of a word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reading {
    /// Prefixed particles and the article.
    pub proclitics: Proclitics,
    /// The lemma; `None` for a guess out of the lexicon, foreign words, numbers and punctuation.
    pub lemma: Option<LemmaId>,
    /// What the inflected form says; case, mood and state as context decided them.
    pub features: Features,
    /// The vowel pattern of the form in the lexicon (see `lexicon::Lexicon::vocalize`).
    pub pattern: u32,
    /// The attached pronoun.
    pub enclitic: Option<Enclitic>,
    /// The flags of its lemma (`lexicon::format::lemma`), for what neighbours say of each other; 0 for a guess.
    pub traits: u32,
    /// How far spelling and rarity speak against it, in tenths of a nat: 0 is best.
    pub cost: u16,
}

/// A token with the reading that context chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// The whole token, clitics included.
    pub span: Span,
    /// The token without conjunctions, prepositions, future and emphatic particles: where a name begins. The article is inside, an attached
    /// pronoun too.
    pub core: Span,
    /// What it is.
    pub kind: TokenKind,
    /// The chosen reading.
    pub reading: Reading,
    /// Whether the lexicon or the gazetteer knows it (numbers, foreign words and punctuation count as known).
    pub known: bool,
    /// The correction, where it looks misspelt.
    pub typo: Option<String>,
}
