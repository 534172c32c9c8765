//! What a cell is to a terminal that orders letters itself.
//!
//! In: the text of a cell. Out: its [`Kind`], by the bidi class (UAX#9, table 4) and general category of its base character.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use crate::layout::bidi::{BidiDataSource as _, Class, Unicode};

/// What a cell is to such a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A blank.
    Blank,
    /// A right-to-left letter (class R or AL), with its marks.
    Letter,
    /// A right-to-left sign (class R or AL): ؟ ؛ and the like.
    Mark,
    /// A digit of class AN, or a sign that is one with them: ٫ ٬.
    Arabic,
    /// A digit of class EN.
    Digit,
    /// What separates digits of one number (class CS).
    Separator,
    /// A left-to-right letter.
    Left,
    /// Any other sign.
    Sign,
}

impl Kind {
    /// The kind of a cell.
    pub(super) fn of(text: &str) -> Self {
        text.chars().next().map_or(Self::Blank, Self::of_base)
    }

    fn of_base(base: char) -> Self {
        match base {
            ' ' => return Self::Blank,
            'A'..='Z' | 'a'..='z' => return Self::Left,
            '0'..='9' => return Self::Digit,
            // Frames are most of what is not text.
            '\u{2500}'..='\u{257F}' => return Self::Sign,
            // Presentation Forms-B, and the letters they stand for.
            '\u{FE70}'..='\u{FE74}' | '\u{FE76}'..='\u{FEFC}' | '\u{620}'..='\u{64A}' => return Self::Letter,
            _ => {}
        }
        match Unicode.bidi_class(base) {
            Class::R | Class::AL => {
                let group = GeneralCategoryGroup::Punctuation.union(GeneralCategoryGroup::Symbol);
                let category = CodePointMapData::<GeneralCategory>::new().get(base);
                if group.contains(category) { Self::Mark } else { Self::Letter }
            }
            Class::AN => Self::Arabic,
            Class::EN => Self::Digit,
            Class::L => Self::Left,
            Class::CS => Self::Separator,
            Class::WS | Class::S | Class::B | Class::BN => Self::Blank,
            _ => Self::Sign,
        }
    }

    /// Whether a terminal that orders letters itself may move cells of a row that has this one in it.
    pub(super) fn moves(self) -> bool {
        matches!(self, Self::Letter | Self::Mark | Self::Arabic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (text, kind) in [
            (" ", Kind::Blank),
            ("\u{FEB3}\u{64E}", Kind::Letter),
            ("\u{FB56}", Kind::Letter),
            ("\u{5D0}", Kind::Letter),
            ("\u{710}", Kind::Letter),
            ("\u{7C1}", Kind::Letter),
            ("؟", Kind::Mark),
            ("؛", Kind::Mark),
            ("،", Kind::Separator),
            ("٣", Kind::Arabic),
            ("۳", Kind::Digit),
            ("7", Kind::Digit),
            (".", Kind::Separator),
            ("٪", Kind::Sign),
            ("(", Kind::Sign),
            ("│", Kind::Sign),
            ("é", Kind::Left),
            ("中", Kind::Left),
            ("\u{25CC}\u{64E}", Kind::Sign),
        ] {
            assert_eq!(Kind::of(text), kind, "{text}");
        }
    }
}
