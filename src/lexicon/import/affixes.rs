//! What affixes make of the stems of a category: the inflected forms without clitics, as templates that every stem of the category fills.
//!
//! In: a database's affixes and tables. Out: for a category, what stands before and after the stem and what the form says. A case or mood vowel is no part of a form
//! (context writes it): affixes that differ in it alone are one template, and which vowels there are tells the class of endings. Suffixes with ـه tell the spelling
//! before pronouns.

use super::almor::{ASP, Affix, CAS, Clitic, Database, FORM_GEN, FORM_NUM, GEN, MOD, NONE, NUM, STT, Values, merge};
use super::{Error, MOST_PAIRS};
use crate::lexicon::features::{Attachment, Case, Ending, Mood, State};
use crate::text::letters::{ALEF, ALEF_MAKSURA, FATHATAN, HEH, KASRATAN, NOON, SUKUN, WAW, YEH, is_mark};
use std::collections::BTreeMap;

/// Which rules a part of speech follows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Kind {
    /// Nouns, adjectives, names, numbers.
    Nominal,
    /// Verbs.
    Verb,
    /// Words that do not inflect.
    Other,
}

/// One form that stems of a category have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Template {
    pub(super) prefix: String,
    pub(super) suffix: String,
    /// What the affixes say; the stem's own values count where this is silent.
    pub(super) values: Values,
    pub(super) case: Case,
    pub(super) state: State,
    pub(super) mood: Mood,
    pub(super) attachment: Attachment,
    pub(super) ending: Ending,
}

/// What is known of a form: the vowels that end it, its cases and moods, each as it stands alone and before a pronoun.
#[derive(Default)]
struct Seen {
    free: Vec<(Option<char>, Values)>,
    bound: Vec<(Option<char>, Values)>,
}

type Key = (String, String, Values);

/// The forms of the stems of a category. `pairs` counts what was tried.
pub(super) fn templates(base: &Database, category: u32, kind: Kind, pairs: &mut usize) -> Result<Vec<Template>, Error> {
    let mut seen: BTreeMap<Key, Seen> = BTreeMap::new();
    let cased = says_case_or_mood(base, category, kind);
    let none = Vec::new();
    let prefixes = base.prefixes_of.get(&category).unwrap_or(&none);
    let suffixes = base.suffixes_of.get(&category).unwrap_or(&none);
    for before in prefixes {
        let Some(prefixes) = base.prefixes.get(before) else { continue };
        for after in suffixes {
            *pairs += 1;
            if !base.both.contains(&(*before, *after)) {
                continue;
            }
            let Some(suffixes) = base.suffixes.get(after) else { continue };
            *pairs += prefixes.len() * suffixes.len();
            if *pairs > MOST_PAIRS {
                return Err(Error::Whole(format!("its tables combine more than {} million affixes", MOST_PAIRS / 1_000_000)));
            }
            for prefix in prefixes.iter().filter(|prefix| inflects(prefix, kind)) {
                for suffix in suffixes.iter().filter(|suffix| !cased || !is_pausal(suffix, prefix, kind)) {
                    note(&mut seen, kind, prefix, suffix);
                }
            }
        }
    }
    let mut out = Vec::new();
    for ((prefix, suffix, values), seen) in seen {
        let one = Template {
            prefix,
            suffix,
            values,
            case: Case::None,
            state: State::Any,
            mood: Mood::None,
            attachment: match (seen.free.is_empty(), seen.bound.is_empty()) {
                (false, true) => Attachment::Free,
                (true, false) => Attachment::Bound,
                _ => Attachment::Either,
            },
            ending: Ending::Complete,
        };
        match kind {
            Kind::Nominal => nominal(one, &seen, &mut out),
            Kind::Verb => verb(one, &seen, &mut out),
            Kind::Other => out.push(one),
        }
    }
    Ok(out)
}

/// Whether a prefix without clitics is one of inflection: only verbs have such, and they name a person or an aspect.
fn inflects(prefix: &Affix, kind: Kind) -> bool {
    kind == Kind::Verb || !prefix.text.chars().any(|c| !is_mark(c) && !matches!(c, '+' | '#'))
}

