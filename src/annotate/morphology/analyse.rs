//! One written word → every reading the lexicon allows, with what speaks against each.
//!
//! Readings are segmentations × forms × pronouns that grammar lets join and that agree with the vowels written. Spelling is forgiven at a cost; the cost
//! of a reading also holds the rarity of its lemma. All costs are tenths of a nat, so that a sum of costs is a log probability up to a constant.

use super::clitics::{Split, enclitic, joins, splits, swallowed};
use super::word::{LemmaId, Proclitics, Reading};
use crate::lexicon::features::{Aspect, Case, Ending, Features, Mood, Number, Person, Pos, State, Voice};
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_GIVEN, FLAG_NAME_PART, FLAG_NISBA, FLAG_PASSIVE, FLAG_PASSIVE_FIRST};
use crate::lexicon::{Cell, Lexicon};
use crate::text::letters;
use crate::text::normalize::base_letters;

/// The code of ي.
const YEH: u8 = 36;
/// The code of ا.
const ALEF: u8 = 7;
/// The code of ن.
const NOON: u8 = 32;
/// The negations that may be run together with their verb.
const RUN_ON: Proclitics = Proclitics::NOT.with(Proclitics::MA);
/// What a reading costs that needs no rarer one beside it.
const LIKELY: u16 = 32;

/// The longest word that is looked up, in letters; nothing in Arabic is longer.
const LONGEST: usize = 32;

/// A word's letters as codes with the marks written on each.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// Letter codes.
    pub codes: Vec<u8>,
    /// Mark code of each letter; 0 for none (or sukun).
    pub marks: Vec<u8>,
}

impl Letters {
    /// Reads `word`; `None` when it has no letters, too many, or a letter that no lexicon form has.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        let mut out = Self { codes: Vec::with_capacity(LONGEST / 2), marks: Vec::with_capacity(LONGEST / 2) };
        for c in word.chars() {
            if let Some(code) = letters::code(c) {
                out.codes.push(code);
                out.marks.push(0);
            } else if letters::is_mark(c) {
                if let Some(last) = out.marks.last_mut() {
                    let mut both = letters::marks_of(*last).to_owned();
                    both.push(c);
                    *last = letters::mark_code(&both);
                }
            } else {
                for base in base_letters(c).into_iter().flatten() {
                    out.codes.push(letters::code(base)?);
                    out.marks.push(0);
                }
            }
            if out.codes.len() > LONGEST {
                return None;
            }
        }
        (!out.codes.is_empty()).then_some(out)
    }

    fn has_marks(&self) -> bool {
        self.marks.iter().any(|&m| m != 0)
    }
}

/// Work space that a run of look-ups shares.
#[derive(Debug, Default)]
pub struct Scratch {
    splits: Vec<Split>,
}

/// Every reading of a word that costs at most `dearest`, cheapest first; at most 24. Empty when the lexicon does not know the word.
pub fn readings(lexicon: &Lexicon, word: &Letters, dearest: u16, scratch: &mut Scratch, out: &mut Vec<Reading>) {
    out.clear();
    splits(&word.codes, &mut scratch.splits);
    let marked = word.has_marks();
    let yeh = word.codes.last().is_some_and(|&code| code == YEH);
    let doubled = yeh && word.marks.last().is_some_and(|mark| mark & 8 != 0);
    // What costs more than this is dropped in the end, so it is not looked for.
    let mut limit = dearest;
    for &(proclitics, from, segmentation) in &scratch.splits {
        // A negation run together is looked for only where nothing likelier is found.
        if proclitics.has(RUN_ON) && limit.saturating_sub(SPREAD) < LIKELY {
            continue;
        }
        let Some(tail) = word.codes.get(from..) else { continue };
        let Some(forgiven) = limit.saturating_add(NAME_REBATE).checked_sub(segmentation) else { continue };
        lexicon.matches_within(tail, forgiven, |found| {
            // The limit may have sunk since.
            if segmentation + found.cost > limit.saturating_add(NAME_REBATE) {
                return;
            }
            let rest = tail.get(found.length..).unwrap_or(&[]);
            let pronoun = if rest.is_empty() { None } else { enclitic(rest) };
            if pronoun.is_none() && !rest.is_empty() {
                return;
            }
            // A lone alef is a pronoun only after the ن that it doubles.
            if rest == [ALEF] && tail.get(found.length - 1) != Some(&NOON) {
                return;
            }
            lexicon.cells(found.group, |cell| {
                let mine = if yeh && rest.is_empty() { swallowed(cell.features, doubled) } else { None };
                let pronoun = mine.or(pronoun);
                let Some(joint) = joins(proclitics, cell.features, rest, pronoun) else { return };
                let own = found.length - usize::from(mine.is_some());
                if marked && !agrees(lexicon, word, from, own, cell.pattern, rest.is_empty() && mine.is_none()) {
                    return;
                }
                let mut cost = segmentation + found.cost + joint + rarity(lexicon, &cell, proclitics) + form_cost(cell.features);
                if cell.features.pos == Pos::Propn && pronoun.is_none() && proclitics.preposition() {
                    cost = cost.saturating_sub(NAME_REBATE);
                }
                if cost > limit {
                    return;
                }
                limit = limit.min(cost.saturating_add(SPREAD));
                out.push(Reading {
                    proclitics,
                    lemma: Some(LemmaId(cell.lemma)),
                    features: if marked { ended(cell.features, word.marks.get(from + own - 1)) } else { cell.features },
                    pattern: cell.pattern,
                    enclitic: pronoun,
                    cost,
                });
            });
        });
    }
    out.sort_by_key(|r| r.cost);
    out.retain(|r| r.cost <= limit);
    out.truncate(MOST);
}

