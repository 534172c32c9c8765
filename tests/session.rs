//! The program in a real pseudo-terminal: what it shows, and how it gives the terminal back.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

fn size(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    /// Everything that came.
    bytes: Vec<u8>,
    parser: vt100::Parser,
    /// What the terminal answers; it is silent without.
    answers: Option<Answers>,
    /// Up to where it has looked for questions.
    looked: usize,
}

/// A terminal that answers.
#[derive(Clone, Copy)]
struct Answers {
    /// To XTVERSION, DECRQM 8, DA2, DA1.
    replies: [&'static str; 4],
    /// Columns that U+200E takes.
    lrm: u16,
    /// How long it takes to answer.
    late: Duration,
    /// Whether replies come byte by byte.
    split: bool,
    /// What is typed in between, before each reply.
    typed: [&'static str; 4],
}

impl Session {
    /// Answers what was asked since it last looked.
    fn answer(&mut self) {
        let Some(answers) = self.answers else { return };
        let questions = ["\u{1b}[>0q", "\u{1b}[8$p", "\u{1b}[>c", "\u{1b}[c", "\u{1b}[6n"];
        loop {
            let rest = &self.bytes[self.looked..];
            let found = questions.iter().enumerate().filter_map(|(i, q)| Some((position(rest, q)?, i, q.len())));
            let Some((at, question, length)) = found.min() else { return };
            let before = String::from_utf8_lossy(&rest[..at]).into_owned();
            self.looked += at + length;
            if question == 0 {
                thread::sleep(answers.late);
            }
            let reply = match answers.replies.get(question) {
                Some(reply) => {
                    self.keys(answers.typed[question]);
                    (*reply).to_owned()
                }
                // The cursor after what was written from the edge.
                None if before.ends_with("a\u{200e}b") => format!("\u{1b}[1;{}R", 3 + answers.lrm),
                None => "\u{1b}[1;2R".to_owned(),
            };
            if answers.split {
                for byte in reply.bytes() {
                    self.keyboard.write_all(&[byte]).unwrap();
                    self.keyboard.flush().unwrap();
                    thread::sleep(Duration::from_millis(3));
                }
            } else {
                self.keys(&reply);
            }
        }
    }

    fn open(arguments: &[&str], rows: u16, cols: u16) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
        command.args(arguments);
        Self::start(command, rows, cols)
    }

    fn start(command: CommandBuilder, rows: u16, cols: u16) -> Self {
        Self::start_in(command, rows, cols, &[])
    }

    fn start_in(mut command: CommandBuilder, rows: u16, cols: u16, environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        command.env("TERM", "xterm-256color");
        for name in
            ["NO_COLOR", "COLORTERM", "COLORFGBG", "TARJUMAN_THEME", "TARJUMAN_DISPLAY", "TARJUMAN_HARAKAT", "TERM_PROGRAM"]
                .into_iter()
                .chain(tarjuman::terminal::identify::Environment::MARKS)
        {
            command.env_remove(name);
        }
        if command.get_env("TARJUMAN_CONFIG").is_none() {
            // Not the settings of whoever runs the tests.
            command.env("TARJUMAN_CONFIG", PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("none.toml"));
        }
        if command.get_env("TARJUMAN_DATA").is_none() {
            command.env("TARJUMAN_DATA", PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no-data"));
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(size(rows), size(cols), 0);
        Self { master: pair.master, child, keyboard, output, bytes: Vec::new(), parser, answers: None, looked: 0 }
    }

    /// What a reader sees: without the marks, and with the blanks, that some displays put between words.
    fn screen(&self) -> String {
        // What only steers a terminal's own ordering is not seen.
        self.parser.screen().contents().replace('\u{200E}', "").replace('\u{2800}', " ")
    }

    /// Takes in what comes until the screen is as wanted; whether it was so in time.
    fn comes(&mut self, time: Duration, wanted: impl Fn(&Self) -> bool) -> bool {
        let end = Instant::now() + time;
        while !wanted(self) {
            let Ok(bytes) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())) else { return false };
            self.parser.process(&bytes);
            self.bytes.extend(bytes);
            self.answer();
        }
        true
    }

    fn wait(&mut self, what: &str, wanted: impl Fn(&Self) -> bool) {
        assert!(self.comes(PATIENCE, wanted), "no {what}; the screen:\n{}", self.screen());
    }

    fn wait_for(&mut self, text: &str) {
        self.wait(text, |session| session.screen().contains(text));
    }

    fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Waits for the end; the exit code, and everything that came.
    fn end(mut self) -> (u32, Vec<u8>) {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it did not end; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        };
        drop(self.keyboard);
        drop(self.master);
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(500)) {
            self.bytes.extend(bytes);
        }
        (status.exit_code(), self.bytes)
    }
}

