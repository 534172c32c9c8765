//! The Arabic page: which lines of the article are seen, laid out piece by piece as they come into view.
//!
//! In: the document, a size, marks. Out: [`Row`]s of the view. The place is an [`Anchor`]: piece of a paragraph and line in it. Only pieces met on the way are laid out, and
//! few are kept, so the cost of a key does not grow with the article.

use std::rc::Rc;
use std::sync::Arc;

use super::findings::Findings;
use super::flow::{Anchor, Flow};
use super::interlinear::Sheet;
use super::{here, vocal};
use crate::annotate::morphology::Memory;
use crate::config::{Display, Encoding};
use crate::document::{BlockKind, Document};
use crate::layout::{Layout, Options, Paragraph, Run, VisualLine};
use crate::lexicon::Lexicon;
use crate::markup::{Mark, Sign};
use crate::text::Span;

/// A line of the page as laid out.
pub type Line = VisualLine<Mark>;

/// Laid-out pieces kept, at most.
const KEPT: usize = 256;
/// Cells kept, at most (about 64 bytes each).
const KEPT_CELLS: usize = 100_000;

/// A piece of a block: as a rule the whole block.
#[derive(Clone, Copy, Debug)]
struct Unit {
    block: usize,
    piece: usize,
    span: Span,
    /// Followed by a blank line.
    gap: bool,
}

/// A row of the view.
#[derive(Clone, Debug)]
pub enum Row {
    /// A line of text: the piece and its number in it.
    Text {
        /// The piece laid out.
        piece: Rc<Paragraph<Mark>>,
        /// The line in it.
        line: usize,
    },
    /// A line of captions under a line of text: clicked and painted like one, but no line to move to.
    Caption {
        /// The piece laid out.
        piece: Rc<Paragraph<Mark>>,
        /// The line in it.
        line: usize,
    },
    /// The blank line between paragraphs.
    Gap,
}

impl Row {
    /// How the row is sent: captions have no letters that a terminal would order, so they stand as they are to be seen.
    #[must_use]
    pub fn display(&self, encoding: Encoding) -> Encoding {
        match (self, encoding.display) {
            (Self::Caption { .. }, Display::Logical) => Encoding { display: Display::Visual, ..encoding },
            _ => encoding,
        }
    }

    /// The line, unless it is a gap.
    #[must_use]
    pub fn line(&self) -> Option<&Line> {
        match self {
            Self::Text { piece, line } | Self::Caption { piece, line } => piece.lines.get(*line),
            Self::Gap => None,
        }
    }
}

/// The page.
#[derive(Debug)]
pub struct Page {
    document: Arc<Document>,
    lexicon: Arc<Lexicon>,
    findings: Option<Arc<Findings>>,
    /// Marks other than those of the findings.
    runs: Option<Vec<Run<Mark>>>,
    /// Signs shown beside the words.
    signs: Vec<Sign>,
    units: Vec<Unit>,
    options: Options,
    /// Whether vowels can be shown over their letters; else the vocalised page is transliterated.
    harakat: bool,
    height: usize,
    vocalised: bool,
    glossed: bool,
    kept: Vec<(usize, Rc<Paragraph<Mark>>)>,
    /// Spellings met on glossed pages.
    memory: Memory,
    top: Anchor,
    rows: Vec<Row>,
}

impl Page {
    /// The page of `document`, as yet without a size.
    #[must_use]
    pub fn new(document: Arc<Document>, lexicon: Arc<Lexicon>, encoding: Encoding) -> Self {
        let options = encoding.options(Options::default());
        let blocks = document.blocks();
        let mut units = Vec::with_capacity(blocks.len());
        for (block, at) in blocks.iter().enumerate() {
            let layout = Layout::new(document.text(), at.span, options);
            let last = layout.pieces().len().saturating_sub(1);
            units.extend(layout.pieces().iter().enumerate().map(|(piece, &span)| Unit {
                block,
                piece,
                span,
                gap: piece == last && block + 1 < blocks.len(),
            }));
        }
        Self {
            document,
            lexicon,
            findings: None,
            runs: None,
            signs: Vec::new(),
            units,
            options,
            harakat: encoding.harakat,
            height: 0,
            vocalised: false,
            glossed: false,
            kept: Vec::new(),
            memory: Memory::default(),
            top: Anchor::default(),
            rows: Vec::new(),
        }
    }