/// Most readings kept of one word.
pub(super) const MOST: usize = 24;
/// Readings that cost this much more than the best are dropped: context never brings them back.
const SPREAD: u16 = 75;
/// What the passive costs.
const PASSIVE: u16 = 16;
/// How much less a name costs after a preposition: nothing else lowers a cost.
const NAME_REBATE: u16 = 2;

/// What the rarity of a lemma costs.
fn rarity(lexicon: &Lexicon, cell: &Cell, proclitics: Proclitics) -> u16 {
    let (_, flags, level) = lexicon.lemma_numbers(cell.lemma);
    let level = match level {
        1 => 0,
        2 => 6,
        3 => 12,
        4 => 18,
        5 => 25,
        _ => 36,
    };
    // A part of a longer name hardly begins anew after a clitic.
    let part = if flags & FLAG_NAME_PART == 0 {
        0
    } else if proclitics == Proclitics::default() {
        12
    } else {
        40
    };
    // «روسيا» is the country before it is "a Russian" in the accusative.
    let people = if flags & FLAG_NISBA != 0 && cell.features.case == Case::Acc { 20 } else { 0 };
    // «التركي» is a Turk; Turki the man has no article.
    let given = if flags & FLAG_GIVEN != 0 && proclitics.has(Proclitics::AL) { 18 } else { 0 };
    // The passive costs more than the active, but not where it is what news says: تُوُفِّي, قُتِل.
    let passive = if cell.features.pos != Pos::Verb {
        0
    } else if cell.features.voice == Voice::Act {
        if flags & FLAG_PASSIVE_FIRST != 0 { 8 } else { 0 }
    } else if flags & FLAG_PASSIVE_FIRST != 0 {
        0
    } else if flags & FLAG_PASSIVE != 0 {
        4
    } else {
        PASSIVE
    };
    level + part + people + given + passive + if flags & FLAG_DERIVED != 0 { 4 } else { 0 }
}

/// What a rare cell of the paradigm costs: news speaks in the third person, active and indicative.
fn form_cost(features: Features) -> u16 {
    let mut cost = 0;
    if features.pos == Pos::Verb {
        cost += match (features.person, features.aspect) {
            (_, Aspect::Imperative) => 50,
            (Person::Second, _) => 45,
            (Person::First, _) => 14,
            _ => 0,
        };
        cost += match features.mood {
            Mood::Jus | Mood::SubJus => 12,
            Mood::Sub => 10,
            _ => 0,
        };
        cost += if features.number == Number::Dual { 8 } else { 0 };
    } else if features.number == Number::Dual && features.human && features.state != State::Construct {
        // ـين after people is the plural far more often than the dual.
        cost += 10;
    } else if features.number == Number::Plur && features.ending != Ending::Complete {
        // Where a singular and a broken plural are spelt alike the singular is meant more often.
        cost += 4;
    }
    if features.number == Number::Dual && features.state == State::Construct {
        cost += 14;
    }
    if features.case == Case::Acc && features.pos != Pos::Adp {
        cost += 5;
    }
    cost
}

/// The case or mood that the mark on the form's last letter writes out, where the form leaves it open.
fn ended(features: Features, mark: Option<&u8>) -> Features {
    let vowel = mark.map_or(0, |mark| mark & 7);
    let (mut case, mut mood) = (features.case, features.mood);
    match (features.ending, vowel) {
        (Ending::Triptote, 1 | 4) => case = Case::Acc,
        (Ending::Triptote | Ending::Diptote | Ending::SoundFem, 2 | 5) => case = Case::Nom,
        (Ending::Triptote | Ending::Diptote, 3 | 6) => case = Case::Gen,
        (Ending::Mood, 1) => mood = Mood::Sub,
        (Ending::Mood, 2) => mood = Mood::Ind,
        _ => {}
    }
    let open = features.case == Case::None && matches!(features.mood, Mood::None | Mood::IndSub);
    if open { Features { case, mood, ..features } } else { features }
}

/// Whether the vowels written on the form's letters agree with its pattern. A letter without a mark agrees with any; the last letter's case or mood vowel
/// is free.
fn agrees(lexicon: &Lexicon, word: &Letters, from: usize, length: usize, pattern: u32, at_end: bool) -> bool {
    let pattern = lexicon.pattern(pattern);
    (0..length).all(|i| {
        let written = word.marks.get(from + i).copied().unwrap_or(0);
        let known = pattern.get(i).copied().unwrap_or(0);
        let (written_vowel, known_vowel) = (written & 7, known & 7);
        let (written_shadda, known_shadda) = (written & 8, known & 8);
        let last = at_end && i + 1 == length;
        let vowel = written_vowel == 0 || written_vowel == known_vowel || last && known_vowel == 0;
        // The first letter after the article may carry the shadda of assimilation.
        let shadda = written_shadda == 0 || known_shadda != 0 || i == 0 && from > 0;
        vowel && shadda
    })
}
