//! The tables of `assets/` → the blob that the program opens.
//!
//! In: the text of every table. Out: the blob's bytes and what is wrong with rows, each error naming file, line and cure; a wrong row is left out.
//! `build.rs` includes this folder by path and runs it once; the row test runs it again and wants no error.

mod forms;
mod lexemes;
mod names;
mod phrases;
mod rows;
mod traits;
pub(crate) mod writer;

pub use rows::{RowError, Source};

use crate::lexicon::english::Irregular;
use crate::lexicon::format::{Section, entity, lemma};
use forms::Forms;
use lexemes::Context;
use names::Gazetteer;
use phrases::Phrases;
use rows::read;
use std::collections::BTreeMap;
use writer::{Blob, Strings};

/// What came of the tables.
#[derive(Debug)]
pub struct Compiled {
    /// The blob; see [`crate::lexicon::format`].
    pub blob: Vec<u8>,
    /// Rows that were left out.
    pub errors: Vec<RowError>,
    /// Words of phrases that the lexicon lacks: a stand-in lemma was made for each.
    pub unknown_words: Vec<RowError>,
    /// How many spellings of forms there are.
    pub forms: usize,
    /// How many names.
    pub names: usize,
}

/// Irregular English words, read from `english/`.
#[derive(Debug, Default)]
struct English<'a> {
    verbs: BTreeMap<&'a str, [&'a str; 4]>,
    nouns: BTreeMap<&'a str, &'a str>,
    /// `table/form` → English.
    transfer: BTreeMap<String, &'a str>,
}

impl Irregular for English<'_> {
    fn verb(&self, base: &str) -> Option<[&str; 4]> {
        self.verbs.get(base).copied()
    }
    fn noun(&self, singular: &str) -> Option<&str> {
        self.nouns.get(singular).copied()
    }
}

/// Compiles the tables. Their order does not matter; unknown paths are passed over.
///
/// # Errors
/// Only when the automata cannot be built, which means that keys came out of order: a defect of the compiler, not of a row.
pub fn compile(sources: &[Source]) -> Result<Compiled, fst::Error> {
    let mut errors = Vec::new();
    let under = |prefix: &str| sources.iter().filter(move |s| s.path.starts_with(prefix)).collect::<Vec<_>>();
    let table = |path: &str| sources.iter().filter(move |s| s.path == path).collect::<Vec<_>>();
    let english = read_english(&under("english/"), &mut errors);
    let mut strings = Strings::new();
    let mut forms = Forms::new();
    let mut gazetteer = Gazetteer::default();
    let mut phrases = Phrases::default();
    let mut cx = Context { forms: &mut forms, strings: &mut strings, errors: &mut errors, english: &english };

    // Rows before what rules derive from other rows; common words before names, whose parts they may be.
    under("lexicon/nouns").into_iter().for_each(|s| lexemes::nouns(s, &mut cx));
    table("lexicon/adjectives.tsv").into_iter().for_each(|s| lexemes::adjectives(s, &mut cx));
    table("lexicon/particles.tsv").into_iter().for_each(|s| lexemes::particles(s, &mut cx));
    table("lexicon/clitics.tsv").into_iter().for_each(|s| lexemes::clitics(s, &mut cx));
    table("lexicon/pronouns.tsv").into_iter().for_each(|s| lexemes::listed(s, lexemes::PRONOUNS, &mut cx));
    table("lexicon/numbers.tsv").into_iter().for_each(|s| lexemes::listed(s, lexemes::NUMBERS, &mut cx));
    table("lexicon/verbs.tsv").into_iter().for_each(|s| lexemes::verbs(s, &mut cx));
    table("gazetteer/given_names.tsv").into_iter().for_each(|s| Gazetteer::person_names(s, lemma::FLAG_GIVEN, &mut cx));
    table("gazetteer/family_names.tsv").into_iter().for_each(|s| Gazetteer::person_names(s, lemma::FLAG_FAMILY, &mut cx));
    table("gazetteer/places.tsv").into_iter().for_each(|s| gazetteer.places(s, &mut cx));
    table("gazetteer/people.tsv").into_iter().for_each(|s| gazetteer.people(s, &mut cx));
    table("gazetteer/organizations.tsv").into_iter().for_each(|s| gazetteer.organizations(s, &mut cx));
    table("gazetteer/instruments.tsv").into_iter().for_each(|s| gazetteer.things(s, entity::INSTRUMENT, &mut cx));
    table("gazetteer/events.tsv").into_iter().for_each(|s| gazetteer.things(s, entity::EVENT, &mut cx));
    under("glossary/").into_iter().for_each(|s| phrases.glossary(s, &mut cx));
    table("gazetteer/titles.tsv").into_iter().for_each(|s| phrases.titles(s, &mut cx));
    table("cues/reporting.tsv").into_iter().for_each(|s| phrases.reporting(s, &mut cx));
    table("cues/events.tsv").into_iter().for_each(|s| phrases.frames(s, &mut cx));
    table("cues/connectors.tsv").into_iter().for_each(|s| phrases.connectors(s, &mut cx));
    table("cues/time.tsv").into_iter().for_each(|s| phrases.times(s, &mut cx));
    table("cues/heads.tsv").into_iter().for_each(|s| phrases.heads(s, &mut cx));

    let unknown_words = std::mem::take(&mut phrases.unknown);
    let mut blob = Blob::new();
    write_english(&english, &mut blob, &mut strings);
    phrases.mark(&mut forms, &strings);
    phrases.write(&mut blob);
    let names = gazetteer.write(&mut blob, &mut strings)?;
    let forms = forms.write(&mut blob)?;
    blob.bytes(Section::Strings, strings.into_bytes());
    Ok(Compiled { blob: blob.finish(), errors, unknown_words, forms, names })
}

/// `verbs.tsv` and `nouns.tsv` inflect English; every other table of the folder is a list of renderings by Arabic form or English word.
fn read_english<'a>(sources: &[&'a Source], errors: &mut Vec<RowError>) -> English<'a> {
    let mut out = English::default();
    for &source in sources {
        match source.path.as_str() {
            "english/verbs.tsv" => {
                for row in read(source, "base past participle gerund third", errors) {
                    out.verbs.insert(row.cell(0), [row.cell(1), row.cell(2), row.cell(3), row.cell(4)]);
                }
            }
            "english/nouns.tsv" => {
                for row in read(source, "singular plural", errors) {
                    out.nouns.insert(row.cell(0), row.cell(1));
                }
            }
            path => {
                let name = path.trim_start_matches("english/").trim_end_matches(".tsv");
                for row in read(source, "form english note", errors) {
                    out.transfer.insert(format!("{name}/{}", row.cell(0)), row.cell(1));
                }
            }
        }
    }
    out
}

fn write_english(english: &English<'_>, blob: &mut Blob, strings: &mut Strings) {
    let mut text = |t: &str| strings.intern(t);
    let verbs: Vec<[u32; 5]> =
        english.verbs.iter().map(|(base, f)| [text(base), text(f[0]), text(f[1]), text(f[2]), text(f[3])]).collect();
    let nouns: Vec<[u32; 2]> = english.nouns.iter().map(|(one, many)| [text(one), text(many)]).collect();
    blob.table(Section::EnglishVerbs, &verbs);
    blob.table(Section::EnglishNouns, &nouns);
    let transfer: Vec<[u32; 2]> = english.transfer.iter().map(|(key, e)| [text(key), text(e)]).collect();
    blob.table(Section::Transfer, &transfer);
}
