//! The dictionary's answers for people (blocks of styled lines) and for programs (JSON).

mod json;
mod prose;

pub use json::json;
pub use prose::{Block, Ink, Piece, prose};
