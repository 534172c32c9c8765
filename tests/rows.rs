//! Every row of every table of `assets/`: it compiles, stands in order, and is written as `assets/README.md` says.
//!
//! A row that is wrong is named with its file and line; a test lists all of them before it fails. What only reports (`cargo test --test rows -- --nocapture`) does
//! not fail, since a row may be right before the row it leans on is written.

mod tables;

use std::collections::{BTreeMap, BTreeSet};

use tables::{Row, Table, bare, is_mark};
use tarjuman::lexicon::compile::{Source, compile};

const TOPICS: &str = "reporting meetings protocol stance negotiation law procedure states government conflict peacekeeping sanctions judicial rights \
                      humanitarian economy energy technology consular culture connectors -";
const DERIVATIONS: &str = "masdar noun agent patient nisba place instance elative diminutive feminine";
const ORIGINS: &str = "arabic english french german spanish italian dutch scandinavian greek polish czech hungarian balkan baltic russian central_asian turkish \
                       persian hebrew indian chinese korean japanese southeast_asian african other";
const SUKUN: char = '\u{652}';
const SHADDA: char = '\u{651}';

/// What may stand in a column.
enum Rule {
    /// One of these words.
    One(&'static str),
    /// A list of these words.
    Any(&'static str),
    /// A radical, a blank, a radical …; `-`.
    Root,
    /// `kind:LEMMA`, a list; `-`.
    Derivation,
    /// Code of a country; `-`.
    Country,
    /// 1 to 5.
    Level,
    /// Vocalised Arabic, full.
    Vocalized,
    /// Vocalised Arabic, names: without the marks that do not matter.
    Name,
    /// A list of vocalised forms or of `ون`, `ات`, `ة`; `-`.
    Forms,
    /// Text in Latin letters.
    English,
    /// What a cue governs.
    Complement,
}

use Rule::*;

/// The columns of a table that are checked one by one.
fn rules(path: &str) -> Vec<(&'static str, Rule)> {
    let (folder, name) = path.split_once('/').unwrap_or_default();
    match (folder, name) {
        ("lexicon", "verbs.tsv") => vec![
            ("lemma", Vocalized),
            ("root", Root),
            ("form", One("I II III IV V VI VII VIII IX X Q1 Q2 Q4")),
            ("present", Any("a i u -")),
            ("masdars", Forms),
            ("gloss", English),
            ("topic", One(TOPICS)),
            ("level", Level),
        ],
        ("lexicon", n) if n.starts_with("nouns") => vec![
            ("lemma", Vocalized),
            ("root", Root),
            ("gender", One("m f")),
            ("human", One("h -")),
            ("plural", Forms),
            ("derivation", Derivation),
            ("gloss", English),
            ("topic", One(TOPICS)),
            ("level", Level),
        ],
        ("lexicon", "adjectives.tsv") => vec![
            ("lemma", Vocalized),
            ("root", Root),
            ("feminine", Forms),
            ("plural", Forms),
            ("derivation", Derivation),
            ("gloss", English),
            ("topic", One(TOPICS)),
            ("level", Level),
        ],
        ("lexicon", "particles.tsv") => vec![
            ("form", Vocalized),
            ("pos", One("ADP CCONJ SCONJ PART ADV INTJ DET PROPN")),
            ("governs", Any("gen acc subj juss perf imperf clause -")),
            ("gloss", English),
            ("level", Level),
        ],
        ("lexicon", "pronouns.tsv" | "numbers.tsv") => {
            vec![("form", Vocalized), ("lemma", Vocalized), ("pos", One("PRON DET NUM NOUN")), ("gloss", English)]
        }
        ("gazetteer", "places.tsv") => vec![
            ("name", Name),
            ("english", English),
            ("kind", One("country city region continent water island mountain site")),
            ("country", Country),
            ("gender", One("m f")),
            ("nisba", Forms),
            ("nisba_plural", Forms),
            ("demonym", English),
            ("capital_of", Country),
        ],
        ("gazetteer", "people.tsv") => {
            vec![("name", Name), ("english", English), ("gender", One("m f")), ("country", Country)]
        }
        ("gazetteer", "given_names.tsv" | "family_names.tsv") => {
            vec![("name", Name), ("english", English), ("gender", Any("m f -")), ("origin", Any(ORIGINS))]
        }
        ("gazetteer", "organizations.tsv") => vec![
            ("name", Name),
            ("english", English),
            ("kind", One("international government party armed media company society court parliament")),
            ("country", Country),
            ("gender", One("m f")),
        ],
        ("gazetteer", "instruments.tsv") => vec![
            ("name", Name),
            ("english", English),
            ("kind", One("treaty agreement resolution initiative plan policy law declaration")),
            ("country", Country),
        ],
        ("gazetteer", "events.tsv") => vec![
            ("name", Name),
            ("english", English),
            ("kind", One("summit conference war expo election exercise disaster day game")),
            ("country", Country),
        ],
        ("gazetteer", "titles.tsv") => vec![
            ("title", Vocalized),
            ("english", English),
            ("kind", One("office rank profession relation honorific")),
            ("feminine", Forms),
            ("plural", Forms),
        ],
        ("glossary", _) => vec![
            ("term", Vocalized),
            ("english", English),
            ("register", One("formal news legal military economic technical")),
            ("gap", One("y -")),
        ],
        ("cues", "reporting.tsv") => {
            vec![("lemma", Vocalized), ("pos", One("verb noun phrase")), ("complement", Complement), ("english", English)]
        }
        ("cues", "connectors.tsv") => {
            vec![
                ("form", Vocalized),
                ("kind", One("time place manner cause contrast continue result source")),
                ("english", English),
            ]
        }
        ("cues", "heads.tsv" | "time.tsv") => vec![("lemma", Vocalized)],
        ("cues", "events.tsv") => vec![
            ("lemma", Vocalized),
            ("pos", One("verb adj noun")),
            ("kind", One("event relation position commitment call schedule figure plan agent manner measure light empty")),
        ],
        _ => Vec::new(),
    }
}

/// What is wrong, gathered to be told together.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, table: &Table, row: &Row<'_>, message: impl std::fmt::Display) {
        self.0.push(format!("assets/{}:{}: {message}", table.path, row.line));
    }

