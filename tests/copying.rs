//! Copying through actions alone: which text each key and each drag of the mouse puts on the clipboard, whatever the display, and how a selection is seen.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod common;

use std::sync::Arc;
use std::time::{Duration, Instant};

use common::{annotated, bare, document, keys, word};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use tarjuman::annotate::annotate;
use tarjuman::app::action::{Copied, Mouse};
use tarjuman::app::findings::Findings;
use tarjuman::app::key::Key;
use tarjuman::app::keymap::Mode;
use tarjuman::app::{Action, Effect, State, press, update};
use tarjuman::config::{ColorDepth, Display, Encoding, ThemeName};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::text::Span;
use tarjuman::view;
use tarjuman::view::theme::Theme;

/// Types keys; what the last of them copied.
fn copied(state: &mut State, typed: &str) -> Option<Copied> {
    let mut rest = typed;
    let mut last = None;
    while let Some((key, tail)) = Key::parse(rest) {
        rest = tail;
        let effects = press(state, key).map(|action| update(state, action)).unwrap_or_default();
        last = effects.into_iter().find_map(|effect| if let Effect::Copy(copied) = effect { Some(copied) } else { None });
    }
    last
}

fn text(state: &mut State, typed: &str) -> String {
    let copied = copied(state, typed).unwrap_or_else(|| panic!("{typed}: {:?}", state.message()));
    assert_eq!(state.message(), Some(copied.what.as_str()));
    copied.text
}

fn from_start(typed: &str) -> String {
    text(&mut annotated(120, 40), typed)
}

fn said(typed: &str) -> String {
    let mut state = annotated(120, 40);
    assert_eq!(copied(&mut state, typed), None);
    state.message().unwrap_or_default().to_owned()
}

/// A page of its own, before the engine is done with it.
fn page(article: &str, width: u16, height: u16) -> State {
    bare(Arc::new(Document::from_text(article, "")), width, height)
}

/// The cell of the screen in which the byte `offset` is seen.
fn cell(state: &State, offset: usize) -> (u16, u16) {
    let area = state.geometry().text;
    let (row, line) = state
        .page()
        .rows()
        .iter()
        .enumerate()
        .find_map(|(row, at)| at.line().filter(|line| line.span.contains(offset)).map(|line| (row, line)))
        .unwrap();
    let map = state.encoding().display.encode(line).map;
    let column = map.to_screen(line.column_of(offset).column);
    (area.x + u16::try_from(column).unwrap(), area.y + u16::try_from(row).unwrap())
}

fn drag_to(state: &mut State, from: (u16, u16), to: (u16, u16)) {
    update(state, Action::Mouse(Mouse::Press { column: from.0, row: from.1 }));
    update(state, Action::Mouse(Mouse::Drag { column: to.0, row: to.1 }));
    update(state, Action::Mouse(Mouse::Release));
}

/// Drags from the letter at one byte to the letter at another, and copies.
fn dragged(state: &mut State, from: usize, to: usize) -> String {
    let (from, to) = (cell(state, from), cell(state, to));
    drag_to(state, from, to);
    text(state, "y")
}

#[test]
fn word_sentence_paragraph_entity() {
    assert_eq!(from_start("wyw"), "وزير");
    let article = document();
    let block = |at: usize| article.blocks()[at].span.of(article.text()).to_owned();
    assert_eq!(from_start("}yp"), block(1));
    assert_eq!(from_start("}ys"), block(1));
    // Two sentences in one paragraph: the second one alone.
    let two = from_start("/الجانبين عليهما تعزيز التنسيق<Enter>ys");
    assert!(two.starts_with("وقال وانغ إن الجانبين عليهما تعزيز التنسيق") && two.ends_with('.'), "{two}");
    // The mention as it stands here, not the entity's name.
    assert_eq!(from_start("/نظيره<Enter>ye"), "نظيره من قازاقتسان");
    assert_eq!(from_start("/استانة<Enter>ye"), "استانة");
    assert_eq!(said("ye"), "no entity here: ]e goes to the next one");
    assert_eq!(said("Gyf"), "no fact here: ]f goes to the next one");
    assert_eq!(annotated(120, 40).pending(), []);
    let mut state = annotated(120, 40);
    keys(&mut state, "y");
    assert_eq!(state.pending(), [Key::char('y')]);
}

