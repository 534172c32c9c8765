//! Declension: a nominal stem, its class, and the endings of case, state and number.

use super::super::features::{Attachment, Case, Ending, Features, Form, Gender, Number, State};
use super::emit;
use super::orthography::write;
use super::phones::{HAMZA, Phones, is_consonant, is_glide};

/// Radicals and how many, `None` for loans.
pub(super) type Root = Option<([char; 4], usize)>;

/// How a stem ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// In a consonant, with a case vowel.
    Consonant,
    /// In ة.
    FeminineT,
    /// In the feminine ending ـَاء.
    FeminineHamza,
    /// In ـَى or ـَا.
    LongA,
    /// In ـِي that gives way to tanwin; `nunated`: the accusative takes tanwin too (قَاضِيًا, not مَبَانِيَ).
    Defective { nunated: bool },
    /// A loan in a long vowel, which never changes.
    Fixed,
    /// A plural in ات.
    SoundFem,
}

/// A stem with its class.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    pub(super) phones: Phones,
    pub(super) kind: Kind,
    pub(super) ending: Ending,
    root: Root,
}

impl Nominal {
    /// Classifies a stem; `plural`: it is a broken plural. `diptote`: the caller knows it to be one.
    pub(super) fn new(phones: Phones, root: Root, plural: bool, diptote: bool) -> Self {
        let kind = kind(&phones, root, plural);
        let ending = match kind {
            Kind::Consonant if diptote || is_diptote(&phones, root, plural) => Ending::Diptote,
            Kind::Consonant | Kind::FeminineT => Ending::Triptote,
            Kind::FeminineHamza => Ending::Diptote,
            Kind::LongA | Kind::Fixed => Ending::Complete,
            Kind::Defective { .. } => Ending::Defective,
            Kind::SoundFem => Ending::SoundFem,
        };
        Self { phones, kind, ending, root }
    }

    /// The written-out feminine of an adjective: ـَاء in it is always the ending (عَميَاء, though its root ends weakly).
    pub(super) fn feminine(phones: Phones, root: Root) -> Self {
        let mut out = Self::new(phones, root, false, false);
        if matches!(out.phones.as_slice(), [.., 'A', HAMZA]) {
            (out.kind, out.ending) = (Kind::FeminineHamza, Ending::Diptote);
        }
        out
    }

    fn without_last(&self) -> Phones {
        let mut stem = self.phones.clone();
        stem.pop();
        stem
    }

    /// The stem as it stands before an ending that begins with a vowel.
    fn base(&self) -> Phones {
        let mut stem = self.without_last();
        match self.kind {
            Kind::Consonant | Kind::SoundFem => {
                stem.clone_from(&self.phones);
                stem.push('+');
            }
            Kind::FeminineT => stem.push('ت'),
            Kind::FeminineHamza => stem.push('و'),
            Kind::LongA => stem.extend(['a', self.glide()]),
            Kind::Defective { .. } => stem.extend(['i', 'ي']),
            Kind::Fixed => match self.phones.last() {
                Some('I') => stem.extend(['i', 'ي']),
                Some('U') => stem.extend(['u', 'و']),
                _ => stem.extend(['a', 'ت']),
            },
        }
        stem
    }

    /// The glide that a final long a turns to: و only in short words of such a root (عَصَوَان) and behind ي.
    fn glide(&self) -> char {
        let consonants = self.phones.iter().filter(|&&c| is_consonant(c) && c != 'T').count();
        let before = self.phones.iter().rev().copied().find(|&c| is_consonant(c) && c != 'T');
        let third = self.root.map(|(radicals, _)| radicals[2]);
        if consonants < 3 && (third == Some('و') || before == Some('ي')) { 'و' } else { 'ي' }
    }

    /// The feminine in ة.
    pub(super) fn with_t(&self) -> Phones {
        let mut stem = self.base();
        if self.kind == Kind::LongA {
            stem = self.without_last();
            stem.push('A');
        } else {
            stem.push('a');
        }
        stem.push('T');
        stem
    }

