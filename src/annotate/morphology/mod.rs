//! Words → readings: every token's segmentation, lemma and features; one chosen in context.
//!
//! In: the article's text, its tokens and sentences. Out: a [`Word`] for each token, and the [`Lattice`] of all readings for the stages that match by lemma. A
//! word's readings depend on its spelling alone and are found once; a [`Memory`] keeps them from article to article.

mod alternatives;
mod analyse;
mod base;
mod clitics;
mod context;
mod description;
mod disambiguate;
mod endings;
mod explain;
mod form;
mod guess;
mod memory;
mod rarity;
mod respell;
mod romanize;
mod shapes;
mod spelling;
#[cfg(test)]
mod tests;
mod typo;
mod voice;
mod vowels;
mod word;

pub use alternatives::{Alternative, alternatives};
pub use analyse::{Letters, Scratch, all_readings, readings};
pub use disambiguate::Lattice;
pub use explain::{Explanation, Segment, explain, explain_reading};
pub use form::Form;
pub use memory::Memory;
pub use romanize::romanize;
pub use word::{Enclitic, LemmaId, Proclitics, Reading, Word};

use crate::lexicon::Lexicon;
use crate::lexicon::features::{Features, Number, Pos};
use crate::tokens::{Extent, Token, TokenKind};
use std::sync::Arc;

/// Analyses every token and chooses a reading for each.
#[must_use]
pub fn analyse(lexicon: &Lexicon, text: &str, tokens: &[Token], sentences: &[Extent]) -> (Vec<Word>, Lattice) {
    analyse_with(&mut Memory::default(), lexicon, text, tokens, sentences)
}

/// [`analyse`] for one of many articles: `memory` has the spellings of those before.
#[must_use]
pub fn analyse_with(
    memory: &mut Memory,
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    sentences: &[Extent],
) -> (Vec<Word>, Lattice) {
    let mut lattice = Lattice::with_capacity(tokens.len(), Arc::clone(&memory.kept));
    memory.begin();
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let (known, typo) = memory.push(lexicon, token.span.of(text), token.kind, &mut lattice);
        words.push(Word { span: token.span, core: token.span, kind: token.kind, reading: plain(token.kind), known, typo });
    }
    let mut path = disambiguate::Path::default();
    for sentence in sentences {
        let chosen = path.choose(&lattice, (sentence.first, sentence.end), |_, _| 0);
        read(text, &mut words, &lattice, *sentence, chosen);
    }
    (words, lattice)
}

/// All readings of `words`, which are analysed already, as [`analyse`] found them.
#[must_use]
pub fn lattice_of(memory: &mut Memory, lexicon: &Lexicon, text: &str, words: &[Word]) -> Lattice {
    let mut lattice = Lattice::with_capacity(words.len(), Arc::clone(&memory.kept));
    memory.begin();
    for word in words {
        memory.push(lexicon, word.span.of(text), word.kind, &mut lattice);
    }
    lattice
}

/// What a term that the word belongs to is worth against the choice of context, in tenths of a nat.
const FAVOUR: u16 = 24;

/// Reads again the sentences of `wishes`: words, in order, that a longer expression reads as the lemma of this key («وقف إطلاق النار» has the noun). Context
/// may still say otherwise. Returns the words, in order, that are read otherwise than before.
pub fn settle(
    lexicon: &Lexicon,
    text: &str,
    words: &mut [Word],
    lattice: &Lattice,
    sentences: &[Extent],
    wishes: &[(usize, u32)],
) -> Vec<usize> {
    let mut path = disambiguate::Path::default();
    let (mut changed, mut before) = (Vec::new(), Vec::new());
    for sentence in sentences {
        let from = wishes.partition_point(|w| w.0 < sentence.first);
        let to = wishes.partition_point(|w| w.0 < sentence.end);
        let Some(wishes) = wishes.get(from..to).filter(|w| !w.is_empty()) else { continue };
        let favour = |at: usize, reading: &Reading| {
            let wish = wishes.binary_search_by_key(&at, |w| w.0).ok().and_then(|i| wishes.get(i));
            let key = reading.lemma.map(|id| lexicon.lemma_numbers(id.0).0);
            // «نقلا عن» is no dual of «نقل عن».
            let dual = reading.features.pos == Pos::Verb && reading.features.number == Number::Dual;
            if wish.is_some_and(|w| Some(w.1) == key) && !dual { FAVOUR } else { 0 }
        };
        let chosen = path.choose(lattice, (sentence.first, sentence.end), favour);
        before.clear();
        before.extend(words.iter().take(sentence.end).skip(sentence.first).map(|w| w.reading));
        read(text, words, lattice, *sentence, chosen);
        let now = words.iter().enumerate().take(sentence.end).skip(sentence.first);
        changed.extend(now.zip(&before).filter(|((_, word), before)| word.reading != **before).map(|((at, _), _)| at));
    }
    changed
}

/// Gives the words of a sentence the readings chosen for them.
fn read(text: &str, words: &mut [Word], lattice: &Lattice, sentence: Extent, chosen: &[u8]) {
    for (at, &k) in (sentence.first..sentence.end).zip(chosen) {
        if let (Some(word), Some(reading)) = (words.get_mut(at), lattice.of(at).get(usize::from(k))) {
            word.reading = *reading;
            // A name may be guessed beside far-fetched readings of known words.
            let listed = reading.lemma.is_some();
            word.known = (word.known || listed && word.typo.is_none()) && (listed || word.kind != TokenKind::Arabic);
            word.core = core_of(text, word);
        }
    }
    if let Some(words) = words.get_mut(sentence.first..sentence.end) {
        voice::passives(words, lattice, sentence.first);
        endings::endings(words);
    }
}

/// A vocalised noun or adjective with the article: اَلـ before it, shadda on a sun letter, hamzat al-wasl silent.
#[must_use]
pub fn with_article(word: &str) -> String {
    format!("\u{627}\u{644}{}", spelling::assimilate(word))
}

/// The reading of a token that is no Arabic word.
fn plain(kind: TokenKind) -> Reading {
    let pos = match kind {
        TokenKind::Number => Pos::Num,
        TokenKind::Punctuation => Pos::Punct,
        TokenKind::Foreign | TokenKind::Arabic => Pos::X,
    };
    let features = Features { pos, ..Features::default() };
    Reading { proclitics: Proclitics::default(), lemma: None, features, pattern: u32::MAX, enclitic: None, traits: 0, cost: 0 }
}

/// The word without conjunctions, prepositions and verbal particles; the article stays inside.
fn core_of(text: &str, word: &Word) -> crate::text::Span {
    let particles = word.reading.proclitics.letters();
    if particles == 0 {
        return word.span;
    }
    let surface = word.span.of(text);
    let letters = surface.char_indices().filter(|(_, c)| crate::text::letters::is_letter(*c));
    letters.map(|(at, _)| at).nth(particles).map_or(word.span, |at| crate::text::Span::new(word.span.start + at, word.span.end))
}
