//! Imported lexicons and glossaries in the user's data folder: put there, listed, removed, opened.
//!
//! In: files of others. Out: one file an import, a blob with a head that says what it is. Invariants: a file that cannot be used changes nothing; a new file takes
//! the place of an old one whole or not at all; a stored file that was cut short or altered is never opened.

mod counted;
mod glossary;
mod stored;
mod tbx;
mod terms;

pub use stored::{Kind, Meta};

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use thiserror::Error;

use crate::lexicon::import::{self, Lines, MOST_BYTES};
use crate::lexicon::{Layer, Lexicon, MOST_LAYERS};

/// How a stored file ends.
const EXTENSION: &str = "lexicon";
/// How a file begins that is still being written.
const UNFINISHED: &str = ".import-";
/// How long one may be, in characters.
const LONGEST_NAME: usize = 60;

/// Why something could not be imported, listed, removed or opened. Each message names the file.
#[derive(Debug, Error)]
pub enum Error {
    /// The file to import, which cannot be opened.
    #[error("{0} cannot be read: {1}")]
    Read(String, std::io::Error),
    /// The file to import, in which something is wrong.
    #[error("{0}, {1}")]
    Wrong(String, import::Error),
    /// The file to import, which is of another kind.
    #[error("{0} {1}")]
    Kind(String, &'static str),
    /// A name that is none.
    #[error("«{0}» cannot be the name of a lexicon: letters, digits, «.», «_» and «-», at most {LONGEST_NAME}")]
    Name(String),
    /// No lexicon of this name.
    #[error("there is no imported lexicon «{0}»")]
    Unknown(String),
    /// Too many of them.
    #[error("there are {MOST_LAYERS} imported lexicons, and more are not used")]
    TooMany,
    /// There is no home folder that the store could be in.
    #[error("there is no home folder in which imported lexicons could be kept")]
    Homeless,
    /// What the system reports on the store.
    #[error("{0} cannot be used: {1}")]
    Store(String, std::io::Error),
    /// A stored file that was cut short or altered.
    #[error("{0} is damaged and is left out")]
    Damaged(String),
    /// A stored file of another version of the program.
    #[error("{0} was made by another version of tarjuman and is left out")]
    Version(String),
}

impl Error {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Read(..) => "check the name, and that it is a file that you may read",
            Self::Wrong(..) | Self::Kind(..) => "nothing was changed; `tarjuman lexicon import --help` says what can be imported",
            Self::Name(_) => "give it another with --name",
            Self::Unknown(_) => "`tarjuman lexicon list` shows which there are",
            Self::TooMany => "remove one first: `tarjuman lexicon remove NAME`",
            Self::Homeless => "set HOME, or name a folder with --data or TARJUMAN_DATA",
            Self::Store(..) => "is the disk full, or may you not write there? --data names another folder",
            Self::Damaged(_) | Self::Version(_) => "import its file again, or remove it: `tarjuman lexicon remove NAME`",
        }
    }
}

