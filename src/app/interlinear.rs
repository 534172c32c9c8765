//! Several lines for one: the words of the article, and under each its captions (transliteration, gloss), in right-to-left order.
//!
//! In: a stretch of the article, rows of captions for its words. Out: a paragraph in which every line of text is followed by a line for each row of captions,
//! all with the same span. What stands between blanks is laid out by itself and moved as a whole; words over one caption are moved together while a line has room for
//! them; foreign words side by side stay together, so that their order is their own. Invariant: cells carry spans of the article, captions those of their words, so that
//! cursor, clicks and highlights need not know.

use crate::layout::{Align, Cell, Direction, Glyph, Layout, Level, Options, Paragraph, Shape, VisualLine};
use crate::markup::{Mark, Tint};
use crate::text::Span;

/// Blank columns between neighbours, at least.
const GAP: usize = 1;
/// Drawn beside a caption as far as the words reach that it is for.
const RULE: char = '─';

/// Words of the article and what stands under them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Caption {
    /// The bytes from the first word to the last.
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

/// What a paragraph is laid out from.
pub(super) struct Sheet<'a> {
    /// The whole article.
    pub(super) article: &'a str,
    /// Rows of captions, each in the order of the text, none overlapping another of its row.
    pub(super) captions: &'a [Vec<Caption>],
    /// The mark of each byte.
    pub(super) style: &'a dyn Fn(usize) -> Mark,
    /// Width, and how cells are made.
    pub(super) options: Options,
    /// Lays out a stretch of the article without captions.
    pub(super) text: &'a dyn Fn(Span, Options) -> Paragraph<Mark>,
}

