//! Nouns.

use super::super::features::{Ending, Features, Form, Gender, Number, Pos};
use super::nominal::{DUAL, Kind, Nominal, Root, add_pair};
use super::orthography::{read, write};
use super::phones::Phones;
use super::shape::radicals;
use super::{InflectError, NounEntry, plural, special};

/// Reads a spelling and makes sure that the rules write it the same.
pub(super) fn read_checked(written: &str) -> Result<Phones, InflectError> {
    let mut phones = read(written);
    // Tables cite words without tanwin.
    if let Some(last @ ('F' | 'E' | 'K' | 'N')) = phones.last_mut() {
        *last = if *last == 'E' { 'Y' } else { '+' };
    }
    let respelled = write(&phones, false);
    if respelled == written { Ok(phones) } else { Err(InflectError::Spelling { written: written.into(), respelled }) }
}

/// The root of a row; `None` inside for loans.
pub(super) fn root_of(lemma: &str, root: &str) -> Result<Root, InflectError> {
    match radicals(root) {
        None if root != "-" => Err(InflectError::Root { lemma: lemma.into(), root: root.into() }),
        found => Ok(found),
    }
}

pub(super) fn forms(entry: &NounEntry<'_>) -> Result<Vec<Form>, InflectError> {
    let mut forms = Vec::with_capacity(24);
    let gender = if entry.gender == "f" { Gender::Fem } else { Gender::Masc };
    let features = Features { pos: Pos::Noun, gender, number: Number::Sing, human: entry.human, ..Features::default() };
    if special::add(&mut forms, entry, features) {
        return Ok(forms);
    }
    let root = root_of(entry.lemma, entry.root)?;
    let stem = read_checked(entry.lemma)?;
    let only_plural = gender == Gender::Fem && matches!(stem.as_slice(), [.., 'A', 'ت']) && is_sound_plural(&stem, root);
    let singular = Nominal::new(stem, root, only_plural, special::is_diptote(entry.lemma));
    if only_plural {
        singular.add_cases(&mut forms, Features { number: Number::Plur, ..features });
    } else {
        let from = forms.len();
        singular.add_cases(&mut forms, features);
        if special::five_dual(entry.lemma).is_some() {
            special::keep_from_construct(&mut forms, from);
        }
        special::add_five(&mut forms, entry.lemma, features);
        match special::five_dual(entry.lemma) {
            Some(base) => {
                let features = Features { number: Number::Dual, ending: Ending::Complete, ..features };
                add_pair(&mut forms, &base, DUAL, features);
            }
            None => singular.add_dual(&mut forms, features),
        }
    }
    special::add_doublets(&mut forms, entry.lemma, root, features);
    let broaden = singular.kind == Kind::FeminineT && !entry.human;
    plural::add(&mut forms, &singular, entry.plurals, root, features, broaden)?;
    Ok(forms)
}

/// مُبَاحَثَات: a lemma that is a plural; its root does not end in ت.
fn is_sound_plural(stem: &[char], root: Root) -> bool {
    stem.len() > 4 && root.is_some_and(|(letters, count)| letters[count - 1] != 'ت')
}
