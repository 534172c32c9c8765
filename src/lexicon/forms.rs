//! Spelling → lemmas: a walk over the automaton of forms that forgives what writers confuse, and the cells that each form fills.

use super::Lexicon;
use super::automaton::Node;
use super::features::{Features, Pos};
use super::format::{Section, lemma};
use crate::text::letters;

/// A lemma's row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lemma {
    /// Vocalised citation form.
    pub form: &'static str,
    /// A number equal for lemmas of the same citation form: what phrases are matched by.
    pub key: u32,
    /// Part of speech.
    pub pos: Pos,
    /// Root, letters with blanks between; empty for loans and particles.
    pub root: &'static str,
    /// Glosses, «;» between, commonest first.
    pub gloss: &'static str,
    /// Verb form, feminine of an adjective, what a particle governs, value of a number.
    pub class: &'static str,
    /// See [`super::format::lemma`].
    pub flags: u32,
    /// Topic.
    pub topic: &'static str,
    /// 1 (commonest) to 5; 6 for lemmas made by rule.
    pub level: u32,
    /// What it derives from, `masdar:…` and the like.
    pub derivation: &'static str,
    /// Plurals or masdars, «;» between.
    pub parts: &'static str,
    /// Valency.
    pub valency: &'static str,
    /// Row of the gazetteer entry that it names.
    pub entity: Option<u32>,
}

impl Lemma {
    /// Whether a flag of [`super::format::lemma`] is set.
    #[must_use]
    pub fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// The commonest gloss.
    #[must_use]
    pub fn first_gloss(&self) -> &'static str {
        self.gloss.split(';').next().unwrap_or("").trim()
    }
}

/// A stretch of letters that is a form in the lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match {
    /// How many letters it takes.
    pub length: usize,
    /// What was forgiven in its spelling, in tenths of a nat.
    pub cost: u16,
    /// Where its lemmas are, for [`Lexicon::cells`].
    pub group: u64,
    /// Which letters were read as others: position and letter code, packed for [`Match::spelled`]; at most four.
    changes: [(u8, u8); 4],
}

impl Match {
    /// The letter codes of the form in the lexicon, from the codes as written.
    #[must_use]
    pub fn spelled(&self, written: &[u8]) -> Vec<u8> {
        let mut out: Vec<u8> = written.iter().take(self.length).copied().collect();
        for &(at, code) in self.changes.iter().filter(|c| c.1 != 0) {
            if let Some(slot) = out.get_mut(usize::from(at)) {
                *slot = code;
            }
        }
        out
    }
}

/// One cell of a lemma's paradigm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Row of the lemma.
    pub lemma: u32,
    /// What the form says.
    pub features: Features,
    /// Its vowel pattern, for [`Lexicon::vocalize`].
    pub pattern: u32,
}

