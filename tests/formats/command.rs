//! `annotate` with many inputs: files, their names, failures, ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FORMATS: [(&str, &[&str]); 6] = [
    ("json", &["json"]),
    ("jsonl", &["jsonl"]),
    ("brat", &["txt", "ann"]),
    ("webannotation", &["jsonld"]),
    ("conllu", &["conllu"]),
    ("html", &["html"]),
];

fn tarjuman() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.env("TARJUMAN_CONFIG", Path::new(env!("CARGO_TARGET_TMPDIR")).join("none.toml")).stdin(Stdio::null());
    command
}

struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Outcome { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A folder with `count` articles.
fn folder_of(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..count {
        let text = format!("التقى الوزير رقم {n} نظيره المصري في القاهرة.\n\nوقال إن بلاده ترحب بالاتفاق.\n");
        fs::write(folder.path().join(format!("n{n:04}.txt")), text).unwrap();
    }
    folder
}

#[test]
fn every_format_to_a_folder_of_files() {
    let inputs = folder_of(5);
    fs::write(inputs.path().join("n0002.txt"), b"%PDF-1.4").unwrap();
    for (format, endings) in FORMATS {
        let out = tempfile::tempdir().unwrap();
        let done = run(tarjuman()
            .args(["annotate", "--format", format, "--output"])
            .arg(out.path())
            .arg(inputs.path())
            .arg("missing.txt"));
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{format}");
        assert!(
            done.err.contains("n0002.txt") && done.err.contains("missing.txt") && done.err.matches("hint:").count() == 2,
            "{}",
            done.err
        );
        let mut want: Vec<String> = ["n0000", "n0001", "n0003", "n0004"]
            .iter()
            .flat_map(|name| endings.iter().map(move |end| format!("{name}.{end}")))
            .collect();
        if format == "brat" {
            want.extend(["annotation.conf".to_owned(), "visual.conf".to_owned()]);
        }
        want.sort();
        assert_eq!(names(out.path()), want, "{format}");
        for name in want {
            assert!(fs::read_to_string(out.path().join(&name)).unwrap().ends_with('\n'), "{format}: {name}");
        }
    }
}

#[test]
fn a_folder_is_its_articles_in_order() {
    let inputs = folder_of(30);
    fs::write(inputs.path().join("notes.md"), "no article").unwrap();
    fs::create_dir(inputs.path().join("deeper.txt")).unwrap();
    let done = run(tarjuman().args(["annotate", "--format", "jsonl"]).arg(inputs.path()));
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    let articles: Vec<String> = done
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["article"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(articles, (0..30).map(|n| format!("n{n:04}.txt")).collect::<Vec<_>>());
    for format in ["json", "webannotation"] {
        let done = run(tarjuman().args(["annotate", "--format", format]).arg(inputs.path()));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&done.out).unwrap().as_array().unwrap().len(), 30);
    }
    let empty = tempfile::tempdir().unwrap();
    let done = run(tarjuman().arg("annotate").arg(empty.path()));
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("holds no article"), "{}", done.err);
}

#[test]
fn no_input_is_written_over() {
    let inputs = folder_of(2);
    let before: Vec<String> =
        names(inputs.path()).iter().map(|name| fs::read_to_string(inputs.path().join(name)).unwrap()).collect();
    let done = run(tarjuman().current_dir(inputs.path()).args([
        "annotate",
        "--format",
        "brat",
        "-o",
        ".",
        "n0000.txt",
        "n0001.txt",
        "n0000.txt",
    ]));
    assert_eq!(done.code, Some(0), "{}", done.err);
    let after: Vec<String> =
        ["n0000.txt", "n0001.txt"].iter().map(|name| fs::read_to_string(inputs.path().join(name)).unwrap()).collect();
    assert_eq!(before, after);
    for name in ["n0000-2.ann", "n0000-3.ann", "n0001-2.ann"] {
        assert!(inputs.path().join(name).exists(), "{name} of {:?}", names(inputs.path()));
    }
}

