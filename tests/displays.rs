//! Every display, held against a model of the terminals it is for: what is seen is what was painted, and a click means the word it is on.

mod common;
mod terminal_models;

use std::sync::Arc;

use common::{annotations, document, keys};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use tarjuman::app::action::Mouse;
use tarjuman::app::findings::Findings;
use tarjuman::app::geometry::Divider;
use tarjuman::app::{Action, Effect, Setup, State, update};
use tarjuman::config::{ColorDepth, Encoding, ThemeName};
use tarjuman::display::{Display, ScreenCell, Vary, is_ordered};
use tarjuman::layout::bidi::{BidiDataSource as _, Class, Unicode};
use tarjuman::layout::{Direction, Layout, Options, VisualLine};
use tarjuman::lexicon::Lexicon;
use tarjuman::text::Span;
use tarjuman::text::width::cluster_width;
use tarjuman::view;
use terminal_models::{Seen, Sent, show};

/// Style of a cell of a random row: whether it is bold, and which cell it is.
type Id = (bool, usize);

fn laid(text: &str, direction: Direction) -> VisualLine<()> {
    let options = Options { width: 60, direction, ..Options::default() };
    Layout::new(text, Span::new(0, text.len()), options).piece(text, 0, &[], ()).lines.swap_remove(0)
}

/// A row: the line between two pieces of frame, without blanks of its own at its end; `bold` tells the weight of each cell.
fn row(line: &VisualLine<()>, bold: &[bool]) -> Vec<ScreenCell<Id>> {
    let blanks = std::iter::repeat_n((" ".to_owned(), 1), line.offset % 3);
    let cells = line.cells.iter().map(|cell| (cell.glyph.as_str().to_owned(), cell.width));
    let frame = || std::iter::once(("│".to_owned(), 1));
    let all = frame().chain(blanks).chain(cells).chain(frame());
    let cell = |(at, (text, width)): (usize, (String, u8))| ScreenCell {
        text: text.into(),
        width,
        style: (bold.get(at / 3 % bold.len().max(1)).copied().unwrap_or(false), at),
        vary: Vary::Keep,
    };
    all.enumerate().map(cell).collect()
}

fn sent(display: Display, row: &[ScreenCell<Id>]) -> Vec<Sent<Id>> {
    let mut cells = row.to_vec();
    display.encode_row(&mut cells, |(bold, _)| bold);
    let flip = |cell: &ScreenCell<Id>| (cell.style.0 ^ (cell.vary == Vary::FlipWeight), cell.style.1);
    cells.iter().map(|cell| Sent { text: cell.text.to_string(), style: flip(cell), width: usize::from(cell.width) }).collect()
}

fn painted_cells(row: &[ScreenCell<Id>]) -> Vec<(String, usize)> {
    row.iter().map(|cell| (cell.text.to_string(), cell.style.1)).collect()
}

/// What PuTTY cannot be shown right, since it takes no U+200E: European digits that touch the right end of right-to-left text; brackets
/// without blanks around them, which UAX#9 pairs by what stands there; numbers behind Hebrew, whose signs W5 keeps with them.
fn beyond_putty(row: &[&str]) -> bool {
    let has = |text: &&str, classes: &[Class]| text.starts_with(|c| classes.contains(&Unicode.bidi_class(c)));
    let odd = |text: &&str| text.starts_with(|c| matches!(c, '[' | ']' | '\u{590}'..='\u{5FF}'));
    let apart = |text: &&str| text.starts_with([' ', '\u{2800}']) || has(text, &[Class::L]);
    let touches = |word: &[&str]| {
        let after = word.iter().rposition(|text| has(text, &[Class::R, Class::AL])).unwrap_or(0);
        word.iter().any(|text| is_ordered(text)) && word[after..].iter().any(|text| has(text, &[Class::EN]))
    };
    row.iter().any(odd) || row.split(apart).any(touches)
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "سلام",
        "لا",
        "وَزِير",
        "پچگ",
        "ب",
        "شَرَاكَة",
        "abc",
        "x",
        "12",
        "7",
        "٢٠١٦",
        "٣",
        "۴۵",
        " ",
        " ",
        " ",
        "  ",
        "، ",
        "؟",
        "؛",
        ".",
        ":",
        "-",
        "/",
        "%",
        "٪",
        "+",
        "(",
        ")",
        "«",
        "»",
        "[",
        "]",
        "…",
        "—",
        "שלום",
        "ܫܠܡ",
        "中",
        "😀",
        "é",
        "\u{64E}",
        "٫",
        ",",
        "$",
        // Signs of kinds and of speech.
        "@\u{200F}سلام",
        "^\u{200F}",
        "\u{A4}\u{200F}7",
        "\u{A7}",
        "\u{2039}\u{200F}ب\u{203A}\u{200F}",
    ]);
    prop::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