/// What a written letter may stand for besides itself, with its cost. Alef without hamza is the common way to write; a wrong hamza is an error.
fn alternatives(written: u8, first: bool, last: bool) -> &'static [(u8, u16)] {
    const HAMZA: u8 = 1;
    const MADDA: u8 = 2;
    const ALEF_ABOVE: u8 = 3;
    const WAW_HAMZA: u8 = 4;
    const ALEF_BELOW: u8 = 5;
    const YEH_HAMZA: u8 = 6;
    const ALEF: u8 = 7;
    const MARBUTA: u8 = 9;
    const HEH: u8 = 33;
    const MAKSURA: u8 = 35;
    const YEH: u8 = 36;
    const BEH: u8 = 8;
    const JEEM: u8 = 12;
    const ZAIN: u8 = 18;
    const GHAIN: u8 = 26;
    const FEH: u8 = 27;
    const KAF: u8 = 29;
    const PEH: u8 = 37;
    const TCHEH: u8 = 38;
    const JEH: u8 = 39;
    const VEH: u8 = 40;
    const GAF: u8 = 41;
    match written {
        ALEF => &[(ALEF_ABOVE, 12), (ALEF_BELOW, 12), (MADDA, 25)],
        // Before ـُوا and ـُون many leave the hamza on the alef of the singular: بدأوا, يلجأون; هيأة.
        ALEF_ABOVE if !first => &[(ALEF_BELOW, 45), (ALEF, 45), (MADDA, 45), (WAW_HAMZA, 28), (YEH_HAMZA, 40)],
        ALEF_ABOVE => &[(ALEF_BELOW, 45), (ALEF, 45), (MADDA, 45)],
        ALEF_BELOW => &[(ALEF_ABOVE, 45), (ALEF, 35)],
        MADDA => &[(ALEF_ABOVE, 45)],
        WAW_HAMZA => &[(YEH_HAMZA, 30), (HAMZA, 20), (ALEF_ABOVE, 40)],
        YEH_HAMZA => &[(WAW_HAMZA, 20), (HAMZA, 20), (ALEF_ABOVE, 40)],
        HAMZA => &[(WAW_HAMZA, 25), (YEH_HAMZA, 25), (ALEF_ABOVE, 30)],
        YEH if last => &[(MAKSURA, 15)],
        MAKSURA => &[(YEH, 15)],
        HEH if last => &[(MARBUTA, 30)],
        MARBUTA => &[(HEH, 45)],
        // Letters of other languages for sounds that Arabic letters stand for as well.
        PEH => &[(BEH, 4)],
        TCHEH => &[(JEEM, 4)],
        JEH => &[(JEEM, 4), (ZAIN, 8)],
        VEH => &[(FEH, 4)],
        GAF => &[(GHAIN, 4), (JEEM, 6), (KAF, 8)],
        _ => &[],
    }
}

impl Lexicon {
    /// Calls `visit` for every form that begins at the first of `written` (letter codes), exact or forgiven.
    pub fn matches(&self, written: &[u8], visit: impl FnMut(Match)) {
        self.matches_within(written, u16::MAX, visit);
    }

    /// [`Lexicon::matches`] that forgive no more than `forgiven`.
    pub fn matches_within(&self, written: &[u8], forgiven: u16, mut visit: impl FnMut(Match)) {
        let start = Match { length: 0, cost: 0, group: 0, changes: [(0, 0); 4] };
        self.walk(self.forms.root(), (written, forgiven), start, &mut visit);
    }

    /// Goes on from `node`, which the letters of `state` lead to; its `group` is the sum of the values so far.
    fn walk(&self, mut node: Node, (written, forgiven): (&[u8], u16), mut state: Match, visit: &mut impl FnMut(Match)) {
        loop {
            if let Some(value) = self.forms.value(node).filter(|_| state.length > 0) {
                visit(Match { group: state.group + value, ..state });
            }
            let Some(&code) = written.get(state.length) else { return };
            let last = state.length + 1 == written.len();
            for &(other, cost) in alternatives(code, state.length == 0, last) {
                let Some((next, value)) = self.forms.step(node, other) else { continue };
                let Some(slot) = state.changes.iter().position(|c| c.1 == 0) else { break };
                if state.cost + cost > forgiven {
                    continue;
                }
                let mut changed = state;
                changed.length += 1;
                changed.cost += cost;
                changed.group += value;
                if let Some(change) = changed.changes.get_mut(slot) {
                    *change = (u8::try_from(state.length).unwrap_or(u8::MAX), other);
                }
                self.walk(next, (written, forgiven), changed, visit);
            }
            let Some((next, value)) = self.forms.step(node, code) else { return };
            state.length += 1;
            state.group += value;
            node = next;
        }
    }

    /// The cells of the form at `group`.
    pub fn cells(&self, group: u64, mut visit: impl FnMut(Cell)) {
        self.group(group, |lemma, set| self.cell_set(lemma, set, &mut visit));
    }

