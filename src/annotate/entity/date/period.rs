//! Periods and durations: «عام 2017», «هذا العام», «الأسبوع الثاني من مايو», «ثلاث سنوات», «عامين», «السنوات الخمس الماضية», «التسعينيات», «عامي 2011 و2013».

use super::super::number;
use super::piece::{Piece, number_of, ordinal, piece, unit, which, year};
use super::{Dated, Day};
use crate::annotate::article::Article;
use crate::lexicon::features::{Number, Pos};

/// ISO 8601 of so many units.
fn duration(count: u64, unit: &str) -> String {
    match unit {
        "H" => format!("PT{count}H"),
        "MIN" => format!("PT{count}M"),
        "10Y" => format!("P{}Y", count.saturating_mul(10)),
        "100Y" => format!("P{}Y", count.saturating_mul(100)),
        unit => format!("P{count}{unit}"),
    }
}

/// «ثلاث سنوات», «30 يوما»: how long. An age is none.
pub(super) fn counted(article: &Article<'_>, at: usize) -> Option<Dated> {
    let number = number::read(article, at).filter(|n| !n.vague)?;
    let value = number.value.filter(|v| *v > 1)?;
    let (unit, end) = unit(article, number.end)?;
    let clitics = article.proclitics(number.end);
    let aged = at > 0 && article.is_lemma(at - 1, &["عُمر"]);
    if article.definite(number.end) || clitics.conjunction() || clitics.preposition() || aged || value > 9999 {
        return None;
    }
    // «2011 عام» is no count, nor «30 يوم الجمعة».
    if matches!(piece(article, end), Some((Piece::Weekday(_) | Piece::Month(_), _))) {
        return None;
    }
    Some((end, duration(value, unit)))
}

/// «بضعة أشهر», «عدة سنوات»: how long is not said.
pub(super) fn some(article: &Article<'_>, at: usize) -> Option<Dated> {
    let noun = article.pos(at) != Pos::Verb && matches!(article.pos(at + 1), Pos::Noun) && !article.definite(at + 1);
    let few = noun && article.is_lemma(at, &["بِضعَة", "بِضع", "عِدَّة"]);
    let (_, end) = unit(article, at + 1).filter(|_| few)?;
    Some((end, String::new()))
}

/// «التسعينيات», «ثمانينيات القرن الماضي»
pub(super) fn decade(article: &Article<'_>, at: usize) -> Option<Dated> {
    let value = number::card(article, at).filter(|v| (20..100).contains(v) && v.is_multiple_of(10))?;
    if number_of(article, at) != Number::Plur {
        return None;
    }
    let century = unit(article, at + 1).filter(|(unit, _)| *unit == "100Y");
    let end = match century {
        Some((_, after)) => which(article, after).map(|(_, end)| end).or_else(|| ordinal(article, after).map(|o| o.1))?,
        None if article.definite(at) => at + 1,
        None => return None,
    };
    Some((end, format!("19{value}/19{}", value + 9)))
}

/// A date that begins with a unit: «عام 2017», «هذا العام», «الشهر الماضي», «عامين», «عامي 2011 و2013».
pub(super) fn of_unit(article: &Article<'_>, at: usize, next: usize, name: &'static str, today: Option<Day>) -> Option<Dated> {
    let noun = next - 1;
    match number_of(article, noun) {
        Number::Dual => return dual(article, noun, next, name),
        Number::Plur => return plural(article, noun, next, name),
        _ => {}
    }
    if name == "Y"
        && let Some((year, end)) = year(article, next)
    {
        return Some((end, format!("{year:04}")));
    }
    if name == "M"
        && let Some((Piece::Month(month), after)) = piece(article, next)
    {
        return super::month_year(article, after, month, today);
    }
    if name == "M"
        && let Some((Piece::Hijri(month), after)) = piece(article, next)
    {
        return Some((super::hijri_year(article, after).1, format!("hijri-{month:02}")));
    }
    if name == "D" {
        if let Some((Piece::Weekday(weekday), after)) = piece(article, next) {
            return super::weekday_date(article, next, after, weekday, today);
        }
        let day = match piece(article, next) {
            Some((Piece::Number(day), after)) => Some((day, after)),
            _ => ordinal(article, next),
        };
        if let Some((day, after)) = day
            && let Some(found) = super::day_month(article, after, day, today)
        {
            return Some(found);
        }
    }
    if name == "H" {
        return clock(article, noun, next, today);
    }
    if !article.definite(noun) {
        return None;
    }
    if name == "W"
        && let Some(found) = week_of_month(article, next, today)
    {
        return Some(found);
    }
    let this = article.is_lemma(at, &["هٰذَا"]);
    match which(article, next) {
        Some((step, after)) => Some((after, shifted(name, step, today))),
        _ if this => Some((next, shifted(name, 0, today))),
        // «اليوم» alone is today when it is no subject, object or complement: adverbs of time stand without a preposition.
        _ if name == "D" && !article.proclitics(at).preposition() && !governed(article, at) => {
            super::relative(article, next, today, 0)
        }
        _ => None,
    }
}

