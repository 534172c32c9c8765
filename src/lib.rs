//! Tarjuman reads Arabic diplomatic news in a terminal.
//!
//! The pipeline: bytes → [`document`] → [`tokens`] → [`annotate`] → marked runs → visual lines ([`layout`]) → cells ([`display`]).

pub mod annotate;
pub mod display;
pub mod document;
pub mod layout;
pub mod lexicon;
pub mod output;
pub mod text;
pub mod tokens;
