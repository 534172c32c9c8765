//! Misspelt words: a word out of the lexicon within one edit of a frequent one.
//!
//! Only slips that writers make are tried: neighbouring letters swapped, a letter taken for one of the same shape, a letter too many or too few. Short
//! words and rare corrections are left alone, since most unknown words of news are names.

use super::analyse::{Letters, NAME_REBATE, Scratch, own_readings};
use super::word::{Proclitics, Reading};
use crate::lexicon::features::{Aspect, Gender, Number, Person, Pos, State, Voice};
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_NAME_PART};
use crate::lexicon::{Lexicon, Spot};
use crate::text::letters;

const ALEF: u8 = 7;
const BEH: u8 = 8;
const SEEN: u8 = 19;
const FEH: u8 = 27;
const KAF: u8 = 29;
const LAM: u8 = 30;
const MEEM: u8 = 31;
const WAW: u8 = 34;

/// Letters that differ only in dots or in one stroke: readers and writers take one for the other.
const SAME_SHAPE: [&[char]; 9] = [
    &['ب', 'ت', 'ث', 'ن', 'ي'],
    &['ج', 'ح', 'خ'],
    &['د', 'ذ'],
    &['ر', 'ز'],
    &['س', 'ش'],
    &['ص', 'ض'],
    &['ط', 'ظ'],
    &['ع', 'غ'],
    &['ف', 'ق'],
];
/// Fewest letters of a word whose swapped or same-shape slips are mended, clitics included.
const SHORTEST: usize = 5;
/// Fewest letters for a letter too many or too few.
const SHORTEST_LENGTH_SLIP: usize = 8;
/// The dearest correction accepted, in tenths of a nat: clitics and a common lemma, nothing forgiven besides.
const DEAREST: u16 = 24;
/// The rarest lemma that a word is mended to.
const COMMON: u32 = 2;

/// The likeliest correction of `word`, with its readings in `out`; `None` when nothing frequent is near.
pub(super) fn correct(lexicon: &Lexicon, word: &Letters, scratch: &mut Scratch, out: &mut Vec<Reading>) -> Option<String> {
    let codes = &word.codes;
    if codes.len() < SHORTEST {
        return None;
    }
    let near = Near::new(lexicon, codes);
    let mut best: Option<(u16, Vec<u8>)> = None;
    let mut found = Vec::new();
    let mut consider = |candidate: Vec<u8>, at: usize, slip: u16, length_slip: bool| {
        let marks = vec![0; candidate.len()];
        let letters = Letters { codes: candidate, marks };
        own_readings(lexicon, &letters, DEAREST, scratch, &mut found);
        // A slip that would make or unmake a clitic is none: «بلازي» is no «بالزي».
        let inside = |r: &Reading| at >= before_stem(r);
        let Some(first) = found.iter().find(|r| inside(r) && frequent(lexicon, r, letters.codes.len(), length_slip)) else {
            return;
        };
        let cost = first.cost + slip;
        if first.cost <= DEAREST && best.as_ref().is_none_or(|b| cost < b.0) {
            best = Some((cost, letters.codes));
        }
    };
    for i in 0..codes.len().saturating_sub(1) {
        let (one, two) = (codes.get(i).copied().unwrap_or(0), codes.get(i + 1).copied().unwrap_or(0));
        if one != two && near.ends(i, &[two, one], i + 2) {
            let mut swapped = codes.clone();
            swapped.swap(i, i + 1);
            consider(swapped, i, 0, false);
        }
    }
    for (i, &code) in codes.iter().enumerate() {
        let Some(letter) = letters::letter(code) else { continue };
        for &other in SAME_SHAPE.iter().filter(|set| set.contains(&letter)).flat_map(|set| set.iter()) {
            if other != letter
                && let Some(code) = letters::code(other)
                && near.ends(i, &[code], i + 1)
            {
                let mut changed = codes.clone();
                if let Some(slot) = changed.get_mut(i) {
                    *slot = code;
                }
                consider(changed, i, 4, false);
            }
        }
    }
    if codes.len() >= SHORTEST_LENGTH_SLIP {
        for i in 1..codes.len() {
            // Without the last letter the one before is the last.
            if i + 1 == codes.len() || near.ends(i, &[], i + 1) {
                let mut shorter = codes.clone();
                shorter.remove(i);
                consider(shorter, i, 8, true);
            }
            for code in (1..37).filter(|code| near.ends(i, &[*code], i)) {
                let mut longer = codes.clone();
                longer.insert(i, code);
                consider(longer, i, 8, true);
            }
        }
    }
    let (_, best) = best?;
    let marks = vec![0; best.len()];
    let corrected = Letters { codes: best, marks };
    own_readings(lexicon, &corrected, u16::MAX, scratch, out);
    Some(corrected.codes.iter().filter_map(|&c| letters::letter(c)).collect())
}