#[test]
fn how_much_was_copied_is_said() {
    let mut state = annotated(120, 40);
    assert_eq!(copied(&mut state, "yw").unwrap().what, "copied 1 word");
    let paragraph = copied(&mut state, "}yp").unwrap();
    let words = paragraph.text.split_whitespace().count();
    assert_eq!(paragraph.what, format!("copied {words} words"));
}

#[test]
fn a_fact_with_evidence_and_source() {
    let cited = from_start("/الصين تقدر<Enter>yf");
    assert_eq!(
        cited.lines().collect::<Vec<_>>(),
        [
            "China highly values its relations with Kazakhstan, according to Wang Yi.",
            "«الصين تقدر بشدة علاقاتها مع قازاقستان»",
            "Source: 21 May 2016, شينخوا (xinhua-2016-05-21-wang-yi-astana.txt)",
            "التقى وزير الخارجية الصيني وانغ يي مع نظيره …",
        ]
    );
    // The one whose evidence is the shortest; who states a fact about himself is not named twice.
    assert!(from_start("]fyf").starts_with("Wang Yi is foreign minister of China.\n"));
    assert!(from_start("/تعهد<Enter>yf").starts_with("China and Kazakhstan pledged to strengthen bilateral relations.\n"));
}

#[test]
fn the_source_as_the_engine_finds_it() {
    let article = "وزير الخارجية يستقبل نظيره\n\nعمان 3 يونيو 2015 (بترا) التقى وزير الخارجية الأردني ناصر جودة اليوم نظيره المصري سامح شكري.\n";
    let document = Arc::new(Document::from_text(article, "report.txt").with_date(Some("2015-06-04".to_owned())));
    let lexicon = Lexicon::embedded();
    let mut state = bare(Arc::clone(&document), 120, 40);
    update(&mut state, Action::Annotated(Arc::new(Findings::new(&document, annotate(&document, &lexicon)))));
    let cited = text(&mut state, "]fyf");
    let lines: Vec<&str> = cited.lines().collect();
    // The day that the user gave goes before that of the dateline.
    assert_eq!(lines[2], "Source: Jordan News Agency, Amman, 4 June 2015 (report.txt)", "{cited}");
    assert_eq!(lines[3], "وزير الخارجية يستقبل نظيره");
}

#[test]
fn rows_of_the_panel() {
    assert!(from_start("<Tab>jy").lines().count() == 4);
    assert_eq!(from_start("<Tab>2y"), "Wang Yi (وانغ يي)");
    assert_eq!(from_start("<Tab>6jy"), "comprehensive strategic partnership\tشراكة استراتيجية شاملة");
    let quote = from_start("<Tab>5jjy");
    let lines: Vec<&str> = quote.lines().collect();
    assert_eq!(lines[0], "Wang Yi, reported speech:");
    assert!(lines[1].starts_with("«الصين تقدر بشدة") && lines[1].ends_with("الجوار»"));
    assert_eq!(lines[2], "China highly values its relations with Kazakhstan.");
    assert!(lines[3].starts_with("Source: "));
    // `y` alone means nothing on the page while nothing is selected.
    let mut state = annotated(120, 40);
    assert_eq!(copied(&mut state, "y"), None);
}

#[test]
fn before_the_engine_is_done() {
    let mut state = bare(Arc::new(document()), 120, 40);
    assert_eq!(text(&mut state, "yw"), "التقى");
    assert_eq!(text(&mut state, "}yp"), text(&mut state, "ys"));
    let mut two = page("قال الوزير نعم. ثم خرج الوفد.\nفقرة", 60, 20);
    assert_eq!(text(&mut two, "ys"), "قال الوزير نعم.");
    assert_eq!(text(&mut two, "wwwys"), "ثم خرج الوفد.");
    for typed in ["ye", "yf", "<Tab>y"] {
        assert_eq!(copied(&mut state, typed), None);
        assert_eq!(state.message(), Some("still reading the article …"), "{typed}");
    }
}

