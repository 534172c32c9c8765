//! The file that holds what was copied last: `tarjuman/copied.txt` in the user's folder for state (`XDG_STATE_HOME`, else `~/.local/state`).
//!
//! Invariants: nobody but the user may read it; it holds all of a text or all of the one before.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// Writes `text`; the file's name to be told, `~` for the home folder.
///
/// # Errors
/// In words, with the name of the file where there is one.
pub(super) fn write(text: &str) -> Result<String, String> {
    let folders = etcetera::choose_base_strategy().map_err(|error| error.to_string())?;
    let state = folders.state_dir().unwrap_or_else(|| folders.cache_dir()).join("tarjuman");
    let path = state.join("copied.txt");
    let told = short(&path, folders.home_dir());
    store(&state, &path, text).map_err(|error| format!("{told}: {error}"))?;
    Ok(told)
}

fn short(path: &Path, home: &Path) -> String {
    path.strip_prefix(home).map_or_else(|_| path.to_owned(), |rest| PathBuf::from("~").join(rest)).display().to_string()
}

/// Writes beside the file and puts that in its place.
fn store(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    create_folder(folder)?;
    let new = path.with_extension(format!("{}.new", std::process::id()));
    // Left over from a session that was cut short; a link there would lead the text elsewhere.
    let _ = fs::remove_file(&new);
    let written = create(&new).and_then(|mut file| file.write_all(text.as_bytes())).and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}

fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn create(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_is_short() {
        assert_eq!(short(Path::new("/people/a/.local/state/x"), Path::new("/people/a")), "~/.local/state/x");
        assert_eq!(short(Path::new("/var/x"), Path::new("/people/a")), "/var/x");
    }
}
