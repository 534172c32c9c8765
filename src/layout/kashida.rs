//! Where a word may be lengthened by a kashida (tatweel, U+0640), and how gladly.
//!
//! In: the units of a line in logical order and their levels. Out: at most one [`Place`] a word, the best by [`RULES`]; of equals the
//! one nearest to the word's end.
//!
//! Source: the order of preference that Microsoft published with Internet Explorer 5.5 ("Justifying Text using Cascading Style
//! Sheets"), which LibreOffice and others have taken over, here with the groups of letters by Unicode's Joining_Group:
//!
//! | rank | place |
//! |---|---|
//! | 0 | after a kashida that the writer has put there |
//! | 1 | after an initial or medial seen or sad (and sheen, dad) |
//! | 2 | before a final teh marbuta, heh, dal |
//! | 3 | before a final alef, tah, lam, kaf, gaf |
//! | 4 | before a medial beh (or teh, noon, yeh …) that a final reh, yeh or alef maksura follows |
//! | 5 | before a final waw, ain, qaf, feh |
//! | 6 | before any other final letter but yeh, whose bowl wants its letter near (LibreOffice, tdf#65344) |
//!
//! "Final" is the form: joined to the letter before, not to one after, wherever it stands in the word. There is no place
//! between lam and alef, whether they are one cell or two; none in «الله», which is written as one figure, with whatever is prefixed;
//! none in ligatures, digits and other scripts. The kashida comes after the letter and all its marks.

use icu_properties::CodePointMapData;
use icu_properties::props::JoiningGroup as Group;

use super::bidi::Level;
use super::cluster::Unit;
use crate::text::joining::{Joining, LAM, lam_alef};
use crate::text::letters::{HAMZA, HEH, MEEM, TATWEEL};

/// A place in a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// The unit after which the kashida stands.
    pub(super) unit: usize,
    /// 0 is best.
    pub(super) rank: u8,
    /// The word has two letters.
    pub(super) short: bool,
}

/// A row of the order of preference. An empty list is any group.
struct Rule {
    rank: u8,
    /// The letter before the kashida.
    before: &'static [Group],
    /// The letter after it, and its form.
    after: &'static [Group],
    form: Form,
    /// The letter after that, in final form; not asked where the list is empty.
    then: &'static [Group],
    /// What the letter after it must not be.
    but: &'static [Group],
}

#[derive(PartialEq, Eq)]
enum Form {
    Any,
    Medial,
    Final,
}

const ANY: Rule = Rule { rank: 0, before: &[], after: &[], form: Form::Any, then: &[], but: &[] };

const BEH: &[Group] =
    &[Group::Beh, Group::Noon, Group::AfricanNoon, Group::Nya, Group::Yeh, Group::FarsiYeh, Group::BurushaskiYehBarree];

const YEH: &[Group] = &[Group::Yeh, Group::FarsiYeh, Group::YehBarree, Group::BurushaskiYehBarree, Group::YehWithTail];

/// The table above, from rank 1 on.
const RULES: [Rule; 6] = [
    Rule { rank: 1, before: &[Group::Seen, Group::Sad], ..ANY },
    Rule {
        rank: 2,
        after: &[Group::TehMarbuta, Group::TehMarbutaGoal, Group::Heh, Group::HehGoal, Group::KnottedHeh, Group::Dal],
        form: Form::Final,
        ..ANY
    },
    Rule { rank: 3, after: &[Group::Alef, Group::Tah, Group::Lam, Group::Kaf, Group::Gaf], form: Form::Final, ..ANY },
    Rule {
        rank: 4,
        after: BEH,
        form: Form::Medial,
        then: &[Group::Reh, Group::Yeh, Group::FarsiYeh, Group::YehBarree, Group::BurushaskiYehBarree],
        ..ANY
    },
    Rule {
        rank: 5,
        after: &[Group::Waw, Group::Ain, Group::Qaf, Group::AfricanQaf, Group::Feh, Group::AfricanFeh],
        form: Form::Final,
        ..ANY
    },
    Rule { rank: 6, form: Form::Final, but: YEH, ..ANY },
];

impl Rule {
    /// Whether it allows a kashida between the first two of `before`, `after`, `then`.
    fn fits(&self, before: &Letter, after: &Letter, then: Option<&Letter>) -> bool {
        let among = |groups: &[Group], letter: &Letter| groups.is_empty() || groups.contains(&letter.group);
        let form = match self.form {
            Form::Any => true,
            Form::Medial => after.joined,
            Form::Final => !after.joined,
        };
        form && among(self.before, before)
            && among(self.after, after)
            && !self.but.contains(&after.group)
            && (self.then.is_empty() || then.is_some_and(|then| !then.joined && self.then.contains(&then.group)))
    }
}