impl Sheet<'_> {
    /// Lays out `span`; cells know their place in the article.
    #[must_use]
    pub(super) fn lay_out(&self, span: Span) -> Paragraph<Mark> {
        let items = self.joined(self.items(span));
        let width = self.width();
        let mut lines = Vec::new();
        let mut start = 0;
        while let Some(first) = items.get(start) {
            let mut end = start + 1;
            let mut used = first.width;
            while let (Some(before), Some(next)) = (items.get(end - 1), items.get(end))
                && !before.last
                && used + GAP + next.width <= width
            {
                used += GAP + next.width;
                end += 1;
            }
            let line = items.get(start..end).unwrap_or_default();
            let from = if start == 0 { span.start } else { first.span.start };
            let covered = Span::new(from, items.get(end).map_or(span.end, |item| item.span.start));
            lines.extend((0..=self.captions.len()).map(|row| self.assemble(line, row, covered)));
            start = end;
        }
        if lines.is_empty() {
            lines.push(VisualLine { span, cells: Vec::new(), width: 0, offset: 0, rtl: true });
        }
        Paragraph { span, lines, rtl: true }
    }

    fn width(&self) -> usize {
        self.options.width.max(1)
    }

    /// One of the lines: each item at the right end of its room.
    fn assemble(&self, items: &[Item], row: usize, span: Span) -> VisualLine<Mark> {
        let mut cells = self.side_by_side(items, row);
        let lead = cells.iter().take_while(|cell| &*cell.glyph == " ").count();
        cells.drain(..lead);
        let used = columns(&cells);
        VisualLine { span, width: used, offset: self.width().saturating_sub(used), cells, rtl: true }
    }

    /// A row of items, the first on the right, each as wide as its room.
    fn side_by_side(&self, items: &[Item], row: usize) -> Vec<Cell<Mark>> {
        let mut cells: Vec<Cell<Mark>> = Vec::new();
        for (index, item) in items.iter().enumerate().rev() {
            let own = item.rows.get(row).map_or(&[][..], Vec::as_slice);
            let free = item.width.saturating_sub(columns(own)) + if index + 1 == items.len() { 0 } else { GAP };
            // Blanks left of an item are those after it.
            cells.extend(std::iter::repeat_n(self.sign(' ', item.blank), free));
            cells.extend(own);
        }
        cells
    }

    fn sign(&self, sign: char, span: Span) -> Cell<Mark> {
        let tint = if sign == RULE { Tint::Caption } else { Tint::Plain };
        let mark = Mark { tint, typo: false, ..(self.style)(span.start) };
        Cell { glyph: Glyph::new(sign), span, width: 1, level: Level::rtl(), style: mark }
    }

    /// What stands between blanks, each with the captions that are its own.
    fn items(&self, span: Span) -> Vec<Item> {
        let alone = Options { align: Align::Left, ..self.options };
        let mut items = Vec::new();
        for (chunk, blank) in chunks(self.article, span) {
            let lines = (self.text)(chunk, alone).lines;
            let count = lines.len();
            for (at, line) in lines.into_iter().enumerate() {
                let last = at + 1 == count;
                let mut rows = vec![line.cells];
                for row in self.captions {
                    let under = starting(row, line.span).iter().filter(|caption| caption.span.end <= line.span.end);
                    rows.push(self.under(under, blank));
                }
                let (blank, end) =
                    if last { (blank, blank.end) } else { (Span::new(line.span.end, line.span.end), line.span.end) };
                let hard = !last || blank.of(self.article).contains('\n');
                let width = rows.iter().map(|row| columns(row)).max().unwrap_or(0);
                items.push(Item { rows, span: Span::new(line.span.start, end), blank, width, last: hard });
            }
        }
        items
    }

    /// Items over one caption made one, as far as a line has room.
    fn joined(&self, items: Vec<Item>) -> Vec<Item> {
        let mut out = Vec::with_capacity(items.len());
        let mut items = items.into_iter().peekable();
        while let Some(item) = items.next() {
            let mut end = self.reach(&item);
            if end == 0 {
                out.push(item);
                continue;
            }
            let mut group = vec![item];
            while let Some(next) = items.next_if(|next| next.span.start < end) {
                end = end.max(self.reach(&next));
                group.push(next);
            }
            self.merge(group, &mut out);
        }
        out
    }

    /// Where the captions end that begin under an item and go on under the next; 0 without one.
    fn reach(&self, item: &Item) -> usize {
        let text = Span::new(item.span.start, item.blank.start);
        let ends = self.captions.iter().flat_map(|row| starting(row, text)).map(|caption| caption.span.end);
        ends.filter(|&end| end > text.end).max().unwrap_or(0)
    }

    /// Items over common captions, in as many runs as lines are needed for them.
    fn merge(&self, mut group: Vec<Item>, out: &mut Vec<Item>) {
        let whole = Span::new(group.first().map_or(0, |item| item.span.start), group.last().map_or(0, |item| item.span.end));
        let mut rest: Vec<Vec<Caption>> = self.captions.iter().map(|row| starting(row, whole).to_vec()).collect();
        while !group.is_empty() {
            let mut used = group.first().map_or(0, |item| item.width);
            let mut count = 1;
            while let (Some(before), Some(next)) = (group.get(count - 1), group.get(count))
                && !before.last
                && used + GAP + next.width <= self.width()
            {
                used += GAP + next.width;
                count += 1;
            }
            let after = group.split_off(count);
            out.push(self.run(&group, &mut rest));
            group = after;
        }
    }

    /// Items that stand on one line as one; takes its captions from `rest`.
    fn run(&self, items: &[Item], rest: &mut [Vec<Caption>]) -> Item {
        let (first, last) = (items.first(), items.last());
        let blank = last.map_or_else(Span::default, |item| item.blank);
        let span = Span::new(first.map_or(0, |item| item.span.start), last.map_or(0, |item| item.span.end));
        let text = self.side_by_side(items, 0);
        let room = columns(&text);
        let mut rows = vec![text];
        for (row, captions) in rest.iter_mut().enumerate() {
            let begun = captions.partition_point(|caption| caption.span.start < blank.start);
            let original = self.captions.get(row).map_or(&[][..], Vec::as_slice);
            let alone = |caption: &Caption| {
                // What is left of a caption from the line above is no item's own.
                let whole = starting(original, caption.span).first().is_some_and(|own| own.span == caption.span);
                whole && items.iter().any(|i| i.span.start <= caption.span.start && caption.span.end <= i.blank.start)
            };
            if captions.iter().take(begun).all(alone) {
                captions.drain(..begun);
                rows.push(self.side_by_side(items, row + 1));
                continue;
            }
            let mut shown: Vec<Caption> = captions.drain(..begun).collect();
            if let Some(last) = shown.last_mut().filter(|caption| caption.span.end > blank.start) {
                // It goes on under the next line.
                let (now, later) = parted(&last.text, room);
                let later = Caption { span: Span::new(span.end.min(last.span.end), last.span.end), text: later.to_owned() };
                *last = Caption { span: Span::new(last.span.start, blank.start), text: now.to_owned() };
                captions.insert(0, later);
            }
            let mut cells = self.under(shown.iter(), blank);
            let free = room.saturating_sub(columns(&cells));
            if let ([one], 2..) = (shown.as_slice(), free) {
                let rule = std::iter::repeat_n(self.sign(RULE, one.span), free - 1);
                cells.splice(0..0, rule.chain(std::iter::once(self.sign(' ', one.span))));
            }
            rows.push(cells);
        }
        let width = rows.iter().map(|row| columns(row)).max().unwrap_or(0);
        Item { rows, span, blank, width, last: last.is_some_and(|item| item.last) }
    }

    /// Captions side by side from right to left, no wider than a line.
    fn under<'a>(&self, captions: impl Iterator<Item = &'a Caption>, blank_after: Span) -> Vec<Cell<Mark>> {
        let options = Options {
            width: usize::MAX,
            direction: Direction::Ltr,
            align: Align::Left,
            shape: Shape::None,
            ..Options::default()
        };
        let mut cells: Vec<Cell<Mark>> = Vec::new();
        for caption in captions.filter(|caption| !caption.text.is_empty()) {
            let whole = Span::new(0, caption.text.len());
            let mark = Mark { tint: Tint::Caption, typo: false, ..(self.style)(caption.span.start) };
            let line = Layout::new(&caption.text, whole, options).all(&caption.text, &[], mark).lines.into_iter().next();
            let mut own: Vec<Cell<Mark>> = line.map_or_else(Vec::new, |line| line.cells);
            own.iter_mut().for_each(|cell| cell.span = caption.span);
            if !cells.is_empty() {
                own.push(self.sign(' ', blank_after));
            }
            own.append(&mut cells);
            cells = own;
        }
        while columns(&cells) > self.width() && cells.pop().is_some() {}
        cells
    }
}

