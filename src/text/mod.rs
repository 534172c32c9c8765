//! Letters and spans: what is true of Arabic text before anything is known of its words.

pub mod format_chars;
pub mod joining;
mod span;
pub mod width;

pub use span::Span;
