//! Keys → actions: one table, from which the help is made as well.
//!
//! In: a key, what was pressed before it, and what takes the keys. Out: an action, or that more keys must follow. Keys on the page and in the panel are
//! read as those of a Latin keyboard ([`Key::latin`]); what is typed into the search line is text.

use super::action::{Action, Edit, Motion, Piece, Target, Way};
use super::card::Face;
use super::key::{Code, Key};
use super::panel::Tab;

use Way::{Next, Previous};

/// What takes the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// The page.
    Page,
    /// The page, something being selected on it.
    Selection,
    /// The panel.
    Panel,
    /// A card of the word.
    Card,
    /// A card of lines that lead somewhere: of an entity, of places.
    Links,
    /// The search line.
    Search,
    /// The help.
    Help,
    /// The legend.
    Legend,
    /// The form.
    Form,
}

/// Where a binding holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// On the page.
    Page,
    /// In the panel.
    Panel,
    /// In both.
    Both,
    /// In any card.
    Card,
    /// In a card of the word.
    Word,
    /// In a card of lines that lead somewhere.
    Links,
    /// On the page while something is selected; before anything that holds on the page.
    Selection,
}

/// A row of the keymap.
#[derive(Debug)]
pub struct Binding {
    /// The keys that do it, in the notation of [`Key::parse`].
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// Where.
    pub place: Place,
    /// The heading of the help under which it stands.
    pub group: &'static str,
    /// In words; neighbours with the same words are one line of the help.
    pub help: &'static str,
}

