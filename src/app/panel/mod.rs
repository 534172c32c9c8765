//! The English panel: six lists of what was found, each row knowing where in the article it stands.
//!
//! In: findings and a size. Out: rows laid out as they come into view ([`Panel::seen`]). Rows are composed by one file per kind of list.

mod entities;
pub(super) mod facts;
pub(super) mod quotes;
mod tabs;
mod terms;
mod timeline;

use std::rc::Rc;
use std::sync::Arc;

pub use tabs::{Label, Tab, labels};

pub(super) use facts::{first_rendering as rendering, readable_date};

use super::findings::Findings;
use super::flow::{Anchor, Flow};
use super::prose::{Ink, Laid, Prose};
use super::whereabouts::whereabouts;
use crate::annotate::annotation::{EntityId, Verdict};
use crate::config::Encoding;
use crate::document::Document;
use crate::text::Span;

/// Columns before the text of a row, for the sign of the selection.
pub const MARGIN: usize = 2;

/// Laid-out rows kept, at most.
const KEPT: usize = 256;

/// What a row is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A fact, by its index.
    Fact(usize),
    /// An entity.
    Entity(EntityId),
    /// A quote, by its index.
    Quote(usize),
    /// The occurrences of a glossary entry, by their indices.
    Term(Vec<usize>),
}

/// A row of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What it is about.
    pub subject: Subject,
    /// Where that stands in the article, in order; never empty.
    pub spans: Vec<Span>,
    /// What stands above the first row of a group.
    pub heading: Option<Heading>,
}

/// What stands above a group of rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// What the group is about.
    pub name: String,
    /// What else is said of it.
    pub note: String,
}

impl Entry {
    /// The shortest of its places that share a byte with `span`.
    #[must_use]
    pub fn place_at(&self, span: Span) -> Option<Span> {
        self.spans.iter().filter(|place| place.overlaps(span)).min_by_key(|place| place.len()).copied()
    }
}

/// Names the rows of each paragraph after it.
fn by_paragraph(entries: &mut [Entry], document: &Document) {
    let mut last = String::new();
    for entry in entries {
        let Some(first) = entry.spans.first() else { continue };
        let place = whereabouts(document, first.start);
        if place != last {
            last.clone_from(&place);
            entry.heading = Some(Heading { name: place, note: String::new() });
        }
    }
}

/// A list with its selection.
#[derive(Clone, Debug, Default)]
struct List {
    entries: Vec<Entry>,
    selected: usize,
    top: Anchor,
}

/// A row seen.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its index in the list.
    pub index: usize,
    /// The text and lines.
    pub laid: Rc<Laid>,
    /// The line of it; past the last one for the blank line between rows.
    pub line: usize,
}

/// The panel.
#[derive(Debug, Default)]
pub struct Panel {
    tab: Tab,
    lists: [List; Tab::COUNT],
    findings: Option<Arc<Findings>>,
    document: Option<Arc<Document>>,
    encoding: Encoding,
    /// Quotes stand in the order of the article, not by speaker.
    in_order: bool,
    /// Names have the signs of their kinds.
    signed: bool,
    width: usize,
    height: usize,
    kept: Vec<((usize, usize), Rc<Laid>)>,
    seen: Vec<Seen>,
    lit: Vec<usize>,
}

