//! Dates: absolute and relative, resolved to ISO 8601 against the day the article appeared.
//!
//! In: words of time (`cues/time.tsv`), numbers. Out: mentions whose identity is `2016-05-21`, `2018-06`, `2016`, `2018-W16`, `P30D`; empty where it cannot be
//! resolved. Weekdays without «last» or «next» are the last such day, as news speaks.

use super::pieces::adjacent;
use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Number, Pos};
use crate::text::Span;
use crate::tokens::TokenKind;

/// A day as days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day(i64);

impl Day {
    /// The day of a civil date; `None` when there is no such day.
    #[must_use]
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1..=9999).contains(&year) {
            return None;
        }
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let made = Self(era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468);
        (made.civil() == (year, month, day)).then_some(made)
    }

    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|p| p.parse::<i64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() { None } else { Self::new(year, month, day) }
    }

    /// Year, month, day.
    #[must_use]
    pub fn civil(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
    }

    /// Monday 1 … Sunday 7.
    #[must_use]
    pub fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7) + 1
    }

    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn iso(self) -> String {
        let (y, m, d) = self.civil();
        format!("{y:04}-{m:02}-{d:02}")
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// `YYYY-Www` of ISO 8601.
    #[must_use]
    pub fn week(self) -> String {
        let thursday = self.plus(4 - self.weekday());
        let (year, ..) = thursday.civil();
        let first = Self::new(year, 1, 1).unwrap_or(thursday);
        format!("{year:04}-W{:02}", (thursday.0 - first.0) / 7 + 1)
    }
}

/// What stands at a place of a date.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Piece {
    Month(i64),
    Hijri(i64),
    Weekday(i64),
    Unit(&'static str),
    Relative(i64),
    Which(i64),
    Part,
    Number(i64),
}

/// The piece at word `at` and where it ends.
fn piece(article: &Article<'_>, at: usize) -> Option<(Piece, usize)> {
    let word = article.word(at)?;
    if word.kind == TokenKind::Number {
        let digits: String = word.span.of(article.text()).chars().map(western).collect();
        return digits.parse().ok().map(|n| (Piece::Number(n), at + 1));
    }
    article.phrases_at(at).iter().find_map(|found| {
        let PhraseKind::Time(row) = found.kind else { return None };
        let time = article.lexicon.time(row);
        let number = || time.value.parse::<i64>().ok();
        let piece = match time.kind {
            "month" => Piece::Month(number()?),
            "hijri" => Piece::Hijri(number()?),
            "weekday" => Piece::Weekday(number()?),
            "unit" => Piece::Unit(time.value),
            "relative" => Piece::Relative(number()?),
            "which" => Piece::Which(number()?),
            _ => Piece::Part,
        };
        Some((piece, found.end))
    })
}

pub(super) fn western(c: char) -> char {
    match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(c as u32 - 0x6F0, 10).unwrap_or(c),
        c => c,
    }
}

/// The day that the words of `span` name with day, month and year.
#[must_use]
pub fn absolute(article: &Article<'_>, span: Span) -> Option<Day> {
    let at = article.words_in(span).start;
    let (Piece::Number(day), next) = piece(article, at)? else { return None };
    let (_, iso) = day_month(article, next, day, None)?;
    Day::parse(&iso)
}