    /// The rows of the view, from the top; fewer than its height at the end of the article.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The first line seen.
    #[must_use]
    pub fn top(&self) -> Anchor {
        self.top
    }

    /// Lines seen at once.
    #[must_use]
    pub fn view_height(&self) -> usize {
        self.height
    }

    /// Whether it is shown with its vowels.
    #[must_use]
    pub fn vocalised(&self) -> bool {
        self.vocalised
    }

    /// Gives the view another size; what was laid out for another width is dropped.
    pub fn resize(&mut self, width: usize, height: usize) {
        if width != self.options.width {
            self.options.width = width;
            self.forget();
        }
        self.height = height;
    }

    /// Takes in what was found.
    pub fn annotate(&mut self, findings: Arc<Findings>) {
        self.findings = Some(findings);
        self.runs = None;
        self.signs = Vec::new();
        self.forget();
    }

    /// Marks the page otherwise: with `runs` in the place of the findings', and with signs.
    pub fn mark(&mut self, runs: Option<Vec<Run<Mark>>>, signs: Vec<Sign>) {
        self.runs = runs;
        self.signs = signs;
        self.forget();
    }

    /// Shows the vowels, or the text as written.
    pub fn vocalise(&mut self, on: bool) {
        self.vocalised = on;
        self.forget();
    }

    /// Lays out for another way of sending lines.
    pub fn encode(&mut self, encoding: Encoding) {
        let width = self.options.width;
        self.harakat = encoding.harakat;
        self.options = encoding.options(Options { width, ..Options::default() });
        self.forget();
    }

    /// Whether each word stands over its gloss.
    #[must_use]
    pub fn glossed(&self) -> bool {
        self.glossed
    }

    /// Shows each word over its gloss, or the words alone.
    pub fn gloss(&mut self, on: bool) {
        self.glossed = on;
        self.forget();
    }

    fn forget(&mut self) {
        self.kept.clear();
        self.rows.clear();
    }

    /// Moves the view.
    pub fn scroll_to(&mut self, top: Anchor) {
        let height = self.height;
        self.top = self.filled(top, height);
    }

    /// Where the byte `offset` is.
    pub fn anchor_of(&mut self, offset: usize) -> Anchor {
        let item = self.units.partition_point(|unit| unit.span.end <= offset).min(self.units.len().saturating_sub(1));
        let line = self.piece(item).map_or(0, |piece| piece.line_of(offset));
        Anchor { item, line }
    }

    /// Moves the view as little as needed to see the byte `offset`.
    pub fn reveal(&mut self, offset: usize, margin: usize) {
        let line = self.anchor_of(offset);
        let (top, height) = (self.top, self.height);
        self.top = self.revealing(top, line, height, margin);
    }

    /// The piece and line at `anchor`; `None` for the blank line after a paragraph.
    pub fn row_at(&mut self, anchor: Anchor) -> Option<Row> {
        let piece = self.piece(anchor.item)?;
        if anchor.line < piece.lines.len() {
            if !anchor.line.is_multiple_of(1 + self.captions()) {
                return Some(Row::Caption { piece, line: anchor.line });
            }
            return Some(Row::Text { piece, line: anchor.line });
        }
        self.units.get(anchor.item).filter(|unit| unit.gap && anchor.line == piece.lines.len()).map(|_| Row::Gap)
    }

    /// The nearest line of text after (or before) `anchor`.
    pub fn text_beyond(&mut self, anchor: Anchor, forward: bool) -> Option<Anchor> {
        let mut at = anchor;
        loop {
            let next = if forward { self.down(at, 1) } else { self.up(at, 1) };
            if next == at {
                return None;
            }
            at = next;
            if matches!(self.row_at(at), Some(Row::Text { .. })) {
                return Some(at);
            }
        }
    }

    /// Lays out what is in view, and lets go of what is far from it.
    pub fn settle(&mut self) {
        let (top, height) = (self.top, self.height);
        self.top = self.filled(top, height);
        let mut rows = Vec::with_capacity(height);
        let mut at = self.top;
        while rows.len() < height {
            let Some(row) = self.row_at(at) else { break };
            rows.push(row);
            let next = self.down(at, 1);
            if next == at {
                break;
            }
            at = next;
        }
        self.rows = rows;
        self.prune(self.top.item);
    }

