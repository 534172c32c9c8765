//! What a word is by itself to the tagger: its spelling, and its class: all that many words of other spellings share with it.
//!
//! In: the article and a word of it. Out: the atoms that its features at every distance are made of.

use super::features::{Atom, SEED, Sort, fnv, mix, pos_of};
use crate::annotate::article::Article;
use crate::lexicon::EntityTable;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_FAMILY, FLAG_GIVEN, FLAG_HUMAN, FLAG_NAME_PART, FLAG_NISBA};
use crate::tokens::TokenKind;

/// Adds the atoms of word `at` that its spelling and its reading say, whatever stands around it; returns the hashes of its stem and of its lemma.
pub(super) fn own(article: &Article<'_>, at: usize, atoms: &mut Vec<Atom>) -> (u32, u32) {
    let spelt = spelling(article, at, atoms);
    Class::of(article, at, spelt.length).atoms(|atom| atoms.push(atom));
    (spelt.stem, spelt.lemma)
}

/// What a spelling says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelt {
    /// Hash of its stem.
    pub(super) stem: u32,
    /// Hash of its lemma.
    pub(super) lemma: u32,
    /// Letters of the stem, at most [`LONG`].
    pub(super) length: u8,
}

/// Words are as long as this or shorter.
const LONG: u8 = 8;

/// Adds the atoms that the spelling and the lemma of word `at` are.
pub(super) fn spelling(article: &Article<'_>, at: usize, atoms: &mut Vec<Atom>) -> Spelt {
    let mut add = |sort: Sort, value: u32| atoms.push(Atom::new(sort, value));
    let digit = |c: char| if !('\u{621}'..='\u{64A}').contains(&c) && c.is_numeric() { '0' } else { c };
    let spelt = |letters: &[char]| letters.iter().fold(SEED, |hash, c| mix(hash, *c as u32));
    add(Sort::Word, article.folded(at).chars().map(digit).fold(SEED, |hash, c| mix(hash, c as u32)));
    // A token has no more letters than bytes, and few have many.
    let mut buffer = Vec::with_capacity(16);
    buffer.extend(article.folded_core(at).chars().map(digit));
    let bare = if buffer.len() > 3 { buffer.strip_prefix(&['ا', 'ل']).unwrap_or(&buffer) } else { &buffer };
    let stem = spelt(bare);
    add(Sort::Stem, stem);
    let lemma = article.word(at).and_then(|w| w.reading.lemma).map_or(0, |_| fnv(SEED, article.citation(at).bytes()));
    add(Sort::Lemma, lemma);
    for length in [2, 3] {
        add(Sort::Begin, spelt(bare.get(..length).unwrap_or(bare)));
        add(Sort::End, spelt(bare.get(bare.len().saturating_sub(length)..).unwrap_or(bare)));
    }
    Spelt { stem, lemma, length: u8::try_from(bare.len()).unwrap_or(LONG).min(LONG) }
}

/// What many words have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Class {
    proclitics: u16,
    pos: u8,
    length: u8,
    script: u8,
    /// Bits of [`Class::SORTS`], and above them whether it is known, and whether it has the article.
    has: u16,
    /// Hashes of topic and kind of head; 0 for none.
    topic: u32,
    head: u32,
}

impl Class {
    /// What a word is or is not.
    const SORTS: [Sort; 8] =
        [Sort::Given, Sort::Family, Sort::People, Sort::Part, Sort::Place, Sort::Body, Sort::Human, Sort::Derived];
    const KNOWN: u16 = 1 << 8;
    const ARTICLE: u16 = 1 << 9;

    /// That of word `at`, whose stem has so many letters.
    pub(super) fn of(article: &Article<'_>, at: usize, length: u8) -> Self {
        let Some(word) = article.word(at) else { return Self::default() };
        let mut class = Self {
            proclitics: word.reading.proclitics.0,
            pos: u8::try_from(pos_of(article, at)).unwrap_or(0),
            length,
            script: script(word.kind),
            ..Self::default()
        };
        class.has |= if word.known { Self::KNOWN } else { 0 } | if article.definite(at) { Self::ARTICLE } else { 0 };
        let mut flags = 0;
        // What the tables have of it, whatever context chose.
        for reading in article.lattice.of(at) {
            let Some(id) = reading.lemma.filter(|_| reading.enclitic.is_none()) else { continue };
            flags |= article.lexicon.lemma_numbers(id.0).1 & (FLAG_GIVEN | FLAG_FAMILY | FLAG_NISBA | FLAG_NAME_PART);
            if reading.features.pos == Pos::Propn
                && let Some(row) = article.lexicon.entry_of(id.0)
            {
                class.has |= if article.lexicon.entity_table(row) == EntityTable::Place { 1 << 4 } else { 1 << 5 };
            }
        }
        let own = article.flags(at);
        for (bit, has) in [
            (0, flags & FLAG_GIVEN != 0),
            (1, flags & FLAG_FAMILY != 0),
            (2, flags & FLAG_NISBA != 0),
            (3, flags & FLAG_NAME_PART != 0),
            (6, own & FLAG_HUMAN != 0),
            (7, own & FLAG_DERIVED != 0),
        ] {
            class.has |= u16::from(has) << bit;
        }
        let hash = |text: &str| fnv(SEED, text.bytes());
        let topic = article.topic(at);
        class.topic = if matches!(topic, "-" | "") { 0 } else { hash(topic) };
        class.head = article.heads(at).next().map_or(0, |head| hash(head.kind));
        class
    }

    /// A number of its own.
    pub(super) fn number(self) -> u128 {
        let small = [self.pos, self.length, self.script].into_iter().fold(0, |sum, part| sum << 8 | u128::from(part));
        let wide = [self.proclitics, self.has].into_iter().fold(small, |sum, part| sum << 16 | u128::from(part));
        [self.topic, self.head].into_iter().fold(wide, |sum, part| sum << 32 | u128::from(part))
    }

    /// Calls `emit` with its atoms.
    pub(super) fn atoms(self, mut emit: impl FnMut(Atom)) {
        let has = |bit: u16| u32::from(self.has & bit != 0);
        for (sort, value) in [
            (Sort::Proclitics, u32::from(self.proclitics)),
            (Sort::Pos, u32::from(self.pos)),
            (Sort::Known, has(Self::KNOWN)),
            (Sort::Article, has(Self::ARTICLE)),
            (Sort::Length, u32::from(self.length)),
            (Sort::Script, u32::from(self.script)),
        ] {
            emit(Atom::new(sort, value));
        }
        for (sort, bit) in Self::SORTS.into_iter().zip(0..) {
            if has(1 << bit) > 0 {
                emit(Atom::new(sort, 1));
            }
        }
        for (sort, value) in [(Sort::Topic, self.topic), (Sort::Head, self.head)] {
            if value > 0 {
                emit(Atom::new(sort, value));
            }
        }
    }
}

fn script(kind: TokenKind) -> u8 {
    match kind {
        TokenKind::Arabic => 0,
        TokenKind::Foreign => 1,
        TokenKind::Number => 2,
        TokenKind::Punctuation => 3,
    }
}
