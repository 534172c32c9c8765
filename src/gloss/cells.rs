//! Cells of a paradigm: from the forms of a lemma, the one (or several) that fills a place, with its short ending.
//!
//! The lexicon leaves the ending out that context decides; here it is put on. Endings and their order follow `assets/README.md` (NFC: the vowel before the
//! shadda).

use crate::annotate::morphology::with_article;
use crate::lexicon::features::{Aspect, Case, Ending, Features, Form, Gender, Mood, Number, Person, Pos, State, Voice};
use crate::text::letters::{ALEF, ALEF_MAKSURA, SHADDA, YEH};
use crate::text::normalize::unmarked;

const FATHA: &str = "\u{64E}";
const DAMMA: &str = "\u{64F}";
const KASRA: &str = "\u{650}";
const FATHATAN: &str = "\u{64B}";
const DAMMATAN: &str = "\u{64C}";
const KASRATAN: &str = "\u{64D}";

/// What stands around a noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Around {
    /// Nothing.
    Indefinite,
    /// The article.
    Definite,
    /// A noun or pronoun after it.
    Construct,
}

/// The three cases.
pub(super) const CASES: [Case; 3] = [Case::Nom, Case::Acc, Case::Gen];

/// `word` with a short ending, before a final shadda.
fn ended(word: &str, ending: &str) -> String {
    word.strip_suffix(SHADDA).map_or_else(|| format!("{word}{ending}"), |stem| format!("{stem}{ending}{SHADDA}"))
}

fn add(out: &mut Vec<String>, word: String) {
    if !out.contains(&word) {
        out.push(word);
    }
}

/// The forms that stand alone.
fn free(forms: &[Form]) -> impl Iterator<Item = &Form> {
    forms.iter().filter(|f| f.features.attachment.stands_alone())
}

/// Present, third person masculine singular, active where there is an active voice.
pub(super) fn present(forms: &[Form]) -> Vec<String> {
    let person = (Person::Third, Gender::Masc, Number::Sing);
    let active = verb(forms, Voice::Act, Tense::Indicative, person);
    if active.is_empty() { verb(forms, Voice::Pass, Tense::Indicative, person) } else { active }
}

/// The columns of a verb's table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    /// Past.
    Perfect,
    /// Present indicative.
    Indicative,
    /// Present subjunctive.
    Subjunctive,
    /// Jussive.
    Jussive,
    /// Imperative.
    Imperative,
}

impl Tense {
    fn aspect(self) -> Aspect {
        match self {
            Self::Perfect => Aspect::Perf,
            Self::Imperative => Aspect::Imperative,
            _ => Aspect::Imp,
        }
    }

    fn has(self, mood: Mood) -> bool {
        match self {
            Self::Perfect | Self::Imperative => true,
            Self::Indicative => matches!(mood, Mood::None | Mood::Ind | Mood::IndSub),
            Self::Subjunctive => matches!(mood, Mood::None | Mood::Sub | Mood::SubJus | Mood::IndSub),
            Self::Jussive => matches!(mood, Mood::None | Mood::Jus | Mood::SubJus),
        }
    }
}

/// The forms of a verb in one cell of its table; several where usage varies.
pub(super) fn verb(forms: &[Form], voice: Voice, tense: Tense, person: (Person, Gender, Number)) -> Vec<String> {
    let mut out = Vec::new();
    for form in free(forms) {
        let f = form.features;
        let fits =
            f.pos == Pos::Verb && (f.voice, f.aspect) == (voice, tense.aspect()) && (f.person, f.gender, f.number) == person;
        if fits && tense.has(f.mood) {
            add(&mut out, with_mood(&form.vocalized, f, tense));
        }
    }
    out
}

fn with_mood(word: &str, features: Features, tense: Tense) -> String {
    match (features.ending, tense) {
        (Ending::Mood, Tense::Indicative) => ended(word, DAMMA),
        (Ending::Mood, Tense::Subjunctive) => ended(word, FATHA),
        // A doubled consonant cannot close a word: يَمُدَّ.
        (Ending::Mood, Tense::Jussive) if word.ends_with(SHADDA) => ended(word, FATHA),
        (Ending::Defective, Tense::Subjunctive) => ended(word, FATHA),
        _ => word.to_owned(),
    }
}

