//! What an inflected form says of itself, packed into 32 bits for the blob.
//!
//! Free of the rest of the crate: `build.rs` includes this file by path. The names and values follow Universal Dependencies.

macro_rules! feature {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
        #[repr(u8)]
        pub enum $name { #[default] $($(#[$vdoc])* $variant),+ }
        impl $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The value whose discriminant is `bits`, or the first for a number out of range.
            #[must_use]
            pub fn from_bits(bits: u32) -> Self { Self::ALL.get(bits as usize).copied().unwrap_or_default() }
        }
    };
}

feature!(
    /// Universal part of speech (UPOS).
    Pos {
        /// `X`: unknown.
        X,
        /// `NOUN`.
        Noun,
        /// `PROPN`.
        Propn,
        /// `ADJ`.
        Adj,
        /// `VERB`.
        Verb,
        /// `ADP`: prepositions, and adverbs of place and time that govern a noun.
        Adp,
        /// `CCONJ`.
        Cconj,
        /// `SCONJ`.
        Sconj,
        /// `PART`.
        Part,
        /// `ADV`.
        Adv,
        /// `INTJ`.
        Intj,
        /// `DET`: demonstratives, relatives, quantifiers.
        Det,
        /// `PRON`.
        Pron,
        /// `NUM`.
        Num,
        /// `PUNCT`.
        Punct,
    }
);
feature!(
    /// Aspect of a verb.
    Aspect {
        /// Not a verb.
        None,
        /// Perfect (past).
        Perf,
        /// Imperfect (present).
        Imp,
        /// Imperative.
        Imperative,
    }
);
feature!(
    /// Mood of an imperfect form.
    Mood {
        /// Not marked in the letters: the final short vowel alone tells it.
        None,
        /// Indicative.
        Ind,
        /// Subjunctive.
        Sub,
        /// Jussive.
        Jus,
        /// Subjunctive or jussive (the forms that drop ن).
        SubJus,
        /// Indicative or subjunctive (defectives: يَرمِي).
        IndSub,
    }
);
feature!(
    /// Voice of a verb.
    Voice {
        /// Active.
        Act,
        /// Passive.
        Pass,
    }
);
feature!(
    /// Grammatical person.
    Person {
        /// No person.
        None,
        /// First.
        First,
        /// Second.
        Second,
        /// Third.
        Third,
    }
);
feature!(
    /// Grammatical gender of the form.
    Gender {
        /// Not marked or either.
        None,
        /// Masculine.
        Masc,
        /// Feminine.
        Fem,
    }
);
feature!(
    /// Grammatical number.
    Number {
        /// Not marked.
        None,
        /// Singular.
        Sing,
        /// Dual.
        Dual,
        /// Plural.
        Plur,
    }
);
feature!(
    /// Case, where the letters tell it.
    Case {
        /// Not marked in the letters.
        None,
        /// Nominative.
        Nom,
        /// Accusative.
        Acc,
        /// Genitive.
        Gen,
        /// Accusative or genitive (ـَين، ـِين).
        AccGen,
    }
);
feature!(
    /// What may stand around a nominal form.
    State {
        /// Any: indefinite, with the article, or in construct.
        Any,
        /// Only without article and not in construct (tanwin alef, كِتَابًا).
        Indef,
        /// With or without article, never in construct (dual and plural with ن).
        Absolute,
        /// Only in construct or before a pronoun (dual and plural without ن).
        Construct,
    }
);
feature!(
    /// Whether the spelling stands alone or before an attached pronoun.
    Attachment {
        /// The same spelling serves both.
        Either,
        /// Never before a pronoun (شَرَاكَة).
        Free,
        /// Only before a pronoun (شَرَاكَت).
        Bound,
        /// Only before ـي of the first person: أَب in أَبِي, where other pronouns have أَبُو.
        Mine,
    }
);
feature!(
    /// Which short ending the vocalised form still lacks; context decides it.
    Ending {
        /// Nothing: the form is complete (verbs with their vowels, particles, كُبرَى).
        Complete,
        /// A case vowel with tanwin when indefinite (triptotes).
        Triptote,
        /// A case vowel, never tanwin, genitive in fatha when indefinite (diptotes).
        Diptote,
        /// Sound feminine plural: u, i, i.
        SoundFem,
        /// Defective noun in ـِي: tanwin kasra (قَاضٍ) without ي, fatha in the accusative.
        Defective,
        /// A mood vowel: u, a or none (imperfect without a suffix).
        Mood,
    }
);

/// The features of one inflected form. `Features::default()` says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Features {
    /// Part of speech.
    pub pos: Pos,
    /// Aspect.
    pub aspect: Aspect,
    /// Mood.
    pub mood: Mood,
    /// Voice.
    pub voice: Voice,
    /// Person.
    pub person: Person,
    /// Gender.
    pub gender: Gender,
    /// Number.
    pub number: Number,
    /// Case.
    pub case: Case,
    /// State.
    pub state: State,
    /// Free or bound spelling.
    pub attachment: Attachment,
    /// The ending that context adds.
    pub ending: Ending,
    /// Refers to people (agreement: non-human plurals are feminine singular).
    pub human: bool,
}

impl Features {
    /// Packed as 4+2+3+1+2+2+2+3+2+2+3+1 = 27 bits, lowest first.
    #[must_use]
    pub fn to_bits(self) -> u32 {
        let fields = [
            (self.pos as u32, 4),
            (self.aspect as u32, 2),
            (self.mood as u32, 3),
            (self.voice as u32, 1),
            (self.person as u32, 2),
            (self.gender as u32, 2),
            (self.number as u32, 2),
            (self.case as u32, 3),
            (self.state as u32, 2),
            (self.attachment as u32, 2),
            (self.ending as u32, 3),
            (u32::from(self.human), 1),
        ];
        let (mut bits, mut at) = (0, 0);
        for (value, width) in fields {
            bits |= value << at;
            at += width;
        }
        bits
    }

    /// The inverse of [`Features::to_bits`].
    #[must_use]
    pub fn from_bits(bits: u32) -> Self {
        let mut rest = bits;
        let mut take = |width: u32| {
            let value = rest & ((1 << width) - 1);
            rest >>= width;
            value
        };
        Self {
            pos: Pos::from_bits(take(4)),
            aspect: Aspect::from_bits(take(2)),
            mood: Mood::from_bits(take(3)),
            voice: Voice::from_bits(take(1)),
            person: Person::from_bits(take(2)),
            gender: Gender::from_bits(take(2)),
            number: Number::from_bits(take(2)),
            case: Case::from_bits(take(3)),
            state: State::from_bits(take(2)),
            attachment: Attachment::from_bits(take(2)),
            ending: Ending::from_bits(take(3)),
            human: take(1) == 1,
        }
    }
}

impl Attachment {
    /// Whether a form stands without a pronoun.
    #[must_use]
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::Either | Self::Free)
    }
}

/// One inflected form of a lemma.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// Vocalised as `assets/README.md` says, NFC, without the short ending that `features.ending` names and without clitics or article.
    pub vocalized: String,
    /// What it says.
    pub features: Features,
}
