//! Short mixed text, English with Arabic in it, composed and laid out: the rows of the panel.
//!
//! In: pieces of text with an [`Ink`]. Out: lines through our own layout, so that an Arabic name in an English sentence comes out right.

use crate::annotate::annotation::{EntityKind, FactKind};
use crate::config::Encoding;
use crate::layout::{Align, Direction, Layout, Options, Run, VisualLine};
use crate::markup::Category;
use crate::text::Span;
use crate::text::format_chars::{FSI, PDI};
use crate::text::letters::is_letter;

/// The style key of text that is ours, not the article's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// Plain.
    Body,
    /// Plain, but stronger.
    Strong,
    /// Of less weight: places, counts, hints.
    Muted,
    /// The kind of a fact.
    Label(FactKind),
    /// The name of an entity.
    Name(EntityKind),
    /// The rendering of a term.
    Term,
    /// Words of the article.
    Arabic,
    /// Something that is wrong or unknown.
    Warning,
    /// What a group of rows is about.
    Heading,
    /// What a reader has rejected.
    Struck,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    span: Span,
    indent: usize,
    direction: Direction,
    most: usize,
    /// Where the paragraph may be parted in two when it does not fit on a line.
    joint: Option<usize>,
}

/// Paragraphs being composed.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    text: String,
    runs: Vec<Run<Ink>>,
    stretches: Vec<Stretch>,
}

/// A line laid out.
#[derive(Clone, PartialEq, Debug)]
pub struct ProseLine {
    /// Blank columns before it.
    pub indent: usize,
    /// The line; its spans point into [`Laid::text`].
    pub line: VisualLine<Ink>,
    /// Whether more text was cut off after it.
    pub cut: bool,
}

/// Prose laid out.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Laid {
    /// The text.
    pub text: String,
    /// Its lines; at least one.
    pub lines: Vec<ProseLine>,
    /// How many of them are the heading of a group.
    pub head: usize,
}

impl Laid {
    /// The same under the lines of a heading.
    #[must_use]
    pub fn under(mut self, heading: Self) -> Self {
        // Spans point into the text of each, which nobody asks for in a heading.
        self.head = heading.lines.len();
        self.lines.splice(0..0, heading.lines);
        self
    }
}

impl Prose {
    /// Begins an English paragraph.
    pub fn english(&mut self, indent: usize) -> &mut Self {
        self.begin(indent, Direction::Ltr, usize::MAX)
    }

    /// Begins an Arabic paragraph of at most `most` lines.
    pub fn arabic(&mut self, indent: usize, most: usize) -> &mut Self {
        self.begin(indent, Direction::Rtl, most)
    }

    fn begin(&mut self, indent: usize, direction: Direction, most: usize) -> &mut Self {
        let at = self.text.len();
        self.stretches.push(Stretch { span: Span::new(at, at), indent, direction, most, joint: None });
        self
    }

    /// Adds text to the paragraph begun last. Line ends become blanks.
    pub fn add(&mut self, text: &str, style: Ink) -> &mut Self {
        let start = self.text.len();
        // An Arabic name must not draw the number after it to its other side: it is an isolate of its own direction (UAX#9, X5c).
        let isolate = text.chars().any(is_letter);
        if isolate {
            self.text.push(FSI);
        }
        self.text.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        if isolate {
            self.text.push(PDI);
        }
        let span = Span::new(start, self.text.len());
        if !span.is_empty() {
            self.runs.push(Run { span, style });
        }
        match self.stretches.last_mut() {
            Some(stretch) => stretch.span.end = span.end,
            None => self.stretches.push(Stretch { span, indent: 0, direction: Direction::Ltr, most: usize::MAX, joint: None }),
        }
        self
    }

    /// Adds the English name of an entity, with the sign of its kind where there are signs.
    pub fn name(&mut self, name: &str, kind: EntityKind, signed: bool) -> &mut Self {
        if signed {
            self.add(Category::Kind(kind).signs().0, Ink::Muted);
        }
        self.add(name, Ink::Name(kind))
    }

