//! Verbs against the tables.

use super::super::super::features::{Aspect, Attachment, Form, Gender, Mood, Number, Person, Voice};
use super::super::{VerbEntry, masdar, participles, verb};
use super::{report, rows};
use std::collections::BTreeSet;

fn person(label: &str) -> (Person, Gender, Number) {
    let person = match label.chars().next() {
        Some('3') => Person::Third,
        Some('2') => Person::Second,
        _ => Person::First,
    };
    let gender = match label.chars().nth(1) {
        Some('m') => Gender::Masc,
        Some('f') => Gender::Fem,
        _ => Gender::None,
    };
    let number = match label.chars().last() {
        Some('d') => Number::Dual,
        Some('p') => Number::Plur,
        _ => Number::Sing,
    };
    (person, gender, number)
}

fn cell(forms: &[Form], label: &str, voice: Voice, aspect: Aspect, moods: &[Mood]) -> String {
    let found: BTreeSet<&str> = forms
        .iter()
        .filter(|form| {
            let f = form.features;
            (f.person, f.gender, f.number) == person(label)
                && (f.voice, f.aspect) == (voice, aspect)
                && moods.contains(&f.mood)
                && f.attachment != Attachment::Bound
        })
        .map(|form| form.vocalized.as_str())
        .collect();
    if found.is_empty() { "-".into() } else { found.into_iter().collect::<Vec<_>>().join("/") }
}

const INDICATIVE: [Mood; 3] = [Mood::None, Mood::Ind, Mood::IndSub];
const JUSSIVE: [Mood; 3] = [Mood::None, Mood::SubJus, Mood::Jus];
const ANY: [Mood; 1] = [Mood::None];

/// Alternatives in the order of [`cell`].
fn sorted(expected: &str) -> String {
    expected.split('/').collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join("/")
}

fn compare(faults: &mut Vec<String>, place: &str, expected: &str, found: &str) {
    if sorted(expected) != found {
        faults.push(format!("{place}: expected {expected}, found {found}"));
    }
}

fn paradigms(table: &str) {
    let mut faults = Vec::new();
    let (mut forms, mut title, mut voice) = (Vec::new(), "", Voice::Act);
    for row in rows(table) {
        if let Some(head) = row.strip_prefix("= ") {
            let columns: Vec<&str> = head.split('\t').collect();
            title = columns[0];
            voice = if columns.len() > 4 { Voice::Pass } else { Voice::Act };
            let entry = VerbEntry { lemma: columns[0], root: columns[1], form: columns[2], present: columns[3] };
            forms = verb(&entry).unwrap_or_else(|error| {
                faults.push(error.to_string());
                Vec::new()
            });
            continue;
        }
        let columns: Vec<&str> = row.split(' ').collect();
        let label = columns[0];
        let place = |what: &str| format!("{title} {label} {what}");
        compare(&mut faults, &place("perfect"), columns[1], &cell(&forms, label, voice, Aspect::Perf, &ANY));
        compare(&mut faults, &place("indicative"), columns[2], &cell(&forms, label, voice, Aspect::Imp, &INDICATIVE));
        compare(&mut faults, &place("jussive"), columns[3], &cell(&forms, label, voice, Aspect::Imp, &JUSSIVE));
        if voice == Voice::Act {
            compare(&mut faults, &place("imperative"), columns[4], &cell(&forms, label, voice, Aspect::Imperative, &ANY));
        }
    }
    report(&faults);
}

#[test]
fn strong() {
    paradigms(include_str!("strong.txt"));
}

#[test]
fn hamza() {
    paradigms(include_str!("hamza.txt"));
}

#[test]
fn hollow() {
    paradigms(include_str!("hollow.txt"));
}

#[test]
fn defective() {
    paradigms(include_str!("defective.txt"));
}

#[test]
fn doubly_weak() {
    paradigms(include_str!("doubly_weak.txt"));
}

fn compare_common(faults: &mut Vec<String>, entry: &VerbEntry<'_>, present: &[&str], rest: &[&str]) -> Vec<Form> {
    let forms = verb(entry).unwrap_or_else(|error| {
        faults.push(error.to_string());
        Vec::new()
    });
    let active = |label, aspect, moods: &[Mood]| cell(&forms, label, Voice::Act, aspect, moods);
    let passive = |aspect, moods: &[Mood]| cell(&forms, "3ms", Voice::Pass, aspect, moods);
    let place = |what: &str| format!("{} {what}", entry.lemma);
    compare(faults, &place("imperfect"), present[0], &active("3ms", Aspect::Imp, &INDICATIVE));
    compare(faults, &place("jussive"), present[1], &active("3ms", Aspect::Imp, &JUSSIVE));
    compare(faults, &place("imperative"), present[2], &active("2ms", Aspect::Imperative, &ANY));
    compare(faults, &place("passive perfect"), rest[0], &passive(Aspect::Perf, &ANY));
    compare(faults, &place("passive imperfect"), rest[1], &passive(Aspect::Imp, &INDICATIVE));
    if let Ok(found) = participles(entry) {
        compare(faults, &place("active participle"), rest[2], &found.active);
        compare(faults, &place("passive participle"), rest[3], found.passive.as_deref().unwrap_or("-"));
    }
    forms
}

