//! Dates: absolute and relative, resolved to ISO 8601 against the day the article appeared.
//!
//! In: words of time (`cues/time.tsv`), numbers. Out: mentions whose identity is `2016-05-21`, `2018-06`, `2016`, `2018-W16`, `P30D`, `2018-05-03/2018-05-05`; empty
//! where it cannot be resolved. Weekdays without «last» or «next» are the last such day, as news speaks, the next one where the verb before looks ahead.

mod day;
mod period;
mod piece;

use super::pieces::adjacent;
use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Aspect, Number, Pos};
use crate::text::Span;
pub use day::Day;
use piece::{Piece, number_of, ordinal, piece, which, year};

/// One past the last word of a date, and its ISO 8601.
type Dated = (usize, String);

/// How many words before a weekday its verb is looked for.
const VERB: usize = 12;

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
    let mut out: Vec<Found> = Vec::new();
    // The last date by the Hijri calendar: a Gregorian one beside it tells the day for certain.
    let mut hijri: Option<usize> = None;
    let mut at = 0;
    while at < article.words.len() {
        let found = if taken.is(at) { None } else { at_word(article, at, today) };
        let Some((end, iso)) = found else {
            at += 1;
            continue;
        };
        taken.take(at..end);
        let last = article.word(end - 1).map_or(0, |w| w.span.end);
        let start = article.word(at).map_or(0, |w| w.core.start);
        let beside = hijri.take().filter(|i| out.get(*i).is_some_and(|f| at - f.words.end < 4));
        if let Some(other) = beside.and_then(|i| out.get_mut(i)).filter(|_| iso.len() == "2018-05-17".len()) {
            other.identity = Identity::Date(iso.clone());
        }
        if (at..end).any(|w| matches!(piece(article, w), Some((Piece::Hijri(_), _)))) {
            hijri = Some(out.len());
        }
        out.push(Found {
            words: at..end,
            span: Span::new(start, last),
            kind: EntityKind::Date,
            level: MentionLevel::Name,
            nested: false,
            identity: Identity::Date(iso),
        });
        at = end;
    }
    out
}

fn at_word(article: &Article<'_>, at: usize, today: Option<Day>) -> Option<Dated> {
    if let Some(found) =
        period::counted(article, at).or_else(|| period::decade(article, at)).or_else(|| period::some(article, at))
    {
        return Some(found);
    }
    let Some((first, next)) = piece(article, at).or_else(|| demonstrative(article, at)) else {
        return in_words(article, at, today);
    };
    match first {
        Piece::Number(day) if (1..=31).contains(&day) => {
            day_month(article, next, day, today).or_else(|| day_range(article, next, day, today))
        }
        Piece::Number(year) => bare_year(article, at, year),
        Piece::Month(month) => month_year(article, next, month, today),
        Piece::Hijri(month) => Some((hijri_year(article, next).1, format!("hijri-{month:02}"))),
        Piece::Weekday(weekday) => weekday_date(article, at, next, weekday, today),
        Piece::Relative(days) => relative(article, next, today, days),
        Piece::Unit(unit) => period::of_unit(article, at, next, unit, today),
        Piece::Part => part(article, next, today),
        Piece::Which(_) => None,
    }
}

/// «هذا العام», «هذه السنة»: the demonstrative opens the date.
fn demonstrative(article: &Article<'_>, at: usize) -> Option<(Piece, usize)> {
    let this = article.is_lemma(at, &["هٰذَا"]) && article.definite(at + 1);
    let (piece, next) = if this { piece(article, at + 1)? } else { return None };
    matches!(piece, Piece::Unit(_) | Piece::Weekday(_)).then_some((piece, next))
}

/// «السابع من نيسان/أبريل», «بعد ظهر الجمعة»
fn in_words(article: &Article<'_>, at: usize, today: Option<Day>) -> Option<Dated> {
    // A day in words has «من» soon after: the look at its lemma can wait.
    let from = || (at + 1..at + 3).any(|w| article.pos(w) == Pos::Adp && article.core(w) == "من");
    if article.definite(at)
        && from()
        && let Some((day, next)) = ordinal(article, at)
    {
        // «الأول/ديسمبر» ends a month's name: a day in words has «من» after it.
        return if article.is_lemma(next, &["مِن"]) { day_month(article, next, day, today) } else { None };
    }
    let noon = article.pos(at) == Pos::Adp && article.core(at) == "بعد" && article.is_lemma(at + 1, &["ظُهر"]);
    noon.then(|| part(article, at + 2, today)).flatten()
}

/// «منذ 2013», «في 2015»: a number alone is a year after a preposition, where it counts nothing.
fn bare_year(article: &Article<'_>, at: usize, year: i64) -> Option<Dated> {
    let led = at > 0 && article.is_lemma(at - 1, &["مُنذُ", "مُنذ", "فِي", "بَعدَ", "قَبلَ", "حَتَّى", "خِلَالَ", "بَعد", "قَبل", "خِلَال"]);
    let counts = adjacent(article, at)
        && (matches!(article.pos(at + 1), Pos::Noun | Pos::Num | Pos::Adj)
            && !article.definite(at + 1)
            && !article.proclitics(at + 1).preposition()
            && !article.proclitics(at + 1).conjunction());
    let percent = matches!(article.surface(at + 1), "%" | "٪" | "$" | "/" | "-");
    let written = article.surface(at).chars().count() == 4;
    (led && written && (1900..2100).contains(&year) && !counts && !percent).then(|| (at + 1, format!("{year:04}")))
}

