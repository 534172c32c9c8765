//! The screen on a terminal that cannot place harakat over their letters: what it shows instead, and that moving about is as before.

mod common;

use std::sync::Arc;

use common::{keys, word};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tarjuman::annotate::annotate;
use tarjuman::app::action::Mouse;
use tarjuman::app::findings::Findings;
use tarjuman::app::{Action, Setup, State, update};
use tarjuman::config::{Display, Encoding};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::markup::Tint;
use tarjuman::view;

const ARTICLE: &str = "التقى وزير الخارجية الصيني نظيره الروسي في موسكو (United Nations) يوم الاثنين.\n\nوقال الوزير إن البلدين سيوقعان اتفاقية شراكة استراتيجية.\n";

fn screen(width: u16, height: u16, harakat: bool) -> State {
    let document = Arc::new(Document::from_text(ARTICLE, "article.txt"));
    let lexicon = Arc::new(Lexicon::embedded());
    let findings = Arc::new(Findings::new(&document, annotate(&document, &lexicon)));
    let encoding = Encoding { display: Display::Visual, harakat };
    let mut state = State::new(document, lexicon, Setup { size: (width, height), encoding, ..Setup::default() });
    update(&mut state, Action::Annotated(findings));
    state
}

fn rows(state: &State) -> Vec<String> {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| view::draw(state, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    (0..size.height).map(|y| (0..size.width).map(|x| buffer[(x, y)].symbol()).collect()).collect()
}

fn has_mark(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{64B}'..='\u{652}' | '\u{670}'))
}

#[test]
fn no_mark_reaches_the_terminal_and_the_strip_spells_them_apart() {
    for sequence in ["", "v", "w", "vww"] {
        let mut state = screen(100, 30, false);
        keys(&mut state, sequence);
        let rows = rows(&state);
        assert!(!rows.iter().any(|row| has_mark(row)), "{sequence}");
        let strip = rows.len() - 3;
        assert!(rows[strip].chars().any(|c| matches!(c, '\u{FE70}'..='\u{FE7F}')), "{}", rows[strip]);
    }
    let mut state = screen(100, 30, true);
    assert!(has_mark(&rows(&state)[27]));
    keys(&mut state, "v");
    assert!(rows(&state).iter().take(20).any(|row| has_mark(row)));
}

#[test]
fn the_vocalised_page_is_transliterated() {
    let mut state = screen(60, 30, false);
    keys(&mut state, "v");
    let rows = rows(&state);
    assert!(rows.iter().any(|row| row.contains("wazīr")), "{rows:#?}");
    keys(&mut state, "v");
    assert!(!self::rows(&state).iter().take(12).any(|row| row.contains("wazīr")));
}

#[test]
fn the_cursor_walks_through_the_same_words() {
    let walk = |harakat: bool, keyed: &str, step: &str| {
        let mut state = screen(60, 30, harakat);
        keys(&mut state, keyed);
        let mut words = vec![word(&state)];
        for _ in 0..40 {
            keys(&mut state, step);
            words.push(word(&state));
        }
        words.dedup();
        words
    };
    assert_eq!(walk(true, "", "w"), walk(false, "v", "w"));
    assert_eq!(walk(true, "", "<Left>"), walk(false, "v", "<Left>"));
    // Line by line to the end: captions are no lines of their own.
    let mut state = screen(60, 40, false);
    keys(&mut state, "v");
    let lines = state.page().rows().iter().filter_map(|row| row.line());
    let texts = lines.filter(|line| line.cells.iter().all(|cell| cell.style.tint != Tint::Caption)).count();
    let mut seen = vec![state.cursor_span()];
    for _ in 0..texts + 3 {
        keys(&mut state, "j");
        seen.push(state.cursor_span());
    }
    seen.dedup();
    assert_eq!(seen.len(), texts);
}

#[test]
fn a_click_on_a_caption_is_one_on_its_word() {
    let mut state = screen(60, 40, false);
    keys(&mut state, "v");
    let text = state.geometry().text;
    let mut clicked = 0;
    for (row, y) in state.page().rows().to_vec().iter().zip(text.y..) {
        let Some(line) = row.line() else { continue };
        for (column, cell) in line.columns().filter(|(_, cell)| cell.style.tint == Tint::Caption) {
            let column = text.x + u16::try_from(column).unwrap();
            update(&mut state, Action::Mouse(Mouse::Press { column, row: y }));
            assert_eq!(state.cursor_span(), cell.span);
            clicked += 1;
        }
    }
    assert!(clicked > 50, "{clicked} cells of captions");
}
