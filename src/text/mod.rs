//! Letters and spans: what is true of Arabic text before anything is known of its words.

pub mod letters;
pub mod normalize;
mod span;

pub use span::Span;
