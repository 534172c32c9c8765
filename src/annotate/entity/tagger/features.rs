//! What the tagger sees of a word: its spelling, its reading, its place in the tables, what the rules say of it, and the same of its neighbours.
//!
//! In: the [`Article`] and the mentions that the rules found. Out: for each word a list of feature hashes. Hashes are FNV-1a, so that a model stays good whatever the
//! compiler does.

use super::atoms::own;
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::entity::Found;
use crate::lexicon::PhraseKind;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The features of every word of an article.
#[derive(Debug, Default)]
pub struct Features {
    hashes: Vec<u32>,
    ends: Vec<u32>,
}

impl Features {
    /// The features of word `at`.
    #[must_use]
    pub fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.hashes.get(start as usize..end as usize).unwrap_or(&[])
    }
}

impl<'h> FromIterator<&'h [u32]> for Features {
    fn from_iter<I: IntoIterator<Item = &'h [u32]>>(words: I) -> Self {
        let mut features = Self::default();
        for hashes in words {
            features.hashes.extend_from_slice(hashes);
            features.ends.push(u32::try_from(features.hashes.len()).unwrap_or(u32::MAX));
        }
        features
    }
}

/// The sorts of features; the number is part of the hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Word = 1,
    Stem,
    Lemma,
    Proclitics,
    Pos,
    Known,
    Article,
    Begin,
    End,
    Length,
    Given,
    Family,
    Place,
    Body,
    People,
    Head,
    Title,
    Script,
    Rule,
    Nested,
    Role,
    Elsewhere,
    Human,
    Topic,
    Part,
    Derived,
}

/// A feature of a word by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    sort: Sort,
    hash: u32,
}

impl Atom {
    /// A feature of this sort.
    pub(super) fn new(sort: Sort, value: u32) -> Self {
        Self { sort, hash: mix(mix(SEED, sort as u32), value) }
    }

    /// The feature that it is to the word at this distance from it, if it is seen from there.
    pub(super) fn from(self, distance: isize) -> Option<u32> {
        seen(self.sort, distance).then(|| mix(seed(distance), self.hash))
    }
}

/// How far from a word its neighbours are looked at.
pub(super) const DISTANCES: std::ops::RangeInclusive<isize> = -2..=2;

/// What the features seen at this distance begin from.
fn seed(distance: isize) -> u32 {
    const SEEDS: [u32; 5] = [mix(SEED, 10), mix(SEED, 9), mix(SEED, 0), mix(SEED, 1), mix(SEED, 2)];
    let column = distance.checked_add(2).and_then(|column| usize::try_from(column).ok());
    column.and_then(|column| SEEDS.get(column)).copied().unwrap_or(SEED)
}

/// What a word is to its neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Summary {
    pub(super) stem: u32,
    pub(super) lemma: [u32; 2],
    pub(super) pos: u32,
    pub(super) place: Place,
}

/// What the place of a word says of it, whatever it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Place {
    title: bool,
    pub(super) rule: u8,
    nested: u8,
    role: u8,
    elsewhere: u8,
}

impl Place {
    /// A number of its own.
    pub(super) fn number(self) -> u64 {
        u64::from(u32::from_le_bytes([self.rule, self.nested, self.role, self.elsewhere])) << 1 | u64::from(self.title)
    }

    /// Calls `emit` with the features that it is to the word at this distance from it.
    pub(super) fn features(self, distance: isize, mut emit: impl FnMut(u32)) {
        let seen = |sort: Sort, value: u32| Atom::new(sort, value).from(distance);
        let some = |sort: Sort, label: u8| if label > 0 { seen(sort, u32::from(label)) } else { None };
        some(Sort::Title, u8::from(self.title)).into_iter().for_each(&mut emit);
        seen(Sort::Rule, u32::from(self.rule)).into_iter().for_each(&mut emit);
        some(Sort::Nested, self.nested).into_iter().for_each(&mut emit);
        some(Sort::Role, self.role).into_iter().for_each(&mut emit);
        if distance.abs() <= 1 {
            emit(mix(mix(seed(distance), Sort::Elsewhere as u32), u32::from(self.elsewhere)));
        }
        if distance == 0 {
            emit(SEED);
            emit(joint(6, &[u32::from(self.rule), u32::from(self.elsewhere)]));
        }
    }
}

/// What stands for the part of speech, the lemma, the label of a word outside the sentence.
pub(super) const EDGE: u32 = 0xE09E;

