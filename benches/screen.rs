//! The screen on an article of 1 MB: `cargo bench --bench screen`. Aims: first frame under 15 ms, a key press to a painted frame under 2 ms.
//!
//! In: the bundled article repeated to 1 MB. What is measured is everything but the terminal's own work: reading, state, frame, and the bytes written (to nowhere).

use std::cell::RefCell;
use std::io;
use std::sync::Arc;

use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};
use tarjuman::annotate::annotate;
use tarjuman::app::findings::Findings;
use tarjuman::app::key::Key;
use tarjuman::app::{Action, Setup, State, press, update};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::source::BUNDLED;
use tarjuman::view;

const SIZE: (u16, u16) = (160, 50);

type Screen = Terminal<CrosstermBackend<io::Sink>>;

fn article() -> String {
    let mut text = String::new();
    while text.len() < 1_000_000 {
        text.push_str(BUNDLED.1);
        text.push('\n');
    }
    text
}

fn screen() -> Screen {
    let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.0, SIZE.1));
    Terminal::with_options(CrosstermBackend::new(io::sink()), TerminalOptions { viewport }).expect("a screen in memory")
}

fn open(document: Document) -> State {
    State::new(Arc::new(document), Arc::new(Lexicon::embedded()), Setup { size: SIZE, ..Setup::default() })
}

fn paint(screen: &mut Screen, state: &State) {
    screen.draw(|frame| view::draw(state, frame)).expect("painted");
}

#[divan::bench]
fn first_frame(bencher: Bencher) {
    let text = article();
    bencher.bench(|| {
        let state = open(Document::from_text(black_box(&text), "long.txt"));
        paint(&mut screen(), &state)
    });
}

#[divan::bench]
fn annotations_arrive(bencher: Bencher) {
    let document = Document::from_text(&article(), "long.txt");
    let annotations = annotate(&document, &Lexicon::embedded());
    let findings = Arc::new(Findings::new(&document, annotations));
    bencher.with_inputs(|| (open(document.clone()), screen())).bench_values(|(mut state, mut screen)| {
        update(&mut state, Action::Annotated(Arc::clone(&findings)));
        paint(&mut screen, &state)
    });
}

/// One press of each key in turn, in the middle of the article, each with its frame.
#[divan::bench(args = ["j", "<Space>", "h", "w", "}", "]e", "]f", "*", "G", "gg", "v", "i", "p", "t", "<Tab>", "/", "?", "<C-o>"])]
fn key(bencher: Bencher, keys: &str) {
    press_in_the_middle(bencher, "", keys);
}

/// The same with every word over its gloss.
#[divan::bench(args = ["j", "<Space>", "h", "w", "G", "gg"])]
fn key_interlinear(bencher: Bencher, keys: &str) {
    press_in_the_middle(bencher, "i", keys);
}

/// The card opened and closed, and kept open from word to word.
#[divan::bench(args = ["<Enter>", "w", "j", "f"])]
fn key_card(bencher: Bencher, keys: &str) {
    press_in_the_middle(bencher, if keys == "<Enter>" { "" } else { "<Enter>" }, keys);
}

fn press_in_the_middle(bencher: Bencher, before: &str, keys: &str) {
    let document = Document::from_text(&article(), "long.txt");
    let annotations = annotate(&document, &Lexicon::embedded());
    let findings = Arc::new(Findings::new(&document, annotations));
    let mut state = open(document);
    update(&mut state, Action::Annotated(findings));
    let mut terminal = screen();
    for middle in ["<Space>", "<Space>", "<Space>", "]e", "]e", before] {
        type_keys(&mut state, middle);
    }
    paint(&mut terminal, &state);
    let both = RefCell::new((state, terminal));
    bencher.bench_local(|| {
        let (state, terminal) = &mut *both.borrow_mut();
        type_keys(state, keys);
        paint(terminal, state)
    });
}

/// A letter typed into the search line.
#[divan::bench]
fn search(bencher: Bencher) {
    let mut state = open(Document::from_text(&article(), "long.txt"));
    type_keys(&mut state, "/الصي");
    let mut terminal = screen();
    paint(&mut terminal, &state);
    let both = RefCell::new((state, terminal));
    bencher.bench_local(|| {
        let (state, terminal) = &mut *both.borrow_mut();
        type_keys(state, "ن");
        paint(terminal, state);
        type_keys(state, "<Backspace>");
    });
}

fn type_keys(state: &mut State, keys: &str) {
    let mut rest = keys;
    while let Some((key, tail)) = Key::parse(rest) {
        rest = tail;
        if let Some(action) = press(state, key) {
            update(state, action);
        }
    }
}

fn main() {
    divan::main();
}
