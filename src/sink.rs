//! Files out: one for each input in a folder, under a name of its own, whole or not at all.
//!
//! In: a folder and the inputs. Out: [`Folder`], which has a name for each input, different from the others and from every input's file, and writes files beside their places before they
//! are renamed. Between [`Folder::hold`] and its end nothing is half written, so a program that is interrupted waits for it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockWriteGuard};

use rustc_hash::FxHashSet;
use thiserror::Error;

use crate::source::Input;

/// What stands before the names of files that are being written.
const PREFIX: &str = ".tarjuman-";

/// Why a file could not be written.
#[derive(Debug, Error)]
pub enum Error {
    /// The folder can neither be found nor made.
    #[error("the folder {0} cannot be used: {1}")]
    Folder(String, io::Error),
    /// A file in it.
    #[error("{0} could not be written: {1}")]
    File(String, io::Error),
}

impl Error {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Folder(..) => "name a folder that you may write to; it is made where it is missing",
            Self::File(..) => "is the disk full, or the folder read-only?",
        }
    }
}

/// A folder that outputs are written to.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// For each input the name of its files without their ends.
    names: Vec<String>,
    writing: RwLock<()>,
}

impl Folder {
    /// Makes the folder where it is missing, and names for the files of `inputs`, each of which has all of the `endings` («json»; «txt», «ann»). Names follow from the inputs and their
    /// order alone: a second run writes over what the first has written.
    ///
    /// # Errors
    /// [`Error::Folder`] where the folder cannot be made.
    pub fn open(path: &Path, inputs: &[Input], endings: &[&str]) -> Result<Self, Error> {
        let named = |error| Error::Folder(path.display().to_string(), error);
        fs::create_dir_all(path).map_err(named)?;
        let own = fs::canonicalize(path).map_err(named)?;
        // Inputs that lie in this very folder: none of them may be written over.
        let mut taken: FxHashSet<String> = FxHashSet::default();
        for input in inputs {
            let Input::File(file) = input else { continue };
            // As it is named, a link perhaps, and what that leads to.
            let here = file.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
            let here = here.and_then(|folder| fs::canonicalize(folder).ok()).zip(file.file_name());
            let there = fs::canonicalize(file).ok();
            let there = there.as_deref().and_then(|file| Some((file.parent()?.to_owned(), file.file_name()?)));
            taken.extend(
                here.into_iter()
                    .chain(there)
                    .filter(|(folder, _)| *folder == own)
                    .map(|(_, name)| folded(&name.to_string_lossy())),
            );
        }
        let mut names = Vec::with_capacity(inputs.len());
        // How often a name was wanted, so that a thousand of the same are not tried one by one.
        let mut wanted = rustc_hash::FxHashMap::default();
        for input in inputs {
            let stem = stem(input);
            let count: &mut usize = wanted.entry(folded(&stem)).or_insert(0);
            let name = loop {
                *count += 1;
                let name = if *count == 1 { stem.clone() } else { format!("{stem}-{count}") };
                let files: Vec<String> = endings.iter().map(|ending| folded(&format!("{name}.{ending}"))).collect();
                if files.iter().all(|file| !taken.contains(file)) {
                    taken.extend(files);
                    break name;
                }
            };
            names.push(name);
        }
        Ok(Self { path: path.to_owned(), names, writing: RwLock::new(()) })
    }

    /// Writes the files of the input with this index, given as ending and content.
    ///
    /// # Errors
    /// [`Error::File`]; none of the files is then there in part.
    pub fn write(&self, input: usize, files: &[(&str, &str)]) -> Result<(), Error> {
        let _writing = self.writing.read().unwrap_or_else(PoisonError::into_inner);
        let name = self.names.get(input).map_or("article", String::as_str);
        let mut new = Vec::with_capacity(files.len());
        for (ending, text) in files {
            let target = self.path.join(format!("{name}.{ending}"));
            let written =
                beside(&self.path, text.as_bytes()).map_err(|error| Error::File(target.display().to_string(), error))?;
            new.push((target, written));
        }
        for (target, written) in new {
            let named = |error: tempfile::PersistError| Error::File(target.display().to_string(), error.error);
            written.persist(&target).map_err(named)?;
        }
        Ok(())
    }

    /// Writes a file that belongs to no input, unless the folder has one of this name, which may be the user's own.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn write_new(&self, name: &str, text: &str) -> Result<(), Error> {
        let _writing = self.writing.read().unwrap_or_else(PoisonError::into_inner);
        let target = self.path.join(name);
        let named = |error| Error::File(target.display().to_string(), error);
        if target.exists() {
            return Ok(());
        }
        beside(&self.path, text.as_bytes()).map_err(named)?.persist(&target).map_err(|error| named(error.error))?;
        Ok(())
    }

    /// Waits until no file is being written; none is begun before what this returns is dropped.
    pub fn hold(&self) -> RwLockWriteGuard<'_, ()> {
        self.writing.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new file with this content, not yet in its place.
fn beside(folder: &Path, content: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file is as the user's mask has it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(content)?;
    Ok(new)
}

/// The name of an input's file without its end.
fn stem(input: &Input) -> String {
    let stem = match input {
        Input::Bundled => Path::new(crate::source::BUNDLED.0).file_stem(),
        Input::Stdin => None,
        Input::File(path) => path.file_stem(),
    };
    stem.map_or_else(|| "standard-input".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// Names that some file systems take for the same.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(folder: &Path, inputs: &[PathBuf], endings: &[&str]) -> Folder {
        let inputs: Vec<Input> = inputs.iter().map(|path| Input::named(path)).collect();
        Folder::open(folder, &inputs, endings).unwrap()
    }

    #[test]
    fn names_are_unique_and_never_an_inputs() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path();
        for name in ["a.txt", "b.txt", "a-2.txt"] {
            fs::write(own.join(name), name).unwrap();
        }
        let inputs =
            [own.join("a.txt"), PathBuf::from("elsewhere/A.txt"), own.join("b.txt"), PathBuf::from("-"), own.join("a-2.txt")];
        let json = open(own, &inputs, &["json"]);
        assert_eq!(json.names, ["a", "A-2", "b", "standard-input", "a-2-2"]);
        let brat = open(own, &inputs, &["txt", "ann"]);
        assert_eq!(brat.names, ["a-3", "A-4", "b-2", "standard-input", "a-2-2"]);
        brat.write(0, &[("txt", "text"), ("ann", "")]).unwrap();
        assert_eq!(fs::read_to_string(own.join("a.txt")).unwrap(), "a.txt");
        assert_eq!(fs::read_to_string(own.join("a-3.txt")).unwrap(), "text");
        assert!(fs::read_dir(own).unwrap().all(|entry| !entry.unwrap().file_name().to_string_lossy().starts_with(PREFIX)));
    }

    #[test]
    fn what_is_there_of_the_users_own_stays() {
        let folder = tempfile::tempdir().unwrap();
        let out = open(&folder.path().join("new/one"), &[], &["json"]);
        out.write_new("annotation.conf", "ours").unwrap();
        out.write_new("annotation.conf", "other").unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("new/one/annotation.conf")).unwrap(), "ours");
        fs::write(folder.path().join("file"), "").unwrap();
        assert!(Folder::open(&folder.path().join("file"), &[], &[]).is_err());
    }
}
