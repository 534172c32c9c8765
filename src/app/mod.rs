//! The screen without a terminal: its state, what it can do, and what each key means.
//!
//! In: [`State`] and an [`Action`]. Out: the state changed, and [`Effect`]s for the terminal to carry out. No files, clock, terminal or colours here: a test sends the same
//! actions as a keyboard and reads the same state as the painter.

pub mod action;
pub mod card;
mod copy;
mod correct;
mod day;
pub mod findings;
pub mod flow;
pub mod form;
pub mod geometry;
pub mod gist;
mod here;
mod interlinear;
mod jump;
pub mod key;
pub mod keymap;
pub mod legend;
mod meant;
mod motion;
mod mouse;
pub mod page;
pub mod panel;
pub mod prose;
mod same;
pub mod search;
mod select;
mod state;
pub mod strip;
mod vocal;
mod whereabouts;
pub mod words;

pub use action::{Action, Effect};
pub use mouse::tab_width;
pub use select::Size;
pub use state::{Focus, Setup, State};

use action::{Motion, Way};
use key::Key;
use keymap::Press;

use crate::annotate::annotation::Verdict;
use crate::config::{Display, Encoding};

/// What a key press does in the present mode; `None` while a sequence is unfinished, or when nothing is bound to it.
pub fn press(state: &mut State, key: Key) -> Option<Action> {
    let mode = state.mode();
    let mut pending = std::mem::take(state.pending_mut());
    let press = keymap::press(mode, &mut pending, key);
    *state.pending_mut() = pending;
    match press {
        Press::Action(action) => Some(action),
        Press::More | Press::Nothing => None,
    }
}

/// Carries out an action.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    if !matches!(action, Action::Annotated(_) | Action::Resize(..) | Action::Tell(_) | Action::Kept(_)) {
        state.told = state.message.take().is_some();
    }
    let effects = apply(state, action);
    state.settle();
    effects
}

fn apply(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Move(motion) if state.help.is_some() => state.scroll_help(motion),
        Action::Move(motion) => state.move_cursor(motion),
        Action::Row(motion) => state.move_row(motion),
        Action::Jump(target, way) => state.jump(target, way),
        Action::Same(way) => state.jump_same(way),
        Action::Repeat(way) => state.repeat(way),
        Action::SwitchPane => state.switch_pane(),
        Action::OpenTab(tab) => state.open_tab(tab),
        Action::StepTab(way) => state.open_tab(state.panel.tab().beside(way == Way::Next)),
        Action::ShowRow => state.show_row(),
        Action::SelectRow => state.select_row(),
        Action::OpenCard => state.open_card(),
        Action::ScrollCard(motion) => state.scroll_card(motion),
        Action::TurnCard(way) => state.turn_card(way),
        Action::ToggleFace(face) => state.toggle_face(face),
        Action::StepLink(way) => state.step_link(way),
        Action::FollowLink => state.follow_link(),
        Action::Cancel => state.cancel(),
        Action::JumpBack => state.jump_back(),
        Action::JumpForward => state.jump_forward(),
        Action::SearchOpen => state.search_open(),
        Action::SearchEdit(edit) => state.search_edit(edit),
        Action::Paste(text) => state.paste(&text),
        Action::SearchAccept => state.search_accept(),
        Action::Select => state.select_words(),
        Action::Copy(piece) => return state.copy(piece),
        Action::Confirm => return state.judge(Verdict::Confirmed),
        Action::Reject => return state.judge(Verdict::Rejected),
        Action::EditFinding => state.open_form(),
        Action::FormStep(way) => state.step_form(way),
        Action::FormField(way) => state.next_field(way),
        Action::FormEdit(edit) => state.edit_form(edit),
        Action::FormEnter => return state.enter_form(),
        Action::FormSave => return state.save_form(),
        Action::Undo => return state.undo(true),
        Action::Redo => return state.undo(false),
        Action::ShowRejected => state.toggle_rejected(),
        Action::Kept(outcome) => state.kept(outcome),
        Action::RegroupQuotes => state.regroup_quotes(),
        Action::Timeline => state.timeline(),
        Action::FlipSide => {
            state.share.side = state.share.side.flipped();
            state.reshape();
        }
        Action::HidePanel => state.hide_panel(),
        Action::Vocalize => state.vocalize(),
        Action::Interlinear => state.interlinear(),
        Action::Gist => state.toggle_gist(),
        Action::NextTheme => {
            state.theme = state.theme.next();
            state.tell(&format!("theme: {}", state.theme.name()));
        }
        Action::Encode(encoding) => {
            state.harakat = encoding.harakat;
            return state.encode(encoding);
        }
        Action::NextDisplay => {
            let display = state.encoding.display.next();
            let effects = state.encode(Encoding { display, harakat: state.harakat && display.places_harakat() });
            state.tell(&format!("display: {}", display.name()));
            return effects;
        }
        Action::Help => state.help = Some(0),
        Action::Legend => state.toggle_legend(),
        Action::StepLegend(way) => state.step_legend(way),
        Action::ToggleCategory => state.toggle_category(),
        Action::ToggleSigns => state.toggle_signs(),
        Action::Mouse(mouse) => return state.mouse(mouse),
        Action::Resize(width, height) => {
            state.resize(width, height);
            return vec![Effect::Clear];
        }
        Action::Annotated(findings) => state.annotate(findings),
        Action::Tell(message) => state.tell(&message),
        Action::Quit => return state.quit(),
        Action::Suspend => return vec![Effect::Suspend],
    }
    Vec::new()
}