/// The feature that the end of the sentence is to the word at this distance from it.
pub(super) fn edge(distance: isize) -> u32 {
    mix(seed(distance), EDGE)
}

fn joint(number: u32, parts: &[u32]) -> u32 {
    parts.iter().fold(mix(SEED, 0x100 + number), |hash, part| mix(hash, *part))
}

/// The feature that the labels of a word and its neighbours are.
pub(super) fn joint_rules(rules: [u32; 3]) -> u32 {
    joint(0, &rules)
}

/// The features that the parts of speech of a word and its neighbours are.
pub(super) fn joint_pos([before, own, after]: [u32; 3]) -> [u32; 3] {
    [joint(1, &[before, own]), joint(2, &[own, after]), joint(3, &[before, own, after])]
}

/// What [`joint_lemma`] begins from for a lemma.
pub(super) fn joint_lemma_of(lemma: u32) -> [u32; 2] {
    [joint(4, &[lemma]), joint(5, &[lemma])]
}

/// The features that the lemma before a word, by [`joint_lemma_of`], is with the word's label and part of speech.
pub(super) fn joint_lemma([with_rule, with_pos]: [u32; 2], rule: u32, pos: u32) -> [u32; 2] {
    [mix(with_rule, rule), mix(with_pos, pos)]
}

pub(super) const SEED: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

pub(super) fn fnv(seed: u32, bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME))
}

/// [`fnv`] of the four bytes of a number.
pub(super) const fn mix(seed: u32, value: u32) -> u32 {
    let [a, b, c, d] = value.to_le_bytes();
    let hash = (seed ^ a as u32).wrapping_mul(PRIME);
    let hash = (hash ^ b as u32).wrapping_mul(PRIME);
    let hash = (hash ^ c as u32).wrapping_mul(PRIME);
    (hash ^ d as u32).wrapping_mul(PRIME)
}

/// Whether the sort is seen from `distance` words away, and so how wide the window is.
fn seen(sort: Sort, distance: isize) -> bool {
    match distance {
        0 => true,
        -1 | 1 => !matches!(sort, Sort::Begin | Sort::End | Sort::Length),
        -2 => matches!(
            sort,
            Sort::Stem
                | Sort::Lemma
                | Sort::Pos
                | Sort::Known
                | Sort::Given
                | Sort::Title
                | Sort::Rule
                | Sort::Role
                | Sort::Human
                | Sort::Topic
        ),
        _ => matches!(sort, Sort::Stem | Sort::Pos | Sort::Known | Sort::Given | Sort::Rule | Sort::Role),
    }
}

/// The features of every word. `names` and `roles` are what the rules found.
#[must_use]
pub fn extract(article: &Article<'_>, names: &[Found], roles: &[Found]) -> Features {
    let count = article.words.len();
    let labels = Labels::new(names, roles, count);
    let mut atoms: Vec<Atom> = Vec::with_capacity(count * 20);
    let mut ends = vec![0];
    let mut words: Vec<Summary> = Vec::with_capacity(count);
    for at in 0..count {
        let own = own(article, at, &mut atoms);
        ends.push(atoms.len());
        words.push(placed(article, &labels, at, (own.0, joint_lemma_of(own.1))));
    }
    elsewhere(&mut words);
    let of = |at: usize| ends.get(at).zip(ends.get(at + 1)).and_then(|(from, to)| atoms.get(*from..*to)).unwrap_or(&[]);
    let mut features = Features { hashes: Vec::with_capacity(count * 60), ends: Vec::with_capacity(count) };
    for sentence in article.sentences {
        for at in sentence.first..sentence.end {
            around(&words, of, (sentence.first, sentence.end), at, |hash| features.hashes.push(hash));
            features.ends.push(u32::try_from(features.hashes.len()).unwrap_or(u32::MAX));
        }
    }
    features
}