fn position(bytes: &[u8], sequence: &str) -> Option<usize> {
    bytes.windows(sequence.len()).position(|window| window == sequence.as_bytes())
}

/// Everything that was switched on is switched off again, the bidi mode before the screen is left.
fn assert_given_back(bytes: &[u8]) {
    let enter = position(bytes, "\u{1b}[?1049h").expect("alternate screen");
    let explicit = position(bytes, "\u{1b}[8l").expect("explicit bidi mode");
    let clear = position(bytes, "\u{1b}[2J").expect("cleared");
    assert!(enter < explicit && explicit < clear);
    let implicit = position(bytes, "\u{1b}[8h").expect("bidi mode given back");
    let leave = position(bytes, "\u{1b}[?1049l").expect("alternate screen left");
    assert!(implicit < leave);
    for sequence in ["\u{1b}[?25h", "\u{1b}[?1000l", "\u{1b}[?1002l", "\u{1b}[?1006l"] {
        assert!(position(bytes, sequence).is_some(), "{sequence:?}");
    }
}

fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_session_from_start_to_quit() {
    let mut session = Session::open(&[], 36, 120);
    // «التقى» in visual order and presentation forms.
    session.wait_for("ﻰﻘﺘﻟﺍ");
    session.wait_for("Facts");
    session.wait_for("? help");
    // The next word on the left is explained.
    session.keys("h");
    session.wait("the word وزير", |s| s.screen().lines().rev().take(4).any(|line| line.contains("ﺮﻳﺯ")));
    session.keys("?");
    session.wait_for("closes");
    session.keys("\u{1b}");
    session.wait("closed help", |s| !s.screen().contains("closes"));
    session.keys("/استانة");
    session.wait_for("1 of 2");
    session.keys("\r");
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let mut session = Session::open(&[], 36, 120);
    session.wait_for("ﻰﻘﺘﻟﺍ");
    for (rows, cols) in [(24, 80), (12, 40), (50, 160)] {
        session.parser.screen_mut().set_size(size(rows), size(cols));
        session.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        session.wait("the frame at its new size", |s| {
            let screen = s.parser.screen();
            let corner = screen.cell(rows - 1, cols - 1).map(|cell| cell.contents().to_owned());
            corner.as_deref() == Some("╯") && screen.cell(0, 0).is_some_and(|cell| cell.contents() == "╭")
        });
        session.wait_for("ﻰﻘﺘﻟﺍ");
    }
    session.keys("q");
    assert_given_back(&session.end().1);
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let mut session = Session::open(&[], 24, 80);
        session.wait_for("ﻰﻘﺘﻟﺍ");
        session.signal(signal);
        let (code, bytes) = session.end();
        assert_ne!(code, 0, "{signal}");
        assert_given_back(&bytes);
    }
}

#[test]
fn stopped_and_continued() {
    let mut session = Session::open(&[], 24, 80);
    session.wait_for("ﻰﻘﺘﻟﺍ");
    session.signal("-TSTP");
    session.wait("the screen left", |s| position(&s.bytes, "\u{1b}[?1049l").is_some());
    let before = session.bytes.len();
    // It may not have stopped yet: a signal to continue that comes too early is lost.
    let taken = |s: &Session| s.bytes.get(before..).is_some_and(|new| position(new, "\u{1b}[?1049h").is_some());
    let again = (0..100).any(|_| {
        session.signal("-CONT");
        session.comes(Duration::from_millis(200), taken)
    });
    assert!(again, "the screen is not taken again");
    session.keys("?");
    session.wait_for("closes");
    session.keys("\u{1b}q");
    session.wait("back", |s| !s.screen().contains("closes"));
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
}

