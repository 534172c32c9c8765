//! All that layout asks about a character, packed into one word and looked up once.
//!
//! In: a character. Out: its [`Traits`]. Those of U+0000–06FF and U+2000–206F come from a table filled on first use from
//! `icu_properties` (Unicode 18); others are computed each time.

use std::sync::LazyLock;

use icu_properties::props::{
    BidiMirroringGlyph, BidiPairedBracketType, ExtendedPictographic, GeneralCategory, GraphemeClusterBreak, IndicConjunctBreak,
    LineBreak,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_width::UnicodeWidthChar as _;

use super::bidi::{self, BidiDataSource, Class, Unicode};
use crate::text::format_chars::{DOTTED_CIRCLE, is_invisible};
use crate::text::joining::Joining;

/// A character of the paragraph being laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Char {
    /// Itself.
    pub(super) c: char,
    /// Its first byte, counted from the start of the part.
    pub(super) offset: u32,
    /// What is known of it.
    pub(super) traits: Traits,
}

/// The bidi data of [`Unicode`], by way of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tabled;

impl BidiDataSource for Tabled {
    fn bidi_class(&self, c: char) -> Class {
        Traits::of(c).class()
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        if Traits::of(c).has(Traits::BRACKET) { Unicode.bidi_matched_opening_bracket(c) } else { None }
    }
}

/// What UAX#29 needs for the plain cases; everything else goes to `unicode-segmentation`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cluster {
    /// Begins a cluster, whatever is before it but a prepended character.
    Base,
    /// Belongs to the cluster before it (GB9).
    Extend,
    /// A cluster by itself (GB4, GB5).
    Control,
    /// Anything that takes part in other rules.
    Complex,
}

/// What UAX#14 needs for the plain cases; everything else goes to `icu_segmenter`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Breaking {
    /// AL, NU.
    Word,
    /// CM.
    Mark,
    /// SP.
    Space,
    /// IS, EX, CL, CP: never at the start of a line.
    Closing,
    /// Every other class.
    Other,
}

/// The packed properties of a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Traits(u32);

impl Traits {
    /// Gets no cell.
    pub(super) const INVISIBLE: u32 = 1 << 12;
    /// White space that may hang at the end of a line.
    pub(super) const BLANK: u32 = 1 << 13;
    /// Has a mirror image (L4).
    pub(super) const MIRRORED: u32 = 1 << 14;
    /// A decimal digit of the three sets that can be exchanged.
    pub(super) const DIGIT: u32 = 1 << 15;
    /// Ends its line (LB4, LB5).
    pub(super) const HARD: u32 = 1 << 16;
    /// Is dropped when harakat are stripped.
    pub(super) const HARAKA: u32 = 1 << 17;
    /// A mark that may compose with its base.
    pub(super) const COMPOSES: u32 = 1 << 18;
    /// A paired bracket.
    pub(super) const BRACKET: u32 = 1 << 19;
    /// A ligature of several letters, shown as letters.
    pub(super) const LIGATURE: u32 = 1 << 20;
    /// Grapheme_Cluster_Break=Prepend.
    pub(super) const PREPEND: u32 = 1 << 21;

    /// The traits of `c`.
    pub(super) fn of(c: char) -> Self {
        let code = c as usize;
        match code {
            0..LOW => TABLE[code],
            HIGH_START..HIGH_END => TABLE[LOW + code - HIGH_START],
            _ => compute(c),
        }
    }

    /// Whether it has one of the flags.
    pub(super) const fn has(self, flags: u32) -> bool {
        self.0 & flags != 0
    }

    /// The flags that a unit takes from its base: INVISIBLE, BLANK, MIRRORED, DIGIT, HARD as bits 0–4.
    pub(super) const fn unit_flags(self) -> u16 {
        (self.0 >> 12 & 31) as u16
    }

    /// Bidi class.
    pub(super) const fn class(self) -> Class {
        bidi::by_number(self.0 as u8)
    }

    /// Joining type.
    pub(super) const fn joining(self) -> Joining {
        match self.0 >> 5 & 7 {
            1 => Joining::Before,
            2 => Joining::After,
            3 => Joining::Both,
            4 => Joining::Causing,
            5 => Joining::Transparent,
            _ => Joining::None,
        }
    }

    /// Columns: 0, 1, 2.
    pub(super) const fn width(self) -> u8 {
        (self.0 >> 8 & 3) as u8
    }

