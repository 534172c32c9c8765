//! Inflection by rule: root, form and class in, every inflected form out.
//!
//! Words are handled as sequences of sounds (`phones`), weak and doubled radicals are contracted there (`stem`), endings are joined, and
//! one place writes the result (`orthography`: hamza seats, آ, final ى, ة, shadda).
//!
//! # Inclusion by `build.rs`
//! The folder uses only `std` and `super::features` (from its files `super::super::features`), so a build script compiles the same files:
//! ```text
//! #[allow(dead_code, unreachable_pub, unused_imports, reason = "the library's files, of which the build needs a part")]
//! #[path = "src/lexicon"]
//! mod lexicon {
//!     pub mod features;
//!     pub mod inflect;
//! }
//! ```

mod adjective;
mod derived;
mod emit;
mod imperfect;
mod irregular;
mod nominal;
mod noun;
mod orthography;
mod perfect;
mod phones;
mod plural;
mod shape;
mod special;
mod stem;
mod verb;

#[cfg(test)]
mod tests;

use super::features::Form;
use std::fmt;

pub use orthography::{respell, skeleton, spell};

/// A row of `verbs.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct VerbEntry<'a> {
    /// Past, third person masculine singular, without the final vowel: قَال.
    pub lemma: &'a str,
    /// Radicals with blanks: `ق و ل`.
    pub root: &'a str,
    /// I to X, Q1, Q2, Q4.
    pub form: &'a str,
    /// Form I: vowels of the present, `u` or `i;u`, or `-` when it has no present; `-` for the other forms.
    pub present: &'a str,
}

/// A row of `nouns.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct NounEntry<'a> {
    /// Indefinite singular: شَرَاكَة, مُحَامِي.
    pub lemma: &'a str,
    /// Radicals with blanks, or `-`.
    pub root: &'a str,
    /// `m` or `f`.
    pub gender: &'a str,
    /// Said of people.
    pub human: bool,
    /// `ون`, `ات`, or written out.
    pub plurals: &'a [&'a str],
}

/// A row of `adjectives.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct AdjectiveEntry<'a> {
    /// Masculine singular.
    pub lemma: &'a str,
    /// Radicals with blanks, or `-`.
    pub root: &'a str,
    /// `ة`, written out (كُبرَى), or `-`.
    pub feminine: &'a str,
    /// `ون`, or written out; `ات` follows from the feminine.
    pub plurals: &'a [&'a str],
}

/// The participles of a verb, spelled as lemmas.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Participles {
    /// كَاتِب, قَائِل, دَاعِي, مُستَقبِل.
    pub active: String,
    /// مَكتُوب, مَقُول, مَدعُوّ, مُستَقبَل; none for form IX and verbs without a present.
    pub passive: Option<String>,
}

/// Why a row cannot be inflected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InflectError {
    /// The form is none of I to X, Q1, Q2, Q4.
    Form(String),
    /// The root has not as many radicals as the form wants.
    Root {
        /// The lemma of the row.
        lemma: String,
        /// What the row says.
        root: String,
    },
    /// The vowels of the present are none of `a`, `i`, `u`, `-`, or belie a weak radical (يَقُول from ق ي ل).
    Present {
        /// The lemma of the row.
        lemma: String,
        /// What the row says.
        present: String,
    },
    /// Root and form give another past than the lemma.
    Lemma {
        /// The lemma of the row.
        lemma: String,
        /// What root and form give.
        generated: String,
    },
    /// A spelling that is not regular.
    Spelling {
        /// As the row writes it.
        written: String,
        /// As the rules write it.
        respelled: String,
    },
}

impl fmt::Display for InflectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(form) => write!(f, "there is no verb form «{form}»"),
            Self::Root { lemma, root } => {
                write!(f, "{lemma}: the root «{root}» has a letter or a number of radicals that cannot be")
            }
            Self::Present { lemma, present } => write!(f, "{lemma}: «{present}» is not the vowel of the present"),
            Self::Lemma { lemma, generated } => write!(f, "{lemma}: root and form give {generated}"),
            Self::Spelling { written, respelled } => write!(f, "{written}: by rule this is spelled {respelled}"),
        }
    }
}

impl std::error::Error for InflectError {}

/// All forms of a verb: perfect, imperfect (with the moods that letters show), imperative; active and passive; 13 persons.
///
/// - Perfect forms and suffixed imperfect forms are complete with their vowels. Where the silent alef or final ى goes before a pronoun there
///   is a Free and a Bound form (كَتَبُوا / كَتَبُو, رَمَى / رَمَا).
/// - Imperfect forms without suffix lack the mood vowel: `Ending::Mood` (يَكتُب: any mood; يَقُول: `IndSub`). Defectives in ـُو and ـِي are
///   `IndSub` with `Ending::Defective`: complete in the indicative (يَدعُو), fatha in the subjunctive (يَدعُوَ). Jussives of their own are complete.
/// - A verb cited in the passive (تُوُفِّي) has only passive forms.
///
/// # Errors
/// When the row contradicts itself: see [`InflectError`].
pub fn verb(entry: &VerbEntry<'_>) -> Result<Vec<Form>, InflectError> {
    verb::forms(entry)
}

/// The participles of a verb.
///
/// # Errors
/// When the row contradicts itself.
pub fn participles(entry: &VerbEntry<'_>) -> Result<Participles, InflectError> {
    derived::participles(entry)
}

/// The regular verbal noun of a derived form (تَفعِيل, مُفَاعَلَة, إِفعَال …); `None` for form I and for a row that contradicts itself.
#[must_use]
pub fn masdar(entry: &VerbEntry<'_>) -> Option<String> {
    derived::masdar(entry)
}

/// All forms of a noun: singular, dual, plurals; free, construct, and before pronouns.
///
/// Forms lack the case vowel that `ending` names. ذُو and its like have only construct forms; اِبن has بن (between names) beside it, اِمرَأَة and
/// اِمرُؤ have مَرأَة and مَرء (behind the article). A lemma that is itself a plural in ات (مُبَاحَثَات, feminine) has plural forms only.
///
/// # Errors
/// When a spelling is not regular.
pub fn noun(entry: &NounEntry<'_>) -> Result<Vec<Form>, InflectError> {
    noun::forms(entry)
}

/// All forms of an adjective: both genders, dual, plurals.
///
/// # Errors
/// When a spelling is not regular.
pub fn adjective(entry: &AdjectiveEntry<'_>) -> Result<Vec<Form>, InflectError> {
    adjective::forms(entry)
}
