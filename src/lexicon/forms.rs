//! Spelling → lemmas: a walk over the automaton of forms that forgives what writers confuse, and the cells that each form fills.

use super::Lexicon;
use super::automaton::{Automaton, Node};
use super::blob::{Blob, Table};
use super::features::{Features, Pos};
use super::format::{Section, lemma};
use super::layers::{Base, base_of};
use crate::text::letters;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// Spellings to be walked letter by letter: the automaton of the program's own forms, or the `fst` of an imported lexicon, which is a third the size.
pub(super) trait Graph {
    type Node: Copy;

    /// Where every form begins.
    fn root(&self) -> Self::Node;

    /// The value of the form that ends at `node`.
    fn value(&self, node: Self::Node) -> Option<u64>;

    /// The node after the letter `code`, and what it adds to the value.
    fn step(&self, node: Self::Node, code: u8) -> Option<(Self::Node, u64)>;

    /// Calls `visit` with the letters that go on from `node`, the last first, with the node after each and what it adds to the value.
    fn letters(&self, node: Self::Node, visit: impl FnMut(u8, Self::Node, u64));
}

impl Graph for Automaton {
    type Node = Node;

    #[inline]
    fn root(&self) -> Node {
        self.root()
    }

    #[inline]
    fn value(&self, node: Node) -> Option<u64> {
        self.value(node)
    }

    #[inline]
    fn step(&self, node: Node, code: u8) -> Option<(Node, u64)> {
        self.step(node, code)
    }

    fn letters(&self, node: Node, mut visit: impl FnMut(u8, Node, u64)) {
        self.letters(node).rev().for_each(|(code, next, adds)| visit(code, next, adds));
    }
}

impl Graph for fst::Map<&'static [u8]> {
    type Node = usize;

    fn root(&self) -> usize {
        self.as_fst().root().addr()
    }

    fn value(&self, node: usize) -> Option<u64> {
        let node = self.as_fst().node(node);
        node.is_final().then(|| node.final_output().value())
    }

    fn step(&self, node: usize, code: u8) -> Option<(usize, u64)> {
        let node = self.as_fst().node(node);
        let transition = node.transition(node.find_input(code)?);
        Some((transition.addr, transition.out.value()))
    }

    fn letters(&self, node: usize, mut visit: impl FnMut(u8, usize, u64)) {
        let node = self.as_fst().node(node);
        for at in (0..node.len()).rev() {
            let transition = node.transition(at);
            visit(transition.inp, transition.addr, transition.out.value());
        }
    }
}

/// Rows of lemmas that were asked for by citation form: the same few verbs and nouns again and again.
pub(super) type Named = Mutex<FxHashMap<Pos, FxHashMap<Box<str>, Option<u32>>>>;

/// More are not kept of one part of speech.
const MOST_NAMED: usize = 1 << 14;

/// The sections of one blob that say which lemmas and cells its forms have.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) blob: Blob,
    pub(super) lemmas: Table,
    cell_sets: Table,
    cells: Table,
    pattern_starts: Table,
}

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
fn alternatives(written: u8, last: bool) -> &'static [(u8, u16)] {
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
        ALEF => &[(ALEF_ABOVE, 12), (ALEF_BELOW, 12), (MADDA, 20)],
        ALEF_ABOVE => &[(ALEF_BELOW, 45), (ALEF, 45), (MADDA, 45), (WAW_HAMZA, 25), (HAMZA, 25), (YEH_HAMZA, 40)],
        ALEF_BELOW => &[(ALEF_ABOVE, 45), (ALEF, 35)],
        MADDA => &[(ALEF_ABOVE, 45)],
        WAW_HAMZA => &[(YEH_HAMZA, 30), (HAMZA, 20), (ALEF_ABOVE, 40)],
        YEH_HAMZA => &[(WAW_HAMZA, 20), (HAMZA, 20), (ALEF_ABOVE, 40)],
        HAMZA => &[(WAW_HAMZA, 25), (YEH_HAMZA, 25), (ALEF_ABOVE, 30)],
        YEH if last => &[(MAKSURA, 15)],
        MAKSURA => &[(YEH, 22)],
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

/// Calls `visit` for every form of `graph` that begins at the first of `written` and forgives no more than `forgiven`; their groups are those of `base`.
pub(super) fn walk<G: Graph>(graph: &G, base: Base, written: &[u8], forgiven: u16, visit: &mut impl FnMut(Match)) {
    let start = Match { length: 0, cost: 0, group: base.group(), changes: [(0, 0); 4] };
    go_on(graph, graph.root(), (written, forgiven), start, visit);
}

