//! Numbers and what is counted.

use super::English;
use super::nominal::{Kind, Nominal};
use super::surface;
use crate::annotate::chunk;
use crate::annotate::entity::in_english;
use crate::lexicon::english::plural;
use crate::lexicon::features::Pos;
use crate::tokens::TokenKind;

/// A number: its English, one past its last word, whether it is one.
pub(super) struct Count {
    pub(super) text: String,
    pub(super) end: usize,
    pub(super) one: bool,
}

const SMALL: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

impl English<'_> {
    /// The number at `at`, in digits or words, with hundreds and millions after it.
    pub(super) fn count(&self, at: usize, limit: usize) -> Option<Count> {
        let article = self.article;
        let word = article.word(at).filter(|_| at < limit)?;
        let (mut text, mut end, mut one) = match word.kind {
            TokenKind::Number => (western(article.surface(at)), at + 1, article.surface(at) == "1"),
            TokenKind::Arabic if word.reading.features.pos == Pos::Num => {
                let (value, end) = self.value(at, limit)?;
                (in_words(value), end, value == 1)
            }
            _ => return None,
        };
        while let Some(scale) = self.scale(end).filter(|_| end < limit && word.kind == TokenKind::Number) {
            text = format!("{text} {scale}");
            one = false;
            end += 1;
        }
        if article.surface(end) == "%" || article.surface(end) == "٪" {
            return Some(Count { text: format!("{text}%"), end: end + 1, one: true });
        }
        // «5 في المئة», «5 بالمئة»
        let percent = |i: usize| article.is_lemma(i, &["مِئَة", "مِائَة"]) && article.definite(i);
        if article.is_lemma(end, &["فِي"]) && percent(end + 1) && end + 1 < limit {
            return Some(Count { text: format!("{text}%"), end: end + 2, one: true });
        }
        if article.proclitics(end).preposition() && percent(end) && end < limit {
            return Some(Count { text: format!("{text}%"), end: end + 1, one: true });
        }
        Some(Count { text, end, one })
    }

    /// ألف، مليون after digits.
    fn scale(&self, at: usize) -> Option<&'static str> {
        if self.joined_at(at) || self.article.definite(at) {
            return None;
        }
        self.scale_word(at).filter(|w| *w != "hundred")
    }

    fn scale_word(&self, at: usize) -> Option<&'static str> {
        match self.article.lexicon.lemma_named(self.article.citation(at), Pos::Num)?.class {
            "100" => Some("hundred"),
            "1000" => Some("thousand"),
            "1000000" => Some("million"),
            "1000000000" => Some("billion"),
            "1000000000000" => Some("trillion"),
            _ => None,
        }
    }

    /// The value of a number in words: «خمسة وعشرون ألفا».
    fn value(&self, at: usize, limit: usize) -> Option<(u64, usize)> {
        let (mut total, mut part, mut end) = (0_u64, 0_u64, at);
        while end < limit && self.article.pos(end) == Pos::Num {
            let joined = self.article.proclitics(end).conjunction();
            if end > at && self.article.proclitics(end).preposition() {
                break;
            }
            let value: u64 = self.article.lemma(end)?.class.parse().ok()?;
            if value >= 1000 && !joined {
                total += part.max(1).saturating_mul(value);
                part = 0;
            } else if value == 100 && part > 0 && part < 10 && !joined {
                part *= 100;
            } else {
                part += value;
            }
            end += 1;
        }
        (end > at).then_some((total + part, end))
    }

    /// A number with the noun that it counts.
    pub(super) fn counted(&self, at: usize, limit: usize) -> Option<Nominal> {
        let count = self.count(at, limit)?;
        let definite = self.article.definite(at);
        let plural_word = |at: usize| {
            self.article.word(at).is_some_and(|w| w.reading.features.number == crate::lexicon::features::Number::Plur)
        };
        // «آلاف المتظاهرين», «ملايين الدولارات»
        let hundred = self.article.lemma(at).and_then(|l| l.class.parse::<u64>().ok()).is_some_and(|v| v == 10 || v >= 100);
        let thousands = count.end == at + 1 && self.article.pos(at) == Pos::Num && plural_word(at) && hundred;
        let counted = count.end < limit
            && !self.joined_at(count.end)
            && chunk::is_nominal(self.article, count.end)
            && self.article.pos(count.end) != Pos::Propn
            && !count.text.ends_with('%');
        if !counted {
            // «أصيب الآلاف»: thousands, not one thousand.
            let many = self.scale_word(at).filter(|_| thousands).map(|word| format!("{word}s"));
            let mut out = Nominal::name(many.unwrap_or(count.text), count.end, Kind::Common);
            out.head = at;
            out.plural = !count.one;
            out.definite = definite;
            return Some(out);
        }
        let mut noun = self.common(count.end, limit)?;
        // «عشرون آخرون»: people.
        let people = self.article.word(count.end).is_some_and(|w| {
            let f = w.reading.features;
            f.pos == Pos::Adj
                && f.number == crate::lexicon::features::Number::Plur
                && f.gender != crate::lexicon::features::Gender::Fem
        });
        noun.human |= people;
        if thousands {
            noun.determiner = format!("{} of", self.article.lemma(at).map_or("", |l| l.first_gloss()));
            noun.determiner = noun
                .determiner
                .replace("ten of", "dozens of")
                .replace("tens of", "dozens of")
                .replace("thousand of", "thousands of")
                .replace("million of", "millions of");
            noun.plural = true;
            noun.head = at;
            noun.accusative = false;
            noun.case = crate::lexicon::features::Case::None;
            return Some(noun);
        }
        if !count.one && !noun.plural && !self.uncountable(&noun.core) {
            noun.core = plural(&noun.core, self.article.lexicon);
        }
        noun.plural = !count.one;
        let owned = !matches!(noun.determiner.as_str(), "a" | "an" | "the" | "");
        noun.determiner = if owned {
            surface::words(&[&noun.determiner, &count.text])
        } else if definite {
            format!("the {}", count.text)
        } else {
            count.text
        };
        noun.head = count.end;
        noun.definite = definite;
        noun.accusative = false;
        Some(noun)
    }
}

/// Arabic digits and separators as European ones.
pub(super) fn western(number: &str) -> String {
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(c as u32 - 0x6F0, 10).unwrap_or(c),
        '\u{66B}' => '.',
        '\u{66C}' => ',',
        _ => c,
    };
    number.chars().map(digit).collect()
}

/// Small numbers in words, round large ones with their scale, others in digits.
fn in_words(value: u64) -> String {
    let small = usize::try_from(value).ok().and_then(|v| SMALL.get(v));
    if let Some(word) = small {
        return (*word).to_owned();
    }
    in_english(value)
}