/// Calls `emit` with the features of word `at` of the sentence `first..end`; `atoms` are those of each word by itself.
fn around<'a>(
    words: &[Summary],
    atoms: impl Fn(usize) -> &'a [Atom],
    (first, end): (usize, usize),
    at: usize,
    mut emit: impl FnMut(u32),
) {
    let there = |distance: isize| at.checked_add_signed(distance).filter(|i| (first..end).contains(i));
    for distance in DISTANCES {
        let Some((there, word)) = there(distance).and_then(|there| Some((there, words.get(there)?))) else {
            emit(edge(distance));
            continue;
        };
        atoms(there).iter().filter_map(|atom| atom.from(distance)).for_each(&mut emit);
        word.place.features(distance, &mut emit);
    }
    let of = |distance: isize, get: fn(&Summary) -> u32| there(distance).and_then(|i| words.get(i)).map_or(EDGE, get);
    let near = |get: fn(&Summary) -> u32| [of(-1, get), of(0, get), of(1, get)];
    let (pos, rule) = (near(|w| w.pos), near(|w| u32::from(w.place.rule)));
    let before = there(-1).and_then(|i| words.get(i)).map_or(joint_lemma_of(EDGE), |w| w.lemma);
    emit(joint_rules(rule));
    joint_pos(pos).into_iter().for_each(&mut emit);
    joint_lemma(before, rule[1], pos[1]).into_iter().for_each(&mut emit);
}

/// What the rules say of each word.
pub(super) struct Labels {
    /// Kind of the name it begins (even) or goes on (odd), plus 2; 0 for none.
    name: Vec<u8>,
    nested: Vec<u8>,
    role: Vec<u8>,
}

impl Labels {
    pub(super) fn new(names: &[Found], roles: &[Found], count: usize) -> Self {
        let mut labels = Self { name: vec![0; count], nested: vec![0; count], role: vec![0; count] };
        for found in names.iter().filter(|f| f.level == MentionLevel::Name) {
            let row = if found.nested { &mut labels.nested } else { &mut labels.name };
            mark(row, found);
        }
        for found in roles {
            mark(&mut labels.role, found);
        }
        labels
    }
}

fn mark(row: &mut [u8], found: &Found) {
    let kind = u8::try_from(EntityKind::ALL.iter().position(|k| *k == found.kind).unwrap_or(0)).unwrap_or(0);
    for (k, at) in found.words.clone().enumerate() {
        if let Some(slot) = row.get_mut(at) {
            *slot = kind * 2 + 2 + u8::from(k > 0);
        }
    }
}

pub(super) fn pos_of(article: &Article<'_>, at: usize) -> u32 {
    article.word(at).map_or(0, |word| (word.reading.features.pos as u32) << 1 | u32::from(word.known))
}

/// What word `at` is to its neighbours; what the rules say of it elsewhere is added by [`elsewhere`].
pub(super) fn placed(article: &Article<'_>, labels: &Labels, at: usize, (stem, lemma): (u32, [u32; 2])) -> Summary {
    let of = |row: &[u8]| row.get(at).copied().unwrap_or(0);
    let title = article.phrases_at(at).iter().any(|p| matches!(p.kind, PhraseKind::Title(_)));
    let place = Place { title, rule: of(&labels.name), nested: of(&labels.nested), role: of(&labels.role), elsewhere: 0 };
    Summary { stem, lemma, pos: pos_of(article, at), place }
}

/// What the rules say of the same stem elsewhere in the article: the commonest kind, and whether it is also no name there.
pub(super) fn elsewhere(words: &mut [Summary]) {
    let mut numbers: FxHashMap<u32, u32> = FxHashMap::with_capacity_and_hasher(words.len(), FxBuildHasher);
    let mut counts: Vec<[u16; 11]> = Vec::with_capacity(words.len());
    let slot = |word: &Summary| usize::from(word.place.rule / 2);
    let stems: Vec<u32> = words
        .iter()
        .map(|word| {
            let next = u32::try_from(counts.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(word.stem).or_insert(next);
            if number == next {
                counts.push([0; 11]);
            }
            if let Some(count) = counts.get_mut(number as usize).and_then(|count| count.get_mut(slot(word))) {
                *count = count.saturating_add(1);
            }
            number
        })
        .collect();
    for (word, stem) in words.iter_mut().zip(stems) {
        let mut count = counts.get(stem as usize).copied().unwrap_or_default();
        if let Some(own) = count.get_mut(slot(word)) {
            *own = own.saturating_sub(1);
        }
        let nameless = u8::from(count[0] > 0);
        word.place.elsewhere = if count[1..] == [0; 10] {
            nameless
        } else {
            let named = (1_u8..).zip(&count[1..]).max_by_key(|(kind, n)| (**n, std::cmp::Reverse(*kind)));
            named.map_or(0, |(kind, _)| kind * 2) + nameless
        };
    }
}
