//! A data folder of its own for each test of imported lexicons, and the program run with it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// The database that is written for tests.
pub(crate) const SMALL: &str = "tests/lexicons/small.db";

/// A data folder and files of its own for a test.
pub(crate) struct Desk {
    pub(crate) folder: PathBuf,
}

pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lexicon").join(format!("{}-{name}", env!("CARGO_CRATE_NAME")));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
        command.env_remove("TARJUMAN_DISPLAY").env("TARJUMAN_DATA", self.folder.join("data")).args(arguments);
        let output = command.output().unwrap();
        Outcome {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs what must go well and gives what it says.
    pub(crate) fn good(&self, arguments: &[&str]) -> String {
        let done = self.run(arguments);
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{arguments:?}: {}", done.out);
        done.out
    }

    /// What is found in `text`.
    pub(crate) fn found(&self, text: &str) -> Value {
        let article = self.file("article.txt", text);
        serde_json::from_str(&self.good(&["annotate", &article])).unwrap()
    }

    pub(crate) fn stored(&self) -> Vec<(String, Vec<u8>)> {
        let Ok(entries) = fs::read_dir(self.folder.join("data/lexicons")) else { return Vec::new() };
        let mut all: Vec<(String, Vec<u8>)> = entries
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().to_str().unwrap().to_owned(), fs::read(entry.path()).unwrap()))
            .collect();
        all.sort();
        all
    }
}

pub(crate) fn token<'a>(found: &'a Value, form: &str) -> &'a Value {
    found["tokens"].as_array().unwrap().iter().find(|t| t["form"] == form).unwrap()
}

pub(crate) fn terms(found: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let terms = found["terms"].as_array().unwrap().iter();
    terms.map(|t| (text(&t["text"]), text(&t["en"]), text(&t["topic"]))).collect()
}
