//! One written word → every reading the lexicon allows, with what speaks against each.
//!
//! Readings are segmentations × forms × pronouns that grammar lets join and that agree with the vowels written. Spelling is forgiven at a cost; the cost
//! of a reading also holds the rarity of its lemma. All costs are tenths of a nat, so that a sum of costs is a log probability up to a constant.

use super::clitics::{Split, enclitic, joins, restored, splits};
use super::word::{LemmaId, Proclitics, Reading};
use crate::lexicon::features::{Aspect, Case, Ending, Features, Gender, Mood, Number, Person, Pos, State, Voice};
use crate::lexicon::format::lemma::{
    FLAG_DERIVED, FLAG_FAMILY, FLAG_GIVEN, FLAG_NAME_PART, FLAG_NISBA, FLAG_OBJECT, FLAG_PASSIVE,
};
use crate::lexicon::{Cell, Lexicon, Match};
use crate::text::letters;
use crate::text::normalize::base_letters;

/// The longest word that is looked up, in letters; nothing in Arabic is longer.
const LONGEST: usize = 32;

/// The vowel in a mark code, and the code of damma.
const VOWEL: u8 = 7;
const DAMMA: u8 = 2;

/// A word's letters as codes with the marks written on each.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// Letter codes.
    pub codes: Vec<u8>,
    /// Mark code of each letter; 0 for none, [`SUKUN_WRITTEN`] for sukun.
    pub marks: Vec<u8>,
}

/// Mark of a letter with sukun, which the lexicon's patterns leave out.
const SUKUN_WRITTEN: u8 = 16;

