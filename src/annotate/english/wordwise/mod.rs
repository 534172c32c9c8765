//! Word by word: what stands under each word of the interlinear page.
//!
//! In: a range of words. Out: a [`WordGloss`] for each word, or one for several that English says as one: a name, a term, a verb with its particles. The
//! glosses are those of the sentence's own rendering: the noun's number and owner, the verb's tense, voice and the frame of its valency that fits. A preposition
//! that the verb's frame renders takes its word from there, so that «agree on» stands as «agree» and «on».

mod noun;
mod particle;
mod verb;

use super::English;
use super::gloss::{cell_default, cell_for};
use crate::annotate::morphology::Proclitics;
use crate::tokens::TokenKind;
use std::ops::Range;

/// What stands under a word, or under several that are one in English.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordGloss {
    /// The words.
    pub words: Range<usize>,
    /// English as inflected here, proclitics before it with hyphens: «and-will meet». Empty where nothing is known.
    pub text: String,
    /// The sense of the dictionary that it renders, as its row writes it («agree on»); empty for names and for several words.
    pub sense: String,
    /// What a verb takes in that sense, as its row writes it: «على», «ه ب»; empty for a verb alone and other words.
    pub frame: &'static str,
}

impl WordGloss {
    fn of(words: Range<usize>, text: String, sense: String) -> Self {
        Self { words, text, sense, frame: "" }
    }

    fn new(words: Range<usize>, text: String) -> Self {
        Self { words, text, sense: String::new(), frame: "" }
    }
}

/// How far a word looks for its complements, in words: a clause without an end stays cheap.
const REACH: usize = 16;
/// Most words that stand over one gloss: a longer name is read word by word.
const LONGEST: usize = 7;

/// What words before have settled for words after them.
#[derive(Debug, Default)]
struct Settled {
    /// English of prepositions that belong to a verb's frame, by word.
    prepositions: Vec<(usize, String)>,
    /// Whole glosses, by first word.
    glosses: Vec<WordGloss>,
    /// Whether what the clause is about is plural, where it is named before the verb.
    topic: Option<bool>,
}

impl Settled {
    fn preposition(&self, at: usize) -> Option<&str> {
        self.prepositions.iter().rev().find(|given| given.0 == at).map(|given| given.1.as_str())
    }
}

impl English<'_> {
    /// The glosses of `words`, in their order; together they cover every word once.
    #[must_use]
    pub fn word_by_word(&self, words: Range<usize>) -> Vec<WordGloss> {
        let end = words.end.min(self.article.words.len());
        self.deeper(|| Some(self.walk(words.start, end))).unwrap_or_default()
    }

    fn walk(&self, start: usize, end: usize) -> Vec<WordGloss> {
        let mut settled = Settled::default();
        let mut out: Vec<WordGloss> = Vec::with_capacity(end.saturating_sub(start));
        let mut at = start;
        while at < end {
            let sentence = self.article.sentence_of(at);
            if sentence.is_some_and(|s| s.first == at) {
                settled = Settled::default();
            }
            let limit = sentence.map_or(end, |s| s.end).min(end).min(at + REACH).max(at + 1);
            let mut gloss = self.gloss_at(at, limit, &mut settled);
            let inside = gloss.words.end > at && gloss.words.end <= limit && self.one_stretch(&gloss.words);
            if !inside {
                gloss.words = at..at + 1;
            }
            // What has no rendering is no gloss.
            if gloss.text.contains('[') {
                gloss.text.clear();
            }
            at = gloss.words.end;
            out.push(gloss);
        }
        out
    }

    /// Whether no punctuation stands between the words.
    fn one_stretch(&self, words: &Range<usize>) -> bool {
        words.clone().skip(1).all(|at| !self.article.is_punctuation(at))
    }

    fn gloss_at(&self, at: usize, limit: usize, settled: &mut Settled) -> WordGloss {
        let kind = self.article.word(at).map_or(TokenKind::Punctuation, |word| word.kind);
        if let Some(given) = settled.glosses.iter().position(|gloss| gloss.words.start == at) {
            return settled.glosses.swap_remove(given);
        }
        if !matches!(kind, TokenKind::Arabic | TokenKind::Number) {
            return WordGloss::new(at..at + 1, String::new());
        }
        if kind == TokenKind::Number {
            return self.time_words(at, limit, settled).unwrap_or_else(|| WordGloss::new(at..at + 1, String::new()));
        }
        self.named_words(at, limit, settled)
            .or_else(|| self.time_words(at, limit, settled))
            .or_else(|| self.modal_words(at, limit))
            .or_else(|| self.verb_words(at, limit, settled))
            .or_else(|| self.connector_words(at, limit))
            .or_else(|| self.adverb_words(at, limit))
            .or_else(|| self.preposition_words(at, limit, settled))
            .or_else(|| self.noun_words(at, limit, settled))
            .unwrap_or_else(|| self.particle_words(at, limit, settled))
    }

    /// Words before the text, with hyphens: «and-to-».
    fn with_proclitics(&self, at: usize, text: &str, settled: &Settled) -> String {
        format!("{}{}{text}", self.conjunction_before(at), self.preposition_before(at, settled))
    }

    fn conjunction_before(&self, at: usize) -> &'static str {
        let clitics = self.article.proclitics(at);
        if clitics.has(Proclitics::WA) {
            "and-"
        } else if clitics.has(Proclitics::FA) {
            "so-"
        } else {
            ""
        }
    }

    fn preposition_before(&self, at: usize, settled: &Settled) -> String {
        let clitics = self.article.proclitics(at);
        let letters = [(Proclitics::BI, "ب"), (Proclitics::LI, "ل"), (Proclitics::KA, "ك")];
        let Some(&(_, key)) = letters.iter().find(|(flag, _)| clitics.has(*flag)) else { return String::new() };
        let english = match settled.preposition(at) {
            // What the verb says is not said again by a letter.
            Some(given) if given.starts_with('(') => String::new(),
            Some(given) => given.to_owned(),
            None => self.row("prepositions", key).map_or_else(String::new, |cell| {
                let verbal = cell_for(cell, "masdar").filter(|_| self.is_verbal_masdar(at, self.reach(at)));
                verbal.map_or_else(|| self.preposition_for(cell, key, at, at), str::to_owned)
            }),
        };
        if english.is_empty() { english } else { format!("{}-", english.replace(' ', "-")) }
    }

    /// One past the last word that word `at` may govern.
    fn reach(&self, at: usize) -> usize {
        let end = self.article.words.len().min(at + REACH);
        self.article.sentence_of(at).map_or(end, |sentence| sentence.end.min(end))
    }

    /// The rendering of the preposition `key` at word `at` before the object at word `object`: as the noun before it has it, or a place after it.
    fn preposition_for(&self, cell: &'static str, key: &str, at: usize, object: usize) -> String {
        let before = at.checked_sub(1).and_then(|before| self.article.lemma(before));
        if let Some(own) = before.and_then(|lemma| self.row("complements", &format!("{} {key}", lemma.form)))
            && cell_default(own) != "-"
        {
            return cell_default(own).to_owned();
        }
        if matches!(key, "فِي" | "ب")
            && let Some(time) = self.time_group(object, (object + LONGEST).min(self.article.words.len()))
        {
            let own = super::time::preposition(&time.text());
            return if own.is_empty() { cell_default(cell).to_owned() } else { own.to_owned() };
        }
        if let Some(city) = cell_for(cell, "city").filter(|_| self.is_place(object)) {
            return city.to_owned();
        }
        cell_default(cell).to_owned()
    }
}
