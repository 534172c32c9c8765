//! Letters and spans: what is true of Arabic text before anything is known of its words.

pub mod apart;
pub mod format_chars;
pub mod joining;
pub mod letters;
pub mod normalize;
pub mod plain;
mod span;
pub mod width;

pub use span::Span;