    #[track_caller]
    fn none(&self) {
        assert!(self.0.is_empty(), "{} rows:\n{}", self.0.len(), self.0.join("\n"));
    }
}

fn arabic_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}')
}

/// The countries: codes of the places of that kind.
fn countries(tables: &[Table]) -> BTreeSet<&str> {
    let places = tables.iter().filter(|t| t.path == "gazetteer/places.tsv");
    places.flat_map(Table::rows).filter(|r| r.cells[4] == "country").map(|r| r.cells[5]).collect()
}

/// ISO 3166 codes of territories that are no row of kind country.
const TERRITORIES: [&str; 3] = ["PRI", "GRL", "IOT"];

#[test]
fn every_row_compiles() {
    let tables = tables::all();
    let sources: Vec<Source> = tables.iter().map(|t| Source { path: t.path.clone(), text: t.text.clone() }).collect();
    let compiled = compile(&sources).unwrap();
    println!("{} spellings, {} names, {} bytes", compiled.forms, compiled.names, compiled.blob.len());
    println!("{} words of terms and cues that no table has:", compiled.unknown_words.len());
    compiled.unknown_words.iter().for_each(|word| println!("  {word}"));
    let errors: Vec<String> = compiled.errors.iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{} rows:\n{}", errors.len(), errors.join("\n"));
    // Each would make a stand-in that only its own spelling matches.
    assert!(compiled.unknown_words.is_empty(), "add these words of terms and cues to assets/lexicon");
    assert!(compiled.blob.len() < 8_000_000, "the lexicon is a part of every program: {} bytes", compiled.blob.len());
    assert!(compiled.forms > 100_000 && compiled.names > 5_000, "whole tables are missing");
}

#[test]
fn tables_are_in_order() {
    let untidy: Vec<String> =
        tables::all().iter().filter(|t| tables::tidy(&t.text) != t.text).map(|t| format!("assets/{}", t.path)).collect();
    assert!(untidy.is_empty(), "cargo run --example tidy_assets puts into order:\n{}", untidy.join("\n"));
}

