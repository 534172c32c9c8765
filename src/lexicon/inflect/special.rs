//! Single nouns that go their own way.

use super::super::features::{Attachment, Case, Ending, Features, Form, Gender, Number, State};
use super::nominal::{DUAL, Nominal, Root, add_pair};
use super::orthography::write;
use super::phones::{Phones, phones};
use super::{NounEntry, emit};

/// Adds all forms of ذُو, ذَوُو, أُولُو, اِمرُؤ, أَبَوَان; false for every other noun.
pub(super) fn add(forms: &mut Vec<Form>, entry: &NounEntry<'_>, features: Features) -> bool {
    match entry.lemma {
        "ذُو" => add_dhu(forms, features, entry.plurals.contains(&"أُولُو")),
        "ذَوُو" => add_plural_pair(forms, "ذaو", features),
        "أُولُو" => add_plural_pair(forms, "ءUل", features),
        "اِمرُؤ" => add_man(forms, features),
        "أَبَوَان" => add_only_dual(forms, "ءaبaو", features),
        "وَالِدَان" => add_only_dual(forms, "وAلiد", features),
        _ => return false,
    }
    true
}

/// ذَوُو, ذَوِي: only in construct.
fn add_plural_pair(forms: &mut Vec<Form>, stem: &str, features: Features) {
    let features = Features { state: State::Construct, ending: Ending::Complete, number: Number::Plur, ..features };
    for (vowel, case) in [('U', Case::Nom), ('I', Case::AccGen)] {
        let mut word = phones(stem);
        word.push(vowel);
        emit::complete(forms, &word, Features { case, ..features });
    }
}

/// Parents: a lemma that is a dual.
fn add_only_dual(forms: &mut Vec<Form>, stem: &str, features: Features) {
    let features = Features { number: Number::Dual, ending: Ending::Complete, ..features };
    add_pair(forms, &phones(stem), DUAL, features);
}

/// Names of months and places, which have no tanwin.
pub(super) fn is_diptote(lemma: &str) -> bool {
    matches!(lemma, "رَمَضَان" | "شَعبَان" | "جَهَنَّم")
}

/// اِمرُؤ, whose last vowel follows its case (اِمرَأ, اِمرِئ), and مَرء behind the article.
fn add_man(forms: &mut Vec<Form>, features: Features) {
    for (word, case) in [("ٱiمرuء", Case::Nom), ("ٱiمرaء", Case::Acc), ("ٱiمرiء", Case::Gen)] {
        let features = Features { case, ending: Ending::Triptote, attachment: Attachment::Free, ..features };
        emit::push(forms, write(&phones(word), false), features);
    }
    let man = Nominal::new(phones("مaرء"), None, false, false);
    man.add_cases(forms, features);
    man.add_dual(forms, features);
}

/// Second singulars: مَرأَة behind the article beside اِمرَأَة, and بن between names beside اِبن.
pub(super) fn add_doublets(forms: &mut Vec<Form>, lemma: &str, root: Root, features: Features) {
    match lemma {
        "اِمرَأَة" => {
            let woman = Nominal::new(phones("مaرءaT"), root, false, false);
            woman.add_cases(forms, features);
            woman.add_dual(forms, features);
        }
        "اِبن" => {
            let features = Features { state: State::Construct, ending: Ending::Triptote, ..features };
            emit::free(forms, &phones("بن"), features);
        }
        _ => {}
    }
}

/// The five nouns, whose case vowel is long in construct: أَبُو, أَبَا, أَبِي.
pub(super) fn add_five(forms: &mut Vec<Form>, lemma: &str, features: Features) {
    let stem = match lemma {
        "أَب" => "ءaب",
        "أَخ" => "ءaخ",
        "حَم" => "حaم",
        "فَم" => "ف",
        _ => return,
    };
    let features = Features { state: State::Construct, ending: Ending::Complete, ..features };
    for (vowel, case) in [('U', Case::Nom), ('A', Case::Acc), ('I', Case::Gen)] {
        // فِي "the mouth of" is spelt like the commonest preposition, and news has فَم.
        if lemma == "فَم" && case == Case::Gen {
            continue;
        }
        let mut word = phones(stem);
        word.push(vowel);
        emit::complete(forms, &word, Features { case, ..features });
    }
}

/// أَب has أَبُو in construct and before pronouns, but أَبِي "my father".
pub(super) fn keep_from_construct(forms: &mut Vec<Form>, from: usize) {
    let mut mine = Vec::new();
    for form in forms.iter_mut().skip(from).filter(|form| form.features.state == State::Any) {
        let features = Features { state: State::Construct, attachment: Attachment::Mine, ..form.features };
        mine.push(Form { vocalized: form.vocalized.clone(), features });
        form.features = Features { state: State::Absolute, attachment: Attachment::Free, ..form.features };
    }
    forms.extend(mine);
}

pub(super) fn five_dual(lemma: &str) -> Option<Phones> {
    match lemma {
        "أَب" => Some(phones("ءaبaو")),
        "أَخ" => Some(phones("ءaخaو")),
        "حَم" => Some(phones("حaمaو")),
        _ => None,
    }
}

/// ذُو and its feminine ذَات, only in construct; before a pronoun only the plural (ذَوُوهُ).
fn add_dhu(forms: &mut Vec<Form>, features: Features, also_ulu: bool) {
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
        if features.number == Number::Plur && features.gender != Gender::Fem {
            emit::complete(forms, &phones(word), features);
        } else {
            emit::free(forms, &phones(word), features);
        }
    }
    if also_ulu {
        add_plural_pair(forms, "ءUل", features);
    }
}