#[test]
fn a_hostile_article_shows_a_safe_picture() {
    let marks = "\u{64B}".repeat(10_000);
    let text = format!(
        "عنوان \u{1b}]0;OWNED\u{7} خبر\n\nقال \u{1b}[2J\u{1b}[31m \u{9b}5n \u{90}q\u{9c} \u{202E}خلاف\u{202C} \u{2067}عزل نعم\u{0}\u{8}\u{7f}.\n\nب{marks} ثم\n\nآخر السطور\n"
    );
    let mut session = Session::open(&[&file("hostile.txt", &text)], 24, 80);
    session.wait_for("ﻝﺎﻗ");
    session.wait_for("control characters");
    session.keys("G");
    session.wait_for("ﺭﻮﻄﺴﻟﺍ");
    session.wait("the analysis", |s| !s.screen().contains("reading"));
    session.keys("v");
    session.wait_for("vowels");
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
    for sequence in ["\u{1b}]0;", "\u{9b}", "\u{90}", "\u{202E}", "\u{2067}", "\u{7}", "\u{8}"] {
        assert!(position(&bytes, sequence).is_none(), "{sequence:?} reached the terminal");
    }
}

#[test]
fn one_endless_line() {
    for (name, text) in [("blank.txt", "كلمة أخرى ".repeat(60_000)), ("solid.txt", "ب".repeat(500_000))] {
        let mut session = Session::open(&[&file(name, &text)], 24, 80);
        session.wait_for("? help");
        session.keys("G");
        session.wait_for("100%");
        session.keys("gg");
        session.wait_for(" 0%");
        session.keys("q");
        assert_eq!(session.end().0, 0, "{name}");
    }
}

/// A program with nothing around it but a terminal: no multiplexer, no display, a folder of its own for state, which is empty.
fn copying(article: &[&str], state: &str) -> (CommandBuilder, PathBuf) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(state);
    let _ = fs::remove_dir_all(&folder);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.args(article);
    for name in ["STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"] {
        command.env_remove(name);
    }
    command.env("XDG_STATE_HOME", &folder);
    (command, folder.join("tarjuman").join("copied.txt"))
}

/// OSC 52 for «التقى».
const WORD_IN_BASE64: &str = "]52;c;2KfZhNiq2YLZiQ==";

#[test]
fn copying_sends_the_terminal_logical_text_and_keeps_a_file() {
    let (command, copied) = copying(&[], "copy-plain");
    let mut session = Session::start(command, 36, 200);
    session.wait_for("Facts");
    session.keys("y");
    session.keys("w");
    session.wait_for("copied 1 word · also in");
    assert!(position(&session.bytes, &format!("\u{1b}{WORD_IN_BASE64}\u{1b}\\")).is_some());
    assert_eq!(fs::read_to_string(&copied).unwrap(), "التقى");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&copied).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // The mouse over the first two words, from the right to the left: both are in the terminal's picture in visual order.
    let row = session.screen().lines().nth(1).unwrap().to_owned();
    let screen = session.parser.screen();
    let right = (0..198).rev().find(|&x| screen.cell(1, x).is_some_and(|cell| cell.contents().starts_with('ﺍ'))).unwrap() + 1;
    let left = right - 9;
    for event in [format!("<0;{right};2M"), format!("<32;{};2M", right - 4), format!("<32;{left};2M"), format!("<0;{left};2m")] {
        session.keys(&format!("\u{1b}[{event}"));
    }
    session.wait_for("2 words selected");
    session.keys("y");
    session.wait_for("copied 2 words · also in");
    let sent = position(&session.bytes, "\u{1b}]52;c;2KfZhNiq2YLZiSDZiNiy2YrYsQ==\u{1b}\\");
    assert!(sent.is_some(), "{row}\n{:?}", fs::read_to_string(&copied));
    assert_eq!(fs::read_to_string(&copied).unwrap(), "التقى وزير");
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
}

