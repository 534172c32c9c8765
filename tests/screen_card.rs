//! The word card and the interlinear page, by their keys: what they say, on what sizes they stand, and that no word of an article harms them.

mod common;

use std::sync::Arc;

use common::{bare, keys, word};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tarjuman::annotate::annotate;
use tarjuman::app::action::{Mouse, Way};
use tarjuman::app::card::Face;
use tarjuman::app::findings::Findings;
use tarjuman::app::keymap::Mode;
use tarjuman::app::{Action, Effect, Setup, State, press, update};
use tarjuman::config::{Display, Encoding};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::view;

const ARTICLE: &str = "أعلنت وزارة الخارجية الأردنية أن الوزيرين سيلتقيان في دمشق.\n\nوأعرب المبعوث عن أمله في أن يتفق الجانبان على وقف إطلاق النار في الشرق الأوسط، ولم توقع الاتفاقية بعد. واتفق الطرفان على عقد اجتماعهما المقبل في جنيف.\n";

fn read(article: &str, (width, height): (u16, u16), encoding: Encoding) -> State {
    let document = Arc::new(Document::from_text(article, "article.txt"));
    let lexicon = Arc::new(Lexicon::embedded());
    let findings = Arc::new(Findings::new(&document, annotate(&document, &lexicon)));
    let mut state = State::new(document, lexicon, Setup { size: (width, height), encoding, ..Setup::default() });
    update(&mut state, Action::Annotated(findings));
    state
}

fn screen(width: u16, height: u16) -> State {
    read(ARTICLE, (width, height), Encoding::default())
}

fn rows(state: &State) -> Vec<String> {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a test screen");
    terminal.draw(|frame| view::draw(state, frame)).expect("drawn");
    let buffer = terminal.backend().buffer();
    (0..size.height).map(|y| (0..size.width).map(|x| buffer[(x, y)].symbol()).collect()).collect()
}

fn picture(state: &State) -> String {
    rows(state).iter().map(|row| format!("{}\n", row.trim_end())).collect()
}

/// The whole card as text, Latin readable, whatever is in view.
fn card(state: &State) -> String {
    let lines = state.card().expect("a card").lines();
    let text = |line: &tarjuman::app::card::CardLine| line.line.cells.iter().map(|cell| cell.glyph.as_str()).collect::<String>();
    lines.iter().map(text).collect::<Vec<_>>().join("\n")
}

/// The cursor on the `nth` place of `phrase`, from 0, by searching for it.
fn at(state: &mut State, phrase: &str) {
    keys(state, &format!("<Esc><Esc>gg/{phrase}<Enter><Esc>"));
    assert_eq!(word(state), phrase);
}

#[test]
fn enter_opens_it_and_three_keys_close_it() {
    for close in ["<Esc>", "q", "<Enter>"] {
        let mut state = screen(120, 40);
        keys(&mut state, "<Enter>");
        assert_eq!(state.mode(), Mode::Card);
        keys(&mut state, close);
        assert!(state.card().is_none() && state.mode() == Mode::Page, "{close}");
        assert!(state.geometry().panel.is_some(), "the panel is back");
    }
    // Before the engine is done there is nothing to show.
    let mut state = bare(Arc::new(Document::from_text(ARTICLE, "")), 120, 40);
    keys(&mut state, "<Enter>");
    assert!(state.card().is_none() && state.message().is_some());
    // Ctrl-c leaves the program all the same.
    let mut state = screen(80, 24);
    keys(&mut state, "<Enter>");
    let key = tarjuman::app::key::Key { ctrl: true, ..tarjuman::app::key::Key::char('c') };
    let action = press(&mut state, key).unwrap();
    assert_eq!(update(&mut state, action), [Effect::Quit]);
}

