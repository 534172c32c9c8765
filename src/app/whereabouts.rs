//! Where in an article something stands, in words.

use crate::document::{BlockKind, Document};

/// Where in the article `offset` is: in the title, in a caption, in which paragraph.
pub(super) fn whereabouts(document: &Document, offset: usize) -> String {
    let blocks = document.blocks();
    let at = blocks.partition_point(|block| block.span.end <= offset);
    match blocks.get(at).map(|block| block.kind) {
        Some(BlockKind::Title) => "title".to_owned(),
        Some(BlockKind::Caption) => "caption".to_owned(),
        _ => {
            let before = blocks.iter().take(at).filter(|block| block.kind == BlockKind::Paragraph).count();
            format!("¶ {}", before + 1)
        }
    }
}