/// A `tmux` that keeps what it is given: its arguments and its input, in files of `folder`.
#[cfg(unix)]
fn fake_tmux(folder: &str, script: &str) -> (PathBuf, String) {
    use std::os::unix::fs::PermissionsExt;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("tmux");
    let place = folder.display();
    fs::write(&program, format!("#!/bin/sh\necho \"$@\" >> '{place}/arguments'\n{script}\ncat > '{place}/input'\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{place}:{}", std::env::var("PATH").unwrap_or_default());
    (folder, path)
}

#[cfg(unix)]
#[test]
fn inside_tmux_its_buffer_is_filled() {
    let old = "case \"$*\" in *-w*) exit 1;; esac";
    let slow = "sleep 0.5";
    for (name, script, arguments) in [
        ("new", "", "load-buffer -w -\n"),
        ("old", old, "load-buffer -w -\nload-buffer -\n"),
        ("slow", slow, "load-buffer -w -\n"),
    ] {
        let (folder, path) = fake_tmux(&format!("tmux-{name}"), script);
        let (command, copied) = copying(&[], &format!("copy-tmux-{name}"));
        let mut session = Session::start_in(command, 36, 120, &[("TMUX", "/tmp/tmux-0/default,1,0"), ("PATH", &path)]);
        session.wait_for("Facts");
        session.keys("yw");
        if name == "slow" {
            // Left at once: what was copied is still given to tmux.
            session.keys("q");
        } else {
            session.wait_for("copied 1 word to tmux's buffer");
            session.keys("q");
        }
        let (code, bytes) = session.end();
        assert_eq!(code, 0);
        assert_given_back(&bytes);
        // The fake tmux writes for itself: on a busy machine it may still do so.
        let given = || fs::read_to_string(folder.join("input")).unwrap_or_default();
        let end = std::time::Instant::now() + Duration::from_secs(5);
        while given() != "التقى" && std::time::Instant::now() < end {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(given(), "التقى", "{name}");
        // It is also asked what is around it.
        let said = fs::read_to_string(folder.join("arguments")).unwrap();
        let copies: String = said.split_inclusive('\n').filter(|line| !line.starts_with("display-message")).collect();
        assert_eq!(copies, arguments);
        // For tmux that passes things on, wrapped; and no file, since tmux has it.
        assert!(position(&bytes, &format!("\u{1b}Ptmux;\u{1b}\u{1b}{WORD_IN_BASE64}\u{1b}\u{1b}\\\u{1b}\\")).is_some());
        assert!(!copied.exists());
    }
}

#[test]
fn what_is_too_long_for_the_terminal_is_in_the_file() {
    let text = "كلمة وأخرى ".repeat(50_000);
    let (command, copied) = copying(&[&file("long.txt", &text)], "copy-long");
    let mut session = Session::start(command, 24, 200);
    session.wait_for("? help");
    session.keys("yp");
    session.wait_for("too long for the terminal");
    assert!(position(&session.bytes, "]52;").is_none());
    assert_eq!(fs::read_to_string(&copied).unwrap(), text.trim_end());
    session.keys("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn standard_input_is_read_beside_the_keyboard() {
    let path = file("piped.txt", "هذا خبر من الأنبوب");
    let script = format!("'{}' - < '{path}'", env!("CARGO_BIN_EXE_tarjuman"));
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &script]);
    let mut session = Session::start(command, 24, 80);
    session.wait_for("ﺮﺒﺧ");
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
}

/// Answers as given by the terminals when they were run; PuTTY calls itself xterm and answers neither XTVERSION nor DECRQM.
const KONSOLE: [&str; 4] = ["\u{1b}P>|Konsole 22.12.3\u{1b}\\", "", "\u{1b}[>1;115;0c", "\u{1b}[?62;1;4c"];
const KITTY: [&str; 4] = ["\u{1b}P>|kitty(0.26.5)\u{1b}\\", "\u{1b}[8;0$y", "\u{1b}[>1;4000;26c", "\u{1b}[?62;c"];
const MLTERM: [&str; 4] = ["", "\u{1b}[8;0$y", "\u{1b}[>24;279;0c", "\u{1b}[?63;1;2;3;4;6;7;15;18;22;29c"];
const PUTTY: [&str; 4] = ["", "", "\u{1b}[>0;136;0c", "\u{1b}[?6c"];
const VTE: [&str; 4] = ["", "\u{1b}[8;1$y", "\u{1b}[>65;7006;1c", "\u{1b}[?65;1;9c"];

const IN_TIME: Answers = Answers { replies: VTE, lrm: 0, late: Duration::from_millis(20), split: false, typed: ["", "", "", ""] };

fn answering(answers: Answers) -> Session {
    let mut session = Session::open(&[], 36, 120);
    session.answers = Some(answers);
    session
}

/// Cycles to the display after the one in use, which names itself.
fn assert_next_display(session: &mut Session, next: &str) {
    session.keys("D");
    session.wait_for(&format!("display: {next}"));
}

#[test]
fn a_terminal_that_answers_is_sent_what_serves_it() {
    for (replies, lrm, last, next) in [
        (KONSOLE, 0, "\u{1b}[6n", "words-kitty"),
        (KONSOLE, 1, "\u{1b}[6n", "mlterm"),
        (KITTY, 0, "", "words-braille"),
        (MLTERM, 1, "use_ctl=false", "per-cell"),
        (PUTTY, 0, "\u{1b}[6n", "mlterm"),
        (VTE, 0, "\u{1b}[6n", "words"),
    ] {
        let mut session = answering(Answers { replies, lrm, ..IN_TIME });
        session.wait_for("? help");
        if last.is_empty() {
            session.wait("ordering by the terminal", |s| position(&s.bytes, "\u{1b}[8h").is_some());
        } else {
            session.wait(last, |s| position(&s.bytes, last).is_some());
        }
        session.wait_for("Facts");
        session.comes(Duration::from_millis(200), |_| false);
        assert_next_display(&mut session, next);
        session.keys("q");
        let (code, bytes) = session.end();
        assert_eq!(code, 0);
        assert_given_back(&bytes);
        if next == "per-cell" {
            let (off, on) = (position(&bytes, "use_ctl=false").unwrap(), position(&bytes, "use_ctl=true").unwrap());
            assert!(off < on);
        }
    }
}

#[test]
fn replies_are_never_keys_and_keys_are_never_lost() {
    // Typed into the search, where whatever is not a letter of the word would be seen.
    let typed = ["/است", "ا", "نة", ""];
    for (late, split) in [(20, false), (20, true), (700, false), (700, true)] {
        let mut session = answering(Answers { replies: KONSOLE, typed, split, late: Duration::from_millis(late), ..IN_TIME });
        session.wait_for("1 of 2");
        session.wait("measured", |s| position(&s.bytes, "\u{1b}[6n").is_some());
        session.comes(Duration::from_millis(300), |_| false);
        assert!(session.screen().contains("1 of 2"), "{late} {split}: {}", session.screen());
        session.keys("\r");
        assert_next_display(&mut session, "words-kitty");
        session.keys("q");
        assert_eq!(session.end().0, 0);
    }
}

#[test]
fn a_silent_terminal_costs_nothing() {
    let begun = Instant::now();
    let mut session = Session::open(&[], 36, 120);
    session.wait_for("? help");
    session.wait("the question", |s| position(&s.bytes, "\u{1b}[c").is_some());
    let shown = begun.elapsed();
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
    // Asked once, after the first frame, and nothing was changed by it.
    let (frame, question) = (position(&bytes, "\u{1b}[?2026l").unwrap(), position(&bytes, "\u{1b}[>0q").unwrap());
    assert!(frame < question);
    assert!(position(&bytes[question + 1..], "\u{1b}[>0q").is_none());
    println!("shown after {shown:?}");
    for (variable, value, arguments) in
        [("TERM", "dumb", [].as_slice()), ("TERM", "xterm", &["--display", "words", "--harakat", "strip"])]
    {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
        command.args(arguments);
        let mut session = Session::start_in(command, 36, 120, &[(variable, value)]);
        session.wait_for("? help");
        session.wait_for("Facts");
        session.keys("q");
        let (_, bytes) = session.end();
        for question in ["\u{1b}[>0q", "\u{1b}[8$p", "\u{1b}[c", "\u{1b}[6n"] {
            assert!(position(&bytes, question).is_none(), "{value}: {question:?}");
        }
    }
}

#[test]
fn no_reply_reaches_the_shell() {
    let program = env!("CARGO_BIN_EXE_tarjuman");
    // What is left for whoever reads the terminal next: everything that comes within half a second.
    let script = format!("'{program}'; stty raw -echo min 0 time 5; printf 'left<'; cat -v; printf '>'");
    // All replies late, but in time; and some without the last. On a busy machine this test's own replies may come later than the program may wait: then once more.
    for replies in [KITTY, [KITTY[0], KITTY[1], KITTY[2], ""]] {
        let mut left = String::new();
        let clean = (0..3).any(|_| {
            let mut command = CommandBuilder::new("sh");
            command.args(["-c", &script]);
            let mut session = Session::start(command, 24, 80);
            session.answers =
                Some(Answers { replies, late: Duration::from_millis(60), split: true, typed: ["q", "", "", ""], ..IN_TIME });
            session.wait("the shell", |s| position(&s.bytes, ">").is_some() && position(&s.bytes, "left<").is_some());
            let (_, bytes) = session.end();
            assert_given_back(&bytes);
            left = String::from_utf8_lossy(&bytes[position(&bytes, "left<").unwrap()..]).into_owned();
            left.starts_with("left<>")
        });
        assert!(clean, "{left:?}");
    }
}

#[test]
fn print_asks_only_where_nothing_else_tells() {
    let path = file("printed.txt", "خبر مطبوع");
    // Under PuTTY, which only its answers tell; and in a terminal that is silent.
    for answers in [Some(Answers { replies: PUTTY, ..IN_TIME }), None] {
        let mut session = Session::open(&["print", &path], 24, 80);
        session.answers = answers;
        session.wait("the text", |s| position(&s.bytes, "ﺮﺒﺧ").is_some() || position(&s.bytes, "ﺧﺒﺮ").is_some());
        let (code, bytes) = session.end();
        assert_eq!(code, 0);
        assert_eq!(position(&bytes, "\u{1b}[8l").is_none(), answers.is_some(), "ordered by PuTTY, by us elsewhere");
    }
    // mlterm orders by itself what stands there after the program has ended.
    for (term, form) in [("xterm-kitty", "ﺧﺒﺮ"), ("mlterm", "خبر")] {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
        command.args(["print", &path]);
        let mut session = Session::start_in(command, 24, 80, &[("TERM", term)]);
        session.wait("the text", |s| position(&s.bytes, form).is_some());
        let (_, bytes) = session.end();
        assert!(position(&bytes, "\u{1b}[c").is_none() && position(&bytes, "use_ctl").is_none());
    }
}

#[test]
fn settings_that_are_wrong_do_not_keep_the_article_from_the_reader() {
    let settings = file("broken.toml", "panel = \"right\"\n\ntheme = \"pink\"\n");
    let mut session = Session::open(&["--config", &settings], 24, 120);
    session.wait_for("broken.toml, line 3");
    session.wait_for("ﻰﻘﺘﻟﺍ");
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
}

#[test]
fn the_panel_stands_where_the_settings_say() {
    let settings = file("right.toml", "panel = \"right\"\n");
    let mut session = Session::open(&["--config", &settings], 24, 120);
    session
        .wait("the tabs on the right", |s| s.screen().lines().next().is_some_and(|line| line.find("Facts") > line.find("ﻪﻨﻴﺻ")));
    session.keys("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn corrections_are_there_the_next_time() {
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("session-corrections");
    let _ = fs::remove_dir_all(&data);
    let open = |name: &str| {
        let article = file(name, tarjuman::source::BUNDLED.1);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
        command.arg(article);
        command.env("TARJUMAN_DATA", data.to_str().unwrap());
        let mut session = Session::start(command, 36, 120);
        session.wait_for("MEETING");
        session
    };
    let mut session = open("corrected.txt");
    session.keys("\tc");
    session.wait_for("\u{2713} confirmed");
    session.keys("q");
    assert_eq!(session.end().0, 0);
    let mut session = open("corrected-elsewhere.txt");
    session.wait_for("\u{2713} confirmed");
    session.keys("\tc");
    session.wait("taken back", |s| !s.screen().contains('\u{2713}'));
    session.keys("q");
    assert_eq!(session.end().0, 0);
    let kept: Vec<_> = fs::read_dir(data.join("corrections")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(fs::read_to_string(&kept[0]).unwrap().contains("\"corrections\": []"));
}

#[test]
fn corrections_that_cannot_be_kept_are_told_and_put_elsewhere() {
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("session-shut");
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data).unwrap();
    // A file in the place of the folder: nobody can write into it.
    fs::write(data.join("corrections"), "").unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.arg(file("unkept.txt", "\u{627}\u{644}\u{62A}\u{642}\u{649} وزير الخارجية الأردني نظيره المصري في عمان اليوم.\n"));
    command.env("TARJUMAN_DATA", data.to_str().unwrap());
    let mut session = Session::start(command, 36, 160);
    session.wait_for("MEETING");
    session.keys("\tc");
    session.wait_for("NOT KEPT");
    session.wait_for("\u{2713} confirmed");
    session.keys("q");
    session.wait_for("q again leaves");
    session.keys("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&bytes);
}
