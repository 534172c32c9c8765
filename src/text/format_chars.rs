//! Invisible characters by name, and which characters never have a cell.
//!
//! Code and tests write these names, never the raw characters. Source: Unicode code charts; UAX#9 §2; UAX#44.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Soft hyphen.
pub const SHY: char = '\u{AD}';
/// Combining grapheme joiner.
pub const CGJ: char = '\u{34F}';
/// Arabic letter mark.
pub const ALM: char = '\u{61C}';
/// Zero width space: a break opportunity.
pub const ZWSP: char = '\u{200B}';
/// Zero width non-joiner: letters on its sides do not join.
pub const ZWNJ: char = '\u{200C}';
/// Zero width joiner: a letter beside it takes its joined form.
pub const ZWJ: char = '\u{200D}';
/// Left-to-right mark.
pub const LRM: char = '\u{200E}';
/// Right-to-left mark.
pub const RLM: char = '\u{200F}';
/// Line separator.
pub const LINE_SEPARATOR: char = '\u{2028}';
/// Paragraph separator.
pub const PARAGRAPH_SEPARATOR: char = '\u{2029}';
/// Left-to-right embedding.
pub const LRE: char = '\u{202A}';
/// Right-to-left embedding.
pub const RLE: char = '\u{202B}';
/// Pop directional formatting.
pub const PDF: char = '\u{202C}';
/// Left-to-right override.
pub const LRO: char = '\u{202D}';
/// Right-to-left override.
pub const RLO: char = '\u{202E}';
/// Word joiner.
pub const WJ: char = '\u{2060}';
/// Left-to-right isolate.
pub const LRI: char = '\u{2066}';
/// Right-to-left isolate.
pub const RLI: char = '\u{2067}';
/// First strong isolate.
pub const FSI: char = '\u{2068}';
/// Pop directional isolate.
pub const PDI: char = '\u{2069}';
/// Byte order mark, zero width no-break space.
pub const BOM: char = '\u{FEFF}';
/// No-break space.
pub const NBSP: char = '\u{A0}';
/// Next line, a C1 control.
pub const NEL: char = '\u{85}';
/// Escape, a C0 control.
pub const ESC: char = '\u{1B}';
/// Control sequence introducer, a C1 control.
pub const CSI: char = '\u{9B}';
/// Bell, a C0 control.
pub const BEL: char = '\u{7}';
/// Arabic number sign, the first of the signs that span the digits after them (to U+0605).
pub const ARABIC_NUMBER_SIGN: char = '\u{600}';
/// Arabic end of ayah, which encloses the digits after it.
pub const END_OF_AYAH: char = '\u{6DD}';
/// The base on which a mark without a letter is shown.
pub const DOTTED_CIRCLE: char = '\u{25CC}';
/// What stands for a character that cannot be shown.
pub const REPLACEMENT: char = '\u{FFFD}';

/// Whether a character never gets a cell: controls (C0, C1; a tab too, which layout shows as a blank), format characters
/// (bidi controls, ZW*, BOM, SHY, tags, U+0600–0605, U+06DD …), line and paragraph separators, default ignorables.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    if matches!(c, ' '..='~' | '\u{620}'..='\u{6DC}') {
        return false;
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    matches!(
        category,
        GeneralCategory::Control | GeneralCategory::Format | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator
    ) || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters() {
        for c in [
            SHY,
            CGJ,
            ALM,
            ZWSP,
            ZWNJ,
            ZWJ,
            LRM,
            RLM,
            LINE_SEPARATOR,
            LRE,
            RLO,
            WJ,
            FSI,
            PDI,
            BOM,
            NEL,
            ESC,
            CSI,
            BEL,
            ARABIC_NUMBER_SIGN,
            END_OF_AYAH,
            '\u{E0041}',
            '\u{FE0F}',
        ] {
            assert!(is_invisible(c), "U+{:04X}", u32::from(c));
        }
        for c in [' ', 'a', NBSP, DOTTED_CIRCLE, '\u{627}', '\u{64E}', '\u{640}', '\u{FEFB}'] {
            assert!(!is_invisible(c), "U+{:04X}", u32::from(c));
        }
    }
}
