//! Several lines for one: the words of the article, and under each its captions (transliteration, gloss), in right-to-left order.
//!
//! In: a stretch of the article, rows of captions for its words. Out: a paragraph in which every line of text is followed by a line for each row of captions,
//! all with the same span. What stands between blanks is laid out by itself and moved as a whole; foreign words side by side stay together, so that their order is
//! their own. Invariant: cells carry spans of the article, captions those of their word, so that cursor, clicks and highlights need not know.

use crate::layout::{Align, Cell, Direction, Glyph, Layout, Level, Options, Paragraph, Shape, VisualLine};
use crate::markup::{Mark, Tint};
use crate::text::Span;

/// Blank columns between neighbours, at least.
const GAP: usize = 1;

/// A word of the article and what stands under it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Caption {
    /// The word's bytes.
    pub(super) span: Span,
    /// The caption, in Latin letters; may be empty.
    pub(super) text: String,
}

/// Cells that are moved together, and what stands under them.
struct Item {
    /// The text, then a row of captions each.
    rows: Vec<Vec<Cell<Mark>>>,
    /// The bytes of the item with the blanks after it.
    span: Span,
    /// The blanks after it.
    blank: Span,
    width: usize,
    /// The line ends after it.
    last: bool,
}

/// Lays out `span` of `article`, with rows of captions (sorted) under their words. `text` lays out what stands between two blanks, with the options
/// given and cells that know their place in the article.
#[must_use]
pub(super) fn lay_out(
    article: &str,
    span: Span,
    captions: &[Vec<Caption>],
    style: &dyn Fn(usize) -> Mark,
    options: Options,
    text: &dyn Fn(Span, Options) -> Paragraph<Mark>,
) -> Paragraph<Mark> {
    let items = items(article, span, captions, style, options, text);
    let width = options.width.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < items.len() {
        let mut end = start + 1;
        let mut used = items[start].width;
        while end < items.len() && !items[end - 1].last && used + GAP + items[end].width <= width {
            used += GAP + items[end].width;
            end += 1;
        }
        let line = items.get(start..end).unwrap_or_default();
        let first = if start == 0 { span.start } else { line.first().map_or(span.start, |item| item.span.start) };
        let covered = Span::new(first, items.get(end).map_or(span.end, |item| item.span.start));
        lines.extend((0..=captions.len()).map(|row| assemble(line, row, covered, width, style)));
        start = end;
    }
    if lines.is_empty() {
        lines.push(VisualLine { span, cells: Vec::new(), width: 0, offset: 0, rtl: true });
    }
    Paragraph { span, lines, rtl: true }
}

/// One of the lines: each item at the right end of its room.
fn assemble(items: &[Item], row: usize, span: Span, width: usize, style: &dyn Fn(usize) -> Mark) -> VisualLine<Mark> {
    let mut cells: Vec<Cell<Mark>> = Vec::new();
    for (index, item) in items.iter().enumerate().rev() {
        let own = item.rows.get(row).map_or(&[][..], Vec::as_slice);
        let free = item.width.saturating_sub(columns(own)) + if index + 1 == items.len() { 0 } else { GAP };
        // Blanks left of an item are those after it.
        cells.extend(std::iter::repeat_n(blank(item.blank, style), free));
        cells.extend(own);
    }
    let lead = cells.iter().take_while(|cell| &*cell.glyph == " ").count();
    cells.drain(..lead);
    let used = columns(&cells);
    VisualLine { span, width: used, offset: width.saturating_sub(used), cells, rtl: true }
}

fn blank(span: Span, style: &dyn Fn(usize) -> Mark) -> Cell<Mark> {
    let mark = Mark { tint: Tint::Plain, typo: false, ..style(span.start) };
    Cell { glyph: Glyph::new(' '), span, width: 1, level: Level::rtl(), style: mark }
}

fn columns(cells: &[Cell<Mark>]) -> usize {
    cells.iter().map(|cell| usize::from(cell.width)).sum()
}

fn items(
    article: &str,
    span: Span,
    captions: &[Vec<Caption>],
    style: &dyn Fn(usize) -> Mark,
    options: Options,
    text: &dyn Fn(Span, Options) -> Paragraph<Mark>,
) -> Vec<Item> {
    let alone = Options { align: Align::Left, ..options };
    let mut items = Vec::new();
    for (chunk, blank) in chunks(article, span) {
        let lines = text(chunk, alone).lines;
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            let last = at + 1 == count;
            let mut rows = vec![line.cells];
            for row in captions {
                let first = row.partition_point(|caption| caption.span.start < line.span.start);
                let under = row.iter().skip(first).take_while(|caption| caption.span.start < line.span.end);
                rows.push(under_line(under, blank, style, options.width.max(1)));
            }
            let (blank, end) = if last { (blank, blank.end) } else { (Span::new(line.span.end, line.span.end), line.span.end) };
            let hard = !last || blank.of(article).contains('\n');
            let width = rows.iter().map(|row| columns(row)).max().unwrap_or(0);
            items.push(Item { rows, span: Span::new(line.span.start, end), blank, width, last: hard });
        }
    }
    items
}

