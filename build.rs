//! Compiles the tables of `assets/` into the blob that the program carries.
//!
//! The compiler is the library's own, included by path under the same module names.

#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    reason = "the library's own files, of which the build needs a part"
)]
#[path = "src/text"]
mod text {
    pub(crate) mod letters;
    pub(crate) mod normalize;
}
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    reason = "the library's own files, of which the build needs a part"
)]
#[path = "src/lexicon"]
mod lexicon {
    pub(crate) mod automaton;
    pub(crate) mod compile;
    pub(crate) mod english;
    pub(crate) mod features;
    pub(crate) mod format;
    pub(crate) mod inflect;
}

use lexicon::compile::{Source, compile};
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=src/lexicon");
    println!("cargo:rerun-if-changed=src/text");
    println!("cargo:rerun-if-changed=build.rs");
    let mut sources = Vec::new();
    for folder in ["lexicon", "gazetteer", "glossary", "cues", "english"] {
        let Ok(entries) = fs::read_dir(Path::new("assets").join(folder)) else { continue };
        let mut paths: Vec<_> =
            entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.extension().is_some_and(|e| e == "tsv")).collect();
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{} cannot be read: {e}", path.display()));
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            sources.push(Source { path: format!("{folder}/{name}"), text });
        }
    }
    let compiled = compile(&sources).unwrap_or_else(|e| panic!("the automata cannot be built: {e}"));
    for error in compiled.errors.iter().take(50) {
        println!("cargo:warning={error}");
    }
    let out = env::var("OUT_DIR").unwrap_or_else(|e| panic!("cargo sets OUT_DIR: {e}"));
    fs::write(Path::new(&out).join("lexicon.bin"), compiled.blob)
        .unwrap_or_else(|e| panic!("the lexicon cannot be written: {e}"));
}
