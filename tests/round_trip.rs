//! Every form that the inflector makes of a row is found again by the analyser: its letters alone give back the lemma with the same features, and with
//! its vowels nothing is found that contradicts them.
//!
//! A sample of rows by default; all of them with `TARJUMAN_ROUND_TRIP=all` (some minutes in debug, seconds with `--profile quick`).

#[allow(dead_code, reason = "shared with the row test, which uses all of it")]
mod tables;

use std::collections::HashMap;

use tables::Table;
use tarjuman::annotate::morphology::{Enclitic, Letters, Proclitics, Reading, Scratch, all_readings, readings};
use tarjuman::lexicon::Lexicon;
use tarjuman::lexicon::features::{Attachment, Case, Ending, Form, Gender, Mood, Number, Person, Pos};
use tarjuman::lexicon::inflect::{AdjectiveEntry, NounEntry, VerbEntry, adjective, noun, verb};
use tarjuman::text::letters;

/// One row in so many is tried, unless all are asked for.
const SAMPLE: usize = 97;

/// A row's lemma and all its forms.
struct Row {
    place: String,
    lemma: (String, Pos, String),
    forms: Vec<Form>,
}

fn list(cell: &str) -> Vec<&str> {
    cell.split(';').filter(|part| *part != "-").collect()
}

/// The rows of verbs, nouns and adjectives.
fn rows() -> Vec<Row> {
    let mut out = Vec::new();
    for table in &tables::all() {
        let Some(name) = table.path.strip_prefix("lexicon/") else { continue };
        let inflect: fn(&[&str]) -> Vec<Form> = match name {
            "verbs.tsv" => |c| verb(&VerbEntry { lemma: c[0], root: c[1], form: c[2], present: c[3] }).unwrap_or_default(),
            "adjectives.tsv" => |c| {
                let entry = AdjectiveEntry { lemma: c[0], root: c[1], feminine: c[2], plurals: &list(c[3]) };
                adjective(&entry).unwrap_or_default()
            },
            _ if name.starts_with("nouns") => |c| {
                let entry = NounEntry { lemma: c[0], root: c[1], gender: c[2], human: c[3] == "h", plurals: &list(c[4]) };
                noun(&entry).unwrap_or_default()
            },
            _ => continue,
        };
        let pos = match name {
            "verbs.tsv" => Pos::Verb,
            "adjectives.tsv" => Pos::Adj,
            _ => Pos::Noun,
        };
        out.extend(lemmas(table, pos, inflect));
    }
    out
}

fn lemmas(table: &Table, pos: Pos, inflect: fn(&[&str]) -> Vec<Form>) -> Vec<Row> {
    let rows = table.rows();
    let all = std::env::var("TARJUMAN_ROUND_TRIP").is_ok_and(|wanted| wanted == "all");
    let step = if all { 1 } else { SAMPLE };
    let made = rows.iter().skip(1).step_by(step).map(|row| Row {
        place: format!("{}:{}", table.path, row.line),
        lemma: (row.cells[0].to_owned(), pos, row.cells[1].trim_start_matches('-').to_owned()),
        forms: inflect(&row.cells),
    });
    made.collect()
}

const HIS: Enclitic = Enclitic { person: Person::Third, gender: Gender::Masc, number: Number::Sing };

const MY: Enclitic = Enclitic { person: Person::First, gender: Gender::None, number: Number::Sing };

/// The word in which a form stands: alone, or with ـه (ـي) where it stands only before a pronoun.
fn word(form: &Form) -> (String, Option<Enclitic>) {
    match form.features.attachment {
        Attachment::Bound => (format!("{}ه", form.vocalized), Some(HIS)),
        Attachment::Mine => (format!("{}ي", form.vocalized), Some(MY)),
        _ => (form.vocalized.clone(), None),
    }
}

fn analyse(lexicon: &Lexicon, word: &str) -> (Letters, Vec<Reading>) {
    let letters = Letters::read(word).unwrap_or_default();
    let mut found = Vec::new();
    all_readings(lexicon, &letters, &mut Scratch::default(), &mut found);
    (letters, found)
}

fn bare(word: &str) -> String {
    word.chars().filter(|c| !letters::is_mark(*c)).collect()
}

/// The faults of one kind, of which some are shown.
#[derive(Default)]
struct Faults(usize, Vec<String>);

impl Faults {
    fn add(&mut self, fault: impl FnOnce() -> String) {
        self.0 += 1;
        if self.1.len() < 40 {
            self.1.push(fault());
        }
    }

    fn report(&self, what: &str) -> String {
        format!("{} {what}\n{}\n", self.0, self.1.join("\n"))
    }
}

