//! Copying: text onto the clipboard by every way there is, and what was done told to the reader.
//!
//! In: [`Copied`] text. Out: OSC 52 to the terminal at once; programs and the file in a thread of their own, so that nothing can hold up the screen; then one message. A terminal
//! does not say whether it took OSC 52, so where no program is known to have taken the text, it is kept in a file as well. Nothing here ends the session: what fails is said.

mod file;
mod osc52;
mod program;
mod ways;

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use super::Message;
use crate::app::action::Copied;
use program::Failure;
use ways::{Program, Ways};

/// How long a program may take to read the text and end.
const PATIENCE: Duration = Duration::from_secs(2);

/// The ways to the clipboard, and the thread that takes those that may be slow.
#[derive(Debug)]
pub(super) struct Clipboard {
    ways: Ways,
    messages: Sender<Message>,
    worker: Option<Worker>,
}

#[derive(Debug)]
struct Worker {
    jobs: Sender<Job>,
    /// Closed when the thread has ended.
    ended: Receiver<()>,
}

/// A text to be given to programs, or kept in the file.
#[derive(Debug)]
struct Job {
    copied: Copied,
    sent: Sent,
}

/// What became of OSC 52.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sent {
    /// The terminal has it; whether it took it is not known.
    Terminal,
    /// Longer than terminals take.
    TooLong,
    /// The terminal has no clipboard.
    Nowhere,
}

impl Clipboard {
    /// The clipboard as the environment describes it; `messages` gets [`Message::Copied`].
    pub(super) fn new(messages: Sender<Message>) -> Self {
        Self { ways: Ways::from(&|name| std::env::var(name).ok()), messages, worker: None }
    }

    /// Puts a text on the clipboard; `out` leads to the terminal.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn copy(&mut self, copied: Copied, out: &mut impl Write) -> io::Result<()> {
        let sent = match self.ways.sequence {
            None => Sent::Nowhere,
            Some(_) if copied.text.len() > osc52::LONGEST => Sent::TooLong,
            Some(through) => {
                out.write_all(osc52::sequence(&copied.text, through).as_bytes())?;
                out.flush()?;
                Sent::Terminal
            }
        };
        if let Err(error) = self.give(Job { copied, sent }) {
            // Nobody listens any more when the reader has left.
            let _ = self.messages.send(Message::Copied(format!("copying stopped half-way: {error}")));
        }
        Ok(())
    }

    fn give(&mut self, job: Job) -> io::Result<()> {
        let worker = match self.worker.take() {
            Some(worker) => worker,
            None => start(self.ways.programs.clone(), self.messages.clone())?,
        };
        let given = worker.jobs.send(job).map_err(|_| io::Error::other("its thread has ended"));
        self.worker = given.is_ok().then_some(worker);
        given
    }

    /// Waits until what was copied last is where it belongs, but not for ever.
    pub(super) fn finish(self) {
        if let Some(Worker { jobs, ended }) = self.worker {
            drop(jobs);
            let _ = ended.recv_timeout(PATIENCE);
        }
    }
}

fn start(programs: Vec<Vec<Program>>, messages: Sender<Message>) -> io::Result<Worker> {
    let (jobs, work) = channel::<Job>();
    let (end, ended) = channel::<()>();
    thread::Builder::new().name("clipboard".to_owned()).spawn(move || {
        let _end = end;
        while let Ok(mut job) = work.recv() {
            // Only what was copied last matters.
            while let Ok(newer) = work.try_recv() {
                job = newer;
            }
            let _ = messages.send(Message::Copied(carry_out(&job, &programs)));
        }
    })?;
    Ok(Worker { jobs, ended })
}

/// Gives the text to programs, of each group to the first that takes it; to the file if none did. What was done, in words.
fn carry_out(job: &Job, programs: &[Vec<Program>]) -> String {
    let mut places: Vec<&str> = Vec::new();
    let mut failures: Vec<String> = Vec::new();
    for group in programs {
        for program in group {
            match program::feed(program, &job.copied.text, PATIENCE) {
                Ok(()) => {
                    places.push(program.place);
                    break;
                }
                Err(Failure::Missing) => {}
                Err(failure) => failures.push(format!("{} {failure}", program.name)),
            }
        }
    }
    if !places.is_empty() {
        return format!("{} to {}", job.copied.what, places.join(" and "));
    }
    let told = in_file(job, file::write(&job.copied.text));
    if failures.is_empty() { told } else { format!("{told} ({})", failures.join(", ")) }
}

/// What to say when the file was the last resort.
fn in_file(job: &Job, file: Result<String, String>) -> String {
    let what = &job.copied.what;
    match (job.sent, file) {
        (Sent::Terminal, Ok(path)) => format!("{what} · also in {path}"),
        (Sent::Terminal, Err(why)) => format!("{what}, if the terminal took it; no file: {why}"),
        (Sent::TooLong, Ok(path)) => format!("{what} to {path}: too long for the terminal"),
        (Sent::Nowhere, Ok(path)) => format!("{what} to {path}"),
        (Sent::TooLong, Err(why)) => format!("not copied: too long for the terminal; no file: {why}"),
        (Sent::Nowhere, Err(why)) => format!("not copied: this terminal has no clipboard; no file: {why}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(sent: Sent) -> Job {
        Job { copied: Copied { text: "نص".to_owned(), what: "copied 1 word".to_owned() }, sent }
    }

    #[test]
    fn what_is_said() {
        let told = |sent, file: Result<&str, &str>| in_file(&job(sent), file.map(str::to_owned).map_err(str::to_owned));
        assert_eq!(told(Sent::Terminal, Ok("~/x")), "copied 1 word · also in ~/x");
        assert_eq!(told(Sent::TooLong, Ok("~/x")), "copied 1 word to ~/x: too long for the terminal");
        assert!(told(Sent::TooLong, Err("full")).starts_with("not copied"));
        assert!(told(Sent::Terminal, Err("full")).ends_with("no file: full"));
    }
}
