//! The tables of `gazetteer/` → entries, the names they are found by, and the words of those names as lemmas.

use super::forms::{Forms, Lemma};
use super::lexemes::Context;
use super::rows::{Row, Source, read};
use super::writer::{Blob, Strings};
use crate::lexicon::automaton::{lay_out, name_codes};
use crate::lexicon::english::Irregular;
use crate::lexicon::features::{Attachment, Ending, Features, Form, Gender, Pos};
use crate::lexicon::format::{Section, entity, lemma};
use crate::lexicon::inflect;
use crate::text::letters;
use crate::text::normalize::{folded, unmarked};
use std::collections::BTreeMap;

/// Level of a word that is a name by itself.
const NAME_LEVEL: u32 = 3;
/// Level of countries and capitals, which news names in every other sentence.
const STATE_LEVEL: u32 = 2;
const PART_LEVEL: u32 = 5;

/// The gazetteer under construction.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    entities: Vec<[u32; entity::WIDTH]>,
    names: BTreeMap<String, Vec<u32>>,
    countries: BTreeMap<String, u32>,
}

/// What the tables have in different columns.
struct Entry<'a> {
    name: &'a str,
    variants: Vec<&'a str>,
    english: &'a str,
    aliases: &'a str,
    table: u32,
    kind: &'a str,
    country: &'a str,
    gender: &'a str,
    extra: &'a str,
    demonym: &'a str,
}

impl Gazetteer {
    pub(crate) fn places<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        const HEADER: &str = "name variants english aliases kind country gender nisba nisba_plural demonym capital_of";
        for row in read(source, HEADER, cx.errors) {
            let entry = Entry {
                kind: row.cell(4),
                country: row.cell(5),
                gender: row.cell(6),
                extra: row.cell(10),
                demonym: row.cell(9),
                ..Entry::head(&row, entity::PLACE)
            };
            let id = self.add(&entry, cx);
            if entry.kind == "country" && !entry.country.is_empty() {
                self.countries.entry(entry.country.to_owned()).or_insert(id);
            }
            if !row.cell(7).is_empty() {
                nisba(&row, id, cx);
            }
        }
    }

    pub(crate) fn people<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "name variants english aliases gender country roles", cx.errors) {
            let head = Entry::head(&row, entity::PERSON);
            let entry = Entry { kind: "person", gender: row.cell(4), country: row.cell(5), extra: row.cell(6), ..head };
            let id = self.add(&entry, cx);
            self.surname(&entry, id, cx);
        }
    }

    pub(crate) fn organizations<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "name variants english aliases kind country gender", cx.errors) {
            let head = Entry::head(&row, entity::ORGANIZATION);
            let entry = Entry { kind: row.cell(4), country: row.cell(5), gender: row.cell(6), ..head };
            self.add(&entry, cx);
        }
    }

    /// Instruments and events.
    pub(crate) fn things<I: Irregular>(&mut self, source: &Source, table: u32, cx: &mut Context<'_, I>) {
        for row in read(source, "name variants english aliases kind country", cx.errors) {
            let entry = Entry { kind: row.cell(4), country: row.cell(5), ..Entry::head(&row, table) };
            self.add(&entry, cx);
        }
    }

    /// Given or family names: lemmas only; who bears them is for the engine to find.
    pub(crate) fn person_names<I: Irregular>(source: &Source, flag: u32, cx: &mut Context<'_, I>) {
        for row in read(source, "name variants english gender origin", cx.errors) {
            let feminine = if row.cell(3) == "f" { lemma::FLAG_FEMININE } else { 0 };
            for name in std::iter::once(row.cell(0)).chain(row.list(1)) {
                let words: Vec<&str> = name.split_whitespace().collect();
                let english: Vec<&str> = row.cell(2).split_whitespace().collect();
                for (at, word) in words.iter().enumerate() {
                    let aligned = english.get(at).copied().filter(|_| english.len() == words.len());
                    let part = if words.len() > 1 { lemma::FLAG_NAME_PART } else { 0 };
                    // «كان» of a family is rarer than the verb; «عبد» begins half of the given names.
                    let level = if part == 0 || flag == lemma::FLAG_GIVEN { NAME_LEVEL } else { PART_LEVEL };
                    name_lemma(word, aligned.unwrap_or(row.cell(2)), flag | feminine | part | lemma::FLAG_HUMAN, 0, level, cx);
                }
            }
        }
    }

    fn add<I: Irregular>(&mut self, entry: &Entry<'_>, cx: &mut Context<'_, I>) -> u32 {
        let id = u32::try_from(self.entities.len()).unwrap_or(u32::MAX);
        let mut text = |t: &str| cx.strings.intern(t);
        self.entities.push([
            text(entry.name),
            text(entry.english),
            text(entry.aliases),
            entry.table,
            text(entry.kind),
            text(entry.country),
            text(entry.gender),
            text(entry.extra),
            text(entry.demonym),
        ]);
        for name in std::iter::once(entry.name).chain(entry.variants.iter().copied()) {
            let key = key(name);
            if key.is_empty() {
                continue;
            }
            let ids = self.names.entry(key).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
            name_words(name, entry, id, cx);
        }
        id
    }

    /// A person is also found by the last word of the name, unless that word means something else.
    fn surname<I: Irregular>(&mut self, entry: &Entry<'_>, id: u32, cx: &Context<'_, I>) {
        for name in std::iter::once(entry.name).chain(entry.variants.iter().copied()) {
            let words: Vec<&str> = name.split_whitespace().collect();
            let Some(last) = words.last().filter(|_| words.len() > 1) else { continue };
            let surname = key(last);
            if surname.chars().count() < 4
                || cx.forms.is_given_name(&unmarked(last))
                || cx.forms.is_common(&unmarked(last))
                || cx.forms.is_common(&unmarked(article_of(last).1))
            {
                continue;
            }
            let ids = self.names.entry(surname).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }

    pub(crate) fn write(self, blob: &mut Blob, strings: &mut Strings) -> Result<usize, fst::Error> {
        let mut rows: Vec<[u32; 2]> = Vec::new();
        let mut builder = fst::MapBuilder::memory();
        let count = self.names.len();
        let spelt = |key: &str| {
            let mut codes = Vec::new();
            key.chars().for_each(|c| name_codes(c, |code| codes.push(code)));
            codes
        };
        let names: BTreeMap<Vec<u8>, Vec<u32>> = self.names.iter().map(|(key, ids)| (spelt(key), ids.clone())).collect();
        for (key, ids) in names {
            builder.insert(key, rows.len() as u64)?;
            let last = ids.len().saturating_sub(1);
            rows.extend(ids.into_iter().enumerate().map(|(at, id)| [id, u32::from(at < last)]));
        }
        let names = lay_out(&builder.into_map())
            .ok_or_else(|| std::io::Error::other("a number of the automaton of names needs over three bytes"))?;
        blob.bytes(Section::Names, names);
        blob.table(Section::NameEntries, &rows);
        blob.table(Section::Entities, &self.entities);
        let countries: Vec<[u32; 2]> = self.countries.iter().map(|(code, &id)| [strings.intern(code), id]).collect();
        blob.table(Section::Countries, &countries);
        Ok(count)
    }
}

