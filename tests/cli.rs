//! The command line as another program sees it: outputs, messages, exit codes.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;

fn tarjuman() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    for name in ["NO_COLOR", "TARJUMAN_THEME", "TARJUMAN_DISPLAY", "TARJUMAN_HARAKAT"] {
        command.env_remove(name);
    }
    // Not the settings of whoever runs the tests.
    command.env("TARJUMAN_CONFIG", PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("none.toml"));
    command
}

/// A file of its own for each test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    Outcome {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[test]
fn without_a_terminal_the_article_is_printed() {
    let done = run(&mut tarjuman());
    assert_eq!(done.code, Some(0));
    assert_eq!(done.out.trim_end(), tarjuman::source::BUNDLED.1);
    assert!(done.err.is_empty());
}

#[test]
fn a_pipe_gets_the_text_as_it_is() {
    let text = "عنوان\n\nفقرة فيها 21 رقما.\n";
    let done = run(tarjuman().args(["print", "-"]).write_stdin(text));
    assert_eq!((done.code, done.out.as_str()), (Some(0), text));
}

#[test]
fn wrapped_only_when_asked() {
    let done = run(tarjuman().args(["print", "--width", "30"]));
    assert!(done.out.lines().count() > 60);
    assert!(done.out.contains("التقى وزير الخارجية"));
    let visual = run(tarjuman().args(["print", "--width", "30", "--display", "visual"]));
    assert!(visual.out.contains("ﻰﻘﺘﻟﺍ"));
    // Right-aligned: the first line ends at the edge.
    assert_eq!(visual.out.lines().next().unwrap_or_default().chars().count(), 30);
    let bare = run(tarjuman().args(["print", "--width", "30", "--display", "visual", "--shape", "none"]));
    assert!(bare.out.contains("ىقتلا"));
    let left = run(tarjuman().args(["print", "--width", "30", "--display", "visual", "--align", "left"]));
    assert!(!left.out.starts_with(' '));
}

#[test]
fn what_cannot_be_read_is_said_with_a_hint() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let empty = file("empty.txt", b"\n \n");
    let binary = file("binary.txt", &[0, 1, 2, 3, 0, 0, 0, 9]);
    let pdf = file("paper.pdf", b"%PDF-1.4 ...");
    let cases = [
        ("no-such-file.txt", "there is no file no-such-file.txt"),
        (folder, "is a folder"),
        (empty.to_str().unwrap(), "is empty"),
        (binary.to_str().unwrap(), "is not text"),
        (pdf.to_str().unwrap(), "(a PDF)"),
    ];
    for (input, words) in cases {
        for command in [&["print", input][..], &["annotate", input], &[input]] {
            // Of a folder `annotate` takes the articles.
            if command[0] == "annotate" && input == folder {
                continue;
            }
            let done = run(tarjuman().args(command));
            assert_eq!(done.code, Some(1), "{command:?}");
            assert!(done.err.contains(words) && done.err.contains("hint:"), "{command:?}: {}", done.err);
        }
    }
    assert_eq!(run(tarjuman().args(["print", "-"]).write_stdin("")).code, Some(1));
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let path = file("large.txt", b"");
    fs::File::options().write(true).open(&path).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let done = run(tarjuman().arg("print").arg(&path));
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("larger than 64 MB"), "{}", done.err);
    fs::remove_file(path).unwrap();
}

#[test]
fn others_are_done_after_one_has_failed() {
    let first = file("first.txt", "الأول".as_bytes());
    let last = file("last.txt", "الآخر".as_bytes());
    let names = [first.to_str().unwrap(), "missing.txt", last.to_str().unwrap()];
    let done = run(tarjuman().arg("print").args(names));
    assert_eq!((done.code, done.out.as_str()), (Some(1), "الأول\nالآخر\n"));
    assert!(done.err.contains("missing.txt"));
    let done = run(tarjuman().args(["annotate", "--format", "jsonl"]).args(names));
    assert_eq!(done.code, Some(1));
    let lines: Vec<serde_json::Value> = done.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|value| value["schema"] == 1));
    let list: serde_json::Value = serde_json::from_str(&run(tarjuman().arg("annotate").args(names)).out).unwrap();
    assert_eq!(list.as_array().map(Vec::len), Some(2));
}

#[test]
fn many_articles_keep_their_order() {
    let paths: Vec<PathBuf> = (0..12).map(|n| file(&format!("order-{n}.txt"), format!("مقال رقم {n}").as_bytes())).collect();
    let done = run(tarjuman().args(["annotate", "--format", "jsonl"]).args(&paths));
    assert_eq!(done.code, Some(0));
    assert_eq!(done.out.lines().count(), 12);
    for (n, line) in done.out.lines().enumerate() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        if let Some(text) = value["text"].as_str() {
            assert_eq!(text, format!("مقال رقم {n}"));
        }
    }
}

