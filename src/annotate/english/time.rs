//! Words of time: dates, weekdays, years, «last month».

use super::English;
use super::nominal::{Kind, Nominal};
use super::number::western;
use crate::lexicon::{PhraseKind, TimeWord};
use crate::tokens::TokenKind;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const ORDINALS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// An ISO date in words: «21 May 2016», «May 2016», «2016».
pub(super) fn spelled(iso: &str) -> Option<String> {
    let parts: Vec<&str> = iso.split('-').collect();
    let number = |s: &str| s.parse::<usize>().ok();
    let month = |s: &str| number(s).and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    match parts.as_slice() {
        [year] if year.len() == 4 => number(year).map(|_| (*year).to_owned()),
        [year, m] if year.len() == 4 => Some(format!("{} {year}", month(m)?)),
        [year, m, day] if year.len() == 4 => Some(format!("{} {} {year}", number(day)?, month(m)?)),
        _ => None,
    }
}

/// The preposition that a time takes where Arabic has none or في: on Monday, in May, last year.
pub(super) fn preposition(time: &str) -> &'static str {
    let first = time.split(' ').next().unwrap_or("");
    if matches!(first, "today" | "tomorrow" | "yesterday" | "last" | "next" | "this" | "that" | "every" | "early" | "late") {
        ""
    } else if DAYS.contains(&first) || first.len() < 3 && first.parse::<u8>().is_ok() {
        "on"
    } else if MONTHS.contains(&first) || first.len() == 4 && first.parse::<u16>().is_ok() || first == "the" {
        "in"
    } else {
        ""
    }
}

/// Whether an adverb says when: it goes after the verb and its objects.
pub(super) fn is_day(text: &str) -> bool {
    matches!(text, "today" | "tomorrow" | "yesterday" | "now" | "later" | "tonight")
}

