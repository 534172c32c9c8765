//! Keys while a form is open: everything that is a character is text, in whatever script.

use crate::app::action::{Action, Edit, Way};
use crate::app::key::{Code, Key};
use crate::app::keymap::{Press, typed};

/// What a key does in a form.
#[must_use]
pub fn press(key: Key) -> Press {
    Press::Action(match key.code {
        Code::Char(c) if key.ctrl && Key::char(c).latin().code == Code::Char('s') => Action::FormSave,
        Code::Up => Action::FormStep(Way::Previous),
        Code::Down => Action::FormStep(Way::Next),
        Code::BackTab => Action::FormField(Way::Previous),
        Code::Tab => Action::FormField(Way::Next),
        Code::Enter => Action::FormEnter,
        _ => {
            return match typed(key) {
                Press::Action(Action::SearchEdit(edit)) => Press::Action(Action::FormEdit(edit)),
                press @ Press::Action(Action::Cancel | Action::Suspend) => press,
                _ => Press::Nothing,
            };
        }
    })
}

/// Pasted text as edits: one line, no longer than a sentence may be.
pub(in crate::app) fn pasted(text: &str) -> impl Iterator<Item = Edit> {
    /// Characters taken, at most.
    const LONGEST: usize = 1000;
    text.trim().chars().take(LONGEST).map(|c| Edit::Insert(if c.is_control() { ' ' } else { c }))
}