/// Every date of the article.
pub(super) fn find(article: &Article<'_>, today: Option<Day>, taken: &mut Taken) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < article.words.len() {
        let found = if taken.is(at) { None } else { at_word(article, at, today) };
        match found {
            Some((end, iso)) => {
                taken.take(at..end);
                let last = article.word(end - 1).map_or(0, |w| w.span.end);
                let start = article.word(at).map_or(0, |w| w.core.start);
                let identity = Identity::Date(iso);
                let span = Span::new(start, last);
                out.push(Found {
                    words: at..end,
                    span,
                    kind: EntityKind::Date,
                    level: MentionLevel::Name,
                    nested: false,
                    identity,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

fn at_word(article: &Article<'_>, at: usize, today: Option<Day>) -> Option<(usize, String)> {
    let (first, next) = piece(article, at).or_else(|| demonstrative(article, at))?;
    match first {
        Piece::Number(day) if (1..=31).contains(&day) => day_month(article, next, day, today),
        Piece::Month(month) => month_year(article, next, month, today),
        Piece::Hijri(month) => Some((hijri_year(article, next), format!("hijri-{month:02}"))),
        Piece::Weekday(weekday) => weekday_date(article, at, next, weekday, today),
        Piece::Relative(days) => relative(article, next, today.map(|t| t.plus(days))),
        Piece::Unit(unit) => unit_date(article, at, next, unit, today),
        Piece::Part => part_of_day(article, next, today),
        _ => None,
    }
}

/// «هذا العام», «هذه السنة»: the demonstrative opens the date.
fn demonstrative(article: &Article<'_>, at: usize) -> Option<(Piece, usize)> {
    let this = article.is_lemma(at, &["هٰذَا"]) && article.definite(at + 1);
    let (piece, next) = if this { piece(article, at + 1)? } else { return None };
    matches!(piece, Piece::Unit(_) | Piece::Weekday(_)).then_some((piece, next))
}

/// «21 مايو 2016», «30 آذار/مارس الماضي»
fn day_month(article: &Article<'_>, next: usize, day: i64, today: Option<Day>) -> Option<(usize, String)> {
    // «21 من مايو»
    let next = if article.is_lemma(next, &["مِن"]) { next + 1 } else { next };
    let (Piece::Month(month), next) = piece(article, next)? else { return None };
    let next = second_month(article, next);
    let (year, end) = year_after(article, next);
    let year = year.or_else(|| nearest_year(article, next, month, today));
    let end = if let Some((Piece::Which(_), after)) = piece(article, next) { after } else { end };
    let iso = year.and_then(|y| Day::new(y, month, day)).map_or_else(String::new, Day::iso);
    Some((end, iso))
}

/// The year a month without one is meant in: named «last», «next», or the nearest past or present.
fn nearest_year(article: &Article<'_>, next: usize, month: i64, today: Option<Day>) -> Option<i64> {
    let (year, now, _) = today?.civil();
    match piece(article, next) {
        Some((Piece::Which(step), _)) if step < 0 => Some(if month < now { year } else { year - 1 }),
        Some((Piece::Which(step), _)) if step > 0 => Some(if month > now { year } else { year + 1 }),
        _ => Some(if month - now > 6 {
            year - 1
        } else if now - month > 6 {
            year + 1
        } else {
            year
        }),
    }
}

/// The second of two month names: «آذار/مارس».
fn second_month(article: &Article<'_>, next: usize) -> usize {
    if article.surface(next) == "/"
        && let Some((Piece::Month(_), after)) = piece(article, next + 1)
    {
        return after;
    }
    if article.surface(next) == "("
        && let Some((Piece::Month(_), after)) = piece(article, next + 1)
        && article.surface(after) == ")"
    {
        return after + 1;
    }
    next
}

/// A year, bare or after «عام»: its value and where it ends.
fn year_after(article: &Article<'_>, next: usize) -> (Option<i64>, usize) {
    match piece(article, next) {
        Some((Piece::Number(year), end)) if (1900..2200).contains(&year) => (Some(year), end),
        Some((Piece::Unit("Y"), after)) => match piece(article, after) {
            Some((Piece::Number(year), end)) if (1900..2200).contains(&year) => (Some(year), end),
            _ => (None, next),
        },
        _ => (None, next),
    }
}

/// «يونيو 2018», «يونيو الماضي», «شهر حزيران/يونيو»
fn month_year(article: &Article<'_>, next: usize, month: i64, today: Option<Day>) -> Option<(usize, String)> {
    let next = second_month(article, next);
    let (year, mut end) = year_after(article, next);
    let year = year.or_else(|| nearest_year(article, next, month, today));
    if let Some((Piece::Which(_), after)) = piece(article, next) {
        end = after;
    }
    Some((end, year.map_or_else(String::new, |y| format!("{y:04}-{month:02}"))))
}

fn hijri_year(article: &Article<'_>, next: usize) -> usize {
    match piece(article, next) {
        Some((Piece::Number(year), end)) if (1300..1500).contains(&year) => end,
        _ => next,
    }
}

/// «الجمعة», «يوم الخميس الماضي», «السبت 21 مايو»
fn weekday_date(article: &Article<'_>, at: usize, next: usize, weekday: i64, today: Option<Day>) -> Option<(usize, String)> {
    // A weekday has the article; without it the word means something else (جمع، أحد).
    let article_seen = article.definite(at) || article.definite(next - 1);
    if !article_seen {
        return None;
    }
    let skip = if article.surface(next) == "،" { next + 1 } else { next };
    if let Some((Piece::Number(day), after)) = piece(article, skip)
        && (1..=31).contains(&day)
        && let Some(found) = day_month(article, after, day, today)
    {
        return Some(found);
    }
    let (step, mut end) = match piece(article, next) {
        Some((Piece::Which(step), after)) => (step, after),
        _ => (0, next),
    };
    if article.surface(end) == "("
        && let Some((Piece::Number(day), after)) = piece(article, end + 1)
        && let Some((close, iso)) = day_month(article, after, day, today)
        && article.surface(close) == ")"
    {
        return Some((close + 1, iso));
    }
    if let Some((Piece::Part, after)) = piece(article, end) {
        end = after;
    }
    let iso = today.map(|t| {
        let back = (t.weekday() - weekday).rem_euclid(7);
        if step > 0 {
            t.plus(7 - if back == 0 { 0 } else { back })
        } else if step < 0 && back == 0 {
            t.plus(-7)
        } else {
            t.plus(-back)
        }
    });
    Some((end, iso.map_or_else(String::new, Day::iso)))
}

/// «اليوم (السبت)», «أمس الجمعة»: a relative day with the weekday that repeats it.
fn relative(article: &Article<'_>, next: usize, day: Option<Day>) -> Option<(usize, String)> {
    let mut end = next;
    if article.surface(end) == "("
        && let Some((Piece::Weekday(_), after)) = piece(article, end + 1)
        && article.surface(after) == ")"
    {
        end = after + 1;
    } else if article.surface(end) == "،" {
        if let Some((Piece::Weekday(_), after)) = piece(article, end + 1) {
            end = after;
        }
    } else if let Some((Piece::Weekday(_), after)) = piece(article, end) {
        end = after;
    } else if article.is_lemma(end, &["أَوَّل"]) {
        return None;
    }
    Some((end, day.map_or_else(String::new, Day::iso)))
}

/// «عام 2017», «هذا العام», «الشهر الماضي», «اليوم»
fn unit_date(article: &Article<'_>, at: usize, next: usize, unit: &'static str, today: Option<Day>) -> Option<(usize, String)> {
    if unit == "Y"
        && let (Some(year), end) = year_after(article, next)
    {
        return Some((end, format!("{year:04}")));
    }
    if unit == "M"
        && let Some((Piece::Month(month), after)) = piece(article, next)
    {
        return month_year(article, after, month, today);
    }
    if unit == "D" {
        if let Some((Piece::Weekday(weekday), after)) = piece(article, next) {
            return weekday_date(article, next, after, weekday, today);
        }
        if let Some((Piece::Number(day), after)) = piece(article, next)
            && let Some(found) = day_month(article, after, day, today)
        {
            return Some(found);
        }
    }
    let noun = next - 1;
    if !article.definite(noun) || article.word(noun)?.reading.features.number == Number::Dual {
        return None;
    }
    let this = article.is_lemma(at, &["هٰذَا"]);
    match piece(article, next) {
        Some((Piece::Which(step), after)) => Some((after, shifted(unit, step, today))),
        _ if this => Some((next, shifted(unit, 0, today))),
        // «اليوم» alone is today when it is no subject, object or complement: adverbs of time stand without a preposition.
        _ if unit == "D" && !article.proclitics(at).preposition() && !governed(article, at) => relative(article, next, today),
        _ => None,
    }
}

fn governed(article: &Article<'_>, at: usize) -> bool {
    at > 0
        && (article.pos(at - 1) == Pos::Adp
            || article.pos(at - 1) == Pos::Noun && crate::annotate::chunk::opens_construct(article, at - 1))
}

fn shifted(unit: &str, step: i64, today: Option<Day>) -> String {
    let Some(today) = today else { return String::new() };
    let (year, month, _) = today.civil();
    match unit {
        "D" => today.plus(step).iso(),
        "W" => today.plus(7 * step).week(),
        "M" => {
            let months = year * 12 + month - 1 + step;
            format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
        }
        "Y" => format!("{:04}", year + step),
        _ => String::new(),
    }
}

/// «مساء الجمعة», «صباح اليوم»: a part of the day before a day.
fn part_of_day(article: &Article<'_>, next: usize, today: Option<Day>) -> Option<(usize, String)> {
    if !adjacent(article, next - 1) {
        return None;
    }
    let (inner, after) = piece(article, next)?;
    match inner {
        Piece::Weekday(weekday) => weekday_date(article, next, after, weekday, today),
        Piece::Relative(days) => relative(article, after, today.map(|t| t.plus(days))),
        Piece::Unit("D") => unit_date(article, next, after, "D", today).or_else(|| relative(article, after, today)),
        Piece::Unit(unit @ ("M" | "Y" | "W")) => unit_date(article, next, after, unit, today),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days() {
        let day = Day::parse("2016-05-21").unwrap();
        assert_eq!(day.iso(), "2016-05-21");
        assert_eq!(day.weekday(), 6);
        assert_eq!(Day::parse("2018-04-16").unwrap().week(), "2018-W16");
        assert_eq!(Day::parse("2021-01-03").unwrap().week(), "2020-W53");
        assert_eq!(Day::parse("2015-02-29"), None);
        assert_eq!(day.plus(11).iso(), "2016-06-01");
    }
}
