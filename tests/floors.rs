//! The import table of ARCHITECTURE.md, held: a file imports from floors below its own and from the leaf files of its own floor, and what may touch the terminal,
//! files, the environment and threads is named here.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Floor of each part of `src/`, from the ground up.
const FLOORS: [(&str, u8); 21] = [
    ("text", 1),
    ("config", 1),
    ("document", 2),
    ("lexicon", 2),
    ("layout", 2),
    ("display", 3),
    ("tokens", 3),
    ("annotate", 4),
    ("markup", 5),
    ("gloss", 5),
    ("output", 6),
    ("settings", 6),
    ("source", 6),
    ("sink", 7),
    ("imports", 6),
    ("corrections", 6),
    ("app", 7),
    ("view", 8),
    ("terminal", 9),
    ("cli", 10),
    ("main", 11),
];

/// Words that only some parts may use.
const RESERVED: [(&str, &[&str]); 8] = [
    ("ratatui", &["view", "terminal"]),
    ("crossterm", &["terminal", "cli"]),
    ("signal_hook", &["terminal", "cli"]),
    ("rustix", &["terminal"]),
    ("clap", &["cli"]),
    ("quick_xml", &["imports"]),
    ("std::fs", &["terminal", "settings", "source", "sink", "imports", "corrections", "cli"]),
    ("std::env", &["terminal", "cli"]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Each file of `src/` with the part it belongs to, and its code without tests, comments and blank lines.
fn sources() -> Vec<(PathBuf, String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let relative = path.strip_prefix(&root).unwrap().to_owned();
        if relative.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs") {
            continue;
        }
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap().to_owned();
        let part = first.strip_suffix(".rs").unwrap_or(&first).to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).map(str::to_owned);
        sources.push((relative, part, lines.collect()));
    }
    sources
}

/// The parts of the crate that a line names: `crate::part`, and each of `crate::{a, b}`.
fn imports(line: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for after in line.split("crate::").skip(1) {
        let group = after.strip_prefix('{').and_then(|inner| inner.split('}').next());
        for name in group.map_or_else(|| vec![after], |group| group.split(',').collect()) {
            let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                parts.push(name);
            }
        }
    }
    parts
}

#[test]
fn nothing_imports_upwards() {
    let floors: BTreeMap<&str, u8> = FLOORS.into();
    let mut wrong = Vec::new();
    for (path, part, lines) in sources() {
        if part == "lib" {
            continue;
        }
        let own = *floors.get(part.as_str()).unwrap_or_else(|| panic!("{part} has no floor: name it in the table"));
        for line in &lines {
            for import in imports(line) {
                let Some(&floor) = floors.get(import.as_str()) else { continue };
                if import != part && floor >= own {
                    wrong.push(format!("{} (floor {own}) uses crate::{import} (floor {floor})", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reserved_words_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (path, part, lines) in sources() {
        for (word, allowed) in RESERVED {
            let used = lines.iter().any(|line| line.contains(&format!("{word}::")) || line.contains(&format!("use {word}")));
            if used && !allowed.contains(&part.as_str()) {
                wrong.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_paint_writes_text_cells() {
    for (path, part, lines) in sources() {
        let writes =
            ["set_symbol", "set_string", "set_line", "set_span", "render_widget", "Paragraph::", "Line::from", "Span::from"];
        let offends = |line: &String| writes.iter().any(|word| line.contains(word));
        if part == "view" && !path.ends_with("view/paint.rs") {
            assert!(!lines.iter().any(offends), "{} writes cells itself", path.display());
        }
    }
}

#[test]
fn escape_sequences_stand_only_in_terminal() {
    for (path, part, lines) in sources() {
        let escape = |line: &String| line.contains("\\x1b[") || line.contains("\\u{1b}[") || line.contains("\\u{1B}[");
        if part != "terminal" {
            assert!(!lines.iter().any(escape), "{} holds an escape sequence", path.display());
        }
    }
}

#[test]
fn every_file_opens_with_its_purpose_and_is_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, _, lines) in sources() {
        let text = fs::read_to_string(root.join(&path)).unwrap();
        assert!(text.starts_with("//!"), "{} does not say what it is for", path.display());
        // Comments and tests apart, and the rows of tables.
        let code = lines.iter().filter(|line| !line.starts_with(['(', '[', '"'])).count();
        assert!(code <= 400, "{} has {code} lines of code: split it", path.display());
    }
}