    /// Its part in UAX#29.
    pub(super) const fn cluster(self) -> Cluster {
        match self.0 >> 10 & 3 {
            0 => Cluster::Base,
            1 => Cluster::Extend,
            2 => Cluster::Control,
            _ => Cluster::Complex,
        }
    }

    /// Its part in UAX#14.
    pub(super) const fn breaking(self) -> Breaking {
        match self.0 >> 22 & 7 {
            0 => Breaking::Word,
            1 => Breaking::Mark,
            2 => Breaking::Space,
            3 => Breaking::Closing,
            _ => Breaking::Other,
        }
    }
}

const LOW: usize = 0x700;
const HIGH_START: usize = 0x2000;
const HIGH_END: usize = 0x2070;

static TABLE: LazyLock<Vec<Traits>> = LazyLock::new(|| {
    let codes = (0..LOW).chain(HIGH_START..HIGH_END);
    codes.map(|code| compute(char::from_u32(code as u32).unwrap_or_default())).collect()
});

fn compute(c: char) -> Traits {
    let class = Unicode.bidi_class(c);
    let invisible = is_invisible(c);
    let mirror = CodePointMapData::<BidiMirroringGlyph>::new().get(c);
    let mut bits = class as u32 | (Joining::of(c) as u32) << 5;
    bits |= (width(c, invisible) << 8) | ((cluster(c) as u32) << 10) | ((breaking(c) as u32) << 22);
    let mut set = |flag: u32, on: bool| bits |= if on { flag } else { 0 };
    let blank = matches!(class, Class::WS | Class::S) && !matches!(c, '\u{B}' | '\u{C}' | '\u{1F}' | '\u{2028}');
    set(Traits::INVISIBLE, invisible && c != '\t');
    set(Traits::BLANK, blank);
    set(Traits::HARAKA, is_haraka(c));
    set(Traits::COMPOSES, matches!(c, '\u{653}'..='\u{655}' | '\u{300}'..='\u{36F}'));
    set(Traits::BRACKET, mirror.paired_bracket_type != BidiPairedBracketType::None);
    set(Traits::MIRRORED, mirror.mirroring_glyph.is_some());
    set(Traits::DIGIT, is_digit(c));
    set(Traits::HARD, matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}') || class == Class::B);
    set(Traits::LIGATURE, super::ligature::is_ligature(c));
    set(Traits::PREPEND, CodePointMapData::<GraphemeClusterBreak>::new().get(c) == GraphemeClusterBreak::Prepend);
    Traits(bits)
}

fn width(c: char, invisible: bool) -> u32 {
    match c {
        '\t' => 1,
        _ if invisible => 0,
        _ => c.width().unwrap_or(0).min(2) as u32,
    }
}

fn cluster(c: char) -> Cluster {
    let pictographic = CodePointSetData::new::<ExtendedPictographic>().contains(c);
    let conjunct = CodePointMapData::<IndicConjunctBreak>::new().get(c) == IndicConjunctBreak::Consonant;
    match CodePointMapData::<GraphemeClusterBreak>::new().get(c) {
        GraphemeClusterBreak::Other if !pictographic && !conjunct => Cluster::Base,
        GraphemeClusterBreak::Extend | GraphemeClusterBreak::ZWJ => Cluster::Extend,
        GraphemeClusterBreak::Control => Cluster::Control,
        _ => Cluster::Complex,
    }
}

fn breaking(c: char) -> Breaking {
    if c == DOTTED_CIRCLE {
        return Breaking::Other; // LB28a
    }
    match CodePointMapData::<LineBreak>::new().get(c) {
        LineBreak::Alphabetic | LineBreak::Numeric => Breaking::Word,
        LineBreak::CombiningMark => Breaking::Mark,
        LineBreak::Space => Breaking::Space,
        LineBreak::InfixNumeric | LineBreak::Exclamation | LineBreak::ClosePunctuation | LineBreak::CloseParenthesis => {
            Breaking::Closing
        }
        _ => Breaking::Other,
    }
}

/// Whether `c` is one of the digits that [`Numerals`](super::Numerals) exchanges: European, Arabic-Indic, or of Persian and Urdu.
#[must_use]
pub const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

/// Whether `c` is left out with [`Harakat::Strip`](super::Harakat): the nonspacing marks of the Arabic blocks, which are harakat,
/// quranic signs, superscript alef, hamza and madda as marks.
#[must_use]
pub fn is_haraka(c: char) -> bool {
    let arabic = matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' | '\u{10EC0}'..='\u{10EFF}');
    arabic && CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::NonspacingMark
}
