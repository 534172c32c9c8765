//! What the tagger sees of a word: its spelling, its reading, its place in the tables, what the rules say of it, and the same of its neighbours.
//!
//! In: the [`Article`] and the mentions that the rules found. Out: for each word a list of feature hashes. Hashes are FNV-1a, so that a model stays good whatever the
//! compiler does.

use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::entity::Found;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_FAMILY, FLAG_GIVEN, FLAG_HUMAN, FLAG_NAME_PART, FLAG_NISBA};
use crate::lexicon::{EntityTable, PhraseKind};
use crate::text::normalize::{base_letters, fold};
use crate::tokens::TokenKind;
use rustc_hash::FxHashMap;

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
enum Sort {
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
    /// First and one past the last of its atoms.
    atoms: (u32, u32),
    stem: u32,
    lemma: u32,
    pos: u32,
    rule: u32,
    elsewhere: u32,
}

const SEED: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

fn fnv(seed: u32, bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME))
}

/// [`fnv`] of the four bytes of a number.
const fn mix(seed: u32, value: u32) -> u32 {
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
    let mut words: Vec<Summary> = Vec::with_capacity(count);
    for at in 0..count {
        let first = atoms.len();
        let (stem, lemma) = own(article, at, &mut atoms);
        words.push(placed(article, &labels, at, (stem, lemma), first, &mut atoms));
    }
    elsewhere(&mut words);
    let mut features = Features { hashes: Vec::with_capacity(count * 60), ends: Vec::with_capacity(count) };
    for sentence in article.sentences {
        for at in sentence.first..sentence.end {
            around(&words, &atoms, sentence.first, sentence.end, at, |hash| features.hashes.push(hash));
            features.ends.push(u32::try_from(features.hashes.len()).unwrap_or(u32::MAX));
        }
    }
    features
}

