//! Nouns and adjectives against the tables.

use super::super::super::features::{Attachment, Case, Ending, Features, Form, Gender, Number, Pos, State};
use super::super::{AdjectiveEntry, NounEntry, adjective, noun};
use super::{report, rows};

fn tag(f: Features) -> String {
    let mut tag = String::from(match f.number {
        Number::Sing => "s",
        Number::Dual => "d",
        Number::Plur => "p",
        Number::None => "?",
    });
    tag += match f.gender {
        Gender::Masc => ".m",
        Gender::Fem => ".f",
        Gender::None => ".?",
    };
    tag += match f.case {
        Case::None => "",
        Case::Nom => ".nom",
        Case::Acc => ".acc",
        Case::Gen => ".gen",
        Case::AccGen => ".obl",
    };
    tag += match f.state {
        State::Any => "",
        State::Indef => ".indef",
        State::Absolute => ".abs",
        State::Construct => ".con",
    };
    tag += match f.attachment {
        Attachment::Either => "",
        Attachment::Free => ".free",
        Attachment::Bound => ".bound",
        Attachment::Mine => ".mine",
    };
    tag += match f.ending {
        Ending::Complete => "",
        Ending::Triptote => ".tri",
        Ending::Diptote => ".di",
        Ending::SoundFem => ".fem",
        Ending::Defective => ".def",
        Ending::Mood => ".mood",
    };
    tag
}

fn tagged(forms: &[Form]) -> Vec<String> {
    forms.iter().map(|form| format!("{} {}", tag(form.features), form.vocalized)).collect()
}

fn difference(faults: &mut Vec<String>, title: &str, expected: &[&str], found: &[String]) {
    let missing = expected.iter().filter(|row| !found.iter().any(|form| form == *row));
    faults.extend(missing.map(|row| format!("{title}: missing {row}")));
    let extra = found.iter().filter(|form| !expected.contains(&form.as_str()));
    faults.extend(extra.map(|form| format!("{title}: too much {form}")));
}

fn blocks(table: &'static str, generate: impl Fn(&[&str]) -> Vec<Form>) {
    let mut faults = Vec::new();
    let mut lines = rows(table).peekable();
    while let Some(head) = lines.next() {
        let columns: Vec<&str> = head.trim_start_matches("= ").split('\t').collect();
        let mut expected = Vec::new();
        while let Some(row) = lines.next_if(|row| !row.starts_with("= ")) {
            expected.push(row);
        }
        difference(&mut faults, columns[0], &expected, &tagged(&generate(&columns)));
    }
    report(&faults);
}

#[test]
fn nouns() {
    blocks(include_str!("nouns.txt"), |columns| {
        let plurals: Vec<&str> = columns[4].split(';').collect();
        let entry =
            NounEntry { lemma: columns[0], root: columns[1], gender: columns[2], human: columns[3] == "h", plurals: &plurals };
        let forms = noun(&entry).unwrap();
        assert!(forms.iter().all(|form| form.features.human == entry.human && form.features.pos == Pos::Noun));
        forms
    });
}

#[test]
fn adjectives() {
    blocks(include_str!("adjectives.txt"), |columns| {
        let plurals: Vec<&str> = columns[3].split(';').collect();
        let entry = AdjectiveEntry { lemma: columns[0], root: columns[1], feminine: columns[2], plurals: &plurals };
        let forms = adjective(&entry).unwrap();
        assert!(forms.iter().all(|form| form.features.pos == Pos::Adj));
        forms
    });
}

#[test]
fn plurals() {
    let mut faults = Vec::new();
    for row in rows(include_str!("plurals.txt")) {
        let columns: Vec<&str> = row.split('\t').collect();
        let plurals: Vec<&str> = columns[3].split(';').collect();
        let entry = NounEntry { lemma: columns[0], root: columns[1], gender: columns[2], human: false, plurals: &plurals };
        let forms: Vec<Form> = noun(&entry).unwrap().into_iter().filter(|form| form.features.number == Number::Plur).collect();
        let expected: Vec<&str> = columns[4].split(" | ").collect();
        difference(&mut faults, columns[0], &expected, &tagged(&forms));
    }
    report(&faults);
}

/// A spelling that the rules would write otherwise is a fault of the row.
#[test]
fn irregular_spellings() {
    for lemma in ["مَسئُول", "شُئُون", "رَءِيس"] {
        let entry = NounEntry { lemma, root: "-", gender: "m", human: false, plurals: &[] };
        assert!(noun(&entry).is_err(), "{lemma}");
    }
}
