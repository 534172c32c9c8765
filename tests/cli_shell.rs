//! What the program writes about itself: completions, manual, settings.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

use std::fs;
use std::process::{Command, Output};

fn tarjuman(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.env_remove("TARJUMAN_CONFIG").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The commands as `--help` lists them.
fn commands() -> Vec<String> {
    let help = text(&tarjuman(&["--help"]).stdout);
    let rows = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    rows.filter_map(|row| row.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn completions_know_every_command() {
    let commands = commands();
    assert!(commands.len() >= 8, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let out = tarjuman(&["completions", shell]);
        assert_eq!(out.status.code(), Some(0));
        let script = text(&out.stdout);
        for name in &commands {
            assert!(script.contains(name.as_str()), "{name} is not in the completions of {shell}");
        }
    }
    assert_eq!(tarjuman(&["completions", "tcl"]).status.code(), Some(2));
}

#[test]
fn bash_reads_its_completions() {
    let script = tarjuman(&["completions", "bash"]).stdout;
    let Ok(bash) = Command::new("bash").args(["--norc", "-c", &format!("{}\ncomplete -p tarjuman", text(&script))]).output()
    else {
        eprintln!("skipped: no bash here");
        return;
    };
    assert!(text(&bash.stdout).contains("tarjuman"), "{}", text(&bash.stderr));
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let page = text(&tarjuman(&["man"]).stdout);
    assert!(page.contains(".TH tarjuman 1") && page.contains("Examples:"), "{page}");
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man1");
    assert_eq!(tarjuman(&["man", "--output", pages.to_str().unwrap()]).status.code(), Some(0));
    assert!(pages.join("tarjuman.1").exists());
    for name in commands() {
        let page = fs::read_to_string(pages.join(format!("tarjuman-{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH tarjuman-{name} 1")), "{page}");
    }
    // A folder that cannot be made is named.
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let out = tarjuman(&["man", "--output", file.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stderr).contains("file"), "{}", text(&out.stderr));
}

#[test]
fn the_settings_are_found_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let name = path.to_str().unwrap();
    let defaults = tarjuman(&["config", "default"]);
    fs::write(&path, &defaults.stdout).unwrap();
    let out = tarjuman(&["--config", name, "config", "path"]);
    assert_eq!(text(&out.stdout).trim_end(), name);
    assert_eq!(tarjuman(&["--config", name, "config", "check"]).status.code(), Some(0));
    fs::write(&path, "theme = \"dark\"\npanel = \"up\"\n").unwrap();
    let out = tarjuman(&["--config", name, "config", "check"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stderr).contains("line 2") && text(&out.stderr).contains("left"), "{}", text(&out.stderr));
}