/// Whether the lexicon has the form at all, before readings that cost much more than the best are dropped.
fn stored(lexicon: &Lexicon, form: &Form, ids: &[u32]) -> bool {
    let codes: Vec<u8> = bare(&form.vocalized).chars().filter_map(letters::code).collect();
    let mut found = false;
    lexicon.own_matches(&codes, 0, |hit| {
        if hit.length == codes.len() {
            lexicon.cells(hit.group, |cell| {
                found |= ids.contains(&cell.lemma)
                    && cell.features == form.features
                    && lexicon.vocalize(&codes, cell.pattern) == form.vocalized;
            });
        }
    });
    found
}

/// Whether a mark may stand on a proclitic: و ف أ ك س and emphatic ل have fatha, ب kasra, ل either, the article none or hamzat al-wasl's fatha.
fn proclitic_agrees(letter: Option<char>, mark: u8) -> bool {
    let allowed: &[u8] = match letter {
        Some('ب') => &[0, 3],
        Some('ل') => &[0, 1, 3],
        _ => &[0, 1],
    };
    allowed.contains(&(mark & 7))
}

/// How many letters an attached pronoun has.
fn length(pronoun: Enclitic, verb: bool) -> usize {
    match (pronoun.person, pronoun.gender, pronoun.number) {
        (_, _, Number::Dual) => 3,
        (Person::Third, Gender::Masc, Number::Sing) | (Person::Second, _, Number::Sing) => 1,
        (Person::First, _, Number::Sing) => 1 + usize::from(verb),
        _ => 2,
    }
}

/// Which letter of the word has a mark that contradicts a reading, if one has.
fn contradiction(lexicon: &Lexicon, written: &Letters, reading: &Reading) -> Option<usize> {
    let pattern = lexicon.pattern(reading.pattern);
    let verb = reading.features.pos == Pos::Verb;
    let ends = written.codes.len() - reading.enclitic.map_or(0, |pronoun| length(pronoun, verb));
    let from = ends.checked_sub(pattern.len())?;
    (0..ends).find(|&at| {
        let mark = written.marks[at];
        let Some(place) = at.checked_sub(from) else { return !proclitic_agrees(letters::letter(written.codes[at]), mark) };
        let known = pattern[place];
        let open = place + 1 == pattern.len() && known & 7 == 0;
        let vowel = mark & 7 == 0 || mark & 7 == known & 7 || open;
        let shadda = mark & 8 == 0 || known & 8 != 0 || place == 0 && from > 0;
        !(vowel && shadda)
    })
}

/// The form with its case or mood vowel and ـهُ, if it takes pronouns.
fn with_pronoun(form: &Form) -> Option<String> {
    let f = form.features;
    if !matches!(f.attachment, Attachment::Either | Attachment::Bound) {
        return None;
    }
    let vowel = match (f.ending, f.case, f.mood) {
        (Ending::Complete, ..) => "",
        (_, Case::Gen, _) => "\u{650}",
        (_, Case::Acc, _) | (_, _, Mood::Sub | Mood::SubJus) => "\u{64E}",
        (Ending::Defective, ..) => "",
        _ => "\u{64F}",
    };
    let (stem, shadda) = form.vocalized.strip_suffix('\u{651}').map_or((form.vocalized.as_str(), ""), |stem| (stem, "\u{651}"));
    Some(format!("{stem}{vowel}{shadda}ه\u{64F}"))
}

