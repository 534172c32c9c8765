//! A termbase in TBX → terms.
//!
//! In: XML of ISO 30042: versions 2 (`martif`, `termEntry`, `langSet`, `tig` or `ntig`) and 3 (`tbx`, `conceptEntry`, `langSec`, `termSec`), data categories as
//! attributes (DCA) or as elements (DCT). Out: one term for each entry that has Arabic and English: its first Arabic name is cited, the others are variants, the
//! English ones are its renderings. An entry that makes no term is passed over: termbases come out of other programs. XML that is broken, or that says more than
//! TBX needs (entities of its own, hundreds of levels), is refused.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::counted::Counted;
use super::terms::{Term, Terms};
use crate::lexicon::Lexicon;
use crate::lexicon::import::{Counts, Error, MOST_ROWS};
use crate::text::letters::is_letter;

/// Most elements inside each other; TBX has some ten.
const DEEPEST: usize = 64;
/// Most characters of a term or of a note.
const LONGEST: usize = 1000;
/// Most terms of one entry.
const MOST_NAMES: usize = 200;

/// How good a name is; the first is cited.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
enum Status {
    Preferred,
    #[default]
    Admitted,
    Deprecated,
}

/// A name in one language.
#[derive(Clone, Debug, Default)]
struct Name {
    text: String,
    status: Status,
    short: bool,
}

/// An entry under construction.
#[derive(Debug, Default)]
struct Entry {
    arabic: Vec<Name>,
    english: Vec<Name>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Language {
    Arabic,
    English,
    Other,
}

/// What the text that is being read belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Into {
    Term,
    Status,
    Type,
}

/// Reads a termbase and makes the blob of its terms.
///
/// # Errors
/// Where the XML is broken or refused, when no entry makes a term, and what goes over the limits.
pub(super) fn convert<R: BufRead>(from: R, lexicon: &Lexicon) -> Result<(Vec<u8>, Counts), Error> {
    let mut reader = Reader::from_reader(Counted::new(from));
    let mut base = Termbase::new(lexicon);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().begin();
        let event = reader.read_event_into(&mut buffer);
        let line = reader.get_ref().line();
        let wrong = |message: String| Error::Wrong(line, message);
        match event.map_err(|error| broken(line, error))? {
            Event::Eof => break,
            Event::Start(start) => base.open(&start).map_err(wrong)?,
            Event::End(end) => base.close(end.local_name().as_ref()).map_err(wrong)?,
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) => {}
            Event::Text(text) => base.text(&text.xml10_content()).map_err(wrong)?,
            Event::CData(text) => base.text(&text.xml10_content()).map_err(wrong)?,
            Event::GeneralRef(name) => base.text(&reference(&name).map_err(wrong)?).map_err(wrong)?,
            Event::Decl(declaration) => {
                if let Some(Ok(encoding)) = declaration.encoding()
                    && !encoding.eq_ignore_ascii_case("utf-8")
                    && !encoding.eq_ignore_ascii_case("us-ascii")
                {
                    return Err(wrong(format!("its encoding is {}: save it as UTF-8 first", shown(&encoding))));
                }
            }
            Event::DocType(text) => {
                if text.contains('[') || text.contains("ENTITY") {
                    return Err(wrong(
                        "its DOCTYPE declares things of its own, which is not read: remove what stands in [ ]".to_owned(),
                    ));
                }
            }
        }
    }
    if base.depth > 0 {
        let line = reader.get_ref().line();
        return Err(Error::Wrong(line, format!("the file ends inside {} open elements: is it cut off?", base.depth)));
    }
    if base.entries == 0 {
        return Err(Error::Whole("it is XML, but no TBX: it has no termEntry and no conceptEntry".to_owned()));
    }
    base.terms.finish().map_err(|error| match error {
        Error::Whole(_) => Error::Whole(format!("none of its {} entries has an Arabic and an English term", base.entries)),
        other => other,
    })
}

/// What the parser says of broken XML.
fn broken(line: usize, error: quick_xml::Error) -> Error {
    match error {
        quick_xml::Error::Io(error) => Error::Wrong(line, error.to_string()),
        quick_xml::Error::Encoding(_) => Error::Wrong(line, "this is not UTF-8".to_owned()),
        other => Error::Wrong(line, format!("the XML is broken: {}", shown(&other.to_string()))),
    }
}

/// Foreign text fit for a message.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(120).collect()
}

/// What `&…;` stands for: a character by its number, or one of the five names of XML.
fn reference(name: &BytesRef<'_>) -> Result<String, String> {
    let unknown = || format!("«&{};» is none of the references that XML has without a DTD", shown(name));
    match name.resolve_char_ref() {
        Ok(Some(c)) if !c.is_control() || c.is_whitespace() => return Ok(c.to_string()),
        Ok(None) => {}
        _ => return Err(unknown()),
    }
    let text: &str = name;
    let c = match text {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(unknown()),
    };
    Ok(c.to_owned())
}

struct Termbase<'a> {
    terms: Terms<'a>,
    entries: usize,
    depth: usize,
    entry: Option<Entry>,
    language: Language,
    name: Option<Name>,
    /// What text is read into, and how deep its element is.
    into: Option<(Into, usize)>,
    buffer: String,
}

