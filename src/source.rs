//! Bytes of an article from a file or standard input, refused with words where there is nothing to read.
//!
//! In: what was named on the command line. Out: bytes and a name, or an [`enum@Error`] that says what happened, where and what to do. Never reads more than
//! [`LIMIT`] bytes, however much a pipe offers.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// The largest article, in bytes.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// How much of the head is looked at to tell text from other things, in bytes.
const HEAD: usize = 8 * 1024;

/// The name given to what comes through standard input.
pub const STDIN_NAME: &str = "standard input";

/// The bundled article: its file name and text.
pub const BUNDLED: (&str, &str) =
    ("xinhua-2016-05-21-wang-yi-astana.txt", include_str!("../assets/articles/xinhua-2016-05-21-wang-yi-astana.txt"));

/// Where an article is to be found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// The article in the program.
    Bundled,
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// `-` is standard input, anything else a file.
    #[must_use]
    pub fn named(argument: &Path) -> Self {
        if argument.as_os_str() == "-" { Self::Stdin } else { Self::File(argument.to_owned()) }
    }

    /// What the input is called in messages.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => BUNDLED.0.to_owned(),
            Self::Stdin => STDIN_NAME.to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }
}

/// Bytes read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// As they came.
    pub bytes: Vec<u8>,
    /// What the article is called: the file's name without its folder.
    pub name: String,
}

/// Why an input cannot be read as an article. The name of the input is in the message.
#[derive(Debug, Error)]
pub enum Error {
    /// No such file.
    #[error("there is no file {0}")]
    Missing(String),
    /// A folder.
    #[error("{0} is a folder, not an article")]
    Directory(String),
    /// A folder without articles.
    #[error("the folder {0} holds no article: no file in it ends in .txt")]
    NoArticles(String),
    /// Not allowed to read.
    #[error("{0} may not be read: permission denied")]
    Forbidden(String),
    /// Nothing but blanks.
    #[error("{0} is empty")]
    Empty(String),
    /// Not text.
    #[error("{0} is not text ({1})")]
    Binary(String, &'static str),
    /// Longer than [`LIMIT`].
    #[error("{0} is larger than {limit} MB", limit = LIMIT / (1024 * 1024))]
    TooLarge(String),
    /// Anything else that the system reports.
    #[error("{0} cannot be read: {1}")]
    Io(String, io::Error),
}

impl Error {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing(_) => "check the name and the folder; `-` reads standard input",
            Self::Directory(_) => "name a file in it, for instance FOLDER/article.txt",
            Self::NoArticles(_) => "name the files themselves, whatever they end in",
            Self::Forbidden(_) => "give yourself leave to read it (chmod u+r FILE), or pipe the text in: … | tarjuman -",
            Self::Empty(_) => "give a file with an Arabic article in UTF-8, or run `tarjuman` alone for the bundled one",
            Self::Binary(..) => "tarjuman reads plain UTF-8 text: convert it first (pdftotext, pandoc -t plain, iconv -t utf-8)",
            Self::TooLarge(_) => "cut it into articles first, for instance with `split -C 32M FILE`",
            Self::Io(..) => "try again, or copy the file to another place first",
        }
    }
}

/// What `input` stands for: of a folder, every file in it whose name ends in `.txt`, by name; anything else itself.
///
/// # Errors
/// Where a folder cannot be read, or has no such file.
pub fn expand(input: Input) -> Result<Vec<Input>, Error> {
    let Input::File(path) = &input else { return Ok(vec![input]) };
    if !path.is_dir() {
        return Ok(vec![input]);
    }
    let name = input.name();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|error| from_io(&name, error))? {
        let file = entry.map_err(|error| from_io(&name, error))?.path();
        if file.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt")) && file.is_file() {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(Error::NoArticles(name));
    }
    files.sort();
    Ok(files.into_iter().map(Input::File).collect())
}

/// Reads `input`.
///
/// # Errors
/// As [`enum@Error`] lists them.
pub fn read(input: &Input) -> Result<Source, Error> {
    let name = input.name();
    match input {
        Input::Bundled => Ok(Source { bytes: BUNDLED.1.as_bytes().to_vec(), name }),
        Input::Stdin => Ok(Source { bytes: limited(io::stdin().lock(), &name, 0)?, name: String::new() }),
        Input::File(path) => {
            let to_error = |error| from_io(&name, error);
            let meta = std::fs::metadata(path).map_err(to_error)?;
            if meta.is_dir() {
                return Err(Error::Directory(name));
            }
            if meta.len() > LIMIT {
                return Err(Error::TooLarge(name));
            }
            let file = File::open(path).map_err(to_error)?;
            let bytes = limited(file, &name, meta.len())?;
            let name = path.file_name().map_or(name, |file| file.to_string_lossy().into_owned());
            Ok(Source { bytes, name })
        }
    }
}

/// Everything that `reader` offers, if it is text of at most [`LIMIT`] bytes. `expected` bytes are allotted at once.
fn limited(reader: impl Read, name: &str, expected: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(LIMIT)).unwrap_or(0));
    let mut reader = reader.take(LIMIT + 1);
    let head = reader.by_ref().take(HEAD as u64).read_to_end(&mut bytes).map_err(|error| from_io(name, error))?;
    if let Some(what) = binary(bytes.get(..head).unwrap_or_default()) {
        return Err(Error::Binary(name.to_owned(), what));
    }
    reader.read_to_end(&mut bytes).map_err(|error| from_io(name, error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::TooLarge(name.to_owned()));
    }
    let blank = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).iter().all(u8::is_ascii_whitespace);
    if blank { Err(Error::Empty(name.to_owned())) } else { Ok(bytes) }
}

fn from_io(name: &str, error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::Missing(name.to_owned()),
        io::ErrorKind::PermissionDenied => Error::Forbidden(name.to_owned()),
        io::ErrorKind::IsADirectory => Error::Directory(name.to_owned()),
        _ => Error::Io(name.to_owned(), error),
    }
}

/// What `head` is, if it is not text: by its first bytes, by NULs, by many control characters.
fn binary(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 8] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a zip archive, perhaps a .docx or .epub"),
        (b"\x7FELF", "a program"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"\x1F\x8B", "compressed"),
        (b"\xFF\xFE", "UTF-16"),
        (b"\xFE\xFF", "UTF-16"),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    let nuls = head.iter().filter(|&&b| b == 0).count();
    // Escape sequences may be many in a hostile article; they are text that is made harmless, not a reason to refuse.
    let controls = head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t' | 0x0C | 0x1B)).count();
    // A few of them may stand in a text that went through many hands.
    let many = |count: usize, in_every: usize| count >= 4 && count * in_every > head.len();
    (many(nuls, 50) || many(controls, 10)).then_some("it is full of control bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_without_end_is_cut_off() {
        let endless = io::repeat(b'a');
        assert!(matches!(limited(endless, "pipe", 0), Err(Error::TooLarge(_))));
    }

    #[test]
    fn what_is_no_article() {
        assert!(matches!(limited(&b" \n\t"[..], "x", 0), Err(Error::Empty(_))));
        assert!(matches!(limited(&b"\xEF\xBB\xBF"[..], "x", 0), Err(Error::Empty(_))));
        assert!(matches!(limited(&b"%PDF-1.7\n"[..], "x", 0), Err(Error::Binary(_, "a PDF"))));
        assert!(matches!(limited(&[0u8; 100][..], "x", 0), Err(Error::Binary(..))));
        assert!(limited(&b"\x1b[31m text \x1b]0;title\x07"[..], "x", 0).is_ok());
    }
}
