//! Annotations → the formats that other programs read; the dictionary's answers for people and programs.

mod conllu;
pub mod gloss;
mod json;
mod ud;

pub use conllu::conllu;
pub use json::{Json, json};