impl<'a> Entry<'a> {
    fn head(row: &Row<'a>, table: u32) -> Self {
        Entry {
            name: row.cell(0),
            variants: row.list(1),
            english: row.cell(2),
            aliases: row.cell(3),
            table,
            kind: "",
            country: "",
            gender: "",
            extra: "",
            demonym: "",
        }
    }
}

/// The key that a name is found by: its words folded, one blank between.
pub(crate) fn key(name: &str) -> String {
    name.split_whitespace().map(folded).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words of a name become lemmas of proper nouns, so that they are known wherever they stand.
fn name_words<I: Irregular>(name: &str, entry: &Entry<'_>, id: u32, cx: &mut Context<'_, I>) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let english: Vec<&str> = entry.english.split_whitespace().collect();
    let human = if entry.table == entity::PERSON { lemma::FLAG_HUMAN } else { 0 };
    let feminine = if entry.gender == "f" { lemma::FLAG_FEMININE } else { 0 };
    if let [word] = words.as_slice() {
        // Not a variant: «سورية» is an adjective as well.
        let state = entry.table == entity::PLACE && name == entry.name && (entry.kind == "country" || !entry.extra.is_empty());
        name_lemma(word, entry.english, human | feminine, id + 1, if state { STATE_LEVEL } else { NAME_LEVEL }, cx);
        return;
    }
    for (at, word) in words.iter().enumerate() {
        let bare = article_of(word).1;
        let spelt_otherwise = cx.forms.has_spelling(&unmarked(bare)) || cx.forms.has_spelling(&unmarked(word));
        let clitic = word.strip_prefix(letters::WAW).is_some_and(|rest| cx.forms.has_spelling(&unmarked(article_of(rest).1)));
        if spelt_otherwise || clitic {
            continue;
        }
        // Names of people keep their order in English; «لجنة نوبل» is the Nobel Committee.
        let aligned = entry.table == entity::PERSON && english.len() == words.len();
        let gloss = match (aligned, letters_of(word) < 4) {
            (true, _) => english.get(at).copied().unwrap_or(""),
            // «سي» of «واشنطن دي سي» means nothing by itself.
            (false, true) => "",
            (false, false) => entry.english,
        };
        name_lemma(word, gloss, human | lemma::FLAG_NAME_PART, 0, PART_LEVEL, cx);
    }
}

