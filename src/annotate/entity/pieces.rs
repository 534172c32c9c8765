//! The words of the article as names are compared: folded, with and without clitics.

use crate::annotate::article::Article;
use crate::annotate::morphology::Proclitics;
use crate::text::letters::{ALEF, LAM, is_letter};
use crate::text::normalize::folded;
use crate::tokens::TokenKind;

/// A way to read the first word of a name: the key it is compared by and the byte where the name would begin.
pub(super) struct Start {
    pub(super) key: String,
    pub(super) byte: usize,
    /// Whether the chosen reading takes the clitics off so.
    pub(super) chosen: bool,
}

/// The spelling of word `at` that names are compared by: the correction where it looks misspelt.
pub(super) fn spelling<'a>(article: &Article<'a>, at: usize) -> &'a str {
    article.word(at).map_or("", |w| w.typo.as_deref().unwrap_or_else(|| w.span.of(article.text())))
}

/// The key of a word inside a name.
pub(super) fn key(article: &Article<'_>, at: usize) -> String {
    folded(spelling(article, at))
}

/// The ways to begin a name at word `at`: as chosen, then with fewer and more clitics off.
pub(super) fn starts(article: &Article<'_>, at: usize) -> Vec<Start> {
    let Some(word) = article.word(at).filter(|w| w.kind == TokenKind::Arabic) else { return Vec::new() };
    let surface = spelling(article, at);
    let letters: Vec<(usize, char)> = surface.char_indices().filter(|(_, c)| is_letter(*c)).collect();
    let chosen = Proclitics(word.reading.proclitics.0 & !Proclitics::AL.0).0.count_ones() as usize;
    let mut out = Vec::new();
    let letter = |i: usize| letters.get(i).map_or(' ', |l| l.1);
    let mut strips = vec![chosen, 0];
    if matches!(letter(0), 'و' | 'ف') {
        strips.push(1);
        if matches!(letter(1), 'ب' | 'ل' | 'ك') {
            strips.push(2);
        }
    } else if matches!(letter(0), 'ب' | 'ل' | 'ك') {
        strips.push(1);
    }
    for strip in strips {
        let Some(&(offset, first)) = letters.get(strip) else { continue };
        let rest = surface.get(offset..).unwrap_or("");
        let byte = word.span.start + if word.typo.is_some() && strip == 0 { 0 } else { offset };
        let mut add = |key: String| {
            if key.chars().count() > 1 && !out.iter().any(|s: &Start| s.key == key) {
                out.push(Start { key, byte, chosen: strip == chosen });
            }
        };
        // After لـ the article has lost its alef: للصين is لِ + الصين.
        if strip > 0 && letter(strip - 1) == LAM && first == LAM {
            add(folded(&format!("{ALEF}{rest}")));
            add(folded(&format!("{ALEF}{LAM}{rest}")));
        }
        add(folded(rest));
    }
    out
}

/// Whether only blanks lie between word `at` and the next.
pub(super) fn adjacent(article: &Article<'_>, at: usize) -> bool {
    match (article.word(at), article.word(at + 1)) {
        (Some(a), Some(b)) => {
            article.text().get(a.span.end..b.span.start).is_some_and(|gap| gap.chars().all(|c| c == ' ' || c == '\u{A0}'))
        }
        _ => false,
    }
}