/// Goes on from `node`, which the letters of `state` lead to; its `group` is the sum of the values so far.
fn go_on<G: Graph>(
    graph: &G,
    mut node: G::Node,
    (written, forgiven): (&[u8], u16),
    mut state: Match,
    visit: &mut impl FnMut(Match),
) {
    loop {
        if let Some(value) = graph.value(node).filter(|_| state.length > 0) {
            visit(Match { group: state.group + value, ..state });
        }
        let Some(&code) = written.get(state.length) else { return };
        let last = state.length + 1 == written.len();
        for &(other, cost) in alternatives(code, last) {
            let Some((next, value)) = graph.step(node, other) else { continue };
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
            go_on(graph, next, (written, forgiven), changed, visit);
        }
        let Some((next, value)) = graph.step(node, code) else { return };
        state.length += 1;
        state.group += value;
        node = next;
    }
}

/// A place among the program's own forms, and how much may still be forgiven.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    node: Node,
    left: u16,
}

impl Lexicon {
    /// Calls `visit` with every place that letters of `written` from the first on lead to, and with how many they are; no more than `forgiven` is forgiven, and the
    /// last letter of `written` is taken for one inside a word.
    pub fn spots(&self, written: &[u8], forgiven: u16, visit: &mut impl FnMut(usize, Spot)) {
        self.spots_after(0, Spot { node: self.forms.root(), left: forgiven }, written, visit);
    }

    fn spots_after(&self, length: usize, spot: Spot, written: &[u8], visit: &mut impl FnMut(usize, Spot)) {
        visit(length, spot);
        let Some((&code, rest)) = written.split_first() else { return };
        for spot in self.after(spot, code, false) {
            self.spots_after(length + 1, spot, rest, visit);
        }
    }

    /// Whether the letters of `head` and then of `tail`, the end of a word, lead from a place to the end of a form.
    #[must_use]
    pub fn ends(&self, spot: Spot, head: &[u8], tail: &[u8]) -> bool {
        let (code, head, tail) = match (head, tail) {
            ([code, head @ ..], tail) => (*code, head, tail),
            ([], [code, tail @ ..]) => (*code, head, tail),
            ([], []) => return spot.node.is_final(),
        };
        self.after(spot, code, head.is_empty() && tail.is_empty()).any(|spot| self.ends(spot, head, tail))
    }

    /// The places after the letter `code`, as written or as what it may stand for.
    fn after(&self, spot: Spot, code: u8, last: bool) -> impl Iterator<Item = Spot> + '_ {
        let others = alternatives(code, last).iter().copied();
        std::iter::once((code, 0)).chain(others).filter_map(move |(code, cost)| {
            let left = spot.left.checked_sub(cost)?;
            Some(Spot { node: self.forms.step(spot.node, code)?.0, left })
        })
    }
}

impl Rows {
    /// The sections of `blob`.
    pub(super) fn open(blob: Blob) -> Self {
        Self {
            lemmas: blob.table(Section::Lemmas, lemma::WIDTH),
            cell_sets: blob.table(Section::CellSets, 1),
            cells: blob.table(Section::Cells, 2),
            pattern_starts: blob.table(Section::PatternStarts, 1),
            blob,
        }
    }

    /// The lemmas (rows) of the form at `group`, each with the set of cells that it fills.
    pub(super) fn group(&self, base: Base, group: usize, visit: &mut impl FnMut(u32, usize)) {
        let groups = self.blob.section(Section::Groups);
        let count = groups.get(group).copied().unwrap_or(0);
        if base == Base::OWN {
            let two = |at: usize| groups.get(at..at + 2).map_or(0, |b| u32::from(u16::from_le_bytes([b[0], b[1]])));
            for entry in 0..usize::from(count) {
                visit(two(group + 1 + entry * 4), two(group + 3 + entry * 4) as usize);
            }
            return;
        }
        let three = |at: usize| groups.get(at..at + 3).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], 0]));
        for entry in 0..usize::from(count) {
            let lemma = three(group + 1 + entry * 6) | base.row();
            visit(lemma, three(group + 4 + entry * 6) as usize);
        }
    }

    /// The cells of `lemma` in a set of cells.
    pub(super) fn cell_set(&self, base: Base, lemma: u32, set: usize, visit: &mut impl FnMut(Cell)) {
        for row in self.cell_sets.cell(set, 0)..self.cell_sets.cell(set + 1, 0) {
            let features = Features::from_bits(self.cells.cell(row as usize, 0));
            visit(Cell { lemma, features, pattern: self.cells.cell(row as usize, 1) | base.row() });
        }
    }

    /// The marks of a vowel pattern.
    fn pattern(&self, row: usize) -> &'static [u8] {
        let (start, end) = (self.pattern_starts.cell(row, 0), self.pattern_starts.cell(row + 1, 0));
        self.blob.section(Section::Patterns).get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The text in a column of a lemma.
    pub(super) fn text(&self, row: usize, column: usize) -> &'static str {
        self.blob.string(self.lemmas.cell(row, column))
    }
}

impl Lexicon {
    /// Calls `visit` for every form that begins at the first of `written` (letter codes), exact or forgiven; those of imported lexicons come last.
    pub fn matches(&self, written: &[u8], visit: impl FnMut(Match)) {
        self.matches_within(written, u16::MAX, visit);
    }

