//! A database → a blob: every stem with every template of its category, as forms of its lemma.

use super::affixes::{Kind, Template, templates};
use super::almor::{ASP, Database, FORM_GEN, FORM_NUM, GEN, Lemma, NUM, PER, Stem, VOX, Values, merge};
use super::{Error, NewLemma, Spelling, Writer};
use crate::lexicon::features::{Aspect, Features, Gender, Number, Person, Pos, Voice};
use crate::lexicon::format::lemma::{FLAG_FEMININE, FLAG_HUMAN};
use crate::text::letters::{ALEF, TEH_MARBUTA, WAW, is_mark};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// The level of imported lemmas: rare, as everything is that the program's own lexicon lacks.
const LEVEL: u32 = 5;

/// How much was made of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Rows read: stems, or rows or entries of a glossary.
    pub rows: usize,
    /// Lemmas that have a form.
    pub lemmas: usize,
    /// Forms, each cell of a paradigm counted.
    pub forms: usize,
    /// Terms of a glossary.
    pub terms: usize,
    /// Rows that could not be used.
    pub passed_over: usize,
}

/// The blob of a database.
///
/// # Errors
/// When it goes over the limits, or when no stem goes together with affixes.
pub fn convert(base: &Database) -> Result<(Vec<u8>, Counts), Error> {
    let mut writer = Writer::new();
    let mut counts = Counts { rows: base.stems.len() + base.passed_over(), passed_over: base.passed_over(), ..Counts::default() };
    let mut by_category: FxHashMap<(u32, Kind), Vec<Template>> = FxHashMap::default();
    let mut rows: Vec<Option<u32>> = vec![None; base.lemmas.len()];
    let mut spelling = Spelling::default();
    let mut pairs = 0;
    for stem in &base.stems {
        let Some(lemma) = base.lemmas.get(stem.lemma as usize) else { continue };
        let kind = match lemma.pos {
            Pos::Verb => Kind::Verb,
            Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num => Kind::Nominal,
            _ => Kind::Other,
        };
        let own = match by_category.entry((stem.category, kind)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(templates(base, stem.category, kind, &mut pairs)?),
        };
        for template in own.iter() {
            if !read(base, stem, template, &mut spelling) {
                counts.passed_over += 1;
                continue;
            }
            let Some(row) = rows.get_mut(stem.lemma as usize) else { continue };
            let id = *row.get_or_insert_with(|| {
                let feminine = if is_feminine(stem, lemma) && lemma.pos != Pos::Adj { FLAG_FEMININE } else { 0 };
                writer.add_lemma(&NewLemma {
                    form: &lemma.form,
                    pos: lemma.pos,
                    root: &lemma.root,
                    gloss: &lemma.gloss,
                    flags: feminine | if lemma.human { FLAG_HUMAN } else { 0 },
                    level: LEVEL,
                })
            });
            writer.add_form(id, &spelling, features(stem, template, lemma.pos, lemma.human))?;
        }
    }
    counts.lemmas = rows.iter().flatten().count();
    counts.forms = writer.forms();
    if counts.forms == 0 {
        return Err(Error::Whole("its tables let no stem stand with affixes: there is nothing to import".to_owned()));
    }
    Ok((writer.finish()?, counts))
}

fn read(base: &Database, stem: &Stem, template: &Template, spelling: &mut Spelling) -> bool {
    let written = base.text(stem);
    let many = number(&values_of(stem, template)) == Number::Plur;
    let silent = template.values[PER] != 0
        && many
        && template.suffix.ends_with(ALEF)
        && template.suffix.chars().rev().filter(|c| !is_mark(*c)).nth(1).is_none_or(|c| c == WAW);
    spelling.read(&[&template.prefix, written, &template.suffix], silent)
}

fn values_of(stem: &Stem, template: &Template) -> Values {
    let mut values = stem.values;
    merge(&mut values, &template.values);
    values
}

/// Whether a lemma is feminine, by its first stem. Databases say that all nouns are masculine where nothing else is said, so the ending counts; but not of men
/// (خَلِيفَة).
fn is_feminine(stem: &Stem, lemma: &Lemma) -> bool {
    match stem.values[GEN] {
        b'f' => true,
        b'm' => !lemma.human && lemma.form.ends_with(TEH_MARBUTA),
        _ => stem.values[FORM_GEN] == b'f' || lemma.form.ends_with(TEH_MARBUTA),
    }
}

fn number(values: &Values) -> Number {
    let of = |at: usize| match values.get(at) {
        Some(b's') => Number::Sing,
        Some(b'd') => Number::Dual,
        Some(b'p') => Number::Plur,
        _ => Number::None,
    };
    if of(NUM) == Number::None { of(FORM_NUM) } else { of(NUM) }
}

fn gender(values: &Values) -> Gender {
    let of = |at: usize| match values.get(at) {
        Some(b'm') => Gender::Masc,
        Some(b'f') => Gender::Fem,
        _ => Gender::None,
    };
    if of(GEN) == Gender::None { of(FORM_GEN) } else { of(GEN) }
}

fn features(stem: &Stem, template: &Template, pos: Pos, human: bool) -> Features {
    let values = values_of(stem, template);
    let mut out = Features {
        pos,
        gender: gender(&values),
        number: number(&values),
        attachment: template.attachment,
        human,
        ..Features::default()
    };
    match pos {
        Pos::Verb => {
            out.aspect = match values[ASP] {
                b'i' => Aspect::Imp,
                b'c' => Aspect::Imperative,
                _ => Aspect::Perf,
            };
            out.voice = if values[VOX] == b'p' { Voice::Pass } else { Voice::Act };
            out.person = person(&values);
            // Forms that men and women share have no gender, whatever a database calls them.
            if out.person == Person::First || out.person == Person::Second && out.number == Number::Dual {
                out.gender = Gender::None;
            }
            out.mood = template.mood;
            out.ending = template.ending;
            out.human = false;
        }
        Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num => {
            out.case = template.case;
            out.state = template.state;
            out.ending = template.ending;
        }
        _ => out.person = person(&values),
    }
    out
}

fn person(values: &Values) -> Person {
    match values[PER] {
        b'1' => Person::First,
        b'2' => Person::Second,
        b'3' => Person::Third,
        _ => Person::None,
    }
}
