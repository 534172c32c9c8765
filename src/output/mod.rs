//! Annotations → the formats that other programs read; the dictionary's answers for people and programs.

mod brat;
mod conllu;
pub mod gloss;
mod html;
mod json;
mod points;
mod ud;
mod web;

pub use brat::{annotation_conf, brat, visual_conf};
pub use conllu::conllu;
pub use html::html;
pub use json::{Json, SCHEMA, json};
pub use web::web_annotation;