#[test]
fn cells_are_clean() {
    let mut faults = Faults::default();
    for table in &tables::all() {
        let rows = table.rows();
        let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for row in &rows {
            if row.cells.len() != rows[0].cells.len() {
                faults.add(table, row, format!("{} cells where the header has {}", row.cells.len(), rows[0].cells.len()));
            }
            if let Some(before) = seen.insert(row.cells.clone(), row.line) {
                faults.add(table, row, format!("the same as line {before}"));
            }
            for (at, cell) in row.cells.iter().enumerate() {
                if cell.is_empty() {
                    faults.add(table, row, "an empty cell: `-` says that there is nothing");
                } else if *cell != cell.trim() || cell.contains("  ") {
                    faults.add(table, row, format!("blanks too many in `{cell}`"));
                }
                let note = rows[0].cells.get(at).is_some_and(|c| *c == "note");
                if !note && cell.contains(';') && cell.split(';').any(|item| item.is_empty() || item != item.trim()) {
                    faults.add(table, row, format!("an empty item, or blanks around one, in `{cell}`"));
                }
                // Tatweel after the prefix of an acronym or number is how it is written («الـ77»).
                let shown = cell.replace("الـ", "");
                let odd = |c: char| {
                    c.is_control()
                        || matches!(c, '\u{640}' | '\u{A0}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FB50}'..='\u{FEFF}')
                };
                if let Some(c) = shown.chars().find(|c| odd(*c)) {
                    faults.add(table, row, format!("U+{:04X} in `{cell}`", u32::from(c)));
                }
                if cell.contains(SUKUN) {
                    faults.add(table, row, format!("a sukun in `{cell}`: a bare letter has no vowel"));
                }
                // A mark needs a letter, and no letter has two vowels.
                let marks: Vec<char> = cell.chars().collect();
                let vowel = |c: char| matches!(c, '\u{64B}'..='\u{650}');
                if marks.windows(2).any(|w| is_mark(w[1]) && !is_mark(w[0]) && !arabic_letter(w[0]) || vowel(w[0]) && vowel(w[1]))
                {
                    faults.add(table, row, format!("a mark without its letter, or two vowels on one, in `{cell}`"));
                }
            }
        }
    }
    faults.none();
}

#[test]
fn columns_hold_what_they_should() {
    let tables = tables::all();
    let countries = countries(&tables);
    let mut faults = Faults::default();
    for table in &tables {
        let rows = table.rows();
        let Some((header, rows)) = rows.split_first() else { continue };
        for (column, rule) in rules(&table.path) {
            let Some(at) = header.cells.iter().position(|c| *c == column) else {
                faults.add(table, header, format!("no column {column}"));
                continue;
            };
            for row in rows {
                let cell = row.cells.get(at).copied().unwrap_or_default();
                if let Err(message) = check(&rule, cell, &countries) {
                    faults.add(table, row, format!("{column} `{cell}`: {message}"));
                }
            }
        }
    }
    faults.none();
}

fn check(rule: &Rule, cell: &str, countries: &BTreeSet<&str>) -> Result<(), String> {
    let among = |words: &str, item: &str| {
        if words.split(' ').any(|w| w == item) { Ok(()) } else { Err(format!("one of: {words}")) }
    };
    let none = cell == "-";
    match rule {
        One(words) => among(words, cell),
        Any(words) => cell.split(';').try_for_each(|item| among(words, item)),
        Root if none => Ok(()),
        Root => root(cell),
        Derivation if none => Ok(()),
        Derivation => cell.split(';').try_for_each(|item| match item.split_once(':') {
            Some((kind, lemma)) => among(DERIVATIONS, kind).and_then(|()| vocalized(lemma)),
            None => Err("kind:LEMMA".to_owned()),
        }),
        Country if none => Ok(()),
        Country => match cell.split(';').find(|code| !countries.contains(code) && !TERRITORIES.contains(code)) {
            Some(code) => Err(format!("{code} is the code of no country in places.tsv")),
            None => Ok(()),
        },
        Level => among("1 2 3 4 5", cell),
        Vocalized => cell.split(';').try_for_each(vocalized),
        Name => cell.split(' ').try_for_each(written),
        Forms if none => Ok(()),
        Forms => cell.split(';').filter(|f| !matches!(*f, "ون" | "ات" | "ة")).try_for_each(vocalized),
        English => {
            // In brackets stands the phrase that a gloss is for.
            let outside: String = cell
                .split('(')
                .enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.split_once(')').map_or(part, |p| p.1) })
                .collect();
            if outside.chars().any(arabic_letter) { Err("Arabic letters outside brackets".to_owned()) } else { Ok(()) }
        }
        Complement => complement(cell),
    }
}

