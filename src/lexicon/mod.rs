//! Lemmas, forms, names, terms and cues: rows of `assets/` compiled by `build.rs` and opened without parsing.

pub mod features;
pub mod inflect;
