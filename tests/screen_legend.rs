//! The legend and the signs of kinds: what they say, what they hide, and that signs change nothing but the picture.

mod common;

use std::sync::Arc;

use common::{annotations, document, keys, word};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use tarjuman::annotate::annotation::EntityKind;
use tarjuman::app::action::Mouse;
use tarjuman::app::findings::Findings;
use tarjuman::app::keymap::Mode;
use tarjuman::app::{Action, Effect, Setup, State, legend, press, update};
use tarjuman::config::{ColorDepth, Display, Encoding, ThemeName};
use tarjuman::lexicon::Lexicon;
use tarjuman::markup::Category;
use tarjuman::view;

fn screen(width: u16, height: u16, depth: ColorDepth, encoding: Encoding) -> State {
    let document = Arc::new(document());
    let findings = Arc::new(Findings::new(&document, annotations(&document)));
    let setup = Setup { size: (width, height), depth, encoding, ..Setup::default() };
    let mut state = State::new(document, Arc::new(Lexicon::embedded()), setup);
    update(&mut state, Action::Annotated(findings));
    state
}

fn coloured(width: u16, height: u16) -> State {
    screen(width, height, ColorDepth::True, Encoding::default())
}

fn painted(state: &State) -> Buffer {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a test screen");
    terminal.draw(|frame| view::draw(state, frame)).expect("drawn");
    terminal.backend().buffer().clone()
}