fn root(cell: &str) -> Result<(), String> {
    let radicals: Vec<&str> = cell.split(' ').collect();
    if !(3..=5).contains(&radicals.len()) {
        return Err("a root has 3 to 5 radicals, a blank between".to_owned());
    }
    let radical = |r: &str| {
        let mut letters = r.chars();
        let (one, two) = (letters.next(), letters.next());
        two.is_none() && one.is_some_and(|c| arabic_letter(c) && !"آأإؤئاةى".contains(c))
    };
    match radicals.iter().find(|r| !radical(r)) {
        Some(r) => Err(format!("`{r}` is no radical: hamza is ء, weak ones و or ي")),
        None => Ok(()),
    }
}

/// Loans in titles and terms that are written without the vowels that matter: to be mended in their rows.
const HALF_VOCALIZED: [&str; 1] = ["بِريكست"];

/// Whether every word is vocalised: no word of three letters without a mark, no four letters without one between, fatha before alef.
fn vocalized(text: &str) -> Result<(), String> {
    text.split(' ').filter(|word| !HALF_VOCALIZED.contains(word)).try_for_each(|word| {
        written(word)?;
        let body =
            ["وَال", "بِال", "كَال", "لِل", "ال", "وَا", "بِا", "لِا", "كَا"].iter().find_map(|a| word.strip_prefix(a)).unwrap_or(word);
        let letters: Vec<char> = body.chars().collect();
        let count = letters.iter().filter(|c| arabic_letter(**c)).count();
        if count > 2 && !letters.iter().any(|c| is_mark(*c) || *c == 'آ') {
            return Err(format!("`{word}` has no vowel signs"));
        }
        let mut run = 0;
        for (at, c) in letters.iter().enumerate() {
            run = if is_mark(*c) { 0 } else { run + 1 };
            if run > 4 || run == 4 && letters.get(at + 1).is_none_or(|next| !is_mark(*next)) {
                return Err(format!("`{word}`: letters without vowel signs"));
            }
            // The alef of مِائَة is not read.
            if *c == 'ا' && at > 0 && !word.contains("مِائ") && !matches!(letters[at - 1], '\u{64B}' | '\u{64E}' | SHADDA) {
                return Err(format!("`{word}`: an alef without fatha or tanwin before it"));
            }
        }
        Ok(())
    })
}

/// What holds of any Arabic word in the tables: the article's letter has no shadda, a mark stands on a letter.
fn written(word: &str) -> Result<(), String> {
    let letters: Vec<char> = word.chars().collect();
    if let ['ا', 'ل', sun, rest @ ..] = letters.as_slice()
        && arabic_letter(*sun)
        && rest.iter().take_while(|c| is_mark(**c)).any(|c| *c == SHADDA)
        // اللَّذَان, اللّٰهُمَّ: no article before the word.
        && *sun != 'ل'
    {
        return Err(format!("`{word}`: no shadda after the article"));
    }
    Ok(())
}

/// A complement: an object or none, then a preposition, a clause, both, or words as they were said.
fn complement(cell: &str) -> Result<(), String> {
    let rest = cell.strip_prefix("ه ").unwrap_or(cell);
    let clause = |text: &str| matches!(text, "أن" | "أنّ" | "إنّ");
    let preposition = |text: &str| matches!(text, "ب" | "على" | "عن" | "ل" | "إلى" | "من" | "في" | "مع");
    let fits = match rest.split_once(' ') {
        Some((before, after)) => preposition(before) && clause(after),
        None => {
            preposition(rest)
                || clause(rest)
                || rest.strip_prefix('ب').is_some_and(clause)
                || cell == rest && matches!(rest, "ه" | ":" | "-")
        }
    };
    if fits { Ok(()) } else { Err("see the complements in assets/README.md".to_owned()) }
}

