//! Events of the terminal → keys and actions of the screen.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::action::{Mouse, Way};
use crate::app::key::{Code, Key};

/// What came from the keyboard and the mouse.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Input {
    /// A key was pressed, or repeats.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resize(u16, u16),
}

/// What an event means to the screen; nothing for key releases, bare mouse moves and the like.
#[must_use]
pub(super) fn read(event: &Event) -> Option<Input> {
    match event {
        Event::Key(key) => pressed(*key).map(Input::Key),
        Event::Mouse(mouse) => moused(*mouse).map(Input::Mouse),
        Event::Paste(text) => Some(Input::Paste(text.clone())),
        Event::Resize(width, height) => Some(Input::Resize(*width, *height)),
        _ => None,
    }
}

fn pressed(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => Code::BackTab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
        // Elsewhere the character or the code tells it already.
        shift: shift && code == Code::Char(' '),
    })
}

fn moused(event: MouseEvent) -> Option<Mouse> {
    let (column, row) = (event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Press { column, row }),
        MouseEventKind::Drag(MouseButton::Left) => Some(Mouse::Drag { column, row }),
        MouseEventKind::Up(MouseButton::Left) => Some(Mouse::Release),
        MouseEventKind::ScrollDown => Some(Mouse::Wheel { column, row, way: Way::Next }),
        MouseEventKind::ScrollUp => Some(Mouse::Wheel { column, row, way: Way::Previous }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let key = |code, modifiers| read(&Event::Key(KeyEvent::new(code, modifiers)));
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Input::Key(Key::char('G'))));
        let down = Key { ctrl: true, ..Key::char('d') };
        assert_eq!(key(KeyCode::Char('d'), KeyModifiers::CONTROL), Some(Input::Key(down)));
        let up = Key { shift: true, ..Key::char(' ') };
        assert_eq!(key(KeyCode::Char(' '), KeyModifiers::SHIFT), Some(Input::Key(up)));
        assert_eq!(key(KeyCode::F(1), KeyModifiers::NONE), None);
    }
}
