//! One written word → every reading the lexicon allows, with what speaks against each.
//!
//! Readings are segmentations × forms × pronouns that grammar lets join and that agree with the vowels written. Spelling is forgiven at a cost; the cost
//! of a reading also holds the rarity of its lemma. All costs are tenths of a nat, so that a sum of costs is a log probability up to a constant.

use super::clitics::{Split, enclitic, joins, restored, splits};
use super::word::{LemmaId, Proclitics, Reading};
use crate::lexicon::features::{Aspect, Case, Ending, Features, Gender, Mood, Number, Person, Pos, State, Voice};
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_GIVEN, FLAG_IMPERSONAL, FLAG_NAME_PART, FLAG_NISBA, FLAG_PLAIN};
use crate::lexicon::{Cell, Lexicon};
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

/// Every reading of a word that costs at most `dearest`, cheapest first; at most 24. Empty when the lexicon does not know the word.
pub fn readings(lexicon: &Lexicon, word: &Letters, dearest: u16, scratch: &mut Scratch, out: &mut Vec<Reading>) {
    out.clear();
    splits(&word.codes, &mut scratch.splits);
    let (marked, damma) = (word.has_marks(), word.has_damma());
    // A letter by itself is a particle or an abbreviation, not the order «ف!» (fulfil).
    let letter = word.codes.len() == 1;
    // What costs more than this is dropped in the end, so it is not looked for.
    let mut limit = dearest;
    for &(proclitics, from, segmentation) in &scratch.splits {
        let Some(tail) = word.codes.get(from..) else { continue };
        let Some(forgiven) = limit.saturating_add(NAME_REBATE).checked_sub(segmentation) else { continue };
        lexicon.matches_within(tail, forgiven, |found| {
            let rest = tail.get(found.length..).unwrap_or(&[]);
            let pronoun = if rest.is_empty() { None } else { enclitic(rest) };
            if pronoun.is_none() && !rest.is_empty() {
                return;
            }
            lexicon.cells(found.group, |cell| {
                let Some(joint) = joins(proclitics, cell.features, rest, pronoun) else { return };
                if marked && !agrees(lexicon, word, from, found.length, cell.pattern, rest.is_empty()) {
                    return;
                }
                if letter && cell.features.pos == Pos::Verb {
                    return;
                }
                let mut cost = segmentation + found.cost + joint + rarity(lexicon, &cell, proclitics) + form_cost(cell.features);
                if damma && cell.features.voice == Voice::Pass {
                    cost = cost.saturating_sub(MARKED_PASSIVE);
                }
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
                    features: cell.features,
                    pattern: cell.pattern,
                    enclitic: pronoun,
                    cost,
                });
            });
        });
    }
    silent_alef(lexicon, word, &scratch.splits, out);
    out.sort_by_key(|r| r.cost);
    out.retain(|r| r.cost <= limit);
    out.truncate(MOST);
}

