//! The words of the article as names are compared: folded, with and without clitics.

use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::lexicon::format::lemma::FLAG_NISBA;
use crate::text::letters::is_letter;
use crate::text::normalize::{base_letters, fold, folded};
use crate::tokens::TokenKind;

/// The folded letters of every word, in one string.
#[derive(Debug)]
pub(super) struct Keys {
    text: String,
    starts: Vec<u32>,
}

impl Keys {
    pub(super) fn new(article: &Article<'_>) -> Self {
        let mut text = String::with_capacity(article.text().len());
        let mut starts = Vec::with_capacity(article.words.len() + 1);
        for at in 0..article.words.len() {
            starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            text.extend(spelling(article, at).chars().flat_map(base_letters).flatten().map(fold));
        }
        starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        Self { text, starts }
    }

    /// The key of word `at`.
    pub(super) fn of(&self, at: usize) -> &str {
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(from, to)| self.text.get(*from as usize..*to as usize)).unwrap_or("")
    }
}

/// A way to read the first word of a name: the key it is compared by and the byte where the name would begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start<'k> {
    /// Letters that spelling at the joint has swallowed: after لـ the article has lost its alef, and its lam before a lam.
    pub(super) swallowed: &'static str,
    pub(super) key: &'k str,
    pub(super) byte: usize,
    /// Whether the chosen reading takes the clitics off so.
    pub(super) chosen: bool,
}

/// The spelling of word `at` that names are compared by: the correction where it looks misspelt.
pub(super) fn spelling<'a>(article: &Article<'a>, at: usize) -> &'a str {
    article.word(at).map_or("", |w| w.typo.as_deref().unwrap_or_else(|| w.span.of(article.text())))
}

/// The ways to begin a name at word `at`: as chosen, then with fewer and more clitics off.
pub(super) fn starts<'k>(article: &Article<'_>, keys: &'k Keys, at: usize, out: &mut Vec<Start<'k>>) {
    out.clear();
    let Some(word) = article.word(at).filter(|w| w.kind == TokenKind::Arabic) else { return };
    let key = keys.of(at);
    let mut letters = key.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let chosen = word.reading.proclitics.letters();
    let mut strips = [Some(chosen), Some(0).filter(|_| chosen != 0), None, None];
    if matches!(first, 'و' | 'ف') {
        strips[2] = Some(1).filter(|_| chosen != 1);
        strips[3] = Some(2).filter(|_| chosen != 2 && matches!(second, 'ب' | 'ل' | 'ك'));
    } else if matches!(first, 'ب' | 'ل' | 'ك') {
        strips[2] = Some(1).filter(|_| chosen != 1);
    }
    for strip in strips.into_iter().flatten() {
        let offset = key.char_indices().nth(strip).map_or(key.len(), |(i, _)| i);
        let rest = key.get(offset..).unwrap_or("");
        if rest.chars().nth(1).is_none() {
            continue;
        }
        let byte = byte_of(article, at, strip);
        let mut add = |swallowed| out.push(Start { swallowed, key: rest, byte, chosen: strip == chosen });
        if strip > 0 && rest.starts_with('ل') && key.get(..offset).is_some_and(|before| before.ends_with('ل')) {
            add("ا");
            add("ال");
        }
        add("");
    }
}

/// The byte of word `at` where its letter number `strip` stands.
fn byte_of(article: &Article<'_>, at: usize, strip: usize) -> usize {
    let Some(word) = article.word(at) else { return 0 };
    if strip == 0 {
        return word.span.start;
    }
    let surface = word.span.of(article.text());
    word.span.start + surface.char_indices().filter(|(_, c)| is_letter(*c)).nth(strip).map_or(0, |(i, _)| i)
}

/// The folded word without article, conjunction or preposition: what one body's spellings have in common.
pub(super) fn bare_key(article: &Article<'_>, at: usize) -> String {
    let folded = crate::text::normalize::folded(article.core(at));
    folded.strip_prefix("ال").map_or_else(|| folded.clone(), str::to_owned)
}

/// The place whose people or things the adjective at word `at` names, and one past it: «صيني»; «كوري شمالي» is two words.
pub(crate) fn nation(article: &Article<'_>, at: usize) -> Option<(u32, usize)> {
    if article.flags(at) & FLAG_NISBA == 0 {
        return None;
    }
    let place = article.lemma(at)?.entity?;
    let part = match article.citation(at + 1) {
        "شَمَالِيّ" => " الشماليه",
        "جَنُوبِيّ" => " الجنوبيه",
        _ => return Some((place, at + 1)),
    };
    if !adjacent(article, at) || !chunk::agrees(article, at, at + 1) {
        return Some((place, at + 1));
    }
    let whole = folded(article.lexicon.entity(place).name) + part;
    let found = article.lexicon.entities_named(&whole);
    Some(found.first().map_or((place, at + 1), |entry| (entry.id, at + 2)))
}

/// Whether only blanks (or the signs of a hashtag, or the hyphen of a name) lie between word `at` and the next.
pub(super) fn adjacent(article: &Article<'_>, at: usize) -> bool {
    match (article.word(at), article.word(at + 1)) {
        (Some(a), Some(b)) => article
            .text()
            .get(a.span.end..b.span.start)
            .is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '#' | '_' | '-'))),
        _ => false,
    }
}
