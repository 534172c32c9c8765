//! Whole paradigms, written out by hand from the grammar by somebody who had not seen the rules, against the inflector and the tables of
//! `tarjuman gloss --table`: every mood, every case and state, the spelling before a pronoun.
//!
//! The notation stands at the head of each table in `tests/paradigms/`. What is compared is what a reader sees, endings included, so that
//! inflection, endings and the choice of cells are tested together.

use std::collections::BTreeSet;

use tarjuman::gloss::{Table, tables_of};
use tarjuman::lexicon::features::{Form, Gender, Pos};
use tarjuman::lexicon::inflect::{AdjectiveEntry, NounEntry, VerbEntry, adjective, masdar, noun, participles, verb};

const TENSES: [&str; 5] = ["perfect", "indicative", "subjunctive", "jussive", "imperative"];
const AROUND: [&str; 4] = ["indefinite", "definite", "construct", "his"];

/// What was compared, and what differs.
#[derive(Default)]
struct Outcome {
    paradigms: usize,
    cells: usize,
    faults: Vec<String>,
}

impl Outcome {
    fn compare(&mut self, place: &str, expected: &str, found: &BTreeSet<String>) {
        self.cells += 1;
        let wanted: BTreeSet<String> = expected.split('/').filter(|form| *form != "-").map(str::to_owned).collect();
        if wanted != *found {
            let found: Vec<&str> = found.iter().map(String::as_str).collect();
            self.faults.push(format!("{place}: expected {expected}, found {}", found.join("/")));
        }
    }

    fn report(self, least: (usize, usize)) {
        println!("{} paradigms, {} cells", self.paradigms, self.cells);
        assert!(self.faults.is_empty(), "{} of {} cells\n{}", self.faults.len(), self.cells, self.faults.join("\n"));
        assert!(
            (self.paradigms, self.cells) >= least,
            "the table has shrunk: {} paradigms, {} cells",
            self.paradigms,
            self.cells
        );
    }
}

/// The blocks of a table: the columns of the head, then rows split at blanks.
fn blocks(table: &str) -> Vec<(Vec<&str>, Vec<Vec<&str>>)> {
    let mut out: Vec<(Vec<&str>, Vec<Vec<&str>>)> = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("= ") {
            out.push((head.split(" | ").collect(), Vec::new()));
        } else {
            out.last_mut().expect("a head before the rows").1.push(line.split(' ').collect());
        }
    }
    out
}

fn cell(tables: &[Table], title: &str, label: &str, column: &str) -> BTreeSet<String> {
    let Some(table) = tables.iter().find(|t| t.title == title) else { return BTreeSet::new() };
    let at = table.columns.iter().position(|c| *c == column).unwrap_or_else(|| panic!("no column {column}"));
    table.rows.iter().find(|row| row.0 == label).map(|row| row.1[at].iter().cloned().collect()).unwrap_or_default()
}

fn verbs(table: &str) -> Outcome {
    let mut outcome = Outcome::default();
    for (head, rows) in blocks(table) {
        let entry = VerbEntry { lemma: head[0], root: head[1], form: head[2], present: head[3] };
        let forms = match verb(&entry) {
            Ok(forms) => forms,
            Err(error) => {
                outcome.faults.push(error.to_string());
                continue;
            }
        };
        outcome.paradigms += 1;
        let tables = tables_of(Pos::Verb, &forms);
        for row in rows {
            let place = |what: &str| format!("{} {} {what}", head[0], row[..row.len().min(2)].join(" "));
            if row[0] == "n" {
                let found = participles(&entry).unwrap_or_else(|e| panic!("{e}"));
                let one = |form: Option<String>| form.into_iter().collect::<BTreeSet<_>>();
                outcome.compare(&place("active participle"), row[1], &one(Some(found.active)));
                outcome.compare(&place("passive participle"), row[2], &one(found.passive));
                outcome.compare(&place("masdar"), row[3], &one(masdar(&entry)));
                continue;
            }
            let title = if row[0] == "a" { "active" } else { "passive" };
            assert_eq!(row.len(), if row[0] == "a" { 7 } else { 6 }, "{row:?}");
            for (expected, tense) in row[2..].iter().zip(TENSES) {
                outcome.compare(&place(&format!("{title} {tense}")), expected, &cell(&tables, title, row[1], tense));
            }
        }
    }
    outcome
}

/// Compares the cells of a number and case, or of the cases that a short form of the label stands for.
fn cases(outcome: &mut Outcome, place: &str, tables: &[Table], row: &[&str]) {
    let title = match row[0] {
        "s" => "singular",
        "d" => "dual",
        _ => "plural",
    };
    let cases: &[&str] = match row[1] {
        "nom" => &["nom."],
        "acc" => &["acc."],
        "gen" => &["gen."],
        "obl" => &["acc.", "gen."],
        "all" => &["nom.", "acc.", "gen."],
        other => panic!("{place}: {other} is no case"),
    };
    for case in cases {
        for (expected, around) in row[2..].iter().zip(AROUND) {
            outcome.compare(&format!("{place} {title} {case} {around}"), expected, &cell(tables, title, case, around));
        }
    }
}

fn forms_of<E: std::fmt::Display>(outcome: &mut Outcome, forms: Result<Vec<Form>, E>) -> Vec<Form> {
    match forms {
        Ok(forms) => {
            outcome.paradigms += 1;
            forms
        }
        Err(error) => {
            outcome.faults.push(error.to_string());
            Vec::new()
        }
    }
}

fn plurals(column: &str) -> Vec<&str> {
    column.split(';').filter(|plural| *plural != "-").collect()
}

#[test]
fn verbs_of_form_one() {
    verbs(include_str!("paradigms/form_one.txt")).report((45, 1800));
}

#[test]
fn derived_verbs() {
    verbs(include_str!("paradigms/derived.txt")).report((75, 1800));
}

#[test]
fn nouns() {
    let mut outcome = Outcome::default();
    for (head, rows) in blocks(include_str!("paradigms/nouns.txt")) {
        let plurals = plurals(head[4]);
        let entry = NounEntry { lemma: head[0], root: head[1], gender: head[2], human: head[3] == "h", plurals: &plurals };
        let forms = forms_of(&mut outcome, noun(&entry));
        let tables = tables_of(Pos::Noun, &forms);
        for row in rows {
            cases(&mut outcome, head[0], &tables, &row);
        }
    }
    outcome.report((60, 1200));
}

#[test]
fn adjectives() {
    let mut outcome = Outcome::default();
    for (head, rows) in blocks(include_str!("paradigms/adjectives.txt")) {
        let plurals = plurals(head[3]);
        let entry = AdjectiveEntry { lemma: head[0], root: head[1], feminine: head[2], plurals: &plurals };
        let forms = forms_of(&mut outcome, adjective(&entry));
        // By case and state, one gender at a time: the table for nouns.
        let of = |gender| forms.iter().filter(|f| f.features.gender == gender).cloned().collect::<Vec<Form>>();
        let tables = [Gender::Masc, Gender::Fem].map(|gender| tables_of(Pos::Noun, &of(gender)));
        for row in rows {
            let gender = usize::from(row[0] == "f");
            cases(&mut outcome, &format!("{} {}", head[0], row[0]), &tables[gender], &row[1..]);
        }
    }
    outcome.report((20, 400));
}
