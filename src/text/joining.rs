//! How Arabic letters join, and their presentation forms.
//!
//! In: characters. Out: joining types (Unicode `Joining_Type`), the four contextual forms of a letter, lam-alef ligatures.
//! Source: Unicode core specification §9.2; code charts U+FB50–FDFF (Presentation Forms-A) and U+FE70–FEFF (Forms-B).
//! Invariant: a form is one code point with the width of its letter.

use icu_properties::CodePointMapData;
use icu_properties::props::JoiningType;

use super::apart::on_stroke;

/// How a character joins its neighbours (Unicode `Joining_Type`; left and right as on the page).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
pub enum Joining {
    /// Joins nothing (U).
    #[default]
    None,
    /// Joins the letter before it only (R): alef, dal, ra, waw …
    Before,
    /// Joins the letter after it only (L).
    After,
    /// Joins both neighbours (D): beh, lam …
    Both,
    /// Makes its neighbours join and has no forms itself (C): tatweel, zero width joiner.
    Causing,
    /// Is skipped (T): marks, most format characters.
    Transparent,
}

impl Joining {
    /// The joining type of `c`.
    #[must_use]
    pub fn of(c: char) -> Self {
        // Marks on a stroke: Unicode gives presentation forms no joining type, but these are drawn as a tatweel is.
        if on_stroke(c) {
            return Self::Causing;
        }
        match CodePointMapData::<JoiningType>::new().get(c) {
            JoiningType::RightJoining => Self::Before,
            JoiningType::LeftJoining => Self::After,
            JoiningType::DualJoining => Self::Both,
            JoiningType::JoinCausing => Self::Causing,
            JoiningType::Transparent => Self::Transparent,
            _ => Self::None,
        }
    }

    /// Whether it can join the character before it.
    #[must_use]
    pub const fn joins_before(self) -> bool {
        matches!(self, Self::Before | Self::Both | Self::Causing)
    }

    /// Whether it can join the character after it.
    #[must_use]
    pub const fn joins_after(self) -> bool {
        matches!(self, Self::After | Self::Both | Self::Causing)
    }
}