/// The captions of an item's words, from right to left, no wider than a line.
fn under_line<'a>(
    captions: impl Iterator<Item = &'a Caption>,
    blank_after: Span,
    style: &dyn Fn(usize) -> Mark,
    width: usize,
) -> Vec<Cell<Mark>> {
    let options =
        Options { width: usize::MAX, direction: Direction::Ltr, align: Align::Left, shape: Shape::None, ..Options::default() };
    let mut cells: Vec<Cell<Mark>> = Vec::new();
    for caption in captions.filter(|caption| !caption.text.is_empty()) {
        let whole = Span::new(0, caption.text.len());
        let mark = Mark { tint: Tint::Caption, typo: false, ..style(caption.span.start) };
        let line = Layout::new(&caption.text, whole, options).all(&caption.text, &[], mark).lines.into_iter().next();
        let mut own: Vec<Cell<Mark>> = line.map_or_else(Vec::new, |line| line.cells);
        own.iter_mut().for_each(|cell| cell.span = caption.span);
        if !cells.is_empty() {
            own.push(blank(blank_after, style));
        }
        own.append(&mut cells);
        cells = own;
    }
    while columns(&cells) > width && cells.pop().is_some() {}
    cells
}

/// What stands between blanks, each with the blanks after it; neighbours without a right-to-left letter are one where both have a letter.
fn chunks(article: &str, span: Span) -> Vec<(Span, Span)> {
    let text = span.of(article);
    let mut chunks: Vec<(Span, Span)> = Vec::new();
    let mut rest = text;
    let mut at = span.start;
    while !rest.is_empty() {
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (here, after) = rest.split_at(word);
        let blanks = after.len() - after.trim_start().len();
        let chunk = Span::new(at, at + word);
        let blank = Span::new(chunk.end, chunk.end + blanks);
        match chunks
            .last_mut()
            .filter(|(last, gap)| foreign(last.of(article)) && foreign(here) && !gap.of(article).contains('\n'))
        {
            Some(last) => *last = (Span::new(last.0.start, chunk.end), blank),
            None if word > 0 => chunks.push((chunk, blank)),
            // Blanks at the start.
            None => {}
        }
        at = blank.end;
        rest = after.trim_start();
    }
    chunks
}

/// Letters, and none of them written from right to left.
fn foreign(text: &str) -> bool {
    let rtl = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}');
    text.chars().any(char::is_alphabetic) && !text.chars().any(rtl)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    fn page(article: &str, under: &[(&str, &str)], width: usize) -> Paragraph<Mark> {
        let mut captions: Vec<Caption> = Vec::new();
        for (word, text) in under {
            let from = captions.last().map_or(0, |caption| caption.span.end);
            let start = from + article.split_at(from).1.find(word).unwrap();
            captions.push(Caption { span: Span::new(start, start + word.len()), text: (*text).to_owned() });
        }
        let options = Options { width, ..Options::default() };
        let mark = Mark::plain(BlockKind::Paragraph);
        let text = |span, options| Layout::new(article, span, options).all(article, &[], mark);
        lay_out(article, Span::new(0, article.len()), &[captions], &|_| mark, options, &text)
    }

    fn shown(line: &VisualLine<Mark>) -> String {
        let cells: String = line.cells.iter().map(|cell| cell.glyph.as_str()).collect();
        format!("{:blanks$}{cells}", "", blanks = line.offset)
    }

    #[test]
    fn captions_stand_under_the_right_end_of_their_words() {
        let page = page("زار باريس", &[("زار", "zāra"), ("باريس", "Bārīs")], 20);
        assert_eq!(page.lines.len(), 2);
        assert_eq!(shown(&page.lines[1]), format!("{:>20}", "Bārīs zāra"));
        // Each word ends in the column in which its caption ends.
        for word in [Span::new(0, 6), Span::new(7, 17)] {
            let ends = |line: &VisualLine<Mark>| line.columns_of(word).last().map(|columns| columns.end);
            assert_eq!(ends(&page.lines[0]), ends(&page.lines[1]));
        }
    }

    #[test]
    fn lines_cover_the_text_and_fit() {
        let article = "  أعلن وزير الخارجية أن United Nations  ستجتمع غدا.\nوقال (نعم)";
        let under =
            [("أعلن", "aʻlana"), ("وزير", "wazīr"), ("الخارجية", "al-khārijīyah"), ("أن", "anna"), ("ستجتمع", "sa-tajtamiʻu")];
        for width in 1..60 {
            let page = page(article, &under, width);
            let mut at = 0;
            for pair in page.lines.chunks(2) {
                assert_eq!(pair[0].span.start, at, "width {width}");
                assert_eq!(pair[0].span, pair[1].span);
                at = pair[0].span.end;
                assert!(pair.iter().all(|line| line.offset + line.width <= width.max(1)), "width {width}");
            }
            assert_eq!(at, article.len());
            for (offset, c) in article.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let line = &page.lines[page.line_of(offset)];
                assert!(line.cells.iter().any(|cell| cell.span.contains(offset)), "{c} at width {width}");
            }
        }
    }

    #[test]
    fn foreign_words_keep_their_order() {
        let page = page("هيئة United Nations هنا", &[], 40);
        assert!(shown(&page.lines[0]).contains("United Nations"));
    }

    #[test]
    fn nothing_to_lay_out() {
        assert_eq!(page("", &[], 10).lines.len(), 1);
        assert_eq!(page("  ", &[], 10).lines.len(), 1);
    }
}
