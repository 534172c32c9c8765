//! One written word → every reading the lexicon allows, with what speaks against each.
//!
//! Readings are segmentations × forms × pronouns that grammar lets join and that agree with the vowels written. Spelling is forgiven at a cost; the cost
//! of a reading also holds the rarity of its lemma. All costs are tenths of a nat, so that a sum of costs is a log probability up to a constant.

use super::clitics::{Split, enclitic, joins, restored, splits, swallowed};
use super::rarity::{form_cost, rarity, valency_cost};
use super::vowels::{agrees, clitics_agree, ended, pronoun_agrees};
use super::word::{LemmaId, Proclitics, Reading};
use crate::lexicon::features::{Pos, Voice};
use crate::lexicon::{Lexicon, Match};
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

/// The vowel in a mark code, and the code of damma.
const VOWEL: u8 = 7;
const DAMMA: u8 = 2;

/// A word's letters as codes with the marks written on each.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// Letter codes.
    pub codes: Vec<u8>,
    /// Mark code of each letter; 0 for none, a bit of its own for sukun.
    pub marks: Vec<u8>,
}

/// Mark of a letter with sukun, which the lexicon's patterns leave out.
pub(super) const SUKUN_WRITTEN: u8 = 16;

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
    let yeh = word.codes.last().is_some_and(|&code| code == YEH);
    let doubled = yeh && word.marks.last().is_some_and(|mark| mark & 8 != 0);
    // What costs more than this is dropped in the end, so it is not looked for.
    let mut limit = dearest;
    for &(proclitics, from, segmentation) in &scratch.splits {
        // A negation run together is looked for only where nothing likelier is found.
        if proclitics.has(RUN_ON) && limit.saturating_sub(spread) < LIKELY {
            continue;
        }
        let Some(tail) = word.codes.get(from..) else { continue };
        let Some(forgiven) = limit.saturating_add(NAME_REBATE).checked_sub(segmentation) else { continue };
        let mut consider = |found: Match| {
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
                let spelled = !marked
                    || agrees(lexicon, word, from, found.length - usize::from(mine.is_some()), &cell)
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
                    features: if marked { ended(cell.features, word.marks.get(from + found.length - 1)) } else { cell.features },
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
    for &(proclitics, from, segmentation) in splits.iter().filter(|&&(proclitics, from, _)| clitics_agree(word, from, proclitics))
    {
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
pub(super) const NAME_REBATE: u16 = 2;
/// How much less a passive costs where a damma is written: writers mark it for the sake of the passive («قُتل»).
const MARKED_PASSIVE: u16 = 14;
