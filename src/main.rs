//! The `tarjuman` program.

use tarjuman::{annotate, document::Document, lexicon::Lexicon, output};

fn main() {
    let lexicon = Lexicon::embedded();
    for path in std::env::args().skip(1).filter(|a| !a.starts_with("--") && a != "annotate" && !a.starts_with("json")) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let document = Document::from_bytes(&bytes, &path);
        let annotations = annotate::annotate(&document, &lexicon);
        println!("{}", output::json(&document, &annotations, &lexicon));
    }
}
