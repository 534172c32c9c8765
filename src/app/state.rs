//! The state of the screen: what is shown, where the cursor is, what was asked last.
//!
//! Invariant (kept by [`State::settle`], which [`update`](super::update) calls last): geometry, rows of the page and rows of the panel fit together, so that drawing and the
//! next move read them as they are.

use std::sync::Arc;

use super::action::{Target, Way};
use super::card::Card;
use super::correct::Desk;
use super::findings::Findings;
use super::flow::Flow;
use super::form::Form;
use super::geometry::{Geometry, Share};
use super::gist::Gist;
use super::here;
use super::key::Key;
use super::keymap::Mode;
use super::meant::Meant;
use super::page::Page;
use super::panel::{Panel, Tab};
use super::same::Pin;
use super::search::{Haystack, Search};
use super::select::{Grip, Selection};
use super::words::Words;
use crate::annotate::english::WordGloss;
use crate::annotate::morphology::{Memory, Word};
use crate::config::{ColorDepth, Display, Encoding, ThemeName};
use crate::corrections::Log;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::markup::{self, Filter};
use crate::text::Span;
use crate::tokens::{Token, tokenize};

/// Lines kept between the cursor and the edge of the page.
pub(super) const MARGIN: usize = 2;

/// Which pane takes the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Focus {
    /// The page.
    #[default]
    Page,
    /// The panel.
    Panel,
}

/// What `n` repeats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Again {
    /// A jump to a kind of thing.
    Jump(Target, Way),
    /// A jump to the same entity or lemma.
    Same(Way),
    /// The search.
    Search(Way),
}

/// How the screen begins.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Setup {
    /// Columns and rows.
    pub size: (u16, u16),
    /// How lines are sent to the terminal.
    pub encoding: Encoding,
    /// The colours.
    pub theme: ThemeName,
    /// How many of them the terminal has.
    pub depth: ColorDepth,
    /// How the screen is shared out.
    pub share: Share,
    /// What the reader is to be told at once.
    pub message: Option<String>,
    /// What the reader has corrected in this article.
    pub corrections: Log,
}

/// The state.
#[derive(Debug)]
pub struct State {
    pub(super) document: Arc<Document>,
    pub(super) lexicon: Arc<Lexicon>,
    pub(super) findings: Option<Arc<Findings>>,
    pub(super) words: Words,
    pub(super) cursor: usize,
    /// The column that line moves keep to, while only lines are moved.
    pub(super) goal: Option<usize>,
    /// The next drawing must not scroll to the cursor: the view was moved on its own.
    pub(super) loose: bool,
    pub(super) page: Page,
    pub(super) panel: Panel,
    pub(super) focus: Focus,
    pub(super) share: Share,
    pub(super) geometry: Geometry,
    pub(super) encoding: Encoding,
    /// Whether the terminal places harakat, whatever display is tried on it.
    pub(super) harakat: bool,
    pub(super) theme: ThemeName,
    depth: ColorDepth,
    pub(super) pending: Vec<Key>,
    pub(super) search: Option<Search>,
    pub(super) searching: bool,
    pub(super) search_from: usize,
    /// The folded article, while the engine is not done.
    pub(super) haystack: Option<Haystack>,
    pub(super) again: Option<Again>,
    pub(super) jumps: Vec<usize>,
    pub(super) jump_at: usize,
    pub(super) lit: bool,
    pub(super) help: Option<usize>,
    pub(super) message: Option<String>,
    /// A message stood on the screen when the last action came.
    pub(super) told: bool,
    pub(super) grip: Grip,
    pub(super) selection: Option<Selection>,
    pub(super) card: Option<Card>,
    /// What of the marks is hidden.
    pub(super) filter: Filter,
    /// Whether kinds have signs; not decided: where colours are none or few.
    pub(super) signs: Option<bool>,
    /// How the page is marked: with signs, without what is hidden.
    pub(super) marked: (bool, Filter),
    /// The selected line of the legend, if that is open.
    pub(super) legend: Option<usize>,
    /// The places that the open card is about.
    card_places: Vec<Span>,
    /// The entity meant under the cursor, where there are several.
    pub(super) pin: Option<Pin>,
    /// The mouse has put the cursor on the word where it is.
    pub(super) clicked: bool,
    /// The button is down on that word again.
    pub(super) twice: bool,
    /// What the word under the cursor says here: its index, the gloss it stands over.
    pub(super) here: Option<(usize, Option<WordGloss>)>,
    /// The fact or quote meant under the cursor, where there are several.
    pub(super) meant: Option<Meant>,
    /// What the reader corrects.
    pub(super) desk: Desk,
    /// The open form.
    pub(super) form: Option<Form>,
    /// Spellings met under the cursor.
    pub(super) memory: Memory,
    pub(super) gist: Option<Gist>,
}

