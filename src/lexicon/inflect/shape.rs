//! What a verb row says: form, radicals, vowels, and how its weak radicals behave; found by matching the lemma.

use super::orthography::write;
use super::phones::{HAMZA, is_glide};
use super::stem::{Cell, Stem, join};
use super::{InflectError, VerbEntry};

/// Verb forms.
#[allow(clippy::upper_case_acronyms, reason = "Roman numerals")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    I,
    II,
    III,
    IV,
    V,
    VI,
    VII,
    VIII,
    IX,
    X,
    Q1,
    Q2,
    Q4,
}

impl Class {
    pub(super) fn parse(form: &str) -> Option<Self> {
        Some(match form {
            "I" => Self::I,
            "II" => Self::II,
            "III" => Self::III,
            "IV" => Self::IV,
            "V" => Self::V,
            "VI" => Self::VI,
            "VII" => Self::VII,
            "VIII" => Self::VIII,
            "IX" => Self::IX,
            "X" => Self::X,
            "Q1" => Self::Q1,
            "Q2" => Self::Q2,
            "Q4" => Self::Q4,
            _ => return None,
        })
    }

    pub(super) fn radicals(self) -> usize {
        if matches!(self, Self::Q1 | Self::Q2 | Self::Q4) { 4 } else { 3 }
    }
}

/// Departures from what root and form alone would give.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Habit {
    /// None.
    Regular,
    /// Hollow or doubled radicals stay apart: اِستَجوَب, عَوِر, شَاقَق.
    Loose,
    /// حَيّ beside حَيِي, and اِستَحَى beside اِستَحيَا: the two ي fall together.
    Clipped,
    /// V and VI whose ت melts into the first radical: اِزَّيَّن, اِثَّاقَل.
    Merged,
    /// لَيس: a perfect with two stems.
    Laysa,
    /// نِعم and بِئس.
    Praise,
}

/// A verb as the stem builder needs it.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) class: Class,
    /// Radicals; the fourth is a blank for triliterals.
    pub(super) root: [char; 4],
    /// Form I: vowel of the past.
    pub(super) past: char,
    /// Form I: vowel of the present; `-` for none.
    pub(super) present: char,
    pub(super) habit: Habit,
    /// Forms VII and VIII: first radical and ن or ت after assimilation.
    pub(super) onset: (char, char),
    /// The lemma is a passive: تُوُفِّي.
    pub(super) passive_only: bool,
}

impl Shape {
    /// The shapes of a row, one for each vowel of the present.
    pub(super) fn of(entry: &VerbEntry<'_>) -> Result<Vec<Self>, InflectError> {
        let class = Class::parse(entry.form).ok_or_else(|| InflectError::Form(entry.form.into()))?;
        let root = radicals(entry.root)
            .filter(|&(_, count)| count == class.radicals())
            .ok_or_else(|| InflectError::Root { lemma: entry.lemma.into(), root: entry.root.into() })?
            .0;
        let presents = presents(entry, class)?;
        if class == Class::I && presents.iter().any(|&present| contradicts(root, present)) {
            return Err(InflectError::Present { lemma: entry.lemma.into(), present: entry.present.into() });
        }
        let first = presents.first().copied().unwrap_or('-');
        let mut generated = None;
        for passive_only in [false, true] {
            for habit in [Habit::Regular, Habit::Loose, Habit::Clipped, Habit::Merged, Habit::Laysa, Habit::Praise] {
                for &past in if class == Class::I { &['a', 'i', 'u'][..] } else { &['a'] } {
                    for onset in onsets(class, root[0]) {
                        let shape = Self { class, root, past, present: first, habit, onset, passive_only };
                        let Some(lemma) = shape.lemma() else { continue };
                        if lemma == entry.lemma {
                            return Ok(presents.iter().map(|&present| Self { present, ..shape.clone() }).collect());
                        }
                        generated.get_or_insert(lemma);
                    }
                }
            }
        }
        Err(InflectError::Lemma { lemma: entry.lemma.into(), generated: generated.unwrap_or_default() })
    }

    /// The citation form, `None` where the habit does not apply.
    fn lemma(&self) -> Option<String> {
        let applies = match self.habit {
            Habit::Regular => true,
            Habit::Loose => self.hollow_root() || self.doubled_root(),
            Habit::Clipped => self.root[1] == 'ي' && self.root[2] == 'ي' && matches!(self.class, Class::I | Class::X),
            Habit::Merged => matches!(self.class, Class::V | Class::VI) && "تثدذزسشصضطظ".contains(self.root[0]),
            Habit::Laysa => self.class == Class::I && self.root == ['ل', 'ي', 'س', ' '],
            Habit::Praise => self.class == Class::I && matches!(self.root, ['ن', 'ع', 'م', _] | ['ب', HAMZA, 'س', _]),
        };
        if !applies || (self.passive_only && matches!(self.habit, Habit::Laysa | Habit::Praise)) {
            return None;
        }
        let stem = Stem::build(self, if self.passive_only { Cell::PerfectPassive } else { Cell::Perfect })?;
        let mut word = join(&stem, "a");
        if word.last() == Some(&'a') {
            word.pop();
        }
        Some(write(&word, false))
    }

