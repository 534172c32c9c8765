//! The dictionary's answers for people (blocks of styled lines) and for programs (JSON).

mod json;
mod line;
mod prose;

pub use json::json;
pub use line::{Ink, Piece};
pub use prose::{Block, prose};