/// The captions of a row that begin in `span`.
fn starting(row: &[Caption], span: Span) -> &[Caption] {
    let first = row.partition_point(|caption| caption.span.start < span.start);
    let end = row.partition_point(|caption| caption.span.start < span.end).max(first);
    row.get(first..end).unwrap_or_default()
}

/// The words of `text` that fit in `room` columns, at least one, and the rest.
fn parted(text: &str, room: usize) -> (&str, &str) {
    let fits = |at: &usize| text.get(..*at).is_some_and(|start| start.chars().count() <= room);
    let cut = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    let first = text.find(' ').unwrap_or(text.len());
    let at = cut.take_while(fits).last().unwrap_or(first);
    let (now, later) = text.split_at(at);
    (now, later.trim_start())
}

fn columns(cells: &[Cell<Mark>]) -> usize {
    cells.iter().map(|cell| usize::from(cell.width)).sum()
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
        Sheet { article, captions: &[captions], style: &|_| mark, options, text: &text }.lay_out(Span::new(0, article.len()))
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
    fn a_caption_of_several_words_stands_under_all_of_them() {
        let article = "في الشرق الأوسط اليوم";
        let under = [("في", "in"), ("الشرق الأوسط", "Mid East"), ("اليوم", "today")];
        let wide = page(article, &under, 40);
        assert_eq!(wide.lines.len(), 2);
        assert_eq!(shown(&wide.lines[1]), format!("{:>40}", "today ── Mid East in"));
        // Both words move to the next line together …
        let narrow = page(article, &under, 13);
        assert_eq!(narrow.lines.len(), 6);
        assert_eq!(shown(&narrow.lines[3]), format!("{:>13}", "── Mid East"));
        // … unless no line has room for both: then the caption goes on under the second.
        let narrowest = page(article, &under, 8);
        let captions: Vec<String> = narrowest.lines.iter().skip(1).step_by(2).map(|line| shown(line).trim().to_owned()).collect();
        assert_eq!(captions, ["─ Mid in", "East", "today"]);
    }

    #[test]
    fn lines_cover_the_text_and_fit() {
        let article = "  أعلن وزير الخارجية أن United Nations  ستجتمع غدا.\nوقال (نعم)";
        let under = [
            ("أعلن", "aʻlana"),
            ("وزير الخارجية", "foreign minister of the country"),
            ("أن", "anna"),
            ("ستجتمع", "sa-tajtamiʻu"),
        ];
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
