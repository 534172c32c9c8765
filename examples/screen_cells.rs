//! What the screen must show, as cells in visual order: the reference of `tests/terminals/run`.
//!
//! `screen_cells COLUMNSxROWS harakat|bare [FILE]`: the article (else the bundled one), analysed, as the reader shows it in a terminal that does nothing to
//! Arabic itself; colours and theme as the environment suggests them to the reader. In: steps, one a line: `keys jjv` (in the notation of the keymap), `size 90x30`,
//! `press COLUMN ROW`, `wheel COLUMN ROW next|previous`. Out: after each step, and before the first, one line of JSON:
//! `{"size": [columns, rows], "word": …, "text": [x, y, width, height], "styles": [SGR parameters …], "rows": [[[symbol, columns, style] …] …]}`.

use std::error::Error;
use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::Arc;

use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use ratatui::{Terminal, TerminalOptions, Viewport};
use serde_json::{Value, json};
use tarjuman::annotate::annotate;
use tarjuman::app::action::{Mouse, Way};
use tarjuman::app::findings::Findings;
use tarjuman::app::key::Key;
use tarjuman::app::{Action, Setup, State, press, update};
use tarjuman::config::{Display, Encoding};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::source::{self, Input};
use tarjuman::terminal::environment;
use tarjuman::view;
use unicode_width::UnicodeWidthStr;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "screen_cells COLUMNSxROWS harakat|bare [FILE]";
    let size = arguments.next().as_deref().and_then(pair).ok_or(usage)?;
    let harakat = arguments.next().ok_or(usage)? == "harakat";
    let input = arguments.next().map_or(Input::Bundled, |name| Input::named(Path::new(&name)));
    let source = source::read(&input)?;
    let document = Arc::new(Document::from_bytes(source.bytes.as_ref(), &source.name));
    let lexicon = Arc::new(Lexicon::embedded());
    let findings = Arc::new(Findings::new(&document, annotate(&document, &lexicon)));
    let setup = Setup {
        size,
        encoding: Encoding { display: Display::Visual, harakat },
        theme: environment::theme(),
        depth: environment::color_depth(),
        ..Setup::default()
    };
    let mut state = State::new(document, lexicon, setup);
    update(&mut state, Action::Annotated(findings));
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", dump(&state)?)?;
    for step in std::io::stdin().lock().lines() {
        take(&mut state, &step?)?;
        writeln!(out, "{}", dump(&state)?)?;
        out.flush()?;
    }
    Ok(())
}

/// `90x30`.
fn pair(text: &str) -> Option<(u16, u16)> {
    let (columns, rows) = text.split_once('x')?;
    Some((columns.parse().ok()?, rows.parse().ok()?))
}

fn take(state: &mut State, step: &str) -> Result<(), Box<dyn Error>> {
    let unknown = || format!("no step: {step}");
    let (name, rest) = step.split_once(' ').ok_or_else(unknown)?;
    let words: Vec<&str> = rest.split(' ').collect();
    match (name, words.as_slice()) {
        ("keys", _) => {
            let mut rest = rest;
            while let Some((key, tail)) = Key::parse(rest) {
                rest = tail;
                if let Some(action) = press(state, key) {
                    update(state, action);
                }
            }
        }
        ("size", [size]) => {
            let (columns, rows) = pair(size).ok_or_else(unknown)?;
            update(state, Action::Resize(columns, rows));
        }
        ("press", [column, row]) => {
            update(state, Action::Mouse(Mouse::Press { column: column.parse()?, row: row.parse()? }));
            update(state, Action::Mouse(Mouse::Release));
        }
        ("wheel", [column, row, way]) => {
            let way = if *way == "next" { Way::Next } else { Way::Previous };
            update(state, Action::Mouse(Mouse::Wheel { column: column.parse()?, row: row.parse()?, way }));
        }
        _ => return Err(unknown().into()),
    }
    Ok(())
}

fn dump(state: &State) -> Result<Value, Box<dyn Error>> {
    let screen = state.geometry().screen;
    let backend = TestBackend::new(screen.width, screen.height);
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fullscreen })?;
    terminal.draw(|frame| view::draw(state, frame))?;
    let buffer = terminal.backend().buffer();
    let mut styles: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for y in 0..screen.height {
        let mut row = Vec::new();
        let mut x = 0;
        while x < screen.width {
            let cell = &buffer[(x, y)];
            let style = sgr(cell);
            let index = styles.iter().position(|known| *known == style).unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            let columns = u16::try_from(cell.symbol().width())?.clamp(1, 2);
            row.push(json!([cell.symbol(), columns, index]));
            x += columns;
        }
        rows.push(row);
    }
    let text = state.geometry().text;
    let word = state.cursor_span().of(state.document().text());
    Ok(json!({
        "size": [screen.width, screen.height],
        "word": word,
        "text": [text.x, text.y, text.width, text.height],
        "styles": styles,
        "rows": rows,
    }))
}

/// The parameters of SGR (ECMA-48 8.3.117) that give a cell its style.
fn sgr(cell: &Cell) -> String {
    let mut parameters = String::from("0");
    let set = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
        (Modifier::CROSSED_OUT, ";9"),
    ];
    for (modifier, parameter) in set {
        if cell.modifier.contains(modifier) {
            parameters.push_str(parameter);
        }
    }
    for (kind, color) in [(38, cell.fg), (48, cell.bg), (58, cell.underline_color)] {
        match color {
            Color::Rgb(red, green, blue) => parameters.push_str(&format!(";{kind};2;{red};{green};{blue}")),
            Color::Indexed(index) => parameters.push_str(&format!(";{kind};5;{index}")),
            _ => {}
        }
    }
    parameters
}