#[test]
fn every_form_is_found_again() {
    let lexicon = Lexicon::embedded();
    let mut ids: HashMap<(String, Pos, String), Vec<u32>> = HashMap::new();
    for id in 0..u32::try_from(lexicon.lemma_count()).unwrap() {
        let lemma = lexicon.lemma(id);
        ids.entry((lemma.form.to_owned(), lemma.pos, lemma.root.to_owned())).or_default().push(id);
    }
    let (mut lemmas, mut forms, mut unlikely) = (0, 0, 0);
    let [mut absent, mut lost, mut dropped, mut vowelled, mut wrong]: [Faults; 5] = Default::default();
    for row in rows() {
        let own = ids.get(&row.lemma).unwrap_or_else(|| panic!("{}: the lexicon has no {:?}", row.place, row.lemma));
        lemmas += 1;
        assert!(!row.forms.is_empty(), "{}", row.place);
        for form in &row.forms {
            forms += 1;
            if !stored(&lexicon, form, own) {
                absent.add(|| format!("{}: {}", row.place, form.vocalized));
                continue;
            }
            let (word, pronoun) = word(form);
            // «ق» and «ع» are abbreviations, not imperatives: the analyser says so.
            if bare(&word).chars().count() == 1 {
                continue;
            }
            let mine = |r: &&Reading| r.lemma.is_some_and(|id| own.contains(&id.0));
            let letters = Letters::read(&bare(&word)).unwrap_or_default();
            let mut likely = Vec::new();
            readings(&lexicon, &letters, u16::MAX, &mut Scratch::default(), &mut likely);
            let (_, found) = analyse(&lexicon, &bare(&word));
            if !likely.iter().any(|r| mine(&r)) {
                unlikely += 1;
            }
            if !found.iter().any(|r| mine(&r)) {
                lost.add(|| format!("{}: {word} {:?}", row.place, form.features.mood));
            } else if !found.iter().filter(mine).any(|r| r.features == form.features && r.enclitic == pronoun) {
                dropped.add(|| format!("{}: {word}", row.place));
            }
            let joined = with_pronoun(form).map(|word| (word, Some(HIS), Proclitics::default()));
            let after_and = Some((format!("و\u{64E}{word}"), pronoun, Proclitics::WA));
            for (word, pronoun, proclitics) in
                [Some((word, pronoun, Proclitics::default())), after_and, joined].into_iter().flatten()
            {
                let (letters, found) = analyse(&lexicon, &word);
                let fits = |r: &Reading| (r.features, r.enclitic, r.proclitics) == (form.features, pronoun, proclitics);
                if !found.iter().filter(mine).any(fits) {
                    vowelled.add(|| format!("{}: {word}", row.place));
                }
                for reading in &found {
                    if let Some(at) = contradiction(&lexicon, &letters, reading) {
                        let lemma = reading.lemma.map_or("", |id| lexicon.citation(id.0));
                        wrong.add(|| format!("{}: {word} read as {lemma} {:?}, letter {at}", row.place, reading.proclitics));
                    }
                }
            }
        }
    }
    println!("{lemmas} lemmas, {forms} forms; {unlikely} that running text is not read as");
    let kinds = [
        (&absent, "forms that the lexicon does not hold"),
        (&lost, "forms whose letters do not lead to the lemma"),
        (&dropped, "forms whose letters lead to the lemma, but not to that form of it"),
        (&vowelled, "forms that are not found with their vowels"),
        (&wrong, "readings that contradict the vowels"),
    ];
    let text: Vec<String> = kinds.iter().filter(|(faults, _)| faults.0 > 0).map(|(faults, what)| faults.report(what)).collect();
    assert!(text.is_empty(), "{lemmas} lemmas, {forms} forms\n{}", text.join("\n"));
    // Of letters that may be an imperative or a passive nobody uses, running text keeps the likelier lemma only.
    assert!(unlikely * 100 < forms, "{unlikely} of {forms} forms are lost to likelier words");
}

/// Marks that somebody wrote are believed, also on clitics, sukun among them.
#[test]
fn marks_are_believed() {
    let lexicon = Lexicon::embedded();
    let mut faults = Vec::new();
    for (word, wanted, not) in [
        ("كِتَابُهُ", "كِتَاب", "كِتَابَة"),
        ("كِتَابَهَا", "كِتَاب", "كِتَابَة"),
        ("بِكِتَابِهِمْ", "كِتَاب", "كُتَّاب"),
        ("أَبْنَاؤُهُ", "اِبن", ""),
        ("يَكْتُبُهُ", "كَتَب", "أَكتَب"),
        ("وُضِعَ", "وَضَع", "ضَاع"),
        ("لِلْقُدْسِ", "قُدس", ""),
        ("وَالْكِتَابِ", "كِتَاب", ""),
        ("الِاجْتِمَاعُ", "اِجتِمَاع", ""),
        ("قَدْ", "قَد", "قَدّ"),
        ("عِلْم", "عِلم", "عَلَّم"),
        ("كِلَاهُمَا", "كِلَا", "كُلّ"),
        ("كِلْتَيْهِمَا", "كِلَا", ""),
        ("بَدَأُوا", "بَدَأ", "بُدّ"),
        ("فَمُهُ", "فَم", ""),
    ] {
        let (_, found) = analyse(&lexicon, word);
        let has = |lemma: &str| found.iter().any(|r| r.lemma.is_some_and(|id| lexicon.citation(id.0) == lemma));
        if !has(wanted) || !not.is_empty() && has(not) {
            let lemmas: Vec<&str> = found.iter().filter_map(|r| r.lemma).map(|id| lexicon.citation(id.0)).collect();
            faults.push(format!("{word}: {lemmas:?}"));
        }
    }
    // Sukun and the vowel of the ending tell the persons apart.
    for (word, person) in [("كَتَبْتُ", Person::First), ("كَتَبَتْ", Person::Third), ("كَتَبَتِ", Person::Third), ("كَتَبْتَ", Person::Second)]
    {
        let (_, found) = analyse(&lexicon, word);
        let persons: Vec<Person> = found.iter().filter(|r| r.features.pos == Pos::Verb).map(|r| r.features.person).collect();
        if persons.is_empty() || persons.iter().any(|p| *p != person) {
            faults.push(format!("{word}: {persons:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