fn directions() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Rtl, Direction::Ltr, Direction::Auto])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_rows_are_seen_as_painted(text in pieces(), direction in directions(), bold in prop::collection::vec(any::<bool>(), 1..8)) {
        let row = row(&laid(&text, direction), &bold);
        for display in [Display::Visual, Display::Words, Display::WordsKitty, Display::Mlterm] {
            for seen in show(display, &sent(display, &row), |style| style.0) {
                let cells: Vec<_> = seen.cells.into_iter().map(|(text, style)| (text, style.1)).collect();
                prop_assert_eq!(cells, painted_cells(&row), "{} {:?}", display.name(), text);
            }
        }
    }

    #[test]
    fn random_rows_in_putty(text in pieces().prop_map(|text| text.replace(['(', ')', '[', ']'], " ").replace("שלום", " ").replace("12", " 12 ")), direction in directions()) {
        let row = row(&laid(&text, direction), &[false]);
        let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        prop_assume!(!beyond_putty(&texts) && !text.contains(['(', ')']));
        for seen in show(Display::WordsBraille, &sent(Display::WordsBraille, &row), |style| style.0) {
            let cells: Vec<_> = seen.cells.into_iter().map(|(text, style)| (text, style.1)).collect();
            prop_assert_eq!(cells, painted_cells(&row), "{:?}", text);
        }
    }

    #[test]
    fn a_line_alone_has_an_exact_map(text in pieces(), direction in directions()) {
        let line = laid(&text, direction);
        for display in [Display::Words, Display::WordsBraille] {
            let encoded = display.encode(&line);
            let sent: Vec<_> = encoded.cells.iter().map(|cell| Sent { text: cell.text.to_string(), style: (), width: usize::from(cell.width) }).collect();
            if display == Display::WordsBraille && (text.contains(['(', ')']) || beyond_putty(&line.cells.iter().map(|cell| cell.glyph.as_str()).collect::<Vec<_>>())) {
                continue;
            }
            for seen in show(display, &sent, |()| false) {
                for (column, &reported) in seen.reports.iter().enumerate() {
                    prop_assert_eq!(encoded.map.to_visual(line.offset + reported), line.offset + column);
                    prop_assert_eq!(encoded.map.to_screen(line.offset + column), line.offset + reported);
                }
            }
        }
    }
}

fn state(display: Display, size: (u16, u16), theme: ThemeName, depth: ColorDepth) -> State {
    let document = Arc::new(document());
    let findings = Arc::new(Findings::new(&document, annotations(&document)));
    let encoding = Encoding { display, harakat: true };
    let setup = Setup { size, encoding, theme, depth, ..Setup::default() };
    let mut state = State::new(document, Arc::new(Lexicon::embedded()), setup);
    update(&mut state, Action::Annotated(findings));
    state
}