#[test]
fn it_says_what_the_word_is_and_means_here() {
    let mut state = screen(120, 40);
    at(&mut state, "سيلتقيان");
    keys(&mut state, "<Enter>");
    let text = card(&state);
    for part in ["future 3md", "will meet", "verb VIII", "masdar", "participle", "root", "family", "meet with"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    at(&mut state, "يتفق");
    keys(&mut state, "<Enter>");
    assert!(card(&state).contains("agree on"), "{}", card(&state));
    // A word of a term: what they say together, and the term.
    at(&mut state, "إطلاق");
    keys(&mut state, "<Enter>");
    let text = card(&state);
    assert!(text.contains("ceasefire") && text.contains("together with"), "{text}");
}

#[test]
fn it_says_what_else_the_word_may_be_and_what_spoke_against_it() {
    let mut state = screen(120, 40);
    at(&mut state, "عقد");
    keys(&mut state, "<Enter>");
    let text = card(&state);
    assert!(text.contains("read otherwise") && text.contains("less likely"), "{text}");
}

#[test]
fn other_places_of_the_lemma_and_the_way_there() {
    let mut state = screen(120, 40);
    at(&mut state, "يتفق");
    keys(&mut state, "<Enter>");
    assert!(card(&state).contains("1 other place in this article"), "{}", card(&state));
    keys(&mut state, "*");
    assert_eq!((word(&state).as_str(), state.mode()), ("واتفق", Mode::Card));
    keys(&mut state, "#");
    assert_eq!(word(&state), "يتفق");
}

#[test]
fn it_goes_with_the_cursor_and_turns() {
    let mut state = screen(120, 40);
    keys(&mut state, "<Enter>");
    let first = card(&state);
    for (step, back) in [("<Left>", "<Right>"), ("h", "l"), ("n", "p"), ("w", "b")] {
        keys(&mut state, step);
        assert_eq!((word(&state).as_str(), state.mode()), ("وزارة", Mode::Card), "{step}");
        assert_ne!(card(&state), first);
        keys(&mut state, back);
        assert_eq!(card(&state), first, "{back}");
    }
    for (turn, back) in [("<Tab>", "<S-Tab>"), ("f", "f"), ("<S-Tab><S-Tab><S-Tab>", "<Tab><Tab><Tab>")] {
        keys(&mut state, turn);
        assert_eq!(state.card().map(|card| card.face()), Some(Face::Forms), "{turn}");
        assert!(card(&state).contains("jussive") && card(&state).contains("3ms"), "{}", card(&state));
        keys(&mut state, back);
        assert_eq!(card(&state), first, "{back}");
    }
}

#[test]
fn it_scrolls_by_keys_and_wheel_to_its_end() {
    let mut state = screen(80, 24);
    keys(&mut state, "<Enter>");
    let top = |state: &State| state.card().map_or(0, |card| card.top());
    for (down, up) in [("j", "k"), ("<Down>", "<Up>"), ("<C-d>", "<C-u>"), ("<Space>", "<PgUp>"), ("G", "gg")] {
        keys(&mut state, down);
        assert!(top(&state) > 0, "{down}");
        keys(&mut state, up);
        assert_eq!(top(&state), 0, "{up}");
    }
    let area = state.geometry().card.unwrap();
    let wheel = |way| Action::Mouse(Mouse::Wheel { column: area.x + 1, row: area.y + 1, way });
    update(&mut state, wheel(Way::Next));
    assert_eq!(top(&state), 3);
    for _ in 0..200 {
        update(&mut state, wheel(Way::Next));
    }
    let open = state.card().unwrap();
    assert_eq!(open.top() + open.seen().len(), open.lines().len());
    // Another word begins at its top.
    keys(&mut state, "n");
    assert_eq!(top(&state), 0);
}

#[test]
fn a_second_click_opens_it_and_a_click_elsewhere_moves_it() {
    let mut state = screen(120, 40);
    let text = state.geometry().text;
    let (column, row) = (text.right() - 3, text.y);
    let click = |state: &mut State, column| {
        update(state, Action::Mouse(Mouse::Press { column, row }));
        update(state, Action::Mouse(Mouse::Release));
    };
    click(&mut state, column);
    assert!(state.card().is_none(), "the first click only puts the cursor there");
    click(&mut state, column);
    assert!(state.card().is_some());
    let first = card(&state);
    let text = state.geometry().text;
    click(&mut state, text.right() - 10);
    assert_ne!(card(&state), first);
    // The names of the faces can be clicked.
    let tabs = state.geometry().tabs.unwrap();
    update(&mut state, Action::Mouse(Mouse::Press { column: tabs.x + 10, row: tabs.y }));
    assert_eq!(state.card().map(|card| card.face()), Some(Face::Forms));
}

#[test]
fn the_card_at_three_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut state = screen(width, height);
        at(&mut state, "سيلتقيان");
        keys(&mut state, "<Enter>");
        insta::assert_snapshot!(format!("card_{width}"), picture(&state));
    }
}

