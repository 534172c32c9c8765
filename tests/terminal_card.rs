//! `tarjuman terminal` in pseudo-terminals that answer as real ones do, and in one that never answers.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is asked, and what a Konsole answers.
const KONSOLE: &[(&str, &str)] = &[
    ("\u{1b}[>0q", "\u{1b}P>|Konsole 22.12.3\u{1b}\\"),
    ("\u{1b}[8$p", "\u{1b}[8;0$y"),
    ("\u{1b}[>c", "\u{1b}[>1;115;0c"),
    ("\u{1b}[c", "\u{1b}[?62;1;4c"),
    ("a\u{200e}b\u{1b}[6n", "\u{1b}[1;3R"),
    ("\u{fe91}\u{64e}\u{1b}[6n", "\u{1b}[1;2R"),
];

/// What a kitty answers, its font too.
const KITTY: &[(&str, &str)] = &[
    ("\u{1b}[>0q", "\u{1b}P>|kitty(0.41.1)\u{1b}\\"),
    ("\u{1b}[>c", "\u{1b}[>1;4000;41c"),
    ("\u{1b}[c", "\u{1b}[?62;c"),
    ("a\u{200e}b\u{1b}[6n", "\u{1b}[1;3R"),
    ("\u{fe91}\u{64e}\u{1b}[6n", "\u{1b}[1;2R"),
    (
        "\u{1b}P+q6b697474792d71756572792d666f6e745f66616d696c79\u{1b}\\",
        "\u{1b}P1+r6b697474792d71756572792d666f6e745f66616d696c79=4861636b\u{1b}\\",
    ),
];

struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    output: Arc<Mutex<Vec<u8>>>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    fn open(arguments: &[&str], answers: &'static [(&str, &str)], settings: &Path, variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
        command.args(arguments);
        // Nothing of the terminal in which the tests run, and no fonts of the machine.
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("PATH", env!("CARGO_TARGET_TMPDIR"));
        command.env("TARJUMAN_CONFIG", settings);
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let output = Arc::new(Mutex::new(Vec::new()));
        let (typed, seen) = (Arc::clone(&keyboard), Arc::clone(&output));
        thread::spawn(move || {
            let mut buffer = [0; 65536];
            let mut at = 0;
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                let mut seen = seen.lock().unwrap();
                seen.extend(&buffer[..n]);
                // Each query is answered where it ends, in the order in which they come.
                while at < seen.len() {
                    at += 1;
                    let so_far = &seen[..at];
                    let asked = answers.iter().filter(|(query, _)| so_far.ends_with(query.as_bytes()));
                    if let Some((_, answer)) = asked.max_by_key(|(query, _)| query.len()) {
                        let mut typed = typed.lock().unwrap();
                        typed.write_all(answer.as_bytes()).unwrap();
                        typed.flush().unwrap();
                    }
                }
            }
        });
        Self { child, keyboard, output, _master: pair.master }
    }

    fn output(&self) -> String {
        String::from_utf8_lossy(&self.output.lock().unwrap()).into_owned()
    }

    fn wait_for(&self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.output().contains(text) {
            assert!(Instant::now() < end, "no {text:?} in {:?}", self.output());
            thread::sleep(Duration::from_millis(2));
        }
    }

    fn key(&self, key: &str) {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(key.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits for the end; the exit code and all that came.
    fn end(mut self) -> (u32, String) {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end: {:?}", self.output());
            thread::sleep(Duration::from_millis(2));
        };
        // What was written last may still be under way.
        thread::sleep(Duration::from_millis(100));
        (status.exit_code(), self.output())
    }
}

fn settings(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("card").join(name);
    let _ = fs::remove_file(&path);
    path
}

fn assert_given_back(output: &str) {
    let (enter, leave) = (output.find("\u{1b}[?1049h").unwrap(), output.rfind("\u{1b}[?1049l").unwrap());
    let implicit = output.rfind("\u{1b}[8h").unwrap();
    assert!(enter < implicit && implicit < leave, "{output:?}");
    assert!(output.contains("\u{1b}[?25h"));
}

