//! The layout of the compiled lexicon: shared by the compiler (`build.rs`) and the reader.
//!
//! A blob is [`MAGIC`], then one `(offset, length)` pair of little-endian `u32` a [`Section`], then the sections. A table section is the width of
//! each column in bytes (1 to 4, a byte each; how many columns there are is fixed here), then rows of little-endian cells, then [`TABLE_PADDING`] bytes. A
//! cell that holds text is the offset of a string in [`Section::Strings`] (two bytes of
//! length, seven bits each, so that the whole pool is UTF-8; then the text; offset 0 is the empty string).

/// First bytes of a blob; the digits change with the layout.
pub const MAGIC: [u8; 8] = *b"TRJMN010";

/// Bytes after the last row of a table: cells are read by four.
pub const TABLE_PADDING: usize = 3;

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// The parts of a blob, in order.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(usize)]
        pub enum Section { $($(#[$doc])* $name),+ }
        /// How many sections there are.
        pub const SECTIONS: usize = [$(Section::$name),+].len();
    };
}

sections! {
    /// The string pool.
    Strings,
    /// Automaton (see `lexicon/automaton`): letter codes of an inflected form → offset into `Groups`.
    Forms,
    /// For each form: a count byte, then that many pairs (lemma row, cell-set index), 2+2 bytes each in our own lexicon, 3+3 in imported ones.
    Groups,
    /// Index: start of each cell set in `Cells`, one more at the end.
    CellSets,
    /// Table: features bits, pattern.
    Cells,
    /// Index: start of each vowel pattern in `Patterns`, one more at the end.
    PatternStarts,
    /// Vowel patterns: one mark code a letter.
    Patterns,
    /// Table of lemmas, see [`lemma`].
    Lemmas,
    /// Automaton (see `lexicon/automaton`): folded name, words joined by one blank → row in `NameEntries`.
    Names,
    /// Table: entity row, 1 when another entity with the same name follows.
    NameEntries,
    /// Table of gazetteer entries, see [`entity`].
    Entities,
    /// Table of multiword patterns, see [`phrase`], sorted by first word.
    Phrases,
    /// Table: citation, English, abbreviation, topic, register.
    Terms,
    /// Table: title, English, kind, office.
    Titles,
    /// Table: lemma, part of speech, complement, act, English, sorted by lemma.
    Reporting,
    /// Table of frames, see [`frame`], sorted by lemma.
    Frames,
    /// Table: form, kind, English.
    Connectors,
    /// Table: lemma, kind, English, sorted by lemma.
    Heads,
    /// Table: form, kind, value of words of time.
    Times,
    /// Table: base form, past, participle, third person, sorted by the base form's text.
    EnglishVerbs,
    /// Table: singular, plural, sorted by the singular's text.
    EnglishNouns,
    /// Table: ISO 3166 alpha-3 code, entity row of that country.
    Countries,
    /// Table: `table/form`, English, sorted by the first text: the small tables of `english/`.
    Transfer,
}

/// Columns of a lemma.
pub mod lemma {
    /// Vocalised citation form.
    pub const FORM: usize = 0;
    /// `Pos` as a number.
    pub const POS: usize = 1;
    /// Root, letters with blanks between.
    pub const ROOT: usize = 2;
    /// Glosses.
    pub const GLOSS: usize = 3;
    /// Verb form (I–X, Q1 …); numeral value for numbers; what a particle governs.
    pub const CLASS: usize = 4;
    /// Bit set of [`FLAG_HUMAN`] and the others.
    pub const FLAGS: usize = 5;
    /// Topic.
    pub const TOPIC: usize = 6;
    /// Level 1..=5; 6 for what rules made.
    pub const LEVEL: usize = 7;
    /// What it derives from.
    pub const DERIVATION: usize = 8;
    /// Plurals, masdars.
    pub const PARTS: usize = 9;
    /// Valency.
    pub const VALENCY: usize = 10;
    /// Row of the gazetteer entry it names, plus one; 0 for none.
    pub const ENTITY: usize = 11;
    /// Bit set of [`USE_REPORTS`] and the others: in which tables of cues a word of this citation form is found.
    pub const USES: usize = 12;
    /// Number of columns.
    pub const WIDTH: usize = 13;

    /// It has rows in `cues/reporting.tsv`.
    pub const USE_REPORTS: u32 = 1;
    /// The active participle of a verb with rows in `cues/reporting.tsv`.
    pub const USE_REPORTING: u32 = 2;
    /// It has rows in `cues/events.tsv`.
    pub const USE_FRAME: u32 = 4;
    /// It has rows in `cues/heads.tsv`.
    pub const USE_HEAD: u32 = 8;
    /// The first word of a pattern.
    pub const USE_OPENS: u32 = 16;

    /// Refers to people.
    pub const FLAG_HUMAN: u32 = 1;
    /// Given name.
    pub const FLAG_GIVEN: u32 = 2;
    /// Family name.
    pub const FLAG_FAMILY: u32 = 4;
    /// Adjective or noun of a people or state.
    pub const FLAG_NISBA: u32 = 8;
    /// Made by rule from another row.
    pub const FLAG_DERIVED: u32 = 16;
    /// Feminine (of names and nouns).
    pub const FLAG_FEMININE: u32 = 32;
    /// A word of a longer name, not a name by itself.
    pub const FLAG_NAME_PART: u32 = 64;
    /// A particle that governs the subjunctive (أن، لن).
    pub const FLAG_SUBJUNCTIVE: u32 = 1 << 7;
    /// A particle that governs the jussive (لم).
    pub const FLAG_JUSSIVE: u32 = 1 << 8;
    /// A particle that governs the accusative (إنّ and its sisters).
    pub const FLAG_ACCUSATIVE: u32 = 1 << 9;
    /// A particle that stands before a perfect (قد).
    pub const FLAG_PERFECT: u32 = 1 << 10;
    /// A particle that stands before an imperfect (قد).
    pub const FLAG_IMPERFECT: u32 = 1 << 11;
    /// A particle that any clause may follow.
    pub const FLAG_CLAUSE: u32 = 1 << 12;
    /// A verb that a frame gives a direct object.
    pub const FLAG_OBJECT: u32 = 1 << 13;
    /// A verb that a frame leaves without one.
    pub const FLAG_OBJECTLESS: u32 = 1 << 14;
    /// A verb that a clause of أن or أنّ may follow.
    pub const FLAG_THAT: u32 = 1 << 15;
    /// A relative: الَّذِي، مَا، مَن.
    pub const FLAG_RELATIVE: u32 = 1 << 16;
    /// مَا after an indefinite noun: «some».
    pub const FLAG_SOME: u32 = 1 << 17;
    /// A number from three to ten, before a plural.
    pub const FLAG_FEW: u32 = 1 << 18;
    /// A verb that is mostly passive: «ولد» "be born".
    pub const FLAG_PASSIVE: u32 = 1 << 19;
    /// The first of eight bits, one for each of [`PREPOSITIONS`]: which a preposition is, which a verb takes.
    pub const PREPOSITION_SHIFT: u32 = 20;
    /// An adjective that stands before its noun: elatives, ordinals.
    pub const FLAG_BEFORE_NOUN: u32 = 1 << 28;
    /// The prepositions that flags tell apart, without marks.
    pub const PREPOSITIONS: [&str; 8] = ["ب", "ل", "من", "إلى", "على", "عن", "في", "مع"];
}

/// Columns of a gazetteer entry.
pub mod entity {
    /// Arabic name, vocalised.
    pub const NAME: usize = 0;
    /// English name.
    pub const ENGLISH: usize = 1;
    /// Other English names, «;» between.
    pub const ALIASES: usize = 2;
    /// Which table: one of [`PLACE`] …
    pub const TABLE: usize = 3;
    /// Kind inside the table (country, party …).
    pub const KIND: usize = 4;
    /// ISO 3166 alpha-3.
    pub const COUNTRY: usize = 5;
    /// `m` or `f`.
    pub const GENDER: usize = 6;
    /// People: roles; places: country code it is capital of.
    pub const EXTRA: usize = 7;
    /// Demonym (places).
    pub const DEMONYM: usize = 8;
    /// Number of columns.
    pub const WIDTH: usize = 9;

    /// `places.tsv`
    pub const PLACE: u32 = 0;
    /// `people.tsv`
    pub const PERSON: u32 = 1;
    /// `organizations.tsv`
    pub const ORGANIZATION: u32 = 2;
    /// `instruments.tsv`
    pub const INSTRUMENT: u32 = 3;
    /// `events.tsv`
    pub const EVENT: u32 = 4;
}

/// Columns of a multiword pattern: up to [`phrase::WORDS`] word keys (string offset of each word's vocalised lemma; 0 after the last).
pub mod phrase {
    /// Most words of a pattern.
    pub const WORDS: usize = 8;
    /// How many words.
    pub const LENGTH: usize = WORDS;
    /// What it is: one of [`TERM`] …
    pub const KIND: usize = WORDS + 1;
    /// Row in the table of its kind.
    pub const PAYLOAD: usize = WORDS + 2;
    /// 1 when another word may stand inside.
    pub const GAP: usize = WORDS + 3;
    /// Clitics that are part of the pattern: bit `i` when word `i` has a preposition, bit `8 + i` an attached pronoun, bit `16 + i` a conjunction. It
    /// matches only so. Bit `24 + i`: word `i` is no verb (it is written with tanwin).
    pub const CLITICS: usize = WORDS + 4;
    /// Number of columns.
    pub const WIDTH: usize = WORDS + 5;

    /// A glossary term (`Terms`).
    pub const TERM: u32 = 0;
    /// A title or role (`Titles`).
    pub const TITLE: u32 = 1;
    /// A reporting phrase (`Reporting`).
    pub const CUE: u32 = 2;
    /// A connector (`Connectors`).
    pub const CONNECTOR: u32 = 3;
    /// A word of time (`Times`).
    pub const TIME: u32 = 4;
}

/// Columns of a frame: see `cues/events.tsv`.
pub mod frame {
    /// Vocalised lemma of the verb, noun or adjective.
    pub const LEMMA: usize = 0;
    /// verb, noun or adj.
    pub const POS: usize = 1;
    /// What must follow: prepositions and clause types.
    pub const COMPLEMENT: usize = 2;
    /// Fact kind.
    pub const KIND: usize = 3;
    /// PLOVER code.
    pub const PLOVER: usize = 4;
    /// CAMEO code.
    pub const CAMEO: usize = 5;
    /// Who is source and target.
    pub const ROLES: usize = 6;
    /// English pattern.
    pub const ENGLISH: usize = 7;
    /// Number of columns.
    pub const WIDTH: usize = 8;
}
