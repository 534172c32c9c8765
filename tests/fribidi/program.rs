//! The program `fribidi`: lines in, visual lines or embedding levels out.

use std::io::Write as _;
use std::process::{Command, Stdio};

use tarjuman::layout::Direction;

/// Whether it can be run.
pub(crate) fn installed() -> bool {
    Command::new("fribidi").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// What `fribidi` prints for each of the lines, none of which is empty or holds a line feed; nothing for a line that kills it.
fn run(lines: &[&str], direction: Direction, options: &[&str]) -> Vec<Option<String>> {
    if let Some(all) = try_run(lines, direction, options) {
        return all.into_iter().map(Some).collect();
    }
    if lines.len() == 1 {
        return vec![None];
    }
    let (first, second) = lines.split_at(lines.len() / 2);
    [first, second].into_iter().flat_map(|half| run(half, direction, options)).collect()
}

fn try_run(lines: &[&str], direction: Direction, options: &[&str]) -> Option<Vec<String>> {
    let direction = match direction {
        Direction::Rtl => "--rtl",
        Direction::Ltr => "--ltr",
        // As ours: from the first strong character, right to left where there is none.
        Direction::Auto => "--wrtl",
    };
    let mut command = Command::new("fribidi");
    command.args(["--nopad", "--nobreak", direction]).args(options);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("fribidi runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = lines.join("\n") + "\n";
    // It may end before it has read all.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("fribidi ends");
    let read = writer.join().expect("no panic");
    if read.is_err() || !output.status.success() {
        return None;
    }
    let output = String::from_utf8(output.stdout).expect("fribidi writes UTF-8");
    let out: Vec<String> = output.split_terminator('\n').map(str::to_owned).collect();
    assert_eq!(out.len(), lines.len(), "fribidi answers each line with one");
    Some(out)
}

/// The visual lines, left to right, without the characters that `--clean` takes out.
pub(crate) fn visual(lines: &[&str], direction: Direction) -> Vec<Option<String>> {
    run(lines, direction, &["--clean"])
}

/// The embedding level of each character of each line.
pub(crate) fn levels(lines: &[&str], direction: Direction) -> Vec<Option<Vec<u8>>> {
    let number = |word: &str| word.parse().expect("a level is a number");
    let numbers = |line: String| line.split_whitespace().map(number).collect();
    run(lines, direction, &["--novisual", "--levels"]).into_iter().map(|line| line.map(numbers)).collect()
}
