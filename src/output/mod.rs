//! Annotations → the formats that other programs read.

mod conllu;
mod json;
mod ud;

pub use conllu::conllu;
pub use json::{Json, json};
