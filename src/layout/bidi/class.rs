//! Bidi classes (UAX#9 table 4) and paired brackets (BD14–BD16), from `icu_properties`.

use icu_properties::CodePointMapData;
use icu_properties::props::{BidiClass, BidiMirroringGlyph, BidiPairedBracketType};

/// A bidi class, by its name in UAX#9.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
pub enum Class {
    /// Left-to-right.
    L,
    /// Right-to-left.
    R,
    /// Right-to-left Arabic.
    AL,
    /// European number.
    EN,
    /// European number separator.
    ES,
    /// European number terminator.
    ET,
    /// Arabic number.
    AN,
    /// Common number separator.
    CS,
    /// Nonspacing mark.
    NSM,
    /// Boundary neutral.
    BN,
    /// Paragraph separator.
    B,
    /// Segment separator.
    S,
    /// White space.
    WS,
    /// Other neutral.
    #[default]
    ON,
    /// Left-to-right embedding.
    LRE,
    /// Left-to-right override.
    LRO,
    /// Right-to-left embedding.
    RLE,
    /// Right-to-left override.
    RLO,
    /// Pop directional format.
    PDF,
    /// Left-to-right isolate.
    LRI,
    /// Right-to-left isolate.
    RLI,
    /// First strong isolate.
    FSI,
    /// Pop directional isolate.
    PDI,
}

impl Class {
    /// Every class, in order of its number.
    pub const ALL: [Self; 23] = [
        Self::L,
        Self::R,
        Self::AL,
        Self::EN,
        Self::ES,
        Self::ET,
        Self::AN,
        Self::CS,
        Self::NSM,
        Self::BN,
        Self::B,
        Self::S,
        Self::WS,
        Self::ON,
        Self::LRE,
        Self::LRO,
        Self::RLE,
        Self::RLO,
        Self::PDF,
        Self::LRI,
        Self::RLI,
        Self::FSI,
        Self::PDI,
    ];

    /// The class of `c`.
    #[must_use]
    pub fn of(c: char) -> Self {
        match CodePointMapData::<BidiClass>::new().get(c) {
            BidiClass::LeftToRight => Self::L,
            BidiClass::RightToLeft => Self::R,
            BidiClass::ArabicLetter => Self::AL,
            BidiClass::EuropeanNumber => Self::EN,
            BidiClass::EuropeanSeparator => Self::ES,
            BidiClass::EuropeanTerminator => Self::ET,
            BidiClass::ArabicNumber => Self::AN,
            BidiClass::CommonSeparator => Self::CS,
            BidiClass::NonspacingMark => Self::NSM,
            BidiClass::BoundaryNeutral => Self::BN,
            BidiClass::ParagraphSeparator => Self::B,
            BidiClass::SegmentSeparator => Self::S,
            BidiClass::WhiteSpace => Self::WS,
            BidiClass::LeftToRightEmbedding => Self::LRE,
            BidiClass::LeftToRightOverride => Self::LRO,
            BidiClass::RightToLeftEmbedding => Self::RLE,
            BidiClass::RightToLeftOverride => Self::RLO,
            BidiClass::PopDirectionalFormat => Self::PDF,
            BidiClass::LeftToRightIsolate => Self::LRI,
            BidiClass::RightToLeftIsolate => Self::RLI,
            BidiClass::FirstStrongIsolate => Self::FSI,
            BidiClass::PopDirectionalIsolate => Self::PDI,
            _ => Self::ON,
        }
    }

    /// The class with this number (its place in [`Class::ALL`]).
    #[must_use]
    pub fn from_index(index: u8) -> Self {
        Self::ALL.get(usize::from(index)).copied().unwrap_or_default()
    }

    /// A set of one.
    #[must_use]
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// Whether it is one of the set `bits`.
    #[must_use]
    pub const fn is_in(self, bits: u32) -> bool {
        bits & self.bit() != 0
    }

    /// X9: embeddings, overrides, PDF and BN take no part from there on.
    #[must_use]
    pub const fn is_removed(self) -> bool {
        self.is_in(REMOVED)
    }

    /// LRI, RLI, FSI.
    #[must_use]
    pub const fn is_isolate_initiator(self) -> bool {
        self.is_in(INITIATORS)
    }

    /// The strong class of an embedding level.
    #[must_use]
    pub const fn of_level(level: u8) -> Self {
        if level & 1 == 0 { Self::L } else { Self::R }
    }
}

/// What X9 removes.
pub(super) const REMOVED: u32 =
    Class::LRE.bit() | Class::LRO.bit() | Class::RLE.bit() | Class::RLO.bit() | Class::PDF.bit() | Class::BN.bit();

/// Isolate initiators.
pub(super) const INITIATORS: u32 = Class::LRI.bit() | Class::RLI.bit() | Class::FSI.bit();

/// Isolate initiators and PDI.
pub(super) const ISOLATES: u32 = INITIATORS | Class::PDI.bit();

/// Explicit formatting: embeddings, overrides, isolates and what ends them.
pub(super) const EXPLICIT: u32 = (REMOVED | ISOLATES) & !Class::BN.bit();

/// What gives a level above the base in a left-to-right paragraph.
pub(super) const RIGHT_TO_LEFT: u32 = Class::R.bit() | Class::AL.bit() | Class::AN.bit();

/// What gives a level above the base in a right-to-left paragraph.
pub(super) const LEFT_TO_RIGHT: u32 = Class::L.bit() | Class::EN.bit() | Class::AN.bit();

/// NI: neutrals and isolate formatting characters.
pub(super) const NEUTRALS: u32 = Class::B.bit() | Class::S.bit() | Class::WS.bit() | Class::ON.bit() | ISOLATES;

/// If `c` is a paired bracket: whether it opens, and the opening bracket of its pair, angle brackets in canonical form.
pub(super) fn bracket(c: char) -> Option<(bool, char)> {
    let properties = CodePointMapData::<BidiMirroringGlyph>::new().get(c);
    let (opens, opening) = match properties.paired_bracket_type {
        BidiPairedBracketType::Open => (true, c),
        BidiPairedBracketType::Close => (false, properties.mirroring_glyph?),
        _ => return None,
    };
    // BD16: U+2329 and U+3008 are canonically equivalent.
    Some((opens, if opening == '\u{2329}' { '\u{3008}' } else { opening }))
}
