//! Lines → blocks: the headline, captions, paragraphs.

use super::{Block, BlockKind};
use crate::text::Span;

/// A headline is shorter than this many words.
const TITLE_WORDS: usize = 28;

/// The blocks of `text`: its lines that are not blank, in order.
///
/// The first line is the title when a blank line follows it, or when it is short, ends without a stop and running text follows. A line that ends
/// with a credit in brackets, «(AGENCY/NAME)», is a caption.
pub(super) fn find(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut blank_after_first = false;
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blank_after_first |= blocks.len() == 1;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let kind = if is_caption(trimmed) { BlockKind::Caption } else { BlockKind::Paragraph };
            blocks.push(Block { kind, span: Span::new(start, start + trimmed.len()) });
        }
        at += line.len() + 1;
    }
    if let [first, second, ..] = blocks.as_mut_slice()
        && first.kind == BlockKind::Paragraph
        && (blank_after_first || looks_like_title(first.span.of(text), second.span.len()))
        && first.span.of(text).split_whitespace().nth(TITLE_WORDS).is_none()
    {
        first.kind = BlockKind::Title;
    }
    blocks
}

fn looks_like_title(line: &str, next_len: usize) -> bool {
    !line.ends_with(['.', '؟', '!', ':', '،', '"', '»'])
        && !line.contains('(')
        && next_len > line.len()
        && line.split_whitespace().count() > 2
}

/// Whether the line ends with «(AGENCY/NAME)».
fn is_caption(line: &str) -> bool {
    let credit = line.trim_end_matches('.').strip_suffix(')').and_then(|head| head.rsplit_once('('));
    credit.is_some_and(|(_, inside)| {
        let parts: Vec<_> = inside.split('/').collect();
        parts.len() == 2
            && parts.iter().all(|p| (2..40).contains(&p.trim().chars().count()) && !p.contains(|c: char| c.is_ascii_digit()))
    })
}
