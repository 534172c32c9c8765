//! Adjectives: both genders in all numbers.

use super::super::features::{Features, Form, Gender, Number, Pos};
use super::nominal::{Nominal, Root};
use super::noun::{read_checked, root_of};
use super::phones::{HAMZA, Phones, is_consonant};
use super::{AdjectiveEntry, InflectError, plural};

pub(super) fn forms(entry: &AdjectiveEntry<'_>) -> Result<Vec<Form>, InflectError> {
    let mut forms = Vec::with_capacity(32);
    let root = root_of(entry.lemma, entry.root)?;
    let features = Features { pos: Pos::Adj, gender: Gender::Masc, number: Number::Sing, ..Features::default() };
    let stem = read_checked(entry.lemma)?;
    let diptote = is_elative(&stem) || is_fa_lan(&stem, entry.feminine);
    let masculine = Nominal::new(stem, root, false, diptote);
    masculine.add_cases(&mut forms, features);
    masculine.add_dual(&mut forms, features);
    if let Some(feminine) = feminine(&masculine, entry, root)? {
        let features = Features { gender: Gender::Fem, ..features };
        feminine.add_cases(&mut forms, features);
        feminine.add_dual(&mut forms, features);
        feminine.add_sound_feminine(&mut forms, features, false);
    }
    plural::add(&mut forms, &masculine, entry.plurals, root, features, false)?;
    Ok(forms)
}

fn feminine(masculine: &Nominal, entry: &AdjectiveEntry<'_>, root: Root) -> Result<Option<Nominal>, InflectError> {
    let phones = match entry.feminine {
        "-" | "" => return Ok(None),
        "ة" => masculine.with_t(),
        written => return Ok(Some(Nominal::feminine(read_checked(written)?, root))),
    };
    Ok(Some(Nominal::new(phones, root, false, false)))
}

/// أَكبَر, أَشَدّ, آخَر, أَوَّل; أَعلَى ends in a long vowel and needs no case.
fn is_elative(stem: &[char]) -> bool {
    match stem {
        [HAMZA, 'a', first, second, 'a', third] => [first, second, third].into_iter().all(|&c| is_consonant(c)),
        [HAMZA, 'a', first, 'a', second, third] => is_consonant(*first) && second == third,
        [HAMZA, 'A', second, 'a', third] => is_consonant(*second) && is_consonant(*third),
        _ => false,
    }
}

/// غَضبَان with feminine غَضبَى; تَعبَان with ة has tanwin.
fn is_fa_lan(stem: &Phones, feminine: &str) -> bool {
    matches!(stem.as_slice(), [_, 'a', _, _, 'A', 'ن']) && feminine != "ة"
}
