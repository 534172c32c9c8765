//! The sounds of a word as a sequence of characters, and the sound laws that hold everywhere.
//!
//! | sign | sound |
//! |---|---|
//! | Arabic letter | that consonant, `ء` whatever its seat, `و` and `ي` only as glides; the same letter twice is a doubled consonant |
//! | `a` `i` `u` | short vowels |
//! | `A` `I` `U` | long vowels, written ا ي و |
//! | `Y` | final long a written ى |
//! | `D` | long a written with a dagger alef |
//! | `F` `E` `K` `N` | tanwin: of fatha with its alef or its ى, of kasra, of damma |
//! | `T` | ة |
//! | `ٱ` | hamzat al-wasl, its vowel follows |
//! | `!` | the silent alef of ـُوا |
//! | `أ` `إ` | hamza that keeps its seat behind لا (لَاإِنسَانِيّ) |
//! | `+` | the joint between a noun and its ending (hamza is written otherwise there: جُزءَان but قُرآن) |

/// A word in the notation of this module.
pub(super) type Phones = Vec<char>;

/// Hamzat al-wasl.
pub(super) const WASL: char = 'ٱ';
/// Hamza of whatever seat.
pub(super) const HAMZA: char = 'ء';

/// Phones from a string in the notation.
pub(super) fn phones(notation: &str) -> Phones {
    notation.chars().collect()
}

/// Short vowels, long ones and tanwin.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'i' | 'u' | 'A' | 'I' | 'U' | 'Y' | 'D' | 'F' | 'E' | 'K' | 'N')
}

/// Letters, ة included.
pub(super) fn is_consonant(c: char) -> bool {
    !is_vowel(c) && !matches!(c, '+' | '!')
}

/// و or ي.
pub(super) fn is_glide(c: char) -> bool {
    matches!(c, 'و' | 'ي')
}

/// The long vowel of a short one; others stay.
pub(super) fn lengthen(c: char) -> char {
    match c {
        'a' => 'A',
        'i' => 'I',
        'u' => 'U',
        other => other,
    }
}

/// The short vowel of a long one; others stay.
pub(super) fn shorten(c: char) -> char {
    match c {
        'A' => 'a',
        'I' => 'i',
        'U' => 'u',
        other => other,
    }
}

/// The next sound after `at`, joints left out.
pub(super) fn next(phones: &[char], at: usize) -> Option<char> {
    phones.iter().skip(at + 1).copied().find(|&c| c != '+')
}

/// The laws that need no grammar: two hamzas at the start of a word (أَأْ becomes آ, أُأْ أُو, إِأْ إِي), and a glide that closes a
/// syllable after i or u (اِوْ becomes اِي, يُيْقِن يُوقِن).
pub(super) fn resolve(phones: &[char]) -> Phones {
    let mut out = Phones::with_capacity(phones.len());
    let mut at = 0;
    while let Some(&c) = phones.get(at) {
        let following = next(phones, at);
        let closes = |glide: char, rest: Option<char>| is_glide(glide) && !rest.is_some_and(|c| is_vowel(c) || c == glide);
        match (c, following) {
            ('i' | 'u', Some(glide)) if phones.get(at + 1) == Some(&glide) && closes(glide, next(phones, at + 1)) => {
                out.push(lengthen(c));
                at += 2;
                continue;
            }
            _ => out.push(c),
        }
        at += 1;
    }
    double_hamza(&mut out);
    out
}

fn double_hamza(phones: &mut Phones) {
    if let [HAMZA, vowel @ ('a' | 'i' | 'u'), HAMZA, rest @ ..] = phones.as_mut_slice()
        && rest.first().is_some_and(|&c| is_consonant(c) && c != HAMZA)
    {
        *vowel = lengthen(*vowel);
        phones.remove(2);
    }
}
