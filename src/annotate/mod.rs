//! What an article says: words analysed, names, terms, speech and facts found.

pub mod annotation;
pub mod morphology;

use crate::document::Document;
use crate::lexicon::Lexicon;
use annotation::Annotations;

/// Everything the engine finds in `document`.
#[must_use]
pub fn annotate(_document: &Document, _lexicon: &Lexicon) -> Annotations {
    Annotations::default()
}
