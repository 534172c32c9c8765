//! The form as lines: the Arabic that it is about, a field after the other, the list of what can be picked under its field.

use super::{Form, State, Value};
use crate::annotate::annotation::{Annotations, EntityId};
use crate::app::geometry::Area;
use crate::app::panel::Subject;
use crate::app::prose::{Ink, Laid, Prose};
use crate::config::Encoding;
use crate::layout::VisualLine;
use crate::text::Span;

/// Columns of the form with its frame, at most.
const WIDTH: u16 = 78;
/// Columns before a field: the sign of the selection and its name.
pub const LABEL: usize = 10;
/// Lines of the Arabic.
const ARABIC: usize = 2;

/// What a line of the form is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// A field, by its number.
    Field(usize),
    /// What can be picked, by its number among what fits.
    Option(usize),
    /// The line that saves.
    Save,
}

/// A line of the form.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FormLine {
    /// What it is about.
    pub target: Option<Target>,
    /// What stands before it.
    pub label: &'static str,
    /// Blank columns before it.
    pub indent: usize,
    /// The line.
    pub line: VisualLine<Ink>,
    /// Whether more text was cut off after it.
    pub cut: bool,
    /// The column of the line on which the cursor of the text stands.
    pub caret: Option<usize>,
    /// Whether it is selected.
    pub selected: bool,
}

/// Where a form of so many lines stands on a screen, frame included.
#[must_use]
pub fn area(screen: Area, lines: usize) -> Area {
    let width = WIDTH.min(screen.width.saturating_sub(2));
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(screen.height);
    Area { x: (screen.width - width) / 2, y: (screen.height - height) / 2, width, height }
}

impl State {
    /// Lays the form out anew.
    pub(in crate::app) fn settle_form(&mut self) {
        let (Some(mut form), Some(findings)) = (self.form.take(), self.findings.clone()) else { return };
        let screen = self.geometry.screen;
        let width = usize::from(area(screen, 0).width).saturating_sub(4);
        form.lines = form.laid(findings.annotations(), self.document().text(), width, self.encoding(), self.signed());
        let height = usize::from(area(screen, form.lines.len()).height).saturating_sub(2);
        // What is selected stays in view, the cursor of a long text too.
        let selected = |line: &FormLine| line.selected;
        let first = form.lines.iter().position(|line| line.caret.is_some()).or(form.lines.iter().position(selected)).unwrap_or(0);
        let last = form.lines.iter().position(|line| line.caret.is_some()).or(form.lines.iter().rposition(selected)).unwrap_or(0);
        let most = form.lines.len().saturating_sub(height);
        form.top = form.top.max((last + 1).saturating_sub(height)).min(first).min(most);
        self.form = Some(form);
    }
}

impl Form {
    fn laid(&self, found: &Annotations, article: &str, width: usize, encoding: Encoding, signed: bool) -> Vec<FormLine> {
        let mut lines = Vec::new();
        let about = match &self.subject {
            Subject::Fact(at) => found.facts.get(*at).map(|fact| fact.evidence.of(article)),
            Subject::Quote(at) => found.quotes.get(*at).map(|quote| quote.content.of(article)),
            Subject::Entity(id) => found.entity(*id).map(|entity| entity.name_ar.as_str()),
            Subject::Term(_) => None,
        };
        let mut prose = Prose::default();
        prose.arabic(0, ARABIC).marked(
            &crate::document::sanitize::clean(about.unwrap_or_default()),
            Ink::Arabic,
            &[],
            Ink::Arabic,
        );
        push(&mut lines, prose.lay_out(width, encoding), "", None, false);
        let room = width.saturating_sub(LABEL);
        for (at, field) in self.fields.iter().enumerate() {
            let open = at == self.at;
            let (laid, caret) = match &field.value {
                Value::Choice(options, at) => (one(options.get(*at).copied().unwrap_or(""), room, encoding), None),
                Value::Parties(ids, _) => (parties(found, ids, signed).lay_out(room, encoding), None),
                Value::Text(input) | Value::Date(input) => {
                    let byte = input.value().char_indices().nth(input.cursor()).map_or(input.value().len(), |(at, _)| at);
                    let mut prose = Prose::default();
                    prose.english(0).marked(input.value(), Ink::Body, &[], Ink::Body);
                    // A column stays free for the cursor behind the last letter.
                    let laid = prose.lay_out(room.saturating_sub(1), encoding);
                    let caret = caret(&laid, byte, input.value().len());
                    (laid, open.then_some(caret))
                }
            };
            let from = lines.len();
            let selected = open && self.picker.is_none();
            push(&mut lines, laid, field.name, Some(Target::Field(at)), selected);
            if let Some((line, column)) = caret.flatten()
                && let Some(line) = lines.get_mut(from + line)
            {
                line.caret = Some(column);
            }
            if open {
                self.options(&mut lines, found, width, encoding, signed);
            }
        }
        let save = self.at == self.fields.len();
        push(&mut lines, one("Save (Ctrl-s)", room, encoding), "", Some(Target::Save), save);
        lines
    }

