//! The forms face: every inflected form of the word's lemma.

use super::State;
use crate::gloss::{brief, tables};
use crate::output::gloss::{Block, Prose};

pub(super) fn blocks(state: &State) -> Vec<Block> {
    let mut out = Prose::new(true);
    let Some(id) = state.cursor_word().and_then(|word| word.reading.lemma) else {
        out.line(0, |l| l.label("no forms: the word is not in the lexicon"));
        return out.blocks();
    };
    let head = brief(state.lexicon(), id.0);
    out.line(0, |l| l.brief(&head));
    let tables = tables(state.lexicon(), id.0);
    if tables.is_empty() {
        out.blank();
        out.line(0, |l| l.label("not inflected"));
    }
    let mut blocks = out.blocks();
    for table in tables {
        blocks.push(Block::Blank);
        blocks.push(Block::Table(table));
    }
    blocks
}