    /// Singular and broken plural: all spellings of case and state.
    pub(super) fn add_cases(&self, forms: &mut Vec<Form>, features: Features) {
        let features = Features { ending: self.ending, ..features };
        match self.kind {
            Kind::Consonant => {
                emit::declined(forms, &self.phones, features);
                let without_alef = matches!(self.phones.as_slice(), [.., 'A' | 'a', HAMZA]);
                if self.ending == Ending::Triptote && !without_alef {
                    let mut word = self.base();
                    word.push('F');
                    emit::free(forms, &word, indefinite(features, Case::Acc));
                }
            }
            Kind::FeminineT => {
                emit::free(forms, &self.phones, features);
                emit::bound(forms, &self.phones, Features { state: State::Construct, ..features });
            }
            Kind::FeminineHamza | Kind::SoundFem => emit::declined(forms, &self.phones, features),
            Kind::LongA | Kind::Fixed => emit::complete(forms, &self.phones, features),
            Kind::Defective { nunated } => {
                emit::complete(forms, &self.phones, features);
                let mut word = self.without_last();
                word.push('K');
                emit::free(forms, &word, indefinite(features, Case::None));
                if nunated {
                    let mut word = self.base();
                    word.push('F');
                    emit::free(forms, &word, indefinite(features, Case::Acc));
                }
            }
        }
    }

    /// Dual: ـَان and ـَين, with and without ن.
    pub(super) fn add_dual(&self, forms: &mut Vec<Form>, features: Features) {
        let features = Features { number: Number::Dual, ending: Ending::Complete, ..features };
        add_pair(forms, &self.base(), DUAL, features);
    }

    /// Sound masculine plural: ـُون and ـِين, with and without ن.
    pub(super) fn add_sound_masculine(&self, forms: &mut Vec<Form>, features: Features) {
        let features = Features { number: Number::Plur, gender: Gender::Masc, ending: Ending::Complete, ..features };
        match self.kind {
            Kind::LongA => add_pair(forms, &self.without_last(), [("aونa", "aو"), ("aينa", "aي")], features),
            Kind::Defective { .. } => add_pair(forms, &self.without_last(), SOUND_MASCULINE, features),
            _ => add_pair(forms, &self.base(), SOUND_MASCULINE, features),
        }
    }

    /// Sound feminine plural; `broaden`: a vowel comes between the radicals of nouns like أَزمَة (أَزَمَات).
    pub(super) fn add_sound_feminine(&self, forms: &mut Vec<Form>, features: Features, broaden: bool) {
        let mut stem = match self.kind {
            Kind::FeminineT => {
                let mut stem = self.without_last();
                if stem.pop() == Some('A') {
                    stem.extend(['a', self.glide()]);
                } else if broaden {
                    broaden_stem(&mut stem);
                }
                stem
            }
            Kind::Fixed => match self.phones.last() {
                Some('U') => {
                    let mut stem = self.phones.clone();
                    stem.push('ه');
                    stem
                }
                Some('I') => self.base(),
                _ => self.without_last(),
            },
            _ => self.base(),
        };
        if stem.last() == Some(&HAMZA) && self.kind == Kind::FeminineT && stem.iter().rev().nth(1).is_some_and(|&c| c == 'A') {
            stem.push('+');
        }
        stem.extend(['A', 'ت']);
        let features = Features { number: Number::Plur, gender: Gender::Fem, ending: Ending::SoundFem, ..features };
        emit::declined(forms, &stem, features);
    }
}

/// Endings of the dual, nominative and oblique, with and without ن.
pub(super) const DUAL: [(&str, &str); 2] = [("Aنi", "A"), ("aينi", "aي")];
/// Endings of the sound masculine plural.
pub(super) const SOUND_MASCULINE: [(&str, &str); 2] = [("Uنa", "U"), ("Iنa", "I")];

fn indefinite(features: Features, case: Case) -> Features {
    Features { state: State::Indef, case, ending: Ending::Complete, ..features }
}

/// Adds nominative and oblique, each with ن (Absolute) and without (Construct).
pub(super) fn add_pair(forms: &mut Vec<Form>, base: &[char], endings: [(&str, &str); 2], features: Features) {
    for ((absolute, construct), case) in endings.into_iter().zip([Case::Nom, Case::AccGen]) {
        let joined = |ending: &str| -> Phones { base.iter().copied().chain(ending.chars()).collect() };
        emit::free(forms, &joined(absolute), Features { case, state: State::Absolute, ..features });
        emit::complete(forms, &joined(construct), Features { case, state: State::Construct, ..features });
    }
    if features.number == Number::Dual {
        add_seated(forms, base, endings, features);
    }
}

