//! Spellings already analysed: news repeats its words, so most are looked up once in a run of articles.
//!
//! A word's readings depend on its spelling alone, so what is remembered is what would be found again.

use super::analyse::{Letters, Scratch, readings};
use super::disambiguate::{Known, Lattice};
use super::form::Form;
use super::word::Reading;
use super::{guess, plain, respell, typo};
use crate::annotate::kept::Kept;
use crate::lexicon::Lexicon;
use crate::lexicon::features::Pos;
use crate::tokens::TokenKind;
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Spellings kept; when one more comes all are forgotten. With their readings they take some 16 MB.
const MOST: usize = 1 << 15;

/// What the best reading costs when an unknown name is likelier, in tenths of a nat: a passive with an object, the two owners of a pronoun.
const FAR_FETCHED: u16 = 62;

/// What the analyser found out about spellings, and its work space. One for each thread that analyses many articles, always with the same lexicon.
#[derive(Debug, Default)]
pub struct Memory {
    spellings: FxHashMap<CompactString, Spelling>,
    pool: Vec<Reading>,
    /// Number of the article being read.
    article: u64,
    /// How many spellings were read; those forgotten are counted.
    forms: u32,
    /// What later stages found of them.
    pub(super) kept: Arc<Mutex<Kept>>,
    scratch: Scratch,
    found: Vec<Reading>,
}

/// What is known of a spelling: its readings, whether the lexicon has it, its correction.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// Its readings in the memory's pool.
    range: (u32, u32),
    /// The article that met it last, and where that article's lattice has the readings.
    met: (u64, Known),
    form: Form,
    pub(super) known: bool,
    pub(super) typo: Option<String>,
}

impl Memory {
    /// A new article with a lattice of its own begins.
    pub(super) fn begin(&mut self) {
        self.article += 1;
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).begin();
    }

    /// What is known of `surface`, its readings pushed to `lattice` as the next word's.
    pub(super) fn push(
        &mut self,
        lexicon: &Lexicon,
        surface: &str,
        kind: TokenKind,
        lattice: &mut Lattice,
    ) -> (bool, Option<String>) {
        let article = self.article;
        if let Some(spelling) = self.spellings.get_mut(surface) {
            if spelling.met.0 != article {
                let (start, end) = spelling.range;
                let readings = self.pool.get(start as usize..end as usize).unwrap_or(&[]);
                spelling.met = (article, lattice.store(readings, &spelling.form));
            }
            lattice.push(spelling.met.1);
            return (spelling.known, spelling.typo.clone());
        }
        if self.spellings.len() >= MOST {
            self.spellings.clear();
            self.pool.clear();
        }
        let (known, typo) = self.look_up(lexicon, surface, kind);
        let start = u32::try_from(self.pool.len()).unwrap_or(u32::MAX);
        self.pool.extend_from_slice(&self.found);
        let range = (start, u32::try_from(self.pool.len()).unwrap_or(u32::MAX));
        self.forms = self.forms.wrapping_add(1);
        let form = Form::read(lexicon, surface, &self.found, self.forms);
        let here = lattice.store(&self.found, &form);
        lattice.push(here);
        self.spellings.insert(surface.into(), Spelling { range, met: (article, here), form, known, typo: typo.clone() });
        (known, typo)
    }

    /// Finds the readings of `surface` anew; at least one.
    fn look_up(&mut self, lexicon: &Lexicon, surface: &str, kind: TokenKind) -> (bool, Option<String>) {
        let found = &mut self.found;
        found.clear();
        let (mut known, mut typo) = (true, None);
        if kind == TokenKind::Arabic {
            known = false;
            if let Some(letters) = Letters::read(surface) {
                readings(lexicon, &letters, u16::MAX, &mut self.scratch, found);
                typo = respell::respelled(lexicon, &letters, &mut self.scratch, found);
                known = !found.is_empty();
                if found.is_empty() {
                    typo = typo::correct(lexicon, &letters, &mut self.scratch, found);
                }
                if found.is_empty() {
                    guess::guesses(&letters, found);
                } else if known
                    && found
                        .first()
                        .is_some_and(|r| r.cost >= FAR_FETCHED && (r.features.pos != Pos::Propn || r.enclitic.is_some()))
                {
                    guess::beside(&letters, found);
                }
            }
        }
        if found.is_empty() {
            found.push(plain(kind));
        }
        (known, typo)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{analyse, analyse_with};
    use super::*;
    use crate::document::Document;
    use crate::tokens;

    /// Whether `memory` changes nothing of what is found in `text`.
    fn same(memory: &mut Memory, lexicon: &Lexicon, text: &str) -> bool {
        let document = Document::from_text(text, "");
        let (text, blocks) = (document.text(), document.blocks());
        let words = tokens::tokenize(text, blocks);
        let sentences = tokens::sentences(text, &words, blocks);
        let (fresh, fresh_lattice) = analyse(lexicon, text, &words, &sentences);
        let (found, lattice) = analyse_with(memory, lexicon, text, &words, &sentences);
        found == fresh && lattice.len() == words.len() && (0..words.len()).all(|at| lattice.of(at) == fresh_lattice.of(at))
    }

    #[test]
    fn nothing_found_depends_on_what_was_read_before() {
        let lexicon = Lexicon::embedded();
        let mut memory = Memory::default();
        for text in [
            "وصل الوزير إلى العاصمة. وقال الوزير إن الزيارة مهمة",
            "العاصمة: قال المتحدث إن الوزيير وصل",
            "وصل الوزير إلى العاصمة",
        ] {
            assert!(same(&mut memory, &lexicon, text), "{text}");
        }
        assert!(memory.spellings.contains_key("الوزير"));
    }

    #[test]
    fn a_full_memory_begins_anew() {
        let lexicon = Lexicon::embedded();
        let mut memory = Memory::default();
        let numbers: Vec<String> = (0..MOST + 10).map(|n| n.to_string()).collect();
        assert!(same(&mut memory, &lexicon, &format!("قال {} قال", numbers.join(" "))));
        assert!(memory.spellings.len() <= 20, "{}", memory.spellings.len());
        assert!(memory.pool.len() >= memory.spellings.len());
    }
}