/// Where the letters of a word lead in the lexicon, so that hardly any slip has to be tried that makes no word.
struct Near<'a> {
    lexicon: &'a Lexicon,
    codes: &'a [u8],
    /// For each letter, the places that those before it lead to, whichever of them are clitics.
    spots: Vec<Vec<Spot>>,
}

impl<'a> Near<'a> {
    /// Letters of the clitics that a likely word may begin with, and how many they may be.
    const CLITICS: [u8; 8] = [ALEF, BEH, SEEN, FEH, KAF, LAM, MEEM, WAW];
    const MOST: usize = 5;

    fn new(lexicon: &'a Lexicon, codes: &'a [u8]) -> Self {
        let mut spots = vec![Vec::new(); codes.len() + 1];
        let clitics = codes.iter().take_while(|code| Self::CLITICS.contains(code)).count().min(Self::MOST);
        for from in 0..=clitics {
            lexicon.spots(codes.get(from..).unwrap_or(&[]), DEAREST + NAME_REBATE, &mut |length, spot| {
                if let Some(spots) = spots.get_mut(from + length) {
                    spots.push(spot);
                }
            });
        }
        Self { lexicon, codes, spots }
    }

    /// Whether a word may be made of the letters before `at`, those of `middle`, and those from `rest` on. After «لل» a name may have lost letters: those are all tried.
    fn ends(&self, at: usize, middle: &[u8], rest: usize) -> bool {
        let tail = self.codes.get(rest..).unwrap_or(&[]);
        let mut before = 0;
        let mut letters = self.codes.iter().take(at).chain(middle).chain(tail).take(Self::MOST);
        let doubled = letters.any(|code| std::mem::replace(&mut before, *code) == LAM && *code == LAM);
        doubled || self.spots.get(at).is_some_and(|spots| spots.iter().any(|spot| self.lexicon.ends(*spot, middle, tail)))
    }
}

/// How many letters stand before the stem of a reading.
fn before_stem(reading: &Reading) -> usize {
    let proclitics = reading.proclitics;
    let particles = proclitics.letters();
    let article = match (proclitics.has(Proclitics::AL), proclitics.has(Proclitics::LI)) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => 2,
    };
    particles + article
}

/// Whether a reading is of a word that news uses often: a common lemma in a usual form (with a letter too many or too few no verb), or a name that is one by itself and long
/// enough not to be met by chance.
fn frequent(lexicon: &Lexicon, reading: &Reading, length: usize, length_slip: bool) -> bool {
    let Some(id) = reading.lemma.filter(|_| !reading.proclitics.has(Proclitics::NOT.with(Proclitics::MA))) else { return false };
    let (_, flags, rarity) = lexicon.lemma_numbers(id.0);
    let f = &reading.features;
    let usual = reading.enclitic.is_none()
        && f.number != Number::Dual
        && f.state != State::Construct
        && !(length_slip && f.pos == Pos::Verb)
        && !reading.proclitics.has(Proclitics::PURPOSE)
        && (f.pos, f.number, f.gender) != (Pos::Verb, Number::Plur, Gender::Fem)
        && (f.pos != Pos::Verb || f.person == Person::Third && f.voice == Voice::Act && f.aspect != Aspect::Imperative);
    match f.pos {
        Pos::Propn => flags & FLAG_NAME_PART == 0 && lexicon.lemma(id.0).entity.is_some() && length >= 7,
        Pos::Noun | Pos::Adj | Pos::Verb => rarity <= COMMON && flags & FLAG_DERIVED == 0 && usual,
        _ => false,
    }
}
