//! Tarjuman reads Arabic diplomatic news in a terminal.
//!
//! The pipeline: bytes → [`Document`](document) → tokens → annotations → marked runs → visual lines → cells.

pub mod annotate;
pub mod document;
pub mod lexicon;
pub mod output;
pub mod text;
pub mod tokens;