    /// The lemmas (rows) of the form at `group`, each with the set of cells that it fills, for [`Lexicon::cell_set`].
    pub(super) fn group(&self, group: u64, mut visit: impl FnMut(u32, usize)) {
        let groups = self.blob.section(Section::Groups);
        let at = usize::try_from(group).unwrap_or(usize::MAX);
        let count = groups.get(at).copied().unwrap_or(0);
        let three = |at: usize| groups.get(at..at + 3).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], 0]));
        for entry in 0..usize::from(count) {
            let lemma = three(at + 1 + entry * 6);
            visit(lemma, three(at + 4 + entry * 6) as usize);
        }
    }

    /// The cells of `lemma` in a set of cells.
    pub(super) fn cell_set(&self, lemma: u32, set: usize, visit: &mut impl FnMut(Cell)) {
        for row in self.cell_sets.cell(set, 0)..self.cell_sets.cell(set + 1, 0) {
            let features = Features::from_bits(self.cells.cell(row as usize, 0));
            visit(Cell { lemma, features, pattern: self.cells.cell(row as usize, 1) });
        }
    }

    /// The marks of a vowel pattern, one code a letter.
    #[must_use]
    pub fn pattern(&self, pattern: u32) -> &'static [u8] {
        let (start, end) = (self.pattern_starts.cell(pattern as usize, 0), self.pattern_starts.cell(pattern as usize + 1, 0));
        self.blob.section(Section::Patterns).get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The letters with the marks of the pattern on them.
    #[must_use]
    pub fn vocalize(&self, spelled: &[u8], pattern: u32) -> String {
        let marks = self.pattern(pattern);
        let mut out = String::with_capacity(spelled.len() * 4);
        for (at, &code) in spelled.iter().enumerate() {
            out.extend(letters::letter(code));
            out.push_str(letters::marks_of(marks.get(at).copied().unwrap_or(0)));
        }
        out
    }

    /// The lemma in row `id`.
    #[must_use]
    pub fn lemma(&self, id: u32) -> Lemma {
        let cell = |column| self.lemmas.cell(id as usize, column);
        let text = |column| self.string(cell(column));
        Lemma {
            form: text(lemma::FORM),
            key: cell(lemma::FORM),
            pos: Pos::from_bits(cell(lemma::POS)),
            root: text(lemma::ROOT),
            gloss: text(lemma::GLOSS),
            class: text(lemma::CLASS),
            flags: cell(lemma::FLAGS),
            topic: text(lemma::TOPIC),
            level: cell(lemma::LEVEL),
            derivation: text(lemma::DERIVATION),
            parts: text(lemma::PARTS),
            valency: text(lemma::VALENCY),
            entity: cell(lemma::ENTITY).checked_sub(1),
        }
    }

    /// The lemma with this vocalised citation form and part of speech.
    #[must_use]
    pub fn lemma_named(&self, citation: &str, pos: Pos) -> Option<Lemma> {
        let written: Vec<u8> = citation.chars().filter(|c| letters::is_letter(*c)).filter_map(letters::code).collect();
        let mut found = None;
        self.matches(&written, |hit| {
            if hit.length == written.len() && hit.cost == 0 && found.is_none() {
                self.cells(hit.group, |cell| {
                    let lemma = self.lemma(cell.lemma);
                    if found.is_none() && lemma.pos == pos && lemma.form == citation {
                        found = Some(lemma);
                    }
                });
            }
        });
        found
    }

    /// Key, flags and level of a lemma, without touching its texts: for inner loops.
    #[must_use]
    pub fn lemma_numbers(&self, id: u32) -> (u32, u32, u32) {
        let cell = |column| self.lemmas.cell(id as usize, column);
        (cell(lemma::FORM), cell(lemma::FLAGS), cell(lemma::LEVEL))
    }

    /// The class of the lemma in row `id`, as [`Lemma::class`].
    #[must_use]
    pub fn class(&self, id: u32) -> &'static str {
        self.string(self.lemmas.cell(id as usize, lemma::CLASS))
    }

    /// The vocalised citation form of the lemma in row `id`.
    #[must_use]
    pub fn citation(&self, id: u32) -> &'static str {
        self.string(self.lemmas.cell(id as usize, lemma::FORM))
    }

    /// How many lemmas there are.
    #[must_use]
    pub fn lemma_count(&self) -> usize {
        self.lemmas.len()
    }
}
