//! `tarjuman gloss` as another program sees it: text and JSON, exit codes, what a pipe gets.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use assert_cmd::Command;
use serde_json::Value;

fn gloss(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.env_remove("NO_COLOR").env_remove("TARJUMAN_THEME").env_remove("TARJUMAN_DISPLAY").env_remove("TARJUMAN_HARAKAT");
    let output = command.arg("gloss").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_pipe_gets_plain_lines_in_logical_order() {
    let (code, out, err) = gloss(&["شراكة"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("شَرَاكَة  sharākah · noun f."), "{out}");
    assert!(out.contains("root       ش ر ك\n") && out.contains("partnership"), "{out}");
    let odd = |c: char| c.is_control() && c != '\n' || ('\u{2066}'..='\u{2069}').contains(&c);
    assert!(!out.contains(odd), "no escapes, no marks of direction");
    assert!(out.lines().all(|line| line == line.trim_end()), "no blanks at line ends");
}

#[test]
fn styles_and_orders_when_asked() {
    let (_, out, _) = gloss(&["--color", "always", "شراكة"]);
    assert!(out.contains("\u{1b}[1mشَرَاكَة\u{1b}[0m"), "{out:?}");
    let (_, out, _) = gloss(&["--display", "visual", "--width", "40", "--harakat", "strip", "شراكة"]);
    assert!(out.starts_with("ﺔﻛﺍﺮﺷ  sharākah"), "{out}");
    let width = |line: &str| line.chars().filter(|c| !('\u{64B}'..='\u{652}').contains(c) && *c != '\u{200E}').count();
    assert!(out.lines().all(|line| width(line) <= 40), "{out}");
    let (_, out, _) = gloss(&["--width", "40", "--table", "كتب"]);
    let wide = out.lines().filter(|l| width(l) > 40).collect::<Vec<_>>();
    assert!(wide.is_empty(), "tables are cut into columns that fit: {wide:?}");
}

#[test]
fn several_words_and_one_unknown() {
    let (code, out, _) = gloss(&["شراكة", "زقصفطط", "partnership"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("«زقصفطط» not found") && out.matches("شَرَاكَة").count() > 2, "{out}");
    assert_eq!(gloss(&["شراكة", "sharaka"]).0, Some(0));
    assert_eq!(gloss(&[""]).0, Some(1));
    let (code, out, err) = gloss(&[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("WORD"), "{err}");
}

#[test]
fn json_in_its_documented_shape() {
    let (code, out, _) = gloss(&["--format", "json", "--table", "قال", "شراكة استراتيجية", "partnership", "زقصفطط"]);
    assert_eq!(code, Some(1));
    let list: Value = serde_json::from_str(&out).unwrap();
    let answers = list.as_array().unwrap();
    assert_eq!(answers.len(), 4);
    for answer in answers {
        for key in ["query", "script", "found", "entries", "unlikely", "terms", "names", "english", "words", "suggestions"] {
            assert!(answer.get(key).is_some(), "{key} is always there");
        }
    }
    let verb = &answers[0]["entries"][0];
    assert_eq!((&verb["lemma"], &verb["pos"], &verb["verb_form"]), (&"قَال".into(), &"VERB".into(), &"I".into()));
    assert_eq!(verb["present"][0], "يَقُولُ");
    assert_eq!(verb["analyses"][0]["segments"][0]["lemma"], "قَال");
    let active = &verb["tables"][0];
    assert_eq!((&active["title"], active["rows"].as_array().unwrap().len()), (&"active".into(), 13));
    assert_eq!(active["rows"][0]["cells"][1][0], "يَقُولُ");
    assert_eq!(answers[1]["terms"][0]["english"][0], "strategic partnership");
    assert_eq!(answers[1]["words"].as_array().unwrap().len(), 2);
    assert_eq!(answers[2]["english"][0]["word"]["lemma"], "شَرَاكَة");
    assert_eq!((&answers[3]["found"], answers[3]["entries"].as_array().unwrap().len()), (&false.into(), 0));
}

#[test]
fn tables_only_when_asked() {
    let (_, without, _) = gloss(&["قال"]);
    let (_, with, _) = gloss(&["--table", "قال"]);
    assert!(!without.contains("subjunctive") && with.contains("subjunctive") && with.contains("قِيلَت"));
    let row = with.lines().find(|line| line.trim_start().starts_with("3ms ")).unwrap();
    let cells: Vec<&str> = row.split('\u{200E}').map(str::trim).collect();
    assert_eq!(cells.get(1..3), Some(["يَقُولُ", "يَقُولَ"].as_slice()), "columns keep their order in a viewer that orders Arabic");
}

#[test]
fn all_gives_whole_lists() {
    let (_, some, _) = gloss(&["علاقة"]);
    let (_, all, _) = gloss(&["--all", "علاقة"]);
    assert!(some.contains("more (--all)") && !all.contains("more (--all)") && all.len() > some.len());
}

#[test]
fn control_characters_do_not_come_out() {
    let (code, out, _) = gloss(&["\u{1b}[31mqqzzqq\u{7}", "\u{202E}x\u{9b}"]);
    assert_eq!(code, Some(1));
    assert!(!out.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202E}'), "{out:?}");
}

#[test]
fn sentences_of_a_text_have_a_line_each() {
    let (code, out, err) = gloss(&["--sentence", "وصل الوزير إلى باريس. رحبت فرنسا بالمبادرة التي أطلقتها الأمم المتحدة."]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(out, "The minister reached Paris.\nFrance welcomed the initiative which the United Nations launched.\n");
    let (_, out, _) = gloss(&["--sentence", "--format", "json", "وصل الوزير إلى باريس."]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json[0][0]["text"], "وصل الوزير إلى باريس.");
    assert_eq!(json[0][0]["gloss"], "The minister reached Paris.");
    let (code, _, _) = gloss(&["--sentence", "--table", "نص"]);
    assert_eq!(code, Some(2), "one or the other");
}