    /// How far the reader has come: the share of the text up to the last line seen, in percent.
    #[must_use]
    pub fn percent(&self) -> usize {
        let end = self.units.last().map_or(0, |unit| unit.span.end);
        let seen = self.rows.iter().rev().find_map(Row::line).map_or(0, |line| line.span.end);
        (seen * 100).checked_div(end).unwrap_or(100)
    }

    /// The piece `item` laid out.
    fn piece(&mut self, item: usize) -> Option<Rc<Paragraph<Mark>>> {
        if let Some((_, piece)) = self.kept.iter().find(|(index, _)| *index == item) {
            return Some(Rc::clone(piece));
        }
        let unit = *self.units.get(item)?;
        if self.kept.len() >= KEPT * 2 {
            self.prune(item);
        }
        let piece = Rc::new(self.lay_out(unit));
        self.kept.push((item, Rc::clone(&piece)));
        Some(piece)
    }

    /// How many lines of captions every line of text has under it.
    fn captions(&self) -> usize {
        if self.findings.is_none() { 0 } else { usize::from(self.transliterated()) + usize::from(self.glossed) }
    }

    fn transliterated(&self) -> bool {
        self.vocalised && !self.harakat
    }

    fn lay_out(&mut self, unit: Unit) -> Paragraph<Mark> {
        let block = self.document.blocks().get(unit.block);
        let default = Mark::plain(block.map_or(BlockKind::Paragraph, |block| block.kind));
        let document = Arc::clone(&self.document);
        let text = document.text();
        let findings = self.findings.clone();
        let runs = self.runs.take();
        let laid = self.lay_out_with(unit, default, text, findings.as_deref(), runs.as_deref());
        self.runs = runs;
        laid
    }

    fn lay_out_with(
        &mut self,
        unit: Unit,
        default: Mark,
        text: &str,
        findings: Option<&Findings>,
        runs: Option<&[Run<Mark>]>,
    ) -> Paragraph<Mark> {
        let document = Arc::clone(&self.document);
        let block = document.blocks().get(unit.block);
        let runs = runs.or(findings.map(|findings| findings.runs())).unwrap_or_default();
        match findings {
            Some(findings) if self.vocalised || self.glossed || !self.signs.is_empty() => {
                let words = &findings.annotations().words;
                let style = vocal::styles(runs, default);
                let lexicon = Arc::clone(&self.lexicon);
                let spelt = if self.vocalised && self.harakat { &words[..] } else { &[] };
                let signs = &self.signs;
                let shown = |span, options| vocal::lay_out(text, span, (spelt, signs), &lexicon, &style, options);
                let mut captions = Vec::new();
                if self.transliterated() {
                    captions.push(vocal::transliterations(text, unit.span, words, &lexicon));
                }
                if self.glossed {
                    captions.push(here::captions(&mut self.memory, &lexicon, &document, findings, unit.span));
                }
                if captions.is_empty() {
                    return shown(unit.span, self.options);
                }
                let sheet = Sheet { article: text, captions: &captions, style: &style, options: self.options, text: &shown };
                sheet.lay_out(unit.span)
            }
            _ => {
                let span = block.map_or(unit.span, |block| block.span);
                let first = runs.partition_point(|run| run.span.end <= unit.span.start);
                let end = runs.partition_point(|run| run.span.start < unit.span.end);
                let runs = runs.get(first..end).unwrap_or_default();
                Layout::new(text, span, self.options).piece(text, unit.piece, runs, default)
            }
        }
    }

    /// Keeps the pieces nearest to `item`.
    fn prune(&mut self, item: usize) {
        self.kept.sort_by_key(|(index, _)| index.abs_diff(item));
        let mut cells = 0;
        let mut count = 0;
        self.kept.retain(|(_, piece)| {
            count += 1;
            cells += piece.lines.iter().map(|line| line.cells.len()).sum::<usize>();
            count <= KEPT && (cells <= KEPT_CELLS || count <= 2)
        });
    }
}

impl Flow for Page {
    fn items(&self) -> usize {
        self.units.len()
    }

    fn height(&mut self, item: usize) -> usize {
        let gap = self.units.get(item).is_some_and(|unit| unit.gap);
        self.piece(item).map_or(1, |piece| piece.lines.len()) + usize::from(gap)
    }
}
