//! The folder of corrections: a file an article, by the SHA-256 of its text, so that it is found again under any name.
//!
//! Invariants: a file is written beside its place and put there in one step; one that cannot be understood is named and left as it is, and the next number is used instead
//! (`….json`, `…-2.json`); what another session wrote meanwhile is taken in; where the folder cannot be written, the corrections are put in the folder for temporary files.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::Log;
use super::file::{self, Rest, Strange};
use crate::document::Document;

/// The largest file, in bytes.
const LIMIT: u64 = 16 * 1024 * 1024;
/// Files an article may have, those that are not understood among them.
const MOST: usize = 9;
/// How a file begins that is still being written.
const UNFINISHED: &str = ".corrections-";

/// What could not be done with corrections. Each message names the file.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no home folder that they could be in.
    #[error("there is no home folder in which corrections could be kept")]
    Homeless,
    /// What the system reports on reading.
    #[error("{0} cannot be read and is left alone: {1}")]
    Read(String, io::Error),
    /// No file of corrections.
    #[error("{0} is no file of corrections and is left alone: {1}")]
    Broken(String, String),
    /// Of another version of the program.
    #[error("{0} was written by another version of tarjuman ({1}) and is left alone")]
    Version(String, u64),
    /// Some corrections of the file do not fit.
    #[error("{0}: {1} of its corrections are not understood or do not fit the text; they stay there")]
    Unfit(String, usize),
    /// They could not be written, and are in another file for now.
    #[error("{0} cannot be written ({1}); the corrections are in {2}")]
    Elsewhere(String, io::Error, String),
    /// They could not be written anywhere.
    #[error("{0} cannot be written: {1}")]
    Write(String, io::Error),
}

impl Error {
    /// The message for a place that is narrow: where the corrections are now, and why, without the file they belong into.
    #[must_use]
    pub fn brief(&self) -> String {
        match self {
            Self::Elsewhere(_, error, other) => format!("now in {other}: {error}"),
            Self::Write(_, error) => error.to_string(),
            _ => self.to_string(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Homeless => "set HOME, or name a folder with --data or TARJUMAN_DATA",
            Self::Read(..) => "check that it is a file that you may read",
            Self::Broken(..) | Self::Version(..) => {
                "corrections made now go into a file beside it; move it away when it is not needed"
            }
            Self::Unfit(..) => "correct them by hand, or take them out of the file",
            Self::Elsewhere(..) | Self::Write(..) => "is the disk full, or may you not write there? --data names another folder",
        }
    }
}

/// The folder.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// The corrections of an article as they were found in the folder.
#[derive(Debug)]
pub struct Opened {
    /// They.
    pub log: Log,
    /// Where they are kept.
    pub keeper: Keeper,
    /// What was wrong with files.
    pub problems: Vec<Error>,
}

/// Where the corrections of an article are kept.
#[derive(Clone, Debug)]
pub struct Keeper {
    folder: PathBuf,
    path: PathBuf,
    sha256: String,
    /// What the file held when it was read or written last.
    seen: Log,
    rest: Rest,
}

impl Store {
    /// The store in `data`, else in the user's data folder (`XDG_DATA_HOME`, `~/.local/share`; on Windows `AppData`).
    ///
    /// # Errors
    /// [`Error::Homeless`].
    pub fn new(data: Option<&Path>) -> Result<Self, Error> {
        let folder = match data {
            Some(data) => data.join("corrections"),
            None => {
                let names =
                    AppStrategyArgs { top_level_domain: String::new(), author: String::new(), app_name: "tarjuman".to_owned() };
                choose_app_strategy(names).map_err(|_| Error::Homeless)?.in_data_dir("corrections")
            }
        };
        Ok(Self { folder })
    }

    /// Whether there are no corrections of any article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        fs::read_dir(&self.folder).map_or(true, |mut entries| entries.next().is_none())
    }

    /// The corrections of an article. Of several files the last that is understood counts.
    #[must_use]
    pub fn open(&self, document: &Document) -> Opened {
        let sha256 = digest(document.text());
        let mut problems = Vec::new();
        let mut chosen: Option<(PathBuf, Log, Rest)> = None;
        let mut free = None;
        for number in 1..=MOST {
            let path = numbered(&self.folder, &sha256, number);
            match contents(&path) {
                Ok(None) => {
                    free = Some(path);
                    break;
                }
                Ok(Some(bytes)) => match file::parse(&bytes, document.text()) {
                    Ok((log, rest)) => chosen = Some((path, log, rest)),
                    Err(Strange::Broken(why)) => problems.push(Error::Broken(shown(&path), why)),
                    Err(Strange::Version(version)) => problems.push(Error::Version(shown(&path), version)),
                },
                Err(error) => {
                    problems.push(Error::Read(shown(&path), error));
                    // Where one cannot be read, no other can, as a rule: the folder is shut.
                    break;
                }
            }
        }
        // What cannot be used is not written to either: `keep` looks again before it writes.
        let unused = || (free.unwrap_or_else(|| numbered(&self.folder, &sha256, MOST)), Log::default(), Rest::default());
        let (path, log, rest) = chosen.unwrap_or_else(unused);
        if rest.rows() > 0 {
            problems.push(Error::Unfit(shown(&path), rest.rows()));
        }
        let keeper = Keeper { folder: self.folder.clone(), path, sha256, seen: log.clone(), rest };
        Opened { log, keeper, problems }
    }
}

impl Keeper {
    /// Keeps the corrections of `document`.
    ///
    /// # Errors
    /// [`Error::Elsewhere`] and [`Error::Write`]; the file is then as it was, also when something else has been put in its place meanwhile.
    pub fn keep(&mut self, log: &Log, document: &Document) -> Result<(), Error> {
        let name = shown(&self.path);
        let own = log;
        let mut log = own.clone();
        // Another session may have written meanwhile.
        let readable = match contents(&self.path).map(|bytes| bytes.map(|bytes| file::parse(&bytes, document.text()))) {
            Ok(None) => Ok(()),
            Ok(Some(Ok((now, rest)))) => {
                log.merge(&now, &self.seen);
                self.rest = rest;
                Ok(())
            }
            Ok(Some(Err(Strange::Broken(why)))) => Err(io::Error::other(format!("it is no file of corrections any more: {why}"))),
            Ok(Some(Err(Strange::Version(version)))) => {
                Err(io::Error::other(format!("another version has written it: {version}")))
            }
            Err(error) => Err(error),
        };
        let text = file::write(&log, &self.rest, document.text(), document.name(), &self.sha256);
        match readable.and_then(|()| written(&self.folder, &self.path, &text)) {
            Ok(()) => {
                // Not what was taken in: this session does not know of it, and must take it in again next time.
                self.seen = own.clone();
                Ok(())
            }
            Err(error) => {
                let folder = tempfile::env::temp_dir();
                let other = folder.join(format!("tarjuman-{}.json", self.sha256.get(..12).unwrap_or_default()));
                match written(&folder, &other, &text) {
                    Ok(()) => Err(Error::Elsewhere(name, error, shown(&other))),
                    Err(_) => Err(Error::Write(name, error)),
                }
            }
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// What a text is known by, whatever its file is called.
fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn numbered(folder: &Path, sha256: &str, number: usize) -> PathBuf {
    folder.join(if number == 1 { format!("{sha256}.json") } else { format!("{sha256}-{number}.json") })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn contents(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes)) {
        Ok(read) if read as u64 > LIMIT => Err(io::Error::other("larger than 16 MB")),
        Ok(_) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

fn written(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file is as the user's mask has it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}
