//! Transliterations as people type them, made one: «sharāka», «sharaka», «shirakah»; «Mohammed», «Muḥammad».
//!
//! In: Latin text, ALA-LC or loose. Out: a key in which spellings that mean the same sounds are equal.

/// Characters that stand for hamza or ayn.
const BREATHINGS: [char; 9] = ['\'', '\u{2BB}', '\u{2BC}', '\u{2BE}', '\u{2BF}', '\u{2018}', '\u{2019}', '`', '3'];

/// The base letter of a Latin letter with diacritics as transliterations use them.
pub(super) fn base(c: char) -> char {
    match c {
        'ā' | 'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'ī' | 'í' | 'î' | 'ì' => 'i',
        'ū' | 'ú' | 'û' | 'ù' => 'u',
        'ē' | 'é' | 'è' | 'ê' => 'e',
        'ō' | 'ó' | 'ô' => 'o',
        'ḥ' | 'ħ' | 'ẖ' => 'h',
        'ḫ' => 'k',
        'ṣ' | 'š' | 'ş' => 's',
        'ḍ' | 'ḏ' => 'd',
        'ṭ' | 'ṯ' => 't',
        'ẓ' | 'ž' => 'z',
        'ġ' | 'ǧ' => 'g',
        other => other,
    }
}

/// Whether `text` has letters or signs that only a transliteration has.
pub(super) fn is_scholarly(text: &str) -> bool {
    text.chars().any(|c| {
        (base(c) != c && !matches!(c, 'é' | 'è' | 'ê' | 'á' | 'í' | 'ó' | 'ú'))
            || matches!(c, '\u{2BB}' | '\u{2BC}' | '\u{2BE}' | '\u{2BF}')
    })
}

pub(super) fn is_breathing(c: char) -> bool {
    BREATHINGS.contains(&c)
}

/// Without breathings and in small letters: what two careful spellings must share.
pub(super) fn careful(text: &str) -> String {
    text.chars().filter(|&c| !is_breathing(c)).flat_map(char::to_lowercase).collect()
}

/// The loose key.
pub(super) fn key(text: &str) -> String {
    let plain: String =
        text.to_lowercase().chars().filter(|&c| !is_breathing(c)).map(base).filter(char::is_ascii_alphabetic).collect();
    const SAME: [(&str, &str); 11] = [
        ("ee", "i"),
        ("oo", "u"),
        ("ou", "u"),
        ("dj", "j"),
        ("dh", "d"),
        ("ch", "sh"),
        ("e", "a"),
        ("o", "u"),
        ("p", "b"),
        ("v", "f"),
        ("c", "k"),
    ];
    let same = SAME.iter().fold(plain, |text, (from, to)| text.replace(from, to));
    let mut out = diphthongs(&single(&same));
    // The ending of ة.
    if out.ends_with("ah") {
        out.pop();
    }
    out
}

/// Doubled letters once.
fn single(text: &str) -> String {
    let mut last = ' ';
    text.chars().filter(|&c| std::mem::replace(&mut last, c) != c).collect()
}

/// «ay», «ey» and «ai» are one, «aw» and «au» too; «iy» is a long i.
fn diphthongs(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let vowel = |c: Option<&char>| matches!(c, Some('a' | 'i' | 'u'));
    let mut out = String::with_capacity(text.len());
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| letters.get(i));
        let closes = vowel(before) && !vowel(letters.get(at + 1));
        match c {
            'y' if closes => out.push('i'),
            'w' if closes => out.push('u'),
            _ => out.push(c),
        }
    }
    single(&out)
}