impl Letters {
    /// Reads `word`; `None` when it has no letters, too many, or a letter that no lexicon form has.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        let mut out = Self { codes: Vec::with_capacity(LONGEST / 2), marks: Vec::with_capacity(LONGEST / 2) };
        for c in word.chars() {
            if let Some(code) = letters::code(c) {
                out.codes.push(code);
                out.marks.push(0);
            } else if c == letters::SUKUN {
                if let Some(last) = out.marks.last_mut() {
                    *last |= SUKUN_WRITTEN;
                }
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

    /// Whether a damma is written.
    fn has_damma(&self) -> bool {
        self.marks.iter().any(|&m| m & VOWEL == DAMMA)
    }
}

/// Work space that a run of look-ups shares.
#[derive(Debug, Default)]
pub struct Scratch {
    splits: Vec<Split>,
}

/// Every reading of a word that costs at most `dearest`, cheapest first; at most 24. Empty when no lexicon knows the word: imported ones are asked where the
/// program's own is silent.
pub fn readings(lexicon: &Lexicon, word: &Letters, dearest: u16, scratch: &mut Scratch, out: &mut Vec<Reading>) {
    own_readings(lexicon, word, dearest, scratch, out);
    if out.is_empty() && lexicon.has_layers() {
        collect::<IMPORTED>(lexicon, word, (dearest, SPREAD), scratch, out);
        out.truncate(MOST);
    }
}

/// Every reading of a word, those that [`readings`] leaves out beside likelier ones included (imperatives with a pronoun), cheapest first; then every one in
/// imported lexicons.
pub fn all_readings(lexicon: &Lexicon, word: &Letters, scratch: &mut Scratch, out: &mut Vec<Reading>) {
    collect::<OWN>(lexicon, word, (u16::MAX, u16::MAX), scratch, out);
    if lexicon.has_layers() {
        let mut imported = Vec::new();
        collect::<IMPORTED>(lexicon, word, (u16::MAX, u16::MAX), scratch, &mut imported);
        out.append(&mut imported);
    }
}

/// [`readings`] in the program's own lexicon alone.
pub(super) fn own_readings(lexicon: &Lexicon, word: &Letters, dearest: u16, scratch: &mut Scratch, out: &mut Vec<Reading>) {
    collect::<OWN>(lexicon, word, (dearest, SPREAD), scratch, out);
    out.truncate(MOST);
}

const OWN: bool = false;
const IMPORTED: bool = true;

/// The readings of a word in the program's own lexicon, or in the imported ones, that cost at most `dearest`, and at most `spread` more than the best.
fn collect<const WHICH: bool>(
    lexicon: &Lexicon,
    word: &Letters,
    (dearest, spread): (u16, u16),
    scratch: &mut Scratch,
    out: &mut Vec<Reading>,
) {
    out.clear();
    splits(&word.codes, &mut scratch.splits);
    let (marked, damma) = (word.has_marks(), word.has_damma());
    // What costs more than this is dropped in the end, so it is not looked for.
    let mut limit = dearest;
    for &(proclitics, from, segmentation) in &scratch.splits {
        let Some(tail) = word.codes.get(from..) else { continue };
        let Some(forgiven) = limit.saturating_add(NAME_REBATE).checked_sub(segmentation) else { continue };
        let mut consider = |found: Match| {
            let rest = tail.get(found.length..).unwrap_or(&[]);
            let pronoun = if rest.is_empty() { None } else { enclitic(rest) };
            if pronoun.is_none() && !rest.is_empty() {
                return;
            }
            lexicon.cells(found.group, |cell| {
                let Some(joint) = joins(proclitics, cell.features, rest, pronoun) else { return };
                let spelled = !marked
                    || agrees(lexicon, word, from, found.length, &cell)
                        && clitics_agree(word, from, proclitics)
                        && pronoun_agrees(word, from + found.length);
                if !spelled {
                    return;
                }
                let (_, traits, level) = lexicon.lemma_numbers(cell.lemma);
                if found.length == 1 && cell.features.pos == Pos::Verb {
                    // «ق» and «ع» are abbreviations, not imperatives.
                    return;
                }
                let mut cost = segmentation + found.cost + joint + rarity(traits, level, cell.features, proclitics);
                cost += form_cost(traits, cell.features) + valency_cost(traits, cell.features, pronoun.is_some());
                if damma && cell.features.voice == Voice::Pass {
                    cost = cost.saturating_sub(MARKED_PASSIVE);
                }
                if cell.features.pos == Pos::Propn && pronoun.is_none() && proclitics.preposition() {
                    cost = cost.saturating_sub(NAME_REBATE);
                }
                if cost > limit {
                    return;
                }
                limit = limit.min(cost.saturating_add(spread));
                out.push(Reading {
                    proclitics,
                    lemma: Some(LemmaId(cell.lemma)),
                    features: cell.features,
                    pattern: cell.pattern,
                    enclitic: pronoun,
                    traits,
                    cost,
                });
            });
        };
        if WHICH == OWN {
            lexicon.own_matches(tail, forgiven, &mut consider);
        } else {
            lexicon.layer_matches(tail, forgiven, &mut consider);
        }
    }
    silent_alef(lexicon, word, &scratch.splits, out);
    out.sort_by_key(|r| r.cost);
    out.retain(|r| r.cost <= limit);
}

/// Readings of ل before a word that begins with ال of its own, which loses its alef: «للذين» is لِ and الَّذِينَ, «لله» is لِ and اللّٰه.
fn silent_alef(lexicon: &Lexicon, word: &Letters, splits: &[Split], out: &mut Vec<Reading>) {
    for &(proclitics, from, segmentation) in splits {
        for (tail, rarer) in restored(&word.codes, proclitics, from).iter().flatten().zip([0, 10]) {
            lexicon.own_matches(tail, 0, |found| {
                if found.length < tail.len() {
                    return;
                }
                lexicon.cells(found.group, |cell| {
                    let own = matches!(cell.features.pos, Pos::Det | Pos::Pron | Pos::Propn);
                    let Some(joint) = joins(proclitics, cell.features, &[], None).filter(|_| own) else { return };
                    let (_, traits, level) = lexicon.lemma_numbers(cell.lemma);
                    out.push(Reading {
                        proclitics,
                        lemma: Some(LemmaId(cell.lemma)),
                        features: cell.features,
                        pattern: cell.pattern,
                        enclitic: None,
                        traits,
                        cost: segmentation + joint + rarer + rarity(traits, level, cell.features, proclitics),
                    });
                });
            });
        }
    }
}

/// Most readings kept of one word.
pub(super) const MOST: usize = 24;
/// Readings that cost this much more than the best are dropped: context never brings them back.
const SPREAD: u16 = 75;
/// How much less a name costs after a preposition: nothing else lowers a cost.
const NAME_REBATE: u16 = 2;
/// How much less a passive costs where a damma is written: writers mark it for the sake of the passive («قُتل»).
const MARKED_PASSIVE: u16 = 14;

/// What the rarity of a lemma costs.
fn rarity(flags: u32, level: u32, features: Features, proclitics: Proclitics) -> u16 {
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
    let people = if flags & FLAG_NISBA != 0 && features.case == Case::Acc { 20 } else { 0 };
    // «التركي» is a Turk; Turki the man has no article.
    let given = if flags & FLAG_GIVEN != 0 && proclitics.has(Proclitics::AL) { 18 } else { 0 };
    // «كوريا» is Korea before it is Correa.
    let family = if flags & FLAG_FAMILY != 0 { 2 } else { 0 };
    level + family + part + people + given + if flags & FLAG_DERIVED != 0 { 4 } else { 0 }
}

/// What speaks against an object or a passive of a verb whose valency has no object.
fn valency_cost(traits: u32, features: Features, pronoun: bool) -> u16 {
    if features.pos != Pos::Verb || traits & (FLAG_OBJECT | FLAG_PASSIVE) != 0 {
        0
    } else {
        (if pronoun { 20 } else { 0 }) + if features.voice == Voice::Pass { 10 } else { 0 }
    }
}

/// What a rare cell of the paradigm costs: news speaks in the third person, active and indicative.
fn form_cost(traits: u32, features: Features) -> u16 {
    let mut cost = 0;
    if features.pos == Pos::Verb {
        cost += match (features.person, features.aspect) {
            (_, Aspect::Imperative) => 50,
            (Person::Second, _) => 45,
            // «أقيم», «أعيد» are passives far more often than a first person.
            (Person::First, _) if features.number == Number::Sing => 22,
            (Person::First, _) => 14,
            _ if features.gender == Gender::Fem && features.number == Number::Plur => 14,
            _ => 0,
        };
        // «ولد» and «توفي» are rarely active.
        let usual = if traits & FLAG_PASSIVE != 0 { Voice::Pass } else { Voice::Act };
        cost += if features.voice == usual { 0 } else { 16 };
        cost += match features.mood {
            Mood::Jus | Mood::SubJus => 12,
            Mood::Sub => 10,
            _ => 0,
        };
        cost += match (features.number, features.gender) {
            (Number::Dual, _) => 14,
            // «وصحن» is "and a courtyard", not "and they (women) shouted".
            (Number::Plur, Gender::Fem) => 14,
            _ => 0,
        };
    } else if features.number == Number::Dual && features.state != State::Construct {
        // ـين after people is the plural far more often than the dual; «البحرين» and «سلمان» are names.
        cost += match features.pos {
            Pos::Noun if features.human => 17,
            // «البلدان» are the two countries of which news has just spoken.
            Pos::Noun if features.case == Case::Nom => 0,
            Pos::Noun => 13,
            Pos::Adj => 14,
            // «ألفا» is a thousand with tanwin before it is "two thousand of".
            Pos::Num => 8,
            _ => 0,
        };
    } else if features.number == Number::Plur && features.ending != Ending::Complete {
        // Where a singular and a broken plural are spelt alike the singular is meant more often.
        cost += 4;
    }
    if features.number == Number::Dual && features.state == State::Construct {
        // «تقريرا» is "a report" far more often than "the two reports of".
        cost += if features.case == Case::Nom && features.pos != Pos::Verb { 20 } else { 14 };
    }
    if features.ending == Ending::Defective && features.state == State::Indef && features.case != Case::Acc {
        // «دام» lasts more often than it is bloody.
        cost += 8;
    }
    if features.case == Case::Acc {
        cost += 5;
    }
    cost
}

/// Whether the vowels written on the form's letters agree with its pattern. A letter without a mark agrees with any. The last letter may carry a case or
/// mood vowel, before a pronoun too.
fn agrees(lexicon: &Lexicon, word: &Letters, from: usize, length: usize, cell: &Cell) -> bool {
    let pattern = lexicon.pattern(cell.pattern);
    (0..length).all(|i| {
        let written = word.marks.get(from + i).copied().unwrap_or(0);
        let known = pattern.get(i).copied().unwrap_or(0);
        let (written_vowel, known_vowel) = (written & 7, known & 7);
        let (written_shadda, known_shadda) = (written & 8, known & 8);
        let last = i + 1 == length;
        let vowel = written_vowel == 0
            || written_vowel == known_vowel
            || last && known_vowel == 0 && may_end(cell.features, written_vowel);
        // In pause the last vowel is silent.
        let silent = written & SUKUN_WRITTEN == 0 || known == 0 || last && known_shadda == 0;
        // The first letter after the article may carry the shadda of assimilation.
        let shadda = written_shadda == 0 || known_shadda != 0 || i == 0 && from > 0;
        vowel && silent && shadda
    })
}

/// Whether a form whose last letter has no vowel may be written with this one: verbs have no tanwin, and complete ones at most the vowel that helps over to
/// the next word (كَتَبَتِ, كَتَبتُمُ). Nouns are not watched so closely: names take what their writers give them.
fn may_end(features: Features, vowel: u8) -> bool {
    const DAMMA: u8 = 2;
    const KASRA: u8 = 3;
    if features.pos != Pos::Verb {
        return true;
    }
    match features.ending {
        Ending::Complete if (features.person, features.number) == (Person::Second, Number::Plur) => {
            matches!(vowel, DAMMA | KASRA)
        }
        Ending::Complete => vowel == KASRA,
        _ => vowel <= KASRA,
    }
}

/// Whether the vowels written on the proclitics are theirs: وَ فَ أَ كَ سَ, بِ, لِ or emphatic لَ; the article's lam has none, or kasra before hamzat al-wasl (الِاجتِمَاع).
fn clitics_agree(word: &Letters, from: usize, proclitics: Proclitics) -> bool {
    const FATHA: u8 = 1;
    const KASRA: u8 = 3;
    let letter = |at: usize| word.codes.get(at).copied().and_then(letters::letter);
    (0..from).all(|at| {
        let vowel = word.marks.get(at).map_or(0, |mark| mark & 7);
        let after_alef = at.checked_sub(1).and_then(letter).is_some_and(|c| matches!(c, letters::ALEF | letters::LAM));
        match letter(at) {
            Some(letters::LAM) if at + 1 == from && after_alef && proclitics.has(Proclitics::AL) => {
                matches!(vowel, 0 | KASRA)
            }
            Some(letters::LAM) if proclitics.has(Proclitics::LA) => matches!(vowel, 0 | FATHA),
            Some(letters::LAM | letters::BEH) => matches!(vowel, 0 | KASRA),
            _ => matches!(vowel, 0 | FATHA),
        }
    })
}

/// Whether the vowels written on an attached pronoun, the letters from `start` on, are its own: هُ هِ, هَا, هُم, كَ كِ, كُم, نَا, نِي; ي has shadda only where it meets another ي
/// (عَلَيَّ), never behind the ن of protection.
fn pronoun_agrees(word: &Letters, start: usize) -> bool {
    const FATHA: u8 = 1;
    const DAMMA: u8 = 2;
    const KASRA: u8 = 3;
    let rest = word.codes.get(start..).unwrap_or(&[]);
    let letter = |at: usize| rest.get(at).copied().and_then(letters::letter);
    let mark = |at: usize| word.marks.get(start + at).map_or(0, |mark| mark & 15);
    let one_of = |at: usize, allowed: &[u8]| mark(at) == 0 || allowed.contains(&mark(at));
    match (letter(0), letter(1)) {
        (Some(letters::HEH), Some(letters::ALEF)) => one_of(0, &[FATHA]),
        (Some(letters::HEH), _) => one_of(0, &[DAMMA, KASRA]),
        (Some(letters::KAF), Some(_)) => one_of(0, &[DAMMA]),
        (Some(letters::KAF), None) => one_of(0, &[FATHA, KASRA]),
        (Some(letters::NOON), Some(letters::ALEF)) => one_of(0, &[FATHA]),
        (Some(letters::NOON), Some(_)) => one_of(0, &[KASRA]) && one_of(1, &[FATHA]),
        _ => true,
    }
}