fn letters_of(word: &str) -> usize {
    word.chars().filter(|c| letters::is_letter(*c)).count()
}

/// A word without its article, and whether it had one.
fn article_of(word: &str) -> (bool, &str) {
    match word.strip_prefix("\u{627}\u{644}") {
        Some(rest) if rest.chars().filter(|c| !letters::is_mark(*c)).count() > 1 => (true, rest),
        _ => (false, word),
    }
}

fn name_lemma<I: Irregular>(word: &str, gloss: &str, flags: u32, entity: u32, level: u32, cx: &mut Context<'_, I>) {
    let word = word.trim_matches(|c: char| !letters::is_letter(c) && !letters::is_mark(c));
    if word.chars().filter(|c| letters::is_letter(*c)).count() < 2 {
        return;
    }
    let bare = article_of(word).1;
    let gender = if flags & lemma::FLAG_FEMININE != 0 { Gender::Fem } else { Gender::None };
    let human = flags & lemma::FLAG_HUMAN != 0;
    let vowelled = bare.chars().any(letters::is_mark);
    let ending = if vowelled { Ending::Diptote } else { Ending::Complete };
    let mut forms = Vec::new();
    let base = Features { pos: Pos::Propn, gender, human, ending, ..Features::default() };
    if let Some(stem) = bare.strip_suffix(letters::TEH_MARBUTA) {
        forms.push(Form { vocalized: bare.to_owned(), features: Features { attachment: Attachment::Free, ..base } });
        let bound = Features { attachment: Attachment::Bound, ..base };
        forms.push(Form { vocalized: format!("{stem}{}", letters::TEH), features: bound });
    } else {
        forms.push(Form { vocalized: bare.to_owned(), features: base });
    }
    let new = Lemma { form: bare, pos: Pos::Propn, gloss, flags, level, entity, ..Lemma::default() };
    cx.forms.add(cx.strings, &new, &forms);
}

/// The adjective and noun of a people: one lemma with its own plural.
fn nisba<I: Irregular>(row: &Row<'_>, id: u32, cx: &mut Context<'_, I>) {
    let plurals = row.list(8);
    let plurals = if plurals.is_empty() { vec!["ون"] } else { plurals };
    for form in row.list(7) {
        if cx.forms.has_lemma(form, Pos::Adj) {
            continue;
        }
        let entry = inflect::AdjectiveEntry { lemma: form, root: "-", feminine: "ة", plurals: &plurals };
        match inflect::adjective(&entry) {
            Ok(forms) => {
                let derivation = format!("nisba:{}", article_of(row.cell(0)).1);
                let gloss = if row.cell(9).is_empty() { row.cell(2) } else { row.cell(9) };
                let new = Lemma {
                    form,
                    pos: Pos::Adj,
                    gloss,
                    class: "ة",
                    flags: lemma::FLAG_NISBA,
                    topic: "states",
                    level: 2,
                    derivation: &derivation,
                    parts: plurals.join(";"),
                    entity: id + 1,
                    ..Lemma::default()
                };
                cx.forms.add(cx.strings, &new, &forms);
            }
            Err(error) => cx.errors.push(row.error(error)),
        }
    }
}

/// Whether the words of a phrase can be looked up: used by the phrase tables for names inside terms.
pub(crate) fn bare(word: &str) -> &str {
    article_of(word).1
}

/// The spelling of a lemma that a phrase needs and no table has.
pub(crate) fn unknown_word(strings: &mut Strings, forms: &mut Forms, word: &str) -> u32 {
    if forms.has_lemma(word, Pos::Noun) {
        return strings.intern(word);
    }
    let features = Features { pos: Pos::Noun, ..Features::default() };
    let form = Form { vocalized: word.to_owned(), features };
    let new = Lemma { form: word, pos: Pos::Noun, level: PART_LEVEL, flags: lemma::FLAG_DERIVED, ..Lemma::default() };
    forms.add(strings, &new, &[form]);
    strings.intern(word)
}
