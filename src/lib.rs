//! Tarjuman reads Arabic diplomatic news in a terminal.
//!
//! The pipeline: bytes → [`document`] → [`tokens`] → [`annotate`] → marked runs → visual lines ([`layout`]) → cells ([`display`]).

pub mod annotate;
pub mod app;
pub mod cli;
pub mod config;
pub mod corrections;
pub mod display;
pub mod document;
pub mod gloss;
pub mod imports;
pub mod layout;
pub mod lexicon;
pub mod markup;
pub mod output;
pub mod settings;
pub mod sink;
pub mod source;
pub mod terminal;
pub mod text;
pub mod tokens;
pub mod view;
