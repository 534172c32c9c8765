//! From sounds to letters: hamza seats, آ, long vowels, final ى, ة before an ending, shadda, the silent alef.

use super::phones::{HAMZA, Phones, WASL, is_consonant, is_vowel, next, resolve};

/// Writes a word. `bound`: a pronoun follows, so nothing in the word is final.
pub(super) fn write(phones: &[char], bound: bool) -> String {
    let word = resolve(phones);
    let mut out = String::with_capacity(word.len() * 4);
    let mut at = 0;
    while let Some(&c) = word.get(at) {
        if c == '+' {
            at += 1;
            continue;
        }
        if c == '!' {
            if !bound {
                out.push('ا');
            }
            at += 1;
            continue;
        }
        if is_vowel(c) {
            write_vowel(&mut out, c, false, bound || at + 1 < word.len());
            at += 1;
            continue;
        }
        let doubled = is_consonant(c) && word.get(at + 1) == Some(&c);
        let last = at + usize::from(doubled);
        let vowel = next(&word, last).filter(|&v| is_vowel(v));
        let seat = if c == HAMZA { seat(&word, at, last, bound) } else { c };
        at = last + 1;
        if vowel.is_some() {
            at += 1 + usize::from(word.get(at) == Some(&'+'));
        }
        let inside = bound || at < word.len();
        match c {
            HAMZA if seat == 'أ' && !doubled && (vowel == Some('A') || (vowel == Some('Y') && inside)) => {
                out.push('آ');
                continue;
            }
            HAMZA => out.push(seat),
            WASL => out.push('ا'),
            'T' => out.push(if inside { 'ت' } else { 'ة' }),
            letter => out.push(letter),
        }
        match vowel {
            Some(vowel) => write_vowel(&mut out, vowel, doubled, inside),
            None if doubled => out.push(SHADDA),
            None => {}
        }
    }
    out
}

const SHADDA: char = '\u{651}';

fn write_vowel(out: &mut String, vowel: char, doubled: bool, inside: bool) {
    let (mark, letter) = match vowel {
        'a' => ('\u{64E}', None),
        'i' => ('\u{650}', None),
        'u' => ('\u{64F}', None),
        'A' => ('\u{64E}', Some('ا')),
        'Y' => ('\u{64E}', Some(if inside { 'ا' } else { 'ى' })),
        'I' => ('\u{650}', Some('ي')),
        'U' => ('\u{64F}', Some('و')),
        'F' => ('\u{64B}', Some('ا')),
        'E' => ('\u{64B}', Some('ى')),
        'K' => ('\u{64D}', None),
        'N' => ('\u{64C}', None),
        _ => ('\u{670}', None),
    };
    // Canonical order: the vowel marks come before shadda, dagger alef after it.
    let dagger = mark == '\u{670}';
    if !dagger {
        out.push(mark);
    }
    if doubled {
        out.push(SHADDA);
    }
    if dagger {
        out.push(mark);
    }
    out.extend(letter);
}

/// The seat of the hamza at `first..=last` (two places when it is doubled).
fn seat(word: &[char], first: usize, last: usize, bound: bool) -> char {
    // The alef of مِائَة is silent.
    let mut earlier = word.iter().take(first).rev().copied().skip_while(|&c| c == 'ا');
    let Some(before) = earlier.next() else {
        return match next(word, last) {
            Some('i' | 'I' | 'K') => 'إ',
            _ => 'أ',
        };
    };
    let joint = word.get(last + 1) == Some(&'+');
    let tail = word.len() - last - 1 - usize::from(joint);
    let following = next(word, last);
    let short_end = tail == 1 && matches!(following, Some('a' | 'i' | 'u' | 'K' | 'N'));
    if !bound && (tail == 0 || short_end) {
        return match before {
            'a' => 'أ',
            'i' => 'ئ',
            'u' => 'ؤ',
            _ => 'ء',
        };
    }
    match (before, following) {
        ('i' | 'I' | 'ي', _) | (_, Some('i' | 'I' | 'K')) => 'ئ',
        ('u', _) | ('a' | 'A' | 'D', Some('u' | 'U' | 'N')) => 'ؤ',
        ('a', _) => 'أ',
        ('U' | 'و', Some('u' | 'N')) => 'ؤ',
        ('A' | 'D' | 'U', _) | ('و', Some('U')) => 'ء',
        (_, Some('u' | 'U' | 'N')) => 'ؤ',
        (letter, _) if joint => {
            if matches!(letter, 'د' | 'ذ' | 'ر' | 'ز' | 'و') {
                'ء'
            } else {
                'ئ'
            }
        }
        _ => 'أ',
    }
}