/// Offices of people: `office@CODE from-to` with an office of the titles and the code of a country or body.
#[test]
fn offices_of_people() {
    let tables = tables::all();
    let countries = countries(&tables);
    let table = |path: &str| tables.iter().find(|t| t.path == path).unwrap();
    let titles = table("gazetteer/titles.tsv").rows();
    let offices: BTreeSet<&str> = titles.iter().map(|r| r.cells[5]).collect();
    let bodies = table("gazetteer/organizations.tsv").rows();
    let bodies: BTreeSet<&str> = bodies.iter().flat_map(|r| r.cells[3].split(';').chain([r.cells[2]])).collect();
    let year = |text: &str| text.is_empty() || text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let mut faults = Faults::default();
    let people = table("gazetteer/people.tsv");
    for row in people.rows().iter().skip(1) {
        for role in row.cells[6].split(';').filter(|r| *r != "-") {
            let parts =
                role.split_once('@').and_then(|(office, rest)| rest.rsplit_once(' ').map(|(code, years)| (office, code, years)));
            let Some((office, code, years)) = parts else {
                faults.add(people, row, format!("`{role}`: office@CODE from-to"));
                continue;
            };
            let (from, to) = years.split_once('-').unwrap_or((years, years));
            if !year(from) || !year(to) || from.is_empty() && to.is_empty() || !from.is_empty() && !to.is_empty() && from > to {
                faults.add(people, row, format!("`{role}`: years, from-to"));
            }
            if !offices.contains(office) {
                faults.add(people, row, format!("`{office}` is the office of no title"));
            }
            if !countries.contains(code) && !bodies.contains(code) {
                faults.add(people, row, format!("`{code}` is no country and no body"));
            }
        }
    }
    faults.none();
}

/// One lemma, one row; a second of the same spelling and part of speech must at least mean something else.
#[test]
fn lemmas_are_not_repeated() {
    let tables = tables::all();
    let mut faults = Faults::default();
    let mut seen: BTreeMap<(&str, String), (String, String)> = BTreeMap::new();
    for table in tables.iter().filter(|t| t.path.starts_with("lexicon/")) {
        let pos = ["nouns", "verbs", "adjectives"].into_iter().find(|p| table.path.contains(p));
        let (Some(pos), rows) = (pos, table.rows()) else { continue };
        let gloss = rows[0].cells.iter().position(|c| *c == "gloss").unwrap();
        for row in &rows[1..] {
            let place = format!("{}:{}", table.path, row.line);
            let meaning = (place, row.cells[gloss].to_owned());
            if let Some((before, other)) = seen.insert((pos, row.cells[0].to_owned()), meaning)
                && other == row.cells[gloss]
            {
                faults.add(table, row, format!("`{}` stands in {before} too", row.cells[0]));
            }
        }
    }
    faults.none();
}

/// Reports only: what a derivation names should be a row.
#[test]
fn derivations_lead_somewhere() {
    let tables = tables::all();
    let mut lemmas: BTreeSet<String> = BTreeSet::new();
    for table in tables.iter().filter(|t| t.path.starts_with("lexicon/") || t.path.starts_with("gazetteer/")) {
        lemmas.extend(table.rows().iter().skip(1).map(|r| r.cells[0].trim_start_matches("ال").to_owned()));
    }
    let mut open: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let all: Vec<(&Table, Vec<Row<'_>>)> = tables.iter().map(|t| (t, t.rows())).collect();
    for (table, rows) in &all {
        let Some(at) = rows[0].cells.iter().position(|c| *c == "derivation") else { continue };
        for row in rows.iter().skip(1) {
            for (kind, lemma) in row.cells[at].split(';').filter_map(|item| item.split_once(':')) {
                if !lemmas.contains(lemma) {
                    open.entry(kind).or_default().push(format!("{}:{} {lemma}", table.path, row.line));
                }
            }
        }
    }
    for (kind, rows) in &open {
        println!(
            "{kind}: {} lead to no row, such as {}",
            rows.len(),
            rows.iter().take(5).cloned().collect::<Vec<_>>().join(", ")
        );
    }
}

#[test]
fn order_is_by_letters_and_keeps_comments() {
    let table = "# head\nform\tkind\nبَاب\t1\n# of آب\nآب\t2\nأَب\t3\nأَبّ\t4\nأَب\t0\n\n";
    let tidy = tables::tidy(table);
    assert_eq!(tidy, "# head\nform\tkind\n# of آب\nآب\t2\nأَب\t3\nأَبّ\t4\nأَب\t0\nبَاب\t1\n");
    assert_eq!(tables::tidy(&tidy), tidy);
    assert_eq!(bare("شَرَاكَة"), "شراكة");
}
