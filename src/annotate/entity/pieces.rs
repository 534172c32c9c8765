//! The words of the article as names are compared: folded, with and without clitics.

use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::lexicon::NameState;
use crate::lexicon::format::lemma::FLAG_NISBA;
use crate::text::letters::is_letter;
use crate::text::normalize::folded;
use crate::tokens::TokenKind;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The folded letters of every word as names are compared by them.
#[derive(Debug)]
pub(super) struct Keys<'a> {
    article: Article<'a>,
    /// The folded corrections of words that look misspelt.
    corrected: FxHashMap<usize, String>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(article: &Article<'a>) -> Self {
        let typos = article.words.iter().enumerate().filter_map(|(at, word)| Some((at, folded(word.typo.as_deref()?))));
        Self { article: *article, corrected: typos.collect() }
    }

    /// The key of word `at`.
    pub(super) fn of(&self, at: usize) -> &str {
        match self.correction(at) {
            Some(key) => key,
            None => self.article.folded(at),
        }
    }

    /// The key of word `at`, where it looks misspelt.
    fn correction(&self, at: usize) -> Option<&str> {
        // Hardly any word does.
        if self.corrected.is_empty() { None } else { self.corrected.get(&at).map(String::as_str) }
    }

    /// Where the key of word `at` from its byte `offset` leads in the automaton of names, after the letters `swallowed`.
    fn state(&self, at: usize, offset: usize, swallowed: &str) -> Option<NameState> {
        let lexicon = self.article.lexicon;
        if swallowed.is_empty() && self.correction(at).is_none() {
            return self.article.lattice.form(at).name_from(lexicon, offset);
        }
        lexicon.name_step(lexicon.name_step(lexicon.name_start(), swallowed)?, self.of(at).get(offset..)?)
    }
}

/// A way to read the first word of a name that some name has, and the byte where the name would begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// Where the word leads in the automaton of names.
    pub(super) state: NameState,
    pub(super) byte: usize,
    /// Whether the chosen reading takes the clitics off so.
    pub(super) chosen: bool,
}

/// The spelling of word `at` that names are compared by: the correction where it looks misspelt.
pub(super) fn spelling<'a>(article: &Article<'a>, at: usize) -> &'a str {
    article.word(at).map_or("", |w| w.typo.as_deref().unwrap_or_else(|| w.span.of(article.text())))
}

/// The folded letters of [`spelling`].
pub(super) fn key<'a>(article: &Article<'a>, at: usize) -> Cow<'a, str> {
    match article.word(at).and_then(|word| word.typo.as_deref()) {
        Some(typo) => Cow::Owned(folded(typo)),
        None => Cow::Borrowed(article.folded(at)),
    }
}

/// The ways to begin a name at word `at`: as chosen, then with fewer and more clitics off.
pub(super) fn starts(article: &Article<'_>, keys: &Keys<'_>, at: usize, out: &mut Vec<Start>) {
    out.clear();
    let Some(word) = article.word(at).filter(|w| w.kind == TokenKind::Arabic) else { return };
    let key = keys.of(at);
    let mut letters = key.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let chosen = word.reading.proclitics.letters();
    // Most words end here. After «لل» a name may have lost its first letters.
    let form = article.lattice.form(at);
    if word.typo.is_none() && form.names_nothing(chosen) && !form.doubled {
        return;
    }
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
        // Letters that spelling at the joint has swallowed: after لـ the article has lost its alef, and its lam before a lam.
        let mut add = |swallowed| {
            if let Some(state) = keys.state(at, offset, swallowed) {
                out.push(Start { state, byte: byte_of(article, at, strip), chosen: strip == chosen });
            }
        };
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
    let folded = article.folded_core(at);
    folded.strip_prefix("ال").unwrap_or(folded).to_owned()
}

/// The place whose people or things the adjective at word `at` names, and one past it: «صيني»; «كوري شمالي» is two words.
pub(crate) fn nation(article: &Article<'_>, at: usize) -> Option<(u32, usize)> {
    if article.flags(at) & FLAG_NISBA == 0 {
        return None;
    }
    let place = article.entry(at)?;
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
            .is_some_and(|gap| gap == " " || gap.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '#' | '_' | '-'))),
        _ => false,
    }
}
