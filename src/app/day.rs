//! Dates as annotations have them (ISO 8601), in order and in words.
//!
//! In: `2016-05-21`, `2018-06`, `2018-W16`, `2018-Q1`, `2017`, or two of them with `/` between. Out: where they stand in time. Durations stand nowhere.

use super::panel::readable_date;

/// How exact a date is; the less exact comes first among those that begin on one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Grain {
    /// A year.
    Year,
    /// A quarter or half, or another part that has no name of its own here.
    Part,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A day.
    Day,
}

/// A date: its first day, counted from 1 January 1970, and how exact it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Moment {
    /// Days since 1 January 1970.
    pub(super) first: i64,
    /// How exact.
    pub(super) grain: Grain,
}

const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// Where a date stands; of a span of time its beginning.
pub(super) fn moment(iso: &str) -> Option<Moment> {
    let iso = iso.split(['/', 'T']).next()?;
    let mut parts = iso.split('-');
    let year = number(parts.next()?, 4)?;
    let at = |month, day, grain| Some(Moment { first: days(year, month, day), grain });
    let Some(second) = parts.next() else { return at(1, 1, Grain::Year) };
    if let Some(week) = second.strip_prefix('W') {
        let week = number(week, 2).filter(|week| (1..=53).contains(week))?;
        // The first week is that of 4 January, and begins on its Monday.
        let fourth = days(year, 1, 4);
        let monday = fourth - (fourth + 3).rem_euclid(7);
        return Some(Moment { first: monday + 7 * (week - 1), grain: Grain::Week });
    }
    let begins = |months: i64, nth: Option<i64>| nth.map_or(1, |nth| (nth - 1) * months + 1).clamp(1, 12);
    if let Some(quarter) = second.strip_prefix('Q') {
        return at(begins(3, number(quarter, 1)), 1, Grain::Part);
    }
    if let Some(half) = second.strip_prefix('H') {
        return at(begins(6, number(half, 1)), 1, Grain::Part);
    }
    let Some(month) = number(second, 2).filter(|month| (1..=12).contains(month)) else { return at(1, 1, Grain::Part) };
    match parts.next().and_then(|day| number(day, 2)).filter(|day| (1..=31).contains(day)) {
        Some(day) => at(month, day, Grain::Day),
        None => at(month, 1, Grain::Month),
    }
}

fn number(digits: &str, length: usize) -> Option<i64> {
    (digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// Days from 1 January 1970 to a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March, so that the day added to a leap year is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// A date in words, with the weekday of a day: «Saturday 21 May 2016».
pub(super) fn in_words(iso: &str) -> String {
    if let Some((from, to)) = iso.split_once('/') {
        return format!("{} \u{2013} {}", readable_date(from), readable_date(to));
    }
    let words = readable_date(iso);
    match moment(iso) {
        Some(Moment { first, grain: Grain::Day }) => {
            let weekday = usize::try_from(first.rem_euclid(7)).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or_default();
            format!("{weekday} {words}")
        }
        _ => words,
    }
}

/// How long after one date another is, in the unit that a reader would use; nothing where they begin on one day.
pub(super) fn later(before: Moment, after: Moment) -> Option<String> {
    let apart = after.first - before.first;
    let (number, unit) = match apart {
        ..=0 => return None,
        1..=13 => (apart, "day"),
        14..=60 => (apart / 7, "week"),
        61..=730 => ((apart * 12 + 182) / 365, "month"),
        _ => (apart * 100 / 36_525, "year"),
    };
    // Between a year and a day in it nothing is that exact.
    if before.grain.min(after.grain) < Grain::Week && unit != "year" {
        return None;
    }
    Some(if number == 1 { format!("1 {unit} later") } else { format!("{number} {unit}s later") })
}

/// Whether a reader has written a date that can be kept: a day, month, week or year.
pub(super) fn is_date(text: &str) -> bool {
    let whole = match text.split('-').collect::<Vec<_>>().as_slice() {
        [year] => number(year, 4).is_some(),
        [year, week] if week.starts_with('W') => number(year, 4).is_some() && number(week.trim_start_matches('W'), 2).is_some(),
        [year, month] => number(year, 4).is_some() && number(month, 2).is_some_and(|month| (1..=12).contains(&month)),
        [year, month, day] => match (number(year, 4), number(month, 2), number(day, 2)) {
            (Some(year), Some(month), Some(day)) if (1..=12).contains(&month) => {
                let next = if month == 12 { days(year + 1, 1, 1) } else { days(year, month + 1, 1) };
                (1..=next - days(year, month, 1)).contains(&day)
            }
            _ => false,
        },
        _ => false,
    };
    whole && moment(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(days(2000, 3, 1) - days(2000, 2, 28), 2);
        assert_eq!(days(1900, 3, 1) - days(1900, 2, 28), 1);
        assert_eq!(in_words("2016-05-21"), "Saturday 21 May 2016");
        assert_eq!(in_words("1969-07-20"), "Sunday 20 July 1969");
        assert_eq!(in_words("2018-06"), "June 2018");
        assert_eq!(in_words("2018-06-04/2018-06-06"), "4 June 2018 \u{2013} 6 June 2018");
    }

    #[test]
    fn dates_stand_in_order() {
        let order =
            ["2015-12-31", "2016", "2016-Q1", "2016-01", "2016-01-01", "2016-W01", "2016-H2", "2016-07-02", "2017-01-01/2017-02"];
        let moments: Vec<_> = order.iter().map(|iso| moment(iso).unwrap()).collect();
        assert!(moments.is_sorted(), "{moments:?}");
        // ISO 8601: week 1 of 2016 begins on 4 January, that of 2015 on 29 December 2014.
        assert_eq!(moment("2016-W01").unwrap().first, days(2016, 1, 4));
        assert_eq!(moment("2015-W01").unwrap().first, days(2014, 12, 29));
        for none in ["P30D", "", "soon", "20160521", "2016-W99"] {
            assert_eq!(moment(none), None, "{none}");
        }
    }

    #[test]
    fn what_may_be_written() {
        for good in ["2016", "2016-05", "2016-02-29", "2018-W16"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["2015-02-29", "2016-13", "21 May", "2016-05-", "2016-W60", "٢٠١٦"] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn distances() {
        let between = |a: &str, b: &str| later(moment(a).unwrap(), moment(b).unwrap());
        assert_eq!(between("2016-05-21", "2016-05-22").as_deref(), Some("1 day later"));
        assert_eq!(between("2016-05-21", "2016-06-11").as_deref(), Some("3 weeks later"));
        assert_eq!(between("2013-09-07", "2016-05-21").as_deref(), Some("2 years later"));
        assert_eq!(between("2016", "2016-05-21"), None);
        assert_eq!(between("2016-05-21", "2016-05-21"), None);
    }
}