/// Reads a vocalised spelling into sounds.
pub(super) fn read(vocalized: &str) -> Phones {
    let mut out = Phones::with_capacity(vocalized.len());
    let mut letters = vocalized.chars().peekable();
    while let Some(letter) = letters.next() {
        let (mut vowel, mut doubled) = (None, false);
        while let Some(mark) = letters.next_if(|&c| is_mark(c)) {
            match mark {
                '\u{64E}' => vowel = Some('a'),
                '\u{64F}' => vowel = Some('u'),
                '\u{650}' => vowel = Some('i'),
                '\u{64B}' => vowel = Some('F'),
                '\u{64C}' => vowel = Some('N'),
                '\u{64D}' => vowel = Some('K'),
                '\u{670}' => vowel = Some('D'),
                SHADDA => doubled = true,
                _ => {}
            }
        }
        let bare = vowel.is_none() && !doubled;
        let end = letters.peek().is_none();
        let before = out.last().copied();
        match (letter, before) {
            ('ا', None) if vowel.is_some() => out.push(WASL),
            ('ا', Some('a')) if bare => replace_last(&mut out, 'A'),
            ('ا', Some('F')) if bare => {}
            ('ى', Some('F')) if bare => replace_last(&mut out, 'E'),
            ('أ' | 'إ', Some('A')) if out == ['ل', 'A'] => out.push(letter),
            ('ا', Some('U' | 'و')) if bare && end => out.push('!'),
            ('ى', Some('a')) if bare => replace_last(&mut out, 'Y'),
            ('و', Some('u')) if bare => replace_last(&mut out, 'U'),
            ('ي', Some('i')) if bare => replace_last(&mut out, 'I'),
            ('آ', _) => out.extend([HAMZA, 'A']),
            ('ة', _) => out.push('T'),
            ('أ' | 'ؤ', Some('ي')) => out.extend(['+', HAMZA]),
            ('ء' | 'أ' | 'إ' | 'ؤ' | 'ئ', _) => out.push(HAMZA),
            (other, _) => out.push(other),
        }
        if doubled {
            out.extend(out.last().copied());
        }
        out.extend(vowel);
    }
    out
}

fn replace_last(phones: &mut Phones, by: char) {
    phones.pop();
    phones.push(by);
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{655}' | '\u{670}')
}

/// Writes a word given in sounds: Arabic letters for consonants (`ء` for every hamza, `و` and `ي` only as glides, doubled consonants
/// twice), `a i u` short and `A I U` long vowels, `Y` a final ى, `D` dagger alef, `F K N` tanwin, `T` ة, `ٱ` hamzat al-wasl, `!` the silent alef of
/// ـُوا, `+` the joint between a noun and its ending. Seats of hamza, آ, shadda and the final letters follow from the sounds.
#[must_use]
pub fn spell(sounds: &str) -> String {
    let phones: Phones = sounds.chars().collect();
    write(&phones, false)
}

/// A vocalised word spelled again by rule: the same word when its seats of hamza and its marks are regular.
///
/// With a joint `+` in it, a word and an ending are spelled as one (`جُزء+ِهِ`).
#[must_use]
pub fn respell(vocalized: &str) -> String {
    write(&read(vocalized), false)
}

/// The letters of a vocalised word, exactly: harakat, tanwin, shadda, sukun and dagger alef are dropped, nothing else.
#[must_use]
pub fn skeleton(vocalized: &str) -> String {
    vocalized.chars().filter(|&c| !is_mark(c)).collect()
}
