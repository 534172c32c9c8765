//! Asking and waiting, for commands that take no screen.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::queries::QUERIES;
use super::{Answers, Choices, Environment, Verdict, decide, tmux};
use crate::config::{Display, Encoding};
use crate::terminal::input::{Input, Parser, Reply};
use crate::terminal::tty::{self, Timed};

/// The longest wait for a terminal.
pub const PATIENCE: Duration = Duration::from_millis(300);

/// Asks the terminal on standard output what it is, and waits until it has answered or `timeout` has passed. It is not asked (no answers) where
/// another job has it, or where something was typed that nobody has read yet.
///
/// # Errors
/// When there is no terminal to read from, or it is gone.
pub fn ask(timeout: Duration) -> io::Result<Answers> {
    let mut answers = Answers::default();
    converse(QUERIES, timeout, &mut |reply| answers.take(reply))?;
    Ok(answers)
}

/// Sends `queries`, of which the last asks for DA1, and gives each reply to `take` until that one has come; whether it came.
pub(super) fn converse(queries: &str, timeout: Duration, take: &mut impl FnMut(Reply)) -> io::Result<bool> {
    let Some(mut tty) = Timed::take()? else { return Ok(false) };
    if tty.typed_ahead() {
        return Ok(false);
    }
    let mut out = io::stdout().lock();
    out.write_all(queries.as_bytes())?;
    out.flush()?;
    let end = Instant::now() + timeout;
    let mut parser = Parser::new();
    let mut buffer = [0; 1024];
    let mut done = false;
    while !done && Instant::now() < end {
        let length = tty.read(&mut buffer)?;
        parser.feed(buffer.get(..length).unwrap_or_default(), &mut |input| {
            if let Input::Reply(reply) = input {
                done |= matches!(reply, Reply::Primary(_));
                take(reply);
            }
        });
    }
    if !done {
        tty::flush();
    }
    Ok(done)
}

/// What is known of the terminal on standard output: from the environment, and where that leaves a doubt, from tmux and the terminal itself, for at
/// most twice [`PATIENCE`].
#[must_use]
pub fn examine(environment: &Environment) -> (Answers, Verdict) {
    let mut answers = Answers::default();
    if super::in_tmux(environment, &answers) {
        answers.tmux_client = tmux::client(PATIENCE);
    }
    let verdict = decide(environment, &answers);
    if verdict.known || !environment.answers() {
        return (answers, verdict);
    }
    // A terminal that is gone or is nobody's has no answer.
    let answers = Answers { tmux_client: answers.tmux_client, ..ask(PATIENCE).unwrap_or_default() };
    let verdict = decide(environment, &answers);
    (answers, verdict)
}

/// The encoding for what is printed to the terminal on standard output: the choices, and what is known of it. It is asked only where nothing else tells.
#[must_use]
pub fn for_print(choices: &Choices) -> Encoding {
    let environment = Environment::from_process();
    let first = decide(&environment, &Answers::default());
    let encoding = if choices.settled() || choices.remembered.contains_key(&first.terminal) {
        choices.settle(&first)
    } else {
        choices.settle(&examine(&environment).1)
    };
    if choices.display.is_none() { lasting(encoding) } else { encoding }
}

/// What stays right when the steering has ended. VTE keeps a row as it was written; mlterm orders all it shows anew once it may, so that it is given what it orders by itself.
pub(super) fn lasting(encoding: Encoding) -> Encoding {
    let display = if encoding.display == Display::Mlterm { Display::Logical } else { encoding.display };
    Encoding { display, ..encoding }
}