#[test]
fn dragging_over_letters() {
    let article = "قال الوزير إن الاتفاق مهم";
    let mut state = page(article, 60, 20);
    let at = |what: &str| article.find(what).unwrap();
    // Both ends included, whichever came first.
    assert_eq!(dragged(&mut state, at("وزير"), at("إن")), "وزير إ");
    assert_eq!(dragged(&mut state, at("إن"), at("وزير")), "وزير إ");
    // A single letter, once the mouse has left it and come back.
    let here = cell(&state, at("وزير"));
    update(&mut state, Action::Mouse(Mouse::Press { column: here.0, row: here.1 }));
    for column in [here.0, here.0 - 1, here.0] {
        update(&mut state, Action::Mouse(Mouse::Drag { column, row: here.1 }));
    }
    assert_eq!(text(&mut state, "y"), "و");
    // A press alone selects nothing.
    update(&mut state, Action::Mouse(Mouse::Press { column: here.0, row: here.1 }));
    update(&mut state, Action::Mouse(Mouse::Drag { column: here.0, row: here.1 }));
    update(&mut state, Action::Mouse(Mouse::Release));
    assert_eq!((state.selection(), word(&state).as_str()), (None, "الوزير"));
    // From beside the start of the line to beside its end.
    let area = state.geometry().text;
    drag_to(&mut state, (area.right(), area.y), (area.x, area.y));
    assert_eq!(text(&mut state, "y"), article);
}

#[test]
fn over_lines_and_paragraphs_up_and_down() {
    let long = "قال الوزير إن العلاقات بين البلدين تتطور باستمرار في جميع المجالات وإن التعاون مثمر";
    let article = format!("{long}\n\n\nفقرة ثانية قصيرة\nفقرة ثالثة");
    let mut state = page(&article, 40, 24);
    assert!(state.page().rows().len() > 5);
    // The line breaks of the page are not in the text.
    let end = long.rfind("مثمر").unwrap();
    assert_eq!(dragged(&mut state, 0, end + 6), long);
    assert_eq!(dragged(&mut state, end + 6, 0), long);
    let (from, to) = (end, article.find("قصيرة").unwrap());
    for (from, to) in [(from, to), (to, from)] {
        assert_eq!(dragged(&mut state, from, to), "مثمر\nفقرة ثانية ق");
    }
    // To the blank line between paragraphs: to the end of the one above. Below the last line: to the end of the article.
    let last = cell(&state, end);
    drag_to(&mut state, last, (last.0, last.1 + 1));
    assert_eq!(text(&mut state, "y"), "مثمر");
    let third = cell(&state, article.find("ثالثة").unwrap());
    drag_to(&mut state, third, (third.0, third.1 + 3));
    assert_eq!(text(&mut state, "y"), "ثالثة");
}

#[test]
fn harakat_and_lam_alef_are_not_parted() {
    let article = "شَرَاكَةٌ لا إلاَّ";
    let mut state = page(article, 60, 20);
    let kaf = article.find('ك').unwrap();
    assert_eq!(dragged(&mut state, kaf, kaf + "كَ".len()), "كَةٌ");
    let lam = article.find("لا").unwrap();
    let at = cell(&state, lam);
    drag_to(&mut state, at, (at.0 + 1, at.1));
    assert_eq!(text(&mut state, "y"), " لا");
    let second = article.rfind('ل').unwrap();
    assert_eq!(dragged(&mut state, second, second - 2), "إلاَّ");
}

#[test]
fn mixed_directions_are_a_logical_range() {
    let article = "وقعت شركة (Airbus A320) عقدا قيمته 25 مليون يورو";
    let mut state = page(article, 70, 20);
    let (from, to) = (article.find("شركة").unwrap(), article.find("bus").unwrap());
    let (start, end) = (cell(&state, from), cell(&state, to));
    drag_to(&mut state, start, end);
    // Seen in two places: the end of the word and bracket on the right, the beginning of the name in the middle of its run.
    let line = state.page().rows()[0].line().unwrap().clone();
    assert_eq!(line.columns_of(state.selection().unwrap()).len(), 2);
    assert_eq!(text(&mut state, "y"), "شركة (Airb");
    assert_eq!(dragged(&mut state, article.find("25").unwrap(), article.find("مليون").unwrap()), "25 م");
}

/// In every display, from every cell to a few others: what is selected is what lies between the two clusters.
#[test]
fn every_cell_of_every_display() {
    let article = "شَرَاكَة (WTO 25%) لا ۱۲ — إلى «نعم» abc";
    for display in Display::ALL {
        for harakat in [true, false] {
            let mut state = page(article, 60, 20);
            update(&mut state, Action::Encode(Encoding { display, harakat }));
            let line = state.page().rows()[0].line().unwrap().clone();
            let map = display.encode(&line).map;
            let area = state.geometry().text;
            let on_screen = |visual: usize| area.x + u16::try_from(map.to_screen(visual)).unwrap();
            let cells: Vec<(usize, Span)> = line.columns().map(|(column, cell)| (column, cell.span)).collect();
            for &(from, anchor) in &cells {
                for &(to, head) in cells.iter().step_by(3).filter(|(to, _)| *to != from) {
                    drag_to(&mut state, (on_screen(from), area.y), (on_screen(to), area.y));
                    assert_eq!(state.selection(), Some(anchor.join(head)), "{display:?} {from} → {to}");
                }
            }
        }
    }
}

