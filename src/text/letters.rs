//! The Arabic letters and marks by name, and the small codes that the lexicon stores them as.
//!
//! Free of the rest of the crate: `build.rs` includes this file by path.

/// ء
pub const HAMZA: char = '\u{621}';
/// آ
pub const ALEF_MADDA: char = '\u{622}';
/// أ
pub const ALEF_HAMZA_ABOVE: char = '\u{623}';
/// ؤ
pub const WAW_HAMZA: char = '\u{624}';
/// إ
pub const ALEF_HAMZA_BELOW: char = '\u{625}';
/// ئ
pub const YEH_HAMZA: char = '\u{626}';
/// ا
pub const ALEF: char = '\u{627}';
/// ب
pub const BEH: char = '\u{628}';
/// ة
pub const TEH_MARBUTA: char = '\u{629}';
/// ت
pub const TEH: char = '\u{62A}';
/// س
pub const SEEN: char = '\u{633}';
/// ف
pub const FEH: char = '\u{641}';
/// ك
pub const KAF: char = '\u{643}';
/// ل
pub const LAM: char = '\u{644}';
/// م
pub const MEEM: char = '\u{645}';
/// ن
pub const NOON: char = '\u{646}';
/// ه
pub const HEH: char = '\u{647}';
/// و
pub const WAW: char = '\u{648}';
/// ى
pub const ALEF_MAKSURA: char = '\u{649}';
/// ي
pub const YEH: char = '\u{64A}';
/// ٱ
pub const ALEF_WASLA: char = '\u{671}';
/// ـ
pub const TATWEEL: char = '\u{640}';
/// ً
pub const FATHATAN: char = '\u{64B}';
/// ٌ
pub const DAMMATAN: char = '\u{64C}';
/// ٍ
pub const KASRATAN: char = '\u{64D}';
/// َ
pub const FATHA: char = '\u{64E}';
/// ُ
pub const DAMMA: char = '\u{64F}';
/// ِ
pub const KASRA: char = '\u{650}';
/// ّ
pub const SHADDA: char = '\u{651}';
/// ْ
pub const SUKUN: char = '\u{652}';
/// ٰ
pub const DAGGER_ALEF: char = '\u{670}';

/// The letters that forms are stored in; a letter's code is its place here plus one.
const CODED: [char; 41] = [
    HAMZA,
    ALEF_MADDA,
    ALEF_HAMZA_ABOVE,
    WAW_HAMZA,
    ALEF_HAMZA_BELOW,
    YEH_HAMZA,
    ALEF,
    BEH,
    TEH_MARBUTA,
    TEH,
    '\u{62B}',
    '\u{62C}',
    '\u{62D}',
    '\u{62E}',
    '\u{62F}',
    '\u{630}',
    '\u{631}',
    '\u{632}',
    SEEN,
    '\u{634}',
    '\u{635}',
    '\u{636}',
    '\u{637}',
    '\u{638}',
    '\u{639}',
    '\u{63A}',
    FEH,
    '\u{642}',
    KAF,
    LAM,
    MEEM,
    NOON,
    HEH,
    WAW,
    ALEF_MAKSURA,
    YEH,
    '\u{67E}',
    '\u{686}',
    '\u{698}',
    '\u{6A4}',
    '\u{6AF}',
];

/// Number of letter codes, code 0 (no letter) included.
pub const CODES: usize = CODED.len() + 1;

/// The code (1..[`CODES`]) of a base letter; `None` for anything that forms are not stored in.
#[must_use]
pub fn code(letter: char) -> Option<u8> {
    match letter {
        HAMZA..='\u{63A}' => u8::try_from(letter as u32 - 0x620).ok(),
        FEH..=YEH => u8::try_from(letter as u32 - 0x641 + 27).ok(),
        '\u{67E}' => Some(37),
        '\u{686}' => Some(38),
        '\u{698}' => Some(39),
        '\u{6A4}' => Some(40),
        '\u{6AF}' => Some(41),
        _ => None,
    }
}

/// The letter of a code; `None` for 0 and numbers out of range.
#[must_use]
pub fn letter(code: u8) -> Option<char> {
    CODED.get(usize::from(code).checked_sub(1)?).copied()
}

/// Whether `c` is a mark written on or under a letter: harakat, tanwin, shadda, sukun, dagger alef and the Quranic signs.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | DAGGER_ALEF | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}

/// Whether `c` is an Arabic letter (presentation forms and extended letters included, digits, marks and tatweel not).
#[must_use]
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{66E}'..='\u{66F}' | '\u{671}'..='\u{6D3}' | '\u{6D5}' | '\u{6EE}'..='\u{6EF}'
        | '\u{6FA}'..='\u{6FC}' | '\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// The marks of one letter as a code 0..16: no mark, one of the vowels and tanwins, shadda, or shadda with one of them.
///
/// Sukun counts as no mark.
#[must_use]
pub fn mark_code(marks: &str) -> u8 {
    let (mut vowel, mut shadda) = (0, 0);
    for mark in marks.chars() {
        match mark {
            SHADDA => shadda = 8,
            FATHA => vowel = 1,
            DAMMA => vowel = 2,
            KASRA => vowel = 3,
            FATHATAN => vowel = 4,
            DAMMATAN => vowel = 5,
            KASRATAN => vowel = 6,
            DAGGER_ALEF => vowel = 7,
            _ => {}
        }
    }
    vowel + shadda
}

/// The marks that a [`mark_code`] stands for, in NFC order (vowel, then shadda).
#[must_use]
pub fn marks_of(code: u8) -> &'static str {
    match code {
        1 => "\u{64E}",
        2 => "\u{64F}",
        3 => "\u{650}",
        4 => "\u{64B}",
        5 => "\u{64C}",
        6 => "\u{64D}",
        7 => "\u{670}",
        8 => "\u{651}",
        9 => "\u{64E}\u{651}",
        10 => "\u{64F}\u{651}",
        11 => "\u{650}\u{651}",
        12 => "\u{64B}\u{651}",
        13 => "\u{64C}\u{651}",
        14 => "\u{64D}\u{651}",
        15 => "\u{651}\u{670}",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for (at, &c) in CODED.iter().enumerate() {
            assert_eq!(code(c), u8::try_from(at + 1).ok(), "{c}");
            assert_eq!(letter(code(c).unwrap()), Some(c));
        }
        assert_eq!(code('x'), None);
        assert_eq!(letter(0), None);
    }

    #[test]
    fn marks_round_trip() {
        for k in 0..16 {
            assert_eq!(mark_code(marks_of(k)), k);
        }
    }
}
