//! Numbers in digits and words, and the words before them that make them approximate.

use crate::annotate::article::Article;
use crate::lexicon::features::{Number as Grammatical, Pos};
use crate::tokens::TokenKind;

/// A number as it is written.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Number {
    /// English: «9,000», «3.5 million», «tens of thousands».
    pub(super) english: String,
    /// Its value; `None` for «tens of thousands» and fractions.
    pub(super) value: Option<u64>,
    /// One past its last word.
    pub(super) end: usize,
    /// «عشرات», «آلاف»: how many is not said.
    pub(super) vague: bool,
}

/// The number that begins at word `at`.
pub(super) fn read(article: &Article<'_>, at: usize) -> Option<Number> {
    let word = article.word(at)?;
    if word.kind == TokenKind::Number {
        return Some(digits(article, at));
    }
    let value = card(article, at)?;
    if many(article, at) {
        return (value == 10 || value >= 100).then(|| vague(article, at));
    }
    let (mut total, mut part, mut end) = (0_u64, 0_u64, at);
    while let Some(value) = card(article, end) {
        let clitics = article.proclitics(end);
        // «تسعة آلاف», «مئة مليون»: the plural after a number is its scale.
        if end > at && (clitics.preposition() || article.definite(end) != article.definite(at)) {
            break;
        }
        let joined = clitics.conjunction();
        if end > at && joined && value >= 1000 && part == 0 {
            break;
        }
        if value >= 1000 && !joined {
            total = total.saturating_add(part.max(1).saturating_mul(value));
            part = 0;
        } else if value == 100 && part > 0 && part < 10 && !joined {
            part *= 100;
        } else {
            part = part.saturating_add(value);
        }
        end += 1;
    }
    let value = total.saturating_add(part);
    Some(Number { english: in_english(value), value: Some(value), end, vague: false })
}

fn digits(article: &Article<'_>, at: usize) -> Number {
    let text: String = article.surface(at).chars().map(western).collect();
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    let mut value = plain.parse::<u64>().ok();
    let (mut end, mut scale) = (at + 1, 1_u64);
    while let Some(times) = card(article, end).filter(|v| *v >= 1000 && bare(article, end)) {
        scale = scale.saturating_mul(times);
        end += 1;
    }
    value = value.map(|v| v.saturating_mul(scale));
    let english = match (value, scale) {
        (Some(v), _) if v < 1_000_000 => in_english(v),
        (_, 1) => text,
        (_, scale) => {
            let name = in_english(scale);
            format!("{text} {}", name.strip_prefix("1 ").unwrap_or(&name))
        }
    };
    Number { english, value, end, vague: false }
}

fn bare(article: &Article<'_>, at: usize) -> bool {
    let clitics = article.proclitics(at);
    !clitics.conjunction() && !clitics.preposition() && !article.definite(at)
}

/// «عشرات الآلاف», «مئات المليارات»
fn vague(article: &Article<'_>, at: usize) -> Number {
    let mut english = String::new();
    let mut end = at;
    while let Some(value) = card(article, end).filter(|v| many(article, end) && (*v == 10 || *v >= 100)) {
        let clitics = article.proclitics(end);
        if end > at && (clitics.conjunction() || clitics.preposition()) {
            break;
        }
        let name = match value {
            10 if card(article, end + 1).is_some() && many(article, end + 1) => "tens".to_owned(),
            10 => "dozens".to_owned(),
            100 => "hundreds".to_owned(),
            1000 => "thousands".to_owned(),
            _ => in_english(value).trim_start_matches("1 ").to_owned() + "s",
        };
        if !english.is_empty() {
            english.push_str(" of ");
        }
        english.push_str(&name);
        end += 1;
    }
    Number { english, value: None, end, vague: true }
}

/// The value of a number word; fractions and what is no number have none.
pub(super) fn card(article: &Article<'_>, at: usize) -> Option<u64> {
    let base: u64 = match article.pos(at) {
        Pos::Num => article.lexicon.class(article.word(at)?.reading.lemma?.0).parse().ok()?,
        // Some readings have scales as nouns.
        Pos::Noun => {
            let value = scale(article.citation(at))?;
            let mut core = article.core(at);
            while let Some(rest) = core.strip_prefix("ال") {
                core = rest;
            }
            SCALES.iter().any(|start| core.starts_with(start)).then_some(value)?
        }
        _ => return None,
    };
    let dual = article.word(at)?.reading.features.number == Grammatical::Dual && base >= 100;
    Some(if dual { base * 2 } else { base })
}

/// How scales begin, singular and plural.
const SCALES: [&str; 7] = ["ألف", "آلاف", "ملي", "ملاي", "بلي", "بلاي", "تر"];

/// Scales that some readings have as nouns.
fn scale(citation: &str) -> Option<u64> {
    match citation {
        "أَلف" => Some(1000),
        "مِليُون" => Some(1_000_000),
        "مِليَار" | "بِليُون" => Some(1_000_000_000),
        "تِرِيليُون" | "تِرِليُون" => Some(1_000_000_000_000),
        _ => None,
    }
}

fn many(article: &Article<'_>, at: usize) -> bool {
    article.word(at).is_some_and(|w| w.reading.features.number == Grammatical::Plur)
}

/// Digits in groups of three, round large numbers with their scale.
pub(crate) fn in_english(value: u64) -> String {
    for (scale, name) in [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")] {
        if value >= scale && value.is_multiple_of(scale) {
            return format!("{} {name}", in_english(value / scale));
        }
    }
    let digits = value.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The words before a number that make it approximate: where they begin, and their English.
pub(super) fn approximate(article: &Article<'_>, at: usize) -> Option<(usize, &'static str)> {
    (1..=4_usize).rev().filter_map(|back| at.checked_sub(back)).find_map(|first| {
        let words: Vec<&str> = (first..at).map(|w| article.citation(w)).collect();
        if words.iter().any(|w| w.is_empty()) || (first + 1..at).any(|w| article.proclitics(w).conjunction()) {
            return None;
        }
        article.lexicon.transfer("approximators", &words.join(" ")).map(|english| (first, english))
    })
}

/// A digit of either kind as a European one.
pub(super) fn western(c: char) -> char {
    match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(c as u32 - 0x6F0, 10).unwrap_or(c),
        '\u{66B}' => '.',
        '\u{66C}' | '،' => ',',
        c => c,
    }
}
