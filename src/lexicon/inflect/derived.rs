//! Participles and regular verbal nouns.

use super::orthography::write;
use super::phones::{HAMZA, Phones, is_glide, phones};
use super::shape::{Class, Habit, Shape};
use super::stem::{Cell, Stem, fill, part, tie};
use super::{InflectError, Participles, VerbEntry};

fn shape_of(entry: &VerbEntry<'_>) -> Result<Shape, InflectError> {
    let mut shapes = Shape::of(entry)?;
    if shapes.is_empty() {
        return Err(InflectError::Present { lemma: entry.lemma.into(), present: entry.present.into() });
    }
    Ok(shapes.swap_remove(0))
}

pub(super) fn participles(entry: &VerbEntry<'_>) -> Result<Participles, InflectError> {
    let shape = shape_of(entry)?;
    if shape.class == Class::I {
        let passive = (!matches!(shape.habit, Habit::Laysa | Habit::Praise)).then(|| write(&first_passive(&shape), false));
        return Ok(Participles { active: write(&first_active(&shape), false), passive });
    }
    let with_m = |cell| {
        Stem::build(&shape, cell).map(|stem| {
            let mut word = stem.lemma();
            word.insert(0, 'م');
            write(&word, false)
        })
    };
    let active = with_m(Cell::Agent).unwrap_or_default();
    let passive = if shape.class == Class::IX { None } else { with_m(Cell::ImperfectPassive) };
    Ok(Participles { active, passive })
}

/// كَاتِب, قَائِل, مَادّ, دَاعِي, جَائِي.
fn first_active(shape: &Shape) -> Phones {
    let [first, second, third, _] = shape.root;
    let hamza_end = third == HAMZA && shape.hollow();
    let middle = if shape.hollow() { HAMZA } else { second };
    let mut word = vec![first, 'A', middle];
    if shape.defective() || hamza_end {
        word.push('I');
        return word;
    }
    word.extend(['i', third]);
    if shape.tied() { tie(&word) } else { word }
}

/// مَكتُوب, مَقُول, مَبِيع, مَدعُوّ, مَرمِيّ.
fn first_passive(shape: &Shape) -> Phones {
    let [first, second, third, _] = shape.root;
    let mut word = vec!['م', 'a', first];
    if shape.hollow() {
        word.extend([if second == 'و' { 'U' } else { 'I' }, third]);
        return word;
    }
    word.push(second);
    match third {
        'و' if shape.past != 'i' => word.extend(['u', 'و', 'و']),
        'و' | 'ي' => word.extend(['i', 'ي', 'ي']),
        _ => word.extend(['U', third]),
    }
    part(shape, &mut word);
    word
}

pub(super) fn masdar(entry: &VerbEntry<'_>) -> Option<String> {
    let shape = shape_of(entry).ok()?;
    masdar_phones(&shape).map(|word| write(&word, false))
}

fn masdar_phones(shape: &Shape) -> Option<Phones> {
    let defective = shape.defective();
    let hamza_end = shape.last() == HAMZA;
    let hollow = shape.hollow();
    let merged = shape.habit == Habit::Merged;
    if shape.seeing() && shape.class == Class::IV {
        return Some(phones("ءiرAءaT"));
    }
    let pattern = match shape.class {
        Class::I => return None,
        Class::II if defective || hamza_end => "تa12i3aT",
        Class::II => "تa12I3",
        Class::III if defective => "مu1A2AT",
        Class::III => "مu1A2a3aT",
        Class::IV if hollow => "ءi1A3aT",
        Class::IV => "ءi12A3",
        Class::V if merged => "ٱi11a22u3",
        Class::VI if merged => "ٱi11A2u3",
        Class::V => "تa1a22u3",
        Class::VI => "تa1A2u3",
        Class::VII => "ٱi51i2A3",
        Class::VIII => "ٱi15i2A3",
        Class::IX => "ٱi12i3A3",
        Class::X if hollow => "ٱiستi1A3aT",
        Class::X => "ٱiستi12A3",
        Class::Q1 if defective => "1a23AT",
        Class::Q1 => "1a23a4aT",
        Class::Q2 => "تa1a23u4",
        Class::Q4 => "ٱi12i34A4",
    };
    let mut word = fill(shape, pattern, '-');
    // The middle radical of اِنقِيَاد, اِحتِيَاج.
    for sign in &mut word {
        if *sign == '2' {
            *sign = 'ي';
        }
    }
    match shape.class {
        Class::II if defective => return Some(contract_second(word)),
        Class::III if shape.tied() => return Some(tie_before_ta(word)),
        Class::VI if shape.tied() => return Some(tie(&word)),
        Class::V | Class::VI | Class::Q2 if defective => {
            word.truncate(word.len().saturating_sub(2));
            word.push('I');
        }
        _ => {}
    }
    // إِعطَاء: a weak radical behind a long vowel.
    if let [.., 'A', last] = word.as_mut_slice()
        && is_glide(*last)
    {
        *last = HAMZA;
    }
    if shape.habit == Habit::Clipped { None } else { Some(word) }
}

/// تَسمِيَة with ي for either radical; تَحِيَّة from تَحيِيَة.
fn contract_second(mut word: Phones) -> Phones {
    let (tail_t, tail_a) = (word.pop(), word.pop());
    if let Some(last) = word.last_mut() {
        *last = 'ي';
    }
    word = tie(&word);
    word.extend(tail_a);
    word.extend(tail_t);
    word
}

/// مُضَادَّة from مُضَادَدَة.
fn tie_before_ta(mut word: Phones) -> Phones {
    let (tail_t, tail_a) = (word.pop(), word.pop());
    word = tie(&word);
    word.extend(tail_a);
    word.extend(tail_t);
    word
}
