//! The plurals of a row: sound by sign, or written out.

use super::super::features::{Ending, Features, Form, Gender, Number, Pos};
use super::nominal::{Kind, Nominal, Root, SOUND_MASCULINE, add_pair};
use super::noun::read_checked;
use super::phones::{HAMZA, Phones, is_consonant};
use super::{InflectError, emit};

/// Adds every plural in the list. `features` are those of the singular.
pub(super) fn add(
    forms: &mut Vec<Form>,
    singular: &Nominal,
    plurals: &[&str],
    root: Root,
    features: Features,
    broaden: bool,
) -> Result<(), InflectError> {
    for plural in plurals {
        match *plural {
            "-" | "" => {}
            "ون" => singular.add_sound_masculine(forms, features),
            "ات" => singular.add_sound_feminine(forms, features, broaden),
            written => add_written(forms, read_checked(written)?, root, features),
        }
    }
    Ok(())
}

/// Adds a plural that is written out: broken, or sound on a stem of its own (سَنَوَات, بَنُون).
fn add_written(forms: &mut Vec<Form>, phones: Phones, root: Root, features: Features) {
    let features = Features { number: Number::Plur, ..features };
    let last = root.map(|(radicals, count)| radicals[count - 1]);
    if let [stem @ .., 'U', 'ن'] = phones.as_slice()
        && last.is_some_and(|radical| radical != 'ن')
    {
        let features = Features { gender: Gender::Masc, ending: Ending::Complete, ..features };
        add_pair(forms, stem, SOUND_MASCULINE, features);
        return;
    }
    // Loans: only sound plurals of nouns end so (فِيزَات); with adjectives it is a people (سُوفيَات).
    if root.is_none()
        && features.pos == Pos::Noun
        && let [.., 'A', 'ت'] = phones.as_slice()
    {
        emit::complete(forms, &phones, Features { gender: Gender::Fem, ending: Ending::SoundFem, ..features });
        return;
    }
    let diptote = matches!(phones.as_slice(), [HAMZA, 'u', 'خ', 'a', 'ر']);
    let plural = Nominal::new(phones, root, true, diptote);
    let of_feminine = features.pos == Pos::Adj && is_of_feminine(&plural.phones);
    let features =
        if plural.kind == Kind::SoundFem || of_feminine { Features { gender: Gender::Fem, ..features } } else { features };
    plural.add_cases(forms, features);
}

/// فُعَل, the plural of فُعلَى: أُخَر, كُبَر.
fn is_of_feminine(phones: &[char]) -> bool {
    matches!(phones, [first, 'u', second, 'a', third] if [first, second, third].iter().all(|&&c| is_consonant(c)))
}