fn picture(state: &State) -> String {
    let buffer = painted(state);
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

/// The text of the page.
fn page(state: &State) -> String {
    let (buffer, text) = (painted(state), state.geometry().text);
    (text.y..text.bottom()).map(|y| (text.x..text.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n").collect()
}

fn signs(state: &State) -> usize {
    let all: Vec<&str> = EntityKind::ALL.iter().map(|&kind| Category::Kind(kind).signs().0).collect();
    page(state).chars().filter(|c| all.contains(&c.to_string().as_str())).count()
}

#[test]
fn k_opens_it_everywhere_and_other_keys_close_it() {
    for before in ["", "<Tab>", "<Enter>", "<Enter>e"] {
        for close in ["<Esc>", "K", "q", "x"] {
            let mut state = coloured(120, 40);
            keys(&mut state, before);
            let mode = state.mode();
            keys(&mut state, "K");
            assert_eq!(state.mode(), Mode::Legend, "{before}");
            keys(&mut state, close);
            assert_eq!(state.mode(), mode, "{before} {close}");
        }
    }
    let mut state = coloured(80, 24);
    keys(&mut state, "K");
    let key = tarjuman::app::key::Key { ctrl: true, ..tarjuman::app::key::Key::char('c') };
    let action = press(&mut state, key).unwrap();
    assert_eq!(update(&mut state, action), [Effect::Quit]);
}

#[test]
fn it_counts_and_shows_every_mark() {
    let mut state = coloured(80, 24);
    keys(&mut state, "K");
    let text = picture(&state);
    for category in Category::all() {
        assert!(text.contains(category.name()), "{category:?}");
    }
    let lines = state.legend_lines();
    let found = state.findings().unwrap().annotations();
    let people = found.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    assert_eq!(lines[0].things, 2);
    assert_eq!(lines[0].places, people.map(|person| person.mentions.len()).sum::<usize>());
    assert!(lines.iter().any(|line| line.category == Category::Quote && line.things == found.quotes.len()));
    // No two samples of names look alike.
    let (buffer, area) = (painted(&state), legend::area(state.geometry().screen));
    let sample = |y: u16| (area.x + 3..area.right()).map(|x| &buffer[(x, y)]).find(|cell| !cell.symbol().is_ascii()).unwrap();
    let styles: Vec<_> = (0..10).map(|at| sample(area.y + 1 + at)).map(|cell| (cell.fg, cell.modifier)).collect();
    for (at, style) in styles.iter().enumerate() {
        assert!(!styles[..at].contains(style), "{at}: {style:?}");
    }
}

#[test]
fn what_is_hidden_is_not_marked_and_comes_back() {
    let mut state = coloured(120, 40);
    let before = painted(&state);
    // Places are the second line; the page is under the legend, so it is looked at without.
    keys(&mut state, "Kj<Space><Esc>");
    let hidden = painted(&state);
    assert_ne!(hidden, before);
    assert!(!state.filter().shows(Category::Kind(EntityKind::Place)));
    let place = view::theme::Theme::new(ThemeName::Dark, ColorDepth::True).mark(tarjuman::markup::Mark {
        tint: tarjuman::markup::Tint::Name(EntityKind::Place),
        ..tarjuman::markup::Mark::plain(tarjuman::document::BlockKind::Paragraph)
    });
    let area = state.geometry().text;
    let count = |buffer: &Buffer| {
        let cells = (area.y..area.bottom()).flat_map(|y| (area.x..area.right()).map(move |x| (x, y)));
        cells.filter(|&at| Some(buffer[at].fg) == place.fg).count()
    };
    assert!(count(&before) > 0);
    assert_eq!(count(&hidden), 0);
    keys(&mut state, "Kj<Enter><Esc>");
    assert_eq!(painted(&state), before);
    // By the mouse: a line of it, then beside it.
    keys(&mut state, "K");
    let box_ = legend::area(state.geometry().screen);
    update(&mut state, Action::Mouse(Mouse::Press { column: box_.x + 6, row: box_.y + 2 }));
    assert!(!state.filter().shows(Category::Kind(EntityKind::Place)) && state.legend() == Some(1));
    update(&mut state, Action::Mouse(Mouse::Press { column: box_.x + 6, row: box_.y + 2 }));
    update(&mut state, Action::Mouse(Mouse::Press { column: 0, row: 0 }));
    assert!(state.filter().is_open() && state.legend().is_none());
}

#[test]
fn signs_come_by_themselves_where_colours_are_none_or_few() {
    for (depth, theme, on) in [
        (ColorDepth::True, "", false),
        (ColorDepth::Indexed, "", false),
        (ColorDepth::Sixteen, "", true),
        (ColorDepth::None, "", true),
        (ColorDepth::True, "tt", true),
    ] {
        let mut state = screen(120, 40, depth, Encoding::default());
        keys(&mut state, theme);
        assert_eq!((state.signed(), signs(&state) > 10), (on, on), "{depth:?} {theme}");
        // Chosen otherwise, it stays so in every theme.
        keys(&mut state, "Ks<Esc>");
        assert_eq!((state.signed(), signs(&state) > 10), (!on, !on), "{depth:?} {theme}");
        keys(&mut state, "t");
        assert_eq!(state.signed(), !on);
    }
}

#[test]
fn signs_change_nothing_but_the_picture() {
    let mut plain = coloured(90, 30);
    let mut signed = screen(90, 30, ColorDepth::None, Encoding::default());
    // The same words under the same keys.
    for typed in ["]e", "]e", "<Left>", "*", "<Right>", "}", "w", "]q", "n", "G", "{"] {
        keys(&mut plain, typed);
        keys(&mut signed, typed);
        assert_eq!(word(&plain), word(&signed), "{typed}");
    }
    // A click on any cell of a word, its sign too, finds the word; what is copied has no sign.
    keys(&mut signed, "gg");
    let (buffer, text) = (painted(&signed), signed.geometry().text);
    let mut seen = 0;
    for y in text.y..text.bottom() {
        for x in text.x..text.right() {
            if buffer[(x, y)].symbol() != "@" {
                continue;
            }
            seen += 1;
            update(&mut signed, Action::Mouse(Mouse::Press { column: x, row: y }));
            update(&mut signed, Action::Mouse(Mouse::Release));
            assert!(signed.entity_here().is_some(), "{}", word(&signed));
            for action in [tarjuman::app::action::Piece::Sentence, tarjuman::app::action::Piece::Entity] {
                let effects = update(&mut signed, Action::Copy(action));
                let Some(Effect::Copy(copied)) = effects.first() else { panic!("{effects:?}") };
                assert!(!copied.text.contains(['@', '^', '©', '~']), "{}", copied.text);
            }
            keys(&mut signed, "<Esc>");
        }
    }
    assert!(seen >= 2, "{}", page(&signed));
}

#[test]
fn every_mention_in_view_has_its_sign_with_vowels_and_glosses_too() {
    for typed in ["P", "Pv", "Pi", "Pvi"] {
        let mut state = screen(120, 60, ColorDepth::None, Encoding::default());
        keys(&mut state, typed);
        let found = state.findings().unwrap().annotations();
        let last = state.page().rows().iter().rev().find_map(|row| row.line()).unwrap().span.end;
        let mentions = |kind: EntityKind| {
            let entities = found.entities.iter().filter(move |entity| entity.kind == kind);
            let mut starts: Vec<usize> =
                entities.flat_map(|e| &e.mentions).map(|m| m.span).filter(|s| s.end <= last).map(|s| s.start).collect();
            starts.dedup();
            starts.len()
        };
        let text = page(&state);
        for kind in [EntityKind::Person, EntityKind::Place, EntityKind::Nationality, EntityKind::Group] {
            let sign = Category::Kind(kind).signs().0;
            let count = text.matches(sign).count();
            assert_eq!(count, mentions(kind), "{typed} {kind:?}\n{text}");
        }
        assert!(text.contains('\u{2039}') && text.contains('\u{203A}'), "speech has its signs\n{text}");
    }
}

#[test]
fn pictures_without_colour() {
    for (width, height) in [(40, 12), (100, 30)] {
        let mut state = screen(width, height, ColorDepth::None, Encoding::default());
        insta::assert_snapshot!(format!("signs_{width}"), picture(&state));
        keys(&mut state, "KG");
        keys(&mut state, "Kjjjjjjjjjjj");
        insta::assert_snapshot!(format!("legend_{width}"), picture(&state));
    }
}

#[test]
fn every_size_and_display_holds_it() {
    for display in [Display::Visual, Display::Words, Display::Logical, Display::PerCell] {
        let mut state = screen(80, 24, ColorDepth::Sixteen, Encoding { display, harakat: display != Display::Logical });
        keys(&mut state, "K");
        for width in [10, 24, 40, 59, 60, 61, 120] {
            for height in [4, 8, 12, 16, 17, 40] {
                update(&mut state, Action::Resize(width, height));
                for _ in 0..13 {
                    keys(&mut state, "j");
                    painted(&state);
                }
                keys(&mut state, "kkkkkkkkkkkkk");
            }
        }
    }
}
