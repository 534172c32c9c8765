//! The dictionary's answers for people (blocks of styled lines) and for programs (JSON).

mod json;
mod lay;
mod line;
mod prose;

pub use json::json;
pub use lay::Room;
pub use line::{Ink, Line, Piece};
pub use prose::{Block, Prose, prose};
