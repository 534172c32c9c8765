//! Every row of the key table (design: *The interface*) does what it says, on the bundled article with annotations made by hand.

mod common;

use common::{annotated, bare, document, keys, word};
use std::sync::Arc;
use tarjuman::app::action::{Mouse, Piece};
use tarjuman::app::key::{Code, Key};
use tarjuman::app::keymap::{BINDINGS, Mode, Place, Press, help_lines};
use tarjuman::app::panel::Tab;
use tarjuman::app::{Action, Effect, Focus, State, press, update};
use tarjuman::config::{PanelSide, ThemeName};
use tarjuman::document::Document;

fn after(typed: &str) -> (State, String) {
    let mut state = annotated(120, 40);
    keys(&mut state, typed);
    let word = word(&state);
    (state, word)
}

fn at(typed: &str) -> String {
    after(typed).1
}

#[test]
fn lines_and_pages() {
    assert_eq!(at(""), "التقى");
    assert_eq!(at("j"), "إيرلان");
    assert_eq!(at("jk"), "التقى");
    assert_eq!(at("<Down>jjj<Up>kkk"), "التقى");
    assert_eq!(at("G"), "والإقليمية");
    assert_eq!(at("Ggg"), "التقى");
    assert_eq!(at("<End><Home>"), "التقى");
    let small = || annotated(40, 14);
    for (down, up) in [("<C-d>", "<C-u>"), ("<Space>", "<S-Space>"), ("<PgDn>", "<PgUp>")] {
        let mut state = small();
        let top = state.page().top();
        keys(&mut state, down);
        assert!(state.page().top() > top, "{down}");
        keys(&mut state, up);
        keys(&mut state, up);
        assert_eq!(state.page().top(), top, "{up}");
    }
}

#[test]
fn line_moves_keep_to_their_column() {
    let mut state = annotated(120, 40);
    keys(&mut state, "hh");
    let start = word(&state);
    keys(&mut state, "jjjj");
    keys(&mut state, "kkkk");
    assert_eq!(word(&state), start);
}

#[test]
fn words_as_seen_and_in_reading_order() {
    // In Arabic the word on the left is the next one.
    assert_eq!(at("h"), "وزير");
    assert_eq!(at("<Left>h"), "الخارجية");
    assert_eq!(at("hhl"), "وزير");
    assert_eq!(at("hh<Right><Right>"), "التقى");
    assert_eq!(at("w"), "وزير");
    assert_eq!(at("wwb"), "وزير");
    // At the left end of a line it goes on at the right end of the next, and back.
    let mut state = annotated(120, 40);
    let mut read = vec![word(&state)];
    for _ in 0..20 {
        keys(&mut state, "h");
        read.push(word(&state));
    }
    for expected in read.iter().rev().skip(1) {
        keys(&mut state, "l");
        assert_eq!(&word(&state), expected);
    }
}

#[test]
fn latin_numbers_are_met_in_the_order_seen() {
    // «21 مايو 2016»: numbers do not turn the order of words around.
    let mut state = annotated(120, 40);
    keys(&mut state, "/21 مايو<Enter>");
    assert_eq!(word(&state), "21");
    keys(&mut state, "h");
    assert_eq!(word(&state), "مايو");
    keys(&mut state, "h");
    assert_eq!(word(&state), "2016");
}

#[test]
fn sentences_and_paragraphs() {
    assert_eq!(at("}"), "استانة");
    assert_eq!(at("}}"), "وقال");
    assert_eq!(at("}}w{"), "وقال");
    assert_eq!(at("}}w{{"), "استانة");
    assert_eq!(at(")"), "شينخوا");
    assert_eq!(at("))"), "استانة");
    assert_eq!(at("))w("), "استانة");
    assert_eq!(at("))("), "شينخوا");
    assert_eq!(at("{"), "التقى");
}

#[test]
fn jumps_to_kinds() {
    assert_eq!(at("]e"), "وزير");
    assert_eq!(at("]e]e"), "الصيني");
    assert_eq!(at("]e]e[e"), "وزير");
    assert_eq!(at("]q"), "بتقوية");
    assert_eq!(at("]q]q[q"), "بتقوية");
    assert_eq!(at("]f"), "وزير");
    assert_eq!(at("]t"), "العلاقات");
    assert_eq!(at("]u"), "أكسبو");
    assert_eq!(at("]d"), "21");
    assert_eq!(at("]d]d]d[d"), "21");
    let (state, word) = after("[e");
    assert_eq!(word, "التقى");
    assert_eq!(state.message(), Some("no earlier entity"));
}

