//! What an article says: words analysed, names, terms, speech and facts found.
//!
//! In: a [`Document`] and the [`Lexicon`]. Out: [`Annotations`]. The stages, in order, each a function of what came before.

pub mod annotation;
pub mod article;
pub mod chunk;
pub mod fact;
pub mod morphology;
pub mod phrase;
pub mod term;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::tokens;
use annotation::{Annotations, Sentence};
use article::Article;

/// Everything the engine finds in `document`.
#[must_use]
pub fn annotate(document: &Document, lexicon: &Lexicon) -> Annotations {
    let text = document.text();
    let tokens = tokens::tokenize(text, document.blocks());
    let extents = tokens::sentences(text, &tokens, document.blocks());
    let (words, lattice) = morphology::analyse(lexicon, text, &tokens, &extents);
    let sentences: Vec<Sentence> = extents.iter().map(|e| Sentence { span: e.span, first: e.first, end: e.end }).collect();
    let phrases = phrase::find(lexicon, &words, &lattice);
    let article = Article { lexicon, document, words: &words, lattice: &lattice, sentences: &sentences, phrases: &phrases };
    let terms = term::find(&article);
    Annotations { words, sentences, terms, ..Annotations::default() }
}