/// Whether stems of the category have suffixes that tell case or mood.
fn says_case_or_mood(base: &Database, category: u32, kind: Kind) -> bool {
    let after = base.suffixes_of.get(&category).into_iter().flatten().filter_map(|after| base.suffixes.get(after)).flatten();
    after.map(|suffix| &suffix.values).any(|values| match kind {
        Kind::Nominal => matches!(values[CAS], b'n' | b'a' | b'g'),
        Kind::Verb => matches!(values[MOD], b'i' | b's' | b'j'),
        Kind::Other => false,
    })
}

/// Whether a suffix says that case or mood is not pronounced: where others say them, it is the same form once more, without its vowel.
fn is_pausal(suffix: &Affix, prefix: &Affix, kind: Kind) -> bool {
    match kind {
        Kind::Nominal => suffix.values[CAS] == NONE,
        Kind::Verb => suffix.values[MOD] == NONE && (suffix.values[ASP] == b'i' || prefix.values[ASP] == b'i'),
        Kind::Other => false,
    }
}

/// Enters a prefix with a suffix.
fn note(seen: &mut BTreeMap<Key, Seen>, kind: Kind, prefix: &Affix, suffix: &Affix) {
    let mut values = suffix.values;
    merge(&mut values, &prefix.values);
    let mut text: String = suffix.text.chars().filter(|c| !matches!(*c, SUKUN | '+' | '#')).collect();
    let bound = suffix.clitic == Clitic::Third;
    if bound {
        // The pronoun is ه with its vowel.
        let stem = text.trim_end_matches(is_mark);
        let Some(stem) = stem.strip_suffix(HEH) else { return };
        text.truncate(stem.len());
    }
    let mark = match kind {
        Kind::Nominal => case_vowel(&text, &values),
        Kind::Verb if values[ASP] == b'i' && !text.chars().any(|c| !is_mark(c)) => {
            text.chars().last().filter(|c| matches!(c, '\u{64E}' | '\u{64F}'))
        }
        _ => None,
    };
    if mark.is_some() {
        text.pop();
    }
    let full = values;
    // What only tells endings apart is no part of the key.
    for (at, value) in values.iter_mut().enumerate() {
        if matches!(at, CAS | STT | MOD) && (kind == Kind::Nominal || at == MOD) {
            *value = 0;
        }
    }
    // Where a number or gender is given, that of the shape does not count.
    if values[GEN] != 0 {
        values[FORM_GEN] = 0;
    }
    if values[NUM] != 0 {
        values[FORM_NUM] = 0;
    }
    let prefix: String = prefix.text.chars().filter(|c| !matches!(*c, SUKUN | '+' | '#')).collect();
    let entry = seen.entry((prefix, text, values)).or_default();
    if bound { &mut entry.bound } else { &mut entry.free }.push((mark, full));
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

fn number(values: &Values) -> u8 {
    if values[NUM] != 0 && values[NUM] != NONE { values[NUM] } else { values[FORM_NUM] }
}

/// Whether the suffix is that of a dual or of a sound masculine plural, whose last vowel belongs to it.
fn is_pair(text: &str, values: &Values) -> bool {
    let many = matches!(number(values), b'd' | b'p');
    match letters(text).as_slice() {
        [.., ALEF | WAW | YEH, NOON] => many,
        [.., ALEF | WAW | YEH] => many && !text.contains(FATHATAN),
        _ => false,
    }
}

/// The case vowel that ends a suffix.
fn case_vowel(text: &str, values: &Values) -> Option<char> {
    let last = text.chars().last().filter(|c| matches!(c, '\u{64B}'..='\u{650}'))?;
    let after_alef = matches!(letters(text).last(), Some(&(ALEF | ALEF_MAKSURA)));
    let tanwin_alef = last == FATHATAN && after_alef;
    (!tanwin_alef && !is_pair(text, values)).then_some(last)
}

/// The case that all of `seen` have in common.
fn case_of(seen: &[(Option<char>, Values)]) -> Case {
    let has = |case: u8| seen.iter().any(|(_, values)| values[CAS] == case);
    match (has(b'n'), has(b'a'), has(b'g')) {
        (true, false, false) => Case::Nom,
        (false, true, false) => Case::Acc,
        (false, false, true) => Case::Gen,
        (false, true, true) => Case::AccGen,
        _ => Case::None,
    }
}

fn nominal(one: Template, seen: &Seen, out: &mut Vec<Template>) {
    let all: Vec<(Option<char>, Values)> = seen.free.iter().chain(&seen.bound).copied().collect();
    if is_pair(&one.suffix, &one.values) {
        let absolute = letters(&one.suffix).last() == Some(&NOON);
        let state = if absolute { State::Absolute } else { State::Construct };
        out.push(Template { case: case_of(&all), state, ..one });
        return;
    }
    if one.suffix.contains(FATHATAN) {
        out.push(Template { case: Case::Acc, state: State::Indef, attachment: Attachment::Free, ..one });
        return;
    }
    let has = |mark: Option<char>| seen.free.iter().any(|own| own.0 == mark);
    let tanwin = |mark| has(Some(mark));
    let nominative = tanwin('\u{64C}') || tanwin('\u{64F}');
    let bare = all.iter().any(|own| own.0.is_none());
    let sound = number(&one.values) == b'p' && letters(&one.suffix).ends_with(&[ALEF, '\u{62A}']);
    let indefinite = |mark: char, case| Template {
        suffix: format!("{}{mark}", one.suffix),
        case,
        state: State::Indef,
        attachment: Attachment::Free,
        ..one.clone()
    };
    if !bare && !nominative && tanwin(KASRATAN) && !sound {
        out.push(indefinite(KASRATAN, Case::None));
        return;
    }
    if !bare && !nominative && tanwin(FATHATAN) && !tanwin(KASRATAN) {
        out.push(indefinite(FATHATAN, Case::Acc));
        return;
    }
    let ending = if sound {
        Ending::SoundFem
    } else if bare {
        if all.iter().any(|own| own.0.is_some()) { Ending::Defective } else { Ending::Complete }
    } else if tanwin('\u{64C}') || tanwin(KASRATAN) || seen.free.is_empty() {
        Ending::Triptote
    } else {
        Ending::Diptote
    };
    let (state, case) = if seen.free.is_empty() { (State::Construct, case_of(&seen.bound)) } else { (State::Any, Case::None) };
    out.push(Template { ending, state, case, ..one });
}

fn verb(one: Template, seen: &Seen, out: &mut Vec<Template>) {
    if one.values[ASP] != b'i' {
        out.push(one);
        return;
    }
    let all: Vec<(Option<char>, Values)> = seen.free.iter().chain(&seen.bound).copied().collect();
    let has = |mood: u8| all.iter().any(|(_, values)| values[MOD] == mood);
    let (indicative, subjunctive, jussive) = (has(b'i'), has(b's'), has(b'j'));
    if !indicative && !subjunctive && !jussive && all.iter().any(|(_, values)| !matches!(values[MOD], 0 | NONE)) {
        // Energetic moods, which news does not use.
        return;
    }
    let vowelled = all.iter().any(|own| own.0.is_some());
    let bare = all.iter().any(|own| own.0.is_none());
    let mood = match (indicative, subjunctive, jussive) {
        (true, true, false) => Mood::IndSub,
        (true, false, false) => Mood::Ind,
        (false, true, true) => Mood::SubJus,
        (false, true, false) => Mood::Sub,
        (false, false, true) => Mood::Jus,
        _ => Mood::None,
    };
    let ending = match (vowelled, bare && indicative) {
        (true, true) if !jussive => Ending::Defective,
        (true, _) => Ending::Mood,
        _ => Ending::Complete,
    };
    out.push(Template { mood, ending, ..one });
}
