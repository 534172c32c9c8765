//! `tarjuman print` as another program sees it: every option, alone and together, to a pipe.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tarjuman::config::Display;
use tarjuman::text::letters::TATWEEL;

const TEXT: &str = "التقى وزير الخارجية السيد أحمد كمال نظيره في العاصمة يوم 21 مايو 2016، وبحثا سبل تعزيز التعاون بين البلدين \
    (Reuters).\n\nوقال السفير إن المحادثات كانت مثمرة، وإن الجانبين اتفقا على مواصلة الحوار بينهما في الأشهر القادمة.\n";

fn tarjuman(arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.env_remove("NO_COLOR").env_remove("TARJUMAN_THEME").env_remove("TARJUMAN_DISPLAY").env_remove("TARJUMAN_HARAKAT");
    command.arg("print").args(arguments.split_whitespace());
    command
}

/// What comes out for `text` on standard input; it must be done without a word on standard error.
fn print(arguments: &str, text: &str) -> String {
    let output = tarjuman(arguments).arg("-").write_stdin(text).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{arguments}");
    String::from_utf8(output.stdout).unwrap()
}

fn file(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn width(line: &str) -> usize {
    tarjuman::text::width::text_width(line)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn a_pipe_gets_the_text_whatever_does_not_change_it() {
    for arguments in [
        "",
        "--width none",
        "--align left",
        "--shape none",
        "--direction ltr",
        "--color always",
        "--harakat keep",
        "--display logical",
    ] {
        assert_eq!(print(arguments, TEXT), TEXT, "{arguments}");
    }
}

#[test]
fn justified_in_logical_order_both_edges_are_straight() {
    let out = print("--width 40 --align justify", TEXT);
    // Kashidas are letters of the text; without them and the wider blanks it is what it was.
    assert!(out.contains(TATWEEL));
    assert_eq!(words(&out.replace(TATWEEL, "")), words(TEXT));
    for paragraph in out.trim_end().split("\n\n") {
        let lines: Vec<&str> = paragraph.lines().collect();
        let (last, full) = lines.split_last().unwrap();
        assert!(!full.is_empty() && full.iter().all(|line| width(line) == 40), "{paragraph}");
        assert!(width(last) <= 40 && !last.starts_with(' ') && !last.contains(TATWEEL), "{last}");
    }
}

#[test]
fn justified_in_visual_order() {
    for display in Display::ALL.into_iter().filter(|&display| display != Display::Logical) {
        let out = print(&format!("--width 40 --align justify --color never --display {}", display.name()), TEXT);
        let plain = without_weight(&out);
        let first = plain.lines().next().unwrap();
        assert_eq!(width(first), 40, "{display:?}: {first}");
        // The last line stands at the right edge.
        let last = plain.trim_end().lines().last().unwrap();
        assert_eq!(width(last), 40, "{display:?}: {last}");
        assert!(last.starts_with([' ', '\u{2800}']));
    }
}

/// `words-kitty` needs bold, which is no colour.
fn without_weight(text: &str) -> String {
    text.replace("\u{1b}[1m", "").replace("\u{1b}[22m", "")
}

#[test]
fn lines_stand_where_they_are_asked_to() {
    let text = "سلام\n\nThe end\n";
    let edges = |arguments: &str| -> Vec<String> { print(arguments, text).lines().map(str::to_owned).collect() };
    let shaped = "\u{FEE1}\u{FEFC}\u{FEB3}";
    let right = [format!("       {shaped}"), String::new(), "   The end".to_owned()];
    let left = [shaped.to_owned(), String::new(), "The end".to_owned()];
    let start = [right[0].clone(), String::new(), "The end".to_owned()];
    assert_eq!(edges("--display visual --width 10 --align right"), right);
    assert_eq!(edges("--display visual --width 10 --align left"), left);
    assert_eq!(edges("--display visual --width 10"), right);
    assert_eq!(edges("--display visual --width 10 --direction auto"), start);
    assert_eq!(edges("--display visual --width 10 --direction auto --align justify"), start);
    assert_eq!(edges("--display visual --width none"), left);
    // In logical order blanks come before a line only where they are asked for.
    assert_eq!(edges("--width 10"), ["سلام", "", "The end"]);
    assert_eq!(edges("--width 10 --align justify"), ["سلام", "", "The end"]);
    assert_eq!(edges("--width 10 --align right"), ["      سلام", "", "   The end"]);
}

#[test]
fn an_edge_needs_a_width() {
    for align in ["right", "justify"] {
        let output = tarjuman(&format!("--width none --align {align} -")).write_stdin(TEXT).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("--width"));
        assert!(print(&format!("--align {align}"), &TEXT.repeat(3)).lines().all(|line| width(line) <= 80));
    }
}

#[test]
fn shapes() {
    assert_eq!(print("--shape forms", "لا سلام\n\nb"), "\u{FEFB} \u{FEB3}\u{FEFC}\u{FEE1}\n\nb\n");
    assert_eq!(print("--display visual --shape none", "لا سلام (1)"), "(1) مالس ال\n");
    assert_eq!(print("--display visual", "لا سلام (1)"), "(1) \u{FEE1}\u{FEFC}\u{FEB3} \u{FEFB}\n");
}

#[test]
fn unwrapped_lines_are_those_of_the_text() {
    let text = "أ\n\n\n  ب\nc\n";
    assert_eq!(print("--display visual --width none", text), "\u{FE83}\n\n\n\u{FE8F}\nc\n");
    assert_eq!(print("--display visual", "أ"), "\u{FE83}\n");
}

#[test]
fn direction() {
    let text = "abc: سلام\n";
    assert_eq!(print("--display visual --shape none", text), "مالس :abc\n");
    assert_eq!(print("--display visual --shape none --direction ltr", text), "abc: مالس\n");
    assert_eq!(print("--display visual --shape none --direction auto", text), "abc: مالس\n");
    // Each paragraph has its own.
    assert_eq!(print("--display visual --shape none --direction auto", "abc!\nسلام abc!\n"), "abc!\n!abc مالس\n");
}

#[test]
fn digits_and_harakat() {
    let text = "فِي ٢١ مايو 2016\n";
    for how in ["", "--width 40", "--display visual --shape none"] {
        let digits = |text: String| -> String { text.chars().filter(|c| c.is_numeric()).collect() };
        let visual = how.contains("visual");
        let order = |logical: &str, visually: &str| if visual { visually.to_owned() } else { logical.to_owned() };
        assert_eq!(digits(print(how, text)), order("٢١2016", "2016٢١"), "{how}");
        assert_eq!(digits(print(&format!("{how} --numerals arabic"), text)), order("٢١٢٠١٦", "٢٠١٦٢١"), "{how}");
        assert_eq!(digits(print(&format!("{how} --numerals european"), text)), order("212016", "201621"), "{how}");
        assert_eq!(digits(print(&format!("{how} --numerals arabic --direction ltr"), text)).chars().count(), 6);
        assert!(print(how, text).contains('\u{650}'));
        assert!(!print(&format!("{how} --harakat strip"), text).contains('\u{650}'));
    }
}

#[test]
fn colour_only_where_a_display_needs_it_and_it_is_allowed() {
    let escapes = |arguments: &str| print(arguments, TEXT).contains('\u{1b}');
    for display in Display::ALL {
        assert!(!escapes(&format!("--width 40 --color never --display {}", display.name())) || display == Display::WordsKitty);
    }
    assert!(!escapes("--width 40 --color always"));
    assert!(!escapes("--width 40 --color always --display visual"));
}

#[test]
fn nothing_of_the_article_steers_the_terminal() {
    let hostile = "قال \u{1b}]0;title\u{7} \u{1b}[31m \u{9b}2J \u{202E}abc\u{0}\u{2066} نعم\u{85}بعد\n".repeat(3);
    for display in Display::ALL {
        for options in [
            "",
            "--width 20",
            "--width 20 --align justify",
            "--shape forms",
            "--numerals arabic --harakat strip",
            "--direction auto",
        ] {
            let output = tarjuman(&format!("{options} --color never --display {} -", display.name()))
                .write_stdin(hostile.clone())
                .output()
                .unwrap();
            let out = without_weight(std::str::from_utf8(&output.stdout).unwrap());
            assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{display:?} {options}: {out:?}");
            assert!(out.contains("abc") || out.contains("cba"));
        }
    }
}

#[test]
fn a_long_text_keeps_its_order_on_many_cores() {
    let numbered: String = (0..40_000).map(|n| format!("سطر رقم {n}\n")).collect();
    let path = file("numbered.txt", &numbered);
    let output = tarjuman("--display visual --shape none").arg(&path).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(lines.lines().count(), 40_000);
    for (n, line) in lines.lines().enumerate() {
        assert_eq!(line, format!("{n} مقر رطس"));
    }
    // One paragraph is cut into pieces, between words, and nothing is lost.
    let path = file("paragraph.txt", &numbered.replace('\n', " "));
    let output = tarjuman("--display visual --shape none --width 50").arg(&path).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<usize> = out.lines().flat_map(|line| line.split(' ').rev().filter_map(|word| word.parse().ok())).collect();
    assert_eq!(numbers, (0..40_000).collect::<Vec<usize>>());
}

#[test]
fn a_closed_pipe_ends_quietly_in_every_order() {
    let long = file("long-print.txt", &"كلمة وأخرى\n".repeat(200_000));
    for options in ["", "--display visual", "--width 40", "--width 40 --align justify", "--display words --width 30"] {
        let script = format!("'{}' print '{}' {options} | head -n 1", env!("CARGO_BIN_EXE_tarjuman"), long.display());
        let output = Command::new("sh").args(["-c", &script]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
        assert!(output.stderr.is_empty(), "{options}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