/// Letters whose forms are consecutive code points (isolated, final, and for four forms initial, medial): letter, first, count.
const FORMS: [(u16, u16, u8); 75] = [
    // Presentation Forms-B: the letters of Arabic.
    (0x0621, 0xFE80, 1), // hamza
    (0x0622, 0xFE81, 2), // alef with madda
    (0x0623, 0xFE83, 2), // alef with hamza above
    (0x0624, 0xFE85, 2), // waw with hamza
    (0x0625, 0xFE87, 2), // alef with hamza below
    (0x0626, 0xFE89, 4), // yeh with hamza
    (0x0627, 0xFE8D, 2), // alef
    (0x0628, 0xFE8F, 4), // beh
    (0x0629, 0xFE93, 2), // teh marbuta
    (0x062A, 0xFE95, 4), // teh
    (0x062B, 0xFE99, 4), // theh
    (0x062C, 0xFE9D, 4), // jeem
    (0x062D, 0xFEA1, 4), // hah
    (0x062E, 0xFEA5, 4), // khah
    (0x062F, 0xFEA9, 2), // dal
    (0x0630, 0xFEAB, 2), // thal
    (0x0631, 0xFEAD, 2), // reh
    (0x0632, 0xFEAF, 2), // zain
    (0x0633, 0xFEB1, 4), // seen
    (0x0634, 0xFEB5, 4), // sheen
    (0x0635, 0xFEB9, 4), // sad
    (0x0636, 0xFEBD, 4), // dad
    (0x0637, 0xFEC1, 4), // tah
    (0x0638, 0xFEC5, 4), // zah
    (0x0639, 0xFEC9, 4), // ain
    (0x063A, 0xFECD, 4), // ghain
    (0x0641, 0xFED1, 4), // feh
    (0x0642, 0xFED5, 4), // qaf
    (0x0643, 0xFED9, 4), // kaf
    (0x0644, 0xFEDD, 4), // lam
    (0x0645, 0xFEE1, 4), // meem
    (0x0646, 0xFEE5, 4), // noon
    (0x0647, 0xFEE9, 4), // heh
    (0x0648, 0xFEED, 2), // waw
    (0x0649, 0xFEEF, 2), // alef maksura; its other forms are in Forms-A, see `forms`
    (0x064A, 0xFEF1, 4), // yeh
    // Presentation Forms-A: letters of Persian, Urdu, Sindhi, Uighur, and those of foreign names.
    (0x0671, 0xFB50, 2), // alef wasla
    (0x0677, 0xFBDD, 1), // u with hamza above
    (0x0679, 0xFB66, 4), // tteh
    (0x067A, 0xFB5E, 4), // tteheh
    (0x067B, 0xFB52, 4), // beeh
    (0x067E, 0xFB56, 4), // peh
    (0x067F, 0xFB62, 4), // teheh
    (0x0680, 0xFB5A, 4), // beheh
    (0x0683, 0xFB76, 4), // nyeh
    (0x0684, 0xFB72, 4), // dyeh
    (0x0686, 0xFB7A, 4), // tcheh
    (0x0687, 0xFB7E, 4), // tcheheh
    (0x0688, 0xFB88, 2), // ddal
    (0x068C, 0xFB84, 2), // dahal
    (0x068D, 0xFB82, 2), // ddahal
    (0x068E, 0xFB86, 2), // dul
    (0x0691, 0xFB8C, 2), // rreh
    (0x0698, 0xFB8A, 2), // jeh
    (0x06A4, 0xFB6A, 4), // veh
    (0x06A6, 0xFB6E, 4), // peheh
    (0x06A9, 0xFB8E, 4), // keheh
    (0x06AD, 0xFBD3, 4), // ng
    (0x06AF, 0xFB92, 4), // gaf
    (0x06B1, 0xFB9A, 4), // ngoeh
    (0x06B3, 0xFB96, 4), // gueh
    (0x06BA, 0xFB9E, 2), // noon ghunna
    (0x06BB, 0xFBA0, 4), // rnoon
    (0x06BE, 0xFBAA, 4), // heh doachashmee
    (0x06C0, 0xFBA4, 2), // heh with yeh above
    (0x06C1, 0xFBA6, 4), // heh goal
    (0x06C5, 0xFBE0, 2), // kirghiz oe
    (0x06C6, 0xFBD9, 2), // oe
    (0x06C7, 0xFBD7, 2), // u
    (0x06C8, 0xFBDB, 2), // yu
    (0x06C9, 0xFBE2, 2), // kirghiz yu
    (0x06CB, 0xFBDE, 2), // ve
    (0x06CC, 0xFBFC, 4), // farsi yeh
    (0x06D0, 0xFBE4, 4), // e
    (0x06D2, 0xFBAE, 2), // yeh barree
];

const FIRST: u32 = 0x0621;
const COUNT: usize = 0x06D3 - 0x0621 + 1;

/// The forms of U+0621–06D3 in the order isolated, final, initial, medial; 0 where there is none.
static TABLE: [[u16; 4]; COUNT] = table();

const fn table() -> [[u16; 4]; COUNT] {
    let mut table = [[0_u16; 4]; COUNT];
    let mut row = 0;
    while row < FORMS.len() {
        let (letter, first, count) = FORMS[row];
        let entry = &mut table[(letter as u32 - FIRST) as usize];
        let mut form = 0;
        while form < count {
            entry[form as usize] = first + form as u16;
            form += 1;
        }
        row += 1;
    }
    // Alef maksura joins both ways in Unicode; yeh barree with hamza is the row the loop cannot hold.
    table[(0x0649 - FIRST) as usize] = [0xFEEF, 0xFEF0, 0xFBE8, 0xFBE9];
    table[(0x06D3 - FIRST) as usize] = [0xFBB0, 0xFBB1, 0, 0];
    table
}

