//! Stems: the pattern of a cell filled with radicals, contracted where they are weak or doubled, ready for endings.

use super::phones::{HAMZA, Phones, is_consonant, is_vowel, lengthen, phones, shorten};
use super::shape::{Class, Habit, Shape};

/// A part of the paradigm that has a stem of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    /// Perfect active.
    Perfect,
    /// Imperfect active, without the consonant of the prefix.
    Imperfect,
    /// Perfect passive.
    PerfectPassive,
    /// Imperfect passive, without the consonant of the prefix.
    ImperfectPassive,
    /// Active participle of derived forms, without م.
    Agent,
}

/// A stem and how endings join it.
#[derive(Clone, Debug)]
pub(super) enum Stem {
    /// A consonant ends it.
    Strong {
        /// Before vowels: قَال, مَدّ.
        open: Phones,
        /// Before consonants and without an ending: قُل, مَدَد.
        closed: Phones,
    },
    /// A short vowel and a glide end it.
    Weak {
        /// All before the vowel.
        base: Phones,
        /// The vowel.
        vowel: char,
        /// و or ي as it shows before vowels.
        glide: char,
        /// Final long a is written ا although it does not follow ي: دَعَا.
        tall: bool,
    },
}

/// `1 2 3 4` are radicals, `5` the infix of forms VII and VIII, `V` the vowel of form I.
fn template(class: Class, merged: bool, cell: Cell) -> &'static str {
    let [perfect, imperfect, perfect_passive, imperfect_passive] = match class {
        Class::I => ["1a2V3", "a12V3", "1u2i3", "u12a3"],
        Class::II => ["1a22a3", "u1a22i3", "1u22i3", "u1a22a3"],
        Class::III => ["1A2a3", "u1A2i3", "1U2i3", "u1A2a3"],
        Class::IV => ["ءa12a3", "u12i3", "ءu12i3", "u12a3"],
        Class::V if merged => ["ٱi11a22a3", "a11a22a3", "ٱu11u22i3", "u11a22a3"],
        Class::VI if merged => ["ٱi11A2a3", "a11A2a3", "ٱu11U2i3", "u11A2a3"],
        Class::V => ["تa1a22a3", "aتa1a22a3", "تu1u22i3", "uتa1a22a3"],
        Class::VI => ["تa1A2a3", "aتa1A2a3", "تu1U2i3", "uتa1A2a3"],
        Class::VII => ["ٱi51a2a3", "a51a2i3", "ٱu51u2i3", "u51a2a3"],
        Class::VIII => ["ٱi15a2a3", "a15a2i3", "ٱu15u2i3", "u15a2a3"],
        Class::IX => ["ٱi12a3a3", "a12a3i3", "ٱu12u3i3", "u12a3a3"],
        Class::X => ["ٱiستa12a3", "aستa12i3", "ٱuستu12i3", "uستa12a3"],
        Class::Q1 => ["1a23a4", "u1a23i4", "1u23i4", "u1a23a4"],
        Class::Q2 => ["تa1a23a4", "aتa1a23a4", "تu1u23i4", "uتa1a23a4"],
        Class::Q4 => ["ٱi12a34a4", "a12a34i4", "ٱu12u34i4", "u12a34a4"],
    };
    match cell {
        Cell::Perfect => perfect,
        Cell::Imperfect => imperfect,
        Cell::PerfectPassive => perfect_passive,
        Cell::ImperfectPassive | Cell::Agent => imperfect_passive,
    }
}

/// The middle radical of a hollow verb, before it melts.
const HOLLOW: char = '2';

/// Fills a pattern with the radicals of a verb; the middle one of hollow verbs stays `2`.
pub(super) fn fill(shape: &Shape, pattern: &str, vowel: char) -> Phones {
    let [first, second, third, fourth] = shape.root;
    let hollow = shape.hollow();
    let eighth = shape.class == Class::VIII;
    let mut out = Phones::with_capacity(pattern.len());
    for sign in pattern.chars() {
        out.push(match sign {
            '1' if eighth => shape.onset.0,
            '1' => first,
            '2' if hollow => HOLLOW,
            '2' => second,
            '3' => third,
            '4' => fourth,
            '5' => shape.onset.1,
            'V' => vowel,
            other => other,
        });
    }
    part(shape, &mut out);
    out
}

