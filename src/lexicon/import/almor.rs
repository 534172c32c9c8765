//! An ALMOR database → its stems, affixes and tables of what goes together.
//!
//! The format is that of CAMeL Tools: sections headed `###NAME###`; DEFAULTS in lines of `feature:value`; PREFIXES, SUFFIXES and STEMS in rows of letters, category and
//! features, tab-separated; TABLE AB (prefix and stem), BC (stem and suffix) and AC (prefix and suffix) in pairs of categories. Other sections are passed over.

use super::spelling::root_of;
use super::{Error, Lines, MOST_ROWS, lemma_of};
use crate::lexicon::features::Pos;
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::BufRead;

/// The features that inflect, one byte each: the first letter of the value, [`NONE`] for «na», 0 where nothing is said.
pub(super) type Values = [u8; 10];
pub(super) const PER: usize = 0;
pub(super) const ASP: usize = 1;
pub(super) const VOX: usize = 2;
pub(super) const MOD: usize = 3;
pub(super) const GEN: usize = 4;
pub(super) const NUM: usize = 5;
pub(super) const STT: usize = 6;
pub(super) const CAS: usize = 7;
/// Gender and number of the shape of the word, which count where the functional ones are not given.
pub(super) const FORM_GEN: usize = 8;
pub(super) const FORM_NUM: usize = 9;
/// Says of a feature that the word has none.
pub(super) const NONE: u8 = b'0';

/// What an affix holds besides inflection.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Clitic {
    /// Nothing.
    #[default]
    None,
    /// The pronoun of the third person masculine singular, by which the spelling before pronouns is known.
    Third,
    /// Another: taken off at run time, so not needed here.
    Other,
}

/// A prefix or suffix without clitics, or a suffix with ـه.
#[derive(Clone, Debug)]
pub(super) struct Affix {
    pub(super) text: String,
    pub(super) values: Values,
    pub(super) clitic: Clitic,
}

/// A stem.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    pub(super) category: u32,
    pub(super) lemma: u32,
    /// Where its letters begin in the pool, and how many bytes.
    start: u32,
    length: u8,
    pub(super) values: Values,
}

/// A lemma.
#[derive(Clone, Debug)]
pub(super) struct Lemma {
    pub(super) form: String,
    pub(super) pos: Pos,
    pub(super) root: String,
    pub(super) gloss: String,
    pub(super) human: bool,
}

/// Names of categories as numbers.
#[derive(Debug, Default)]
struct Names(FxHashMap<String, u32>);

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.0.get(name) {
            return known;
        }
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(name.to_owned(), next);
        next
    }
}

/// What a database says, as far as analyses need it.
#[derive(Debug, Default)]
pub struct Database {
    /// Affixes by category.
    pub(super) prefixes: FxHashMap<u32, Vec<Affix>>,
    pub(super) suffixes: FxHashMap<u32, Vec<Affix>>,
    pub(super) stems: Vec<Stem>,
    pub(super) lemmas: Vec<Lemma>,
    /// By category of stem.
    pub(super) prefixes_of: FxHashMap<u32, Vec<u32>>,
    pub(super) suffixes_of: FxHashMap<u32, Vec<u32>>,
    /// Category of prefix, category of suffix.
    pub(super) both: FxHashSet<(u32, u32)>,
    pool: String,
    /// The line that says under what terms it may be used.
    licence: Option<String>,
    /// Rows of stems whose letters or lemma are not Arabic.
    passed_over: usize,
}

impl Database {
    /// The vocalised letters of a stem.
    pub(super) fn text(&self, stem: &Stem) -> &str {
        let start = stem.start as usize;
        self.pool.get(start..start + usize::from(stem.length)).unwrap_or("")
    }

    /// The line in which the file names its licence.
    #[must_use]
    pub fn licence(&self) -> Option<&str> {
        self.licence.as_deref()
    }

    /// How many stems are no Arabic words (Latin letters, digits) and were passed over.
    #[must_use]
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Prefixes,
    Suffixes,
    Stems,
    PrefixStem,
    StemSuffix,
    PrefixSuffix,
    Defaults,
    /// The beginning, and sections that nothing is read from.
    Other,
}