/// Calls `emit` with the features of word `at` of the sentence `first..end`; `atoms` are those that `words` speak of.
pub(super) fn around(words: &[Summary], atoms: &[Atom], first: usize, end: usize, at: usize, mut emit: impl FnMut(u32)) {
    const EDGE: u32 = 0xE09E;
    let near = |distance: isize| {
        let there = at.checked_add_signed(distance).filter(|i| (first..end).contains(i))?;
        words.get(there)
    };
    emit(SEED);
    for distance in DISTANCES {
        let seed = seed(distance);
        let Some(word) = near(distance) else {
            emit(mix(seed, EDGE));
            continue;
        };
        let own = atoms.get(word.atoms.0 as usize..word.atoms.1 as usize).unwrap_or(&[]);
        own.iter().filter_map(|atom| atom.from(distance)).for_each(&mut emit);
        if distance.abs() <= 1 {
            emit(mix(mix(seed, Sort::Elsewhere as u32), word.elsewhere));
        }
    }
    let of = |distance: isize, get: fn(&Summary) -> u32| near(distance).map_or(EDGE, get);
    let joint = |number: u32, parts: &[u32]| parts.iter().fold(mix(SEED, 0x100 + number), |hash, part| mix(hash, *part));
    let (pos, rule, lemma) = (|w: &Summary| w.pos, |w: &Summary| w.rule, |w: &Summary| w.lemma);
    emit(joint(0, &[of(-1, rule), of(0, rule), of(1, rule)]));
    emit(joint(1, &[of(-1, pos), of(0, pos)]));
    emit(joint(2, &[of(0, pos), of(1, pos)]));
    emit(joint(3, &[of(-1, pos), of(0, pos), of(1, pos)]));
    emit(joint(4, &[of(-1, lemma), of(0, rule)]));
    emit(joint(5, &[of(-1, lemma), of(0, pos)]));
    emit(joint(6, &[of(0, rule), of(0, |w| w.elsewhere)]));
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

/// Adds the atoms of word `at` that its spelling and its reading say, whatever stands around it; returns the hashes of its stem and of its lemma.
pub(super) fn own(article: &Article<'_>, at: usize, atoms: &mut Vec<Atom>) -> (u32, u32) {
    let Some(word) = article.word(at) else { return (0, 0) };
    let mut add = |sort: Sort, value: u32| atoms.push(Atom { sort, hash: mix(mix(SEED, sort as u32), value) });
    let letters = |text: &str, out: &mut Vec<char>| {
        out.clear();
        out.extend(text.chars().flat_map(base_letters).flatten().map(fold).map(|c| if c.is_numeric() { '0' } else { c }));
    };
    let spelt = |letters: &[char]| letters.iter().fold(SEED, |hash, c| mix(hash, *c as u32));
    let mut buffer = Vec::with_capacity(16);
    letters(article.surface(at), &mut buffer);
    add(Sort::Word, spelt(&buffer));
    letters(article.core(at), &mut buffer);
    let bare = if buffer.len() > 3 { buffer.strip_prefix(&['ا', 'ل']).unwrap_or(&buffer) } else { &buffer };
    let stem = spelt(bare);
    add(Sort::Stem, stem);
    let reading = &word.reading;
    let lemma = reading.lemma.map_or(0, |id| fnv(SEED, article.lexicon.citation(id.0).bytes()));
    add(Sort::Lemma, lemma);
    add(Sort::Proclitics, u32::from(reading.proclitics.0));
    add(Sort::Pos, pos_of(article, at));
    add(Sort::Known, u32::from(word.known));
    add(Sort::Article, u32::from(article.definite(at)));
    for length in [2, 3] {
        add(Sort::Begin, spelt(bare.get(..length).unwrap_or(bare)));
        add(Sort::End, spelt(bare.get(bare.len().saturating_sub(length)..).unwrap_or(bare)));
    }
    add(Sort::Length, u32::try_from(bare.len().min(8)).unwrap_or(8));
    add(Sort::Script, script(word.kind));
    tables(article, at, &mut add);
    (stem, lemma)
}

fn pos_of(article: &Article<'_>, at: usize) -> u32 {
    article.word(at).map_or(0, |word| (word.reading.features.pos as u32) << 1 | u32::from(word.known))
}

/// Adds the atoms of word `at` that its place in the article says; those from `first` on are its own. Returns what it is to its neighbours.
pub(super) fn placed(
    article: &Article<'_>,
    labels: &Labels,
    at: usize,
    (stem, lemma): (u32, u32),
    first: usize,
    atoms: &mut Vec<Atom>,
) -> Summary {
    let mut add = |sort: Sort, value: u32| atoms.push(Atom { sort, hash: mix(mix(SEED, sort as u32), value) });
    if article.phrases_at(at).iter().any(|p| matches!(p.kind, PhraseKind::Title(_))) {
        add(Sort::Title, 1);
    }
    let rule = labels.name.get(at).copied().unwrap_or(0);
    add(Sort::Rule, u32::from(rule));
    for (sort, row) in [(Sort::Nested, &labels.nested), (Sort::Role, &labels.role)] {
        if let Some(label) = row.get(at).filter(|l| **l > 0) {
            add(sort, u32::from(*label));
        }
    }
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let atoms = (number(first), number(atoms.len()));
    Summary { atoms, stem, lemma, pos: pos_of(article, at), rule: u32::from(rule), elsewhere: 0 }
}

fn script(kind: TokenKind) -> u32 {
    match kind {
        TokenKind::Arabic => 0,
        TokenKind::Foreign => 1,
        TokenKind::Number => 2,
        TokenKind::Punctuation => 3,
    }
}

/// What the tables have of a word, whatever context chose.
fn tables(article: &Article<'_>, at: usize, add: &mut impl FnMut(Sort, u32)) {
    let mut flags = 0;
    let mut entities = [false; 2];
    for reading in article.lattice.of(at) {
        let Some(id) = reading.lemma.filter(|_| reading.enclitic.is_none()) else { continue };
        let own = article.lexicon.lemma_numbers(id.0).1 & (FLAG_GIVEN | FLAG_FAMILY | FLAG_NISBA | FLAG_NAME_PART);
        flags |= own;
        if reading.features.pos == Pos::Propn
            && let Some(row) = article.lexicon.entry_of(id.0)
        {
            match article.lexicon.entity_table(row) {
                EntityTable::Place => entities[0] = true,
                _ => entities[1] = true,
            }
        }
    }
    for (sort, has) in [
        (Sort::Given, flags & FLAG_GIVEN != 0),
        (Sort::Family, flags & FLAG_FAMILY != 0),
        (Sort::People, flags & FLAG_NISBA != 0),
        (Sort::Part, flags & FLAG_NAME_PART != 0),
        (Sort::Place, entities[0]),
        (Sort::Body, entities[1]),
    ] {
        if has {
            add(sort, 1);
        }
    }
    if let Some(lemma) = article.lemma(at) {
        if lemma.flags & FLAG_HUMAN != 0 {
            add(Sort::Human, 1);
        }
        if lemma.flags & FLAG_DERIVED != 0 {
            add(Sort::Derived, 1);
        }
        if lemma.topic != "-" && !lemma.topic.is_empty() {
            add(Sort::Topic, fnv(SEED, lemma.topic.bytes()));
        }
    }
    if let Some(head) = article.heads(at).next() {
        add(Sort::Head, fnv(SEED, head.kind.bytes()));
    }
}

/// What the rules say of the same stem elsewhere in the article: the commonest kind, and whether it is also no name there.
pub(super) fn elsewhere(words: &mut [Summary]) {
    let mut counts: FxHashMap<u32, [u16; 11]> = FxHashMap::default();
    let slot = |rule: u32| (rule / 2) as usize;
    for word in words.iter() {
        if let Some(count) = counts.entry(word.stem).or_default().get_mut(slot(word.rule)) {
            *count = count.saturating_add(1);
        }
    }
    for word in words {
        let mut count = counts.get(&word.stem).copied().unwrap_or_default();
        if let Some(own) = count.get_mut(slot(word.rule)) {
            *own = own.saturating_sub(1);
        }
        let named = (1_u32..).zip(&count[1..]).filter(|(_, n)| **n > 0).max_by_key(|(kind, n)| (**n, std::cmp::Reverse(*kind)));
        word.elsewhere = match named {
            Some((kind, _)) => kind * 2 + u32::from(count[0] > 0),
            None => u32::from(count[0] > 0),
        };
    }
}