/// Readings of ل before a word that begins with ال of its own, which loses its alef: «للذين» is لِ and الَّذِينَ, «لله» is لِ and اللّٰه.
fn silent_alef(lexicon: &Lexicon, word: &Letters, splits: &[Split], out: &mut Vec<Reading>) {
    for &(proclitics, from, segmentation) in splits {
        for (tail, rarer) in restored(&word.codes, proclitics, from).iter().flatten().zip([0, 10]) {
            lexicon.matches_within(tail, 0, |found| {
                if found.length < tail.len() {
                    return;
                }
                lexicon.cells(found.group, |cell| {
                    let own = matches!(cell.features.pos, Pos::Det | Pos::Pron | Pos::Propn);
                    let Some(joint) = joins(proclitics, cell.features, &[], None).filter(|_| own) else { return };
                    out.push(Reading {
                        proclitics,
                        lemma: Some(LemmaId(cell.lemma)),
                        features: cell.features,
                        pattern: cell.pattern,
                        enclitic: None,
                        cost: segmentation + joint + rarer + rarity(lexicon, &cell, proclitics),
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
fn rarity(lexicon: &Lexicon, cell: &Cell, proclitics: Proclitics) -> u16 {
    let (_, flags, level) = lexicon.lemma_numbers(cell.lemma);
    let passive = if cell.features.voice == Voice::Pass { no_passive(flags, cell.features) } else { 0 };
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
    level + part + people + given + passive + if flags & FLAG_DERIVED != 0 { 4 } else { 0 }
}

/// What speaks against the passive of a verb without an object.
fn no_passive(flags: u32, features: Features) -> u16 {
    let impersonal = (features.person, features.gender, features.number) == (Person::Third, Gender::Masc, Number::Sing);
    if flags & FLAG_PLAIN != 0 || flags & FLAG_IMPERSONAL != 0 && !impersonal { 40 } else { 0 }
}

/// What a rare cell of the paradigm costs: news speaks in the third person, active and indicative.
fn form_cost(features: Features) -> u16 {
    let mut cost = 0;
    if features.pos == Pos::Verb {
        cost += match (features.person, features.aspect) {
            (_, Aspect::Imperative) => 50,
            (Person::Second, _) => 45,
            (Person::First, _) if features.number == Number::Sing => 18,
            (Person::First, _) => 14,
            _ if features.gender == Gender::Fem && features.number == Number::Plur => 14,
            _ => 0,
        };
        cost += if features.voice == Voice::Pass { 16 } else { 0 };
        cost += match features.mood {
            Mood::Jus | Mood::SubJus => 12,
            Mood::Sub => 10,
            _ => 0,
        };
        cost += if features.number == Number::Dual { 12 } else { 0 };
    } else if features.number == Number::Dual && features.state != State::Construct {
        // ـين after people is the plural far more often than the dual; «البحرين» and «سلمان» are names.
        cost += match features.pos {
            Pos::Noun if features.human => 17,
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
        cost += 14;
    }
    if features.case == Case::Acc {
        cost += 5;
    }
    cost
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

#[cfg(test)]
mod tests {
    use super::super::explain_reading;
    use super::*;

    /// The likeliest reading of a word by itself: vocalised, lemma, part of speech.
    fn best(word: &str) -> (String, String, Pos) {
        let lexicon = Lexicon::embedded();
        let letters = Letters::read(word).expect("letters");
        let mut found = Vec::new();
        readings(&lexicon, &letters, u16::MAX, &mut Scratch::default(), &mut found);
        let explained = explain_reading(&lexicon, word, found.first().expect("a reading"), true);
        let main = explained.segments[explained.main].clone();
        (explained.vocalized, main.lemma, main.pos)
    }

    #[test]
    fn words_that_begin_with_al_lose_its_alef_after_li() {
        assert_eq!(best("للذين"), ("لِلَّذِينَ".into(), "الَّذِي".into(), Pos::Det));
        assert_eq!(best("للتي").0, "لِلَّتِي");
        assert_eq!(best("لله"), ("لِلّٰه".into(), "اَللّٰه".into(), Pos::Propn));
        // A noun with hamzat al-wasl keeps it.
        assert_eq!(best("لالتزام").0, "لِالتِزَام");
        assert_eq!(best("للجنة").1, "لَجنَة");
    }

    #[test]
    fn a_letter_by_itself_is_no_order() {
        for (letter, pos) in [("ف", Pos::Cconj), ("و", Pos::Cconj), ("بـ", Pos::Adp), ("لـ", Pos::Adp)] {
            assert_eq!(best(letter).2, pos, "{letter}");
        }
    }

    #[test]
    fn a_damma_that_is_written_marks_the_passive() {
        assert_eq!(best("يُعرف").0, "يُعرَف");
        assert_eq!(best("قُتل").0, "قُتِلَ");
        assert_eq!(best("يعرف").0, "يَعرِف");
    }

    #[test]
    fn rare_cells_give_way_to_common_words() {
        assert_eq!(best("البحرين").1, "بَحرَين");
        assert_eq!(best("عدن").1, "عَدَن");
        assert_eq!(best("متن").1, "مَتن");
        assert_eq!(best("يكن").0, "يَكُن");
        assert_eq!(best("وحدها").0, "وَحدَهَا");
        assert_eq!(best("الفلسطينيين").0, "اَلفِلَسطِينِيِّينَ");
        assert_eq!(best("الطرفين").0, "اَلطَّرَفَينِ");
        assert_eq!(best("عامين").0, "عَامَينِ");
    }

    #[test]
    fn before_my_the_last_vowel_is_i() {
        assert_eq!(best("عندي").0, "عِندِي");
        assert_eq!(best("إني").0, "إِنِّي");
        assert_eq!(best("إنني").0, "إِنَّنِي");
        assert_eq!(best("علي").1, "عَلِي");
    }

    #[test]
    fn hamza_before_waw_is_forgiven_its_seat() {
        assert_eq!(best("بدأوا").1, "بَدَأ");
        assert_eq!(best("يلجأون").1, "لَجَأ");
    }
}