/// Duals in which hamza has the seat that it has within a word: جُزأَينِ beside جُزءَينِ; جُزآنِ beside جُزءَانِ, where the letter before does not join (else عِبئَانِ).
fn add_seated(forms: &mut Vec<Form>, base: &[char], endings: [(&str, &str); 2], features: Features) {
    let [stem @ .., before, HAMZA, '+'] = base else { return };
    if !is_consonant(*before) || is_glide(*before) {
        return;
    }
    for ((absolute, construct), case) in endings.into_iter().zip([Case::Nom, Case::AccGen]) {
        if case == Case::Nom && !matches!(before, 'د' | 'ذ' | 'ر' | 'ز') {
            continue;
        }
        let joined = |ending: &str| -> Phones { stem.iter().copied().chain([*before, HAMZA]).chain(ending.chars()).collect() };
        for (ending, attachment, state) in
            [(absolute, Attachment::Free, State::Absolute), (construct, Attachment::Either, State::Construct)]
        {
            emit::push(forms, write(&joined(ending), false), Features { case, state, attachment, ..features });
        }
    }
}

/// أَزمَة: أَزَمَات, سُلطَة: سُلُطَات; weak or doubled middle radicals and فِعلَة stay.
fn broaden_stem(stem: &mut Phones) {
    if let [first, vowel @ ('a' | 'u'), second, third] = *stem.as_slice() {
        let plain = is_consonant(first) && is_consonant(second) && is_consonant(third);
        if plain && second != third && !is_glide(second) && !(vowel == 'u' && third == 'ي') {
            stem.insert(3, vowel);
        }
    }
}

fn kind(phones: &[char], root: Root, plural: bool) -> Kind {
    let radicals = root.map(|(radicals, count)| (radicals, radicals[count - 1]));
    match (phones, radicals) {
        ([.., 'T'], _) => Kind::FeminineT,
        ([.., 'A' | 'I' | 'U' | 'ا'], None) => Kind::Fixed,
        ([.., 'A' | 'Y' | 'ا'], _) => Kind::LongA,
        ([.., 'U'], _) => Kind::Fixed,
        ([.., 'I'], _) => {
            let taller = matches!(phones, [_, 'a', _, 'A', _, 'I']) && (plural || phones.first() != Some(&'ت'));
            Kind::Defective { nunated: !taller }
        }
        ([.., before, 'A', 'ت'], Some((_, last))) if plural && (last != 'ت' || *before == 'ت') => Kind::SoundFem,
        ([stem @ .., 'A', HAMZA], Some((radicals, last))) if !plural && is_feminine_hamza(stem, radicals, last) => {
            Kind::FeminineHamza
        }
        _ => Kind::Consonant,
    }
}

/// ـَاء whose hamza is neither a radical nor the trace of one: صَحرَاء.
fn is_feminine_hamza(stem: &[char], radicals: [char; 4], last: char) -> bool {
    let consonants = stem.iter().filter(|&&c| is_consonant(c)).count();
    if consonants > 2 && last != HAMZA && !is_glide(last) && radicals[1] != HAMZA {
        return true;
    }
    // عَليَاء has all its radicals before the ending, إِعلَاء has the last one in its hamza.
    let same = |(&letter, radical): (&char, char)| letter == radical || is_glide(letter) && is_glide(radical);
    let letters: Vec<char> = stem.iter().copied().filter(|&c| is_consonant(c)).collect();
    letters.len() == 3 && letters.iter().zip(radicals).all(same)
}

/// Diptotes by pattern: plurals like مَسَاجِد, صَوَارِيخ, كَرَاسِيّ, مَوَادّ, وُزَرَاء, أَصدِقَاء; أَشيَاء.
fn is_diptote(phones: &[char], root: Root, plural: bool) -> bool {
    if root.is_none() && !plural {
        return false;
    }
    match phones {
        [_, 'a', _, 'A', _, 'i' | 'I', last] => is_consonant(*last),
        [_, 'a', _, 'A', _, 'i', 'ي', 'ي'] => plural,
        [_, 'a', _, 'A', third, fourth] => plural && third == fourth,
        [_, 'u', _, 'a', _, 'A', HAMZA] => true,
        [HAMZA, 'a', _, _, 'i', _, 'A', HAMZA] | [HAMZA, 'a', _, 'i', _, _, 'A', HAMZA] => true,
        [HAMZA, 'a', 'ش', 'ي', 'A', HAMZA] => true,
        _ => false,
    }
}