impl English<'_> {
    fn time_word(&self, at: usize, limit: usize) -> Option<(TimeWord, usize)> {
        self.article.phrases_at(at).iter().find_map(|p| match p.kind {
            PhraseKind::Time(row) if p.end <= limit => Some((self.article.lexicon.time(row), p.end)),
            _ => None,
        })
    }

    /// Whether word `at` is of the kind of time word.
    fn is_time(&self, at: usize, limit: usize, kind: &str) -> Option<(TimeWord, usize)> {
        self.time_word(at, limit).filter(|(w, _)| w.kind == kind)
    }

    /// A time that begins at word `at`.
    pub(super) fn time_group(&self, at: usize, limit: usize) -> Option<Nominal> {
        let (text, end) = self
            .part_of_day(at, limit)
            .or_else(|| self.date(at, limit))
            .or_else(|| self.month(at, limit))
            .or_else(|| self.weekday(at, limit))
            .or_else(|| self.year(at, limit))
            .or_else(|| self.unit(at, limit))
            .or_else(|| self.relative_day(at, limit))?;
        let mut out = Nominal::name(text, end, Kind::Time);
        out.head = at;
        Some(out)
    }

    /// «صباح الجمعة», «مساء أمس»: Friday morning, yesterday evening.
    fn part_of_day(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let word = self.is_time(at, limit, "part").and_then(|_| self.row("compounds", self.article.citation(at)))?;
        if self.article.definite(at) || at + 1 >= limit || self.joined_at(at + 1) {
            return None;
        }
        let (day, end) = match self.article.citation(at + 1) {
            "أَمس" | "أَمسِ" => ("yesterday".to_owned(), at + 2),
            "غَد" | "غَدًا" => ("tomorrow".to_owned(), at + 2),
            _ => self.weekday(at + 1, limit)?,
        };
        let day = if day == "today" { "this".to_owned() } else { day };
        Some((format!("{day} {word}"), end))
    }

    /// «أمس», «أمس الأول»
    fn relative_day(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        if !self.article.is_lemma(at, &["أَمس", "أَمسِ"]) || self.article.definite(at) || at >= limit {
            return None;
        }
        if self.article.is_lemma(at + 1, &["أَوَّل"]) && self.article.definite(at + 1) && at + 1 < limit {
            return Some(("the day before yesterday".to_owned(), at + 2));
        }
        Some(("yesterday".to_owned(), at + 1))
    }

    fn date(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let led = self.article.is_lemma(at, &["يَوم"]) && !self.article.definite(at) && at + 1 < limit;
        let at = at + usize::from(led);
        let day = match self.article.word(at)?.kind {
            TokenKind::Number => western(self.article.surface(at)),
            // «السابع من أبريل»
            _ if self.article.definite(at) && self.article.is_lemma(at + 1, &["مِن"]) => {
                let gloss = self.article.lemma(at)?.first_gloss();
                (ORDINALS.iter().position(|o| *o == gloss)? + 1).to_string()
            }
            _ => return None,
        };
        if day.len() > 2 {
            return None;
        }
        let next = if self.article.is_lemma(at + 1, &["مِن"]) { at + 2 } else { at + 1 };
        let (month, end) = self.month(next, limit)?;
        Some((format!("{day} {month}"), end))
    }

    fn month(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let start = if self.article.is_lemma(at, &["شَهر"]) && at + 1 < limit { at + 1 } else { at };
        let (word, mut end) = self.is_time(start, limit, "month")?;
        if start == at && self.article.definite(at) {
            return None;
        }
        let name = word.value.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)))?;
        // «كانون الثاني/يناير», «مايو (أيار)»
        if matches!(self.article.surface(end), "/" | "(")
            && let Some((_, after)) = self.is_time(end + 1, limit, "month")
        {
            end = if self.article.surface(after) == ")" { after + 1 } else { after };
        }
        let mut text = (*name).to_owned();
        if let Some(year) = self.year_number(end, limit) {
            text = format!("{text} {year}");
            end += 1;
        } else if let Some((year, after)) = self.year(end, limit) {
            text = format!("{text} {year}");
            end = after;
        } else if let Some((which, after)) = self.which(end, limit) {
            text = format!("{which} {text}");
            end = after;
        }
        Some((text, end))
    }

    fn year_number(&self, at: usize, limit: usize) -> Option<String> {
        let word = self.article.word(at).filter(|w| w.kind == TokenKind::Number && at < limit)?;
        let digits = western(word.span.of(self.article.text()));
        (digits.len() == 4 && digits.parse::<u16>().is_ok_and(|y| (1300..2200).contains(&y))).then_some(digits)
    }

    fn year(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        if self.article.is_lemma(at, &["عَام", "سَنَة"]) && !self.article.definite(at) {
            return self.year_number(at + 1, limit).map(|y| (y, at + 2));
        }
        None
    }

    fn weekday(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let mut start = at;
        let mut text = String::new();
        let plural = self.article.word(at).is_some_and(|w| w.reading.features.number == crate::lexicon::features::Number::Plur);
        if self.article.is_lemma(at, &["يَوم"]) && plural {
            return None;
        }
        if self.article.is_lemma(at, &["يَوم"]) {
            if self.article.definite(at) && !self.article.definite(at + 1) && self.article.surface(at + 1) != "(" {
                return self.which(at + 1, limit).is_none().then(|| ("today".to_owned(), at + 1));
            }
            start = at + 1;
            if self.article.surface(start) == "(" {
                start += 1;
            }
        }
        if !self.article.definite(start) {
            return None;
        }
        let (word, mut end) = match self.is_time(start, limit, "weekday") {
            Some(found) => found,
            None if self.article.is_lemma(at, &["يَوم"]) && self.article.definite(at) && self.which(start, limit).is_none() =>
            {
                return Some(("today".to_owned(), at + 1));
            }
            None => return None,
        };
        text.push_str(word.value.parse::<usize>().ok().and_then(|d| DAYS.get(d.wrapping_sub(1)))?);
        if self.article.surface(end) == ")" && start > at + 1 {
            end += 1;
        }
        if let Some((which, after)) = self.which(end, limit) {
            return Some((format!("{which} {text}"), after));
        }
        Some((text, end))
    }

    /// الماضي، المقبل after a time.
    fn which(&self, at: usize, limit: usize) -> Option<(&'static str, usize)> {
        if !self.article.definite(at) || self.joined_at(at) {
            return None;
        }
        let (word, end) = self.is_time(at, limit, "which")?;
        let text = match word.value {
            "-1" => "last",
            "1" => "next",
            _ => "this",
        };
        Some((text, end))
    }

    /// «العام الماضي», «هذا الأسبوع».
    fn unit(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let demonstrative = self.article.is_lemma(at, &["هٰذَا"]);
        let start = if demonstrative { at + 1 } else { at };
        if !self.article.definite(start) || start >= limit || demonstrative && self.joined_at(start) {
            return None;
        }
        let word = self.article.word(start)?;
        if word.reading.features.number == crate::lexicon::features::Number::Plur {
            return None;
        }
        let (_, end) = self.is_time(start, limit, "unit")?;
        let name = self.noun_gloss(start);
        if demonstrative {
            return Some((format!("this {name}"), end));
        }
        let (which, after) = self.which(end, limit)?;
        Some((format!("{which} {name}"), after))
    }
}