    fn options(&self, lines: &mut Vec<FormLine>, found: &Annotations, width: usize, encoding: Encoding, signed: bool) {
        let (Some(picker), Some(field)) = (&self.picker, self.fields.get(self.at)) else { return };
        let Value::Parties(own, _) = &field.value else { return };
        let typed = if picker.filter().is_empty() { "type a name, in English or Arabic" } else { picker.filter() };
        let mut prose = Prose::default();
        prose.english(2).add("/ ", Ink::Muted).add(typed, if picker.filter().is_empty() { Ink::Muted } else { Ink::Strong });
        push(lines, first_line(prose.lay_out(width, encoding)), "", None, false);
        if picker.fitting().is_empty() {
            push(lines, one("    nothing of this name in the article", width, encoding), "", None, false);
        }
        for (at, &id) in picker.fitting().iter().enumerate() {
            let Some(entity) = found.entity(id) else { continue };
            let mut prose = Prose::default();
            prose.english(2).add(if own.contains(&id) { "[x] " } else { "[ ] " }, Ink::Muted);
            if !entity.name_en.is_empty() {
                prose.name(&entity.name_en, entity.kind, signed);
            }
            prose.add(&format!("  {}", entity.kind.name()), Ink::Muted);
            prose.add("  ", Ink::Body).add(&crate::document::sanitize::clean(&entity.name_ar), Ink::Arabic);
            push(lines, first_line(prose.lay_out(width, encoding)), "", Some(Target::Option(at)), at == picker.at());
        }
    }
}

fn parties(found: &Annotations, ids: &[EntityId], signed: bool) -> Prose {
    let mut prose = Prose::default();
    prose.english(0);
    for (at, entity) in ids.iter().filter_map(|&id| found.entity(id)).enumerate() {
        if at > 0 {
            prose.add(", ", Ink::Muted);
        }
        if entity.name_en.is_empty() {
            prose.add(&crate::document::sanitize::clean(&entity.name_ar), Ink::Arabic);
        } else {
            prose.name(&entity.name_en, entity.kind, signed);
        }
    }
    if ids.is_empty() {
        prose.add("none", Ink::Muted);
    }
    prose
}

fn one(text: &str, width: usize, encoding: Encoding) -> Laid {
    let mut prose = Prose::default();
    prose.english(0).add(text, Ink::Body);
    first_line(prose.lay_out(width, encoding))
}

fn first_line(mut laid: Laid) -> Laid {
    let more = laid.lines.len() > 1;
    if let Some(first) = laid.lines.first_mut() {
        first.cut = more;
    }
    laid.lines.truncate(1);
    laid
}

fn push(lines: &mut Vec<FormLine>, laid: Laid, label: &'static str, target: Option<Target>, selected: bool) {
    let from = lines.len();
    lines.extend(laid.lines.into_iter().enumerate().map(|(at, line)| FormLine {
        target,
        label: if at == 0 { label } else { "" },
        indent: line.indent,
        line: line.line,
        cut: line.cut,
        caret: None,
        selected,
    }));
    if lines.len() == from {
        lines.push(FormLine { target, label, selected, ..FormLine::default() });
    }
}

/// The line and the column of it where the cursor stands before the byte `at` of a text of `length` bytes.
fn caret(laid: &Laid, at: usize, length: usize) -> Option<(usize, usize)> {
    let within = |line: &VisualLine<Ink>, span: Span| span.contains(at) && line.cells.iter().any(|cell| cell.span.end > at);
    let here = laid.lines.iter().position(|line| at < length && within(&line.line, line.line.span));
    match here {
        Some(number) => laid.lines.get(number).map(|line| (number, line.line.column_of(at).column)),
        None => {
            // Behind the last letter, or on a blank at the end of a line.
            let number = laid.lines.iter().rposition(|line| line.line.span.start <= at).unwrap_or(0);
            Some((number, laid.lines.get(number).map_or(0, |line| line.line.offset + line.line.width)))
        }
    }
}