const NEEDED: [(Part, &str); 6] = [
    (Part::Prefixes, "###PREFIXES###"),
    (Part::Suffixes, "###SUFFIXES###"),
    (Part::Stems, "###STEMS###"),
    (Part::PrefixStem, "###TABLE AB###"),
    (Part::StemSuffix, "###TABLE BC###"),
    (Part::PrefixSuffix, "###TABLE AC###"),
];

#[derive(Default)]
struct Reader {
    base: Database,
    categories: Names,
    lemma_ids: FxHashMap<String, u32>,
    defaults: FxHashMap<String, Values>,
    rows: [usize; NEEDED.len()],
    /// Whether the last pair of a table named a category that nothing before it has.
    new_in_last_pair: bool,
}

/// Reads a database.
///
/// # Errors
/// The first line that is not as the format has it, a section that is missing or empty, and what goes over the limits.
pub fn parse<R: BufRead>(lines: &mut Lines<R>) -> Result<Database, Error> {
    let mut reader = Reader::default();
    let mut part = Part::Other;
    loop {
        let number = lines.number() + 1;
        let Some(line) = lines.next_line()? else { break };
        if let Some(name) = line.trim().strip_prefix("###").and_then(|rest| rest.strip_suffix("###")) {
            part = part_named(name);
        } else if !line.trim().is_empty() {
            reader.line(part, line).map_err(|message| Error::Wrong(number, message))?;
        }
    }
    for ((_, title), rows) in NEEDED.into_iter().zip(reader.rows) {
        if rows == 0 {
            let last = lines.number();
            return Err(Error::Whole(format!(
                "the section {title} is missing or empty: is the file cut off at its line {last}?"
            )));
        }
    }
    // A file that does not end with the end of a line may have been cut off inside it.
    if !lines.ended() && reader.new_in_last_pair {
        return Err(lines.wrong("the file ends inside a row: is it cut off?"));
    }
    Ok(reader.base)
}

fn part_named(name: &str) -> Part {
    let title = format!("###{name}###");
    let needed = NEEDED.iter().find(|(_, own)| *own == title).map(|(part, _)| *part);
    needed.unwrap_or(if name == "DEFAULTS" { Part::Defaults } else { Part::Other })
}

impl Reader {
    fn line(&mut self, part: Part, line: &str) -> Result<(), String> {
        if let Some(at) = NEEDED.iter().position(|(own, _)| *own == part)
            && let Some(rows) = self.rows.get_mut(at)
        {
            *rows += 1;
            if *rows > MOST_ROWS {
                return Err(format!("the section has more than {} million rows", MOST_ROWS / 1_000_000));
            }
        }
        match part {
            Part::Prefixes | Part::Suffixes => self.affix(part, line),
            Part::Stems => self.stem(line),
            Part::PrefixStem | Part::StemSuffix | Part::PrefixSuffix => self.pair(part, line),
            Part::Defaults => self.default_line(line),
            Part::Other => {
                self.licence(line);
                Ok(())
            }
        }
    }