/// يَيأَس, not يَيئَس: the ي of this root does not draw hamza to its seat.
pub(super) fn part(shape: &Shape, stem: &mut Phones) {
    if !matches!(shape.root, ['ي', HAMZA, ..]) {
        return;
    }
    if let Some(at) = stem.windows(2).position(|pair| pair == ['ي', HAMZA]) {
        stem.insert(at + 1, '+');
    }
}

impl Stem {
    /// The stem of a cell; `None` when the verb lacks it.
    pub(super) fn build(shape: &Shape, cell: Cell) -> Option<Self> {
        match shape.habit {
            Habit::Laysa => {
                return (cell == Cell::Perfect).then(|| Self::Strong { open: phones("لaيس"), closed: phones("لaس") });
            }
            Habit::Praise => {
                let [first, second, third, _] = shape.root;
                let stem = vec![first, 'i', second, third];
                return (cell == Cell::Perfect).then(|| Self::Strong { open: stem.clone(), closed: stem });
            }
            _ => {}
        }
        let past = matches!(cell, Cell::Perfect | Cell::PerfectPassive);
        let pattern = template(shape.class, shape.habit == Habit::Merged, cell);
        let vowel = if past { shape.past_vowel() } else { shape.present };
        if !past && shape.class == Class::I && shape.present == '-' {
            return None;
        }
        let mut filled = match (cell, shape.drops_first()) {
            (Cell::Imperfect, true) => fill(shape, "a2V3", vowel),
            _ => fill(shape, pattern, vowel),
        };
        if shape.seeing() && (shape.class == Class::IV || !past) {
            drop_hamza(&mut filled);
        }
        if cell == Cell::Agent {
            let last_vowel = filled.iter().rposition(|&c| c == 'a');
            if let Some(place) = last_vowel.and_then(|at| filled.get_mut(at)) {
                *place = 'i';
            }
        }
        if shape.habit == Habit::Clipped {
            return clipped(shape, cell, filled);
        }
        Some(if shape.defective() {
            weak(shape, cell, filled)
        } else if shape.hollow() {
            hollow(shape, cell, &filled)
        } else if shape.tied() {
            Self::Strong { open: tie(&filled), closed: filled }
        } else {
            Self::Strong { open: filled.clone(), closed: filled }
        })
    }

    /// The stem as it stands before vowels, or its base with the final vowel and glide.
    pub(super) fn lemma(&self) -> Phones {
        match self {
            Self::Strong { open, .. } => open.clone(),
            Self::Weak { .. } => join(self, ""),
        }
    }
}

fn weak(shape: &Shape, cell: Cell, mut filled: Phones) -> Stem {
    let radical = filled.pop().unwrap_or('ي');
    let vowel = filled.pop().unwrap_or('a');
    let first_past = shape.class == Class::I && cell == Cell::Perfect;
    let glide = match vowel {
        'u' => 'و',
        'a' if first_past => radical,
        _ => 'ي',
    };
    Stem::Weak { base: filled, vowel, glide, tall: first_past && radical == 'و' }
}

/// حَيّ: the two ي are one before vowels; اِستَحَى: only one is left.
fn clipped(shape: &Shape, cell: Cell, filled: Phones) -> Option<Stem> {
    if shape.class == Class::X {
        let at = filled.iter().position(|&c| c == shape.root[0])?;
        let base: Phones = filled.iter().copied().take(at + 1).collect();
        let vowel = filled.iter().rev().copied().find(|&c| is_vowel(c))?;
        return Some(Stem::Weak { base, vowel, glide: 'ي', tall: false });
    }
    if cell == Cell::Perfect {
        let first = shape.root[0];
        return (shape.past == 'i')
            .then(|| Stem::Strong { open: vec![first, 'a', 'ي', 'ي'], closed: vec![first, 'a', 'ي', 'i', 'ي'] });
    }
    Some(weak(shape, cell, filled))
}

