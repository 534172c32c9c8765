//! The whole screen as a picture of letters, at several sizes; what is marked, as a list of styled words.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod common;

use common::{annotated, bare, document, keys};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use std::sync::Arc;
use tarjuman::app::State;
use tarjuman::document::Document;
use tarjuman::view;

fn painted(state: &State) -> Buffer {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| view::draw(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The rows of the screen, without the blanks at their ends.
fn picture(state: &State) -> String {
    let buffer = painted(state);
    let mut rows = String::new();
    for y in 0..buffer.area.height {
        let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        writeln!(rows, "{}", row.trim_end()).unwrap();
    }
    rows
}

fn typed(width: u16, height: u16, sequence: &str) -> String {
    let mut state = annotated(width, height);
    keys(&mut state, sequence);
    picture(&state)
}

#[test]
fn facing_pages_at_120_columns() {
    insta::assert_snapshot!(typed(120, 36, "]t"));
}

#[test]
fn a_quote_selected_at_120_columns() {
    insta::assert_snapshot!(typed(120, 30, "<Tab>5jj"));
}

#[test]
fn the_panel_below_at_80_columns() {
    insta::assert_snapshot!(typed(80, 24, "<Tab>4j"));
}

#[test]
fn a_small_screen_of_40_columns() {
    insta::assert_snapshot!(typed(40, 12, "]e"));
}

#[test]
fn panel_on_the_other_side() {
    insta::assert_snapshot!(typed(100, 14, "p"));
}

#[test]
fn panel_hidden_while_searching() {
    insta::assert_snapshot!(typed(80, 14, "P/استانة"));
}

#[test]
fn help() {
    insta::assert_snapshot!(typed(90, 60, "?"));
}

#[test]
fn before_the_engine_is_done() {
    insta::assert_snapshot!(picture(&bare(Arc::new(document()), 100, 16)));
}

#[test]
fn too_small() {
    insta::assert_snapshot!(picture(&bare(Arc::new(document()), 20, 5)), @"at least 24×8");
}

/// Each stretch of a page row that is painted otherwise than plain text, from the right to the left edge as read.
#[test]
fn what_is_marked_and_how() {
    let mut state = annotated(120, 30);
    keys(&mut state, "<Tab>jj<Esc>");
    let buffer = painted(&state);
    let area = state.geometry().text;
    let plain = buffer[(area.x, area.y)].style();
    let mut list = String::new();
    for y in area.y..area.bottom() {
        let mut x = area.x;
        while x < area.right() {
            let style = buffer[(x, y)].style();
            let mut stretch = String::new();
            while x < area.right() && buffer[(x, y)].style() == style {
                stretch.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            if style != plain && !stretch.trim().is_empty() {
                let modifiers = style.add_modifier;
                let bold = if modifiers.contains(Modifier::BOLD) { " bold" } else { "" };
                let under = if modifiers.contains(Modifier::UNDERLINED) { " underlined" } else { "" };
                let (fg, bg) = (color(style.fg), color(style.bg));
                writeln!(list, "{:2} {fg} on {bg}{bold}{under}: {}", y - area.y, stretch.trim()).unwrap();
            }
        }
    }
    insta::assert_snapshot!(list);
}

fn color(color: Option<Color>) -> String {
    match color {
        Some(Color::Rgb(r, g, b)) => format!("{r:02x}{g:02x}{b:02x}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_size_paints_without_harm() {
    let articles = [document(), Document::from_text("كلمة", ""), Document::from_text("A \u{1b}[2J\u{202E}\u{9b}31m b\u{7}", "")];
    for article in articles {
        let mut state = bare(Arc::new(article), 80, 24);
        for width in (0..160).step_by(7) {
            for height in (0..50).step_by(3) {
                tarjuman::app::update(&mut state, tarjuman::app::Action::Resize(width, height));
                if width > 0 && height > 0 {
                    let safe = painted(&state).content().iter().all(|cell| !cell.symbol().chars().any(char::is_control));
                    assert!(safe, "{width}×{height}");
                }
            }
        }
    }
}