const fn on(place: Place, group: &'static str, keys: &'static [&'static str], action: Action, help: &'static str) -> Binding {
    Binding { keys, action, place, group, help }
}

const MOVE: &str = "Move";
const WORD: &str = "Words";
const JUMP: &str = "Jump";
const PANEL: &str = "Panel";
const CARD: &str = "Card";
const COPY: &str = "Copy";
const CORRECT: &str = "Correct";
const VIEW: &str = "View";

use Place::{Both, Card, Links, Page, Panel, Selection, Word};

/// The keymap.
pub static BINDINGS: &[Binding] = &[
    on(Page, MOVE, &["j", "<Down>"], Action::Move(Motion::Line(Next)), "line down, line up"),
    on(Page, MOVE, &["k", "<Up>"], Action::Move(Motion::Line(Previous)), "line down, line up"),
    on(Page, MOVE, &["<C-d>"], Action::Move(Motion::HalfPage(Next)), "half a page"),
    on(Page, MOVE, &["<C-u>"], Action::Move(Motion::HalfPage(Previous)), "half a page"),
    on(Page, MOVE, &["<Space>", "<PgDn>", "<C-f>"], Action::Move(Motion::Page(Next)), "page down"),
    on(Page, MOVE, &["<S-Space>", "<PgUp>", "<C-b>"], Action::Move(Motion::Page(Previous)), "page up"),
    on(Page, MOVE, &["gg", "<Home>"], Action::Move(Motion::End(Previous)), "start, end"),
    on(Page, MOVE, &["G", "<End>"], Action::Move(Motion::End(Next)), "start, end"),
    on(Page, WORD, &["h", "<Left>"], Action::Move(Motion::Left), "the word on the left, on the right, as seen"),
    on(Page, WORD, &["l", "<Right>"], Action::Move(Motion::Right), "the word on the left, on the right, as seen"),
    on(Page, WORD, &["w"], Action::Move(Motion::Word(Next)), "next, previous word in reading order"),
    on(Page, WORD, &["b"], Action::Move(Motion::Word(Previous)), "next, previous word in reading order"),
    on(Page, WORD, &[")"], Action::Move(Motion::Sentence(Next)), "next, previous sentence"),
    on(Page, WORD, &["("], Action::Move(Motion::Sentence(Previous)), "next, previous sentence"),
    on(Page, WORD, &["}"], Action::Move(Motion::Paragraph(Next)), "next, previous paragraph"),
    on(Page, WORD, &["{"], Action::Move(Motion::Paragraph(Previous)), "next, previous paragraph"),
    on(Both, JUMP, &["]e"], Action::Jump(Target::Entity, Next), "entity"),
    on(Both, JUMP, &["[e"], Action::Jump(Target::Entity, Previous), "entity"),
    on(Both, JUMP, &["]q"], Action::Jump(Target::Quote, Next), "quote"),
    on(Both, JUMP, &["[q"], Action::Jump(Target::Quote, Previous), "quote"),
    on(Both, JUMP, &["]f"], Action::Jump(Target::Fact, Next), "fact"),
    on(Both, JUMP, &["[f"], Action::Jump(Target::Fact, Previous), "fact"),
    on(Both, JUMP, &["]t"], Action::Jump(Target::Term, Next), "term"),
    on(Both, JUMP, &["[t"], Action::Jump(Target::Term, Previous), "term"),
    on(Both, JUMP, &["]u"], Action::Jump(Target::Unknown, Next), "unknown word"),
    on(Both, JUMP, &["[u"], Action::Jump(Target::Unknown, Previous), "unknown word"),
    on(Both, JUMP, &["]d"], Action::Jump(Target::Date, Next), "date"),
    on(Both, JUMP, &["[d"], Action::Jump(Target::Date, Previous), "date"),
    on(Both, JUMP, &["*"], Action::Same(Next), "next, previous of this entity or lemma"),
    on(Both, JUMP, &["#"], Action::Same(Previous), "next, previous of this entity or lemma"),
    on(Both, JUMP, &["/"], Action::SearchOpen, "search; with diacritics: exactly as typed"),
    on(Both, JUMP, &["n"], Action::Repeat(Next), "repeat the jump or search, the other way"),
    on(Both, JUMP, &["N"], Action::Repeat(Previous), "repeat the jump or search, the other way"),
    on(Both, JUMP, &["<C-o>", "<A-Left>"], Action::JumpBack, "back, forward in the jump list"),
    on(Both, JUMP, &["<A-Right>"], Action::JumpForward, "back, forward in the jump list"),
    on(Both, PANEL, &["<Tab>", "<S-Tab>"], Action::SwitchPane, "page ↔ panel"),
    on(Page, PANEL, &["gp"], Action::SelectRow, "on the page: its row in the panel"),
    on(Panel, PANEL, &["<Enter>"], Action::ShowRow, "in the panel: to the row's place or card"),
    on(Panel, PANEL, &["j", "<Down>"], Action::Row(Motion::Line(Next)), "row down, row up"),
    on(Panel, PANEL, &["k", "<Up>"], Action::Row(Motion::Line(Previous)), "row down, row up"),
    on(Panel, MOVE, &["<C-d>"], Action::Row(Motion::HalfPage(Next)), "half a page"),
    on(Panel, MOVE, &["<C-u>"], Action::Row(Motion::HalfPage(Previous)), "half a page"),
    on(Panel, MOVE, &["<Space>", "<PgDn>", "<C-f>"], Action::Row(Motion::Page(Next)), "page down"),
    on(Panel, MOVE, &["<S-Space>", "<PgUp>", "<C-b>"], Action::Row(Motion::Page(Previous)), "page up"),
    on(Panel, MOVE, &["gg", "<Home>"], Action::Row(Motion::End(Previous)), "start, end"),
    on(Panel, MOVE, &["G", "<End>"], Action::Row(Motion::End(Next)), "start, end"),
    on(Panel, PANEL, &["1"], Action::OpenTab(Tab::Facts), "the tabs"),
    on(Panel, PANEL, &["2"], Action::OpenTab(Tab::People), "the tabs"),
    on(Panel, PANEL, &["3"], Action::OpenTab(Tab::Places), "the tabs"),
    on(Panel, PANEL, &["4"], Action::OpenTab(Tab::Bodies), "the tabs"),
    on(Panel, PANEL, &["5"], Action::OpenTab(Tab::Quotes), "the tabs"),
    on(Panel, PANEL, &["6"], Action::OpenTab(Tab::Terms), "the tabs"),
    on(Panel, PANEL, &["<Left>", "h"], Action::StepTab(Previous), "the tab beside"),
    on(Panel, PANEL, &["<Right>", "l"], Action::StepTab(Next), "the tab beside"),
    on(Page, CARD, &["<Enter>"], Action::OpenCard, "card of this name or word; or click it twice"),
    on(Page, CARD, &["gr"], Action::ToggleFace(Face::Find), "all places of this entity or lemma"),
    on(Selection, COPY, &["y"], Action::Copy(Piece::Selection), "what is selected: drag, or V and any move"),
    on(Page, COPY, &["V", "gv"], Action::Select, "select from this word on, or no more"),
    on(Page, COPY, &["yw"], Action::Copy(Piece::Word), "word, sentence, paragraph, entity"),
    on(Page, COPY, &["ys"], Action::Copy(Piece::Sentence), "word, sentence, paragraph, entity"),
    on(Page, COPY, &["yp"], Action::Copy(Piece::Paragraph), "word, sentence, paragraph, entity"),
    on(Page, COPY, &["ye"], Action::Copy(Piece::Entity), "word, sentence, paragraph, entity"),
    on(Page, COPY, &["yf"], Action::Copy(Piece::Fact), "fact in English with evidence and source"),
    on(Panel, COPY, &["y"], Action::Copy(Piece::Row), "in the panel: the row with its source"),
    on(Panel, PANEL, &["s"], Action::RegroupQuotes, "quotes by speaker, or as in the article"),
    on(Panel, CORRECT, &["c"], Action::Confirm, "in panel or card: right, wrong, edit"),
    on(Panel, CORRECT, &["x"], Action::Reject, "in panel or card: right, wrong, edit"),
    on(Panel, CORRECT, &["e"], Action::EditFinding, "in panel or card: right, wrong, edit"),
    on(Links, CORRECT, &["c"], Action::Confirm, "in panel or card: right, wrong, edit"),
    on(Links, CORRECT, &["x"], Action::Reject, "in panel or card: right, wrong, edit"),
    on(Links, CORRECT, &["e"], Action::EditFinding, "in panel or card: right, wrong, edit"),
    on(Both, CORRECT, &["u"], Action::Undo, "undo, do again"),
    on(Both, CORRECT, &["<C-r>"], Action::Redo, "undo, do again"),
    on(Card, CORRECT, &["u"], Action::Undo, "undo, do again"),
    on(Card, CORRECT, &["<C-r>"], Action::Redo, "undo, do again"),
    on(Both, CORRECT, &["X"], Action::ShowRejected, "show what is rejected, struck out, or not"),
    on(Both, VIEW, &["L"], Action::Timeline, "timeline: the facts by date"),
    on(Card, VIEW, &["L"], Action::Timeline, "timeline: the facts by date"),
    on(Both, VIEW, &["p"], Action::FlipSide, "panel to the other side"),
    on(Both, VIEW, &["P"], Action::HidePanel, "hide or show the panel"),
    on(Both, VIEW, &["v"], Action::Vocalize, "with vowels, as written"),
    on(Both, VIEW, &["i"], Action::Interlinear, "interlinear: every word over its gloss"),
    on(Both, VIEW, &["T"], Action::Gist, "gloss of the sentence, no translation"),
    on(Both, VIEW, &["K"], Action::Legend, "legend: what marks mean; hide some; signs"),
    on(Both, VIEW, &["t"], Action::NextTheme, "next theme"),
    on(Both, VIEW, &["D"], Action::NextDisplay, "next display: how Arabic is sent"),
    on(Both, VIEW, &["<Esc>"], Action::Cancel, "back"),
    on(Both, VIEW, &["?"], Action::Help, "this help"),
    on(Both, VIEW, &["<C-z>"], Action::Suspend, "to the shell; `fg` returns"),
    on(Both, VIEW, &["q", "<C-c>"], Action::Quit, "quit"),
    on(Word, CARD, &["j", "<Down>"], Action::ScrollCard(Motion::Line(Next)), "in the card: line down, line up"),
    on(Word, CARD, &["k", "<Up>"], Action::ScrollCard(Motion::Line(Previous)), "in the card: line down, line up"),
    on(Links, CARD, &["j", "<Down>"], Action::StepLink(Next), "in the card: line down, line up"),
    on(Links, CARD, &["k", "<Up>"], Action::StepLink(Previous), "in the card: line down, line up"),
    on(Card, MOVE, &["<C-d>"], Action::ScrollCard(Motion::HalfPage(Next)), "half a page"),
    on(Card, MOVE, &["<C-u>"], Action::ScrollCard(Motion::HalfPage(Previous)), "half a page"),
    on(Card, MOVE, &["<Space>", "<PgDn>", "<C-f>"], Action::ScrollCard(Motion::Page(Next)), "page down"),
    on(Card, MOVE, &["<S-Space>", "<PgUp>", "<C-b>"], Action::ScrollCard(Motion::Page(Previous)), "page up"),
    on(Card, MOVE, &["gg", "<Home>"], Action::ScrollCard(Motion::End(Previous)), "start, end"),
    on(Card, MOVE, &["G", "<End>"], Action::ScrollCard(Motion::End(Next)), "start, end"),
    on(Card, CARD, &["<Tab>"], Action::TurnCard(Next), "in the card: word, entity, quote, fact …"),
    on(Card, CARD, &["<S-Tab>"], Action::TurnCard(Previous), "in the card: word, entity, quote, fact …"),
    on(Card, CARD, &["f"], Action::ToggleFace(Face::Forms), "in the card: forms, entity, all its places"),
    on(Word, CARD, &["e"], Action::ToggleFace(Face::Entity), "in the card: forms, entity, all its places"),
    on(Card, CARD, &["gr"], Action::ToggleFace(Face::Find), "in the card: forms, entity, all its places"),
    on(Card, WORD, &["h", "<Left>"], Action::Move(Motion::Left), "the word on the left, on the right, as seen"),
    on(Card, WORD, &["l", "<Right>"], Action::Move(Motion::Right), "the word on the left, on the right, as seen"),
    on(Word, CARD, &["n", "w"], Action::Move(Motion::Word(Next)), "in the card: next, previous word"),
    on(Word, CARD, &["p", "b"], Action::Move(Motion::Word(Previous)), "in the card: next, previous word"),
    on(Links, CARD, &["w"], Action::Move(Motion::Word(Next)), "in the card: next, previous word"),
    on(Links, CARD, &["b"], Action::Move(Motion::Word(Previous)), "in the card: next, previous word"),
    on(Links, CARD, &["n"], Action::Same(Next), "in such a card: next, previous mention …"),
    on(Links, CARD, &["N", "p"], Action::Same(Previous), "in such a card: next, previous mention …"),
    on(Card, JUMP, &["*"], Action::Same(Next), "next, previous of this entity or lemma"),
    on(Card, JUMP, &["#"], Action::Same(Previous), "next, previous of this entity or lemma"),
    on(Card, JUMP, &["<C-o>", "<A-Left>"], Action::JumpBack, "back, forward in the jump list"),
    on(Card, JUMP, &["<A-Right>"], Action::JumpForward, "back, forward in the jump list"),
    on(Card, COPY, &["yw"], Action::Copy(Piece::Word), "word, sentence, paragraph, entity"),
    on(Links, COPY, &["ye"], Action::Copy(Piece::Entity), "word, sentence, paragraph, entity"),
    on(Links, COPY, &["yf"], Action::Copy(Piece::Fact), "fact in English with evidence and source"),
    on(Links, CARD, &["<Enter>"], Action::FollowLink, "in a card of lines: to where the line leads"),
    on(Word, CARD, &["<Enter>"], Action::Cancel, "in the card: close it"),
    on(Card, CARD, &["<Esc>", "q"], Action::Cancel, "in the card: close it"),
    on(Card, VIEW, &["T"], Action::Gist, "gloss of the sentence, no translation"),
    on(Card, VIEW, &["K"], Action::Legend, "legend: what marks mean; hide some; signs"),
    on(Card, VIEW, &["t"], Action::NextTheme, "next theme"),
    on(Card, VIEW, &["D"], Action::NextDisplay, "next display: how Arabic is sent"),
    on(Card, VIEW, &["?"], Action::Help, "this help"),
    on(Card, VIEW, &["<C-z>"], Action::Suspend, "to the shell; `fg` returns"),
    on(Card, VIEW, &["<C-c>"], Action::Quit, "quit"),
];

/// What a key comes to.
#[derive(Clone, Debug)]
pub enum Press {
    /// Do this.
    Action(Action),
    /// More keys must follow.
    More,
    /// Nothing is bound to it.
    Nothing,
}

/// Looks up `key` after the keys in `pending`, which are changed: they hold what was pressed of an unfinished sequence.
pub fn press(mode: Mode, pending: &mut Vec<Key>, key: Key) -> Press {
    match mode {
        Mode::Search => typed(key),
        Mode::Help => help(key.latin()),
        Mode::Legend => legend(key.latin()),
        Mode::Form => super::form::keys::press(key),
        Mode::Page | Mode::Panel | Mode::Selection | Mode::Card | Mode::Links => bound(mode, pending, key.latin()),
    }
}

fn bound(mode: Mode, pending: &mut Vec<Key>, key: Key) -> Press {
    let key = match key.code {
        // A bare escape always ends a sequence.
        Code::Esc if !pending.is_empty() => {
            pending.clear();
            return Press::Nothing;
        }
        _ => key,
    };
    pending.push(key);
    let holds = |place: Place| match place {
        Place::Both => !matches!(mode, Mode::Card | Mode::Links),
        Place::Page => matches!(mode, Mode::Page | Mode::Selection),
        Place::Selection => mode == Mode::Selection,
        Place::Panel => mode == Mode::Panel,
        Place::Card => matches!(mode, Mode::Card | Mode::Links),
        Place::Word => mode == Mode::Card,
        Place::Links => mode == Mode::Links,
    };
    let mut more = false;
    for binding in BINDINGS.iter().filter(|binding| holds(binding.place)) {
        for keys in binding.keys {
            match compare(keys, pending) {
                Some(true) => {
                    pending.clear();
                    return Press::Action(binding.action.clone());
                }
                Some(false) => more = true,
                None => {}
            }
        }
    }
    if more {
        return Press::More;
    }
    pending.clear();
    Press::Nothing
}

/// Whether `pressed` is all of `keys` (true), only its beginning (false), or something else.
fn compare(keys: &str, pressed: &[Key]) -> Option<bool> {
    let mut rest = keys;
    for &key in pressed {
        let (want, tail) = Key::parse(rest)?;
        if want != key {
            return None;
        }
        rest = tail;
    }
    Some(rest.is_empty())
}

/// Keys in the search line: everything that is a character is text, in whatever script.
pub(super) fn typed(key: Key) -> Press {
    let edit = |edit| Press::Action(Action::SearchEdit(edit));
    match key.code {
        Code::Char(c) if key.ctrl => match Key::char(c).latin().code {
            Code::Char('w') => edit(Edit::DeleteWord),
            Code::Char('u') => edit(Edit::DeleteLine),
            Code::Char('a') => edit(Edit::Start),
            Code::Char('e') => edit(Edit::End),
            Code::Char('h') => edit(Edit::Backspace),
            Code::Char('c' | 'g') => Press::Action(Action::Cancel),
            Code::Char('z') => Press::Action(Action::Suspend),
            _ => Press::Nothing,
        },
        Code::Char(_) if key.alt => Press::Nothing,
        Code::Char(c) => edit(Edit::Insert(c)),
        Code::Backspace => edit(Edit::Backspace),
        Code::Delete => edit(Edit::Delete),
        Code::Left => edit(Edit::Left),
        Code::Right => edit(Edit::Right),
        Code::Home => edit(Edit::Start),
        Code::End => edit(Edit::End),
        Code::Enter => Press::Action(Action::SearchAccept),
        Code::Esc => Press::Action(Action::Cancel),
        Code::Down => Press::Action(Action::Repeat(Next)),
        Code::Up => Press::Action(Action::Repeat(Previous)),
        Code::Tab | Code::BackTab | Code::PageUp | Code::PageDown => Press::Nothing,
    }
}

fn help(key: Key) -> Press {
    match key.code {
        Code::Char('j' | ' ') | Code::Down | Code::PageDown => Press::Action(Action::Move(Motion::Line(Next))),
        Code::Char('k') | Code::Up | Code::PageUp => Press::Action(Action::Move(Motion::Line(Previous))),
        Code::Char('t') => Press::Action(Action::NextTheme),
        Code::Char('c') if key.ctrl => Press::Action(Action::Quit),
        _ => Press::Action(Action::Cancel),
    }
}

/// Keys in the legend; any other closes it.
fn legend(key: Key) -> Press {
    Press::Action(match key.code {
        Code::Char('c') if key.ctrl => Action::Quit,
        Code::Char('j') | Code::Down => Action::StepLegend(Next),
        Code::Char('k') | Code::Up => Action::StepLegend(Previous),
        Code::Char(' ') | Code::Enter => Action::ToggleCategory,
        Code::Char('s') => Action::ToggleSigns,
        Code::Char('t') => Action::NextTheme,
        _ => Action::Cancel,
    })
}

/// A line of the help: keys and words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HelpLine {
    /// The heading.
    pub group: &'static str,
    /// The keys, as printed on them, blanks between.
    pub keys: String,
    /// What they do.
    pub words: &'static str,
}

/// The help: every binding once, in the order of the groups.
#[must_use]
pub fn help_lines() -> Vec<HelpLine> {
    let mut lines: Vec<HelpLine> = Vec::new();
    for group in [MOVE, WORD, JUMP, CARD, PANEL, CORRECT, COPY, VIEW] {
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            let keys = binding.keys.iter().map(|keys| printed(keys)).collect::<Vec<_>>().join(" ");
            match lines.iter_mut().find(|line| line.group == group && line.words == binding.help) {
                Some(line) if line.keys.contains(&keys) => {}
                Some(line) => line.keys = format!("{} {keys}", line.keys),
                None => lines.push(HelpLine { group, keys, words: binding.help }),
            }
        }
    }
    lines
}

/// The notation as a reader knows it: arrows as arrows, `Ctrl-` and `Alt-` in full.
fn printed(keys: &str) -> String {
    let mut text = keys.replace(['<', '>'], "");
    for (from, to) in
        [("C-", "Ctrl-"), ("A-", "Alt-"), ("S-", "Shift-"), ("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓")]
    {
        // `PgUp` is a name of its own.
        if text != "PgUp" {
            text = text.replace(from, to);
        }
    }
    text
}