/// «عامين», «عامي 2011 و2013»; «يومي الاثنين والثلاثاء» are two days that are named.
fn dual(article: &Article<'_>, noun: usize, next: usize, name: &'static str) -> Option<Dated> {
    if let Some((first, after)) = year(article, next).filter(|_| name == "Y") {
        let between = noun > 0 && article.is_lemma(noun - 1, &["بَينَ"]);
        // The waw before digits is a word of its own.
        let second = year(article, after + 1).filter(|_| between && article.surface(after) == "و");
        return Some(second.map_or((after, format!("{first:04}")), |(last, end)| (end, format!("{first:04}/{last:04}"))));
    }
    let named = matches!(piece(article, next), Some((Piece::Weekday(_) | Piece::Month(_), _)));
    let bare = !article.definite(noun) && !named && article.word(noun)?.reading.enclitic.is_none();
    (bare && article.core(noun).ends_with('ن')).then(|| (next, duration(2, name)))
}

/// «السنوات الأخيرة», «الأيام الثلاثة المقبلة»
fn plural(article: &Article<'_>, noun: usize, next: usize, name: &'static str) -> Option<Dated> {
    if !article.definite(noun) {
        return None;
    }
    if let Some((_, end)) = which(article, next) {
        return Some((end, String::new()));
    }
    let count = number::card(article, next).filter(|_| article.definite(next));
    let few = article.is_lemma(next, &["قَلِيل"]);
    let (_, end) = which(article, next + 1).filter(|_| count.is_some() || few)?;
    Some((end, count.map_or_else(String::new, |n| duration(n, name))))
}

/// «الساعة 10:30», «الساعة 15»
fn clock(article: &Article<'_>, noun: usize, next: usize, today: Option<Day>) -> Option<Dated> {
    if !article.definite(noun) || article.word(next)?.kind != crate::tokens::TokenKind::Number {
        return None;
    }
    let written: String = article.surface(next).chars().map(number::western).collect();
    let (hour, minute) = written.split_once([':', '.', ',']).unwrap_or((&written, "00"));
    let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
    let iso = today.map_or_else(String::new, |day| format!("{}T{hour:02}:{minute:02}", day.iso()));
    (hour <= 24 && minute < 60).then_some((next + 1, iso))
}

/// «الثاني من شهر شباط/فبراير الحالي» after «الأسبوع».
fn week_of_month(article: &Article<'_>, next: usize, today: Option<Day>) -> Option<Dated> {
    let (count, after) = ordinal(article, next)?;
    let from = if article.is_lemma(after, &["مِن"]) { after + 1 } else { return None };
    let month = match piece(article, from)? {
        (Piece::Unit("M"), next) => piece(article, next),
        other => Some(other),
    };
    let (end, iso) = match month? {
        (Piece::Month(month), next) => super::month_year(article, next, month, today)?,
        _ => return None,
    };
    let first = Day::parse(&format!("{iso}-01")).map(|day| day.plus(7 * (count - 1)).week());
    Some((end, first.unwrap_or_default()))
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
