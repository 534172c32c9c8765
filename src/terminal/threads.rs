//! The threads beside the screen: each waits for one thing and tells the loop.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

use super::identify::tmux;
use super::{Engine, Message, keyboard};
use crate::app::findings::Findings;
use crate::document::Document;
use crate::lexicon::Lexicon;

/// The longest wait for tmux. Nobody waits for it but this thread.
const TMUX: Duration = Duration::from_secs(2);

fn beside(name: &str, sender: &Sender<Message>, work: impl FnOnce(Sender<Message>) + Send + 'static) -> io::Result<()> {
    let sender = sender.clone();
    thread::Builder::new().name(name.to_owned()).spawn(move || work(sender))?;
    Ok(())
}

/// Keys, mouse, paste and replies, until the terminal is gone.
pub(super) fn watch_keyboard(sender: &Sender<Message>, owed: Arc<AtomicBool>) -> io::Result<()> {
    let sender = sender.clone();
    keyboard::watch(owed, move |input| sender.send(input.map_or(Message::Closed, Message::Input)).is_ok())
}

/// Signals; from now on they do nothing by themselves.
pub(super) fn watch_signals(sender: &Sender<Message>) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    beside("signals", sender, move |sender| {
        for signal in signals.forever() {
            if sender.send(Message::Signal(signal)).is_err() {
                return;
            }
        }
    })
}

/// Tells when `time` has passed.
pub(super) fn wait(sender: &Sender<Message>, time: Duration) -> io::Result<()> {
    beside("patience", sender, move |sender| {
        thread::sleep(time);
        let _ = sender.send(Message::Patience);
    })
}

/// Asks tmux what is around it.
pub(super) fn ask_tmux(sender: &Sender<Message>) -> io::Result<()> {
    beside("tmux", sender, |sender| {
        if let Some(client) = tmux::client(TMUX) {
            let _ = sender.send(Message::Client(client));
        }
    })
}

/// Analyses the article.
pub(super) fn annotate(
    document: Arc<Document>,
    lexicon: Arc<Lexicon>,
    engine: Engine,
    sender: &Sender<Message>,
) -> io::Result<()> {
    beside("annotate", sender, move |sender| {
        let found = catch_unwind(AssertUnwindSafe(|| Arc::new(Findings::new(&document, engine(&document, &lexicon)))));
        let found = found.map_err(|panic| {
            let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            text.unwrap_or("no reason given").to_owned()
        });
        // Nobody listens any more when the reader has left.
        let _ = sender.send(Message::Annotated(found));
    })
}