    fn licence(&mut self, line: &str) {
        let lower = line.to_lowercase();
        let says = ["license", "licence", "creative commons", "cc by", "cc-by"].iter().any(|word| lower.contains(word));
        if says && self.base.licence.is_none() {
            let text = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | ';' | '*' | '/'));
            self.base.licence = Some(text.chars().filter(|c| !c.is_control()).take(200).collect());
        }
    }

    fn default_line(&mut self, line: &str) -> Result<(), String> {
        let Some(rest) = line.trim().strip_prefix("DEFAULT ") else {
            return Err("a line of the defaults begins with DEFAULT".to_owned());
        };
        let row = features(rest)?;
        self.defaults.insert(row.pos.to_owned(), row.values);
        Ok(())
    }

    fn affix(&mut self, part: Part, line: &str) -> Result<(), String> {
        let (_, category, rest) = columns(line)?;
        let row = features(rest)?;
        let category = self.categories.number(category);
        let wanted = match row.clitic {
            _ if row.wrong => false,
            Clitic::None => true,
            Clitic::Third => part == Part::Suffixes,
            Clitic::Other => false,
        };
        if wanted {
            let affix = Affix { text: row.diac.to_owned(), values: row.values, clitic: row.clitic };
            let all = if part == Part::Prefixes { &mut self.base.prefixes } else { &mut self.base.suffixes };
            all.entry(category).or_default().push(affix);
        }
        Ok(())
    }

    fn stem(&mut self, line: &str) -> Result<(), String> {
        let (letters, category, rest) = columns(line)?;
        let row = features(rest)?;
        let text = if row.diac.is_empty() { letters } else { row.diac };
        let lex = if row.lex.is_empty() { text } else { row.lex };
        let lemma = if row.wrong { None } else { self.lemma(lex, &row) };
        let Some(lemma) = lemma else {
            self.base.passed_over += 1;
            return Ok(());
        };
        let mut values = self.defaults.get(row.pos).copied().unwrap_or_default();
        merge(&mut values, &row.values);
        let length = u8::try_from(text.len()).map_err(|_| "the stem is longer than 255 bytes".to_owned())?;
        let start = u32::try_from(self.base.pool.len()).map_err(|_| "the stems take more than 4 GB".to_owned())?;
        self.base.pool.push_str(text);
        let category = self.categories.number(category);
        self.base.stems.push(Stem { category, lemma, start, length, values });
        Ok(())
    }

    /// The lemma of a stem; `None` when it is no Arabic word.
    fn lemma(&mut self, lex: &str, row: &Row<'_>) -> Option<u32> {
        let pos = pos_of(row.ud, row.pos)?;
        let key = format!("{lex} {}", row.pos);
        if let Some(&known) = self.lemma_ids.get(&key) {
            if let Some(lemma) = self.base.lemmas.get_mut(known as usize).filter(|l| l.gloss.is_empty()) {
                lemma.gloss = gloss(row.gloss);
            }
            return Some(known);
        }
        let keep = !matches!(pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num | Pos::Verb);
        let form = lemma_of(lex, keep)?;
        let glide = if row.diac.contains("\u{650}\u{64A}") || form.contains('\u{64A}') { '\u{64A}' } else { '\u{648}' };
        let root = root_of(row.root, glide);
        let id = u32::try_from(self.base.lemmas.len()).ok()?;
        self.base.lemmas.push(Lemma { form, pos, root, gloss: gloss(row.gloss), human: row.human });
        self.lemma_ids.insert(key, id);
        Some(id)
    }

    fn pair(&mut self, part: Part, line: &str) -> Result<(), String> {
        let mut both = line.split_whitespace();
        let (Some(first), Some(second), None) = (both.next(), both.next(), both.next()) else {
            return Err("a row of a table is two categories".to_owned());
        };
        let known = self.categories.0.len();
        let (first, second) = (self.categories.number(first), self.categories.number(second));
        self.new_in_last_pair = self.categories.0.len() > known;
        match part {
            Part::PrefixStem => self.base.prefixes_of.entry(second).or_default().push(first),
            Part::StemSuffix => self.base.suffixes_of.entry(first).or_default().push(second),
            _ => {
                self.base.both.insert((first, second));
            }
        }
        Ok(())
    }
}

/// Puts what `over` says over `values`.
pub(super) fn merge(values: &mut Values, over: &Values) {
    for (own, other) in values.iter_mut().zip(over) {
        if *other != 0 {
            *own = *other;
        }
    }
}

fn columns(line: &str) -> Result<(&str, &str, &str), String> {
    let mut cells = line.split('\t');
    match (cells.next(), cells.next(), cells.next(), cells.next()) {
        (Some(letters), Some(category), Some(rest), None) if !category.trim().is_empty() => {
            Ok((letters.trim(), category.trim(), rest))
        }
        _ => {
            Err(format!("a row has three cells, tab between: letters, category, features; this has {}", line.split('\t').count()))
        }
    }
}

/// What is read of a row's features.
#[derive(Default)]
struct Row<'a> {
    diac: &'a str,
    lex: &'a str,
    root: &'a str,
    gloss: &'a str,
    pos: &'a str,
    ud: &'a str,
    human: bool,
    /// Whether it is no word of the language as it is rightly written.
    wrong: bool,
    values: Values,
    clitic: Clitic,
}