#[test]
fn derived_forms() {
    let mut faults = Vec::new();
    for row in rows(include_str!("derived.txt")) {
        let columns: Vec<&str> = row.split('\t').collect();
        let entry = VerbEntry { lemma: columns[0], root: columns[1], form: columns[2], present: "-" };
        let forms = compare_common(&mut faults, &entry, &columns[3..6], &columns[7..11]);
        let first = cell(&forms, "1s", Voice::Act, Aspect::Perf, &ANY);
        compare(&mut faults, &format!("{} 1s", columns[0]), columns[6], &first);
        compare(&mut faults, &format!("{} masdar", columns[0]), columns[11], masdar(&entry).as_deref().unwrap_or("-"));
    }
    report(&faults);
}

#[test]
fn first_form() {
    let mut faults = Vec::new();
    for row in rows(include_str!("first.txt")) {
        let columns: Vec<&str> = row.split('\t').collect();
        let entry = VerbEntry { lemma: columns[0], root: columns[1], form: "I", present: columns[2] };
        compare_common(&mut faults, &entry, &columns[3..6], &columns[6..10]);
        assert_eq!(masdar(&entry), None);
    }
    report(&faults);
}

/// Spellings before a pronoun that differ from the free ones.
#[test]
fn bound_spellings() {
    let mut faults = Vec::new();
    for (lemma, root, form, present, expected) in [
        ("كَتَب", "ك ت ب", "I", "u", "كَتَبُو"),
        ("كَتَب", "ك ت ب", "I", "u", "كَتَبتُمُو"),
        ("كَتَب", "ك ت ب", "I", "u", "يَكتُبُو"),
        ("كَتَب", "ك ت ب", "I", "u", "اُكتُبُو"),
        ("رَمَى", "ر م ي", "I", "i", "رَمَا"),
        ("رَمَى", "ر م ي", "I", "i", "رَمَو"),
        ("سَعَى", "س ع ي", "I", "a", "يَسعَا"),
        ("رَأَى", "ر ء ي", "I", "a", "رَآ"),
        ("رَأَى", "ر ء ي", "I", "a", "يَرَا"),
        ("نَأَى", "ن ء ي", "I", "a", "يَنآ"),
        ("قَرَأ", "ق ر ء", "I", "a", "يَقرَؤ"),
        ("قَرَأ", "ق ر ء", "I", "a", "يَقرَأ"),
        ("جَاء", "ج ي ء", "I", "i", "يَجِيئ"),
        ("شَاء", "ش ي ء", "I", "a", "يَشَاؤ"),
        ("شَاء", "ش ي ء", "I", "a", "يَشَاء"),
        ("سَاء", "س و ء", "I", "u", "سِيئَ"),
        ("أَعطَى", "ع ط و", "IV", "-", "أَعطَا"),
    ] {
        let forms = verb(&VerbEntry { lemma, root, form, present }).unwrap();
        if !forms.iter().any(|form| form.vocalized == expected && form.features.attachment == Attachment::Bound) {
            faults.push(format!("{lemma}: no {expected}"));
        }
    }
    report(&faults);
}

/// Rows that contradict themselves.
#[test]
fn wrong_rows() {
    let mut faults = Vec::new();
    for (lemma, root, form, present) in [
        ("كَتَب", "ك ت م", "I", "u"),
        ("كَتَب", "ك ت ب", "II", "-"),
        ("كَتَب", "ك ت", "I", "u"),
        ("كَتَب", "ك ت ب", "XV", "-"),
        ("كَتَب", "ك ت ب", "I", "o"),
        ("دَعَى", "د ع و", "I", "u"),
        ("رَمَا", "ر م ي", "I", "i"),
        ("رَمَى", "ر م ي", "I", "u"),
        ("قَال", "ق ي ل", "I", "u"),
        ("سَار", "س و ر", "I", "i"),
        ("اجتَمَع", "ج م ع", "VIII", "-"),
        ("أَقوَم", "ق و ل", "IV", "-"),
    ] {
        if let Ok(forms) = verb(&VerbEntry { lemma, root, form, present }) {
            faults.push(format!("{lemma} {root} {form}: {} forms", forms.len()));
        }
    }
    report(&faults);
}

/// No sign of the notation is left in a form, no mark stands twice, and a pronoun has one spelling to stand behind.
#[test]
fn forms_are_clean() {
    let mut faults = Vec::new();
    let derived = rows(include_str!("derived.txt")).map(|row| row.split('\t').take(3).collect::<Vec<_>>());
    for columns in derived {
        let entry = VerbEntry { lemma: columns[0], root: columns[1], form: columns[2], present: "-" };
        let forms = verb(&entry).unwrap();
        for (at, form) in forms.iter().enumerate() {
            let marks = ['\u{64B}', '\u{64D}', '\u{64E}', '\u{64F}', '\u{650}'];
            let letters: Vec<char> = form.vocalized.chars().collect();
            let doubled = letters.windows(2).any(|pair| marks.contains(&pair[0]) && marks.contains(&pair[1]));
            let foreign = letters.iter().any(|c| !('\u{621}'..='\u{652}').contains(c));
            let late = letters.windows(2).any(|pair| pair[0] == '\u{651}' && marks.contains(&pair[1]));
            if doubled || foreign || late || forms[..at].contains(form) {
                faults.push(format!("{}: {}", entry.lemma, form.vocalized));
            }
        }
    }
    report(&faults);
}