#[test]
fn the_same_again() {
    let (_, word) = after("/قازاقستان<Enter>*");
    assert!(word.ends_with("قازاقستان") || word == "بلاده", "{word}");
    // A word that is no entity: the next of its spelling.
    assert_eq!(at("/الثنائية<Enter>*"), "الثنائية");
    let (state, _) = after("/وهما<Enter>*");
    assert_eq!(state.message(), Some("no further mention"));
}

#[test]
fn n_repeats_in_its_direction() {
    assert_eq!(at("]tn"), at("]t]t"));
    assert_eq!(at("]tnN"), at("]t"));
    assert_eq!(at("]t]t]t[tn"), at("]t"));
    assert_eq!(at("/الصين<Enter>n"), at("/الصين<Enter><Enter><Esc>n"));
    let (state, _) = after("n");
    assert!(state.message().is_some_and(|m| m.starts_with("nothing to repeat")));
}

#[test]
fn panel_focus_tabs_and_rows() {
    let (state, _) = after("<Tab>");
    assert_eq!((state.focus(), state.mode()), (Focus::Panel, Mode::Panel));
    assert_eq!(after("<Tab><Tab>").0.focus(), Focus::Page);
    assert_eq!(after("<Tab><S-Tab>").0.focus(), Focus::Page);
    for (key, tab) in ["1", "2", "3", "4", "5", "6"].iter().zip(Tab::ALL) {
        assert_eq!(after(&format!("<Tab>6{key}")).0.panel().tab(), tab);
    }
    assert_eq!(after("<Tab><Right>").0.panel().tab(), Tab::People);
    assert_eq!(after("<Tab><Left>").0.panel().tab(), Tab::Terms);
    assert_eq!(after("<Tab>jjk").0.panel().selected(), 1);
    assert_eq!(after("<Tab>G").0.panel().selected(), 6);
    assert_eq!(after("<Tab>Ggg").0.panel().selected(), 0);
    assert_eq!(after("<Tab>jjjjjjjjjjjj").0.panel().selected(), 6);
}

#[test]
fn enter_goes_to_and_fro() {
    // The page takes the cursor to what the row is about; the row is lit.
    let (state, word) = after("<Tab>6j<Enter>");
    assert_eq!((state.focus(), word.as_str()), (Focus::Page, "شراكة"));
    assert!(!state.lit_spans().is_empty());
    // Of an entity the card opens too; asked again, to the next place.
    let (state, word) = after("<Tab>2j<Enter>");
    assert_eq!((state.mode(), word.as_str()), (Mode::Links, "نظيره"));
    assert!(!state.lit_spans().is_empty());
    assert_eq!(at("<Tab>2j<Enter><Esc><Enter>"), "إيرلان");
    // From the page to the row of what is under the cursor.
    let (state, _) = after("]e<Tab>3<Esc>gp");
    assert_eq!((state.panel().tab(), state.panel().selected()), (Tab::People, 0));
    let (state, _) = after("]tgp");
    assert_eq!((state.panel().tab(), state.focus()), (Tab::Facts, Focus::Panel));
}

#[test]
fn what_is_under_the_cursor_is_lit_in_the_panel() {
    let (state, _) = after("<Tab>2<Esc>]e");
    assert_eq!(state.panel().lit(), [0]);
    let (state, _) = after("<Tab>6<Esc>]t]t");
    assert_eq!(state.panel().lit(), [1]);
}

#[test]
fn the_jump_list() {
    assert_eq!(at("]e]e]t<C-o>"), "الصيني");
    assert_eq!(at("]e]e]t<C-o><A-Left>"), "وزير");
    assert_eq!(at("]e]e]t<C-o><C-o><A-Right>"), "الصيني");
    assert_eq!(at("]e]e]t<C-o><C-o><A-Right><A-Right>"), "العلاقات");
    assert_eq!(at("G<C-o>"), "التقى");
    assert_eq!(after("<C-o>").0.message(), Some("no earlier place"));
    assert_eq!(after("<A-Right>").0.message(), Some("no later place"));
}

#[test]
fn escape_steps_back() {
    assert!(after("?<Esc>").0.help().is_none());
    assert_eq!(after("<Tab><Esc>").0.focus(), Focus::Page);
    let (state, word) = after("w/استانة<Esc>");
    assert!(state.search().is_none());
    assert_eq!(word, "وزير");
    assert!(after("/الصين<Enter><Esc>").0.search().is_none());
    // An unfinished sequence is dropped.
    assert_eq!(at("]<Esc>e"), "التقى");
}

