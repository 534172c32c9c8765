//! What a spelling says by itself, whatever stands beside it: its folded letters, the names that begin with it, the tables of cues its lemmas are in.

use super::word::Reading;
use crate::lexicon::{Lexicon, NameState};
use crate::text::normalize::{base_letters, fold};
use compact_str::CompactString;

/// How many letters of clitics may stand before a name for the place in the automaton to be kept.
const STRIPS: usize = 4;

/// A spelling.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its number in the memory that read it.
    pub number: u32,
    /// Its folded letters.
    pub folded: CompactString,
    /// Whether it is written in base letters alone.
    pub plain: bool,
    /// In which tables of cues the lemma of any of its readings is found: bits of [`crate::lexicon::format::lemma::USES`].
    pub uses: u32,
    /// Whether «لل» stands in it, after which a name may have lost letters.
    pub doubled: bool,
    /// For so many letters taken off, where the rest leads in the automaton of names; `None` where no word of a name ends.
    starts: [Option<NameState>; STRIPS],
    /// How many of `starts` are known.
    known: u8,
}

impl Form {
    /// That of no word.
    pub(super) const NONE: Self = Self {
        number: 0,
        folded: CompactString::const_new(""),
        plain: true,
        uses: 0,
        doubled: false,
        starts: [None; STRIPS],
        known: 0,
    };

    /// Reads `surface`, which has these readings.
    pub(super) fn read(lexicon: &Lexicon, surface: &str, readings: &[Reading], number: u32) -> Self {
        let mut form = Self { number, ..Self::NONE };
        for c in surface.chars() {
            let letters = base_letters(c);
            form.plain &= letters == [Some(c), None];
            form.folded.extend(letters.into_iter().flatten().map(fold));
        }
        form.uses = readings.iter().filter_map(|r| r.lemma).fold(0, |uses, id| uses | lexicon.uses(id.0));
        form.doubled = form.folded.contains("لل");
        let mut letters = form.folded.char_indices();
        for start in &mut form.starts {
            let Some((at, letter)) = letters.next() else { break };
            let rest = form.folded.get(at..).unwrap_or("");
            *start = lexicon.name_step(lexicon.name_start(), rest).filter(|state| lexicon.is_word_of_name(*state));
            form.known += 1;
            // Other clitics hardly ever stand before a name.
            if !matches!(letter, 'و' | 'ف' | 'ب' | 'ل' | 'ك') {
                break;
            }
        }
        form
    }

    /// Whether it surely begins no name, with up to `most` letters taken off.
    #[must_use]
    pub fn names_nothing(&self, most: usize) -> bool {
        most < usize::from(self.known) && self.starts.iter().all(Option::is_none)
    }

    /// Where its letters from the byte `offset` of the folded ones lead in the automaton of names, if a word of a name ends there.
    #[must_use]
    pub fn name_from(&self, lexicon: &Lexicon, offset: usize) -> Option<NameState> {
        // Folded letters of clitics have two bytes each.
        match self.starts.get(offset / 2).filter(|_| offset.is_multiple_of(2) && offset / 2 < usize::from(self.known)) {
            Some(known) => *known,
            None => {
                let state = lexicon.name_step(lexicon.name_start(), self.folded.get(offset..)?);
                state.filter(|state| lexicon.is_word_of_name(*state))
            }
        }
    }
}