#[test]
fn never_presentation_forms_nor_what_steers_a_screen() {
    let article = "\u{FEED}\u{FEAF}\u{FEF3}\u{FEAE} \u{200F}\u{FEFB} \u{202B}\u{FDF2}\u{202C} abc\u{200E}\u{7}\u{1b}[31m";
    let mut state = page(article, 60, 20);
    assert_eq!(text(&mut state, "yp"), "وزير لا الله abc[31m");
    assert_eq!(dragged(&mut state, 0, article.find("abc").unwrap()), "وزير لا الله a");
}

#[test]
fn the_vocalised_page_copies_the_article() {
    let article = "قال وزير الخارجية إن الشراكة مهمة";
    let document = Arc::new(Document::from_text(article, ""));
    let lexicon = Lexicon::embedded();
    let mut state = bare(Arc::clone(&document), 80, 24);
    update(&mut state, Action::Annotated(Arc::new(Findings::new(&document, annotate(&document, &lexicon)))));
    keys(&mut state, "v");
    let marked = |state: &State| {
        state.page().rows()[0].line().unwrap().cells.iter().any(|cell| cell.glyph.contains(['\u{64E}', '\u{650}', '\u{651}']))
    };
    assert!(marked(&state));
    let (from, to) = (article.find("وزير").unwrap(), article.find("شراكة").unwrap());
    assert_eq!(dragged(&mut state, from, to), "وزير الخارجية إن الش");
    assert_eq!(text(&mut state, "yw"), "الشراكة");
}

#[test]
fn at_the_edge_the_page_scrolls() {
    let paragraphs: Vec<String> = (0..60).map(|n| format!("الفقرة رقم {n} من التقرير")).collect();
    let article = paragraphs.join("\n");
    let mut state = page(&article, 60, 20);
    keys(&mut state, "P");
    let area = state.geometry().page;
    let first = cell(&state, 0);
    update(&mut state, Action::Mouse(Mouse::Press { column: first.0, row: first.1 }));
    assert!(!state.scrolls_on());
    update(&mut state, Action::Mouse(Mouse::Drag { column: area.x, row: area.bottom() }));
    assert!(state.scrolls_on() && state.page().top().item + state.page().top().line > 0);
    // Held there it goes on to the end, and then stops asking.
    let mut steps = 0;
    while state.scrolls_on() {
        update(&mut state, Action::Mouse(Mouse::Held));
        steps += 1;
        assert!(steps < 500);
    }
    assert!(steps > 40);
    update(&mut state, Action::Mouse(Mouse::Release));
    assert_eq!(text(&mut state, "y"), article);
    // And upwards.
    let last = cell(&state, article.rfind("التقرير").unwrap());
    update(&mut state, Action::Mouse(Mouse::Press { column: last.0, row: last.1 }));
    update(&mut state, Action::Mouse(Mouse::Drag { column: area.right(), row: area.y - 1 }));
    while state.scrolls_on() {
        update(&mut state, Action::Mouse(Mouse::Held));
    }
    assert_eq!(state.page().top().item, 0);
    assert!(text(&mut state, "y").starts_with(&paragraphs[0]));
}

#[test]
fn what_ends_a_selection() {
    let select = || {
        let mut state = annotated(120, 40);
        let (from, to) = (cell(&state, 0), cell(&state, 20));
        drag_to(&mut state, from, to);
        assert_eq!(state.mode(), Mode::Selection);
        state
    };
    let mut state = select();
    keys(&mut state, "<Esc>");
    assert_eq!((state.selection(), state.mode()), (None, Mode::Page));
    let mut state = select();
    assert!(copied(&mut state, "y").is_some());
    assert_eq!(state.selection(), None);
    let mut state = select();
    let text = state.geometry().text;
    update(&mut state, Action::Mouse(Mouse::Press { column: text.x + 3, row: text.y + 3 }));
    assert_eq!(state.selection(), None);
    // It outlives other sizes, vowels, and the panel; there `y` is the row's.
    let mut state = select();
    let span = state.selection();
    update(&mut state, Action::Resize(70, 30));
    keys(&mut state, "vP");
    assert_eq!(state.selection(), span);
    keys(&mut state, "P<Tab>2");
    assert_eq!(common::word(&state), word(&state));
    assert_eq!(copied(&mut state, "y").unwrap().text, "Wang Yi (وانغ يي)");
    assert_eq!(state.selection(), span);
}