impl Panel {
    /// An empty panel.
    #[must_use]
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, ..Self::default() }
    }

    /// Takes in what was found in `document`. Selections stay where they were.
    pub fn annotate(&mut self, findings: &Arc<Findings>, document: Arc<Document>) {
        self.document = Some(document);
        self.findings = Some(Arc::clone(findings));
        for tab in Tab::ALL.into_iter().chain([Tab::Timeline]) {
            self.list_anew(tab);
        }
    }

    fn list_anew(&mut self, tab: Tab) {
        let (Some(findings), Some(document)) = (&self.findings, &self.document) else { return };
        let found = findings.annotations();
        let entries = match tab {
            Tab::Facts => facts::entries(found, document),
            Tab::People | Tab::Places | Tab::Bodies => entities::entries(found, tab),
            Tab::Quotes => quotes::entries(found, document, self.in_order),
            Tab::Terms => terms::entries(found),
            Tab::Timeline => timeline::entries(found),
        };
        if let Some(list) = self.lists.get_mut(tab.index()) {
            list.selected = list.selected.min(entries.len().saturating_sub(1));
            list.entries = entries;
        }
        self.kept.retain(|((of, _), _)| *of != tab.index());
    }

    /// Quotes by speaker, or in the order of the article; whether by speaker now. The selected quote stays selected.
    pub fn regroup(&mut self) -> bool {
        let quotes = Tab::Quotes.index();
        let chosen = self.lists.get(quotes).and_then(|list| list.entries.get(list.selected)).map(|entry| entry.subject.clone());
        self.in_order = !self.in_order;
        self.list_anew(Tab::Quotes);
        if let Some(list) = self.lists.get_mut(quotes) {
            list.selected = list.entries.iter().position(|entry| Some(&entry.subject) == chosen.as_ref()).unwrap_or(0);
            list.top = Anchor { item: list.selected, line: 0 };
        }
        !self.in_order
    }

    /// Lays out for another way of sending lines.
    pub fn encode(&mut self, encoding: Encoding) {
        self.encoding = encoding;
        self.kept.clear();
    }

    /// Shows names with the signs of their kinds, or without.
    pub fn sign(&mut self, on: bool) {
        if self.signed != on {
            self.kept.clear();
        }
        self.signed = on;
    }

    /// Gives it another size.
    pub fn resize(&mut self, width: usize, height: usize) {
        if width != self.width {
            self.kept.clear();
        }
        (self.width, self.height) = (width, height);
    }

    /// The open tab.
    #[must_use]
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Opens a tab.
    pub fn open(&mut self, tab: Tab) {
        self.tab = tab;
    }

    /// How many rows each list has; `None` before the engine is done.
    #[must_use]
    pub fn counts(&self) -> Option<[usize; Tab::COUNT]> {
        self.findings.as_ref().map(|_| std::array::from_fn(|at| self.lists.get(at).map_or(0, |list| list.entries.len())))
    }

    fn list(&self, tab: Tab) -> Option<&List> {
        self.lists.get(tab.index())
    }

    fn open_list(&mut self) -> Option<&mut List> {
        self.lists.get_mut(self.tab.index())
    }

    /// The rows of the open list.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.list(self.tab).map_or(&[], |list| &list.entries)
    }

    /// The index of the selected row.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.list(self.tab).map_or(0, |list| list.selected)
    }

    /// The selected row.
    #[must_use]
    pub fn selection(&self) -> Option<&Entry> {
        self.entries().get(self.selected())
    }

    /// Selects a row and brings it into view.
    pub fn select(&mut self, index: usize) {
        let last = self.entries().len().saturating_sub(1);
        if let Some(list) = self.open_list() {
            list.selected = index.min(last);
        }
        self.show(index.min(last));
    }

    /// Scrolls as little as needed for a row to be seen, its first line at least.
    pub fn show(&mut self, index: usize) {
        if index >= self.entries().len() {
            return;
        }
        let height = self.height;
        let first = Anchor { item: index, line: 0 };
        let last = Anchor { item: index, line: self.rows_of(index).saturating_sub(1) };
        let top = self.top();
        let top = self.revealing(top, last, height, 0);
        self.scroll_to(top);
        let top = self.top();
        let top = self.revealing(top, first, height, 0);
        self.scroll_to(top);
    }

    /// The row whose place at `span` is the shortest, in the list of `tab`.
    #[must_use]
    pub fn row_at(&self, tab: Tab, span: Span) -> Option<usize> {
        let entries = &self.list(tab)?.entries;
        let found = entries.iter().enumerate().filter_map(|(at, entry)| entry.place_at(span).map(|place| (place.len(), at)));
        found.min().map(|(_, at)| at)
    }

    /// Lights the rows of the open list that are about `span`, and scrolls to the nearest of them if `follow`.
    pub fn light(&mut self, span: Option<Span>, follow: bool) {
        let lit: Vec<usize> = span.map_or_else(Vec::new, |span| {
            let entries = self.entries().iter().enumerate();
            entries.filter(|(_, entry)| entry.place_at(span).is_some()).map(|(at, _)| at).collect()
        });
        let best = span.and_then(|span| self.row_at(self.tab, span));
        if follow
            && lit != self.lit
            && let Some(best) = best
        {
            self.show(best);
        }
        self.lit = lit;
    }

    /// The rows that are about what is under the cursor.
    #[must_use]
    pub fn lit(&self) -> &[usize] {
        &self.lit
    }

    /// The first line seen.
    #[must_use]
    pub fn top(&self) -> Anchor {
        self.list(self.tab).map_or_else(Anchor::default, |list| list.top)
    }

    /// Moves the view.
    pub fn scroll_to(&mut self, top: Anchor) {
        let height = self.height;
        let top = self.filled(top, height);
        if let Some(list) = self.open_list() {
            list.top = top;
        }
    }

    /// Moves the view by lines.
    pub fn scroll(&mut self, lines: usize, down: bool) {
        let top = self.top();
        let top = if down { self.down(top, lines) } else { self.up(top, lines) };
        self.scroll_to(top);
    }

    /// Lines seen at once.
    #[must_use]
    pub fn view_height(&self) -> usize {
        self.height
    }

    /// What is seen, a line each from the top.
    #[must_use]
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// Lays out what is in view.
    pub fn settle(&mut self) {
        let top = self.top();
        self.scroll_to(top);
        let mut at = self.top();
        let mut seen = Vec::with_capacity(self.height);
        while seen.len() < self.height && at.item < self.entries().len() {
            let Some(laid) = self.laid(at.item) else { break };
            seen.push(Seen { index: at.item, laid, line: at.line });
            let next = self.down(at, 1);
            if next == at {
                break;
            }
            at = next;
        }
        self.seen = seen;
        if self.kept.len() > KEPT {
            let (tab, item) = (self.tab.index(), self.top().item);
            self.kept.sort_by_key(|((of, index), _)| (*of != tab, index.abs_diff(item)));
            self.kept.truncate(KEPT);
        }
    }

    /// Lines of a row without the blank line after it.
    fn rows_of(&mut self, index: usize) -> usize {
        self.laid(index).map_or(1, |laid| laid.lines.len())
    }

    fn laid(&mut self, index: usize) -> Option<Rc<Laid>> {
        let key = (self.tab.index(), index);
        if let Some((_, laid)) = self.kept.iter().find(|(kept, _)| *kept == key) {
            return Some(Rc::clone(laid));
        }
        let findings = self.findings.as_ref()?;
        let entry = self.entries().get(index)?;
        let mut head = Prose::default();
        if let Some(heading) = &entry.heading {
            head.english(0).add(&heading.name, Ink::Heading);
            if !heading.note.is_empty() {
                head.add(&format!("  {}", heading.note), Ink::Muted);
            }
        }
        let (width, encoding) = (self.width.saturating_sub(MARGIN), self.encoding);
        let document = self.document.as_ref()?;
        let place = entry.spans.first().filter(|_| !self.in_order).map(|first| whereabouts(document, first.start));
        let prose = compose(findings, document.text(), entry, self.signed, place.as_deref());
        let mut laid = prose.lay_out(width, encoding);
        if entry.heading.is_some() {
            laid = laid.under(head.lay_out(width, encoding));
        }
        let laid = Rc::new(laid);
        self.kept.push((key, Rc::clone(&laid)));
        Some(laid)
    }
}

fn compose(findings: &Findings, article: &str, entry: &Entry, signed: bool, place: Option<&str>) -> Prose {
    let found = findings.annotations();
    match &entry.subject {
        Subject::Fact(index) => facts::compose(found, *index, signed),
        Subject::Entity(id) => entities::compose(found, *id, signed),
        Subject::Quote(index) => quotes::compose(found, article, *index, signed, place),
        Subject::Term(indices) => terms::compose(found, indices),
    }
}

/// Says what a reader has said of a row: by a sign and a word, never by colour alone.
pub(super) fn add_verdict(prose: &mut Prose, verdict: Option<Verdict>) {
    match verdict {
        Some(Verdict::Confirmed) => prose.add("  \u{2713} confirmed", Ink::Muted),
        Some(Verdict::Corrected) => prose.add("  \u{2713} corrected", Ink::Muted),
        Some(Verdict::Rejected) => prose.add("  \u{2717} rejected", Ink::Warning),
        None => prose,
    };
}

impl Flow for Panel {
    fn items(&self) -> usize {
        self.entries().len()
    }

    fn height(&mut self, item: usize) -> usize {
        let gap = item + 1 < self.entries().len() && self.tab.spaced();
        self.rows_of(item) + usize::from(gap)
    }
}
