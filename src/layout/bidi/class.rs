//! Sets of bidi classes (UAX#9 table 4), and the data that the crate `unicode-bidi` works with here: that of `icu_properties`
//! (Unicode 18), classes and paired brackets (BD14–BD16) alike. Its own is two versions older.

use icu_properties::CodePointMapData;
use icu_properties::props::{BidiClass, BidiMirroringGlyph, BidiPairedBracketType};
use unicode_bidi::BidiDataSource;
use unicode_bidi::data_source::BidiMatchedOpeningBracket;

pub use unicode_bidi::BidiClass as Class;

/// The data of `icu_properties`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unicode;

impl BidiDataSource for Unicode {
    fn bidi_class(&self, c: char) -> Class {
        CodePointMapData::<BidiClass>::new().bidi_class(c)
    }

    /// `icu_properties` leaves this to the table of `unicode-bidi`, which is walked from end to end for every neutral.
    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        let properties = CodePointMapData::<BidiMirroringGlyph>::new().get(c);
        let (is_open, opening) = match properties.paired_bracket_type {
            BidiPairedBracketType::Open => (true, c),
            BidiPairedBracketType::Close => (false, properties.mirroring_glyph?),
            _ => return None,
        };
        // BD16: U+2329 and U+3008 are canonically equivalent.
        let opening = if opening == '\u{2329}' { '\u{3008}' } else { opening };
        Some(BidiMatchedOpeningBracket { opening, is_open })
    }
}

/// The class whose number (`class as u8`) this is. Only the five lowest bits count; the numbers of no class give ON.
#[must_use]
pub(crate) const fn by_number(number: u8) -> Class {
    use Class::{AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO, NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS};
    const ALL: [Class; 32] = [
        AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO, NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS, ON, ON, ON, ON, ON, ON,
        ON, ON, ON,
    ];
    ALL[(number & 31) as usize]
}

/// A set of classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes(u32);

impl Classes {
    /// The set of these.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let (mut set, mut rest) = (Self(0), classes);
        while let [first, others @ ..] = rest {
            set.insert(*first);
            rest = others;
        }
        set
    }

    /// Adds a class.
    pub const fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Whether `class` is in it.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0 >> class as u8 & 1 != 0
    }

    /// Whether a class is in both.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What is in either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Class> for Classes {
    fn from_iter<I: IntoIterator<Item = Class>>(classes: I) -> Self {
        classes.into_iter().fold(Self::default(), |mut set, class| {
            set.insert(class);
            set
        })
    }
}

/// Embeddings, overrides and what ends them.
pub(super) const EMBEDDINGS: Classes = Classes::of(&[Class::LRE, Class::LRO, Class::RLE, Class::RLO, Class::PDF]);

/// What X9 removes: it takes no part from there on.
pub const REMOVED: Classes = EMBEDDINGS.and(Classes::of(&[Class::BN]));

/// Isolate initiators.
pub(super) const INITIATORS: Classes = Classes::of(&[Class::LRI, Class::RLI, Class::FSI]);

/// Isolate initiators and PDI.
pub(super) const ISOLATES: Classes = INITIATORS.and(Classes::of(&[Class::PDI]));

/// What gives a level above the base in a left-to-right paragraph.
pub(super) const RIGHT_TO_LEFT: Classes = Classes::of(&[Class::R, Class::AL, Class::AN]);

/// What gives a level above the base in a right-to-left paragraph.
pub(super) const LEFT_TO_RIGHT: Classes = Classes::of(&[Class::L, Class::EN, Class::AN]);

/// NI: neutrals and isolate formatting characters.
pub(super) const NEUTRALS: Classes = ISOLATES.and(Classes::of(&[Class::B, Class::S, Class::WS, Class::ON]));