impl State {
    /// Shares out the screen again after the shares have changed.
    pub(self) fn reshape(&mut self) {
        let screen = self.geometry.screen;
        self.resize(screen.width, screen.height);
    }

    /// Sends the lines in another way: everything is laid out and painted again.
    fn encode(&mut self, encoding: Encoding) -> Vec<Effect> {
        if encoding == self.encoding {
            return Vec::new();
        }
        self.encoding = encoding;
        self.page.encode(encoding);
        self.panel.encode(encoding);
        self.loose = false;
        self.share.stacked = encoding.display == Display::Logical;
        self.reshape();
        vec![Effect::Encode(encoding)]
    }

    fn hide_panel(&mut self) {
        self.share.hidden = !self.share.hidden;
        self.reshape();
    }

    fn switch_pane(&mut self) {
        self.focus = match self.focus {
            Focus::Panel => Focus::Page,
            Focus::Page => {
                if self.geometry.panel.is_none() {
                    self.hide_panel();
                }
                if self.geometry.panel.is_some() { Focus::Panel } else { Focus::Page }
            }
        };
        self.loose = false;
        self.lit = false;
        if self.focus == Focus::Panel {
            self.panel.select(self.panel.selected());
            self.peek();
        }
    }

    fn open_tab(&mut self, tab: panel::Tab) {
        self.panel.open(tab);
        self.peek();
    }

    /// The facts by date in the panel, which is opened for it; or again in the order of the article.
    fn timeline(&mut self) {
        self.close_card();
        let open = self.panel.tab() == panel::Tab::Timeline && self.geometry.panel.is_some();
        if self.geometry.panel.is_none() {
            self.hide_panel();
        }
        if self.geometry.panel.is_some() {
            self.focus = Focus::Panel;
        }
        self.open_tab(if open { panel::Tab::Facts } else { panel::Tab::Timeline });
        self.tell(if open { "facts in the order of the article" } else { "facts by date; L for the order of the article" });
    }

    fn regroup_quotes(&mut self) {
        if self.panel.tab() != panel::Tab::Quotes {
            return self.tell("s is for the quotes: 5 opens them");
        }
        let by_speaker = self.panel.regroup();
        self.panel.select(self.panel.selected());
        self.tell(if by_speaker { "by speaker" } else { "in the order of the article" });
    }

    fn vocalize(&mut self) {
        if self.findings.is_none() {
            return self.tell("still reading the article …");
        }
        let on = !self.page.vocalised();
        self.page.vocalise(on);
        self.goal = None;
        self.loose = false;
        self.tell(match (on, self.encoding.harakat) {
            (false, _) => "as written",
            (true, true) => "with vowels, where the word is known",
            (true, false) => "transliterated: this terminal cannot place vowels (--harakat keep shows them)",
        });
    }

    fn interlinear(&mut self) {
        if self.findings.is_none() {
            return self.tell("still reading the article …");
        }
        let on = !self.page.glossed();
        self.page.gloss(on);
        self.goal = None;
        self.loose = false;
        self.tell(if on { "every word over its gloss" } else { "without glosses" });
    }

    fn scroll_help(&mut self, motion: Motion) {
        let top = self.help.unwrap_or(0);
        self.help = Some(match motion {
            Motion::Line(Way::Next) => top + 1,
            _ => top.saturating_sub(1),
        });
    }

    /// One step back: help, legend, form, card, search line, selection, panel, what was found by searching, what is lit.
    fn cancel(&mut self) {
        if self.help.take().is_some() || self.legend.take().is_some() || self.close_form() || self.close_card() {
            return;
        }
        if self.searching {
            self.searching = false;
            self.search = None;
            self.go_to(self.search_from);
        } else if self.focus == Focus::Panel {
            self.focus = Focus::Page;
            self.loose = false;
        } else if self.selection.is_some() {
            self.selection = None;
        } else if self.lit {
            self.lit = false;
        } else {
            self.search = None;
        }
    }
}
