//! The gloss of the sentence under the cursor: it opens and closes, follows the cursor, says what it is, and takes its room from the page.

mod common;

use std::sync::Arc;

use common::{bare, keys};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tarjuman::annotate::annotate;
use tarjuman::app::action::{Motion, Way};
use tarjuman::app::findings::Findings;
use tarjuman::app::{Action, State, gist, update};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::view;

const TEXT: &str = "وزير الخارجية المصري يزور باريس\n\nوصل وزير الخارجية المصري إلى باريس يوم الاثنين. ورحبت فرنسا بالمبادرة التي أطلقتها الأمم المتحدة. \
وقال المتحدث إن القرار الذي اتخذته الحكومة يشمل الكرنبوش.\n";

fn screen(width: u16, height: u16) -> State {
    let document = Arc::new(Document::from_text(TEXT, "news.txt"));
    let found = annotate(&document, &Lexicon::embedded());
    let findings = Arc::new(Findings::new(&document, found));
    let mut state = bare(document, width, height);
    update(&mut state, Action::Annotated(findings));
    state
}

fn picture(state: &State) -> String {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a test screen");
    terminal.draw(|frame| view::draw(state, frame)).expect("drawn");
    let buffer = terminal.backend().buffer().clone();
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

#[test]
fn it_follows_the_cursor_from_sentence_to_sentence() {
    let mut state = screen(100, 30);
    assert_eq!(state.gist(), None);
    keys(&mut state, "T");
    update(&mut state, Action::Move(Motion::Paragraph(Way::Next)));
    assert_eq!(state.gist(), Some("The Egyptian foreign minister reached Paris on Monday."));
    update(&mut state, Action::Move(Motion::Sentence(Way::Next)));
    assert_eq!(state.gist(), Some("France welcomed the initiative which the United Nations launched."));
    // A word on is still the same sentence.
    update(&mut state, Action::Move(Motion::Word(Way::Next)));
    assert_eq!(state.gist(), Some("France welcomed the initiative which the United Nations launched."));
    update(&mut state, Action::Move(Motion::Sentence(Way::Next)));
    let last = state.gist().unwrap_or_default();
    assert!(last.contains("[الكرنبوش]"), "what has no rendering stays as it is: {last}");
    keys(&mut state, "T");
    assert_eq!(state.gist(), None);
}

#[test]
fn it_says_that_it_is_a_gloss() {
    for (width, height) in [(120, 36), (80, 24), (44, 16)] {
        let mut state = screen(width, height);
        let before = state.geometry();
        assert!(!picture(&state).contains(gist::LABEL));
        keys(&mut state, "T");
        let shown = picture(&state);
        assert!(shown.contains(gist::LABEL), "{shown}");
        assert_eq!(state.geometry().strip, before.strip, "the strip stays where it is");
        assert!(state.geometry().page.height < before.page.height);
        keys(&mut state, "T");
        assert_eq!(state.geometry(), before);
    }
}

#[test]
fn it_stays_beside_a_card_and_gives_way_on_a_small_screen() {
    let mut state = screen(100, 30);
    keys(&mut state, "T<Enter>");
    assert!(state.card().is_some() && state.gist().is_some());
    keys(&mut state, "T");
    assert!(state.card().is_some() && state.gist().is_none());
    let mut state = screen(30, 9);
    keys(&mut state, "T");
    assert_eq!(state.gist(), None);
    assert!(state.message().is_some_and(|m| m.contains("too small")), "{:?}", state.message());
}

#[test]
fn before_the_engine_is_done_there_is_none() {
    let mut state = bare(Arc::new(Document::from_text(TEXT, "news.txt")), 100, 30);
    update(&mut state, Action::Gist);
    assert_eq!(state.gist(), None);
    assert!(state.message().is_some_and(|m| m.contains("reading")));
}

#[test]
fn the_picture() {
    let mut state = screen(100, 24);
    keys(&mut state, "T");
    update(&mut state, Action::Move(Motion::Paragraph(Way::Next)));
    update(&mut state, Action::Move(Motion::Sentence(Way::Next)));
    insta::assert_snapshot!("gist_100", picture(&state));
}
