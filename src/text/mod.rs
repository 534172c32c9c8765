//! Letters and spans: what is true of Arabic text before anything is known of its words.

mod span;

pub use span::Span;