fn features(text: &str) -> Result<Row<'_>, String> {
    let mut row = Row::default();
    for pair in text.split(' ').map(str::trim).filter(|pair| !pair.is_empty()) {
        let Some((name, value)) = pair.split_once(':') else {
            let shown: String = pair.chars().filter(|c| !c.is_control()).take(40).collect();
            return Err(format!("«{shown}» is no feature with its value, such as num:s"));
        };
        let slot = match name {
            "diac" => {
                row.diac = value;
                continue;
            }
            "lex" => {
                row.lex = value;
                continue;
            }
            "root" => {
                row.root = value;
                continue;
            }
            "stemgloss" => {
                row.gloss = value;
                continue;
            }
            "gloss" => {
                if row.gloss.is_empty() {
                    row.gloss = value;
                }
                continue;
            }
            "pos" => {
                row.pos = value;
                continue;
            }
            "ud" => {
                row.ud = value;
                continue;
            }
            // Spellings that are errors, and stems that stand for any unknown word.
            "correctness" => {
                row.wrong |= value == "n";
                continue;
            }
            "source" => {
                row.wrong |= matches!(value, "spvar" | "backoff");
                continue;
            }
            "rat" => {
                row.human = value == "y" || value == "r";
                continue;
            }
            "prc0" | "prc1" | "prc1.5" | "prc2" | "prc3" | "enc0" | "enc1" | "enc2" => {
                if !matches!(value, "" | "0" | "na" | "-" | "*") {
                    let third = name == "enc0" && value.starts_with("3ms") && row.clitic == Clitic::None;
                    row.clitic = if third { Clitic::Third } else { Clitic::Other };
                }
                continue;
            }
            "per" => PER,
            "asp" => ASP,
            "vox" => VOX,
            "mod" => MOD,
            "gen" => GEN,
            "num" => NUM,
            "stt" => STT,
            "cas" => CAS,
            "form_gen" => FORM_GEN,
            "form_num" => FORM_NUM,
            _ => continue,
        };
        if let Some(own) = row.values.get_mut(slot) {
            *own = match value {
                "" | "-" | "*" => 0,
                "na" | "u" => NONE,
                other => other.bytes().next().unwrap_or(0),
            };
        }
    }
    Ok(row)
}

/// Glosses with blanks for the underscores and «; » made «;».
fn gloss(written: &str) -> String {
    if matches!(written, "na" | "no-analysis" | "NO_ANALYSIS") {
        return String::new();
    }
    let parts = written.split([';', '/']).map(|part| part.replace('_', " ").trim().to_owned()).filter(|part| !part.is_empty());
    let text = parts.take(8).collect::<Vec<_>>().join(";");
    text.chars().filter(|c| !c.is_control()).take(300).collect()
}

/// The part of speech by its universal tag where one is given, else by the database's own; `None` for what is no word.
fn pos_of(ud: &str, pos: &str) -> Option<Pos> {
    let by_ud = match ud {
        "NOUN" => Some(Pos::Noun),
        "PROPN" => Some(Pos::Propn),
        "ADJ" => Some(Pos::Adj),
        "VERB" | "AUX" => Some(Pos::Verb),
        "ADP" => Some(Pos::Adp),
        "CCONJ" => Some(Pos::Cconj),
        "SCONJ" => Some(Pos::Sconj),
        "PART" => Some(Pos::Part),
        "ADV" => Some(Pos::Adv),
        "INTJ" => Some(Pos::Intj),
        "DET" => Some(Pos::Det),
        "PRON" => Some(Pos::Pron),
        "NUM" => Some(Pos::Num),
        _ => None,
    };
    by_ud.or(match pos {
        "noun_prop" => Some(Pos::Propn),
        "noun_num" => Some(Pos::Num),
        "adv" | "adv_interrog" | "adv_rel" => Some(Pos::Adv),
        "verb_pseudo" => Some(Pos::Part),
        "verb" => Some(Pos::Verb),
        "prep" => Some(Pos::Adp),
        "conj" => Some(Pos::Cconj),
        "conj_sub" => Some(Pos::Sconj),
        "interj" | "verb_nom" => Some(Pos::Intj),
        "pron_dem" | "pron_rel" => Some(Pos::Det),
        "punc" | "digit" | "latin" | "foreign" => None,
        other if other.starts_with("noun") => Some(Pos::Noun),
        other if other.starts_with("adj") => Some(Pos::Adj),
        other if other.starts_with("part") => Some(Pos::Part),
        other if other.starts_with("pron") => Some(Pos::Pron),
        _ => Some(Pos::X),
    })
}
