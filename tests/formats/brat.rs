//! brat: read again as brat reads it.

use std::collections::{BTreeMap, BTreeSet};

use tarjuman::output::{annotation_conf, brat, visual_conf};

use super::{articles, points};

/// What `annotation.conf` allows: types by section, roles by event, values by attribute.
struct Conf {
    sections: BTreeMap<String, BTreeMap<String, String>>,
}

impl Conf {
    fn read() -> Self {
        let mut sections: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut section = String::new();
        for line in annotation_conf().lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']').to_owned();
                continue;
            }
            let (kind, rest) = line.split_once('\t').unwrap_or((line, ""));
            sections.entry(section.clone()).or_default().insert(kind.to_owned(), rest.to_owned());
        }
        Self { sections }
    }

    fn has(&self, section: &str, kind: &str) -> bool {
        self.sections[section].contains_key(kind)
    }
}

/// The line's id, its type and arguments, its last column.
fn columns(line: &str) -> (&str, Vec<&str>, &str) {
    let mut columns = line.splitn(3, '\t');
    let (id, data) = (columns.next().unwrap(), columns.next().unwrap());
    (id, data.split(' ').collect(), columns.next().unwrap_or(""))
}

/// Holds every line against the text and the configuration; returns how many of each letter there are.
fn check(text: &str, ann: &str) -> BTreeMap<char, usize> {
    let conf = Conf::read();
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for line in ann.lines() {
        // No line end but our own, whatever other programs take for one.
        assert!(
            !line.contains(['\r', '\u{B}', '\u{C}', '\u{1C}', '\u{1D}', '\u{1E}', '\u{85}', '\u{2028}', '\u{2029}']),
            "{line:?}"
        );
        let (id, data, _) = columns(line);
        let kind = data[0].split(':').next().unwrap();
        assert!(id == "*" || ids.insert(id, kind).is_none(), "{id} twice");
    }
    let mut counts = BTreeMap::new();
    for line in ann.lines() {
        let (id, data, last) = columns(line);
        let letter = id.chars().next().unwrap();
        *counts.entry(letter).or_insert(0) += 1;
        assert!(id == "*" || id[1..].parse::<usize>().unwrap() > 0, "{line}");
        let there = |id: &str| assert!(ids.contains_key(id), "{line}: there is no {id}");
        match letter {
            'T' => {
                assert!(conf.has("entities", data[0]) || conf.has("events", data[0]), "{line}");
                let mut before = None;
                let mut pieces = Vec::new();
                for fragment in data[1..].join(" ").split(';') {
                    let (start, end) = fragment.split_once(' ').unwrap();
                    let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
                    // brat refuses fragments that touch.
                    assert!(start < end && before.is_none_or(|before| start > before), "{line}");
                    before = Some(end);
                    pieces.push(points(text, start, end));
                }
                assert_eq!(pieces.join(" "), last, "{line}");
            }
            'E' => {
                let (kind, trigger) = data[0].split_once(':').unwrap();
                assert_eq!(ids[trigger], kind, "{line}");
                let roles = &conf.sections["events"][kind];
                let mut seen = BTreeSet::new();
                for argument in &data[1..] {
                    let (role, of) = argument.split_once(':').unwrap();
                    there(of);
                    assert!(seen.insert(role), "{line}");
                    let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
                    let known = roles.split(", ").any(|known| known.split(['?', '*', ':']).next() == Some(role));
                    assert!(known, "{line}: no role {role} in {roles}");
                }
            }
            'R' => {
                assert!(conf.has("relations", data[0]), "{line}");
                data[1..].iter().for_each(|argument| there(argument.split_once(':').unwrap().1));
            }
            '*' => {
                assert!(data.len() > 2 && conf.has("relations", data[0]), "{line}");
                data[1..].iter().for_each(|id| there(id));
            }
            'A' => {
                there(data[1]);
                let allowed = &conf.sections["attributes"][data[0]];
                match data.get(2) {
                    Some(value) => {
                        assert!(allowed.rsplit_once("Value:").unwrap().1.split('|').any(|known| known == *value), "{line}")
                    }
                    None => assert!(!allowed.contains("Value:"), "{line}"),
                }
            }
            'N' => {
                there(data[1]);
                assert!(data.len() == 3 && data[2].contains(':') && !last.is_empty(), "{line}");
            }
            '#' => {
                there(data[1]);
                assert!(!last.is_empty(), "{line}");
            }
            _ => panic!("{line}"),
        }
    }
    counts
}

#[test]
fn what_is_written_is_what_stands_there() {
    for (document, found) in articles() {
        let ann = brat(&document, &found);
        let counts = check(document.text(), &ann);
        let events = found.quotes.len() + found.facts.len();
        assert_eq!(counts.get(&'E').copied().unwrap_or(0), events, "{}", document.name());
        let mentions: usize = found.entities.iter().map(|entity| entity.mentions.len()).sum();
        let bound = mentions + found.terms.len() + 2 * found.quotes.len() + found.facts.len();
        assert_eq!(counts.get(&'T').copied().unwrap_or(0), bound, "{}", document.name());
        assert_eq!(ann, brat(&document, &found));
    }
    let (document, wide) = articles().pop().unwrap();
    let ann = brat(&document, &wide);
    assert!(ann.lines().any(|line| line.starts_with('T') && line.contains(';')), "no span was cut");
    for letter in ['T', 'R', 'E', 'A', 'N', '#', '*'] {
        assert!(ann.lines().any(|line| line.starts_with(letter)), "no line {letter}");
    }
}

#[test]
#[should_panic(expected = "left == right")]
fn the_check_finds_a_wrong_offset() {
    check("قال الوزير", "T1\tPerson 3 9\tالوزير\n");
}

#[test]
#[should_panic(expected = "there is no T7")]
fn the_check_finds_a_missing_line() {
    check("قال الوزير", "T1\tPerson 4 10\tالوزير\n*\tEquiv T1 T7\n");
}

#[test]
fn every_code_of_the_tables_is_in_the_configuration_and_the_schema() {
    let table = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/cues/events.tsv")).unwrap();
    let conf = Conf::read();
    let values: BTreeSet<&str> = conf.sections["attributes"]["Plover"].rsplit_once("Value:").unwrap().1.split('|').collect();
    let schema: serde_json::Value = serde_json::from_str(tarjuman::output::SCHEMA).unwrap();
    let known = schema.pointer("/$defs/fact/properties/plover/enum").unwrap().as_array().unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    for code in rows.filter_map(|row| row.split('\t').nth(4)).filter(|code| *code != "-") {
        assert!(values.contains(code.replace(' ', "_").as_str()), "{code}: add it to output/brat/conf");
        assert!(known.contains(&serde_json::json!(code)), "{code}: add it to the schema");
    }
}

#[test]
fn every_type_has_a_label_and_a_colour() {
    let visual = visual_conf();
    let conf = Conf::read();
    let (labels, drawing) = visual.split_once("[drawing]").unwrap();
    for kind in conf.sections["entities"].keys().chain(conf.sections["events"].keys()) {
        assert!(labels.lines().any(|line| line.starts_with(&format!("{kind} |"))), "{kind}");
        assert!(drawing.lines().any(|line| line.starts_with(&format!("{kind}\t"))), "{kind}");
    }
}
