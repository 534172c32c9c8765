//! The bytes that a terminal gets for a small page under each display: a change in them must be seen, and looked at in a terminal.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use std::fmt::Write as _;
use std::sync::Arc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use tarjuman::app::action::Edit;
use tarjuman::app::{Action, Setup, State, update};
use tarjuman::config::Encoding;
use tarjuman::display::Display;
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::view;

/// Harakat, lam-alef, Persian letters, digits of both kinds, brackets, quotes, signs that touch letters, Latin.
const TEXT: &str = "قالَ الوَزيرُ (سلام): «لا بدّ من ٣ خطوات»، أليس كذلك؟\n\nپچگ ژ NATO 2016/5/21 و٪٥٠ و 50% — الأولى؛ x-ray\n";

/// Escape sequences, U+200E and braille blanks by name; a row or a move of the cursor begins a line.
fn readable(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut out = String::new();
    for (nth, part) in text.split('\u{1b}').enumerate() {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).filter(|_| nth > 0);
        let moves = end.is_some_and(|end| part.get(end..).is_some_and(|rest| rest.starts_with('H')));
        if nth > 0 {
            out.push_str(if moves { "\nESC" } else { "⟨ESC" });
        }
        for (at, c) in part.char_indices() {
            match c {
                '\u{200e}' => out.push_str("<LRM>"),
                '\u{2800}' => out.push_str("<2800>"),
                c if c.is_control() => write!(out, "<{:02X}>", u32::from(c)).unwrap(),
                c => out.push(c),
            }
            if end == Some(at) {
                out.push(if moves { ' ' } else { '⟩' });
            }
        }
    }
    out
}

fn bytes(display: Display) -> String {
    // Not as the environment of the test would have it.
    ratatui::crossterm::style::force_color_output(true);
    let setup =
        Setup { size: (44, 14), encoding: Encoding { display, harakat: display != Display::WordsKitty }, ..Setup::default() };
    let mut state = State::new(Arc::new(Document::from_text(TEXT, "small.txt")), Arc::new(Lexicon::embedded()), setup);
    update(&mut state, Action::SearchOpen);
    for letter in "لا".chars() {
        update(&mut state, Action::SearchEdit(Edit::Insert(letter)));
    }
    let mut written = Vec::new();
    let viewport = Viewport::Fixed(Rect::new(0, 0, 44, 14));
    let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut written), TerminalOptions { viewport }).unwrap();
    terminal.draw(|frame| view::draw(&state, frame)).unwrap();
    drop(terminal);
    readable(&written)
}

#[test]
fn bytes_of_every_display() {
    for display in Display::ALL {
        insta::assert_snapshot!(display.name(), bytes(display));
    }
}
