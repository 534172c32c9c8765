//! A glossary or gazetteer as a table → a blob of terms.
//!
//! In: rows with cells between tabs, or commas or semicolons (CSV, cells in quotes as need be), under a header that names the columns, or without one: then the first
//! cell with Arabic letters is the term and the first without them its English. Out: each term as a pattern of lemmas, which stands for its words in any
//! inflection, as the program's own glossaries do; words that no lexicon knows become lemmas of this one.

use std::collections::HashMap;
use std::io::BufRead;

use crate::annotate::morphology::{Letters, Reading, Scratch, readings};
use crate::lexicon::Lexicon;
use crate::lexicon::features::{Attachment, Features, Pos};
use crate::lexicon::format::lemma::FLAG_DERIVED;
use crate::lexicon::format::phrase;
use crate::lexicon::import::{Counts, Error, Lines, MOST_ROWS, NewLemma, Spelling, Writer};
use crate::text::letters::{TEH, TEH_MARBUTA, is_letter};

/// Readings of a term of one word that cost this much more than its best are meant too.
const MEANT: u16 = 15;
/// The level of words that only a glossary has.
const LEVEL: u32 = 5;

/// Which column holds what.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    term: usize,
    english: usize,
    variants: Option<usize>,
    abbreviation: Option<usize>,
    register: Option<usize>,
    gap: Option<usize>,
}

/// Reads a table of terms and makes the blob of it.
///
/// # Errors
/// The first row that holds no term or no English, and what goes over the limits.
pub(super) fn convert<R: BufRead>(lines: &mut Lines<R>, lexicon: &Lexicon) -> Result<(Vec<u8>, Counts), Error> {
    let mut terms = Terms::new(lexicon);
    let mut counts = Counts::default();
    let mut separator = None;
    let mut columns: Option<Columns> = None;
    let mut rows = 0;
    loop {
        let number = lines.number() + 1;
        let Some(line) = lines.next_line()? else { break };
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |message: String| Error::Wrong(number, message);
        let separator = *separator.get_or_insert_with(|| separator_of(line));
        let cells = cells(line, separator).map_err(wrong)?;
        if rows == 0 && !cells.iter().any(|cell| cell.chars().any(is_letter)) {
            if columns.is_some() {
                return Err(wrong("this is the second row without an Arabic word: no term can be read".to_owned()));
            }
            columns = Some(header(&cells).map_err(wrong)?);
            continue;
        }
        rows += 1;
        if rows > MOST_ROWS {
            return Err(wrong(format!("there are more than {} million rows", MOST_ROWS / 1_000_000)));
        }
        let own = match columns {
            Some(columns) => columns,
            None => *columns.insert(guessed(&cells).map_err(wrong)?),
        };
        let cell = |at: usize| cells.get(at).map_or("", |cell| if cell.trim() == "-" { "" } else { cell.trim() });
        let (term, english) = (cell(own.term), cell(own.english));
        if !term.chars().any(is_letter) {
            return Err(wrong(format!("cell {} should be the Arabic term, but holds no Arabic letter", own.term + 1)));
        }
        if english.is_empty() || english.chars().any(|c| c.is_control()) {
            return Err(wrong(format!("cell {} should be the English of the term, but is empty or no text", own.english + 1)));
        }
        let other = |at: Option<usize>| at.map_or("", cell);
        let row = terms.writer.add_term(term, english, other(own.abbreviation), other(own.register));
        let mut found = false;
        for name in std::iter::once(term).chain(other(own.variants).split(';')).filter(|name| name.chars().any(is_letter)) {
            found |= terms.pattern(name, english, row, other(own.gap) == "y").map_err(|error| match error {
                Error::Whole(message) => wrong(message),
                other => other,
            })?;
        }
        counts.terms += usize::from(found);
        counts.passed_over += usize::from(!found);
    }
    if counts.terms == 0 {
        return Err(Error::Whole("there is no term in it that can be found in a text".to_owned()));
    }
    counts.lemmas = terms.own.len();
    counts.forms = terms.writer.forms();
    Ok((terms.writer.finish()?, counts))
}

fn separator_of(line: &str) -> char {
    ['\t', ';', ','].into_iter().find(|separator| line.contains(*separator)).unwrap_or('\t')
}

/// The cells of a row; between tabs they stand as they are, else quotes hold what has separators in it.
fn cells(line: &str, separator: char) -> Result<Vec<String>, String> {
    if separator == '\t' {
        return Ok(line.split('\t').map(str::to_owned).collect());
    }
    let mut out = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = out.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            c if c == separator && !quoted => out.push(String::new()),
            c => cell.push(c),
        }
    }
    if quoted { Err("a quote is opened and not closed".to_owned()) } else { Ok(out) }
}

/// The columns that a header names.
fn header(cells: &[String]) -> Result<Columns, String> {
    let find = |names: &[&str]| cells.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let term = find(&["term", "arabic", "ar", "name", "lemma", "form", "title", "source"]);
    let english = find(&["english", "en", "gloss", "translation", "target"]);
    match (term, english) {
        (Some(term), Some(english)) => Ok(Columns {
            term,
            english,
            variants: find(&["variants"]),
            abbreviation: find(&["abbreviation"]),
            register: find(&["register"]),
            gap: find(&["gap"]),
        }),
        _ => {
            Err("the first row has no Arabic word, so it is a header, and should name a column «arabic» and one «english»"
                .to_owned())
        }
    }
}

