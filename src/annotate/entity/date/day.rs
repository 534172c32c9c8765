//! Days of the civil calendar, and of the tabular Hijri one.

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

    /// The day of a Hijri date by the tabular calendar, which may be a day off the one that was seen; `None` when there is no such day.
    #[must_use]
    pub fn hijri(year: i64, month: i64, day: i64) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=30).contains(&day) || !(1300..1600).contains(&year) {
            return None;
        }
        // Years of 354 days, 11 of 30 with one more; months of 30 and 29 days by turns; from 16 July 622.
        let since = (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day - 385;
        Some(Self(since + HIJRI_EPOCH))
    }
}

/// The day before the Hijri calendar begins, in days since 1970-01-01.
const HIJRI_EPOCH: i64 = -492_148;

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
        assert_eq!(Day::hijri(1439, 9, 1).unwrap().iso(), "2018-05-16");
        assert_eq!(Day::hijri(1441, 1, 1).unwrap().iso(), "2019-08-31");
        assert_eq!(Day::hijri(1439, 13, 1), None);
        assert_eq!(day.plus(11).iso(), "2016-06-01");
    }
}