fn hollow(shape: &Shape, cell: Cell, filled: &[char]) -> Stem {
    let at = filled.iter().position(|&c| c == HOLLOW).unwrap_or_default();
    let vowel = filled.get(at + 1).copied().unwrap_or('a');
    let long = lengthen(vowel);
    let before = at.checked_sub(1).and_then(|place| filled.get(place)).copied();
    let mut open: Phones = filled.iter().copied().take(at).collect();
    if before.is_some_and(is_vowel) {
        open.pop();
    }
    let long = match (before, cell) {
        (Some('a'), _) => 'A',
        (Some('u'), _) => 'I',
        _ => long,
    };
    let place = open.len();
    open.push(long);
    open.extend(filled.iter().skip(at + 2));
    let mut closed = open.clone();
    if let Some(short) = closed.get_mut(place) {
        *short = match (shape.class, cell, shape.present) {
            (Class::I, Cell::Perfect, 'u') => 'u',
            (Class::I, Cell::Perfect, '-') if shape.root[1] == 'و' => 'u',
            (Class::I, Cell::Perfect, _) => 'i',
            _ => shorten(long),
        };
    }
    Stem::Strong { open, closed }
}

/// Brings the two like consonants at the end together: مَدَد to مَدّ, يَمدُد to يَمُدّ.
pub(super) fn tie(stem: &[char]) -> Phones {
    let mut out = stem.to_vec();
    if let [.., before, one, vowel, other] = out.as_slice()
        && one == other
        && is_consonant(*one)
        && is_vowel(*vowel)
    {
        let (before, one, vowel) = (*before, *one, *vowel);
        out.truncate(out.len() - 3);
        if is_consonant(before) {
            out.push(vowel);
        }
        out.extend([one, one]);
    }
    out
}

fn drop_hamza(stem: &mut Phones) {
    if let Some(at) = stem.windows(2).position(|pair| pair == ['ر', HAMZA]) {
        stem.remove(at + 1);
    }
}

/// Joins a stem and an ending in the notation of `phones`; the empty ending is the long form of a defective (يَرمِي), else the open stem.
pub(super) fn join(stem: &Stem, ending: &str) -> Phones {
    let first = ending.chars().next();
    let mut rest = ending;
    let mut out;
    match stem {
        Stem::Strong { open, closed } => {
            out = if first.is_some_and(is_consonant) { closed.clone() } else { open.clone() };
        }
        Stem::Weak { base, vowel, glide, tall } => {
            out = base.clone();
            let tall = *tall || base.last().is_some_and(|&c| c == 'ي');
            match (vowel, first) {
                ('a', None) => out.push(if tall { 'A' } else { 'Y' }),
                (vowel, None) => out.push(lengthen(*vowel)),
                ('a', Some('a')) if ending == "a" => {
                    out.push(if tall { 'A' } else { 'Y' });
                    rest = "";
                }
                ('a', Some('a')) => {}
                ('a', Some('U' | 'I')) => {
                    out.extend(['a', if first == Some('U') { 'و' } else { 'ي' }]);
                    rest = strip_first(ending);
                }
                (_, Some('U' | 'I')) => {}
                (vowel, Some(_)) => out.extend([*vowel, *glide]),
            }
        }
    }
    out.extend(rest.chars());
    out
}

fn strip_first(ending: &str) -> &str {
    let mut letters = ending.chars();
    letters.next();
    letters.as_str()
}

/// The jussive without suffix. The short vowel of a defective is no ending: a joint behind it keeps hamza from being final (يَنأَ).
pub(super) fn bare(stem: &Stem) -> Phones {
    match stem {
        Stem::Strong { closed, .. } => closed.clone(),
        Stem::Weak { base, vowel, .. } => {
            let mut out = base.clone();
            out.extend([*vowel, '+']);
            out
        }
    }
}