/// The columns of a table without a header, by its first row.
fn guessed(cells: &[String]) -> Result<Columns, String> {
    let arabic = |cell: &String| cell.chars().any(is_letter);
    let term = cells.iter().position(arabic);
    let english = cells.iter().position(|cell| !arabic(cell) && cell.chars().any(char::is_alphabetic));
    match (term, english) {
        (Some(term), Some(english)) => Ok(Columns { term, english, ..Columns::default() }),
        _ => Err("a row is an Arabic term and its English, with a tab (or a comma) between".to_owned()),
    }
}

/// Terms under construction.
struct Terms<'a> {
    lexicon: &'a Lexicon,
    writer: Writer,
    /// Words that no lexicon knows, with the citation form that was made for each.
    own: HashMap<String, String>,
    scratch: Scratch,
    found: Vec<Reading>,
}

impl<'a> Terms<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, writer: Writer::new(), own: HashMap::new(), scratch: Scratch::default(), found: Vec::new() }
    }

    /// Adds what finds `name`; false when it holds what no pattern can (digits, Latin letters).
    fn pattern(&mut self, name: &str, english: &str, row: u32, gap: bool) -> Result<bool, Error> {
        // A preposition of one letter is a clitic of the next word, not a word of the pattern.
        let words: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '(' | ')' | '،' | '«' | '»' | '"'))
            .filter(|word| word.chars().filter(|c| is_letter(*c)).nth(1).is_some())
            .collect();
        if words.is_empty() || words.len() > phrase::WORDS {
            return Err(Error::Whole(format!(
                "a term has 1 to {} words of two letters or more, this one {}",
                phrase::WORDS,
                words.len()
            )));
        }
        let mut lemmas: Vec<String> = Vec::new();
        let mut clitics = 0;
        for (at, word) in words.iter().enumerate() {
            let Some(letters) = Letters::read(word) else { return Ok(false) };
            readings(self.lexicon, &letters, u16::MAX, &mut self.scratch, &mut self.found);
            let Some(best) = self.found.first().copied() else {
                lemmas.push(self.unknown(word, if words.len() == 1 { english } else { "" })?);
                continue;
            };
            clitics |= clitics_of(&best) << at;
            lemmas.extend(best.lemma.map(|id| self.lexicon.citation(id.0).to_owned()));
        }
        if words.len() == 1 && !self.found.is_empty() {
            self.one_word(row);
        } else {
            let texts: Vec<&str> = lemmas.iter().map(String::as_str).collect();
            self.writer.add_phrase(&texts, row, gap, clitics);
        }
        Ok(true)
    }

    /// A term of one word is every noun or name that it may be; what is none of these is its likeliest reading.
    fn one_word(&mut self, row: u32) {
        let best = self.found.first().map_or(0, |reading| reading.cost);
        let near = |reading: &&Reading| reading.cost <= best + MEANT;
        let nominal = |reading: &&Reading| matches!(reading.features.pos, Pos::Noun | Pos::Adj | Pos::Propn);
        let mut meant: Vec<&Reading> = self.found.iter().filter(near).filter(nominal).collect();
        if meant.is_empty() {
            meant.extend(self.found.first());
        }
        for reading in meant {
            if let Some(id) = reading.lemma {
                self.writer.add_phrase(&[self.lexicon.citation(id.0)], row, false, clitics_of(reading));
            }
        }
    }

    /// The citation form of a word that no lexicon knows; it becomes a lemma here.
    fn unknown(&mut self, word: &str, english: &str) -> Result<String, Error> {
        let bare = word.strip_prefix("ال").filter(|rest| rest.chars().filter(|c| is_letter(*c)).nth(1).is_some()).unwrap_or(word);
        if let Some(known) = self.own.get(bare) {
            return Ok(known.clone());
        }
        let mut spelling = Spelling::default();
        if !spelling.read_as_written(bare) {
            return Err(Error::Whole("a word of the term is longer than any Arabic word".to_owned()));
        }
        let citation = spelling.text();
        let new = NewLemma {
            form: &citation,
            pos: Pos::Noun,
            gloss: english,
            flags: FLAG_DERIVED,
            level: LEVEL,
            ..NewLemma::default()
        };
        let id = self.writer.add_lemma(&new);
        let features = Features { pos: Pos::Noun, ..Features::default() };
        if let Some(stem) = citation.strip_suffix(TEH_MARBUTA) {
            self.writer.add_form(id, &spelling, Features { attachment: Attachment::Free, ..features })?;
            let mut bound = Spelling::default();
            if bound.read_as_written(&format!("{stem}{TEH}")) {
                self.writer.add_form(id, &bound, Features { attachment: Attachment::Bound, ..features })?;
            }
        } else {
            self.writer.add_form(id, &spelling, features)?;
        }
        self.own.insert(bare.to_owned(), citation.clone());
        Ok(citation)
    }
}

/// The clitics of a reading, as patterns pack them for their first word: a term with «ب» is only found with it.
fn clitics_of(reading: &Reading) -> u32 {
    u32::from(reading.proclitics.preposition())
        | u32::from(reading.enclitic.is_some()) << 8
        | u32::from(reading.proclitics.conjunction()) << 16
}