#[test]
fn selecting_words_with_the_keys() {
    assert_eq!(from_start("Vwwy"), "التقى وزير الخارجية");
    assert_eq!(from_start("wwVbby"), "التقى وزير الخارجية");
    assert_eq!(from_start("gvwy"), "التقى وزير");
    // Any move will do: a search, a jump to a thing, lines.
    assert!(from_start("V/إدريسوف<Enter>y").ends_with("إيرلان إدريسوف"));
    assert!(from_start("}V)y").starts_with("استانة 21 مايو 2016"));
    let mut state = annotated(120, 40);
    keys(&mut state, "Vw");
    assert_eq!(state.mode(), Mode::Selection);
    keys(&mut state, "V");
    assert_eq!(state.mode(), Mode::Page);
    keys(&mut state, "Vw<Esc>");
    assert_eq!((state.selection(), word(&state).as_str()), (None, "الخارجية"));
}

#[test]
fn dragging_elsewhere_selects_nothing() {
    let mut state = annotated(120, 40);
    let panel = state.geometry().panel.unwrap();
    drag_to(&mut state, (panel.x + 4, panel.y), (panel.x + 20, panel.y + 4));
    assert_eq!(state.selection(), None);
    // From the panel over to the page neither.
    let text = state.geometry().text;
    drag_to(&mut state, (panel.x + 4, panel.y), (text.x + 20, text.y + 4));
    assert_eq!(state.selection(), None);
}

fn painted(state: &State) -> ratatui::buffer::Buffer {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| view::draw(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

#[test]
fn a_selection_is_seen_exactly() {
    let article = "شَرَاكَة (Airbus A320) لا نعم";
    for (theme, depth) in
        [(ThemeName::Dark, ColorDepth::True), (ThemeName::Light, ColorDepth::True), (ThemeName::Dark, ColorDepth::None)]
    {
        let document = Arc::new(Document::from_text(article, ""));
        let setup = tarjuman::app::Setup { size: (60, 20), theme, depth, ..tarjuman::app::Setup::default() };
        let mut state = State::new(document, Arc::new(Lexicon::embedded()), setup);
        let (from, to) = (cell(&state, article.find('ك').unwrap()), cell(&state, article.find("bus").unwrap()));
        drag_to(&mut state, from, to);
        let after = painted(&state);
        let area = state.geometry().text;
        let line = state.page().rows()[0].line().unwrap();
        let columns = line.columns_of(state.selection().unwrap());
        assert_eq!(columns.len(), 2);
        for column in 0..usize::from(area.width) {
            let x = area.x + u16::try_from(column).unwrap();
            let is = after[(x, area.y)].style();
            let selected = columns.iter().any(|range| range.contains(&column));
            let seen = match depth {
                ColorDepth::None => is.add_modifier.contains(Modifier::REVERSED),
                _ => is.bg == Theme::new(theme, depth).selection().bg,
            };
            assert_eq!(seen, selected, "{column}");
        }
        let strip: String = (0..60).map(|x| after[(x, state.geometry().strip.y)].symbol()).collect();
        assert!(strip.contains("2 words selected · y copies"), "{strip}");
    }
    // Within a word: letters.
    let mut state = page(article, 60, 20);
    let (from, to) = (cell(&state, 0), cell(&state, article.find('ك').unwrap()));
    drag_to(&mut state, from, to);
    assert_eq!(state.size_of(state.selection().unwrap()).to_string(), "4 letters");
}

#[test]
fn a_paragraph_of_a_megabyte() {
    let article = "كلمة وأخرى ".repeat(50_000);
    let mut state = page(&article, 100, 40);
    let begin = Instant::now();
    assert_eq!(text(&mut state, "yp").len(), article.trim_end().len());
    assert_eq!(text(&mut state, "VGy").len(), article.trim_end().len());
    // Some milliseconds as a program; a slow machine and a test build are given much more.
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
}
