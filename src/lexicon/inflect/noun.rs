//! Nouns.

use super::super::features::{Case, Ending, Features, Form, Gender, Number, Pos, State};
use super::nominal::{DUAL, Kind, Nominal, add_pair};
use super::orthography::{read, write};
use super::phones::{Phones, phones};
use super::shape::radicals;
use super::{InflectError, NounEntry, emit, plural};

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

pub(super) fn forms(entry: &NounEntry<'_>) -> Result<Vec<Form>, InflectError> {
    let mut forms = Vec::with_capacity(24);
    let gender = if entry.gender == "f" { Gender::Fem } else { Gender::Masc };
    let features = Features { pos: Pos::Noun, gender, number: Number::Sing, human: entry.human, ..Features::default() };
    if entry.lemma == "ذُو" {
        add_dhu(&mut forms, features);
        return Ok(forms);
    }
    let root = radicals(entry.root);
    let stem = read_checked(entry.lemma)?;
    let only_plural = gender == Gender::Fem && matches!(stem.as_slice(), [.., 'A', 'ت']) && is_sound_plural(&stem, entry);
    let singular = Nominal::new(stem, root, only_plural, false);
    if only_plural {
        singular.add_cases(&mut forms, Features { number: Number::Plur, ..features });
    } else {
        singular.add_cases(&mut forms, features);
        add_five(&mut forms, entry.lemma, features);
        match five_dual(entry.lemma) {
            Some(base) => {
                let features = Features { number: Number::Dual, ending: Ending::Complete, ..features };
                add_pair(&mut forms, &base, DUAL, features);
            }
            None => singular.add_dual(&mut forms, features),
        }
    }
    plural::add(&mut forms, &singular, entry.plurals, root, features, singular.kind == Kind::FeminineT)?;
    Ok(forms)
}

/// مُبَاحَثَات: a lemma that is a plural; its root does not end in ت.
fn is_sound_plural(stem: &[char], entry: &NounEntry<'_>) -> bool {
    stem.len() > 4 && radicals(entry.root).is_some_and(|(letters, count)| letters[count - 1] != 'ت')
}

/// The five nouns, whose case vowel is long in construct: أَبُو, أَبَا, أَبِي.
fn add_five(forms: &mut Vec<Form>, lemma: &str, features: Features) {
    let stem = match lemma {
        "أَب" => "ءaب",
        "أَخ" => "ءaخ",
        "حَم" => "حaم",
        "فَم" => "ف",
        _ => return,
    };
    let features = Features { state: State::Construct, ending: Ending::Complete, ..features };
    for (vowel, case) in [('U', Case::Nom), ('A', Case::Acc), ('I', Case::Gen)] {
        let mut word = phones(stem);
        word.push(vowel);
        emit::complete(forms, &word, Features { case, ..features });
    }
}

fn five_dual(lemma: &str) -> Option<Phones> {
    match lemma {
        "أَب" => Some(phones("ءaبaو")),
        "أَخ" => Some(phones("ءaخaو")),
        "حَم" => Some(phones("حaمaو")),
        _ => None,
    }
}

/// ذُو and its feminine ذَات, only in construct.
fn add_dhu(forms: &mut Vec<Form>, features: Features) {
    let features = Features { state: State::Construct, ending: Ending::Complete, ..features };
    let feminine = Features { gender: Gender::Fem, ..features };
    let dual = |features| Features { number: Number::Dual, ..features };
    let plural = |features| Features { number: Number::Plur, ..features };
    let cased = |features, case| Features { case, ..features };
    for (word, features) in [
        ("ذU", cased(features, Case::Nom)),
        ("ذA", cased(features, Case::Acc)),
        ("ذI", cased(features, Case::Gen)),
        ("ذaوA", cased(dual(features), Case::Nom)),
        ("ذaوaي", cased(dual(features), Case::AccGen)),
        ("ذaوU", cased(plural(features), Case::Nom)),
        ("ذaوI", cased(plural(features), Case::AccGen)),
        ("ذAت", Features { ending: Ending::Triptote, ..feminine }),
        ("ذAتA", cased(dual(feminine), Case::Nom)),
        ("ذaوAتA", cased(dual(feminine), Case::Nom)),
        ("ذAتaي", cased(dual(feminine), Case::AccGen)),
        ("ذaوAتaي", cased(dual(feminine), Case::AccGen)),
        ("ذaوAت", Features { ending: Ending::SoundFem, ..plural(feminine) }),
    ] {
        emit::complete(forms, &phones(word), features);
    }
}