#[test]
fn a_line_confirmed_is_remembered_and_used() {
    let settings = settings("konsole.toml");
    let terminal = Terminal::open(&["terminal"], KONSOLE, &settings, &[("KONSOLE_VERSION", "221203")]);
    terminal.wait_for("Which line reads correctly?");
    terminal.wait_for("Nowhere is there a box");
    terminal.key("1");
    terminal.wait_for("Are the small signs right?");
    terminal.key("n");
    let (code, output) = terminal.end();
    assert_eq!(code, 0, "{output}");
    assert_given_back(&output);
    for words in ["Konsole 22.12.3", "1;115;0", "62;1;4", "KONSOLE_VERSION", "Remembered for konsole: visual, harakat left out"] {
        assert!(output.contains(words), "{words}: {output}");
    }
    assert!(output.contains(settings.to_str().unwrap()));
    let text = fs::read_to_string(&settings).unwrap();
    assert!(text.contains("[terminals.konsole]\ndisplay = \"visual\"\nharakat = false\n"), "{text}");
    // The next time it says so, and another terminal is not concerned.
    let (code, output) = Terminal::open(&["terminal", "--no-ask"], KONSOLE, &settings, &[]).end();
    assert_eq!(code, 0);
    assert!(output.contains("it remembers visual, harakat left out"), "{output}");
    let (_, output) = Terminal::open(&["terminal", "--no-ask"], KITTY, &settings, &[]).end();
    assert!(output.contains("remembers nothing for this terminal") && output.contains("Display   words-kitty"), "{output}");
}

#[test]
fn where_no_line_is_right_the_reader_sends_the_text_as_it_is() {
    let settings = settings("none.toml");
    let konsole = [("KONSOLE_VERSION", "221203")];
    let terminal = Terminal::open(&["terminal"], KONSOLE, &settings, &konsole);
    terminal.wait_for("Nowhere is there a box");
    terminal.key("n");
    let (code, output) = terminal.end();
    assert_eq!(code, 0);
    assert!(output.contains("Remembered for konsole: logical"), "{output}");
    let reader = Terminal::open(&[], KONSOLE, &settings, &konsole);
    reader.wait_for("الصيني");
    reader.key("q");
    assert_eq!(reader.end().0, 0);
}

#[test]
fn nothing_is_written_without_an_answer() {
    for key in ["\r", "q", "\u{3}", "\u{1b}"] {
        let settings = settings("kept.toml");
        let terminal = Terminal::open(&["terminal"], KONSOLE, &settings, &[]);
        terminal.wait_for("Nowhere is there a box");
        terminal.key(key);
        let (code, output) = terminal.end();
        assert_eq!(code, 0, "{key:?}");
        assert_given_back(&output);
        assert!(!settings.exists() && !output.contains("Remembered for"), "{key:?}: {output}");
    }
}

#[test]
fn settings_that_are_wrong_are_not_written_over() {
    let settings = settings("wrong.toml");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    fs::write(&settings, "dispaly = 3\n").unwrap();
    let terminal = Terminal::open(&["terminal"], KONSOLE, &settings, &[]);
    terminal.wait_for("Nowhere is there a box");
    terminal.key("n");
    let (code, output) = terminal.end();
    assert_eq!(code, 1, "{output}");
    assert!(output.contains("line 1") && output.contains("hint:"), "{output}");
    assert_eq!(fs::read_to_string(&settings).unwrap(), "dispaly = 3\n");
}

#[test]
fn a_silent_terminal_is_not_waited_for() {
    let settings = settings("silent.toml");
    let begin = Instant::now();
    let (code, output) = Terminal::open(&["terminal", "--no-ask"], &[], &settings, &[]).end();
    assert_eq!(code, 0);
    // Its own patience, a second at most, and what starting a program takes on a busy machine.
    assert!(begin.elapsed() < Duration::from_secs(3), "{:?}", begin.elapsed());
    assert!(output.contains("no answer") && output.contains("Display   visual"), "{output}");
    // Keys pressed then are answers on the card.
    let terminal = Terminal::open(&["terminal"], &[], &settings, &[]);
    terminal.wait_for("Nowhere is there a box");
    terminal.key("6");
    terminal.wait_for("Are the small signs right?");
    terminal.key("y");
    assert_eq!(terminal.end().0, 0);
    assert!(fs::read_to_string(&settings).unwrap().contains("display = \"per-cell\"\nharakat = true\n"));
}

#[test]
fn a_dumb_terminal_is_asked_nothing() {
    let (code, output) = Terminal::open(&["terminal"], KONSOLE, &settings("dumb.toml"), &[("TERM", "dumb")]).end();
    assert_eq!(code, 0);
    assert!(!output.contains('\u{1b}') && output.contains("nothing was asked"), "{output}");
}

#[test]
fn the_font_that_kitty_names_is_looked_up() {
    let (code, output) = Terminal::open(&["terminal", "--no-ask"], KITTY, &settings("font.toml"), &[]).end();
    assert_eq!(code, 0);
    assert!(output.contains("Hack (the terminal says so)") && output.contains("lacks the joined letters"), "{output}");
    assert!(output.contains("DejaVu Sans Mono (Debian: fonts-dejavu-core"), "{output}");
}

#[test]
fn killed_it_gives_the_terminal_back() {
    let terminal = Terminal::open(&["terminal"], KONSOLE, &settings("killed.toml"), &[]);
    terminal.wait_for("Nowhere is there a box");
    let id = terminal.child.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let (code, output) = terminal.end();
    assert_ne!(code, 0);
    assert_given_back(&output);
}