/// The folder of imported lexicons.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in `data`, else in the user's data folder (`XDG_DATA_HOME`, `~/.local/share`; on Windows `AppData`).
    ///
    /// # Errors
    /// [`Error::Homeless`].
    pub fn new(data: Option<&Path>) -> Result<Self, Error> {
        let folder = match data {
            Some(data) => data.join("lexicons"),
            None => {
                let names =
                    AppStrategyArgs { top_level_domain: String::new(), author: String::new(), app_name: "tarjuman".to_owned() };
                choose_app_strategy(names).map_err(|_| Error::Homeless)?.in_data_dir("lexicons")
            }
        };
        Ok(Self { folder })
    }

    /// The stored files, by name.
    fn files(&self) -> Result<Vec<PathBuf>, Error> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(self.failed(error)),
        };
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|e| e == EXTENSION) && name_in(path).is_some())
            .collect();
        files.sort();
        Ok(files)
    }

    fn failed(&self, error: std::io::Error) -> Error {
        Error::Store(self.folder.display().to_string(), error)
    }

    /// What is stored, by name; what cannot be told of a file stands in its place.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<Result<Meta, Error>>, Error> {
        Ok(self.files()?.iter().map(|path| stored::meta(path)).collect())
    }

    /// The lexicon of the program with everything stored under it, and what could not be used.
    #[must_use]
    pub fn open(&self) -> (Lexicon, Vec<Error>) {
        self.open_but(None)
    }

    fn open_but(&self, left_out: Option<&str>) -> (Lexicon, Vec<Error>) {
        let (mut layers, mut errors): (Vec<Layer>, Vec<Error>) = Default::default();
        match self.files() {
            Ok(files) => {
                for path in files.iter().filter(|path| name_in(path).as_deref() != left_out).take(MOST_LAYERS) {
                    match stored::layer(path) {
                        Ok(layer) => layers.push(layer),
                        Err(error) => errors.push(error),
                    }
                }
            }
            Err(error) => errors.push(error),
        }
        (Lexicon::embedded().with_layers(layers), errors)
    }

    /// Imports the file at `path` under `name`, else under the file's own; what was there under that name is replaced.
    ///
    /// # Errors
    /// When the file cannot be read or used, or the store not written; what was there is then as it was.
    pub fn import(&self, path: &Path, name: Option<&str>) -> Result<Meta, Error> {
        let shown = path.display().to_string();
        let own = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = checked(name.unwrap_or(&own))?;
        let files = self.files()?;
        if files.len() >= MOST_LAYERS && !files.iter().any(|file| name_in(file).as_deref() == Some(&name)) {
            return Err(Error::TooMany);
        }
        let wrong = |error| Error::Wrong(shown.clone(), error);
        let file = File::open(path).map_err(|error| Error::Read(shown.clone(), error))?;
        let about = file.metadata().map_err(|error| Error::Read(shown.clone(), error))?;
        if about.is_dir() {
            return Err(Error::Kind(shown, "is a folder"));
        }
        if about.len() > MOST_BYTES {
            return Err(Error::Kind(shown, "is larger than 1 GB: split it, or import a smaller one"));
        }
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let start = reader.fill_buf().map_err(|error| Error::Read(shown.clone(), error))?;
        let kind = kind_of(start).map_err(|what| Error::Kind(shown.clone(), what))?;
        let (blob, counts, licence) = match kind {
            Found::Database => {
                let mut lines = Lines::new(reader);
                let base = import::parse(&mut lines).map_err(wrong)?;
                let (blob, counts) = import::convert(&base).map_err(wrong)?;
                (blob, counts, base.licence().map(str::to_owned))
            }
            Found::Table => {
                let (lexicon, _) = self.open_but(Some(&name));
                let (blob, counts) = glossary::convert(&mut Lines::new(reader), &lexicon).map_err(wrong)?;
                (blob, counts, None)
            }
            Found::Xml => {
                let (lexicon, _) = self.open_but(Some(&name));
                let (blob, counts) = tbx::convert(reader, &lexicon).map_err(wrong)?;
                (blob, counts, None)
            }
        };
        let source = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or(shown);
        let mut meta = Meta {
            name,
            kind: if kind == Found::Database { Kind::Morphology } else { Kind::Glossary },
            source,
            licence,
            imported: stored::timestamp(SystemTime::now()),
            bytes: 0,
            rows: counts.rows,
            lemmas: counts.lemmas,
            forms: counts.forms,
            terms: counts.terms,
            passed_over: counts.passed_over,
        };
        fs::create_dir_all(&self.folder).map_err(|error| self.failed(error))?;
        self.sweep();
        let target = self.path_of(&meta.name);
        meta.bytes = stored::write(&self.folder, UNFINISHED, &target, &meta, &blob).map_err(|error| self.failed(error))?;
        Ok(meta)
    }

    /// Removes what was imported under `name`.
    ///
    /// # Errors
    /// When there is none, or it cannot be removed.
    pub fn remove(&self, name: &str) -> Result<(), Error> {
        let name = checked(name)?;
        match fs::remove_file(self.path_of(&name)) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::Unknown(name)),
            Err(error) => Err(self.failed(error)),
        }
    }

    fn path_of(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.{EXTENSION}"))
    }

    /// Removes what imports that were broken off left behind a day ago or more.
    fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let old = entry.metadata().and_then(|meta| meta.modified()).is_ok_and(|time| {
                SystemTime::now().duration_since(time).is_ok_and(|age| age > Duration::from_secs(24 * 60 * 60))
            });
            if old && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                // Another may be removing it too; it is in nobody's way.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// The name under which a stored file is known.
fn name_in(path: &Path) -> Option<String> {
    path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| checked(stem).ok())
}

fn checked(name: &str) -> Result<String, Error> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    let good =
        !name.is_empty() && name.chars().count() <= LONGEST_NAME && name.chars().all(allowed) && !name.starts_with(['.', '-']);
    if good {
        return Ok(name.to_owned());
    }
    let shown: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    Err(Error::Name(shown))
}

/// What a file looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Found {
    /// A morphological database.
    Database,
    /// Rows of terms.
    Table,
    /// A termbase, if it is TBX.
    Xml,
}

/// What the first bytes of a file show.
fn kind_of(start: &[u8]) -> Result<Found, &'static str> {
    let text = String::from_utf8_lossy(start);
    let head = text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r']);
    if start.is_empty() || head.is_empty() {
        return Err("is empty");
    }
    if start.starts_with(&[0x1F, 0x8B]) || start.starts_with(b"PK\x03\x04") || start.starts_with(&[0xFD, b'7', b'z']) {
        return Err("is compressed: unpack it first");
    }
    if start.contains(&0) {
        return Err("is not text: save it as UTF-8 first");
    }
    if head.starts_with('<') {
        return Ok(Found::Xml);
    }
    let section = |line: &str| line.trim_end().len() > 6 && line.starts_with("###") && line.trim_end().ends_with("###");
    Ok(if text.lines().any(section) { Found::Database } else { Found::Table })
}
