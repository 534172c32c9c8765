//! Annotations → the formats that other programs read.

mod json;

pub use json::json;