#[test]
fn what_needs_a_folder_says_so() {
    for arguments in [&["--format", "brat"][..], &["--format", "html", "a.txt", "b.txt"]] {
        let done = run(tarjuman().arg("annotate").args(arguments));
        assert_eq!(done.code, Some(2));
        assert!(done.err.contains("--output DIR"), "{}", done.err);
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    let done = run(tarjuman().args(["annotate", "-o"]).arg(file.path()));
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("cannot be used") && done.err.contains("hint:"), "{}", done.err);
}

#[test]
fn the_schema_is_printed() {
    let done = run(tarjuman().args(["annotate", "--schema"]));
    assert_eq!((done.code, done.out.as_str()), (Some(0), tarjuman::output::SCHEMA));
    assert_eq!(run(tarjuman().args(["annotate", "--schema", "x.txt"])).code, Some(2));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let inputs = folder_of(400);
    for format in ["json", "jsonl", "conllu", "webannotation"] {
        let script = format!(
            "'{}' annotate --format {format} '{}' | head -n 2 >/dev/null",
            env!("CARGO_BIN_EXE_tarjuman"),
            inputs.path().display()
        );
        let done = run(Command::new("sh").args(["-c", &script]));
        assert!(done.err.is_empty(), "{}", done.err);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_no_half_file() {
    use std::os::unix::process::ExitStatusExt;

    let inputs = folder_of(1500);
    for round in 0..3 {
        let out = tempfile::tempdir().unwrap();
        let mut child =
            tarjuman().args(["annotate", "--format", "json", "-o"]).arg(out.path()).arg(inputs.path()).spawn().unwrap();
        let begun = Instant::now();
        while names(out.path()).len() < 20 + 40 * round && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(2));
        }
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let status = child.wait().unwrap();
        assert!(killed.success() && status.signal() == Some(2), "{status:?}");
        let files: Vec<PathBuf> = names(out.path()).iter().map(|name| out.path().join(name)).collect();
        assert!(files.len() >= 20 && files.len() < 1500, "{}", files.len());
        for file in files {
            assert!(file.extension().is_some_and(|end| end == "json"), "{} was left", file.display());
            let text = fs::read_to_string(&file).unwrap();
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{} is half", file.display());
        }
    }
}

/// What a terminal is shown while `arguments` run in it.
#[cfg(unix)]
fn in_terminal(arguments: &[&str], folder: &Path) -> String {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.env("TARJUMAN_CONFIG", Path::new(env!("CARGO_TARGET_TMPDIR")).join("none.toml"));
    command.env("TERM", "xterm");
    command.args(arguments);
    command.cwd(folder);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let reading = std::thread::spawn(move || {
        let mut all = Vec::new();
        let _ = reader.read_to_end(&mut all);
        all
    });
    assert!(child.wait().unwrap().success());
    drop(pair.master);
    String::from_utf8_lossy(&reading.join().unwrap()).into_owned()
}

#[cfg(unix)]
#[test]
fn the_bar_is_for_terminals_alone() {
    let inputs = folder_of(300);
    let shown = in_terminal(&["annotate", "-o", "out", "."], inputs.path());
    assert!(shown.contains("/300"), "{shown:?}");
    // No colours, whatever the terminal.
    assert!(!shown.contains("\u{1b}[3") && !shown.contains("\u{1b}[9"), "{shown:?}");
    // Results that go to the terminal are not mixed with it.
    assert!(!in_terminal(&["annotate", "--format", "conllu", "n0001.txt", "n0002.txt"], inputs.path()).contains("/2,"));
    let piped = run(tarjuman().args(["annotate", "-o"]).arg(inputs.path().join("piped")).arg(inputs.path()));
    assert_eq!((piped.code, piped.out.as_str(), piped.err.as_str()), (Some(0), "", ""));
}
