//! The file of the user's choices: found, read, and written where a choice is remembered.
//!
//! In: a path, TOML. Out: a [`Config`], or an [`enum@Error`] that says the file, the line, what is wrong and what is allowed. Invariants: a file that cannot be
//! understood is never written to; what is written keeps every comment, blank and order of the user's, and is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use thiserror::Error;
use toml_edit::{DocumentMut, Item, Key, Table, TableLike, TomlError, Value};

use crate::config::{Config, Encoding};
use crate::document::sanitize;

/// The largest file, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// How many symbolic links may stand between a name and its file.
const LINKS: usize = 40;

/// A file with every choice as the program comes, and what each means.
pub const DEFAULT: &str = include_str!("../assets/config.toml");

/// What a file begins with that the program made.
const HEAD: &str = "# Choices for tarjuman; what the command line says comes before them.\n";

/// The table of what was confirmed for each terminal.
const TERMINALS: &str = "terminals";

/// Why the file cannot be used. Each message names the file.
#[derive(Debug, Error)]
pub enum Error {
    /// No such file, though it was named.
    #[error("there is no file {0}")]
    Missing(String),
    /// There is no home folder that it could be in.
    #[error("there is no home folder for the file of settings")]
    Homeless,
    /// Something in it is wrong: file, line (from 1), what, and what is allowed.
    #[error("{0}, line {1}: {2}")]
    Wrong(String, usize, String),
    /// Longer than a megabyte.
    #[error("{0} is larger than 1 MB: it cannot be a file of settings")]
    TooLarge(String),
    /// What the system reports on reading.
    #[error("{0} cannot be read: {1}")]
    Read(String, io::Error),
    /// What the system reports on writing.
    #[error("{0} cannot be written: {1}")]
    Write(String, io::Error),
}

impl Error {
    /// The message with no more of the file's path than its name, for a place that is narrow.
    #[must_use]
    pub fn brief(&self) -> String {
        match self {
            Self::Wrong(path, line, message) => {
                let name = Path::new(path).file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
                format!("{name}, line {line}: {message}")
            }
            _ => self.to_string(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing(_) => "check the name after --config, or leave it out for the usual file",
            Self::Homeless => "set HOME, or name a file with --config or TARJUMAN_CONFIG",
            Self::Wrong(..) => "correct that line, or put a # before it",
            Self::TooLarge(_) => "name another file with --config",
            Self::Read(..) => "check that it is a file that you may read",
            Self::Write(..) => "check that you may write there, or name another file with --config",
        }
    }
}

/// Where the file is on this system: `tarjuman/config.toml` in the user's folder of settings (`XDG_CONFIG_HOME`, `~/.config`; on Windows `AppData`); none without a
/// home folder.
#[must_use]
pub fn usual_path() -> Option<PathBuf> {
    let names = AppStrategyArgs { top_level_domain: String::new(), author: String::new(), app_name: "tarjuman".to_owned() };
    choose_app_strategy(names).ok().map(|folders| folders.in_config_dir("config.toml"))
}

/// Reads the file at `path`; one that is not there has nothing to say.
///
/// # Errors
/// As [`enum@Error`] lists them, but [`Error::Missing`].
pub fn read(path: &Path) -> Result<Config, Error> {
    parse(&contents(path)?, path)
}

/// Writes into the file at `path` what holds for the terminal of `key`, and leaves everything else in it as it stands. Makes the file and its folder where there are
/// none.
///
/// # Errors
/// As [`read`], and [`Error::Write`]; the file is then as it was.
pub fn remember(path: &Path, key: &str, encoding: Encoding) -> Result<(), Error> {
    let text = contents(path)?;
    let config = parse(&text, path)?;
    let text = remembered(if text.trim().is_empty() { HEAD } else { &text }, config, key, encoding, path)?;
    write(path, &text).map_err(|error| Error::Write(path.display().to_string(), error))
}

/// The text of a file of settings, empty where there is none.
fn contents(path: &Path) -> Result<String, Error> {
    let name = || path.display().to_string();
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes)) {
        Ok(read) if read as u64 > LIMIT => return Err(Error::TooLarge(name())),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(Error::Read(name(), error)),
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        Error::Wrong(name(), line_at(good, good.len()), "this is not UTF-8".to_owned())
    })
}

/// The line, from 1, of a byte of `text`.
fn line_at(text: &[u8], offset: usize) -> usize {
    1 + text.get(..offset.min(text.len())).unwrap_or_default().iter().filter(|&&byte| byte == b'\n').count()
}

fn parse(text: &str, path: &Path) -> Result<Config, Error> {
    toml_edit::de::from_str(text).map_err(|error| wrong(text, path, error.message(), error.span()))
}

fn wrong(text: &str, path: &Path, message: &str, span: Option<std::ops::Range<usize>>) -> Error {
    let line = line_at(text.as_bytes(), span.map_or(0, |span| span.start));
    // It quotes the file, which may hold anything.
    let message = sanitize::clean(&message.trim().replace('\n', ", ")).into_owned();
    Error::Wrong(path.display().to_string(), line, message)
}

/// `text`, which was read into `config`, with the choice for one terminal in it.
fn remembered(text: &str, config: Config, key: &str, encoding: Encoding, path: &Path) -> Result<String, Error> {
    let mut wanted = config;
    if wanted.terminals.insert(key.to_owned(), encoding).is_none() {
        // A table of its own at the end leaves everything as it stands, unless the others are written in another way.
        let appended = appended(text, key, encoding);
        if toml_edit::de::from_str(&appended).is_ok_and(|config: Config| config == wanted) {
            return Ok(appended);
        }
    }
    let mut document: DocumentMut = text.parse().map_err(|error: TomlError| wrong(text, path, error.message(), error.span()))?;
    let terminals = document.entry(TERMINALS).or_insert_with(|| Item::Table(Table::new()));
    // A file that was read has tables here, in whichever way they are written.
    if let Some(terminals) = terminals.as_table_like_mut() {
        if !terminals.contains_key(key) {
            terminals.insert(key, Item::Table(Table::new()));
        }
        if let Some(own) = terminals.get_mut(key).and_then(Item::as_table_like_mut) {
            set(own, "display", encoding.display.name().into());
            set(own, "harakat", encoding.harakat.into());
        }
    }
    Ok(document.to_string())
}

/// `text` with a table of its own for a terminal after everything else.
fn appended(text: &str, key: &str, encoding: Encoding) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let text = text.trim_end();
    let gap = if text.is_empty() { "" } else { end };
    let (key, display, harakat) = (Key::new(key), encoding.display.name(), encoding.harakat);
    format!(
        "{text}{gap}{gap}[{TERMINALS}.{key}]{end}display = \"{display}\"{end}harakat = {harakat}{end}",
        key = key.display_repr()
    )
}

/// Sets a value and keeps the comment behind it.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// Puts `text` in the place of the file at the end of all links from `path`, with the old file's permissions, in one step.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = target(path)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".config-").suffix(".toml");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file is as the user's mask has it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(&path) {
        new.as_file().set_permissions(old.permissions())?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // Another user's file stays that user's where this is allowed, as under sudo.
            let _ = fchown(new.as_file(), Some(old.uid()), Some(old.gid()));
        }
    }
    new.as_file().sync_all()?;
    new.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// The file that `path` leads to, whether it is there or not.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            // `join` takes an absolute one as it is.
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("its symbolic links lead in a circle"))
}

#[cfg(test)]
mod tests;