    /// [`Lexicon::matches`] that forgive no more than `forgiven`.
    pub fn matches_within(&self, written: &[u8], forgiven: u16, mut visit: impl FnMut(Match)) {
        self.own_matches(written, forgiven, &mut visit);
        self.layer_matches(written, forgiven, &mut visit);
    }

    /// The matches in the program's own lexicon that forgive no more than `forgiven`.
    pub fn own_matches(&self, written: &[u8], forgiven: u16, mut visit: impl FnMut(Match)) {
        walk(&self.forms, Base::OWN, written, forgiven, &mut visit);
    }

    /// The cells of the form at `group`.
    pub fn cells(&self, group: u64, mut visit: impl FnMut(Cell)) {
        let (base, at) = Base::of_group(group);
        let rows = self.rows_of(base);
        rows.group(base, at, &mut |lemma, set| rows.cell_set(base, lemma, set, &mut visit));
    }

    /// The marks of a vowel pattern, one code a letter.
    #[must_use]
    pub fn pattern(&self, pattern: u32) -> &'static [u8] {
        let (base, row) = base_of(pattern);
        self.rows_of(base).pattern(row)
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
        let (base, row) = base_of(id);
        let rows = self.rows_of(base);
        let cell = |column| rows.lemmas.cell(row, column);
        let text = |column| rows.text(row, column);
        Lemma {
            form: text(lemma::FORM),
            key: cell(lemma::FORM) | base.row(),
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
        let mut known = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let of_pos = known.entry(pos).or_default();
        let id = match of_pos.get(citation) {
            Some(&id) => id,
            None => {
                if of_pos.len() >= MOST_NAMED {
                    of_pos.clear();
                }
                let id = self.row_named(citation, pos);
                of_pos.insert(citation.into(), id);
                id
            }
        };
        id.map(|id| self.lemma(id))
    }

    /// The row of the lemma with this vocalised citation form and part of speech.
    fn row_named(&self, citation: &str, pos: Pos) -> Option<u32> {
        let written: Vec<u8> = citation.chars().filter(|c| letters::is_letter(*c)).filter_map(letters::code).collect();
        let mut found = None;
        self.matches(&written, |hit| {
            if hit.length == written.len() && hit.cost == 0 && found.is_none() {
                self.cells(hit.group, |cell| {
                    if found.is_none() && self.citation(cell.lemma) == citation && self.lemma(cell.lemma).pos == pos {
                        found = Some(cell.lemma);
                    }
                });
            }
        });
        found
    }

    /// Key, flags and level of a lemma, without touching its texts: for inner loops.
    #[must_use]
    pub fn lemma_numbers(&self, id: u32) -> (u32, u32, u32) {
        let (base, row) = base_of(id);
        let rows = self.rows_of(base);
        let cell = |column| rows.lemmas.cell(row, column);
        (cell(lemma::FORM) | base.row(), cell(lemma::FLAGS), cell(lemma::LEVEL))
    }

    /// The key of the lemma in row `id`, as [`Lemma::key`].
    #[must_use]
    pub fn key(&self, id: u32) -> u32 {
        let (base, row) = base_of(id);
        self.rows_of(base).lemmas.cell(row, lemma::FORM) | base.row()
    }

    /// In which tables of cues a lemma is found: bits of [`lemma::USES`].
    #[must_use]
    pub fn uses(&self, id: u32) -> u32 {
        let (base, row) = base_of(id);
        self.rows_of(base).lemmas.cell(row, lemma::USES)
    }

    /// What the lemma in row `id` derives from, as [`Lemma::derivation`].
    #[must_use]
    pub fn derivation(&self, id: u32) -> &'static str {
        let (base, row) = base_of(id);
        self.rows_of(base).text(row, lemma::DERIVATION)
    }

    /// The topic of the lemma in row `id`.
    #[must_use]
    pub fn topic(&self, id: u32) -> &'static str {
        let (base, row) = base_of(id);
        self.rows_of(base).text(row, lemma::TOPIC)
    }

    /// The row of the gazetteer entry that the lemma in row `id` names.
    #[must_use]
    pub fn entry_of(&self, id: u32) -> Option<u32> {
        let (base, row) = base_of(id);
        self.rows_of(base).lemmas.cell(row, lemma::ENTITY).checked_sub(1)
    }

    /// The class of the lemma in row `id`, as [`Lemma::class`].
    #[must_use]
    pub fn class(&self, id: u32) -> &'static str {
        let (base, row) = base_of(id);
        self.rows_of(base).text(row, lemma::CLASS)
    }

    /// The vocalised citation form of the lemma in row `id`.
    #[must_use]
    pub fn citation(&self, id: u32) -> &'static str {
        let (base, row) = base_of(id);
        self.rows_of(base).text(row, lemma::FORM)
    }

    /// How many lemmas the program's own lexicon has; their rows begin at 0.
    #[must_use]
    pub fn lemma_count(&self) -> usize {
        self.rows.lemmas.len()
    }
}