    pub(super) fn last(&self) -> char {
        if self.class.radicals() == 4 { self.root[3] } else { self.root[2] }
    }

    /// The last radical is و or ي.
    pub(super) fn defective(&self) -> bool {
        is_glide(self.last())
    }

    fn hollow_root(&self) -> bool {
        self.class.radicals() == 3 && is_glide(self.root[1]) && !is_glide(self.root[2])
    }

    fn doubled_root(&self) -> bool {
        self.class.radicals() == 3 && self.root[1] == self.root[2] && !is_glide(self.root[2])
    }

    /// The middle radical melts into a long vowel.
    pub(super) fn hollow(&self) -> bool {
        self.hollow_root()
            && self.habit != Habit::Loose
            && matches!(self.class, Class::I | Class::IV | Class::VII | Class::VIII | Class::X)
    }

    /// The last two consonants stand together before a vowel.
    pub(super) fn tied(&self) -> bool {
        let doubled = self.doubled_root() && self.habit != Habit::Loose && !matches!(self.class, Class::II | Class::V);
        doubled || (matches!(self.class, Class::IX | Class::Q4) && !self.defective())
    }

    /// رَأَى and أَرَى, whose hamza falls away.
    pub(super) fn seeing(&self) -> bool {
        self.root == ['ر', HAMZA, 'ي', ' '] && matches!(self.class, Class::I | Class::IV)
    }

    /// The vowel that the past of form I has when its stem is open: only its present tells that of ظَلّ (ظَلِلتُ).
    pub(super) fn past_vowel(&self) -> char {
        if self.doubled_root() && self.habit == Habit::Regular && self.present == 'a' { 'i' } else { self.past }
    }

    /// First radical و that falls in the present: يَصِل, يَضَع, يَسَع.
    pub(super) fn drops_first(&self) -> bool {
        let open_a = self.past == 'a' || matches!(self.root, ['و', 'س', 'ع', _] | ['و', 'ط', HAMZA, _]);
        self.class == Class::I
            && self.root[0] == 'و'
            && !self.doubled_root()
            && (self.present == 'i' || (self.present == 'a' && open_a))
    }

    /// The passive is never used.
    pub(super) fn without_passive(&self) -> bool {
        self.class == Class::IX
            || matches!(self.habit, Habit::Laysa | Habit::Praise)
            || (self.class == Class::I && (self.past == 'u' || self.present == '-'))
    }
}

/// The radicals of a root and how many they are, `None` for `-`; blanks fill the array.
pub(super) fn radicals(root: &str) -> Option<([char; 4], usize)> {
    let mut out = [' '; 4];
    let mut count = 0;
    if root == "-" {
        return None;
    }
    for word in root.split(' ') {
        let mut letters = word.chars();
        let (letter, None) = (letters.next()?, letters.next()) else { return None };
        if !"ءبتثجحخدذرزسشصضطظعغفقكلمنهوي".contains(letter) {
            return None;
        }
        *out.get_mut(count)? = letter;
        count += 1;
    }
    Some((out, count))
}

fn presents(entry: &VerbEntry<'_>, class: Class) -> Result<Vec<char>, InflectError> {
    if class != Class::I {
        return Ok(vec!['-']);
    }
    entry
        .present
        .split(';')
        .map(|vowel| match vowel {
            "a" => Ok('a'),
            "i" => Ok('i'),
            "u" => Ok('u'),
            "-" => Ok('-'),
            _ => Err(InflectError::Present { lemma: entry.lemma.into(), present: entry.present.into() }),
        })
        .collect()
}

/// A weak middle or last radical that the vowel of the present belies: يَقُول is not of ق ي ل, يَرمِي not of ر م و.
fn contradicts(root: [char; 4], present: char) -> bool {
    let [_, second, third, _] = root;
    let weak = if is_glide(third) { third } else { second };
    matches!((weak, present), ('ي', 'u') | ('و', 'i'))
}

/// First radical and ت of form VIII (ن of form VII) as they may meet, the commonest first.
fn onsets(class: Class, first: char) -> Vec<(char, char)> {
    match (class, first) {
        (Class::VII, 'م') => return vec![('م', 'ن'), ('م', 'م')],
        (Class::VIII, _) => {}
        _ => return vec![(first, 'ن')],
    }
    match first {
        'و' | 'ي' => vec![('ت', 'ت')],
        HAMZA => vec![(HAMZA, 'ت'), ('ت', 'ت')],
        'ص' | 'ض' => vec![(first, 'ط'), (first, first)],
        'ط' => vec![('ط', 'ط')],
        'ظ' => vec![('ظ', 'ظ'), ('ظ', 'ط'), ('ط', 'ط')],
        'د' => vec![('د', 'د')],
        'ذ' => vec![('د', 'د'), ('ذ', 'ذ'), ('ذ', 'د')],
        'ز' => vec![('ز', 'د')],
        'ث' => vec![('ث', 'ت'), ('ث', 'ث'), ('ت', 'ت')],
        _ => vec![(first, 'ت')],
    }
}