/// The form of `letter` when it is joined to the letter `before` it and to the one `after` it; the letter itself where
/// Unicode has no such form.
#[must_use]
pub fn form(letter: char, before: bool, after: bool) -> char {
    let index = match (before, after) {
        (false, false) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (true, true) => 3,
    };
    let row = u32::from(letter).checked_sub(FIRST).and_then(|row| TABLE.get(row as usize));
    match row.and_then(|forms| forms.get(index)) {
        None | Some(0) => letter,
        Some(&form) => char::from_u32(u32::from(form)).unwrap_or(letter),
    }
}

/// Lam, the first half of the obligatory ligatures.
pub const LAM: char = '\u{644}';

/// The isolated ligature of lam with `alef` (U+FEF5, FEF7, FEF9, FEFB), or none where `alef` is no alef that ligates.
/// Its final form, used when the lam is joined to the letter before it, is the next code point.
#[must_use]
pub const fn lam_alef(alef: char) -> Option<char> {
    match alef {
        '\u{622}' => Some('\u{FEF5}'),
        '\u{623}' => Some('\u{FEF7}'),
        '\u{625}' => Some('\u{FEF9}'),
        '\u{627}' => Some('\u{FEFB}'),
        _ => None,
    }
}

/// The final form of a lam-alef given by [`lam_alef`].
#[must_use]
pub const fn lam_alef_final(ligature: char) -> char {
    match ligature {
        '\u{FEF5}' => '\u{FEF6}',
        '\u{FEF7}' => '\u{FEF8}',
        '\u{FEF9}' => '\u{FEFA}',
        _ => '\u{FEFC}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::DecomposingNormalizerBorrowed;

    #[test]
    fn every_form_decomposes_to_its_letter() {
        let nfkd = DecomposingNormalizerBorrowed::new_nfkd();
        for letter in '\u{621}'..='\u{6D3}' {
            for (before, after) in [(false, false), (true, false), (false, true), (true, true)] {
                let form = form(letter, before, after);
                let expected = nfkd.normalize(&letter.to_string()).into_owned();
                assert_eq!(nfkd.normalize(&form.to_string()), expected, "U+{:04X}", u32::from(letter));
            }
        }
    }

    #[test]
    fn letters_of_arabic_have_all_forms_their_joining_type_needs() {
        for letter in ('\u{621}'..='\u{64A}').filter(|c| !matches!(c, '\u{63B}'..='\u{640}')) {
            assert_ne!(form(letter, false, false), letter);
            let joining = Joining::of(letter);
            assert_eq!(form(letter, true, false) != letter, joining.joins_before());
            assert_eq!(form(letter, true, true) != letter, joining.joins_after(), "U+{:04X}", u32::from(letter));
        }
    }

    #[test]
    fn foreign_letters() {
        assert_eq!(form('\u{67E}', false, true), '\u{FB58}'); // peh
        assert_eq!(form('\u{686}', true, true), '\u{FB7D}'); // tcheh
        assert_eq!(form('\u{6AF}', false, true), '\u{FB94}'); // gaf
        assert_eq!(form('\u{6A4}', true, false), '\u{FB6B}'); // veh
        assert_eq!(form('\u{698}', true, false), '\u{FB8B}'); // jeh
        assert_eq!(form('\u{6A9}', false, true), '\u{FB90}'); // keheh
        assert_eq!(form('\u{6CC}', true, true), '\u{FBFF}'); // farsi yeh
        assert_eq!(form('\u{763}', true, true), '\u{763}'); // keheh with three dots: no form
    }

    #[test]
    fn joining_types() {
        assert_eq!(Joining::of('\u{640}'), Joining::Causing);
        assert_eq!(Joining::of('\u{64E}'), Joining::Transparent);
        assert_eq!(Joining::of('\u{627}'), Joining::Before);
        assert_eq!(Joining::of(LAM), Joining::Both);
        assert_eq!(Joining::of('\u{621}'), Joining::None);
    }
}