    /// Adds text of the article to an Arabic paragraph: one piece whose letters join as they did there, in the style `plain`, the stretches `marks` of it in another.
    pub fn marked(&mut self, text: &str, plain: Ink, marks: &[Span], style: Ink) -> &mut Self {
        let start = self.text.len();
        self.text.push_str(text);
        let mut at = start;
        let mut cover = |from: usize, to: usize, style: Ink| {
            if at.max(from) < to {
                self.runs.push(Run { span: Span::new(at.max(from), to), style });
                at = to;
            }
        };
        for mark in marks {
            cover(start, start + mark.start, plain);
            cover(start + mark.start, start + mark.end, style);
        }
        let end = self.text.len();
        cover(start, end, plain);
        if let Some(stretch) = self.stretches.last_mut() {
            stretch.span.end = end;
        }
        self
    }

    /// The same, struck out.
    #[must_use]
    pub fn struck(mut self) -> Self {
        for run in self.runs.iter_mut().filter(|run| run.style != Ink::Warning) {
            run.style = Ink::Struck;
        }
        self
    }

    /// The same, its paragraphs `indent` columns further in.
    #[must_use]
    pub fn indented(mut self, indent: usize) -> Self {
        for stretch in &mut self.stretches {
            stretch.indent += indent;
        }
        self
    }

    /// What follows in this paragraph stands beside what came before, two blanks between, or below it when the line is too short for both.
    pub fn beside(&mut self) -> &mut Self {
        let at = self.text.len();
        if let Some(stretch) = self.stretches.last_mut() {
            stretch.joint = Some(at);
        }
        self.add("  ", Ink::Body)
    }

    /// Lays out in `width` columns.
    #[must_use]
    pub fn lay_out(self, width: usize, encoding: Encoding) -> Laid {
        let mut lines = Vec::new();
        for stretch in &self.stretches {
            let Some(joint) = stretch.joint else {
                self.lay_out_stretch(stretch, width, encoding, &mut lines);
                continue;
            };
            let before = lines.len();
            self.lay_out_stretch(stretch, width, encoding, &mut lines);
            if lines.len() > before + 1 {
                lines.truncate(before);
                let first = Stretch { span: Span::new(stretch.span.start, joint), ..*stretch };
                let second = Stretch { span: Span::new(joint + 2, stretch.span.end), indent: stretch.indent + 2, ..*stretch };
                self.lay_out_stretch(&first, width, encoding, &mut lines);
                self.lay_out_stretch(&second, width, encoding, &mut lines);
            }
        }
        Laid { text: self.text, lines, head: 0 }
    }

    fn lay_out_stretch(&self, stretch: &Stretch, width: usize, encoding: Encoding, lines: &mut Vec<ProseLine>) {
        let align = if stretch.direction == Direction::Rtl { Align::Right } else { Align::Left };
        // Where lines may be cut off, a blank and the sign of it must fit beside the last one; Arabic lines end on the left.
        let sign = if stretch.most == usize::MAX { 0 } else { 2 };
        let indent = stretch.indent + if stretch.direction == Direction::Rtl { sign } else { 0 };
        let options = Options {
            width: width.saturating_sub(stretch.indent + sign).max(1),
            direction: stretch.direction,
            align,
            ..Options::default()
        };
        let layout = Layout::new(&self.text, stretch.span, encoding.options(options));
        // One piece is more than any panel shows of a paragraph.
        let laid = layout.piece(&self.text, 0, &self.runs, Ink::Body).lines;
        let more = laid.len() > stretch.most;
        let kept = laid.len().min(stretch.most);
        lines.extend(laid.into_iter().take(kept).enumerate().map(|(at, line)| ProseLine {
            indent,
            line,
            cut: more && at + 1 == kept,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(prose: Prose, width: usize) -> Vec<String> {
        let laid = prose.lay_out(width, Encoding { display: crate::config::Display::Logical, harakat: true });
        let visual = laid.lines.iter().map(|l| l.line.cells.iter().map(|cell| cell.glyph.as_str()).collect::<String>());
        visual.collect()
    }

    #[test]
    fn a_number_stays_behind_the_arabic_before_it() {
        let mut prose = Prose::default();
        prose.english(0).add("ties", Ink::Term).beside().add("صلة", Ink::Arabic).add("  ×2", Ink::Muted);
        assert_eq!(seen(prose.clone(), 40), ["ties  ةلص  ×2"]);
        // Too narrow for both: one below the other.
        assert_eq!(seen(prose, 10), ["ties", "ةلص  ×2"]);
    }
}
