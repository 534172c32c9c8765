//! The dictionary's answers: words, phrases, English, transliterations, tables, and input that is none of these.

mod entries;
mod hostile;
mod reverse;
mod table;

use super::{Answer, look_up};
use crate::lexicon::Lexicon;

fn ask(query: &str) -> Answer {
    look_up(&Lexicon::embedded(), query)
}

/// The citation forms of the entries.
fn lemmas(answer: &Answer) -> Vec<&'static str> {
    answer.entries.iter().map(|found| found.entry.head.lemma).collect()
}
