//! Invisible characters by name, and which characters never have a cell.
//!
//! Code and tests write these names, never the raw characters. Source: Unicode code charts; UAX#9 §2; UAX#44.

use std::borrow::Cow;

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

/// What an invisible character is called where it must be seen: its abbreviation in the Unicode code charts, else `U+` and its number.
#[must_use]
pub fn name(c: char) -> Cow<'static, str> {
    const C0: [&str; 33] = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI", "DLE", "DC1",
        "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US", "SP",
    ];
    if let Some(short) = C0.get(u32::from(c) as usize) {
        return Cow::Borrowed(short);
    }
    Cow::Borrowed(match c {
        '\u{7F}' => "DEL",
        NEL => "NEL",
        CSI => "CSI",
        NBSP => "NBSP",
        SHY => "SHY",
        CGJ => "CGJ",
        ALM => "ALM",
        ZWSP => "ZWSP",
        ZWNJ => "ZWNJ",
        ZWJ => "ZWJ",
        LRM => "LRM",
        RLM => "RLM",
        LINE_SEPARATOR => "LSEP",
        PARAGRAPH_SEPARATOR => "PSEP",
        LRE => "LRE",
        RLE => "RLE",
        PDF => "PDF",
        LRO => "LRO",
        RLO => "RLO",
        WJ => "WJ",
        LRI => "LRI",
        RLI => "RLI",
        FSI => "FSI",
        PDI => "PDI",
        BOM => "BOM",
        _ => return Cow::Owned(format!("U+{:04X}", u32::from(c))),
    })
}

/// Whether a character without a cell is spelling, not steering: joiners, the signs that span digits, variation selectors, and what prefixes letters.
#[must_use]
pub fn is_spelling(c: char) -> bool {
    matches!(c, ZWNJ | ZWJ | ARABIC_NUMBER_SIGN..='\u{605}' | END_OF_AYAH | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (c, short) in
            [('\0', "NUL"), (BEL, "BEL"), (ESC, "ESC"), ('\u{7F}', "DEL"), (RLO, "RLO"), (PDI, "PDI"), ('\u{E0041}', "U+E0041")]
        {
            assert_eq!(name(c), short);
        }
        // What is spelling has no cell, but it is not a control.
        assert!(('\0'..=char::MAX).filter(|&c| is_spelling(c)).all(|c| is_invisible(c) && !c.is_control()));
    }

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
