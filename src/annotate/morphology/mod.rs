//! Words → readings: every token's segmentation, lemma and features; one chosen in context.
//!
//! In: the article's text, its tokens and sentences. Out: a [`Word`] for each token, and the [`Lattice`] of all readings for the stages that match by lemma. A
//! word's readings depend on its spelling alone and are found once an article.

mod analyse;
mod clitics;
mod context;
mod description;
mod disambiguate;
mod explain;
mod guess;
mod romanize;
mod spelling;
mod typo;
mod word;

pub use analyse::{Letters, Scratch, readings};
pub use disambiguate::Lattice;
pub use explain::{Explanation, Segment, explain, explain_reading};
pub use romanize::romanize;
pub use word::{Enclitic, LemmaId, Proclitics, Reading, Word};

use crate::lexicon::Lexicon;
use crate::lexicon::features::{Features, Pos};
use crate::tokens::{Extent, Token, TokenKind};
use rustc_hash::FxHashMap;

/// What is known of a spelling: its readings in the lattice's pool, whether the lexicon has it, its correction.
#[derive(Clone)]
struct Spelling {
    range: (u32, u32),
    known: bool,
    typo: Option<String>,
}

/// Analyses every token and chooses a reading for each.
#[must_use]
pub fn analyse(lexicon: &Lexicon, text: &str, tokens: &[Token], sentences: &[Extent]) -> (Vec<Word>, Lattice) {
    let mut lattice = Lattice::default();
    let mut seen: FxHashMap<&str, Spelling> = FxHashMap::default();
    let mut scratch = Scratch::default();
    let mut found = Vec::new();
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let surface = token.span.of(text);
        let spelling =
            seen.entry(surface).or_insert_with(|| look_up(lexicon, surface, token.kind, &mut scratch, &mut found, &mut lattice));
        lattice.push(spelling.range);
        words.push(Word {
            span: token.span,
            core: token.span,
            kind: token.kind,
            reading: plain(token.kind),
            known: spelling.known,
            typo: spelling.typo.clone(),
        });
    }
    for sentence in sentences {
        let chosen = disambiguate::choose(lexicon, &lattice, sentence.first, sentence.end);
        for (at, k) in (sentence.first..sentence.end).zip(chosen) {
            if let (Some(word), Some(reading)) = (words.get_mut(at), lattice.of(at).get(k)) {
                word.reading = *reading;
                word.core = core_of(text, word);
            }
        }
        if let Some(words) = words.get_mut(sentence.first..sentence.end) {
            context::endings(lexicon, words);
        }
    }
    (words, lattice)
}

fn look_up(
    lexicon: &Lexicon,
    surface: &str,
    kind: TokenKind,
    scratch: &mut Scratch,
    found: &mut Vec<Reading>,
    lattice: &mut Lattice,
) -> Spelling {
    let mut spelling = Spelling { range: (0, 0), known: true, typo: None };
    found.clear();
    if kind == TokenKind::Arabic {
        match Letters::read(surface) {
            Some(letters) => {
                readings(lexicon, &letters, scratch, found);
                spelling.known = !found.is_empty();
                if found.is_empty() {
                    spelling.typo = typo::correct(lexicon, &letters, scratch, found);
                }
                if found.is_empty() {
                    guess::guesses(&letters, found);
                }
            }
            None => spelling.known = false,
        }
    }
    if found.is_empty() {
        found.push(plain(kind));
    }
    spelling.range = lattice.store(found);
    spelling
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
    Reading { proclitics: Proclitics::default(), lemma: None, features, pattern: u32::MAX, enclitic: None, cost: 0 }
}

/// The word without conjunctions, prepositions and verbal particles; the article stays inside.
fn core_of(text: &str, word: &Word) -> crate::text::Span {
    let particles = Proclitics(word.reading.proclitics.0 & !Proclitics::AL.0).0.count_ones() as usize;
    if particles == 0 {
        return word.span;
    }
    let surface = word.span.of(text);
    let letters = surface.char_indices().filter(|(_, c)| crate::text::letters::is_letter(*c));
    letters.map(|(at, _)| at).nth(particles).map_or(word.span, |at| crate::text::Span::new(word.span.start + at, word.span.end))
}