impl State {
    /// The screen with `document`, before anything was found in it.
    #[must_use]
    pub fn new(document: Arc<Document>, lexicon: Arc<Lexicon>, setup: Setup) -> Self {
        let words = Words::new(tokenize(document.text(), document.blocks()));
        let page = Page::new(Arc::clone(&document), Arc::clone(&lexicon), setup.encoding);
        let warning = document.warnings().first().map(ToString::to_string);
        let told: Vec<String> = setup.message.into_iter().chain(warning).collect();
        let message = (!told.is_empty()).then(|| told.join(" · "));
        let mut state = Self {
            cursor: words.stop_at(0),
            document,
            lexicon,
            findings: None,
            words,
            goal: None,
            loose: false,
            page,
            panel: Panel::new(setup.encoding),
            focus: Focus::Page,
            share: Share { stacked: setup.encoding.display == Display::Logical, ..setup.share },
            geometry: Geometry::default(),
            encoding: setup.encoding,
            harakat: setup.encoding.harakat,
            theme: setup.theme,
            depth: setup.depth,
            pending: Vec::new(),
            search: None,
            searching: false,
            search_from: 0,
            haystack: None,
            again: None,
            jumps: Vec::new(),
            jump_at: 0,
            lit: false,
            help: None,
            message,
            told: false,
            grip: Grip::None,
            selection: None,
            card: None,
            filter: Filter::default(),
            signs: None,
            marked: (false, Filter::default()),
            legend: None,
            card_places: Vec::new(),
            pin: None,
            clicked: false,
            twice: false,
            here: None,
            meant: None,
            desk: Desk::new(setup.corrections),
            form: None,
            memory: Memory::default(),
            gist: None,
        };
        state.resize(setup.size.0, setup.size.1);
        state.settle();
        state
    }

    /// Takes in what was found.
    pub(super) fn annotate(&mut self, findings: Arc<Findings>) {
        let found = &findings.annotations().words;
        if !found.is_empty() {
            let offset = self.cursor_span().start;
            self.words = Words::new(found.iter().map(|word| Token { span: word.span, kind: word.kind }).collect());
            self.cursor = self.words.stop_at(offset);
        }
        self.take_findings(findings);
        self.pin = None;
        self.haystack = None;
    }