#[test]
fn search_folds_spelling_and_counts() {
    let (state, word) = after("/أستانه");
    assert_eq!((word.as_str(), state.mode()), ("استانة", Mode::Search));
    assert_eq!(state.search().map(|s| s.matches().len()), Some(2));
    let (state, _) = after("/استانة<Enter>n");
    assert_eq!(state.search().and_then(|s| s.number_at(state.cursor_span())), Some(2));
    assert_eq!(after("/استانة<Enter>nn").0.message(), Some("from the start again"));
    assert_eq!(after("/استانة<Enter>N").0.message(), Some("from the end again"));
    assert_eq!(after("/zzz<Enter>").0.message(), Some("not found"));
    // Diacritics are taken at their word: the article has none here.
    assert_eq!(after("/أَستانة").0.search().map(|s| s.matches().len()), Some(0));
    // Typing corrects itself.
    let (state, _) = after("/استانةxx<Backspace><Backspace>");
    assert_eq!(state.search().map(|s| s.matches().len()), Some(2));
}

#[test]
fn pasted_text_is_searched_for_and_never_acts_as_keys() {
    let mut state = annotated(120, 40);
    update(&mut state, Action::Paste("q\nG".to_owned()));
    assert_eq!(word(&state), "التقى");
    keys(&mut state, "/");
    update(&mut state, Action::Paste("وزير\nالخارجية أيضا\n".to_owned()));
    assert_eq!(state.search().map(|s| s.matches().len()), Some(1));
    assert_eq!(word(&state), "وزير");
}

#[test]
fn keys_of_the_view() {
    let (state, _) = after("p");
    let (page, panel) = (state.geometry().page, state.geometry().panel.unwrap());
    assert!(page.x < panel.x);
    assert!(after("P").0.geometry().panel.is_none());
    assert!(after("PP").0.geometry().panel.is_some());
    assert_eq!(after("t").0.theme(), ThemeName::Light);
    assert_eq!(after("ttt").0.theme(), ThemeName::Dark);
    assert!(after("v").0.page().vocalised());
    assert!(!after("vv").0.page().vocalised());
    assert_eq!(after("?").0.help(), Some(0));
    assert_eq!(after("?jj").0.help(), Some(2));
    let mut state = annotated(80, 24);
    let action = press(&mut state, Key::char('q')).unwrap();
    assert_eq!(update(&mut state, action), [Effect::Quit]);
    let suspend = Key { ctrl: true, ..Key::char('z') };
    let action = press(&mut state, suspend).unwrap();
    assert_eq!(update(&mut state, action), [Effect::Suspend]);
    assert_eq!(PanelSide::Left.flipped().flipped(), PanelSide::Left);
}

#[test]
fn keys_under_an_arabic_layout() {
    // j k h l w b [e ]e / ? * of the layout `ara`: ت ن ا م ص لا ج ث د ث ظ ؟
    assert_eq!(at("ت"), at("j"));
    assert_eq!(at("تن"), at("jk"));
    assert_eq!(at("ا"), at("h"));
    assert_eq!(at("اام"), at("hhl"));
    assert_eq!(at("صص\u{FEFB}"), at("wwb"));
    assert_eq!(at("دثدث"), at("]e]e"));
    assert_eq!(at("دثدثجث"), at("]e]e[e"));
    assert_eq!(at("لل"), at("gg"));
    assert_eq!(at("\u{FEF7}"), at("G"));
    assert_eq!(after("؟").0.help(), Some(0));
    assert_eq!(after("<Tab>٣").0.panel().tab(), Tab::Places);
    assert!(matches!(press(&mut annotated(80, 24), Key::char('ض')), Some(Action::Quit)));
    // What is typed into the search line is text.
    let (state, _) = after("ظتن");
    assert_eq!(state.search().map(|s| s.query().to_owned()), Some("تن".to_owned()));
}

#[test]
fn the_keymap_is_sound() {
    for binding in BINDINGS {
        for keys in binding.keys {
            let mut rest = *keys;
            while !rest.is_empty() {
                rest = Key::parse(rest).unwrap_or_else(|| panic!("{keys}")).1;
            }
        }
    }
    // No key that begins a sequence is bound alone.
    for (mode, places) in
        [(Mode::Page, &[Place::Page, Place::Both][..]), (Mode::Panel, &[Place::Panel, Place::Both]), (Mode::Card, &[Place::Card])]
    {
        for binding in BINDINGS.iter().filter(|binding| places.contains(&binding.place)) {
            for keys in binding.keys {
                let mut pending = Vec::new();
                let mut rest = *keys;
                while let Some((key, tail)) = Key::parse(rest) {
                    let pressed = tarjuman::app::keymap::press(mode, &mut pending, key);
                    rest = tail;
                    assert!(tail.is_empty() || matches!(pressed, Press::More | Press::Nothing), "{keys} in {mode:?}");
                }
            }
        }
    }
    // While something is selected `y` is whole at once; what else begins with it waits for the selection to end.
    let mut pending = Vec::new();
    let pressed = tarjuman::app::keymap::press(Mode::Selection, &mut pending, Key::char('y'));
    assert!(matches!(pressed, Press::Action(Action::Copy(Piece::Selection))) && pending.is_empty());
    let lines = help_lines();
    assert!(lines.iter().any(|line| line.keys.contains("]e [e")));
    for binding in BINDINGS {
        assert!(lines.iter().any(|line| line.words == binding.help));
    }
}

