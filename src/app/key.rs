//! Keys as the keymap speaks of them, free of any terminal library, and the Latin keys behind an Arabic keyboard layout.

/// What was pressed, without modifiers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Code {
    /// A character as the layout gives it: `G` is `Char('G')`, not shift and `g`.
    Char(char),
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
}

/// A key with its modifiers. Shift counts only where it does not change the character already.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With control.
    pub ctrl: bool,
    /// With alt.
    pub alt: bool,
    /// With shift (only for the space bar).
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character without modifiers.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Reads the notation of the keymap, a key at the head of `text`, and what follows it: `j`, `<C-d>`, `<A-Left>`, `<S-Space>`, `<Enter>`.
    #[must_use]
    pub fn parse(text: &str) -> Option<(Self, &str)> {
        if let Some((name, rest)) = text.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
            return Some((Self::named(name)?, rest));
        }
        let mut chars = text.chars();
        let first = chars.next()?;
        Some((Self::char(first), chars.as_str()))
    }

    fn named(name: &str) -> Option<Self> {
        let mut key = Self::char(' ');
        let mut rest = name;
        while let Some((modifier, tail)) = rest.split_once('-') {
            match modifier {
                "C" => key.ctrl = true,
                "A" => key.alt = true,
                "S" => key.shift = true,
                _ => return None,
            }
            rest = tail;
        }
        key.code = match rest {
            "Left" => Code::Left,
            "Right" => Code::Right,
            "Up" => Code::Up,
            "Down" => Code::Down,
            "Home" => Code::Home,
            "End" => Code::End,
            "PgUp" => Code::PageUp,
            "PgDn" => Code::PageDown,
            "Enter" => Code::Enter,
            "Esc" => Code::Esc,
            "Tab" => Code::Tab,
            "BackTab" => Code::BackTab,
            "Backspace" => Code::Backspace,
            "Delete" => Code::Delete,
            "Space" => Code::Char(' '),
            single => Code::Char(single.chars().next()?),
        };
        if key.code == Code::Tab && key.shift {
            return Some(Self::plain(Code::BackTab));
        }
        Some(key)
    }

    /// The key on the same place of a Latin keyboard, when an Arabic layout gave an Arabic letter.
    #[must_use]
    pub fn latin(self) -> Self {
        match self.code {
            Code::Char(c) => Self { code: Code::Char(latin_char(c)), ..self },
            _ => self,
        }
    }
}

/// XKB layout `ara` (dependencies.md, trap 6), the Arabic-Indic digits, and lam-alef as the `b` key may send it.
fn latin_char(c: char) -> char {
    const LAYOUT: [(char, char); 46] = [
        ('ض', 'q'),
        ('ص', 'w'),
        ('ث', 'e'),
        ('ق', 'r'),
        ('ف', 't'),
        ('غ', 'y'),
        ('ع', 'u'),
        ('ه', 'i'),
        ('خ', 'o'),
        ('ح', 'p'),
        ('ج', '['),
        ('د', ']'),
        ('ش', 'a'),
        ('س', 's'),
        ('ي', 'd'),
        ('ب', 'f'),
        ('ل', 'g'),
        ('ا', 'h'),
        ('ت', 'j'),
        ('ن', 'k'),
        ('م', 'l'),
        ('ك', ';'),
        ('ط', '\''),
        ('ئ', 'z'),
        ('ء', 'x'),
        ('ؤ', 'c'),
        ('ر', 'v'),
        ('\u{FEFB}', 'b'),
        ('ى', 'n'),
        ('ة', 'm'),
        ('و', ','),
        ('ز', '.'),
        ('ظ', '/'),
        ('؟', '?'),
        ('ذ', '`'),
        ('آ', 'N'),
        ('؛', 'P'),
        ('إ', 'Y'),
        ('،', 'K'),
        ('أ', 'H'),
        ('ـ', 'J'),
        ('\u{FEF9}', 'T'),
        ('\u{FEF7}', 'G'),
        ('\u{FEF5}', 'B'),
        ('×', 'O'),
        ('÷', 'I'),
    ];
    match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(c as u32 - 0x6F0, 10).unwrap_or(c),
        _ => LAYOUT.iter().find(|&&(arabic, _)| arabic == c).map_or(c, |&(_, latin)| latin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation() {
        assert_eq!(Key::parse("]e"), Some((Key::char(']'), "e")));
        let (key, rest) = Key::parse("<C-d>").unwrap();
        assert!(key.ctrl && key.code == Code::Char('d') && rest.is_empty());
        assert_eq!(Key::parse("<S-Tab>").unwrap().0.code, Code::BackTab);
        let (key, _) = Key::parse("<A-Left>").unwrap();
        assert!(key.alt && key.code == Code::Left);
        assert_eq!(Key::parse("<").unwrap().0, Key::char('<'));
    }

    #[test]
    fn arabic_layout() {
        for (arabic, latin) in
            [('ت', 'j'), ('ن', 'k'), ('ض', 'q'), ('د', ']'), ('؟', '?'), ('\u{FEFB}', 'b'), ('٣', '3'), ('G', 'G')]
        {
            assert_eq!(Key::char(arabic).latin(), Key::char(latin));
        }
    }
}