    /// Gives the screen another size; the word under the cursor stays at its height on the page.
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        let offset = self.cursor_span().start;
        let (old_top, old_height) = (self.page.top(), self.page.view_height());
        let old_line = self.page.anchor_of(offset);
        let seen = self.page.rows().iter().filter_map(super::page::Row::line).any(|line| line.span.contains(offset));
        let mut above = 0;
        let mut at = old_top;
        while seen && at < old_line && above < old_height {
            at = self.page.down(at, 1);
            above += 1;
        }
        self.geometry = Geometry::new(width, height, self.share);
        let text = self.geometry.text;
        self.page.resize(usize::from(text.width), usize::from(text.height));
        let panel = self.geometry.panel.unwrap_or_default();
        // A column is left free at each edge of the panel.
        self.panel.resize(usize::from(panel.width.saturating_sub(1)), usize::from(panel.height));
        // A card gives the panel its place and the keys back.
        if self.geometry.panel.is_none() && self.card.is_none() {
            self.focus = Focus::Page;
        }
        if seen && old_height > 0 {
            let line = self.page.anchor_of(offset);
            let above = above * self.page.view_height() / old_height;
            let top = self.page.up(line, above);
            self.page.scroll_to(top);
        }
        self.goal = None;
        self.loose = false;
    }

    /// Brings everything shown up to date after a change.
    pub(super) fn settle(&mut self) {
        self.unpin();
        self.meant = self.meant.take().filter(|meant| meant.holds(self.cursor));
        let tall = self.panel.tab() == Tab::Timeline && self.focus == Focus::Panel;
        if std::mem::replace(&mut self.share.tall, tall) != tall {
            self.reshape();
            if tall {
                self.panel.select(self.panel.selected());
                self.peek();
            }
        }
        if self.geometry.too_small() {
            return;
        }
        self.settle_marks();
        if !self.loose {
            let offset = self.cursor_span().start;
            self.page.reveal(offset, MARGIN);
        }
        self.page.settle();
        self.settle_here();
        self.settle_gist();
        self.settle_card();
        self.settle_form();
        self.card_places = self.card_places();
        let span = (!self.words.is_empty()).then(|| self.cursor_span());
        self.panel.light(span, self.focus == Focus::Page);
        self.panel.settle();
    }

    /// Marks the page as it is wanted, when that has changed.
    fn settle_marks(&mut self) {
        let wanted = (self.signed(), self.filter);
        let Some(findings) = self.findings.as_ref().filter(|_| self.marked != wanted) else { return };
        self.marked = wanted;
        self.panel.sign(wanted.0);
        let runs = (!self.filter.is_open()).then(|| markup::runs(&self.document, findings.annotations(), self.filter));
        let signs = if wanted.0 { markup::signs(findings.annotations(), self.filter) } else { Vec::new() };
        self.page.mark(runs, signs);
        self.goal = None;
    }

    /// Whether kinds have signs on the page: as was chosen, else where colours cannot tell them apart.
    #[must_use]
    pub fn signed(&self) -> bool {
        let few = matches!(self.depth, ColorDepth::None | ColorDepth::Sixteen);
        self.signs.unwrap_or(few || self.theme == ThemeName::Mono)
    }

    /// What of the marks is hidden.
    #[must_use]
    pub fn filter(&self) -> Filter {
        self.filter
    }

    /// The selected line of the legend, if that is open.
    #[must_use]
    pub fn legend(&self) -> Option<usize> {
        self.legend
    }

    /// Reads what the word under the cursor says here, when the cursor has moved.
    fn settle_here(&mut self) {
        if self.here.as_ref().is_some_and(|here| here.0 == self.cursor) {
            return;
        }
        let known = self.cursor_word().is_some();
        if let Some(findings) = self.findings.as_ref().filter(|_| known) {
            let gloss = here::gloss(&mut self.memory, &self.lexicon, &self.document, findings, self.cursor);
            self.here = Some((self.cursor, gloss));
        }
    }

    /// The gloss that the word under the cursor stands over, in its context.
    #[must_use]
    pub fn here(&self) -> Option<&WordGloss> {
        self.here.as_ref().filter(|here| here.0 == self.cursor)?.1.as_ref()
    }

    /// The bytes of the word under the cursor.
    #[must_use]
    pub fn cursor_span(&self) -> Span {
        self.words.span(self.cursor)
    }

    /// The analysed word under the cursor, once the engine is done.
    #[must_use]
    pub fn cursor_word(&self) -> Option<&Word> {
        let word = self.findings.as_ref()?.annotations().words.get(self.cursor)?;
        (word.span == self.cursor_span()).then_some(word)
    }

    /// What takes the keys.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.focus {
            _ if self.help.is_some() => Mode::Help,
            _ if self.legend.is_some() => Mode::Legend,
            _ if self.form.is_some() => Mode::Form,
            _ if self.card.as_ref().is_some_and(|card| card.face().leads()) => Mode::Links,
            _ if self.card.is_some() => Mode::Card,
            _ if self.searching => Mode::Search,
            Focus::Page if self.selection().is_some() => Mode::Selection,
            Focus::Page => Mode::Page,
            Focus::Panel => Mode::Panel,
        }
    }

    /// The places that are lit on the page: those of what the card is about, else of the panel's selection.
    #[must_use]
    pub fn lit_spans(&self) -> &[Span] {
        if self.card.is_some() {
            return &self.card_places;
        }
        let shown = self.lit || self.focus == Focus::Panel;
        self.panel.selection().filter(|_| shown).map_or(&[], |entry| &entry.spans)
    }

    /// The article.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The lexicon.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What was found, once the engine is done.
    #[must_use]
    pub fn findings(&self) -> Option<&Findings> {
        self.findings.as_deref()
    }

    /// The page.
    #[must_use]
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The panel.
    #[must_use]
    pub fn panel(&self) -> &Panel {
        &self.panel
    }

    /// Which pane takes the keys.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Where everything stands.
    #[must_use]
    pub fn geometry(&self) -> Geometry {
        self.geometry
    }

    /// How lines are sent to the terminal.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The colours.
    #[must_use]
    pub fn theme(&self) -> ThemeName {
        self.theme
    }

    /// How many colours the terminal has.
    #[must_use]
    pub fn depth(&self) -> ColorDepth {
        self.depth
    }

    /// Keys of an unfinished sequence.
    #[must_use]
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// The keys of an unfinished sequence, to be given to the keymap.
    pub fn pending_mut(&mut self) -> &mut Vec<Key> {
        &mut self.pending
    }

    /// The search, if there is one; whether its line is open is [`Mode::Search`].
    #[must_use]
    pub fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// The first line of the help seen, if it is open.
    #[must_use]
    pub fn help(&self) -> Option<usize> {
        self.help
    }

    /// Something to tell the reader.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}
