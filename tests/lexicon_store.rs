//! The store of imported lexicons when things go wrong: a full disk, a folder that cannot be written, imports killed or side by side, files far too large.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod almor;
#[expect(dead_code, reason = "other tests look at terms")]
mod desk;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use desk::{Desk, SMALL, token};
use serde_json::Value;

const TEXT: &str = "زمجر السفير في الاجتماع.\n";

/// A database that takes a while to import.
fn made(desk: &Desk, lemmas: usize) -> String {
    let path = desk.folder.join("made.db");
    let mut out = BufWriter::new(File::create(&path).unwrap());
    almor::write(&mut out, lemmas).unwrap();
    out.flush().unwrap();
    path.to_str().unwrap().to_owned()
}

fn start(desk: &Desk, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.env("TARJUMAN_DATA", desk.folder.join("data")).args(arguments);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Names and numbers of lemmas in the store; nothing in it may be damaged.
fn listed(desk: &Desk) -> Vec<(String, u64)> {
    let list: Value = serde_json::from_str(&desk.good(&["lexicon", "list", "--format", "json"])).unwrap();
    list.as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].as_str().unwrap().to_owned(), one["lemmas"].as_u64().unwrap()))
        .collect()
}

#[test]
fn an_import_that_is_killed_leaves_what_was_there() {
    let desk = Desk::new("killed");
    let big = made(&desk, 2000);
    desk.good(&["lexicon", "import", "--name", "x", SMALL]);
    let mut interrupted = 0;
    for wait in 0..12 {
        let mut child = start(&desk, &["lexicon", "import", "--name", "x", &big]);
        thread::sleep(Duration::from_millis(wait * wait * 6));
        child.kill().unwrap();
        let done = child.wait().unwrap().success();
        interrupted += usize::from(!done);
        let found = listed(&desk);
        let known = found == [("x".to_owned(), 16)] || found == [("x".to_owned(), 2000)];
        assert!(known, "{found:?}");
        if found == [("x".to_owned(), 2000)] {
            desk.good(&["lexicon", "import", "--name", "x", SMALL]);
        }
        assert_eq!(token(&desk.found(TEXT), "زمجر")["known"], true);
    }
    assert!(interrupted > 3, "the imports were done before they were killed: nothing was tested");
    // What one of them left is in nobody's way, and goes when it is a day old.
    let folder = desk.folder.join("data/lexicons");
    let (old, new) = (folder.join(".import-old"), folder.join(".import-new"));
    for left in [&old, &new] {
        fs::write(left, "half").unwrap();
    }
    let day = Duration::from_secs(25 * 60 * 60);
    File::options().write(true).open(&old).unwrap().set_modified(SystemTime::now() - day).unwrap();
    assert_eq!(listed(&desk).len(), 1);
    desk.good(&["lexicon", "import", "--name", "x", SMALL]);
    assert!(!old.exists() && new.exists());
}

#[test]
fn imports_side_by_side_do_not_meet() {
    let desk = Desk::new("together");
    let big = made(&desk, 500);
    let arguments: [&[&str]; 4] = [
        &["lexicon", "import", "--name", "same", &big],
        &["lexicon", "import", "--name", "same", SMALL],
        &["lexicon", "import", "--name", "other", SMALL],
        &["lexicon", "import", "--name", "same", SMALL],
    ];
    let children: Vec<Child> = arguments.iter().map(|arguments| start(&desk, arguments)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let found = listed(&desk);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], ("other".to_owned(), 16));
    assert!(found[1] == ("same".to_owned(), 16) || found[1] == ("same".to_owned(), 500), "{found:?}");
    let left: Vec<String> = desk.stored().into_iter().map(|file| file.0).collect();
    assert_eq!(left, ["other.lexicon", "same.lexicon"]);
}

/// A limit on the size of files that are written fails like a full disk.
#[cfg(unix)]
#[test]
fn a_full_disk_changes_nothing() {
    let desk = Desk::new("full");
    desk.good(&["lexicon", "import", "--name", "x", SMALL]);
    let before = desk.stored();
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec {} lexicon import --name x {}",
        env!("CARGO_BIN_EXE_tarjuman"),
        made(&desk, 300)
    );
    let output = Command::new("sh").arg("-c").arg(script).env("TARJUMAN_DATA", desk.folder.join("data")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("lexicons cannot be used:") && said.contains("is the disk full"), "{said}");
    assert_eq!(desk.stored(), before, "a file that was begun is left");
    assert_eq!(token(&desk.found(TEXT), "زمجر")["known"], true);
}

#[test]
fn a_store_that_cannot_be_written_is_named() {
    let desk = Desk::new("closed");
    // A file stands where the folder should be: nobody may write below it, not even root.
    fs::write(desk.folder.join("data"), "in the way").unwrap();
    let done = desk.run(&["lexicon", "import", SMALL]);
    assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{}", done.err);
    assert!(done.err.contains("data/lexicons cannot be used") && done.err.contains("--data"), "{}", done.err);
    // Other commands say so and go on without it.
    let article = desk.file("a.txt", TEXT);
    let read = desk.run(&["annotate", &article]);
    assert_eq!(read.code, Some(0), "{}", read.err);
    assert!(serde_json::from_str::<Value>(&read.out).is_ok());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let closed = desk.folder.join("closed");
        fs::create_dir_all(closed.join("lexicons")).unwrap();
        fs::set_permissions(closed.join("lexicons"), fs::Permissions::from_mode(0o555)).unwrap();
        if fs::write(closed.join("lexicons/try"), "").is_ok() {
            eprintln!("skipped: root may write everywhere");
        } else {
            let done = desk.run(&["--data", closed.to_str().unwrap(), "lexicon", "import", SMALL]);
            assert_eq!(done.code, Some(1));
            assert!(done.err.contains("closed/lexicons cannot be used"), "{}", done.err);
        }
    }
}

#[test]
fn what_is_far_too_large_is_refused_at_once() {
    let desk = Desk::new("large");
    let path = desk.folder.join("large.db");
    let mut file = File::create(&path).unwrap();
    file.write_all(b"###PREFIXES###\n").unwrap();
    // No such file is written: the rest is a hole.
    file.set_len(3 << 30).unwrap();
    let done = desk.run(&["lexicon", "import", path.to_str().unwrap()]);
    fs::remove_file(&path).unwrap();
    assert_eq!(done.code, Some(1), "{}", done.err);
    assert!(done.err.contains("large.db is larger than 1 GB"), "{}", done.err);
    assert!(desk.stored().is_empty());
}
