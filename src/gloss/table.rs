//! The inflection table of a lemma: verbs by person, tense and mood, both voices; nouns by number, case and state; adjectives by gender and number.

use super::cells::{Around, CASES, Tense, nominal, verb, with_his};
use crate::lexicon::Lexicon;
use crate::lexicon::features::{Attachment, Case, Form, Gender, Number, Person, Pos, State, Voice};
use crate::text::letters;

/// A table of forms. Every row has as many cells as there are columns; a cell holds the forms in use, none where there is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// What it shows: «active», «plural» …; unique within a lemma.
    pub title: &'static str,
    /// Headings of the columns.
    pub columns: Vec<&'static str>,
    /// Label and cells of each row.
    pub rows: Vec<(&'static str, Vec<Vec<String>>)>,
}

/// Title of the table of passive forms.
const PASSIVE: &str = "passive";

type Slot = (&'static str, (Person, Gender, Number));

/// The thirteen persons.
const PERSONS: [Slot; 13] = [
    ("3ms", (Person::Third, Gender::Masc, Number::Sing)),
    ("3fs", (Person::Third, Gender::Fem, Number::Sing)),
    ("3md", (Person::Third, Gender::Masc, Number::Dual)),
    ("3fd", (Person::Third, Gender::Fem, Number::Dual)),
    ("3mp", (Person::Third, Gender::Masc, Number::Plur)),
    ("3fp", (Person::Third, Gender::Fem, Number::Plur)),
    ("2ms", (Person::Second, Gender::Masc, Number::Sing)),
    ("2fs", (Person::Second, Gender::Fem, Number::Sing)),
    ("2d", (Person::Second, Gender::None, Number::Dual)),
    ("2mp", (Person::Second, Gender::Masc, Number::Plur)),
    ("2fp", (Person::Second, Gender::Fem, Number::Plur)),
    ("1s", (Person::First, Gender::None, Number::Sing)),
    ("1p", (Person::First, Gender::None, Number::Plur)),
];

/// The tables of the lemma in row `id`; none for words that are not inflected.
#[must_use]
pub fn tables(lexicon: &Lexicon, id: u32) -> Vec<Table> {
    let lemma = lexicon.lemma(id);
    let mut out = tables_of(lemma.pos, &lexicon.forms_of(&[id]).pop().unwrap_or_default());
    // A verb without an object has only an impersonal passive (اُتُّفِقَ عَلَى); one cited in the passive (تُوُفِّي) has no other voice.
    let object = lemma.valency.split(';').any(|pattern| pattern.starts_with(letters::HEH));
    if !object && out.len() > 1 {
        out.iter_mut().filter(|table| table.title == PASSIVE).for_each(|table| table.rows.retain(|row| row.0 == "3ms"));
    }
    out
}

/// The tables of a lemma of which all forms are given, as the inflector makes them.
#[must_use]
pub fn tables_of(pos: Pos, forms: &[Form]) -> Vec<Table> {
    let mut out = match pos {
        Pos::Verb => verbs(forms),
        Pos::Adj => adjectives(forms),
        Pos::Noun | Pos::Num => nouns(forms),
        _ => Vec::new(),
    };
    out.retain(|table| !table.rows.is_empty());
    out
}

fn is_empty(row: &(&'static str, Vec<Vec<String>>)) -> bool {
    row.1.iter().all(Vec::is_empty)
}

fn verbs(forms: &[Form]) -> Vec<Table> {
    const ACTIVE: [(&str, Tense); 5] = [
        ("perfect", Tense::Perfect),
        ("indicative", Tense::Indicative),
        ("subjunctive", Tense::Subjunctive),
        ("jussive", Tense::Jussive),
        ("imperative", Tense::Imperative),
    ];
    let voice = |title, voice, tenses: &[(&'static str, Tense)]| {
        let row = |(label, person): &Slot| (*label, tenses.iter().map(|t| verb(forms, voice, t.1, *person)).collect());
        let rows = PERSONS.iter().map(row).filter(|row| !is_empty(row)).collect();
        Table { title, columns: tenses.iter().map(|t| t.0).collect(), rows }
    };
    vec![voice("active", Voice::Act, &ACTIVE), voice(PASSIVE, Voice::Pass, ACTIVE.get(..4).unwrap_or(&[]))]
}

const NUMBERS: [(&str, Number); 3] = [("singular", Number::Sing), ("dual", Number::Dual), ("plural", Number::Plur)];

/// One table a number: rows are cases, columns what stands around, the last with ـهُ, since hamza, ة and ى change before a pronoun.
fn nouns(forms: &[Form]) -> Vec<Table> {
    const LABELS: [&str; 3] = ["nom.", "acc.", "gen."];
    let free: Vec<&Form> = forms.iter().filter(|f| f.features.attachment.stands_alone()).collect();
    let table = |&(title, number): &(&'static str, Number)| {
        let own: Vec<&Form> = free.iter().copied().filter(|f| f.features.number == number).collect();
        let bound: Vec<&Form> = forms
            .iter()
            .filter(|f| f.features.number == number && matches!(f.features.attachment, Attachment::Either | Attachment::Bound))
            .collect();
        let row = |(label, case): (&'static str, Case)| {
            let mut cells: Vec<Vec<String>> =
                [Around::Indefinite, Around::Definite, Around::Construct].map(|around| nominal(&own, case, around)).to_vec();
            cells.push(nominal(&bound, case, Around::Construct).iter().map(|form| with_his(form)).collect());
            (label, cells)
        };
        let rows = LABELS.into_iter().zip(CASES).map(row).filter(|row| !is_empty(row)).collect();
        Table { title, columns: vec!["indefinite", "definite", "construct", "his"], rows }
    };
    NUMBERS.iter().map(table).collect()
}

/// One table: rows are genders, columns numbers, the oblique of dual and sound plural beside the nominative.
fn adjectives(forms: &[Form]) -> Vec<Table> {
    let cited = |number: Number, gender: Gender, oblique: bool| {
        let mut out: Vec<String> = Vec::new();
        for form in forms.iter().filter(|f| f.features.attachment.stands_alone()) {
            let f = form.features;
            let case = if oblique { f.case == Case::AccGen } else { matches!(f.case, Case::None | Case::Nom) };
            let state = !matches!(f.state, State::Construct | State::Indef);
            if f.number == number && f.gender == gender && case && state && !out.contains(&form.vocalized) {
                out.push(form.vocalized.clone());
            }
        }
        out
    };
    let row = |label, gender| {
        let columns =
            [(Number::Sing, false), (Number::Dual, false), (Number::Dual, true), (Number::Plur, false), (Number::Plur, true)];
        (label, columns.map(|(number, oblique)| cited(number, gender, oblique)).to_vec())
    };
    let rows = [row("m.", Gender::Masc), row("f.", Gender::Fem)].into_iter().filter(|row| !is_empty(row)).collect();
    let columns = vec!["singular", "dual", "dual acc./gen.", "plural", "plural acc./gen."];
    vec![Table { title: "forms", columns, rows }]
}