/// The forms in which a number and gender is cited: without case ending, sound plurals in the nominative.
pub(super) fn citation(forms: &[Form], number: Number, gender: Gender) -> Vec<String> {
    let mut out = Vec::new();
    for form in free(forms) {
        let f = form.features;
        let cited = matches!(f.case, Case::None | Case::Nom) && !matches!(f.state, State::Construct | State::Indef);
        if f.number == number && f.gender == gender && cited {
            add(&mut out, form.vocalized.clone());
        }
    }
    out
}

/// The forms of a noun or adjective among `forms` (all of one number and gender) in a case and state; several where usage varies.
pub(super) fn nominal(forms: &[&Form], case: Case, around: Around) -> Vec<String> {
    let covers = |f: &Features| f.case == Case::None || f.case == case || f.case == Case::AccGen && case != Case::Nom;
    let mut out = Vec::new();
    // A spelling that is only indefinite wins over the general one of the same stem: كِتَابًا, قَاضٍ.
    let fits_indefinite = |f: &Features| f.state == State::Indef && (f.case == case || f.case == Case::None && case != Case::Acc);
    let own: Vec<&Form> =
        forms.iter().copied().filter(|f| around == Around::Indefinite && fits_indefinite(&f.features)).collect();
    for form in &own {
        add(&mut out, form.vocalized.clone());
    }
    for form in forms {
        let f = form.features;
        let fits = match f.state {
            State::Any => true,
            State::Indef => false,
            State::Absolute => around != Around::Construct,
            State::Construct => around == Around::Construct,
        };
        if !fits || !covers(&f) || own.iter().any(|indefinite| extends(&indefinite.vocalized, &form.vocalized)) {
            continue;
        }
        let word = with_case(&form.vocalized, f, case, around);
        add(&mut out, if around == Around::Definite { with_article(&word) } else { word });
    }
    out
}

/// A construct form with «his» behind it: ـهُ, ـهِ after i and y.
pub(super) fn with_his(word: &str) -> String {
    let front = word.trim_end_matches(SHADDA).ends_with(KASRA) || word.ends_with(YEH);
    format!("{word}ه{}", if front { KASRA } else { DAMMA })
}

/// Whether an indefinite spelling is of the stem of a general one: كِتَابًا of كِتَاب, قَاضٍ and قَاضِيًا of قَاضِي.
fn extends(indefinite: &str, general: &str) -> bool {
    unmarked(indefinite).starts_with(unmarked(general).trim_end_matches(['\u{64A}', '\u{621}', '\u{624}', '\u{626}']))
}

fn with_case(word: &str, features: Features, case: Case, around: Around) -> String {
    let indefinite = around == Around::Indefinite;
    let ending = match (features.ending, case) {
        (Ending::Triptote, Case::Nom) | (Ending::SoundFem, Case::Nom) if indefinite => DAMMATAN,
        (Ending::Triptote, Case::Acc) if indefinite => FATHATAN,
        (Ending::Triptote, _) | (Ending::SoundFem, _) if indefinite => KASRATAN,
        (Ending::Triptote | Ending::SoundFem | Ending::Diptote, Case::Nom) => DAMMA,
        (Ending::Triptote | Ending::Diptote, Case::Acc) => FATHA,
        (Ending::Diptote, _) if indefinite => FATHA,
        (Ending::Triptote | Ending::SoundFem | Ending::Diptote, _) => KASRA,
        (Ending::Defective, Case::Acc) => FATHA,
        (Ending::Complete, _) if indefinite && takes_tanwin(word, features) => {
            let stem = word.trim_end_matches([ALEF, ALEF_MAKSURA]).trim_end_matches('\u{64E}');
            return format!("{stem}{FATHATAN}{}", if word.ends_with(ALEF) { ALEF } else { ALEF_MAKSURA });
        }
        _ => "",
    };
    ended(word, ending)
}

/// Words whose final long a is a radical: of three letters with two short vowels (فَتَى, عَصَا, قُرَى), and participles and nouns of place (مُستَوَى, مُستَثنَى). Elatives
/// (أَعلَى), feminines (ذِكرَى, دُنيَا) and plurals like جَرحَى have none.
fn takes_tanwin(word: &str, f: Features) -> bool {
    let masculine = (f.gender, f.number) == (Gender::Masc, Number::Sing);
    let place = masculine && word.starts_with('م') && word.ends_with(ALEF_MAKSURA);
    let letters: Vec<char> = word.chars().collect();
    let short = matches!(letters.as_slice(), [_, '\u{64E}'..='\u{650}', _, '\u{64E}', ALEF | ALEF_MAKSURA]);
    matches!(f.pos, Pos::Noun | Pos::Adj) && (place || short)
}