/// A letter of a word; lam and alef are one.
#[derive(Clone, Copy, Debug)]
struct Letter {
    /// The last of its units.
    unit: usize,
    glyph: char,
    group: Group,
    /// Joined to the letter after it.
    joined: bool,
    level: Level,
    lam_alef: bool,
}

/// The places of a line, a word after the other. `levels` are those of the line, after L1.
pub(super) fn places(shown: &[Unit], levels: &[Level], out: &mut Vec<Place>) {
    out.clear();
    let mut word = Word::default();
    for (index, unit) in shown.iter().enumerate() {
        if is_letter(shown, index) {
            word.push(unit, index, levels.get(index).copied().unwrap_or(unit.level));
        } else {
            word.end(out);
        }
    }
    word.end(out);
}

/// Whether unit `index` is a letter of Arabic with a cell of its own.
fn is_letter(shown: &[Unit], index: usize) -> bool {
    let shares = |index: usize| shown.get(index).is_some_and(|unit| unit.has(Unit::SHARED));
    let unit = &shown[index];
    let arabic = matches!(unit.glyph, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}');
    let letter = unit.has(Unit::LAM_ALEF) || arabic && (unit.glyph == HAMZA || Joining::of(unit.glyph) != Joining::None);
    letter && unit.width == 1 && !unit.has(Unit::INVISIBLE) && !shares(index) && !shares(index + 1)
}

/// The last letters of the word that is being read, and the best place so far.
#[derive(Default)]
struct Word {
    letters: Vec<Letter>,
    count: usize,
}

impl Word {
    fn push(&mut self, unit: &Unit, index: usize, level: Level) {
        self.count += 1 + usize::from(unit.has(Unit::LAM_ALEF));
        let joined = unit.has(Unit::AFTER);
        // Unshaped, the ligature is two units: the alef goes to its lam.
        if let Some(lam) = self.letters.last_mut()
            && lam.glyph == LAM
            && lam.joined
            && unit.has(Unit::BEFORE)
            && lam_alef(unit.glyph).is_some()
        {
            *lam = Letter { unit: index, joined, group: Group::NoJoiningGroup, lam_alef: true, ..*lam };
            return;
        }
        let lam_alef = unit.has(Unit::LAM_ALEF);
        let group = if lam_alef { Group::NoJoiningGroup } else { CodePointMapData::<Group>::new().get(unit.glyph) };
        self.letters.push(Letter { unit: index, glyph: unit.glyph, group, joined, level, lam_alef });
    }

    /// Adds its place, if it has one, and begins the next.
    fn end(&mut self, out: &mut Vec<Place>) {
        if !self.is_god() {
            let ranked = (0..self.letters.len()).filter_map(|i| Some((self.rank(i)?, i)));
            // Of equals the last.
            if let Some((rank, i)) = ranked.min_by_key(|&(rank, i)| (rank, std::cmp::Reverse(i))) {
                out.push(Place { unit: self.letters[i].unit, rank, short: self.count <= 2 });
            }
        }
        self.letters.clear();
        self.count = 0;
    }

    /// How good the place after letter `i` is.
    fn rank(&self, i: usize) -> Option<u8> {
        let (letter, next) = (&self.letters[i], self.letters.get(i + 1)?);
        // The units touch, are joined to each other, and run from right to left.
        let touch = next.unit == letter.unit + 1 + usize::from(next.lam_alef && next.glyph == LAM);
        if !letter.joined || !touch || letter.level != next.level || !letter.level.is_rtl() || next.glyph == TATWEEL {
            return None;
        }
        if letter.glyph == TATWEEL {
            return Some(0);
        }
        let then = self.letters.get(i + 2);
        RULES.iter().find(|rule| rule.fits(letter, next, then)).map(|rule| rule.rank)
    }

    /// «الله», alone, with what is prefixed, or as «اللهم».
    fn is_god(&self) -> bool {
        let glyphs = self.letters.iter().rev().map(|letter| letter.glyph).filter(|&glyph| glyph != TATWEEL);
        let mut end = glyphs.skip_while(|&glyph| glyph == MEEM);
        (end.next(), end.next(), end.next()) == (Some(HEH), Some(LAM), Some(LAM))
    }
}