#[test]
fn the_forms_at_two_sizes() {
    for (width, height) in [(40, 24), (120, 40)] {
        let mut state = screen(width, height);
        at(&mut state, "سيلتقيان");
        keys(&mut state, "<Enter>f");
        insta::assert_snapshot!(format!("forms_{width}"), picture(&state));
    }
}

#[test]
fn the_interlinear_page_at_three_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut state = screen(width, height);
        keys(&mut state, "Pi");
        insta::assert_snapshot!(format!("interlinear_{width}"), picture(&state));
    }
}

#[test]
fn words_that_are_no_words() {
    let towers = format!("ك{}لمة", "\u{64E}\u{651}".repeat(300));
    let long = "مست".repeat(400);
    let words = [
        towers.as_str(),
        long.as_str(),
        "abcمحمدdef",
        "ژگپچڤ",
        "زقنبوط",
        "٣٫٥",
        "\u{64B}\u{64B}",
        "x\u{1b}[31mلا",
        "ﷲ",
        "لا\u{200D}",
    ];
    let article = format!("قال {} في بيان", words.join(" و "));
    for (size, harakat) in [((120, 40), true), ((24, 8), false)] {
        let mut state = read(&article, size, Encoding { harakat, ..Encoding::default() });
        keys(&mut state, "<Enter>");
        for _ in 0..24 {
            let seen = rows(&state);
            assert!(seen.iter().flat_map(|row| row.chars()).all(|c| !c.is_control()));
            keys(&mut state, "fn");
        }
        keys(&mut state, "<Esc>i");
        rows(&state);
    }
    // A word that is not in the lexicon says so, and what may have been meant.
    let mut state = read("قال زقنبوط في بيان", (80, 24), Encoding::default());
    keys(&mut state, "w<Enter>");
    assert!(card(&state).contains("not in the lexicon"), "{}", card(&state));
}

#[test]
fn every_size_holds_the_card() {
    let mut state = screen(80, 24);
    keys(&mut state, "<Enter>");
    for width in [20, 24, 40, 61, 89, 90, 120, 200] {
        for height in (6..=60).step_by(5) {
            update(&mut state, Action::Resize(width, height));
            rows(&state);
            let Some(area) = state.geometry().card else { continue };
            let room = usize::from(area.width);
            for line in state.card().unwrap().seen() {
                assert!(line.indent + line.line.offset + line.line.width <= room, "{width}×{height}");
            }
        }
    }
}

#[test]
fn where_marks_have_no_place_they_stand_apart() {
    let mut state = read(ARTICLE, (120, 40), Encoding { harakat: false, ..Encoding::default() });
    keys(&mut state, "<Enter>");
    for face in ["", "f"] {
        keys(&mut state, face);
        let text = rows(&state).concat();
        assert!(!text.chars().any(|c| matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')), "{text}");
        assert!(card(&state).chars().any(|c| matches!(c, '\u{FE70}'..='\u{FE7F}')));
    }
}

#[test]
fn a_terminal_that_orders_rows_gets_lists_and_captions_as_they_are_seen() {
    let logical = |typed: &str| {
        let mut state = read(ARTICLE, (100, 30), Encoding { display: Display::Logical, harakat: true });
        keys(&mut state, typed);
        state
    };
    let forms = card(&logical("<Enter>f"));
    assert!(forms.contains("perfect  ") && !forms.contains("jussive  subjunctive"), "{forms}");
    let captions = |state: &State| rows(state).into_iter().find(|row| row.contains("announced")).unwrap().trim_end().to_owned();
    let mut seen = read(ARTICLE, (100, 30), Encoding::default());
    keys(&mut seen, "Pi");
    assert_eq!(captions(&logical("Pi")), captions(&seen));
}

#[test]
fn the_strip_says_what_the_word_says_here() {
    let mut state = screen(160, 40);
    for (phrase, says) in
        [("سيلتقيان", "will meet"), ("اجتماعهما", "their meeting"), ("الأوسط", "the Middle East"), ("توقع", "was not signed")]
    {
        at(&mut state, phrase);
        let strip = rows(&state)[37].clone();
        assert!(strip.contains(says), "{phrase}: {strip}");
    }
}