#[test]
fn the_mouse() {
    let mut state = annotated(120, 40);
    let text = state.geometry().text;
    let line = state.page().rows()[0].line().unwrap().clone();
    let place = line.column_of(line.span.start + "التقى وزير ".len());
    let column = text.x + u16::try_from(place.column).unwrap();
    update(&mut state, Action::Mouse(Mouse::Press { column, row: text.y }));
    assert_eq!(word(&state), "الخارجية");
    // Beside the text: the nearest word.
    update(&mut state, Action::Mouse(Mouse::Press { column: text.x, row: text.y + 1 }));
    assert_eq!(state.focus(), Focus::Page);
    // A tab, a row.
    let tabs = state.geometry().tabs.unwrap();
    update(&mut state, Action::Mouse(Mouse::Press { column: tabs.x + 12, row: 0 }));
    assert_eq!((state.panel().tab(), state.focus()), (Tab::People, Focus::Panel));
    let panel = state.geometry().panel.unwrap();
    update(&mut state, Action::Mouse(Mouse::Press { column: panel.x + 3, row: panel.y + 3 }));
    assert_eq!(state.panel().selected(), 1);
    // The divider.
    let divider = panel.right();
    update(&mut state, Action::Mouse(Mouse::Press { column: divider, row: 10 }));
    update(&mut state, Action::Mouse(Mouse::Drag { column: 70, row: 12 }));
    update(&mut state, Action::Mouse(Mouse::Release));
    update(&mut state, Action::Mouse(Mouse::Drag { column: 40, row: 12 }));
    assert_eq!(state.geometry().panel.map(|panel| panel.right()), Some(70));
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    use tarjuman::app::action::Way;
    let mut state = annotated(120, 20);
    let (page, panel) = (state.geometry().page, state.geometry().panel.unwrap());
    update(&mut state, Action::Mouse(Mouse::Wheel { column: page.x + 3, row: 5, way: Way::Next }));
    assert!(state.page().top().item > 0 || state.page().top().line > 0);
    // The cursor stays in view.
    let seen: Vec<_> = state.page().rows().iter().filter_map(|row| row.line()).map(|line| line.span).collect();
    assert!(seen.iter().any(|span| span.contains(state.cursor_span().start)));
    let top = state.page().top();
    update(&mut state, Action::Mouse(Mouse::Wheel { column: panel.x + 3, row: 5, way: Way::Next }));
    assert_eq!(state.page().top(), top);
    assert!(state.panel().top().item > 0 || state.panel().top().line > 0);
}

#[test]
fn resizing_keeps_the_word_in_view() {
    let mut state = annotated(120, 40);
    keys(&mut state, "/المتبادلة<Enter>");
    for (width, height) in [(40, 12), (200, 60), (80, 24), (24, 8), (10, 3), (91, 24)] {
        assert_eq!(update(&mut state, Action::Resize(width, height)), [Effect::Clear]);
        assert_eq!(word(&state), "المتبادلة");
        if !state.geometry().too_small() {
            let seen = state.page().rows().iter().filter_map(|row| row.line());
            assert!(seen.into_iter().any(|line| line.span.contains(state.cursor_span().start)), "{width}×{height}");
        }
    }
}

#[test]
fn keys_before_the_engine_is_done() {
    let mut state = bare(Arc::new(document()), 120, 40);
    keys(&mut state, "jhw}");
    assert_eq!(word(&state), "استانة");
    keys(&mut state, "]e");
    assert!(state.message().is_some_and(|m| m.contains("still reading")));
    keys(&mut state, ")(<Tab>jj6<Enter><Esc>*v/الصين<Enter>nNp P?");
}

#[test]
fn a_walk_through_every_key_on_odd_articles() {
    let odd = ["x", "...", "a\n\n\nb", "١٢٣", "\u{1b}[31m", "«»", " \u{202E}abc", "كلمة", "\u{64B}\u{64B}"];
    for text in odd {
        let document = Arc::new(Document::from_text(text, ""));
        for (width, height) in [(120, 40), (40, 12), (24, 8), (5, 2), (0, 0)] {
            let mut state = bare(Arc::clone(&document), width, height);
            for binding in BINDINGS.iter().filter(|binding| !matches!(binding.action, Action::Quit | Action::Suspend)) {
                for sequence in binding.keys {
                    keys(&mut state, sequence);
                }
            }
            keys(&mut state, "x<Esc><Esc><Esc>");
        }
    }
    assert_eq!(Key::char('x').code, Code::Char('x'));
}
