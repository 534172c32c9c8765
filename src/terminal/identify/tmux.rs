//! What tmux says of the terminal around it.

use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The client's XTVERSION, else its `TERM`.
const FORMAT: &str = "#{?client_termtype,#{client_termtype},#{client_termname}}";

/// Asks tmux for its client, such as `VTE(8400)` or `alacritty`; nothing where it does not say so in time.
#[must_use]
pub fn client(timeout: Duration) -> Option<String> {
    let mut asked = Command::new("tmux")
        .args(["display-message", "-p", FORMAT])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let end = Instant::now() + timeout;
    let done = loop {
        match asked.try_wait() {
            Ok(Some(status)) => break status.success(),
            Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(2)),
            _ => {
                let _ = asked.kill();
                let _ = asked.wait();
                break false;
            }
        }
    };
    // A line: it stands in the pipe since the program has ended.
    let mut text = Vec::new();
    let said = done && asked.stdout.take().is_some_and(|out| out.take(256).read_to_end(&mut text).is_ok());
    let text = String::from_utf8_lossy(&text);
    let name: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    (said && !name.is_empty()).then_some(name)
}