impl<'a> Termbase<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            terms: Terms::new(lexicon),
            entries: 0,
            depth: 0,
            entry: None,
            language: Language::Other,
            name: None,
            into: None,
            buffer: String::new(),
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("elements stand inside each other more than {DEEPEST} deep: this is no TBX"));
        }
        let attribute = |wanted: &str| -> Result<Option<String>, String> {
            for one in start.attributes() {
                let one = one.map_err(|error| format!("the XML is broken: {}", shown(&error.to_string())))?;
                if one.key.local_name().as_ref() == wanted {
                    return Ok(Some(one.value.trim().to_owned()));
                }
            }
            Ok(None)
        };
        let into = match start.local_name().as_ref() {
            "termEntry" | "conceptEntry" => {
                self.entries += 1;
                if self.entries > MOST_ROWS {
                    return Err(format!("there are more than {} million entries", MOST_ROWS / 1_000_000));
                }
                self.entry = Some(Entry::default());
                None
            }
            "langSet" | "langSec" => {
                self.language = language(attribute("lang")?.as_deref().unwrap_or(""));
                None
            }
            "tig" | "ntig" | "termSec" => {
                self.name = Some(Name::default());
                None
            }
            "term" => Some(Into::Term),
            // Data categories as elements.
            "administrativeStatus" => Some(Into::Status),
            "termType" => Some(Into::Type),
            // And as attributes.
            "termNote" => match attribute("type")?.as_deref() {
                Some("administrativeStatus") => Some(Into::Status),
                Some("termType") => Some(Into::Type),
                _ => None,
            },
            _ => None,
        };
        if let Some(into) = into.filter(|_| self.into.is_none() && self.name.is_some()) {
            self.into = Some((into, self.depth));
            self.buffer.clear();
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        if self.into.is_some() {
            if self.buffer.len() + text.len() > LONGEST * 4 {
                return Err(format!("a term or note is longer than {LONGEST} characters"));
            }
            self.buffer.push_str(text);
        }
        Ok(())
    }

    fn close(&mut self, element: &str) -> Result<(), String> {
        if let Some((into, _)) = self.into.filter(|(_, depth)| *depth == self.depth) {
            self.into = None;
            let text = self.buffer.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(name) = &mut self.name {
                match into {
                    Into::Term => name.text = text,
                    Into::Status => name.status = status(&text),
                    Into::Type => name.short = is_short(&text),
                }
            }
        }
        match element {
            "tig" | "ntig" | "termSec" => self.named(),
            "langSet" | "langSec" => self.language = Language::Other,
            "termEntry" | "conceptEntry" => self.entered()?,
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    fn named(&mut self) {
        let (Some(name), Some(entry)) = (self.name.take(), &mut self.entry) else { return };
        let names = match self.language {
            Language::Arabic if name.text.chars().any(is_letter) => &mut entry.arabic,
            Language::English if name.text.chars().any(char::is_alphanumeric) => &mut entry.english,
            _ => return,
        };
        if names.len() < MOST_NAMES && !name.text.chars().any(char::is_control) {
            names.push(name);
        }
    }

    fn entered(&mut self) -> Result<(), String> {
        let Some(mut entry) = self.entry.take() else { return Ok(()) };
        entry.arabic.sort_by_key(|name| (name.status, name.short));
        entry.english.sort_by_key(|name| (name.short, name.status));
        let short = entry.english.iter().find(|name| name.short).map_or("", |name| name.text.as_str());
        // What is deprecated is still found in texts, but not written where there is better.
        let best = entry.english.first().map_or(Status::Preferred, |name| name.status);
        let good = entry.english.iter().filter(|name| name.status <= best.max(Status::Admitted));
        let long = good.clone().any(|name| !name.short);
        // «;» stands between renderings.
        let english: Vec<Cow<'_, str>> =
            good.filter(|name| !(long && name.short)).map(|name| name.text.replace(';', ",").into()).collect();
        let english = english.join(";");
        let names: Vec<&str> = entry.arabic.iter().map(|name| name.text.as_str()).collect();
        let (Some((first, variants)), false) = (names.split_first(), english.is_empty()) else {
            self.terms.pass_over();
            return Ok(());
        };
        let term =
            Term { arabic: first, variants, english: &english, abbreviation: if long { short } else { "" }, ..Term::default() };
        match self.terms.add(&term) {
            Ok(()) => Ok(()),
            Err(Error::Whole(_)) => {
                self.terms.pass_over();
                Ok(())
            }
            Err(other) => Err(other.to_string()),
        }
    }
}

fn language(code: &str) -> Language {
    let first = code.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    match first.as_str() {
        "ar" | "ara" => Language::Arabic,
        "en" | "eng" => Language::English,
        _ => Language::Other,
    }
}

/// `preferredTerm-admn-sts` (DCA), `preferredTerm` (DCT), `preferred`.
fn status(text: &str) -> Status {
    if text.starts_with("preferred") {
        Status::Preferred
    } else if text.starts_with("deprecated") || text.starts_with("superseded") || text.starts_with("obsolete") {
        Status::Deprecated
    } else {
        Status::Admitted
    }
}

fn is_short(kind: &str) -> bool {
    matches!(kind, "abbreviation" | "acronym" | "initialism" | "shortForm" | "abbreviatedForm")
}