fn painted(state: &State) -> Buffer {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| view::draw(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn rows(buffer: &Buffer) -> Vec<Vec<Sent<Style>>> {
    let row = |y| {
        let mut cells = Vec::new();
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let width = cluster_width(cell.symbol().trim_end_matches('\u{200e}')).max(1);
            cells.push(Sent { text: cell.symbol().to_owned(), style: cell.style(), width });
            x += width as u16;
        }
        cells
    };
    (0..buffer.area.height).map(row).collect()
}

fn texts(row: &[Sent<Style>]) -> Vec<&str> {
    row.iter().map(|cell| cell.text.as_str()).collect()
}

fn bold(style: &Style) -> bool {
    style.add_modifier.contains(Modifier::BOLD)
}

/// Whether two styles are the same but for what a display may change: weight for kitty, a step of colour for QTermWidget.
fn alike(display: Display, a: Style, b: Style) -> bool {
    let step = match (a.fg, b.fg) {
        (Some(Color::Rgb(r, g, b)), Some(Color::Rgb(r2, g2, b2))) => r == r2 && g == g2 && b.abs_diff(b2) <= 1,
        _ => false,
    };
    let bare = |style: Style| match display {
        Display::PerCell if step => Style { fg: None, ..style },
        Display::WordsKitty => Style { add_modifier: style.add_modifier - Modifier::BOLD, ..style },
        _ => style,
    };
    bare(a) == bare(b)
}

const SEEN: [Display; 6] =
    [Display::Visual, Display::Words, Display::WordsKitty, Display::WordsBraille, Display::Mlterm, Display::PerCell];

/// Screens to look at: their size, and keys that bring out cursor, lit places, matches, search line, panel, help, tabs.
const SCREENS: [(u16, u16, &str); 17] = [
    (120, 36, "]t"),
    (120, 30, "<Tab>5jj"),
    (80, 24, "/الصين<Enter>"),
    (100, 30, "/الصين"),
    (40, 12, "]e"),
    (160, 40, "p2<Tab>v"),
    (90, 26, "?"),
    (120, 30, "<Enter>"),
    (80, 24, "ww<Enter><Tab>"),
    (40, 12, "www<Enter>j"),
    (120, 40, "i"),
    (60, 24, "vi"),
    (100, 30, "]e<Enter>jj"),
    (120, 40, "]egrj"),
    (80, 24, "K"),
    (100, 30, "Ks<Esc>]e"),
    (90, 30, "Ksj<Space>"),
];

#[test]
fn every_screen_is_seen_as_painted() {
    for (width, height, typed) in SCREENS {
        let with = |display| {
            let mut state = state(display, (width, height), ThemeName::Dark, ColorDepth::True);
            keys(&mut state, typed);
            rows(&painted(&state))
        };
        let visual = with(Display::Visual);
        assert!(
            visual.iter().flatten().any(|cell| cell.style.add_modifier.contains(Modifier::REVERSED) || cell.style.bg.is_some())
        );
        for display in SEEN {
            for (y, (sent, expected)) in with(display).iter().zip(&visual).enumerate() {
                if display == Display::WordsBraille && beyond_putty(&texts(expected)) {
                    continue;
                }
                for seen in show(display, sent, bold) {
                    for (x, ((text, style), cell)) in seen.cells.iter().zip(expected).enumerate() {
                        let here = format!("{} {width}×{height} {typed} row {y} cell {x}", display.name());
                        assert_eq!(text, &cell.text, "{here}");
                        assert!(
                            alike(display, *style, cell.style),
                            "{here} {:?}",
                            expected.iter().map(|cell| (cell.text.as_str(), bold(&cell.style))).collect::<Vec<_>>()
                        );
                    }
                    assert_eq!(seen.cells.len(), expected.len());
                }
            }
        }
    }
}

#[test]
fn a_click_on_every_cell_of_a_page_means_what_is_seen_there() {
    for (width, height) in [(120, 36), (60, 20), (41, 14)] {
        for display in SEEN {
            let mut plain = state(Display::Visual, (width, height), ThemeName::Dark, ColorDepth::True);
            let mut state = state(display, (width, height), ThemeName::Dark, ColorDepth::True);
            let area = state.geometry().page;
            let screen = rows(&painted(&state));
            for row in area.y..area.bottom() {
                if display == Display::WordsBraille && beyond_putty(&texts(&screen[usize::from(row)])) {
                    continue;
                }
                let Seen { reports, .. } = show(display, &screen[usize::from(row)], bold).swap_remove(0);
                for column in area.x..area.right() {
                    update(&mut plain, Action::Mouse(Mouse::Press { column, row }));
                    let reported = u16::try_from(reports[usize::from(column)]).unwrap();
                    update(&mut state, Action::Mouse(Mouse::Press { column: reported, row }));
                    assert_eq!(state.cursor_span(), plain.cursor_span(), "{} {column},{row}", display.name());
                }
            }
        }
    }
}

#[test]
fn per_cell_works_without_colours_and_with_256() {
    for (theme, depth) in
        [(ThemeName::Mono, ColorDepth::True), (ThemeName::Dark, ColorDepth::Indexed), (ThemeName::Light, ColorDepth::None)]
    {
        let seen = |display| rows(&painted(&state(display, (100, 30), theme, depth)));
        for (sent, expected) in seen(Display::PerCell).iter().zip(seen(Display::Visual)) {
            let shown = show(Display::PerCell, sent, bold).swap_remove(0);
            let texts: Vec<_> = shown.cells.iter().map(|(text, _)| text).collect();
            assert_eq!(texts, expected.iter().map(|cell| &cell.text).collect::<Vec<_>>());
            assert!(sent.iter().all(|cell| matches!(cell.style.fg, Some(Color::Rgb(..)))));
        }
    }
}

#[test]
fn the_key_goes_through_all_displays_and_names_each() {
    let mut state = state(Display::Visual, (120, 36), ThemeName::Dark, ColorDepth::True);
    for display in Display::ALL.into_iter().cycle().skip(1).take(Display::ALL.len()) {
        let effects = update(&mut state, Action::NextDisplay);
        // kitty and QTermWidget place no harakat; after them the others have them again.
        let harakat = !matches!(display, Display::WordsKitty | Display::PerCell);
        assert_eq!(effects, [Effect::Encode(Encoding { display, harakat })]);
        assert_eq!(state.message(), Some(format!("display: {}", display.name()).as_str()));
        let beside = matches!(state.geometry().divider, Some(Divider::Column(_)));
        assert_eq!(beside, display != Display::Logical);
    }
}

#[test]
fn no_display_sends_an_isolate_or_a_sign_that_spans_digits() {
    let text = "\u{2067}ص\u{2069} ﷲ ﷺ ﷽ \u{600}12 \u{6DD}3 \u{202B}ك\u{202C}";
    for display in Display::ALL {
        for direction in [Direction::Rtl, Direction::Ltr] {
            let options = Encoding { display, harakat: true }.options(Options { direction, ..Options::default() });
            let layout = Layout::new(text, Span::new(0, text.len()), options);
            for cell in display.encode(&layout.piece(text, 0, &[], ()).lines[0]).cells {
                let forbidden = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}' | '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{FDF0}'..='\u{FDFD}');
                assert!(!cell.text.contains(forbidden), "{} {:?}", display.name(), cell.text);
            }
        }
    }
}