#[test]
fn a_wrong_command_line_is_status_2() {
    for wrong in [&["--nonsense"][..], &["annotate", "--format", "yaml"], &["--date", "yesterday"], &["print", "--width", "0"]] {
        let done = run(tarjuman().args(wrong));
        assert_eq!(done.code, Some(2), "{wrong:?}");
        assert!(done.err.contains("--help"), "{}", done.err);
    }
    assert_eq!(run(tarjuman().args(["article.txt", "print"])).code, Some(2));
}

#[test]
fn help_is_worth_reading() {
    for arguments in [&["--help"][..], &["print", "--help"], &["annotate", "--help"]] {
        let done = run(tarjuman().args(arguments));
        assert_eq!(done.code, Some(0));
        assert!(done.out.contains("Usage:"));
    }
    let done = run(tarjuman().arg("--help"));
    for part in ["Examples:", "print", "annotate", "--date", "--display", "q leaves"] {
        assert!(done.out.contains(part), "{part}");
    }
}

#[test]
fn a_hostile_article_is_harmless_in_a_pipe() {
    let hostile = "قال \u{1b}]0;title\u{7} \u{1b}[31m \u{9b}2J \u{202E}abc\u{0} نعم\n";
    for arguments in
        [&["print", "-"][..], &["print", "-", "--width", "20"], &["print", "-", "--display", "visual", "--width", "20"]]
    {
        let done = run(tarjuman().args(arguments).write_stdin(hostile));
        assert_eq!(done.code, Some(0));
        assert!(done.out.chars().all(|c| c == '\n' || !c.is_control()), "{arguments:?}");
        assert!(done.err.contains("control characters"));
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let long = file("long.txt", "كلمة ".repeat(400_000).as_bytes());
    let script = format!("'{}' print '{}' --width 40 | head -n 1", env!("CARGO_BIN_EXE_tarjuman"), long.display());
    let done = run(Command::new("sh").args(["-c", &script]));
    assert_eq!(done.out.lines().count(), 1);
    assert!(done.err.is_empty(), "{}", done.err);
}

#[test]
fn settings_stand_below_the_command_line() {
    let settings = file("strip.toml", b"display = \"visual\"\nharakat = \"strip\"\n");
    let settings = settings.to_str().unwrap();
    let text = "\u{643}\u{64E}\u{62A}\u{64E}\u{628}\n";
    let print = |arguments: &[&str]| run(tarjuman().args(["--config", settings, "print", "-"]).args(arguments).write_stdin(text));
    assert_eq!(print(&[]).out.trim(), "\u{FE90}\u{FE98}\u{FEDB}");
    let kept = print(&["--harakat", "keep"]).out;
    assert_eq!(kept.trim(), "\u{FE90}\u{FE98}\u{64E}\u{FEDB}\u{64E}");
    assert_eq!(print(&["--display", "auto"]).out, "\u{643}\u{62A}\u{628}\n");
    let named = run(tarjuman().env("TARJUMAN_CONFIG", settings).args(["print", "-"]).write_stdin(text));
    assert_eq!(named.out.trim(), "\u{FE90}\u{FE98}\u{FEDB}");
    let variable =
        run(tarjuman().env("TARJUMAN_DISPLAY", "logical").args(["--config", settings, "print", "-"]).write_stdin(text));
    assert_eq!(variable.out, "\u{643}\u{62A}\u{628}\n");
}

#[test]
fn settings_that_are_wrong_are_said_and_passed_over() {
    let wrong = file("wrong.toml", "theme = \"dark\"\ndispaly = \"words\"\n".as_bytes());
    let wrong = wrong.to_str().unwrap();
    let done = run(tarjuman().args(["--config", wrong, "print"]));
    assert_eq!(done.code, Some(0));
    assert_eq!(done.out.trim_end(), tarjuman::source::BUNDLED.1);
    for words in [wrong, "line 2", "dispaly", "`display`"] {
        assert!(done.err.contains(words), "{words}: {}", done.err);
    }
    for command in ["print", "annotate"] {
        let done = run(tarjuman().args(["--config", "no-such.toml", command]));
        assert_eq!(done.code, Some(2));
        assert!(done.out.is_empty() && done.err.contains("there is no file no-such.toml"), "{}", done.err);
    }
}