/// «21 مايو 2016», «30 آذار/مارس الماضي», «12 رمضان 1439»
fn day_month(article: &Article<'_>, next: usize, day: i64, today: Option<Day>) -> Option<Dated> {
    // «21 من مايو»
    let next = if article.is_lemma(next, &["مِن"]) { next + 1 } else { next };
    let next = match piece(article, next)? {
        (Piece::Unit("M"), after) if !article.definite(next) => after,
        _ => next,
    };
    let (month, next) = match piece(article, next)? {
        (Piece::Month(month), next) => (month, second_month(article, next)),
        (Piece::Hijri(month), next) => {
            let (year, end) = hijri_year(article, next);
            return Some((end, year.and_then(|y| Day::hijri(y, month, day)).map_or_else(String::new, Day::iso)));
        }
        _ => return None,
    };
    let (year, end) = year_after(article, next, today);
    let year = year.or_else(|| nearest_year(article, next, month, today));
    let end = which(article, next).map_or(end, |(_, after)| after);
    let iso = year.and_then(|y| Day::new(y, month, day)).map_or_else(String::new, Day::iso);
    Some((end, iso))
}

/// «3 إلى 5 مايو», «3 و5 مايو» after «بين», «3-5 مايو»: the first day has no month of its own.
fn day_range(article: &Article<'_>, next: usize, day: i64, today: Option<Day>) -> Option<Dated> {
    let between = next > 1 && article.is_lemma(next - 2, &["بَينَ", "بَين"]);
    let to = article.is_lemma(next, &["إِلَى", "حَتَّى"]) || matches!(article.surface(next), "-" | "–");
    if !to && !(between && article.surface(next) == "و") {
        return None;
    }
    let second = next + 1;
    let (Piece::Number(last), after) = piece(article, second)? else { return None };
    let (end, iso) = day_month(article, after, last, today)?;
    let first = Day::parse(&iso).map(|d| d.plus(day - last)).filter(|_| day < last);
    Some((end, first.map_or_else(String::new, |first| format!("{}/{iso}", first.iso()))))
}

/// The year a month without one is meant in: named «last», «next», or the nearest past or present.
fn nearest_year(article: &Article<'_>, next: usize, month: i64, today: Option<Day>) -> Option<i64> {
    let (year, now, _) = today?.civil();
    match which(article, next) {
        Some((step, _)) if step < 0 => Some(if month < now { year } else { year - 1 }),
        Some((step, _)) if step > 0 => Some(if month > now { year } else { year + 1 }),
        Some(_) => Some(year),
        None => Some(if month - now > 6 {
            year - 1
        } else if now - month > 6 {
            year + 1
        } else {
            year
        }),
    }
}

/// The second of two month names: «آذار/مارس», «مايو (أيار)», «ديسمبر كانون الأول».
fn second_month(article: &Article<'_>, next: usize) -> usize {
    let month = |at: usize| match piece(article, at) {
        Some((Piece::Month(_), after)) => Some(after),
        _ => None,
    };
    match article.surface(next) {
        "/" | "-" => month(next + 1).unwrap_or(next),
        "(" => month(next + 1).filter(|after| article.surface(*after) == ")").map_or(next, |after| after + 1),
        _ if !article.proclitics(next).conjunction() && !article.proclitics(next).preposition() => month(next).unwrap_or(next),
        _ => next,
    }
}

/// A year, bare or after «عام», or «العام الماضي»: its value and where it ends.
fn year_after(article: &Article<'_>, next: usize, today: Option<Day>) -> (Option<i64>, usize) {
    if let Some((year, end)) = year(article, next) {
        return (Some(year), end);
    }
    // «من عام 2018», «من العام الماضي»
    let from = if article.is_lemma(next, &["مِن"]) { next + 1 } else { next };
    let Some((Piece::Unit("Y"), after)) = piece(article, from) else { return (None, next) };
    if let Some((year, end)) = year(article, after) {
        return (Some(year), end);
    }
    match (which(article, after), today) {
        (Some((step, end)), Some(today)) if article.definite(from) => (Some(today.civil().0 + step), end),
        _ => (None, next),
    }
}

/// «يونيو 2018», «يونيو الماضي», «شهر حزيران/يونيو»
fn month_year(article: &Article<'_>, next: usize, month: i64, today: Option<Day>) -> Option<Dated> {
    let next = second_month(article, next);
    let (year, mut end) = year_after(article, next, today);
    let year = year.or_else(|| nearest_year(article, next, month, today));
    if let Some((_, after)) = which(article, next) {
        end = after;
    }
    Some((end, year.map_or_else(String::new, |y| format!("{y:04}-{month:02}"))))
}

