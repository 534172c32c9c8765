//! What an article says: words analysed, names, terms, speech and facts found.
//!
//! In: a [`Document`] and the [`Lexicon`]. Out: [`Annotations`]. The stages, in order, each a function of what came before.

pub mod annotation;
pub mod morphology;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::tokens;
use annotation::{Annotations, Sentence};

/// Everything the engine finds in `document`.
#[must_use]
pub fn annotate(document: &Document, lexicon: &Lexicon) -> Annotations {
    let text = document.text();
    let tokens = tokens::tokenize(text, document.blocks());
    let extents = tokens::sentences(text, &tokens, document.blocks());
    let (words, _lattice) = morphology::analyse(lexicon, text, &tokens, &extents);
    let sentences = extents.iter().map(|e| Sentence { span: e.span, first: e.first, end: e.end }).collect();
    Annotations { words, sentences, ..Annotations::default() }
}