/// The Hijri year after a month («1439», «1439هـ») and where it ends.
fn hijri_year(article: &Article<'_>, next: usize) -> (Option<i64>, usize) {
    match piece(article, next) {
        Some((Piece::Number(year), end)) if (1300..1500).contains(&year) => {
            let mark = adjacent(article, end - 1) && matches!(article.surface(end).trim_end_matches('ـ'), "ه");
            (Some(year), if mark { end + 1 } else { end })
        }
        _ => (None, next),
    }
}

/// «الجمعة», «يوم الخميس الماضي», «السبت 21 مايو»
fn weekday_date(article: &Article<'_>, at: usize, next: usize, weekday: i64, today: Option<Day>) -> Option<Dated> {
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
    let (step, mut end) = which(article, next).unwrap_or((0, next));
    if article.surface(end) == "("
        && let Some((Piece::Number(day), after)) = piece(article, end + 1)
        && let Some((close, iso)) = day_month(article, after, day, today)
        && article.surface(close) == ")"
    {
        return Some((close + 1, iso));
    }
    if let Some((Piece::Part, after)) = piece(article, end)
        && article.word(end).is_some_and(|w| w.reading.features.number != Number::Plur)
        && !article.proclitics(end).preposition()
    {
        end = after;
    }
    let ahead = step > 0 || step == 0 && looks_ahead(article, at);
    let iso = today.map(|t| {
        let back = (t.weekday() - weekday).rem_euclid(7);
        match (ahead, step, back) {
            (true, 1, 0) => t.plus(7),
            (true, _, 0) => t,
            (true, ..) => t.plus(7 - back),
            (_, -1, 0) => t.plus(-7),
            _ => t.plus(-back),
        }
    });
    Some((end, iso.map_or_else(String::new, Day::iso)))
}

/// Whether the nearest verb before word `at` tells what is still to come: «سيلتقي الأحد», «يعقد الثلاثاء», «من المقرر … الخميس».
fn looks_ahead(article: &Article<'_>, at: usize) -> bool {
    let first = article.sentence_of(at).map_or(0, |s| s.first).max(at.saturating_sub(VERB));
    if at > 0 && article.is_lemma(at - 1, &["مُنذُ", "مُنذ"]) {
        return false;
    }
    for k in (first..at).rev() {
        if article.is_lemma(k, &["مُقَرَّر", "مُرتَقَب", "مُتَوَقَّع"]) {
            return true;
        }
        let Some(word) = article.word(k).filter(|_| article.pos(k) == Pos::Verb) else { continue };
        let negated = k > 0 && article.is_lemma(k - 1, &["لَم", "كَان"]);
        return word.reading.features.aspect == Aspect::Imp && !negated;
    }
    false
}

/// «اليوم (السبت)», «أمس الجمعة»: a relative day with the weekday that repeats it, which is right where the two differ.
fn relative(article: &Article<'_>, next: usize, today: Option<Day>, days: i64) -> Option<Dated> {
    let weekday = |at: usize| match piece(article, at) {
        Some((Piece::Weekday(weekday), after)) => Some((weekday, after)),
        _ => None,
    };
    let named = match article.surface(next) {
        "(" => weekday(next + 1).filter(|(_, after)| article.surface(*after) == ")").map(|(day, after)| (day, after + 1)),
        "،" => weekday(next + 1),
        _ => weekday(next),
    };
    if named.is_none() && article.is_lemma(next, &["أَوَّل"]) {
        return None;
    }
    let day = today.map(|today| {
        let day = today.plus(days);
        let off = named.map_or(0, |(weekday, _)| (day.weekday() - weekday).rem_euclid(7));
        day.plus(if off > 3 { 7 - off } else { -off })
    });
    Some((named.map_or(next, |n| n.1), day.map_or_else(String::new, Day::iso)))
}

/// «مساء الجمعة», «صباح اليوم», «مطلع 2015», «نهاية حزيران/يونيو», «منتصف العام الحالي»: a part before a day or a period.
fn part(article: &Article<'_>, next: usize, today: Option<Day>) -> Option<Dated> {
    if !adjacent(article, next - 1) || article.proclitics(next).conjunction() {
        return None;
    }
    if let Some((year, end)) = year(article, next) {
        return Some((end, format!("{year:04}")));
    }
    if let Some(found) = period::decade(article, next) {
        return Some(found);
    }
    let (inner, after) = piece(article, next).or_else(|| demonstrative(article, next))?;
    match inner {
        Piece::Weekday(weekday) => weekday_date(article, next, after, weekday, today),
        Piece::Relative(days) => relative(article, after, today, days),
        Piece::Unit("D") if number_of(article, after - 1) == Number::Sing => {
            period::of_unit(article, next, after, "D", today).or_else(|| relative(article, after, today, 0))
        }
        Piece::Unit(unit @ ("M" | "Y" | "W")) => period::of_unit(article, next, after, unit, today),
        Piece::Month(month) if !article.proclitics(next).has(Proclitics::AL) => month_year(article, after, month, today),
        _ => None,
    }
}
